"""Pictures, frames, labels and desks, beside the command line."""

from __future__ import annotations

import datetime
import io
import json
import os
import struct
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
from conftest import ROOT, SAMPLES, command

import regkit
from regkit import LabelStyle, Outcome, Session, Sheet

FIXTURES = ROOT / "Tests" / "RegKitImagingTests" / "Fixtures"
PHOTO = SAMPLES / "cosmetic-photo.jpg"
DAY = datetime.date(2026, 11, 21)
SCANNED = "(90)NA18240104109"


def texts(scan: regkit.Scan) -> list[str]:
    return sorted(one.data.decode() for one in scan.symbols)


def test_pictures_are_scanned_as_the_command_line_scans_them() -> None:
    names = [
        "cosmetic-photo.jpg",
        "a4-label-page.png",
        "bpom-beside-ean.jpg",
        "no-code.jpg",
        "food-17-characters-noise.jpg",
    ]
    paths = [f"Examples/Samples/{name}" for name in names]
    lines = command("scan", "--json", "--as-of", DAY.isoformat(), *paths)
    with Session(as_of=DAY) as session:
        for path, line in zip(paths, lines):
            by_bytes = session.scan((ROOT / path).read_bytes(), name=path)
            assert by_bytes.json == line
            assert by_bytes.outcome.name.lower() == by_bytes["outcome"]
            with open(ROOT / path, "rb") as file:
                assert session.scan(file, name=path) == by_bytes
            with open(ROOT / path, "rb") as file:
                assert session.scan_descriptor(file.fileno(), name=path) == by_bytes
            assert session.scan(bytearray((ROOT / path).read_bytes()), name=path) == by_bytes
            assert json.loads(session.scan(ROOT / path).json) == {**json.loads(line), "name": str(ROOT / path)}


def test_a_scan_has_symbols_with_verdicts_and_places() -> None:
    scan = regkit.scan(PHOTO)
    assert scan.outcome is Outcome.REFUSED and (scan.width, scan.height) == (900, 1100)
    (symbol,) = scan.symbols
    assert (symbol.symbology, symbol.data.decode(), symbol.nie) == ("]Q1", SCANNED, "NA18240104109")
    assert symbol.outcome is Outcome.REFUSED and symbol.errors == ("91.missing",)
    assert symbol.blocking[0].rule == "BARCODE.IDENT.CONTENT"
    assert len(symbol.corners) == 4 and all(0 <= x <= 900 and 0 <= y <= 1100 for x, y in symbol.corners)
    assert regkit.scan(SAMPLES / "no-code.jpg").symbols == ()


def test_a_document_has_pages() -> None:
    scan = regkit.scan(FIXTURES / "page-150dpi.png")
    assert scan.pages == () and scan.width is not None
    pdfs = sorted(FIXTURES.glob("*.pdf"))
    read = [one for one in pdfs if one.name.startswith(("two", "pages", "scan", "jpeg"))] or pdfs
    for path in read[:3]:
        try:
            scan = regkit.scan(path, pages=(1, 1))
        except regkit.PictureError:
            continue
        assert all(one.page == 1 for one in scan.symbols)


def test_pixels_of_numpy_and_pil_are_scanned_alike() -> None:
    image = PIL.Image.open(PHOTO)
    gray = np.asarray(image.convert("L"))
    rgb = np.asarray(image.convert("RGB"))
    wide = np.zeros((gray.shape[0], gray.shape[1] + 37), np.uint8)
    wide[:, : gray.shape[1]] = gray
    frozen = gray.copy()
    frozen.setflags(write=False)
    yuyv = np.full((*gray.shape, 2), 128, np.uint8)
    yuyv[:, :, 0] = gray
    expected = regkit.scan(gray)
    assert texts(expected) == [SCANNED]
    same = {
        "rows that are further apart": wide[:, : gray.shape[1]],
        "not to be written to": frozen,
        "a buffer of two dimensions": memoryview(gray),
        "columns first in memory": np.asfortranarray(gray),
        "upside down twice": gray[::-1][::-1],
        "gray with a third axis": gray[:, :, None],
        "RGB": rgb,
        "RGBA": np.dstack([rgb, np.full(gray.shape, 255, np.uint8)]),
        "PIL, gray": image.convert("L"),
        "PIL, RGB": image.convert("RGB"),
        "PIL, RGBA": image.convert("RGBA"),
        "PIL, palette": image.convert("L").convert("P"),
        "PIL, CMYK": image.convert("CMYK"),
    }
    for name, source in same.items():
        scan = regkit.scan(source)
        assert texts(scan) == [SCANNED], name
        if name not in ("PIL, palette", "PIL, CMYK"):
            assert scan == expected, name
    assert texts(regkit.scan(yuyv, pixel_format="yuyv")) == [SCANNED]
    assert texts(regkit.scan(gray[::-1])) == [SCANNED] and texts(regkit.scan(gray[:, ::-1])) == [SCANNED]
    assert texts(regkit.scan(gray > 90)) == texts(regkit.scan((gray > 90).astype(np.uint8) * 255))


def test_what_is_transparent_is_paper() -> None:
    label = regkit.label("(90)NA18240104109(91)280828", LabelStyle("bpom", output="modules"))
    modules = np.frombuffer(label.data, np.uint8).reshape(label.modules, label.modules)
    alpha = np.kron(np.pad(modules, 4), np.ones((8, 8), np.uint8)) * np.uint8(255)
    rgba = np.dstack([np.zeros((*alpha.shape, 3), np.uint8), alpha])
    assert texts(regkit.scan(rgba)) == ["(90)NA18240104109(91)280828"]
    assert texts(regkit.scan(PIL.Image.fromarray(rgba))) == ["(90)NA18240104109(91)280828"]
    deep = PIL.Image.fromarray((255 - alpha).astype(np.uint16) * 257)
    assert deep.mode.startswith("I;16") and texts(regkit.scan(deep)) == ["(90)NA18240104109(91)280828"]


@pytest.mark.parametrize(
    ("pixels", "pixel_format"),
    [
        (np.zeros((10, 10), np.float32), None),
        (np.zeros((10, 10), np.uint16), None),
        (np.zeros((10, 10), object), None),
        (np.zeros(10, np.uint8), None),
        (np.zeros((2, 10, 10, 3), np.uint8), None),
        (np.zeros((10, 10, 2), np.uint8), None),
        (np.zeros((10, 10, 5), np.uint8), None),
        (np.zeros((10, 10), np.uint8), "yuyv"),
        (np.zeros((10, 10), np.uint8), "cmyk"),
        (np.zeros((0, 10), np.uint8), None),
        (np.zeros((10, 0), np.uint8), None),
        (np.zeros((0, 0, 3), np.uint8), None),
        (np.zeros((1, 100_001), np.uint8), None),
        (memoryview(np.zeros((4, 4), np.int32)), None),
        (memoryview(np.zeros((4, 4, 4), np.uint8)), None),
    ],
)
def test_other_arrays_are_refused(pixels: object, pixel_format: str | None) -> None:
    with pytest.raises((regkit.ArgumentError, regkit.PictureError)):
        regkit.scan(pixels, pixel_format=pixel_format)  # type: ignore[arg-type]


def test_pictures_that_cannot_be_read_say_why() -> None:
    with pytest.raises(regkit.PictureError) as refused:
        regkit.scan("/nowhere/at-all.png")
    assert refused.value.code == "file_not_readable" and refused.value.json is not None
    with pytest.raises(regkit.PictureError) as refused:
        regkit.scan(b"no picture")
    assert refused.value.code == "unknown_format"
    with pytest.raises(regkit.PictureError):
        regkit.scan(PHOTO.read_bytes()[:3000])
    with pytest.raises(regkit.PictureError):
        regkit.scan(PIL.Image.open(io.BytesIO(PHOTO.read_bytes()[:3000])))
    written = io.BytesIO()
    PIL.Image.new("L", (400, 400)).save(written, "PNG")
    damaged = bytearray(written.getvalue())
    damaged[damaged.index(b"IDAT") + 6] ^= 0xFF
    for broken in (damaged, written.getvalue()[:60]):
        with pytest.raises(regkit.PictureError, match="source"):
            regkit.scan(PIL.Image.open(io.BytesIO(broken)))
    with pytest.raises(regkit.PictureError):
        regkit.scan_descriptor(-1)
    for bad in (None, 5, 3.5, object(), [1], io.StringIO("x")):
        with pytest.raises(TypeError):
            regkit.scan(bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("broken", [OSError, SyntaxError, EOFError, struct.error])
def test_whatever_a_plugin_of_pil_says_of_a_damaged_picture_is_a_picture_error(
    broken: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_: object) -> None:
        raise broken("damaged")

    image = PIL.Image.new("L", (8, 8))
    monkeypatch.setattr(type(image), "load", load)
    with pytest.raises(regkit.PictureError, match="damaged"):
        regkit.scan(image)


@pytest.mark.parametrize("wrong", ["no", "yes", 1, 0, [], object()])
def test_a_label_stands_beside_another_code_or_not_or_nobody_says(wrong: Any) -> None:
    with pytest.raises(TypeError, match="beside_another_code"):
        regkit.label("(90)NA18240104109(91)280828", LabelStyle("bpom", beside_another_code=wrong))


def test_readers_read_what_they_are_told_to() -> None:
    both = regkit.scan(SAMPLES / "bpom-beside-ean.jpg")
    assert len(both.symbols) == 2
    assert len(regkit.scan(SAMPLES / "bpom-beside-ean.jpg", symbologies=["ean"], effort="thorough").symbols) == 1
    for bad in (
        {"symbologies": ["nope"]},
        {"symbologies": []},
        {"effort": "slow"},
        {"pages": (0, 1)},
        {"pages": (2, 1)},
    ):
        with pytest.raises(regkit.ArgumentError):
            Session(**bad)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Session(symbologies="ean")  # type: ignore[arg-type]


def test_a_scan_is_drawn(tmp_path: Path) -> None:
    scan, png = regkit.annotate(PHOTO, name="x")
    assert texts(scan) == [SCANNED]
    drawn = PIL.Image.open(io.BytesIO(png))
    assert drawn.format == "PNG" and drawn.width >= 900 and drawn.mode == "RGB"
    assert regkit.annotate(PHOTO.read_bytes(), name="x")[1] == png
    with pytest.raises(regkit.PictureError):
        regkit.annotate(b"x")


def test_print_is_measured_as_the_command_line_measures_it() -> None:
    path = "Examples/Samples/small-modules-flatbed.png"
    claims = {"ink": "hitam", "codes": [{"issuer": "badan_pom", "text": "BPOM RI"}]}
    assert regkit.print_check(ROOT / path, dpi=600, claims=claims).json != regkit.print_check(ROOT / path, dpi=600).json
    (line,) = command("print-check", "--json", "--dpi", "600", path)
    assert regkit.print_check(ROOT / path, dpi=(600, 600.0), name=path).json == line
    with pytest.raises(regkit.ArgumentError):
        regkit.print_check(FIXTURES / "dpi-none.png")
    assert regkit.print_check(FIXTURES / "dpi-300.png").outcome in Outcome
    for bad in (0, 1e9, float("nan"), float("inf"), (300, -1)):
        with pytest.raises(regkit.ArgumentError):
            regkit.print_check(ROOT / path, dpi=bad)
    with pytest.raises(regkit.QuestionError):
        regkit.print_check(ROOT / path, dpi=600, claims={"nope": 1})


def test_labels_are_made_and_read_back(tmp_path: Path) -> None:
    data = "(01)08991234567891(10)A1(17)280831(21)X5"
    for form, symbology in (("gs1_qr", "]Q3"), ("gs1_datamatrix", "]d2")):
        label = regkit.label(data, LabelStyle(form, issuer="pelaku_usaha", x_mm=0.5))  # type: ignore[arg-type]
        assert (
            label.symbology == symbology
            and label.modules > 10
            and label.side_mm == pytest.approx(label.modules * label.x_mm)
        )
        path = tmp_path / "label.png"
        label.save(path)
        (symbol,) = regkit.scan(path).symbols
        assert symbol.symbology == symbology and symbol.gtin == "08991234567891"
    bpom = regkit.label(
        "(90)NA18240104109(91)280828", LabelStyle("bpom", output="svg", bpom_ri=True, lines=("batch 7",))
    )
    assert bpom.is_allowed and bpom.data.startswith(b"<?xml") and (bpom.version, bpom.level) == (2, "M")
    assert bpom.content["outcome"] == "allowed" and bpom.width_mm > 0
    with pytest.raises(regkit.LabelError) as refused:
        regkit.label("(90)NA18240104109(91)280828", LabelStyle("bpom", side_mm=2))
    assert refused.value.json is not None and refused.value.proposals
    with pytest.raises(regkit.LabelError):
        regkit.label("hello", LabelStyle("gs1_qr"))
    for style in (
        LabelStyle("bpom", dpi=-1),
        LabelStyle("nope"),
        LabelStyle("bpom", level="X"),
        LabelStyle("bpom", x_mm=float("nan")),
    ):  # type: ignore[arg-type]
        with pytest.raises(regkit.Error):
            regkit.label("(90)NA18240104109(91)280828", style)


def test_sheets_of_labels_name_the_line_at_fault() -> None:
    table = b"01,10,17,21,copies\n08991234567891,A1,2028-08-31,X1,2\n0899123456789?,A1,2028-08-31,X2,1\n"
    sheet, style = Sheet(rows=4, columns=3), LabelStyle("gs1_datamatrix", output="pdf", issuer="pelaku_usaha")
    made = regkit.label_sheet(table, style, sheet)
    assert made.data.startswith(b"%PDF") and len(made["rows"]) == 2 and made.modules == 0
    with pytest.raises(regkit.LabelError) as refused:
        regkit.label_sheet(table.replace(b"0899123456789?", b"08991234567892"), style, sheet)
    assert refused.value.line == 3
    with pytest.raises(regkit.ArgumentError):
        regkit.label_sheet(table, style, Sheet(0, 1))


def test_frames_report_a_code_once() -> None:
    gray = np.asarray(PIL.Image.open(PHOTO).convert("L"))
    blank = np.full_like(gray, 255)
    with regkit.Frames(gone_after_frames=2, gone_after_ms=None, as_of=DAY) as frames:
        first = frames.feed(gray, 0)
        assert first is not None and texts(first) == [SCANNED] and first.symbols[0]["appearance"] == 1
        assert frames.feed(gray, 40) is None
        for at in range(80, 400, 40):
            assert frames.feed(blank, at) is None
        again = frames.feed(gray, 400)
        assert again is not None and again.symbols[0]["appearance"] == 2
        with pytest.raises(TypeError):
            frames.feed(b"x", 0)
        with pytest.raises(regkit.ArgumentError):
            frames.feed(gray.astype(np.uint16), 0)  # type: ignore[arg-type]
    with pytest.raises(regkit.ClosedError):
        frames.feed(gray, 0)
    with Session(as_of=DAY).frames(region=(0, 0, 100, 100)) as frames:
        assert frames.feed(gray, 0) is None
    for bad in ({"region": (0, 0, 0, 5)}, {"limit": 0}, {"gone_after_ms": -1}, {"region": (1, 2, 3)}):
        with pytest.raises(regkit.ArgumentError):
            regkit.Frames(**bad)  # type: ignore[arg-type]


def test_a_desk_judges_uploads_and_says_what_is_missing() -> None:
    manifest = {"context": "sinkarkes.komoditas", "files": [{"file": "label.jpg"}, {"file": "gone.pdf"}]}
    dossier = {"licences": [{"nie": "NA18240104109"}], "product": {"product_class": "kosmetika"}}
    with regkit.Desk(manifest, dossier) as desk:
        checked = desk.check("label.jpg", SAMPLES / "authentication-gs1-qr.jpg")
        assert checked.is_refused and checked["file"] == "label.jpg"
        assert any(one["subject"] == "codes[0].(90)" for one in _all_findings(checked.as_dict()))
        assert desk.check("broken.png", b"").is_refused
        done = desk.finish()
        assert done.is_refused and done.missing == ("gone.pdf",) and done.counts["files"] == 2
    with pytest.raises(regkit.ClosedError):
        desk.finish()
    with regkit.Session().desk(json.dumps(manifest)) as desk:
        assert desk.finish().missing == ("label.jpg", "gone.pdf")
    with pytest.raises(regkit.QuestionError):
        regkit.Desk({"files": [{"fle": "a"}]})
    with pytest.raises(regkit.QuestionError):
        regkit.Desk(None, "{")


def _all_findings(value: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    if isinstance(value, dict):
        if "effect" in value and "subject" in value:
            found.append(value)
        for one in value.values():
            found += _all_findings(one)
    elif isinstance(value, list):
        for one in value:
            found += _all_findings(one)
    return found


# ---- Threads ----


def test_the_gil_is_released_while_a_picture_is_scanned() -> None:
    picture = (SAMPLES / "a4-label-page.png").read_bytes()
    with Session(effort="thorough") as session:
        done = threading.Event()
        scanner = threading.Thread(target=lambda: (session.scan(picture), done.set()))
        began = time.perf_counter()
        scanner.start()
        ticks = 0
        while not done.wait(0.0005):
            ticks += 1
        took = time.perf_counter() - began
        scanner.join()
    # With the GIL held this thread would have slept through the scan, whatever the machine does besides.
    assert ticks > 20 and took > 0.02, (ticks, took)


def test_threads_share_a_session_and_its_rules() -> None:
    expected = texts(regkit.scan(PHOTO))
    picture = np.asarray(PIL.Image.open(PHOTO).convert("L").crop((500, 780, 700, 1000)))
    failures: list[BaseException] = []
    with regkit.Rules() as rules, Session(rules) as session:

        def work() -> None:
            try:
                for _ in range(3):
                    assert texts(session.scan(picture)) == expected
                    assert session.read("(90)NA18240104109").is_refused
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


def test_many_scans_keep_no_memory() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    small = np.asarray(PIL.Image.open(PHOTO).convert("L").crop((500, 780, 700, 1000)))
    with Session() as session:
        for _ in range(50):
            session.scan(small)
        before = resident()
        for _ in range(300):
            session.scan(small)
            session.label("(90)NA18240104109(91)280828", LabelStyle("bpom"))
        assert resident() - before < 8_000_000


def test_one_reader_before_several_threads_waits_its_turn() -> None:
    """A desk, frames and a reader are of one thread at a time; several are kept apart, and closing waits."""
    frames = regkit.Frames()
    picture = np.full((200, 200), 255, np.uint8)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for at in range(50):
                frames.feed(picture, at)
        except regkit.ClosedError:
            pass
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    frames.close()
    for thread in threads:
        thread.join()
    assert failures == []
