"""What RegKit says of a product: from the values of a record to a question, and from the answer to reasons.

Nothing here knows Odoo, so that it can be used and tested without.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal, Mapping, Optional

import regkit

# The fields of a product, and where the facts they hold stand in a dossier, the area of the vocabulary that judges
# everything on one product.
FACTS = {
    "bpom_kbli": "company.kbli[0]",
    "bpom_kbli_vintage": "company.kbli_vintage",
    "bpom_business_scale": "company.business_scale",
    "bpom_activity": "product.activity",
    "bpom_commodity": "product.commodity",
    "bpom_product_class": "product.product_class",
    "bpom_dosage_form": "formulation.dosage_form",
    "bpom_designated": "product.designated_by_kepala_bpom",
    "bpom_pack_type": "primary_packaging.type",
    "bpom_volume_ml": "primary_packaging.volume_ml",
    "bpom_net_weight_g": "primary_packaging.net_weight_g",
    "bpom_label_area_cm2": "primary_packaging.label_area_cm2",
    "bpom_barcode_on": "label.barcode_on",
    "bpom_tamper_security": "secondary_packaging.tamper_security",
    "bpom_nie": "licences[0].nie",
    "bpom_nie_expiry": "licences[0].expiry",
    "bpom_batch": "product.batch",
    "bpom_expiry": "product.expiry",
    "bpom_barcode_2d": "barcodes[0].text",
    "barcode": "product.gtin",
}

# What is about more than one fact of a field is told of the field all the same.
COVERED = {"company.kbli": "bpom_kbli", "secondary_packaging": "bpom_tamper_security", "barcodes[0]": "bpom_barcode_2d"}

# The words of the vocabulary that a field may hold, in the order in which a list shows them. They are words of the law.
WORDS = {
    "bpom_kbli_vintage": ("2020", "2025"),
    "bpom_business_scale": ("industri", "UKOT", "UMOT"),
    "bpom_activity": (
        "diproduksi_dan_diedarkan_dalam_negeri",
        "diimpor_untuk_diedarkan_di_indonesia",
        "diproduksi_khusus_ekspor",
    ),
    "bpom_commodity": ("obat_tradisional", "suplemen_kesehatan", "obat_kuasi"),
    "bpom_product_class": (
        "obat_tradisional",
        "suplemen_kesehatan",
        "obat_kuasi",
        "kosmetika",
        "pangan_olahan",
        "pangan_diet_khusus",
        "obat_bebas",
        "obat_bebas_terbatas",
        "obat_keras",
        "narkotika",
        "psikotropika",
        "produk_biologi",
        "radiofarmaka",
        "media_kontras",
        "alat_kesehatan",
    ),
    "bpom_pack_type": (
        "botol",
        "pot",
        "kaleng",
        "pouch",
        "sachet",
        "stick_pack",
        "kotak",
        "karton",
        "gelas",
        "tube",
        "vial",
        "ampul",
        "prefilled_syringe",
        "blister",
        "strip",
        "catch_cover",
        "suppositoria",
        "kemasan_tunggal",
        "lainnya",
    ),
    "bpom_barcode_on": ("primary", "secondary", "both", "none"),
}

# A field of yes and no is a list of two words, because nobody having said is a third answer.
FLAGS = {"bpom_designated": {"yes": True, "no": False}, "bpom_tamper_security": {"yes": True, "no": False}}

SIGNS = {"blocks": "✗", "warns": "!", "missing": "?", "informs": "·"}


def selection(field: str) -> list[tuple[str, str]]:
    """The choices of a field, as lists show them."""
    return [
        (word, word.replace("_", " ") if word.isupper() else word.replace("_", " ").capitalize())
        for word in WORDS[field]
    ]


def question(values: Mapping[str, Any]) -> dict[str, Any]:
    """The dossier that the values of a product make.

    What is empty is unknown. So is a measure of 0, which is how Odoo keeps a number that nobody entered.
    """
    inputs: dict[str, Any] = {}
    for field, path in FACTS.items():
        value = values.get(field)
        if not value:
            continue
        _place(inputs, path, FLAGS.get(field, {}).get(value, value))
    return inputs


def _place(inputs: dict[str, Any], path: str, value: Any) -> None:
    node = inputs
    *groups, last = path.split(".")
    for group in groups:
        name = group.removesuffix("[0]")
        node = node.setdefault(name, {} if name == group else [{}])
        node = node if name == group else node[0]
    name = last.removesuffix("[0]")
    node[name] = value if name == last else [value]


@dataclass(frozen=True)
class Reason:
    """Why a product is judged as it is: what a rule does, the field it is about, the provision, and words."""

    effect: str
    """`blocks`, `warns`, `missing`, or `informs` for what was seen of something that stays open."""
    field: str
    """The field of the product; empty where it is about none."""
    rule: str
    law: str
    words: str

    def __str__(self) -> str:
        return f"{SIGNS[self.effect]} {self.words}" + (f" ({self.law})" if self.law else "")


@dataclass(frozen=True)
class Judgement:
    """What RegKit says of a product."""

    outcome: str
    """`allowed`, `refused` or `undetermined`."""
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.reasons))


def judge(
    values: Mapping[str, Any],
    *,
    as_of: datetime.date,
    edition: Optional[str] = None,
    language: Literal["en", "id"] = "en",
) -> Judgement:
    """Judge a product by the values of its fields, on a day.

    The edition of the 2D barcode regulation is the one in force on that day where none is named.
    """
    try:
        verdict = regkit.assess("dossier", question(values), as_of=as_of, edition=edition or None, language=language)
    except regkit.QuestionError as error:
        # A value that no product can have, such as a text that is no day: what cannot be asked cannot be answered.
        problems = (
            Reason("missing", _field(problem.path), problem.code, "", problem.message) for problem in error.problems
        )
        return Judgement("undetermined", tuple(problems))
    except regkit.Error as error:
        # A parameter that names no edition must not keep people from their products.
        return Judgement("undetermined", (Reason("missing", "", error.code, "", str(error)),))
    reasons: list[Reason] = []
    for section in verdict.answer["sections"]:
        before = len(reasons)
        missing = section.get("missing_facts", ())
        is_open = section["outcome"] == "undetermined" and not section.get("out_of_scope", False)
        for finding in section["findings"]:
            is_seen = is_open and not missing and finding["effect"] == "informs"
            if finding["effect"] in ("blocks", "warns") or is_seen:
                reasons.append(_reason(finding["effect"], finding.get("subject", ""), finding))
        reasons.extend(_reason("missing", fact["fact"], fact) for fact in missing)
        if is_open and len(reasons) == before:
            # The tables do not cover the day: there is nothing to say but what was asked.
            reasons.append(Reason("missing", "", "", "", section["title"]))
    return Judgement(verdict.outcome.name.lower(), tuple(reasons))


def _reason(effect: str, path: str, finding: Mapping[str, Any]) -> Reason:
    return Reason(
        effect, _field(path), finding.get("rule", ""), finding.get("citation", ""), finding.get("message", "")
    )


def _field(path: str) -> str:
    path = path.removeprefix("inputs.")
    field = next((field for field, fact in FACTS.items() if fact == path), None)
    return field or next((field for prefix, field in COVERED.items() if path.startswith(prefix)), "")


def scanned(text: str) -> dict[str, Any]:
    """What a 2D barcode says, by the fields of a product that hold the same."""
    reading = regkit.read(text)
    end = reading.get("nie_expiry")
    said = {
        "bpom_nie": reading.get("nie"),
        "bpom_nie_expiry": end and datetime.date.fromisoformat(end),
        "bpom_batch": reading.get("batch"),
        "bpom_expiry": (day := reading.get("expiry")) and datetime.date.fromisoformat(day),
    }
    return {field: value for field, value in said.items() if value}
