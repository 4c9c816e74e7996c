"""The frames of a camera."""

from __future__ import annotations

import ctypes
from ctypes import byref
from datetime import date

from . import _native as native
from ._arguments import several, whole
from ._errors import ArgumentError, check, new_error
from ._handles import Exclusive, Handle
from ._language import Language
from ._pictures import Frame, PixelFormat, Scan, pixels_of
from ._rules import Rules, call_options, rules_or_embedded
from ._verdict import answered


class Frames(Exclusive):
    """Reports each code once for each time that it appears before one camera.

    `region` is the part of each frame that is searched: x, y, width and height in pixels. A code that was not read in
    `gone_after_frames` frames in a row, or missed for `gone_after_ms`, is gone; None for never. A linear code is
    reported once it was read in `linear_confirmations` frames. At most `limit` codes are remembered, so that it may run
    for ever. Calls of several threads wait for each other. A core build has none: UnsupportedError.
    """

    __slots__ = ("_options", "_rules")

    def __init__(
        self,
        *,
        region: tuple[int, int, int, int] | None = None,
        gone_after_frames: int | None = 30,
        gone_after_ms: int | None = 1500,
        linear_confirmations: int = 2,
        limit: int = 1000,
        rules: Rules | None = None,
        as_of: date | None = None,
        edition: str | None = None,
        language: Language = "en",
    ) -> None:
        numbers = several(region, "region") if region is not None else [0, 0, 0, 0]
        if len(numbers) != 4:
            raise ArgumentError(f"region: found {len(numbers)} numbers, expected x, y, width and height")
        x, y, width, height = (whole(one, "region", 0, 2**63 - 1) for one in numbers)
        if region is not None and not (width and height):
            raise ArgumentError(f"region: found {width} × {height} pixels, expected some")
        options = native.sized(
            native.FramesOptions,
            region_x=x,
            region_y=y,
            region_width=width,
            region_height=height,
            gone_after_frames=_count(gone_after_frames, "gone_after_frames"),
            gone_after_ms=_count(gone_after_ms, "gone_after_ms"),
            linear_confirmations=whole(linear_confirmations, "linear_confirmations", 1, 2**32 - 1),
            limit=whole(limit, "limit", 1, 100_000),
        )
        self._rules = rules_or_embedded(rules)
        self._options = call_options(as_of, edition, language)
        out, error = ctypes.c_void_p(), new_error()
        check(native.library.regkit_frames_open(byref(out), byref(options), byref(error)), error)
        assert out.value is not None
        super().__init__(Handle(out.value, native.library.regkit_frames_free))

    def feed(self, frame: Frame, at_ms: int, *, pixel_format: PixelFormat | None = None) -> Scan | None:
        """Searches the next frame, of a time on any clock that counts milliseconds, and judges the codes that appeared.

        None when nothing new appeared, which is so for nearly every frame.
        """
        pixels = pixels_of(frame, pixel_format, "frame")
        if pixels is None:
            raise TypeError(f"frame: expected an array of pixels, found {type(frame).__name__}")
        feed = native.library.regkit_frames_feed_yuyv if pixels.is_yuyv else native.library.regkit_frames_feed_gray8
        at = whole(at_ms, "at_ms", -(2**63), 2**63 - 1)
        rules = self._rules.handle()
        with self.using() as pointer:
            told, outcome = answered(feed, pointer, rules.pointer, *pixels.arguments, at, byref(self._options))
        return Scan(told, outcome) if told is not None else None

    def __enter__(self) -> Frames:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _count(given: int | None, name: str) -> int:
    return native.NEVER if given is None else whole(given, name, 1, native.NEVER - 1)
