"""Writes docs/rule-mutation.md (`make rule-mutation`): what the tests reach of each rule book, and which changes they notice."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from functools import partial
from os import cpu_count
from pathlib import Path
from time import monotonic

from attrs import frozen

from ce_tracker.rules import RuleBook
from ce_tracker.testing.coverage import Coverage, name_of, observing, percent
from ce_tracker.testing.kept import differences, file_of
from ce_tracker.testing.mutation import Outcome, outcome
from ce_tracker_us_massage import JURISDICTIONS, rule_books

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "rule-mutation.md"
TESTS = HERE / "tests"
_TRIED = re.compile(r"\| (.+) \| \d+ \| (\d+) \| (\d+) \| \d+ \| .+ \|")
_MISSED = re.compile(r"not noticed: (.+?): (.+)")

WHY = (
    (
        "US-AL LMT",
        "rules[1].requirements[law]",
        "the version may bind in the strict reading only, which takes US-AL's courses alone",
    ),
    ("US-IN LMT", "when.last", "the case before it takes the day that is added"),
    ("US-KY LMT", "due_month_counts", "the months count from the fact `inactive_since`"),
    ("US-MI LMT", "doubt.when.edge_open", "a doubt is open where its condition holds and where that cannot be told"),
    (
        "US-OR LMT",
        "doubt.when.of: 0 left out",
        "a licence of less than 25 months is in its second period at most, and a first one is a case",
    ),
    ("US-OR LMT", "years: 3 becomes 4", "a licence of less than 25 months is younger than three years"),
    (
        "US-PA LMT",
        "rules[0].cases[0].requirements[child-abuse].doubt",
        "no period of those first licensed since 2023 began before 2015",
    ),
)
"""Of changes that nothing notices: the rule book, a part of the change in words, and why it cannot be noticed."""

HEAD = """# What the tests of the US rules notice

Measured on {day} by `make rule-mutation`, which writes this page, in one run of {minutes} minutes on {cores} cores.

*Reached*: of the versions, cases, requirements met and missed, and edges of terms of a rule book, those that the kept answers
alone reach (`tests/test_kept.py` fails where one is missing). *Changes*: each number, date, selector and comparison of the
rule book changed in turn, but for what [cannot make a difference](plugins.md#what-do-the-tests-reach). *Refused*: the rule book
so changed contradicts itself, and cannot be made. *Worked tests*: refused, or noticed by what somebody worked out from the
source (`test_fl.py` and its like, and the worked cases; `pytest --ce-tracker-mutate`). *Kept answers*: refused, or noticed by
what the rules said of records on their edges when somebody last read it (`tests/kept`); these do not know what is right, only
what has changed. *Caught*: refused, or noticed by either.

Every change is tried on both, each by itself. The conformance suite, pages and snapshots of the rules are not counted here.

| rule book | reached | changes | refused | worked tests | kept answers | caught |
|---|---:|---:|---:|---:|---:|---:|
"""


@frozen
class Measured:
    """A rule book: what is reached of it, of how much, and what became of its changes on worked tests and on kept answers."""

    name: str
    reached: int
    places: int
    worked: Outcome
    kept: Outcome

    @property
    def left(self) -> list[str]:
        """The changes that nothing notices."""
        return [words for words in self.kept.survivors if words in self.worked.survivors]


def by_worked_tests(code: str) -> list[Outcome]:
    """The rule books of a jurisdiction on its own tests, and on the worked cases where it has some."""
    name = code.removeprefix("US-").lower()
    cases = ["--ce-tracker-cases", str(TESTS / "cases")] if (TESTS / "cases" / f"{name}.toml").exists() else []
    named = [option for book in rule_books(code) for option in ("--ce-tracker-mutate", name_of(book))]
    lines = _pytest(str(TESTS / f"test_{name}.py"), *cases, *named).splitlines()
    missed = [match for match in map(_MISSED.fullmatch, lines) if match]
    return [
        Outcome(row[1], int(row[2]), int(row[3]), tuple(one[2] for one in missed if one[1] == row[1]))
        for row in map(_TRIED.fullmatch, lines)
        if row and row[1] != "all"
    ]


def by_kept_answers(code: str) -> list[Outcome]:
    """The rule books of a jurisdiction on the answers that are kept of them."""
    return [outcome(book, partial(_says_otherwise, _kept(book))) for book in rule_books(code)]


def reached(code: str) -> Mapping[str, tuple[int, int]]:
    """How many places of the rule books of a jurisdiction the answers reach that are kept of them, of how many."""
    found = {}
    for book in rule_books(code):
        with observing(Coverage()) as coverage:
            coverage.expect(book)
            if _says_otherwise(_kept(book), book):
                sys.exit(f"{name_of(book)} does not give the answers that are kept: make kept CODES={code}")
        found[name_of(book)] = len(coverage.known) - sum(map(len, coverage.missed().values())), len(coverage.known)
    return found


def _kept(book: RuleBook) -> str:
    return file_of(book, TESTS / "kept").read_text(encoding="utf-8")


def _says_otherwise(text: str, book: RuleBook) -> bool:
    return next(differences(book, text), None) is not None


def _pytest(*arguments: str) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(f"the tests fail as they are: {' '.join(command)}\n{done.stdout[-3000:]}")
    return done.stdout


def page(rows: list[Measured], seconds: float) -> Iterator[str]:
    """The page, and below the table what nothing notices."""
    day = f"{date.today():%-d %B %Y}"  # noqa: DTZ011  # a reader's own day is meant
    yield HEAD.format(day=day, minutes=round(seconds / 60), cores=cpu_count()).rstrip("\n")
    yield from (_row(one.name, [one]) for one in rows)
    yield _row("all", rows)
    yield "\n## What nothing notices\n"
    yield from (f"- {one.name}: {words}{_why(one.name, words)}" for one in rows for words in one.left)


def _row(name: str, rows: list[Measured]) -> str:
    changes = sum(one.kept.mutants for one in rows)
    missed = [[len(one.worked.survivors), len(one.kept.survivors), len(one.left)] for one in rows]
    shares = " | ".join(percent(changes - sum(counts), changes) for counts in zip(*missed, strict=True))
    there = percent(sum(one.reached for one in rows), sum(one.places for one in rows))
    return f"| {name} | {there} | {changes} | {sum(one.kept.refused for one in rows)} | {shares} |"


def _why(name: str, words: str) -> str:
    found = [why for book, part, why in WHY if book == name and part in words]
    return f" ({found[0]})" if found else ""


def main() -> None:
    """Measure everything, and write the page."""
    begun = monotonic()
    found: dict[str, dict[str, Outcome]] = {}
    with ProcessPoolExecutor() as pool:
        places = {name: counts for one in pool.map(reached, JURISDICTIONS) for name, counts in one.items()}
        jobs = {
            pool.submit(by, code): by.__name__ for code in JURISDICTIONS for by in (by_worked_tests, by_kept_answers)
        }
        for number, job in enumerate(as_completed(jobs), 1):
            for one in job.result():
                found.setdefault(one.name, {})[jobs[job]] = one
                print(f"[{number}/{len(jobs)}] {one.name}, {jobs[job]}", flush=True)
    rows = [
        Measured(name, *places[name], both[by_worked_tests.__name__], both[by_kept_answers.__name__])
        for name, both in sorted(found.items())
    ]
    PAGE.write_text("\n".join(page(rows, monotonic() - begun)) + "\n", encoding="utf-8", newline="\n")
    print(f"written {PAGE}")


if __name__ == "__main__":
    main()
