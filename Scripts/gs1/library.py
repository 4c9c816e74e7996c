"""libregkit.so, asked through its C interface."""

import ctypes
from typing import NamedTuple

RAW, SCAN_DATA, BRACKETED, DIGITAL_LINK = 1, 2, 3, 4
HAS_ESCAPES = 2


class Element(NamedTuple):
    ai: str
    value: str
    offset: int
    end: int


class Fault(NamedTuple):
    name: str
    ai: str
    offset: int
    length: int


class Answer(NamedTuple):
    elements: list
    faults: list

    @property
    def pairs(self):
        return [(element.ai, element.value) for element in self.elements]


class _Element(ctypes.Structure):
    _fields_ = [
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("flags", ctypes.c_uint8),
        ("offset", ctypes.c_uint32),
        ("value_offset", ctypes.c_uint32),
        ("value_length", ctypes.c_uint32),
    ]


class _Fault(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("ai", ctypes.c_uint16),
        ("ai_digits", ctypes.c_uint8),
        ("reserved", ctypes.c_uint8 * 3),
        ("offset", ctypes.c_uint32),
        ("length", ctypes.c_uint32),
    ]


class _Counts(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("elements", ctypes.c_size_t), ("faults", ctypes.c_size_t)]


class Library:
    """Reads messages; text is Latin-1, so that every byte is one character."""

    def __init__(self, path):
        self._library = ctypes.CDLL(path)
        self._library.regkit_gs1_fault_name.restype = ctypes.c_char_p
        self._elements = (_Element * 512)()
        self._faults = (_Fault * 512)()
        self._names = {}

    def read(self, text, form=RAW):
        message = text.encode("latin-1")
        counts = _Counts(ctypes.sizeof(_Counts), 0, 0)
        status = self._library.regkit_gs1_parse(
            ctypes.byref(counts),
            message,
            ctypes.c_size_t(len(message)),
            form,
            None,
            self._elements,
            ctypes.c_size_t(len(self._elements)),
            self._faults,
            ctypes.c_size_t(len(self._faults)),
            None,
        )
        if status != 0:
            raise RuntimeError(f"regkit_gs1_parse answers {status} to {text!r}")
        elements = []
        for found in self._elements[: counts.elements]:
            end = found.value_offset + found.value_length
            value = text[found.value_offset : end]
            if found.flags & HAS_ESCAPES:
                value = _unescaped(value, form, is_in_query="?" in text[: found.offset])
            elements.append(Element(f"{found.ai:0{found.ai_digits}}", value, found.offset, end))
        faults = []
        for found in self._faults[: counts.faults]:
            ai = f"{found.ai:0{found.ai_digits}}" if found.ai_digits else ""
            faults.append(Fault(self._name(found.code), ai, found.offset, found.length))
        return Answer(elements, faults)

    def _name(self, code):
        if code not in self._names:
            self._names[code] = self._library.regkit_gs1_fault_name(ctypes.c_uint16(code)).decode()
        return self._names[code]


def _unescaped(value, form, is_in_query):
    if form == BRACKETED:
        return value.replace("\\(", "(")
    from urllib.parse import unquote

    return unquote(value.replace("+", " ") if is_in_query else value, encoding="latin-1")
