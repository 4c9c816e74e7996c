"""Syntax dictionaries."""

from __future__ import annotations

import ctypes
from ctypes import byref
from os import PathLike

from . import _native as native
from ._bytes import Buffer, decoded
from ._errors import check, new_error
from ._files import content
from ._handles import Handle, Shared


class Dictionary(Shared):
    """A GS1 Barcode Syntax Dictionary that was loaded, for messages of other application identifiers.

    `source` is the text that GS1 publishes, as bytes, or the path of a file that holds it. Immutable; any number of
    threads may use one. A text that is refused is a TableError with its line, a file that
    cannot be read an OSError.
    """

    __slots__ = ("_described",)

    def __init__(self, source: Buffer | str | PathLike[str]) -> None:
        given = content(source, "source")
        out, error = ctypes.c_void_p(), new_error()
        check(native.library.regkit_gs1_dictionary_open(byref(out), given, len(given), byref(error)), error)
        assert out.value is not None
        self._handle = Handle(out.value, native.library.regkit_gs1_dictionary_free)
        self._described: dict[int, tuple[str, str]] = {}

    @classmethod
    def _closed(cls) -> Dictionary:
        """A dictionary that is closed, in the place of one that another process has."""
        made = cls.__new__(cls)
        made._handle, made._described = None, {}
        return made

    @property
    def release(self) -> str:
        """The release that the text names, such as "2026-01-27"; "UNSET" when it names none."""
        handle = self.handle()
        return decoded(native.library.regkit_gs1_dictionary_release(handle.pointer))

    def __enter__(self) -> Dictionary:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
