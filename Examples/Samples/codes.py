"""Barcodes made by encoders that are not ours: segno for ordinary QR, zint for everything GS1 and for EAN-13."""

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import segno
from PIL import Image

GS = b"\x1d"


@dataclass(frozen=True)
class Code:
    """A symbol as black (True) modules, with what a standard reader reports for it."""

    modules: np.ndarray  # rows of modules; one row for a linear symbol
    content: bytes
    identifier: str
    text: str
    encoder: str

    @property
    def is_linear(self) -> bool:
        return self.modules.shape[0] == 1


def qr(content: str | bytes, level: str = "M") -> Code:
    """An ordinary QR symbol, as BPOM issues it: the text stands in it letter by letter, without FNC1."""
    data = content.encode() if isinstance(content, str) else content
    symbol = segno.make(content, error=level, micro=False, boost_error=False)
    modules = np.array([list(row) for row in symbol.matrix], dtype=bool)
    return Code(modules, data, "]Q1", data.decode().replace("\x1d", "␝"), f"segno, QR {symbol.designator}")


def gs1_qr(bracketed: str, *elements: bytes, level: int = 2) -> Code:
    """A GS1 QR symbol: FNC1 in first position. zint gets the brackets; `elements` are what a reader must report."""
    return Code(
        _zint("QRCODE", bracketed, "--gs1", "--gs1parens", f"--secure={level}"),
        b"".join(elements), "]Q3", bracketed, "zint, GS1 QR")


def gs1_128(bracketed: str, *elements: bytes) -> Code:
    """A GS1-128 symbol: Code 128 that starts with FNC1."""
    modules = _zint("GS1_128", bracketed, "--gs1parens", "--notext", "--height=20")
    return Code(modules[:1], b"".join(elements), "]C1", bracketed, "zint, GS1-128")


def ean13(digits: str) -> Code:
    """An EAN-13 symbol, check digit included in `digits`."""
    modules = _zint("EANX", digits, "--notext", "--height=40")[:1]
    bars = np.flatnonzero(modules[0])
    return Code(modules[:, bars[0]:bars[-1] + 1], digits.encode(), "]E0", digits, "zint, EAN-13")


def _zint(symbology: str, data: str, *options: str) -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "symbol.png"
        # --scale=0.5 is one pixel a module.
        subprocess.run(
            ["zint", "-b", symbology, "-d", data, "--scale=0.5", "-o", str(picture), *options],
            check=True, capture_output=True)
        return np.array(Image.open(picture).convert("L")) < 128
