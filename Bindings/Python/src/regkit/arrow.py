"""Columns of Apache Arrow: messages validated and parsed, codes judged, and questions answered, a column in one call.

    >>> import pyarrow as pa
    >>> import regkit.arrow
    >>> codes = pa.array(["(90)NA18240104109(91)271231", "(90)NA18240104109", None])
    >>> judged = regkit.arrow.assess(codes)
    >>> judged.field("outcome").to_pylist(), judged.field("error").to_pylist()
    (['allowed', 'refused', None], [None, '91.missing', None])

Columns are arrays or chunked arrays of string, binary, their large and their view types, plain or encoded as dictionaries;
what comes back has the same chunks. The bytes of a column are read where they are, and results are the memory that the
library wrote, so nothing is copied but the bytes of view types. Null stays null. A column whose offsets lead nowhere, or
whose buffers are too short for its rows, which only broken software makes, is an ArgumentError; in `validate` such offsets
are a status of their own, except those of views and dictionaries.

Needs pyarrow, which the extra `arrow` of the package brings. The GIL is released while the library works; threads may give
slices of one column at the same time.
"""

# pyarrow says nothing of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportUnknownLambdaType=false

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable, Iterable, Sequence
from ctypes import byref, c_size_t, c_void_p
from datetime import date
from typing import Any, Union

from . import _native as native
from ._arguments import ai_number
from ._errors import ArgumentError, check, new_error
from ._faults import fault_numbers
from ._forms import Form, form_number
from ._handles import Handle
from ._language import Language
from ._parse_options import ParseOptions, held
from ._questions import question_text
from ._rules import Rules, call_options, rules_or_embedded

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:  # pragma: no cover
    raise ImportError("regkit.arrow needs pyarrow: pip install pyarrow", name="pyarrow") from error

__all__ = ["ask", "assess", "edition", "parse", "validate"]

Column = Union["pa.Array", "pa.ChunkedArray"]
"""A column: an array or a chunked array of Arrow."""

_FIELDS = {"nie": "90", "gtin": "01", "batch": "10", "serial": "21", "expiry": "17"}


def validate(
    column: Column, form: Form = "any", *, options: ParseOptions | None = None, words: bool = False
) -> Column:
    """Validates every message: 0 for a good one, else the number of its first fault.

    Gives int32. `words` gives the faults as the words of `regkit.Fault.code` in a dictionary array instead, null for good
    messages. Offsets that lead nowhere are -2, or with `words` an ArgumentError.
    """
    number, (structure, _dictionary) = form_number(form), held(options)

    def read(rows: _Rows) -> Any:
        statuses, counts = _parsed(rows, number, structure, ())[:2]
        if words:
            _refuse_bad_offsets(counts.bad_offsets)
            return _fault_words(statuses, len(rows), counts)
        return _array(pa.int32(), len(rows), statuses, _bits_of_rows(statuses, len(rows), counts))

    return _each(column, read)


def parse(
    column: Column,
    ais: Sequence[str] = ("01", "10", "17", "21"),
    *,
    form: Form = "any",
    options: ParseOptions | None = None,
    keep_faulty: bool = False,
) -> Column:
    """Parses every message: a struct with a field for each AI, the value of its first element or null, and `fault`.

    `fault` is the word of the first fault, in a dictionary array, null for a good message. A value with faults of its own
    is null unless `keep_faulty`, which gives the values as binary, since they may be no UTF-8. At most 32 AIs.
    """
    if isinstance(ais, str):
        raise TypeError("ais: expected several AIs, found str")
    number, (structure, _dictionary) = form_number(form), held(options)
    wanted = [(ai, *ai_number(ai)) for ai in ais]
    if len({ai for ai, *_ in wanted}) < len(wanted) or len(wanted) > 32:
        raise ArgumentError(f"ais: found {len(wanted)}, expected at most 32, none of them twice")

    def read(rows: _Rows) -> Any:
        values = [_Values(rows, ai, digits, keep_faulty) for _, ai, digits in wanted]
        statuses, counts = _parsed(rows, number, structure, values)
        _refuse_bad_offsets(counts.bad_offsets)
        names = [ai for ai, *_ in wanted] + ["fault"]
        columns = [one.array(len(rows)) for one in values] + [_fault_words(statuses, len(rows), counts)]
        return _struct(names, columns, len(rows), _bits_of_rows(statuses, len(rows), counts))

    return _each(column, read)


def assess(
    column: Column,
    *,
    rules: Rules | None = None,
    edition: str | None = None,
    as_of: date | None = None,
    fields: Iterable[str] = ("nie", "batch", "expiry", "serial"),
    keep_faulty: bool = False,
) -> Column:
    """Judges every code by the rules of BPOM, as `regkit.read` judges one: a struct of what decides each.

    - `outcome`: "allowed", "refused" or "undetermined".
    - `rule` and `citation`: the rule that decided, and the provision it stands in: the first that refuses, else the one on
      what the code must hold. Null for data that is no code of BPOM's, of which GS1 alone has something to say.
    - `error`: what is wrong with the code, such as "90.length"; null for nothing.
    - `fault`: the first fault that GS1 finds in the message; null for none.
    - `method`: "otentifikasi" or "identifikasi"; null for data that is no code of BPOM's.
    - `warnings`: how many rules warn, as one does of a product that expired before `as_of`, which stays allowed.

    All but the last are dictionary arrays whose dictionaries are the same in every call with the same rules. `fields` adds
    what the code says: "nie", "gtin", "batch" and "serial" as text, "expiry" as date32. Text with faults of its own is null
    unless `keep_faulty`, which gives binary.
    """
    chosen = list(fields)
    for field in chosen:
        if field not in _FIELDS or chosen.count(field) > 1:
            raise ArgumentError(f"fields: found {field!r}, expected some of {', '.join(_FIELDS)}, each once")
    handle = rules_or_embedded(rules).handle()
    options = call_options(as_of, edition, "en")
    words = _words(handle)

    def read(rows: _Rows) -> Any:
        count = len(rows)
        numbers = {name: _Numbers(count) for name in ("outcome", "rule", "citation", "error", "fault", "method")}
        readings = native.sized(native.Readings, **{name: one.structure() for name, one in numbers.items()})
        warnings = pa.allocate_buffer(4 * count)
        readings.warnings = warnings.address if count else None
        expiry = _Numbers(count)
        if "expiry" in chosen:
            readings.expiry = expiry.structure()
        values = {
            field: _Values(rows, *ai_number(_FIELDS[field]), keep_faulty) for field in chosen if field != "expiry"
        }

        def call(storage: Any, error: native.Error) -> int:
            status: int = native.library.regkit_read_column(
                byref(readings), handle.pointer, byref(rows.structure), storage, len(values), byref(options),
                byref(error),
            )  # fmt: skip
            return status

        _with_room(list(values.values()), call)
        _refuse_bad_offsets(readings.bad_offsets)
        is_judged = numbers["outcome"].validity if readings.null else None
        names = list(numbers) + ["warnings"] + chosen
        columns = [pa.DictionaryArray.from_arrays(one.array(pa.int32()), words[name], safe=False)
                   for name, one in numbers.items()]  # fmt: skip
        columns.append(_array(pa.int32(), count, warnings, is_judged))
        for field in chosen:
            columns.append(expiry.array(pa.date32()) if field == "expiry" else values[field].array(count))
        return _struct(names, columns, count, is_judged)

    return _each(column, read)


def edition(*, rules: Rules | None = None, edition: str | None = None, as_of: date | None = None) -> str | None:
    """The edition of the barcode rules that `assess` answers by with these arguments; None where no table has one."""
    handle = rules_or_embedded(rules).handle()
    options, error = call_options(as_of, edition, "en"), new_error()
    readings, column = native.sized(native.Readings), native.sized(native.GS1Column, offset_width=4)
    status = native.library.regkit_read_column(
        byref(readings), handle.pointer, byref(column), None, 0, byref(options), byref(error)
    )
    check(status, error)
    answered: bytes | None = readings.edition
    return answered.decode() if answered is not None else None


def ask(
    questions: Column | str,
    inputs: Any = None,
    *,
    rules: Rules | None = None,
    edition: str | None = None,
    as_of: date | None = None,
    language: Language = "en",
) -> Column:
    """Answers every question: a struct of `outcome`, a dictionary array, and `answer`, the JSON of `regkit.ask`.

    `questions` is a column of questions in JSON, `{"area": …, "inputs": {…}}`. Or it is the name of an area, and `inputs` a
    table, record batch or struct array whose rows are the `inputs` of a question each; null is what nobody knows.
    A question that cannot be asked has a null outcome and an answer that says why.
    """
    if isinstance(questions, str):
        questions = _questions(questions, inputs)
    elif inputs is not None:
        raise TypeError("inputs: given beside a column of whole questions")
    handle = rules_or_embedded(rules).handle()
    options = call_options(as_of, edition, language)
    words = _words(handle)

    def read(rows: _Rows) -> Any:
        count, width = len(rows), rows.structure.offset_width
        outcome, error = _Numbers(count), new_error()
        offsets, validity = pa.allocate_buffer(width * (count + 1)), pa.allocate_buffer((count + 7) // 8)
        answers = native.sized(native.Answers, outcome=outcome.structure())
        answers.offsets, answers.validity = offsets.address, validity.address if count else None
        status = native.library.regkit_ask_column(
            byref(answers), handle.pointer, byref(rows.structure), byref(options), byref(error)
        )
        texts = _Given(answers.bytes, answers.bytes_length)
        check(status, error)
        _refuse_bad_offsets(answers.bad_offsets)
        bits = validity if answers.null else None
        kind = pa.string() if width == 4 else pa.large_string()
        columns = [
            pa.DictionaryArray.from_arrays(outcome.array(pa.int32()), words["outcome"], safe=False),
            pa.Array.from_buffers(kind, count, [bits, offsets, texts.buffer()]),
        ]
        return _struct(["outcome", "answer"], columns, count, bits)

    return _each(questions, read)


def _questions(area: str, inputs: Any) -> Column:
    """The questions of an area, one for each row of a table."""
    if isinstance(inputs, (pa.Table, pa.RecordBatch)):
        inputs = inputs.to_struct_array()
    if isinstance(inputs, pa.ChunkedArray):
        return pa.chunked_array([_questions(area, chunk) for chunk in inputs.chunks], type=pa.large_binary())
    if not isinstance(inputs, pa.StructArray):
        raise TypeError(f"inputs: expected a table, record batch or struct array, found {type(inputs).__name__}")

    def question(row: dict[str, Any]) -> bytes:
        return question_text(area, {key: value for key, value in row.items() if value is not None}, {})

    return pa.array([None if row is None else question(row) for row in inputs.to_pylist()], pa.large_binary())


# ---- Columns as C has them -------------------------------------------------------------------------------------------


class _Rows:
    """The rows of an array with offsets, and the structure that shows them to C."""

    def __init__(self, array: Any) -> None:
        validity, offsets, data = array.buffers()
        self.array = array
        width = 8 if pa.types.is_large_string(array.type) or pa.types.is_large_binary(array.type) else 4
        count, first = len(array), array.offset
        for buffer in (validity, offsets, data):
            if buffer is not None and not buffer.is_cpu:
                raise ArgumentError("column: expected memory of the processor")
        # Streams of IPC may say more rows than their buffers have, and pyarrow takes their word for it. Where offsets
        # lead, C sees to row by row, which `array.validate()` would not leave to it.
        end = first + count
        if count and (offsets is None or offsets.size < (end + 1) * width):
            raise ArgumentError(f"column: offsets too short for {end} rows")
        if count and validity is not None and 8 * validity.size < end:
            raise ArgumentError(f"column: validity too short for {end} rows")
        self.data_size: int = data.size if data is not None else 0
        self.structure = native.sized(
            native.GS1Column,
            offsets=offsets.address if offsets is not None and count else None,
            offset_width=width,
            bytes=data.address if data is not None and data.size else None,
            bytes_length=self.data_size,
            validity=validity.address if validity is not None and count else None,
            first_row=first if count else 0,
            row_count=count,
        )

    def __len__(self) -> int:
        return len(self.array)


class _Numbers:
    """An array of int32 that C writes."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.numbers, self.validity = pa.allocate_buffer(4 * count), pa.allocate_buffer((count + 7) // 8)

    def structure(self) -> native.Numbers:
        return native.Numbers(self.numbers.address, self.validity.address) if self.count else native.Numbers()

    def array(self, kind: Any) -> Any:
        return _array(kind, self.count, self.numbers, self.validity)


class _Values:
    """The values of an AI as an array that C writes."""

    def __init__(self, rows: _Rows, ai: int, digits: int, keep_faulty: bool) -> None:
        self.ai, self.digits, self.keep_faulty = ai, digits, bool(keep_faulty)
        self.is_wide = rows.structure.offset_width == 8
        count = len(rows)
        self.offsets = pa.allocate_buffer(rows.structure.offset_width * (count + 1))
        self.validity = pa.allocate_buffer((count + 7) // 8)
        # More than most values have; where it is too little, the library says how much is needed.
        self.bytes = self._room(min(rows.data_size + 16, 24 * count + 64))

    def _room(self, size: int) -> Any:
        return pa.allocate_buffer(size if self.is_wide else min(size, 2**31 - 1), resizable=True)

    def describe(self, structure: native.GS1Values) -> None:
        structure.struct_size = ctypes.sizeof(native.GS1Values)
        structure.ai, structure.ai_digits, structure.keep_faulty = self.ai, self.digits, self.keep_faulty
        structure.offsets, structure.validity = self.offsets.address, self.validity.address
        structure.bytes, structure.bytes_capacity = self.bytes.address, self.bytes.size

    def make_room(self, needed: int) -> None:
        if needed > self.bytes.size:
            self.bytes = self._room(needed)

    def trim(self, used: int) -> None:
        # What is left over goes back when it is more than what is kept.
        self.bytes.resize(used, shrink_to_fit=2 * used < self.bytes.size)

    def array(self, count: int) -> Any:
        if self.keep_faulty:
            kind = pa.large_binary() if self.is_wide else pa.binary()
        else:
            kind = pa.large_string() if self.is_wide else pa.string()
        return pa.Array.from_buffers(kind, count, [self.validity, self.offsets, self.bytes])


class _Given:
    """Bytes that the library gave; they are released when the last buffer over them is."""

    def __init__(self, address: int | None, size: int) -> None:
        self._address, self._size = address, size

    def buffer(self) -> Any:
        if not self._address or not self._size:
            return pa.py_buffer(b"")
        return pa.foreign_buffer(self._address, self._size, base=self)

    def __del__(self) -> None:
        native.library.regkit_bytes_free(self._address)


def _with_room(values: Sequence[_Values], call: Callable[[Any, native.Error], int]) -> None:
    """Calls the library with storage for values, and once more with larger storage where it was too short."""
    storage, error = (native.GS1Values * len(values))(), new_error()

    def called() -> int:
        for one, structure in zip(values, storage):
            one.describe(structure)
        return call(storage if len(values) else None, error)

    status = called()
    if status == native.E_CAPACITY:
        for one, structure in zip(values, storage):
            one.make_room(structure.bytes_length)
        status = called()
    check(status, error)
    for one, structure in zip(values, storage):
        one.trim(structure.bytes_length)


def _parsed(rows: _Rows, form: int, options: Any, values: Sequence[_Values]) -> tuple[Any, native.GS1ColumnCounts]:
    """The statuses of rows, the counts of them, and in `values` what the messages say."""
    statuses, counts = pa.allocate_buffer(4 * len(rows)), native.sized(native.GS1ColumnCounts)

    def call(storage: Any, error: native.Error) -> int:
        status: int = native.library.regkit_gs1_parse_column(
            byref(counts), byref(rows.structure), form, options, statuses.address if len(rows) else None, None, storage,
            len(values), byref(error),
        )  # fmt: skip
        return status

    _with_room(values, call)
    return statuses, counts


def _refuse_bad_offsets(count: int) -> None:
    if count:
        raise ArgumentError(f"column: {count} rows whose offsets lead nowhere")


# ---- Arrays of Arrow -------------------------------------------------------------------------------------------------


def _each(column: Any, read: Callable[[_Rows], Any]) -> Any:
    """Reads an array, or each chunk of a chunked array."""
    if isinstance(column, pa.ChunkedArray):
        chunks = [_read(chunk, read) for chunk in column.chunks]
        kind = chunks[0].type if chunks else _read(pa.nulls(0, column.type), read).type
        return pa.chunked_array(chunks, type=kind)
    if isinstance(column, pa.Array):
        return _read(column, read)
    raise TypeError(f"column: expected pyarrow.Array or ChunkedArray, found {type(column).__name__}")


def _read(array: Any, read: Callable[[_Rows], Any]) -> Any:
    kind = array.type
    if isinstance(array, pa.ExtensionArray):
        return _read(array.storage, read)
    if pa.types.is_dictionary(kind):
        return _read_dictionary(array, read)
    if pa.types.is_null(kind):
        return read(_Rows(pa.nulls(len(array), pa.string())))
    if _is_view(kind):
        return read(_Rows(_without_views(array)))
    if not any(is_kind(kind) for is_kind in _KINDS):
        raise TypeError(f"column: expected text or binary, found {kind}")
    return read(_Rows(array))


_KINDS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)


def _is_view(kind: Any) -> bool:
    names = ("is_string_view", "is_binary_view")  # pyarrow 16 and later
    return any(getattr(pa.types, name, lambda _: False)(kind) for name in names)


def _without_views(array: Any) -> Any:
    """The same texts one after the other, which views are not: the one copy of bytes there is."""
    try:
        views = pa.Array.from_buffers(pa.binary_view(), len(array), array.buffers(), offset=array.offset)
        # Views may lead anywhere, and casting follows them.
        views.validate(full=True)
        return views.cast(pa.large_binary())
    except (IndexError, pa.ArrowInvalid) as error:
        raise ArgumentError(f"column: {error}") from None


def _read_dictionary(array: Any, read: Callable[[_Rows], Any]) -> Any:
    """Reads each text of a dictionary once, unless there are more of them than rows."""
    try:
        array.indices.validate()
        texts = _checked_texts(array.dictionary)
        if len(texts) > len(array):
            return _read(texts.take(array.indices), read)
        return _read(texts, read).take(array.indices)
    except (IndexError, pa.ArrowInvalid) as error:
        raise ArgumentError(f"column: {error}") from None


def _checked_texts(texts: Any) -> Any:
    """The texts of a dictionary, of which `take` believes every offset, if those lead where they should."""
    if isinstance(texts, pa.ExtensionArray):
        return _checked_texts(texts.storage)
    kind = texts.type
    if _is_view(kind):
        return _without_views(texts)
    if any(is_kind(kind) for is_kind in _KINDS):
        # As bytes, for what is no UTF-8 is a fault of the message and not of the column.
        is_wide = pa.types.is_large_string(kind) or pa.types.is_large_binary(kind)
        octets = pa.large_binary() if is_wide else pa.binary()
        pa.Array.from_buffers(octets, len(texts), texts.buffers(), offset=texts.offset).validate(full=True)
    else:
        texts.validate()
    return texts


def _array(kind: Any, count: int, numbers: Any, validity: Any) -> Any:
    return pa.Array.from_buffers(kind, count, [validity, numbers])


def _struct(names: Sequence[str], columns: Sequence[Any], count: int, validity: Any) -> Any:
    kind = pa.struct([pa.field(name, column.type) for name, column in zip(names, columns)])
    return pa.Array.from_buffers(kind, count, [validity], children=list(columns))


def _bits_of_rows(statuses: Any, count: int, counts: native.GS1ColumnCounts) -> Any:
    """The bits of rows that are not null; None where all are."""
    if not counts.null:
        return None
    numbers = _array(pa.int32(), count, statuses, None)
    return pc.call_function("not_equal", [numbers, pa.scalar(native.GS1_ROW_NULL, pa.int32())]).buffers()[1]


def _fault_words(statuses: Any, count: int, counts: native.GS1ColumnCounts) -> Any:
    numbers = _array(pa.int32(), count, statuses, None)
    if counts.null:
        numbers = pc.call_function("max_element_wise", [numbers, pa.scalar(native.GS1_ROW_GOOD, pa.int32())])
    return pa.DictionaryArray.from_arrays(pc.take(_FAULT_PLACES, numbers), _FAULTS, safe=False)


_FAULTS = pa.array(list(fault_numbers()), pa.string())
# For the number of a fault its place among the words; null for good messages.
_FAULT_PLACES = pa.array(
    [{number: place for place, number in enumerate(fault_numbers().values())}.get(number) for number in range(128)],
    pa.int32(),
)

_KNOWN_WORDS: weakref.WeakKeyDictionary[Handle, dict[str, Any]] = weakref.WeakKeyDictionary()


def _words(handle: Handle) -> dict[str, Any]:
    """The dictionaries of columns of codes."""
    known = _KNOWN_WORDS.get(handle)
    if known is None:
        known = _KNOWN_WORDS[handle] = {
            "outcome": _list(handle, native.WORDS_OUTCOMES),
            "rule": _list(handle, native.WORDS_RULES),
            "citation": _list(handle, native.WORDS_CITATIONS),
            "error": _list(handle, native.WORDS_ERRORS),
            "fault": _list(handle, native.WORDS_FAULTS),
            "method": _list(handle, native.WORDS_METHODS),
        }
    return known


def _list(handle: Handle, kind: int) -> Any:
    out, count, error = c_void_p(), c_size_t(), new_error()
    status = native.library.regkit_rules_words(byref(out), byref(count), handle.pointer, kind, byref(error))
    check(status, error)
    if out.value is None:
        return pa.array([], pa.string())
    texts = ctypes.cast(out.value, ctypes.POINTER(ctypes.c_char_p))
    return pa.array([texts[place].decode() for place in range(count.value)], pa.string())
