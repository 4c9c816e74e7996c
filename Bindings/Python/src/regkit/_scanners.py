"""What scanners make of a message: their habits undone, and guesses at what they lost."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from ctypes import byref, c_size_t, c_uint32
from typing import Any

from . import _native as native
from ._arguments import whole
from ._bytes import Text, take_text, text, utf8
from ._errors import check, new_error
from ._forms import Form, form_number
from ._language import Language, language_number
from ._parse_options import ParseOptions, held
from ._questions import json_text


def suggest(
    message: Text, *, form: Form = "any", options: ParseOptions | None = None, limit: int = 5, language: Language = "en"
) -> tuple[Mapping[str, Any], ...]:
    """Guesses at what a message was before a scanner lost or replaced its separators, best first.

    Each has `guess` True: no host may act on one without asking a person or scanning again. None for a good message,
    but where a value seems to hold a separator and more elements.
    """
    given = text(message, "message")
    structure, _dictionary = held(options)
    out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
    status = native.library.regkit_gs1_suggest(
        byref(out), byref(length), given, len(given), form_number(form), structure,
        whole(limit, "limit", 0, 1_000_000), language_number(language), byref(error),
    )  # fmt: skip
    check(status, error)
    return tuple(json.loads(take_text(out.value, length.value) or "[]"))


def undo_habit(scanned: Text, profile: str | Mapping[str, Any]) -> bytes:
    """What was in the symbol, of what a scanner typed.

    `profile` is the name of a common habit, such as "braces" for {GS}, or what `learn_profile` gives, each member of
    which may be missing. A scan that does not fit is a MessageError with its place.
    """
    return undo_habit_with_origins(scanned, profile)[0]


def undo_habit_with_origins(scanned: Text, profile: str | Mapping[str, Any]) -> tuple[bytes, tuple[int, ...]]:
    """The same, and at which byte of `scanned` each byte of the message stands."""
    given = text(scanned, "scanned")
    habit = json_text(profile, "profile") if isinstance(profile, Mapping) else utf8(profile, "profile")
    length, capacity = c_size_t(), len(given) + 16
    while True:
        out, origins, error = ctypes.create_string_buffer(capacity), (c_uint32 * capacity)(), new_error()
        status = native.library.regkit_gs1_undo_habit(
            out, capacity, byref(length), origins, given, len(given), habit, len(habit), byref(error)
        )
        if status != native.E_CAPACITY:
            check(status, error)
            return out.raw[: length.value], tuple(origins[: length.value])
        capacity = length.value


def learn_profile(scanned: Text, expected: Text) -> Mapping[str, Any]:
    """The habits of a scanner, of what it typed for a test symbol and what the symbol says.

    `expected` is scan data or raw elements, best with a separator, capital and small letters. `unambiguous` says
    whether no text for the separator can also be data. A scanner that drops separators has no profile: MessageError.
    """
    given, wanted = text(scanned, "scanned"), text(expected, "expected")
    out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
    status = native.library.regkit_gs1_learn_profile(
        byref(out), byref(length), given, len(given), wanted, len(wanted), byref(error)
    )
    check(status, error)
    profile: Mapping[str, Any] = json.loads(take_text(out.value, length.value) or "{}")
    return profile
