"""Files as arguments: a str or a path is always a path, bytes are always the content."""

from __future__ import annotations

import os

from ._bytes import Buffer, octets


def content(source: Buffer | str | os.PathLike[str], name: str) -> bytes:
    """The content of a file given by its path, or the bytes themselves. OSError for a file that cannot be read."""
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            return file.read()
    return octets(source, name)
