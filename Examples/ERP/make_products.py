#!/usr/bin/env python3
"""Make a product master as Indonesian makers keep it, with faults planted, and say which row has which.

    python3 make_products.py --rows 10000 --seed 2018 products.csv planted.csv

`products.csv` is as such files come: CR LF, a byte order mark, quoted commas and quotes, a line end inside a name.
One row in ten has one fault. `planted.csv` has a line for each row: the fault, empty for none, the outcome it must
have, and a rule and column that must be among its reasons. What is right and wrong is written down here from the
texts of the law, and nothing of it was asked of RegKit. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import random
from dataclasses import dataclass
from typing import Callable, Sequence

LOCAL, IMPORTED = "diproduksi_dan_diedarkan_dalam_negeri", "diimpor_untuk_diedarkan_di_indonesia"

COLUMNS = (
    "sku nama kbli tahun_kbli skala_usaha kegiatan komoditas golongan bentuk_sediaan ditetapkan kemasan_primer isi_ml "
    "berat_g luas_label_cm2 letak_barcode segel nie nie_berlaku_hingga gtin bets kedaluwarsa barcode_2d"
).split()
Row = dict[str, str]

# ---- What is right --------------------------------------------------------------------------------------------------

# ASROT-OSS guide, section B, notes 1 to 3.
UMOT_FORMS = ("param", "tapel", "pilis", "cairan obat luar", "rajangan")
UKOT_FORMS = ("kapsul, pil, serbuk, cairan obat dalam, minyak obat luar, salep, balsem, teh celup, param").split(", ")
UKOT_FORBIDDEN = ("tablet", "efervesen", "suppositoria", "kapsul lunak", "aerosol obat luar")
INDUSTRY_FORMS = ("tablet", "kapsul", "kapsul lunak", "efervesen", "cairan obat dalam", "Kapsul", "TABLET")
FOOD_FORMS = ("cairan oral", "serbuk yang disajikan dalam bentuk cair", "gummy")
SUPPLEMENT_FORMS = ("tablet", "kapsul", "kapsul lunak", "gummy", "cairan oral")
FOOD_KBLI = ("11040", "11090", "10799")

HERBS = (
    "Kunyit Asam, Beras Kencur, Temulawak, Galian Singset, Pegal Linu, Sari Mengkudu, Daun Katuk, Sambiloto, "
    "Kapulaga Jahe, Brotowali, Kumis Kucing, Jahe Merah, Meniran, Pasak Bumi, Secang Manis, Lempuyang Wangi"
).split(", ")
MAKERS = (
    "Sari Rimpang, Lereng Merbabu, Tirta Husada, Rempah Nusantara, Melati Wangi, Putri Menoreh, Sumber Waras, "
    "Bintang Kejora, Bukit Barisan, Kencana Mulya"
).split(", ")
VITAMINS = ("Vitamin C 500, Omega 3, Zinc Plus, Kolagen, Probiotik, Kalsium D3, Madu Multivitamin, Spirulina").split(
    ", "
)
COSMETICS = ("Lulur Beras", "Sabun Zaitun", "Serum Niacinamide", "Bedak Dingin", "Lotion Melati", "Sampo Urang-aring")
FOODS = ("Keripik Tempe", "Sambal Bajak", "Kopi Toraja", "Sirup Markisa", "Abon Sapi", "Kecap Manis", "Dodol Garut")
DRUGS = ("Amoksisilin 500 mg", "Amlodipin 5 mg", "Metformin 500 mg", "Captopril 25 mg", "Ranitidin 150 mg")
OTC_DRUGS = ("Parasetamol 500 mg", "Antasida DOEN", "Guaifenesin", "Klorfeniramin Maleat")
QUASI = ("Balsem Pala", "Minyak Telon", "Obat Kumur Sirih", "Inhaler Kayu Putih")


def gtin(body: str) -> str:
    """Twelve digits with their check digit: weights 3 and 1 from the right."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return body + str(-total % 10)


@dataclass
class Maker:
    """Makes rows without a fault."""

    random: random.Random
    today: datetime.date
    number: int = 0

    def digits(self, count: int) -> str:
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def future(self) -> datetime.date:
        """The end of a licence or a batch, far enough away."""
        return self.today + datetime.timedelta(days=self.random.randint(60, 1500))

    def name(self, products: Sequence[str]) -> str:
        choose = self.random.choice
        product, maker, count = choose(products), choose(MAKERS), choose((10, 20, 30, 60, 100))
        return choose(
            (
                f"{product} {maker}",
                f"{product} {maker}, isi {count}",
                f'{product} "{maker}"',
                f"{product} {maker} @ {count}",
                f"{product} {maker} (dus, isi {count})",
                f"{product}\n{maker}",
            )
        )

    def common(self, products: Sequence[str], **own: str) -> Row:
        self.number += 1
        row = dict.fromkeys(COLUMNS, "")
        row.update(
            sku=f"{self.random.choice('ABCDEFGH')}{self.number:06}",
            nama=self.name(products),
            tahun_kbli="2020",
            kegiatan=LOCAL,
            gtin=gtin(f"899{self.number:09}"),
            nie_berlaku_hingga=self.future().isoformat(),
            bets=self.digits(6),
            kedaluwarsa=self.future().isoformat(),
        )
        row.update(own)
        return row

    def pack(self, row: Row, exempt: bool) -> Row:
        """A pack whose code is where Pasal 18, 19 and 21 want it."""
        choose, area = self.random.choice, str(self.random.randint(20, 240))
        drug = row["golongan"].startswith("obat_b") or row["golongan"] == "obat_keras"
        if not exempt:
            kind = choose(("botol", "pot", "pouch", "kotak"))
            row.update(kemasan_primer=kind, luas_label_cm2=area, letak_barcode=choose(("primary", "primary", "both")))
            row.update(
                {"isi_ml": choose(("60", "100", "250.5"))}
                if kind == "botol"
                else {"berat_g": choose(("50", "120.5", "500"))}
            )
        elif row["golongan"].startswith("pangan"):
            # Pasal 21: a label of 10 cm2 or less.
            row.update(kemasan_primer="sachet", berat_g="5", luas_label_cm2="9.5", letak_barcode="secondary")
        else:
            kind = choose(("blister", "strip", "botol"))
            row.update(kemasan_primer=kind, luas_label_cm2=area, letak_barcode="secondary", segel="ya" if drug else "")
            if kind == "botol":
                row.update(isi_ml="9.5" if drug else "4.5")
        return row

    def identification(self, row: Row) -> Row:
        """The code as it comes with the licence (Lampiran C.1)."""
        end = datetime.date.fromisoformat(row["nie_berlaku_hingga"])
        code = f"(90){row['nie']}(91){end:%y%m%d}"
        row["barcode_2d"] = self.random.choice(("", "]Q1")) + code
        if self.random.random() < 0.2:  # as labels write the number
            row["nie"] = f"POM {row['nie'][:2]} {row['nie'][2:5]} {row['nie'][5:8]} {row['nie'][8:]}".strip()
        return row

    def authentication(self, row: Row) -> Row:
        """A code with licence number or GTIN, batch, expiry and serial number (Lampiran C.2)."""
        end, serial = datetime.date.fromisoformat(row["kedaluwarsa"]), self.digits(9)
        row["barcode_2d"] = self.random.choice(
            (
                f"(90){row['nie']}(10){row['bets']}(17){end:%y%m%d}(21){serial}",
                f"(01)0{row['gtin']}(10){row['bets']}(17){end:%y%m%d}(21){serial}",
                f"]Q3010{row['gtin']}10{row['bets']}\x1d17{end:%y%m%d}21{serial}",
                f"]d2010{row['gtin']}17{end:%y%m%d}10{row['bets']}\x1d21{serial}",
            )
        )
        return row

    # -- One method a kind of product

    def traditional(self, scale: str = "", exempt: bool | None = None) -> Row:
        choose = self.random.choice
        scale = scale or choose(("UMOT", "UKOT", "UKOT", "industri"))
        form = choose({"UMOT": UMOT_FORMS, "UKOT": UKOT_FORMS, "industri": INDUSTRY_FORMS}[scale])
        row = self.common(
            HERBS,
            kbli="21022",
            skala_usaha=scale,
            komoditas="obat_tradisional",
            golongan="obat_tradisional",
            bentuk_sediaan=form,
            nie=choose(("TR", "TR", "TR", "HT", "FF")) + self.digits(9),
        )
        return self.identification(self.pack(row, self.random.random() < 0.3 if exempt is None else exempt))

    def imported(self) -> Row:
        choose = self.random.choice
        commodity, letters, products, forms = choose(
            (
                ("obat_tradisional", "TI", HERBS, INDUSTRY_FORMS),
                ("suplemen_kesehatan", "SI", VITAMINS, SUPPLEMENT_FORMS),
            )
        )
        row = self.common(
            products,
            kbli=choose(("46441", "46442", "47723", "47999")),
            kegiatan=IMPORTED,
            komoditas=commodity,
            golongan=commodity,
            bentuk_sediaan=choose(forms),
            nie=letters + self.digits(9),
        )
        return self.identification(self.pack(row, self.random.random() < 0.3))

    def supplement(self, kbli: str = "") -> Row:
        choose = self.random.choice
        kbli = kbli or choose(("21012", "21022") + FOOD_KBLI)
        row = self.common(
            VITAMINS,
            kbli=kbli,
            skala_usaha="industri" if kbli == "21022" else "",
            komoditas="suplemen_kesehatan",
            golongan="suplemen_kesehatan",
            bentuk_sediaan=choose(FOOD_FORMS if kbli in FOOD_KBLI else SUPPLEMENT_FORMS),
            nie=choose(("SD", "SD", "SL")) + self.digits(9),
        )
        return self.identification(self.pack(row, self.random.random() < 0.3))

    def quasi(self) -> Row:
        # The regulation on 2D barcodes is not for quasi drugs (Pasal 2).
        row = self.common(
            QUASI,
            kbli="21012",
            komoditas="obat_kuasi",
            golongan="obat_kuasi",
            kemasan_primer="botol",
            isi_ml="60",
            bentuk_sediaan=self.random.choice(("balsem", "cairan obat luar", "inhaler")),
            nie="QD" + self.digits(9),
        )
        return row

    def cosmetic(self) -> Row:
        row = self.common(COSMETICS, kbli="20232", golongan="kosmetika", nie="NA" + self.digits(11))
        return self.identification(self.pack(row, False))

    def food(self, exempt: bool | None = None) -> Row:
        row = self.common(FOODS, kbli="10799", golongan="pangan_olahan", nie="MD" + self.digits(12))
        return self.identification(self.pack(row, self.random.random() < 0.2 if exempt is None else exempt))

    def drug_number(self, letters: str) -> str:
        return f"{letters}{self.digits(10)}{self.random.choice('ABC')}{self.random.randint(1, 9)}"

    def prescription(self, exempt: bool | None = None) -> Row:
        choose = self.random.choice
        row = self.common(
            DRUGS,
            kbli="21012",
            golongan="obat_keras",
            bentuk_sediaan=choose(("tablet", "kapsul")),
            nie=self.drug_number(choose(("DKL", "GKL"))),
        )
        return self.authentication(self.pack(row, self.random.random() < 0.6 if exempt is None else exempt))

    def over_the_counter(self) -> Row:
        row = self.common(
            OTC_DRUGS,
            kbli="21012",
            golongan="obat_bebas",
            ditetapkan="tidak",
            bentuk_sediaan="tablet",
            nie=self.drug_number(self.random.choice(("DBL", "GBL"))),
        )
        return self.identification(self.pack(row, self.random.random() < 0.5))

    def clean(self) -> Row:
        kinds: tuple[Callable[[], Row], ...] = (
            self.traditional,
            self.traditional,
            self.traditional,
            self.imported,
            self.supplement,
            self.supplement,
            self.quasi,
            self.cosmetic,
            self.food,
            self.prescription,
            self.over_the_counter,
        )
        return self.random.choice(kinds)()


# ---- What is wrong --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Planted:
    """A row with its fault, and what must be said of it."""

    row: Row
    outcome: str
    rule: str
    column: str


def compact(nie: str) -> str:
    return nie.removeprefix("POM ").replace(" ", "")


def coded(maker: Maker, row: Row, **change: str) -> Row:
    """The row with a change, and the code that goes with it."""
    row.update(change)
    row["nie"] = compact(row["nie"])
    return maker.identification(row)


def with_code(row: Row, code: str) -> Row:
    row["barcode_2d"] = code
    return row


def with_change(row: Row, **change: str) -> Row:
    row.update(change)
    return row


def refused(row: Row, rule: str, column: str) -> Planted:
    return Planted(row, "refused", rule, column)


def open_(row: Row, rule: str, column: str) -> Planted:
    return Planted(row, "undetermined", rule, column)


def warned(row: Row, rule: str, column: str) -> Planted:
    return Planted(row, "allowed", rule, column)


def day_of(row: Row) -> datetime.date:
    return datetime.date.fromisoformat(row["nie_berlaku_hingga"])


def plant_kbli(maker: Maker) -> Planted:
    code = maker.random.choice(FOOD_KBLI + ("21012",))
    return refused(with_change(maker.traditional("industri"), kbli=code), f"ASROT.KBLI.{code}", "komoditas")


def plant_note_3(maker: Maker) -> Planted:
    row = with_change(
        maker.supplement(maker.random.choice(FOOD_KBLI)), bentuk_sediaan=maker.random.choice(("tablet", "kapsul"))
    )
    return refused(row, "ASROT.KBLI.FOODDRINK.FORMS", "bentuk_sediaan")


def plant_other_class(maker: Maker) -> Planted:
    row = coded(maker, maker.traditional(), nie="SD" + maker.digits(9))
    return refused(row, "ID.NIE.SUPLEMEN", "golongan")


def plant_other_number(maker: Maker) -> Planted:
    row = maker.traditional()
    nie = compact(row["nie"])
    last = str((int(nie[-1]) + 1) % 10)
    return refused(
        with_code(row, f"(90){nie[:-1]}{last}(91){day_of(row):%y%m%d}"), "BARCODE.IDENT.EQUALS_LICENCE", "barcode_2d"
    )


def plant_other_end(maker: Maker) -> Planted:
    row = maker.food()
    end = day_of(row) + datetime.timedelta(days=1)
    return refused(
        with_code(row, f"(90){compact(row['nie'])}(91){end:%y%m%d}"), "BARCODE.IDENT.EQUALS_LICENCE", "barcode_2d"
    )


def plant_impossible_code(maker: Maker) -> Planted:
    row = maker.cosmetic()
    day = maker.random.choice(("280230", "271131", "281301", "290229"))
    return refused(with_code(row, f"(90){compact(row['nie'])}(91){day}"), "BARCODE.IDENT.CONTENT", "barcode_2d")


def plant_cut_off(maker: Maker) -> Planted:
    row = maker.supplement()
    code = f"(90){compact(row['nie'])}(91){day_of(row):%y%m%d}"
    return refused(with_code(row, code[:20]), "BARCODE.IDENT.CONTENT", "barcode_2d")


def plant_check_digit(maker: Maker) -> Planted:
    row = maker.prescription()
    wrong = row["gtin"][:-1] + str((int(row["gtin"][-1]) + maker.random.randint(1, 9)) % 10)
    end = datetime.date.fromisoformat(row["kedaluwarsa"])
    row.update(gtin=wrong, barcode_2d=f"(01)0{wrong}(10){row['bets']}(17){end:%y%m%d}(21){maker.digits(8)}")
    return refused(row, "BARCODE.AUTH.CONTENT", "barcode_2d")


def plant_master_check_digit(maker: Maker) -> Planted:
    row = maker.traditional()
    wrong = row["gtin"][:-1] + str((int(row["gtin"][-1]) + maker.random.randint(1, 9)) % 10)
    return warned(with_change(row, gtin=wrong), "BARCODE.AUTH.CONTENT", "gtin")


def authentication_code(row: Row, batch: str, end: datetime.date, serial: str) -> str:
    return f"(90){row['nie']}(10){batch}(17){end:%y%m%d}" + (f"(21){serial}" if serial else "")


def plant_batch(maker: Maker) -> Planted:
    row = maker.prescription()
    end = datetime.date.fromisoformat(row["kedaluwarsa"])
    code = authentication_code(row, row["bets"][::-1] + "X", end, maker.digits(8))
    return refused(with_code(row, code), "BARCODE.AUTH.EQUALS_REPORT", "barcode_2d")


def plant_expiry(maker: Maker) -> Planted:
    row = maker.prescription()
    end = datetime.date.fromisoformat(row["kedaluwarsa"]) + datetime.timedelta(days=365)
    return refused(
        with_code(row, authentication_code(row, row["bets"], end, maker.digits(8))),
        "BARCODE.AUTH.EQUALS_REPORT",
        "barcode_2d",
    )


def plant_no_serial(maker: Maker) -> Planted:
    row = maker.prescription()
    end = datetime.date.fromisoformat(row["kedaluwarsa"])
    return refused(with_code(row, authentication_code(row, row["bets"], end, "")), "BARCODE.AUTH.CONTENT", "barcode_2d")


def plant_wrong_method(maker: Maker) -> Planted:
    row = maker.prescription()
    return refused(with_code(row, f"(90){row['nie']}(91){day_of(row):%y%m%d}"), "BARCODE.AUTH.CONTENT", "barcode_2d")


def plant_short_number(maker: Maker) -> Planted:
    row = coded(maker, maker.traditional(), nie="TR" + maker.digits(8))
    return refused(row, "ID.NIE", "nie")


def plant_unknown_letters(maker: Maker) -> Planted:
    row = coded(maker, maker.supplement(), nie="XS" + maker.digits(9))
    return open_(row, "ID.NIE", "nie")


def plant_household_number(maker: Maker) -> Planted:
    # A number of a regent or mayor, which BPOM does not give.
    row = with_change(maker.food(), nie=f"P-IRT {maker.digits(13)}-28", barcode_2d="")
    return refused(row, "ID.NIE", "nie")


def plant_expired(maker: Maker) -> Planted:
    end = maker.today - datetime.timedelta(days=maker.random.randint(1, 900))
    return warned(
        coded(maker, maker.traditional(), nie_berlaku_hingga=end.isoformat()),
        "BARCODE.PUBLIC.OUTPUT",
        "nie_berlaku_hingga",
    )


def plant_local_number(maker: Maker) -> Planted:
    row = maker.imported()
    row = coded(maker, row, nie=row["nie"].replace("TI", "TR").replace("SI", "SD"))
    family = "OBAT_TRADISIONAL" if row["golongan"] == "obat_tradisional" else "SUPLEMEN"
    return warned(row, f"ID.NIE.{family}", "nie")


def plant_no_form(maker: Maker) -> Planted:
    scale = maker.random.choice(("UMOT", "UKOT"))
    return open_(
        with_change(maker.traditional(scale), bentuk_sediaan=""), f"ASROT.KBLI.21022.{scale}", "bentuk_sediaan"
    )


def plant_no_scale(maker: Maker) -> Planted:
    row = with_change(
        maker.traditional("UKOT"), skala_usaha="", bentuk_sediaan=maker.random.choice(("kapsul", "tablet", "pil"))
    )
    return open_(row, "ASROT.KBLI.21022.SCALE_NEEDED", "skala_usaha")


def plant_no_number(maker: Maker) -> Planted:
    return open_(with_change(maker.food(), nie="", nie_berlaku_hingga=""), "BARCODE.IDENT.EQUALS_LICENCE", "nie")


def plant_no_pack(maker: Maker) -> Planted:
    row = with_change(maker.traditional("UKOT", exempt=False), kemasan_primer="", letak_barcode="secondary")
    return open_(row, "BARCODE.PRIMARY.EXEMPT.OTSK.b", "kemasan_primer")


def plant_importers_code(maker: Maker) -> Planted:
    return warned(with_change(maker.traditional("industri"), kbli="46441"), "ASROT.JENIS_INDUSTRI", "kbli")


def plant_later_code(maker: Maker) -> Planted:
    return open_(with_change(maker.traditional("industri"), tahun_kbli="2025"), "ASROT.KBLI.21022", "tahun_kbli")


def plant_no_year(maker: Maker) -> Planted:
    code = maker.random.choice(("46442", "11040"))
    row = maker.imported() if code == "46442" else maker.supplement(code)
    return warned(with_change(row, kbli=code, tahun_kbli=""), f"ASROT.KBLI.{code}", "tahun_kbli")


def plant_word(column: str, words: tuple[str, ...], code: str) -> Callable[[Maker], Planted]:
    return lambda maker: refused(with_change(maker.traditional(), **{column: maker.random.choice(words)}), code, column)


def plant_comma(maker: Maker) -> Planted:
    return refused(with_change(maker.traditional(), isi_ml="12,5", berat_g=""), "wrong_type", "isi_ml")


FAULTS: dict[str, Callable[[Maker], Planted]] = {
    "kbli_of_another_commodity": plant_kbli,
    "kbli_not_listed": lambda maker: refused(
        with_change(maker.traditional(), kbli=maker.random.choice(("20232", "47730", "46447"))),
        "ASROT.KBLI.UNLISTED",
        "kbli",
    ),
    "kbli_of_four_digits": lambda maker: refused(
        with_change(maker.supplement(), kbli="2102"), "ASROT.KBLI.FORMAT", "kbli"
    ),
    "kbli_of_2025": plant_later_code,
    "kbli_without_year": plant_no_year,
    "kbli_of_importers": plant_importers_code,
    "form_forbidden_to_umot": lambda maker: refused(
        with_change(
            maker.traditional("UMOT"), bentuk_sediaan=maker.random.choice(("kapsul", "tablet", "pil", "serbuk"))
        ),
        "ASROT.KBLI.21022.UMOT",
        "bentuk_sediaan",
    ),
    "supplement_of_umot": lambda maker: refused(
        with_change(maker.supplement("21022"), skala_usaha="UMOT"), "ASROT.KBLI.21022.UMOT", "komoditas"
    ),
    "form_forbidden_to_ukot": lambda maker: refused(
        with_change(maker.traditional("UKOT"), bentuk_sediaan=maker.random.choice(UKOT_FORBIDDEN)),
        "ASROT.KBLI.21022.UKOT",
        "bentuk_sediaan",
    ),
    "form_forbidden_to_food_codes": plant_note_3,
    "form_mistyped": lambda maker: open_(
        with_change(maker.traditional("UKOT"), bentuk_sediaan="kapsull"), "ASROT.KBLI.21022.UKOT", "bentuk_sediaan"
    ),
    "form_missing": plant_no_form,
    "scale_missing": plant_no_scale,
    "licence_number_of_another_class": plant_other_class,
    "licence_number_too_short": plant_short_number,
    "licence_number_of_unknown_letters": plant_unknown_letters,
    "licence_number_of_a_regent": plant_household_number,
    "licence_number_missing": plant_no_number,
    "licence_number_local_for_import": plant_local_number,
    "licence_expired": plant_expired,
    "code_of_another_licence": plant_other_number,
    "code_with_another_end": plant_other_end,
    "code_with_an_impossible_day": plant_impossible_code,
    "code_cut_off": plant_cut_off,
    "code_is_a_web_address": lambda maker: refused(
        with_code(maker.traditional(), f"https://jamu.example/p/{maker.digits(6)}"),
        "BARCODE.IDENT.CONTENT",
        "barcode_2d",
    ),
    "code_of_the_wrong_method": plant_wrong_method,
    "code_without_serial_number": plant_no_serial,
    "code_of_another_batch": plant_batch,
    "code_with_another_expiry": plant_expiry,
    "check_digit_wrong_in_code": plant_check_digit,
    "check_digit_wrong_in_master": plant_master_check_digit,
    "code_missing": lambda maker: refused(
        with_change(maker.traditional(exempt=False), letak_barcode="none", barcode_2d=""),
        "BARCODE.PRIMARY.OTSK",
        "letak_barcode",
    ),
    "code_on_secondary_pack_alone": lambda maker: refused(
        with_change(maker.traditional(exempt=False), letak_barcode="secondary"), "BARCODE.PRIMARY.OTSK", "letak_barcode"
    ),
    "exempt_pack_without_code": lambda maker: refused(
        with_change(maker.traditional(exempt=True), letak_barcode="none", barcode_2d=""),
        "BARCODE.SECONDARY.OTSK",
        "letak_barcode",
    ),
    "exempt_pack_with_code": lambda maker: warned(
        with_change(maker.traditional(exempt=True), letak_barcode="primary"), "BARCODE.SECONDARY.OTSK", "letak_barcode"
    ),
    "exempt_pack_without_seal": lambda maker: refused(
        with_change(maker.prescription(exempt=True), segel="tidak"), "BARCODE.SECONDARY.OBAT.SECURITY", "segel"
    ),
    "seal_missing": lambda maker: open_(
        with_change(maker.prescription(exempt=True), segel=""), "BARCODE.SECONDARY.OBAT.SECURITY", "segel"
    ),
    "pack_missing": plant_no_pack,
    "designation_missing": lambda maker: open_(
        with_change(maker.over_the_counter(), ditetapkan=""), "BARCODE.METHOD", "ditetapkan"
    ),
    "day_impossible": plant_word("nie_berlaku_hingga", ("2028-02-30", "2027-06-31", "2027-13-01"), "unknown_value"),
    "day_written_otherwise": plant_word("kedaluwarsa", ("31/12/2028", "2028/12/31", "31 Des 2028"), "unknown_value"),
    "decimal_comma": plant_comma,
    "pack_in_english": plant_word("kemasan_primer", ("bottle", "jar", "box"), "unknown_value"),
    "class_unknown": plant_word("golongan", ("jamu", "Obat Tradisional"), "unknown_value"),
    "flag_in_english": plant_word("segel", ("yes", "no"), "wrong_type"),
    "sku_twice": lambda maker: refused(maker.traditional(), "IMPORT.DUPLICATE", "sku"),
    "gtin_twice": lambda maker: refused(maker.cosmetic(), "IMPORT.DUPLICATE", "gtin"),
    "name_in_latin_1": lambda maker: refused(
        with_change(maker.cosmetic(), nama=f"Crème Mawar {maker.random.choice(MAKERS)}"), "IMPORT.ENCODING", "nama"
    ),
    "comma_unquoted": lambda maker: refused(with_change(maker.traditional(), nama="Jamu, isi 30"), "IMPORT.CELLS", ""),
}

# ---- Files ----------------------------------------------------------------------------------------------------------


def line_of(row: Row, fault: str) -> bytes:
    """A row as its line of the file; two faults are of the line and not of a value."""
    text = io.StringIO()
    if fault == "comma_unquoted":
        # No other cell of such a row asks for quotes.
        text.write(",".join(row[column] for column in COLUMNS) + "\r\n")
    else:
        csv.writer(text, lineterminator="\r\n").writerow([row[column] for column in COLUMNS])
    return text.getvalue().encode("latin-1" if fault == "name_in_latin_1" else "utf-8")


def write(rows: int, seed: int, today: datetime.date, products: str, planted: str) -> None:
    """Write both files."""
    maker = Maker(random.Random(seed), today)
    faults = list(FAULTS)
    # Each tenth row has a fault, each fault equally often; the first rows have none, so that a value can come again.
    with open(products, "wb") as file, open(planted, "w", encoding="utf-8", newline="") as key:
        answers = csv.writer(key, lineterminator="\n")
        answers.writerow(("row", "sku", "fault", "outcome", "rule", "column"))
        file.write(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
        earlier: list[Row] = []
        count = 0
        for number in range(rows):
            fault = ""
            if number % 10 == 9 and number > 20:
                fault = faults[count % len(faults)]
                count += 1
                case = FAULTS[fault](maker)
                if fault == "sku_twice":
                    case.row["sku"] = maker.random.choice(earlier)["sku"]
                elif fault == "gtin_twice":
                    case.row["gtin"] = maker.random.choice(earlier)["gtin"]
            else:
                case = Planted(maker.clean(), "allowed", "", "")
                earlier.append(case.row)
            file.write(line_of(case.row, fault))
            sku = "" if fault == "comma_unquoted" else case.row["sku"]
            answers.writerow((number + 2, sku, fault, case.outcome, case.rule, case.column))


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a product master with planted faults.")
    parser.add_argument("--rows", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 30))
    parser.add_argument("products")
    parser.add_argument("planted")
    arguments = parser.parse_args()
    write(arguments.rows, arguments.seed, arguments.today, arguments.products, arguments.planted)


if __name__ == "__main__":
    main()
