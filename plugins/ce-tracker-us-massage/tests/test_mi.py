"""Michigan: the printed date decides; implicit bias by the year, inside the 18 hours or in addition; what was not read."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import Audit, Credit, Document, Licence, Registry, Therapist, Verdict, Why, audit
from ce_tracker.rules import CONFLICTING, PRIMARY, SECONDARY, Period, RuleBook

ISSUED = date(2012, 2, 1)
EXPIRES = date(2027, 10, 31)
ON = date(2027, 10, 1)
IN_PERIOD = date(2026, 3, 1)
NCBTMB = ["NCBTMB"]
TRAFFICKING = Document("training.human-trafficking", issued=date(2020, 5, 1))

EIGHTEEN = {"technique": 12, "ethics": 2, "pain-management": 1, "implicit-bias": 3}
"""Hours that meet everything asked today, with implicit bias inside the 18."""

CreditOf = Callable[..., Credit]


@pytest.fixture
def book(registry: Registry) -> RuleBook:
    return registry.rule_book("US-MI", "LMT")


@pytest.fixture
def judged(registry: Registry) -> Callable[..., Audit]:
    def judge(
        *credits: Credit,
        on: date = ON,
        issued: date = ISSUED,
        expires: date | None = EXPIRES,
        documents: tuple[Document, ...] = (TRAFFICKING,),
    ) -> Audit:
        held = Licence("US-MI", "LMT", issued=issued, expires=expires)
        therapist = Therapist("T", licences=[held], credits=credits, documents=documents)
        return audit(therapist, held, on=on, registry=registry)

    return judge


@pytest.fixture
def courses(credit: CreditOf) -> Callable[..., list[Credit]]:
    """One NCBTMB course a subject, a week apart from `first` on, so that no day holds more than its hours."""

    def made(hours: dict[str, float], first: date = IN_PERIOD, **details: Any) -> list[Credit]:
        days = (date.fromordinal(first.toordinal() + 7 * place) for place in range(len(hours)))
        details = {"approvals": NCBTMB, **details}
        return [credit(amount, about, day, **details) for (about, amount), day in zip(hours.items(), days, strict=True)]

    return made


CoursesOf = Callable[..., list[Credit]]


def needed(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.needed for one in found.requirements}


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


# When the licence falls due


def test_the_printed_date_is_the_due_date(judged: Callable[..., Audit]) -> None:
    assert judged().due == date(2027, 10, 31)


def test_without_a_printed_date_the_due_date_is_undetermined(judged: Callable[..., Audit]) -> None:
    found = judged(expires=None)
    assert (found.verdict, found.due, found.unknown[0].settle) == (
        Verdict.UNDETERMINED,
        None,
        "enter licences.expires",
    )


def test_what_is_open_about_the_due_date_is_told(judged: Callable[..., Audit]) -> None:
    assert "31 October" in judged(expires=None).unknown[0].why


def test_the_due_date_rests_on_conflicting_sources(book: RuleBook) -> None:
    assert book.term.confidence is CONFLICTING


@pytest.mark.parametrize(
    ("expires", "on", "period"),
    [
        pytest.param(date(2027, 10, 31), date(2027, 1, 1), (date(2024, 11, 1), date(2027, 10, 31)), id="October"),
        pytest.param(
            date(2027, 5, 14), date(2027, 1, 1), (date(2024, 5, 15), date(2027, 5, 14)), id="a day of its own"
        ),
        pytest.param(date(2028, 2, 29), date(2027, 1, 1), (date(2025, 3, 1), date(2028, 2, 29)), id="a leap day"),
        pytest.param(date(2027, 2, 28), date(2027, 1, 1), (date(2024, 3, 1), date(2027, 2, 28)), id="after a leap day"),
        pytest.param(date(2027, 10, 31), date(2024, 10, 31), (date(2021, 11, 1), date(2024, 10, 31)), id="one before"),
    ],
)
def test_the_cycle_has_three_years_up_to_the_printed_date(
    judged: Callable[..., Audit], expires: date, on: date, period: tuple[date, date]
) -> None:
    dates = judged(expires=expires, on=on).dates
    assert dates is not None
    assert (dates.ce_period.start, dates.ce_period.end) == period


# Which version governs


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2018, 10, 31), "before continuing education"),
        (date(2020, 10, 31), "before continuing education"),
        (date(2020, 11, 1), "the first CE, not read"),
        (date(2022, 5, 31), "the first CE, not read"),
        (date(2022, 6, 1), "implicit bias in addition to the 18 hours"),
        (date(2023, 3, 22), "implicit bias in addition to the 18 hours"),
        (date(2023, 3, 23), "implicit bias may be inside the 18 hours"),
        (date(2027, 10, 31), "implicit bias may be inside the 18 hours"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(book: RuleBook, end: date, label: str) -> None:
    rules = book.rules_for(Period(date(2000, 1, 1), end, 0, first=False))
    assert rules is not None
    assert rules.label == label


def test_the_confidence_of_each_version(book: RuleBook) -> None:
    assert [rules.confidence for rules in book.rules] == [PRIMARY, PRIMARY, SECONDARY, SECONDARY]


def test_each_version_cites_an_address(book: RuleBook) -> None:
    assert {rules.citation.url[:8] for rules in book.rules} == {"https://"}


def test_how_implicit_bias_relates_to_the_hours_is_told_as_conflicting(judged: Callable[..., Audit]) -> None:
    assert {one.key for one in judged().requirements if one.confidence is CONFLICTING} == {"implicit-bias"}


# The school's example: no CE at the renewals of 2018 to 2020, the first at those of 2021 to 2023


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_licence_that_ran_to_october_of_these_years_owed_no_ce(judged: Callable[..., Audit], year: int) -> None:
    found = judged(expires=date(year + 9, 10, 31), on=date(year, 10, 31))
    assert found.verdict is Verdict.NO_CE_REQUIRED


def test_the_renewal_of_2021_asks_for_ce_that_no_source_gives(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*courses(EIGHTEEN, date(2020, 1, 5)), expires=date(2021, 10, 31), on=date(2021, 10, 1))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_renewals_of_2022_and_2023_ask_for_18_hours(judged: Callable[..., Audit], year: int) -> None:
    found = judged(expires=date(year, 10, 31), on=date(year, 10, 1))
    assert 18 in needed(found).values()


# What is asked today


def test_the_amounts(judged: Callable[..., Audit]) -> None:
    assert needed(judged()) == {"total": 18, "ethics": 2, "pain-management": 1, "implicit-bias": 3}


def test_eighteen_hours_with_implicit_bias_inside_are_enough(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    assert judged(*courses(EIGHTEEN)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("subject", "keys"),
    [
        ("technique", {"total"}),
        ("ethics", {"total", "ethics"}),
        ("pain-management", {"total", "pain-management"}),
        ("implicit-bias", {"total", "implicit-bias"}),
    ],
)
def test_half_an_hour_less_of_a_subject_is_short(
    judged: Callable[..., Audit], courses: CoursesOf, subject: str, keys: set[str]
) -> None:
    found = judged(*courses({**EIGHTEEN, subject: EIGHTEEN[subject] - 0.5}))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, keys)


def test_boundaries_count_as_ethics(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    hours = {"technique": 12, "ethics.boundaries": 2, "pain-management": 1, "implicit-bias": 3}
    assert judged(*courses(hours)).verdict is Verdict.COMPLIANT


def test_implicit_bias_training_of_any_provider_meets_its_own_hours(
    judged: Callable[..., Audit], courses: CoursesOf, credit: CreditOf
) -> None:
    found = judged(
        *courses({"technique": 12, "ethics": 3, "pain-management": 3}), credit(3, "implicit-bias", date(2025, 3, 1))
    )
    assert found.verdict is Verdict.COMPLIANT


def test_whether_such_training_is_among_the_18_hours_depends_on_its_provider(
    judged: Callable[..., Audit], courses: CoursesOf, credit: CreditOf
) -> None:
    found = judged(
        *courses({"technique": 12, "ethics": 2, "pain-management": 1}), credit(3, "implicit-bias", date(2025, 3, 1))
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


@pytest.mark.parametrize(
    "details",
    [
        pytest.param({"approvals": []}, id="no approval recorded"),
        pytest.param({"approvals": ["AMTA"]}, id="approved by a body that is not NCBTMB"),
        pytest.param({"activity": "teaching"}, id="teaching"),
        pytest.param({"activity": "college-course"}, id="a college course"),
        pytest.param({"activity": "publication"}, id="a publication"),
    ],
)
def test_what_the_table_of_activities_may_hold_beyond_its_first_row_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, details: dict[str, Any]
) -> None:
    assert judged(*courses(EIGHTEEN, **details)).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("delivery", ["in-person", "live-webinar", "online-self-paced", "home-study", None])
def test_every_delivery_counts(judged: Callable[..., Audit], courses: CoursesOf, delivery: str | None) -> None:
    assert judged(*courses(EIGHTEEN, delivery=delivery)).verdict is Verdict.COMPLIANT


def test_more_than_twelve_hours_of_one_day_do_not_count(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit(EIGHTEEN, "", IN_PERIOD, started=IN_PERIOD, approvals=NCBTMB))
    assert (found.verdict, found.counted) == (Verdict.SHORT, Decimal(12))


def test_a_longer_course_without_its_first_day_leaves_the_verdict_open(
    judged: Callable[..., Audit], credit: CreditOf
) -> None:
    assert judged(credit(EIGHTEEN, "", IN_PERIOD, approvals=NCBTMB)).verdict is Verdict.UNDETERMINED


def test_twelve_hours_of_one_day_count(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit(12, "technique", IN_PERIOD, approvals=NCBTMB))
    assert found.counted == 12


def test_a_course_of_two_days_may_hold_twelve_hours_on_each(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit(EIGHTEEN, "", date(2026, 3, 2), started=date(2026, 3, 1), approvals=NCBTMB))
    assert found.verdict is Verdict.COMPLIANT


def test_a_programme_taken_again_in_the_cycle_earns_nothing(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit(9, "technique", date(2025, 3, 1), approvals=NCBTMB, title="Deep tissue", provider="A"),
        credit(9, "technique", date(2026, 3, 1), approvals=NCBTMB, title="Deep tissue", provider="A"),
    )
    assert [why.code for one in found.credits for why in one.why] == [Why.REPEATED_COURSE]


@pytest.mark.parametrize(("again", "verdict"), [(6, Verdict.UNDETERMINED), (5.5, Verdict.SHORT)])
def test_a_programme_taken_again_may_count_where_its_first_day_was_too_full(
    judged: Callable[..., Audit], credit: CreditOf, again: float, verdict: Verdict
) -> None:
    full = date(2025, 3, 1)
    first = {"pain-management": 1, "implicit-bias": 3, "ethics": 2, "pathology": 6}
    found = judged(
        *(credit(hours, about, full, approvals=NCBTMB) for about, hours in first.items()),
        credit(again, "technique", full, approvals=NCBTMB, title="Deep tissue", provider="A"),
        credit(again, "technique", date(2026, 3, 1), approvals=NCBTMB, title="Deep tissue", provider="A"),
    )
    assert found.verdict is verdict


def test_an_implicit_bias_programme_taken_again_earns_nothing(
    judged: Callable[..., Audit], credit: CreditOf, courses: CoursesOf
) -> None:
    found = judged(
        *courses({"technique": 15, "ethics": 2, "pain-management": 1}),
        credit(2, "implicit-bias", date(2025, 3, 1), approvals=NCBTMB, title="Bias"),
        credit(2, "implicit-bias", date(2026, 4, 1), approvals=NCBTMB, title="Bias"),
    )
    assert unmet(found) == {"implicit-bias", "total"}


def test_a_programme_of_the_cycle_before_may_be_taken_again(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit(9, "technique", date(2024, 10, 31), approvals=NCBTMB, title="Deep tissue"),
        credit(9, "technique", date(2026, 3, 1), approvals=NCBTMB, title="Deep tissue"),
    )
    assert found.counted == 9


@pytest.mark.parametrize(
    ("completed", "counted"),
    [
        pytest.param(date(2024, 10, 31), 0, id="the last day of the cycle before"),
        pytest.param(date(2024, 11, 1), 9, id="the first day"),
        pytest.param(date(2027, 10, 31), 9, id="the last day"),
    ],
)
def test_hours_count_in_the_three_years_of_the_cycle(
    judged: Callable[..., Audit], credit: CreditOf, completed: date, counted: int
) -> None:
    found = judged(credit(9, "technique", completed, approvals=NCBTMB), on=date(2027, 10, 31))
    assert found.counted == counted


# Training on human trafficking


def test_the_human_trafficking_training_must_be_on_record(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*courses(EIGHTEEN), documents=())
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"human-trafficking"})


def test_the_human_trafficking_training_counts_once_and_for_ever(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    once = Document("training.human-trafficking", issued=date(2018, 1, 1), expires=date(2019, 1, 1))
    assert judged(*courses(EIGHTEEN), documents=(once,)).verdict is Verdict.COMPLIANT


def test_the_duty_at_renewal_is_told_as_secondary(judged: Callable[..., Audit]) -> None:
    assert [one.confidence for one in judged().conditions] == [SECONDARY]


# Implicit bias by the year, since 1 June 2021


@pytest.mark.parametrize(
    ("expires", "hours"),
    [
        pytest.param(date(2022, 8, 31), 1, id="LARA's example: renewing in August 2022"),
        pytest.param(date(2022, 6, 1), 1, id="the first day of the duty"),
        pytest.param(date(2022, 10, 31), 1, id="October 2022"),
        pytest.param(date(2023, 5, 30), 1, id="a day before the second year is whole"),
        pytest.param(date(2023, 5, 31), 2, id="the second year whole"),
        pytest.param(date(2023, 10, 31), 2, id="October 2023"),
        pytest.param(date(2024, 5, 30), 2, id="a day before the third year is whole"),
        pytest.param(date(2024, 5, 31), 3, id="the third year whole"),
        pytest.param(date(2024, 10, 31), 3, id="October 2024"),
        pytest.param(date(2027, 10, 31), 3, id="a whole cycle"),
    ],
)
def test_implicit_bias_is_an_hour_for_each_year_since_june_2021(
    judged: Callable[..., Audit], expires: date, hours: int
) -> None:
    assert needed(judged(expires=expires, on=expires))["implicit-bias"] == hours


# From 1 June 2022 to 22 March 2023: in addition


def in_2022(judged: Callable[..., Audit], *credits: Credit, **details: Any) -> Audit:
    return judged(*credits, **{"expires": date(2022, 10, 31), "on": date(2022, 10, 31), **details})


def test_the_amounts_of_2022(judged: Callable[..., Audit]) -> None:
    assert needed(in_2022(judged)) == {
        "implicit-bias": 1,
        "continuing-education": 18,
        "ethics": 2,
        "pain-management": 1,
    }


def test_nineteen_hours_were_asked_in_2022(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    hours = {"technique": 12, "kinesiology": 3, "ethics": 2, "pain-management": 1, "implicit-bias": 1}
    assert in_2022(judged, *courses(hours, date(2021, 7, 1))).verdict is Verdict.COMPLIANT


def test_the_hour_in_addition_did_not_serve_the_18_as_well(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    hours = {"technique": 12, "kinesiology": 2, "ethics": 2, "pain-management": 1, "implicit-bias": 1}
    found = in_2022(judged, *courses(hours, date(2021, 7, 1)))
    assert (found.verdict, unmet(found)) == (Verdict.SHORT, {"continuing-education"})


def test_whether_surplus_implicit_bias_hours_were_among_the_18_is_open(
    judged: Callable[..., Audit], courses: CoursesOf
) -> None:
    hours = {"technique": 12, "kinesiology": 2, "ethics": 2, "pain-management": 1, "implicit-bias": 2}
    assert in_2022(judged, *courses(hours, date(2021, 7, 1))).verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("subject", "key"),
    [("implicit-bias", "implicit-bias"), ("ethics", "ethics"), ("pain-management", "pain-management")],
)
def test_each_subject_of_2022_was_asked(
    judged: Callable[..., Audit], courses: CoursesOf, subject: str, key: str
) -> None:
    hours = {"technique": 12, "kinesiology": 5, "ethics": 2, "pain-management": 1, "implicit-bias": 1}
    hours[subject] -= 0.5
    assert unmet(in_2022(judged, *courses(hours, date(2021, 7, 1)))) == {key}


def test_the_daily_limit_stood_in_2022(judged: Callable[..., Audit], credit: CreditOf) -> None:
    thirteen = credit(13, "technique", date(2021, 7, 1), started=date(2021, 7, 1), approvals=NCBTMB)
    assert in_2022(judged, thirteen).counted == 12


def test_a_first_licence_of_more_than_a_year_is_open_in_2022(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    hours = {"technique": 12, "kinesiology": 3, "ethics": 2, "pain-management": 1, "implicit-bias": 1}
    found = in_2022(judged, *courses(hours, date(2021, 7, 1)), issued=date(2020, 1, 10))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total"})


# The first renewal


@pytest.mark.parametrize(
    ("issued", "hours_asked"),
    [
        pytest.param(date(2026, 10, 31), {"implicit-bias": 1}, id="one year"),
        pytest.param(date(2027, 3, 1), {"implicit-bias": 1}, id="some months"),
        pytest.param(
            date(2026, 10, 30),
            {"total": 18, "ethics": 2, "pain-management": 1, "implicit-bias": 3},
            id="a year and a day",
        ),
    ],
)
def test_a_first_licence_of_up_to_a_year_is_renewed_without_ce(
    judged: Callable[..., Audit], issued: date, hours_asked: dict[str, int]
) -> None:
    assert needed(judged(issued=issued)) == hours_asked


def test_whether_such_a_licence_owes_an_hour_of_implicit_bias_is_open(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2027, 3, 1))
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"implicit-bias"})


def test_with_that_hour_such_a_licence_surely_complies(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit(1, "implicit-bias", date(2027, 5, 1)), issued=date(2027, 3, 1))
    assert found.verdict is Verdict.COMPLIANT


def test_that_a_short_first_licence_asks_no_ce_rests_on_a_school_page(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2027, 3, 1))
    assert found.in_force is not None
    assert found.in_force.cases[0].confidence is SECONDARY


@pytest.mark.parametrize(
    ("issued", "expires"),
    [
        pytest.param(date(2024, 10, 20), date(2027, 10, 20), id="ends on the day of issue"),
        pytest.param(date(2024, 10, 20), date(2027, 10, 19), id="ends the day before"),
        pytest.param(date(2025, 12, 1), date(2027, 10, 31), id="of less than three years"),
    ],
)
def test_what_a_longer_first_licence_owes_is_open(
    judged: Callable[..., Audit], credit: CreditOf, issued: date, expires: date
) -> None:
    found = judged(credit(3, "implicit-bias", date(2026, 5, 1)), issued=issued, expires=expires)
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"total", "ethics", "pain-management"})


def test_all_hours_are_enough_for_any_first_licence(judged: Callable[..., Audit], courses: CoursesOf) -> None:
    found = judged(*courses(EIGHTEEN), issued=date(2024, 10, 20), expires=date(2027, 10, 20))
    assert found.verdict is Verdict.COMPLIANT


def test_a_whole_first_term_surely_owes_implicit_bias(judged: Callable[..., Audit]) -> None:
    assert judged(issued=date(2024, 10, 20), expires=date(2027, 10, 20)).verdict is Verdict.SHORT


def test_how_a_shorter_first_term_reckons_implicit_bias_is_open(judged: Callable[..., Audit]) -> None:
    assert judged(issued=date(2025, 12, 1)).verdict is Verdict.UNDETERMINED


def test_the_second_term_owes_everything(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit(3, "implicit-bias", date(2026, 5, 1)), issued=date(2024, 10, 30))
    assert found.verdict is Verdict.SHORT


# What is open about providers is open for the subjects too; how sure each part is


def test_whether_ethics_of_another_provider_counts_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, credit: CreditOf
) -> None:
    found = judged(
        *courses({"technique": 12, "kinesiology": 2, "pain-management": 1, "implicit-bias": 3}),
        credit(2, "ethics", date(2025, 3, 1), approvals=["AMTA"]),
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"ethics"})


def test_whether_ethics_of_another_provider_counted_in_2022_is_open(
    judged: Callable[..., Audit], courses: CoursesOf, credit: CreditOf
) -> None:
    hours = {"technique": 12, "kinesiology": 5, "pain-management": 1, "implicit-bias": 1}
    found = in_2022(
        judged, *courses(hours, date(2021, 7, 1)), credit(2, "ethics", date(2020, 3, 1), approvals=["AMTA"])
    )
    assert (found.verdict, unmet(found)) == (Verdict.UNDETERMINED, {"ethics"})


def test_implicit_bias_is_told_as_conflicting_in_2022_too(judged: Callable[..., Audit]) -> None:
    assert {one.key for one in in_2022(judged).requirements if one.confidence is CONFLICTING} == {"implicit-bias"}


def test_the_hour_of_a_short_first_licence_is_told_as_conflicting(judged: Callable[..., Audit]) -> None:
    assert [one.confidence for one in judged(issued=date(2027, 3, 1)).requirements] == [CONFLICTING]


def test_the_hour_of_a_short_first_licence_rests_on_the_rule_of_its_time(judged: Callable[..., Audit]) -> None:
    now, then = judged(issued=date(2027, 3, 1)), in_2022(judged, issued=date(2022, 3, 1))
    told = [one.citation.text for found in (now, then) for one in found.requirements]
    assert told == [
        "Mich. Admin. Code R 338.7004 as amended 23 Mar 2023",
        "Mich. Admin. Code R 338.741; R 338.7004 as filed 1 Jun 2021",
    ]


def test_that_a_longer_first_licence_of_2022_is_open_rests_on_a_school_page(judged: Callable[..., Audit]) -> None:
    found = in_2022(judged, issued=date(2020, 1, 10))
    assert [one.confidence for one in found.conditions if one.key == "total"] == [SECONDARY]


def test_when_the_versions_were_checked(book: RuleBook) -> None:
    assert {rules.verified_on for rules in book.rules} == {date(2026, 11, 23)}
