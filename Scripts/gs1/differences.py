"""Why RegKit and another program answer differently: classes of differences, each a condition on the message.

A class for a fault says that the other program does not look for it, and proves by means of its own that the fault is
there. Nothing here is a list of messages.
"""

import datetime
import re
from collections import Counter
from functools import cache

import pycountry
from biip.checksums import gs1_standard_check_digit
from stdnum.iso7064 import mod_97_10

import oracles
from corpus import ALPHABETS, CSET82, GS

CSET82_IN_ORDER = "".join(sorted(CSET82))
CHECK_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
COUNTRY_NUMBERS = {country.numeric for country in pycountry.countries}
COUNTRY_LETTERS = {country.alpha_2 for country in pycountry.countries}
CURRENCY_NUMBERS = {currency.numeric for currency in pycountry.currencies}
COUPONS = {"8110", "8112"}
# Dates in which the day must be given, by identifier: those of six digits, and those with a century.
FULL_DATES = {"4326", "7003", "7006", "7007", "7011", "8008"}
LONG_DATES = {"7250", "7251"}
# What must stand beside an identifier, one of the sets; and what must not. Identifiers with a None are free.
ITEM = [{"01"}, {"02"}, {"03"}, {"8006"}, {"8026"}]
NEEDS = {
    "00": None,
    "01": None,
    "03": None,
    "90": None,
    "91": None,
    "92": None,
    "99": None,
    "253": None,
    "255": None,
    "02": [{"37"}],
    "37": [{"00", "02"}, {"00", "8026"}],
    "10": ITEM,
    "11": ITEM,
    "13": ITEM,
    "15": ITEM,
    "16": ITEM,
    "17": [*ITEM, {"255"}],
    "12": [{"8020"}],
    "20": ITEM,
    "21": [{"01"}, {"03"}, {"8006"}],
    "22": [{"01"}],
    "235": [{"01"}],
    "240": ITEM,
    "241": ITEM,
    "243": [{"01"}, {"03"}],
    "250": [{"01", "21"}, {"03", "21"}, {"8006", "21"}],
    "251": [{"01"}, {"03"}, {"8006"}],
    "254": [{"414"}],
    "30": [{"01"}, {"02"}],
    "3103": [{"01"}, {"02"}],
    "4309": [{"00"}],
    "4324": [{"00"}],
    "7007": [{"01"}, {"02"}],
    "8008": [{"01"}, {"02"}, {"03"}],
}
EXCLUDES = {
    "01": {"255", "37"},
    "02": {"01", "03"},
    "03": {"01", "02", "37", "235"},
    "21": {"235"},
    "255": {"01", "02"},
}
RELATIONS = {"missing_association", "excluded_association", "repeated_with_different_value", "serial_component_missing"}


@cache
def has_length(ai, count):
    """Whether biip's pattern for an identifier has any value of so many characters."""
    pattern = oracles.biip_table._GS1_APPLICATION_IDENTIFIERS[ai].pattern
    samples = (("01" * count)[:count], "1/1", "010101-", "0101010101010101")
    return any(len(sample) == count and re.fullmatch(pattern, ai + sample) for sample in samples)


@cache
def kinds(ai):
    """The alphabet of each place of an identifier's values, as letters: NNNX."""
    if ai in COUPONS:
        return "N" * 70
    if ai in ("8010", "8011", "8030"):
        return {"8010": "Y" * 30, "8011": "N" * 12, "8030": "Z" * 90}[ai]
    return "".join(kind * int(count) for kind, count in re.findall(r"([NXYZ])(?:\.\.)?(\d+)", oracles.formats()[ai]))


def is_date(text):
    try:
        if len(text) == 6:
            text = "20" + text
        datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
        return text.isascii() and text.isdigit()
    except ValueError:
        return False


def check_pair(text):
    primes = [number for number in range(2, 510) if all(number % other for other in range(2, number))]
    total = sum(CSET82_IN_ORDER.index(character) * prime for character, prime in zip(reversed(text), primes)) % 1021
    return CHECK_CHARACTERS[total >> 5] + CHECK_CHARACTERS[total & 31]


class Case:
    """One message as the other program reads it, what RegKit answers to that, and what the other does."""

    def __init__(self, name, message, answer, other):
        self.name, self.message, self.answer, self.other = name, message, answer, other
        pairs = answer.pairs
        # Where the two readings part: the first element that is not the same in both.
        same = 0
        while same < min(len(pairs), len(other or [])) and pairs[same] == other[same]:
            same += 1
        self.same = same
        self.parts = other is not None and pairs != other

    def element(self, fault):
        """The element whose value a fault is about."""
        for element in self.answer.elements:
            if element.ai == fault.ai and element.offset <= fault.offset <= element.end:
                return element
        return None


# ---- Faults that the other does not look for -----------------------------------------------------------------------

FAULTS = {}


def ignores(sentence, *faults, by=("biip", "stdnum")):
    """Declares that programs ignore faults; the function proves a fault: (case, fault, element, its text, place)."""

    def declare(proof):
        for fault in faults:
            for name in by:
                FAULTS[name, fault] = (f"{name} {sentence}", proof)
        return proof

    return declare


@ignores("takes an empty message for one without elements", "empty_message")
def _(case, fault, element, text, place):
    return case.message in ("", GS)


@ignores("keeps an element whose check digit is wrong", "wrong_check_digit")
def _(case, fault, element, text, place):
    if case.name == "stdnum" and element.ai in ("01", "02"):
        return False
    start = 1 if element.ai == "8003" else 0
    return str(gs1_standard_check_digit(element.value[start:place] or "0")) != text


@ignores("does not know check character pairs", "wrong_check_pair")
def _(case, fault, element, text, place):
    return element.ai in ("8013", "8014") and (
        len(element.value) < 2 or check_pair(element.value[:-2]) != element.value[-2:]
    )


@ignores("does not look for the digits of a company prefix", "invalid_company_prefix")
def _(case, fault, element, text, place):
    return len(element.value) < 5 or not text.isdigit() and place < 5


@ignores("takes any day where the standard wants one that exists", "invalid_date")
def _(case, fault, element, text, place):
    if element.ai in LONG_DATES:
        return case.name == "biip" and not is_date(element.value[:8])
    if case.name == "biip" and element.ai == "7007" and place >= 6:
        return not is_date(element.value[6:])
    return element.ai in FULL_DATES and text == "00"


@ignores("takes 99:99 for no time", "invalid_time", by=["biip"])
def _(case, fault, element, text, place):
    return element.ai in ("4324", "4325", "7003") and element.value[6:] == "9999"


@ignores("does not know the codes of countries and currencies", "invalid_country", "invalid_currency")
def _(case, fault, element, text, place):
    if fault.name == "invalid_currency":
        return text not in CURRENCY_NUMBERS
    return text not in COUNTRY_NUMBERS | COUNTRY_LETTERS


@ignores(
    "does not know the small code lists",
    "invalid_package_type",
    "invalid_media_type",
    "invalid_sex",
    "invalid_winding",
    "invalid_importer_index",
    "invalid_flag",
)
def _(case, fault, element, text, place):
    return {
        "invalid_package_type": element.ai == "7041",
        "invalid_media_type": element.ai == "7241"
        and not (text.isdigit() and (1 <= int(text) <= 10 or int(text) >= 80)),
        "invalid_sex": element.ai == "7252" and text not in "0129",
        "invalid_winding": element.ai == "8001" and text not in "019",
        "invalid_importer_index": element.ai == "7040" and text not in ALPHABETS["Z"],
        "invalid_flag": element.ai in ("4321", "4322", "4323") and text not in "01",
    }[fault.name]


@ignores(
    "does not look at the size of numbers",
    "invalid_latitude",
    "invalid_longitude",
    "invalid_piece",
    "invalid_position",
    "zero_required",
    "zero_not_allowed",
    "leading_zero",
)
def _(case, fault, element, text, place):
    if fault.name == "invalid_latitude":
        return not text.isdigit() or int(text) > 1_800_000_000
    if fault.name == "invalid_longitude":
        return not text.isdigit() or int(text) > 3_600_000_000
    if fault.name == "invalid_piece":
        piece, total = element.value[14:16], element.value[16:18]
        return element.ai in ("8006", "8026") and not "00" < piece <= total
    if fault.name == "invalid_position":
        return (
            element.ai == "7258"
            and not re.fullmatch(r"[1-9]/[1-9]", element.value)
            or element.value[0] > element.value[-1]
        )
    if fault.name == "zero_required":
        return element.ai == "8003" and text != "0"
    return text.startswith("0")


@ignores("does not want a letter in a MUDI", "non_digit_required")
def _(case, fault, element, text, place):
    return element.ai == "8014" and element.value.isdigit()


@ignores("does not look into percent-encoding", "invalid_percent_encoding")
def _(case, fault, element, text, place):
    return re.search("%(?![0-9A-Fa-f]{2})", element.value) is not None


@ignores("does not look into coupon codes", "invalid_coupon")
def _(case, fault, element, text, place):
    return element.ai in COUPONS


@ignores("does not look into bank accounts", "invalid_iban", by=["biip"])
def _(case, fault, element, text, place):
    value = element.value
    is_sound = re.fullmatch("[A-Z]{2}[0-9A-Z]{9,}", value) and value[:2] in COUNTRY_LETTERS
    return not is_sound or not mod_97_10.is_valid(value[4:] + value[:4])


@ignores("takes any characters", "invalid_character", by=["stdnum"])
def _(case, fault, element, text, place):
    return all(byte not in ALPHABETS[kind] for byte, kind in zip(text, kinds(element.ai)[place:]) if byte not in "()")


@ignores("does not want the digits of a coupon to be digits", "invalid_character", by=["biip"])
def _(case, fault, element, text, place):
    return element.ai in COUPONS and not text.isdigit()


@ignores("takes a value of any length that is short enough", "value_too_short", by=["stdnum"])
def _(case, fault, element, text, place):
    return not has_length(element.ai, len(element.value))


@ignores("takes a value of any length before a separator", "value_too_long", by=["stdnum"])
def _(case, fault, element, text, place):
    return not has_length(element.ai, len(element.value)) and case.message[element.end : element.end + 1] == GS


@ignores("takes an empty value", "missing_value")
def _(case, fault, element, text, place):
    if case.message.startswith("http"):
        return element.value == "" and ("?" in case.message[: element.offset] or element.ai == "01")
    return element.value == "" and (case.name == "stdnum" or has_length(element.ai, 0))


@ignores("has no rule on what stands beside an element", "missing_association")
def _(case, fault, element, text, place):
    present = {element.ai for element in case.answer.elements}
    needs = NEEDS.get(fault.ai, [])
    return needs is not None and not any(group <= present for group in needs)


@ignores("has no rule on what must not stand together", "excluded_association")
def _(case, fault, element, text, place):
    present = {element.ai for element in case.answer.elements}
    others = present - {fault.ai}
    if fault.ai in EXCLUDES and fault.ai in NEEDS:
        return (
            any(fault.ai in EXCLUDES.get(other, ()) for other in others)
            or bool(others & EXCLUDES[fault.ai])
            or (not others <= NEEDS.keys())
        )
    return bool(others)


@ignores("lets an element be repeated with another value", "repeated_with_different_value")
def _(case, fault, element, text, place):
    return len({element.value for element in case.answer.elements if element.ai == fault.ai}) > 1


@ignores("does not want the serial component of a key beside its signature", "serial_component_missing", by=["biip"])
def _(case, fault, element, text, place):
    return "8030" in {element.ai for element in case.answer.elements}


# ---- Where readings part ---------------------------------------------------------------------------------------------


def cuts_at_the_longest(case, mine, its):
    """A value longer than its identifier allows is taken as far as it may go, and the rest read as the next element."""
    pattern = oracles.biip_table._GS1_APPLICATION_IDENTIFIERS[mine.ai].pattern
    return (
        mine.value.startswith(its) and not re.fullmatch(pattern, mine.ai + mine.value) and has_length(mine.ai, len(its))
    )


def swallows_separators(case, mine, its):
    """A separator in the place of a digit of a fixed value, or right after an identifier, is taken into the value."""
    return GS in its and its.startswith(mine.value) and case.message[mine.end : mine.end + 1] == GS


PARTINGS = {
    "biip": [
        ("biip takes as much as an identifier allows and reads the rest as the next element", cuts_at_the_longest)
    ],
    "stdnum": [
        ("stdnum takes as much as an identifier allows and reads the rest as the next element", cuts_at_the_longest),
        ("stdnum takes separators into a value that is too short or empty", swallows_separators),
    ],
}

# ---- Good messages that the other refuses ----------------------------------------------------------------------------


def _any(condition):
    return lambda case: any(condition(element.ai, element.value) for element in case.answer.elements)


REFUSALS = {
    "biip": [
        (
            "biip takes the second day of (7007) for a time of day",
            _any(
                lambda ai, value: ai == "7007"
                and len(value) == 12
                and not ("00" <= value[6:8] <= "23" and value[8:10] < "60")
            ),
        ),
        ("biip has no padding in (8030)", _any(lambda ai, value: ai == "8030" and value.endswith("="))),
    ],
    "stdnum": [
        (
            "stdnum cannot read some forms of its own table",
            _any(
                lambda ai, value: any(
                    not re.fullmatch(r"[NXY][0-9]*?[.]*([0-9]+)[\[\]]?", part)
                    for part in oracles.stdnum_format(ai)[0].split("+")
                )
            ),
        ),
        (
            "stdnum wants a day where a time follows",
            _any(lambda ai, value: ai in ("4324", "4325") and value[4:6] == "00"),
        ),
        ("stdnum reads a date with century as one without", _any(lambda ai, value: ai in LONG_DATES)),
    ],
}


# ---- Digital Link, accounts, code lists, symbologies ------------------------------------------------------------

ACCOUNT_FORMS = "stdnum knows the form of each country's bank accounts"
FIRST_KEY = "biip takes the first key in a path, also one that stands before the last"
CURRENCY_EDITION = "pycountry has an older edition of ISO 4217"
NEW_CURRENCIES, OLD_CURRENCIES = {"396", "924"}, {"191", "694", "932"}
SYMBOLOGIES = [
    (
        "biip reads data of any symbology that it has no name for",
        lambda symbology, data, mine, other: mine is None
        and symbology not in ("C1", "e0", "d2", "Q3", "J1", "E0", "E4"),
    ),
    ("biip does not know DotCode", lambda symbology, data, mine, other: other is None and symbology[0] == "J"),
    (
        "biip takes a GTIN of any length behind ]E0 and ]E4",
        lambda symbology, data, mine, other: mine is None
        and symbology in ("E0", "E4")
        and len(data) != {"E0": 13, "E4": 8}[symbology],
    ),
]


@ignores("takes any element in the query of a URI", "qualifier_in_query", "not_an_attribute", by=["biip"])
def _(case, fault, element, text, place):
    return "?" in case.message[: fault.offset]


@ignores("takes the last of several elements in a query", "repeated_in_uri", by=["biip"])
def _(case, fault, element, text, place):
    return len([element for element in case.answer.elements if element.ai == fault.ai]) > 1


@ignores("leaves out parameters with a number that is no identifier", "unknown_application_identifier", by=["biip"])
def _(case, fault, element, text, place):
    return text not in oracles.formats() and "?" in case.message[: fault.offset]


@ignores("takes any characters in a URI", "invalid_uri_character", by=["biip"])
def _(case, fault, element, text, place):
    return not re.search(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]", text)


@ignores("takes any domain and any port", "invalid_domain", by=["biip"])
def _(case, fault, element, text, place):
    host = re.fullmatch(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:(?P<port>[0-9]{0,5}))?", text)
    return not host or int(host["port"] or 0) > 65535


@ignores("fills up a GTIN in a URI with zeros", "value_too_short", by=["biip"])
def _(case, fault, element, text, place):
    return element.ai == "01" and case.message[: element.offset].count("?") == 0 and len(element.value) < 14


def explain_link(text, answer, other):
    """As explain(), for a URI and biip."""
    if other is None:
        if answer.faults:
            return Counter()
        before = text[: answer.elements[0].offset].split("/")[3:]
        return Counter([FIRST_KEY]) if any(part in oracles.LINK_KEYS for part in before) else None
    # biip keeps the last of equal parameters at the place of the first, and does not look at those before it.
    pairs = {}
    for element in answer.elements:
        is_in_query = "?" in text[: element.offset]
        if element.ai in oracles.formats() and (element.value or not is_in_query):
            value = element.value.zfill(14) if element.ai == "01" and not is_in_query else element.value
            pairs[element.ai, is_in_query] = value
    if [(ai, value) for (ai, _), value in pairs.items()] != other:
        return None
    last = {element.ai: element for element in answer.elements}
    faults = [
        fault
        for fault in answer.faults
        if fault.name in RELATIONS or fault.ai not in last or fault.offset >= last[fault.ai].offset
    ]
    return explain_faults(Case("biip", text, answer, other), faults)


def all_classes():
    """Every class there is, so that one which explains nothing is seen."""
    names = [sentence for sentence, _ in FAULTS.values()]
    names += [sentence for sentence, _ in SYMBOLOGIES]
    names += [ACCOUNT_FORMS, CURRENCY_EDITION, FIRST_KEY]
    for table in (PARTINGS, REFUSALS):
        names += [sentence for classes in table.values() for sentence, _ in classes]
    return set(names) | set(REWRITINGS.values())


REWRITINGS = {
    "biip": "biip drops white space round a message and any number of separators",
    "stdnum": "stdnum drops brackets, and white space round a message",
}


def explain(case):
    """The classes that explain how two answers differ, empty when they agree; None when none does."""
    classes = Counter()
    faults = case.answer.faults
    if case.other is None:
        if faults:
            return classes
        reasons = [sentence for sentence, holds in REFUSALS[case.name] if holds(case)]
        return Counter(reasons[:1]) if reasons else None
    if case.parts:
        if case.same == len(case.answer.elements) or case.same == len(case.other):
            return None
        mine, (ai, its) = case.answer.elements[case.same], case.other[case.same]
        reasons = [sentence for sentence, holds in PARTINGS[case.name] if ai == mine.ai and holds(case, mine, its)]
        if not reasons:
            return None
        classes[reasons[0]] += 1
        # What RegKit finds from there on, and between elements, is about elements that the other does not have.
        faults = [fault for fault in faults if fault.offset < mine.offset and fault.name not in RELATIONS]
    found = explain_faults(case, faults)
    return None if found is None else classes + found


def explain_faults(case, faults):
    """The classes of faults that the other does not look for; None when one of them is of no class."""
    classes = Counter()
    for fault in faults:
        sentence, proof = FAULTS.get((case.name, fault.name), (None, None))
        element = case.element(fault)
        if sentence is None or element is None and fault.ai:
            return None
        text = case.message[fault.offset : fault.offset + fault.length]
        place = fault.offset - (element.end - len(element.value)) if element else 0
        if not proof(case, fault, element, text, place):
            return None
        classes[sentence] += 1
    return classes


def wrong_relations(answer):
    """What RegKit should have said about elements beside each other and did not, or the reverse; judged by the table
    above, and so only for messages of its identifiers without repeats."""
    present = [element.ai for element in answer.elements]
    if len(set(present)) < len(present) or not NEEDS.keys() >= set(present):
        return None
    needy = {ai for ai in present if NEEDS[ai] and not any(group <= set(present) for group in NEEDS[ai])}
    found = {fault.ai for fault in answer.faults if fault.name == "missing_association"}
    excludes = any(EXCLUDES.get(ai, set()) & set(present) for ai in present)
    found_excluded = any(fault.name == "excluded_association" for fault in answer.faults)
    return needy != found or excludes != found_excluded
