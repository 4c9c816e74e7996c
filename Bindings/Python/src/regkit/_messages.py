"""GS1 element strings: read, written in another form, and explained."""

from __future__ import annotations

import ctypes
import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_int32, c_size_t, c_uint16
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, TypeVar, Union, overload

from . import _native as native
from ._bytes import Buffer, Text, decoded, place, take_text, text, utf8
from ._errors import ArgumentError, check, exception, new_error
from ._files import content
from ._handles import Handle, Shared
from ._language import Language, language_number
from ._values import Value

Form = Literal["any", "raw", "scan_data", "bracketed", "digital_link", "hri", "hri_with_titles"]
"""How a message is written.

"raw": elements with 0x1D where FNC1 stood. "scan_data": a symbology identifier such as ]Q3, then raw elements or plain data.
"bracketed": (01)…(10)…. "digital_link": a GS1 Digital Link URI. "hri" and "hri_with_titles": the text beside a symbol,
without and with data titles. "any": recognised.
"""

_FORMS: dict[str, int] = {
    "any": native.GS1_ANY,
    "raw": native.GS1_RAW,
    "scan_data": native.GS1_SCAN_DATA,
    "bracketed": native.GS1_BRACKETED,
    "digital_link": native.GS1_DIGITAL_LINK,
    "hri": native.GS1_HRI,
    "hri_with_titles": native.GS1_HRI_WITH_TITLES,
}
_FORM_NAMES = {number: name for name, number in _FORMS.items()}
# Text for people is read with and without titles alike.
_READ_FORMS = {**_FORMS, "hri_with_titles": native.GS1_HRI}


def form_number(form: Form) -> int:
    """The number of the form in which a message is read."""
    return place(_READ_FORMS, form, "form")


_One = TypeVar("_One")

# ---- Dictionaries and options ----------------------------------------------------------------------------------------


class Dictionary(Shared):
    """A GS1 Barcode Syntax Dictionary that was loaded, for messages of other application identifiers.

    `source` is the text that GS1 publishes, as bytes, or the path of a file that holds it. Immutable; any number of threads
    may use one. A text that is refused is a TableError with its line.
    """

    __slots__ = ("_described",)

    def __init__(self, source: Buffer | str | PathLike[str]) -> None:
        given = content(source, "source")
        out, error = ctypes.c_void_p(), new_error()
        check(native.library.regkit_gs1_dictionary_open(byref(out), given, len(given), byref(error)), error)
        assert out.value is not None
        self._handle = Handle(out.value, native.library.regkit_gs1_dictionary_free)
        self._described: dict[int, tuple[str, str]] = {}

    @property
    def release(self) -> str:
        """The release that the text names, such as "2026-01-27"; "UNSET" when it names none."""
        handle = self.handle()
        return decoded(native.library.regkit_gs1_dictionary_release(handle.pointer))

    def __enter__(self) -> Dictionary:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class ParseOptions:
    """How messages are read; as it stands, by the rules of the standard.

    `maximum_length` in bytes, `maximum_elements` and `maximum_faults`: 0 for 65,536, 4,096 and 4,096. `ignored`: words of
    faults that are not reported. `separator`: what stands for FNC1 in raw elements. `allow_unknown_ai`: an AI that is not
    in the table is no fault. `allow_short_gtin`: a URI may have the GTIN of (01) with 8, 12 or 13 digits.
    `one_of_several_carriers`: an element that is needed may be on another; see `judge_carriers`.
    """

    maximum_length: int = 0
    maximum_elements: int = 0
    maximum_faults: int = 0
    ignored: tuple[str, ...] = ()
    separator: str = "\x1d"
    allow_unknown_ai: bool = False
    allow_short_gtin: bool = False
    one_of_several_carriers: bool = False
    dictionary: Dictionary | None = None

    def __post_init__(self) -> None:
        for name in ("maximum_length", "maximum_elements", "maximum_faults"):
            whole(getattr(self, name), name, 0, 2**63 - 1)
        if not isinstance(self.ignored, tuple):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"ignored: expected a tuple of words, found {type(self.ignored).__name__}")
        if self.dictionary is not None and not isinstance(self.dictionary, Dictionary):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"dictionary: expected Dictionary, found {type(self.dictionary).__name__}")
        separator = text(self.separator, "separator")
        if len(separator) != 1 or separator == b"\0":
            raise ArgumentError(f"separator: found {self.separator!r}, expected one byte other than NUL")
        numbers = fault_numbers()
        ignored = (c_uint16 * len(self.ignored))(*(place(numbers, word, "ignored") for word in self.ignored))
        structure = native.sized(
            native.GS1Options,
            maximum_length=self.maximum_length,
            maximum_elements=self.maximum_elements,
            maximum_faults=self.maximum_faults,
            ignored=ignored,
            ignored_count=len(ignored),
            separator=separator[0],
            allow_unknown_ai=bool(self.allow_unknown_ai),
            allow_short_gtin=bool(self.allow_short_gtin),
            one_of_several_carriers=bool(self.one_of_several_carriers),
            dictionary=self.dictionary.handle().pointer if self.dictionary is not None else None,
        )
        object.__setattr__(self, "_structure", structure)

    def __reduce__(self) -> tuple[Any, ...]:
        return ParseOptions, tuple(getattr(self, name) for name in ParseOptions.__dataclass_fields__)


def held(options: ParseOptions | None) -> tuple[Any, Handle | None]:
    """The options as C takes them, and what must be held as long as the call runs."""
    if options is None:
        return None, None
    if not isinstance(options, ParseOptions):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"options: expected ParseOptions, found {type(options).__name__}")
    dictionary = options.dictionary.handle() if options.dictionary is not None else None
    structure: Any = getattr(options, "_structure")  # noqa: B009, for type checkers no field
    return byref(structure), dictionary


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


# ---- What is read ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fault(Value):
    """One thing wrong with a message.

    `code` is a stable word such as "wrong_check_digit" and `number` that of regkit.h; `offset` and `length` the bytes at
    fault, 0 long where something is missing; `ai` the identifier it is about, or None. `index` is the place of the part
    or carrier among several, else 0.
    """

    __slots__ = ("ai", "code", "index", "length", "number", "offset")
    code: str
    offset: int
    length: int
    ai: str | None
    number: int
    index: int


@dataclass(frozen=True)
class Element(Value):
    """One element of a message.

    `ai` is the application identifier, "01"; `title` its data title, "GTIN", or "" where there is none; `value` is without
    escapes and with leading zeros. `offset` is the byte at which the identifier begins, `value_offset` and `value_length`
    the bytes of the value as it is written. `is_faulty`: an error is about the value. `is_known`: the AI is in the table.
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
    elements beside a bad one are there. `message["10"]` is the value of the first element of an AI, and `"10" in message`
    asks whether there is one. Immutable; equal to another of the same bytes read in the same way. It is neither true nor
    false: ask `is_valid`.
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
                Fault(fault_word(number), offset, length, _ai(ai, digits) if digits else None, number, 0)
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
        return _FORM_NAMES.get(self._counts[3], "any")  # type: ignore[return-value]

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
        return self._state == other._state

    def __hash__(self) -> int:
        return hash((self._state[0], self._state[3]))

    def __repr__(self) -> str:
        elements = "".join(f"({element.ai}){element.value}" for element in self.elements)
        faults = ", ".join(f"{fault.code}@{fault.offset}" for fault in self.faults)
        return f"<Message {elements!r}{' ' if faults else ''}{faults}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _message, self._state

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


def _ai(number: int, digits: int) -> str:
    return f"{number:0{digits}d}"


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


# ---- Words -----------------------------------------------------------------------------------------------------------

_fault_words: dict[int, str] = {}
# The AI and its data title, by the AI's number and, 65,536 times that, how many digits it has.
_standard: dict[int, tuple[str, str]] = {}


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


def _described_by(options: ParseOptions | None) -> dict[int, tuple[str, str]]:
    if options is None or options.dictionary is None:
        return _standard
    return options.dictionary._described  # pyright: ignore[reportPrivateUsage]


def _describe(key: int, options: ParseOptions | None) -> tuple[str, str]:
    """An AI and its data title, which stands before the AI in text for people. Both are remembered."""
    ai = _ai(key & 0xFFFF, key >> 16)
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

# The same function as ctypes has it without argument types: it takes objects of ctypes as they are, which costs a third of
# converting ten arguments. What is passed is made once, with the storage. A short message is read within a microsecond, and
# keeps the GIL: to let it go and wait for it among other threads would take many times that.
_parse_short: Any = ctypes.PyDLL(native.library_path)["regkit_gs1_parse"]
_parse_long: Any = native.library["regkit_gs1_parse"]
_parse_short.restype = _parse_long.restype = c_int32
_SHORT = 1024
_parse_forms = {name: c_int32(number) for name, number in _READ_FORMS.items()}


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

    What is wrong with it stands in its `faults`; nothing is raised for that. A str is read as UTF-8 and offsets count its
    bytes. `form` is how it is written, "any" to recognise that.
    """
    if type(message) is str and message.isascii():
        given = message.encode()
    else:
        given = text(message, "message")
    structure = None
    if options is not None:
        structure, _dictionary = held(options)
    try:
        read_form = _parse_forms[form]
    except (KeyError, TypeError):
        raise ArgumentError(f"form: found {form!r}, expected one of {', '.join(_FORMS)}") from None
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
            return _parse_failed(given, form, structure)
        # Beyond what fitted the counts are right, but not the faults that were stored: once more with room for all.
        memory, fault_memory, counts = _parse_with_room(given, form, structure, counts.elements, counts.faults)
    made = _new(Message)
    _set_state(
        made, (given, memory[: _HEAD + 16 * counts.elements], fault_memory[: 16 * counts.faults], options)
    )
    _free_storage.append(storage)
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
            out, message, length, _READ_FORMS[form], structure, element_storage, capacity, fault_storage, fault_capacity,
            byref(error),
        )  # fmt: skip
        if status != native.E_CAPACITY:
            check(status, error)
            return memory, fault_memory, counts
        elements, faults = max(elements, counts.elements), max(faults, counts.faults)


def _parse_failed(message: bytes, form: str, structure: Any) -> Message:
    """Asks again, for the detail that the fast way does without."""
    counts, error = native.sized(native.GS1Counts), new_error()
    status = native.library.regkit_gs1_parse(
        byref(counts), message, len(message), _READ_FORMS[form], structure, None, 0, None, 0, byref(error)
    )
    raise exception(status, error)


# ---- Writing ---------------------------------------------------------------------------------------------------------


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
        form=place(_FORMS, form, "form"),
        plain_form=place(_FORMS, plain_form, "plain_form") if plain_form is not None else 0,
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

    `symbology`, `plain_form` and `as_composite` are for "scan_data": the identifier of the symbology, "" for ]Q3; how the
    data of one that promises nothing is written; and whether what follows the GTIN of ]E0 becomes a component. `stem` and
    `omit_leading_zeros` are for "digital_link": how the URI begins, and whether a GTIN loses zeros in front. A message
    with a fault, or one that the form cannot carry, is a MessageError; its `text` is what people may be shown, where the
    form is for people.
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

    `parts` gives the value of each AI, as a mapping or as pairs. Values may be as people write them unless `as_written` is
    False: "2028-12-31", a date, "1.5 kg", a Decimal under an AI that says its decimals, "yes". A "?" in the place of a check
    digit is computed unless `check_digit` is False. Values of predefined length come first unless `keep_order`. Dates of
    two-digit years must be within 49 years before to 50 after `reference_year`; with 0, of 2000 to 2050. The others are as
    in `render`. A message that breaks a rule is a MessageError, whose `faults` name every reason with the `index` of its
    part and places within its value.
    """
    pairs: list[tuple[str, Written]] = list(parts.items()) if isinstance(parts, Mapping) else several(parts, "parts")
    structure, _dictionary = held(options)
    output = _output(
        form, symbology, plain_form, as_composite, stem, omit_leading_zeros, keep_order, reference_year
    )
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


def ai_number(ai: str) -> tuple[int, int]:
    """An AI as regkit.h writes it: its number, and how many digits it has."""
    if not isinstance(ai, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"AI: expected str, found {type(ai).__name__}")
    if not (2 <= len(ai) <= 4 and ai.isascii() and ai.isdigit()):
        raise ArgumentError(f"AI: found {ai!r}, expected 2 to 4 digits")
    return int(ai), len(ai)


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


def indexed(faults: ctypes.Array[native.GS1IndexedFault], count: int) -> tuple[Fault, ...]:
    made: list[Fault] = []
    for one in faults[: min(count, len(faults))]:
        fault = one.fault
        ai = _ai(fault.ai, fault.ai_digits) if fault.ai_digits else None
        made.append(Fault(fault_word(fault.code), fault.offset, fault.length, ai, fault.code, one.index))
    return tuple(made)


def explain(
    message: Text, *, form: Form = "any", options: ParseOptions | None = None, language: Language = "en"
) -> str:
    """Explains every fault of a message in words, each with the message and carets under the place; "" for a good one."""
    given = text(message, "message")
    structure, _dictionary = held(options)
    out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
    status = native.library.regkit_gs1_explain(
        byref(out), byref(length), given, len(given), form_number(form), structure,
        language_number(language), byref(error),
    )  # fmt: skip
    check(status, error)
    return take_text(out.value, length.value) or ""


def judge_carriers(
    carriers: Sequence[Text], *, form: Form = "any", options: ParseOptions | None = None
) -> tuple[Fault, ...]:
    """Judges the carriers of one object, such as an EAN-13 symbol and the DataMatrix beside it, as if they were one message.

    An element that another needs may be on any of them, those that exclude each other must not be on two, and one that is
    on several has the same value on each. `index` of a fault is the carrier's. What is wrong with single values is not
    among them: `parse` says that, with `one_of_several_carriers`.
    """
    given = [text(one, "carriers") for one in several(carriers, "carriers")]
    texts = (native.GS1Text * len(given))(*(native.GS1Text(one, len(one)) for one in given))
    structure, _dictionary = held(options)
    count, capacity = c_size_t(), 64
    while True:
        faults, error = (native.GS1IndexedFault * capacity)(), new_error()
        status = native.library.regkit_gs1_judge_carriers(
            byref(count), texts, len(given), form_number(form), structure, faults, capacity, byref(error)
        )
        if status != native.E_CAPACITY:
            check(status, error)
            return indexed(faults, count.value)
        capacity = count.value


# ---- What values mean ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TypedValue(Value):
    """What the value of an element means: its `kind`, such as "date" or "measure", and `text` for people.

    `json` is all that the library says of it, and `fields` the same as a mapping, with members by kind: `unit`, `currency`,
    `gtin`, `latitude` in ten-millionths of a degree.
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

    Two-digit years are those from 49 before to 50 after `reference_year`: as it stands, 2000 to 2099. A value that is wrong
    for its AI is a MessageError.
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
    """The day of a value of six digits, YYMMDD, or eight, YYYYMMDD; day 00 means the month. Years as in `typed_value`."""
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
    """The number under the AI of a measure, (310n) to (369n), an amount, (390n) to (393n) and (395n), or a percentage."""
    given = text(value, "value")
    number, digits = ai_number(ai)
    out, decimals, currency, error = ctypes.c_int64(), c_int32(), c_int32(), new_error()
    status = native.library.regkit_gs1_decimal(
        byref(out), byref(decimals), byref(currency), number, digits, given, len(given), byref(error)
    )
    check(status, error)
    return DecimalValue(Decimal(out.value).scaleb(-decimals.value), currency.value or None)


# ---- Check digits ----------------------------------------------------------------------------------------------------


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
