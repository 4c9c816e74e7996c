"""Check digits and check pairs of GS1."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int32

from . import _native as native
from ._bytes import Text, text
from ._errors import check, new_error


def check_digit(digits: Text) -> str:
    """The check digit that belongs after the digits of a GTIN, SSCC, GLN and the like."""
    given = text(digits, "digits")
    out, error = ctypes.c_char(), new_error()
    check(native.library.regkit_gs1_check_digit(byref(out), given, len(given), byref(error)), error)
    return out.value.decode()


def has_check_digit(digits: Text) -> bool:
    """Whether the last digit is the check digit of those before it; False also for others than digits."""
    given = text(digits, "digits")
    out, error = c_int32(), new_error()
    check(native.library.regkit_gs1_verify_check_digit(byref(out), given, len(given), byref(error)), error)
    return out.value == 1


def check_pair(model: Text) -> str:
    """The two check characters that belong after the text of a Global Model Number, (8013), and its like."""
    given = text(model, "model")
    out, error = ctypes.create_string_buffer(2), new_error()
    check(native.library.regkit_gs1_check_pair(out, given, len(given), byref(error)), error)
    return out.raw.decode()


def has_check_pair(model: Text) -> bool:
    """Whether the last two characters are the check characters of those before them."""
    given = text(model, "model")
    out, error = c_int32(), new_error()
    check(native.library.regkit_gs1_verify_check_pair(byref(out), given, len(given), byref(error)), error)
    return out.value == 1
