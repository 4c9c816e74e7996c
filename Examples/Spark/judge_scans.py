#!/usr/bin/env python3
"""A Spark job that judges a data set of scans by the rules of a day, and counts the outcomes of each facility.

    spark-submit --py-files scan_judge.py judge_scans.py SCANS OUTPUT --regkit regkit-….whl --as-of 2026-11-21

SCANS is a folder or URI of Parquet files with scan_id, facility, scanned_at and message. OUTPUT gets `scans`, a row for
each scan with what the code says, the outcome, and the rule and provision that decided; `facilities`, the counts; and
`judged_by.json`. It is a local path, or a file: URI of one, in a folder that the driver and all workers share; one that
holds something already is refused before anything is judged. The workers need pyarrow and no RegKit: the wheel is
shipped to them. OUTPUT appears only when the job is done and every worker judged with the same library, tables, words and
edition.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from socket import gethostname
from typing import Iterator
from urllib.parse import unquote, urlsplit

import pyarrow as pa
from pyspark import Accumulator, AccumulatorParam, SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from scan_judge import JUDGED, SCANS, Identity, Judging, Worker


class Workers(AccumulatorParam):
    """The workers that judged anything. Spark counts each task that succeeded, however often it was tried."""

    def zero(self, value: frozenset) -> frozenset:
        return frozenset()

    def addInPlace(self, one: frozenset, other: frozenset) -> frozenset:
        return one | other


def judged(scans: DataFrame, judging: Judging, words: dict[str, list[str]], workers: Accumulator) -> DataFrame:
    """A row for each scan. Nothing runs before an action does."""

    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        folder = shipped_folder()
        workers.add(frozenset([Worker(gethostname(), folder, judging.identity(folder))]))
        return judging.judge(batches, folder)

    return with_words(scans.mapInArrow(judge, JUDGED), words)


def shipped_folder() -> str:
    """Where a worker has what was shipped to it."""
    return str(Path(SparkFiles.getRootDirectory()).resolve())


def worker_words(spark: SparkSession, judging: Judging, workers: Accumulator) -> dict[str, list[str]]:
    """The words of answers as one worker has them, who is one of the workers that have to agree."""

    def words(_: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        folder = shipped_folder()
        workers.add(frozenset([Worker(gethostname(), folder, judging.identity(folder))]))
        found = judging.words(folder)
        texts = pa.array(found.values(), pa.list_(pa.string()))
        yield pa.RecordBatch.from_arrays([pa.array(found), texts], names=["name", "words"])

    # As the scans will be judged, so that the same Python process does both.
    return dict(spark.range(0, 1, 1, 1).mapInArrow(words, "name string, words array<string>").collect())


def with_words(rows: DataFrame, words: dict[str, list[str]]) -> DataFrame:
    """The rows with the words that their numbers stand for."""
    return rows.withColumns({name: F.get(F.lit(some).cast("array<string>"), name) for name, some in words.items()})


def agreed_identity(workers: frozenset) -> Identity:
    """What all workers judged with. Ends the job when they did not judge with the same."""
    by_identity = defaultdict(list)
    for worker in sorted(workers):
        by_identity[worker.identity].append(f"    {worker.host}:{worker.folder}")
    if len(by_identity) == 1:
        return next(iter(by_identity))
    if not by_identity:
        sys.exit("judge_scans: there are no scans")
    lines = [f"judge_scans: the workers judged with {len(by_identity)} different things, and nothing was written:"]
    for identity, places in by_identity.items():
        lines += [f"  {identity}", *places]
    sys.exit("\n".join(lines))


def ship(spark: SparkSession, wheel: Path, table: Path | None) -> None:
    """Sends every worker the wheel, which Spark unpacks into a folder `regkit`, and the table."""
    archive = Path(tempfile.mkdtemp()) / "regkit.zip"  # Spark unpacks by the name's end
    shutil.copyfile(wheel, archive)
    spark.sparkContext.addArchive(f"{archive}#regkit")
    if table:
        spark.sparkContext.addFile(str(table.resolve()))


def by_facility(scans: DataFrame, as_of: date) -> DataFrame:
    def count_if(condition):
        return F.count(F.when(condition, True))

    outcome = F.col("outcome")
    return (
        scans.groupBy("facility")
        .agg(
            F.count("*").alias("scans"),
            count_if(outcome.isNull()).alias("unread"),
            count_if(outcome == "allowed").alias("allowed"),
            count_if(outcome == "refused").alias("refused"),
            count_if(outcome == "undetermined").alias("undetermined"),
            count_if((outcome == "allowed") & (F.col("expiry") < F.lit(as_of))).alias("expired"),
            F.mode(F.when(outcome == "refused", F.coalesce("citation", "fault")), deterministic=True).alias(
                "most_refused_by"
            ),
        )
        .orderBy("facility")
    )


def output_folder(given: str) -> Path:
    """OUTPUT as an absolute path. Refuses what is not local, and what holds something already."""
    uri = urlsplit(given)
    if uri.scheme not in ("", "file") or (uri.scheme and uri.netloc not in ("", "localhost")):
        raise argparse.ArgumentTypeError(f"{given}: expected a local path or a file: URI")
    try:
        folder = Path(unquote(uri.path) if uri.scheme else given).resolve()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise argparse.ArgumentTypeError(f"{folder}: exists and is not an empty folder")
    except OSError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return folder


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("scans")
    arguments.add_argument("output", type=output_folder)
    arguments.add_argument("--regkit", type=Path, required=True, metavar="WHEEL")
    arguments.add_argument("--as-of", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    arguments.add_argument("--edition", help="judge by this edition, whatever is in force on the day")
    arguments.add_argument("--table", type=Path, help="add this rule table to those of the library")
    options = arguments.parse_args()

    spark = SparkSession.builder.appName("regkit: judge scans").getOrCreate()
    try:
        run(spark, options)
    finally:
        spark.stop()


def run(spark: SparkSession, options: argparse.Namespace) -> None:
    ship(spark, options.regkit, options.table)
    judging = Judging(options.as_of, options.edition, options.table.name if options.table else None)
    workers = spark.sparkContext.accumulator(frozenset(), Workers())
    scans = spark.read.schema(SCANS).parquet(options.scans)

    partial = options.output.with_name(f"{options.output.name}.partial")
    # With the scheme, for a cluster may have another file system for paths without one.
    words = worker_words(spark, judging, workers)
    judged(scans, judging, words, workers).write.mode("overwrite").parquet(f"file://{partial}/scans")
    try:
        identity = agreed_identity(workers.value)
    except SystemExit:
        shutil.rmtree(partial)
        raise
    facilities = by_facility(spark.read.parquet(f"file://{partial}/scans"), options.as_of)
    facilities.write.mode("overwrite").parquet(f"file://{partial}/facilities")
    told = {**identity._asdict(), "as_of": str(options.as_of)}
    (partial / "judged_by.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    partial.rename(options.output)

    spark.read.parquet(f"file://{options.output}/facilities").orderBy("facility").show(100, truncate=False)
    print(f"{len(workers.value)} workers, each with {identity}")


if __name__ == "__main__":
    main()
