"""GS1 messages, beside biip and the command line."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import random
from decimal import Decimal

import biip
import pytest
from conftest import command

import regkit

GOOD = "(01)09506000134352(17)261231(10)AB12(21)025005EUT"


def test_a_message_has_elements_with_titles_values_and_places() -> None:
    message = regkit.parse(GOOD)
    assert message.is_valid and message.faults == () and message.form == "bracketed"
    first, expiry = message.elements[:2]
    assert (first.ai, first.title, first.value) == ("01", "GTIN", "09506000134352")
    assert (expiry.ai, expiry.title, expiry.value, expiry.offset) == ("17", "USE BY or EXPIRY", "261231", 19)
    for element in message:
        assert message.message[element.offset :].startswith(element.ai.encode())
        written = message.message[element.value_offset :][: element.value_length]
        assert written.decode() == element.value
    assert message["10"] == "AB12" and message.get("99") is None and message.get("99", "") == ""
    assert "21" in message and "22" not in message and len(message) == 4


def test_the_same_message_in_all_its_forms() -> None:
    message = regkit.parse(GOOD)
    for form in ("raw", "scan_data", "bracketed", "digital_link", "hri", "hri_with_titles"):
        written = message.render(form)
        again = regkit.parse(written, form=form)
        assert {one.ai: one.value for one in again} == {one.ai: one.value for one in message}, form
        assert again.is_valid
    assert regkit.parse(message.render("scan_data")).symbology == "]Q3"


def test_values_lose_their_escapes() -> None:
    assert regkit.parse("(10)A\\(B(01)09506000134352")["10"] == "A(B"
    assert regkit.parse("https://id.gs1.org/01/09506000134352/10/A%2FB")["10"] == "A/B"
    short = regkit.ParseOptions(allow_short_gtin=True)
    assert regkit.parse("https://id.gs1.org/01/9506000134352", options=short)["01"] == "09506000134352"


def test_a_fault_says_what_and_where_and_good_elements_stay() -> None:
    message = regkit.parse("(01)09506000134353(10)AB")
    (fault,) = message.faults
    assert (fault.code, fault.offset, fault.length, fault.ai) == ("wrong_check_digit", 17, 1, "01")
    assert not message.is_valid and message["10"] == "AB"
    assert message.elements[0].is_faulty and not message.elements[1].is_faulty
    told = message.explain()
    assert "check digit" in told and "^" in told and message.explain("id") != told
    assert regkit.parse(GOOD).explain() == ""


def test_what_nobody_knows_is_no_exception() -> None:
    assert [one.code for one in regkit.parse("").faults] == ["empty_message"]
    assert [one.code for one in regkit.parse("hello").faults] == ["not_an_element_string"]
    message = regkit.parse("(4999)x", options=regkit.ParseOptions(allow_unknown_ai=True))
    assert message.is_valid and not message.elements[0].is_known and message.elements[0].title == ""


def test_bytes_that_are_no_text_come_back_as_they_were() -> None:
    message = regkit.parse(b"(10)A\xff\x00B")
    assert message["10"].encode("utf-8", "surrogateescape") == b"A\xff\x00B"
    assert regkit.parse("(10)A\udcff\0B") == message


def test_options_reach_the_library() -> None:
    lone = "(10)AB"
    assert [one.code for one in regkit.parse(lone).faults] == ["missing_association"]
    assert regkit.parse(lone, options=regkit.ParseOptions(ignored=("missing_association",))).is_valid
    assert regkit.parse(lone, options=regkit.ParseOptions(one_of_several_carriers=True)).is_valid
    tilde = regkit.ParseOptions(separator="~")
    assert regkit.parse("0109506000134352" + "10AB~21X", form="raw", options=tilde)["21"] == "X"
    assert regkit.parse(GOOD, options=regkit.ParseOptions(maximum_elements=1)).faults[-1].code == "too_many_elements"
    assert regkit.parse(GOOD, options=regkit.ParseOptions(maximum_length=10)).faults[0].code == "message_too_long"


@pytest.mark.parametrize("count", [1, 63, 64, 65, 255, 300, 4096, 4097, 6000])
def test_any_number_of_elements_and_faults(count: int) -> None:
    message = regkit.parse("(21)A" + "(10)" * (count - 1))
    assert len(message.elements) == min(count, 4096)
    assert len(message.faults) == min(4096, len(message.faults))
    assert [one.value for one in message.elements[:2]] == ["A", ""][: min(count, 2)]
    many = regkit.ParseOptions(maximum_elements=10_000, maximum_faults=10_000)
    assert len(regkit.parse("(21)A" + "(10)" * (count - 1), options=many).elements) == count


def test_a_message_is_a_value() -> None:
    one, other = regkit.parse(GOOD), regkit.parse(GOOD)
    assert one == other and hash(one) == hash(other) and one != regkit.parse(GOOD + "X")
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(one)).elements == one.elements
    with pytest.raises(AttributeError):
        one.message = b""  # type: ignore[misc]
    with pytest.raises(AttributeError):
        one.elements[0].value = ""  # type: ignore[misc]
    with pytest.raises(TypeError):
        bool(one)
    options = regkit.ParseOptions(allow_unknown_ai=True)
    assert pickle.loads(pickle.dumps(regkit.parse(GOOD, options=options))) == regkit.parse(GOOD, options=options)


# ---- Beside others ----


def corpus() -> list[str]:
    """Good messages and damaged ones, the same each time."""
    random_ = random.Random(20260127)
    messages: list[str] = []
    for _ in range(400):
        gtin = f"{random_.randrange(10**13):013d}"
        gtin += regkit.check_digit(gtin)
        parts = [
            ("01", gtin),
            ("17", f"{random_.randrange(24, 40)}{random_.randrange(1, 13):02d}{random_.randrange(1, 29):02d}"),
        ]
        parts += [("10", f"L{random_.randrange(10**6)}"), ("21", f"S{random_.randrange(10**9)}")][
            : random_.randrange(3)
        ]
        if random_.random() < 0.3:
            parts.append((f"310{random_.randrange(6)}", f"{random_.randrange(10**6):06d}"))
        text = regkit.build(
            parts,
            form="raw",
            as_written=False,
            check_digit=False,
            options=regkit.ParseOptions(ignored=("missing_association", "excluded_association")),
        )
        if random_.random() < 0.5:
            place = random_.randrange(len(text))
            text = text[:place] + random_.choice("0123456789AZ\x1d(") + text[place + 1 :]
        messages.append(text)
    return messages


def test_messages_are_read_as_biip_reads_them() -> None:
    compared = 0
    for text in corpus():
        message = regkit.parse(text, form="raw")
        try:
            oracle = biip.parse(text).gs1_message
        except biip.ParseError:
            oracle = None
        if oracle is None or any(element.value == "" for element in message):
            continue  # where biip gives up there is nothing to compare
        if not message.is_valid:
            continue
        assert [(one.ai, one.value) for one in message] == [(one.ai.ai, one.value) for one in oracle.element_strings], (
            text
        )
        for mine, other in zip(message, oracle.element_strings):
            if other.date is not None:
                assert mine.typed(datetime.date.today().year).last_day == other.date
            if other.decimal is not None and mine.ai.startswith("310"):
                assert mine.typed().decimal == other.decimal
        compared += 1
    assert compared > 150


def test_messages_are_read_as_the_command_line_reads_them() -> None:
    texts = [GOOD, "(01)09506000134353(10)", "]Q3010950600013435210A\x1d21B", "hello", "(90)MD243209026078(91)240826"]
    for text in texts:
        (line,) = command("parse", "--json", text)
        told = json.loads(line)["gs1"]
        message = regkit.parse(text)
        assert told["valid"] == message.is_valid
        assert [
            (one["ai"], one["value"], one["title"], one["offset"], one["value_offset"]) for one in told["elements"]
        ] == [(one.ai, one.value, one.title, one.offset, one.value_offset) for one in message]
        assert [(one["code"], one["offset"], one["length"]) for one in told["errors"]] == [
            (one.code, one.offset, one.length) for one in message.faults
        ]


# ---- Writing ----


def test_values_as_people_write_them() -> None:
    built = regkit.build(
        {
            "01": "0950600013435?",
            "17": datetime.date(2028, 12, 31),
            "3103": Decimal("1.5"),
            "37": 12,
            "7003": datetime.datetime(2028, 12, 31, 10, 30),
        },
        options=regkit.ParseOptions(ignored=("missing_association", "excluded_association")),
    )
    assert built == "(01)09506000134352(17)281231(3103)001500(37)12(7003)2812311030"
    assert regkit.build([("10", "A(B"), ("01", "09506000134352")], keep_order=True) == "(10)A\\(B(01)09506000134352"
    assert regkit.build({"01": "09506000134352"}, form="digital_link", stem="https://example.com/x") == (
        "https://example.com/x/01/09506000134352"
    )
    assert regkit.build({"01": "09506000134352"}, form="scan_data", symbology="]d2") == "]d20109506000134352"


def test_a_refused_message_gives_every_reason() -> None:
    with pytest.raises(regkit.MessageError) as refused:
        regkit.build([("01", "09506000134353"), ("17", "20281399")], as_written=False)
    faults = refused.value.faults
    assert {(one.index, one.code) for one in faults} == {(0, "wrong_check_digit"), (1, "value_too_long")}
    assert isinstance(refused.value, ValueError) and refused.value.code == "message"
    assert pickle.loads(pickle.dumps(refused.value)).faults == faults


def test_people_see_what_could_be_read_of_a_faulty_message() -> None:
    with pytest.raises(regkit.MessageError) as refused:
        regkit.render("(01)0950(10)AB", "hri_with_titles")
    assert refused.value.text is not None and "BATCH/LOT (10) AB" in refused.value.text
    assert refused.value.offset == 4


def test_carriers_of_one_object() -> None:
    assert regkit.judge_carriers(["(01)09506000134352", "(10)AB"]) == ()
    faults = regkit.judge_carriers(["(01)09506000134352", "(01)09506000134369(10)AB"])
    assert [(one.code, one.index) for one in faults] == [("repeated_with_different_value", 1)]


# ---- What values mean ----


def test_typed_values() -> None:
    assert regkit.parse(GOOD).elements[1].typed().day == datetime.date(2026, 12, 31)
    month = regkit.typed_value("17", "261200")
    assert month.day is None and month.last_day == datetime.date(2026, 12, 31)
    assert regkit.typed_value("3103", "001500").decimal == Decimal("1.500")
    amount = regkit.typed_value("3932", "3601500")
    assert (amount.kind, amount.decimal, amount.fields["currency"]) == ("amount", Decimal("15.00"), "360")
    assert regkit.typed_value("10", "x").kind == "text"
    assert regkit.date_value("991231", reference_year=2026).day == datetime.date(1999, 12, 31)
    assert regkit.date_value("261200").is_month
    assert regkit.decimal_value("3932", "3601500").currency == 360
    for bad in (
        lambda: regkit.typed_value("17", "261399"),
        lambda: regkit.date_value("261399"),
        lambda: regkit.decimal_value("3103", "x"),
    ):
        with pytest.raises(regkit.MessageError):
            bad()
    with pytest.raises(regkit.ArgumentError):
        regkit.decimal_value("10", "1")


def test_check_digits_and_pairs() -> None:
    assert regkit.check_digit("0950600013435") == "2" and regkit.has_check_digit("09506000134352")
    assert not regkit.has_check_digit("09506000134353") and not regkit.has_check_digit("")
    assert regkit.check_pair("1987654Ad4X4bL5ttr2310c") == "2K" and regkit.has_check_pair("1987654Ad4X4bL5ttr2310c2K")
    with pytest.raises(regkit.ArgumentError) as refused:
        regkit.check_digit("12a")
    assert refused.value.offset == 2


# ---- Dictionaries, scanners, many messages ----


def test_a_dictionary_brings_other_identifiers() -> None:
    text = "# Release: 2099-01-01\n01 * N14,csum dlpkey # GTIN\n4999 X..20 # HOUSE NUMBER\n"
    with regkit.Dictionary(text.encode()) as dictionary:
        message = regkit.parse("(4999)ab", options=regkit.ParseOptions(dictionary=dictionary))
        assert message.elements[0].is_known and message.elements[0].title == "HOUSE NUMBER"
        assert isinstance(dictionary.release, str)
        assert regkit.parse("(4999)ab").elements[0].title == ""
    with pytest.raises(regkit.TableError) as refused:
        regkit.Dictionary(b"01 N14 xx\n02 foo\n")
    assert refused.value.line == 1 and refused.value.offset == 7 and len(refused.value.problems) == 2


def test_what_a_dictionary_made_of_a_message_outlives_it() -> None:
    text = b"01 * N14,csum dlpkey # GTIN\n4999 X..20 # HOUSE NUMBER\n"
    with regkit.Dictionary(text) as dictionary, regkit.Dictionary(text) as same:
        options = regkit.ParseOptions(dictionary=dictionary)
        message = regkit.parse("(4999)a\\(b", options=options)
        assert message == regkit.parse("(4999)a\\(b", options=regkit.ParseOptions(dictionary=same))
        assert message != regkit.parse("(4999)a\\(b")
    copied = pickle.loads(pickle.dumps(message))
    for one in (message, copied, pickle.loads(pickle.dumps(copied)), copy.deepcopy(message)):
        assert [(element.title, element.value, element.is_known) for element in one] == [("HOUSE NUMBER", "a(b", True)]
        assert one == message and hash(one) == hash(message) and one.is_valid
        with pytest.raises(regkit.ClosedError):
            one.render("raw")


def test_habits_of_scanners() -> None:
    assert regkit.undo_habit("]Q3010950600013435210A{GS}21B", "braces") == b"]Q3010950600013435210A\x1d21B"
    message, origins = regkit.undo_habit_with_origins("010950600013435210A{GS}21B", "braces")
    assert message == b"010950600013435210A\x1d21B" and origins[-1] == 25
    profile = regkit.learn_profile("010950600013435210Ab~21B\r\n", "010950600013435210Ab\x1d21B")
    assert regkit.undo_habit("010950600013435210Xy~21Z\r\n", profile) == b"010950600013435210Xy\x1d21Z"
    with pytest.raises(regkit.MessageError):
        regkit.learn_profile("completely", "010950600013435210Ab")
    guesses = regkit.suggest("0109506000134352" + "10AB12" + "21XYZ" + "17261231")
    assert all(one["guess"] is True for one in guesses)
    assert regkit.suggest(GOOD) == ()


def test_many_messages_in_one_call_are_as_one_by_one() -> None:
    texts: list[str | None] = [*corpus(), None, "", "(10)A\\(B"]
    columns = regkit.parse_many(texts, ["01", "10", "17", "21"])
    assert columns.missing == 1 and columns.valid + columns.faulty + columns.missing == len(texts)
    for row, text in enumerate(texts):
        if text is None:
            assert columns.faults[row] is None and columns.values["01"][row] is None
            continue
        message = regkit.parse(text)
        assert columns.faults[row] == (message.faults[0].code if message.faults else None)
        for ai in ("01", "10", "17", "21"):
            first = next((one for one in message if one.ai == ai), None)
            assert columns.values[ai][row] == (first.value if first and not first.is_faulty else None)
    assert regkit.parse_many([], ["01"]).values == {"01": ()}
