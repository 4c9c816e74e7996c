"""The part of the module that knows nothing of Odoo, against the library and the vendor's product master.

python3 -m unittest test_judgement        # in this folder, with `regkit` importable
"""

import csv
import datetime
import json
import pathlib
import sys
import tempfile
import unittest

import regkit

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE / "regkit_bpom"), str(HERE.parent)]

import judgement  # noqa: E402
import make_products  # noqa: E402

TODAY = datetime.date(2026, 11, 30)
HERBAL = {
    "bpom_product_class": "obat_tradisional",
    "bpom_commodity": "obat_tradisional",
    "bpom_dosage_form": "kapsul",
    "bpom_kbli": "21022",
    "bpom_kbli_vintage": "2020",
    "bpom_business_scale": "UKOT",
    "bpom_activity": "diproduksi_dan_diedarkan_dalam_negeri",
    "bpom_pack_type": "botol",
    "bpom_volume_ml": 60.0,
    "bpom_net_weight_g": 0.0,
    "bpom_label_area_cm2": 84.0,
    "bpom_barcode_on": "primary",
    "bpom_tamper_security": False,
    "bpom_nie": "TR233456781",
    "bpom_nie_expiry": datetime.date(2028, 5, 22),
    "bpom_batch": False,
    "bpom_expiry": False,
    "bpom_barcode_2d": "(90)TR233456781(91)280522",
    "barcode": "8991234567891",
    "bpom_designated": False,
}


def judge(language="en", **change):
    return judgement.judge({**HERBAL, **change}, as_of=TODAY, edition="33/2018", language=language)


class JudgementTests(unittest.TestCase):
    def test_a_product_as_it_should_be_is_allowed_without_a_word(self):
        self.assertEqual(judge(), judgement.Judgement("allowed", ()))

    def test_a_fault_names_its_field_and_provision(self):
        cases = [
            ({"bpom_dosage_form": "tablet"}, "refused", "bpom_dosage_form", "Panduan ASROT-OSS, bagian B catatan 2"),
            ({"bpom_kbli": "11090"}, "refused", "bpom_commodity", "Panduan ASROT-OSS, bagian B baris 11090"),
            (
                {"bpom_barcode_on": "secondary"},
                "refused",
                "bpom_barcode_on",
                "Peraturan BPOM 33/2018, Pasal 19 ayat (1)",
            ),
            (
                {"bpom_barcode_2d": "(90)TR233456782(91)280522"},
                "refused",
                "bpom_barcode_2d",
                "Peraturan BPOM 33/2018, Pasal 16",
            ),
            (
                {"bpom_business_scale": False},
                "undetermined",
                "bpom_business_scale",
                "Panduan ASROT-OSS, bagian B catatan 1",
            ),
            ({"barcode": "8991234567892"}, "allowed", "barcode", "Peraturan BPOM 33/2018, Lampiran C angka 2 huruf b"),
        ]
        for change, outcome, field, law in cases:
            with self.subTest(change):
                said = judge(**change)
                self.assertEqual(said.outcome, outcome)
                self.assertEqual([(reason.field, reason.law) for reason in said.reasons], [(field, law)])

    def test_reasons_are_told_in_the_language_asked_for(self):
        self.assertIn("may register every form of traditional medicine except", str(judge(bpom_dosage_form="tablet")))
        said = str(judge("id", bpom_dosage_form="tablet"))
        self.assertTrue(said.startswith("✗ UKOT dapat mendaftarkan"), said)
        self.assertTrue(said.endswith("(Panduan ASROT-OSS, bagian B catatan 2)"), said)

    def test_what_nobody_entered_is_unknown_and_not_no(self):
        self.assertNotIn("net_weight_g", judgement.question(HERBAL)["primary_packaging"])
        self.assertNotIn("secondary_packaging", judgement.question(HERBAL))
        seal = judgement.question({**HERBAL, "bpom_tamper_security": "no"})["secondary_packaging"]
        self.assertEqual(seal, {"tamper_security": False})

    def test_what_cannot_be_asked_is_undetermined_and_says_where(self):
        said = judge(bpom_pack_type="bottle")
        self.assertEqual(said.outcome, "undetermined")
        self.assertEqual([(reason.effect, reason.field) for reason in said.reasons], [("missing", "bpom_pack_type")])

    def test_an_edition_that_does_not_exist_is_told_of_and_no_more(self):
        said = judgement.judge(HERBAL, as_of=TODAY, edition="99/2018")
        self.assertEqual((said.outcome, len(said.reasons)), ("undetermined", 1))
        self.assertIn("99/2018", str(said))

    def test_a_day_that_no_table_covers_leaves_a_question_open_and_says_which(self):
        said = judgement.judge(HERBAL, as_of=datetime.date(2022, 9, 1), edition="33/2018", language="id")
        self.assertEqual(said.outcome, "undetermined")
        self.assertIn("? Kelayakan mendaftar", str(said))

    def test_the_choices_are_the_words_of_the_vocabulary(self):
        for field, words in judgement.WORDS.items():
            if field == "bpom_commodity":
                continue  # names of the tables, asked for below
            with self.subTest(field), self.assertRaises(regkit.QuestionError) as caught:
                regkit.assess("dossier", judgement.question({field: "no such word"}))
            expected = caught.exception.problems[0].expected.removeprefix("one of ").split(", ")
            self.assertEqual(sorted(words), sorted(expected))
        said = judge(bpom_commodity="no such word")
        self.assertEqual(said.reasons[0].rule, "ASROT.KBLI.COMMODITIES")
        verdict = regkit.assess("eligibility", {"commodity": "no such word"})
        self.assertEqual(tuple(verdict.findings[0].expected.split(", ")), judgement.WORDS["bpom_commodity"])

    def test_a_scan_fills_in_what_it_says(self):
        self.assertEqual(
            judgement.scanned("]Q1(90)TR233456781(91)280522"),
            {"bpom_nie": "TR233456781", "bpom_nie_expiry": datetime.date(2028, 5, 22)},
        )
        self.assertEqual(
            judgement.scanned("(90)DKL0609212438B1(10)B7(17)271231(21)9"),
            {"bpom_nie": "DKL0609212438B1", "bpom_batch": "B7", "bpom_expiry": datetime.date(2027, 12, 31)},
        )
        self.assertEqual(judgement.scanned("https://jamu.example"), {})


class ProductMasterTests(unittest.TestCase):
    """The faults that the generator plants in values, which a record of Odoo may hold too."""

    def test_every_planted_fault_is_found_and_no_product_without_one_is_told_of(self):
        with open(HERE.parent / "columns.json", encoding="utf-8") as file:
            columns = {column.get("fact"): column["name"] for column in json.load(file)["columns"]}
        fields = {columns[path]: field for field, path in judgement.FACTS.items()}
        found = clean = 0
        for row, case in self.products():
            try:
                values = {field: self.value(field, row[column]) for column, field in fields.items()}
            except ValueError:
                continue  # no field of Odoo can hold it
            if case["rule"].startswith("IMPORT.") or case["rule"].islower():
                continue
            said = judgement.judge(values, as_of=TODAY, edition="33/2018")
            with self.subTest(row["sku"], fault=case["fault"]):
                self.assertEqual(said.outcome, case["outcome"])
                told = {(reason.rule, reason.field) for reason in said.reasons}
                if case["fault"]:
                    self.assertIn((case["rule"], fields[case["column"]]), told)
                    found += 1
                else:
                    self.assertEqual(told, set())
                    clean += 1
        self.assertGreater(found, 150)
        self.assertGreater(clean, 1500)

    @staticmethod
    def value(field, text):
        if not text:
            return False
        if field.endswith(("_ml", "_g", "_cm2")):
            return float(text)
        if field.endswith("expiry"):
            return datetime.date.fromisoformat(text)
        return {"ya": "yes", "tidak": "no"}.get(text, text)

    @staticmethod
    def products():
        with tempfile.TemporaryDirectory() as folder:
            products, planted = f"{folder}/products.csv", f"{folder}/planted.csv"
            make_products.write(2000, 7, TODAY, products, planted)
            with (
                open(products, encoding="utf-8-sig", errors="replace", newline="") as file,
                open(planted, encoding="utf-8", newline="") as key,
            ):
                yield from zip(csv.DictReader(file), csv.DictReader(key))


if __name__ == "__main__":
    unittest.main()
