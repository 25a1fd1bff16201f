"""The inherited suite and the pytest plugin, as somebody who writes a rule book meets them."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from unittest.mock import ANY

import pytest

from ce_tracker import Registry, RuleError, Subject, hookimpl
from ce_tracker.testing import read_cases

pytest_plugins = ["pytester"]

BOOK = """
'''A board of nowhere.'''
from datetime import date
from ce_tracker.rules import *
CITED = Citation("Rule 1", "https://board.example/rule-1")
TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 2, subject("ethics"))
def book(*requirements, term=FixedDate(8, 31, ODD), **details):
    rules = Rules(citation=CITED, confidence=PRIMARY, verified_on=date(2026, 1, 1), requirements=requirements, **details)
    board = Board("Board of Nowhere", "https://board.example/")
    return RuleBook(jurisdiction="US-XX", credential="LMT", name="Therapist", board=board, term=term, rules=(rules,))
"""

MODULE = """
from datetime import date
from ce_tracker import Credit, Licence
from ce_tracker.testing import RuleBookSuite
from books import *

class TestLMT(RuleBookSuite):
    book = book(TOTAL, ETHICS)
    licence = Licence("US-XX", "LMT", issued=date(2026, 3, 10))
    due = (date(2027, 8, 31), date(2029, 8, 31), date(2031, 8, 31))
    compliant = [Credit("a", date(2026, 5, 1), 22, "technique"), Credit("b", date(2026, 5, 2), 2, "ethics")]
    short = [Credit("a", date(2026, 5, 1), 24, "technique")]
    examples = 10
"""

CASES = """
licence = { jurisdiction = "US-XX", credential = "LMT", issued = 2015-03-10 }
[[case]]
name = "the board's example"
source = "https://board.example/faq"
on = 2027-08-31
credits = [{ hours = 23.5, subject = "technique", completed = 2026-01-10 }]
expect = { verdict = "short", due = 2027-08-31, counted = 23.5, needed = { total = 24 }, short = { total = 0.5, ethics = 2 } }
"""

YAML = """
case:
  - name: a full record
    on: 2027-08-31
    licence: {jurisdiction: US-XX, credential: LMT, issued: 2015-03-10}
    credits: [{hours: 24, subject: ethics, completed: 2026-01-10}]
    expect: {verdict: compliant, unknown: []}
"""

Ran = Callable[..., pytest.RunResult]


@pytest.fixture
def ran(pytester: pytest.Pytester) -> Ran:
    """Run a module against the books, with files beside it, in a process of its own."""

    def run(module: str, *arguments: str, **cases: str) -> pytest.RunResult:
        pytester.makepyfile(books=BOOK, test_lmt=module)
        for name, text in cases.items():
            stem, _, suffix = name.partition("__")
            path = (
                pytester.mkdir("cases") / f"{stem}.{suffix}"
                if not (pytester.path / "cases").exists()
                else (pytester.path / "cases" / f"{stem}.{suffix}")
            )
            path.write_text(text, encoding="utf-8")
        plugin = () if _is_installed() else ("-p", "ce_tracker.testing.plugin")
        return pytester.runpytest_subprocess(*plugin, "-p", "no:cacheprovider", "-q", *arguments)

    return run


def _is_installed() -> bool:
    from importlib.metadata import entry_points

    return any(point.name == "ce_tracker.testing.plugin" for point in entry_points(group="pytest11"))


def test_a_sound_book_passes_with_its_samples(ran: Ran) -> None:
    assert ran(MODULE, "--ce-tracker-update-snapshots").parseoutcomes().get("failed", 0) == 0


def test_a_short_module_inherits_dozens_of_tests(ran: Ran) -> None:
    assert ran(MODULE, "--ce-tracker-update-snapshots").parseoutcomes()["passed"] > 25


def fails(name: str, old: str, new: str, told: str) -> object:
    return pytest.param(MODULE.replace(old, new), told, id=name)


@pytest.mark.parametrize(
    ("module", "told"),
    [
        fails(
            "a wrong due date",
            "date(2029, 8, 31), ",
            "date(2028, 8, 31), ",
            "US-XX LMT: on 2027-09-01 it falls due on 2029-08-31, and the sample says 2028-08-31",
        ),
        fails(
            "a sample that is not compliant",
            '2, "ethics")',
            '1, "ethics")',
            "is short, and the sample says compliant: ",
        ),
        fails(
            "a sample that is not short",
            'short = [Credit("a"',
            'short = [*compliant, Credit("c"',
            "the sample says short",
        ),
        fails(
            "a fact that is not explained",
            "book(TOTAL, ETHICS)",
            'book(Minimum("total", AsTold("hours", "why")))',
            "the rules ask for the fact 'hours', and the book does not say what it means (facts)",
        ),
        fails("a snapshot that is not there", "@", "@", "write it with pytest --ce-tracker-update-snapshots"),
    ],
)
def test_what_fails_is_told_as_a_sentence(ran: Ran, module: str, told: str) -> None:
    assert told in ran(module).stdout.str()


def test_a_failure_shows_no_lines_of_the_suite(ran: Ran) -> None:
    failing = MODULE.replace("date(2029, 8, 31), ", "date(2028, 8, 31), ")
    assert "def test_the_sample_is_due" not in ran(failing).stdout.str()


TWO_ENDS = MODULE.replace(
    "class TestLMT",
    """
from attrs import frozen
from ce_tracker.rules import Schedule

@frozen
class Drifting:
    every_years: int = 1
    citation = None
    confidence = PRIMARY
    note = ""
    def schedule(self, licence, therapist):
        return Leaping(3, 1, 1, 0)
    def words(self):
        return "drifts"

@frozen
class Leaping(Schedule):
    def end_on_or_after(self, day):
        end = super().end_on_or_after(day)
        return date(day.year, 2, 29) if (day.month, day.day) == (2, 29) else end

class TestLMT""",
).replace("book(TOTAL, ETHICS)", "book(TOTAL, term=Drifting())")


def test_a_period_with_two_ends_is_told_with_its_day(ran: Ran) -> None:
    told = ran(TWO_ENDS, "-k", "one and end").stdout.str()
    assert "the period has two ends: 1 March 20" in told


GUESSING = (
    MODULE.replace(
        "class TestLMT",
        """
from attrs import frozen
from ce_tracker.rules import Selector

@frozen
class AtADistance(Selector):
    looks_at = ("delivery",)
    def matches(self, kind):
        return kind.delivery != "in-person"
    def words(self):
        return "at a distance"

class TestLMT""",
    )
    .replace("book(TOTAL, ETHICS)", "book(Minimum('total', 1, AtADistance()))")
    .replace("= 10", "= 200")
)


def test_a_rule_that_guesses_what_is_left_out_is_told(ran: Ran) -> None:
    told = ran(GUESSING, "-k", "left and guessed").stdout.str()
    assert "the verdict is short, and without delivery it is compliant" in told


def test_worked_cases_beside_the_module_are_tests_of_its_book(ran: Ran) -> None:
    found = ran(MODULE, "-k", "worked_case", board__toml=CASES, full__yaml=YAML)
    assert found.parseoutcomes()["passed"] == 2


def test_a_case_that_comes_out_otherwise_is_told_with_its_source(ran: Ran) -> None:
    wrong = CASES.replace("total = 0.5", "total = 1")
    told = ran(MODULE, "-k", "worked_case", board__toml=wrong).stdout.str()
    sentence = (
        "US-XX LMT on 2027-08-31: 0.5 hours of total are short, and the case expects 1 (https://board.example/faq)"
    )
    assert sentence in told


MISREAD = [
    ("on = 2027", "at = 2027", "unknown field 'at'"),
    ("on = 2027-08-31", 'on = "2027-08-31"', "on must be a day, such as 2027-08-31 (without quotes), not '2027-08-31'"),
    ("licence = {", "licence = 3 # {", "licence must be a table, not 3"),
    ("[{ hours", "{ hours = 3 } # [{ hours", "credits must be a list of tables, not {'hours': 3}"),
    (
        "hours = 23.5",
        'hours = "many"',
        "credits[1].hours: must be a number, or a table of subject = number, not 'many'",
    ),
    ("issued = 2015", "since = 2015", "licence.since: unknown field"),
    ('verdict = "short"', 'verdict = "shorter"', "unknown verdict 'shorter'; did you mean 'short'?"),
    ("ethics = 2", 'ethics = "two"', "expect: short must be a table of hours by the key of the requirement"),
    ('subject = "technique"', 'subject = "tecnique"', "did you mean 'technique'?"),
    ("[[case]]", "[[cases]]", "holds no cases"),
    ("[[case]]", "case = [3] #", "case 1: must be a table, not 3"),
    ("[[case]]", "case = []\n[cases]", "holds no cases"),
    ("[[case]]", "[[case]", "cannot be read: "),
    ("counted = 23.5", "count = 23.5", "unknown field 'count'; did you mean 'counted'?"),
]


@pytest.mark.parametrize(("old", "new", "told"), MISREAD)
def test_a_case_that_cannot_be_understood_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "board.toml"
    path.write_text(CASES.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(told)):
        read_cases(path)


def test_what_is_wrong_with_a_case_is_told_with_its_file_once(tmp_path: Path) -> None:
    path = tmp_path / "board.toml"
    path.write_text(CASES.replace("hours = 23.5", "hours = -1"), encoding="utf-8")
    with pytest.raises(RuleError) as refused:
        read_cases(path)
    assert str(refused.value).count(str(path)) == 1


def test_a_file_that_cannot_be_understood_is_an_error_of_that_file(ran: Ran) -> None:
    told = ran("", "--ce-tracker-cases", "cases", board__toml="case = [").stdout.str()
    assert "board.toml: cannot be read: " in told


def test_a_file_that_cannot_be_understood_beside_the_module_leaves_the_other_tests(ran: Ran) -> None:
    found = ran(MODULE, "-k", "worked_case", board__toml="case = [", full__yaml=YAML)
    assert found.parseoutcomes() == {"failed": 1, "passed": 1, "deselected": ANY}


def test_a_file_that_cannot_be_understood_beside_the_module_is_told_as_a_sentence(ran: Ran) -> None:
    told = ran(MODULE, "-k", "worked_case", board__toml="case = [").stdout.str()
    assert ("board.toml: cannot be read: " in told, "Traceback" in told, "read_cases(" in told) == (True, False, False)


def test_a_case_that_no_rule_book_answers_is_told(ran: Ran) -> None:
    told = ran(MODULE, "-k", "worked_case", board__toml=CASES.replace('"LMT"', '"LMTT"')).stdout.str()
    assert "unknown credential 'US-XX LMTT'; did you mean 'US-XX LMT'?" in told


def test_a_case_of_a_credential_that_is_installed_is_left_to_its_own_tests(ran: Ran) -> None:
    florida = CASES.replace("US-XX", "US-FL")
    assert "failed" not in ran(MODULE, "-k", "worked_case", board__toml=florida, full__yaml=YAML).parseoutcomes()


def test_a_case_may_name_the_subjects_that_plugins_add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Herbs:
        @hookimpl
        def ce_tracker_subjects(self) -> Iterable[Subject]:
            return [Subject("herbs", "herbs")]

    registry = Registry({"herbs": Herbs()}, installed=False)
    monkeypatch.setattr("ce_tracker.testing.cases.installed", lambda: registry)
    path = tmp_path / "board.toml"
    path.write_text(CASES.replace('"technique"', '"herbs"'), encoding="utf-8")
    assert read_cases(path)[0].therapist.credits[0].subject == "herbs"


@pytest.mark.parametrize("where", ["needed = { total = 24 }", "short = { total = 0.5, ethics = 2 }"])
def test_a_key_that_no_requirement_has_is_told_with_the_nearest(ran: Ran, where: str) -> None:
    wrong = CASES.replace(where, where.replace("total", "totl"))
    assert (
        "unknown requirement 'totl'; did you mean 'total'?"
        in ran(MODULE, "-k", "worked", board__toml=wrong).stdout.str()
    )


def test_a_folder_of_cases_is_run_against_the_installed_rules(ran: Ran) -> None:
    florida = CASES.replace("US-XX", "US-FL").replace("due = 2027-08-31, counted", "due = 2027-08-30, counted")
    told = ran("", "--ce-tracker-cases", "cases", board__toml=florida).stdout.str()
    assert "US-FL LMT on 2027-08-31: it is due on: 2027-08-31, and the case expects 2027-08-30" in told


def test_a_folder_that_is_not_there_is_told(ran: Ran) -> None:
    assert "--ce-tracker-cases: nowhere is no folder" in ran("", "--ce-tracker-cases", "nowhere").stderr.str()
