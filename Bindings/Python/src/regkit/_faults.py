"""What is wrong with a message."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from . import _native as native
from ._values import Value


@dataclass(frozen=True)
class Fault(Value):
    """One thing wrong with a message.

    `code` is a stable word such as "wrong_check_digit" and `number` that of regkit.h; `offset` and `length` the bytes
    at fault, 0 long where something is missing; `ai` the identifier it is about, or None. `index` is the place of the
    part or carrier among several, else 0.
    """

    __slots__ = ("ai", "code", "index", "length", "number", "offset")
    code: str
    offset: int
    length: int
    ai: str | None
    number: int
    index: int


def ai_text(number: int, digits: int) -> str:
    return f"{number:0{digits}d}"


_fault_words: dict[int, str] = {}


def fault_word(number: int) -> str:
    word = _fault_words.get(number)
    if word is None:
        name: bytes = native.library.regkit_gs1_fault_name(number)
        word = _fault_words[number] = name.decode()
    return word


def fault_numbers() -> dict[str, int]:
    """The number of each word for a fault; all are below 128."""
    words = {fault_word(number): number for number in range(1, 128)}
    words.pop("unknown", None)
    return words


def indexed(faults: ctypes.Array[native.GS1IndexedFault], count: int) -> tuple[Fault, ...]:
    made: list[Fault] = []
    for one in faults[: min(count, len(faults))]:
        fault = one.fault
        ai = ai_text(fault.ai, fault.ai_digits) if fault.ai_digits else None
        made.append(Fault(fault_word(fault.code), fault.offset, fault.length, ai, fault.code, one.index))
    return tuple(made)
