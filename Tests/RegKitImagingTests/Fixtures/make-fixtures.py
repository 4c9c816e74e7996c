#!/usr/bin/env python3
"""Makes the pictures and documents the imaging tests read, with tools that are not RegKit's.

Needs zint 2.11 on the path and, in a virtual environment, what requirements.txt names. Run it in this folder:

    python3 -m venv /tmp/fixtures && /tmp/fixtures/bin/pip install -r requirements.txt && /tmp/fixtures/bin/python make-fixtures.py

NAME.luma holds the brightness Pillow or NumPy computes for NAME.png or NAME.jpg, one byte a pixel.
"""
import io
import json
import os
import random
import struct
import subprocess
import zlib

import docx
import msoffcrypto.format.ooxml
import numpy
import openpyxl
import pikepdf
import segno
import xlwt
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 23, 17
random.seed(33_2018)


# --- PNG of every colour type and depth -------------------------------------------------------------------------

PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pack_row(samples, depth):
    if depth == 16:
        return b"".join(struct.pack(">H", s) for s in samples)
    if depth == 8:
        return bytes(samples)
    bits = "".join(format(s, f"0{depth}b") for s in samples)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def png(samples, color_type, depth, interlaced, extra=b""):
    """samples: height x width x channels of ints."""
    height, width, _ = samples.shape
    passes = PASSES if interlaced else [(0, 0, 1, 1)]
    data = b""
    for x, y, dx, dy in passes:
        part = samples[y::dy, x::dx]
        if part.shape[0] and part.shape[1]:
            data += b"".join(b"\0" + pack_row([int(s) for s in row.flatten()], depth) for row in part)
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def luma(rgb):
    """Rounded BT.601, as Pillow's convert("L") computes it."""
    rgb = rgb.astype(numpy.int64)
    return ((rgb[..., 0] * 19595 + rgb[..., 1] * 38470 + rgb[..., 2] * 7471 + 0x8000) >> 16).astype(numpy.uint8)


def pillow_luma_on_white(data):
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return numpy.array(Image.alpha_composite(white, picture).convert("L"))


def make_png():
    rng = numpy.random.default_rng(33)
    palette = rng.integers(0, 256, (256, 3))
    alphas = rng.integers(0, 256, 256)
    for color_type, name, channels, depths in [
        (0, "gray", 1, (1, 2, 4, 8, 16)), (2, "rgb", 3, (8, 16)), (3, "palette", 1, (1, 2, 4, 8)),
        (4, "grayalpha", 2, (8, 16)), (6, "rgba", 4, (8, 16)),
    ]:
        for depth in depths:
            top = (1 << depth) - 1
            samples = rng.integers(0, top + 1, (HEIGHT, WIDTH, channels))
            variants = [("", b"")]
            if color_type == 3:
                plte = chunk(b"PLTE", palette[: 1 << depth].astype(numpy.uint8).tobytes())
                variants = [("", plte), ("-trns", plte + chunk(b"tRNS", alphas[: 1 << depth].astype(numpy.uint8).tobytes()))]
            if color_type == 0 and depth in (8, 16):
                variants.append(("-trns", chunk(b"tRNS", struct.pack(">H", int(samples[3, 5, 0])))))
            if color_type == 2:
                variants.append(("-trns", chunk(b"tRNS", struct.pack(">HHH", *(int(v) for v in samples[3, 5])))))
            for suffix, extra in variants:
                if color_type == 3:
                    rgb = palette[samples[..., 0]]
                    alpha = alphas[samples[..., 0]] if suffix else numpy.full((HEIGHT, WIDTH), 255)
                else:
                    eight = samples >> 8 if depth == 16 else samples * 255 // top
                    rgb = eight[..., :3] if channels >= 3 else numpy.repeat(eight[..., :1], 3, 2)
                    alpha = eight[..., -1] if channels in (2, 4) else numpy.full((HEIGHT, WIDTH), 255)
                    if suffix:
                        alpha = numpy.where((samples == samples[3, 5]).all(2), 0, 255)
                on_white = (luma(rgb).astype(int) * alpha + 255 * (255 - alpha) + 127) // 255
                for interlaced in (0, 1):
                    data = png(samples, color_type, depth, interlaced, extra)
                    stem = f"{name}{depth}{suffix}{'-adam7' if interlaced else ''}"
                    open(f"{stem}.png", "wb").write(data)
                    if depth < 16:
                        theirs = pillow_luma_on_white(data).astype(int)
                        assert abs(theirs - on_white).max() <= 1, stem
                open(f"{name}{depth}{suffix}.luma", "wb").write(on_white.astype(numpy.uint8).tobytes())

    row = b"\0" + bytes(30_000 // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(30_000)) + packer.flush()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    open("bomb.png", "wb").write(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b""))


# --- JPEG -------------------------------------------------------------------------------------------------------

def make_jpeg():
    y, x = numpy.mgrid[0:48, 0:64]
    rgb = numpy.stack([x * 4, y * 5, 255 - x * 2 - y], 2).astype(numpy.uint8)
    picture = Image.fromarray(rgb)
    for name, image, options in [
        ("jpeg-gray", picture.convert("L"), {}), ("jpeg-420", picture, {"subsampling": 2}),
        ("jpeg-progressive", picture, {"progressive": True}), ("jpeg-cmyk", picture.convert("CMYK"), {}),
    ]:
        image.save(f"{name}.jpg", quality=95, **options)
        open(f"{name}.luma", "wb").write(Image.open(f"{name}.jpg").convert("L").tobytes())


# --- Codes ------------------------------------------------------------------------------------------------------

HUMAN = "(90)DKL1234567890A1(10)ABC123(17)270131(21)0000000000000001"


def zint(name, *arguments):
    subprocess.run(["zint", "--notext", "--whitesp=12", "--vwhitesp=8", "--scale=2", "-o", name, *arguments], check=True)
    Image.open(name).convert("L").save(name, optimize=True)


def qr(data, scale=4, border=4, **options):
    out = io.BytesIO()
    segno.make(data, micro=False, boost_error=False, **options).save(out, kind="png", scale=scale, border=border)
    return Image.open(out).convert("L")


def save(picture, name):
    picture.save(name, optimize=True)


def fnc1_second(name):
    """A version 1-L QR Code whose bits start with FNC1 in second position, indicator 37, then two bytes."""
    from segno import encoder
    bits = "1001" + format(37, "08b") + "0100" + format(2, "08b") + format(ord("H"), "08b") + format(ord("i"), "08b")
    bits += "0000"
    bits += "0" * (-len(bits) % 8)
    pads = ["11101100", "00010001"]
    while len(bits) < 19 * 8:
        bits += pads[0]
        pads.reverse()
    words = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    buffer = encoder.Buffer()
    for bit in bits:
        buffer.append_bits(int(bit), 1)
    final = encoder.make_final_message(1, segno.consts.ERROR_LEVEL_L, buffer)
    matrix = encoder.make_matrix(21, 21)
    encoder.add_finder_patterns(matrix, 21, 21)
    encoder.add_alignment_patterns(matrix, 21, 21)
    encoder.add_codewords(matrix, final, 1)
    mask, matrix = encoder.find_and_apply_best_mask(matrix, 21, 21, None)
    encoder.add_format_info(matrix, 1, segno.consts.ERROR_LEVEL_L, mask)
    picture = Image.new("L", (29 * 4, 29 * 4), 255)
    for row, line in enumerate(matrix):
        for column, module in enumerate(line):
            if module & 1:
                picture.paste(0, ((column + 4) * 4, (row + 4) * 4, (column + 5) * 4, (row + 5) * 4))
    save(picture, name)
    return words


def label(number, scale=4, payload=None):
    picture = Image.new("L", (300, 190), 255)
    code = qr(payload or f"(90)DKL1234567890A1(10)LOT{number:03}(17)270131(21){number:08}", scale=scale, error="m")
    picture.paste(code, (4, 4))
    draw = ImageDraw.Draw(picture)
    for line in range(5):
        draw.text((code.width + 12, 20 + line * 18), f"Batch {number:03} / {line}", fill=0, font=ImageFont.load_default())
    return picture


GS1_TEXT = "[01]08991234567891[17]280229[10]AB12[21]X7"


def make_matrix_codes():
    """Data Matrix, declared character sets, parts of one message, and what stands between other things."""
    zint("datamatrix-gs1.png", "-b", "DATAMATRIX", "--square", "--gs1", "-d", GS1_TEXT)
    zint("datamatrix-plain.png", "-b", "DATAMATRIX", "--square", "-d", HUMAN)
    zint("datamatrix-rectangle.png", "-b", "DATAMATRIX", "--vers=28", "-d", "RegKit-28")
    zint("datamatrix-latin1.png", "-b", "DATAMATRIX", "--square", "--eci=3", "-d", "Caf\u00e9 30\u00b0C")
    save(Image.eval(Image.open("datamatrix-gs1.png").convert("L"), lambda v: 255 - v), "datamatrix-inverted.png")
    zint("itf14.png", "-b", "ITF14", "--height=40", "-d", "1899123456789")
    zint("interleaved.png", "-b", "C25INTER", "--height=40", "-d", "12345678901234")
    zint("qr-latin1.png", "-b", "QRCODE", "--eci=3", "-d", "Caf\u00e9 30\u00b0C")
    zint("qr-utf8-declared.png", "-b", "QRCODE", "--eci=26", "-d", "\u2013 30\u00b0C \\ \u4f60")
    # Codes of which the second is easily overlooked once the first is read: a Data Matrix close by, a light code on dark
    # ground, one of small modules.
    zint("close.png", "-b", "DATAMATRIX", "--square", "--gs1", "--scale=2.5", "--whitesp=3", "--vwhitesp=3", "-d",
         "[90]NA18240104109[91]289931")
    beside = Image.new("L", (506, 366), 255)
    beside.paste(qr(HUMAN, scale=6, error="m"), (60, 60))
    beside.paste(Image.open("close.png").convert("L"), (326, 60))
    save(beside, "beside-datamatrix.png")
    os.remove("close.png")
    other = "(90)NA18240104109(91)289931"
    beside = Image.new("L", (800, 400), 255)
    beside.paste(qr(HUMAN, scale=6, error="m"), (20, 20))
    beside.paste(Image.eval(qr(other, scale=6, error="m"), lambda v: 255 - v), (420, 20))
    save(beside, "beside-inverted.png")
    beside = Image.new("L", (800, 400), 255)
    beside.paste(qr(HUMAN, scale=6, error="m"), (20, 20))
    small = qr(other, scale=6, error="m")
    beside.paste(small.resize((small.width // 4, small.height // 4), Image.Resampling.BOX), (420, 20))
    save(beside, "beside-small.png")
    # Finder patterns and nothing else.
    pattern = numpy.full((9, 9), 255, numpy.uint8)
    pattern[1:8, 1:8] = 0
    pattern[2:7, 2:7] = 255
    pattern[3:6, 3:6] = 0
    save(Image.fromarray(numpy.kron(numpy.tile(pattern, (30, 30)), numpy.ones((3, 3), numpy.uint8))), "finders.png")
    # Two frames of a camera: a code that is none of BPOM's, then one of BPOM's beside it.
    frame = Image.new("L", (640, 300), 235)
    frame.paste(qr("https://www.example.com/pack", scale=4, error="m"), (380, 60))
    save(frame, "frame-maker.png")
    frame.paste(qr(HUMAN, scale=4, error="m"), (60, 60))
    save(frame, "frame-both.png")
    segno.make(b"Caf\xe9", mode="byte", micro=False).save("qr-latin1-undeclared.png", scale=4)
    segno.make("\u70b9\u8317\u3000\u533b\u85ac\u54c1", mode="kanji", micro=False).save("qr-kanji.png", scale=4)
    parts = segno.make_sequence("RegKit " * 12, symbol_count=2, error="m")
    both = Image.new("L", (460, 200), 255)
    for place, part in enumerate(reversed(list(parts))):
        out = io.BytesIO()
        part.save(out, kind="png", scale=4)
        both.paste(Image.open(out).convert("L"), (10 + place * 220, 10))
    save(both, "qr-parts.png")
    page = Image.new("L", (1000, 1400), 255)
    draw = ImageDraw.Draw(page)
    for line in range(40, 1360, 18):
        draw.text((40, line), "Komposisi: tiap tablet mengandung parasetamol 500 mg. Simpan di bawah 30 C. " * 2, fill=0)
    for number, place in enumerate([(120, 200), (700, 640), (420, 1100)]):
        zint("page.tmp.png", "-b", "DATAMATRIX", "--square", "--gs1", "-d", f"[01]08991234567891[10]LOT{number}")
        page.paste(Image.open("page.tmp.png").convert("L"), place)
    os.remove("page.tmp.png")
    save(page, "datamatrix-page.png")


def make_codes():
    save(qr(HUMAN, error="m"), "qr-human.png")
    save(qr(b"A\0B\x1d\xc3\xa9\0", mode="byte", error="m"), "qr-nul.png")
    save(qr("30\u00b0C Caf\u00e9".encode(), mode="byte", error="m"), "qr-utf8.png")
    # What a spreadsheet would run, and what CSV must quote.
    save(qr(b'=HYPERLINK("x","a, b")\r\n2', mode="byte", error="m"), "qr-formula.png")
    save(Image.eval(qr(HUMAN, error="m"), lambda v: 255 - v), "qr-inverted.png")
    parts = segno.make_sequence("RegKit " * 12, symbol_count=2, error="m")
    parts[0].save("qr-part.png", scale=4)
    for turn in (90, 180, 270):
        save(qr(HUMAN, error="m").rotate(turn, expand=True), f"qr-rotated{turn}.png")
    small = qr(HUMAN, scale=8, border=8, error="m")
    side = round(small.width / 8 * 1.9)
    save(small.resize((side, side), Image.Resampling.BOX), "qr-small.png")
    zint("qr-gs1.png", "-b", "QRCODE", "--gs1", "-d", "[90]DKL1234567890A1[10]AB%C[17]270131[21]0001")
    zint("gs1-128.png", "-b", "GS1_128", "-d", "[01]08991234567891[10]ABC123[21]7")
    zint("code128.png", "-b", "CODE128", "-d", "RegKit-128")
    zint("code128-short.png", "-b", "CODE128", "-d", "A7")
    zint("ean13.png", "-b", "EANX", "-d", "899123456789")
    zint("ean8.png", "-b", "EANX", "-d", "1234567")
    zint("upca.png", "-b", "UPCA", "-d", "72527270270")
    zint("upce.png", "-b", "UPCE", "-d", "0123456")
    zint("databar.png", "-b", "DBAR_OMN", "-d", "0899123456789")
    zint("databar-expanded.png", "-b", "DBAR_EXP", "-d", "[01]08991234567891[10]ABC123")
    fnc1_second("qr-fnc1-second.png")

    both = Image.new("L", (760, 300), 255)
    both.paste(qr(HUMAN, error="m"), (10, 10))
    both.paste(Image.open("ean13.png"), (200, 8))
    save(both, "two-codes.png")

    same = Image.new("L", (420, 200), 255)
    for x in (5, 205):
        same.paste(qr(HUMAN, error="m"), (x, 5))
    save(same, "same-code-twice.png")

    # An A4 page at 150 dpi, 24 labels of 2.5 pixels a module, as a scanner would give it.
    page = Image.new("L", (2 * 1240, 2 * 1754), 255)
    for number in range(24):
        picture = label(number, scale=5)
        page.paste(picture, (120 + number % 4 * 560, 200 + number // 4 * 520))
    save(page.resize((1240, 1754), Image.Resampling.BOX).quantize(16), "page-150dpi.png")
    # The same in black and white at 300 dpi, modules of 3 pixels: too fine once the page is reduced to 2,000 pixels.
    page = Image.new("1", (2480, 3508), 1)
    for number in range(24):
        page.paste(label(number, scale=3).convert("1"), (60 + number % 4 * 577, 90 + number // 4 * 555))
    save(page, "page-300dpi.png")


# --- Documents --------------------------------------------------------------------------------------------------

def make_documents():
    def pdf(pages):
        document = pikepdf.new()
        for _ in range(pages):
            document.add_blank_page()
        return document

    pdf(3).save("three-pages.pdf", deterministic_id=True)
    pdf(3).save("three-pages-streams.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    pdf(0).save("no-pages.pdf", deterministic_id=True)
    pdf(2).save("user-password.pdf", encryption=pikepdf.Encryption(user="rahasia", owner="pemilik", R=6))
    pdf(2).save("owner-password.pdf", encryption=pikepdf.Encryption(user="", owner="pemilik", R=4))

    book = openpyxl.Workbook()
    book.active["A1"] = "Nomor izin edar"
    book.save("workbook.xlsx")
    with open("workbook.xlsx", "rb") as plain, open("workbook-password.xlsx", "wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("rahasia", out)
    old = xlwt.Workbook()
    sheet = old.add_sheet("Produk")
    for row in range(60):
        sheet.write(row, 0, f"Produk nomor {row}")
    old.save("workbook.xls")
    letter = docx.Document()
    letter.add_paragraph("Surat")
    letter.save("letter.docx")


# --- Prints of known size ---------------------------------------------------------------------------------------

def zint_matrix(*arguments):
    out = subprocess.run(["zint", "--dump", *arguments], check=True, capture_output=True)
    rows = [bin(int(line.replace(" ", ""), 16))[2:].zfill(len(line.replace(" ", "")) * 4)
            for line in out.stdout.decode().split("\n") if line.strip()]
    matrix = numpy.array([[int(bit) for bit in row] for row in rows])
    # Rows are filled up to whole hexadecimal digits; the last column of a symbol is never light throughout.
    while not matrix[:, -1].any():
        matrix = matrix[:, :-1]
    return matrix


def qr_matrix(data, **options):
    return numpy.array([list(row) for row in segno.make(data, micro=False, boost_error=False, **options).matrix]) & 1


def scan_of(matrix, side_mm, dpi, angle=0.0, quiet=6.0, ink=(34, 31, 32), ground=(250, 248, 243), blur=0.0, noise=0.0,
            growth=0.0, bar=None, tilt=0.0, seed=0):
    """What a scanner at this dpi gives of a symbol whose row is side_mm long, with the corners in pixels.

    growth widens dark modules by so much of a module; bar prints a line so many modules right of the symbol; tilt makes
    the far side smaller, as a camera sees it.
    """
    rows, columns = matrix.shape
    pitch = side_mm / 25.4 * dpi / columns
    span = (max(rows, columns) + 2 * quiet) * pitch
    radians = numpy.radians(angle)
    cosine, sine = numpy.cos(radians), numpy.sin(radians)
    size = int(numpy.ceil(span * (abs(cosine) + abs(sine))))
    # The symbol does not lie on whole pixels.
    center = size / 2 + 0.37
    parts = 5
    steps = (numpy.arange(size * parts) + 0.5) / parts
    x, y = numpy.meshgrid(steps - center, steps - center - 0.21)
    depth = 1 + tilt * y / size
    x, y = x * depth, y * depth
    u = (x * cosine + y * sine) / pitch + columns / 2
    v = (y * cosine - x * sine) / pitch + rows / 2
    dark = numpy.zeros(u.shape, bool)
    half = growth / 2
    for du in (-half, half):
        for dv in (-half, half):
            i, j = numpy.floor(u + du).astype(int), numpy.floor(v + dv).astype(int)
            inside = (i >= 0) & (j >= 0) & (i < columns) & (j < rows)
            here = inside & (matrix[j.clip(0, rows - 1), i.clip(0, columns - 1)] == 1)
            dark = dark | here if growth >= 0 or (du, dv) == (-half, -half) else dark & here
    if bar is not None:
        dark |= (u >= columns + bar) & (u < columns + bar + 1) & (v > 0) & (v < rows)
    coverage = dark.reshape(size, parts, size, parts).mean((1, 3))
    if blur:
        reach = numpy.arange(-8, 9)
        kernel = numpy.exp(-reach ** 2 / (2 * blur ** 2))
        for axis in (0, 1):
            coverage = numpy.apply_along_axis(numpy.convolve, axis, coverage, kernel / kernel.sum(), "same")
    picture = numpy.array(ground) + (numpy.array(ink) - numpy.array(ground)) * coverage[..., None]
    if noise:
        picture = picture + numpy.random.default_rng(seed).normal(0, noise, picture.shape)
    corners = []
    for a, b in [(0, 0), (0, rows), (columns, rows), (columns, 0)]:
        a, b = (a - columns / 2) * pitch, (b - rows / 2) * pitch
        corners.append([round(a * cosine - b * sine + center, 2), round(a * sine + b * cosine + center + 0.21, 2)])
    return Image.fromarray(picture.round().clip(0, 255).astype(numpy.uint8)), corners


def make_prints():
    human = qr_matrix(HUMAN, error="m")
    short = qr_matrix("(90)DKL1234567890A1", error="m")
    matrix = zint_matrix("-b", "DATAMATRIX", "--square", "--gs1", "-d", "[90]DKL1234567890A1[10]ABC123[17]270131[21]01")
    oblong = zint_matrix("-b", "DATAMATRIX", "--vers=30", "-d", "(90)DKL1234567890A1(10)ABC123")
    real = {"blur": 0.6, "noise": 4}
    prints = [
        ("qr-5.9mm", human, 5.9, 600, real), ("qr-6.0mm", human, 6.0, 600, real), ("qr-6.1mm", human, 6.1, 600, real),
        ("qr-5.8mm-300dpi", short, 5.8, 300, real), ("qr-6.2mm-300dpi", short, 6.2, 300, real),
        ("qr-12mm", human, 12, 300, real), ("qr-12mm-90", human, 12, 300, {"angle": 90, **real}),
        ("qr-12mm-7", human, 12, 300, {"angle": 7, **real}),
        ("qr-12mm-blurred", human, 12, 300, {"blur": 1.6, "noise": 8}),
        ("qr-blue", short, 10, 300, {"ink": (28, 62, 160), **real}),
        ("qr-navy", short, 10, 300, {"ink": (24, 26, 62), **real}),
        ("qr-red", short, 10, 300, {"ink": (190, 30, 40), **real}),
        ("qr-yellow-ground", short, 10, 300, {"ground": (245, 214, 40), **real}),
        ("qr-low-contrast", short, 10, 300, {"ink": (150, 148, 147), "ground": (196, 193, 190), **real}),
        ("qr-inverted", short, 10, 300, {"ink": (250, 248, 243), "ground": (34, 31, 32), **real}),
        ("qr-quiet-2", short, 10, 300, {"bar": 2, **real}), ("qr-cut", short, 10, 300, {"quiet": 2, **real}),
        ("qr-spread", short, 12, 300, {"growth": 0.3, **real}), ("qr-shrunk", short, 12, 300, {"growth": -0.3, **real}),
        ("qr-tilted", human, 20, 300, {"tilt": 0.12, **real}),
        ("matrix-6.5mm", matrix, 6.5, 600, real), ("matrix-10mm-7", matrix, 10, 300, {"angle": 7, **real}),
        ("matrix-10mm-90", matrix, 10, 300, {"angle": 90, **real}), ("matrix-oblong", oblong, 14, 300, real),
    ]
    for version in (1, 2, 5, 7, 14, 40):
        prints.append((f"qr-v{version}", qr_matrix("DKL1234567890A1", version=version, error="l"), 0.3 * (17 + 4 * version),
                       300, {"quiet": 4.5, "angle": 1.5}))
    for size, number in ((10, 1), (16, 4), (32, 10), (52, 15), (104, 21)):
        prints.append((f"matrix-{size}", zint_matrix("-b", "DATAMATRIX", f"--vers={number}", "-d", "ABC"), 0.3 * size, 300,
                       {"angle": -2.5}))
    expected = []
    for number, (name, symbol, side, dpi, options) in enumerate(prints):
        picture, corners = scan_of(symbol, side, dpi, seed=number, **options)
        if options.get("noise"):
            file = f"print-{name}.jpg"
            picture.save(file, quality=93, subsampling=0, dpi=(dpi, dpi))
        else:
            file = f"print-{name}.png"
            picture.quantize(24, dither=Image.Dither.NONE).save(file, optimize=True, dpi=(dpi, dpi))
        rows, columns = symbol.shape
        expected.append({
            "file": file, "dpi": dpi, "columns": columns, "rows": rows, "width_mm": side,
            "height_mm": round(side * rows / columns, 4), "corners": corners,
        })
    with open("prints.json", "w") as out:
        json.dump(expected, out, indent=0)
    # The same in gray, of which nobody can tell the ink.
    Image.open("print-qr-blue.jpg").convert("L").save("print-qr-gray.jpg", quality=93, dpi=(300, 300))


def make_resolutions():
    """Files that say their resolution in every way there is."""
    picture = Image.new("L", (16, 12), 200)
    picture.save("dpi-300.png", dpi=(300, 300))
    picture.save("dpi-none.png")
    picture.save("dpi-600x300.jpg", dpi=(600, 300))
    picture.save("dpi-none.jpg")
    exif = Image.Exif()
    exif[0x11A], exif[0x11B], exif[0x128] = 240.0, 240.0, 3
    data = io.BytesIO()
    picture.save(data, "jpeg", exif=exif)
    jpeg = data.getvalue()
    # Cameras leave the JFIF header out.
    length = struct.unpack(">H", jpeg[4:6])[0]
    open("dpi-exif-cm.jpg", "wb").write(jpeg[:2] + jpeg[4 + length:] if jpeg[2:4] == b"\xff\xe0" else jpeg)


make_png()
make_jpeg()
make_codes()
make_matrix_codes()
make_documents()
make_prints()
make_resolutions()
