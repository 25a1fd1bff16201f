"""What a roster costs on Spark: a cluster of two executors on this machine, and licences twice as many each time.

    python -m bench.roster_spark                        the figures
    python -m bench.roster_spark --sizes 2000,4000      the same with other sizes

Needs PySpark and Java 17 (`make test-spark` installs the one); without, it says so and measures nothing. The roster is the
invented one of `bench.national`. A figure is the time for one size by that for half of it: two is linear, and less is what
every job costs however few its rows are.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import polars as pl
from bench import national
from bench.measure import Figure, show

from ce_tracker_roster import audit_roster

SIZES = (25_000, 50_000, 100_000, 200_000)

_ROUNDS = 3
_LINEAR = 2.2


def session() -> Any:
    """Two executors of one core each, processes of their own; all that listens does so on the loopback."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  # only where it is installed

    os.environ.update(SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_HOSTNAME="127.0.0.1", PYSPARK_PYTHON=sys.executable)
    settings: dict[str, Any] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.POLARS_MAX_THREADS": "1",
    }
    return SparkSession.builder.master("local-cluster[2,1,1024]").config(map=settings).getOrCreate()


def seconds(spark: Any, paths: Sequence[Path]) -> float:
    """From Parquet to the whole report, of which Spark computes every row and keeps none."""
    licences, credits = (spark.read.parquet(str(path)) for path in paths)
    begun = perf_counter()
    report = audit_roster(licences, credits, on=national.ON).licences
    report.write.format("noop").mode("overwrite").save()
    return perf_counter() - begun


def differences(spark: Any, paths: Sequence[Path]) -> int:
    """In how many rows the report differs from that on Polars; how a licence was judged is not compared."""
    frames = [pl.read_parquet(path) for path in paths]
    on_polars = audit_roster(*frames, on=national.ON).licences
    report = audit_roster(*(spark.read.parquet(str(path)) for path in paths), on=national.ON).licences
    on_spark = pl.DataFrame(pl.from_arrow(report.toArrow()))
    one, other = (frame.drop("set_aside", "by").sort("licence") for frame in (on_polars, on_spark))
    return one.height if one.height != other.height else len(set(one.iter_rows()) - set(other.iter_rows()))


def figures(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    spark = session()
    with TemporaryDirectory() as folder:
        half, before = 0, 0.0
        for size in sizes:
            (Path(folder) / str(size)).mkdir()
            paths = national.write(Path(folder) / str(size), size)
            if not half:
                yield Figure("licences of which Spark and Polars tell otherwise", differences(spark, paths), 0, unit="")
            taken = median(seconds(spark, paths) for _ in range(_ROUNDS))
            if half:
                note = f"{taken:.1f} s / {before:.1f} s; {size / taken:,.0f} licences a second"
                yield Figure(f"{size:,} licences on two executors / {half:,}", taken / before, _LINEAR, note=note)
            half, before = size, taken
    spark.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    if find_spec("pyspark") is None:
        print("PySpark is not installed (make test-spark installs it): nothing is measured")
    else:
        show(figures([int(size) for size in parser.parse_args().sizes.split(",")]))
