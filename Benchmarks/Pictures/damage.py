"""Pictures of symbols, whole and damaged in the ways that labels meet: by printing, lighting, lenses and scanners.

Every function takes a random generator and a maker of symbols and gives the picture, 8-bit gray, and its symbols.
"""

import cv2
import numpy

WORDS = ["BPOM RI", "NO. BETS", "KEDALUWARSA", "Diproduksi oleh", "PT FARMA NUSANTARA", "Simpan di bawah 30 C", "HET Rp 25.000"]
MASTER = 16  # pixels a module before a picture is taken


def _master(symbol, quiet, spread=0.0):
    """The symbol at 16 pixels a module, 0 ink to 1 paper; ink runs out by `spread` modules, or is lost where negative."""
    padded = numpy.pad(symbol.modules, quiet)
    dark = numpy.kron(padded, numpy.ones((MASTER, MASTER))).astype(numpy.uint8)
    reach = int(round(abs(spread) * MASTER))
    if reach:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
        dark = (cv2.dilate if spread > 0 else cv2.erode)(dark, kernel)
    return 1.0 - dark.astype(numpy.float32)


def _place(canvas, master, corners):
    """Draws a master onto a float canvas at four corners (clockwise from upper left), with area-true sampling."""
    height, width = master.shape
    scale = MASTER / max(numpy.linalg.norm(corners[1] - corners[0]) / (width / MASTER), 0.1)
    # Only the part of the canvas that the symbol may touch: pages are large.
    low = numpy.maximum(numpy.floor(corners.min(axis=0)).astype(int) - 2, 0)
    high = numpy.ceil(corners.max(axis=0)).astype(int) + 3
    canvas = canvas[low[1] : high[1], low[0] : high[0]]
    corners = corners - low
    blurred = cv2.GaussianBlur(master, (0, 0), max(0.35 * scale, 0.3))
    source = numpy.float32([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(source, numpy.float32(corners))
    size = (canvas.shape[1], canvas.shape[0])
    drawn = cv2.warpPerspective(blurred, matrix, size, flags=cv2.INTER_LINEAR, borderValue=1.0)
    inside = cv2.warpPerspective(numpy.ones_like(master), matrix, size, flags=cv2.INTER_LINEAR, borderValue=0.0)
    canvas[:] = canvas * (1 - inside) + drawn * inside


def _square(center, side_x, side_y, angle):
    turn = numpy.array([[numpy.cos(angle), -numpy.sin(angle)], [numpy.sin(angle), numpy.cos(angle)]])
    half = numpy.array([[-side_x, -side_y], [side_x, -side_y], [side_x, side_y], [-side_x, side_y]]) / 2
    return half @ turn.T + center


def _write(canvas, texts, size, width=1):
    """Black text onto a canvas: each with the place of its lower left corner."""
    mask = numpy.zeros(canvas.shape, numpy.uint8)
    for text, place in texts:
        cv2.putText(mask, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, 255, width, cv2.LINE_AA)
    share = mask.astype(numpy.float32) / 255
    canvas[:] = canvas * (1 - share) + 0.1 * share


def _words(canvas, random, lines, size):
    texts = []
    for _ in range(lines):
        text = WORDS[int(random.integers(0, len(WORDS)))]
        place = (int(random.integers(0, max(canvas.shape[1] // 2, 1))), int(random.integers(10, canvas.shape[0])))
        texts.append((text, place))
    _write(canvas, texts, size)


def _label(random, symbol, pixels, angle=0.0, spread=0.0, margin=None, perspective=0.0):
    """One symbol on a small label with a few words: values 0 ink to 1 paper."""
    quiet = symbol.quiet
    master = _master(symbol, quiet, spread)
    side_x, side_y = master.shape[1] / MASTER * pixels, master.shape[0] / MASTER * pixels
    reach = numpy.hypot(side_x, side_y) if angle or perspective else max(side_x, side_y)
    margin = margin if margin is not None else float(random.uniform(8, 60))
    size = int(reach + 2 * margin)
    canvas = numpy.ones((size, size + int(random.uniform(0, 60))), numpy.float32)
    _words(canvas, random, int(random.integers(1, 4)), float(random.uniform(0.3, 0.5)))
    center = numpy.array([canvas.shape[1] / 2, canvas.shape[0] / 2]) + random.uniform(-0.5, 0.5, 2)
    corners = _square(center, side_x, side_y, angle)
    if perspective:
        corners = corners + random.uniform(-perspective, perspective, (4, 2)) * min(side_x, side_y)
    _place(canvas, master, corners)
    return canvas


def _levels(canvas, dark, light):
    return dark + canvas * (light - dark)


def _noise(random, levels, sigma):
    return levels + random.normal(0, sigma, levels.shape) if sigma else levels


def _gray(levels):
    return numpy.clip(numpy.rint(levels), 0, 255).astype(numpy.uint8)


def _jpeg(gray, quality):
    return cv2.imdecode(cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)


def flatbed(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(1.3, 4.5), angle=numpy.radians(random.uniform(-2, 2)))
    return _gray(_noise(random, _levels(canvas, random.uniform(15, 60), random.uniform(225, 250)), 4)), [symbol]


def rotation(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(3, 6), angle=random.uniform(0, 2 * numpy.pi))
    return _gray(_noise(random, _levels(canvas, 30, 235), 4)), [symbol]


def photo(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(3, 7), angle=random.uniform(-0.6, 0.6), perspective=0.12)
    levels = _levels(canvas, 40, 225)
    x = numpy.linspace(random.uniform(0.45, 1), random.uniform(0.45, 1), levels.shape[1])
    y = numpy.linspace(random.uniform(0.6, 1), random.uniform(0.6, 1), levels.shape[0])
    levels = cv2.GaussianBlur(levels * numpy.outer(y, x), (0, 0), random.uniform(0.4, 0.9))
    return _jpeg(_gray(_noise(random, levels, 5)), 70), [symbol]


def low_contrast(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(3, 6))
    dark = random.uniform(60, 160)
    return _gray(_noise(random, _levels(canvas, dark, dark + random.uniform(18, 50)), 1.5)), [symbol]


def inverted(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(2.5, 6), angle=numpy.radians(random.uniform(-5, 5)))
    return _gray(_noise(random, _levels(canvas, 230, 30), 5)), [symbol]


def ink(random, make):
    symbol = make(random)
    spread = float(random.uniform(0.12, 0.34)) * (1 if random.random() < 0.6 else -1)
    canvas = _label(random, symbol, random.uniform(3, 6), spread=spread)
    return _gray(_noise(random, _levels(canvas, 30, 235), 4)), [symbol]


def defocus(random, make):
    symbol = make(random)
    pixels = random.uniform(3, 6)
    canvas = cv2.GaussianBlur(_label(random, symbol, pixels, margin=40), (0, 0), random.uniform(0.3, 0.62) * pixels)
    return _gray(_noise(random, _levels(canvas, 30, 235), 3)), [symbol]


def motion(random, make):
    symbol = make(random)
    pixels = random.uniform(3, 6)
    length = max(int(round(random.uniform(0.5, 1.6) * pixels)), 2)
    kernel = numpy.zeros((2 * length + 1, 2 * length + 1), numpy.float32)
    angle = random.uniform(0, numpy.pi)
    reach = numpy.array([numpy.cos(angle), numpy.sin(angle)]) * length / 2
    ends = [tuple(int(round(v * 16)) for v in (length + 0.0 - reach, length + 0.0 + reach)[i]) for i in (0, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
    canvas = cv2.filter2D(_label(random, symbol, pixels, margin=30), -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)
    return _gray(_noise(random, _levels(canvas, 30, 235), 4)), [symbol]


def _page(random, dpi):
    width, height = int(8.27 * dpi), int(11.69 * dpi)
    canvas = numpy.ones((height, width), numpy.float32)
    step = int(dpi / 6)
    texts = []
    for row in range(2 * step, height - step, step):
        if random.random() < 0.15:
            continue
        text = " ".join(WORDS[int(place)] for place in random.integers(0, len(WORDS), 5))
        texts.append((text, (step * 2, row)))
    _write(canvas, texts, dpi / 400, max(dpi // 150, 1))
    return canvas


def page(random, make):
    symbol = make(random)
    dpi = int(random.choice([150, 200]))
    canvas = _page(random, dpi)
    master = _master(symbol, symbol.quiet)
    pixels = random.uniform(0.34, 0.6) / 25.4 * dpi
    sides = numpy.array(master.shape[::-1]) / MASTER * pixels
    center = random.uniform(sides.max(), numpy.array(canvas.shape[::-1]) - sides.max())
    _place(canvas, master, _square(center, sides[0], sides[1], numpy.radians(random.uniform(-3, 3))))
    return _gray(_noise(random, _levels(canvas, 25, 245), 4)), [symbol]


def noise(random, make):
    symbol = make(random)
    canvas = _label(random, symbol, random.uniform(3, 6))
    return _gray(_noise(random, _levels(canvas, 40, 215), random.uniform(25, 60))), [symbol]


KINDS = {
    "flatbed": flatbed, "rotation": rotation, "photo": photo, "low_contrast": low_contrast, "inverted": inverted,
    "ink": ink, "defocus": defocus, "motion": motion, "page": page, "noise": noise,
}


def sheet(random, make, dpi, pixels):
    """An A4 page of 24 labels, four across."""
    canvas = numpy.ones((int(11.69 * dpi), int(8.27 * dpi)), numpy.float32)
    symbols, texts = [], []
    for place in range(24):
        symbol = make(random)
        symbols.append(symbol)
        master = _master(symbol, symbol.quiet)
        sides = numpy.array(master.shape[::-1]) / MASTER * pixels
        cell = numpy.array([canvas.shape[1] / 4, canvas.shape[0] / 6])
        center = (numpy.array([place % 4, place // 4]) + 0.5) * cell + random.uniform(-3, 3, 2)
        text = (int(center[0] - cell[0] * 0.4), int(center[1] + cell[1] * 0.45))
        texts.append((WORDS[place % len(WORDS)], text))
        _place(canvas, master, _square(center, sides[0], sides[1], numpy.radians(random.uniform(-1, 1))))
    _write(canvas, texts, dpi / 400)
    return _gray(_noise(random, _levels(canvas, 25, 245), 4)), symbols


def frame(random, make):
    """A photograph of 12 megapixels with one label in it."""
    symbol = make(random)
    canvas = numpy.full((3000, 4000), 0.7, numpy.float32)
    for _ in range(40):
        a, b = (tuple(int(v) for v in random.uniform((0, 0), (4000, 3000))) for _ in range(2))
        cv2.rectangle(canvas, a, b, float(random.uniform(0.3, 0.95)), -1)
    master = _master(symbol, symbol.quiet)
    pixels = random.uniform(8, 14)
    sides = numpy.array(master.shape[::-1]) / MASTER * pixels
    center = numpy.array([random.uniform(800, 3200), random.uniform(800, 2200)])
    corners = _square(center, sides[0], sides[1], random.uniform(-0.5, 0.5))
    _place(canvas, master, corners + random.uniform(-0.06, 0.06, (4, 2)) * sides.min())
    levels = _levels(canvas, 40, 225) * numpy.linspace(random.uniform(0.6, 1), random.uniform(0.6, 1), 4000)
    return _jpeg(_gray(_noise(random, cv2.GaussianBlur(levels, (0, 0), 1.5), 7)), 80), [symbol]


def without_code(random, number):
    """A picture that holds no code: text, plain paper, a texture, noise, bars that mean nothing, or shapes."""
    kind = number % 6
    height, width = int(random.uniform(200, 900)), int(random.uniform(200, 1200))
    canvas = numpy.ones((height, width), numpy.float32)
    if kind == 0:
        canvas = _page(random, int(random.choice([75, 100, 150])))
    elif kind == 1:
        _words(canvas, random, 6, 0.6)
    elif kind == 2:
        canvas = cv2.resize(random.random((height // 8, width // 8)).astype(numpy.float32), (width, height))
    elif kind == 3:
        canvas = random.random((height, width)).astype(numpy.float32)
    elif kind == 4:
        bars = numpy.repeat(random.integers(0, 2, width // 6 + 1), 6)[:width]
        canvas[height // 3 : height // 2] = bars
        _words(canvas, random, 3, 0.5)
    else:
        for _ in range(30):
            a, b = (tuple(int(v) for v in random.uniform((0, 0), (width, height))) for _ in range(2))
            cv2.rectangle(canvas, a, b, float(random.random()), int(random.choice([-1, 3])))
    return _gray(_noise(random, _levels(canvas, 30, 235), 4)), []
