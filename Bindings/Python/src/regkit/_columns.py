"""Many messages in one call, for who has them in a list and not in Arrow."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from ctypes import byref, c_int32, c_int64, c_uint8
from dataclasses import dataclass

from . import _native as native
from ._arguments import ai_number, several
from ._bytes import Text, decoded, text
from ._errors import check, new_error
from ._faults import fault_word
from ._forms import Form, form_number
from ._parse_options import ParseOptions, held
from ._values import Value


@dataclass(frozen=True)
class Columns(Value):
    """What was read of many messages.

    `faults` has for each message the word of its first fault, or None for a good one and for None. `values` has for
    each AI the value of its first element in each message, or None. `valid`, `faulty` and `missing` count the messages.
    """

    __slots__ = ("faults", "faulty", "missing", "valid", "values")
    faults: tuple[str | None, ...]
    values: Mapping[str, tuple[str | None, ...]]
    valid: int
    faulty: int
    missing: int


def parse_many(
    messages: Sequence[Text | None],
    ais: Sequence[str] = (),
    *,
    form: Form = "any",
    options: ParseOptions | None = None,
    keep_faulty: bool = False,
) -> Columns:
    """Reads and validates many messages in one call, during which the GIL is released.

    `ais` are those whose values are wanted, at most 32. A value with errors of its own is None unless `keep_faulty`.
    None among the messages stays None. For arrays of Arrow there is `regkit.arrow`.
    """
    given = [None if one is None else text(one, "messages") for one in several(messages, "messages")]
    ais = several(ais, "ais")
    rows, bits = len(given), (len(given) + 7) // 8
    data = b"".join(one for one in given if one is not None)
    offsets = (c_int64 * (rows + 1))()
    validity = (c_uint8 * bits)()
    end = 0
    for row, one in enumerate(given):
        if one is not None:
            end += len(one)
            validity[row // 8] |= 1 << row % 8
        offsets[row + 1] = end
    held_data = (ctypes.c_char * len(data)).from_buffer_copy(data)
    column = native.sized(
        native.GS1Column,
        offsets=ctypes.addressof(offsets),
        offset_width=8,
        bytes=ctypes.addressof(held_data),
        bytes_length=len(data),
        validity=ctypes.addressof(validity) if rows else None,
        row_count=rows,
    )
    statuses = (c_int32 * rows)()
    counts, error = native.sized(native.GS1ColumnCounts), new_error()
    values = (native.GS1Values * len(ais))()
    places: list[tuple[ctypes.Array[c_int64], ctypes.Array[c_uint8]]] = []
    storage: list[ctypes.Array[ctypes.c_char]] = []
    for one, ai in zip(values, ais):
        one.struct_size = ctypes.sizeof(native.GS1Values)
        one.ai, one.ai_digits = ai_number(ai)
        one.keep_faulty = bool(keep_faulty)
        ends, present = (c_int64 * (rows + 1))(), (c_uint8 * bits)()
        # Without escapes a value is no longer than it is written, but that a GTIN may get leading zeros.
        room = ctypes.create_string_buffer(len(data) + 14 * rows + 1)
        one.offsets, one.validity = ctypes.addressof(ends), ctypes.addressof(present)
        one.bytes, one.bytes_capacity = ctypes.addressof(room), len(room)
        places.append((ends, present))
        storage.append(room)
    structure, _dictionary = held(options)
    status = native.library.regkit_gs1_parse_column(
        byref(counts), byref(column), form_number(form), structure, statuses, None, values, len(ais),
        byref(error),
    )  # fmt: skip
    check(status, error)
    read: dict[str, tuple[str | None, ...]] = {}
    for ai, (ends, present), room in zip(ais, places, storage):
        written = room.raw
        read[ai] = tuple(
            decoded(written[ends[row] : ends[row + 1]]) if present[row // 8] >> row % 8 & 1 else None
            for row in range(rows)
        )
    return Columns(
        faults=tuple(fault_word(one) if one > 0 else None for one in statuses),
        values=read,
        valid=counts.good,
        faulty=counts.faulty,
        missing=counts.null,
    )
