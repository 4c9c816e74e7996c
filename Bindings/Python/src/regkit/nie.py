"""A licence number of BPOM, Nomor Izin Edar: letters that tell class and origin of the product, then digits.

    >>> from regkit import nie
    >>> nie.validate("BPOM RI MD 240935001200027")
    'MD240935001200027'
    >>> nie.format("MD240935001200027")
    'MD 240935001200027'
    >>> nie.is_valid("MD240935001200027", product_class="kosmetika")
    False

Label words before the number are left out. Which letters there are is a matter of the tables: letters that they do not
know are an `UndeterminedError`, for the number may be of another authority.
"""

from __future__ import annotations

from datetime import date

from ._errors import IdentifierError
from ._identifiers import Numbers, compact, has_utf8
from ._rules import Rules
from ._verdict import Verdict

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("nie")
format = _numbers.format
parts = _numbers.parts


def assess(
    number: str, *, product_class: str | None = None, rules: Rules | None = None, as_of: date | None = None
) -> Verdict:
    """The whole verdict on a number, and with `product_class` whether it may stand on such a product."""
    return _numbers.assess(number, rules=rules, as_of=as_of, product_class=product_class)


def validate(
    number: str, *, product_class: str | None = None, rules: Rules | None = None, as_of: date | None = None
) -> str:
    """The number in the form to store and compare. One that is none, or of another product, is an IdentifierError."""
    return str(_numbers.accepted(assess(number, product_class=product_class, rules=rules, as_of=as_of))["compact"])


def is_valid(
    number: object, *, product_class: str | None = None, rules: Rules | None = None, as_of: date | None = None
) -> bool:
    """Whether it is such a number; False for what is no text, and where nobody can say.

    Rules that are closed, and a class that does not exist, are an error all the same.
    """
    if not isinstance(number, str) or not has_utf8(number):
        return False
    try:
        validate(number, product_class=product_class, rules=rules, as_of=as_of)
    except IdentifierError:
        return False
    return True
