"""GS1 element strings, read."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from ctypes import byref, c_int32, c_size_t
from dataclasses import dataclass, replace
from typing import Any, NoReturn, overload

from . import _native as native
from ._bytes import Text, decoded, text
from ._errors import ArgumentError, check, exception, new_error
from ._faults import Fault, ai_text, fault_word
from ._forms import FORM_NAMES, FORMS, READ_FORMS, Form
from ._language import Language
from ._parse_options import ParseOptions, held, with_closed_dictionary
from ._typed_values import TypedValue, typed_value
from ._values import Value
from ._writing import explain, render


@dataclass(frozen=True)
class Element(Value):
    """One element of a message.

    `ai` is the application identifier, "01"; `title` its data title, "GTIN", or "" where there is none; `value` is
    without escapes and with leading zeros. `offset` is the byte at which the identifier begins, `value_offset` and
    `value_length` the bytes of the value as it is written. `is_faulty`: an error is about the value. `is_known`: the AI
    is in the table.
    """

    __slots__ = ("ai", "is_faulty", "is_known", "offset", "title", "value", "value_length", "value_offset")
    ai: str
    title: str
    value: str
    offset: int
    value_offset: int
    value_length: int
    is_faulty: bool
    is_known: bool

    def typed(self, reference_year: int = 2049) -> TypedValue:
        """What the value means; see `typed_value`."""
        return typed_value(self.ai, self.value, reference_year=reference_year)


class Message:
    """A message that was read: its elements, and everything that is wrong with it.

    `message` is the bytes that were read and `form` how they are written ("any" where that was not recognised). Good
    elements beside a bad one are there. `message["10"]` is the value of the first element of an AI, and `"10" in
    message` asks whether there is one. Immutable; equal to another of the same bytes read in the same way. It is
    neither true nor false: ask `is_valid`. What a `Dictionary` made of it stays when that is closed, and is pickled
    with it; `render` and `explain` need the dictionary again, which is closed in another process.
    """

    __slots__ = ("_elements", "_faults", "_state")
    # What was read; a regkit_gs1_counts and then the elements; the faults; and how it was read.
    _state: tuple[bytes, bytearray, bytearray, ParseOptions | None]
    _elements: tuple[Element, ...]
    _faults: tuple[Fault, ...]

    def __init__(self) -> None:
        raise TypeError("regkit.parse makes messages")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Message cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Message cannot be changed: {name}")

    @property
    def message(self) -> bytes:
        return self._state[0]

    @property
    def elements(self) -> tuple[Element, ...]:
        try:
            return self._elements
        except AttributeError:
            elements = _read_elements(self._state)
            _set_elements(self, elements)
            return elements

    @property
    def faults(self) -> tuple[Fault, ...]:
        try:
            return self._faults
        except AttributeError:
            faults = tuple(
                Fault(fault_word(number), offset, length, ai_text(ai, digits) if digits else None, number, 0)
                for number, ai, digits, offset, length in _FAULT.iter_unpack(self._state[2])
            )
            _set_faults(self, faults)
            return faults

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong with the message."""
        return not self._state[2]

    @property
    def form(self) -> Form:
        return FORM_NAMES.get(self._counts[3], "any")  # type: ignore[return-value]

    @property
    def symbology(self) -> str:
        """The symbology identifier of scan data, such as "]Q3"; "" for none."""
        return self._counts[4].rstrip(b"\0").decode("ascii", "replace")

    @property
    def add_on(self) -> str:
        """The digits of the add-on of ]E3, which are no element; "" for none."""
        start, length = self._counts[5:7]
        return decoded(self.message[start : start + length])

    @property
    def component_offset(self) -> int | None:
        """The byte at which the component of a composite begins; None for none."""
        return self._counts[7] or None

    def render(self, to: Form = "bracketed", **output: Any) -> str:
        """The message in another form; see `regkit.render`."""
        return render(self.message, to, form=self._asked_form, options=self._state[3], **output)

    def explain(self, language: Language = "en") -> str:
        """Every fault in words, with carets under its place; empty for a good message."""
        return explain(self.message, form=self._asked_form, options=self._state[3], language=language)

    @overload
    def get(self, ai: str) -> str | None: ...
    @overload
    def get(self, ai: str, default: str) -> str: ...
    def get(self, ai: str, default: str | None = None) -> str | None:
        """The value of the first element of an AI, or the default."""
        for element in self.elements:
            if element.ai == ai:
                return element.value
        return default

    def __getitem__(self, ai: str) -> str:
        value = self.get(ai)
        if value is None:
            raise KeyError(ai)
        return value

    def __contains__(self, ai: object) -> bool:
        return any(element.ai == ai for element in self.elements)

    def __iter__(self) -> Iterator[Element]:
        return iter(self.elements)

    def __len__(self) -> int:
        return len(self.elements)

    def __bool__(self) -> bool:
        raise TypeError("a Message is neither true nor false; ask is_valid")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._state[0])

    def __repr__(self) -> str:
        elements = "".join(f"({element.ai}){element.value}" for element in self.elements)
        faults = ", ".join(f"{fault.code}@{fault.offset}" for fault in self.faults)
        return f"<Message {elements!r}{' ' if faults else ''}{faults}>"

    def __reduce__(self) -> tuple[Any, ...]:
        if not _has_dictionary(self._state[3]):
            return _message, self._state
        return _message_of_dictionary, self._compared

    def __copy__(self) -> Message:
        return self

    def __deepcopy__(self, _: object) -> Message:
        return self

    @property
    def _compared(self) -> tuple[Any, ...]:
        # Of a dictionary what it made of the message counts, and not which object it is.
        message, raw, raw_faults, options = self._state
        if options is None or options.dictionary is None:
            return self._state
        return message, raw, raw_faults, replace(options, dictionary=None), self.elements

    @property
    def _counts(self) -> tuple[Any, ...]:
        return _COUNTS.unpack_from(self._state[1])

    @property
    def _asked_form(self) -> Form:
        # What was recognised is recognised again; _HRI never is, and is asked for by name.
        return self.form


_set_elements = Message.__dict__["_elements"].__set__
_set_faults = Message.__dict__["_faults"].__set__
_set_state = Message.__dict__["_state"].__set__
_new = object.__new__

_COUNTS = struct.Struct("@NNNi4sIIII")
_ELEMENT = struct.Struct("@IIII")  # the AI, its digits and the flags as one number
_FAULT = struct.Struct("@HHB3xII")
_HEAD = ctypes.sizeof(native.GS1Counts)
_REWRITTEN = native.GS1_HAS_ESCAPES | native.GS1_OMITS_LEADING_ZEROS


def _message(message: bytes, raw: bytearray, raw_faults: bytearray, options: ParseOptions | None) -> Message:
    made = _new(Message)
    _set_state(made, (message, raw, raw_faults, options))
    return made


def _message_of_dictionary(
    message: bytes, raw: bytearray, raw_faults: bytearray, options: ParseOptions, elements: tuple[Element, ...]
) -> Message:
    made = _message(message, raw, raw_faults, with_closed_dictionary(options))
    _set_elements(made, elements)
    return made


def _has_dictionary(options: ParseOptions | None) -> bool:
    return options is not None and options.dictionary is not None


def _read_elements(
    state: tuple[bytes, bytearray, bytearray, ParseOptions | None],
) -> tuple[Element, ...]:
    message, raw, _, options = state
    described = _described_by(options)
    # Of a message in ASCII, as nearly all are, a place in the text is that in the bytes.
    whole_text = message.decode("ascii") if message.isascii() else None
    elements: list[Element] = []
    for head, offset, start, length in _ELEMENT.iter_unpack(memoryview(raw)[_HEAD:]):
        # Without a flag, which nearly all are, the head is the key.
        if whole_text is not None and head in described:
            name, title = described[head]
            value = whole_text[start : start + length]
            elements.append(Element(name, title, value, offset, start, length, False, True))
            continue
        name, title = described.get(head & 0xFFFFFF) or _describe(head & 0xFFFFFF, options)
        flags = head >> 24
        if flags & _REWRITTEN:
            element = native.GS1Element(head & 0xFFFF, head >> 16 & 0xFF, flags, offset, start, length)
            value = decoded(_value(message, element))
        elif whole_text is not None:
            value = whole_text[start : start + length]
        else:
            value = decoded(message[start : start + length])
        elements.append(
            Element(
                name,
                title,
                value,
                offset,
                start,
                length,
                flags & native.GS1_HAS_ERRORS != 0,
                flags & native.GS1_UNKNOWN_AI == 0,
            )
        )
    return tuple(elements)


def _value(message: bytes, element: native.GS1Element) -> bytes:
    length, error = c_size_t(), new_error()
    capacity = len(message) + 16
    while True:
        out = ctypes.create_string_buffer(capacity)
        status = native.library.regkit_gs1_value(
            out, capacity, byref(length), message, len(message), byref(element), byref(error)
        )
        if status != native.E_CAPACITY:
            check(status, error)
            return out.raw[: length.value]
        capacity = length.value


# ---- Titles ----------------------------------------------------------------------------------------------------------

# The AI and its data title, by the AI's number and, 65,536 times that, how many digits it has.
_standard: dict[int, tuple[str, str]] = {}


def _described_by(options: ParseOptions | None) -> dict[int, tuple[str, str]]:
    if options is None or options.dictionary is None:
        return _standard
    return options.dictionary._described  # pyright: ignore[reportPrivateUsage]


def _describe(key: int, options: ParseOptions | None) -> tuple[str, str]:
    """An AI and its data title, which stands before the AI in text for people. Both are remembered."""
    ai = ai_text(key & 0xFFFF, key >> 16)
    structure, _dictionary = held(options)
    message = f"({ai})0".encode()
    out, length, error = ctypes.create_string_buffer(256), c_size_t(), new_error()
    output = native.sized(native.GS1Output, form=native.GS1_HRI_WITH_TITLES)
    # The value may be wrong for the AI; the text is written all the same.
    native.library.regkit_gs1_render(
        out, 256, byref(length), message, len(message), native.GS1_BRACKETED, structure, byref(output), byref(error)
    )
    told = ai, decoded(out.raw[: length.value]).partition(f"({ai})")[0].strip()
    described = _described_by(options)
    # A message may have any AI, known or not; no more than there can be of two to four digits are remembered.
    described[key] = told
    return told


# ---- Reading ---------------------------------------------------------------------------------------------------------

# The same function as ctypes has it without argument types: it takes objects of ctypes as they are, which costs a third
# of converting ten arguments. What is passed is made once, with the storage. A short message is read within a
# microsecond, and keeps the GIL: to let it go and wait for it among other threads would take many times that.
_parse_short: Any = ctypes.PyDLL(native.library_path)["regkit_gs1_parse"]
_parse_long: Any = native.library["regkit_gs1_parse"]
_parse_short.restype = _parse_long.restype = c_int32
_SHORT = 1024
_parse_forms = {name: c_int32(number) for name, number in READ_FORMS.items()}


class _Storage:
    """Where messages are read into: one for each call that runs at a time, used again and again."""

    def __init__(self, elements: int, faults: int) -> None:
        class Layout(ctypes.Structure):
            _fields_ = [("counts", native.GS1Counts), ("elements", native.GS1Element * elements)]

        memory = bytearray(ctypes.sizeof(Layout))
        fault_memory = bytearray(ctypes.sizeof(native.GS1Fault) * faults)
        self.layout = Layout.from_buffer(memory)
        self.counts = self.layout.counts
        self.counts.struct_size = ctypes.sizeof(native.GS1Counts)
        self.faults = (native.GS1Fault * faults).from_buffer(fault_memory)
        # In the order in which parse() takes them apart.
        self.parts = (
            self.counts,
            byref(self.layout),
            c_size_t(),
            byref(self.layout, Layout.elements.offset),
            c_size_t(elements),
            self.faults,
            c_size_t(faults),
            memory,
            fault_memory,
            self,
        )


# Of a list whose ends alone are touched no two threads get the same; it never holds more than ran at one time.
_free_storage: list[tuple[Any, ...]] = []


def parse(message: Text, *, form: Form = "any", options: ParseOptions | None = None) -> Message:
    """Reads and validates a message.

    What is wrong with it stands in its `faults`; nothing is raised for that. A str is read as UTF-8 and offsets count
    its bytes. `form` is how it is written, "any" to recognise that.
    """
    given = message.encode() if type(message) is str and message.isascii() else text(message, "message")
    structure = None
    if options is not None:
        structure, _dictionary = held(options)
    try:
        read_form = _parse_forms[form]
    except (KeyError, TypeError):
        raise ArgumentError(f"form: found {form!r}, expected one of {', '.join(FORMS)}") from None
    try:
        storage = _free_storage.pop()
    except IndexError:
        storage = _Storage(64, 64).parts
    counts, out, length, elements, element_capacity, faults, fault_capacity, memory, fault_memory, _ = storage
    length.value = len(given)
    status = (_parse_short if len(given) <= _SHORT else _parse_long)(
        out, given, length, read_form, structure, elements, element_capacity, faults, fault_capacity, None
    )
    if status:
        if status != native.E_CAPACITY:
            _free_storage.append(storage)
            _raise_for(given, form, structure)
        # Beyond what fitted the counts are right, but not the faults that were stored: once more with room for all.
        memory, fault_memory, counts = _parse_with_room(given, form, structure, counts.elements, counts.faults)
    made = _new(Message)
    state = given, memory[: _HEAD + 16 * counts.elements], fault_memory[: 16 * counts.faults], options
    _set_state(made, state)
    _free_storage.append(storage)
    if options is not None and options.dictionary is not None:
        # Now, for what the message says must not end with the dictionary.
        _set_elements(made, _read_elements(state))
    return made


def _parse_with_room(
    message: bytes, form: str, structure: Any, elements: int, faults: int
) -> tuple[bytearray, bytearray, native.GS1Counts]:
    while True:
        parts = _Storage(elements + 1, faults + 1).parts
        counts, out, length, element_storage, capacity, fault_storage, fault_capacity, memory, fault_memory, _ = parts
        length.value = len(message)
        error = new_error()
        status = native.library.regkit_gs1_parse(
            out, message, length, READ_FORMS[form], structure, element_storage, capacity, fault_storage, fault_capacity,
            byref(error),
        )  # fmt: skip
        if status != native.E_CAPACITY:
            check(status, error)
            return memory, fault_memory, counts
        elements, faults = max(elements, counts.elements), max(faults, counts.faults)


def _raise_for(message: bytes, form: str, structure: Any) -> NoReturn:
    """Asks again, for the detail that the fast way does without."""
    counts, error = native.sized(native.GS1Counts), new_error()
    status = native.library.regkit_gs1_parse(
        byref(counts), message, len(message), READ_FORMS[form], structure, None, 0, None, 0, byref(error)
    )
    raise exception(status, error)
