"""A Global Location Number: thirteen digits, the last of which checks the others.

>>> from regkit import gln
>>> gln.validate("0614141 000012")
'0614141000012'
>>> gln.format("0614141000012")
'0614141000012'
>>> gln.is_valid("0614141000013")
False
"""

from ._identifiers import Keys, compact

__all__ = ["compact", "format", "is_valid", "validate"]

_keys = Keys("414", 13)
validate = _keys.validate
is_valid = _keys.is_valid
format = _keys.format
