#!/usr/bin/env python3
"""Hold the rejects of an import against what was planted in the products.

    python3 check_rejects.py [--quiet] planted.csv rejects.csv

Every planted fault must be found: its row has the outcome, and among its reasons is the rule, in the column, that the
fault is about. No other row may be among the rejects. Prints what was found of each kind of fault, and ends with 1 when
something was missed or wrongly told.
"""

from __future__ import annotations

import argparse
import collections
import csv
import sys
from typing import Iterable


def rows_of(path: str) -> Iterable[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Hold the rejects of an import against what was planted.")
    parser.add_argument("--quiet", action="store_true", help="print only what is wrong")
    parser.add_argument("planted")
    parser.add_argument("rejects")
    arguments = parser.parse_args()
    reasons: dict[str, list[dict[str, str]]] = collections.defaultdict(list)
    for reason in rows_of(arguments.rejects):
        reasons[reason["row"]].append(reason)
    planted: collections.Counter[str] = collections.Counter()
    found: collections.Counter[str] = collections.Counter()
    clean = wrong = 0
    for case in rows_of(arguments.planted):
        told = reasons.pop(case["row"], [])
        if not case["fault"]:
            clean += 1
            if told:
                wrong += 1
                print(f"row {case['row']} has no fault: {told[0]['outcome']}, {told[0]['rule']}: {told[0]['reason']}")
            continue
        planted[case["fault"]] += 1
        is_right = (
            {reason["outcome"] for reason in told} == {case["outcome"]}
            and any(reason["rule"] == case["rule"] and reason["column"] == case["column"] for reason in told)
            and {reason["sku"] for reason in told} == {case["sku"]}
        )
        if is_right:
            found[case["fault"]] += 1
        else:
            seen = "; ".join(f"{reason['outcome']}, {reason['rule']} in {reason['column']}" for reason in told)
            wanted = f"{case['outcome']}, {case['rule']} in {case['column']}"
            print(f"row {case['row']}, {case['fault']}: expected {wanted}; found {seen}")
    if not arguments.quiet:
        for fault, count in planted.items():
            print(f"{found[fault]:4} of {count:4}  {fault}")
    for row in reasons:
        print(f"row {row} does not exist")
    missed = sum(planted.values()) - sum(found.values())
    if not arguments.quiet:
        print(f"{sum(planted.values())} faults planted, {missed} missed; {clean} other rows, {wrong} of them told of")
    return 1 if missed or wrong or reasons or not planted else 0


if __name__ == "__main__":
    sys.exit(main())
