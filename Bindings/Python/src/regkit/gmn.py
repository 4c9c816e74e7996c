"""A Global Model Number: up to thirty characters, the last two of which check the others.

>>> from regkit import gmn
>>> gmn.validate("1987654Ad4X4bL5ttr2310c2K")
'1987654Ad4X4bL5ttr2310c2K'
>>> gmn.is_valid("1987654Ad4X4bL5ttr2310c2L")
False
"""

from __future__ import annotations

from ._check_digits import has_check_pair
from ._errors import IdentifierError
from ._identifiers import has_utf8
from ._messages import parse

__all__ = ["compact", "format", "is_valid", "validate"]


def compact(number: str) -> str:
    """The number without blanks around it: each of its characters counts, and small letters are not capital ones."""
    if not isinstance(number, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"number: expected str, found {type(number).__name__}")
    return number.strip()


def validate(number: str) -> str:
    """The number in the form to store and compare. One that is none is an IdentifierError with its place."""
    model = compact(number)
    before = len(number[: len(number) - len(number.lstrip())].encode("utf-8", "surrogatepass"))
    message = parse("(8013)" + model.replace("(", "\\("), form="bracketed")
    for fault in message.faults:
        offset = before + max(0, fault.offset - len("(8013)"))
        raise IdentifierError(fault.code.replace("_", " "), code=fault.code, offset=offset, length=fault.length)
    if not has_check_pair(model):
        raise IdentifierError("wrong check pair", code="wrong_check_pair", found=model[-2:])
    return model


def is_valid(number: object) -> bool:
    """Whether it is such a number; False for what is no text."""
    if not isinstance(number, str) or not has_utf8(number):
        return False
    try:
        validate(number)
    except IdentifierError:
        return False
    return True


def format(number: str) -> str:
    """The same as `validate`: there is one form."""
    return validate(number)
