"""Columns of Arrow against the calls for one text, in every layout that Arrow has for text."""

from __future__ import annotations

import io
import json
import random
import struct
import threading
from collections.abc import Callable
from datetime import date
from typing import Any, Optional

import pyarrow as pa
import pytest

import regkit
import regkit.arrow

DAY = date(2026, 11, 21)
GOOD = "(90)NA18240104109(91)271231"
Text = Optional[str]

FIXED: list[Text] = [
    GOOD,
    None,
    "(90)NA18240104109",
    "(90)DBL9509204710A1(10)A1(17)290331(21)0250EUT",
    "]Q3010899123456789110A1\x1d17290331\x1d21B",
    "https://id.gs1.org/01/08991234567891/10/A%2FB/21/X?17=200229",
    "(01)08991234567892(10)A\\(B",
    "hello",
    "",
    None,
    "]E08991234567898",
    "(10)\0",
    "(90)" + "A" * 200,
    "".join(f"(91){number}" for number in range(300)),
    "(10)é(90)NA18240104109\r\n",
]


def texts(count: int, seed: int) -> list[Text]:
    """Texts made of the fixed ones by cutting, joining and exchanging."""
    chance = random.Random(seed)
    made: list[Text] = list(FIXED)
    while len(made) < count:
        one, other = chance.choice(FIXED) or "", chance.choice(FIXED) or ""
        place = chance.randrange(len(one) + 1)
        changed = one[:place] + chance.choice("(0A]\x1d9é") + one[place:]
        made.append(chance.choice([None, one, one[:place], one[:place] + other, one[place:], changed]))
    return made


TEXTS = texts(400, 2026)

Layout = Callable[[list[Text]], Any]


def dictionary(rows: list[Text]) -> Any:
    return pa.array(rows, pa.string()).dictionary_encode()


def sliced(rows: list[Text]) -> Any:
    return pa.array(["x", None, *rows, "y"], pa.string())[2:-1]


def padded_dictionary(rows: list[Text]) -> Any:
    words = pa.array(["not used", *{row for row in rows if row is not None}, *map(str, range(2 * len(rows)))])
    places = {word: place for place, word in enumerate(words.to_pylist())}
    return pa.DictionaryArray.from_arrays(pa.array([places.get(row) for row in rows], pa.int64()), words)


LAYOUTS: dict[str, Layout] = {
    "string": lambda rows: pa.array(rows, pa.string()),
    "large_string": lambda rows: pa.array(rows, pa.large_string()),
    "binary": lambda rows: pa.array([None if row is None else row.encode() for row in rows], pa.binary()),
    "large_binary": lambda rows: pa.array([None if row is None else row.encode() for row in rows], pa.large_binary()),
    "string_view": lambda rows: pa.array(rows, pa.string_view()),
    "binary_view": lambda rows: pa.array([None if row is None else row.encode() for row in rows], pa.binary_view()),
    "slice": sliced,
    "slice of views": lambda rows: pa.array(["x", *rows, "y" * 20], pa.string_view())[1:-1],
    "dictionary": dictionary,
    "larger dictionary": padded_dictionary,
    "dictionary of views": lambda rows: pa.DictionaryArray.from_arrays(
        pa.array([None if row is None else place for place, row in enumerate(rows)], pa.int16()),
        pa.array([row or "" for row in rows], pa.string_view()),
    ),
}


def told(array: Any) -> Any:
    array.validate(full=True)
    return array.to_pylist()


@pytest.fixture(scope="module")
def judged() -> list[dict[str, Any] | None]:
    return told(regkit.arrow.assess(pa.array(TEXTS), as_of=DAY, fields=["gtin", "nie", "batch", "serial", "expiry"]))


def test_rows_are_judged_as_regkit_read_judges_one(judged: list[dict[str, Any] | None]) -> None:
    seen: set[Any] = set()
    for text, row in zip(TEXTS, judged):
        if text is None:
            assert row is None
            continue
        assert row is not None
        one = regkit.read(text, as_of=DAY)
        faults = regkit.parse(text).faults
        assert row["outcome"] == one.outcome.name.lower()
        assert row["fault"] == (faults[0].code if faults else None)
        deciding = next((found for found in one.findings if found.effect == "blocks"), None)
        if deciding is None and one.findings:
            deciding = one.findings[-1]
        assert row["rule"] == (deciding.rule if deciding else None)
        assert row["citation"] == (deciding.citation if deciding else None)
        assert row["error"] == (one.errors[0] if one.is_bpom and one.errors else None)
        assert row["method"] == (one.method if one.is_bpom else None)
        assert row["warnings"] == sum(found.effect == "warns" for found in one.findings if one.is_bpom)
        message = regkit.parse(text)
        for field, ai in [("gtin", "01"), ("nie", "90"), ("batch", "10"), ("serial", "21")]:
            element = next((one for one in message if one.ai == ai), None)
            assert row[field] == (None if element is None or element.is_faulty else element.value)
        if one.is_bpom:
            assert row["expiry"] == (date.fromisoformat(one.expiry) if isinstance(one.expiry, str) else one.expiry)
        seen |= {row["outcome"], row["rule"], row["error"], row["method"], row["warnings"]}
    assert {"allowed", "refused", "10.charset", "identifikasi", "otentifikasi", 1, None} <= seen


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_says_the_same(layout: str, judged: list[dict[str, Any] | None]) -> None:
    column = LAYOUTS[layout](TEXTS)
    fields = ["gtin", "nie", "batch", "serial", "expiry"]
    assert told(regkit.arrow.assess(column, as_of=DAY, fields=fields)) == judged
    plain = pa.array(TEXTS)
    assert told(regkit.arrow.validate(column)) == told(regkit.arrow.validate(plain))
    assert told(regkit.arrow.validate(column, words=True)) == told(regkit.arrow.validate(plain, words=True))
    assert told(regkit.arrow.parse(column)) == told(regkit.arrow.parse(plain))
    chunked = pa.chunked_array([column[:7], column[7:7], column[7:300], column[300:]])
    result = regkit.arrow.assess(chunked, as_of=DAY, fields=fields)
    assert [len(chunk) for chunk in result.chunks] == [7, 0, 293, 100] and told(result) == judged
    assert len(regkit.arrow.parse(chunked[5:9]).chunks) == len(chunked[5:9].chunks)
    none = regkit.arrow.assess(pa.chunked_array([], column.type), as_of=DAY, fields=fields)
    assert none.type == result.type and told(none) == []
    assert told(regkit.arrow.assess(column[:0], as_of=DAY)) == []


def test_messages_are_validated_and_parsed_as_one_by_one() -> None:
    statuses = told(regkit.arrow.validate(pa.array(TEXTS)))
    words = told(regkit.arrow.validate(pa.array(TEXTS), words=True))
    parsed = told(regkit.arrow.parse(pa.array(TEXTS), ["01", "10", "17", "21", "90"]))
    kept = told(regkit.arrow.parse(pa.array(TEXTS), ["10"], keep_faulty=True))
    for text, status, word, row, every in zip(TEXTS, statuses, words, parsed, kept):
        if text is None:
            assert status is None and word is None and row is None and every is None
            continue
        one = regkit.parse(text)
        first = one.faults[0] if one.faults else None
        assert status == (first.number if first else 0)
        assert word == row["fault"] == every["fault"] == (first.code if first else None)
        for ai in ["01", "10", "17", "21", "90"]:
            element = next((element for element in one if element.ai == ai), None)
            assert row[ai] == (None if element is None or element.is_faulty else element.value)
        assert every["10"] == (one["10"].encode() if "10" in one else None)
    # Options and forms are those of one message.
    assert told(regkit.arrow.validate(pa.array(["(10)A"]))) != [0]
    ignoring = regkit.ParseOptions(ignored=("missing_association",))
    assert told(regkit.arrow.validate(pa.array(["(10)A"]), options=ignoring)) == [0]
    assert told(regkit.arrow.validate(pa.array(["(01)08991234567891"]), "raw")) != [0]


def test_values_that_are_no_text_come_as_bytes() -> None:
    column = pa.array([b"(10)\xff(90)A", b"(90)\xc3"])
    assert told(regkit.arrow.parse(column, ["10"])) == [{"10": None, "fault": "invalid_character"}] + [
        {"10": None, "fault": "invalid_character"}
    ]
    kept = regkit.arrow.parse(column, ["10", "90"], keep_faulty=True)
    assert [row["10"] for row in told(kept)] == [b"\xff", None]
    nie = regkit.arrow.assess(column, fields=["nie"], keep_faulty=True).field("nie")
    assert nie.type == pa.binary() and told(nie) == [b"A", b"\xc3"]


def test_values_longer_than_expected_get_the_room_they_need() -> None:
    long = ["(90)" + "A" * 30 + "(91)" + "B" * 90 + "(92)" + "C" * 90] * 50
    for column in (pa.array(long), pa.array(long, pa.large_string())):
        row = {"90": "A" * 30, "91": "B" * 90, "92": "C" * 90, "fault": None}
        assert told(regkit.arrow.parse(column, ["90", "91", "92"])) == [row] * 50


def test_answers_are_those_of_one_question() -> None:
    questions: list[Text] = [
        '{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_kuasi"}}',
        None,
        '{"area":"eligibility","inputs":{"kbli":"21012","commodity":"obat_tradisional"}}',
        '{"area":"eligibility","inputs":{"kbli":"21012"}}',
        '{"area":"nothing"}',
    ]
    for column in (pa.array(questions), pa.array(questions, pa.large_string()), dictionary(questions)):
        rows = told(regkit.arrow.ask(column, as_of=DAY, language="id"))
        assert [row and row["outcome"] for row in rows] == ["allowed", None, "refused", "undetermined", None]
        assert rows[1] is None
        for question, row in zip(questions, rows):
            if question is not None and row["outcome"] is not None:
                assert row["answer"] == regkit.ask(question, as_of=DAY, language="id").json
        assert json.loads(rows[4]["answer"])["error"]["code"] == "unknown_area"
    table = pa.table({"kbli": ["21012", "21012", None], "commodity": ["obat_kuasi", "obat_tradisional", "obat_kuasi"]})
    for inputs in (table, table.to_batches()[0], table.to_struct_array()):
        assert [row["outcome"] for row in told(regkit.arrow.ask("eligibility", inputs))] == [
            "allowed",
            "refused",
            "undetermined",
        ]
    one = regkit.assess("eligibility", kbli="21012", commodity="obat_kuasi")
    assert told(regkit.arrow.ask("eligibility", table))[0]["answer"] == one.json


def test_the_edition_is_said_and_applied() -> None:
    assert regkit.arrow.edition() == "33/2018"
    assert regkit.arrow.edition(as_of=DAY) == regkit.arrow.edition(edition="22/2022") == "22/2022"
    column = pa.array(["(90)NA18240104109"])
    assert told(regkit.arrow.assess(column).field("outcome")) == ["refused"]
    assert told(regkit.arrow.assess(column, edition="22/2022").field("outcome")) == ["allowed"]
    with regkit.Rules() as rules:
        assert told(regkit.arrow.assess(column, rules=rules, as_of=DAY).field("outcome")) == ["allowed"]
    with pytest.raises(regkit.ClosedError):
        regkit.arrow.assess(column, rules=rules)


def test_dictionaries_are_the_same_in_every_call() -> None:
    one, other = regkit.arrow.assess(pa.array([GOOD])), regkit.arrow.assess(pa.array(["x"]), edition="22/2022")
    for name in ("outcome", "rule", "citation", "error", "fault", "method"):
        words = one.field(name).dictionary
        assert words.equals(other.field(name).dictionary) and len(set(words.to_pylist())) == len(words)
    table = pa.Table.from_struct_array(pa.chunked_array([one, other]))
    assert table.group_by("outcome").aggregate([([], "count_all")]).num_rows == 2


def test_results_outlive_the_column_and_the_rules() -> None:
    with regkit.Rules() as rules:
        column = pa.array([GOOD] * 100)
        judged, asked = regkit.arrow.assess(column, rules=rules), regkit.arrow.ask(pa.array(["{}"]), rules=rules)
    del column, rules
    assert told(judged)[99]["nie"] == "NA18240104109" and "error" in told(asked)[0]["answer"]


@pytest.mark.parametrize("wrong", [None, 7, "text", b"bytes", ["list"], object()])
def test_what_is_no_column_is_a_type_error(wrong: Any) -> None:
    for call in (regkit.arrow.validate, regkit.arrow.parse, regkit.arrow.assess):
        with pytest.raises(TypeError, match="column: expected"):
            call(wrong)


@pytest.mark.parametrize(
    "kind", [pa.int32(), pa.list_(pa.string()), pa.binary(3), pa.struct([("a", pa.string())]), pa.float64()]
)
def test_columns_of_no_text_are_type_errors(kind: Any) -> None:
    for call in (regkit.arrow.validate, regkit.arrow.parse, regkit.arrow.assess, regkit.arrow.ask):
        with pytest.raises(TypeError, match="column: expected text or binary"):
            call(pa.nulls(3, kind))
        with pytest.raises(TypeError, match="column: expected text or binary"):
            call(pa.chunked_array([], kind))


def test_columns_of_nothing_are_null() -> None:
    assert told(regkit.arrow.assess(pa.nulls(3))) == [None] * 3
    assert told(regkit.arrow.validate(pa.nulls(2))) == [None] * 2
    assert told(regkit.arrow.ask(pa.nulls(2))) == [None] * 2
    assert told(regkit.arrow.parse(pa.array([], pa.string()))) == []


def test_wrong_arguments_say_what_is_wrong() -> None:
    column = pa.array([GOOD])
    with pytest.raises(TypeError, match="ais"):
        regkit.arrow.parse(column, "01")
    for ais in (["1"], ["01", "01"], ["01x"], [f"{ai:04}" for ai in range(33)]):
        with pytest.raises(regkit.ArgumentError):
            regkit.arrow.parse(column, ais)
    for fields in (["nothing"], ["nie", "nie"]):
        with pytest.raises(regkit.ArgumentError, match="fields"):
            regkit.arrow.assess(column, fields=fields)
    with pytest.raises(regkit.ArgumentError, match="form"):
        regkit.arrow.validate(column, "nothing")  # type: ignore[arg-type]
    with pytest.raises(regkit.ArgumentError, match="edition"):
        regkit.arrow.assess(column, edition="1/1999")
    with pytest.raises(TypeError, match="inputs"):
        regkit.arrow.ask("eligibility", [{"kbli": "1"}])
    with pytest.raises(TypeError, match="inputs"):
        regkit.arrow.ask(column, pa.table({"a": [1]}))
    with pytest.raises(TypeError, match="rules"):
        regkit.arrow.assess(column, rules="no rules")  # type: ignore[arg-type]


def lying(kind: Any, offsets: list[int], data: bytes) -> Any:
    width = "q" if kind in (pa.large_string(), pa.large_binary()) else "i"
    places = pa.py_buffer(struct.pack(f"={len(offsets)}{width}", *offsets))
    return pa.Array.from_buffers(kind, len(offsets) - 1, [None, places, pa.py_buffer(data)])


@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_string(), pa.large_binary()])
def test_offsets_that_lie_are_a_status_or_an_error(kind: Any) -> None:
    data = b"(10)A(10)B"
    far = 2**31 - 1
    column = lying(kind, [0, 5, -3, 5, far, 3, 10], data)
    statuses = regkit.arrow.validate(column).to_pylist()
    assert [status == -2 for status in statuses] == [False, True, True, True, True, False]
    for call in (regkit.arrow.parse, regkit.arrow.assess, regkit.arrow.ask):
        with pytest.raises(regkit.ArgumentError, match="lead nowhere"):
            call(column)
    with pytest.raises(regkit.ArgumentError, match="lead nowhere"):
        regkit.arrow.validate(column, words=True)


def test_views_and_dictionaries_that_lie_are_errors() -> None:
    views = b"".join(struct.pack("<i4sii", 100, b"(10)", number, 2**30) for number in (0, 1, -7))
    column = pa.Array.from_buffers(pa.string_view(), 3, [None, pa.py_buffer(views), pa.py_buffer(b"(10)A")])
    words = pa.array(["x", GOOD])
    wrong = pa.DictionaryArray.from_arrays(pa.array([0, 1, 7, -5], pa.int32()), words, safe=False)
    many = pa.DictionaryArray.from_arrays(pa.array([5], pa.int32()), words, safe=False)
    for lie in (column, wrong, many):
        for call in (regkit.arrow.validate, regkit.arrow.parse, regkit.arrow.assess, regkit.arrow.ask):
            with pytest.raises(regkit.ArgumentError, match="column"):
                call(lie)


CALLS = (regkit.arrow.validate, regkit.arrow.parse, regkit.arrow.assess, regkit.arrow.ask)


@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_string(), pa.large_binary()])
@pytest.mark.parametrize("rows", [1, 9])
def test_offsets_that_lie_in_a_dictionary_are_errors(kind: Any, rows: int) -> None:
    texts = lying(kind, [0, 2**31 - 1, -5, 3], b"abc")
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int8()), texts, safe=False)
    for call in CALLS:
        with pytest.raises(regkit.ArgumentError, match="column"):
            call(column)


def test_texts_of_a_dictionary_that_are_no_utf_8_are_faults() -> None:
    texts = lying(pa.string(), [0, 5], b"(10)\xff")
    column = pa.DictionaryArray.from_arrays(pa.array([0, 0]), texts, safe=False)
    assert told(regkit.arrow.validate(column, words=True)) == ["invalid_character"] * 2


def lengthened(array: Any, count: int = 1013, length: int = 50_000_000) -> Any:
    """The array as a stream brings it that says `length` wherever it should say `count`."""
    written = io.BytesIO()
    batch = pa.record_batch([array], ["codes"])
    with pa.ipc.new_stream(written, batch.schema) as stream:
        stream.write_batch(batch)
    said = written.getvalue()
    assert struct.pack("<q", count) in said
    patched = said.replace(struct.pack("<q", count), struct.pack("<q", length))
    return pa.ipc.open_stream(patched).read_next_batch().column(0)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("null", [None, "(10)A"])
def test_buffers_shorter_than_the_length_are_errors(layout: str, null: Text) -> None:
    column = lengthened(LAYOUTS[layout]([null] + ["(10)A"] * 1012))
    assert len(column) == 50_000_000
    for call in CALLS:
        with pytest.raises(regkit.ArgumentError, match="column"):
            call(column)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_binary(), pa.string_view()])
def test_texts_shorter_than_the_length_of_their_dictionary_are_errors(kind: Any) -> None:
    words = pa.array([f"(10){number}" for number in range(1013)]).cast(kind)
    column = lengthened(pa.DictionaryArray.from_arrays(pa.array([1, 1012], pa.int32()), words))
    assert len(column.dictionary) == 50_000_000
    for call in CALLS:
        with pytest.raises(regkit.ArgumentError, match="column"):
            call(column)


def test_threads_read_slices_of_one_column(judged: list[dict[str, Any] | None]) -> None:
    column = pa.array(TEXTS)
    fields = ["gtin", "nie", "batch", "serial", "expiry"]
    results: dict[int, Any] = {}

    def read(part: int) -> None:
        for _ in range(20):
            results[part] = told(regkit.arrow.assess(column[part * 50 : part * 50 + 50], as_of=DAY, fields=fields))

    threads = [threading.Thread(target=read, args=(part,)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row for part in range(8) for row in results[part]] == judged
