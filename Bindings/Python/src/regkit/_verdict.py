"""Answers of the rules, as values.

An answer is its outcome and the JSON that the library gave, byte for byte what the command line prints; everything else
here is a view of that. No answer is true or false: `if verdict:` would take the undetermined for a yes, or for a no.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from ctypes import byref
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, NoReturn, cast

from . import _native as native
from ._bytes import take_text
from ._errors import exception, new_error
from ._values import Value


class Outcome(Enum):
    """What a question was answered with. The exit status of the command line is the same number."""

    ALLOWED = native.ALLOWED
    REFUSED = native.REFUSED
    UNDETERMINED = native.UNDETERMINED

    def __bool__(self) -> NoReturn:
        raise TypeError("an Outcome is neither true nor false; compare it: outcome is Outcome.ALLOWED")


@dataclass(frozen=True)
class Finding(Value):
    """One reason in a verdict: a rule, what it does to the question, and what was found against what it expects.

    `rule` is its id and `citation` the provision in words, `provisions` in signs. `effect` is "blocks", "warns",
    "exempts" or "informs"; new ones may be added. `message` is in the language asked for; `subject` the fact it is
    about, `found` and `expected` None where there is nothing to say. `is_ambiguous`: the source leaves room for another
    reading, which is `other_reading` where the tables describe it.
    """

    __slots__ = (
        "citation",
        "confidence",
        "effect",
        "expected",
        "found",
        "is_ambiguous",
        "message",
        "other_reading",
        "provisions",
        "quote",
        "rule",
        "subject",
    )
    rule: str
    effect: str
    citation: str
    message: str
    subject: str
    found: str | None
    expected: str | None
    quote: str
    provisions: tuple[str, ...]
    confidence: str
    is_ambiguous: bool
    other_reading: str | None


@dataclass(frozen=True)
class Told(Value):
    """Something that the library says in JSON: `json` is the text, `answer` what it says, read-only."""

    __slots__ = ("_answer", "json")
    json: str

    @property
    def answer(self) -> Mapping[str, Any]:
        try:
            return cast("Mapping[str, Any]", getattr(self, "_answer"))  # noqa: B009, for type checkers no field
        except AttributeError:
            answer = _read_only(json.loads(self.json))
            object.__setattr__(self, "_answer", answer)
            return answer

    def as_dict(self) -> dict[str, Any]:
        """What it says as a new dict of dicts and lists, to be changed and stored."""
        answer: dict[str, Any] = json.loads(self.json)
        return answer

    def get(self, key: str, default: Any = None) -> Any:
        """A member of the answer, or the default."""
        return self.answer.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.answer[key]

    def __contains__(self, key: object) -> bool:
        return key in self.answer

    def __iter__(self) -> Iterator[str]:
        return iter(self.answer)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} is neither true nor false; ask is_allowed, or compare its outcome")


class Judged(Told):
    """What a verdict says beside its outcome."""

    __slots__ = ()

    @property
    def verdict(self) -> str | None:
        """The verdict in the word of the area: "complies", "denied", "valid"; None where the area has none."""
        return self.get("verdict")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every rule that was applied, exemptions among them."""
        return tuple(_finding(one) for one in self.get("findings", ()) or ())

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that refuse."""
        return tuple(one for one in self.findings if one.effect == "blocks")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that warn and leave the outcome as it is, such as a product expired on the day asked about."""
        return tuple(one for one in self.findings if one.effect == "warns")

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that nobody gave and that would settle or could change the outcome."""
        return tuple(self.get("missing_facts", ()) or ())

    @property
    def edition(self) -> str | None:
        """The edition of the rules that answered."""
        return self.get("edition")

    @property
    def superseded_by(self) -> str | None:
        """The edition that took the place of the one that answered; None where none did."""
        return self.get("superseded_by")

    @property
    def as_of(self) -> date | None:
        """The day asked about."""
        day = self.get("as_of")
        return date.fromisoformat(day) if day else None

    @property
    def is_ambiguous(self) -> bool:
        """Whether the answer rests on one of several readings of the source."""
        return bool(self.get("ambiguous")) or any(one.is_ambiguous for one in self.findings)


class Coded(Judged):
    """What a code was found to say, beside its verdict."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """What the code says, control characters as signs."""
        return self.get("text") or ""

    @property
    def is_bpom(self) -> bool:
        """Whether the code is one of those that BPOM's rules are about."""
        return bool(self.get("bpom"))

    @property
    def method(self) -> str | None:
        """ "identifikasi" or "otentifikasi"; None for a code that is neither."""
        return self.get("method")

    @property
    def errors(self) -> tuple[str, ...]:
        """What is wrong with the code, in the words of the vocabulary, such as "91.missing"."""
        return tuple(self.get("errors", ()) or ())

    @property
    def nie(self) -> str | None:
        return self.get("nie")

    @property
    def gtin(self) -> str | None:
        return self.get("gtin")

    @property
    def batch(self) -> str | None:
        return self.get("batch")

    @property
    def serial(self) -> str | None:
        return self.get("serial")

    @property
    def expiry(self) -> date | None:
        return _day(self.get("expiry"))

    @property
    def nie_expiry(self) -> date | None:
        return _day(self.get("nie_expiry"))

    @property
    def gs1(self) -> Any:
        """What GS1 says of it: `valid`, `form`, `elements`, `errors`."""
        return self.get("gs1", {})

    @property
    def suggestions(self) -> tuple[Mapping[str, Any], ...]:
        """Guesses at what was meant; no host may act on one without asking a person or scanning again."""
        return tuple(self.get("suggestions", ()) or ())


@dataclass(frozen=True)
class Answer(Told):
    """An answer: its outcome, and the JSON of the library."""

    __slots__ = ("outcome",)
    outcome: Outcome

    @property
    def is_allowed(self) -> bool:
        return self.outcome is Outcome.ALLOWED

    @property
    def is_refused(self) -> bool:
        return self.outcome is Outcome.REFUSED

    @property
    def is_undetermined(self) -> bool:
        return self.outcome is Outcome.UNDETERMINED

    def __repr__(self) -> str:
        shown = self.json if len(self.json) <= 120 else self.json[:119] + "…"
        return f"<{type(self).__name__} {self.outcome.name} {shown}>"


class Verdict(Answer, Judged):
    """The answer to a question with all its reasons, neither true nor false: ask `is_allowed`, or compare `outcome`."""

    __slots__ = ()


class Reading(Answer, Coded):
    """What a code says that a scanner typed, and the verdict on it."""

    __slots__ = ()


def _finding(one: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=one.get("rule", ""),
        effect=one.get("effect", ""),
        citation=one.get("citation", ""),
        message=one.get("message", ""),
        subject=one.get("subject", ""),
        found=one.get("found"),
        expected=one.get("expected"),
        quote=one.get("quote", ""),
        provisions=tuple(one.get("provisions", ())),
        confidence=one.get("confidence", ""),
        is_ambiguous=bool(one.get("ambiguous", False)),
        other_reading=one.get("other_reading"),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _read_only(value: Any) -> Any:
    """JSON that cannot be changed: lists become tuples, objects views."""
    if isinstance(value, dict):
        return MappingProxyType({key: _read_only(one) for key, one in cast("dict[str, Any]", value).items()})
    if isinstance(value, list):
        return tuple(_read_only(one) for one in cast("list[object]", value))
    return value


def answered(function: Any, *arguments: Any) -> tuple[str | None, Outcome]:
    """Calls a function that answers, and gives its JSON, None for none, and outcome."""
    answer, error = native.sized(native.Answer), new_error()
    status = function(byref(answer), *arguments, byref(error))
    told = take_text(answer.json, answer.json_length)
    if status != native.OK:
        raise exception(status, error, json=told)
    return told, Outcome(answer.outcome)
