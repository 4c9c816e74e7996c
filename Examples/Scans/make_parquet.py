#!/usr/bin/env python3
"""Writes scans as a data set of Parquet files in a folder for each day. The same seed gives the same rows.

    python3 make_parquet.py FOLDER --rows 100000 --files 16 --seed 7
"""

import argparse
import functools
import sys
from multiprocessing import Pool
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import scans

SCHEMA = pa.schema(
    [("scan_id", pa.int64()), ("facility", pa.string()), ("scanned_at", pa.timestamp("ms")), ("message", pa.string())]
)


def write_file(folder: Path, seed: int, rows: int, part: int) -> None:
    columns = zip(*scans.scans(seed, rows, part))
    table = pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, SCHEMA)], schema=SCHEMA
    )
    day = folder / f"day={table['scanned_at'][0].as_py():%Y-%m-%d}"
    day.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, day / f"part-{part:04}.parquet")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--files", type=int, default=16)
    arguments.add_argument("--seed", type=int, default=2018)
    options = arguments.parse_args()
    if options.folder.exists():
        sys.exit(f"make_parquet: {options.folder} exists")
    write = functools.partial(write_file, options.folder, options.seed, options.rows // options.files)
    with Pool() as pool:
        pool.map(write, range(options.files), chunksize=1)


if __name__ == "__main__":
    main()
