"""Each check of the conformance suite finds the fault it is for, and a sound rule book has none."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from ce_tracker.record import Status
from ce_tracker.rules import (
    ANYTHING,
    BIRTH_YEAR,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    AnyOf,
    AnyRequirement,
    AsTold,
    BirthMonth,
    Board,
    Case,
    Citation,
    Component,
    Components,
    Disputed,
    Doubt,
    Either,
    FactAsked,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    NoRepeats,
    PeriodStartsBefore,
    PractisingFor,
    PrintedDate,
    RateLimit,
    RuleBook,
    Rules,
    SecondPeriod,
    StatusIs,
    Term,
    Undetermined,
    activity,
    approved_by,
    between,
    completed_by,
    from_,
    in_doubt,
    subject,
    until,
)
from ce_tracker.testing import conformance

CITED = Citation("Rule 1", "https://board.example/rule-1")
TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 2, subject("ethics"))
NEAR_AND_FAR = (Maximum("near", Decimal("0.5"), IN_PERSON), Maximum("far", Decimal("0.5"), ~IN_PERSON))
FIRST = Case(FirstPeriod(), exempt="nothing is asked at the first renewal")
SINCE_2020 = from_(2020, 1, 1)
BIENNIAL = FixedDate(8, 31, ODD)


def version(*requirements: AnyRequirement, **details: object) -> Rules:
    required = bool(requirements)
    given = {"citation": CITED, "confidence": PRIMARY, "verified_on": date(2026, 11, 23), "ce_required": required}
    return Rules(requirements=requirements, **{**given, **details})  # type: ignore[arg-type]


def book(*versions: Rules, term: Term = BIENNIAL, facts: tuple[FactAsked, ...] = ()) -> RuleBook:
    board = Board("the board of nowhere", "https://board.example/")
    return RuleBook(
        jurisdiction="XX", credential="LMT", name="Therapist", board=board, term=term, rules=versions, facts=facts
    )


def asking(*requirements: AnyRequirement, **details: object) -> RuleBook:
    return book(version(*requirements, **details))


def found(check: conformance.Check, faulty: RuleBook) -> list[str]:
    return list(check(faulty))


def practising(years: int) -> Case:
    return Case(PractisingFor(years), (Minimum("total", 6),))


TENURE = (
    FactAsked("practising_since", "since when", date(2009, 6, 1)),
    FactAsked("good_standing", "whether in good standing", example=True),
)
HOURS_TOLD = (FactAsked("ce_hours", "how many hours are asked", 12),)

SOUND = {
    "a minimum": asking(TOTAL),
    "minimums and a cap": asking(TOTAL, ETHICS, Maximum("distance", 12, HOME_STUDY)),
    "a cap inside a minimum": asking(
        TOTAL, Minimum("ethics", 4, subject("ethics"), at_most_inside=(Maximum("board", 2, activity("board-meeting")),))
    ),
    "a cap in doubt": asking(TOTAL, Maximum("distance", 6, HOME_STUDY | in_doubt(LIVE_WEBINAR, "is it distance?"))),
    "components": asking(
        Components((Component("ethics", 2, subject("ethics")), Component("rest", 22, in_doubt(ANYTHING, "all?"))))
    ),
    "components in person": asking(
        Components((Component("hands-on", 12, IN_PERSON), Component("rest", 12, ~subject("ethics"))))
    ),
    "approved hours of few days": asking(
        TOTAL, RateLimit("day", Decimal(8)), NoRepeats(), accepts=approved_by("XX") & ~activity("volunteering")
    ),
    "an hour by a certain day": asking(TOTAL, Minimum("early", 1, completed_by(2021, 1, 1))),
    "documents": asking(TOTAL, Holds("cpr", ("cpr",), "CPR")),
    "alternatives": asking(
        AnyOf(
            "either", "24 hours or certified", ((TOTAL, ETHICS), (Holds("card", ("card",), "card", absent_is_no=True),))
        )
    ),
    "a first period and inactive licences": asking(
        TOTAL, cases=(FIRST, Case(StatusIs(Status.INACTIVE), (ETHICS,)), Case(SecondPeriod(), (ETHICS,)))
    ),
    "tenure": book(version(TOTAL, cases=(practising(25), practising(15))), facts=TENURE),
    "hours as told": book(version(Minimum("total", AsTold("ce_hours", "not known"))), facts=HOURS_TOLD),
    "hours only before a day": asking(Minimum("total", 24, when=PeriodStartsBefore(date(2022, 1, 1))), ETHICS),
    "all in doubt": asking(Minimum("total", 24, doubt=Doubt("does it bind?"))),
    "nothing known": asking(Undetermined("total", "not read")),
    "nothing asked": book(version()),
    "printed dates": book(version(TOTAL, cases=(FIRST,)), term=PrintedDate(3, why="only the licence tells")),
    "birth months": book(
        version(TOTAL, periods_ending=from_(2018, 10, 1)),
        version(ETHICS, periods_ending=between(date(2018, 1, 1), date(2018, 9, 30))),
        version(TOTAL, periods_ending=until(2017, 12, 31)),
        term=BirthMonth(BIRTH_YEAR),
    ),
    "versions between whose days no period ends": book(
        version(TOTAL, periods_ending=from_(2021, 8, 31)), version(ETHICS, periods_ending=until(2019, 8, 31))
    ),
}

EARLIEST = version(TOTAL, periods_ending=from_(2021, 8, 31))


@pytest.mark.parametrize("sound", SOUND.values(), ids=list(SOUND))
def test_a_sound_rule_book_has_no_problem(sound: RuleBook) -> None:
    assert conformance.problems(sound) == []


FAULTS = [
    pytest.param(
        conformance.citations_are_present,
        asking(TOTAL, citation=Citation("Rule 1")),
        "Rule 1 has no address where it can be read",
        id="no address",
    ),
    pytest.param(
        conformance.citations_are_present,
        asking(evolve(ETHICS, citation=Citation(" ", "https://board.example/"))),
        "a citation of https://board.example/ does not say what it cites",
        id="no text",
    ),
    pytest.param(
        conformance.citations_are_present,
        evolve(asking(TOTAL), board=Board("the board of nowhere", "")),
        "the board of nowhere has no address",
        id="no board",
    ),
    pytest.param(
        conformance.checks_are_dated,
        asking(TOTAL, verified_on=date(2199, 1, 1)),
        "last checked on 2199-01-01, which is still to come",
        id="checked in the future",
    ),
    pytest.param(
        conformance.versions_follow_each_other,
        book(version(TOTAL, periods_ending=from_(2024, 1, 1)), version(ETHICS, periods_ending=until(2020, 1, 1))),
        "nothing is said of periods between 2020-01-01 and 2024-01-01",
        id="a gap",
    ),
    pytest.param(
        conformance.versions_follow_each_other,
        asking(TOTAL, periods_ending=until(2020, 1, 1)),
        "nothing is said of periods after 2020-01-01",
        id="an end",
    ),
    pytest.param(
        conformance.versions_follow_each_other,
        book(version(ETHICS, periods_ending=until(2019, 12, 31)), version(TOTAL, periods_ending=SINCE_2020)),
        "the versions do not stand newest first",
        id="oldest first",
    ),
    pytest.param(
        conformance.facts_are_explained,
        asking(TOTAL, cases=(practising(15),)),
        "the rules ask for the fact 'good_standing'",
        id="a fact of a condition",
    ),
    pytest.param(
        conformance.facts_are_explained,
        asking(Minimum("total", AsTold("ce_hours", "not known"))),
        "the rules ask for the fact 'ce_hours'",
        id="a fact of an amount",
    ),
    pytest.param(
        conformance.every_way_is_met_with,
        asking(TOTAL, cases=(FIRST, Case(Either((FirstPeriod(),)), (ETHICS,), label="a shadowed case"))),
        "no licence was found that is judged by this: periods always, a shadowed case",
        id="a case that another one shadows",
    ),
    pytest.param(
        conformance.every_way_is_met_with,
        book(
            version(TOTAL, periods_ending=from_(2020, 3, 1)),
            version(ETHICS, periods_ending=between(date(2020, 2, 1), date(2020, 2, 29)), label="one month"),
        ),
        "no licence was found that is judged by this: periods 2020-02-01 to 2020-02-29 (one month)",
        id="a version in which no period ends",
    ),
    pytest.param(
        conformance.every_requirement_is_asked,
        asking(TOTAL, evolve(ETHICS, when=FirstPeriod()), cases=(FIRST,)),
        "no licence was found that has to have professional ethics (ethics)",
        id="a requirement that is never asked",
    ),
    pytest.param(
        conformance.the_fullest_record_complies,
        asking(TOTAL, Maximum("near", 8, IN_PERSON), Maximum("far", 8, ~IN_PERSON)),
        "no record, however full, meets hours in all: periods always",
        id="a cap below what is asked",
    ),
    pytest.param(
        conformance.the_fullest_record_complies,
        asking(TOTAL, Minimum("early", 2, completed_by(1999, 1, 1), label="hours before 1999")),
        "no record, however full, meets hours before 1999: periods always",
        id="hours that are asked of days long gone",
    ),
    pytest.param(
        conformance.the_fullest_record_complies,
        asking(TOTAL, Maximum("all", Disputed(12, 24, "sources disagree"))),
        "no record, however full, settles this: sources disagree",
        id="a cap that may be below what is asked",
    ),
    pytest.param(
        conformance.the_fullest_record_complies,
        asking(AnyOf("either", "one or the other", ((TOTAL,), (ETHICS, *NEAR_AND_FAR)))),
        "no record, however full, meets professional ethics: periods always, way 2 of 2",
        id="an alternative that nobody can take",
    ),
    pytest.param(
        conformance.an_empty_record_does_not_comply,
        asking(TOTAL, cases=(Case(FirstPeriod(), (NoRepeats(),), label="first renewal"),)),
        "an empty record is compliant: periods always, first renewal",
        id="a case that asks for nothing and does not say so",
    ),
    pytest.param(
        conformance.every_requirement_can_be_met_and_missed,
        asking(TOTAL, Minimum("early", 2, completed_by(1999, 1, 1))),
        "no record meets",
        id="hours of days that are long gone",
    ),
]


@pytest.mark.parametrize(("check", "faulty", "told"), FAULTS)
def test_a_fault_is_told_by_the_check_it_is_for(check: conformance.Check, faulty: RuleBook, told: str) -> None:
    problems = list(check(faulty))
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize(
    "text",
    ["Periods that ended before 31 August 2021 are not covered.", "2021: what earlier texts asked was not read."],
)
def test_a_word_on_earlier_times_suffices(text: str) -> None:
    assert list(conformance.earlier_times_are_spoken_of(book(EARLIEST), text)) == []


@pytest.mark.parametrize("text", ["", "Before it renews: ask.", "In force since 2021."])
def test_silence_on_earlier_times_is_a_problem(text: str) -> None:
    assert list(conformance.earlier_times_are_spoken_of(book(EARLIEST), text)) != []


def test_nothing_need_be_said_of_times_before_a_version_that_has_always_held() -> None:
    assert list(conformance.earlier_times_are_spoken_of(asking(TOTAL))) == []


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        (version(Undetermined("total", "not read")), "not read"),
        (
            version(Minimum("total", 24, in_doubt(ANYTHING, "does it count?"), label="hours")),
            "which hours surely serve hours (total)",
        ),
        (
            version(TOTAL, accepts=in_doubt(ANYTHING, "is it accepted?")),
            "which hours surely serve hours in all (total)",
        ),
    ],
)
def test_what_no_record_can_settle_is_told_with_its_reason(rules: Rules, why: str) -> None:
    assert list(conformance.left_open(book(rules))) == [f"XX LMT, periods always: {why}"]


@pytest.mark.parametrize("sound", ["all in doubt", "a cap in doubt", "hours as told"])
def test_doubts_that_a_full_record_outweighs_leave_nothing_open(sound: str) -> None:
    assert list(conformance.left_open(SOUND[sound])) == []
