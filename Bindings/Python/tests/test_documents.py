"""What README.md and the docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest
from conftest import ROOT, has_pictures

import regkit

README = Path(__file__).parents[1] / "README.md"


def _run(test: doctest.DocTest) -> None:
    if not has_pictures:
        test.examples = [one for one in test.examples if "# pictures" not in one.source]
    told: list[str] = []
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert results.failed == 0, "".join(told)
    assert results.attempted > 0


@pytest.mark.parametrize("document", [README, ROOT / "README.md"], ids=["package", "top"])
def test_what_the_documents_show_is_what_happens(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "\n".join(part for part in document.read_text().split("```") if part.startswith("pycon\n"))
    assert text
    _run(doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0))


MODULES = [regkit] + [
    importlib.import_module(f"regkit.{one.name}")
    for one in pkgutil.iter_modules(regkit.__path__)
    if not one.name.startswith("_")
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_the_docstrings_show_is_what_happens(module: object) -> None:
    tests = [one for one in doctest.DocTestFinder().find(module) if one.examples]
    assert tests
    for test in tests:
        _run(test)
