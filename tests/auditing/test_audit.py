"""What an audit says: verdicts, reasons, conditions, cases, hours carried over."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from ce_tracker.auditing import Audit, CreditFinding, Verdict, judge
from ce_tracker.record import Credit, Document, Licence, Status, Therapist
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    PRIMARY,
    SECONDARY,
    SELF_PACED,
    AnyOf,
    AnyRequirement,
    Board,
    CarryOver,
    Case,
    Citation,
    Component,
    Components,
    Days,
    Disputed,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    MovedDate,
    NoRepeats,
    PerMonth,
    PrintedDate,
    RateLimit,
    RuleBook,
    Rules,
    StatusIs,
    Undetermined,
    ValidOn,
    activity,
    approved_by,
    from_,
    in_doubt,
    subject,
)

RULE = Citation("Rule 1", "https://board.example/rule-1")
ON = date(2027, 8, 1)
LICENCE = Licence("XX", "LMT", issued=date(2015, 3, 10))


def book(*requirements: AnyRequirement, **changes: Any) -> RuleBook:
    """A rule book of a term that ends on 31 August of odd years."""
    of_rules = {
        key: changes.pop(key) for key in list(changes) if key in {"accepts", "cases", "carry_over", "confidence"}
    }
    rules = Rules(
        **{
            "citation": RULE,
            "confidence": PRIMARY,
            "verified_on": date(2026, 11, 23),
            "requirements": requirements or (Minimum("total", 10),),
            **of_rules,
        }
    )
    return RuleBook(
        **{
            "jurisdiction": "XX",
            "credential": "LMT",
            "name": "Licensed Massage Therapist",
            "board": Board("the board", "https://board.example/"),
            "term": FixedDate(8, 31, ODD),
            "rules": (rules,),
            **changes,
        }
    )


def credit(hours: Any = 2, about: str = "technique", **more: Any) -> Credit:
    """A course of January 2026 unless told."""
    given = {"title": "Course", "completed": date(2026, 1, 10), "subject": "" if isinstance(hours, dict) else about}
    return Credit(hours=hours, **{**given, **more})


def audit(rules: RuleBook, *credits: Credit, licence: Licence = LICENCE, on: date = ON, **person: Any) -> Audit:
    return judge(Therapist("Jordan", born=date(1988, 5, 17), credits=credits, **person), licence, rules, on)


def only(result: Audit) -> CreditFinding:
    (finding,) = result.credits
    return finding


ETHICS_AND_TECHNIQUE = Components(
    (Component("ethics", 2, subject("ethics")), Component("technique", 4, subject("technique") & IN_PERSON))
)

REFUSALS = [
    ("before-period", book(), credit(completed=date(2025, 8, 31))),
    ("not-yet-completed", book(), credit(completed=date(2027, 8, 2))),
    ("provider-not-approved", book(accepts=approved_by("XX")), credit(approvals=["AMTA"])),
    ("subject-not-accepted", book(accepts=~subject("self-care")), credit(about="self-care")),
    ("activity-not-accepted", book(accepts=activity("course")), credit(activity="teaching")),
    ("wrong-delivery", book(accepts=IN_PERSON | LIVE_WEBINAR), credit(delivery="home-study")),
    ("not-hands-on", book(accepts=HANDS_ON), credit(hands_on=False)),
    ("status-open", book(accepts=in_doubt(ANYTHING, "nobody knows")), credit()),
    ("before-issue", book(), credit(completed=date(2025, 9, 1))),
    ("subject-not-accepted", book(ETHICS_AND_TECHNIQUE), credit(about="self-care")),
    ("wrong-delivery", book(ETHICS_AND_TECHNIQUE), credit(about="technique", delivery="home-study")),
]


@pytest.mark.parametrize(("code", "rules", "one"), REFUSALS, ids=[f"{case[0]}-{n}" for n, case in enumerate(REFUSALS)])
def test_an_hour_that_does_not_count_says_why(code: str, rules: RuleBook, one: Credit) -> None:
    newly = evolve(LICENCE, issued=date(2025, 10, 1)) if code == "before-issue" else LICENCE
    finding = only(audit(rules, one, licence=newly))
    assert (finding.counted, [str(reason.code) for reason in finding.why]) == (0, [code])


def test_hours_completed_after_the_period_of_an_expired_licence_say_so() -> None:
    late = credit(completed=date(2027, 9, 20))
    result = audit(book(), late, licence=evolve(LICENCE, expires=date(2027, 8, 31)), on=date(2027, 10, 1))
    assert [str(reason.code) for reason in only(result).why] == ["after-period"]


def test_hours_over_a_maximum_name_it_with_its_law() -> None:
    law = Citation("Rule 7")
    rules = book(Minimum("total", 10), Maximum("distance", 4, SELF_PACED, citation=law))
    (reason,) = only(audit(rules, credit(6, delivery="online-self-paced"))).why
    assert (str(reason.code), reason.hours, reason.citation) == ("over-maximum", 2, law)


def test_more_hours_than_a_day_may_hold_name_the_rate_limit() -> None:
    rules = book(Minimum("total", 18), RateLimit("day", Decimal(12)))
    (reason,) = only(audit(rules, credit(14, started=date(2026, 1, 10)))).why
    assert (str(reason.code), reason.hours) == ("rate-limit", 2)


def test_a_crowded_day_limits_no_other_one_where_a_maximum_may_not_bind() -> None:
    far = Maximum("far", 4, ~IN_PERSON, doubt=Doubt("whether it still binds is not told"))
    rules = book(Minimum("total", 12), far, RateLimit("day", 8))
    home = {"delivery": "home-study"}
    full = credit(6, **home), credit(6, title="Another", **home)
    assert audit(rules, *full, credit(4, completed=date(2026, 3, 1), **home)).verdict is Verdict.UNDETERMINED


def test_a_course_of_two_days_may_fill_both() -> None:
    rules = book(Minimum("total", 18), RateLimit("day", Decimal(12)))
    assert only(audit(rules, credit(20, started=date(2026, 1, 9)))).counted == 20


def test_whether_a_long_course_took_two_days_is_open_where_its_first_day_is_not_recorded() -> None:
    rules = book(Minimum("total", 18), RateLimit("day", Decimal(12)))
    assert audit(rules, credit(20)).verdict is Verdict.UNDETERMINED


def test_a_course_taken_again_earns_nothing() -> None:
    rules = book(Minimum("total", 4), NoRepeats())
    courses = credit(provider="A"), credit(provider="A", completed=date(2026, 5, 5))
    first, again = audit(rules, *courses).credits
    assert (first.counted, again.counted, str(again.why[0].code)) == (2, 0, "repeated-course")


@pytest.mark.parametrize(
    ("first", "again", "verdict"),
    [
        pytest.param(
            {"provider": "A", "course_id": "1"}, {"provider": "A"}, Verdict.SHORT, id="one has a number, the other none"
        ),
        pytest.param(
            {"provider": "A", "course_id": "1"},
            {"provider": "A", "course_id": "1", "title": "T"},
            Verdict.SHORT,
            id="one number, two titles",
        ),
        pytest.param({"course_id": "1"}, {"course_id": "2"}, Verdict.COMPLIANT, id="two numbers, one title"),
        pytest.param({"provider": "A"}, {}, Verdict.UNDETERMINED, id="one has a provider, the other none"),
        pytest.param({}, {}, Verdict.UNDETERMINED, id="neither has a provider"),
        pytest.param({"provider": "A"}, {"provider": "B"}, Verdict.COMPLIANT, id="two providers"),
        pytest.param({"provider": "A"}, {"provider": "a "}, Verdict.SHORT, id="one provider, written otherwise"),
    ],
)
def test_a_course_is_known_again_by_its_number_or_else_its_title_and_its_provider(
    first: dict[str, str], again: dict[str, str], verdict: Verdict
) -> None:
    courses = credit(**first), credit(completed=date(2026, 5, 5), **again)
    assert audit(book(Minimum("total", 4), NoRepeats()), *courses).verdict is verdict


@pytest.mark.parametrize(
    ("first", "again", "more", "verdict"),
    [
        pytest.param({"hours": 1}, {"hours": 4}, 0, Verdict.UNDETERMINED, id="the longer one would do"),
        pytest.param({"hours": 4}, {"hours": 1}, 0, Verdict.COMPLIANT, id="the first does"),
        pytest.param({"hours": 2}, {"hours": 3}, 0, Verdict.SHORT, id="neither does: they do not add up"),
        pytest.param({"hours": 2}, {"hours": 3}, 1, Verdict.UNDETERMINED, id="the longer one does with another course"),
        pytest.param({"hours": 3}, {"hours": 3}, 0, Verdict.SHORT, id="the same again"),
        pytest.param(
            {"hours": 4, "approvals": ["no"]}, {"hours": 4}, 0, Verdict.UNDETERMINED, id="the first is refused"
        ),
    ],
)
def test_of_a_course_taken_again_that_would_serve_better_it_is_open_which_counts(
    first: dict[str, Any], again: dict[str, Any], more: int, verdict: Verdict
) -> None:
    rules = book(Minimum("total", 4), NoRepeats(), accepts=approved_by("XX"))
    entries = [
        credit(**{"provider": "A", "approvals": ["XX"], **first}),
        credit(**{"provider": "A", "approvals": ["XX"], "completed": date(2026, 5, 5), **again}),
    ]
    other = [credit(more, approvals=["XX"], title="Other", provider="B")] if more else []
    assert audit(rules, *entries, *other).verdict is verdict


def test_a_course_that_was_taken_before_the_period_does_not_count_again() -> None:
    rules = book(Minimum("total", 4), NoRepeats(periods=2))
    before, again = credit(1, provider="A", completed=date(2025, 5, 5)), credit(4, provider="A")
    assert audit(rules, before, again).verdict is Verdict.SHORT


def test_two_entries_of_one_course_on_one_day_are_parts_of_it() -> None:
    assert audit(book(Minimum("total", 4), NoRepeats()), credit(), credit(about="ethics")).verdict is Verdict.COMPLIANT


def test_an_entry_that_is_there_again_is_told() -> None:
    told = audit(book(Minimum("total", 4)), credit(), credit(), credit(about="ethics")).warnings
    assert [one for one in told if "more than once" in one] == [
        "'Course' of 2026-01-10 is entered more than once, and each entry counts: keep one if it is one"
    ]


def test_shares_of_a_third_are_counted_to_the_ten_thousandth_of_an_hour() -> None:
    rules = book(Minimum("hands-on", 8, HANDS_ON), Maximum("distance", 4, ~IN_PERSON), Minimum("total", 20))
    courses = [credit(8, hands_on=1 / 3, title=name, delivery="in-person") for name in "ABC"]
    result = audit(rules, *courses, credit(7.5, hands_on=0.3333, delivery="home-study", title="D"))
    assert (result.verdict, result.counted) == (Verdict.COMPLIANT, 28)


def test_hours_beyond_a_full_place_flow_into_one_that_takes_anything() -> None:
    rules = book(Components((Component("ethics", 2, subject("ethics")), Component("general", 3))))
    finding = only(audit(rules, credit(6, "ethics")))
    assert finding.toward == (("ethics", Decimal(2)), ("general", Decimal(3)))
    assert [(str(reason.code), reason.hours) for reason in finding.why] == [("no-room", 1)]


def test_a_mixed_course_counts_by_its_subjects() -> None:
    rules = book(Minimum("total", 6), Minimum("ethics", 2, subject("ethics")))
    assert dict(only(audit(rules, credit({"ethics": 2, "technique": 4}))).toward) == {"total": 6, "ethics": 2}


def test_a_share_of_hands_on_hours_counts_as_such() -> None:
    rules = book(Minimum("total", 8), Minimum("hands-on", 6, HANDS_ON))
    assert audit(rules, credit(8, hands_on=0.75)).verdict is Verdict.COMPLIANT


DISTANCE = Maximum("distance", 4, SELF_PACED | in_doubt(LIVE_WEBINAR, "a webinar may be distance"))


@pytest.mark.parametrize(
    ("hours", "delivery", "verdict"),
    [
        (10, "in-person", Verdict.COMPLIANT),
        (10, "online-self-paced", Verdict.SHORT),
        (10, "live-webinar", Verdict.UNDETERMINED),
        (9, "live-webinar", Verdict.SHORT),
        (10, None, Verdict.UNDETERMINED),
    ],
)
def test_only_a_verdict_that_hinges_on_an_open_question_is_undetermined(
    hours: int, delivery: str | None, verdict: Verdict
) -> None:
    assert audit(book(Minimum("total", 10), DISTANCE), credit(hours, delivery=delivery)).verdict is verdict


def test_an_undetermined_verdict_says_what_it_hinges_on() -> None:
    result = audit(book(Minimum("total", 10), DISTANCE), credit(10, delivery="live-webinar"))
    assert "a webinar may be distance" in result.unknown[0].why


@pytest.mark.parametrize(
    ("hours", "verdict"), [(10, Verdict.UNDETERMINED), (12, Verdict.COMPLIANT), (9, Verdict.SHORT)]
)
def test_a_disputed_number_leaves_open_only_what_lies_between(hours: int, verdict: Verdict) -> None:
    assert audit(book(Minimum("total", Disputed(12, 10, "sources disagree"))), credit(hours)).verdict is verdict


def test_a_requirement_that_may_not_bind_is_open_where_it_is_missed() -> None:
    rules = book(Minimum("total", 2), Minimum("ethics", 2, subject("ethics"), doubt=Doubt("a proposal")))
    result = audit(rules, credit())
    assert (result.verdict, [one.met for one in result.requirements]) == (Verdict.UNDETERMINED, [True, None])


def test_one_unmet_requirement_is_short_whatever_is_unknown() -> None:
    assert audit(book(Minimum("total", 10), Undetermined("ethics", "not read")), credit(2)).verdict is Verdict.SHORT


def test_something_no_source_gives_leaves_a_verdict_undetermined() -> None:
    assert (
        audit(book(Minimum("total", 2), Undetermined("ethics", "not read")), credit()).verdict is Verdict.UNDETERMINED
    )


CPR = Holds("cpr", ("cpr", "bls"), "current CPR card")


@pytest.mark.parametrize(
    ("documents", "met"),
    [
        ([], None),
        ([Document("cpr", date(2026, 1, 1), date(2027, 8, 31))], True),
        ([Document("cpr", date(2026, 1, 1), date(2027, 8, 30))], False),
        ([Document("bls", date(2026, 1, 1), date(2028, 1, 1))], True),
        ([Document("cpr", date(2026, 1, 1))], None),
        ([Document("cpr", date(2026, 1, 1)), Document("cpr", date(2024, 1, 1), date(2026, 1, 1))], None),
        ([Document("cpr", date(2026, 1, 1)), Document("bls", date(2026, 1, 1), date(2027, 8, 31))], True),
        ([Document("aed", date(2026, 1, 1))], None),
    ],
)
def test_a_document_must_be_valid_on_the_due_date(documents: list[Document], met: bool | None) -> None:
    (condition,) = audit(book(Minimum("total", 2), CPR), credit(), documents=documents).conditions
    assert condition.met is met


def test_a_document_without_its_last_day_is_asked_for_it() -> None:
    result = audit(book(Minimum("total", 2), CPR), credit(), documents=[Document("cpr", date(2026, 1, 1))])
    assert result.verdict is Verdict.UNDETERMINED
    assert [one.why for one in result.unknown] == [
        "current CPR card: cpr of 2026-01-01: its last day is not recorded (documents.expires)"
    ]


@pytest.mark.parametrize(
    ("cards", "met"),
    [
        pytest.param([("2025-06-01", "2028-01-01")], True, id="one for all days"),
        pytest.param(
            [("2025-06-01", "2026-03-01"), ("2026-03-02", "2028-01-01")], True, id="the next from the day after"
        ),
        pytest.param([("2025-06-01", "2026-03-01"), ("2026-03-03", "2028-01-01")], None, id="a day between them"),
        pytest.param([("2026-03-01", "2028-01-01")], None, id="none recorded at the beginning"),
        pytest.param(
            [("2025-06-01", None), ("2026-03-01", "2028-01-01")], None, id="the first does not tell its last day"
        ),
        pytest.param([("2025-06-01", "2027-08-30")], False, id="none on the due date"),
    ],
)
def test_a_document_may_have_to_be_valid_throughout_the_period(
    cards: list[tuple[str, str | None]], met: bool | None
) -> None:
    throughout = Holds("cpr", ("cpr",), "a CPR card", ValidOn.THROUGHOUT)
    held = [
        Document("cpr", date.fromisoformat(first), date.fromisoformat(last) if last else None) for first, last in cards
    ]
    (condition,) = audit(book(throughout), documents=held).conditions
    assert condition.met is met


def test_a_document_issued_after_the_due_date_is_too_late() -> None:
    expired = evolve(LICENCE, expires=date(2027, 8, 31))
    papers = [Document("cpr", date(2027, 9, 1), date(2029, 9, 1))]
    late = audit(book(Minimum("total", 2), CPR), credit(), licence=expired, on=date(2027, 9, 2), documents=papers)
    (condition,) = late.conditions
    assert (condition.met, condition.why) == (False, "cpr of 2027-09-01, after the due date 2027-08-31")


def test_a_document_asked_once_may_have_run_out() -> None:
    once = Holds("training", ("training",), "training", valid=ValidOn.EVER)
    papers = [Document("training", date(2019, 1, 1), date(2020, 1, 1))]
    assert audit(book(Minimum("total", 2), once), credit(), documents=papers).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("valid", [ValidOn.DUE, ValidOn.IN_PERIOD, ValidOn.EVER])
@pytest.mark.parametrize(("issued", "there"), [(ON, True), (ON + timedelta(days=1), False)])
def test_a_document_of_a_later_day_is_not_there_yet(valid: ValidOn, issued: date, there: bool) -> None:
    asked = Holds("training", ("training",), "training", valid=valid)
    papers = [Document("training", issued, date(2028, 1, 1))]
    result = audit(book(Minimum("total", 2), asked), credit(), documents=papers)
    assert result.conditions[0].met is (True if there else None)


def test_what_is_asked_once_is_asked_by_the_due_date() -> None:
    once = Holds("training", ("training",), "training", valid=ValidOn.EVER)
    expired = evolve(LICENCE, expires=date(2027, 8, 31))
    papers = [Document("training", date(2027, 9, 1))]
    late = audit(book(Minimum("total", 2), once), credit(), licence=expired, on=date(2027, 9, 2), documents=papers)
    assert (late.due, late.conditions[0].met) == (date(2027, 8, 31), False)


@pytest.mark.parametrize("never", [0, Decimal(0), 0.0])
def test_a_licence_that_was_never_renewed_and_lasts_too_long_for_that_is_taken_for_renewed(never: Any) -> None:
    first = Case(FirstPeriod(), exempt="first renewal")
    rules = book(Minimum("total", 24), cases=(first,))
    old = evolve(LICENCE, expires=date(2029, 8, 31), facts={"renewals": never})
    result = audit(rules, licence=old)
    assert result.verdict is Verdict.SHORT
    assert any("never renewed (renewals = 0), and yet it was issued on 2015-03-10" in one for one in result.warnings)


def test_false_is_no_number_of_renewals() -> None:
    first = Case(FirstPeriod(), exempt="first renewal")
    licence = Licence("XX", "LMT", issued=date(2024, 3, 10), expires=date(2027, 8, 31), facts={"renewals": False})
    assert audit(book(Minimum("total", 24), cases=(first,)), licence=licence).verdict is Verdict.SHORT


CERTIFIED = AnyOf(
    "competency",
    "continuing competency",
    ((Minimum("total", 24),), (Holds("board", ("certified",), "board certification", absent_is_no=True),)),
)


def test_an_alternative_replaces_the_hours() -> None:
    papers = [Document("certified", date(2024, 1, 1), date(2028, 1, 1))]
    assert audit(book(CERTIFIED), documents=papers).verdict is Verdict.COMPLIANT


def test_without_the_alternative_the_usual_way_is_told() -> None:
    result = audit(book(CERTIFIED), credit(20))
    assert (result.verdict, result.short) == (Verdict.SHORT, 4)


PRORATED = Case(FirstPeriod(), (Minimum("total", PerMonth(1)),), label="first period")


@pytest.mark.parametrize(
    ("issued", "needed"),
    [
        (date(2027, 8, 31), 1),
        (date(2027, 8, 1), 1),
        (date(2027, 7, 31), 2),
        (date(2025, 9, 1), 24),
        (date(2025, 8, 31), 10),
    ],
)
def test_a_first_period_is_prorated_by_month_or_part_of_one(issued: date, needed: int) -> None:
    rules = book(cases=(PRORATED,))
    result = audit(rules, licence=evolve(LICENCE, issued=issued), on=date(2027, 8, 31))
    assert result.requirements[0].needed == needed


def test_an_exempt_first_period_is_exempt() -> None:
    rules = book(cases=(Case(FirstPeriod(), exempt="first renewal"),))
    result = audit(rules, licence=evolve(LICENCE, issued=date(2026, 1, 1)))
    assert (result.verdict, result.case) == (Verdict.EXEMPT, "first renewal")


def test_an_inactive_licence_without_a_rule_for_it_is_undetermined() -> None:
    assert audit(book(), licence=evolve(LICENCE, status="inactive")).verdict is Verdict.UNDETERMINED


def test_a_status_with_a_rule_of_its_own_is_judged_by_it() -> None:
    rules = book(cases=(Case(StatusIs(Status.MILITARY), exempt="military status"),))
    assert audit(rules, licence=evolve(LICENCE, status="military")).verdict is Verdict.EXEMPT


def test_no_rules_for_the_period_is_undetermined_and_names_the_board() -> None:
    later = book()
    rules = evolve(later, rules=(evolve(later.rules[0], periods_ending=from_(2029, 1, 1)),))
    result = audit(rules)
    assert (result.verdict, result.unknown[0].key) == (Verdict.UNDETERMINED, "rules")


def test_a_period_of_which_nothing_is_asked_is_told_so() -> None:
    nothing = Rules(citation=RULE, confidence=PRIMARY, verified_on=date(2026, 11, 23), ce_required=False)
    assert audit(evolve(book(), rules=(nothing,))).verdict is Verdict.NO_CE_REQUIRED


def test_the_rules_are_those_of_the_period_that_the_day_lies_in() -> None:
    base = book().rules[0]
    old = evolve(base, periods_ending=Days(None, date(2026, 12, 31)), requirements=(Minimum("total", 5),))
    new = evolve(base, periods_ending=from_(2027, 1, 1))
    rules = evolve(book(), rules=(old, new))
    assert [audit(rules, on=day).requirements[0].needed for day in (date(2025, 8, 31), date(2025, 9, 1))] == [5, 10]


def test_a_date_that_only_the_licence_tells_must_be_entered() -> None:
    result = audit(book(term=PrintedDate(3, "individual dates")))
    assert (result.verdict, result.due, result.unknown[0].settle) == (
        Verdict.UNDETERMINED,
        None,
        "enter licences.expires",
    )


def test_a_printed_date_wins_over_the_computed_one_and_the_difference_is_told() -> None:
    result = audit(book(), licence=evolve(LICENCE, expires=date(2027, 9, 30)))
    assert result.due == date(2027, 9, 30)
    assert any("2027-09-30" in warning for warning in result.warnings)


MOVED = MovedDate(date(2023, 8, 31), date(2023, 10, 2), "an order")


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2023, 8, 31), date(2023, 10, 2)),
        (date(2023, 10, 2), date(2023, 10, 2)),
        (date(2023, 10, 3), date(2025, 8, 31)),
    ],
)
def test_a_moved_due_date_holds_until_it_has_passed(day: date, due: date) -> None:
    assert audit(book(moved=(MOVED,)), on=day).due == due


def test_hours_between_the_end_of_a_period_and_its_moved_due_date_are_open() -> None:
    late = credit(10, completed=date(2023, 9, 15))
    assert audit(book(moved=(MOVED,)), late, on=date(2023, 10, 1)).verdict is Verdict.UNDETERMINED


CARRY = CarryOver(5, toward=("total",))
WITH_CARRY = book(Minimum("total", 10), Minimum("ethics", 2, subject("ethics")), carry_over=CARRY)
BEFORE = (credit(14, completed=date(2025, 1, 1)), credit(2, "ethics", completed=date(2025, 2, 1)))


def test_hours_the_period_before_did_not_need_are_carried_over_up_to_the_limit() -> None:
    result = audit(WITH_CARRY, *BEFORE, credit(3), credit(2, "ethics"))
    assert (result.verdict, sum(one.carried for one in result.credits)) == (Verdict.COMPLIANT, 5)


def test_hours_of_the_period_before_say_whether_it_used_them_or_too_many_were_left() -> None:
    first, second = audit(WITH_CARRY, *BEFORE).credits
    assert (first.carried, second.carried) == (3, 2)
    assert {str(reason.code): reason.hours for reason in first.why} == {"over-carry-over": 1, "already-used": 10}


def test_carried_hours_fill_no_subject() -> None:
    before = (credit(10, completed=date(2025, 1, 1)), credit(6, "ethics", completed=date(2025, 2, 1)))
    result = audit(WITH_CARRY, *before, credit(8))
    assert [one.short for one in result.requirements] == [0, 2]


def test_nothing_is_carried_from_a_period_that_was_not_met() -> None:
    result = audit(WITH_CARRY, credit(16, completed=date(2025, 1, 1)), credit(3), credit(2, "ethics"))
    assert [one.short for one in result.requirements] == [5, 0]


NEARLY_MET = (
    credit(14, completed=date(2025, 1, 1)),
    credit(2, "ethics", delivery=None, completed=date(2025, 2, 1)),
)
LIVE_ETHICS = book(Minimum("total", 10), Minimum("ethics", 2, subject("ethics") & IN_PERSON), carry_over=CARRY)


def test_what_is_carried_from_a_period_that_was_perhaps_met_is_open() -> None:
    result = audit(LIVE_ETHICS, *NEARLY_MET, credit(3), credit(2, "ethics"))
    assert result.verdict is Verdict.UNDETERMINED
    assert any("period before" in one.why for one in result.unknown)
    assert audit(LIVE_ETHICS, *NEARLY_MET, credit(2), credit(2, "ethics")).verdict is Verdict.SHORT


PERHAPS_APPROVED = approved_by("XX") | in_doubt(approved_by("YY"), "whether YY is one of the approvers is not told")


@pytest.mark.parametrize(
    ("open_hours", "now", "verdict"),
    [
        pytest.param(2, 7, Verdict.UNDETERMINED, id="enough if they count"),
        pytest.param(2, 5, Verdict.SHORT, id="short even if they count"),
        pytest.param(2, 8, Verdict.COMPLIANT, id="enough without them"),
        pytest.param(9, 5, Verdict.UNDETERMINED, id="as many as the limit"),
        pytest.param(9, 4, Verdict.SHORT, id="never more than the limit"),
    ],
)
def test_hours_of_a_met_period_before_that_perhaps_counted_are_perhaps_carried_over(
    open_hours: int, now: int, verdict: Verdict
) -> None:
    rules = book(Minimum("total", 10), accepts=PERHAPS_APPROVED, carry_over=CARRY)
    sure = credit(12, completed=date(2025, 1, 1), approvals=["XX"])
    perhaps = credit(open_hours, completed=date(2024, 1, 1), approvals=["YY"])
    assert audit(rules, sure, perhaps, credit(now, approvals=["XX"])).verdict is verdict


def test_hours_that_are_perhaps_carried_over_are_told_of_the_credit_that_perhaps_counted() -> None:
    rules = book(Minimum("total", 10), accepts=PERHAPS_APPROVED, carry_over=CARRY)
    sure = credit(12, completed=date(2025, 1, 1), approvals=["XX"])
    perhaps = credit(4, completed=date(2024, 1, 1), approvals=["YY"])
    result = audit(rules, sure, perhaps, credit(6, approvals=["XX"]))
    open_, surely, _ = result.credits
    assert (open_.carried, surely.carried) == (0, 2)
    assert [(str(one.code), one.hours) for one in open_.why] == [("status-open", 3), ("over-carry-over", 1)]
    assert any("how many hours counted for the period before is open" in one.why for one in result.unknown)


@pytest.mark.parametrize(("now", "verdict"), [(7, Verdict.UNDETERMINED), (5, Verdict.SHORT)])
def test_hours_that_a_period_before_perhaps_did_not_need_are_perhaps_carried_over(now: int, verdict: Verdict) -> None:
    ten_or_eight = Minimum("total", Disputed(10, 8, "the sources disagree"))
    rules = book(ten_or_eight, Minimum("ethics", 2, subject("ethics")), carry_over=CARRY)
    before = (credit(8, completed=date(2025, 1, 1)), credit(2, "ethics", completed=date(2024, 1, 1)))
    now_taken = (credit(now - 2, completed=date(2026, 1, 1)), credit(2, "ethics"))
    assert audit(rules, *before, *now_taken).verdict is verdict


def test_what_is_carried_from_a_period_of_which_no_rules_are_known_is_open() -> None:
    rules = evolve(WITH_CARRY, rules=(evolve(WITH_CARRY.rules[0], periods_ending=from_(2026, 1, 1)),))
    enough = (credit(3), credit(2, "ethics"))
    assert audit(rules, *BEFORE, *enough).verdict is Verdict.UNDETERMINED
    assert audit(rules, *enough).verdict is Verdict.SHORT
    assert audit(rules, credit(9, completed=date(2023, 8, 31)), *enough).verdict is Verdict.SHORT


def test_what_is_carried_from_a_period_of_which_nothing_was_asked_is_open() -> None:
    spared = Case(FirstPeriod(), exempt="first renewal: no hours")
    rules = book(Minimum("total", 10), carry_over=CARRY, cases=(spared,))
    new = evolve(LICENCE, issued=date(2025, 1, 1))
    result = audit(rules, *BEFORE, credit(5), licence=new)
    assert result.verdict is Verdict.UNDETERMINED
    assert any("nothing was asked of the period before" in one.why for one in result.unknown)
    assert audit(rules, *BEFORE, credit(4), licence=new).verdict is Verdict.SHORT
    assert audit(rules, credit(5), licence=new).verdict is Verdict.SHORT


def test_hours_that_the_period_before_used_stay_open_where_they_may_be_of_this_one() -> None:
    printed = evolve(LICENCE, expires=date(2027, 6, 30))
    rules = book(Minimum("total", 10), carry_over=CARRY)
    result = audit(rules, credit(12, completed=date(2025, 8, 1)), licence=printed, on=date(2027, 6, 1))
    assert result.verdict is Verdict.UNDETERMINED


TECHNIQUE = Minimum("technique", 10, subject("technique"))


@pytest.mark.parametrize(
    "requirements",
    [
        pytest.param((TECHNIQUE, Minimum("ethics", 2, subject("ethics"))), id="the other hours were needed by another"),
        pytest.param((TECHNIQUE,), id="the other hours served nothing"),
        pytest.param(
            (
                Minimum("technique", 10),
                Minimum("live", 8, IN_PERSON),
                Minimum("ethics", 3, subject("ethics")),
            ),
            id="two others ask more than the largest",
        ),
    ],
)
def test_hours_beyond_one_requirement_of_several_are_open(requirements: tuple[Minimum, ...]) -> None:
    rules = book(*requirements, carry_over=CarryOver(5, toward=("technique",)))
    technique, ethics = audit(
        rules,
        credit(10, delivery="in-person", completed=date(2025, 1, 1)),
        credit(3, "ethics", delivery="home-study", completed=date(2025, 2, 1)),
    ).credits
    assert (technique.carried, ethics.carried) == (0, 0)
    (why,) = ethics.why
    assert (str(why.code), why.hours) == ("status-open", 3)
    assert "does not follow from one requirement" in why.words


@pytest.mark.parametrize(("now", "verdict"), [(8, Verdict.COMPLIANT), (5, Verdict.UNDETERMINED), (4, Verdict.SHORT)])
def test_hours_beyond_the_largest_requirement_that_serve_it_are_carried_over(now: int, verdict: Verdict) -> None:
    rules = book(TECHNIQUE, Minimum("ethics", 2, subject("ethics")), carry_over=CarryOver(5, toward=("technique",)))
    before = credit(12, completed=date(2025, 1, 1)), credit(5, "ethics", completed=date(2025, 2, 1))
    assert audit(rules, *before, credit(now), credit(2, "ethics")).verdict is verdict


def test_hours_the_board_acknowledged_stand_in_place_of_the_reckoning() -> None:
    licence = evolve(LICENCE, facts={"carried_over": 4})
    result = audit(WITH_CARRY, *BEFORE, credit(4), credit(2, "ethics"), licence=licence)
    assert (result.verdict, result.acknowledged) == (Verdict.COMPLIANT, 4)


def test_hours_carried_in_are_not_carried_on() -> None:
    two_before = (credit(14, completed=date(2023, 1, 1)), credit(2, "ethics", completed=date(2023, 1, 2)))
    one_before = (credit(8, completed=date(2025, 1, 1)), credit(2, "ethics", completed=date(2025, 1, 2)))
    result = audit(WITH_CARRY, *two_before, *one_before, credit(3), credit(2, "ethics"))
    assert result.requirements[0].short == 5


TWO_BEFORE, ONE_BEFORE = date(2023, 1, 1), date(2025, 1, 1)
ANY_TEN = book(Minimum("total", 10), carry_over=CarryOver(8, toward=("total",)))


@pytest.mark.parametrize(
    ("two_before", "one_before", "now", "verdict"),
    [
        pytest.param(14, 10, 6, Verdict.UNDETERMINED, id="four carried in, four of its own perhaps left"),
        pytest.param(14, 10, 5, Verdict.SHORT, id="no more than those carried in are left"),
        pytest.param(14, 7, 9, Verdict.UNDETERMINED, id="met with what was carried in"),
        pytest.param(14, 5, 9, Verdict.SHORT, id="not even then met"),
        pytest.param(25, 3, 9, Verdict.UNDETERMINED, id="eight carried in, one of its own perhaps left"),
        pytest.param(25, 3, 8, Verdict.SHORT, id="one that is left is not enough"),
        pytest.param(14, 12, 8, Verdict.COMPLIANT, id="two are left however they are used"),
        pytest.param(10, 10, 6, Verdict.SHORT, id="nothing carried in"),
    ],
)
def test_hours_left_only_if_those_carried_in_are_used_first_are_open(
    two_before: int, one_before: int, now: int, verdict: Verdict
) -> None:
    earlier = (credit(two_before, completed=TWO_BEFORE), credit(one_before, completed=ONE_BEFORE))
    assert audit(ANY_TEN, *earlier, credit(now)).verdict is verdict


def test_that_those_carried_in_are_perhaps_used_first_is_told() -> None:
    result = audit(ANY_TEN, credit(14, completed=TWO_BEFORE), credit(10, completed=ONE_BEFORE), credit(6))
    assert any("are used before its own is not told" in one.why for one in result.unknown)


def test_hours_carried_in_leave_no_hours_of_a_subject_that_they_do_not_fill() -> None:
    earlier = (credit(20, completed=TWO_BEFORE), credit(2, "ethics", completed=TWO_BEFORE))
    one_before = (credit(8, completed=ONE_BEFORE), credit(2, "ethics", completed=ONE_BEFORE))
    rules = evolve(WITH_CARRY, rules=(evolve(WITH_CARRY.rules[0], carry_over=CarryOver(10, toward=("total",))),))
    assert audit(rules, *earlier, *one_before, credit(2, "ethics")).verdict is Verdict.UNDETERMINED
    assert audit(rules, *earlier, *one_before, credit(1, "ethics")).verdict is Verdict.SHORT


def test_less_than_primary_sources_put_the_board_into_the_warnings() -> None:
    result = audit(book(confidence=SECONDARY), credit(10))
    assert any("https://board.example/" in warning for warning in result.warnings)


def test_an_expired_licence_is_told() -> None:
    result = audit(book(), licence=evolve(LICENCE, expires=date(2025, 8, 31)))
    assert any("expired on 2025-08-31" in warning for warning in result.warnings)


def test_what_is_short_is_told_as_the_least_hours_to_take() -> None:
    rules = book(Minimum("total", 10), Minimum("ethics", 2, subject("ethics")), Minimum("live", 4, IN_PERSON))
    result = audit(rules, credit(6, delivery="home-study"))
    assert result.short == 4
    assert [(more.hours, more.words) for more in result.to_take or ()] == [
        (2, "professional ethics, in person"),
        (2, "any accepted subject, in person"),
    ]
