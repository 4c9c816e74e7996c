#!/usr/bin/env python3
"""Judges scans in DuckDB by functions over Arrow columns, and compares the answers with the `regkit` command's.

    python3 judge_scans.py SCANS --as-of 2026-11-21 --regkit build/bin/regkit

SCANS is a folder of Parquet files with scan_id, facility, scanned_at and message. Ends with 1 when an answer differs.
"""

import argparse
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import regkit.arrow

FIELDS = ("nie", "gtin", "batch", "expiry", "serial")
TEXTS = {"nie": "90", "gtin": "01", "batch": "10", "serial": "21"}
AIS = ("01", "10", "17", "21")

OUTCOMES = """
SELECT facility, count(*) AS scans, count(*) - count(message) AS unread,
  count(*) FILTER (judged.outcome = 'allowed') AS allowed, count(*) FILTER (judged.outcome = 'refused') AS refused,
  count(*) FILTER (judged.outcome = 'allowed' AND judged.expiry < getvariable('day')) AS expired
FROM (SELECT *, regkit_assess(message) AS judged FROM scans) GROUP BY facility ORDER BY facility"""

REASONS = """
SELECT coalesce(judged.citation, 'GS1: ' || judged.fault) AS provision, judged.error AS error, count(*) AS scans
FROM (SELECT regkit_assess(message) AS judged FROM scans) WHERE judged.outcome = 'refused'
GROUP BY ALL ORDER BY scans DESC, provision, error LIMIT 8"""

PRODUCTS = """
SELECT element."01" AS gtin, count(DISTINCT element."10") AS batches, count(DISTINCT facility) AS facilities
FROM (SELECT facility, regkit_parse(message) AS element FROM scans) WHERE element.fault IS NULL AND gtin IS NOT NULL
GROUP BY gtin ORDER BY batches DESC, gtin LIMIT 5"""

READINGS = """
SELECT message, regkit_assess(message) AS judged, regkit_parse(message) AS element
FROM (SELECT DISTINCT message FROM scans WHERE message IS NOT NULL)"""


def struct(fields: pa.StructType) -> str:
    """DuckDB's name for the type of such rows."""
    names = {pa.int32(): "INTEGER", pa.date32(): "DATE"}
    return "STRUCT(" + ", ".join(f'"{field.name}" {names.get(field.type, "VARCHAR")}' for field in fields) + ")"


def add_functions(database: duckdb.DuckDBPyConnection, as_of: date, edition: str | None) -> None:
    """Makes regkit_assess(message) and regkit_parse(message) known in SQL. A null gives a row of nulls."""

    def assess(messages: pa.ChunkedArray) -> pa.ChunkedArray:
        return regkit.arrow.assess(messages, edition=edition, as_of=as_of, fields=FIELDS)

    def parse(messages: pa.ChunkedArray) -> pa.ChunkedArray:
        return regkit.arrow.parse(messages, AIS)

    nothing = pa.chunked_array([], pa.string())
    for name, function in (("regkit_assess", assess), ("regkit_parse", parse)):
        database.create_function(
            name, function, ["VARCHAR"], struct(function(nothing).type), type="arrow", null_handling="special"
        )


def compare(database: duckdb.DuckDBPyConnection, as_of: date, edition: str | None, command: Path) -> int:
    """How many of the distinct messages SQL and the command say different things of."""
    rows = database.sql(READINGS).fetchall()
    words = [command, "parse", "--json", "--as-of", as_of.isoformat()]
    words += ["--edition", edition, "-"] if edition else ["-"]
    lines = "".join(message + "\n" for message, _, _ in rows)
    answered = subprocess.run(words, input=lines, capture_output=True, encoding="utf-8").stdout.splitlines()
    if len(answered) != len(rows):
        sys.exit(f"judge_scans: {len(rows)} messages, but {len(answered)} answers of {command}")
    different = 0
    for (message, judged, element), line in zip(rows, answered):
        found, expected = says(judged, element), command_says(json.loads(line))
        if found != expected:
            different += 1
        if found != expected and different <= 5:
            print(f"{message!r}: {found} in SQL, {expected} by the command")
    print(f"compared with `regkit`: {len(rows)} messages, {different} differ")
    return different


def says(judged: dict, element: dict) -> dict:
    kept = {name: judged[name] for name in ("outcome", "method", "error", "fault", *TEXTS)}
    return kept | {ai: element[ai] for ai in AIS} | {"first fault": element["fault"]}


def command_says(answer: dict) -> dict:
    gs1 = answer["gs1"]
    fault = gs1["errors"][0]["code"] if gs1["errors"] else None
    error = (answer.get("errors") or [None])[0]
    kept = {"outcome": answer["outcome"], "method": answer.get("method"), "error": error, "fault": fault}
    texts = {name: good_value(gs1, ai) for name, ai in TEXTS.items()}
    return kept | texts | {ai: good_value(gs1, ai) for ai in AIS} | {"first fault": fault}


def good_value(gs1: dict, ai: str) -> str | None:
    """The value of the first element with an identifier, unless an error lies in it."""
    first = next((element for element in gs1["elements"] if element["ai"] == ai), None)
    if first is None:
        return None
    start = first["value_offset"]
    places = [error["offset"] for error in gs1["errors"] if error["ai"] == ai]
    return None if any(start <= place <= start + first["length"] for place in places) else first["value"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("scans", type=Path)
    arguments.add_argument("--as-of", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    arguments.add_argument("--edition", help="judge by this edition, whatever is in force on the day")
    arguments.add_argument("--regkit", type=Path, required=True, metavar="COMMAND")
    options = arguments.parse_args()

    database = duckdb.connect()
    add_functions(database, options.as_of, options.edition)
    database.read_parquet(str(options.scans / "**" / "*.parquet"), hive_partitioning=True).create_view("scans")
    database.execute("SET VARIABLE day = $day", {"day": options.as_of})
    for heading, query in (("Each facility", OUTCOMES), ("Why", REASONS), ("Products of most batches", PRODUCTS)):
        print(f"{heading}, by edition {regkit.arrow.edition(edition=options.edition, as_of=options.as_of)}")
        database.sql(query).show(max_rows=20)
    sys.exit(1 if compare(database, options.as_of, options.edition, options.regkit) else 0)


if __name__ == "__main__":
    main()
