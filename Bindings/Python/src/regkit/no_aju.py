"""The number of a request in SINKARKES, No. Aju: the day as yymmdd and six digits.

>>> from regkit import no_aju
>>> no_aju.validate("230604353300")
'230604353300'
>>> no_aju.format("230604353300")
'230604353300'
>>> no_aju.is_valid("23060435330")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("no_aju_sinkarkes")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
