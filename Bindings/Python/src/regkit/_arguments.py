"""Arguments: checked, and as C takes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from ._errors import ArgumentError

_One = TypeVar("_One")


def several(given: Iterable[_One], name: str) -> list[_One]:
    """Several of a kind, as a list; text and buffers are one."""
    if isinstance(given, (str, bytes, bytearray, memoryview)) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected several, found {type(given).__name__}")
    return list(given)


def whole(given: int, name: str, least: int, most: int) -> int:
    """A whole number within its range."""
    if isinstance(given, bool) or not isinstance(given, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected int, found {type(given).__name__}")
    if not least <= given <= most:
        raise ArgumentError(f"{name}: found {given}, expected {least} to {most}")
    return given


def place(words: dict[str, int], word: str, name: str) -> int:
    """The number of a word among a few."""
    try:
        return words[word]
    except (KeyError, TypeError):
        raise ArgumentError(f"{name}: found {word!r}, expected one of {', '.join(words)}") from None


def ai_number(ai: str) -> tuple[int, int]:
    """An AI as regkit.h writes it: its number, and how many digits it has."""
    if not isinstance(ai, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"AI: expected str, found {type(ai).__name__}")
    if not (2 <= len(ai) <= 4 and ai.isascii() and ai.isdigit()):
        raise ArgumentError(f"AI: found {ai!r}, expected 2 to 4 digits")
    return int(ai), len(ai)


def day_number(given: date | None, name: str) -> int:
    """A day as regkit.h writes it, yyyymmdd; 0 for none."""
    if given is None:
        return 0
    if not isinstance(given, date) or isinstance(given, datetime):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected datetime.date, found {type(given).__name__}")
    return given.year * 10_000 + given.month * 100 + given.day
