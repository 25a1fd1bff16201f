"""Rules that contradict themselves are refused when they are made, with the place and the reason."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ce_tracker.errors import RuleError
from ce_tracker.rules import (
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    ODD,
    AnyOf,
    AsTold,
    BirthMonth,
    CarryOver,
    Case,
    Component,
    Components,
    Disputed,
    Doubt,
    FactAsked,
    FirstPeriod,
    FixedDate,
    Holds,
    Maximum,
    Minimum,
    MovedDate,
    Percent,
    PerMonth,
    RateLimit,
    RuleBook,
    Rules,
    SecondPeriod,
    Worth,
    activity,
    approved_by,
    approved_by_another,
    between,
    completed_by,
    delivered_by,
    exactly,
    hands_on_share,
    in_doubt,
    in_last,
    subject,
    until,
)
from ce_tracker.rules.amounts import decimal
from ce_tracker.rules.selectors import CompletedIn

MakeRules = Callable[..., Rules]
MakeBook = Callable[..., RuleBook]

TOTAL = Minimum("total", 24)
ETHICS = Minimum("ethics", 2, subject("ethics"))
BOTH_WAYS = IN_PERSON & LIVE_WEBINAR

REFUSED: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
    (
        "a part larger than the total",
        (TOTAL, Minimum("ethics", 30, subject("ethics"))),
        {},
        "'ethics' asks 30 hours, more than the 24 of 'total' that it is a part of",
    ),
    (
        "components larger than the total",
        (TOTAL, Components((Component("law", 4, subject("law")), Component("rest", 22)))),
        {},
        "the components (4 + 22) ask 26 hours together, more than the 24 of 'total'",
    ),
    (
        "components too small for the total",
        (TOTAL, Components((Component("law", 4, subject("law")), Component("rest", 12)))),
        {},
        "'total' asks 24 hours, and the places of the components have room for 16 of them",
    ),
    (
        "a maximum below a minimum",
        (TOTAL, ETHICS, Maximum("soft", 1, subject("ethics", "self-care"))),
        {},
        "'ethics' asks 2 hours, and 'soft' lets no more than 1 of them count",
    ),
    (
        "a maximum of what alone is accepted",
        (TOTAL, Maximum("far", 12, ~IN_PERSON)),
        {"accepts": ~IN_PERSON},
        "'total' asks 24 hours, and 'far' lets no more than 12 of them count",
    ),
    (
        "a maximum inside a minimum below it",
        (Minimum("ethics", 4, subject("ethics"), at_most_inside=(Maximum("all", 2),)),),
        {},
        "'ethics' asks 4 hours, and 'all' lets no more than 2 of them count",
    ),
    ("a selector of nothing", (TOTAL, Minimum("live", 2, BOTH_WAYS)), {}, "'live' selects nothing: no hour can be"),
    (
        "a selector of nothing that is accepted",
        (TOTAL, ETHICS),
        {"accepts": ~subject("ethics")},
        "'ethics' selects nothing: no hour that is accepted (not professional ethics) can be professional ethics",
    ),
    ("nothing is accepted", (TOTAL,), {"accepts": BOTH_WAYS}, "accepts: no hour can be in person, by live webinar"),
    ("an amount that is nothing", (Minimum("total", 0),), {}, "'total': at least 0 hours says nothing"),
    ("a negative maximum", (TOTAL, Maximum("far", -1)), {}, "'far': at most -1 hours says nothing"),
    (
        "readings the wrong way round",
        (Minimum("total", Disputed(10, 12, "why")),),
        {},
        "'total': the strict reading asks more than the lenient one",
    ),
    (
        "readings of a maximum the wrong way round",
        (TOTAL, Maximum("far", Disputed(8, 6, "why"), HOME_STUDY)),
        {},
        "'far': the strict reading allows less than the lenient one",
    ),
    (
        "a ceiling below a floor",
        (Minimum("total", PerMonth(1, at_least=10, at_most=5)),),
        {},
        "'total': at most 5 hours and at least 10",
    ),
    ("a day of too many hours", (TOTAL, RateLimit("day", decimal(25))), {}, "'day': 25 hours of one day"),
    (
        "one alternative",
        (AnyOf("way", "or", ((TOTAL,),)),),
        {},
        "'way' has one alternative or none",
    ),
    (
        "a contradiction in an alternative",
        (AnyOf("way", "or", ((TOTAL,), (TOTAL, Maximum("all", 12)))),),
        {},
        "'way', alternative 2: 'total' asks 24 hours, and 'all' lets no more than 12",
    ),
    (
        "a contradiction in a case",
        (TOTAL,),
        {"cases": (Case(FirstPeriod(), (Minimum("total", 0),), label="first renewal"),)},
        "case 'first renewal': 'total': at least 0 hours says nothing",
    ),
    ("an empty case", (TOTAL,), {"cases": (Case(FirstPeriod()),)}, "it neither asks anything nor exempts"),
    (
        "a case that exempts and asks",
        (TOTAL,),
        {"cases": (Case(FirstPeriod(), (ETHICS,), exempt="first renewal"),)},
        "it exempts and asks",
    ),
    (
        "a case after its like",
        (TOTAL,),
        {"cases": (Case(FirstPeriod(), exempt="first"), Case(FirstPeriod(), (ETHICS,), label="late"))},
        "case 'late': it never applies",
    ),
    (
        "hours carried toward nothing",
        (TOTAL,),
        {"carry_over": CarryOver(8, ("general",))},
        "carry-over: no requirement has the key 'general'",
    ),
    (
        "hours carried surely and perhaps",
        (TOTAL,),
        {"carry_over": CarryOver(8, ("total",), ("total",))},
        "hours are carried toward 'total', and perhaps they are not",
    ),
    ("a share above one", (TOTAL,), {"carry_over": CarryOver(8, ("total",), share=2)}, "carry-over: 2 is no share"),
    (
        "a part of a part that asks more than it",
        (Minimum("ethics", 2, subject("ethics")), Minimum("boundaries", 5, subject("ethics.boundaries"))),
        {},
        "'boundaries' asks 5 hours, all of which serve 'ethics' as well, and that asks 2",
    ),
    (
        "minimums apart that ask more than the total",
        (TOTAL, Minimum("live", 13, IN_PERSON), Minimum("home", 12, HOME_STUDY)),
        {},
        "'live' and 'home' ask 25 hours together, no hour of which can serve two of them, more than the 24 of 'total'",
    ),
    (
        "components beyond a maximum together",
        (Components((Component("a", 5, subject("ethics")), Component("b", 5, subject("law")))), Maximum("m", 9)),
        {},
        "'a' and 'b' ask 10 hours together, and 'm' lets no more than 9 of them count",
    ),
    (
        "a maximum of nothing that is accepted",
        (TOTAL, Maximum("far", 2, HOME_STUDY)),
        {"accepts": IN_PERSON},
        "'far' selects nothing: no hour that is accepted (in person) can be by home study",
    ),
    (
        "more than all",
        (Minimum("total", Percent(150, of=14)),),
        {},
        "'total': 150 % of 14 hours is more than all of them",
    ),
    (
        "an alternative that asks nothing",
        (AnyOf("way", "or", ((TOTAL,), ())),),
        {},
        "'way', alternative 2: it asks nothing",
    ),
    (
        "nothing to hold",
        (TOTAL, Holds("cpr", (), "CPR")),
        {},
        "'cpr': no document, course or certification could show it",
    ),
    (
        "a course that there cannot be",
        (TOTAL, Holds("cpr", ("cpr",), "CPR", course=BOTH_WAYS)),
        {},
        "'cpr' selects nothing: no course can be",
    ),
    ("a value of nothing", (TOTAL,), {"values": (Worth(2, of=BOTH_WAYS),)}, "values: no entry can be"),
]


@pytest.mark.parametrize(("requirements", "fields", "why"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_a_contradiction_is_refused_with_its_reason(
    rules: MakeRules, requirements: tuple[Any, ...], fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(RuleError) as refused:
        rules(*requirements, **fields)
    assert why in str(refused.value)


def test_a_contradiction_is_told_with_the_version_it_is_in(rules: MakeRules) -> None:
    with pytest.raises(RuleError, match="Rule 1, periods until 2020-01-01, the old text: 'total'"):
        rules(Minimum("total", 0), periods_ending=until(2020, 1, 1), label="the old text")


def test_all_contradictions_are_told_at_once(rules: MakeRules) -> None:
    with pytest.raises(RuleError, match=r"'total'.*; .*'ethics'"):
        rules(Minimum("total", 0), Minimum("ethics", 0, subject("ethics")))


ACCEPTED: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("a part as large as the total", (TOTAL, Minimum("ethics", 24, subject("ethics"))), {}),
    ("a part owed in some settings only", (TOTAL, Minimum("ethics", 30, subject("ethics"), when=FirstPeriod())), {}),
    ("a maximum of some of the hours", (TOTAL, ETHICS, Maximum("far", 1, HOME_STUDY)), {}),
    ("a maximum in doubt", (TOTAL, Maximum("all", 12, doubt=Doubt("does it bind?"))), {}),
    ("a maximum of hours in doubt", (ETHICS, Maximum("soft", 1, in_doubt(subject("ethics"), "is it soft?"))), {}),
    ("hours in doubt", (TOTAL, Minimum("live", 2, in_doubt(LIVE_WEBINAR, "is it live?"))), {}),
    ("hours that the licence tells", (TOTAL, Minimum("ethics", AsTold("hours", "not known"), subject("ethics"))), {}),
    (
        "a part of a part that may not bind",
        (ETHICS, Minimum("boundaries", 5, subject("ethics.boundaries"), doubt=Doubt("does it bind?"))),
        {},
    ),
    (
        "a part of a part of which not all may count",
        (
            Minimum("ethics", 2, subject("ethics"), at_most_inside=(Maximum("home", 1, HOME_STUDY),)),
            Minimum("boundaries", 5, subject("ethics.boundaries")),
        ),
        {},
    ),
    ("minimums apart as large as the total", (TOTAL, Minimum("a", 12, IN_PERSON), Minimum("b", 12, HOME_STUDY)), {}),
    ("minimums that hours can share", (TOTAL, Minimum("a", 20, IN_PERSON), Minimum("b", 20, subject("ethics"))), {}),
    (
        "components as large as a maximum together",
        (Components((Component("a", 5, subject("ethics")), Component("b", 5, subject("law")))), Maximum("m", 10)),
        {},
    ),
    ("a total that is told twice", (TOTAL, Minimum("all", 30)), {}),
    ("no hours of a kind", (TOTAL, Maximum("none", 0, HOME_STUDY)), {}),
    ("two kinds of case", (TOTAL,), {"cases": (Case(FirstPeriod(), (ETHICS,)), Case(SecondPeriod(), (ETHICS,)))}),
]


@pytest.mark.parametrize(("requirements", "fields"), [pytest.param(*row[1:], id=row[0]) for row in ACCEPTED])
def test_what_some_record_can_satisfy_is_accepted(
    rules: MakeRules, requirements: tuple[Any, ...], fields: dict[str, Any]
) -> None:
    assert rules(*requirements, **fields).requirements == requirements


def test_a_place_may_be_smaller_in_the_strict_reading_since_another_is_larger(rules: MakeRules) -> None:
    places = (Component("law", Disputed(2, 1, "w"), subject("law")), Component("rest", Disputed(16, 17, "w")))
    assert rules(Components(places)).requirements


@pytest.mark.parametrize(
    "nothing",
    [
        subject("ethics") & ~subject("ethics"),
        exactly("ethics") & subject("ethics.boundaries"),
        IN_PERSON & LIVE_WEBINAR,
        hands_on_share("0.75") & ~hands_on_share("0.5"),
        approved_by("XX") & ~approved_by("XX", "NCBTMB"),
        approved_by_another("XX") & ~approved_by_another("XX") & ~approved_by("XX"),
        completed_by(2020, 1, 1) & CompletedIn(date(2021, 1, 1), None),
        (IN_PERSON | LIVE_WEBINAR) & ~(IN_PERSON | LIVE_WEBINAR),
    ],
    ids=str,
)
def test_a_selector_that_no_hour_satisfies_is_refused(rules: MakeRules, nothing: Any) -> None:
    with pytest.raises(RuleError, match="selects nothing"):
        rules(Minimum("total", 2, nothing))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Minimum("total", "many"), "'total': 'many' is no number"),
        (lambda: Minimum("total", "nan"), "'total': 'nan' is no number"),
        (lambda: Minimum("total", "inf"), "'total': 'inf' is no number"),
        (
            lambda: Maximum("far", PerMonth(2, every=6, partial_open=True)),
            "'far': with `partial_open` begun months raise",
        ),
        (
            lambda: CarryOver(PerMonth(2, every=6, partial_open=True), toward=("total",)),
            "carry-over: with `partial_open` begun months raise",
        ),
        (
            lambda: CarryOver(8, toward=("total",), share=PerMonth("0.1", every=6, partial_open=True)),
            "carry-over: with `partial_open` begun months raise",
        ),
        (lambda: RateLimit("day", "many"), "'day': 'many' is no number"),
        (lambda: Minimum("ethics", 2, "ethics"), "'ethics': of is a Selector, not a str"),  # type: ignore[arg-type]
        (lambda: Components(Component("law", 2)), "Components: places is a tuple, with a comma after each item"),  # type: ignore[arg-type]
        (lambda: AnyOf("way", "or", ((TOTAL,), TOTAL)), "'way', alternative 2: requirements is a tuple"),  # type: ignore[arg-type]
        (lambda: Holds("cpr", "cpr", "CPR"), "'cpr': kinds is a tuple"),  # type: ignore[arg-type]
        (lambda: Case(FirstPeriod(), TOTAL, label="new"), "case 'new': requirements is a tuple"),  # type: ignore[arg-type]
        (lambda: in_last(months=0), "no hours are completed in the last 0 days of a period"),
        (subject, "no subject is named"),
        (lambda: subject("etics"), "unknown subject 'etics'; did you mean 'ethics'?"),
        (lambda: delivered_by("in person"), "unknown delivery 'in person'; did you mean 'in-person'?"),
        (lambda: activity("teach"), "unknown activity 'teach'; did you mean 'teaching'?"),
        (delivered_by, "no delivery is named"),
        (lambda: between(date(2021, 1, 1), date(2020, 1, 1)), "2020-01-01 is before 2021-01-01"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_key(make: Callable[[], object], why: str) -> None:
    with pytest.raises(RuleError, match=re.escape(why)):
        make()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"requirements": TOTAL}, "Rule 1: requirements is a tuple, with a comma after each item: (…,); not a Minimum"),
        ({"notes": "one note"}, "Rule 1: notes is a tuple"),
        ({"cases": [Case(FirstPeriod(), exempt="first")]}, "Rule 1: cases is a tuple"),
        ({"verified_on": "2026-01-01"}, "Rule 1: verified_on is a date, not a str"),
        ({"confidence": "primary"}, "Rule 1: confidence is a Confidence, not a str"),
        ({"accepts": "US-FL"}, "Rule 1: accepts is a Selector, not a str"),
    ],
)
def test_a_value_of_another_kind_is_refused_with_its_field(rules: MakeRules, fields: dict[str, Any], why: str) -> None:
    with pytest.raises(RuleError, match=re.escape(why)):
        rules(**fields)


def test_whole_hours_of_a_day_may_be_a_plain_number() -> None:
    assert RateLimit("day", 8).hours == decimal(8)


def test_a_rule_book_without_rules_is_refused(book: MakeBook) -> None:
    with pytest.raises(RuleError, match="US-XX LMT: there is no version of rules"):
        book()


def test_a_list_of_versions_is_refused(rules: MakeRules, book: MakeBook) -> None:
    with pytest.raises(RuleError, match="US-XX LMT: rules is a tuple"):
        book(rules=[rules()])


def test_two_orders_for_one_due_date_are_refused(rules: MakeRules, book: MakeBook) -> None:
    order = MovedDate(date(2023, 8, 31), date(2023, 10, 2), "an order")
    with pytest.raises(RuleError, match="two orders move the due date of the period that ends on 2023-08-31"):
        book(rules(), moved=(order, order))


def test_a_fact_that_is_explained_twice_is_refused(rules: MakeRules, book: MakeBook) -> None:
    with pytest.raises(RuleError, match="the fact 'renewals' is explained twice"):
        book(rules(), facts=(FactAsked("renewals", "how many", 2), FactAsked("renewals", "how often", 2)))


def test_overlapping_versions_are_refused_with_their_days(rules: MakeRules, book: MakeBook) -> None:
    old = rules(periods_ending=between(date(2019, 1, 1), date(2020, 6, 1)))
    with pytest.raises(RuleError, match="US-XX LMT: versions overlap: until 2019-06-30 and 2019-01-01 to 2020-06-01"):
        book(old, rules(periods_ending=until(2019, 6, 30)))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: FixedDate(6, 31, ODD), "no year has a day 31 of month 6"),
        (lambda: FixedDate(13, 1, ODD), "no year has a day 1 of month 13"),
        (lambda: FixedDate(6, 30, ODD, every_years=3), "a term of 3 years does not end in odd years each time"),
        (lambda: FixedDate(6, 30, ODD, every_years=0), "a term of 0 years never ends"),
        (lambda: BirthMonth(ODD, day=32), "no month has a day 32"),
    ],
)
def test_a_term_that_no_calendar_has_is_refused(make: Callable[[], object], why: str) -> None:
    with pytest.raises(RuleError, match=why):
        make()
