"""Messages written: from another form, or from identifiers and values."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from ctypes import byref, c_size_t
from datetime import date, datetime
from decimal import Decimal
from typing import Union

from . import _native as native
from ._arguments import ai_number, place, several, whole
from ._bytes import Text, decoded, take_text, text, utf8
from ._errors import ArgumentError, check, exception, new_error
from ._faults import indexed
from ._forms import FORMS, Form, form_number
from ._language import Language, language_number
from ._parse_options import ParseOptions, held


def _output(
    form: Form,
    symbology: str,
    plain_form: Form | None,
    as_composite: bool,
    stem: str | None,
    omit_leading_zeros: bool,
    keep_order: bool = False,
    reference_year: int = 0,
) -> native.GS1Output:
    identifier = utf8(symbology, "symbology")
    if len(identifier) not in (0, 3):
        raise ArgumentError(f"symbology: found {symbology!r}, expected three characters such as ]d2")
    root = utf8(stem, "stem") if stem is not None else None
    return native.sized(
        native.GS1Output,
        form=place(FORMS, form, "form"),
        plain_form=place(FORMS, plain_form, "plain_form") if plain_form is not None else 0,
        symbology=identifier,
        as_composite=bool(as_composite),
        keep_order=bool(keep_order),
        reference_year=whole(reference_year, "reference_year", 0, 9999),
        stem=root,
        stem_length=len(root) if root is not None else 0,
        omit_leading_zeros=bool(omit_leading_zeros),
    )


def render(
    message: Text,
    to: Form,
    *,
    form: Form = "any",
    options: ParseOptions | None = None,
    symbology: str = "",
    plain_form: Form | None = None,
    as_composite: bool = False,
    stem: str | None = None,
    omit_leading_zeros: bool = False,
) -> str:
    """Writes a message in another form.

    `symbology`, `plain_form` and `as_composite` are for "scan_data": the identifier of the symbology, "" for ]Q3; how
    the data of one that promises nothing is written; and whether what follows the GTIN of ]E0 becomes a component.
    `stem` and `omit_leading_zeros` are for "digital_link": how the URI begins, and whether a GTIN loses zeros in front.
    A message with a fault, or one that the form cannot carry, is a MessageError; its `text` is what people may be
    shown, where the form is for people.
    """
    given = text(message, "message")
    structure, _dictionary = held(options)
    number = form_number(form)
    output = _output(to, symbology, plain_form, as_composite, stem, omit_leading_zeros)
    length, capacity = c_size_t(), 2 * len(given) + 256
    while True:
        out, error = ctypes.create_string_buffer(capacity), new_error()
        status = native.library.regkit_gs1_render(
            out, capacity, byref(length), given, len(given), number, structure, byref(output), byref(error)
        )
        written = decoded(out.raw[: min(length.value, capacity)])
        if status == native.OK:
            return written
        if status != native.E_CAPACITY:
            raise exception(status, error, text=written or None)
        capacity = length.value


Written = Union[str, int, Decimal, date, datetime]
Parts = Union[Mapping[str, Written], Sequence["tuple[str, Written]"]]


def build(
    parts: Parts,
    *,
    form: Form = "bracketed",
    as_written: bool = True,
    check_digit: bool = True,
    options: ParseOptions | None = None,
    symbology: str = "",
    plain_form: Form | None = None,
    as_composite: bool = False,
    keep_order: bool = False,
    reference_year: int = 0,
    stem: str | None = None,
    omit_leading_zeros: bool = False,
) -> str:
    """Makes a message of identifiers and values.

    `parts` gives the value of each AI, as a mapping or as pairs. Values may be as people write them unless `as_written`
    is False: "2028-12-31", a date, "1.5 kg", a Decimal under an AI that says its decimals, "yes". A "?" in the place of
    a check digit is computed unless `check_digit` is False. Values of predefined length come first unless `keep_order`.
    Dates of two-digit years must be within 49 years before to 50 after `reference_year`; with 0, of 2000 to 2050. The
    others are as in `render`. A message that breaks a rule is a MessageError, whose `faults` name every reason with the
    `index` of its part and places within its value.
    """
    pairs: list[tuple[str, Written]] = list(parts.items()) if isinstance(parts, Mapping) else several(parts, "parts")
    structure, _dictionary = held(options)
    output = _output(form, symbology, plain_form, as_composite, stem, omit_leading_zeros, keep_order, reference_year)
    flags = (native.GS1_AS_WRITTEN if as_written else 0) | (native.GS1_CHECK_DIGIT if check_digit else 0)
    storage = (native.GS1Part * len(pairs))()
    values: list[bytes] = []  # held, for the parts point to them
    for part, pair in zip(storage, pairs):
        try:
            name, value = pair
        except (TypeError, ValueError):
            raise TypeError("parts: expected a mapping, or pairs of an AI and its value") from None
        part.ai, part.ai_digits = ai_number(name)
        part.flags = flags
        written = utf8(_as_text(value, name), f"({name})")
        values.append(written)
        part.value = native.GS1Text(written, len(written))
    length, count, capacity = c_size_t(), c_size_t(), 2 * sum(map(len, values)) + 64 * len(pairs) + 256
    fault_capacity = 64
    while True:
        out, error = ctypes.create_string_buffer(capacity), new_error()
        faults = (native.GS1IndexedFault * fault_capacity)()
        status = native.library.regkit_gs1_build(
            out, capacity, byref(length), storage, len(pairs), structure, byref(output), faults, fault_capacity,
            byref(count), byref(error),
        )  # fmt: skip
        if status == native.OK:
            return decoded(out.raw[: length.value])
        if status == native.E_CAPACITY:
            capacity = length.value
        elif status == native.E_MESSAGE and count.value > fault_capacity:
            fault_capacity = count.value
        else:
            reasons = indexed(faults, count.value) if status == native.E_MESSAGE else ()
            raise exception(status, error, faults=reasons) if reasons else exception(status, error)


def _as_text(value: Written, ai: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ArgumentError(f"({ai}): found {value}, expected a finite number")
        return format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
        return str(value)
    raise TypeError(f"({ai}): expected str, date, datetime, Decimal or int, found {type(value).__name__}")


def explain(
    message: Text, *, form: Form = "any", options: ParseOptions | None = None, language: Language = "en"
) -> str:
    """Explains every fault of a message in words, with carets under the place; "" for a good one."""
    given = text(message, "message")
    structure, _dictionary = held(options)
    out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
    status = native.library.regkit_gs1_explain(
        byref(out), byref(length), given, len(given), form_number(form), structure,
        language_number(language), byref(error),
    )  # fmt: skip
    check(status, error)
    return take_text(out.value, length.value) or ""
