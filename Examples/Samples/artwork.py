"""Flat artwork: labels, cartons and sheets drawn in millimetres, before any camera or scanner has seen them.

Brands, makers and addresses are invented.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from codes import Code

DOTS = 24  # dots a millimetre, about 600 dpi

FONTS = "/usr/share/fonts/truetype/liberation"  # Debian: fonts-liberation


@cache
def font(name: str, millimetres: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(f"{FONTS}/Liberation{name}.ttf", round(millimetres * DOTS))


def wrapped(text: str, width: float, size: float, face: str) -> list[str]:
    type_, lines = font(face, size), []
    for written in text.split("\n"):
        line = ""
        for word in written.split():
            longer = f"{line} {word}".strip()
            if line and type_.getlength(longer) > width * DOTS:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


class Sheet:
    """A drawing surface measured in millimetres from its top left corner."""

    def __init__(self, width: float, height: float, paper: str = "white"):
        self.width, self.height = width, height
        self.picture = Image.new("RGB", (round(width * DOTS), round(height * DOTS)), paper)
        self.pen = ImageDraw.Draw(self.picture)

    def text(self, x, y, text, size=2.2, ink="black", face="Sans-Regular", anchor="la"):
        self.pen.text((x * DOTS, y * DOTS), text, fill=ink, font=font(face, size), anchor=anchor)

    def paragraph(self, x, y, width, text, size=1.9, ink="black", face="SansNarrow-Regular", leading=1.22) -> float:
        """Sets `text` in a column and returns where the next line would start."""
        for line in wrapped(text, width, size, face):
            self.text(x, y, line, size, ink, face)
            y += size * leading
        return y

    def box(self, x, y, width, height, fill=None, outline=None, line=0.2, radius=0.0):
        corners = [x * DOTS, y * DOTS, (x + width) * DOTS, (y + height) * DOTS]
        self.pen.rounded_rectangle(corners, radius * DOTS, fill, outline, max(1, round(line * DOTS)) if outline else 0)

    def line(self, *points, ink="black", width=0.2):
        self.pen.line([(x * DOTS, y * DOTS) for x, y in points], fill=ink, width=max(1, round(width * DOTS)))

    def symbol(self, code: Code, x, y, module, ink="black", paper: str | None = "white", height=0.0, quiet=4.0):
        """Draws a code with its quiet zone; (x, y) is the corner of the symbol itself."""
        rows, columns = code.modules.shape
        step = height if code.is_linear else module
        if paper:
            above = 0.6 if code.is_linear else quiet * module
            self.box(x - quiet * module, y - above, (columns + 2 * quiet) * module, rows * step + 2 * above, paper)
        for row, column in np.argwhere(code.modules):
            left, right = round((x + column * module) * DOTS), round((x + (column + 1) * module) * DOTS)
            top, bottom = round((y + row * step) * DOTS), round((y + (row + 1) * step) * DOTS)
            self.pen.rectangle([left, top, right - 1, bottom - 1], fill=ink)

    def ean(self, code: Code, x, y, module=0.33, height=14.0):
        """An EAN-13 as it stands on packs: digits below, guard bars reaching down between them."""
        self.box(x - 11 * module, y - 1, (95 + 18) * module, height + 4.6, "white")
        self.symbol(code, x, y, module, height=height, paper=None)
        for start in (0, 45, 92):
            for bar in range(start, start + (5 if start == 45 else 3)):
                if code.modules[0, bar]:
                    self.box(x + bar * module, y + height, module - 1 / DOTS, 1.2, "black")
        size = 2.9
        self.text(x - 8.5 * module, y + height + 0.3, code.text[0], size)
        for digits, first in ((code.text[1:7], 3), (code.text[7:], 50)):
            for place, digit in enumerate(digits):
                self.text(x + (first + 7 * place + 3.5) * module, y + height + 0.3, digit, size, anchor="ma")

    def pixels(self) -> np.ndarray:
        return np.asarray(self.picture, dtype=np.float32) / 255


def side(code: Code, module: float) -> float:
    return code.modules.shape[1] * module


@dataclass(frozen=True)
class Look:
    paper: str
    ink: str
    accent: str
    on_accent: str = "white"


def back_panel(size, look: Look, brand, product, sections, footer, code: Code, module=0.36, nie="", second=None,
               caption="", code_ink="black", code_paper: str | None = "white", text_end=None) -> Sheet:
    """The back of a retail pack: heading, text, then the code on the right with licence, maker and dates beside it.

    The text is set as large as the room above the code, or above `text_end`, allows.
    """
    width, height = size
    sheet = Sheet(width, height, look.paper)
    margin = width * 0.06
    sheet.box(0, 0, width, height * 0.15, look.accent)
    sheet.text(margin, height * 0.025, brand, height * 0.06, look.on_accent, "Serif-BoldItalic")
    sheet.text(margin, height * 0.1, product, height * 0.033, look.on_accent, "Sans-Bold")
    edge = side(code, module)
    left, top = width - margin - edge - 2 * module, height - margin - edge - 2 * module - (2.5 if caption else 0)
    # The small print stands beside the code, or above the second code, and moves up when it is long.
    small = 2.3
    floor = height - 2.2 if second is None else height - margin - 19
    beside = (left if second is None else width) - margin - 4 * module - 1
    small_lines = wrapped(footer, beside, small, "SansNarrow-Regular")
    foot = min(top, floor - small * (1.22 * len(small_lines) + (1.6 if nie else 0)))
    room = (text_end or foot - 2) - height * 0.18
    column = width - 2 * margin
    body = next(
        tenths / 10 for tenths in range(34, 12, -1)
        if room >= tenths / 10 * sum(1.65 + 1.22 * len(wrapped(text, column, tenths / 10, "SansNarrow-Regular"))
                                     for _, text in sections))
    y = height * 0.18
    for title, text in sections:
        sheet.text(margin, y, title, body, look.accent, "Sans-Bold")
        y = sheet.paragraph(margin, y + body * 1.25, column, text, body, look.ink) + body * 0.4
    sheet.symbol(code, left, top, module, ink=code_ink, paper=code_paper)
    if caption:
        sheet.text(left + edge / 2, top + edge + 4 * module + 0.2, caption, 2.2, look.ink, "Sans-Bold", "ma")
    if nie:
        sheet.text(margin, foot, nie, small, look.ink, "Sans-Bold")
        foot += small * 1.6
    sheet.paragraph(margin, foot, beside, footer, small, look.ink)
    if second is not None:
        sheet.ean(second, margin + 4, height - margin - 17.5, height=12)
    sheet.box(0, height - 1.2, width, 1.2, look.accent)
    return sheet


def nutrition(sheet: Sheet, x, y, width, rows, ink="black"):
    """The nutrition table ("Informasi nilai gizi") of a food label."""
    height = 2.6 + 2.3 * len(rows)
    sheet.box(x, y, width, height + 1, "white", ink, 0.25)
    sheet.text(x + width / 2, y + 0.5, "INFORMASI NILAI GIZI", 2.0, ink, "Sans-Bold", "ma")
    for place, (name, value) in enumerate(rows):
        line = y + 3.1 + 2.3 * place
        sheet.line((x, line - 0.15), (x + width, line - 0.15), ink=ink, width=0.1)
        sheet.text(x + 0.8, line, name, 1.8, ink, "SansNarrow-Regular")
        sheet.text(x + width - 0.8, line, value, 1.8, ink, "SansNarrow-Bold", "ra")


def thermal_label(size, title, maker, fields, code: Code, module=0.5, beside="", bar_height=16.0) -> Sheet:
    """A shipping or aggregation label from a thermal printer: black on white, boxes and large figures."""
    width, height = size
    sheet = Sheet(width, height)
    sheet.box(1.5, 1.5, width - 3, height - 3, None, "black", 0.35, 1.5)
    sheet.text(4, 3.6, title, 4.2, face="Sans-Bold")
    sheet.text(4, 8.6, maker, 2.4)
    sheet.line((1.5, 12.4), (width - 1.5, 12.4), width=0.35)
    y = 14.4
    for name, value in fields:
        sheet.text(4, y, name, 2.3, face="SansNarrow-Regular")
        sheet.text(21, y - 0.4, value, 2.9, face="Sans-Bold")
        y += 4.5
    if code.is_linear:
        left = (width - side(code, module)) / 2
        top = height - bar_height - 8
        sheet.symbol(code, left, top, module, height=bar_height, quiet=10)
        sheet.text(width / 2, top + bar_height + 1.1, code.text, 2.9, face="Mono-Regular", anchor="ma")
    else:
        edge = side(code, module)
        left, top = width - edge - 5 - 2 * module, (height + 12.4 - edge) / 2
        sheet.symbol(code, left, top, module)
        if beside:
            _upright(sheet, left - 4 * module - 2.6, top, edge, beside)
    return sheet


def blister_carton(code: Code, module=0.3) -> Sheet:
    """The flat artwork of a blister carton: three panels with fold lines, flaps, and a printer's colour bar."""
    sheet = Sheet(158, 112, "#f4f3ef")
    blue, teal = "#17427a", "#1c8f8a"
    # Front, side and back panel, and the tuck flaps above and below.
    for x, y, width, height, fill in (
            (8, 22, 60, 68, "white"), (68, 22, 18, 68, blue), (86, 22, 60, 68, "white"),
            (10, 8, 56, 14, "white"), (88, 90, 56, 14, "white"), (146, 24, 7, 64, "#e7e6e1")):
        sheet.box(x, y, width, height, fill, "#2b2b2b", 0.2)
    for x in (68, 86, 146):
        for y in range(23, 90, 3):
            sheet.line((x, y), (x, y + 1.6), ink="#c22", width=0.15)
    # Front panel.
    sheet.pen.polygon([(p * DOTS, q * DOTS) for p, q in ((8.2, 60), (67.9, 44), (67.9, 89.8), (8.2, 89.8))], fill=teal)
    sheet.text(13, 27, "Napasera", 8.2, blue, "Sans-Bold")
    sheet.text(13, 37, "Salbutamol sulfat setara salbutamol 2 mg", 2.4, blue)
    sheet.text(13, 41.3, "Tablet", 3.0, blue, "Sans-Bold")
    sheet.box(57, 26, 7.6, 7.6, "#c8102e", "black", 0.5, 3.8)
    sheet.text(60.8, 27.6, "K", 4.6, "black", "Sans-Bold", "ma")
    sheet.text(13, 72, "10 blister @ 10 tablet", 3.2, "white", "Sans-Bold")
    sheet.text(13, 77.6, "HARUS DENGAN RESEP DOKTER", 2.6, "white", "Sans-Bold")
    sheet.text(13, 83, "PT Nusa Medika Farma · Bogor - Indonesia", 2.1, "white")
    # Side panel, text running upwards.
    strip = Image.new("RGB", (68 * DOTS, 18 * DOTS), blue)
    pen = ImageDraw.Draw(strip)
    pen.text((4 * DOTS, 3.4 * DOTS), "Napasera", fill="white", font=font("Sans-Bold", 6))
    pen.text((4 * DOTS, 11.4 * DOTS), "Simpan di bawah 30 °C, terlindung dari cahaya", fill="white",
             font=font("Sans-Regular", 2.1))
    sheet.picture.paste(strip.rotate(90, expand=True), (round(68.1 * DOTS), round(22.1 * DOTS)))
    # Back panel with the variable data.
    y = 26.0
    for title, text in (
            ("Komposisi", "Tiap tablet mengandung salbutamol sulfat setara dengan salbutamol 2 mg."),
            ("Indikasi", "Bronkospasme pada asma bronkial, bronkitis kronis dan emfisema."),
            ("Dosis", "Dewasa 2-4 mg, 3-4 kali sehari. Keterangan lebih lanjut lihat brosur.")):
        sheet.text(90, y, title, 2.2, blue, "Sans-Bold")
        y = sheet.paragraph(90, y + 2.7, 52, text, 2.0) + 0.7
    edge = side(code, module)
    left, top = 142 - edge - 1.2, 87 - edge - 1.2
    sheet.box(89, 58.5, 54, 29.5, "#fafafa", "#888", 0.15)
    sheet.symbol(code, left, top, module)
    sheet.text(left + edge / 2, top - 4.4, "BPOM RI", 2.3, "black", "Sans-Bold", "ma")
    for row, (name, value) in enumerate((
            ("No. Reg.", "DBL9509204704A1"), ("No. Bets", "13123"), ("Kedaluwarsa", "MAR 2025"), ("SN", "025005EUT"))):
        sheet.text(91, 62.5 + 5.4 * row, name, 2.1)
        sheet.text(105.5, 62.2 + 5.4 * row, value, 2.6, "black", "Mono-Bold")
    # What a printer adds.
    for place, colour in enumerate(("#00a0e0", "#e5007d", "#ffe600", "#1a1a1a", blue, teal)):
        sheet.box(10 + 6 * place, 100, 5, 5, colour)
    sheet.text(48, 101, "ART-NPS-10x10 C", 2.2, "#444", "Mono-Regular")
    for x, y in ((3, 3), (155, 3), (3, 109), (155, 109)):
        sheet.line((x - 2, y), (x + 2, y), width=0.12)
        sheet.line((x, y - 2), (x, y + 2), width=0.12)
    return sheet


def shelf_sticker(code: Code, shop, name, price, note, price_size=6.0) -> Sheet:
    """A sticker a shop prints for itself."""
    sheet = Sheet(60, 34)
    sheet.text(3, 2.6, shop, 2.6, face="Sans-Bold")
    sheet.line((3, 6.2), (57, 6.2), width=0.25)
    y = sheet.paragraph(3, 7.6, 31, name, 2.9, face="Sans-Regular")
    sheet.text(3, max(y + 1, 17), price, price_size, face="Sans-Bold")
    sheet.text(3, 28.4, note, 2.1, face="Mono-Regular")
    module = 17.5 / code.modules.shape[0]
    sheet.symbol(code, 36.8, 9.2, module)
    return sheet


def page_of_labels(title, subtitle, labels: list[tuple[Sheet, str]]) -> Sheet:
    """An A4 page with printed labels pasted in two columns, as handed in for a file or an audit."""
    page = Sheet(210, 297)
    page.text(16, 13, title, 4.6, face="Serif-Bold")
    page.text(16, 20, subtitle, 3.0, face="Serif-Regular")
    page.line((16, 26), (194, 26), width=0.4)
    for place, (label, caption) in enumerate(labels):
        x, y = 16 + 92 * (place % 2), 31 + 64 * (place // 2)
        scale = min(1.0, 84 / label.width, 53 / label.height)
        small = label.picture.resize(
            (round(label.picture.width * scale), round(label.picture.height * scale)), Image.Resampling.LANCZOS)
        page.picture.paste(small, (round(x * DOTS), round(y * DOTS)))
        page.box(x, y, small.width / DOTS, small.height / DOTS, None, "#777", 0.12)
        page.text(x, y + 55, f"{place + 1}. {caption}", 2.8, face="Serif-Regular")
    page.text(105, 288, "Halaman 3 dari 7", 2.6, face="Serif-Regular", anchor="ma")
    return page


def _upright(sheet: Sheet, x, y, length, text):
    """Text that runs upwards along a code."""
    strip = Image.new("RGB", (round(length * DOTS), round(3.2 * DOTS)), "white")
    ImageDraw.Draw(strip).text((strip.width / 2, 0), text, fill="black", font=font("Sans-Bold", 2.7), anchor="ma")
    sheet.picture.paste(strip.rotate(90, expand=True), (round((x - 1) * DOTS), round(y * DOTS)))
