"""Arguments as the bytes that C takes, and text that C gives as Python has it.

Text goes to the library as UTF-8. Bytes that are no UTF-8 come back in a str as lone surrogates (PEP 383), and such a
str goes back as the same bytes. A surrogate that stands for no byte is refused with its place.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Union

from . import _native as native
from ._errors import ArgumentError

if sys.version_info >= (3, 12):
    from collections.abc import Buffer
else:
    # Before Python 3.12 no type says that an object has bytes; these are those that do.
    from array import array
    from mmap import mmap

    Buffer = Union[bytes, bytearray, memoryview, "array[int]", mmap]

Text = Union[str, Buffer]


def text(given: Text, name: str) -> bytes:
    """The bytes of a str, in UTF-8, or of a buffer."""
    if isinstance(given, str):
        return utf8(given, name)
    return octets(given, name)


def utf8(given: str, name: str) -> bytes:
    if not isinstance(given, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{name}: expected str, found {type(given).__name__}")
    try:
        return given.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        place = len(given[: error.start].encode("utf-8", "surrogateescape"))
        raise ArgumentError(f"{name}: a lone surrogate at byte {place}", offset=place) from None


def octets(given: Buffer, name: str) -> bytes:
    """The bytes of a buffer. They are copied unless nobody can change them during a call, which releases the GIL."""
    if type(given) is bytes:
        return given
    if isinstance(given, str):
        raise TypeError(f"{name}: expected bytes, found str")
    try:
        return memoryview(given).tobytes()
    except (TypeError, NotImplementedError):
        raise TypeError(f"{name}: expected bytes, found {type(given).__name__}") from None
    except ValueError as error:  # a memoryview that was released, an mmap that is closed
        raise ArgumentError(f"{name}: {error}") from None


def decoded(given: bytes) -> str:
    return given.decode("utf-8", "surrogateescape")


def take_text(pointer: int | None, length: int) -> str | None:
    """The text at a pointer that the library gave, which is released; None for NULL."""
    if pointer is None:
        return None
    try:
        return decoded(ctypes.string_at(pointer, length))
    finally:
        native.library.regkit_text_free(pointer)


def take_bytes(pointer: int | None, length: int) -> bytes | None:
    """The bytes at a pointer that the library gave, which are released; None for NULL."""
    if pointer is None:
        return None
    try:
        return ctypes.string_at(pointer, length)
    finally:
        native.library.regkit_bytes_free(pointer)
