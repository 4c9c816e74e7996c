"""The labels that are made: data of many lengths in every form and level, at several resolutions."""

import random
from typing import NamedTuple

CSET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
RESOLUTIONS = [203, 300, 360, 400, 600, 1200]
LEVELS = ["L", "M", "Q", "H"]


class Label(NamedTuple):
    form: str
    level: str
    dpi: int
    x_mm: float
    data: bytes
    """What is handed over: for GS1 forms raw elements, for bpom the text."""


def _elements(source, length):
    """Raw elements of about so many bytes: BPOM's or a GTIN's first, then company-internal ones."""
    has_235 = source.random() < 0.3
    # libzint can say brackets in a value or (235) before another element, not both.
    alphabet = CSET_82.replace("(", "").replace(")", "") if has_235 else CSET_82
    message, needs_separator = source.choice([("010899123456789117281231", False), ("90DBL9509204704A1", True)])
    if length < len(message):
        message, needs_separator = "90" + "".join(source.choice(alphabet) for _ in range(length)), True
    room, batch = length - len(message), ""
    for ai, longest in [("10", 20)] + [("235", 28)] * has_235 + [("21", 20)] + [(str(ai), 90) for ai in range(91, 100)]:
        if room <= 0:
            break
        value = "".join(source.choice(alphabet) for _ in range(min(room, longest)))
        batch = value if ai == "10" else batch
        message += "\x1d" * needs_separator + ai + value
        needs_separator = True
        room -= len(value)
    # Longer than all of them together: the batch stands again and again, which GS1 allows with the same value.
    while room > 0:
        message += "\x1d10" + batch
        room -= len(batch) + 3
    return message.encode()


def _text(source, length):
    alphabet = [CSET_82, "0123456789", "ABC $%*+-./:", "\x00\x1d\x80\xff\xe9("][source.randrange(4)]
    return "".join(source.choice(alphabet) for _ in range(length)).encode("latin-1")


def wanted(seed):
    source = random.Random(seed)
    labels = []
    longest = {"L": 2900, "M": 2300, "Q": 1600, "H": 1200}
    for level in LEVELS:
        steps = [int(6 + (longest[level] - 6) * (step / 39) ** 2) for step in range(40)]
        for place, length in enumerate(steps):
            labels.append(Label("bpom", level, *_print(source, place, length), _text(source, length)))
    for level in LEVELS:
        for place in range(30):
            length = 4 + place * place * 8 // 9
            labels.append(Label("gs1-qr", level, *_print(source, place, length), _elements(source, length)))
    # The versions up to 40 that those lengths leave out.
    for length in [150, *range(780, 2800, 45)]:
        labels.append(Label("bpom", "L", *_print(source, length // 45, length), source.randbytes(length)))
        labels.append(Label("gs1-qr", "L", *_print(source, length // 45, length), _elements(source, length)))
    for place in range(90):
        length = 4 + place * place // 10
        labels.append(Label("gs1-datamatrix", "", *_print(source, place, length), _elements(source, length)))
    # What a label says in life: BPOM's four elements, and the same in one of RegKit's own sizes.
    for place in range(60):
        form = ["bpom", "gs1-qr", "gs1-datamatrix"][place % 3]
        data = f"(90)DBL{source.randrange(10**11):011}A1(10){source.randrange(10**6)}(17)281231(21){source.randrange(10**9)}"
        level = LEVELS[place // 3 % 4] if form != "gs1-datamatrix" else ""
        labels.append(Label(form, level, RESOLUTIONS[place % 6], 0.0, data.encode()))
    return labels


def _print(source, place, length):
    """A resolution, and a module from the least that is made to GS1's target; 0 for the one that is recommended.

    Long data at a high resolution make pictures of many megapixels, which would show nothing new."""
    if length > 500:
        return RESOLUTIONS[1 + place % 4], source.choice([0.192, 0.21, 0.254])
    return RESOLUTIONS[place % 6], source.choice([0.0, 0.192, 0.21, 0.254, 0.3, 0.38])
