"""Snapshots show the dates and rules of a few fixed licences, and so what an edit changes."""

from datetime import date

import pytest
from attrs import evolve

from ce_tracker.rules import (
    BIRTH_YEAR,
    ODD,
    PRIMARY,
    AsTold,
    BirthMonth,
    Board,
    Case,
    Citation,
    FirstPeriod,
    FixedDate,
    Maximum,
    Minimum,
    MovedDate,
    NoTerm,
    PerMonth,
    PrintedDate,
    RuleBook,
    Rules,
    Term,
    between,
    from_,
    subject,
)
from ce_tracker.testing.snapshots import snapshot

BIENNIAL = FixedDate(8, 31, ODD)
TOTAL = Minimum("total", 24)
SINCE_2019 = Rules(
    citation=Citation("Rule 1", "https://board.example/rule-1"),
    confidence=PRIMARY,
    verified_on=date(2026, 11, 23),
    periods_ending=from_(2019, 8, 31),
    requirements=(TOTAL, Maximum("ethics", 2, subject("ethics"))),
    cases=(Case(FirstPeriod(), (Minimum("total", PerMonth(1)),), label="first renewal"),),
)


def book(*rules: Rules, term: Term = BIENNIAL) -> RuleBook:
    return RuleBook(
        jurisdiction="XX",
        credential="LMT",
        name="Therapist",
        board=Board("the board of nowhere", "https://board.example/"),
        term=term,
        rules=rules,
    )


ODD_YEARS = book(SINCE_2019)


@pytest.mark.parametrize(
    "line",
    [
        "XX LMT: Therapist",
        "Licence: ends on 31 August of odd years",
        "issued 2012-02-29, born 1988-05-17, number 1024",
        "  2015-09-01 to 2017-08-31  no rules known",
        "  2017-09-01 to 2019-08-31  rules 2019-08-31",
        "  2033-09-01 to 2035-08-31  rules 2019-08-31",
        "rules 2019-08-31: total 24, at most ethics 2",
        "  2021-03-15 to 2021-08-31  rules 2019-08-31 (first renewal): total 6",
    ],
)
def test_a_snapshot_tells_days_version_case_and_what_is_asked(line: str) -> None:
    assert line in snapshot([ODD_YEARS]).splitlines()


def test_it_ends_with_2035() -> None:
    assert "2037" not in snapshot([ODD_YEARS])


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(book(evolve(SINCE_2019, requirements=(Minimum("total", 25),))), id="a number"),
        pytest.param(book(evolve(SINCE_2019, periods_ending=from_(2019, 9, 1))), id="a day on which a version begins"),
        pytest.param(book(SINCE_2019, term=FixedDate(8, 30, ODD)), id="a due date"),
        pytest.param(
            evolve(ODD_YEARS, moved=(MovedDate(date(2023, 8, 31), date(2023, 10, 2), "Order"),)), id="an order"
        ),
        pytest.param(book(evolve(SINCE_2019, cases=())), id="a case"),
        pytest.param(
            book(
                evolve(SINCE_2019, periods_ending=from_(2027, 1, 1)),
                evolve(SINCE_2019, periods_ending=between(date(2019, 8, 31), date(2026, 12, 31))),
            ),
            id="a new version",
        ),
    ],
)
def test_an_edit_shows(edited: RuleBook) -> None:
    assert snapshot([edited]) != snapshot([ODD_YEARS])


def test_an_end_that_differs_from_the_due_date_is_told() -> None:
    moved = evolve(ODD_YEARS, moved=(MovedDate(date(2023, 8, 31), date(2023, 10, 2), "Order"),))
    days = "  2021-09-01 to 2023-08-31 (perhaps 2021-09-01 to 2023-10-02), hours due 2023-10-02  rules 2019-08-31"
    assert days in snapshot([moved]).splitlines()


def test_a_licence_that_needs_a_printed_date_has_one() -> None:
    text = snapshot([book(SINCE_2019, term=PrintedDate(2, why="only the licence tells"))])
    assert "issued 2012-02-29, born 1988-05-17, number 1024, shows 2035-10-31" in text.splitlines()


def test_a_yearly_term_has_fewer_licences() -> None:
    assert snapshot([book(SINCE_2019, term=FixedDate(8, 31, 2020, every_years=1))]).count("issued ") == 2


def test_a_birthday_on_a_leap_day_is_among_the_licences() -> None:
    assert "2020-02-29" in snapshot([book(SINCE_2019, term=BirthMonth(BIRTH_YEAR))])


def test_where_nothing_is_renewed_the_reason_stands_in_place_of_dates() -> None:
    nothing_asked = evolve(SINCE_2019, requirements=(), cases=(), ce_required=False)
    text = snapshot([book(nothing_asked, term=NoTerm("no licence exists"))])
    assert "  no date  no licence exists" in text.splitlines()


def test_several_books_follow_each_other() -> None:
    told = Minimum("total", AsTold("ce_hours", "not known"))
    other = evolve(book(evolve(SINCE_2019, requirements=(told,), cases=())), credential="LMP")
    assert "\n\nXX LMP: Therapist\n" in snapshot([ODD_YEARS, other])
