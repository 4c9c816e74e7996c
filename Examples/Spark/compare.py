#!/usr/bin/env python3
"""Judges the scans again in this one process, with pyarrow and without Spark, and compares every row with the job's.

    python3 compare.py SCANS OUTPUT --regkit regkit-….whl

Ends with 1 when a row differs, is missing, or is there twice. Day and edition are those that OUTPUT says.
"""

import argparse
import json
import shutil
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from scan_judge import Judging


def rows_of(folder: Path) -> ds.Dataset:
    return ds.dataset(folder, format="parquet", exclude_invalid_files=True)


def judged_here(scans: Path, wheel: Path, table: Path | None, judging: Judging) -> tuple[pa.Table, dict]:
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(Path(folder) / "regkit")
        if table:
            shutil.copy(table, folder)
        rows = pa.Table.from_batches(judging.judge(rows_of(scans).to_batches(), folder))
        for name, words in judging.words(folder).items():
            place = rows.column_names.index(name)
            rows = rows.set_column(place, name, pa.array(words, pa.string()).take(rows[name]))
        return rows, judging.identity(folder)._asdict()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("scans", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--regkit", type=Path, required=True, metavar="WHEEL")
    arguments.add_argument("--table", type=Path)
    options = arguments.parse_args()

    said = json.loads((options.output / "judged_by.json").read_text())
    table = options.table.name if options.table else None
    judging = Judging(date.fromisoformat(said.pop("as_of")), said["edition"], table)
    expected, identity = judged_here(options.scans, options.regkit, options.table, judging)
    found = rows_of(options.output / "scans").to_table().cast(expected.schema)
    expected, found = (table.sort_by("scan_id").combine_chunks() for table in (expected, found))
    if said != identity:
        sys.exit(f"compare: the job judged with {said}, this process with {identity}")
    if found.num_rows != expected.num_rows:
        sys.exit(f"compare: {found.num_rows} rows of the job, {expected.num_rows} of this process")
    different = [name for name in expected.column_names if found[name] != expected[name]]
    if different:
        sys.exit(f"compare: the columns {', '.join(different)} differ")
    print(f"compared with one process of pyarrow: {found.num_rows} rows, 0 differ")


if __name__ == "__main__":
    main()
