"""Verdicts: values, and byte for byte what the command line says."""

from __future__ import annotations

import copy
import datetime
import enum
import json
import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, command

import regkit
from regkit import Outcome

CASES = ROOT / "Tests" / "RegKitTests" / "Fixtures" / "sample-cases.jsonl"
PACK = {"product_class": "suplemen_kesehatan", "primary_packaging": {"type": "botol", "volume_ml": 4}}


def test_every_sample_case_is_answered_as_the_command_line_answers_it() -> None:
    cases = [json.loads(line) for line in CASES.read_text().splitlines() if line.strip()]
    questions = "".join(
        json.dumps({key: value for key, value in case.items() if key in ("area", "inputs", "as_of", "edition")}) + "\n"
        for case in cases
    )
    lines = command("assess", "--json", "-", stdin=questions.encode())
    assert len(lines) == len(cases) > 50
    outcomes = set()
    with regkit.Session() as session:
        for case, line in zip(cases, lines):
            if "as_of" in case or "edition" in case:
                verdict = session.ask({key: case[key] for key in ("area", "inputs", "as_of", "edition") if key in case})
            else:
                verdict = session.assess(case["area"], case["inputs"])
            assert verdict.json == line, case["id"]
            assert verdict.outcome.name.lower() == verdict["outcome"]
            outcomes.add(verdict.outcome)
            for key, value in case["expected"].items():
                if key == "verdict_in":
                    assert verdict["verdict"] in value, case["id"]
                elif not isinstance(value, (list, dict)):
                    assert verdict.get(key) == value, (case["id"], key)
            assert not case.get("ambiguous") or verdict.is_ambiguous, case["id"]
    assert outcomes == {Outcome.ALLOWED, Outcome.REFUSED} or outcomes == set(Outcome)


def test_a_verdict_has_its_reasons() -> None:
    verdict = regkit.assess("packaging", PACK, barcode_on="secondary", as_of=datetime.date(2020, 1, 1))
    assert verdict.outcome is Outcome.ALLOWED and verdict.is_allowed
    assert (verdict.verdict, verdict["primary"], verdict["exemptions"]) == (
        "complies",
        "exempt",
        ("Pasal 19 ayat (2) huruf a",),
    )
    exempting = [one for one in verdict.findings if one.effect == "exempts"]
    assert exempting[0].rule == "BARCODE.PRIMARY.EXEMPT.OTSK.a"
    assert exempting[0].citation == "Peraturan BPOM 33/2018, Pasal 19 ayat (2) huruf a"
    assert (exempting[0].found, exempting[0].expected) == ("4", "< 5")
    assert (verdict.edition, verdict.as_of) == ("33/2018", datetime.date(2020, 1, 1))
    indonesian = regkit.assess("packaging", PACK, language="id")
    assert indonesian.findings[0].message != verdict.findings[0].message
    assert regkit.assess("packaging", PACK, edition="22/2022").edition == "22/2022"


def test_what_expired_before_the_day_is_a_warning() -> None:
    code, expiry = "(90)NA18240104109(91)240101", datetime.date(2024, 1, 1)
    one = datetime.timedelta(days=1)
    for day, warned in ((None, False), (expiry - one, False), (expiry, False), (expiry + one, True)):
        reading = regkit.read(code, as_of=day, edition="33/2018")
        assert reading.is_allowed and reading.superseded_by == "22/2022"
        assert [finding.found for finding in reading.warnings] == (["2024-01-01"] if warned else [])
        assert set(reading.warnings) == {finding for finding in reading.findings if finding.effect == "warns"}
    assert regkit.read(code, edition="22/2022").superseded_by is None


def test_a_missing_fact_leaves_it_open() -> None:
    verdict = regkit.assess("packaging", product_class="suplemen_kesehatan")
    assert verdict.is_undetermined and "primary_packaging.volume_ml" in verdict.missing


@pytest.mark.parametrize("outcome", list(Outcome))
def test_no_verdict_is_true_or_false(outcome: Outcome) -> None:
    for value in (outcome, regkit.Verdict("{}", outcome), regkit.Reading("{}", outcome), regkit.Scan("{}", outcome)):
        with pytest.raises(TypeError):
            bool(value)
        with pytest.raises(TypeError):
            assert value  # noqa: PT018, that this raises is the point
        with pytest.raises(TypeError):
            not value  # noqa: B018
    with pytest.raises(TypeError):
        any([regkit.Verdict("{}", outcome)])


def test_a_verdict_is_a_value() -> None:
    one, other = regkit.assess("packaging", PACK), regkit.assess("packaging", PACK)
    assert one == other and hash(one) == hash(other) and {one, other} == {one}
    assert pickle.loads(pickle.dumps(one)) == one and copy.deepcopy(one) == one and copy.copy(one) == one
    assert pickle.loads(pickle.dumps(one.findings)) == one.findings
    with pytest.raises(AttributeError):
        one.outcome = Outcome.ALLOWED  # type: ignore[misc]
    with pytest.raises(TypeError):
        one.answer["outcome"] = "allowed"  # type: ignore[index]
    with pytest.raises(TypeError):
        one.answer["findings"][0]["effect"] = "informs"
    changed = one.as_dict()
    changed["outcome"] = "x"
    assert one["outcome"] == one.outcome.name.lower()


def test_facts_may_be_what_python_has() -> None:
    class Commodity(enum.Enum):
        TRADITIONAL = "obat_tradisional"

    as_text = regkit.assess(
        "eligibility", kbli="21022", commodity="obat_tradisional", dosage_form="kapsul lunak", business_scale="UKOT"
    )
    assert as_text == regkit.assess(
        "eligibility", kbli="21022", commodity=Commodity.TRADITIONAL, dosage_form="kapsul lunak", business_scale="UKOT"
    )
    assert as_text.is_refused
    drafted = regkit.assess(
        "deadlines", created=datetime.date(2023, 3, 15), calendars=("libur_nasional_2023", "cuti_bersama_2023")
    )
    assert drafted == regkit.assess(
        "deadlines", {"created": "2023-03-15", "calendars": ["libur_nasional_2023", "cuti_bersama_2023"]}
    )
    assert regkit.assess("print", width_cm=Decimal("0.6"), height_cm=0.6, ink="hitam", background="putih") == (
        regkit.assess("print", width_cm=0.6, height_cm=0.6, ink="hitam", background="putih")
    )


def test_a_question_that_cannot_be_asked_says_why() -> None:
    with pytest.raises(regkit.QuestionError) as refused:
        regkit.assess("packaging", product_clas="obat_keras")
    (problem,) = refused.value.problems
    assert (problem.code, problem.path, problem.suggestion) == ("unknown_key", "inputs.product_clas", "product_class")
    assert refused.value.code == "unknown_key" and refused.value.json is not None
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems
    with pytest.raises(regkit.QuestionError) as refused:
        regkit.assess("nope")
    assert refused.value.code == "unknown_area"
    with pytest.raises(regkit.QuestionError) as refused:
        regkit.ask("{")
    assert refused.value.code == "not_json"
    with pytest.raises(regkit.ArgumentError):
        regkit.assess("packaging", PACK, edition="1/1900")


def test_what_a_scanner_typed_is_read_as_the_command_line_reads_it() -> None:
    text = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"
    day = datetime.date(2026, 11, 21)
    (line,) = command("parse", "--json", "--as-of", day.isoformat(), text)
    reading = regkit.read(text, as_of=day)
    assert reading.json == line
    assert (reading.nie, reading.batch, reading.serial, reading.expiry, reading.method) == (
        "DBL9509204704A1",
        "13123",
        "025005EUT",
        datetime.date(2025, 3, 31),
        "otentifikasi",
    )
    assert reading.is_bpom and reading.gs1["form"] == "bracketed"
    lone = regkit.read("(90)NA18240104109")
    assert lone.is_refused and lone.errors == ("91.missing",) and lone.nie == "NA18240104109"


# ---- Rules ----


def changed_table(tmp_path: Path) -> tuple[bytes, Path]:
    """A table of the package's, with another message for one rule."""
    table = (ROOT / "Rules" / "perbpom-33-2018.xml").read_bytes()
    changed = table.replace(b"A primary pack with a volume below 5 ml is exempt", b"Small bottles are exempt")
    assert changed != table
    path = tmp_path / "changed.xml"
    path.write_bytes(changed)
    return changed, path


def test_added_tables_answer_and_a_bad_one_changes_nothing(tmp_path: Path) -> None:
    table, path = changed_table(tmp_path)
    for rules in (regkit.Rules(table), regkit.Rules(path), regkit.Rules(str(path)), regkit.Rules(memoryview(table))):
        with rules:
            told = regkit.assess("packaging", PACK, rules=rules)
            assert any(one.message.startswith("Small bottles") for one in told.findings)
    assert not any(one.message.startswith("Small") for one in regkit.assess("packaging", PACK).findings)
    with pytest.raises(regkit.TableError) as refused:
        regkit.Rules(table.replace(b"</", b"<", 1))
    assert refused.value.line is not None and refused.value.problems
    with pytest.raises(regkit.TableError) as refused:
        regkit.Rules(b"<x/>", b"")
    assert len(refused.value.problems) == 2
    with pytest.raises(regkit.TableError):
        regkit.Rules(b"")
    with pytest.raises(OSError):
        regkit.Rules(tmp_path / "nowhere.xml")


def test_a_file_of_rules_that_is_swapped_while_in_use_changes_nothing(tmp_path: Path) -> None:
    _, path = changed_table(tmp_path)
    with regkit.Rules(path) as rules:
        before = regkit.assess("packaging", PACK, rules=rules)
        path.write_bytes(b"<rules/>")
        assert regkit.assess("packaging", PACK, rules=rules) == before
        path.unlink()
        assert regkit.assess("packaging", PACK, rules=rules) == before


def test_rules_describe_themselves() -> None:
    with regkit.Rules() as rules:
        told = rules.describe(language="id")
    assert any(one["id"] == "33/2018" for one in told["editions"])


# ---- Uploads by their bytes ----


def test_an_upload_is_judged_by_its_bytes(tmp_path: Path) -> None:
    context = "sinkarkes.komoditas"
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    verdict = regkit.assess_file(path, context=context)
    assert verdict.is_refused and "signature" in verdict["failed"]
    assert regkit.assess_file(path.read_bytes(), context=context, filename="invoice.pdf") == verdict
    assert regkit.assess_file(b"", context=context, filename="a.pdf").is_refused
    with pytest.raises(regkit.QuestionError):
        regkit.assess_file(b"", context="nowhere")
    with pytest.raises(OSError):
        regkit.assess_file(tmp_path / "nowhere", context=context)


def test_a_session_says_once_what_is_asked_each_time() -> None:
    day = datetime.date(2020, 1, 1)
    with regkit.Session(as_of=day, language="id") as session:
        assert session.assess("packaging", PACK) == regkit.assess("packaging", PACK, as_of=day, language="id")
        assert session.read("(90)NA18240104109") == regkit.read("(90)NA18240104109", as_of=day, language="id")
        assert session.ask({"area": "packaging", "inputs": PACK}) == session.assess("packaging", PACK)
    with pytest.raises(regkit.ClosedError):
        session.assess("packaging", PACK)


def test_the_library_says_what_it_is() -> None:
    info = regkit.build_info()
    assert info.version == regkit.version() == regkit.__version__
    assert info.runtime in ("static", "embedded") and info.path.endswith(".so") or ".so." in info.path
