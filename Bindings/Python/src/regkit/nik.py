"""A population number, Nomor Induk Kependudukan: region, day of birth and running number in sixteen digits.

>>> from regkit import nik
>>> nik.validate("3171011708450001")
'3171011708450001'
>>> nik.format("3171011708450001")
'3171011708450001'
>>> nik.is_valid("317101170845000")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("nik")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
