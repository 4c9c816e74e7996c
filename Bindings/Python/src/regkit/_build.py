"""Which library this is."""

from __future__ import annotations

import json
from dataclasses import dataclass

from . import _native as native
from ._values import Value


@dataclass(frozen=True)
class BuildInfo(Value):
    """How the library was built: its `version`, its `runtime` ("embedded" or "static"), whether it has pictures
    (`imaging`), the release of its `dictionary` of AIs, and the `path` it was loaded from."""

    __slots__ = ("dictionary", "imaging", "path", "runtime", "version")
    version: str
    runtime: str
    imaging: bool
    dictionary: str
    path: str


def version() -> str:
    """The version of the library."""
    told: bytes = native.library.regkit_version()
    return told.decode()


def build_info() -> BuildInfo:
    """How the library was built."""
    told = json.loads(native.library.regkit_build_info())
    return BuildInfo(
        version=told["version"],
        runtime=told["runtime"],
        imaging=told["imaging"],
        dictionary=told["dictionary"],
        path=native.library_path,
    )
