"""Iowa: 16 hours in two years, 8 of them live; carry-over since 21 May 2025."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Licence, Registry, Therapist, Verdict, Why, audit
from ce_tracker.rules import PRIMARY, SECONDARY, UNVERIFIED

IN_PERSON = {"delivery": "in-person", "hands_on": True}
LECTURE = {"delivery": "in-person", "hands_on": False}
WEBINAR = {"delivery": "live-webinar", "hands_on": False}
SELF_PACED = {"delivery": "online-self-paced", "hands_on": False}
HOME_STUDY = {"delivery": "home-study", "hands_on": False}

# issued on 10 March 2020: periods end on 10 March of even years
ISSUED = date(2020, 3, 10)
# issued on 1 June 2021: periods end on 1 June of odd years
ISSUED_IN_JUNE = date(2021, 6, 1)

Judge = Callable[..., Audit]


@pytest.fixture
def judged(registry: Registry, credit: Callable[..., Credit]) -> Judge:
    def judge(*courses: tuple[float, date, dict[str, Any]], on: date, issued: date = ISSUED, **fields: Any) -> Audit:
        licence = Licence("US-IA", "LMT", issued=issued, **fields)
        credits = [credit(hours, "technique", day, **details) for hours, day, details in courses]
        return audit(Therapist("A", licences=[licence], credits=credits), licence, on=on, registry=registry)

    return judge


NOW = date(2027, 6, 1)  # in the period from 11 March 2026 to 10 March 2028
THEN = date(2024, 3, 10)  # the last day of a period judged by the older text


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(16, IN_PERSON)], Verdict.COMPLIANT, id="all-in-person"),
        pytest.param([(16, WEBINAR)], Verdict.COMPLIANT, id="all-by-live-webinar"),
        pytest.param([(8, WEBINAR), (8, SELF_PACED)], Verdict.COMPLIANT, id="half-live-half-self-paced"),
        pytest.param([(8, LECTURE), (8, HOME_STUDY)], Verdict.COMPLIANT, id="a-lecture-is-live"),
        pytest.param([(4, WEBINAR), (4, IN_PERSON), (8, SELF_PACED)], Verdict.COMPLIANT, id="live-of-both-kinds"),
        pytest.param([(7.5, WEBINAR), (8.5, SELF_PACED)], Verdict.SHORT, id="half-an-hour-live-too-few"),
        pytest.param([(16, SELF_PACED)], Verdict.SHORT, id="nothing-live"),
        pytest.param([(15.5, IN_PERSON)], Verdict.SHORT, id="half-an-hour-too-few"),
        pytest.param([(16, {})], Verdict.UNDETERMINED, id="delivery-not-recorded"),
        pytest.param([(8, IN_PERSON), (8, {})], Verdict.COMPLIANT, id="delivery-of-the-rest-does-not-matter"),
        pytest.param(
            [(12, IN_PERSON), (4, {**WEBINAR, "activity": "teaching"})],
            Verdict.UNDETERMINED,
            id="whether-teaching-has-a-limit-is-open",
        ),
        pytest.param(
            [(12, IN_PERSON), (3.5, {**WEBINAR, "activity": "teaching"})],
            Verdict.SHORT,
            id="short-without-a-limit-of-teaching",
        ),
        pytest.param(
            [(12, IN_PERSON), (4, {**HOME_STUDY, "activity": "publication"})],
            Verdict.UNDETERMINED,
            id="whether-writing-earns-hours-is-open",
        ),
        pytest.param(
            [(12, IN_PERSON), (3, {**HOME_STUDY, "activity": "publication"})],
            Verdict.SHORT,
            id="short-whatever-writing-earns",
        ),
    ],
)
def test_sixteen_hours_of_which_eight_live(
    judged: Judge, courses: list[tuple[float, dict[str, Any]]], verdict: Verdict
) -> None:
    days = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
    credits = [(hours, day, details) for (hours, details), day in zip(courses, days, strict=False)]
    assert judged(*credits, on=NOW).verdict is verdict


# issued on 10 March 2024: the first period, of which nothing is asked, ends on 10 March 2026
@pytest.mark.parametrize(
    ("before", "courses", "verdict"),
    [
        pytest.param([(16, WEBINAR)], [], Verdict.UNDETERMINED, id="all-of-the-first-period"),
        pytest.param(
            [(4, WEBINAR)] * 4, [], Verdict.UNDETERMINED, id="more-than-may-be-carried-over-may-count-of-itself"
        ),
        pytest.param([(15, WEBINAR)], [], Verdict.SHORT, id="too-few-however-they-count"),
        pytest.param([(16, SELF_PACED)], [], Verdict.UNDETERMINED, id="carried-hours-perhaps-serve-as-live"),
        pytest.param([(8, SELF_PACED)], [(8, WEBINAR)], Verdict.UNDETERMINED, id="half-of-each"),
        pytest.param([(16, WEBINAR)], [(16, WEBINAR)], Verdict.COMPLIANT, id="not-needed"),
    ],
)
def test_hours_of_the_first_period_may_count_for_the_second_renewal(
    judged: Judge,
    before: list[tuple[float, dict[str, Any]]],
    courses: list[tuple[float, dict[str, Any]]],
    verdict: Verdict,
) -> None:
    credits = [(hours, date(2025, 2, 1 + place), details) for place, (hours, details) in enumerate(before)]
    credits += [(hours, date(2026, 9, 1), details) for hours, details in courses]
    assert judged(*credits, on=NOW, issued=date(2024, 3, 10)).verdict is verdict


@pytest.mark.parametrize("approvals", [[], ["US-FL"], ["NCBTMB"]])
def test_no_approval_is_asked(judged: Judge, approvals: list[str]) -> None:
    course = (16, date(2026, 9, 1), {**IN_PERSON, "approvals": approvals})
    assert judged(course, on=NOW).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("on", "start", "end"),
    [
        (date(2020, 3, 10), date(2020, 3, 10), date(2022, 3, 10)),
        (date(2022, 3, 10), date(2020, 3, 10), date(2022, 3, 10)),
        (date(2022, 3, 11), date(2022, 3, 11), date(2024, 3, 10)),
        (date(2028, 3, 10), date(2026, 3, 11), date(2028, 3, 10)),
    ],
)
def test_a_period_ends_on_every_second_anniversary_of_issue(judged: Judge, on: date, start: date, end: date) -> None:
    dates = judged(on=on).dates
    assert dates is not None
    assert (dates.ce_period.start, dates.due) == (start, end)


def test_the_printed_date_wins_over_the_anniversary(judged: Judge) -> None:
    assert judged(on=NOW, expires=date(2028, 3, 31)).due == date(2028, 3, 31)


def test_a_computed_date_is_told_to_rest_on_secondary_sources(judged: Judge) -> None:
    assert any("due date is computed on secondary sources" in warning for warning in judged(on=NOW).warnings)


@pytest.mark.parametrize("on", [date(2026, 3, 10), date(2026, 9, 1), date(2028, 3, 10)])
def test_the_first_renewal_is_exempt(judged: Judge, on: date) -> None:
    assert judged(on=on, issued=date(2026, 3, 10)).verdict is Verdict.EXEMPT


def test_the_second_renewal_is_not_exempt(judged: Judge) -> None:
    assert judged(on=date(2028, 3, 11), issued=date(2026, 3, 10)).verdict is Verdict.SHORT


def test_the_exemption_is_told_to_rest_on_secondary_sources(judged: Judge) -> None:
    warnings = judged(on=NOW, issued=date(2026, 3, 10), expires=date(2028, 3, 10)).warnings
    assert any("rests in part on secondary sources" in warning for warning in warnings)


# 645-133.3 or 481-823.3


@pytest.mark.parametrize(
    ("courses", "verdict"),
    [
        pytest.param([(8, IN_PERSON), (8, HOME_STUDY)], Verdict.COMPLIANT, id="meets-both-texts"),
        pytest.param([(8, WEBINAR), (8, HOME_STUDY)], Verdict.UNDETERMINED, id="webinar-meets-the-new-text-only"),
        pytest.param([(8, LECTURE), (8, HOME_STUDY)], Verdict.UNDETERMINED, id="a-lecture-was-perhaps-not-hands-on"),
        pytest.param([(7, WEBINAR), (9, HOME_STUDY)], Verdict.SHORT, id="meets-neither-text"),
        pytest.param([(16, SELF_PACED)], Verdict.SHORT, id="nothing-live"),
        pytest.param([(8, IN_PERSON), (8, SELF_PACED)], Verdict.COMPLIANT, id="on-line-at-own-pace"),
    ],
)
def test_until_august_2024_only_what_meets_both_texts_is_sure(
    judged: Judge, courses: list[tuple[float, dict[str, Any]]], verdict: Verdict
) -> None:
    credits = [
        (hours, day, details)
        for (hours, details), day in zip(courses, (date(2023, 5, 1), date(2023, 6, 1)), strict=False)
    ]
    assert judged(*credits, on=THEN).verdict is verdict


def test_until_august_2024_more_than_eight_hours_of_home_study_perhaps_did_not_count(judged: Judge) -> None:
    found = judged((8, date(2023, 5, 1), IN_PERSON), (9, date(2023, 6, 1), HOME_STUDY), on=THEN)
    assert [reason.code for reason in found.credits[1].why] == [Why.OVER_MAXIMUM]


def test_until_august_2024_the_verdict_is_told_to_be_unverified(judged: Judge) -> None:
    warnings = judged(on=THEN, expires=THEN).warnings
    assert any("rests in part on unverified sources" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("end", "confidence", "carries"),
    [
        (date(2016, 5, 1), UNVERIFIED, False),
        (date(2024, 6, 30), UNVERIFIED, False),
        (date(2024, 7, 1), UNVERIFIED, True),
        (date(2024, 8, 31), UNVERIFIED, True),
        (date(2024, 9, 1), PRIMARY, True),
        (date(2025, 5, 20), PRIMARY, True),
        (date(2025, 5, 21), PRIMARY, True),
        (date(2031, 1, 1), PRIMARY, True),
    ],
)
def test_the_version_in_force_follows_the_end_of_the_period(
    judged: Judge, end: date, confidence: object, carries: bool
) -> None:
    rules = judged(on=end, issued=date(end.year - 6, end.month, end.day)).in_force
    assert rules is not None
    assert (rules.confidence, rules.carry_over is not None) == (confidence, carries)


# Carry-over. Issued on 1 June 2021: periods end on 1 June 2023 (exempt), 2025, 2027, 2029.

NEXT = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("extra", "now", "verdict"),
    [
        pytest.param(16, 8, Verdict.COMPLIANT, id="half-of-sixteen-is-eight"),
        pytest.param(8, 12, Verdict.COMPLIANT, id="half-of-eight-is-four"),
        pytest.param(8, 8, Verdict.UNDETERMINED, id="all-eight-or-half-of-them"),
        pytest.param(8, 11.5, Verdict.UNDETERMINED, id="half-an-hour-beyond-the-sure-half"),
        pytest.param(30, 7.5, Verdict.SHORT, id="never-more-than-eight"),
        pytest.param(8, 7.5, Verdict.SHORT, id="short-in-either-reading"),
        pytest.param(0, 15.5, Verdict.SHORT, id="nothing-to-carry"),
    ],
)
def test_excess_hours_are_carried_into_the_next_period(
    judged: Judge, extra: float, now: float, verdict: Verdict
) -> None:
    before = (16 + extra, date(2024, 2, 1), IN_PERSON)
    this = (now, date(2026, 2, 1), IN_PERSON)
    assert judged(before, this, on=NEXT, issued=ISSUED_IN_JUNE).verdict is verdict


PERHAPS_A_WAY_TO_EARN = {**IN_PERSON, "activity": "publication"}


@pytest.mark.parametrize(("now", "verdict"), [(8, Verdict.UNDETERMINED), (7.5, Verdict.SHORT)])
def test_excess_hours_are_perhaps_carried_where_it_is_open_whether_they_counted(
    judged: Judge, now: float, verdict: Verdict
) -> None:
    before = (16, date(2024, 2, 1), IN_PERSON), (8, date(2024, 3, 1), PERHAPS_A_WAY_TO_EARN)
    assert judged(*before, (now, date(2026, 2, 1), IN_PERSON), on=NEXT, issued=ISSUED_IN_JUNE).verdict is verdict


def test_whether_carried_hours_count_as_live_is_open(judged: Judge) -> None:
    before, this = (32, date(2024, 2, 1), IN_PERSON), (8, date(2026, 2, 1), SELF_PACED)
    assert judged(before, this, on=NEXT, issued=ISSUED_IN_JUNE).verdict is Verdict.UNDETERMINED


def test_hours_the_board_acknowledged_are_carried_in_full(judged: Judge) -> None:
    this = (8, date(2026, 2, 1), IN_PERSON)
    found = judged(this, on=NEXT, issued=ISSUED_IN_JUNE, facts={"carried_over": 8})
    assert (found.verdict, found.acknowledged) == (Verdict.COMPLIANT, Decimal(8))


def test_hours_the_board_acknowledged_are_asked_for(registry: Registry) -> None:
    assert [fact.name for fact in registry.rule_book("US-IA", "LMT").facts] == ["carried_over"]


def test_hours_acknowledged_beyond_eight_do_not_count(judged: Judge) -> None:
    this = (7, date(2026, 2, 1), WEBINAR)
    found = judged(this, on=NEXT, issued=ISSUED_IN_JUNE, facts={"carried_over": 20})
    assert found.acknowledged == Decimal(8)


@pytest.mark.parametrize(
    "issued",
    [
        pytest.param(date(2021, 5, 20), id="period-before-ended-on-20-may-2025"),
        pytest.param(date(2020, 9, 1), id="period-before-ended-on-1-sept-2024"),
        pytest.param(date(2020, 3, 10), id="period-before-ended-on-10-march-2024"),
    ],
)
def test_whether_hours_of_a_period_that_ended_before_the_rule_are_carried_is_open(judged: Judge, issued: date) -> None:
    before = (32, date(2024, 2, 1), IN_PERSON)
    this = (8, date(2025, 10, 1), IN_PERSON)
    assert judged(before, this, on=date(2026, 2, 1), issued=issued).verdict is Verdict.UNDETERMINED


def test_hours_of_a_period_that_ended_on_the_first_day_of_the_rule_are_carried(judged: Judge) -> None:
    before = (32, date(2024, 2, 1), IN_PERSON)
    this = (8, date(2025, 10, 1), IN_PERSON)
    assert judged(before, this, on=date(2026, 2, 1), issued=date(2021, 5, 21)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2018, 6, 30), Verdict.SHORT, id="due-30-june-2024"),
        pytest.param(date(2018, 7, 1), Verdict.UNDETERMINED, id="due-1-july-2024"),
        pytest.param(date(2018, 8, 31), Verdict.UNDETERMINED, id="due-31-aug-2024"),
        pytest.param(date(2018, 9, 1), Verdict.UNDETERMINED, id="due-1-sept-2024"),
    ],
)
def test_carry_over_is_unsettled_from_july_2024(judged: Judge, issued: date, verdict: Verdict) -> None:
    before = (32, date(2022, 2, 1), IN_PERSON)
    this = (8, date(2024, 2, 1), IN_PERSON)
    found = judged(before, this, on=date(2024, 6, 1), issued=issued)
    assert found.verdict is verdict


def test_the_confidence_of_the_term_is_secondary(registry: Registry) -> None:
    assert registry.rule_book("US-IA", "LMT").term.confidence is SECONDARY


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2023, 6, 1), Verdict.UNDETERMINED), (date(2025, 6, 1), Verdict.SHORT)]
)
def test_hours_of_the_exempt_first_period_are_open_at_the_second_renewal_only(
    judged: Judge, on: date, verdict: Verdict
) -> None:
    course = (16, date(2021, 1, 10), {"delivery": "in-person", "hands_on": True})
    assert judged(course, on=on, issued=ISSUED).verdict is verdict


@pytest.mark.parametrize(
    ("printed", "taken"), [(date(2028, 8, 20), date(2026, 4, 1)), (date(2028, 2, 10), date(2028, 3, 5))]
)
def test_hours_that_only_the_computed_period_covers_are_open_where_the_licence_prints_another_date(
    judged: Judge, printed: date, taken: date
) -> None:
    course = (16, taken, {"delivery": "in-person"})
    assert judged(course, on=date(2028, 3, 8), expires=printed).verdict is Verdict.UNDETERMINED
