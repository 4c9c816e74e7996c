"""What zxing-cpp reads of a label: as made, as drawn by others, printed and scanned."""

import io
import subprocess
from collections import Counter

import numpy
import zxingcpp
from PIL import Image

IDENTIFIERS = {"bpom": "]Q1", "gs1-qr": "]Q3", "gs1-datamatrix": "]d2"}
SCANS = 3


def check(library, label, seed):
    counts, faults = Counter(), []
    noise = numpy.random.default_rng(seed)
    named = f"{label.form} {label.level} {label.dpi} dpi X {label.x_mm} {label.data[:60]!r} ({len(label.data)} B)"
    # Every fourth has text below it, which must not be in the way.
    text = b"BATCH (10) ABC123\nEXP 31.12.2028" if seed % 4 == 0 else b""
    png, report, made = library.make(label, "png", text)
    if png is None and report["error"]["code"] in ("not_legal", "modules_too_small"):
        # Too short for Pasal 22 or too small to scan: made as the nearest of its form that is proposed. Most of the data is
        # no content that BPOM allows, which is not what is asked here.
        nearest = next((p for p in report["error"]["proposals"] if p["form"] == label.form), None)
        if nearest:
            label = label._replace(dpi=nearest["dpi"], x_mm=nearest["x_mm"])
            label = label._replace(level=nearest.get("level", ""))
        png, report, made = library.make(label, "png", text, even_if_refused=True)
    if png is None:
        return counts, None, [f"{named}: {report['error']['message']}"]
    counts["made", label.form, "all"] += 1
    expected = (IDENTIFIERS[label.form], _expected(label))

    picture = Image.open(io.BytesIO(png))
    dots = made.dots_per_module
    faults += _check_print(picture, made, named)
    pictures = [("png", numpy.asarray(picture.convert("L")))]
    if seed % 3 == 0:
        pictures.append(("svg", _drawn_svg(library.make(label, "svg", text, even_if_refused=True)[0], label.dpi)))
        pictures.append(("pdf", _drawn_pdf(library.make(label, "pdf", text, even_if_refused=True)[0], label.dpi)))
    for way, pixels in pictures:
        counts[way, label.form, "all"] += 1
        found = _read(pixels)
        if found == expected:
            counts[way, label.form, "read"] += 1
        else:
            faults.append(f"{named}, {way}: zxing-cpp finds {str(found)[:80]}")
        if way in ("svg", "pdf"):
            size = (made.width_mm * label.dpi / 25.4, made.height_mm * label.dpi / 25.4)
            if any(abs(a - b) > 1.01 for a, b in zip(size, pixels.shape[::-1])):
                faults.append(f"{named}, {way}: {pixels.shape[::-1]} dots, expected {size}")

    read = 0
    for _ in range(SCANS):
        found = _read(_scan(pictures[0][1], label.dpi, noise))
        if found not in (None, expected):
            faults.append(f"{named}, scan: zxing-cpp misreads {str(found)[:80]}")
        read += found == expected
    counts["scan", label.form, "all"] += SCANS
    counts["scan", label.form, "read"] += read
    if read < SCANS - 1:
        faults.append(f"{named}: of {SCANS} scans {read} are read (X {made.x_mm:.3f} mm, {dots} dots)")
    return counts, (label.form, made.modules), faults


def _expected(label):
    """The bytes a reader must transmit: of a GS1 form given in brackets, raw elements."""
    if label.form == "bpom" or not label.data.startswith(b"("):
        return label.data
    elements = label.data.decode()[1:].split("(")
    return b"\x1d".join(element.replace(")", "", 1).encode() for element in elements).replace(b"17281231\x1d", b"17281231")


def _check_print(picture, made, named):
    """The PNG says its resolution, is black and white, and has whole dots a module."""
    faults = []
    if picture.mode != "1":
        faults.append(f"{named}: the PNG is {picture.mode}, expected 1 bit")
    if any(abs(dpi - made.dpi) > 0.02 for dpi in picture.info["dpi"]):
        faults.append(f"{named}: the PNG says {picture.info['dpi']} dpi, expected {made.dpi}")
    side = (made.modules + 2 * made.quiet_zone) * made.dots_per_module
    pixels = numpy.asarray(picture.convert("L"))
    left = (pixels.shape[1] - side) // 2
    symbol = pixels[:side, left : left + side]
    modules = symbol[:: made.dots_per_module, :: made.dots_per_module]
    if not (numpy.kron(modules, numpy.ones((made.dots_per_module,) * 2)) == symbol).all():
        faults.append(f"{named}: a module is no square of {made.dots_per_module} dots")
    if made.side_mm < 6:
        faults.append(f"{named}: a side of {made.side_mm} mm, expected at least 6")
    return faults


def _read(pixels):
    """(symbology identifier, bytes) of the one symbol; None for none, all for several."""
    found = [(symbol.symbology_identifier, bytes(symbol.bytes)) for symbol in zxingcpp.read_barcodes(pixels)]
    return found[0] if len(found) == 1 else found or None


def _drawn_pdf(pdf, dpi):
    run = subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
    return numpy.asarray(Image.open(io.BytesIO(run.stdout)).convert("L"))


def _drawn_svg(svg, dpi):
    command = ["rsvg-convert", "--dpi-x", str(dpi), "--dpi-y", str(dpi)]
    run = subprocess.run(command, input=svg, stdout=subprocess.PIPE, check=True)
    return numpy.asarray(Image.open(io.BytesIO(run.stdout)).convert("L"))


def _scan(printed, dpi, noise, scan_dpi=300, samples=4):
    """A printed label on white paper, scanned at 300 dpi: turned by up to 2 degrees, blurred by 0.45 pixels, with noise."""
    printed = numpy.pad(printed, int(3 / 25.4 * dpi), constant_values=255)
    height, width = printed.shape
    scale = dpi / scan_dpi
    rows, columns = int(height / scale), int(width / scale)
    y, x = numpy.mgrid[0 : rows * samples, 0 : columns * samples]
    y, x = (y + 0.5) / samples - rows / 2, (x + 0.5) / samples - columns / 2
    angle = numpy.deg2rad(noise.uniform(-2, 2))
    across, down = noise.uniform(0, 1, 2)
    from_x = (numpy.cos(angle) * x - numpy.sin(angle) * y + across) * scale + width / 2
    from_y = (numpy.sin(angle) * x + numpy.cos(angle) * y + down) * scale + height / 2
    pixels = printed[numpy.clip(from_y.astype(int), 0, height - 1), numpy.clip(from_x.astype(int), 0, width - 1)]
    pixels = pixels.reshape(rows, samples, columns, samples).mean((1, 3))
    pixels = _blurred(_blurred(pixels, 0.45).T, 0.45).T + noise.normal(0, 6, pixels.shape)
    return numpy.clip(pixels, 0, 255).round().astype(numpy.uint8)


def _blurred(pixels, sigma):
    reach = numpy.arange(-3, 4)
    weights = numpy.exp(-(reach**2) / (2 * sigma**2))
    weights /= weights.sum()
    padded = numpy.pad(pixels, ((0, 0), (3, 3)), mode="edge")
    return sum(weight * padded[:, place : place + pixels.shape[1]] for place, weight in enumerate(weights))
