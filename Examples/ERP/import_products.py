#!/usr/bin/env python3
"""Import a product master into an ERP: judge every row by the rules of BPOM and write down what keeps rows out.

    python3 import_products.py --language id --edition 33/2018 --as-of 2026-11-30 columns.json products.csv rejects.csv

`columns.json` says which fact each column of the CSV is. The products come as CSV in UTF-8, with or without a byte
order mark. One call a row judges everything on the product, area `dossier` of the vocabulary. `rejects.csv` gets a
line for each reason: why a row is refused, what is missing where it is undetermined, and the warnings of rows that
are let in. Standard output gets the totals, the same bytes as import_products.c. Ends with 0 when every row is let
in, 1 when some are refused, 2 for a mistake in the call, 3 when some are undetermined and none is refused.
The day must be given: RegKit reads no clock, and without a day no licence has expired.
"""

from __future__ import annotations

import argparse
import collections
import csv
import datetime
import json
import math
import re
import sys
import time
from dataclasses import dataclass
from typing import Any, Mapping, Sequence

import regkit

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Reason:
    """One line of the rejects, but for the row it is about."""

    effect: str
    column: str
    found: str
    expected: str
    rule: str
    law: str
    words: str


class Columns:
    """The table of columns: what each is, and what the import says of itself."""

    def __init__(self, table: Mapping[str, Any], language: str):
        self.by_name = {column["name"]: column for column in table["columns"]}
        self._by_fact = {column["fact"]: column["name"] for column in table["columns"] if "fact" in column}
        self._covers = [(column["covers"], column["name"]) for column in table["columns"] if "covers" in column]
        self._flags = table["flags"]
        self._messages = {rule: words[language] for rule, words in table["messages"].items()}

    def column_of(self, path: str) -> str:
        """The column that a path of an answer is about, such as `barcodes[0].(90)`; empty for none."""
        path = path.removeprefix("inputs.")
        if path in self._by_fact:
            return str(self._by_fact[path])
        return next((name for prefix, name in self._covers if path.startswith(prefix)), "")

    def value_of(self, column: Mapping[str, Any], text: str) -> Any:
        """A cell as a value of its kind. What has not the form of its kind stays text: RegKit says what it expected."""
        kind = column.get("kind")
        if kind == "flag":
            return self._flags.get(text, text)
        if kind == "number" and NUMBER.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        return text

    def own_reason(
        self, rule: str, column: str = "", found: str = "", expected: str = "", effect: str = "blocks"
    ) -> Reason:
        """A reason of the import's own, which no law gives."""
        return Reason(effect, column, found, expected, rule, "", self._messages[rule])


def place(inputs: dict[str, Any], path: str, value: Any) -> None:
    """Put a value where a path such as `licences[0].nie` says."""
    node = inputs
    *groups, last = path.split(".")
    for group in groups:
        if group.endswith("[0]"):
            node = node.setdefault(group.removesuffix("[0]"), [{}])[0]
        else:
            node = node.setdefault(group, {})
    if last.endswith("[0]"):
        node[last.removesuffix("[0]")] = [value]
    else:
        node[last] = value


class Import:
    """An import under way. What it holds of the file is one row, and the values of the columns that must not repeat."""

    def __init__(self, columns: Columns, session: regkit.Session, rejects: Any):
        self._columns = columns
        self._session = session
        self._rejects = csv.writer(rejects, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self._rejects.writerow(
            ["row", "sku", "outcome", "effect", "column", "found", "expected", "rule", "law", "reason"]
        )
        self._seen: dict[str, dict[str, int]] = collections.defaultdict(dict)
        self.outcomes: collections.Counter[regkit.Outcome] = collections.Counter()
        self.warned = 0
        self.refusals: collections.Counter[str] = collections.Counter()
        self.asking = 0.0  # the seconds spent in RegKit

    def read(self, header: Sequence[str], rows: Any) -> int:
        """Judge all rows, and say how many there are. Rows count as spreadsheets do, the header being 1."""
        for name in header:
            if name not in self._columns.by_name:
                print(f"import_products: column {name} is not read", file=sys.stderr)
        number = 1
        for cells in rows:
            if not cells:  # an empty line
                continue
            number += 1
            self._judge_row(number, header, cells)
        return number - 1

    def _judge_row(self, row: int, header: Sequence[str], cells: Sequence[str]) -> None:
        inputs: dict[str, Any] = {}
        texts: dict[str, str] = {}
        reasons: list[Reason] = []
        outcome = regkit.Outcome.REFUSED
        if len(cells) != len(header):
            reasons.append(self._columns.own_reason("IMPORT.CELLS", found=str(len(cells)), expected=str(len(header))))
        else:
            for name, cell in zip(header, cells):
                column = self._columns.by_name.get(name)
                if column is None or not cell:
                    continue
                text, is_text = cell_text(cell)
                texts[name] = text
                if not is_text:
                    reasons.append(self._columns.own_reason("IMPORT.ENCODING", name, text, "UTF-8"))
                    continue
                if column.get("unique"):
                    earlier = self._seen[name].setdefault(text, row)
                    if earlier != row:
                        reasons.append(self._columns.own_reason("IMPORT.DUPLICATE", name, text, f"≠ {earlier}"))
                if "fact" in column:
                    place(inputs, column["fact"], self._columns.value_of(column, text))
            has_own = bool(reasons)
            outcome = self._ask(inputs, texts, reasons)
            if has_own:
                outcome = regkit.Outcome.REFUSED
        self.outcomes[outcome] += 1
        if outcome is regkit.Outcome.ALLOWED and reasons:
            self.warned += 1
        for reason in reasons:
            self._rejects.writerow(
                [
                    row,
                    texts.get("sku", ""),
                    outcome.name.lower(),
                    reason.effect,
                    reason.column,
                    reason.found,
                    reason.expected,
                    reason.rule,
                    reason.law,
                    reason.words,
                ]
            )
            if reason.effect == "blocks":
                self.refusals[reason.rule] += 1

    def _ask(self, inputs: dict[str, Any], texts: dict[str, str], reasons: list[Reason]) -> regkit.Outcome:
        """Ask RegKit about a row and add its reasons."""
        start = time.perf_counter()
        try:
            verdict = self._session.assess("dossier", inputs)
            sections = verdict.answer["sections"]
        except regkit.QuestionError as error:
            # Cells that are no day, number or word of the vocabulary.
            for problem in error.problems:
                column = self._columns.column_of(problem.path)
                reasons.append(
                    Reason(
                        "blocks",
                        column,
                        texts.get(column, ""),
                        problem.expected or "",
                        problem.code,
                        "",
                        problem.message,
                    )
                )
            return regkit.Outcome.REFUSED
        finally:
            self.asking += time.perf_counter() - start
        # What refuses and warns, and of what is left open the missing facts, or else what was seen.
        for section in sections:
            before = len(reasons)
            missing = section.get("missing_facts", ())
            is_open = section["outcome"] == "undetermined" and not section.get("out_of_scope", False)
            for finding in section["findings"]:
                is_seen = is_open and not missing and finding["effect"] == "informs"
                if finding["effect"] in ("blocks", "warns") or is_seen:
                    reasons.append(self._reason(finding["effect"], finding.get("subject", ""), finding))
            for fact in missing:
                reasons.append(self._reason("missing", fact["fact"], fact))
            if is_open and len(reasons) == before:
                reasons.append(self._columns.own_reason("IMPORT.UNANSWERED", found=section["topic"], effect="missing"))
        if not sections:
            reasons.append(self._columns.own_reason("IMPORT.UNANSWERED", effect="missing"))
        return verdict.outcome

    def _reason(self, effect: str, subject: str, finding: Mapping[str, Any]) -> Reason:
        return Reason(
            effect,
            self._columns.column_of(subject),
            finding.get("found", ""),
            finding.get("expected", ""),
            finding.get("rule", ""),
            finding.get("citation", ""),
            finding.get("message", ""),
        )

    def print_totals(self) -> None:
        """How many rows went which way, and which rules refused how often."""
        count = self.outcomes
        print(
            f"{sum(count.values())} rows: {count[regkit.Outcome.ALLOWED]} allowed ({self.warned} with a warning), "
            f"{count[regkit.Outcome.REFUSED]} refused, {count[regkit.Outcome.UNDETERMINED]} undetermined"
        )
        for rule, times in sorted(self.refusals.items(), key=lambda item: (-item[1], item[0])):
            print(f"{times:6}  {rule}")


def cell_text(cell: str) -> tuple[str, bool]:
    """The text of a cell, and whether it is UTF-8 without NUL; what is not is read as Latin-1, to be shown."""
    # Bytes that are no UTF-8 came in as lone surrogates, which is not much of a price for all the cells that are good.
    try:
        cell.encode()
        if "\0" not in cell:
            return cell, True
    except UnicodeEncodeError:
        pass
    return cell.encode(errors="surrogateescape").decode("latin-1").replace("\0", ""), False


def main() -> int:
    parser = argparse.ArgumentParser(description="Judge a product master by the rules of BPOM.")
    parser.add_argument("--language", choices=("id", "en"), default="en")
    parser.add_argument("--edition")
    parser.add_argument("--as-of", type=datetime.date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("columns")
    parser.add_argument("products")
    parser.add_argument("rejects")
    arguments = parser.parse_args()
    with open(arguments.columns, encoding="utf-8") as file:
        columns = Columns(json.load(file), arguments.language)
    with (
        regkit.Session(as_of=arguments.as_of, edition=arguments.edition, language=arguments.language) as session,
        open(arguments.products, encoding="utf-8-sig", errors="surrogateescape", newline="") as products,
        open(arguments.rejects, "w", encoding="utf-8", newline="") as rejects,
    ):
        csv.field_size_limit(sys.maxsize)
        rows = csv.reader(products, strict=True)
        start = time.perf_counter()
        run = Import(columns, session, rejects)
        try:
            header = next(rows, [])
            count = run.read(header, rows)
        except (csv.Error, regkit.Error) as error:
            print(f"import_products: line {rows.line_num}: {error}", file=sys.stderr)
            return 2
        seconds = time.perf_counter() - start
    run.print_totals()
    share = 100 * run.asking / seconds
    print(f"import_products: {count / seconds:.0f} rows a second, {share:.0f} % of the time in RegKit", file=sys.stderr)
    if run.outcomes[regkit.Outcome.REFUSED]:
        return 1
    return 3 if run.outcomes[regkit.Outcome.UNDETERMINED] else 0


if __name__ == "__main__":
    sys.exit(main())
