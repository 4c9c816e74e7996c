"""Several carriers of one object."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_size_t

from . import _native as native
from ._arguments import several
from ._bytes import Text, text
from ._errors import check, new_error
from ._faults import Fault, indexed
from ._forms import Form, form_number
from ._parse_options import ParseOptions, held


def judge_carriers(
    carriers: Sequence[Text], *, form: Form = "any", options: ParseOptions | None = None
) -> tuple[Fault, ...]:
    """Judges the carriers of one object, such as an EAN-13 symbol and the DataMatrix beside it, as one message.

    An element that another needs may be on any of them, those that exclude each other must not be on two, and one that
    is on several has the same value on each. `index` of a fault is the carrier's. What is wrong with single values is
    not among them: `parse` says that, with `one_of_several_carriers`.
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
