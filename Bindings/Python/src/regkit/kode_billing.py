"""The code under which a bill of SINKARKES is paid, Kode Billing: 8, the day as yyyymmdd, six digits.

>>> from regkit import kode_billing
>>> kode_billing.validate("820230604526181")
'820230604526181'
>>> kode_billing.format("820230604526181")
'820230604526181'
>>> kode_billing.is_valid("82023060452618")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("kode_billing")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
