"""The number of one permit application in OSS, ID Izin: I-, day and second, and seven digits.

>>> from regkit import id_izin
>>> id_izin.validate("I-202303151648407742642")
'I202303151648407742642'
>>> id_izin.format("I202303151648407742642")
'I-202303151648407742642'
>>> id_izin.is_valid("I-20230315164840")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("id_izin")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
