"""A Serial Shipping Container Code: eighteen digits, the last of which checks the others.

>>> from regkit import sscc
>>> sscc.validate("3 0614141 123456780 8")
'306141411234567808'
>>> sscc.format("306141411234567808")
'306141411234567808'
>>> sscc.is_valid("306141411234567809")
False
"""

from ._identifiers import Keys, compact

__all__ = ["compact", "format", "is_valid", "validate"]

_keys = Keys("00", 18)
validate = _keys.validate
is_valid = _keys.is_valid
format = _keys.format
