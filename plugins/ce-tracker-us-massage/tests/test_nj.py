"""New Jersey: 30 November of even years, 20 hours, what is carried over, and what the accounts read leave open."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Licence, Milestone, Registry, Therapist, Verdict, audit, deadlines
from ce_tracker.rules import SECONDARY, Period, RuleBook, Span

ISSUED = date(2013, 2, 1)
ON = date(2026, 11, 23)
IN_PERIOD = date(2026, 3, 1)
NCBTMB = ["NCBTMB"]
CARDS = (
    Document("cpr", issued=date(2012, 1, 1), expires=date(2030, 1, 1)),
    Document("aed", issued=date(2012, 1, 1), expires=date(2030, 1, 1)),
)

TWENTY = {"technique": 17, "ethics": 2, "law.US-NJ": 1}
TWENTY_WITHOUT_LAW = {"technique": 18, "ethics": 2}

CreditOf = Callable[..., Credit]


@pytest.fixture
def book(registry: Registry) -> RuleBook:
    return registry.rule_book("US-NJ", "LMBT")


@pytest.fixture
def judged(registry: Registry) -> Callable[..., Audit]:
    def judge(
        *credits: Credit,
        on: date = ON,
        issued: date = ISSUED,
        documents: tuple[Document, ...] = CARDS,
        **licence: Any,
    ) -> Audit:
        held = Licence("US-NJ", "LMBT", issued=issued, **licence)
        therapist = Therapist("T", licences=[held], credits=credits, documents=documents)
        return audit(therapist, held, on=on, registry=registry)

    return judge


@pytest.fixture
def courses(credit: CreditOf) -> Callable[..., list[Credit]]:
    """In-person NCBTMB courses of up to 8 hours, a week apart from `first` on: beyond all doubt but their subject."""

    def made(hours: dict[str, float], first: date = IN_PERIOD, **details: Any) -> list[Credit]:
        details = {"approvals": NCBTMB, "delivery": "in-person", **details}
        pieces = [
            (about, min(8, amount - begun)) for about, amount in hours.items() for begun in range(0, int(amount + 1), 8)
        ]
        return [
            credit(amount, about, date.fromordinal(first.toordinal() + 7 * place), **details)
            for place, (about, amount) in enumerate(pieces)
            if amount > 0
        ]

    return made


CoursesOf = Callable[..., list[Credit]]


def needed(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.needed for one in found.requirements}


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


# When the licence falls due


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 11, 30), id="a week before"),
        pytest.param(date(2026, 11, 30), date(2026, 11, 30), id="on the day"),
        pytest.param(date(2026, 12, 1), date(2028, 11, 30), id="the day after"),
        pytest.param(date(2025, 6, 1), date(2026, 11, 30), id="in the odd year"),
    ],
)
def test_every_licence_ends_on_30_november_of_even_years(judged: Callable[..., Audit], on: date, due: date) -> None:
    assert judged(on=on).due == due


def test_it_ends_then_whenever_it_was_issued(judged: Callable[..., Audit]) -> None:
    assert judged(issued=date(2026, 11, 1)).due == date(2026, 11, 30)


def test_renewal_opens_sixty_days_before(judged: Callable[..., Audit]) -> None:
    assert judged().window_opens == date(2026, 10, 1)


def test_renewal_is_late_for_thirty_days(judged: Callable[..., Audit]) -> None:
    found = judged()
    therapist = Therapist("T", licences=[found.licence])
    late = [one.day for one in deadlines(therapist, [found]) if one.milestone is Milestone.LATE_UNTIL]
    assert late == [date(2026, 12, 30)]


def test_the_licence_is_then_suspended(book: RuleBook) -> None:
    assert [state.name for state in book.late] == ["late", "administratively suspended"]


# Which version governs


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2012, 9, 4), "before the law hour"),
        (date(2012, 11, 30), "before the law hour"),
        (date(2020, 11, 30), "before the law hour"),
        (date(2021, 9, 19), "before the law hour"),
        (date(2021, 9, 20), "with the law hour"),
        (date(2022, 11, 30), "with the law hour"),
        (date(2023, 8, 6), "with the law hour"),
        (date(2023, 8, 7), "since the proposal of 2023"),
        (date(2024, 11, 30), "since the proposal of 2023"),
        (date(2028, 11, 30), "since the proposal of 2023"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(book: RuleBook, end: date, label: str) -> None:
    rules = book.rules_for(Period(date(2000, 1, 1), end, 0, first=False))
    assert rules is not None
    assert rules.label == label


def test_no_text_is_known_before_4_september_2012(book: RuleBook) -> None:
    assert book.rules_for(Period(date(2000, 1, 1), date(2012, 9, 3), 0, first=False)) is None


def test_a_period_that_ended_in_2010_is_undetermined(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2009, 1, 1), on=date(2010, 11, 1))
    assert (found.verdict, found.in_force) == (Verdict.UNDETERMINED, None)


def test_all_versions_rest_on_secondary_sources(book: RuleBook) -> None:
    assert {rules.confidence for rules in book.rules} == {SECONDARY}


def test_all_versions_cite_an_address(book: RuleBook) -> None:
    assert {rules.citation.url[:8] for rules in book.rules} == {"https://"}


def test_proof_is_kept_four_years_since_the_law_hour(book: RuleBook) -> None:
    assert [rules.keep_records for rules in book.rules] == [Span(years=4), Span(years=4), None]


def test_the_notes_say_how_soon_an_audit_must_be_answered(book: RuleBook) -> None:
    assert "An audited licensee has 14 days to send documents." in book.rules[0].notes


# What is asked today


def test_the_amounts(judged: Callable[..., Audit]) -> None:
    assert needed(judged()) == {"total": 20, "ethics": 2, "law": 1, "distance": 6}


def test_twenty_hours_beyond_doubt_are_enough(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses(TWENTY)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("subject", "keys"),
    [("technique", {"total"}), ("ethics", {"total", "ethics"}), ("law.US-NJ", {"total", "law"})],
)
def test_half_an_hour_less_of_a_subject_is_short(
    judged: Callable[..., Audit], courses: CoursesOf, subject: str, keys: set[str]
) -> None:
    found = judged(*courses({**TWENTY, subject: TWENTY[subject] - 0.5}))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, keys)


@pytest.mark.parametrize("subject", ["law", "law.US-NY"])
def test_whether_other_law_fills_the_law_hour_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, subject: str
) -> None:
    found = judged(*courses({"technique": 17, "ethics": 2, subject: 1}))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"law"})


@pytest.mark.parametrize(
    ("completed", "counted"),
    [
        pytest.param(date(2024, 11, 30), 0, id="the last day of the biennium before"),
        pytest.param(date(2024, 12, 1), 8, id="the first day"),
        pytest.param(date(2026, 11, 30), 8, id="the last day"),
    ],
)
def test_hours_count_from_1_december_to_30_november(
    judged: Callable[..., Audit], courses: CoursesOf, completed: date, counted: int
) -> None:
    assert judged(*courses({"technique": 8}, completed), on=date(2026, 11, 30)).counted == counted


# Distance


@pytest.mark.parametrize("delivery", ["online-self-paced", "home-study"])
def test_six_distance_hours_are_beyond_doubt(judged: Callable[..., Audit], courses: CoursesOf, delivery: str) -> None:
    found = judged(
        *courses({"technique": 11, "ethics": 2, "law.US-NJ": 1}),
        *courses({"kinesiology": 6}, date(2025, 6, 1), delivery=delivery),
    )
    assert found.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("delivery", ["online-self-paced", "home-study", "live-webinar", None])
def test_whether_a_seventh_distance_hour_counts_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, delivery: str | None
) -> None:
    found = judged(
        *courses({"technique": 10, "ethics": 2, "law.US-NJ": 1}),
        *courses({"kinesiology": 7}, date(2025, 6, 1), delivery=delivery),
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


# Who approves, and what


@pytest.mark.parametrize(
    "approver",
    [
        "NCBTMB",
        "NCCAOM",
        "FSMTB",
        "AMTA",
        "AOBTA",
        "ANCC",
        "american-polarity",
        "APTA",
        "IASI",
        "state-approved-school",
        "college",
    ],
)
def test_each_listed_body_is_enough(judged: Callable[..., Audit], courses: CoursesOf, approver: str) -> None:
    assert judged(*courses(TWENTY, approvals=[approver])).verdict is Verdict.COMPLIANT


def test_whether_abmp_still_approves_is_open(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses(TWENTY, approvals=["ABMP"])).verdict is Verdict.UNDETERMINED


def test_a_course_that_abmp_and_another_body_approved_counts(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses(TWENTY, approvals=["ABMP", "AMTA"])).verdict is Verdict.COMPLIANT


def test_another_body_may_be_among_the_three_that_are_not_known(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    assert judged(*courses(TWENTY, approvals=["US-NY"])).verdict is Verdict.UNDETERMINED


def test_a_course_that_nobody_approved_earns_nothing(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses(TWENTY, approvals=[])).counted == 0


@pytest.mark.parametrize("activity", ["teaching", "publication"])
def test_how_much_teaching_and_writing_earn_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, activity: str
) -> None:
    assert judged(*courses(TWENTY, activity=activity, approvals=[])).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("activity", ["self-directed", "volunteering", "exam", "board-meeting"])
@pytest.mark.parametrize(("on", "taken"), [(ON, IN_PERIOD), (date(2022, 11, 30), date(2021, 3, 1))])
def test_whether_other_activities_earn_anything_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, activity: str, on: date, taken: date
) -> None:
    assert judged(*courses(TWENTY, taken, activity=activity), on=on).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("subject", ["professional-practice.business", "professional-practice.marketing"])
def test_whether_business_courses_count_is_open_since_the_proposal(
    judged: Callable[..., Audit], courses: CoursesOf, subject: str
) -> None:
    found = judged(*courses({"technique": 16, "ethics": 2, "law.US-NJ": 1, subject: 1}))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


# Hours of one day


@pytest.mark.parametrize(("hours", "verdict"), [(8, Verdict.COMPLIANT), (9, Verdict.UNDETERMINED)])
def test_whether_more_than_eight_hours_of_one_day_count_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, credit: CreditOf, hours: int, verdict: Verdict
) -> None:
    found = judged(
        *courses({"technique": 17 - hours, "ethics": 2, "law.US-NJ": 1}),
        credit(
            hours, "kinesiology", date(2025, 6, 1), started=date(2025, 6, 1), approvals=NCBTMB, delivery="in-person"
        ),
    )
    assert found.verdict is verdict


# CPR and AED


@pytest.mark.parametrize("place", [0, 1])
def test_a_card_that_is_not_recorded_leaves_the_verdict_open(
    judged: Callable[..., Audit], courses: CoursesOf, place: int
) -> None:
    assert judged(*courses(TWENTY), documents=(CARDS[place],)).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("expires", "verdict"), [(date(2026, 11, 29), Verdict.SHORT), (date(2026, 11, 30), Verdict.COMPLIANT)]
)
def test_cpr_must_be_current_on_the_due_date(
    judged: Callable[..., Audit], courses: CoursesOf, expires: date, verdict: Verdict
) -> None:
    card = Document("cpr", issued=date(2024, 1, 1), expires=expires)
    assert judged(*courses(TWENTY), documents=(card, CARDS[1])).verdict is verdict


# Carry-over


def into_2022(courses: CoursesOf, hours: float) -> list[Credit]:
    """The biennium to November 2020 complied with, and so many in-person hours more than it needed, at its end."""
    return [*courses(TWENTY_WITHOUT_LAW, date(2019, 1, 5)), *courses({"kinesiology": hours}, date(2020, 8, 1))]


def into_2026(courses: CoursesOf, hours: float) -> list[Credit]:
    """The biennium to November 2024 complied with, and so many in-person hours more than it needed, at its end."""
    return [*courses(TWENTY, date(2023, 1, 5)), *courses({"kinesiology": hours}, date(2024, 8, 1))]


def test_excess_hours_counted_again_in_the_next_biennium(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    before = [
        *courses(TWENTY_WITHOUT_LAW, date(2017, 1, 5)),
        *courses({"kinesiology": 8}, date(2018, 8, 1)),
    ]
    found = judged(*before, *courses({"technique": 10, "ethics": 2}, date(2019, 3, 1)), on=date(2020, 11, 30))
    assert (found.verdict, sum(one.carried for one in found.credits)) == (Verdict.COMPLIANT, Decimal(8))


def test_whether_excess_hours_still_carry_over_is_open(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*into_2026(courses, 8), *courses({"technique": 9, "ethics": 2, "law.US-NJ": 1}))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})
    assert any("that 18 excess hours carry over is known from the rule of 2012" in one.why for one in found.unknown)


def test_it_is_open_in_the_biennium_in_which_the_rule_was_readopted(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    now = courses({"ethics": 2, "law.US-NJ": 1}, date(2021, 3, 1))
    assert in_2022(judged, *into_2022(courses, 17), *now).verdict is Verdict.UNDETERMINED


def test_without_enough_excess_hours_it_is_short_however_they_carry_over(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    found = judged(*into_2026(courses, 7), *courses({"technique": 9, "ethics": 2, "law.US-NJ": 1}))
    assert found.verdict is Verdict.SHORT


def test_seventeen_hours_that_the_board_acknowledged_are_carried_beyond_doubt(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    found = judged(*courses({"ethics": 2, "law.US-NJ": 1}), facts={"carried_over": 17})
    assert found.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(("excess", "met"), [(17, False), (18, None), (19, None)])
def test_whether_an_eighteenth_hour_is_carried_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, excess: int, met: bool | None
) -> None:
    found = in_2022(judged, *into_2022(courses, excess), *courses({"ethics": 2}, date(2021, 3, 1)))
    assert found.requirements[0].met is met


@pytest.mark.parametrize(("carried", "met"), [(17, False), (18, None), (19, None), (0, False)])
def test_of_acknowledged_hours_the_eighteenth_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, carried: int, met: bool | None
) -> None:
    found = judged(*courses({"ethics": 2}), facts={"carried_over": carried})
    assert found.requirements[0].met is met


def test_a_nineteenth_hour_is_never_carried(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*courses({"ethics": 1}), facts={"carried_over": 19})
    assert found.requirements[0].met is False


@pytest.mark.parametrize("subject", ["ethics", "law.US-NJ"])
def test_carried_hours_never_fill_ethics_or_law(judged: Callable[..., Audit], courses: CoursesOf, subject: str) -> None:
    before = [*courses(TWENTY, date(2023, 1, 5)), *courses({subject: 8}, date(2024, 8, 1))]
    now = {about: hours for about, hours in TWENTY.items() if about != subject} | {"technique": 19}
    assert unmet(judged(*before, *courses(now))) == {subject.removesuffix(".US-NJ")}


def test_hours_are_carried_into_the_next_biennium_only(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*into_2022(courses, 17), *courses(TWENTY, date(2021, 1, 5)), on=date(2024, 11, 30))
    assert found.counted == 0


def test_nothing_is_carried_out_of_a_biennium_that_was_short(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses({"technique": 40}, date(2023, 1, 5))).counted == 0


# The first renewal


@pytest.mark.parametrize(
    ("issued", "total"),
    [
        pytest.param(date(2024, 12, 1), 20, id="the first day of the first year"),
        pytest.param(date(2025, 11, 30), 20, id="the last day of the first year"),
        pytest.param(date(2024, 11, 30), 20, id="issued on the last day of the biennium before"),
    ],
)
def test_a_licence_of_the_first_year_owes_twenty_hours(judged: Callable[..., Audit], issued: date, total: int) -> None:
    found = judged(issued=issued)
    assert (found.case, needed(found)["total"]) == ("", total)


@pytest.mark.parametrize(
    "issued",
    [
        pytest.param(date(2025, 12, 1), id="the first day of the second year"),
        pytest.param(date(2026, 2, 28), id="later in it"),
    ],
)
@pytest.mark.parametrize(
    ("technique", "verdict"),
    [(6.5, Verdict.SHORT), (7, Verdict.UNDETERMINED), (16.5, Verdict.UNDETERMINED), (17, Verdict.COMPLIANT)],
)
def test_whether_ten_hours_still_suffice_in_the_second_year_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, issued: date, technique: float, verdict: Verdict
) -> None:
    taken = courses({"ethics": 2, "law.US-NJ": 1, "technique": technique})
    assert judged(*taken, issued=issued).verdict is verdict


def second_year(judged: Callable[..., Audit], *credits: Credit) -> Audit:
    return judged(*credits, issued=date(2026, 1, 10))


def test_the_amounts_of_the_second_year(judged: Callable[..., Audit]) -> None:
    assert needed(second_year(judged)) == {"total": 20, "ethics": 2, "law": 1, "distance": 6}


def test_whether_the_second_year_owes_the_law_hour_is_open(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = second_year(judged, *courses({"technique": 18, "ethics": 2}))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"law"})


def test_the_second_year_owes_two_hours_of_ethics(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = second_year(judged, *courses({"technique": 18, "ethics": 1, "law.US-NJ": 1}))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, {"ethics"})


def test_the_distance_limit_is_open_in_the_second_year_too(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = second_year(
        judged,
        *courses({"technique": 10, "ethics": 2, "law.US-NJ": 1}),
        *courses({"technique": 7}, date(2026, 7, 1), delivery="online-self-paced"),
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


def test_the_proposed_daily_limit_is_open_in_the_second_year_too(
    judged: Callable[..., Audit], credit: CreditOf
) -> None:
    found = second_year(
        judged, credit(TWENTY, "", IN_PERIOD, started=IN_PERIOD, approvals=NCBTMB, delivery="in-person")
    )
    assert found.verdict is Verdict.UNDETERMINED


# The biennium in which the law hour came: 1 December 2020 to 30 November 2022


def in_2022(judged: Callable[..., Audit], *credits: Credit, **details: Any) -> Audit:
    return judged(*credits, on=date(2022, 11, 30), **details)


def test_whether_the_biennium_in_which_the_law_hour_came_owes_it_is_open(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    found = in_2022(judged, *courses(TWENTY_WITHOUT_LAW, date(2021, 3, 1)))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"law"})


def test_with_the_law_hour_that_biennium_surely_complies(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert in_2022(judged, *courses(TWENTY, date(2021, 3, 1))).verdict is Verdict.COMPLIANT


def test_the_biennium_after_it_surely_owes_the_law_hour(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*courses(TWENTY_WITHOUT_LAW, date(2023, 3, 1)), on=date(2024, 11, 30))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, {"law"})


def test_abmp_approved_before_the_proposal(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert in_2022(judged, *courses(TWENTY, date(2021, 3, 1), approvals=["ABMP"])).verdict is Verdict.COMPLIANT


def test_business_courses_earned_nothing_before_the_proposal(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = in_2022(judged, *courses({"professional-practice.business": 8}, date(2021, 3, 1)))
    assert found.counted == 0


def test_no_daily_limit_was_in_question_before_the_proposal(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = in_2022(
        judged, credit(TWENTY, "", date(2022, 3, 1), started=date(2022, 3, 1), approvals=NCBTMB, delivery="in-person")
    )
    assert found.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("issued", "technique", "verdict"),
    [
        (date(2021, 11, 30), 16.5, Verdict.SHORT),
        (date(2021, 12, 1), 16.5, Verdict.UNDETERMINED),
        (date(2021, 12, 1), 6.5, Verdict.SHORT),
    ],
)
def test_whether_ten_hours_sufficed_in_the_second_year_then_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, issued: date, technique: float, verdict: Verdict
) -> None:
    found = in_2022(judged, *courses({"technique": technique, "ethics": 2, "law.US-NJ": 1}, issued), issued=issued)
    assert found.verdict is verdict


# The rule of 2012, with the examples given for the renewal of 2014


def in_2014(judged: Callable[..., Audit], *credits: Credit, **details: Any) -> Audit:
    return judged(*credits, on=date(2014, 11, 30), **details)


def test_the_biennium_of_the_renewal_of_2014(judged: Callable[..., Audit]) -> None:
    dates = in_2014(judged).dates
    assert dates is not None
    assert (dates.ce_period.start, dates.ce_period.end) == (date(2012, 12, 1), date(2014, 11, 30))


@pytest.mark.parametrize(
    ("issued", "total"),
    [
        pytest.param(date(2012, 10, 1), 20, id="licensed in 2012"),
        pytest.param(date(2012, 12, 10), 20, id="licensed in December 2012"),
        pytest.param(date(2013, 6, 1), 20, id="licensed in 2013"),
        pytest.param(date(2013, 11, 30), 20, id="licensed on the last day of the first year"),
        pytest.param(date(2013, 12, 1), 10, id="licensed on the first day of the second year"),
        pytest.param(date(2014, 3, 1), 10, id="licensed in 2014"),
    ],
)
def test_the_amounts_of_2014(judged: Callable[..., Audit], issued: date, total: int) -> None:
    assert needed(in_2014(judged, issued=issued)) == {"total": total, "ethics": 2, "distance": 6}


def test_twenty_hours_without_law_were_enough(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert in_2014(judged, *courses(TWENTY_WITHOUT_LAW, date(2013, 3, 1))).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("hours", "keys"),
    [({"technique": 17, "ethics": 2}, {"total"}), ({"technique": 19, "ethics": 1}, {"ethics"})],
)
def test_an_hour_less_was_short(
    judged: Callable[..., Audit], courses: CoursesOf, hours: dict[str, float], keys: set[str]
) -> None:
    found = in_2014(judged, *courses(hours, date(2013, 3, 1)))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, keys)


@pytest.mark.parametrize(("in_person", "distance", "verdict"), [(4, 6, Verdict.COMPLIANT), (3, 7, Verdict.SHORT)])
def test_licensed_in_2014_at_least_four_hours_were_in_person(
    judged: Callable[..., Audit], courses: CoursesOf, in_person: int, distance: int, verdict: Verdict
) -> None:
    found = in_2014(
        judged,
        *courses({"technique": in_person - 2, "ethics": 2}, date(2014, 4, 1)),
        *courses({"kinesiology": distance}, date(2014, 6, 1), delivery="home-study"),
        issued=date(2014, 3, 1),
    )
    assert found.verdict is verdict


def test_whether_a_live_webinar_was_on_line_is_open(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = in_2014(
        judged,
        *courses({"technique": 11, "ethics": 2}, date(2013, 4, 1)),
        *courses({"kinesiology": 7}, date(2014, 6, 1), delivery="live-webinar"),
    )
    assert found.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("carried", "verdict"), [(18, Verdict.COMPLIANT), (17, Verdict.SHORT), (19, Verdict.COMPLIANT)]
)
def test_eighteen_hours_could_be_carried_over(
    judged: Callable[..., Audit], courses: CoursesOf, carried: int, verdict: Verdict
) -> None:
    found = in_2014(judged, *courses({"ethics": 2}, date(2013, 4, 1)), facts={"carried_over": carried})
    assert found.verdict is verdict


def test_a_nineteenth_hour_could_not_be_carried_over(judged: Callable[..., Audit]) -> None:
    assert in_2014(judged, facts={"carried_over": 19}).counted == 18


def test_what_the_biennium_in_which_the_rule_came_owed_is_open(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2010, 1, 1), on=date(2012, 11, 30))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total", "ethics"})


def test_the_biennium_after_it_surely_owed_twenty_hours(judged: Callable[..., Audit]) -> None:
    assert in_2014(judged).verdict is Verdict.SHORT


def test_when_the_versions_were_checked(book: RuleBook) -> None:
    assert {rules.verified_on for rules in book.rules} == {date(2026, 11, 23)}


def test_the_second_year_of_the_biennium_in_which_the_rule_came_is_open(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2012, 3, 1), on=date(2012, 11, 30))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total", "ethics"})


def test_the_distance_limit_of_the_biennium_in_which_the_rule_came_is_open(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    found = judged(
        *courses(TWENTY_WITHOUT_LAW, date(2011, 3, 1), delivery="home-study"),
        issued=date(2010, 1, 1),
        on=date(2012, 11, 30),
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


@pytest.mark.parametrize(
    "details", [pytest.param({"approvals": []}, id="unapproved"), pytest.param({"activity": "exam"}, id="no course")]
)
def test_only_approved_courses_surely_earned_hours_in_2014(
    judged: Callable[..., Audit], courses: CoursesOf, details: dict[str, Any]
) -> None:
    assert in_2014(judged, *courses({"technique": 8}, date(2013, 4, 1), **details)).counted == 0


def test_business_courses_earned_nothing_in_2014(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert in_2014(judged, *courses({"professional-practice.business": 8}, date(2013, 4, 1))).counted == 0


def test_the_due_date_rests_on_secondary_sources(book: RuleBook) -> None:
    assert book.term.confidence is SECONDARY


def test_the_cards_rest_on_secondary_sources(judged: Callable[..., Audit]) -> None:
    assert {one.key: one.confidence for one in judged().conditions} == {"cpr": SECONDARY, "aed": SECONDARY}
