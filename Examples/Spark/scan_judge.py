"""What a worker does: it judges batches of scans with the RegKit that the job ships, and says which one that is.

Nothing here needs Spark but the places of the shipped files, so that one process with pyarrow alone can do the same.
"""

import functools
import hashlib
import json
import os
import sys
from datetime import date
from typing import Any, Iterator, NamedTuple, Optional

import pyarrow as pa

# What is known of a scan before it is judged, and after: Spark takes no dictionaries from Arrow, so the words of an answer
# leave the worker as their numbers, and are put in where the rows are, which is quicker than sending text.
SCANS = "scan_id bigint, facility string, scanned_at timestamp_ntz, message string"
JUDGED = (
    "scan_id bigint, facility string, scanned_at timestamp_ntz, nie string, gtin string, batch string, expiry date, "
    "serial string, outcome int, rule int, citation int, error int, fault int, warnings int"
)
KEPT = ("scan_id", "facility", "scanned_at")
FIELDS = ("nie", "gtin", "batch", "expiry", "serial")
IN_WORDS = ("outcome", "rule", "citation", "error", "fault")
FOUND = (*FIELDS, *IN_WORDS, "warnings")


class Identity(NamedTuple):
    """What decides on an answer beside the scan: equal identities give equal answers."""

    version: str
    library: str  # SHA-256 of libregkit.so
    tables: str  # SHA-256 of the rules
    words: str  # SHA-256 of the words that numbers in answers stand for
    edition: Optional[str]  # None where none is in force on the day

    def __str__(self) -> str:
        digests = f"library {self.library[:12]}, tables {self.tables[:12]}, words {self.words[:12]}"
        return f"RegKit {self.version}, {digests}, edition {self.edition}"


class Worker(NamedTuple):
    """One Python process that judged scans: where it ran, in which folder, and with what."""

    host: str
    folder: str
    identity: Identity


class Judging(NamedTuple):
    """How to judge. An edition of None is the one in force on the day."""

    as_of: date
    edition: Optional[str] = None
    table: Optional[str] = None  # the name of a shipped rule table that is added to those of the library

    def judge(self, batches: Iterator[pa.RecordBatch], folder: str) -> Iterator[pa.RecordBatch]:
        """What RegKit says of each scan, batch by batch, with the numbers of words; `folder` is where the wheel was
        unpacked and the table lies."""
        regkit = shipped_regkit(folder)
        rules = self.rules(folder)
        for batch in batches:
            found = regkit.arrow.assess(
                batch["message"],
                rules=rules,
                edition=self.edition,
                as_of=self.as_of,
                fields=FIELDS,
            )
            columns = [batch[name] for name in KEPT]
            columns += [found.field(name).indices if name in IN_WORDS else found.field(name) for name in FOUND]
            yield pa.RecordBatch.from_arrays(columns, names=[*KEPT, *FOUND])

    def words(self, folder: str) -> dict[str, list[str]]:
        """The words that the numbers of a column stand for, which are the same wherever the tables are."""
        nothing = shipped_regkit(folder).arrow.assess(pa.array([], pa.string()), rules=self.rules(folder))
        return {name: nothing.field(name).dictionary.to_pylist() for name in IN_WORDS}

    def identity(self, folder: str) -> Identity:
        return identity(folder, self)

    def rules(self, folder: str) -> Any:
        return opened_rules(folder, self.table)


@functools.cache
def shipped_regkit(folder: str) -> Any:
    """RegKit out of the shipped wheel, whatever may be installed on this machine."""
    wheel = os.path.join(folder, "regkit")
    sys.path.insert(0, wheel)
    import regkit.arrow

    if not os.path.realpath(regkit.__file__).startswith(os.path.realpath(wheel) + os.sep):
        raise RuntimeError(f"another RegKit was loaded before the shipped one: {regkit.__file__}")
    return regkit


@functools.cache
def opened_rules(folder: str, table: Optional[str]) -> Any:
    tables = [os.path.join(folder, table)] if table else []
    return shipped_regkit(folder).Rules(*tables)


@functools.cache
def identity(folder: str, judging: Judging) -> Identity:
    regkit = shipped_regkit(folder)
    rules = judging.rules(folder)
    with open(regkit.build_info().path, "rb") as library:
        digest = hashlib.sha256(library.read())
    tables = hashlib.sha256(json.dumps(rules.describe(), sort_keys=True, default=dict).encode())
    if judging.table:
        with open(os.path.join(folder, judging.table), "rb") as table:
            tables.update(table.read())
    edition = regkit.arrow.edition(rules=rules, edition=judging.edition, as_of=judging.as_of)
    words = hashlib.sha256(json.dumps(judging.words(folder)).encode())
    return Identity(regkit.version(), digest.hexdigest(), tables.hexdigest(), words.hexdigest(), edition)
