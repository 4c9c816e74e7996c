"""A taxpayer number, Nomor Pokok Wajib Pajak, of fifteen or of sixteen digits.

The tax office has not published how the check digit is computed, so nothing is refused for it: `assess` warns.

    >>> from regkit import npwp
    >>> npwp.validate("01.312.166.0-091.000")
    '013121660091000'
    >>> npwp.format("013121660091000")
    '01.312.166.0-091.000'
    >>> npwp.is_valid("01.312.166.0-091.00")
    False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("npwp")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
