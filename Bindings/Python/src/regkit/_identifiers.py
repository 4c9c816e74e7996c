"""What the modules for identifiers have in common: compact, validate, is_valid, format, as in python-stdnum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ._check_digits import has_check_digit
from ._errors import IdentifierError, UndeterminedError
from ._messages import parse
from ._rules import Rules
from ._session import Session
from ._verdict import Verdict

# ASCII blanks and . - : /, and the blanks and dashes that word processors put in their place.
_SEPARATORS = dict.fromkeys([*map(ord, " \t\n\r.-:/"), 0xA0, *range(0x2010, 0x2016), 0x202F])
_CAPITALS = {small: small - 32 for small in range(ord("a"), ord("z") + 1)}
_COMPACTING: dict[int, int | None] = {**_SEPARATORS, **_CAPITALS}


def compact(number: str) -> str:
    """The number in capital letters and without separators; whether it is one at all is not asked."""
    if not isinstance(number, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"number: expected str, found {type(number).__name__}")
    return number.translate(_COMPACTING)


def has_utf8(number: str) -> bool:
    """Whether a str can be written in UTF-8; one that cannot is no number."""
    try:
        number.encode()
    except UnicodeEncodeError:
        return False
    return True


class Numbers:
    """A kind of number that systems and offices in Indonesia give, by its name in the JSON vocabulary."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def assess(self, number: str, *, rules: Rules | None = None, as_of: date | None = None, **more: Any) -> Verdict:
        """The whole verdict on a number, with the rule that states its form and what is only a warning."""
        if not isinstance(number, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"number: expected str, found {type(number).__name__}")
        facts = {key: value for key, value in more.items() if value is not None}
        return Session(rules, as_of=as_of).assess("identifiers", facts, kind=self._kind, value=number)

    def validate(self, number: str, *, rules: Rules | None = None, as_of: date | None = None) -> str:
        """The number in the form to store and compare. One that is none is an IdentifierError with its place."""
        return str(self.accepted(self.assess(number, rules=rules, as_of=as_of))["compact"])

    def is_valid(self, number: object, *, rules: Rules | None = None, as_of: date | None = None) -> bool:
        """Whether it is such a number; False for what is no text, and where nobody can say.

        Rules that are closed are an error all the same.
        """
        if not isinstance(number, str) or not has_utf8(number):
            return False
        try:
            self.validate(number, rules=rules, as_of=as_of)
        except IdentifierError:
            return False
        return True

    def format(self, number: str, *, rules: Rules | None = None, as_of: date | None = None) -> str:
        """The number in the form in which documents print it. One that is none is an IdentifierError."""
        return str(self.accepted(self.assess(number, rules=rules, as_of=as_of))["formatted"])

    def parts(self, number: str, *, rules: Rules | None = None, as_of: date | None = None) -> Mapping[str, str]:
        """The parts of the number by name, such as its date. One that is none is an IdentifierError."""
        parts: Mapping[str, str] = self.accepted(self.assess(number, rules=rules, as_of=as_of)).get("parts", {})
        return parts

    @staticmethod
    def accepted(verdict: Verdict) -> Verdict:
        """The verdict, if it is that this is the number it is said to be."""
        if verdict.is_allowed and "compact" in verdict:
            return verdict
        fault: Mapping[str, Any] = verdict.get("fault", {})
        reasons = verdict.blocking or verdict.findings
        message: str = fault.get("message") or (reasons[0].message if reasons else "not what it is said to be")
        kind = UndeterminedError if verdict.is_undetermined else IdentifierError
        raise kind(
            message,
            code=fault.get("code", ""),
            offset=fault.get("offset"),
            found=fault.get("found", ""),
            expected=fault.get("expected", ""),
        )


class Keys:
    """A key of GS1: digits, the last of which checks the others, under an AI of its own."""

    def __init__(self, ai: str, *lengths: int, width: int | None = None) -> None:
        self._ai, self._lengths, self._width = ai, lengths, width

    def validate(self, number: str) -> str:
        """The key without separators. One that is none is an IdentifierError with the place of the fault."""
        digits = compact(number)
        places = [place for place, character in enumerate(number) if ord(character) not in _SEPARATORS]
        expected = " or ".join(str(length) for length in self._lengths) + " digits"
        for index, character in enumerate(digits):
            if not ("0" <= character <= "9"):
                raise self._fault("character", number, places[index], character, expected)
        if len(digits) not in self._lengths:
            raise self._fault("length", number, len(number), f"{digits} [{len(digits)}]", expected)
        if not has_check_digit(digits):
            raise self._fault("check_digit", number, places[-1], digits[-1], "the check digit")
        padding = (self._width or len(digits)) - len(digits)
        message = parse(f"({self._ai}){'0' * padding}{digits}")
        for fault in message.faults:
            place = fault.offset - len(self._ai) - 2 - padding
            if 0 <= place < len(digits):
                raise self._fault(fault.code, number, places[place], digits[place:], f"a value of ({self._ai})")
        return digits

    def is_valid(self, number: object) -> bool:
        """Whether it is such a key; False for what is no text."""
        if not isinstance(number, str) or not has_utf8(number):
            return False
        try:
            self.validate(number)
        except IdentifierError:
            return False
        return True

    def format(self, number: str) -> str:
        """The key as systems of GS1 hold it, with leading zeros. One that is none is an IdentifierError."""
        digits = self.validate(number)
        return digits.rjust(self._width or 0, "0")

    @staticmethod
    def _fault(code: str, number: str, place: int, found: str, expected: str) -> IdentifierError:
        offset = len(number[:place].encode("utf-8", "surrogatepass"))
        message = f"{code.replace('_', ' ')} (byte {offset}): found {found!r}, expected {expected}"
        return IdentifierError(message, code=code, offset=offset, found=found, expected=expected)
