"""Everything that is asked of rules, with what is asked each time said once."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterable, Mapping
from ctypes import byref, c_size_t
from datetime import date
from typing import Any

from . import _native as native
from ._arguments import several, whole
from ._bytes import Buffer, Text, take_bytes, take_text, text
from ._desk import Desk
from ._errors import ArgumentError, ClosedError, exception, new_error
from ._files import content
from ._frames import Frames
from ._handles import Handle
from ._labels import Label, LabelStyle, Sheet, layout, made, request
from ._language import Language
from ._pictures import (
    Effort,
    PixelFormat,
    Reader,
    Scan,
    Source,
    Symbology,
    file_bytes,
    path_name,
    pixels_of,
    reader_options,
)
from ._questions import optional_json, question_text
from ._rules import Rules, call_options, rules_or_embedded
from ._verdict import Outcome, Reading, Verdict, answered


class Session:
    """Rules, day, edition, language and how pictures are read, for many calls.

    `rules` are the embedded ones where none are given, and stay the caller's. `as_of` and `edition` choose who answers;
    with neither the base edition 33/2018 does, and without `as_of` nothing expires. `symbologies` None stands for all but DataBar; `effort` says how much
    time a picture may take; `pages` are the first and the last of documents that are read. Any number of threads may
    use one: each gets a reader of pictures of its own, which lives as long as the thread and the session.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        as_of: date | None = None,
        edition: str | None = None,
        language: Language = "en",
        symbologies: Iterable[Symbology] | None = None,
        effort: Effort = "balanced",
        pages: tuple[int, int] | None = None,
    ) -> None:
        self._rules = rules_or_embedded(rules)
        self._as_of, self._edition = as_of, edition
        self._language: Language = language
        self._options = call_options(as_of, edition, language)
        if symbologies is not None:
            symbologies = tuple(several(symbologies, "symbologies"))
        reader_options(symbologies, effort, pages)  # what cannot be read says so now
        self._reader_arguments = (symbologies, effort, pages)
        self._readers = threading.local()
        self._is_closed = False

    # ---- Questions ----

    def assess(self, area: str, inputs: Mapping[str, Any] | None = None, /, **more: Any) -> Verdict:
        """Answers a question of an area about some facts, given as a mapping, by name, or both.

        Facts are those of the JSON vocabulary; days, moments, Decimals, enumerations and tuples may stand for texts,
        numbers and arrays. A question that cannot be asked is a QuestionError; a law that says no is a verdict. Without
        `as_of` nothing expires: neither licences nor products are held against a day.
        """
        return self._ask(question_text(area, inputs, more))

    def ask(self, question: Mapping[str, Any] | Text) -> Verdict:
        """Answers a whole question of the JSON vocabulary, {"area": …, "inputs": {…}}, as a mapping or as JSON text."""
        given = optional_json(question, "question")
        if given is None:
            raise TypeError("question: expected a mapping or JSON text, found NoneType")
        return self._ask(given)

    def _ask(self, question: bytes) -> Verdict:
        rules = self._rules_handle()
        told, outcome = answered(
            native.library.regkit_ask, rules.pointer, question, len(question), byref(self._options)
        )
        return Verdict(told or "{}", outcome)

    def assess_file(
        self, file: Buffer | str | os.PathLike[str], *, context: str, filename: str | None = None
    ) -> Verdict:
        """Judges an upload, given by its bytes or its path: what it really is, with its name, in an upload context.

        `filename` is the name of the path where none is given; bytes without a name are judged as far as they go. A
        core build looks at signatures and structure alone. A path that cannot be read is an OSError.
        """
        if filename is None and isinstance(file, (str, os.PathLike)):
            filename = path_name(os.path.basename(os.fspath(file)))
        given = content(file, "file")
        inputs: dict[str, Any] = {"context": context}
        if filename is not None:
            inputs["filename"] = filename
        question = question_text("documents", inputs, {})
        rules = self._rules_handle()
        told, outcome = answered(
            native.library.regkit_ask_file, rules.pointer, question, len(question), given, len(given),
            byref(self._options),
        )  # fmt: skip
        return Verdict(told or "{}", outcome)

    def read(self, scan: Text) -> Reading:
        """Reads and judges the data of one code as a scanner types it.

        Bracketed text, raw elements with Group Separators, a GS1 Digital Link URI, or data behind a symbology
        identifier. Without `as_of` nothing expires: neither licences nor products are held against a day.
        """
        given = text(scan, "scan")
        rules = self._rules_handle()
        told, outcome = answered(native.library.regkit_read, rules.pointer, given, len(given), byref(self._options))
        return Reading(told or "{}", outcome)

    # ---- Pictures ----

    def scan(self, source: Source, *, name: str | None = None, pixel_format: PixelFormat | None = None) -> Scan:
        """Reads every barcode on a picture or document and judges it.

        `source` is the path of a PNG, JPEG or PDF file, its bytes, an open file, an array of uint8 (rows and columns of
        gray, of RGB or RGBA, or with `pixel_format` "yuyv" of YUYV), or an image of PIL. `name` stands in the answer;
        for a path it is the path. A picture without a code is an answer; one that cannot be read is a PictureError, be it a
        path, and what the `read` of an open file raises goes through. Without `as_of` nothing expires.
        """
        if isinstance(source, (str, os.PathLike)):
            path = os.fspath(source)
            if isinstance(path, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
                path = os.fsdecode(path)
            try:
                encoded = os.fsencode(path)
            except UnicodeEncodeError as error:
                raise ArgumentError(f"source: {error}", offset=error.start) from None
            return self._scan(
                native.library.regkit_scan_file, encoded, len(encoded), name=path_name(path) if name is None else name
            )
        pixels = pixels_of(source, pixel_format, "source")
        if pixels is not None:
            scan = native.library.regkit_scan_yuyv if pixels.is_yuyv else native.library.regkit_scan_gray8
            return self._scan(scan, *pixels.arguments, name=name)
        data = file_bytes(source, "source")
        return self._scan(native.library.regkit_scan, data, len(data), name=name)

    def scan_descriptor(self, descriptor: int, *, name: str | None = None) -> Scan:
        """The same with what an open file descriptor gives to its end; it stays open, and a pipe is waited for."""
        number = whole(descriptor, "descriptor", -(2**31), 2**31 - 1)
        return self._scan(native.library.regkit_scan_descriptor, number, name=name)

    def _scan(self, function: Any, *arguments: Any, name: str | None) -> Scan:
        rules, options = self._rules_handle(), self._named(name)
        with self._reader().using() as reader:
            told, outcome = answered(function, reader, rules.pointer, *arguments, byref(options))
        return Scan(told or "{}", outcome)

    def annotate(self, picture: Buffer | str | os.PathLike[str], *, name: str | None = None) -> tuple[Scan, bytes]:
        """Scans a PNG or JPEG file and draws on it what was found; gives the scan and a PNG file in colour.

        A path that cannot be read is an OSError.
        """
        given, options = content(picture, "picture"), self._named(name)
        png, length, answer, error = ctypes.c_void_p(), c_size_t(), native.sized(native.Answer), new_error()
        rules = self._rules_handle()
        with self._reader().using() as reader:
            status = native.library.regkit_scan_annotate(
                byref(answer), byref(png), byref(length), reader, rules.pointer, given, len(given), byref(options),
                byref(error),
            )  # fmt: skip
        return _annotated(status, answer, png.value, length.value, error)

    def print_check(
        self,
        picture: Buffer | str | os.PathLike[str],
        *,
        dpi: float | tuple[float, float] | None = None,
        claims: Mapping[str, Any] | Text | None = None,
        name: str | None = None,
    ) -> Verdict:
        """Measures how the 2D barcodes on a scan are printed, and judges them by the rules on print.

        `dpi` is the pixels to the inch, 25 to 9600, or two numbers along a row and a column; None takes what the file
        declares, which is often wrong. `claims` is what no picture tells, such as {"ink": "hitam"}. It is no grade of
        ISO/IEC 15415. A path that cannot be read is an OSError.
        """
        given, claims_text = content(picture, "picture"), optional_json(claims, "claims")
        across, down = _resolution(dpi)
        rules, options = self._rules_handle(), self._named(name)
        with self._reader().using() as reader:
            told, outcome = answered(
                native.library.regkit_print_check, reader, rules.pointer, given, len(given), across, down,
                claims_text, len(claims_text or b""), byref(options),
            )  # fmt: skip
        return Verdict(told or "{}", outcome)

    # ---- Labels ----

    def label(self, data: Text, style: LabelStyle) -> Label:
        """Makes a label, judged by the rules of `scan` and read back before it is given.

        `data` is text that is encoded as it is for the form "bpom", else an element string in any form. A label that
        cannot be made is a LabelError with `proposals`.
        """
        given, wanted = text(data, "data"), request(style)
        rules = self._rules_handle()
        return made(
            native.library.regkit_label_make, rules.pointer, given, len(given), byref(wanted), byref(self._options)
        )

    def label_sheet(self, table: Buffer | str | os.PathLike[str], style: LabelStyle, sheet: Sheet) -> Label:
        """Makes a PDF of labels in rows and columns of a table in CSV, given by its bytes or its path.

        The first row names the columns: an AI, or `message`, or `text`; besides `copies` and `caption`. The `line` of a
        LabelError is that of the table. `style.output` must be "pdf". A path that cannot be read is an OSError.
        """
        given, wanted, page = content(table, "table"), request(style), layout(sheet)
        rules = self._rules_handle()
        return made(
            native.library.regkit_label_sheet_make, rules.pointer, given, len(given), byref(wanted), byref(page),
            byref(self._options), is_sheet=True,
        )  # fmt: skip

    # ---- What has a state of its own ----

    def desk(
        self, manifest: Mapping[str, Any] | Text | None = None, dossier: Mapping[str, Any] | Text | None = None
    ) -> Desk:
        """A desk by the rules of this session."""
        return Desk(
            manifest,
            dossier,
            rules=self._open_rules(),
            as_of=self._as_of,
            edition=self._edition,
            language=self._language,
        )

    def frames(
        self,
        *,
        region: tuple[int, int, int, int] | None = None,
        gone_after_frames: int | None = 30,
        gone_after_ms: int | None = 1500,
        linear_confirmations: int = 2,
        limit: int = 1000,
    ) -> Frames:
        """A scanner of frames by the rules of this session; see `Frames`."""
        return Frames(
            region=region,
            gone_after_frames=gone_after_frames,
            gone_after_ms=gone_after_ms,
            linear_confirmations=linear_confirmations,
            limit=limit,
            rules=self._open_rules(),
            as_of=self._as_of,
            edition=self._edition,
            language=self._language,
        )

    def close(self) -> None:
        """Lets go of the readers. Closing twice does nothing; calls of other threads that are running finish."""
        self._is_closed = True
        self._readers = threading.local()

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError("Session cannot be pickled: it has handles of this process")

    def _open_rules(self) -> Rules:
        if self._is_closed:
            raise ClosedError("this Session is closed")
        return self._rules

    def _rules_handle(self) -> Handle:
        return self._open_rules().handle()

    def _named(self, name: str | None) -> native.Options:
        return self._options if name is None else call_options(self._as_of, self._edition, self._language, name)

    def _reader(self) -> Reader:
        readers = self._readers
        reader: Reader | None = getattr(readers, "reader", None)
        if reader is None or reader.is_closed:  # closed by a fork
            reader = readers.reader = Reader(*self._reader_arguments)
        return reader


def _annotated(
    status: int, answer: native.Answer, png: int | None, length: int, error: native.Error
) -> tuple[Scan, bytes]:
    drawn = take_bytes(png, length)
    told = take_text(answer.json, answer.json_length)
    if status != native.OK:
        raise exception(status, error, json=told)
    return Scan(told or "{}", Outcome(answer.outcome)), drawn or b""


def _resolution(dpi: float | tuple[float, float] | None) -> tuple[float, float]:
    if dpi is None:
        return native.DPI_DECLARED, native.DPI_DECLARED
    across, down = dpi if isinstance(dpi, tuple) and len(dpi) == 2 else (dpi, dpi)
    for one in (across, down):
        if isinstance(one, bool) or not isinstance(one, (int, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"dpi: expected a number or two, found {type(one).__name__}")
    return float(across), float(down)
