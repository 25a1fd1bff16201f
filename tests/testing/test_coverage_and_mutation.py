"""What no test reached, and which changes of a rule book no test notices."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from ce_tracker import Credit, Licence, Therapist
from ce_tracker.auditing import judge
from ce_tracker.rules import (
    IN_PERSON,
    AnyOf,
    Case,
    FirstPeriod,
    Maximum,
    Minimum,
    MovedDate,
    NoRepeats,
    RuleBook,
    Rules,
    Span,
    Undetermined,
    Window,
    approved_by,
    between,
    from_,
    subject,
)
from ce_tracker.testing.coverage import Coverage, observing, percent
from ce_tracker.testing.mutation import mutants, outcome, put_on, table
from ce_tracker.testing.situations import ways

from .test_suite import BOOK, Ran, _is_installed  # noqa: F401
from .test_suite import ran as ran  # noqa: PLC0414

MakeRules = Callable[..., Rules]
MakeBook = Callable[..., RuleBook]

pytest_plugins = ["pytester"]

LICENCE = Licence("US-XX", "LMT", issued=date(2015, 3, 10))
FULL = (Credit("a course", date(2026, 1, 10), 24, "technique", provider="a school"),)


def reached(book: RuleBook, *records: tuple[Credit, ...], on: date = date(2027, 8, 31)) -> list[str]:
    """What is not reached by judging these."""
    with observing(Coverage()) as coverage:
        coverage.expect(book)
        for credits in records:
            judge(Therapist("T", licences=[LICENCE], credits=credits), LICENCE, book, on)
    return list(coverage.missed().get("US-XX LMT", []))


def test_a_version_that_nothing_was_judged_by_is_not_reached(rules: MakeRules, book: MakeBook) -> None:
    both = book(
        rules(periods_ending=from_(2020, 1, 1)), rules(periods_ending=between(date(2010, 1, 1), date(2019, 1, 1)))
    )
    assert "periods 2010-01-01 to 2019-01-01" in reached(both, FULL)


def test_a_version_that_something_was_judged_by_is_reached(rules: MakeRules, book: MakeBook) -> None:
    assert "periods always" not in reached(book(rules()), FULL)


def test_a_case_that_never_applied_is_not_reached(rules: MakeRules, book: MakeBook) -> None:
    first = Case(FirstPeriod(), exempt="first renewal")
    assert "periods always, first renewal" in reached(book(rules(cases=(first,))), FULL)


def test_a_requirement_is_reached_once_it_was_met_and_missed(rules: MakeRules, book: MakeBook) -> None:
    assert reached(book(rules()), FULL, ()) == ["the first term"]


def test_of_a_second_alternative_it_can_only_be_reached_that_it_is_met(rules: MakeRules, book: MakeBook) -> None:
    few, live = Minimum("few", 24), Minimum("live", 6, IN_PERSON)
    either = book(rules(requirements=(AnyOf("either", "many hours, or some in person", ((few,), (live,))),)))
    assert [place for place in reached(either) if "few" in place or "live" in place] == [
        "periods always, the usual way: few is met",
        "periods always, the usual way: few is missed",
        "periods always, the usual way: live is met",
    ]


def test_an_alternative_that_is_undetermined_is_never_told_and_cannot_be_reached(
    rules: MakeRules, book: MakeBook
) -> None:
    few, unknown = Minimum("few", 24), Undetermined("unknown", "the sources do not say")
    either = book(rules(requirements=(AnyOf("either", "many hours, or who knows", ((few,), (unknown,))),)))
    assert [place for place in reached(either) if "unknown" in place] == []


def test_one_choice_among_alternatives_by_itself_reaches_nothing(rules: MakeRules, book: MakeBook) -> None:
    few, live = Minimum("few", 24), Minimum("live", 6, IN_PERSON)
    either = book(rules(requirements=(AnyOf("either", "many hours, or some in person", ((few,), (live,))),)))
    with observing(Coverage()) as coverage:
        for way in ways(either):
            judge(Therapist("T", licences=[LICENCE], credits=FULL), LICENCE, way.book, date(2027, 8, 31))
    assert coverage.known == {}


def test_a_requirement_that_was_never_missed_is_not_reached(rules: MakeRules, book: MakeBook) -> None:
    assert "periods always, the usual way: total is missed" in reached(book(rules()), FULL)


def test_repeats_are_reached_by_a_repeated_course(rules: MakeRules, book: MakeBook) -> None:
    asked = book(rules(Minimum("total", 24), NoRepeats()))
    assert "periods always, the usual way: repeats" not in reached(
        asked, (*FULL, evolve(FULL[0], completed=date(2026, 3, 1)))
    )


def test_repeats_are_not_reached_without_one(rules: MakeRules, book: MakeBook) -> None:
    asked = book(rules(Minimum("total", 24), NoRepeats()))
    assert "periods always, the usual way: repeats" in reached(asked, FULL)


def test_a_moved_date_is_reached_when_it_is_due(rules: MakeRules, book: MakeBook) -> None:
    moved = book(rules(), moved=(MovedDate(date(2023, 8, 31), date(2023, 10, 2), "an order"),))
    assert "the due date moved to 2023-10-02" in reached(moved, FULL)


def test_a_share_is_not_rounded_up_to_all() -> None:
    assert percent(9999, 10000) == "99.9 %"


def words_of(book: RuleBook) -> list[str]:
    return [mutant.words for mutant in mutants(book)]


def test_each_number_is_changed_up_and_down(rules: MakeRules, book: MakeBook) -> None:
    words = words_of(book(rules(Minimum("total", 24))))
    assert [one for one in words if "[total].hours" in one] == [
        "rules[0].requirements[total].hours: 24 becomes 25",
        "rules[0].requirements[total].hours: 24 becomes 23",
    ]


def test_each_selector_is_turned_round(rules: MakeRules, book: MakeBook) -> None:
    words = words_of(book(rules(Minimum("total", 24), Maximum("near", 6, IN_PERSON))))
    assert "rules[0].requirements[near].of: (in person) becomes its opposite" in words


def test_each_date_is_moved_by_a_day(rules: MakeRules, book: MakeBook) -> None:
    words = words_of(book(rules(periods_ending=from_(2020, 1, 1))))
    assert "rules[0].periods_ending.first: 2020-01-01 becomes 2019-12-31" in words


def test_each_requirement_is_left_out(rules: MakeRules, book: MakeBook) -> None:
    words = words_of(book(rules(Minimum("total", 24), Minimum("ethics", 2, subject("ethics")))))
    assert "rules[0].requirements: ethics left out" in words


def test_what_has_no_effect_is_not_changed(rules: MakeRules, book: MakeBook) -> None:
    assert not [one for one in words_of(book(rules())) if "citation" in one or "verified_on" in one or "board" in one]


def test_a_part_of_a_selector_that_another_implies_is_not_changed(rules: MakeRules, book: MakeBook) -> None:
    asked = Minimum("total", 24), Minimum("ethics", 2, subject("ethics") | (subject("ethics") & IN_PERSON))
    words = [one for one in words_of(book(rules(*asked))) if "[ethics].of" in one]
    assert not [one for one in words if "(in person)" in one]


def test_a_selector_is_looked_at_among_the_hours_that_are_accepted(rules: MakeRules, book: MakeBook) -> None:
    asked = Minimum("total", 24), Minimum("live", 2, subject("ethics") & approved_by("US-XX"))
    left_out = "rules[0].requirements[live].of.of: 1 left out"
    told = [left_out in words_of(book(rules(*asked, **more))) for more in ({}, {"accepts": approved_by("US-XX")})]
    assert told == [True, False]


@pytest.mark.parametrize(
    ("window", "changed"),
    [
        pytest.param(Window(opens=Span(days=30)), "rules[0].window.opens.days: 30 becomes 31", id="when it opens"),
        pytest.param(
            Window(opens=Span(days=30)), "rules[0].window.rolling: False becomes True", id="what two windows share"
        ),
        pytest.param(
            Window(late=Span(days=30), late_fact="paid"), "rules[0].window.late.days: 30 becomes 31", id="late hours"
        ),
        pytest.param(Window(back_from_application=True), "opens.days: 60 becomes 61", id="when renewal opens"),
    ],
)
def test_what_a_window_hinges_on_is_changed(rules: MakeRules, book: MakeBook, window: Window, changed: str) -> None:
    assert changed in words_of(book(rules(window=window), opens=Span(days=60)))


@pytest.mark.parametrize(
    ("window", "idle"),
    [
        pytest.param(Window(closes=Span(days=30)), "rules[0].window.rolling", id="no window shares days"),
        pytest.param(Window(back_from_application=True), "rules[0].window.to_application", id="it ends with it anyway"),
        pytest.param(Window(to_application=True), "opens.days", id="when renewal opens is only told"),
    ],
)
def test_what_nothing_heeds_is_not_changed(rules: MakeRules, book: MakeBook, window: Window, idle: str) -> None:
    assert not [one for one in words_of(book(rules(window=window), opens=Span(days=60))) if one.startswith(idle)]


def test_no_mutant_is_the_original(rules: MakeRules, book: MakeBook) -> None:
    original = book(rules())
    assert original not in [mutant.book for mutant in mutants(original)]


def test_a_change_that_contradicts_the_rest_is_refused(rules: MakeRules, book: MakeBook) -> None:
    tight = book(rules(Minimum("total", 2), Minimum("ethics", 2, subject("ethics"))))
    assert any(mutant.book is None and "more than the 2" in mutant.words for mutant in mutants(tight))


def test_what_nobody_looks_at_survives(rules: MakeRules, book: MakeBook) -> None:
    tried = outcome(book(rules()), lambda _: False)
    assert len(tried.survivors) == tried.mutants - tried.refused


def test_the_table_counts_all(rules: MakeRules, book: MakeBook) -> None:
    tried = outcome(book(rules()), lambda _: True)
    assert list(table([tried]))[-1].endswith("| 0 | 100 % |")


def test_a_mutant_stands_where_the_original_stood(rules: MakeRules, book: MakeBook) -> None:
    original, other = book(rules()), book(rules(Minimum("total", 12)))
    put_on(original, other)
    assert original == other


SAMPLE = """
from datetime import date
from ce_tracker import Credit, Licence, Therapist
from ce_tracker.auditing import judge
from books import *

LMT = book(Minimum("total", 24))
LICENCE = Licence("US-XX", "LMT", issued=date(2015, 3, 10))

def verdict(hours):
    credit = Credit("a course", date(2026, 1, 10), hours, "technique")
    return judge(Therapist("T", licences=[LICENCE], credits=[credit]), LICENCE, LMT, date(2027, 8, 31)).verdict

class TestOne:
    def test_enough(self):
        assert verdict(24) == "compliant"

class TestOther:
    def test_too_few(self):
        assert verdict(%s) == "short"
"""


@pytest.mark.parametrize(("less", "survives"), [("23.5", False), ("10", True)])
def test_a_change_is_noticed_by_a_test_of_the_threshold_only(ran: Ran, less: str, survives: bool) -> None:
    told = ran(SAMPLE % less, "--ce-tracker-mutate", "US-XX").stdout.str()
    assert ("not noticed: US-XX LMT: rules[0].requirements[total].hours: 24 becomes 23" in told) is survives


def test_a_run_reports_what_it_did_not_reach(ran: Ran) -> None:
    told = ran(SAMPLE % "10", "--ce-tracker-coverage").stdout.str()
    assert "US-XX LMT: 5 of 6 reached (83.3 %)\n  not reached: the first term\n" in told


def test_processes_that_share_a_run_report_together(ran: Ran) -> None:
    told = ran(SAMPLE % "10", "--ce-tracker-coverage", "-n", "2").stdout.str()
    assert "US-XX LMT: 5 of 6 reached (83.3 %)" in told


def test_a_book_that_no_test_loads_is_told(ran: Ran) -> None:
    assert "no rule book of these names" in ran(SAMPLE % "10", "--ce-tracker-mutate", "US-YY").stdout.str()
