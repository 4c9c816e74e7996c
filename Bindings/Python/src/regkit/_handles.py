"""Handles of the library that cannot be used after they were freed, nor freed while they are used.

A handle is freed when nothing refers to it any longer. An object of the package holds it until it is closed, and each
call holds it while it runs; so closing in one thread what another is using is safe, and the last of them frees it.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from ._errors import ClosedError


class Handle:
    """A pointer that the library gave, and the function that frees it."""

    __slots__ = ("__weakref__", "_free", "pointer")

    def __init__(self, pointer: int, free: Callable[[int], None]) -> None:
        self.pointer = pointer
        self._free = free

    def __del__(self) -> None:
        self._free(self.pointer)

    def abandon(self) -> None:
        """Never frees it: it may be half changed."""
        self._free = _keep


def _keep(_: int) -> None:
    pass


class Shared:
    """The base of what any number of threads may use at the same time."""

    __slots__ = ("_handle",)
    _handle: Handle | None

    def handle(self) -> Handle:
        """The handle, to be held as long as a call runs that has its pointer."""
        handle = self._handle
        if handle is None:
            raise ClosedError(f"this {type(self).__name__} is closed")
        return handle

    @property
    def is_closed(self) -> bool:
        return self._handle is None

    def close(self) -> None:
        """Lets go of the handle. Closing twice does nothing; calls that are running finish."""
        self._handle = None

    def __reduce__(self) -> Any:
        raise TypeError(f"{type(self).__name__} cannot be pickled: it is a handle of this process")


class Exclusive:
    """The base of what one thread at a time may use: calls of several threads wait for each other.

    After a fork, what another thread was using just then is closed in the child, for nobody knows in what state it is.
    """

    __slots__ = ("__weakref__", "_handle", "_lock")

    def __init__(self, handle: Handle) -> None:
        self._handle: Handle | None = handle
        self._lock = threading.Lock()
        _open.add(self)

    @contextmanager
    def using(self) -> Generator[int, None, None]:
        """The pointer, for this thread alone as long as the block runs."""
        with self._lock:
            handle = self._handle
            if handle is None:
                raise ClosedError(f"this {type(self).__name__} is closed")
            yield handle.pointer

    @property
    def is_closed(self) -> bool:
        return self._handle is None

    def close(self) -> None:
        """Lets go of the handle, which the call that is running, if any, frees when it has finished.

        Never waits, so a signal handler may close what the thread below it is using. Closing twice does nothing.
        """
        self._handle = None

    def _after_fork(self) -> None:
        if self._lock.locked():
            if self._handle is not None:
                self._handle.abandon()
            self._handle = None
        self._lock = threading.Lock()

    def __reduce__(self) -> Any:
        raise TypeError(f"{type(self).__name__} cannot be pickled: it is a handle of this process")


_open: weakref.WeakSet[Exclusive] = weakref.WeakSet()


def _after_fork_in_child() -> None:
    for one in list(_open):
        one._after_fork()  # pyright: ignore[reportPrivateUsage]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
