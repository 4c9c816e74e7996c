"""Labels: made of data, judged before they are given, and read back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ctypes import byref
from dataclasses import dataclass
from typing import Any, Literal

from . import _native as native
from ._arguments import place, several, whole
from ._bytes import take_bytes, take_text, utf8
from ._errors import ArgumentError, exception, new_error
from ._verdict import Answer, Outcome

LabelForm = Literal["bpom", "gs1_qr", "gs1_datamatrix"]
LabelOutput = Literal["png", "svg", "pdf", "modules"]
Level = Literal["L", "M", "Q", "H"]
Issuer = Literal["badan_pom", "pelaku_usaha"]

_FORMS: dict[str, int] = {
    "bpom": native.LABEL_BPOM,
    "gs1_qr": native.LABEL_GS1_QR,
    "gs1_datamatrix": native.LABEL_GS1_DATAMATRIX,
}
_OUTPUTS: dict[str, int] = {
    "png": native.LABEL_PNG,
    "svg": native.LABEL_SVG,
    "pdf": native.LABEL_PDF,
    "modules": native.LABEL_MODULES,
}
_LEVELS: dict[str, int] = {level: ord(level) for level in "LMQH"}
_ISSUERS: dict[str, int] = {"badan_pom": native.ISSUER_BADAN_POM, "pelaku_usaha": native.ISSUER_PELAKU_USAHA}


@dataclass(frozen=True)
class LabelStyle:
    """How a label is to look. None and 0 stand for the default of each.

    `form`: "bpom" is a QR Code with the text as it is, as BPOM prints it; "gs1_qr" and "gs1_datamatrix" have FNC1
    first. `output`: a PNG, SVG or PDF file, or "modules", a byte for each module, 1 black and 0 white. `dpi`: 72 to
    4800, 300 if 0. `level`: of error correction, "M" if None. At most one of `x_mm`, the side of a module, `side_mm`,
    the least side of the symbol, and `within_mm`, the room that it must fit with its quiet zones; with none, the
    smallest that is legal. `quiet_zone`: white modules on each side. `issuer`: the one of BPOM's for "bpom", else
    unknown. `lines`: text below the symbol, `text_mm` high, and with `show_elements` the elements, with `bpom_ri` the
    words BPOM RI. `beside_another_code`: whether the pack carries a code of another issuer too; None where that is not
    asked. `even_if_refused`: made though a rule refuses it, which the outcome says all the same.
    """

    form: LabelForm
    output: LabelOutput = "png"
    dpi: int = 0
    level: Level | None = None
    x_mm: float = 0
    side_mm: float = 0
    within_mm: float = 0
    quiet_zone: int = 0
    issuer: Issuer | None = None
    lines: tuple[str, ...] = ()
    text_mm: float = 0
    show_elements: bool = False
    bpom_ri: bool = False
    beside_another_code: bool | None = None
    even_if_refused: bool = False


def request(style: LabelStyle) -> native.LabelRequest:
    """The style as C takes it."""
    if not isinstance(style, LabelStyle):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"style: expected LabelStyle, found {type(style).__name__}")
    another = style.beside_another_code
    if another is not None and not isinstance(another, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"beside_another_code: expected bool or None, found {type(another).__name__}")
    texts = [utf8(line, "lines") for line in several(style.lines, "lines")]
    lines = b"\n".join(texts) if texts else None
    beside = {None: 0, True: native.LABEL_BESIDE_ANOTHER, False: native.LABEL_ALONE}
    return native.sized(
        native.LabelRequest,
        form=place(_FORMS, style.form, "form"),
        output=place(_OUTPUTS, style.output, "output"),
        dpi=whole(style.dpi, "dpi", 0, 2**31 - 1),
        level=place(_LEVELS, style.level, "level") if style.level is not None else 0,
        x_mm=millimetres(style.x_mm, "x_mm"),
        side_mm=millimetres(style.side_mm, "side_mm"),
        within_mm=millimetres(style.within_mm, "within_mm"),
        quiet_zone=whole(style.quiet_zone, "quiet_zone", 0, 2**31 - 1),
        issuer=place(_ISSUERS, style.issuer, "issuer") if style.issuer is not None else 0,
        lines=lines,
        lines_length=len(lines) if lines is not None else 0,
        text_mm=millimetres(style.text_mm, "text_mm"),
        show_elements=bool(style.show_elements),
        bpom_ri=bool(style.bpom_ri),
        beside_another_code=beside[another],
        even_if_refused=bool(style.even_if_refused),
    )


def millimetres(given: float, name: str) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected a number, found {type(given).__name__}")
    try:
        return float(given)
    except OverflowError:
        raise ArgumentError(f"{name}: found {given}, expected millimetres") from None


@dataclass(frozen=True)
class Sheet:
    """How labels stand on a page, in millimetres; 0 for a page of A4."""

    rows: int
    columns: int
    page_width_mm: float = 0
    page_height_mm: float = 0
    horizontal_margin_mm: float = 0
    vertical_margin_mm: float = 0
    horizontal_gap_mm: float = 0
    vertical_gap_mm: float = 0


def layout(sheet: Sheet) -> native.LabelSheet:
    """The sheet as C takes it."""
    if not isinstance(sheet, Sheet):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"sheet: expected Sheet, found {type(sheet).__name__}")
    names = (
        "page_width_mm",
        "page_height_mm",
        "horizontal_margin_mm",
        "vertical_margin_mm",
        "horizontal_gap_mm",
        "vertical_gap_mm",
    )
    return native.sized(
        native.LabelSheet,
        rows=whole(sheet.rows, "rows", 1, 1000),
        columns=whole(sheet.columns, "columns", 1, 1000),
        **{name: millimetres(getattr(sheet, name), name) for name in names},
    )


@dataclass(frozen=True, repr=False)
class Label(Answer):
    """A label that was made: its bytes, the verdict on what it says and how it is printed, and its measures.

    `outcome` is the worse of content and print. `modules` along a side, without quiet zone; this and all below are 0
    for a sheet. `version` and `level` are of a QR Code, 0 and "" for DataMatrix. `symbology` is what a reader transmits
    in front of the data. `width_mm` and `height_mm` are of the whole drawing of SVG and PDF, text included.
    """

    __slots__ = (
        "data",
        "dots_per_module",
        "dpi",
        "height_mm",
        "level",
        "modules",
        "quiet_zone",
        "side_mm",
        "side_with_quiet_zone_mm",
        "symbology",
        "version",
        "width_mm",
        "x_mm",
    )
    data: bytes
    modules: int
    version: int
    level: str
    quiet_zone: int
    dpi: int
    dots_per_module: int
    symbology: str
    x_mm: float
    side_mm: float
    side_with_quiet_zone_mm: float
    width_mm: float
    height_mm: float

    @property
    def content(self) -> Mapping[str, Any]:
        """What the label says, and its verdict."""
        return self.get("content") or {}

    @property
    def print(self) -> Mapping[str, Any]:
        """How it is printed, and the verdict on that."""
        return self.get("print") or {}

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the bytes to a file."""
        with open(path, "wb") as file:
            file.write(self.data)


def made(function: Any, *arguments: Any, is_sheet: bool = False) -> Label:
    """Calls a function that makes labels."""
    out, error = native.sized(native.Label), new_error()
    status = function(byref(out), *arguments, byref(error))
    data = take_bytes(out.bytes, out.length)
    told = take_text(out.json, out.json_length)
    if status != native.OK:
        raise exception(status, error, json=told, is_of_table=is_sheet)
    return Label(
        json=told or "{}",
        outcome=Outcome(out.outcome),
        data=data or b"",
        modules=out.modules,
        version=out.version,
        level=chr(out.level) if out.level else "",
        quiet_zone=out.quiet_zone,
        dpi=out.dpi,
        dots_per_module=out.dots_per_module,
        symbology=out.symbology.decode("ascii", "replace"),
        x_mm=out.x_mm,
        side_mm=out.side_mm,
        side_with_quiet_zone_mm=out.side_with_quiet_zone_mm,
        width_mm=out.width_mm,
        height_mm=out.height_mm,
    )
