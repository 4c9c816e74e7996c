"""The languages of messages."""

from __future__ import annotations

from typing import Literal

from . import _native as native
from ._arguments import place

Language = Literal["en", "id"]
"""English or Indonesian."""

_NUMBERS: dict[str, int] = {"en": native.ENGLISH, "id": native.INDONESIAN}


def language_number(language: Language) -> int:
    return place(_NUMBERS, language, "language")
