"""Writes docs/rule-mutation.md (`make rule-mutation`): what the tests reach of each rule book, and which changes they notice."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from os import cpu_count
from pathlib import Path

from attrs import frozen

from ce_tracker.rules import RuleBook
from ce_tracker.testing.coverage import name_of, percent
from ce_tracker.testing.kept import differences, file_of
from ce_tracker.testing.mutation import mutants
from ce_tracker_us_massage import JURISDICTIONS, rule_books

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "rule-mutation.md"
TESTS = HERE / "tests"
_REACHED = re.compile(r"(.+): (\d+) of (\d+) reached \(.*\)")

HEAD = """# What the tests of the US rules notice

Measured on {day} by `make rule-mutation`, which writes this page ([how](plugins.md#what-do-the-tests-reach)).

*Reached*: of the versions, cases, requirements met and missed, and edges of terms of a rule book, those that some test
reaches. *Changes*: each number, date, selector and comparison of the rule book changed in turn. *Refused*: the rule book so
changed contradicts itself, and cannot be made. *Worked tests*: refused, or noticed by what somebody worked out from the source
(`test_fl.py` and its like, worked cases). *Kept answers*: refused, or noticed by what the rules said of records on their edges
when somebody last read it (`tests/kept`); these do not know what is right, only what has changed. *Caught*: refused, or
noticed by either. Pages and snapshots of the rules are not counted here.

| rule book | reached | changes | refused | worked tests | kept answers | caught |
|---|---:|---:|---:|---:|---:|---:|
"""


@frozen
class Measured:
    """One rule book: how many changes there are and are refused, and those that worked tests and kept answers notice."""

    name: str
    changes: int
    refused: int
    worked: int
    kept: int
    missed: tuple[str, ...]

    def row(self, reached: tuple[int, int]) -> str:
        """Its line in the table."""
        shares = [percent(self.refused + count, self.changes) for count in (self.worked, self.kept)]
        caught = percent(self.changes - len(self.missed), self.changes)
        return f"| {self.name} | {percent(*reached)} | {self.changes} | {self.refused} | {shares[0]} | {shares[1]} | {caught} |"


def reached() -> dict[str, tuple[int, int]]:
    """How many places of each rule book all tests of the plugin reach, of how many."""
    text = _pytest(str(TESTS), "-n", "auto", "--ce-tracker-coverage")
    found = [_REACHED.fullmatch(line) for line in text.splitlines()]
    return {match[1]: (int(match[2]), int(match[3])) for match in found if match}


def measured(code: str) -> list[Measured]:
    """The rule books of a jurisdiction."""
    own = sorted(str(path) for path in TESTS.glob(f"test_{code.removeprefix('US-').lower()}*.py"))
    missed = set(_pytest(*own, "--ce-tracker-mutate", code).splitlines())
    return [_measured(book, missed) for book in rule_books(code)]


def _measured(book: RuleBook, missed: set[str]) -> Measured:
    kept = file_of(book, TESTS / "kept").read_text(encoding="utf-8")
    name = name_of(book)
    changes = refused = by_worked = by_kept = 0
    left = []
    for mutant in mutants(book):
        changes += 1
        if mutant.book is None:
            refused += 1
            continue
        worked = f"not noticed: {name}: {mutant.words}" not in missed
        told = next(differences(mutant.book, kept), None) is not None
        by_worked += worked
        by_kept += told
        if not worked and not told:
            left.append(mutant.words)
    return Measured(name, changes, refused, by_worked, by_kept, tuple(left))


def _pytest(*arguments: str) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parents[1])
    if done.returncode:
        sys.exit(f"the tests fail as they are: {' '.join(command)}\n{done.stdout[-3000:]}")
    return done.stdout


def page(rows: list[Measured], places: dict[str, tuple[int, int]]) -> Iterator[str]:
    """The page, and below the table what nothing notices."""
    yield HEAD.format(day=f"{date.today():%-d %B %Y}").rstrip("\n")  # noqa: DTZ011  # a reader's own day is meant
    ordered = sorted(rows, key=lambda one: one.name)
    yield from (one.row(places[one.name]) for one in ordered)
    done = [places[one.name] for one in ordered]
    sums = [sum(getattr(one, field) for one in ordered) for field in ("changes", "refused", "worked", "kept")]
    missed = tuple(words for one in ordered for words in one.missed)
    yield Measured("all", *sums, missed).row((sum(one for one, _ in done), sum(of for _, of in done)))
    yield "\n## What nothing notices\n"
    yield "Some of it can make no difference: a date at which no period ends, a part of a selector that another part implies.\n"
    yield from (f"- {one.name}: {words}" for one in ordered for words in one.missed)


def main() -> None:
    """Measure everything, and write the page."""
    print("running all tests for what they reach ...", flush=True)
    places = reached()
    rows: list[Measured] = []
    with ThreadPoolExecutor(cpu_count()) as pool:
        jobs = {pool.submit(measured, code): code for code in JURISDICTIONS}
        for number, job in enumerate(as_completed(jobs), 1):
            rows += job.result()
            print(f"[{number}/{len(jobs)}] {jobs[job]}", flush=True)
    PAGE.write_text("\n".join(page(rows, places)) + "\n", encoding="utf-8", newline="\n")
    print(f"written {PAGE}")


if __name__ == "__main__":
    main()
