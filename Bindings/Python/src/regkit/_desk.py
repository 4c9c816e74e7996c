"""A desk that judges a set of uploads."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import byref
from datetime import date
from os import PathLike
from typing import Any

from . import _native as native
from ._bytes import Buffer, Text, utf8
from ._errors import check, new_error
from ._files import content
from ._handles import Exclusive, Handle
from ._language import Language
from ._questions import optional_json
from ._rules import Rules, call_options, rules_or_embedded
from ._verdict import Answer, Verdict, answered


class Closing(Answer):
    """What a desk says at the end of a set of uploads; the outcome is that of the whole set."""

    __slots__ = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The files of the manifest that did not come."""
        return tuple(self._closing.get("missing", ()))

    @property
    def forms(self) -> tuple[Mapping[str, Any], ...]:
        """The forms of the manifest, and which of their documents are missing."""
        return tuple(self._closing.get("forms", ()))

    @property
    def duplicates(self) -> tuple[Any, ...]:
        """The files that came twice."""
        return tuple(self._closing.get("duplicates", ()))

    @property
    def unreadable(self) -> tuple[Any, ...]:
        """The files that could not be read."""
        return tuple(self._closing.get("unreadable", ()))

    @property
    def unread(self) -> tuple[Any, ...]:
        """The files of which some pages were not read."""
        return tuple(self._closing.get("unread", ()))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many files came, and how many of them have which outcome."""
        counts: Mapping[str, int] = self._closing.get("counts", {})
        return counts

    @property
    def _closing(self) -> Mapping[str, Any]:
        closing: Mapping[str, Any] = self.get("closing", {})
        return closing


class Desk(Exclusive):
    """A desk that judges uploads file by file, and says at the end what is missing.

    `manifest` says which file is for which upload context, {"context": …, "forms": […], "files": [{"file": …, …}]};
    `dossier` is that of area dossier, against which the codes in the files are held; both as a mapping or as JSON text.
    Between files it keeps names and digests. Calls of several threads wait for each other. A core build has no desk:
    UnsupportedError.
    """

    __slots__ = ()

    def __init__(
        self,
        manifest: Mapping[str, Any] | Text | None = None,
        dossier: Mapping[str, Any] | Text | None = None,
        *,
        rules: Rules | None = None,
        as_of: date | None = None,
        edition: str | None = None,
        language: Language = "en",
    ) -> None:
        out, error = ctypes.c_void_p(), new_error()
        manifest_text, dossier_text = optional_json(manifest, "manifest"), optional_json(dossier, "dossier")
        options = call_options(as_of, edition, language)
        handle = rules_or_embedded(rules).handle()
        status = native.library.regkit_desk_open(
            byref(out), handle.pointer,
            manifest_text, len(manifest_text or b""), dossier_text, len(dossier_text or b""),
            byref(options), byref(error),
        )  # fmt: skip
        check(status, error)
        assert out.value is not None
        super().__init__(Handle(out.value, native.library.regkit_desk_free))

    def check(self, name: str, file: Buffer | str | PathLike[str]) -> Verdict:
        """Judges a file, given by its bytes or its path; `name` is its path from the folder of the uploads, with /.

        A damaged file is an answer, not an error. A path that cannot be read is an OSError.
        """
        given, name_bytes = content(file, "file"), utf8(name, "name")
        with self.using() as pointer:
            told, outcome = answered(
                native.library.regkit_desk_check, pointer, name_bytes, len(name_bytes), given, len(given)
            )
        return Verdict(told or "{}", outcome)

    def finish(self) -> Closing:
        """What is missing, came twice or could not be read of all files so far."""
        with self.using() as pointer:
            told, outcome = answered(native.library.regkit_desk_close, pointer)
        return Closing(told or "{}", outcome)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
