"""The number of a project in OSS, ID Proyek: R-, day and second, and seven digits.

>>> from regkit import id_proyek
>>> id_proyek.validate("R-202209011206376723807")
'R202209011206376723807'
>>> id_proyek.format("R202209011206376723807")
'R-202209011206376723807'
>>> id_proyek.is_valid("R-20220901120637")
False
"""

from ._identifiers import Numbers, compact

__all__ = ["assess", "compact", "format", "is_valid", "parts", "validate"]

_numbers = Numbers("id_proyek")
assess = _numbers.assess
validate = _numbers.validate
is_valid = _numbers.is_valid
format = _numbers.format
parts = _numbers.parts
