"""Virginia: ends of the birth month, the two halves of the 24 hours, certification in their place, the earlier text."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ce_tracker import (
    Audit,
    Certification,
    Credit,
    Document,
    Licence,
    Registry,
    Status,
    Therapist,
    Verdict,
    audit,
    deadlines,
)
from ce_tracker.rules import PRIMARY, SECONDARY, Period, RuleBook, Span

BORN = date(1988, 5, 17)
ISSUED = date(2015, 3, 10)
ON = date(2026, 5, 20)
"""A day shortly before the licence of somebody born in May of an even year falls due (31 May 2026)."""
IN_PERIOD = date(2025, 9, 1)

NCBTMB = ["NCBTMB"]

CreditOf = Callable[..., Credit]


@pytest.fixture
def book(registry: Registry) -> RuleBook:
    return registry.rule_book("US-VA", "LMT")


@pytest.fixture
def judged(registry: Registry) -> Callable[..., Audit]:
    def judge(
        *credits: Credit,
        on: date = ON,
        born: date | None = BORN,
        issued: date = ISSUED,
        documents: tuple[Document, ...] = (),
        certifications: tuple[Certification, ...] = (),
        **licence: Any,
    ) -> Audit:
        held = Licence("US-VA", "LMT", issued=issued, **licence)
        therapist = Therapist(
            "T", born=born, licences=[held], credits=credits, documents=documents, certifications=certifications
        )
        return audit(therapist, held, on=on, registry=registry)

    return judge


def certified(issued: date = date(2024, 1, 1), expires: date | None = date(2028, 1, 1)) -> Document:
    return Document("ncbtmb-board-certification", issued=issued, expires=expires)


def needed(found: Audit) -> dict[str, Decimal]:
    return {one.key: one.needed for one in found.requirements}


def unmet(found: Audit) -> set[str]:
    return {one.key for one in found.unmet()}


# When the licence falls due


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        pytest.param(date(1988, 5, 17), date(2026, 5, 20), date(2026, 5, 31), id="born in an even year: even years"),
        pytest.param(date(1987, 5, 17), date(2026, 5, 20), date(2027, 5, 31), id="born in an odd year: odd years"),
        pytest.param(date(1988, 5, 17), date(2026, 5, 31), date(2026, 5, 31), id="on the last day"),
        pytest.param(date(1988, 5, 17), date(2026, 6, 1), date(2028, 5, 31), id="the day after"),
        pytest.param(date(1988, 2, 29), date(2026, 2, 1), date(2026, 2, 28), id="leap-day birth, common year"),
        pytest.param(date(1988, 2, 29), date(2027, 2, 1), date(2028, 2, 29), id="leap-day birth, leap year"),
        pytest.param(date(1988, 2, 1), date(2027, 2, 1), date(2028, 2, 29), id="any February birth, leap year"),
        pytest.param(date(1987, 2, 28), date(2027, 1, 1), date(2027, 2, 28), id="February of odd years"),
        pytest.param(date(1990, 12, 31), date(2026, 1, 1), date(2026, 12, 31), id="born on 31 December"),
        pytest.param(date(1991, 1, 1), date(2026, 1, 1), date(2027, 1, 31), id="born on 1 January"),
    ],
)
def test_the_licence_ends_with_the_birth_month_in_years_of_the_birth_years_parity(
    judged: Callable[..., Audit], born: date, on: date, due: date
) -> None:
    assert judged(on=on, born=born).due == due


def test_without_a_date_of_birth_the_due_date_is_undetermined(judged: Callable[..., Audit]) -> None:
    found = judged(born=None)
    assert (found.verdict, found.unknown[0].settle) == (Verdict.UNDETERMINED, "enter therapist.born")


def test_a_printed_date_wins(judged: Callable[..., Audit]) -> None:
    assert judged(expires=date(2026, 6, 30)).due == date(2026, 6, 30)


def test_it_lapses_at_once_and_no_later_date_follows(judged: Callable[..., Audit]) -> None:
    found = judged()
    therapist = Therapist("T", born=BORN, licences=[Licence("US-VA", "LMT", issued=ISSUED)])
    assert [one.day for one in deadlines(therapist, [found])] == [date(2026, 5, 31), date(2026, 5, 31)]


def test_the_lapse_is_told_without_grace(book: RuleBook) -> None:
    assert [state.name for state in book.late] == ["lapsed"]


# Which version governs


@pytest.mark.parametrize(
    ("end", "label"),
    [
        (date(2016, 9, 21), "NCBTMB providers only"),
        (date(2018, 1, 23), "NCBTMB providers only"),
        (date(2018, 1, 24), "any listed provider"),
        (date(2018, 1, 25), "any listed provider"),
        (date(2026, 5, 31), "any listed provider"),
    ],
)
def test_the_version_is_chosen_by_the_end_of_the_period(book: RuleBook, end: date, label: str) -> None:
    rules = book.rules_for(Period(date(2000, 1, 1), end, 0, first=False))
    assert rules is not None
    assert rules.label == label


def test_no_text_is_known_before_21_september_2016(book: RuleBook) -> None:
    assert book.rules_for(Period(date(2000, 1, 1), date(2016, 9, 20), 0, first=False)) is None


@pytest.mark.parametrize(
    ("born", "on", "label"),
    [
        pytest.param(date(1987, 12, 5), date(2017, 12, 1), "NCBTMB providers only", id="ends 31 December 2017"),
        pytest.param(date(1988, 1, 5), date(2018, 1, 5), "any listed provider", id="ends 31 January 2018"),
        pytest.param(date(1988, 9, 5), date(2016, 9, 5), "NCBTMB providers only", id="ends 30 September 2016"),
    ],
)
def test_real_periods_around_the_change(judged: Callable[..., Audit], born: date, on: date, label: str) -> None:
    found = judged(on=on, born=born, issued=date(2010, 1, 1))
    assert found.in_force is not None
    assert found.in_force.label == label


def test_a_period_that_ended_in_august_2016_is_undetermined(judged: Callable[..., Audit]) -> None:
    found = judged(on=date(2016, 8, 1), born=date(1988, 8, 1), issued=date(2010, 1, 1))
    assert (found.verdict, found.in_force) == (Verdict.UNDETERMINED, None)


def test_both_versions_cite_an_address(book: RuleBook) -> None:
    assert [rules.citation.url[:8] for rules in book.rules] == ["https://", "http://v"]


def test_both_versions_rest_on_the_text_itself(book: RuleBook) -> None:
    assert [rules.confidence for rules in book.rules] == [PRIMARY, PRIMARY]


def test_proof_is_kept_four_years(book: RuleBook) -> None:
    assert [rules.keep_records for rules in book.rules] == [Span(years=4), Span(years=4)]


# What is asked


def test_nothing_done_is_short_of_24_hours(judged: Callable[..., Audit]) -> None:
    found = judged()
    assert (found.verdict, found.short) == (Verdict.SHORT, Decimal(24))


def test_the_amounts(judged: Callable[..., Audit]) -> None:
    assert needed(judged()) == {"total": 24, "ethics": 1, "listed-provider": 12, "self-directed": 12}


def test_all_24_hours_may_come_from_a_listed_provider(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"technique": 23, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB))
    assert found.verdict is Verdict.COMPLIANT


def test_23_hours_are_short_by_one(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"technique": 22, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB))
    assert (found.verdict, unmet(found), found.short) == (Verdict.SHORT, {"total"}, Decimal(1))


@pytest.mark.parametrize("approver", ["NCBTMB", "FSMTB", "AMTA", "ABMP", "COMTA", "accredited-school", "SCHEV"])
def test_each_listed_provider_is_enough(judged: Callable[..., Audit], credit: CreditOf, approver: str) -> None:
    found = judged(credit({"technique": 23, "ethics": 1}, "", IN_PERIOD, approvals=[approver]))
    assert found.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("approvals", [[], ["US-FL"], ["AOBTA"]])
def test_another_provider_fills_at_most_half(
    judged: Callable[..., Audit], credit: CreditOf, approvals: list[str]
) -> None:
    found = judged(credit({"technique": 23, "ethics": 1}, "", IN_PERIOD, approvals=approvals))
    assert (found.verdict, found.counted, found.short) == (Verdict.SHORT, Decimal(12), Decimal(12))


def test_twelve_listed_and_twelve_unapproved_hours_are_enough(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit({"technique": 11, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(12, "technique", IN_PERIOD),
    )
    assert found.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("listed", "self_directed", "verdict"),
    [(12, 12, Verdict.COMPLIANT), (11.75, 12.25, Verdict.SHORT), (13, 11, Verdict.COMPLIANT), (12, 11, Verdict.SHORT)],
)
def test_self_directed_learning_counts_up_to_twelve_hours(
    judged: Callable[..., Audit], credit: CreditOf, listed: float, self_directed: float, verdict: Verdict
) -> None:
    found = judged(
        credit({"technique": listed - 1, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(self_directed, "research", IN_PERIOD, activity="self-directed"),
    )
    assert found.verdict is verdict


def test_self_directed_learning_and_unapproved_courses_share_the_twelve_hours(
    judged: Callable[..., Audit], credit: CreditOf
) -> None:
    found = judged(
        credit({"technique": 11, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(8, "research", IN_PERIOD, activity="self-directed"),
        credit(8, "technique", IN_PERIOD),
    )
    assert (found.verdict, found.counted) == (Verdict.COMPLIANT, Decimal(24))


def test_self_directed_learning_is_never_a_listed_providers(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"research": 23, "ethics": 1}, "", IN_PERIOD, activity="self-directed", approvals=NCBTMB))
    assert unmet(found) == {"total", "listed-provider"}


@pytest.mark.parametrize(
    ("activity", "verdict"),
    [
        ("college-course", Verdict.COMPLIANT),
        ("conference", Verdict.COMPLIANT),
        ("teaching", Verdict.UNDETERMINED),
        ("publication", Verdict.UNDETERMINED),
        ("board-meeting", Verdict.UNDETERMINED),
    ],
)
@pytest.mark.parametrize("due", [date(2016, 9, 30), date(2026, 5, 31)])
def test_whether_anything_but_courses_is_among_the_listed_providers_hours_is_open(
    judged: Callable[..., Audit], credit: CreditOf, activity: str, verdict: Verdict, due: date
) -> None:
    taken = credit(24, "ethics", date(due.year - 1, 12, 1), approvals=NCBTMB, activity=activity)
    born = BORN.replace(month=due.month)
    assert judged(taken, on=due, born=born, issued=date(2010, 3, 10)).verdict is verdict


def test_home_study_counts_among_the_listed_providers_hours(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"technique": 23, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB, delivery="home-study"))
    assert found.verdict is Verdict.COMPLIANT


def test_an_unapproved_cpr_course_fills_the_free_half(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit({"technique": 11, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(12, "cpr-first-aid.cpr", IN_PERIOD),
    )
    assert found.verdict is Verdict.COMPLIANT


def test_whether_a_listed_providers_cpr_course_is_self_directed_is_open(
    judged: Callable[..., Audit], credit: CreditOf
) -> None:
    found = judged(
        credit({"technique": 10, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(13, "cpr-first-aid.cpr", IN_PERIOD, approvals=NCBTMB),
    )
    assert found.verdict is Verdict.UNDETERMINED


def test_a_listed_providers_first_aid_course_is_a_course(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit({"technique": 10, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB),
        credit(13, "cpr-first-aid.first-aid", IN_PERIOD, approvals=NCBTMB),
    )
    assert found.verdict is Verdict.COMPLIANT


def test_an_hour_of_ethics_is_asked(judged: Callable[..., Audit], credit: CreditOf) -> None:
    assert unmet(judged(credit(24, "technique", IN_PERIOD, approvals=NCBTMB))) == {"ethics"}


def test_the_hour_of_ethics_may_be_self_directed(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(
        credit(23, "technique", IN_PERIOD, approvals=NCBTMB),
        credit(1, "ethics.boundaries", IN_PERIOD, activity="self-directed"),
    )
    assert found.verdict is Verdict.COMPLIANT


def test_the_hours_to_take_name_a_listed_provider(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"technique": 11, "ethics": 1}, "", IN_PERIOD))
    assert [(one.hours, "total" in one.toward, "listed-provider" in one.toward) for one in found.to_take or ()] == [
        (Decimal(12), True, True)
    ]


def test_the_list_of_providers_is_told_as_secondary(judged: Callable[..., Audit]) -> None:
    assert {one.key: one.confidence for one in judged().requirements} == {
        "total": PRIMARY,
        "ethics": PRIMARY,
        "listed-provider": SECONDARY,
        "self-directed": SECONDARY,
    }


# Which days count


@pytest.mark.parametrize(
    ("completed", "verdict"),
    [
        pytest.param(date(2024, 5, 31), Verdict.SHORT, id="the last day of the period before"),
        pytest.param(date(2024, 6, 1), Verdict.COMPLIANT, id="the first day"),
        pytest.param(date(2026, 5, 31), Verdict.COMPLIANT, id="the last day"),
    ],
)
def test_hours_count_from_the_day_after_the_last_due_date(
    judged: Callable[..., Audit], credit: CreditOf, completed: date, verdict: Verdict
) -> None:
    found = judged(credit({"technique": 23, "ethics": 1}, "", completed, approvals=NCBTMB), on=date(2026, 5, 31))
    assert found.verdict is verdict


def test_nothing_is_carried_over(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = judged(credit({"technique": 47, "ethics": 1}, "", date(2024, 1, 5), approvals=NCBTMB))
    assert found.counted == 0


# Certification, first renewal, status


def test_current_certification_stands_in_place_of_all_hours(judged: Callable[..., Audit]) -> None:
    assert judged(documents=(certified(),)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("expires", "verdict"),
    [(date(2026, 5, 30), Verdict.SHORT), (date(2026, 5, 31), Verdict.COMPLIANT), (None, Verdict.UNDETERMINED)],
)
def test_certification_must_be_current_on_the_due_date(
    judged: Callable[..., Audit], expires: date | None, verdict: Verdict
) -> None:
    assert judged(documents=(certified(expires=expires),)).verdict is verdict


def test_without_certification_the_hours_are_what_is_told(judged: Callable[..., Audit]) -> None:
    assert unmet(judged()) == {"total", "ethics", "listed-provider"}


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2024, 5, 30), Verdict.SHORT, id="issued in the period before"),
        pytest.param(date(2024, 6, 1), Verdict.EXEMPT, id="issued on the first day of the period"),
        pytest.param(date(2026, 5, 1), Verdict.EXEMPT, id="issued weeks before the first renewal"),
    ],
)
def test_the_first_renewal_is_exempt(judged: Callable[..., Audit], issued: date, verdict: Verdict) -> None:
    assert judged(issued=issued).verdict is verdict


@pytest.mark.parametrize("due", [date(2016, 9, 30), date(2026, 5, 31)])
def test_which_renewal_is_the_first_of_a_licence_issued_on_the_last_day_of_a_term_is_open(
    judged: Callable[..., Audit], due: date
) -> None:
    found = judged(born=BORN.replace(month=due.month), issued=due.replace(year=due.year - 2), on=due)
    assert found.verdict is Verdict.UNDETERMINED


def test_with_all_hours_such_a_licence_surely_complies(judged: Callable[..., Audit], credit: CreditOf) -> None:
    taken = credit({"technique": 23, "ethics": 1}, "", IN_PERIOD, approvals=NCBTMB)
    assert judged(taken, issued=date(2024, 5, 31)).verdict is Verdict.COMPLIANT


def test_such_a_licence_that_was_never_renewed_is_at_its_first_renewal(judged: Callable[..., Audit]) -> None:
    found = judged(issued=date(2024, 5, 31), expires=date(2026, 5, 31), facts={"renewals": 0})
    assert found.verdict is Verdict.EXEMPT


def test_the_second_renewal_is_not_exempt(judged: Callable[..., Audit]) -> None:
    assert judged(issued=date(2024, 3, 1)).verdict is Verdict.SHORT


def test_what_an_inactive_licence_owes_is_undetermined(judged: Callable[..., Audit]) -> None:
    assert judged(status=Status.INACTIVE).verdict is Verdict.UNDETERMINED


# The earlier text


def earlier(judged: Callable[..., Audit], *credits: Credit, **details: Any) -> Audit:
    return judged(*credits, on=date(2017, 5, 31), born=date(1987, 5, 17), **{"issued": date(2010, 1, 1), **details})


def test_the_amounts_were_the_same_before(judged: Callable[..., Audit]) -> None:
    assert needed(earlier(judged)) == {"total": 24, "ethics": 1, "listed-provider": 12, "self-directed": 12}


@pytest.mark.parametrize(
    ("approver", "verdict"),
    [("NCBTMB", Verdict.COMPLIANT), ("AMTA", Verdict.SHORT), ("FSMTB", Verdict.SHORT), ("SCHEV", Verdict.SHORT)],
)
def test_only_ncbtmb_providers_filled_the_approved_half_before(
    judged: Callable[..., Audit], credit: CreditOf, approver: str, verdict: Verdict
) -> None:
    hours = credit({"technique": 23, "ethics": 1}, "", date(2017, 1, 5), approvals=[approver])
    assert earlier(judged, hours).verdict is verdict


def test_other_providers_filled_the_free_half_before(judged: Callable[..., Audit], credit: CreditOf) -> None:
    found = earlier(
        judged,
        credit({"technique": 11, "ethics": 1}, "", date(2017, 1, 5), approvals=NCBTMB),
        credit(12, "technique", date(2017, 1, 5), approvals=["AMTA"]),
    )
    assert found.verdict is Verdict.COMPLIANT


def test_certification_stood_in_place_of_all_hours_before(judged: Callable[..., Audit]) -> None:
    found = earlier(judged, documents=(certified(issued=date(2015, 1, 1), expires=date(2019, 1, 1)),))
    assert found.verdict is Verdict.COMPLIANT


def test_the_first_renewal_was_exempt_before(judged: Callable[..., Audit]) -> None:
    assert earlier(judged, issued=date(2016, 1, 1)).verdict is Verdict.EXEMPT


def test_when_the_versions_were_checked(book: RuleBook) -> None:
    assert {rules.verified_on for rules in book.rules} == {date(2026, 11, 23)}


@pytest.mark.parametrize(
    ("expires", "status", "verdict"),
    [
        pytest.param(date(2028, 1, 1), "active", Verdict.COMPLIANT, id="valid beyond the due date"),
        pytest.param(date(2026, 5, 31), "active", Verdict.COMPLIANT, id="valid on the due date"),
        pytest.param(date(2026, 5, 30), "active", Verdict.SHORT, id="ends the day before"),
        pytest.param(None, "active", Verdict.UNDETERMINED, id="its end is not recorded"),
        pytest.param(date(2028, 1, 1), "lapsed", Verdict.SHORT, id="lapsed"),
    ],
)
def test_a_recorded_board_certification_stands_in_place_of_the_hours(
    judged: Callable[..., Audit], expires: date | None, status: str, verdict: Verdict
) -> None:
    held = Certification("NCBTMB", "BCTMB", issued=date(2024, 1, 1), expires=expires, status=status)
    assert judged(on=date(2026, 5, 20), certifications=(held,)).verdict is verdict


def test_a_board_certification_that_is_only_sought_does_not(judged: Callable[..., Audit]) -> None:
    sought = Certification("NCBTMB", "BCTMB", expires=date(2028, 1, 1))
    assert judged(on=date(2026, 5, 20), certifications=(sought,)).verdict is Verdict.SHORT
