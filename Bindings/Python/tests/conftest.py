"""What the tests share: where the sources, the samples and the command line are, and which build runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import regkit

ROOT = Path(os.environ.get("REGKIT_SOURCES", Path(__file__).parents[3]))
SAMPLES = ROOT / "Examples" / "Samples"
COMMAND = ROOT / "build" / "bin" / "regkit"
HEADER = ROOT / "include" / "regkit.h"


def command(*arguments: str | os.PathLike[str], stdin: bytes | None = None) -> list[str]:
    """The lines that the command line prints, whatever its verdict."""
    done = subprocess.run([COMMAND, *arguments], input=stdin, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode in (0, 1, 3), done.stderr.decode()
    return done.stdout.decode().splitlines()


has_pictures = regkit.build_info().imaging
# Each build has the tests that are about it, and no test is skipped.
collect_ignore = ["test_core.py" if has_pictures else "test_pictures.py"]
