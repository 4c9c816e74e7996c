"""A code of the Indonesian classification of businesses, KBLI: five digits, which mean nothing without their year.

>>> from regkit import kbli
>>> kbli.validate("21022")
'21022'
>>> kbli.format("21022")
'21022'
>>> kbli.is_valid("2102")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("kbli")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
