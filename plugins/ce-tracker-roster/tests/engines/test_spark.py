"""Spark: the same report from a cluster of two executors, of which nothing comes to the driver unless it is asked for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from rosters import ON, Frames, Holder, expected, expected_requirements, frames, people

from ce_tracker import Registry, installed
from ce_tracker_roster import RosterError, RosterReport, audit_roster
from ce_tracker_roster.ingest import ColumnError

pytest.importorskip("pyspark", reason="PySpark is not installed; make test-spark installs it")

pytestmark = [
    pytest.mark.spark,
    # PySpark says so whenever it meets pandas 3, which nothing here uses.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # Its gateway leaves sockets to the collector.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning"),
]

SMALL = 60
"""So few rows a group that many groups are cut."""
_PATIENCE = 600
_EXAMPLE = Path(__file__).parents[4] / "examples" / "roster_spark.py"


@pytest.fixture(scope="module")
def given(spark: Any) -> Callable[[Frames], list[Any]]:
    """A roster as frames of Spark, each in three partitions."""
    return lambda roster: [spark.createDataFrame(frame.to_arrow()).repartition(3) for frame in roster]


@pytest.fixture(scope="module")
def holders() -> list[Holder]:
    return people(23, each=2)


@pytest.fixture(scope="module")
def report(holders: list[Holder], given: Callable[[Frames], list[Any]]) -> RosterReport:
    found = audit_roster(*given(frames(holders)), on=ON, also=["requirements", "credits"], rows_per_group=SMALL)
    found.everything.persist()
    return found


@pytest.fixture(scope="module")
def licences(report: RosterReport) -> list[dict[str, Any]]:
    return told(report.licences)


def told(frame: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pl.DataFrame(pl.from_arrow(frame.toArrow())).to_dicts()
    return rows


def by_licence(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        row["licence"]: {name: value for name, value in row.items() if name not in ("set_aside", "by")} for row in rows
    }


def test_the_cluster_has_two_executors(spark: Any) -> None:
    at_work = spark.sparkContext.range(200, numSlices=20).map(lambda _: os.getppid()).distinct().count()
    assert at_work == 2


def test_the_call_computes_nothing(spark: Any, holders: list[Holder], given: Callable[[Frames], list[Any]]) -> None:
    roster = given(frames(holders[:20]))
    spark.sparkContext.setJobGroup("the call", "")
    audit_roster(*roster, on=ON)
    assert list(spark.sparkContext.statusTracker().getJobIdsForGroup("the call")) == []


def test_asking_for_rows_computes(spark: Any, holders: list[Holder], given: Callable[[Frames], list[Any]]) -> None:
    roster = given(frames(holders[:20]))
    spark.sparkContext.setJobGroup("the rows", "")
    audit_roster(*roster, on=ON).licences.count()
    assert list(spark.sparkContext.statusTracker().getJobIdsForGroup("the rows")) != []


def test_the_report_on_licences_is_the_audit_of_each(licences: list[dict[str, Any]], holders: list[Holder]) -> None:
    assert by_licence(licences) == expected(holders)


def test_every_licence_is_told_once(licences: list[dict[str, Any]], holders: list[Holder]) -> None:
    assert sorted(row["licence"] for row in licences) == sorted(one.key for one in holders)


def test_the_report_on_requirements_is_the_audit_of_each(report: RosterReport, holders: list[Holder]) -> None:
    rows = [tuple(row.values()) for row in told(report.requirements)]
    assert sorted(rows, key=str) == expected_requirements(holders)


def test_the_report_on_credits_has_a_row_for_each(report: RosterReport, holders: list[Holder]) -> None:
    titles = [(row["licence"], row["title"]) for row in told(report.credits)]
    assert sorted(titles) == sorted((one.key, credit.title) for one in holders for credit in one.therapist.credits)


def test_rows_of_spark_have_no_place(report: RosterReport) -> None:
    assert {row["row"] for row in told(report.credits)} == {None}


def test_days_are_days(report: RosterReport) -> None:
    assert dict(report.licences.dtypes)["due"] == "date"


def with_faults(roster: Frames) -> Frames:
    """The roster with licences that are there twice, numbers of two licences, credits of nobody, and hours that may be CEU."""
    first = roster.licences.head(12)
    other = {"credential": pl.lit("LMT"), "jurisdiction": pl.lit("US-FL"), "number": pl.lit("4711")}
    numbered = first.tail(4).with_columns(**other, licence=pl.format("shared-{}", pl.col("licence")))
    licences = [
        roster.licences,
        first.head(2),
        first[2:4].with_columns(issued=pl.col("issued").dt.offset_by("-1d"), born=None),
        first[4:6].with_columns(licence=pl.lit("")),
        numbered,
    ]
    some = roster.credits.head(9)
    mates = roster.credits.unique("licence", keep="first", maintain_order=True)
    course = {name: pl.lit(None, pl.String) for name in ("provider", "course_id", "unit")}
    same = {**course, "title": pl.lit("Cupping"), "subject": pl.lit("technique")}
    credits = [
        roster.credits,
        mates[10:14].with_columns(**same, hours=pl.Series([0.6, 6.0, 1.0, 10.0])),
        mates[14:15].with_columns(**{**same, "title": pl.lit("Another")}, hours=pl.lit(10.0)),
        some.head(3).with_columns(licence=pl.format("nobody-{}", pl.col("licence"))),
        some[3:6].with_columns(licence=pl.lit(None, pl.String)),
        some[6:].with_columns(subject=pl.lit("no such subject")),
    ]
    return Frames(pl.concat(licences), pl.concat(credits), roster.documents)


def by_people(roster: Frames) -> Frames:
    """The roster with two licences a person: some credits name the person, others the number, others the licence."""
    keys = roster.licences["licence"].sort().unique(maintain_order=True)
    person = {key: f"person {place // 2}" for place, key in enumerate(keys)}
    number = {key: f"N {place}" for place, key in enumerate(keys)}
    licences = roster.licences.with_columns(
        therapist=pl.col("licence").replace_strict(person), number=pl.col("licence").replace_strict(number)
    )
    which = pl.int_range(pl.len()) % 3
    of = pl.col("licence")
    credits = roster.credits.with_columns(
        licence=pl.when(which == 0).then(of),
        therapist=pl.when(which == 1).then(of.replace_strict(person)),
        jurisdiction=of.str.slice(0, 5),
        number=pl.when(which == 2).then(of.replace_strict(number)),
    )
    return Frames(licences, credits, roster.documents)


@pytest.fixture(scope="module", params=[with_faults, by_people])
def both(
    request: pytest.FixtureRequest, holders: list[Holder], given: Callable[[Frames], list[Any]]
) -> tuple[RosterReport, RosterReport]:
    """What Polars and what Spark tell of a roster that is not so simple. Its rows are in the order of what they say."""
    roster = Frames(*(frame.sort(frame.columns) for frame in request.param(frames(holders[:40]))))
    on_spark = audit_roster(*given(roster), on=ON, rows_per_group=SMALL)
    on_spark.everything.persist()
    return audit_roster(*roster, on=ON), on_spark


def test_spark_tells_of_licences_what_polars_tells(both: tuple[RosterReport, RosterReport]) -> None:
    of_polars, of_spark = both
    assert sorted(told(of_spark.licences), key=str) == sorted(of_polars.licences.to_dicts(), key=str)


def test_spark_sets_aside_what_polars_sets_aside(both: tuple[RosterReport, RosterReport]) -> None:
    of_polars, of_spark = both
    assert refused(told(of_spark.rejects)) == refused(of_polars.rejects.to_dicts())


def refused(rejects: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The rejects without place, and without the fix, which may name the nearest of the keys that are at hand."""
    return sorted((row["file"], row["column"], row["value"], row["reason"], row["as_it_came"]) for row in rejects)


def test_the_faults_are_in_every_frame(holders: list[Holder]) -> None:
    rejects = audit_roster(*with_faults(frames(holders[:40])), on=ON).rejects
    assert set(rejects["file"]) == {"licences", "credits", "documents"}


def test_among_the_faults_are_hours_that_may_be_ceu(holders: list[Holder]) -> None:
    rejects = audit_roster(*with_faults(frames(holders[:40])), on=ON).rejects
    assert rejects.filter(pl.col("column") == "hours")["value"].sort().to_list() == ["0.6", "1.0"]


def test_executors_make_the_registry_that_is_given(holders: list[Holder], given: Callable[[Frames], list[Any]]) -> None:
    def without_rules() -> Registry:
        return Registry(installed=False)

    found = audit_roster(*given(frames(holders[:10])), on=ON, registry=without_rules)
    assert found.licences.count() == 0


def test_a_registry_that_is_made_already_is_refused(
    holders: list[Holder], given: Callable[[Frames], list[Any]]
) -> None:
    with pytest.raises(RosterError, match="on Spark each executor makes its registry: give the function that makes it"):
        audit_roster(*given(frames(holders[:2])), on=ON, registry=installed())


def test_a_column_that_is_missing_is_told_by_the_call(
    holders: list[Holder], given: Callable[[Frames], list[Any]]
) -> None:
    licences, credits, _ = given(frames(holders[:2]))
    with pytest.raises(ColumnError, match="no column 'completed'"):
        audit_roster(licences, credits.drop("completed"), on=ON)


def test_what_is_persisted_is_judged_once(
    holders: list[Holder], given: Callable[[Frames], list[Any]], tmp_path: Path
) -> None:
    def noted() -> Registry:
        with (tmp_path / "made").open("a") as notes:
            notes.write(".")
        return installed()

    found = audit_roster(*given(frames(holders[:10])), on=ON, registry=noted)
    found.everything.persist()
    found.licences.count()
    made = (tmp_path / "made").stat().st_size
    found.rejects.count()
    found.everything.unpersist()
    assert (tmp_path / "made").stat().st_size == made


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks the executor up in /proc, which is not here")
def test_an_executor_that_is_killed_does_not_change_the_report(
    holders: list[Holder], given: Callable[[Frames], list[Any]], tmp_path: Path
) -> None:
    note, driver = tmp_path / "executor", os.getpid()

    def slow_once() -> Registry:
        """Of all who make it, the first tells the process of its executor, and waits to be killed."""
        if os.getpid() == driver:
            return installed()
        try:
            note.touch(exist_ok=False)
        except FileExistsError:
            return installed()
        daemon = Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2]
        note.write_text(daemon.split()[1])
        time.sleep(_PATIENCE)
        return installed()

    found = audit_roster(*given(frames(holders)), on=ON, registry=slow_once, rows_per_group=SMALL)
    with ThreadPoolExecutor(1) as thread:
        rows = thread.submit(told, found.licences)
        executor = executor_noted(note)
        os.kill(executor, signal.SIGKILL)
        assert by_licence(rows.result(_PATIENCE)) == expected(holders)


def executor_noted(note: Path) -> int:
    """The process of the executor that waits to be killed, and of nothing else."""
    until = time.monotonic() + _PATIENCE
    while not (note.exists() and note.read_text()):
        assert time.monotonic() < until, "no executor has begun"
        time.sleep(0.1)
    executor = int(note.read_text())
    assert b"CoarseGrainedExecutorBackend" in Path(f"/proc/{executor}/cmdline").read_bytes()
    return executor


@pytest.fixture(scope="module")
def example(holders: list[Holder], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where the example wrote its report, and what it printed."""
    folder = tmp_path_factory.mktemp("example")
    roster = frames(holders[:30])
    roster.licences.write_parquet(folder / "licences.parquet")
    roster.credits.write_parquet(folder / "credits.parquet")
    command = [sys.executable, str(_EXAMPLE), "licences.parquet", "credits.parquet", "report", str(ON)]
    there = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false "
        "--conf spark.sql.shuffle.partitions=4 pyspark-shell",
    }
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **there}, capture_output=True, text=True, check=True, timeout=_PATIENCE
    )
    return folder / "report", done.stdout


def test_the_example_writes_a_row_for_each_licence(example: tuple[Path, str]) -> None:
    folder, _ = example
    assert pl.read_parquet(folder / "licences" / "*.parquet").height == 30


def test_the_example_writes_what_could_not_be_read(example: tuple[Path, str]) -> None:
    folder, _ = example
    assert pl.read_parquet(folder / "rejects" / "*.parquet").height == 0


def test_the_example_tells_who_is_short(example: tuple[Path, str]) -> None:
    _, printed = example
    assert "lacking" in printed
