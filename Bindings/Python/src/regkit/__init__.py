"""The rules of Indonesia's food-and-drug agency (BPOM), and the GS1 element strings in its 2D barcodes.

    >>> import regkit
    >>> message = regkit.parse("(01)09506000134352(17)261231(10)AB12")
    >>> message["10"], message.is_valid
    ('AB12', True)
    >>> verdict = regkit.assess("eligibility", kbli="21022", commodity="obat_tradisional", dosage_form="kapsul lunak",
    ...                         business_scale="UKOT")
    >>> verdict.outcome
    <Outcome.REFUSED: 1>

Answers of the rules are values with three outcomes, never true or false. What goes wrong is a ValueError that says
where. Every function may be called from any thread. The GIL is released while the library works; a message of less than
a kilobyte, which takes a microsecond, keeps it.
"""

from . import (
    _native,
    gln,
    gmn,
    gsrn,
    gtin,
    id_izin,
    id_proyek,
    kbli,
    kode_billing,
    kode_izin,
    nib,
    nie,
    nik,
    no_aju,
    nomor_pengajuan,
    npwp,
    sscc,
)
from ._build import BuildInfo, build_info, version
from ._calls import (
    annotate,
    ask,
    assess,
    assess_file,
    label,
    label_sheet,
    print_check,
    read,
    scan,
    scan_descriptor,
)
from ._carriers import judge_carriers
from ._check_digits import check_digit, check_pair, has_check_digit, has_check_pair
from ._columns import Columns, parse_many
from ._desk import Closing, Desk
from ._dictionary import Dictionary
from ._errors import (
    ArgumentError,
    CapacityError,
    ClosedError,
    Error,
    IdentifierError,
    LabelError,
    MessageError,
    PictureError,
    Problem,
    QuestionError,
    TableError,
    UndeterminedError,
    UnsupportedError,
)
from ._faults import Fault
from ._frames import Frames
from ._labels import Label, LabelStyle, Sheet
from ._messages import Element, Message, parse
from ._parse_options import ParseOptions
from ._pictures import Scan, Symbol
from ._rules import Rules
from ._scanners import learn_profile, suggest, undo_habit, undo_habit_with_origins
from ._session import Session
from ._typed_values import DateValue, DecimalValue, TypedValue, date_value, decimal_value, typed_value
from ._verdict import Answer, Finding, Outcome, Reading, Verdict
from ._writing import build, explain, render

__all__ = [
    "Answer",
    "ArgumentError",
    "BuildInfo",
    "CapacityError",
    "ClosedError",
    "Closing",
    "Columns",
    "DateValue",
    "DecimalValue",
    "Desk",
    "Dictionary",
    "Element",
    "Error",
    "Fault",
    "Finding",
    "Frames",
    "IdentifierError",
    "Label",
    "LabelError",
    "LabelStyle",
    "Message",
    "MessageError",
    "Outcome",
    "ParseOptions",
    "PictureError",
    "Problem",
    "QuestionError",
    "Reading",
    "Rules",
    "Scan",
    "Session",
    "Sheet",
    "Symbol",
    "TableError",
    "TypedValue",
    "UndeterminedError",
    "UnsupportedError",
    "Verdict",
    "annotate",
    "ask",
    "assess",
    "assess_file",
    "build",
    "build_info",
    "check_digit",
    "check_pair",
    "date_value",
    "decimal_value",
    "explain",
    "gln",
    "gmn",
    "gsrn",
    "gtin",
    "has_check_digit",
    "has_check_pair",
    "id_izin",
    "id_proyek",
    "judge_carriers",
    "kbli",
    "kode_billing",
    "kode_izin",
    "label",
    "label_sheet",
    "learn_profile",
    "nib",
    "nie",
    "nik",
    "no_aju",
    "nomor_pengajuan",
    "npwp",
    "parse",
    "parse_many",
    "print_check",
    "read",
    "render",
    "scan",
    "scan_descriptor",
    "sscc",
    "suggest",
    "typed_value",
    "undo_habit",
    "undo_habit_with_origins",
    "version",
]

# That of the header; version() is that of the library.
__version__ = _native.VERSION
