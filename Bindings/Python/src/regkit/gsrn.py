"""A Global Service Relation Number: eighteen digits, the last of which checks the others.

>>> from regkit import gsrn
>>> gsrn.validate("0614141 12345678902")
'061414112345678902'
>>> gsrn.format("061414112345678902")
'061414112345678902'
>>> gsrn.is_valid("061414112345678903")
False
"""

from ._identifiers import Keys, compact

__all__ = ["compact", "format", "is_valid", "validate"]

_keys = Keys("8018", 18)
validate = _keys.validate
is_valid = _keys.is_valid
format = _keys.format
