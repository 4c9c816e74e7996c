"""The code of a kind of permit in OSS, Kode Izin: twelve digits.

>>> from regkit import kode_izin
>>> kode_izin.validate("012345678901")
'012345678901'
>>> kode_izin.format("012345678901")
'012345678901'
>>> kode_izin.is_valid("01234567890")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("kode_izin")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
