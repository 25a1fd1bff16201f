"""When licences fall due: laws that hold for every term, every licence and every day, and the edges by hand."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ce_tracker import Licence, RuleError, Therapist
from ce_tracker.rules import (
    BIRTH_YEAR,
    EVEN,
    ISSUE_YEAR,
    LICENCE_NUMBER,
    NEXT,
    ODD,
    PRIMARY,
    PRINTED,
    SECOND,
    ApplyBy,
    Birthday,
    BirthMonth,
    Board,
    Citation,
    DueDates,
    EndOfIssueMonth,
    FirstOfMonth,
    FixedDate,
    FromFirstRenewal,
    IssueAnniversary,
    Minimum,
    Missing,
    MovedDate,
    NextBusinessDay,
    NoTerm,
    Parity,
    Period,
    PrintedDate,
    RuleBook,
    Rules,
    Schedule,
    Span,
    Term,
)

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)

CITED = Citation("R. 1", "https://example.org")
RULES = Rules(citation=CITED, confidence=PRIMARY, verified_on=date(2026, 11, 23), requirements=(Minimum("total", 24),))


def book_of(term: Term, **fields: Any) -> RuleBook:
    return RuleBook(
        jurisdiction="US-XX",
        credential="LMT",
        name="Licensed",
        board=Board("Board", "https://example.org"),
        term=term,
        rules=(RULES,),
        **fields,
    )


# what is drawn: days lean to month ends and leap days

edge_days = st.builds(
    lambda year, month, back: date(year + month // 12, month % 12 + 1, 1) - back * ONE_DAY,
    st.integers(1991, 2059),
    st.integers(0, 11),
    st.integers(0, 3),
)
leap_days = st.integers(498, 514).map(lambda fours: date(4 * fours, 2, 29))
days = st.one_of(st.dates(FIRST, LAST), edge_days, leap_days)
issue_days = st.one_of(
    st.dates(FIRST, date(2030, 12, 31)),
    st.sampled_from([date(2020, 2, 29), date(2021, 2, 28), date(2021, 3, 1), date(2019, 12, 31), date(2020, 1, 1)]),
)
births = st.one_of(
    st.dates(date(1930, 1, 1), date(1989, 12, 31)),
    st.sampled_from([date(1988, 2, 29), date(1987, 12, 31), date(1987, 1, 1), date(1986, 1, 31), date(1985, 2, 28)]),
)
fixed_days = st.sampled_from(
    [(month, day) for month in range(1, 13) for day in (1, 15, 28)]
    + [(2, 29), (4, 30), (12, 31), (1, 31), (8, 31), (1, 30), (1, 29)]
)
years = st.integers(1, 4)
firsts = st.sampled_from([NEXT, NEXT, SECOND, Span(months=12)])

fixed_terms = st.builds(
    lambda day, parity, first: FixedDate(day[0], day[1], parity, first=first),
    fixed_days,
    st.sampled_from([ODD, EVEN, BIRTH_YEAR, LICENCE_NUMBER]),
    firsts,
)
cycles = st.builds(
    lambda day, year, every, first: FixedDate(day[0], day[1], year, every, first),
    fixed_days,
    st.integers(2020, 2025),
    years,
    firsts,
)
own_terms: st.SearchStrategy[Term] = st.one_of(
    fixed_terms,
    cycles,
    st.builds(BirthMonth, st.sampled_from([ODD, EVEN, BIRTH_YEAR, LICENCE_NUMBER]), first=firsts),
    st.builds(BirthMonth, st.integers(0, 1), st.sampled_from([1, 28, 31]), st.integers(1, 2), firsts),
    st.builds(Birthday, years, st.integers(0, 3), firsts),
    st.builds(IssueAnniversary, years),
    st.builds(EndOfIssueMonth, years),
)
printed_terms = st.builds(PrintedDate, years, st.just("individual dates")) | st.builds(
    Birthday, years, st.just(PRINTED), firsts
)
several_terms = st.builds(
    lambda base, times: FromFirstRenewal(base, base.every_years * times, "ce_period_ends"),
    own_terms,
    st.integers(1, 3),
)
all_terms = st.one_of(own_terms, printed_terms, several_terms)


@st.composite
def people(draw: st.DrawFn) -> tuple[Therapist, Licence]:
    """A therapist whose licence says everything that a term may ask for."""
    issued = draw(issue_days)
    number = draw(st.integers(1, 99_999).map("MA{}".format))
    licence = Licence("US-XX", "LMT", issued, number, expires=draw(st.dates(issued, date(2040, 12, 31))))
    return Therapist("A", born=draw(births), licences=[licence]), licence


def unprinted(licence: Licence) -> Licence:
    return attrs.evolve(licence, expires=None)


def schedule_of(term: Term, therapist: Therapist, licence: Licence) -> Schedule:
    schedule = term.schedule(licence, therapist)
    assert isinstance(schedule, Schedule)
    return schedule


def period(term: Term, person: tuple[Therapist, Licence], day: date) -> Period:
    therapist, licence = person
    assume(day >= licence.issued)
    return schedule_of(term, therapist, licence).period_of(day, licence.issued)


def next_period(term: Term, person: tuple[Therapist, Licence], after: Period) -> Period:
    return period(term, person, after.end + ONE_DAY)


def dates_of(book: RuleBook, therapist: Therapist, licence: Licence, on: date) -> DueDates:
    dates = book.dates(licence, therapist, on)
    assert isinstance(dates, DueDates)
    return dates


# laws of periods


@given(all_terms, people(), days)
def test_a_day_lies_in_its_period(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    assert day in period(term, person, day)


@given(all_terms, people(), days, days)
def test_no_day_lies_in_two_periods(term: Term, person: tuple[Therapist, Licence], day: date, other: date) -> None:
    mine = period(term, person, day)
    assert (other in mine) == (period(term, person, other) == mine)


@given(all_terms, people(), days)
def test_the_next_period_starts_the_day_after(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    mine = period(term, person, day)
    assert next_period(term, person, mine).start == mine.end + ONE_DAY


@given(all_terms, people(), days)
def test_ordinals_are_consecutive(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    mine = period(term, person, day)
    assert next_period(term, person, mine).ordinal == mine.ordinal + 1


@given(all_terms, people(), days)
def test_a_period_after_the_first_has_its_full_years(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    mine = period(term, person, day)
    after = next_period(term, person, mine)
    assert after.end.year - mine.end.year == term.every_years


@given(all_terms, people(), days)
def test_every_day_of_a_period_gives_the_same_period(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    mine = period(term, person, day)
    assert period(term, person, max(mine.start, person[1].issued)) == period(term, person, mine.end) == mine


@given(st.one_of(own_terms, printed_terms), people())
def test_the_day_of_issue_lies_in_the_first_period(term: Term, person: tuple[Therapist, Licence]) -> None:
    assert period(term, person, person[1].issued).first


@given(all_terms, people(), days)
def test_no_period_after_one_that_ends_after_issue_is_the_first_of_a_term(
    term: Term, person: tuple[Therapist, Licence], day: date
) -> None:
    first = next_period(term, person, period(term, person, day)).first
    assert first <= isinstance(term, FromFirstRenewal)  # there the time before the first renewal is first as a whole


@given(all_terms, people(), days)
def test_the_second_period_is_the_one_after_the_last_first(
    term: Term, person: tuple[Therapist, Licence], day: date
) -> None:
    mine = period(term, person, day)
    after = next_period(term, person, mine)
    assert after.second == (mine.first and not after.first)


@given(st.one_of(own_terms, printed_terms), people(), days)
def test_ends_before_and_after_a_day_are_neighbours(term: Term, person: tuple[Therapist, Licence], day: date) -> None:
    therapist, licence = person
    assume(day > licence.issued)
    schedule = schedule_of(term, therapist, licence)
    before = schedule.end_before(day)
    assert before < day <= schedule.end_on_or_after(before + ONE_DAY)


@given(people(), days, st.sampled_from([ODD, EVEN]), fixed_days)
def test_fixed_dates_end_in_years_of_their_parity(
    person: tuple[Therapist, Licence], day: date, parity: Parity, on: tuple[int, int]
) -> None:
    assert period(FixedDate(on[0], on[1], parity), person, day).end.year % 2 == (parity is ODD)


@given(people(), days, fixed_days)
def test_parity_of_the_licence_number_is_that_of_its_last_digit(
    person: tuple[Therapist, Licence], day: date, on: tuple[int, int]
) -> None:
    end = period(FixedDate(on[0], on[1], LICENCE_NUMBER), person, day).end
    assert end.year % 2 == int(person[1].number[-1]) % 2


@given(people(), days)
def test_birth_months_end_on_their_last_day(person: tuple[Therapist, Licence], day: date) -> None:
    end = period(BirthMonth(BIRTH_YEAR), person, day).end
    assert (end + ONE_DAY).day == 1


@given(people(), days)
def test_a_term_by_the_birth_year_ends_in_a_year_of_its_parity(person: tuple[Therapist, Licence], day: date) -> None:
    born = person[0].born
    assert born is not None
    assert period(BirthMonth(BIRTH_YEAR), person, day).end.year % 2 == born.year % 2


# laws of due dates


@given(st.one_of(own_terms, printed_terms), people())
def test_the_printed_date_wins_on_its_day(term: Term, person: tuple[Therapist, Licence]) -> None:
    therapist, licence = person
    assert licence.expires is not None
    assert dates_of(book_of(term), therapist, licence, licence.expires).due == licence.expires


@given(st.one_of(own_terms, printed_terms), people(), st.integers(1, 4000))
def test_the_printed_date_stays_when_it_has_passed(term: Term, person: tuple[Therapist, Licence], later: int) -> None:
    therapist, licence = person
    assert licence.expires is not None
    on = licence.expires + later * ONE_DAY
    assert dates_of(book_of(term), therapist, licence, on).due == licence.expires


@given(st.one_of(own_terms, printed_terms), people(), days)
def test_nothing_falls_due_after_the_printed_date(term: Term, person: tuple[Therapist, Licence], on: date) -> None:
    therapist, licence = person
    assert licence.expires is not None
    due = dates_of(book_of(term), therapist, licence, on).due
    assert due <= licence.expires


@given(own_terms, people(), days)
def test_the_term_that_a_printed_date_stands_for_does_not_end_before_issue(
    term: Term, person: tuple[Therapist, Licence], on: date
) -> None:
    therapist, licence = person
    assert dates_of(book_of(term), therapist, licence, on).term.end >= licence.issued


@given(own_terms, people(), days)
def test_without_a_printed_date_a_licence_falls_due_at_the_end_of_its_term(
    term: Term, person: tuple[Therapist, Licence], on: date
) -> None:
    therapist, licence = person
    dates = dates_of(book_of(term), therapist, unprinted(licence), on)
    assert dates.due == dates.term.end


@given(own_terms, people(), days, st.integers(0, 3000))
def test_due_dates_never_go_back(term: Term, person: tuple[Therapist, Licence], on: date, later: int) -> None:
    therapist, licence = person
    book = book_of(term)
    first, second = (dates_of(book, therapist, licence, day) for day in (on, on + later * ONE_DAY))
    assert first.due <= second.due


@given(own_terms, people(), days, st.integers(1, 3))
def test_the_ce_period_judged_lies_in_the_schedule_of_ce(
    term: Term, person: tuple[Therapist, Licence], on: date, times: int
) -> None:
    therapist, licence = person
    several = FromFirstRenewal(term, term.every_years * times, "ce_period_ends")
    dates = dates_of(book_of(term, ce_term=several), therapist, unprinted(licence), on)
    assert dates.term.end <= dates.ce_period.end


# moved dates


@given(own_terms, people(), days, st.integers(1, 60), st.integers(0, 60))
def test_a_moved_date_replaces_the_end_until_it_has_passed(
    term: Term, person: tuple[Therapist, Licence], day: date, moved_by: int, after: int
) -> None:
    therapist, licence = person
    end = period(term, (therapist, licence), day).end
    book = book_of(term, moved=(MovedDate(end, end + moved_by * ONE_DAY, "an order"),))
    on = end + min(after, moved_by) * ONE_DAY
    assert dates_of(book, therapist, unprinted(licence), on).due == end + moved_by * ONE_DAY


@given(own_terms, people(), days, st.integers(1, 60))
def test_a_moved_date_moves_no_other(term: Term, person: tuple[Therapist, Licence], day: date, moved_by: int) -> None:
    therapist, licence = person
    mine = period(term, (therapist, licence), day)
    book = book_of(term, moved=(MovedDate(mine.end, mine.end + moved_by * ONE_DAY, "an order"),))
    on = mine.end + (moved_by + 1) * ONE_DAY
    assert dates_of(book, therapist, unprinted(licence), on).due == next_period(term, person, mine).end


@given(own_terms, people(), days, st.integers(1, 60))
def test_a_moved_date_leaves_the_period_where_it_was(
    term: Term, person: tuple[Therapist, Licence], day: date, moved_by: int
) -> None:
    therapist, licence = person
    mine = period(term, (therapist, licence), day)
    book = book_of(term, moved=(MovedDate(mine.end, mine.end + moved_by * ONE_DAY, "an order"),))
    assert dates_of(book, therapist, unprinted(licence), mine.end + ONE_DAY).ce_period == mine


# by hand


def ends(
    term: Term, *on: date, issued: date = date(2015, 3, 10), born: date | None = None, **fields: Any
) -> list[date]:
    licence = Licence("US-XX", "LMT", issued, **fields)
    therapist = Therapist("A", born=born, licences=[licence])
    return [schedule_of(term, therapist, licence).period_of(day, issued).end for day in on]


NEW_YEARS = [date(year, 1, 1) for year in range(2023, 2029)]


@pytest.mark.parametrize(
    ("term", "details", "expected"),
    [
        pytest.param(
            Birthday(),
            {"born": date(1988, 2, 29)},
            ["2023-02-28", "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
            id="birthday-on-29-february",
        ),
        pytest.param(
            BirthMonth(EVEN),
            {"born": date(1988, 2, 3)},
            ["2024-02-29", "2024-02-29", "2026-02-28", "2026-02-28", "2028-02-29", "2028-02-29"],
            id="end-of-february",
        ),
        pytest.param(
            BirthMonth(BIRTH_YEAR),
            {"born": date(1987, 4, 3)},
            ["2023-04-30", "2025-04-30", "2025-04-30", "2027-04-30", "2027-04-30", "2029-04-30"],
            id="end-of-april-of-odd-years",
        ),
        pytest.param(
            IssueAnniversary(2),
            {"issued": date(2016, 2, 29)},
            ["2024-02-29", "2024-02-29", "2026-02-28", "2026-02-28", "2028-02-29", "2028-02-29"],
            id="issued-on-29-february",
        ),
        pytest.param(
            FixedDate(2, 28, LICENCE_NUMBER),
            {"number": "A-7 (II)"},
            ["2023-02-28", "2025-02-28", "2025-02-28", "2027-02-28", "2027-02-28", "2029-02-28"],
            id="28-february-also-in-leap-years",
        ),
        pytest.param(
            PrintedDate(2, "individual"),
            {"expires": date(2025, 2, 28)},
            ["2023-02-28", "2025-02-28", "2025-02-28", "2027-02-28", "2027-02-28", "2029-02-28"],
            id="printed-on-the-last-of-february",
        ),
        pytest.param(
            PrintedDate(1, "individual"),
            {"expires": date(2026, 6, 30)},
            ["2023-06-30", "2024-06-30", "2025-06-30", "2026-06-30", "2027-06-30", "2028-06-30"],
            id="printed-on-30-june",
        ),
    ],
)
def test_month_ends_and_leap_days(term: Term, details: dict[str, Any], expected: list[str]) -> None:
    assert [str(end) for end in ends(term, *NEW_YEARS, **details)] == expected


@pytest.mark.parametrize(
    ("on", "end", "first", "second"),
    [
        (date(2020, 3, 10), date(2022, 3, 10), True, False),
        (date(2020, 3, 11), date(2022, 3, 10), True, False),
        (date(2022, 3, 10), date(2022, 3, 10), True, False),
        (date(2022, 3, 11), date(2024, 3, 10), False, True),
        (date(2024, 3, 11), date(2026, 3, 10), False, False),
    ],
)
def test_the_first_term_by_anniversary_runs_from_the_day_of_issue(
    on: date, end: date, first: bool, second: bool
) -> None:
    licence = Licence("US-XX", "LMT", date(2020, 3, 10))
    found = schedule_of(IssueAnniversary(2), Therapist("A"), licence).period_of(on, licence.issued)
    assert (found.end, found.first, found.second) == (end, first, second)


def test_the_first_term_by_anniversary_holds_the_day_of_issue() -> None:
    licence = Licence("US-XX", "LMT", date(2020, 3, 10))
    schedule = schedule_of(IssueAnniversary(2), Therapist("A"), licence)
    assert schedule.period_of(date(2020, 3, 10), licence.issued).start == date(2020, 3, 10)


def test_a_short_printed_date_stands_for_the_first_term() -> None:
    licence = Licence("US-XX", "LMT", date(2024, 1, 10), expires=date(2024, 6, 30))
    dates = dates_of(book_of(FixedDate(12, 31, ODD)), Therapist("A"), licence, date(2024, 3, 1))
    assert (dates.term.end, dates.due) == (date(2025, 12, 31), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("term", "enter"),
    [
        (Birthday(), "therapist.born"),
        (BirthMonth(ODD), "therapist.born"),
        (FixedDate(10, 31, PRINTED), "licences.expires"),
        (FixedDate(5, 31, ISSUE_YEAR), "licences.expires"),
        (FromFirstRenewal(FixedDate(5, 31, EVEN), 4, "ce_period_ends", only_told=True), "facts.ce_period_ends"),
        (FixedDate(8, 31, BIRTH_YEAR), "therapist.born"),
        (FixedDate(8, 31, LICENCE_NUMBER), "licences.number"),
        (PrintedDate(2, "individual dates"), "licences.expires"),
        (FromFirstRenewal(Birthday(), 2, "ce_period_ends"), "therapist.born"),
    ],
)
def test_what_the_record_does_not_say_is_asked_for(term: Term, enter: str) -> None:
    missing = term.schedule(Licence("US-XX", "LMT", date(2020, 3, 10)), Therapist("A"))
    assert isinstance(missing, Missing)
    assert missing.enter == enter


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, ["2025-03-01", "2025-03-01", "2027-03-01", "2027-03-01"], id="from-the-first-renewal"),
        pytest.param(
            {"ce_period_ends": date(2026, 3, 1)}, ["2024-03-01", "2026-03-01", "2026-03-01", "2028-03-01"], id="told"
        ),
    ],
)
def test_ce_periods_count_from_the_first_renewal_unless_told(facts: dict[str, Any], expected: list[str]) -> None:
    several = FromFirstRenewal(Birthday(), 2, "ce_period_ends")
    on = [date(year, 2, 1) for year in (2024, 2025, 2026, 2027)]
    found = ends(several, *on, issued=date(2022, 5, 1), born=date(1990, 3, 1), facts=facts)
    assert [str(end) for end in found] == expected


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (FixedDate(8, 31, ODD), "ends on 31 August of odd years"),
        (FixedDate(2, 28, LICENCE_NUMBER), "ends on 28 February of odd or even years, as the licence number"),
        (BirthMonth(BIRTH_YEAR), "ends on the last day of the birth month of odd or even years, as the year of birth"),
        (Birthday(), "ends on the birthday, every year"),
        (Birthday(2, PRINTED), "ends on the birthday of the years that the licence has printed"),
        (
            Birthday(first=SECOND),
            "ends on the birthday, every year; for the first time at the second such day after issue",
        ),
        (FixedDate(5, 15, 2025, every_years=4), "ends on 15 May every 4 years, as in 2025"),
        (FixedDate(3, 31, 2026, every_years=1), "ends on 31 March every year"),
        (
            BirthMonth(0, day=28, every_years=1, first=Span(months=12)),
            "ends on the 28th day of the birth month every year; for the first time at least 12 months after issue",
        ),
        (EndOfIssueMonth(2), "ends on the last day of the month of issue, every 2 years"),
        (NoTerm("no licence exists"), "nothing to renew: no licence exists"),
        (IssueAnniversary(2), "ends on the anniversary of issue, every 2 years"),
        (PrintedDate(3, "why"), "every 3 years; the date printed on the licence decides"),
        (
            PrintedDate(1, "why", years_known=False),
            "every year (assumed: no source says); the date printed on the licence decides",
        ),
        (
            FromFirstRenewal(Birthday(), 2, "ce_period_ends"),
            "CE is reported every 2 years, counted from the first renewal (ce_period_ends overrides)",
        ),
    ],
)
def test_a_term_says_itself_in_words(term: Term, words: str) -> None:
    assert term.words() == words


# first terms, years of a licence's own, month ends


@pytest.mark.parametrize(
    ("term", "issued", "expected"),
    [
        pytest.param(FixedDate(5, 15, 2025, 4), (2022, 7, 13), ["2025-05-15", "2029-05-15"], id="every fourth year"),
        pytest.param(
            FixedDate(5, 15, 2025, 4), (2025, 5, 15), ["2025-05-15", "2029-05-15"], id="issued on the last day"
        ),
        pytest.param(FixedDate(3, 31, 2026, 1), (2023, 3, 31), ["2023-03-31", "2024-03-31"], id="every year"),
        pytest.param(
            FixedDate(5, 31, ISSUE_YEAR),
            (2024, 6, 1),
            ["2026-05-31", "2028-05-31"],
            id="two years on from the issue year",
        ),
        pytest.param(
            BirthMonth(0, 28, 1, Span(months=12)),
            (2023, 5, 28),
            ["2024-05-28", "2025-05-28"],
            id="exactly twelve months",
        ),
        pytest.param(
            BirthMonth(0, 28, 1, Span(months=12)),
            (2023, 5, 29),
            ["2025-05-28", "2026-05-28"],
            id="a day less than twelve",
        ),
        pytest.param(
            BirthMonth(0, 28, 1, Span(months=12)),
            (2023, 5, 27),
            ["2024-05-28", "2025-05-28"],
            id="a day more than twelve",
        ),
        pytest.param(Birthday(first=SECOND), (2023, 5, 16), ["2024-05-17", "2025-05-17"], id="after the next birthday"),
        pytest.param(Birthday(first=SECOND), (2023, 5, 17), ["2025-05-17", "2026-05-17"], id="issued on the birthday"),
        pytest.param(EndOfIssueMonth(2), (2025, 3, 1), ["2027-03-31", "2029-03-31"], id="first of the month"),
        pytest.param(EndOfIssueMonth(2), (2025, 3, 31), ["2027-03-31", "2029-03-31"], id="last of the month"),
        pytest.param(EndOfIssueMonth(1), (2024, 2, 29), ["2025-02-28", "2026-02-28"], id="a leap day"),
        pytest.param(EndOfIssueMonth(1), (2023, 2, 1), ["2024-02-29", "2025-02-28"], id="into a leap year"),
    ],
)
def test_the_first_two_ends(term: Term, issued: tuple[int, int, int], expected: list[str]) -> None:
    day = date(*issued)
    person = Therapist("A", born=date(1988, 5, 17))
    schedule = schedule_of(term, person, Licence("US-XX", "LMT", day))
    first = schedule.period_of(day, day)
    assert [str(first.end), str(schedule.end_on_or_after(first.end + ONE_DAY))] == expected


@pytest.mark.parametrize("term", [Birthday(first=SECOND), BirthMonth(0, 28, 1, Span(months=12)), EndOfIssueMonth(2)])
def test_a_first_term_of_its_own_length_begins_on_the_day_of_issue(term: Term) -> None:
    day = date(2023, 5, 18)
    period = schedule_of(term, Therapist("A", born=date(1988, 5, 17)), Licence("US-XX", "LMT", day)).period_of(day, day)
    assert (period.start, period.first) == (day, True)


def test_a_licence_issued_on_the_day_the_years_count_from_needs_its_printed_date() -> None:
    term = FixedDate(5, 31, ISSUE_YEAR)
    assert isinstance(term.schedule(Licence("US-XX", "LMT", date(2024, 5, 31)), Therapist("A")), Missing)


@pytest.mark.parametrize("expires", [date(2026, 10, 31), date(2027, 10, 31)])
def test_the_printed_year_decides_where_the_years_are_the_licences_own(expires: date) -> None:
    licence = Licence("US-XX", "LMT", date(2020, 3, 10), expires=expires)
    dates = dates_of(book_of(FixedDate(10, 31, PRINTED)), Therapist("A"), licence, date(2026, 10, 1))
    assert (dates.term.end, dates.due) == (expires, expires)


def test_the_years_of_ce_that_only_the_licence_tells_are_taken_from_it() -> None:
    term = FromFirstRenewal(FixedDate(5, 31, EVEN), 4, "ce_period_ends", only_told=True)
    licence = Licence("US-XX", "LMT", date(2020, 3, 10), facts={"ce_period_ends": date(2024, 5, 31)})
    assert schedule_of(term, Therapist("A"), licence).end_on_or_after(date(2025, 1, 1)) == date(2028, 5, 31)


def test_every_second_birthday_needs_to_say_which() -> None:
    with pytest.raises(RuleError, match="on which ones"):
        Birthday(2)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        pytest.param(2025, 0, id="a Friday"),
        pytest.param(2026, 1, id="a Saturday"),
        pytest.param(2027, 1, id="a Sunday"),
        pytest.param(2028, 0, id="a Tuesday"),
    ],
)
def test_a_due_date_on_a_weekend_is_told(year: int, told: int) -> None:
    book = book_of(FixedDate(10, 31, year), weekend=NextBusinessDay(CITED, PRIMARY))
    licence = Licence("US-XX", "LMT", date(2020, 3, 10))
    assert len(dates_of(book, Therapist("A"), licence, date(year, 10, 1)).notes) == told


def test_a_weekend_names_the_monday() -> None:
    assert "2026-11-02" in str(NextBusinessDay(CITED, PRIMARY).told(date(2026, 10, 31)))


@pytest.mark.parametrize(
    ("due", "by", "day"),
    [
        pytest.param(date(2011, 6, 14), FirstOfMonth(before=1), date(2011, 5, 1), id="first of the month before"),
        pytest.param(date(2027, 1, 14), FirstOfMonth(before=1), date(2026, 12, 1), id="over the turn of the year"),
        pytest.param(date(2027, 5, 31), FirstOfMonth(before=0), date(2027, 5, 1), id="first of the same month"),
        pytest.param(date(2027, 5, 31), Span(days=30), date(2027, 5, 1), id="so many days"),
    ],
)
def test_when_to_apply(due: date, by: FirstOfMonth | Span, day: date) -> None:
    assert ApplyBy(by, "late fee").on(due) == day
