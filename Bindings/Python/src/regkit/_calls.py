"""The calls of a Session as functions, for who makes one now and then."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ._bytes import Buffer, Text
from ._labels import Label, LabelStyle, Sheet
from ._language import Language
from ._pictures import Effort, PixelFormat, Scan, Source, Symbology
from ._rules import Rules
from ._session import Session
from ._verdict import Reading, Verdict


def assess(
    area: str,
    inputs: Mapping[str, Any] | None = None,
    /,
    *,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
    **more: Any,
) -> Verdict:
    """Answers a question of an area about some facts; see `Session.assess`.

    `as_of` is the day asked about; without it nothing expires. A fact that is called so too, as in area deadlines, is given in the mapping.
    """
    return Session(rules, as_of=as_of, edition=edition, language=language).assess(area, inputs, **more)


def ask(
    question: Mapping[str, Any] | Text,
    *,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Verdict:
    """Answers a whole question of the JSON vocabulary; see `Session.ask`."""
    return Session(rules, as_of=as_of, edition=edition, language=language).ask(question)


def assess_file(
    file: Buffer | str | os.PathLike[str],
    *,
    context: str,
    filename: str | None = None,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Verdict:
    """Judges an upload by its bytes; see `Session.assess_file`."""
    session = Session(rules, as_of=as_of, edition=edition, language=language)
    return session.assess_file(file, context=context, filename=filename)


def read(
    scan: Text,
    *,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Reading:
    """Reads and judges the data of one code as a scanner types it; see `Session.read`.

    `as_of` is the day asked about; without it nothing expires.
    """
    return Session(rules, as_of=as_of, edition=edition, language=language).read(scan)


def scan(
    source: Source,
    *,
    name: str | None = None,
    pixel_format: PixelFormat | None = None,
    symbologies: Iterable[Symbology] | None = None,
    effort: Effort = "balanced",
    pages: tuple[int, int] | None = None,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Scan:
    """Reads every barcode on a picture or document and judges it; see `Session.scan`.

    `as_of` is the day asked about; without it nothing expires.
    """
    with Session(
        rules,
        as_of=as_of,
        edition=edition,
        language=language,
        symbologies=symbologies,
        effort=effort,
        pages=pages,
    ) as session:
        return session.scan(source, name=name, pixel_format=pixel_format)


def scan_descriptor(
    descriptor: int,
    *,
    name: str | None = None,
    symbologies: Iterable[Symbology] | None = None,
    effort: Effort = "balanced",
    pages: tuple[int, int] | None = None,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Scan:
    """Scans what an open file descriptor gives to its end; see `Session.scan_descriptor`."""
    with Session(
        rules,
        as_of=as_of,
        edition=edition,
        language=language,
        symbologies=symbologies,
        effort=effort,
        pages=pages,
    ) as session:
        return session.scan_descriptor(descriptor, name=name)


def annotate(
    picture: Buffer | str | os.PathLike[str],
    *,
    name: str | None = None,
    symbologies: Iterable[Symbology] | None = None,
    effort: Effort = "balanced",
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> tuple[Scan, bytes]:
    """Scans a PNG or JPEG file and draws on it what was found; see `Session.annotate`."""
    with Session(
        rules, as_of=as_of, edition=edition, language=language, symbologies=symbologies, effort=effort
    ) as session:
        return session.annotate(picture, name=name)


def print_check(
    picture: Buffer | str | os.PathLike[str],
    *,
    dpi: float | tuple[float, float] | None = None,
    claims: Mapping[str, Any] | Text | None = None,
    name: str | None = None,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Verdict:
    """Measures how the 2D barcodes on a scan are printed, and judges them; see `Session.print_check`."""
    with Session(rules, as_of=as_of, edition=edition, language=language) as session:
        return session.print_check(picture, dpi=dpi, claims=claims, name=name)


def label(
    data: Text,
    style: LabelStyle,
    *,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Label:
    """Makes a label; see `Session.label`."""
    return Session(rules, as_of=as_of, edition=edition, language=language).label(data, style)


def label_sheet(
    table: Buffer | str | os.PathLike[str],
    style: LabelStyle,
    sheet: Sheet,
    *,
    rules: Rules | None = None,
    as_of: date | None = None,
    edition: str | None = None,
    language: Language = "en",
) -> Label:
    """Makes a PDF of labels in rows and columns of a table in CSV; see `Session.label_sheet`."""
    return Session(rules, as_of=as_of, edition=edition, language=language).label_sheet(table, style, sheet)
