"""What goes wrong: every exception is a ValueError that says where.

A law that says no is no error but a verdict, and a fault in a GS1 message is a value of the message. What raises is a
call that could not be carried out. An argument of the wrong Python type is a TypeError, as everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from . import _native as native
from ._values import Value

if TYPE_CHECKING:
    from ._faults import Fault


class Error(ValueError):
    """A call that could not be carried out.

    `offset` is the byte of the input at fault, or None; `length` how many bytes are at fault; `line` the line, or None;
    `status` the status of regkit.h behind it, and `code` its word.
    """

    status: ClassVar[int] = 0

    def __init__(
        self,
        message: str,
        *,
        code: str = "",
        offset: int | None = None,
        length: int = 0,
        line: int | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self._word
        self.offset = offset
        self.length = length
        self.line = line
        self._details = details

    _word: ClassVar[str] = "error"

    def __reduce__(self) -> tuple[Any, ...]:
        given = {
            "code": self.code,
            "offset": self.offset,
            "length": self.length,
            "line": self.line,
            **self._details,
        }
        return _rebuilt, (type(self), self.message, given)


def _rebuilt(kind: type[Error], message: str, given: dict[str, Any]) -> Error:
    return kind(message, **given)


class ArgumentError(Error):
    """A value outside its range, or text that is no UTF-8."""

    status = native.E_ARGUMENT
    _word = "argument"


class ClosedError(ArgumentError):
    """What was called is closed."""

    _word = "closed"


class TableError(Error):
    """A rule table or a dictionary was refused; nothing else changed. `problems` has one text for each problem."""

    status = native.E_TABLE
    _word = "table"

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(self.message.splitlines())


@dataclass(frozen=True)
class Problem(Value):
    """One thing wrong with a question: `path` is the key, `found` what stands there, `suggestion` what may be meant."""

    __slots__ = ("code", "expected", "found", "message", "path", "suggestion")
    code: str
    path: str
    found: str
    expected: str
    message: str
    suggestion: str | None


class QuestionError(Error):
    """A question that cannot be asked: it names an area, key or value that does not exist.

    `json` is what the library says of it.
    """

    status = native.E_QUESTION
    _word = "question"

    @property
    def json(self) -> str | None:
        return self._details.get("json")

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(
                code=one.get("code", ""),
                path=one.get("path", ""),
                found=one.get("found", ""),
                expected=one.get("expected", ""),
                message=one.get("message", ""),
                suggestion=one.get("suggestion"),
            )
            for one in _told(self.json).get("problems", ())
        )


class PictureError(Error):
    """A picture that cannot be scanned: unknown, cut off, damaged or too large; `json` says which."""

    status = native.E_PICTURE
    _word = "picture"

    @property
    def json(self) -> str | None:
        return self._details.get("json")


class UnsupportedError(Error):
    """This build of the library cannot do it: a core build has no pictures."""

    status = native.E_UNSUPPORTED
    _word = "unsupported"


class MessageError(Error):
    """A GS1 message that has faults, or that cannot be written as asked.

    `faults` are those of `regkit.build`, each with the place of its part in `index`. `text` is what people may be shown
    all the same, where `regkit.render` was asked for a form that is for people.
    """

    status = native.E_MESSAGE
    _word = "message"

    @property
    def faults(self) -> tuple[Fault, ...]:
        faults: tuple[Fault, ...] = self._details.get("faults", ())
        return faults

    @property
    def text(self) -> str | None:
        return self._details.get("text")


class LabelError(Error):
    """A label that cannot be made: not legal, not readable, or its data cannot be encoded.

    `proposals` are the nearest labels that can be made, where size is what is wrong. Of a sheet, `line` is the line of
    the table. `json` is what the library says.
    """

    status = native.E_LABEL
    _word = "label"

    @property
    def json(self) -> str | None:
        return self._details.get("json")

    @property
    def proposals(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(_told(self.json).get("proposals", ()))


class IdentifierError(Error):
    """A number that is not what it is said to be. `code` is the word for why, such as "length" or "check_digit"."""

    _word = "identifier"

    @property
    def found(self) -> str:
        """What stands at the fault."""
        return str(self._details.get("found", ""))

    @property
    def expected(self) -> str:
        """What should stand there."""
        return str(self._details.get("expected", ""))


class UndeterminedError(IdentifierError):
    """A number of which nobody can say whether it is what it is said to be: the tables leave it open."""

    _word = "undetermined"


class CapacityError(Error):
    """Storage was too short. The package makes room and calls again; who sees this has found a mistake in it."""

    status = native.E_CAPACITY
    _word = "capacity"


def _told(text: str | None) -> Mapping[str, Any]:
    told: dict[str, Any] = json.loads(text) if text else {}
    error: Mapping[str, Any] = told.get("error", {})
    return error


_KINDS: dict[int, type[Error]] = {
    kind.status: kind
    for kind in (
        ArgumentError,
        TableError,
        QuestionError,
        PictureError,
        CapacityError,
        UnsupportedError,
        MessageError,
        LabelError,
    )
}
_LINE = re.compile(r"\bline (\d+)")


def new_error() -> native.Error:
    """Storage for the detail of an error."""
    return native.sized(native.Error)


def exception(
    status: int, error: native.Error, *, json: str | None = None, is_of_table: bool = False, **details: Any
) -> Exception:
    """The exception for a status that is not OK; `is_of_table`: the place is a line and a column of a table in CSV."""
    message = error.message.decode("utf-8", "replace") or f"status {status}"
    if status == native.E_MEMORY:
        return MemoryError(message)
    kind = _KINDS.get(status, Error)
    if json is not None:
        details["json"] = json
    code = _told(json).get("code", "")
    line: int | None = None
    if kind is TableError:
        found = _LINE.search(message)
        line = int(found.group(1)) if found else None
    if is_of_table:
        return kind(message, code=code, line=error.offset or None, **details)
    # 0 with length 0 is the first byte only where something can be missing there.
    has_place = error.offset or error.length or kind is MessageError
    offset = error.offset if has_place else None
    return kind(message, code=code, offset=offset, length=error.length, line=line, **details)


def check(status: int, error: native.Error) -> None:
    """Raises for a status that is not OK."""
    if status != native.OK:
        raise exception(status, error)
