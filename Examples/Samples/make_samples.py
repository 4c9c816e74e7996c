#!/usr/bin/env python3
"""Makes the sample pictures, `expected.json` and the table in README.md, all in this folder.

    make_samples.py           make everything again
    make_samples.py --check   read every picture with zxing-cpp and compare with expected.json

Every picture has its own fixed seed: with the versions of requirements.txt and of the Debian packages named in
README.md, a second run writes the same bytes.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from PIL import Image

import artwork as art
import camera
from artwork import DOTS, Look
from codes import GS, Code, ean13, gs1_128, gs1_qr, qr

HERE = Path(__file__).resolve().parent
TABLE_START, TABLE_END = "<!-- table: written by make_samples.py -->\n", "<!-- end of table -->\n"


@dataclass(frozen=True)
class Sample:
    file: str
    treatment: str
    about: str
    make: Callable[[np.random.Generator], tuple[np.ndarray, list[Code]]]
    quality: int  # of the JPEG
    levels: int  # of grey in the PNG

    def write(self) -> list[Code]:
        pixels, codes = self.make(np.random.default_rng(zlib.crc32(self.file.encode())))
        if self.file.endswith(".jpg"):
            picture = Image.fromarray(np.round(pixels * 255).astype(np.uint8))
            picture.save(HERE / self.file, quality=self.quality, subsampling="4:2:0", optimize=True, dpi=(72, 72))
        else:
            grey = pixels @ np.array([0.299, 0.587, 0.114], np.float32) if pixels.ndim == 3 else pixels
            grey = np.round(np.round(grey * (self.levels - 1)) * 255 / (self.levels - 1)).astype(np.uint8)
            picture = Image.fromarray(grey)
            if self.levels <= 16:
                # A palette of 16 greys takes four bits a pixel.
                picture = picture.quantize(self.levels, dither=Image.Dither.NONE)
            picture.save(HERE / self.file, optimize=True)
        return codes


samples: list[Sample] = []


def sample(file: str, treatment: str, about: str, quality=75, levels=256):
    def register(make):
        samples.append(Sample(file, treatment, about, make, quality, levels))
        return make
    return register


# The same authentication content in four carriers. (10), (17) and (21) have no GS1 key beside them: GS1 itself refuses
# that association, BPOM prescribes it.
AUTHENTICATION = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"
AUTHENTICATION_ELEMENTS = (b"90DBL9509204704A1", GS, b"1013123", GS, b"17250331", b"21025005EUT")

COSMETIC = Look("#fbf3ee", "#4b3a36", "#b0667a")
HERBAL = Look("#f6f2dc", "#2d3b20", "#3f6b2b", "#f5e9a8")
FOOD = Look("#fffdf6", "#2c1c10", "#b3261e", "#ffe9a3")
DRINK = Look("#ffffff", "#222222", "#0d6aa8")


def lotion(code: Code, nie: str, module=0.42) -> art.Sheet:
    return art.back_panel(
        (50, 84), COSMETIC, "Sekar Malam", "NIGHT BRIGHTENING LOTION", (
            ("Manfaat", "Melembapkan dan membantu mencerahkan kulit tubuh di malam hari. Cepat meresap, tidak "
             "lengket."),
            ("Cara pakai", "Oleskan merata pada kulit bersih sebelum tidur. Hanya untuk pemakaian luar."),
            ("Komposisi", "Aqua, Glycerin, Niacinamide, Cetearyl Alcohol, Caprylic/Capric Triglyceride, Dimethicone, "
             "Butyrospermum Parkii Butter, Phenoxyethanol, Parfum, Xanthan Gum, Tocopheryl Acetate."),
            ("Peringatan", "Hentikan pemakaian bila timbul iritasi. Jauhkan dari jangkauan anak.")),
        "Diproduksi oleh: PT Sekar Ayu Kosmetindo, Tangerang 15810\nNetto 100 ml\nNo. Bets SM4C07\nKD: 03 2027",
        code, module, f"BPOM {nie}")


CASSAVA = ("Singkong (72%), minyak kelapa sawit (mengandung antioksidan TBHQ), gula, bubuk bumbu balado (cabai, "
           "bawang putih, garam, penguat rasa mononatrium glutamat), garam beriodium.")
ORANGE = ("Gula, pengatur keasaman asam sitrat, bubuk jeruk (2%), perisa sintetik jeruk, vitamin C, pemanis buatan "
          "sukralosa, penstabil natrium karboksimetil selulosa, pewarna tartrazin CI 19140.")


def snack(code: Code, nie: str, product="KERIPIK SINGKONG BALADO", made_of=CASSAVA, second=None, caption="",
          module=0.42) -> art.Sheet:
    sheet = art.back_panel(
        (66, 92), FOOD, "Rasa Nagari", product, (
            ("Komposisi", made_of),
            ("Saran penyimpanan", "Simpan di tempat sejuk dan kering. Tutup rapat setelah dibuka.")),
        "Diproduksi oleh: PT Nagari Pangan Sejahtera, Padang 25153\nBerat bersih 180 g",
        code, module, f"BPOM RI {nie}", second, caption, text_end=39)
    art.nutrition(sheet, 4, 40, 36, (
        ("Takaran saji", "20 g"), ("Energi total", "110 kkal"), ("Lemak total", "6 g (9%)"), ("Protein", "0 g (0%)"),
        ("Karbohidrat total", "13 g (4%)"), ("Natrium", "105 mg (7%)")))
    sheet.text(43, 41, "BAIK DIGUNAKAN", 1.9, face="Sans-Bold")
    sheet.text(43, 43.6, "SEBELUM", 1.9, face="Sans-Bold")
    sheet.text(43, 47, "12 FEB 2027", 2.4, face="Mono-Bold")
    sheet.text(43, 50.2, "L2 0412 B", 2.4, face="Mono-Bold")
    return sheet


def herbal_oil(code: Code, nie: str) -> art.Sheet:
    return art.back_panel(
        (58, 62), HERBAL, "Kayu Lestari", "MINYAK KAYU PUTIH PLUS", (
            ("Khasiat", "Membantu meredakan perut kembung, mual, masuk angin dan gatal akibat gigitan serangga."),
            ("Komposisi", "Tiap ml: Cajuputi Oleum 0,90 ml; Eucalypti Oleum 0,05 ml; Lavandulae Oleum 0,05 ml.")),
        "Obat tradisional - obat luar\nPT Lestari Jamu Nusantara, Sukoharjo\nIsi bersih 60 ml\nBets KP2406  ED 08-2026",
        code, 0.44, f"POM {nie}")


def inhaler(code: Code, nie: str) -> art.Sheet:
    return art.back_panel(
        (76, 46), Look("#eef5fa", "#14324a", "#14507d"), "Angin Segar", "BALSAM GOSOK - OBAT KUASI", (
            ("Komposisi", "Menthol 2,8%, Camphor 5,3%, Eucalyptus oil 1,3%, dasar salep hingga 100%."),),
        "Aturan pakai: oleskan pada dada, leher dan punggung.\nDiimpor oleh: PT Segar Niaga Utama, Jakarta 12930"
        "\nNetto 25 g   Lot QA3391", code, 0.40, nie)


def drug_case(code: Code, title="GATALINA SIRUP 60 ml", module=0.5, beside="BPOM RI") -> art.Sheet:
    return art.thermal_label(
        (100, 62), title, "PT Nusa Medika Farma  Jl. Industri Raya 12, Bogor 16810", (
            ("No. Reg.", "DBL9509204704A1"), ("No. Bets", "13123"), ("Kedaluwarsa", "31 MAR 2025"), ("SN", "025005EUT"),
            ("Isi", "48 botol"), ("Berat", "5,4 kg")), code, module, beside)


# Identification.


@sample("cosmetic-photo.jpg", "photo: perspective, light from one side, JPEG 70",
        "Cosmetic whose code holds the NIE alone, without (91), as newer codes do.", 70)
def _(rng):
    code = qr("(90)NA18240104109")
    label = lotion(code, "NA18240104109").pixels()
    corners = [(0.27, 0.05), (0.70, 0.10), (0.76, 0.94), (0.20, 0.90)]
    return camera.phone(label, (900, 1100), corners, rng, light=(1.0, 0.42, 35), spot=(0.42, 0.2, 0.16, 0.25),
                        defocus=0.9, noise=0.03), [code]


@sample("drink-defocus.jpg", "photo: out of focus (blur disc 3.5 px), JPEG 80",
        "Processed food with a 12-digit MD number and its validity.", 80)
def _(rng):
    code = qr("(90)MD266510106032(91)251124")
    sheet = art.back_panel(
        (84, 52), DRINK, "Sumber Segar", "MINUMAN BERKARBONASI RASA KOLA", (
            ("Komposisi", "Air berkarbonasi, gula, pewarna karamel kelas IV, pengatur keasaman asam fosfat, konsentrat "
             "kola, kafein. Dapat mengandung pemanis buatan: tidak."),),
        "Diproduksi oleh: PT Sumber Segar Minuman, Bekasi 17520\nIsi bersih 250 ml\n"
        "Baik digunakan sebelum: lihat tutup",
        code, 0.52, "BPOM RI MD 266510106032")
    corners = [(0.10, 0.16), (0.91, 0.12), (0.93, 0.86), (0.08, 0.84)]
    return camera.phone(sheet.pixels(), (1000, 700), corners, rng, "#5f6e63", (1.0, 0.75, 100), defocus=3.5,
                        noise=0.02), [code]


@sample("food-17-characters-noise.jpg", "close photo: dim room, strong sensor noise, JPEG 70",
        "An NIE of 17 characters, one more than the annex allows, without (91); such codes are in the shops.", 70)
def _(rng):
    code = qr("(90)MD240935007100027")
    label = snack(code, "MD 240935007100027").pixels()
    corners = [(-0.05, -0.75), (1.03, -0.72), (1.02, 0.95), (-0.08, 0.91)]
    return camera.phone(label, (600, 480), corners, rng, "#4a4038", (0.72, 0.5, 70), noise=0.21, black=0.1,
                        white=0.85), [code]


@sample("herbal-oil-rotated.jpg", "photo: turned by 23 degrees, soft light, JPEG 72",
        "Traditional medicine (TR) with its validity, lying at an odd angle.", 72)
def _(rng):
    code = qr("(90)TR142681391(91)240828")
    label = herbal_oil(code, "TR 142681391").pixels()
    corners = [(0.254, 0.054), (0.903, 0.310), (0.746, 0.946), (0.097, 0.690)]
    return camera.phone(label, (820, 820), corners, rng, "#9a8f80", (1.0, 0.7, 200), defocus=1.0, noise=0.03), [code]


@sample("quasi-drug-jpeg60.jpg", "flatbed 150 dpi, turned by 4 degrees, JPEG 60",
        "Obat kuasi (QL) with its validity; the compression leaves rings round every module.", 60)
def _(rng):
    code = qr("(90)QL031700281(91)230112")
    label = inhaler(code, "POM QL 031700281").pixels()
    return camera.flatbed(label, DOTS, 150, rng, blur=0.6, noise=0.02, angle=4), [code]


@sample("cosmetic-inverted.png", "flatbed 200 dpi, light code on dark pack",
        "White modules on black: 33/2018 asks for black ink, 22/2022 for contrast; a reader must turn it round.",
        levels=16)
def _(rng):
    code = qr("(90)NA18230112845")
    label = art.back_panel(
        (54, 74), Look("#17151a", "#e9e2d6", "#b48a3c", "#17151a"), "Noir Cantik", "NIGHT CREAM", (
            ("Manfaat", "Krim malam dengan retinyl palmitate untuk membantu merawat elastisitas kulit wajah."),
            ("Komposisi", "Aqua, Cetyl Alcohol, Glyceryl Stearate, Squalane, Retinyl Palmitate, Carbomer, Parfum.")),
        "PT Cantika Noir Indonesia, Surabaya 60184\nNetto 30 g   KD 06 2026",
        code, 0.46, "POM NA18230112845", code_ink="#f3eee4", code_paper=None)
    return camera.flatbed(label.pixels(), DOTS, 200, rng, noise=0.008), [code]


@sample("import-low-contrast.png", "flatbed 150 dpi, contrast about 50 of 255 levels",
        "Imported processed food (ML): a faded sticker.", levels=256)
def _(rng):
    code = qr("(90)ML224309017696(91)250106")
    label = art.thermal_label(
        (86, 48), "SEREAL COKELAT", "Diimpor oleh: PT Boga Antara Niaga, Jakarta 14350", (
            ("No. izin", "ML 224309017696"), ("Negara", "Malaysia"), ("Berat", "330 g"), ("BB", "06 JAN 2025")),
        code, 0.52, "BPOM RI")
    scan = camera.flatbed(label.pixels(), DOTS, 150, rng, blur=0.5, noise=0, angle=-1.5, surround=0.85)
    scan = camera.faded(scan, 0.52, 0.72)
    return np.clip(scan + 0.006 * rng.standard_normal(scan.shape[:2], dtype=np.float32)[..., None], 0, 1), [code]


@sample("bottle-curved-photo.jpg", "photo: label round a bottle, reflection, JPEG 75",
        "Bottled water (MD) on a curved surface, seen a little from the side.", 75)
def _(rng):
    code = qr("(90)MD265228049054(91)201210")
    label = art.back_panel(
        (70, 52), Look("#eaf6fd", "#0b3350", "#1878b9"), "Tirta Gunung", "AIR MINERAL", (
            ("Komposisi", "Air dari mata air pegunungan, tanpa tambahan. Total padatan terlarut 110 mg/l."),),
        "Diproduksi oleh: CV Tirta Gunung Abadi, Sleman 55582\nIsi bersih 600 ml", code, 0.52,
        "BPOM RI MD 265228049054")
    bottle = camera.around_bottle(label.pixels(), 40, "#b8d8ea")
    corners = [(0.12, -0.06), (0.86, -0.02), (0.88, 1.04), (0.10, 1.06)]
    return camera.phone(bottle, (900, 900), corners, rng, "#6d7f70", (1.0, 0.75, 10), (0.34, 0.45, 0.1, 0.3), 0.8,
                        noise=0.025), [code]


@sample("drug-motion-blur.jpg", "photo: hand shake of 5 px, JPEG 75",
        "A prescription drug that carries an identification string: the wrong method for its class.", 75)
def _(rng):
    code = qr("(90)DKL1309222836A1(91)240110")
    label = art.back_panel(
        (80, 50), Look("white", "#222", "#7a1d2b"), "Lambunasi", "Lansoprazole 30 mg - kapsul", (
            ("Komposisi", "Tiap kapsul mengandung lansoprazole pelet salut enterik setara lansoprazole 30 mg."),
            ("Perhatian", "HARUS DENGAN RESEP DOKTER. Simpan pada suhu di bawah 30 °C, terlindung dari cahaya.")),
        "PT Nusa Medika Farma, Bogor 16810\n2 strip @ 10 kapsul\nNo. Bets 2C118  ED JAN 2024", code, 0.5,
        "No. Reg. DKL1309222836A1")
    corners = [(0.09, 0.13), (0.90, 0.09), (0.92, 0.88), (0.11, 0.90)]
    return camera.phone(label.pixels(), (960, 640), corners, rng, "#77726b", (1.0, 0.8, 60), defocus=0.8,
                        shake=(5, 18), noise=0.02), [code]


@sample("small-modules-flatbed.png", "flatbed 150 dpi, 1.9 px a module", levels=32,
        about="The smallest print that passes: modules of 0.33 mm in a cheap scan.")
def _(rng):
    code = qr("(90)DTL8713002537A1(91)250130")
    label = art.back_panel(
        (62, 70), Look("white", "#222", "#0b6e4f"), "Batukara", "SIRUP OBAT BATUK", (
            ("Komposisi", "Tiap 5 ml: dekstrometorfan HBr 7,5 mg; doksilamin suksinat 2 mg; gliseril "
             "guaiakolat 50 mg."),
            ("Aturan pakai", "Dewasa: 3 x sehari 2 sendok takar. Anak 6-12 tahun: 3 x sehari 1 sendok takar."),
            ("Perhatian", "P. no. 1 Awas! Obat Keras. Baca aturan memakainya.")),
        "PT Desa Farma, Semarang 50144\nIsi bersih 60 ml", code, 0.325, "No. Reg. DTL8713002537A1")
    return camera.flatbed(label.pixels(), DOTS, 150, rng, blur=0.45, noise=0.015, angle=0.6), [code]


@sample("web-address.jpg", "photo: perspective, JPEG 70",
        "A poster code that is no BPOM code at all: a plain web address.", 70)
def _(rng):
    code = qr("https://www.example.com/promo/kemasan?utm_source=label", "L")
    poster = art.Sheet(100, 70, "#f7c948")
    poster.box(0, 0, 100, 14, "#222")
    poster.text(50, 3.4, "PINDAI & MENANGKAN", 6.6, "#f7c948", "Sans-Bold", "ma")
    poster.paragraph(6, 20, 46, "Kumpulkan 10 kemasan, pindai kode di samping dan menangkan sepeda motor!", 4.6, "#222",
                     "Sans-Bold")
    poster.paragraph(6, 52, 46, "Periode 1 Maret - 30 Juni. Syarat dan ketentuan berlaku. Undian tidak dipungut biaya.",
                     2.4, "#222")
    poster.symbol(code, 62, 23, 31 / code.modules.shape[0])
    corners = [(0.09, 0.17), (0.88, 0.05), (0.95, 0.86), (0.05, 0.92)]
    return camera.phone(poster.pixels(), (860, 640), corners, rng, "#6b5d4f", (1.0, 0.6, 140), noise=0.02), [code]


# Authentication.


@sample("blister-carton.png", "carton artwork as the printer delivers it, 150 dpi, no damage", levels=32,
        about="Authentication as literal text in an ordinary QR (level Q), \"BPOM RI\" beside it.")
def _(rng):
    code = qr(AUTHENTICATION, "Q")
    return camera.flatbed(art.blister_carton(code, 0.42).pixels(), DOTS, 150, rng, blur=0, noise=0, border=0, black=0,
                          white=1), [code]


@sample("authentication-gs1-qr.jpg", "photo: perspective, light from one side, JPEG 70",
        "The same content as GS1 QR: FNC1 first, GS after (90) and (10).", 70)
def _(rng):
    code = gs1_qr(AUTHENTICATION, *AUTHENTICATION_ELEMENTS)
    corners = [(0.08, 0.20), (0.93, 0.10), (0.90, 0.88), (0.12, 0.84)]
    return camera.phone(drug_case(code, module=0.9).pixels(), (980, 680), corners, rng, "#a98f6b", (1.0, 0.5, 15),
                        defocus=0.7, noise=0.025), [code]


@sample("authentication-raw-gs-qr.png", "flatbed 200 dpi, turned by 8 degrees", levels=16,
        about="The same content with GS bytes but no FNC1: a reader calls it an ordinary QR.")
def _(rng):
    code = qr(b"".join(AUTHENTICATION_ELEMENTS))
    return camera.flatbed(drug_case(code, module=0.62).pixels(), DOTS, 200, rng, angle=-8, noise=0), [code]


@sample("authentication-gs1-128.png", "flatbed 200 dpi, thermal print", levels=16,
        about="The same content in a linear GS1-128, which 33/2018 does not accept as a 2D code.")
def _(rng):
    code = gs1_128(AUTHENTICATION, *AUTHENTICATION_ELEMENTS)
    label = art.thermal_label(
        (150, 78), "GATALINA SIRUP 60 ml", "PT Nusa Medika Farma  Jl. Industri Raya 12, Bogor 16810", (
            ("No. Reg.", "DBL9509204704A1"), ("No. Bets", "13123"), ("Kedaluwarsa", "31 MAR 2025"),
            ("SN", "025005EUT")), code, 0.33, bar_height=20)
    return camera.flatbed(label.pixels(), DOTS, 200, rng, noise=0, angle=0.8), [code]


@sample("gtin-gs1-qr.jpg", "photo: shake of 3 px, JPEG 68",
        "The other form of the annex: (01) GTIN with a right check digit, batch, expiry and serial, in GS1 QR.", 68)
def _(rng):
    code = gs1_qr("(01)08991234567891(10)AB1234(17)271231(21)7F3K9QZ1",
                  b"0108991234567891", b"10AB1234", GS, b"17271231", b"217F3K9QZ1")
    label = art.thermal_label(
        (96, 58), "INJEKTARA INJ 1 g", "PT Steril Nusantara  Cikarang 17530", (
            ("GTIN", "08991234567891"), ("LOT", "AB1234"), ("EXP", "31 DES 2027"), ("SN", "7F3K9QZ1"),
            ("Isi", "10 vial")),
        code, 0.82)
    corners = [(0.10, 0.12), (0.93, 0.16), (0.90, 0.90), (0.06, 0.85)]
    return camera.phone(label.pixels(), (920, 620), corners, rng, "#8a8f94", (1.0, 0.7, 250), shake=(3, 80),
                        noise=0.02), [code]


@sample("gtin-wrong-check-digit.jpg", "photo: perspective, JPEG 70",
        "Literal text whose GTIN ends in 2 where 1 is right; no GS1 encoder would print it.", 70)
def _(rng):
    code = qr("(01)08991234567892(10)AB1234(17)271231(21)7F3K9QZ2")
    label = art.thermal_label(
        (96, 58), "INJEKTARA INJ 1 g", "PT Steril Nusantara  Cikarang 17530", (
            ("GTIN", "08991234567892"), ("LOT", "AB1234"), ("EXP", "31 DES 2027"), ("SN", "7F3K9QZ2"),
            ("Isi", "10 vial")),
        code, 0.76)
    corners = [(0.06, 0.10), (0.90, 0.16), (0.95, 0.88), (0.10, 0.92)]
    return camera.phone(label.pixels(), (920, 620), corners, rng, "#947f63", (1.0, 0.6, 320), defocus=0.8,
                        noise=0.02), [code]


@sample("everything-at-once.jpg", "flatbed 150 dpi, turned by 90 degrees, JPEG 70",
        "(90)(91)(10)(11)(17)(21) in one code, as a demonstration of 2019 printed it.", 70)
def _(rng):
    code = qr("(90)NA18191405006(91)220221(10)123(11)191113(17)201113(21)165")
    label = art.thermal_label(
        (92, 52), "SERUM WAJAH 20 ml", "PT Sekar Ayu Kosmetindo, Tangerang 15810", (
            ("No. notif.", "NA18191405006"), ("Bets", "123"), ("Produksi", "13 NOV 2019"), ("ED", "13 NOV 2020"),
            ("SN", "165")), code, 0.62, "BPOM RI")
    return camera.flatbed(label.pixels(), DOTS, 150, rng, blur=0.5, noise=0.015, angle=90), [code]


# Damaged content.


@sample("impossible-date.png", "flatbed 150 dpi", levels=32,
        about="(91) says 31 February 2024.")
def _(rng):
    code = qr("(90)TR142681391(91)240231")
    return camera.flatbed(herbal_oil(code, "TR 142681391").pixels(), DOTS, 150, rng, noise=0.006, angle=1.2), [code]


@sample("truncated-by-database.jpg", "close photo: 17 px a module, shade, JPEG 70",
        "A label printed again from a database column of 20 characters: the string stops inside \"(91)\".", 70)
def _(rng):
    code = qr("(90)MD243209026078(9")
    sticker = art.shelf_sticker(code, "TOKO BEKU MAKMUR", "Nugget ayam 500 g", "Rp 48.500", "SKU 00418  12/11")
    corners = [(-1.02, -0.22), (1.07, -0.29), (1.12, 1.18), (-1.08, 1.20)]
    return camera.phone(sticker.pixels(), (680, 600), corners, rng, "#c8ccd0", (1.0, 0.5, 340), defocus=1.5,
                        noise=0.025), [code]


@sample("shop-suffix.png", "flatbed 150 dpi, turned by 12 degrees", levels=32,
        about="A shop has added its own \"-1\" behind the validity.")
def _(rng):
    code = qr("(90)NA18221901080(91)250406-1")
    sticker = art.shelf_sticker(code, "GLOW MART CABANG 3", "Perfect glow body serum 200 ml", "Rp 32.900",
                                "R4-B2  stok 1")
    return camera.flatbed(sticker.pixels(), DOTS, 150, rng, noise=0.006, angle=12), [code]


# More than one code, or none.


@sample("bpom-beside-ean.jpg", "flatbed 150 dpi, JPEG 70",
        "The BPOM code, marked \"BPOM RI\", and the shop's EAN-13 on one label.", 70)
def _(rng):
    code, shop = qr("(90)MD256211006232(91)261121"), ean13("8991234567891")
    label = snack(code, "MD 256211006232", "MINUMAN SERBUK RASA JERUK", ORANGE, shop, "BPOM RI")
    return camera.flatbed(label.pixels(), DOTS, 150, rng, blur=0.5, noise=0.015, angle=-1), [code, shop]


@sample("bpom-beside-maker-qr.jpg", "photo: perspective, JPEG 72",
        "Two QR codes on one label: the one marked \"BPOM RI\" counts, the other is the maker's web address.", 72)
def _(rng):
    code, maker = qr("(90)MD222871005300986"), qr("https://example.com/resep", "L")
    label = art.back_panel(
        (96, 58), HERBAL, "Dapur Ibu Rini", "SAMBAL ROA BOTOL 150 g", (
            ("Komposisi", "Cabai merah, ikan roa asap (24%), minyak kelapa, bawang merah, tomat, gula, garam, asam "
             "sitrat (pengatur keasaman). Mengandung alergen: ikan."),),
        "", code, 0.62, caption="BPOM RI")
    label.paragraph(6, 34, 30, "BPOM RI\nMD 222871005300986", 2.4, HERBAL.ink, "Sans-Bold")
    label.paragraph(6, 41, 24, "UD Ibu Rini, Manado 95111\nBB 02 FEB 2027", 2.3, HERBAL.ink)
    label.symbol(maker, 42, 33, 0.62)
    label.text(49.7, 52.2, "Ide resep", 2.2, HERBAL.ink, anchor="ma")
    corners = [(0.06, 0.12), (0.94, 0.17), (0.91, 0.91), (0.09, 0.86)]
    return camera.phone(label.pixels(), (1000, 680), corners, rng, "#7d6a55", (1.0, 0.65, 30), defocus=0.7,
                        noise=0.02), [code, maker]


@sample("a4-label-page.png", "A4 scan, 150 dpi, eight labels, turned by 0.4 degrees", levels=16,
        about="A page of a registration file with eight labels on it, two of them with a second code.")
def _(rng):
    codes = [qr(text) for text in (
        "(90)NA18250101949", "(90)MD273133003700079", "(90)TR142681391(91)240828", "(90)QL031700281(91)230112",
        AUTHENTICATION, "(90)MD251113021900(91)250827", "(90)GBL1809611063A1(91)241017",
        "(90)DTL0909219333A1(91)240411")]
    promo, shop = qr("https://example.com/gula", "L"), ean13("8997654321013")
    sugar = art.shelf_sticker(codes[5], "GULA AREN CETAK 500 g", "MD 251113021900", "", "BB 27 AGU 2027")
    sugar.symbol(promo, 6, 13.5, 12 / promo.modules.shape[0])
    sugar.text(20.5, 18, "Resep", 2.4)
    antacid = art.thermal_label(
        (80, 50), "ANTASIDA DEWI TABLET", "PT Nusa Medika Farma, Bogor", (
            ("No. Reg.", "GBL1809611063A1"), ("Isi", "10 x 10 tab"), ("ED", "OKT 2027")), codes[6], 0.62, "BPOM RI")
    antacid.ean(shop, 8, 30, 0.4, 11)
    labels = [
        (lotion(codes[0], "NA18250101949", 0.64), "Losion malam, wadah"),
        (snack(codes[1], "MD 273133003700079", module=0.8), "Keripik singkong, kemasan eceran"),
        (herbal_oil(codes[2], "TR 142681391"), "Minyak kayu putih plus, etiket"),
        (inhaler(codes[3], "POM QL 031700281"), "Balsam gosok, etiket"),
        (drug_case(codes[4], module=0.5), "Gatalina sirup, karton luar"),
        (sugar, "Gula aren, stiker"),
        (antacid, "Antasida, dus"),
        (art.shelf_sticker(codes[7], "REDAPIRA SUSPENSI", "DTL0909219333A1", "60 ml", "ED 11-04-2027", 5),
         "Suspensi, stiker")]
    page = art.page_of_labels(
        "LAMPIRAN II - RANCANGAN LABEL", "Pemohon: PT Niaga Contoh Indonesia   No. berkas 0417/REG/XI", labels)
    scan = camera.flatbed(page.pixels(), DOTS, 150, rng, noise=0, angle=0.4, border=0, blur=0.4, surround=0.97)
    return scan, [*codes, promo, shop]


@sample("no-code.jpg", "photo: perspective, JPEG 70", "A front panel without any code: there is nothing to read.", 70)
def _(rng):
    front = art.Sheet(70, 90, "#c7402d")
    front.box(5, 5, 60, 80, "#fbe9c6", radius=6)
    front.text(35, 16, "Rasa Nagari", 8.5, "#7a1d12", "Serif-BoldItalic", "ma")
    front.text(35, 29, "KERIPIK SINGKONG", 4.6, "#222", "Sans-Bold", "ma")
    front.text(35, 35, "rasa balado pedas", 3.6, "#222", "Serif-Italic", "ma")
    for turn in range(9):
        x, y = 14 + 5.2 * turn, 52 + 7 * np.sin(turn * 1.9)
        front.pen.ellipse([x * DOTS - 150, y * DOTS - 110, x * DOTS + 150, y * DOTS + 110], "#e9a13b", "#9a5a16", 8)
    front.text(35, 72, "Berat bersih 180 g", 3.2, "#222", "Sans-Bold", "ma")
    front.text(35, 78, "BPOM RI MD 273133003700079", 2.6, "#222", "Sans-Regular", "ma")
    corners = [(0.20, 0.08), (0.82, 0.05), (0.86, 0.95), (0.16, 0.93)]
    return camera.phone(front.pixels(), (640, 800), corners, rng, "#8c8c86", (1.0, 0.55, 45), noise=0.02), []


@sample("unreadable-torn.jpg", "photo: code torn off at one edge and crossed out, JPEG 70",
        "There is a code, but two finder patterns are gone: a person must type the number.", 70)
def _(rng):
    code = qr("(90)MD268310026033(91)241014")
    sticker = art.shelf_sticker(code, "TOKO SINAR PAGI", "Teh melati celup isi 25", "Rp 7.800", "MD 268310026033")
    # A ragged tear from the top right corner to the bottom edge takes two of the three finder patterns.
    edge = [(42.6, 0)]
    edge += [(43.6 - 0.16 * y + 0.7 * np.sin(2.3 * y), y) for y in np.linspace(1, 33, 40)]
    sticker.pen.polygon([(x * DOTS, y * DOTS) for x, y in [*edge, (38, 34.1), (61, 34.1), (61, -1), (42.6, -1)]],
                        fill="#c9b79d")
    for shift in (0, 1.6, 3.1):
        sticker.line((33, 11 + shift), (37, 24), (40, 12), (43, 25 - shift), ink="#1b2f8f", width=0.5)
    corners = [(0.10, 0.14), (0.90, 0.12), (0.92, 0.88), (0.08, 0.90)]
    return camera.phone(sticker.pixels(), (720, 480), corners, rng, "#c9b79d", (1.0, 0.7, 30), noise=0.02), []


def make() -> None:
    expected = []
    for each in samples:
        codes = each.write()
        expected.append({
            "file": each.file,
            "symbols": [{"content_hex": code.content.hex(), "symbology_identifier": code.identifier, "text": code.text}
                        for code in codes],
            "encoder": "; ".join(dict.fromkeys(code.encoder for code in codes)) or "none",
            "treatment": each.treatment,
            "about": each.about,
        })
    (HERE / "expected.json").write_text(json.dumps(expected, indent=2, ensure_ascii=False) + "\n")
    readme = HERE / "README.md"
    before, rest = readme.read_text().split(TABLE_START)
    readme.write_text(before + TABLE_START + "\n" + _table(expected) + "\n" + TABLE_END + rest.split(TABLE_END)[1])


def _table(expected) -> str:
    rows = ["| picture | encoder | treatment | content | what it shows |", "|---|---|---|---|---|"]
    for entry in expected:
        content = "<br>".join(f"`{s['text']}` {s['symbology_identifier']}" for s in entry["symbols"]) or "(nothing)"
        rows.append(
            f"| [{entry['file']}]({entry['file']}) | {entry['encoder']} | {entry['treatment']} | {content} "
            f"| {entry['about']} |")
    return "\n".join(rows) + "\n"


def check() -> int:
    """Compares every picture with expected.json through a reader that is not ours; returns the number of faults."""
    faults = 0
    expected = json.loads((HERE / "expected.json").read_text())
    for entry in expected:
        wanted = Counter((s["symbology_identifier"], s["content_hex"]) for s in entry["symbols"])
        grey = np.array(Image.open(HERE / entry["file"]).convert("L"))
        # Strong noise hides a code from zxing until it is softened a little.
        found = _read(grey) or _read(cv2.GaussianBlur(grey, (0, 0), 1))
        for kind, difference in (("missing", wanted - found), ("not expected", found - wanted)):
            for (identifier, content), count in difference.items():
                print(f"{entry['file']}: {kind}: {count} x {identifier} {bytes.fromhex(content)!r}")
                faults += count
    listed = {entry["file"] for entry in expected}
    for picture in sorted({path.name for path in HERE.iterdir() if path.suffix in (".png", ".jpg")} ^ listed):
        print(f"{picture}: {'no such file' if picture in listed else 'not in expected.json'}")
        faults += 1
    symbols = sum(len(entry["symbols"]) for entry in expected)
    print(f"{len(expected)} pictures, {symbols} symbols, {faults} faults (zxing-cpp {version('zxing-cpp')})")
    return faults


def _read(grey: np.ndarray) -> Counter:
    return Counter((code.symbology_identifier, code.bytes.hex()) for code in zxingcpp.read_barcodes(grey))


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            make()
        case ["--check"]:
            sys.exit(1 if check() else 0)
        case _:
            sys.exit("usage: make_samples.py [--check]")
