"""What a roster costs: `audit_roster` against queries written by hand for one rule, and against a loop over `audit`.

The roster is the invented one of `bench.national`. It is written once, of the largest size; smaller ones are its first
licences. Each measurement is taken in an interpreter of its own, so that its memory is its own.

    python -m bench.roster                      the figures
    python -m bench.roster --sizes 1000,4000    the same with other sizes; the ratios are of the last but one
    python -m bench.roster --size N --once      one measurement, as JSON
    python -m bench.roster --profile --size N   where the time goes, by function
"""

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import polars as pl
from bench import loop, national, sums
from bench.measure import COMPILED, Figure, in_turns, show

from ce_tracker_roster import audit_roster

SIZES = (10_000, 100_000, 400_000, 1_000_000)

_ROUNDS = 3
_QUICK = 10.0
"""A roster that takes longer (seconds) is judged in one round."""
_LOOPED = 1_000
_COMPARED_EACH = 37
_WIDE = 50_000
"""So many licences are enough that every jurisdiction has those that are compared."""
_LONGEST = 120.0
"""A size that would take longer than this (seconds, by what the size before took) is left out, and a figure says so."""


_QUERIES = {"new_york": sums.NEW_YORK, "florida": sums.FLORIDA}


class Files(NamedTuple):
    """Where a roster lies, and its credits as the queries written by hand read them."""

    licences: Path
    credits: Path
    new_york: Path
    florida: Path
    report: Path
    plain_report: Path

    def frames(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        return pl.read_parquet(self.licences), pl.read_parquet(self.credits)


def files(folder: Path, size: int) -> Files:
    """The files of one size."""
    return Files(*(folder / f"{name}-{size}.parquet" for name in Files._fields))


def prepare(folder: Path, sizes: Sequence[int]) -> None:
    """The files of all sizes: a roster of the largest, and its first licences."""
    licences, credits = national.roster(max(sizes))
    moved = {name: query.moved(credits) for name, query in _QUERIES.items()}
    for size in sizes:
        paths, first = files(folder, size), licences.head(size)
        last = int(credits["licence"].is_in(first["licence"].implode()).sum())
        first.write_parquet(paths.licences)
        credits.head(last).write_parquet(paths.credits)
        for name, frame in moved.items():
            frame.head(last).write_parquet(getattr(paths, name))


# What is measured -----------------------------------------------------------------------------------------------------


def from_files(paths: Files) -> None:
    """A report made of files, as a file."""
    audit_roster(*paths.frames(), on=national.ON).licences.write_parquet(paths.report)


def once(paths: Files) -> dict[str, float]:
    """One roster judged once: how long it took, and the most memory that was in use, all that was read included."""
    licences, credits = paths.frames()
    begun = perf_counter()
    report = audit_roster(licences, credits, on=national.ON).licences
    seconds = perf_counter() - begun
    by_audit = report.filter(pl.col("by") == "audit").select("licence")
    return {
        "licences": licences.height,
        "credits": credits.height,
        "seconds": seconds,
        "exact": by_audit.height / licences.height,
        "gigabytes": _peak(),
    }


def in_files(paths: Files) -> dict[str, float]:
    """The most memory that it takes to make the report of files."""
    from_files(paths)
    return {"gigabytes": _peak()}


def compared(paths: Files) -> dict[str, float]:
    """The median seconds of everything that a ratio is made of."""
    licences, credits = paths.frames()
    moved = {name: pl.read_parquet(getattr(paths, name)) for name in _QUERIES}
    documents = national.documents(licences)
    some = licences.gather_every(max(licences.height // _LOOPED, 1)).head(_LOOPED)
    theirs = credits.join(some.select("licence"), on="licence", how="semi", maintain_order="left")
    made = loop.people(some, theirs)
    fresh: dict[str, loop.People] = {}
    begun = perf_counter()
    report = audit_roster(licences, credits, on=national.ON).licences
    rounds = _ROUNDS if perf_counter() - begun < _QUICK else 1
    by_audit = licences.filter(report["by"] == "audit")
    of_those = credits.join(by_audit.select("licence"), on="licence", how="semi", maintain_order="left")
    found = in_turns(
        rounds,
        roster=lambda: audit_roster(licences, credits, on=national.ON),
        new_york=lambda: sums.NEW_YORK.in_memory(licences, moved["new_york"]),
        florida=lambda: sums.FLORIDA.in_memory(licences, moved["florida"]),
        roster_files=lambda: from_files(paths),
        new_york_files=lambda: sums.NEW_YORK.from_files(paths.licences, paths.new_york, paths.plain_report),
        documents=lambda: audit_roster(licences, credits, documents, on=national.ON),
        exact=lambda: audit_roster(by_audit, of_those, on=national.ON),
        renewed=lambda: fresh.update(people=loop.anew(made)),
        loop=lambda: loop.audited(fresh["people"], national.ON),
        made_and_looped=lambda: loop.audited(loop.people(some, theirs), national.ON),
    )
    return {
        **found,
        "looped": some.height,
        "licences": licences.height,
        "documents_each": documents.height / licences.height,
        "exact_share": by_audit.height / licences.height,
    }


def agreement(paths: Files) -> dict[str, float]:
    """On how many licences, some of every jurisdiction, the roster says what the audit of each says."""
    licences, credits = paths.frames()
    some = licences.filter(pl.int_range(pl.len()).over("jurisdiction") < _COMPARED_EACH)
    theirs = credits.join(some.select("licence"), on="licence", how="semi", maintain_order="left")
    without, of = loop.agreeing(some, theirs, None, national.ON)
    with_documents, _ = loop.agreeing(some, theirs, national.documents(some), national.ON)
    return {"without": without, "with": with_documents, "of": of, "jurisdictions": some["jurisdiction"].n_unique()}


def _peak() -> float:
    """The most memory of this process so far, in GB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / 1e9


_MEASURED = {"once": once, "in-files": in_files, "compared": compared, "agreement": agreement}


# The figures ----------------------------------------------------------------------------------------------------------


def figures(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="roster-") as name:
        folder = Path(name)
        _tell(f"a roster of {max(sizes):,} licences is made")
        _in_a_process("prepare", folder, *sizes)
        wide_enough = next((size for size in sizes if size >= _WIDE), sizes[-1])
        yield from _of_agreement(_in_a_process("agreement", folder, wide_enough))
        taken: dict[int, Any] = {}
        for size in sizes:
            if taken and (expected := size * _per_licence(taken)) > _LONGEST:
                yield Figure(
                    f"Roster: {size:,} licences", 0, unit="s", note=f"left out: some {expected:.0f} s expected"
                )
                continue
            taken[size] = _in_a_process("once", folder, size)
            yield from _of_size(taken, size)
        usual = max(size for size in taken if size < sizes[-1] or len(taken) == 1)
        yield from _ratios(_in_a_process("compared", folder, usual))
        memory = _in_a_process("in-files", folder, usual)["gigabytes"]
        yield Figure(f"Roster: most memory, file to file, {usual:,} licences", memory, 4, unit="GB")


def _per_licence(taken: dict[int, Any]) -> float:
    last = taken[max(taken)]
    return float(last["seconds"] / last["licences"])


def _of_agreement(told: Any) -> Iterator[Figure]:
    for which, name in (("without", "no documents"), ("with", "documents")):
        yield Figure(
            f"Roster: rows equal to what audit says of the licence, {name}",
            told[which] / told["of"],
            1,
            at_least=True,
            unit="",
            note=f"{told[which]} of {told['of']}, {told['jurisdictions']} jurisdictions",
        )


def _of_size(taken: dict[int, Any], size: int) -> Iterator[Figure]:
    told, first = taken[size], taken[min(taken)]
    yield Figure(
        f"Roster: {size:,} licences, {told['credits']:,} credits",
        told["seconds"],
        unit="s",
        note=f"{told['seconds'] / size * 1e6:.1f} µs a licence, at most {told['gigabytes']:.2f} GB, "
        f"{told['exact']:.2%} audited by themselves",
    )
    if size != min(taken):
        grown = told["seconds"] / first["seconds"] / (size / first["licences"])
        yield Figure(f"Roster: time a licence, {size:,} / {min(taken):,} licences", grown, 1.5)


def _ratios(told: Any) -> Iterator[Figure]:
    size, roster = told["licences"], told["roster"]

    def figure(what: str, of: str, over: str, target: float | None = None) -> Figure:
        note = f"{told[of]:.2f} s / {told[over]:.2f} s"
        return Figure(f"Roster, {size:,} licences: {what}", told[of] / told[over], target, note=note)

    yield figure("in memory / sums of New York's rule by hand", "roster", "new_york", 3)
    yield figure("file to file / the same sums, file to file", "roster_files", "new_york_files", 3)
    yield figure("in memory / sums of Florida's rule, one period for all", "roster", "florida")
    yield figure("with documents / without", "documents", "roster")
    scale = size / told["looped"]
    for name, what in (("loop", "audit in a loop"), ("made_and_looped", "audit in a loop, objects made of rows")):
        yield Figure(
            f"Roster, {size:,} licences: {what} / roster",
            told[name] * scale / roster,
            30,
            at_least=True,
            note=f"{told[name] * scale:.0f} s / {roster:.2f} s; {told['looped']} licences looped, the rest in proportion",
        )
    yield Figure(
        f"Roster, {size:,} licences: share of licences audited by themselves",
        100 * told["exact_share"],
        unit="%",
        note=f"alone they take {told['exact'] / roster:.0%} of the time" if told["exact_share"] else "",
    )


def _in_a_process(what: str, folder: Path, *sizes: int) -> Any:
    """What a measurement in a fresh interpreter tells."""
    begun = perf_counter()
    listed = ",".join(map(str, sizes))
    command = [sys.executable, "-m", "bench.roster", "--measure", what, "--folder", str(folder), "--sizes", listed]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=COMPILED)
    if done.returncode:
        raise SystemExit("a measured program failed")
    _tell(f"{what} {listed}: {perf_counter() - begun:.1f} s")
    return json.loads(done.stdout)


def _tell(progress: str) -> None:
    print(f"  roster: {progress}", file=sys.stderr, flush=True)


# The command ----------------------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.roster", description="what a roster costs")
    parser.add_argument("--sizes", help="how many licences, with commas: 10000,100000")
    parser.add_argument("--size", type=int, default=400_000, help="how many licences, for --once and --profile")
    parser.add_argument("--once", action="store_true", help="one measurement as JSON")
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", choices=["prepare", *_MEASURED], help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes = tuple(map(int, given.sizes.split(","))) if given.sizes else SIZES
    if given.measure:
        _measure(given.measure, given.folder, sizes)
    elif given.once or given.profile:
        with TemporaryDirectory(prefix="roster-") as name:
            folder = Path(name)
            _in_a_process("prepare", folder, given.size)
            if given.profile:
                _profile(files(folder, given.size))
            else:
                print(json.dumps(_in_a_process("once", folder, given.size)))
    else:
        show(figures(sizes))


def _measure(what: str, folder: Path, sizes: Sequence[int]) -> None:
    if what == "prepare":
        prepare(folder, sizes)
        print("{}")
    else:
        print(json.dumps(_MEASURED[what](files(folder, sizes[0]))))


def _profile(paths: Files) -> None:
    licences, credits = paths.frames()
    profile = cProfile.Profile()
    begun = perf_counter()
    profile.runcall(audit_roster, licences, credits, on=national.ON)
    print(f"{licences.height:,} licences, {credits.height:,} credits: {perf_counter() - begun:.2f} s with the profiler")
    for order in ("cumulative", "tottime"):
        pstats.Stats(profile).sort_stats(order).print_stats(45)


if __name__ == "__main__":
    main()
