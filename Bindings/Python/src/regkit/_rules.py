"""The rule tables that questions are answered by."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from ctypes import byref, c_char_p, c_size_t
from datetime import date
from os import PathLike
from typing import Any

from . import _native as native
from ._arguments import day_number
from ._bytes import Buffer, take_text, utf8
from ._errors import check, new_error
from ._files import content
from ._handles import Handle, Shared
from ._language import Language, language_number


class Rules(Shared):
    """The tables embedded in the library, with others added or put in the place of the edition of the same id.

    Each table is XML as bytes, or the path of a file. All are added at once, for a new edition and the one whose place
    it takes name each other. A table that is refused is a TableError, whose `problems` have a line each; a file that
    cannot be read is an OSError. Immutable: any number of threads may use one at the same time, and closing it while
    others use it is safe.
    """

    __slots__ = ()

    def __init__(self, *tables: Buffer | str | PathLike[str]) -> None:
        self._handle = None
        given = [content(table, "tables") for table in tables]
        out, error = ctypes.c_void_p(), new_error()
        if len(given) < 2:
            table = given[0] if given else None
            # No table is NULL; a table of no bytes is one that is refused.
            length = len(table) if table is not None else 0
            status = native.library.regkit_rules_open(byref(out), table, length, byref(error))
        else:
            pointers = (c_char_p * len(given))(*given)
            lengths = (c_size_t * len(given))(*(len(table) for table in given))
            status = native.library.regkit_rules_open_tables(byref(out), pointers, lengths, len(given), byref(error))
        check(status, error)
        assert out.value is not None
        self._handle = Handle(out.value, native.library.regkit_rules_free)

    def describe(
        self, *, as_of: date | None = None, edition: str | None = None, language: Language = "en"
    ) -> Mapping[str, Any]:
        """The editions and rules: ids, periods, citations, confidence, messages in the language."""
        out, length, error = ctypes.c_void_p(), c_size_t(), new_error()
        handle = self.handle()
        options = call_options(as_of, edition, language)
        status = native.library.regkit_rules_describe(
            byref(out), byref(length), handle.pointer, byref(options), byref(error)
        )
        check(status, error)
        described: Mapping[str, Any] = json.loads(take_text(out.value, length.value) or "{}")
        return described

    def __enter__(self) -> Rules:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Rules{' closed' if self.is_closed else ''}>"


_embedded: Rules | None = None


def embedded_rules() -> Rules:
    """The embedded tables alone, opened once for the process."""
    global _embedded
    rules = _embedded
    if rules is None:
        # Two threads may open them both; a lock would outlive a fork.
        rules = _embedded = Rules()
    return rules


def rules_or_embedded(rules: Rules | None) -> Rules:
    if rules is None:
        return embedded_rules()
    if not isinstance(rules, Rules):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"rules: expected Rules, found {type(rules).__name__}")
    return rules


def call_options(
    as_of: date | None, edition: str | None, language: Language, name: str | None = None
) -> native.Options:
    """How a question is asked, as C takes it."""
    edition_bytes = utf8(edition, "edition") if edition is not None else None
    name_bytes = utf8(name, "name") if name is not None else None
    return native.sized(
        native.Options,
        language=language_number(language),
        as_of=day_number(as_of, "as_of"),
        edition=edition_bytes,
        edition_length=len(edition_bytes) if edition_bytes is not None else 0,
        name=name_bytes,
        name_length=len(name_bytes) if name_bytes is not None else 0,
    )
