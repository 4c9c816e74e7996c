"""A business identification number, Nomor Induk Berusaha: thirteen digits without a meaning or a check digit.

>>> from regkit import nib
>>> nib.validate("1234567890123")
'1234567890123'
>>> nib.format("1234567890123")
'1234567890123'
>>> nib.is_valid("123456789012")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("nib")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
