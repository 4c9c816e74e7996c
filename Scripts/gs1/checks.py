"""The comparisons, each over its own kind of input; what they find is counted by class, or is a failure."""

from urllib.parse import quote

from biip.checksums import gs1_standard_check_digit
from stdnum import ean, iban
from stdnum.iso7064 import mod_97_10

import oracles
from corpus import CAPITALS, DIGITS, check_digit
from differences import (
    ACCOUNT_FORMS,
    COUNTRY_LETTERS,
    COUNTRY_NUMBERS,
    CURRENCY_EDITION,
    CURRENCY_NUMBERS,
    NEW_CURRENCIES,
    OLD_CURRENCIES,
    REWRITINGS,
    SYMBOLOGIES,
    Case,
    all_classes,
    explain,
    explain_link,
    wrong_relations,
)
from library import DIGITAL_LINK, SCAN_DATA


def messages(library, texts, answers, classes, failures):
    counts = {name: [0, 0, 0] for name in REWRITINGS}  # the same answer, both refuse, a difference
    relations = 0
    for text, both in zip(texts, answers):
        mine = library.read(text)
        is_wrong = wrong_relations(mine)
        relations += is_wrong is not None
        if is_wrong:
            failures.append(f"rules between elements: {text!r}: {mine}")
        for name, other in zip(REWRITINGS, both):
            rewritten = (oracles.biip_text if name == "biip" else oracles.stdnum_text)(text)
            answer = mine
            if rewritten != text:
                answer = library.read(rewritten)
                if (answer.pairs, not answer.faults) != (mine.pairs, not mine.faults):
                    classes[REWRITINGS[name]] += 1
            found = explain(Case(name, rewritten, answer, other))
            if found is None:
                failures.append(f"{name}: {rewritten!r}: {name} {other}, RegKit {answer}")
            else:
                classes.update(found.keys())
                counts[name][2 if found else 1 if other is None else 0] += 1
    for name, (same, refused, different) in counts.items():
        print(
            f"{len(texts)} messages, {name}: {same} with the same elements, {refused} refused by both,"
            f" {different} explained"
        )
    print(f"{relations} messages: what must and must not stand together is as the standard's rules for them say")


# ---- GS1 Digital Link ------------------------------------------------------------------------------------------------

KEYS = {
    "01": ["22", "10", "21"],
    "00": [],
    "8006": ["22", "10", "21"],
    "414": ["254"],
    "8018": ["8019"],
    "253": [],
    "8004": [],
}
ATTRIBUTES = ["17", "11", "15", "3103", "91", "92", "99", "400", "37", "240", "710"]


def link(corpus, place):
    """A GS1 Digital Link URI; two of three have something unusual or wrong."""
    random = corpus.random
    key = random.choice(["01", "01", "01", "00", *KEYS])
    path = [(key, corpus.gtin() if key == "01" else corpus.value(key))]
    path += [(ai, corpus.value(ai)) for ai in KEYS[key] if random.random() < 0.5]
    query = [(ai, corpus.value(ai)) for ai in random.sample(ATTRIBUTES, random.randint(0, 3))]
    kind = place % 9
    if kind == 3:
        path[0] = (key, path[0][1][:-1] + random.choice(DIGITS))
    elif kind == 4 and len(path) > 2:
        path[1], path[2] = path[2], path[1]
    elif kind == 5 and len(path) > 1:
        query.append(path.pop())
    elif kind == 6:
        ai = random.choice(corpus.identifiers)
        query.insert(0, (ai, corpus.value(ai)))
    elif kind == 7:
        query.append(random.choice([("linkType", "gs1:pip"), ("s", "1"), ("04", "1"), ("x10", "A"), *query]))
    text = "https://" + random.choice(
        ["id.gs1.org", "example.com/a/b", "EXAMPLE.com:8080", "a-b.example/01x", "a-b.example/01/x"]
    )
    text += "".join(f"/{ai}/{quote(value, safe='')}" for ai, value in path)
    if query:
        text += "?" + "&".join(f"{ai}={quote(value, safe='')}" for ai, value in query)
    if kind == 8:
        at = random.randint(text.index("/", 9), len(text) - 1)
        byte = random.choice("09Aa/%&=?#+. <\x7f")
        text = text[:at] + byte + text[at + random.randint(0, 1) :]
    return text


def links(library, texts, answers, classes, failures):
    same = refused = different = 0
    for text, other in zip(texts, answers):
        answer = library.read(text, DIGITAL_LINK)
        found = explain_link(text, answer, other)
        if found is None:
            failures.append(f"biip, URI: {text!r}: biip {other}, RegKit {answer}")
            continue
        classes.update(found.keys())
        different += bool(found)
        refused += not found and other is None
        same += not found and other is not None
    print(f"{len(texts)} URIs, biip: {same} with the same elements, {refused} refused by both, {different} explained")


# ---- Check digits, bank accounts, code lists, symbologies ---------------------------------------------------------


def check_digits(library, corpus, count, failures):
    """Numbers of 8, 12, 13, 14, 17 and 18 digits by both other programs, and our numbers in messages."""
    wrong = 0
    for place in range(count):
        width, ai, filling = (
            (14, "01", ""),
            (13, "410", ""),
            (18, "00", ""),
            (17, "402", ""),
            (13, "01", "0"),
            (8, "01", "0" * 6),
        )[place % 6]
        body = corpus.text(DIGITS, width - 1, width - 1)
        digit = corpus.random.choice([check_digit(body), corpus.random.choice(DIGITS)])
        is_right = int(digit) == gs1_standard_check_digit(body)
        if width in (8, 13, 14) and is_right != ean.is_valid(body + digit):
            failures.append(f"biip and stdnum disagree on the check digit of {body}")
        answer = library.read(ai + filling + body + digit)
        if is_right == any(fault.name == "wrong_check_digit" for fault in answer.faults):
            failures.append(f"check digit: ({ai}){filling}{body}{digit}: {answer}")
        wrong += not is_right
    print(f"{count} check digits, biip and stdnum: {wrong} wrong ones are found, and no other")


def bank_accounts(library, corpus, count, classes, failures):
    """Accounts of a random country: RegKit knows the check digits and the country, stdnum also each country's form."""
    for place in range(count):
        country = corpus.random.choice(sorted(COUNTRY_LETTERS) + ["XX", "ZZ", "AA"])
        body = corpus.text(DIGITS, 8, 20) if place % 2 else corpus.text(DIGITS + CAPITALS, 10, 26)
        digits = iban.calc_check_digits(country + "00" + body) if place % 3 else corpus.text(DIGITS, 2, 2)
        account = country + digits + body
        answer = library.read("8007" + account)
        is_right = not any(fault.name == "invalid_iban" for fault in answer.faults)
        is_expected = country in COUNTRY_LETTERS and mod_97_10.is_valid(body + country + digits)
        is_valid = iban.is_valid(account, check_country=False)
        if is_right != is_expected:
            failures.append(f"account {account}: RegKit {is_right}, its remainder and country say {is_expected}")
        if is_valid and not is_right:
            failures.append(f"account {account}: stdnum takes it, RegKit does not")
        if is_right and not is_valid:
            classes[ACCOUNT_FORMS] += 1
    print(f"{count} bank accounts, stdnum: check digits agree")


def codes(library, classes, failures):
    """All numbers and letter pairs against the ISO lists of pycountry."""
    numbers = [f"{number:03}" for number in range(1000)]
    pairs = [first + second for first in CAPITALS for second in CAPITALS]
    for ai, filling, fault, texts, known in (
        ("422", "", "invalid_country", numbers, COUNTRY_NUMBERS),
        ("4307", "", "invalid_country", pairs, COUNTRY_LETTERS),
        ("3910", "1", "invalid_currency", numbers, CURRENCY_NUMBERS),
    ):
        for text in texts:
            answer = library.read(ai + text + filling)
            is_known = not any(found.name == fault for found in answer.faults)
            if is_known == (text in known):
                continue
            # What ISO 4217 changed after the list of pycountry was made.
            if fault == "invalid_currency" and text in (NEW_CURRENCIES if is_known else OLD_CURRENCIES):
                classes[CURRENCY_EDITION] += 1
            else:
                failures.append(f"code {text} of ({ai}): RegKit {is_known}, pycountry {text in known}")
    print(f"{len(numbers) * 2 + len(pairs)} codes of countries and currencies, pycountry")


def symbologies(library, classes, failures):
    """Every symbology identifier of letters and digits before an element string and before an EAN."""
    count = 0
    for letter in CAPITALS + CAPITALS.lower():
        for modifier in DIGITS + CAPITALS:
            for data in ("010061414112345210A", "8991234567898", "50123452"):
                count += 1
                text = f"]{letter}{modifier}{data}"
                mine = library.read(text, SCAN_DATA)
                mine_pairs = mine.pairs if not mine.faults else None
                if mine_pairs:
                    mine_pairs = [(ai, value.zfill(14) if ai == "01" else value) for ai, value in mine_pairs]
                other = oracles.biip_scan(text)
                if mine_pairs == other:
                    continue
                name = next(
                    (name for name, holds in SYMBOLOGIES if holds(letter + modifier, data, mine_pairs, other)), None
                )
                if name is None:
                    failures.append(f"scan data {text!r}: biip {other}, RegKit {mine}")
                else:
                    classes[name] += 1
    print(f"{count} symbology identifiers before data, biip")


def report(classes, failures, is_whole):
    print("\nDifferences by class:")
    for sentence, count in sorted(classes.items(), key=lambda entry: -entry[1]):
        print(f"{count:8}  {sentence}")
    if is_whole:
        for sentence in sorted(all_classes() - classes.keys()):
            failures.append(f"this class explains nothing: {sentence}")
    for failure in failures[:20]:
        print(f"FAILED  {failure}")
    print(f"{sum(classes.values())} differences explained by {len(classes)} classes, {len(failures)} failures")
