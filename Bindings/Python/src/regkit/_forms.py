"""How messages are written."""

from __future__ import annotations

from typing import Literal

from . import _native as native
from ._arguments import place

Form = Literal["any", "raw", "scan_data", "bracketed", "digital_link", "hri", "hri_with_titles"]
"""How a message is written.

"raw": elements with 0x1D where FNC1 stood. "scan_data": a symbology identifier such as ]Q3, then raw elements or plain
data. "bracketed": (01)…(10)…. "digital_link": a GS1 Digital Link URI. "hri" and "hri_with_titles": the text
beside a symbol, without and with data titles. "any": recognised.
"""

FORMS: dict[str, int] = {
    "any": native.GS1_ANY,
    "raw": native.GS1_RAW,
    "scan_data": native.GS1_SCAN_DATA,
    "bracketed": native.GS1_BRACKETED,
    "digital_link": native.GS1_DIGITAL_LINK,
    "hri": native.GS1_HRI,
    "hri_with_titles": native.GS1_HRI_WITH_TITLES,
}
FORM_NAMES = {number: name for name, number in FORMS.items()}
# Text for people is read with and without titles alike.
READ_FORMS = {**FORMS, "hri_with_titles": native.GS1_HRI}


def form_number(form: Form) -> int:
    """The number of the form in which a message is read."""
    return place(READ_FORMS, form, "form")
