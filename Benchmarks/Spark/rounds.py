"""One cluster's rounds of the benchmark: the same scans read, passed through Python, and judged, in turn.

Run by Benchmarks/spark through Examples/Spark/submit; prints a line of JSON for each measure of each round.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Callable, Iterator

import pyarrow as pa
from judge_scans import Workers, ship, shipped_folder, with_words, worker_words
from pyspark import Accumulator
from pyspark.sql import DataFrame, SparkSession
from scan_judge import JUDGED, SCANS, Judging


def passed(scans: DataFrame) -> DataFrame:
    """Every row to a Python worker and back."""

    def same(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from batches

    return scans.mapInArrow(same, SCANS)


def judged(
    scans: DataFrame, judging: Judging, words: dict[str, list[str]], in_regkit: Accumulator
) -> DataFrame:
    """What the job does, with the CPU time of the thread inside Judging.judge added up."""

    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        folder = shipped_folder()
        judging.identity(folder)
        for batch in batches:
            begun = time.thread_time()
            rows = next(judging.judge(iter([batch]), folder))
            in_regkit.add(time.thread_time() - begun)
            yield rows

    return with_words(scans.mapInArrow(judge, JUDGED), words)


def run(spark: SparkSession, name: str, rows: DataFrame) -> dict:
    """Runs it with nothing done with the rows: seconds on the wall, and CPU seconds of the executors' JVMs."""
    context = spark.sparkContext
    context.setJobGroup(f"{name} {time.monotonic_ns()}", name)
    group = context.getLocalProperty("spark.jobGroup.id")
    begun = time.monotonic()
    rows.write.format("noop").mode("overwrite").save()
    wall = time.monotonic() - begun
    status = context.statusTracker()
    stages = [stage for job in status.getJobIdsForGroup(group) for stage in status.getJobInfo(job).stageIds]
    store = context._jsc.sc().statusStore()
    return {
        "measure": name,
        "wall": wall,
        "cpu": sum(store.lastStageAttempt(stage).executorCpuTime() for stage in stages) / 1e9,
    }


def main() -> None:
    scans_folder, wheel, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    spark = SparkSession.builder.appName("regkit: benchmark").getOrCreate()
    try:
        ship(spark, wheel, None)
        in_regkit = spark.sparkContext.accumulator(0.0)
        judging = Judging(date(2026, 11, 21))
        words = worker_words(spark, judging, spark.sparkContext.accumulator(frozenset(), Workers()))
        scans = spark.read.schema(SCANS).parquet(scans_folder)
        measures: list[tuple[str, Callable[[], DataFrame]]] = [
            ("read", lambda: scans),
            ("pass", lambda: passed(scans)),
            ("judge", lambda: judged(scans, judging, words, in_regkit)),
        ]
        for number in range(rounds + 1):
            for name, rows in measures:
                before = in_regkit.value
                measure = run(spark, name, rows())
                if number > 0:  # the first round warms the JVMs and the page cache
                    print(json.dumps(measure | {"regkit": in_regkit.value - before}), flush=True)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
