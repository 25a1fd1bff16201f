"""One course, every verdict: the answer is the audit's own, on the day the course would be completed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker import (
    Certification,
    Credit,
    Licence,
    PluginError,
    Registry,
    RuleSource,
    Schooling,
    Seminar,
    Therapist,
    UnknownJurisdictionError,
    audit,
    audit_certification,
    hookimpl,
)
from ce_tracker.counting_ahead import Answer, WouldCount, will_it_count, would_count
from ce_tracker.rules import (
    ANYTHING,
    ELIGIBILITY,
    IN_PERSON,
    ODD,
    PRIMARY,
    AsTold,
    Board,
    Citation,
    Component,
    Components,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    OnApplication,
    PrintedDate,
    RuleBook,
    Rules,
    ValidOn,
    approved_by,
    in_doubt,
    subject,
)
from ce_tracker.testing.rule_books import LICENCE, credits_about, rule_books, therapists_with

RULE = Citation("Rule 1", "https://board.example/rule-1")
BOARD = Board("Board of Nowhere", "https://board.example/")
ON = date(2026, 11, 23)
LMT = Licence("US-XX", "LMT", issued=date(2015, 3, 10))

Answered = Callable[..., WouldCount]


def rules(*requirements: Any, **more: Any) -> Rules:
    return Rules(citation=RULE, confidence=PRIMARY, verified_on=ON, requirements=requirements, **more)


def board_of(*requirements: Any, term: Any = None, **more: Any) -> RuleBook:
    asked = rules(*requirements, **more)
    return RuleBook(
        jurisdiction="US-XX",
        credential="LMT",
        name="Therapist",
        board=BOARD,
        term=term or FixedDate(8, 31, ODD),
        rules=(asked,),
    )


def body_of(*requirements: Any, purpose: Any = ELIGIBILITY, **more: Any) -> RuleBook:
    term = OnApplication() if purpose is ELIGIBILITY else PrintedDate(2, "printed")
    asked = rules(*requirements, **more)
    return RuleBook(
        jurisdiction="BODY",
        credential="CERT",
        name="Certified",
        board=BOARD,
        term=term,
        rules=(asked,),
        purpose=purpose,
    )


def course(hours: Any = 8, about: str = "technique", completed: date = date(2027, 3, 7), **more: Any) -> Credit:
    return Credit(more.pop("title", "Cupping weekend"), completed, hours, about, **more)


class Plugin:
    def __init__(self, books: tuple[RuleBook, ...]) -> None:
        self.books = books

    def _sources(self, *, licences: bool) -> Iterator[RuleSource]:
        for code in sorted({book.jurisdiction for book in self.books}):
            given = [book for book in self.books if book.jurisdiction == code]
            if (code != "BODY") is licences:
                yield RuleSource(code, lambda given=given: given)  # type: ignore[misc]

    @hookimpl
    def ce_tracker_rules(self) -> Iterator[RuleSource]:
        yield from self._sources(licences=True)

    @hookimpl
    def ce_tracker_certifications(self) -> Iterator[RuleSource]:
        yield from self._sources(licences=False)


def registry(*books: RuleBook) -> Registry:
    return Registry({"nowhere": Plugin(books)}, installed=False)


def answer(
    book: RuleBook, asked: Credit | Seminar, *credits: Credit, licence: Licence = LMT, on: date = ON, **record: Any
) -> WouldCount:
    therapist = Therapist("Jordan Rivera", licences=[licence], credits=credits, **record)
    return would_count(asked, therapist, licence, on, registry(book))


# How many hours, and where


def test_hours_that_fit_count_in_full() -> None:
    assert answer(board_of(Minimum("total", 24)), course()).answer is Answer.ALL


def test_hours_beyond_a_maximum_do_not() -> None:
    found = answer(
        board_of(Minimum("total", 24), Maximum("self-care", 4, subject("self-care"))), course(6, "self-care")
    )
    assert (found.answer, found.counted, found.hours) == (Answer.SOME, 4, 6)


def test_hours_without_the_approval_that_is_asked_count_for_nothing() -> None:
    found = answer(board_of(Minimum("total", 24), accepts=approved_by("US-XX")), course())
    assert (found.answer, found.why[0].code) == (Answer.NONE, "provider-not-approved")


def test_why_hours_would_not_count_names_the_law() -> None:
    found = answer(board_of(Minimum("total", 24), accepts=approved_by("US-XX")), course())
    assert found.why[0].citation == RULE


def test_where_nothing_is_asked_that_is_the_answer() -> None:
    assert answer(board_of(ce_required=False), course()).answer is Answer.NOT_ASKED


def test_what_hinges_on_a_doubt_is_open() -> None:
    doubtful = in_doubt(ANYTHING, "whether it is accepted")
    assert answer(board_of(Minimum("total", 24), accepts=doubtful), course()).answer is Answer.OPEN


def test_a_doubt_is_told_with_what_settles_it() -> None:
    doubtful = in_doubt(ANYTHING, "whether it is accepted")
    found = answer(board_of(Minimum("total", 8), accepts=doubtful), course())
    assert [(one.why, one.about) for one in found.opened] == [("whether it is accepted", ("Cupping weekend",))]


def test_where_the_due_date_is_not_known_the_answer_is_open() -> None:
    assert answer(board_of(Minimum("total", 24), term=PrintedDate(2, "printed")), course()).answer is Answer.OPEN


def test_where_no_source_says_what_is_asked_the_answer_is_open() -> None:
    found = answer(board_of(Minimum("total", AsTold("ce_hours", "no source says")), Maximum("day", 24)), course())
    assert (found.answer, [one.key for one in found.opened]) == (Answer.OPEN, ["total"])


def test_hours_that_are_refused_are_refused_whatever_else_is_asked() -> None:
    unknown = Minimum("total", AsTold("ce_hours", "no source says"))
    assert answer(board_of(unknown, accepts=approved_by("US-XX")), course()).answer is Answer.NONE


def test_of_what_is_only_sought_no_period_is_told() -> None:
    sought = Certification("BODY", "CERT")
    therapist = Therapist("Jordan Rivera", certifications=[sought])
    assert would_count(course(), therapist, sought, ON, registry(body_of(Minimum("hours", 100)))).period is None


def test_the_place_that_the_hours_fill_is_named() -> None:
    rooms = Components((Component("ethics", 2, subject("ethics")), Component("general", 22)))
    found = answer(board_of(rooms), course(2, "ethics"))
    assert [(finding.key, hours, finding.citation) for finding, hours in found.places] == [("ethics", 2, RULE)]


# What that does to the verdict


def test_the_hours_still_to_take_shrink() -> None:
    found = answer(board_of(Minimum("total", 24)), course(), course(10, title="Neck", completed=date(2026, 1, 10)))
    assert (found.before.short, found.after.short, found.saved) == (14, 6, 8)


def test_the_course_that_completes_the_hours_changes_the_verdict() -> None:
    found = answer(board_of(Minimum("total", 8)), course())
    assert (found.before.verdict, found.after.verdict, found.helps) == ("short", "compliant", True)


def test_hours_that_only_push_out_others_are_told_as_such() -> None:
    book = board_of(
        Minimum("total", 8), Minimum("ethics", 2, subject("ethics")), Maximum("at-a-desk", 4, ~subject("technique"))
    )
    full = course(4, "professional-practice", title="Taxes", completed=date(2026, 1, 10))
    found = answer(book, course(2, "ethics"), full)
    assert (found.counted, found.gain, found.pushed_out) == (2, 0, 2)


def test_hours_that_find_room_push_out_none() -> None:
    assert answer(board_of(Minimum("total", 24)), course()).pushed_out == 0


def test_hours_that_nothing_needs_help_nothing() -> None:
    enough = course(24, title="Neck", completed=date(2026, 1, 10))
    found = answer(board_of(Minimum("total", 24)), course(), enough)
    assert (found.counted, found.helps) == (8, False)


def test_hours_that_leave_another_requirement_short_help() -> None:
    assert answer(board_of(Minimum("total", 8), Minimum("ethics", 2, subject("ethics"))), course()).helps


def test_a_requirement_without_hours_that_the_course_meets_is_told() -> None:
    pain = Holds("pain", ("pain",), "pain module", ValidOn.EVER, course=subject("pain-management"))
    found = answer(board_of(Minimum("total", 24), pain), course(1, "pain-management"))
    assert [one.key for one in found.settled] == ["pain"]


def test_no_further_hours_can_be_saved_where_none_would_do() -> None:
    impossible = (Minimum("total", 8), Maximum("in-person", 3, IN_PERSON), Maximum("elsewhere", 3, ~IN_PERSON))
    assert answer(board_of(*impossible), course()).saved is None


# On which day


def test_a_course_to_come_is_judged_on_the_day_it_would_be_completed() -> None:
    assert answer(board_of(Minimum("total", 24)), course()).after.on == date(2027, 3, 7)


@pytest.mark.parametrize(
    ("completed", "end"),
    [(date(2027, 8, 31), date(2027, 8, 31)), (date(2027, 9, 1), date(2029, 8, 31))],
)
def test_it_belongs_to_the_period_that_its_day_lies_in(completed: date, end: date) -> None:
    found = answer(board_of(Minimum("total", 24)), course(completed=completed))
    assert (found.after.due, found.counted) == (end, 8)


def test_a_course_after_the_printed_end_is_judged_as_if_renewed() -> None:
    printed = evolve(LMT, expires=date(2027, 8, 31))
    found = answer(board_of(Minimum("total", 24)), course(completed=date(2027, 9, 1)), licence=printed)
    assert (found.after.due, found.counted, found.assumes_renewal_on) == (date(2029, 8, 31), 8, date(2027, 8, 31))


def test_on_the_printed_end_nothing_is_assumed() -> None:
    printed = evolve(LMT, expires=date(2027, 8, 31))
    found = answer(board_of(Minimum("total", 24)), course(completed=date(2027, 8, 31)), licence=printed)
    assert (found.after.due, found.assumes_renewal_on) == (date(2027, 8, 31), None)


def test_a_licence_that_has_run_out_by_today_is_not_taken_to_be_renewed() -> None:
    lapsed = evolve(LMT, expires=date(2025, 8, 31))
    found = answer(board_of(Minimum("total", 24)), course(), licence=lapsed)
    assert (found.counted, found.why[0].code, found.assumes_renewal_on) == (0, "after-period", None)


def test_the_renewal_that_is_taken_for_granted_is_counted_as_one() -> None:
    printed = evolve(LMT, expires=date(2027, 8, 31), facts={"renewals": 0, "carried_over": 6})
    found = answer(board_of(Minimum("total", 24)), course(completed=date(2027, 9, 1)), licence=printed)
    assert dict(found.held.facts) == {"renewals": 1}


def test_of_a_course_already_completed_what_was_taken_since_counts_too() -> None:
    past = course(4, "self-care", date(2026, 1, 10))
    since = course(4, "self-care", date(2026, 5, 2), title="Rest")
    found = answer(board_of(Minimum("total", 24), Maximum("self-care", 4, subject("self-care"))), past, since)
    assert (found.after.on, found.gain) == (ON, 0)


def test_a_course_of_a_period_that_is_over_is_judged_as_of_its_end() -> None:
    found = answer(board_of(Minimum("total", 24)), course(completed=date(2024, 1, 10)))
    assert found.after.on == date(2025, 8, 31)


def test_a_course_already_completed_counts_today_toward_a_certification_sought() -> None:
    sought = Certification("BODY", "CERT")
    therapist = Therapist("Jordan Rivera", certifications=[sought])
    past = course(completed=date(2024, 1, 10))
    found = would_count(past, therapist, sought, ON, registry(body_of(Minimum("hours", 100))))
    assert (found.after.on, found.counted) == (ON, 8)


def test_other_plans_are_left_aside() -> None:
    planned = Seminar("Neck", datetime(2027, 2, 6, 9, tzinfo=UTC), 24, subject="technique")
    assert answer(board_of(Minimum("total", 24)), course(), seminars=[planned]).before.short == 24


# What is asked about, and for which


def test_a_seminar_counts_as_the_credit_it_becomes() -> None:
    seminar = Seminar(
        "Cupping weekend", datetime(2027, 3, 6, 9, tzinfo=UTC), 8, datetime(2027, 3, 7, 17, tzinfo=UTC), "technique"
    )
    assert answer(board_of(Minimum("total", 24)), seminar).after.on == date(2027, 3, 7)


def test_licences_come_first_and_certifications_after_them() -> None:
    sought = Certification("BODY", "CERT")
    therapist = Therapist("Jordan Rivera", licences=[LMT], certifications=[sought])
    books = registry(board_of(Minimum("total", 24)), body_of(Minimum("hours", 100)))
    found = will_it_count(course(), therapist, ON, books)
    assert [(one.held.name, one.counted) for one in found] == [("US-XX LMT", 8), ("BODY CERT", 8)]


def test_schooling_of_the_same_title_is_not_taken_for_the_course() -> None:
    sought = Certification("BODY", "CERT")
    school = Schooling("Cupping weekend", date(2020, 6, 1), {"technique": 500})
    therapist = Therapist("Jordan Rivera", certifications=[sought], schooling=[school])
    book = body_of(Minimum("hours", 1000), counts_schooling=True)
    assert would_count(course(), therapist, sought, ON, registry(book)).counted == 8


def test_what_has_no_rules_is_refused_by_name() -> None:
    with pytest.raises(UnknownJurisdictionError, match="no rules are installed for US-XX"):
        will_it_count(course(), Therapist("Jordan", licences=[LMT]), ON, registry())


def test_rules_that_fail_are_told_by_their_plugin() -> None:
    def broken() -> list[RuleBook]:
        raise RuntimeError("no such table")

    class Broken:
        @hookimpl
        def ce_tracker_rules(self) -> list[RuleSource]:
            return [RuleSource("US-XX", broken)]

    failing = Registry({"broken": Broken()}, installed=False)
    with pytest.raises(PluginError, match="no such table"):
        will_it_count(course(), Therapist("Jordan", licences=[LMT]), ON, failing)


def test_the_second_sitting_of_a_course_does_not_hide_the_first() -> None:
    once = course(4, "self-care", date(2026, 1, 10))
    found = answer(board_of(Minimum("total", 24), Maximum("self-care", 4, subject("self-care"))), once, once)
    assert (found.finding.counted, found.gain) == (0, 0)


# Laws

OF_THE_BOOKS = rule_books() | rule_books(carry_over=True) | rule_books(repeats=True)
SOME_CREDITS = st.lists(credits_about(), max_size=5)
TO_COME = credits_about(first=date(2026, 11, 23))


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME)
def test_the_answer_is_the_audit_with_the_credit_added(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    books, therapist = registry(book), therapists_with(credits)
    added = audit(therapists_with([*credits, more]), LICENCE, on=more.completed, registry=books)
    assert would_count(more, therapist, LICENCE, ON, books).after == added


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME)
def test_without_the_course_it_is_the_audit_as_it_is(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    books, therapist = registry(book), therapists_with(credits)
    plain = audit(therapist, LICENCE, on=more.completed, registry=books)
    assert would_count(more, therapist, LICENCE, ON, books).before == plain


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME)
def test_a_course_that_is_accepted_nowhere_changes_nothing(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    unheard_of = evolve(book, rules=(evolve(book.rules[0], accepts=approved_by("SCHEV")),))
    found = would_count(more, therapists_with(credits), LICENCE, ON, registry(unheard_of))
    assert (found.counted, found.gain, found.saved in (0, None), found.helps) == (0, 0, True, False)


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME)
def test_every_hour_counts_or_has_a_reason(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    found = would_count(more, therapists_with(credits), LICENCE, ON, registry(book))
    assert found.counted + sum((reason.hours for reason in found.why), Decimal(0)) == found.hours


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME)
def test_a_course_never_adds_to_what_is_to_be_taken(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    found = would_count(more, therapists_with(credits), LICENCE, ON, registry(book))
    assert found.saved is None or found.saved >= 0


@given(OF_THE_BOOKS, SOME_CREDITS, TO_COME, st.randoms())
def test_the_order_of_the_record_never_matters(
    book: RuleBook, credits: list[Credit], more: Credit, random: Any
) -> None:
    shuffled = list(credits)
    random.shuffle(shuffled)
    books = registry(book)
    first = would_count(more, therapists_with(credits), LICENCE, ON, books)
    assert would_count(more, therapists_with(shuffled), LICENCE, ON, books) == first


@given(SOME_CREDITS, TO_COME, st.integers(1, 100))
def test_of_a_certification_too_it_is_the_audit_with_the_credit_added(
    credits: list[Credit], more: Credit, hours: int
) -> None:
    sought = Certification("BODY", "CERT")
    books = registry(body_of(Minimum("hours", hours), Maximum("self-care", 4, subject("self-care"))))
    therapist = Therapist("Jordan Rivera", credits=credits, certifications=[sought])
    added = evolve(therapist, credits=(*credits, more))
    found = would_count(more, therapist, sought, ON, books)
    assert found.after == audit_certification(added, sought, on=more.completed, registry=books)
