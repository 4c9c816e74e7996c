"""Identifiers, beside python-stdnum and the command line."""

from __future__ import annotations

import json
import pickle
import random
from types import ModuleType
from typing import Any

import pytest
import stdnum.ean
import stdnum.id.nik
import stdnum.id.npwp
import stdnum.luhn
from conftest import command

import regkit
from regkit import (
    gln,
    gmn,
    gsrn,
    gtin,
    id_izin,
    id_proyek,
    kbli,
    kode_billing,
    kode_izin,
    nib,
    nie,
    nik,
    no_aju,
    nomor_pengajuan,
    npwp,
    sscc,
)

# Each module, a number of it as it is printed, and the name it has in the vocabulary; the last are keys of GS1.
NUMBERS: list[tuple[Any, str, str]] = [
    (nie, "MD 240935001200027", "nie"),
    (nib, "1234567890123", "nib"),
    (kode_izin, "012345678901", "kode_izin"),
    (id_izin, "I-202303151648407742642", "id_izin"),
    (id_proyek, "R-202209011206376723807", "id_proyek"),
    (nomor_pengajuan, "EREG207619202300352", "nomor_pengajuan_asrot"),
    (no_aju, "230604353300", "no_aju_sinkarkes"),
    (kode_billing, "820230604526181", "kode_billing"),
    (npwp, "01.312.166.0-091.000", "npwp"),
    (nik, "3171011708450001", "nik"),
    (kbli, "21022", "kbli"),
]
KEYS: list[tuple[Any, str]] = [
    (gtin, "04006381333931"),
    (sscc, "306141411234567891"),
    (gln, "0614141000012"),
    (gsrn, "061414112345678902"),
    (gmn, "1987654Ad4X4bL5ttr2310c2K"),
]


@pytest.mark.parametrize(("module", "printed"), [one[:2] for one in NUMBERS] + KEYS)
def test_every_module_has_the_functions_of_stdnum(module: Any, printed: str) -> None:
    compact = module.validate(printed)
    assert module.is_valid(printed) and module.is_valid(compact)
    assert module.format(compact) == printed
    assert module.compact(printed) == compact
    assert module.validate(f" {printed} ") == compact
    for wrong in ("", "x", printed[:-5], printed + "00000", None, 5, "\ud800", "٣" * 13, "9" * 100_000):
        assert module.is_valid(wrong) is False
    with pytest.raises(regkit.IdentifierError) as refused:
        module.validate("x")
    assert isinstance(refused.value, ValueError) and refused.value.offset is not None
    assert pickle.loads(pickle.dumps(refused.value)).code == refused.value.code
    with pytest.raises(TypeError):
        module.validate(None)


@pytest.mark.parametrize(("module", "printed", "kind"), NUMBERS)
def test_numbers_are_judged_as_the_command_line_judges_them(module: Any, printed: str, kind: str) -> None:
    for number in (printed, printed.replace("2", "9", 1), printed[:-1], "-" + printed.lower()):
        (line,) = command("check", "--json", "identifiers", f"kind={kind}", f"value={number}")
        told = json.loads(line)
        assert module.is_valid(number) == (told["outcome"] == "allowed")
        if told["outcome"] == "allowed":
            assert module.validate(number) == told["compact"] and module.format(number) == told["formatted"]
            assert dict(module.parts(number)) == told["parts"]
        else:
            with pytest.raises(regkit.IdentifierError) as refused:
                module.validate(number)
            assert refused.value.offset == told["fault"]["offset"] and refused.value.code == told["fault"]["code"]


@pytest.mark.parametrize("separator", [*" \t\n\r.-:/", "\u00a0", "\u2010", "\u2013", "\u2015", "\u202f"])
def test_compact_leaves_out_what_the_library_leaves_out(separator: str) -> None:
    written = separator.join("md240935001200027")
    assert nie.compact(written) == nie.assess(written)["compact"] == "MD240935001200027"
    for kept in ("_", "\u2016", "\u200b", ","):
        assert kept in nie.compact(kept.join("md2409")) and not nie.is_valid(kept.join("md240935001200027"))


def test_a_licence_number_of_another_authority_is_left_open() -> None:
    with pytest.raises(regkit.UndeterminedError):
        nie.validate("XX123456789012")
    assert nie.validate("BPOM RI MD 240935001200027", product_class="pangan_olahan") == "MD240935001200027"
    with pytest.raises(regkit.IdentifierError):
        nie.validate("MD240935001200027", product_class="kosmetika")
    with pytest.raises(regkit.QuestionError):
        nie.validate("MD240935001200027", product_class="nonsense")


@pytest.mark.parametrize("module", [one[0] for one in NUMBERS])
def test_what_cannot_be_asked_is_no_false(module: Any) -> None:
    rules = regkit.Rules()
    rules.close()
    with pytest.raises(regkit.ClosedError):
        module.is_valid("1", rules=rules)
    for surrogate in ("\ud800", "\udcff"):
        assert module.is_valid(surrogate) is False


def agree(mine: ModuleType, oracle: Any, numbers: list[str]) -> int:
    """How many of the numbers both take; they must say the same of all."""
    taken = 0
    for number in numbers:
        expected = oracle(number)
        assert mine.is_valid(number) == expected, number
        taken += expected
    return taken


def digits(random_: random.Random, count: int) -> str:
    return "".join(random_.choice("0123456789") for _ in range(count))


def test_keys_of_gs1_are_those_of_python_stdnum() -> None:
    random_ = random.Random(1)
    numbers = [digits(random_, length) for length in (7, 8, 12, 13, 14, 15) for _ in range(200)]
    numbers += [number[:-1] + stdnum.ean.calc_check_digit(number[:-1]) for number in numbers]
    numbers = [number for number in numbers if len(number) != 15]
    assert agree(gtin, stdnum.ean.is_valid, numbers) > 800
    thirteen = [number for number in numbers if len(number) == 13]
    assert agree(gln, stdnum.ean.is_valid, thirteen) > 150


def test_taxpayer_numbers_are_those_of_python_stdnum() -> None:
    random_ = random.Random(2)
    numbers = [digits(random_, 15) for _ in range(300)]
    numbers += [
        f"{stem}{stdnum.luhn.calc_check_digit(stem)}{digits(random_, 6)}"
        for stem in (digits(random_, 8) for _ in range(300))
    ]
    for number in numbers:
        # python-stdnum refuses a wrong check digit, which nobody has published: here it is a warning.
        verdict = npwp.assess(number)
        assert verdict.is_allowed
        warned = any(one.rule == "ID.NPWP.CHECK" and one.effect == "warns" for one in verdict.findings)
        assert warned != stdnum.luhn.is_valid(number[:9])
        if stdnum.id.npwp.is_valid(number):
            assert not warned and npwp.format(number) == stdnum.id.npwp.format(number)


def test_population_numbers_are_those_of_python_stdnum() -> None:
    random_ = random.Random(3)
    taken = 0
    for _ in range(400):
        day, month, year = random_.randrange(0, 75), random_.randrange(0, 14), random_.randrange(100)
        number = f"317101{day:02d}{month:02d}{year:02d}{random_.randrange(1, 9999):04d}"
        try:
            born = stdnum.id.nik.get_birth_date(number, minyear=1900)
        except Exception:
            born = None
        assert nik.is_valid(number) == (born is not None), number
        if born is not None:
            parts = nik.parts(number)
            assert (int(parts["birth_day"]), int(parts["birth_month"])) == (born.day, born.month)
            taken += 1
    assert taken > 100


def test_the_place_of_a_fault_is_that_in_the_text_as_written() -> None:
    with pytest.raises(regkit.IdentifierError) as refused:
        gtin.validate("4 006381 33393é")
    assert (refused.value.offset, refused.value.code) == (14, "character")
    with pytest.raises(regkit.IdentifierError) as refused:
        gtin.validate("4 006381 333932")
    assert (refused.value.offset, refused.value.code, refused.value.found) == (14, "check_digit", "2")
    with pytest.raises(regkit.IdentifierError) as refused:
        sscc.validate("123")
    assert (refused.value.offset, refused.value.code) == (3, "length")
