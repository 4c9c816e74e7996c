#!/usr/bin/env python3
"""Makes the PDF files with pictures, and the JPEG files of a turned camera, that the imaging tests read.

    python3 -m venv /tmp/fixtures && /tmp/fixtures/bin/pip install -r requirements.txt && /tmp/fixtures/bin/python make-pdf-fixtures.py

pictures.pdf shows one picture a page, each stored in another way: pictures.txt names them in the order of the pages, and
pictures.luma holds the brightness of each, 23 x 17 bytes a page, computed with NumPy from the samples. libtiff (in Pillow)
packs what is LZW or facsimile.
"""
import io
import zlib

import img2pdf
import numpy
import pikepdf
import segno
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, TiffImagePlugin

WIDTH, HEIGHT = 23, 17
HUMAN = "(90)DKL1234567890A1(10)ABC123(17)270131(21)0000000000000001"
rng = numpy.random.default_rng(44)


def luma(rgb):
    rgb = numpy.asarray(rgb).astype(numpy.int64)
    return ((rgb[..., 0] * 19595 + rgb[..., 1] * 38470 + rgb[..., 2] * 7471 + 0x8000) >> 16).astype(numpy.uint8)


def cmyk_luma(cmyk):
    light = 255 - numpy.asarray(cmyk).astype(numpy.int64)
    return luma(light[..., :3] * light[..., 3:] // 255)


def pack(samples, depth):
    """Rows of samples, height x width x channels, each row begun at a whole byte."""
    rows = []
    for row in samples.reshape(samples.shape[0], -1):
        bits = "".join(format(int(value), f"0{depth}b") for value in row)
        bits += "0" * (-len(bits) % 8)
        rows.append(bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)))
    return rows


def png_predicted(rows, size, kinds):
    """The rows behind PNG filters, the kinds in turn."""
    out, above = b"", bytes(len(rows[0]))
    for number, row in enumerate(rows):
        kind = kinds[number % len(kinds)]
        line = bytearray()
        for index, value in enumerate(row):
            left = row[index - size] if index >= size else 0
            corner = above[index - size] if index >= size else 0
            up = above[index]
            if kind == 4:
                distances = [abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)]
                guess = [left, up, corner][distances.index(min(distances))]
            else:
                guess = [0, left, up, (left + up) // 2][kind]
            line.append((value - guess) % 256)
        out, above = out + bytes([kind]) + bytes(line), row
    return out


def tiff_strip(image, **options):
    """What libtiff makes of a picture, as one strip."""
    out = io.BytesIO()
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[278] = image.height
    for tag, value in options.pop("tags", {}).items():
        info[tag] = value
    image.save(out, "TIFF", tiffinfo=info, **options)
    out.seek(0)
    tiff = Image.open(out)
    offset, count = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    return out.getvalue()[offset:offset + count]


class Pictures:
    def __init__(self):
        self.document = pikepdf.new()
        self.names = []
        self.brightness = b""

    def stream(self, data, **entries):
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": WIDTH, "Height": HEIGHT, **entries}
        return self.document.make_stream(data, Dictionary(**entries))

    def page(self, name, expected, content, resources):
        expected = numpy.asarray(expected).astype(numpy.uint8)
        assert expected.shape == (HEIGHT, WIDTH), (name, expected.shape)
        self.document.pages.append(pikepdf.Page(Dictionary(
            Type=Name.Page, MediaBox=[0, 0, 230, 170], Resources=resources,
            Contents=self.document.make_stream(content))))
        self.names.append(name)
        self.brightness += expected.tobytes()

    def add(self, name, expected, data, **entries):
        picture = self.stream(data, **entries)
        self.page(name, expected, b"q 230 0 0 170 0 0 cm /Im Do Q", Dictionary(XObject=Dictionary(Im=picture)))


def make_pictures():
    made = Pictures()

    def flate(name, expected, samples, depth, space, **entries):
        made.add(
            name, expected, zlib.compress(b"".join(pack(samples, depth))), Filter=Name.FlateDecode,
            BitsPerComponent=depth, ColorSpace=space, **entries)

    for depth in (1, 2, 4, 8, 16):
        top = (1 << depth) - 1
        gray = rng.integers(0, top + 1, (HEIGHT, WIDTH, 1))
        eight = gray[..., 0] >> 8 if depth == 16 else numpy.rint(gray[..., 0] * 255 / top)
        flate(f"gray{depth}", eight, gray, depth, Name.DeviceGray)
        flate(f"gray{depth}-inverted", 255 - eight, gray, depth, Name.DeviceGray, Decode=[1, 0])
        rgb = rng.integers(0, top + 1, (HEIGHT, WIDTH, 3))
        eight = rgb >> 8 if depth == 16 else numpy.rint(rgb * 255 / top)
        flate(f"rgb{depth}", luma(eight), rgb, depth, Name.DeviceRGB)
        cmyk = rng.integers(0, top + 1, (HEIGHT, WIDTH, 4))
        eight = cmyk >> 8 if depth == 16 else numpy.rint(cmyk * 255 / top)
        flate(f"cmyk{depth}", cmyk_luma(eight), cmyk, depth, Name.DeviceCMYK)
        if depth <= 8:
            palette = rng.integers(0, 256, (1 << depth, 3)).astype(numpy.uint8)
            indices = rng.integers(0, 1 << depth, (HEIGHT, WIDTH, 1))
            space = Array([Name.Indexed, Name.DeviceRGB, top, palette.tobytes()])
            flate(f"indexed{depth}", luma(palette)[indices[..., 0]], indices, depth, space)

    eight = rng.integers(0, 256, (HEIGHT, WIDTH, 4))
    gray, rgb = eight[..., :1], eight[..., :3]
    profiles = {count: Array([Name.ICCBased, made.document.make_stream(b"none", Dictionary(N=count))]) for count in (1, 3, 4)}
    flate("icc-gray", gray[..., 0], gray, 8, profiles[1])
    flate("icc-rgb", luma(rgb), rgb, 8, profiles[3])
    flate("icc-cmyk", cmyk_luma(eight), eight, 8, profiles[4])
    white = Dictionary(WhitePoint=[0.95, 1, 1.09])
    flate("calgray", gray[..., 0], gray, 8, Array([Name.CalGray, white]))
    flate("calrgb", luma(rgb), rgb, 8, Array([Name.CalRGB, white]))
    flate("rgb-inverted", luma(255 - rgb), rgb, 8, Name.DeviceRGB, Decode=[1, 0, 1, 0, 1, 0])
    flate("separation", 255 - gray[..., 0], gray, 8, Array([Name.Separation, Name.Black, Name.DeviceGray, Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[1], C1=[0], N=1)]))
    inks = rng.integers(0, 256, (256, 4)).astype(numpy.uint8)
    flate("indexed-cmyk", cmyk_luma(inks)[gray[..., 0]], gray, 8, Array([
        Name.Indexed, profiles[4], 255, made.document.make_stream(inks.tobytes())]))
    few = rng.integers(0, 4, (HEIGHT, WIDTH, 1))
    flate("indexed-decode", luma(inks[:4, :3])[3 - few[..., 0]], few, 2, Array([
        Name.Indexed, Name.DeviceRGB, 3, inks[:4, :3].tobytes()]), Decode=[3, 0])
    flate("color-key", numpy.where((gray[..., 0] >= 40) & (gray[..., 0] <= 90), 255, gray[..., 0]), gray, 8,
          Name.DeviceGray, Mask=[40, 90])
    is_key = (rgb[..., 0] <= 127) & (rgb[..., 1] >= 60) & (rgb[..., 2] <= 200)
    flate("color-key-rgb", numpy.where(is_key, 255, luma(rgb)), rgb, 8, Name.DeviceRGB, Mask=[0, 127, 60, 255, 0, 200])

    # Masks that paint, and masks of other pictures.
    bits = rng.integers(0, 2, (HEIGHT, WIDTH, 1))
    packed = zlib.compress(b"".join(pack(bits, 1)))
    made.add("mask", bits[..., 0] * 255, packed, Filter=Name.FlateDecode, ImageMask=True, BitsPerComponent=1)
    made.add("mask-inverted", 255 - bits[..., 0] * 255, packed, Filter=Name.FlateDecode, ImageMask=True, Decode=[1, 0])
    alpha = rng.integers(0, 256, (HEIGHT, WIDTH, 1))
    soft = made.stream(zlib.compress(b"".join(pack(alpha, 8))), Filter=Name.FlateDecode, ColorSpace=Name.DeviceGray,
                       BitsPerComponent=8)
    mixed = (luma(rgb).astype(int) * alpha[..., 0] + 255 * (255 - alpha[..., 0]) + 127) // 255
    flate("soft-mask", mixed, rgb, 8, Name.DeviceRGB, SMask=soft)
    hard = made.stream(packed, Filter=Name.FlateDecode, ImageMask=True)
    flate("hard-mask", numpy.where(bits[..., 0] == 1, 255, luma(rgb)), rgb, 8, Name.DeviceRGB, Mask=hard)

    # Predictors.
    for name, samples, depth, expected, space in [
        ("gray8", gray, 8, gray[..., 0], Name.DeviceGray), ("rgb8", rgb, 8, luma(rgb), Name.DeviceRGB),
        ("gray1", bits, 1, bits[..., 0] * 255, Name.DeviceGray),
    ]:
        colors = samples.shape[2]
        rows = pack(samples, depth)
        parameters = dict(Colors=colors, BitsPerComponent=depth, Columns=WIDTH)
        made.add(
            f"png-{name}", expected, zlib.compress(png_predicted(rows, max(1, colors * depth // 8), [0, 1, 2, 3, 4])),
            Filter=Name.FlateDecode, DecodeParms=Dictionary(Predictor=15, **parameters), BitsPerComponent=depth, ColorSpace=space)
    for depth, samples, expected in [
        (2, few, few[..., 0] * 85), (8, gray, gray[..., 0]), (16, gray * 257, gray[..., 0]), (8, rgb, luma(rgb)),
    ]:
        moved = samples.copy()
        moved[:, 1:] = (samples[:, 1:] - samples[:, :-1]) % (1 << depth)
        colors = samples.shape[2]
        flate(
            f"tiff-{depth}-{colors}", expected, moved, depth, Name.DeviceGray if colors == 1 else Name.DeviceRGB,
            DecodeParms=Dictionary(Predictor=2, Colors=colors, BitsPerComponent=depth, Columns=WIDTH))

    # Other filters.
    plain = gray.astype(numpy.uint8).tobytes()
    smooth = numpy.add.outer(numpy.arange(HEIGHT) // 3 * 40, numpy.arange(WIDTH) // 6 * 20).astype(numpy.uint8)
    shape = dict(BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    made.add("lzw", smooth, tiff_strip(Image.fromarray(smooth), compression="tiff_lzw"), Filter=Name.LZWDecode, **shape)
    made.add("lzw-random", gray[..., 0], tiff_strip(Image.fromarray(gray[..., 0].astype(numpy.uint8)), compression="tiff_lzw"),
             Filter=Name.LZWDecode, **shape)
    made.add("run-length", smooth, tiff_strip(Image.fromarray(smooth), compression="packbits") + b"\x80",
             Filter=Name.RunLengthDecode, **shape)
    import base64
    made.add("ascii85", gray[..., 0], base64.a85encode(zlib.compress(plain)) + b"~>",
             Filter=[Name.ASCII85Decode, Name.FlateDecode], **shape)
    made.add("ascii-hex", gray[..., 0], plain.hex(" ", 30).encode() + b">", Filter=Name.ASCIIHexDecode, **shape)
    made.add("flate-twice", gray[..., 0], zlib.compress(zlib.compress(plain)), Filter=[Name.FlateDecode, Name.FlateDecode], **shape)
    made.add("plain", gray[..., 0], plain, **shape)

    # Facsimile.
    dark = (rng.random((HEIGHT, WIDTH)) < 0.3) | (numpy.arange(HEIGHT)[:, None] % 5 == 0)
    # libtiff makes black runs of the bits that are 1.
    one_bit = Image.fromarray(dark)
    white = numpy.where(dark, 0, 255)
    for name, compression, tags, entries in [
        ("g4", "group4", {}, dict(K=-1)),
        ("g3", "group3", {}, dict(K=0)),
        ("g3-2d", "group3", {292: 1}, dict(K=4)),
        ("g3-filled", "group3", {292: 4}, dict(K=0)),
    ]:
        strip = tiff_strip(one_bit, compression=compression, tags=tags)
        made.add(name, white, strip, Filter=Name.CCITTFaxDecode, BitsPerComponent=1, ColorSpace=Name.DeviceGray,
                 DecodeParms=Dictionary(Columns=WIDTH, Rows=HEIGHT, **entries))
        made.add(name + "-black1", 255 - white, strip, Filter=[Name.CCITTFaxDecode], BitsPerComponent=1, ColorSpace=Name.DeviceGray,
                 DecodeParms=[Dictionary(Columns=WIDTH, BlackIs1=True, **entries)])

    # JPEG.
    y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
    slope = numpy.stack([x * 9, y * 12, 255 - x * 5 - y * 3], 2).astype(numpy.uint8)

    def jpeg(picture, **options):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=95, **options)
        back = numpy.array(Image.open(io.BytesIO(out.getvalue())).convert("L"))
        return out.getvalue(), back

    gray_file, gray_back = jpeg(Image.fromarray(slope).convert("L"))
    color_file, color_back = jpeg(Image.fromarray(slope))
    made.add("dct-gray", gray_back, gray_file, Filter=Name.DCTDecode, BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    made.add("dct-rgb", color_back, color_file, Filter=Name.DCTDecode, BitsPerComponent=8, ColorSpace=Name.DeviceRGB)
    made.add("dct-gray-inverted", 255 - gray_back.astype(int), gray_file, Filter=Name.DCTDecode, BitsPerComponent=8,
             ColorSpace=Name.DeviceGray, Decode=[1, 0])
    made.add("dct-in-flate", color_back, zlib.compress(color_file), Filter=[Name.FlateDecode, Name.DCTDecode],
             BitsPerComponent=8, ColorSpace=Name.DeviceRGB)
    # Pillow writes CMYK as files of their own keep it, inverted, and reads it back so.
    ink_file, ink_back = jpeg(Image.fromarray(slope).convert("CMYK"))
    made.add("dct-cmyk", ink_back, ink_file, Filter=Name.DCTDecode, BitsPerComponent=8, ColorSpace=Name.DeviceCMYK,
             Decode=[1, 0] * 4)

    # Places where a picture may be found.
    picture = made.stream(zlib.compress(plain), Filter=Name.FlateDecode, **shape)
    inner = made.document.make_stream(b"q 2 0 0 2 0 0 cm /P Do Q", Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Matrix=[10, 0, 0, 10, 5, 5],
        Resources=Dictionary(XObject=Dictionary(P=picture))))
    outer = made.document.make_stream(b"/Inner Do", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99]))
    made.page("form", gray[..., 0], b"q 2 0 0 3 0 0 cm /Outer Do Q",
              Dictionary(XObject=Dictionary(Outer=outer, Inner=inner)))
    made.page("unused", gray[..., 0], b"q 9 0 0 9 0 0 cm /Used Do Q /Used Do",
              Dictionary(XObject=Dictionary(Used=picture, Unused=made.stream(b"", **shape))))
    made.page("inline", gray[..., 0],
              b"q 23 0 0 17 0 0 cm BI /W 23 /H 17 /BPC 8 /CS /G /F /AHx ID " + plain.hex().encode() + b"> EI Q\n0 g", Dictionary())
    made.page("inline-flate", bits[..., 0] * 255,
              b"BI/W 23/H 17/IM true/F/Fl ID " + packed + b"\nEI\nQ", Dictionary())
    made.page("inline-named-space", gray[..., 0],
              b"BI /W 23 /H 17 /BPC 8 /CS /Mine ID " + plain + b" EI Q", Dictionary(ColorSpace=Dictionary(Mine=profiles[1])))
    made.page("two-streams", gray[..., 0], b"q 9 0 0 9 0 0", Dictionary(XObject=Dictionary(Im=picture)))
    page = made.document.pages[-1].obj
    page.Contents = Array([page.Contents, made.document.make_stream(b"cm /Im Do Q")])
    made.page("annotation", gray[..., 0], b"0 g 0 0 99 99 re f", Dictionary())
    look = made.document.make_stream(b"q 9 0 0 9 0 0 cm /P Do Q", Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=Dictionary(XObject=Dictionary(P=picture))))
    made.document.pages[-1].obj.Annots = Array([Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[10, 20, 110, 70], AP=Dictionary(N=look))])
    # The resources of the last page stand in the tree of pages.
    made.page("inherited", gray[..., 0], b"q 9 0 0 9 0 0 cm /Im Do Q", Dictionary())
    page = made.document.pages[-1].obj
    del page["/Resources"]
    made.document.Root.Pages.Resources = Dictionary(XObject=Dictionary(Im=picture))

    made.document.save("pictures.pdf", deterministic_id=True, compress_streams=False, recompress_flate=False,
                       stream_decode_level=pikepdf.StreamDecodeLevel.none)
    open("pictures.txt", "w").write("\n".join(made.names) + "\n")
    open("pictures.luma", "wb").write(made.brightness)


# --- Pages with codes -------------------------------------------------------------------------------------------

def qr(data, scale=4, border=4):
    out = io.BytesIO()
    segno.make(data, micro=False, boost_error=False, error="m").save(out, kind="png", scale=scale, border=border)
    return Image.open(out).convert("L")


def packed(picture, **options):
    out = io.BytesIO()
    picture.save(out, **options)
    return out.getvalue()


def make_documents():
    # Group 4 as scanners write it, by img2pdf over libtiff: 24 labels at 300 dpi.
    open("labels-g4.pdf", "wb").write(img2pdf.convert("page-300dpi.png", layout_fun=img2pdf.get_fixed_dpi_layout_fun((300, 300)),
                                                      nodate=True))

    # Three pages that can be read around one that draws only lines, one whose data is cut and one that is JBIG2.
    document = pikepdf.new()

    def page(content, **images):
        document.pages.append(pikepdf.Page(Dictionary(
            Type=Name.Page, MediaBox=[0, 0, 200, 200], Contents=document.make_stream(content),
            Resources=Dictionary(XObject=Dictionary(images)))))

    def image(picture, data=None, **entries):
        return document.make_stream(data or zlib.compress(picture.tobytes()), Dictionary({
            "/Type": Name.XObject, "/Subtype": Name.Image, "/Width": picture.width, "/Height": picture.height,
            "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8, **{"/" + key: value for key, value in entries.items()}}))

    show = b"q 160 0 0 160 20 20 cm /Im Do Q"
    first, second = qr(HUMAN), qr("(90)DKL1234567890A1(10)LOT2(17)270131(21)0000000000000002")
    page(show, **{"/Im": image(first, packed(first.convert("RGB"), format="JPEG", quality=80), Filter=Name.DCTDecode)})
    page(b"0 0 m 100 100 l S")
    page(show, **{"/Im": image(second, zlib.compress(second.tobytes())[:300], Filter=Name.FlateDecode)})
    page(show, **{"/Im": image(second, b"\0" * 40, Filter=Name.JBIG2Decode)})
    page(b"q 80 0 0 80 0 0 cm /Im Do Q q 0 60 -60 0 190 100 cm /Other Do Q", **{
        "/Im": image(second, Filter=Name.FlateDecode), "/Other": image(qr("https://example.com/"), Filter=Name.FlateDecode)})
    document.save("mixed-pages.pdf", deterministic_id=True)

    # The same code drawn by lines alone: a page to rasterise.
    matrix = segno.make(HUMAN, micro=False, boost_error=False, error="m").matrix
    drawn = b"".join(
        b"%d %d 2 2 re " % (20 + 2 * x, 160 - 2 * y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    document = pikepdf.new()
    page(drawn + b"f")
    document.save("vector-code.pdf", deterministic_id=True)

    # A code in a picture, and beside it another that is drawn.
    other = segno.make("(90)DKL1234567890A1(10)LOT2(17)270131(21)0000000000000002", micro=False, boost_error=False, error="m")
    bars = b"".join(b"%d %d 2 2 re " % (210 + 2 * x, 160 - 2 * y)
                    for y, row in enumerate(other.matrix) for x, dark in enumerate(row) if dark)
    document = pikepdf.new()
    page(show + b" " + bars + b"f", **{"/Im": image(first, Filter=Name.FlateDecode)})
    document.pages[0].obj.MediaBox = [0, 0, 320, 200]
    document.save("hybrid-page.pdf", deterministic_id=True)

    # A page with a script that runs on opening, and an attachment.
    document = pikepdf.new()
    page(show, **{"/Im": image(first, Filter=Name.FlateDecode)})
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.launchURL('https://example.com/');")
    document.attachments["note.txt"] = pikepdf.AttachedFileSpec(document, b"a note", mime_type="text/plain")
    document.save("script-attachment.pdf", deterministic_id=True)
    for name, user in [("picture-owner-password.pdf", ""), ("picture-user-password.pdf", "rahasia")]:
        document.save(name, encryption=pikepdf.Encryption(user=user, owner="pemilik", R=6))

    # 300 MB of white in 300 KB, twice: as a picture that says so, and behind a header that says 100 x 100.
    document = pikepdf.new()
    white = zlib.compressobj(9)
    bomb = b"".join(white.compress(bytes(1 << 20)) for _ in range(64)) + white.flush()
    small = Image.new("L", (100, 100))
    large = Image.new("L", (1, 1))
    page(show, **{"/Im": image(small, zlib.compress(bomb, 9), Filter=[Name.FlateDecode, Name.FlateDecode])})
    page(show, **{"/Im": image(large, bomb, Filter=Name.FlateDecode)})
    document.pages[1].obj.Resources.XObject.Im.Width = 65535
    document.pages[1].obj.Resources.XObject.Im.Height = 65535
    document.save("bomb.pdf", deterministic_id=True)

    # Strips, as some scanners cut a page: the code lies in four of them.
    document = pikepdf.new()
    tall = first.height // 4
    strips = [first.crop((0, top, first.width, min(top + tall, first.height))) for top in range(0, first.height, tall)]
    content, images, bottom = b"", {}, 160.0
    for number, strip in enumerate(strips):
        height = 160 * strip.height / first.height
        bottom -= height
        content += b"q 160 0 0 %f 20 %f cm /S%d Do Q\n" % (height, 20 + bottom, number)
        images[f"/S{number}"] = image(strip, Filter=Name.FlateDecode)
    page(content, **images)
    document.save("strips.pdf", deterministic_id=True)


# --- JPEG of a turned camera ------------------------------------------------------------------------------------

def make_orientations():
    y, x = numpy.mgrid[0:24, 0:40]
    picture = Image.fromarray((x * 5 + (y // 8) * 20).astype(numpy.uint8))
    from PIL import ImageOps
    for value in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = value
        picture.save(f"exif-{value}.jpg", quality=95, exif=exif)
        open(f"exif-{value}.luma", "wb").write(ImageOps.exif_transpose(Image.open(f"exif-{value}.jpg")).tobytes())


def make_runs():
    """Every code of facsimile runs, white and black, packed by libtiff in its three ways."""
    columns = 5300
    picture = numpy.full((64, columns), True)
    for row in range(64):
        white, black = 64 * (row % 41) + row, 64 * ((row + 20) % 41) + row
        picture[row, white:white + black] = False
    image = Image.fromarray(picture)
    image.save("fax-runs.png", optimize=True)
    document = pikepdf.new()
    for compression, tags, k in [("group4", {}, -1), ("group3", {}, 0), ("group3", {292: 1}, 4)]:
        strip = tiff_strip(Image.fromarray(~picture), compression=compression, tags=tags)
        stored = document.make_stream(strip, Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=columns, Height=64, ColorSpace=Name.DeviceGray, BitsPerComponent=1,
            Filter=Name.CCITTFaxDecode, DecodeParms=Dictionary(K=k, Columns=columns)))
        document.pages.append(pikepdf.Page(Dictionary(
            Type=Name.Page, MediaBox=[0, 0, 200, 200], Contents=document.make_stream(b"/Im Do"),
            Resources=Dictionary(XObject=Dictionary(Im=stored)))))
    document.save("fax-runs.pdf", deterministic_id=True)


make_pictures()
make_documents()
make_runs()
make_orientations()
