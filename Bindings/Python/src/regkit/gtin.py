"""A Global Trade Item Number: 8, 12, 13 or 14 digits, the last of which checks the others.

>>> from regkit import gtin
>>> gtin.validate("4 006381 333931")
'4006381333931'
>>> gtin.format("4006381333931")
'04006381333931'
>>> gtin.is_valid("4006381333932")
False
"""

from ._identifiers import Keys, compact

__all__ = ["compact", "format", "is_valid", "validate"]

_keys = Keys("01", 8, 12, 13, 14, width=14)
validate = _keys.validate
is_valid = _keys.is_valid
format = _keys.format
