"""General laws of audits, on generated rule books and logbooks."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from ce_tracker.auditing import Audit, Kind, Verdict, Why, choosing, counting, judge
from ce_tracker.record import Credit, Licence, Therapist
from ce_tracker.rules import (
    IN_PERSON,
    CarryOver,
    Disputed,
    Hours,
    Maximum,
    Minimum,
    RuleBook,
    approved_by,
    in_doubt,
    subject,
)
from ce_tracker.subjects import Delivery
from ce_tracker.testing.rule_books import LICENCE, PERIOD, book_of, credits_about, rule_books, therapists_with

ON = PERIOD[1]
BEST_FIRST = [Verdict.COMPLIANT, Verdict.UNDETERMINED, Verdict.SHORT]

books = rule_books() | rule_books(carry_over=True) | rule_books(repeats=True)
some_credits = st.lists(credits_about(), max_size=7)


def audit_of(book: RuleBook, credits: list[Credit]) -> Audit:
    return judge(therapists_with(credits), LICENCE, book, ON)


def lacking(audit: Audit) -> Decimal:
    return sum((finding.short for finding in audit.requirements), Decimal(0))


@given(books, some_credits, st.randoms())
def test_the_order_of_credits_never_matters(book: RuleBook, credits: list[Credit], random: object) -> None:
    shuffled = list(credits)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert audit_of(book, shuffled) == audit_of(book, credits)


@given(books, some_credits)
def test_every_uncounted_hour_has_a_reason(book: RuleBook, credits: list[Credit]) -> None:
    for finding in audit_of(book, credits).credits:
        assert sum(reason.hours for reason in finding.why) == finding.hours - finding.counted
        assert all(reason.words for reason in finding.why)


@given(books, some_credits)
def test_no_more_is_counted_than_was_earned_or_than_a_maximum_allows(book: RuleBook, credits: list[Credit]) -> None:
    audit = audit_of(book, credits)
    assert all(0 <= finding.counted <= finding.hours for finding in audit.credits)
    assert all(one.counted <= one.needed for one in audit.requirements if one.kind is Kind.MAXIMUM)


@given(rule_books(), some_credits, st.data())
def test_splitting_a_credit_in_two_changes_no_hour(book: RuleBook, credits: list[Credit], data: st.DataObject) -> None:
    halves = [
        evolve(credit, hours=credit.hours / 2)
        for credit in credits
        for _ in range(2)
        if isinstance(credit.hours, Decimal)
    ]
    mixed = [credit for credit in credits if not isinstance(credit.hours, Decimal)]
    whole, split = audit_of(book, credits), audit_of(book, [*halves, *mixed])
    long = any(credit.total > 8 for credit in credits)
    assert long or (split.verdict, split.requirements, split.counted) == (
        whole.verdict,
        whole.requirements,
        whole.counted,
    )


@given(rule_books() | rule_books(carry_over=True), some_credits, credits_about())
def test_one_more_credit_never_worsens_the_verdict(book: RuleBook, credits: list[Credit], more: Credit) -> None:
    before, after = audit_of(book, credits), audit_of(book, [*credits, more])
    assert BEST_FIRST.index(after.verdict) <= BEST_FIRST.index(before.verdict)
    assert lacking(after) <= lacking(before)


@given(rule_books(repeats=True), some_credits, credits_about(last=date(2027, 8, 30)))
def test_where_repeats_earn_nothing_one_more_credit_after_all_others_never_worsens_the_verdict(
    book: RuleBook, credits: list[Credit], more: Credit
) -> None:
    last = evolve(more, completed=ON)
    earlier = [credit for credit in credits if credit.completed < ON]
    before, after = audit_of(book, earlier), audit_of(book, [*earlier, last])
    assert BEST_FIRST.index(after.verdict) <= BEST_FIRST.index(before.verdict)


PERHAPS_ACCEPTED = approved_by("XX") | in_doubt(approved_by("YY"), "whether YY is one of the approvers is not told")


def carrying(*requirements: Minimum | Maximum, at_most: int = 8, share: Hours = Decimal(1)) -> RuleBook:
    """A rule book that carries hours over, of which it is open whether those approved by YY count."""
    return book_of(requirements, PERHAPS_ACCEPTED, CarryOver(at_most, toward=(requirements[0].key,), share=share))


TOTAL, ETHICS = Minimum("total", 10), Minimum("ethics", 2, subject("ethics"))
of_carried_hours = st.sampled_from(
    [
        carrying(TOTAL, at_most=5),
        carrying(TOTAL, Minimum("live", 4, IN_PERSON), share=Disputed("0.5", 1, "the sources disagree")),
        carrying(TOTAL, ETHICS, Maximum("far", 4, ~IN_PERSON)),
        carrying(Minimum("technique", 6, subject("technique")), ETHICS),
    ]
)
of_three_periods = st.builds(
    Credit,
    title=st.just("Course"),
    completed=st.dates(date(2022, 1, 1), ON),
    hours=st.sampled_from([1, 2, 3, 4, 6, 8, 10, 12]),
    subject=st.sampled_from(["technique", "technique", "ethics"]),
    delivery=st.sampled_from([Delivery.IN_PERSON, Delivery.IN_PERSON, Delivery.HOME_STUDY]),
    approvals=st.sampled_from([["XX"], ["XX"], ["YY"], ["ZZ"]]),
)
PERHAPS_BEYOND = [
    Credit("Course", date(2024, 10, 2), 3, "ethics", delivery=Delivery.IN_PERSON, approvals=["YY"]),
    Credit("Course", date(2024, 10, 3), 12, "technique", delivery=Delivery.IN_PERSON, approvals=["XX"]),
    Credit("Course", date(2026, 1, 4), 6, "ethics", delivery=Delivery.IN_PERSON, approvals=["XX"]),
]


@given(of_carried_hours, st.lists(of_three_periods, max_size=7), st.lists(st.booleans(), min_size=7, max_size=7))
@example(carrying(TOTAL, at_most=5), PERHAPS_BEYOND, [True] * 7)
def test_what_is_definite_stays_so_however_what_is_open_is_settled(
    book: RuleBook, credits: list[Credit], settled: list[bool]
) -> None:
    verdict = audit_of(book, credits).verdict
    known = [
        evolve(one, approvals=["XX" if accepted else "ZZ"]) if "YY" in one.approvals else one
        for one, accepted in zip(credits, settled, strict=False)
    ]
    assert verdict in (Verdict.UNDETERMINED, audit_of(book, known).verdict)


@given(books, some_credits)
def test_the_quick_way_gives_what_the_linear_program_gives(book: RuleBook, credits: list[Credit]) -> None:
    quick = audit_of(book, credits)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(choosing, "count", counting.by_program)
        slow = audit_of(book, credits)
    assert (quick.verdict, quick.requirements, [one.counted for one in quick.credits], quick.short) == (
        slow.verdict,
        slow.requirements,
        [one.counted for one in slow.credits],
        slow.short,
    )


def taken(audit: Audit, *, less: Decimal = Decimal(0)) -> list[Credit]:
    """The hours to take, as credits of at most four hours a day from July 2027 on; `less` hours of the first are left."""
    day = date(2027, 7, 1).toordinal()
    credits = []
    for more in audit.to_take or ():
        left = more.hours - less
        less = Decimal(0)
        while left > 0:
            kind, hours = more.example, min(left, Decimal(4))
            credits.append(
                Credit(
                    title=f"Course {day}",
                    completed=date.fromordinal(day),
                    hours=hours,
                    subject=kind.subject,
                    delivery=kind.delivery,
                    hands_on=kind.hands_on,
                    activity=kind.activity,
                    approvals=kind.approvals,
                )
            )
            left -= hours
            day += 1
    return credits


before_july = st.lists(credits_about(last=date(2027, 6, 20)), max_size=7)


@given(rule_books(), before_july)
def test_the_hours_to_take_meet_every_requirement(book: RuleBook, credits: list[Credit]) -> None:
    audit = audit_of(book, credits)
    if audit.to_take is not None:
        assert lacking(audit_of(book, [*credits, *taken(audit)])) == 0


@given(rule_books(), before_july)
def test_fewer_than_the_hours_to_take_do_not_suffice(book: RuleBook, credits: list[Credit]) -> None:
    audit = audit_of(book, credits)
    if audit.to_take:
        fewer = taken(audit, less=Decimal("0.1"))
        assert lacking(audit_of(book, [*credits, *fewer])) > 0


@given(books, some_credits)
def test_other_licences_never_matter(book: RuleBook, credits: list[Credit]) -> None:
    other = Licence("US-NY", "LMT", issued=date(2016, 1, 1))
    alone = therapists_with(credits)
    both = Therapist("Jordan Rivera", born=alone.born, licences=[other, LICENCE], credits=credits)
    assert judge(both, LICENCE, book, ON) == judge(alone, LICENCE, book, ON)


def test_every_reason_code_stands_in_the_schema() -> None:
    schema = json.loads(files("ce_tracker").joinpath("schemas/status.schema.json").read_text(encoding="utf-8"))
    credit = schema["properties"]["licences"]["items"]["properties"]["credits"]["items"]["properties"]
    assert credit["why"]["items"]["properties"]["code"]["enum"] == [str(code) for code in Why]
