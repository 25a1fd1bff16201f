"""What is due when, what it says, and what keeps its identity while dates move."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import (
    Certification,
    Credit,
    Deadline,
    Document,
    Licence,
    Milestone,
    Seminar,
    Session,
    Therapist,
    deadlines,
)
from ce_tracker.auditing import judge
from ce_tracker.errors import RuleError
from ce_tracker.milestones import last_safe_day, late_states
from ce_tracker.rules import (
    BIRTH_YEAR,
    IN_PERSON,
    ODD,
    PRIMARY,
    SECONDARY,
    BirthMonth,
    Board,
    Citation,
    Doubt,
    FixedDate,
    Holds,
    LapseUntil,
    LateState,
    Maximum,
    Minimum,
    Reporting,
    RuleBook,
    Rules,
    Span,
    from_,
    subject,
)
from ce_tracker.testing.strategies import documents, seminars

GRACE = LateState("grace", "Still renewable.", Span(days=30))
LAPSED = LateState("lapsed", "Renewable against a fee.", LapseUntil.NEXT_DUE)
VOID = LateState("void", "Apply anew.", lost=True)
RULES = Rules(
    citation=Citation("Rule 1"),
    confidence=PRIMARY,
    verified_on=date(2026, 11, 23),
    requirements=(Minimum("total", 24),),
)
BOOK = RuleBook(
    jurisdiction="US-ZZ",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=Board("Board of Massage", "https://board.test/"),
    term=FixedDate(8, 31, ODD),
    opens=Span(days=90),
    late=(GRACE, LAPSED, VOID),
    rules=(RULES,),
)
POSTED = Reporting(Span(days=30), "The provider posts it.", Citation("Rule 2"), SECONDARY)
OWN = Reporting(Span(days=7), "One's own report is approved.")
NOT_YET = evolve(RULES, periods_ending=from_(2040, 1, 1))
CPR = Holds("cpr", ("cpr",), "a CPR card", absent_is_no=True)
LICENCE = Licence("US-ZZ", "LMT", date(2015, 3, 10))
JORDAN = Therapist("Jordan Rivera", licences=[LICENCE])
ON = date(2027, 1, 1)
COURSE = Credit("Deep tissue", date(2026, 1, 10), 24, "technique")
FLORIDA = timezone(timedelta(hours=-5))
ETHICS = Seminar("Ethics", datetime(2027, 2, 6, 21, tzinfo=FLORIDA), 6, subject="ethics", provider="Gulf Coast")
CARD = Document("cpr", date(2025, 6, 1), date(2027, 6, 1))

planning = st.builds(
    Therapist,
    name=st.just("Jordan Rivera"),
    licences=st.just([LICENCE]),
    documents=st.lists(documents(kinds=["cpr", "bls"]), max_size=4),
    seminars=st.lists(st.just(ETHICS) | seminars(), max_size=4),
)
"""Therapists with what has dates of its own."""


def asking(*requirements: Minimum | Maximum | Holds) -> RuleBook:
    """The rule book with other requirements."""
    return evolve(BOOK, rules=(evolve(RULES, requirements=requirements),))


def reported(*ways: Reporting) -> RuleBook:
    """The rule book with ways of reporting that take so long."""
    return evolve(BOOK, rules=(evolve(RULES, reporting=ways),))


def late(*states: LateState) -> RuleBook:
    return evolve(BOOK, late=states)


def found(*credits: Credit, book: RuleBook = BOOK, licence: Licence = LICENCE) -> dict[str, Deadline]:
    """The deadlines of one licence by milestone; of several late states the last."""
    holder = evolve(JORDAN, licences=[licence], credits=credits)
    return {deadline.milestone: deadline for deadline in deadlines(holder, [judge(holder, licence, book, ON)])}


def last_days(book: RuleBook, therapist: Therapist = JORDAN) -> list[date | None]:
    return [last for _, last in late_states(therapist, judge(therapist, therapist.licences[0], book, ON))]


def of_documents(*documents: Document) -> list[Deadline]:
    return deadlines(Therapist("Jordan Rivera", documents=documents), [])


def of_seminars(*seminars: Seminar, credits: tuple[Credit, ...] = ()) -> list[Deadline]:
    return deadlines(Therapist("Jordan Rivera", seminars=seminars, credits=credits), [])


def test_deadlines_come_earliest_first() -> None:
    holder = evolve(JORDAN, documents=[CARD], seminars=[ETHICS])
    assert [deadline.milestone for deadline in deadlines(holder, [judge(holder, LICENCE, BOOK, ON)])] == [
        "seminar",
        "document-expires",
        "window-opens",
        "ce-due",
        "licence-expires",
        "late-until",
        "late-until",
        "void",
    ]


def test_renewal_opens_so_long_before_the_due_date() -> None:
    assert found()[Milestone.WINDOW_OPENS].day == date(2027, 6, 2)


def test_without_a_window_nothing_opens() -> None:
    assert Milestone.WINDOW_OPENS not in found(book=evolve(BOOK, opens=None))


def test_the_licence_expires_on_the_printed_date() -> None:
    printed = evolve(LICENCE, expires=date(2027, 9, 15))
    assert found(licence=printed)[Milestone.EXPIRES].day == date(2027, 9, 15)


def test_the_expiry_tells_what_to_heed_of_its_date() -> None:
    printed = evolve(LICENCE, expires=date(2027, 9, 15))
    note = "Note: the licence says 2027-09-15, the rule gives 2027-08-31: the printed date is used"
    assert note in found(licence=printed)[Milestone.EXPIRES].details


def test_a_licence_whose_due_date_is_not_known_has_no_deadlines() -> None:
    assert found(book=evolve(BOOK, term=BirthMonth(BIRTH_YEAR))) == {}


def test_ce_is_due_on_the_day_the_ce_period_ends() -> None:
    apart = evolve(BOOK, term=FixedDate(8, 31, ODD, every_years=1), ce_term=FixedDate(6, 30, ODD))
    assert found(book=apart)[Milestone.CE_DUE].day == date(2027, 6, 30)


def test_ce_that_is_not_complete_is_not_done() -> None:
    assert not found()[Milestone.CE_DUE].done


def test_ce_that_is_complete_is_done() -> None:
    assert found(COURSE)[Milestone.CE_DUE].done


def test_ce_that_is_complete_says_so() -> None:
    assert found(COURSE)[Milestone.CE_DUE].details == "Nothing more is owed: compliant."


def test_ce_due_tells_the_hours_to_take() -> None:
    assert found(evolve(COURSE, hours=10))[Milestone.CE_DUE].details.startswith("Still to take: 14 hours ")


def test_one_hour_to_take_is_one_hour() -> None:
    assert found(evolve(COURSE, hours=23))[Milestone.CE_DUE].details.startswith("Still to take: 1 hour ")


def test_ce_due_tells_a_condition_that_is_not_met() -> None:
    details = found(COURSE, book=asking(Minimum("total", 24), CPR))[Milestone.CE_DUE].details
    assert details == "Not met: a CPR card: no document cpr is recorded."


def test_ce_due_tells_hours_and_conditions_that_are_missing() -> None:
    details = found(book=asking(Minimum("total", 24), CPR))[Milestone.CE_DUE].details
    assert details.endswith(" Not met: a CPR card: no document cpr is recorded.")


def test_an_open_question_is_not_done() -> None:
    open_ = asking(Minimum("total", 24), evolve(CPR, absent_is_no=False))
    assert not found(COURSE, book=open_)[Milestone.CE_DUE].done


def test_an_open_question_is_told() -> None:
    open_ = asking(Minimum("total", 24), evolve(CPR, absent_is_no=False))
    details = found(COURSE, book=open_)[Milestone.CE_DUE].details
    assert details == "Not settled: a CPR card: no document cpr is recorded: add it if it is held."


def test_a_question_that_several_requirements_share_is_told_once() -> None:
    doubt = Doubt("whether these are asked was not found")
    shared = [Minimum(key, 2, subject(key), doubt=doubt) for key in ("ethics", "research")]
    details = found(COURSE, book=asking(Minimum("total", 24), *shared))[Milestone.CE_DUE].details
    assert details.startswith("Not settled: whether these are asked was not found. Unless ")


def test_what_no_hours_would_meet_is_told() -> None:
    impossible = (Minimum("total", 24), Maximum("near", 10, IN_PERSON), Maximum("far", 10, ~IN_PERSON))
    details = found(book=asking(*impossible))[Milestone.CE_DUE].details
    assert details == "No further hours alone would meet what is asked."


def test_ce_due_tells_what_to_heed_of_its_date() -> None:
    printed = evolve(LICENCE, expires=date(2027, 9, 15))
    note = "Note: the licence says 2027-09-15, the rule gives 2027-08-31: the printed date is used"
    assert found(COURSE, licence=printed)[Milestone.CE_DUE].details == f"Nothing more is owed: compliant. {note}"


def test_hours_that_hinge_on_an_open_question_are_told_as_such() -> None:
    doubted = Minimum("ethics", 2, subject("ethics"), doubt=Doubt("whether ethics is asked was not found"))
    details = found(COURSE, book=asking(Minimum("total", 24), doubted))[Milestone.CE_DUE].details
    assert details.startswith(
        "Not settled: whether ethics is asked was not found. Unless that is settled otherwise, still to take: 2 hours "
    )


def test_each_late_state_is_counted_from_the_end_of_the_state_before() -> None:
    further = LateState("late", "", Span(months=1))
    assert last_days(late(GRACE, further)) == [date(2027, 9, 30), date(2027, 10, 30)]


def test_a_lapse_until_the_next_due_date_ends_with_the_next_term() -> None:
    assert last_days(late(LAPSED)) == [date(2029, 8, 31)]


def test_the_next_term_of_a_month_end_in_february_reaches_the_leap_day() -> None:
    born = Therapist("Jordan Rivera", date(1987, 2, 3), licences=[LICENCE])
    yearly = BirthMonth(BIRTH_YEAR, every_years=1)
    assert last_days(evolve(late(LAPSED), term=yearly), born) == [date(2028, 2, 29)]


def test_a_state_without_end_has_no_last_day() -> None:
    assert last_days(late(VOID)) == [None]


def test_what_follows_a_state_without_end_has_no_last_day() -> None:
    assert last_days(late(evolve(VOID, lost=False), GRACE)) == [None, None]


def test_a_late_state_says_what_it_is_and_what_follows() -> None:
    assert found(book=late(LAPSED, VOID))[Milestone.LATE_UNTIL].details == (
        "Only if the licence is not renewed by 2027-08-31. Renewable against a fee. Then void: Apply anew."
    )


def test_the_last_late_state_is_followed_by_nothing() -> None:
    assert found(book=late(GRACE))[Milestone.LATE_UNTIL].details == (
        "Only if the licence is not renewed by 2027-08-31. Still renewable."
    )


def test_a_licence_is_lost_on_the_day_after_its_last_late_state() -> None:
    assert found(book=late(GRACE, LAPSED, VOID))[Milestone.VOID].day == date(2029, 9, 1)


def test_a_licence_without_any_grace_is_lost_on_the_day_after_it_is_due() -> None:
    assert found(book=late(VOID))[Milestone.VOID].day == date(2027, 9, 1)


def test_a_licence_that_stays_renewable_is_never_lost() -> None:
    assert Milestone.VOID not in found(book=late(GRACE, LAPSED))


def test_a_licence_is_lost_on_no_day_where_the_state_before_has_no_end() -> None:
    assert Milestone.VOID not in found(book=late(LateState("late", "A fee."), VOID))


def test_what_it_means_to_lose_the_licence_is_told() -> None:
    assert found()[Milestone.VOID].details == "Only if the licence is not renewed before. Apply anew."


def test_a_licence_that_is_lost_passes_into_no_further_state() -> None:
    with pytest.raises(RuleError, match="passes into no further state"):
        late(VOID, GRACE)


def test_the_last_safe_day_is_so_long_before_the_hours_are_due() -> None:
    assert found(book=reported(POSTED))[Milestone.LAST_SAFE].day == date(2027, 8, 1)


def test_of_several_ways_of_reporting_the_slowest_decides() -> None:
    assert found(book=reported(OWN, POSTED))[Milestone.LAST_SAFE].day == date(2027, 8, 1)


def test_every_way_of_reporting_is_told_with_its_source() -> None:
    details = found(COURSE, book=reported(OWN, POSTED))[Milestone.LAST_SAFE].details
    assert details == (
        "Hours are due on 2027-08-31, and those completed later than this may not be known by then. "
        "One's own report is approved: up to 7 days (Rule 1; primary). "
        "The provider posts it: up to 30 days (Rule 2; secondary). "
        "Nothing more is owed: compliant."
    )


def test_the_last_safe_day_tells_the_hours_to_take() -> None:
    assert " Still to take: 24 hours " in found(book=reported(POSTED))[Milestone.LAST_SAFE].details


def test_the_last_safe_day_rests_on_the_law_of_the_slowest_way() -> None:
    assert found(book=reported(OWN, POSTED))[Milestone.LAST_SAFE].citation == "Rule 2"


@pytest.mark.parametrize(("credits", "done"), [((), False), ((COURSE,), True)])
def test_the_last_safe_day_is_done_once_nothing_more_is_owed(credits: tuple[Credit, ...], *, done: bool) -> None:
    assert found(*credits, book=reported(POSTED))[Milestone.LAST_SAFE].done is done


def test_without_a_time_for_reporting_there_is_no_last_safe_day_of_its_own() -> None:
    assert Milestone.LAST_SAFE not in found()


def test_the_last_safe_day_keeps_its_identity_when_the_time_changes() -> None:
    slower = reported(evolve(POSTED, takes=Span(days=45)))
    before, after = (found(book=book)[Milestone.LAST_SAFE] for book in (reported(POSTED), slower))
    assert (before.identity, before.day) != (after.identity, after.day)
    assert before.identity == after.identity


@pytest.mark.parametrize(
    ("book", "day"),
    [
        pytest.param(reported(OWN, POSTED), date(2027, 8, 1), id="the slowest way"),
        pytest.param(BOOK, date(2027, 8, 31), id="the day CE is due, where no time is known"),
        pytest.param(evolve(BOOK, term=BirthMonth(BIRTH_YEAR)), None, id="none, where no due date is known"),
        pytest.param(
            evolve(BOOK, rules=(NOT_YET,)), date(2027, 8, 31), id="the day CE is due, where no rules are known"
        ),
    ],
)
def test_hours_are_safe_until(book: RuleBook, day: date | None) -> None:
    assert last_safe_day(judge(JORDAN, LICENCE, book, ON)) == day


@given(st.lists(st.integers(min_value=1, max_value=90), max_size=3))
def test_hours_are_never_safe_later_than_they_are_due(lags: list[int]) -> None:
    book = reported(*(Reporting(Span(days=days), "It is posted.") for days in lags))
    assert last_safe_day(judge(JORDAN, LICENCE, book, ON)) == date(2027, 8, 31) - timedelta(days=max(lags, default=0))


def test_what_takes_no_time_is_no_reporting() -> None:
    with pytest.raises(RuleError, match="takes no time"):
        reported(evolve(POSTED, takes=Span()))


def test_where_nothing_is_asked_nothing_is_reported() -> None:
    with pytest.raises(RuleError, match="nothing to report"):
        evolve(RULES, ce_required=False, requirements=(), reporting=(POSTED,))


def test_a_deadline_of_a_licence_names_board_and_law() -> None:
    expires = found()[Milestone.EXPIRES]
    assert (expires.url, expires.citation) == ("https://board.test/", "Rule 1")


def test_a_certification_is_called_what_it_is() -> None:
    held = Certification("US-ZZ", "LMT", date(2015, 3, 10))
    told = deadlines(JORDAN, [judge(JORDAN, held, BOOK, ON)])
    assert [one.title for one in told if one.milestone is Milestone.EXPIRES] == ["US-ZZ LMT: certification expires"]
    assert not any("licence" in f"{one.title} {one.details}" for one in told)


def test_a_document_without_expiry_has_no_deadline() -> None:
    assert of_documents(evolve(CARD, expires=None)) == []


def test_a_document_expires_on_its_day() -> None:
    (expires,) = of_documents(CARD)
    assert (expires.day, expires.title) == (date(2027, 6, 1), "cpr expires")


def test_a_document_that_nothing_replaces_is_not_done() -> None:
    assert [deadline.done for deadline in of_documents(CARD)] == [False]


def test_a_document_that_another_of_its_kind_outlasts_is_done() -> None:
    renewed = Document("cpr", date(2027, 5, 1), date(2029, 5, 1))
    assert [deadline.done for deadline in of_documents(renewed, CARD)] == [True, False]


def test_a_document_without_expiry_outlasts_all() -> None:
    assert [deadline.done for deadline in of_documents(evolve(CARD, expires=None), CARD)] == [True]


def test_a_document_of_another_kind_replaces_nothing() -> None:
    other = Document("bls", date(2027, 5, 1), date(2029, 5, 1))
    assert [deadline.done for deadline in of_documents(CARD, other)] == [False, False]


def test_a_document_keeps_its_identity_when_its_dates_are_corrected() -> None:
    corrected = Document("cpr", date(2025, 6, 2), date(2027, 6, 2))
    assert of_documents(CARD)[0].identity == of_documents(corrected)[0].identity


def test_a_document_keeps_its_identity_when_a_later_one_is_added() -> None:
    renewed = Document("cpr", date(2027, 5, 1), date(2029, 5, 1))
    assert of_documents(CARD)[0].identity == of_documents(renewed, CARD)[0].identity


def test_a_seminar_lies_on_its_local_day() -> None:
    assert of_seminars(ETHICS)[0].day == date(2027, 2, 6)


def test_a_seminar_tells_hours_and_provider() -> None:
    assert of_seminars(ETHICS)[0].details == "6 CE hours, Gulf Coast"


def test_a_seminar_of_one_hour_tells_one_hour() -> None:
    assert of_seminars(evolve(ETHICS, hours=Decimal("1.0"), provider=""))[0].details == "1 CE hour"


def test_a_planned_seminar_is_not_done() -> None:
    assert not of_seminars(ETHICS)[0].done


def test_a_seminar_whose_credit_is_recorded_is_done() -> None:
    assert of_seminars(ETHICS, credits=(ETHICS.attended(),))[0].done


@pytest.mark.parametrize(
    "other",
    [
        evolve(ETHICS.attended(), title="Ethics II"),
        evolve(ETHICS.attended(), provider="Suncoast"),
        ETHICS.attended(date(2027, 2, 7)),
    ],
)
def test_a_credit_for_something_else_leaves_a_seminar_undone(other: Credit) -> None:
    assert not of_seminars(ETHICS, credits=(other,))[0].done


def test_a_seminar_keeps_its_identity_when_it_moves() -> None:
    moved = evolve(ETHICS, starts=datetime(2027, 3, 6, 9, tzinfo=UTC), hours=8)
    assert of_seminars(ETHICS)[0].identity == of_seminars(moved)[0].identity


TWICE = evolve(
    ETHICS,
    starts=datetime(2027, 2, 6, 9, tzinfo=UTC),
    ends=None,
    sessions=[
        Session(datetime(2027, 2, 6, 9, tzinfo=UTC), datetime(2027, 2, 6, 12, tzinfo=UTC)),
        Session(datetime(2027, 2, 13, 9, tzinfo=UTC), datetime(2027, 2, 13, 12, tzinfo=UTC), "Ybor City"),
    ],
)


def test_each_session_of_a_seminar_is_a_deadline() -> None:
    assert [one.day for one in of_seminars(TWICE)] == [date(2027, 2, 6), date(2027, 2, 13)]


def test_a_session_tells_which_one_it_is() -> None:
    assert of_seminars(TWICE)[1].details == "6 CE hours, Gulf Coast; session 2 of 2"


def test_a_session_is_at_its_own_place() -> None:
    assert of_seminars(TWICE)[1].place == "Ybor City"


def test_all_sessions_are_done_once_the_credit_is_recorded() -> None:
    assert all(one.done for one in of_seminars(TWICE, credits=(TWICE.attended(),)))


def test_a_numbered_seminar_keeps_its_identity_when_its_title_changes() -> None:
    numbered = evolve(ETHICS, course_id="20-1234")
    assert of_seminars(numbered)[0].identity == of_seminars(evolve(numbered, title="Ethics II"))[0].identity


@given(st.integers(min_value=-60, max_value=60))
def test_a_corrected_expiry_keeps_every_identity(by: int) -> None:
    moved = evolve(LICENCE, expires=date(2027, 8, 31) + timedelta(days=by))
    assert [one.identity for one in found(licence=moved).values()] == [one.identity for one in found().values()]


def test_the_next_term_has_other_identities() -> None:
    renewed = judge(JORDAN, LICENCE, BOOK, date(2028, 1, 1))
    before = {deadline.identity for deadline in found().values()}
    assert before.isdisjoint(deadline.identity for deadline in deadlines(JORDAN, [renewed]))


@given(planning)
def test_no_two_deadlines_share_an_identity(therapist: Therapist) -> None:
    identities = [one.identity for one in deadlines(therapist, [judge(therapist, LICENCE, BOOK, ON)])]
    assert len(set(identities)) == len(identities)


@given(planning, st.randoms())
def test_the_order_of_entry_decides_nothing(therapist: Therapist, random: Random) -> None:
    other = evolve(
        therapist,
        documents=random.sample(therapist.documents, len(therapist.documents)),
        seminars=random.sample(therapist.seminars, len(therapist.seminars)),
    )
    assert deadlines(other, []) == deadlines(therapist, [])


def test_the_order_of_audits_decides_nothing() -> None:
    other = evolve(LICENCE, credential="CMT")
    first = judge(JORDAN, LICENCE, BOOK, ON)
    second = judge(JORDAN, other, evolve(BOOK, credential="CMT"), ON)
    assert deadlines(JORDAN, [first, second]) == deadlines(JORDAN, [second, first])


@given(st.lists(st.sampled_from([evolve(ETHICS, place=place) for place in ("", "Tampa", "Miami")]), max_size=4))
def test_sessions_that_differ_in_place_alone_come_in_one_order(seminars: list[Seminar]) -> None:
    assert of_seminars(*seminars) == of_seminars(*reversed(seminars))
