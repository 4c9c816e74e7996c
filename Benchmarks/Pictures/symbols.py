"""Symbols for the picture sets, from encoders that are not RegKit's: segno for QR Code, zint for what carries FNC1."""

import subprocess
from dataclasses import dataclass

import numpy
import segno

GROUP_SEPARATOR = b"\x1d"


@dataclass(frozen=True)
class Symbol:
    """A symbol's modules, True for dark, without quiet zone; and what a reader must say of it."""

    modules: numpy.ndarray
    identifier: str
    content: bytes
    quiet: int


def _zint(*arguments):
    dump = subprocess.run(["zint", "--dump", *arguments], capture_output=True, text=True, check=True).stdout
    rows = [row.replace(" ", "") for row in dump.split("\n") if row.strip()]
    bits = [[int(bit) for digit in row for bit in f"{int(digit, 16):04b}"] for row in rows]
    width = max(max((place for place, bit in enumerate(row) if bit), default=0) for row in bits) + 1
    return numpy.array([row[:width] for row in bits], dtype=bool)


def _letters(random, count, alphabet="ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"):
    return "".join(alphabet[place] for place in random.integers(0, len(alphabet), count))


def _digits(random, count):
    return _letters(random, count, "0123456789")


def _gtin(random):
    digits = "0899" + _digits(random, 9)
    weights = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return digits + str(-weights % 10)


def _elements(random):
    """Elements as labels of the two methods carry them: (90) with batch, expiry and serial, or (01) with the same."""
    licence = ("90", _letters(random, 3, "DGHKLNT") + _digits(random, 10) + _letters(random, 2))
    key = licence if random.random() < 0.5 else ("01", _gtin(random))
    batch = ("10", _letters(random, int(random.integers(4, 9))))
    expiry = ("17", f"{random.integers(26, 32)}{random.integers(1, 13):02}{random.integers(1, 29):02}")
    serial = ("21", _letters(random, int(random.integers(8, 17))))
    chosen = [(key,), (key, batch, expiry), (key, batch, expiry, serial)]
    return list(chosen[int(random.integers(0, 3))])


FIXED = {"01", "17"}


def _raw(elements):
    message = b""
    for place, (identifier, value) in enumerate(elements):
        message += (identifier + value).encode()
        if identifier not in FIXED and place + 1 < len(elements):
            message += GROUP_SEPARATOR
    return message


def qr_code(random):
    """Half of them the literal text of BPOM's own codes, half GS1 QR Code."""
    elements = _elements(random)
    level = "LM"[int(random.integers(0, 2))]
    if random.random() < 0.5:
        text = "".join(f"({identifier}){value}" for identifier, value in elements)
        code = segno.make(text, error=level.lower(), micro=False, boost_error=False, mode="byte")
        return Symbol(numpy.array(code.matrix, dtype=bool), "]Q1", text.encode(), 4)
    text = "".join(f"[{identifier}]{value}" for identifier, value in elements)
    modules = _zint("-b", "QRCODE", "--gs1", f"--secure={'LM'.index(level) + 1}", "-d", text)
    return Symbol(modules, "]Q3", _raw(elements), 4)


def data_matrix(random):
    """Nine of ten GS1 DataMatrix, the others plain; all square."""
    elements = _elements(random)
    if random.random() < 0.1:
        text = "".join(f"({identifier}){value}" for identifier, value in elements)
        return Symbol(_zint("-b", "DATAMATRIX", "--square", "-d", text), "]d1", text.encode(), 1)
    text = "".join(f"[{identifier}]{value}" for identifier, value in elements)
    return Symbol(_zint("-b", "DATAMATRIX", "--square", "--gs1", "-d", text), "]d2", _raw(elements), 1)
