"""What frozen dataclasses with slots lack before Python 3.11: they pickle and copy."""

from __future__ import annotations

from dataclasses import fields
from typing import Any


class Value:
    """The base of the package's frozen dataclasses. Each of them lists its fields in `__slots__`."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, one.name) for one in fields(self))  # type: ignore[arg-type]
