"""A build without pictures says so, and does everything else."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from conftest import SAMPLES

import regkit

PHOTO = SAMPLES / "cosmetic-photo.jpg"


@pytest.mark.parametrize(
    "call",
    [
        lambda: regkit.scan(PHOTO),
        lambda: regkit.scan(PHOTO.read_bytes()),
        lambda: regkit.scan(memoryview(bytes(100)).cast("B", (10, 10))),
        lambda: regkit.scan_descriptor(os.open(os.devnull, os.O_RDONLY)),
        lambda: regkit.annotate(PHOTO),
        lambda: regkit.print_check(PHOTO, dpi=300),
        lambda: regkit.label("(90)NA18240104109(91)280828", regkit.LabelStyle("bpom")),
        lambda: regkit.label_sheet(b"01\n", regkit.LabelStyle("gs1_qr", output="pdf"), regkit.Sheet(1, 1)),
        lambda: regkit.Frames(),
        lambda: regkit.Desk(),
    ],
)
def test_pictures_are_unsupported(call: Callable[[], object]) -> None:
    with pytest.raises(regkit.UnsupportedError) as refused:
        call()
    assert refused.value.code == "unsupported" and isinstance(refused.value, ValueError)


def test_files_are_judged_by_their_signatures() -> None:
    verdict = regkit.assess_file(PHOTO, context="sinkarkes.komoditas")
    assert verdict["outcome"] in ("allowed", "refused", "undetermined")
    assert regkit.assess_file(PHOTO, context="sinkarkes.komoditas", filename="a.pdf").is_refused
