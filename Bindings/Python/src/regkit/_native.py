"""`libregkit.so` as ctypes sees it: the structures, constants and functions of regkit.h, by the names they have there.

Everything above this module speaks Python; this one speaks C, and `tests/test_contract.py` holds it against the header
and against what a C compiler makes of it. Calls release the GIL. The library is loaded once, when this module is
imported: the one that the environment variable REGKIT_LIBRARY names, else the one inside the package. Nothing else is
searched, so that no other copy on the machine is found by accident.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import (
    POINTER,
    Structure,
    c_char,
    c_char_p,
    c_double,
    c_int32,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint16,
    c_uint32,
    c_void_p,
)
from pathlib import Path
from typing import Any, TypeVar

# ---- Constants -------------------------------------------------------------------------------------------------------

# The version of the header that this speaks, which is the package's.
VERSION = "0.1.0"

OK = 0
E_ARGUMENT = -1
E_TABLE = -2
E_QUESTION = -3
E_PICTURE = -4
E_CAPACITY = -5
E_UNSUPPORTED = -6
E_MEMORY = -7
E_MESSAGE = -8
E_LABEL = -9

ALLOWED = 0
REFUSED = 1
UNDETERMINED = 3

ENGLISH = 0
INDONESIAN = 1

GS1_ANY = 0
GS1_RAW = 1
GS1_SCAN_DATA = 2
GS1_BRACKETED = 3
GS1_DIGITAL_LINK = 4
GS1_HRI = 5
GS1_HRI_WITH_TITLES = 6

GS1_HAS_ERRORS = 1
GS1_HAS_ESCAPES = 2
GS1_UNKNOWN_AI = 4
GS1_OMITS_LEADING_ZEROS = 8
GS1_IN_URI = 16
GS1_IN_QUERY = 32

GS1_AS_WRITTEN = 1
GS1_CHECK_DIGIT = 2

GS1_ROW_GOOD = 0
GS1_ROW_NULL = -1
GS1_ROW_BAD_OFFSETS = -2

WORDS_OUTCOMES = 0
WORDS_RULES = 1
WORDS_CITATIONS = 2
WORDS_ERRORS = 3
WORDS_FAULTS = 4
WORDS_METHODS = 5

READS_QR_CODE = 1
READS_CODE128 = 2
READS_EAN = 4
READS_DATABAR = 8
READS_DATA_MATRIX = 16
READS_ITF14 = 32
READS_LABELS = 55

EFFORT_BALANCED = 0
EFFORT_FAST = 1
EFFORT_THOROUGH = 2

NEVER = 0xFFFFFFFF
DPI_DECLARED = -1.0

LABEL_BPOM = 1
LABEL_GS1_QR = 2
LABEL_GS1_DATAMATRIX = 3
LABEL_MODULES = 1
LABEL_PNG = 2
LABEL_SVG = 3
LABEL_PDF = 4
ISSUER_BADAN_POM = 1
ISSUER_PELAKU_USAHA = 2
LABEL_BESIDE_ANOTHER = 1
LABEL_ALONE = 2

# ---- Structures ------------------------------------------------------------------------------------------------------


class Error(Structure):
    struct_size: int
    code: int
    offset: int
    length: int
    message: bytes
    _fields_ = [
        ("struct_size", c_size_t),
        ("code", c_int32),
        ("reserved", c_int32),
        ("offset", c_size_t),
        ("length", c_size_t),
        ("message", c_char * 1024),
    ]


class Options(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("language", c_int32),
        ("as_of", c_int32),
        ("edition", c_char_p),
        ("edition_length", c_size_t),
        ("name", c_char_p),
        ("name_length", c_size_t),
    ]


class Answer(Structure):
    json: int | None
    json_length: int
    outcome: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("json", c_void_p),
        ("json_length", c_size_t),
        ("outcome", c_int32),
        ("reserved", c_int32),
    ]


class GS1Options(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("maximum_length", c_size_t),
        ("maximum_elements", c_size_t),
        ("maximum_faults", c_size_t),
        ("ignored", POINTER(c_uint16)),
        ("ignored_count", c_size_t),
        ("separator", c_uint8),
        ("allow_unknown_ai", c_uint8),
        ("allow_short_gtin", c_uint8),
        ("one_of_several_carriers", c_uint8),
        ("reserved", c_uint8 * 4),
        ("dictionary", c_void_p),
    ]


class GS1Element(Structure):
    _fields_ = [
        ("ai", c_uint16),
        ("ai_digits", c_uint8),
        ("flags", c_uint8),
        ("offset", c_uint32),
        ("value_offset", c_uint32),
        ("value_length", c_uint32),
    ]


class GS1Fault(Structure):
    code: int
    ai: int
    ai_digits: int
    offset: int
    length: int
    _fields_ = [
        ("code", c_uint16),
        ("ai", c_uint16),
        ("ai_digits", c_uint8),
        ("reserved", c_uint8 * 3),
        ("offset", c_uint32),
        ("length", c_uint32),
    ]


class GS1Counts(Structure):
    elements: int
    faults: int
    form: int
    symbology: bytes
    add_on_offset: int
    add_on_length: int
    component_offset: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("elements", c_size_t),
        ("faults", c_size_t),
        ("form", c_int32),
        ("symbology", c_char * 4),
        ("add_on_offset", c_uint32),
        ("add_on_length", c_uint32),
        ("component_offset", c_uint32),
        ("reserved", c_uint32),
    ]


class GS1Text(Structure):
    _fields_ = [("bytes", c_char_p), ("length", c_size_t)]


class GS1IndexedFault(Structure):
    index: int
    fault: GS1Fault
    _fields_ = [("index", c_size_t), ("fault", GS1Fault)]


class GS1Output(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("form", c_int32),
        ("plain_form", c_int32),
        ("symbology", c_char * 4),
        ("as_composite", c_uint8),
        ("keep_order", c_uint8),
        ("reference_year", c_uint16),
        ("stem", c_char_p),
        ("stem_length", c_size_t),
        ("omit_leading_zeros", c_uint8),
        ("reserved", c_uint8 * 7),
    ]


class GS1Part(Structure):
    _fields_ = [
        ("ai", c_uint16),
        ("ai_digits", c_uint8),
        ("flags", c_uint8),
        ("reserved", c_uint32),
        ("value", GS1Text),
    ]


class GS1Column(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("offsets", c_void_p),
        ("offset_width", c_int32),
        ("reserved", c_int32),
        ("bytes", c_void_p),
        ("bytes_length", c_size_t),
        ("validity", c_void_p),
        ("validity_offset", c_size_t),
        ("first_row", c_size_t),
        ("row_count", c_size_t),
    ]


class GS1Values(Structure):
    value_count: int
    escaped_count: int
    bytes_length: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("ai", c_uint16),
        ("ai_digits", c_uint8),
        ("keep_faulty", c_uint8),
        ("reserved", c_uint32),
        ("starts", c_void_p),
        ("lengths", c_void_p),
        ("offsets", c_void_p),
        ("bytes", c_void_p),
        ("bytes_capacity", c_size_t),
        ("validity", c_void_p),
        ("value_count", c_size_t),
        ("escaped_count", c_size_t),
        ("bytes_length", c_size_t),
    ]


class GS1ColumnCounts(Structure):
    good: int
    faulty: int
    null: int
    bad_offsets: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("good", c_size_t),
        ("faulty", c_size_t),
        ("null", c_size_t),
        ("bad_offsets", c_size_t),
    ]


class Numbers(Structure):
    _fields_ = [("numbers", c_void_p), ("validity", c_void_p)]


class Readings(Structure):
    warnings: int | None
    expiry: Numbers
    null: int
    bad_offsets: int
    edition: bytes | None
    _fields_ = [
        ("struct_size", c_size_t),
        ("outcomes", c_void_p),
        ("warnings", c_void_p),
        ("outcome", Numbers),
        ("rule", Numbers),
        ("citation", Numbers),
        ("error", Numbers),
        ("fault", Numbers),
        ("method", Numbers),
        ("expiry", Numbers),
        ("allowed", c_size_t),
        ("refused", c_size_t),
        ("undetermined", c_size_t),
        ("null", c_size_t),
        ("bad_offsets", c_size_t),
        ("edition", c_char_p),
    ]


class Answers(Structure):
    offsets: int | None
    validity: int | None
    bytes: int | None
    bytes_length: int
    null: int
    bad_offsets: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("outcomes", c_void_p),
        ("outcome", Numbers),
        ("offsets", c_void_p),
        ("validity", c_void_p),
        ("bytes", c_void_p),
        ("bytes_length", c_size_t),
        ("allowed", c_size_t),
        ("refused", c_size_t),
        ("undetermined", c_size_t),
        ("failed", c_size_t),
        ("null", c_size_t),
        ("bad_offsets", c_size_t),
    ]


class ReaderOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("symbologies", c_uint32),
        ("effort", c_int32),
        ("first_page", c_uint32),
        ("last_page", c_uint32),
    ]


class FramesOptions(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("region_x", c_size_t),
        ("region_y", c_size_t),
        ("region_width", c_size_t),
        ("region_height", c_size_t),
        ("gone_after_frames", c_uint32),
        ("gone_after_ms", c_uint32),
        ("linear_confirmations", c_uint32),
        ("limit", c_uint32),
    ]


class LabelRequest(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("form", c_int32),
        ("output", c_int32),
        ("dpi", c_int32),
        ("level", c_int32),
        ("x_mm", c_double),
        ("side_mm", c_double),
        ("within_mm", c_double),
        ("quiet_zone", c_int32),
        ("issuer", c_int32),
        ("lines", c_char_p),
        ("lines_length", c_size_t),
        ("text_mm", c_double),
        ("show_elements", c_uint8),
        ("bpom_ri", c_uint8),
        ("beside_another_code", c_uint8),
        ("even_if_refused", c_uint8),
        ("reserved", c_uint8 * 4),
    ]


class Label(Structure):
    bytes: int | None
    length: int
    json: int | None
    json_length: int
    outcome: int
    modules: int
    version: int
    level: int
    quiet_zone: int
    dpi: int
    dots_per_module: int
    symbology: Any
    x_mm: float
    side_mm: float
    side_with_quiet_zone_mm: float
    width_mm: float
    height_mm: float
    _fields_ = [
        ("struct_size", c_size_t),
        ("bytes", c_void_p),
        ("length", c_size_t),
        ("json", c_void_p),
        ("json_length", c_size_t),
        ("outcome", c_int32),
        ("modules", c_int32),
        ("version", c_int32),
        ("level", c_int32),
        ("quiet_zone", c_int32),
        ("dpi", c_int32),
        ("dots_per_module", c_int32),
        ("symbology", c_char * 4),
        ("x_mm", c_double),
        ("side_mm", c_double),
        ("side_with_quiet_zone_mm", c_double),
        ("width_mm", c_double),
        ("height_mm", c_double),
    ]


class LabelSheet(Structure):
    _fields_ = [
        ("struct_size", c_size_t),
        ("rows", c_int32),
        ("columns", c_int32),
        ("page_width_mm", c_double),
        ("page_height_mm", c_double),
        ("horizontal_margin_mm", c_double),
        ("vertical_margin_mm", c_double),
        ("horizontal_gap_mm", c_double),
        ("vertical_gap_mm", c_double),
    ]


# The C name of each structure, for who compares.
STRUCTURES: dict[str, type[Structure]] = {
    "regkit_error": Error,
    "regkit_options": Options,
    "regkit_answer": Answer,
    "regkit_gs1_options": GS1Options,
    "regkit_gs1_element": GS1Element,
    "regkit_gs1_fault": GS1Fault,
    "regkit_gs1_counts": GS1Counts,
    "regkit_gs1_text": GS1Text,
    "regkit_gs1_indexed_fault": GS1IndexedFault,
    "regkit_gs1_output": GS1Output,
    "regkit_gs1_part": GS1Part,
    "regkit_gs1_column": GS1Column,
    "regkit_gs1_values": GS1Values,
    "regkit_gs1_column_counts": GS1ColumnCounts,
    "regkit_numbers": Numbers,
    "regkit_readings": Readings,
    "regkit_answers": Answers,
    "regkit_reader_options": ReaderOptions,
    "regkit_frames_options": FramesOptions,
    "regkit_label_request": LabelRequest,
    "regkit_label": Label,
    "regkit_label_sheet": LabelSheet,
}

# ---- Functions -------------------------------------------------------------------------------------------------------

# A pointer to what the caller holds. ctypes takes byref(…), an array, bytes, an address or None for it, and checks no
# type: what may go in is the business of the modules above.
_pointer = c_void_p

_error = _pointer
_bytes = (_pointer, c_size_t)
_text_out = (_pointer, _pointer)
_buffer_out = (_pointer, c_size_t, _pointer)
_pixels = (_pointer, c_size_t, c_size_t, c_size_t, c_size_t)
_options = _pointer

# Each function of regkit.h: what it gives, and what it takes.
PROTOTYPES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "regkit_version": (c_char_p, ()),
    "regkit_build_info": (c_char_p, ()),
    "regkit_text_free": (None, (_pointer,)),
    "regkit_bytes_free": (None, (_pointer,)),
    "regkit_rules_open": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_rules_open_tables": (c_int32, (_pointer, _pointer, _pointer, c_size_t, _error)),
    "regkit_rules_describe": (c_int32, (*_text_out, _pointer, _options, _error)),
    "regkit_rules_free": (None, (_pointer,)),
    "regkit_ask": (c_int32, (_pointer, _pointer, *_bytes, _options, _error)),
    "regkit_ask_file": (c_int32, (_pointer, _pointer, *_bytes, *_bytes, _options, _error)),
    "regkit_read": (c_int32, (_pointer, _pointer, *_bytes, _options, _error)),
    "regkit_gs1_dictionary_open": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_gs1_dictionary_release": (c_char_p, (_pointer,)),
    "regkit_gs1_dictionary_free": (None, (_pointer,)),
    "regkit_gs1_parse": (
        c_int32,
        (_pointer, *_bytes, c_int32, _options, _pointer, c_size_t, _pointer, c_size_t, _error),
    ),
    "regkit_gs1_value": (c_int32, (*_buffer_out, *_bytes, _pointer, _error)),
    "regkit_gs1_render": (c_int32, (*_buffer_out, *_bytes, c_int32, _options, _pointer, _error)),
    "regkit_gs1_build": (
        c_int32,
        (*_buffer_out, _pointer, c_size_t, _options, _pointer, _pointer, c_size_t, _pointer, _error),
    ),
    "regkit_gs1_judge_carriers": (
        c_int32,
        (_pointer, _pointer, c_size_t, c_int32, _options, _pointer, c_size_t, _error),
    ),
    "regkit_gs1_fault_name": (c_char_p, (c_uint16,)),
    "regkit_gs1_explain": (c_int32, (*_text_out, *_bytes, c_int32, _options, c_int32, _error)),
    "regkit_gs1_typed_value": (c_int32, (*_text_out, *_bytes, _pointer, c_int32, _error)),
    "regkit_gs1_date": (c_int32, (_pointer, _pointer, *_bytes, c_int32, _error)),
    "regkit_gs1_decimal": (c_int32, (_pointer, _pointer, _pointer, c_uint16, c_uint8, *_bytes, _error)),
    "regkit_gs1_suggest": (c_int32, (*_text_out, *_bytes, c_int32, _options, c_size_t, c_int32, _error)),
    "regkit_gs1_undo_habit": (c_int32, (*_buffer_out, _pointer, *_bytes, *_bytes, _error)),
    "regkit_gs1_learn_profile": (c_int32, (*_text_out, *_bytes, *_bytes, _error)),
    "regkit_gs1_parse_column": (
        c_int32,
        (_pointer, _pointer, c_int32, _options, _pointer, _pointer, _pointer, c_size_t, _error),
    ),
    "regkit_rules_words": (c_int32, (_pointer, _pointer, _pointer, c_int32, _error)),
    "regkit_read_column": (
        c_int32,
        (_pointer, _pointer, _pointer, _pointer, c_size_t, _options, _error),
    ),
    "regkit_ask_column": (c_int32, (_pointer, _pointer, _pointer, _options, _error)),
    "regkit_gs1_check_digit": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_gs1_verify_check_digit": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_gs1_check_pair": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_gs1_verify_check_pair": (c_int32, (_pointer, *_bytes, _error)),
    "regkit_reader_open": (c_int32, (_pointer, _options, _error)),
    "regkit_reader_free": (None, (_pointer,)),
    "regkit_scan": (c_int32, (_pointer, _pointer, _pointer, *_bytes, _options, _error)),
    "regkit_scan_file": (c_int32, (_pointer, _pointer, _pointer, *_bytes, _options, _error)),
    "regkit_scan_descriptor": (c_int32, (_pointer, _pointer, _pointer, c_int32, _options, _error)),
    "regkit_scan_gray8": (c_int32, (_pointer, _pointer, _pointer, *_pixels, _options, _error)),
    "regkit_scan_yuyv": (c_int32, (_pointer, _pointer, _pointer, *_pixels, _options, _error)),
    "regkit_scan_annotate": (c_int32, (_pointer, *_text_out, _pointer, _pointer, *_bytes, _options, _error)),
    "regkit_frames_open": (c_int32, (_pointer, _options, _error)),
    "regkit_frames_free": (None, (_pointer,)),
    "regkit_frames_feed_gray8": (c_int32, (_pointer, _pointer, _pointer, *_pixels, c_int64, _options, _error)),
    "regkit_frames_feed_yuyv": (c_int32, (_pointer, _pointer, _pointer, *_pixels, c_int64, _options, _error)),
    "regkit_print_check": (
        c_int32,
        (_pointer, _pointer, _pointer, *_bytes, c_double, c_double, *_bytes, _options, _error),
    ),
    "regkit_desk_open": (c_int32, (_pointer, _pointer, *_bytes, *_bytes, _options, _error)),
    "regkit_desk_check": (c_int32, (_pointer, _pointer, *_bytes, *_bytes, _error)),
    "regkit_desk_close": (c_int32, (_pointer, _pointer, _error)),
    "regkit_desk_free": (None, (_pointer,)),
    "regkit_label_make": (c_int32, (_pointer, _pointer, *_bytes, _pointer, _options, _error)),
    "regkit_label_sheet_make": (c_int32, (_pointer, _pointer, *_bytes, _pointer, _pointer, _options, _error)),
}

# ---- Loading ---------------------------------------------------------------------------------------------------------


def _library_path() -> str:
    named = os.environ.get("REGKIT_LIBRARY")
    if named:
        # Absolute, for a bare name would be looked for along the paths of the system.
        return os.path.abspath(named)
    inside = Path(__file__).parent / "libregkit.so.0"
    if not inside.exists():
        raise ImportError(
            "regkit: this copy of the package has no libregkit.so.0 inside; install a wheel, or name the library in "
            "the environment variable REGKIT_LIBRARY",
            name="regkit",
        )
    return str(inside)


def _load(path: str) -> ctypes.CDLL:
    try:
        loaded = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(f"regkit: {error}", name="regkit", path=path) from error
    for name, (result, arguments) in PROTOTYPES.items():
        try:
            function = getattr(loaded, name)
        except AttributeError:
            raise ImportError(f"regkit: {path} has no {name}", name="regkit", path=path) from None
        function.restype = result
        function.argtypes = arguments
    version = loaded.regkit_version().decode()
    (major, minor), (our_major, our_minor) = ((int(part) for part in one.split(".")[:2]) for one in (version, VERSION))
    if major != our_major or minor < our_minor:
        expected = f"{our_major}.{our_minor} or newer of {our_major}"
        raise ImportError(f"regkit: {path} is version {version}, expected {expected}", name="regkit", path=path)
    return loaded


library_path = _library_path()
library = _load(library_path)

_Structure = TypeVar("_Structure", bound=Structure)


def sized(kind: type[_Structure], **fields: Any) -> _Structure:
    """Makes a structure whose struct_size says how large it is here."""
    return kind(struct_size=ctypes.sizeof(kind), **fields)
