"""Questions as the JSON vocabulary writes them."""

from __future__ import annotations

import json
import operator
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from ._bytes import Text, text, utf8
from ._errors import ArgumentError


def json_text(value: Any, name: str) -> bytes:
    """JSON text of what Python has: days, moments, decimals, enumerations and mappings among it."""
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    except (ValueError, RecursionError) as error:
        # A number that is none, a list that holds itself, or one that is too deep.
        raise ArgumentError(f"{name}: {error}") from None
    return utf8(written, name)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        number = float(value)
        if number != number or number in (float("inf"), float("-inf")):
            raise ValueError(f"{value} is no number of JSON")
        return number
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError(f"a question cannot hold a {type(value).__name__}") from None


def optional_json(value: Mapping[str, Any] | Text | None, name: str) -> bytes | None:
    """JSON that may be given as text or as a mapping; None for none."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return json_text(value, name)
    return text(value, name)


def question_text(area: str, inputs: Mapping[str, Any] | None, more: Mapping[str, Any]) -> bytes:
    """A question of an area about some facts."""
    if not isinstance(area, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"area: expected str, found {type(area).__name__}")
    if inputs is not None and not isinstance(inputs, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"inputs: expected a mapping, found {type(inputs).__name__}")
    facts = dict(inputs or {})
    for key in facts:
        if not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"inputs: expected keys of str, found {type(key).__name__}")
    twice = facts.keys() & more.keys()
    if twice:
        raise ArgumentError(f"inputs: {', '.join(sorted(twice))} given twice")
    facts.update(more)
    return json_text({"area": area, "inputs": facts}, "inputs")
