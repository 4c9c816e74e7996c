"""What the values of elements mean."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from ctypes import byref, c_int32, c_size_t
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from . import _native as native
from ._arguments import ai_number, whole
from ._bytes import Text, take_text, text
from ._errors import check, new_error
from ._values import Value


@dataclass(frozen=True)
class TypedValue(Value):
    """What the value of an element means: its `kind`, such as "date" or "measure", and `text` for people.

    `json` is all that the library says of it, and `fields` the same as a mapping, with members by kind: `unit`,
    `currency`, `gtin`, `latitude` in ten-millionths of a degree.
    """

    __slots__ = ("json", "kind", "text")
    kind: str
    text: str
    json: str

    @property
    def fields(self) -> Mapping[str, Any]:
        fields: Mapping[str, Any] = json.loads(self.json)
        return fields

    @property
    def day(self) -> date | None:
        """The day; None where a month is meant, or no day at all."""
        fields = self.fields
        return date(fields["year"], fields["month"], fields["day"]) if "day" in fields else None

    @property
    def last_day(self) -> date | None:
        """The day, or the last of the month where a month is meant; None for no day at all."""
        last = self.fields.get("last_day")
        return date.fromisoformat(last) if last else None

    @property
    def decimal(self) -> Decimal | None:
        """The number of a measure, an amount or a percentage; None for others."""
        fields = self.fields
        if "units" not in fields or "decimals" not in fields:
            return None
        return Decimal(fields["units"]).scaleb(-fields["decimals"])


def typed_value(ai: str, value: Text, *, reference_year: int = 2049) -> TypedValue:
    """What a value means under an AI. Kind "text" is no more than that.

    Two-digit years are those from 49 before to 50 after `reference_year`: as it stands, 2000 to 2099. A value that is
    wrong for its AI is a MessageError.
    """
    given = text(value, "value")
    number, digits = ai_number(ai)
    element = native.GS1Element(number, digits, 0, 0, 0, len(given))
    out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
    year = whole(reference_year, "reference_year", 1, 9999)
    status = native.library.regkit_gs1_typed_value(
        byref(out), byref(length), given, len(given), byref(element), year, byref(error)
    )
    check(status, error)
    told = take_text(out.value, length.value) or "{}"
    fields = json.loads(told)
    return TypedValue(fields.get("kind", ""), fields.get("text", ""), told)


@dataclass(frozen=True)
class DateValue(Value):
    """A day, or a month, which `day` is then the last day of."""

    __slots__ = ("day", "is_month")
    day: date
    is_month: bool


def date_value(value: Text, *, reference_year: int = 2049) -> DateValue:
    """The day of a value of six digits, YYMMDD, or of eight. Day 00 means the month; years as in `typed_value`."""
    given = text(value, "value")
    out, is_month, error = c_int32(), c_int32(), new_error()
    year = whole(reference_year, "reference_year", 1, 9999)
    check(native.library.regkit_gs1_date(byref(out), byref(is_month), given, len(given), year, byref(error)), error)
    return DateValue(date(out.value // 10_000, out.value // 100 % 100, out.value % 100), is_month.value == 1)


@dataclass(frozen=True)
class DecimalValue(Value):
    """A number, and the ISO 4217 number of its currency, None for none."""

    __slots__ = ("currency", "number")
    number: Decimal
    currency: int | None


def decimal_value(ai: str, value: Text) -> DecimalValue:
    """The number under the AI of a measure, (310n) to (369n), an amount or a percentage, (390n) to (395n)."""
    given = text(value, "value")
    number, digits = ai_number(ai)
    out, decimals, currency, error = ctypes.c_int64(), c_int32(), c_int32(), new_error()
    status = native.library.regkit_gs1_decimal(
        byref(out), byref(decimals), byref(currency), number, digits, given, len(given), byref(error)
    )
    check(status, error)
    return DecimalValue(Decimal(out.value).scaleb(-decimals.value), currency.value or None)
