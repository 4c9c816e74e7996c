"""How messages are read."""

from __future__ import annotations

from ctypes import byref, c_uint16
from dataclasses import dataclass, replace
from typing import Any

from . import _native as native
from ._arguments import place, whole
from ._bytes import text
from ._dictionary import Dictionary
from ._errors import ArgumentError
from ._faults import fault_numbers
from ._handles import Handle


@dataclass(frozen=True)
class ParseOptions:
    """How messages are read; as it stands, by the rules of the standard.

    `maximum_length` in bytes, `maximum_elements` and `maximum_faults`: 0 for 65,536, 4,096 and 4,096. `ignored`: words
    of faults that are not reported. `separator`: what stands for FNC1 in raw elements. `allow_unknown_ai`: an AI that
    is not in the table is no fault. `allow_short_gtin`: a URI may have the GTIN of (01) with 8, 12 or 13 digits.
    `one_of_several_carriers`: an element that is needed may be on another; see `judge_carriers`.
    """

    maximum_length: int = 0
    maximum_elements: int = 0
    maximum_faults: int = 0
    ignored: tuple[str, ...] = ()
    separator: str = "\x1d"
    allow_unknown_ai: bool = False
    allow_short_gtin: bool = False
    one_of_several_carriers: bool = False
    dictionary: Dictionary | None = None

    def __post_init__(self) -> None:
        for name in ("maximum_length", "maximum_elements", "maximum_faults"):
            whole(getattr(self, name), name, 0, 2**63 - 1)
        if not isinstance(self.ignored, tuple):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"ignored: expected a tuple of words, found {type(self.ignored).__name__}")
        if self.dictionary is not None and not isinstance(self.dictionary, Dictionary):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"dictionary: expected Dictionary, found {type(self.dictionary).__name__}")
        separator = text(self.separator, "separator")
        if len(separator) != 1 or separator == b"\0":
            raise ArgumentError(f"separator: found {self.separator!r}, expected one byte other than NUL")
        numbers = fault_numbers()
        ignored = (c_uint16 * len(self.ignored))(*(place(numbers, word, "ignored") for word in self.ignored))
        structure = native.sized(
            native.GS1Options,
            maximum_length=self.maximum_length,
            maximum_elements=self.maximum_elements,
            maximum_faults=self.maximum_faults,
            ignored=ignored,
            ignored_count=len(ignored),
            separator=separator[0],
            allow_unknown_ai=bool(self.allow_unknown_ai),
            allow_short_gtin=bool(self.allow_short_gtin),
            one_of_several_carriers=bool(self.one_of_several_carriers),
            dictionary=self.dictionary.handle().pointer if self.dictionary is not None else None,
        )
        object.__setattr__(self, "_structure", structure)

    def __reduce__(self) -> tuple[Any, ...]:
        return ParseOptions, tuple(getattr(self, name) for name in ParseOptions.__dataclass_fields__)


def with_closed_dictionary(options: ParseOptions) -> ParseOptions:
    """The same options with a dictionary that is closed."""
    closed = replace(options)
    object.__setattr__(closed, "dictionary", Dictionary._closed())  # pyright: ignore[reportPrivateUsage]
    return closed


def held(options: ParseOptions | None) -> tuple[Any, Handle | None]:
    """The options as C takes them, and what must be held as long as the call runs."""
    if options is None:
        return None, None
    if not isinstance(options, ParseOptions):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"options: expected ParseOptions, found {type(options).__name__}")
    dictionary = options.dictionary.handle() if options.dictionary is not None else None
    structure: Any = getattr(options, "_structure")  # noqa: B009, for type checkers no field
    return byref(structure), dictionary
