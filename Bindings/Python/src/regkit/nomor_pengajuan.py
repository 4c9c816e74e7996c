"""The number of an application in ASROT, Nomor Pengajuan: EREG, registrant, year and running number.

>>> from regkit import nomor_pengajuan
>>> nomor_pengajuan.validate("EREG207619202300352")
'EREG207619202300352'
>>> nomor_pengajuan.format("EREG207619202300352")
'EREG207619202300352'
>>> nomor_pengajuan.is_valid("EREG20761920230035")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("nomor_pengajuan_asrot")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
