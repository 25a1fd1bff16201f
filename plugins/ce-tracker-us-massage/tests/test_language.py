"""What the rule language has to say, each with a jurisdiction that says it; and nothing in it that no jurisdiction uses."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from ce_tracker.record import Status
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import (
    BIRTH_YEAR,
    ISSUE_YEAR,
    LICENCE_NUMBER,
    PRINTED,
    SECOND,
    AnyOf,
    AppliedSince,
    AskedAsTold,
    AsTold,
    Birthday,
    BirthMonth,
    CarryOver,
    Case,
    Components,
    Confidence,
    Disputed,
    Doubt,
    EndOfIssueMonth,
    Experienced,
    FirstDueAfter,
    FirstPeriod,
    FirstTerm,
    FixedDate,
    FromFirstRenewal,
    Graduated,
    Holds,
    IssueAnniversary,
    IssuedBetween,
    IssuedJustBefore,
    IssuedWithin,
    LapseUntil,
    LateState,
    Licensed,
    Maximum,
    Minimum,
    MoreMayBeAsked,
    MovedDate,
    NextBusinessDay,
    NoRepeats,
    NoTerm,
    OnApplication,
    Parity,
    Passed,
    Percent,
    PeriodAtMost,
    PerMonth,
    PerYear,
    PractisingFor,
    PrintedDate,
    RateLimit,
    Reporting,
    RuleBook,
    Rules,
    SecondPeriod,
    SeveralSchools,
    Span,
    StatusIs,
    Undetermined,
    ValidOn,
    Window,
    Worth,
)
from ce_tracker.rules.json import WORDS
from ce_tracker.rules.selectors import (
    ActivityIs,
    AllOf,
    ApprovedAs,
    ApprovedBy,
    CompletedIn,
    DeliveredBy,
    HandsOn,
    HandsOnShare,
    InDoubt,
    InLast,
    IsAccredited,
    IsSchooling,
    IsSupervised,
    MayTeach,
    Not,
    OneOf,
    SubjectIs,
)
from ce_tracker.subjects import Activity, Unit
from ce_tracker_us_massage import JURISDICTIONS, rule_books

PARTS = {
    jurisdiction: [part for book in rule_books(jurisdiction) for part in inside(book)] for jurisdiction in JURISDICTIONS
}

Says = Callable[[Any], bool]


def one(kind: type, **fields: Any) -> Says:
    """A value of this kind with these fields; a function in place of a value asks the field."""

    def says(part: Any) -> bool:
        return isinstance(part, kind) and all(
            asked(getattr(part, name)) if callable(asked) else getattr(part, name) == asked
            for name, asked in fields.items()
        )

    return says


def of(kind: type, *others: type) -> Says:
    """A field whose selector holds one of these kinds somewhere inside."""
    return lambda value: any(isinstance(part, (kind, *others)) for part in inside(value))


def told(value: Any) -> bool:
    return bool(value)


ITEMS: list[tuple[str, str, Says]] = [
    # terms
    ("fixed day and month with year parity", "US-FL", one(FixedDate, years=Parity.ODD)),
    ("fixed day every fourth year", "US-IN", one(FixedDate, years=2025, every_years=4)),
    ("fixed day every year", "US-LA", one(FixedDate, every_years=1)),
    ("years counted from the year of issue", "US-MS", one(FixedDate, years=ISSUE_YEAR)),
    ("the licence's own years", "US-NM", one(FixedDate, years=PRINTED)),
    ("the licence's own years, in North Carolina too", "US-NC", one(FixedDate, years=PRINTED)),
    ("end of birth month by the birth year", "US-VA", one(BirthMonth, years=BIRTH_YEAR, day=31)),
    ("end of birth month by the birth year, in Oregon too", "US-OR", one(BirthMonth, years=BIRTH_YEAR)),
    ("birthday", "US-WA", one(Birthday, every_years=1)),
    ("28th of the birth month", "US-MA", one(BirthMonth, day=28)),
    ("anniversary of issue", "US-KY", one(IssueAnniversary)),
    ("end of the month of issue", "US-WV", one(EndOfIssueMonth)),
    ("parity of the licence number", "US-ND", one(FixedDate, years=LICENCE_NUMBER)),
    ("first term to the next end", "US-HI", one(FixedDate, first=FirstTerm.NEXT)),
    ("first term to the end after the next", "US-ID", one(Birthday, first=SECOND)),
    ("first term of at least twelve months", "US-MA", one(BirthMonth, first=Span(months=12))),
    ("printed date only", "US-NH", one(PrintedDate)),
    ("weekends", "US-NM", one(NextBusinessDay)),
    ("an order that moved one date", "US-FL", one(MovedDate)),
    ("no licence at all", "US-GU", one(NoTerm)),
    ("an application due before the licence ends", "US-AR", one(RuleBook, apply_by=told)),
    # periods of continuing education
    ("annual licence, hours every second year", "US-WA", one(FromFirstRenewal, every_years=2)),
    ("hours over two terms", "US-CT", one(FromFirstRenewal, every_years=4, only_told=True)),
    ("fixed cycles for all", "US-TN", one(RuleBook, ce_term=of(FixedDate))),
    ("fixed cycles of an annual licence", "US-SD", one(RuleBook, ce_term=of(FixedDate))),
    ("a window that closes before expiry", "US-WI", one(Window, closes=told)),
    ("overlapping windows", "US-NC", one(Window, opens=told, closes=told)),
    ("a window up to the application", "US-AK", one(Window, to_application=True)),
    ("a window back from the application", "US-PA", one(Window, back_from_application=True)),
    ("late hours against a fee", "US-MO", one(Window, late=told)),
    ("versions by the beginning of periods", "US-AK", one(Rules, periods_beginning=told)),
    ("versions by the day of application", "US-TX", one(AppliedSince)),
    ("versions by the date of the hours", "US-WA", one(CompletedIn)),
    # requirements
    ("minimum hours by any selector", "US-AL", one(Minimum, of=of(AllOf))),
    ("components", "US-FL", one(Components)),
    ("components, in Maryland too", "US-MD", one(Components)),
    ("a minimum over a union", "US-WA", one(Minimum, of=of(OneOf))),
    ("a minimum inside another", "US-DC", one(Minimum, of=of(HandsOn))),
    ("percentages", "US-DC", one(Percent)),
    ("hours that scale with the term", "US-MI", one(PerYear)),
    ("hours that scale with tenure", "US-ND", one(PractisingFor)),
    ("only at the second renewal", "US-ND", one(SecondPeriod)),
    ("once ever", "US-OR", one(Holds, valid=ValidOn.EVER, course=told)),
    ("once in every period", "US-TX", one(Holds, valid=ValidOn.IN_PERIOD)),
    ("a maximum by subject", "US-AZ", one(Maximum, of=of(SubjectIs))),
    ("a maximum by format", "US-AZ", one(Maximum, of=of(DeliveredBy))),
    ("a maximum by activity", "US-AK", one(Maximum, of=of(ActivityIs))),
    ("a maximum by approver", "US-CT", one(Maximum, of=of(ApprovedBy, Not))),
    ("a maximum inside a minimum", "US-WA", one(Minimum, at_most_inside=told)),
    ("rate limits", "US-MI", one(RateLimit)),
    ("repeats within a period", "US-TN", one(NoRepeats, periods=1)),
    ("repeats over consecutive periods", "US-SD", one(NoRepeats, periods=2, besides=told)),
    ("repeats within years", "US-AL", one(NoRepeats, within=told)),
    ("approval by list", "US-VA", one(ApprovedBy)),
    ("approval by the state", "US-FL", one(Rules, accepts=of(ApprovedBy))),
    ("approval by nobody", "US-OR", one(Rules, accepts=lambda accepted: not of(ApprovedBy)(accepted))),
    ("conditions without hours", "US-AL", one(Holds, valid=ValidOn.IN_PERIOD)),
    ("alternatives that replace the whole", "US-VA", one(AnyOf)),
    ("courses hands-on for the greater part", "US-GA", one(HandsOnShare)),
    # credit values
    ("semester and quarter hours", "US-IL", one(Worth, per=Unit.QUARTER_HOUR)),
    ("CEU", "US-TX", one(Worth, per=Unit.CEU)),
    ("fixed credit for an examination", "US-NE", one(Worth, per=None, of=of(ActivityIs))),
    ("fixed credit for a board meeting", "US-AK", one(Worth, per=None, of=of(ActivityIs))),
    ("teaching", "US-WA", one(ActivityIs, kinds=(Activity.TEACHING,))),
    ("writing", "US-NM", one(ActivityIs, kinds=(Activity.PUBLICATION,))),
    ("rounding", "US-LA", one(Rules, half_hour_over=30)),
    # first period and what is carried
    ("first period exempt", "US-VA", one(Case, when=FirstPeriod(), exempt=told)),
    ("first period by the month", "US-TN", one(PerMonth, every=1, at_least=told)),
    ("first period by the half-year", "US-SD", one(PerMonth, every=6)),
    ("first period by bands", "US-IN", one(PeriodAtMost, edge_open=True)),
    ("first period by when it was issued", "US-PA", one(IssuedBetween)),
    ("a first period of a day, perhaps none", "US-IL", one(IssuedJustBefore)),
    ("first period by halves of the period", "US-NJ", one(Case, when=of(IssuedWithin))),
    ("carry-over without a limit", "US-LA", one(CarryOver, at_most=None)),
    ("carry-over within a limit", "US-NJ", one(CarryOver, at_most=told)),
    ("carry-over of a part", "US-IA", one(CarryOver, share=told)),
    ("inactive status", "US-KY", one(StatusIs, status=Status.INACTIVE)),
    ("military status", "US-WA", one(StatusIs, status=Status.MILITARY)),
    ("late states that last so long", "US-WI", one(RuleBook, late=told)),
    ("late states until the next due date", "US-FL", one(RuleBook, late=of(LapseUntil))),
    ("late states of which the last ends the licence", "US-FL", one(LateState, lost=True)),
    ("reporting that takes time", "US-GA", one(Reporting, takes=told)),
    # also met
    ("one hour with its own list of providers", "US-IL", one(Rules, accepts=of(SubjectIs))),
    ("owed once, at the first renewal after a day", "US-MD", one(FirstDueAfter)),
    ("the category of the approval decides", "US-FL", one(ApprovedAs)),
    ("hours in proportion to time spent inactive", "US-SC", one(PerMonth, since_fact="inactive_since")),
    ("proof to be kept", "US-NJ", one(Rules, keep_records=told)),
    ("hours whose status is left open", "US-NY", one(InDoubt)),
    ("hours whose status is left open, in Alaska too", "US-AK", one(InDoubt)),
    ("a number that no source gives", "US-PR", one(AsTold)),
    ("a number that sources dispute", "US-MT", one(Disputed)),
    ("whether a requirement binds at all", "US-GA", one(Doubt)),
    ("what nothing establishes", "US-MS", one(Undetermined)),
]


@pytest.mark.parametrize(("item", "jurisdiction", "says"), ITEMS, ids=[item for item, _, _ in ITEMS])
def test_the_language_says_it_in_real_law(item: str, jurisdiction: str, says: Says) -> None:
    assert any(says(part) for part in PARTS[jurisdiction])


OF_CERTIFICATIONS = {
    AskedAsTold,
    Experienced,
    Graduated,
    Licensed,
    Passed,
    IsAccredited,
    IsSchooling,
    IsSupervised,
    MayTeach,
    MoreMayBeAsked,
    OnApplication,
    SeveralSchools,
}
"""Words that licences have no use for."""

FIELDS_OF_CERTIFICATIONS = {"purpose", "counts_schooling", "in_steps_of"}

OF_OTHER_PROFESSIONS, FIELDS_OF_OTHER_PROFESSIONS = {InLast}, {"rolling"}
"""Words that accountants and nurses have use for."""

USED = {type(part) for parts in PARTS.values() for part in parts}


@pytest.mark.parametrize("word", sorted(WORDS - OF_CERTIFICATIONS - OF_OTHER_PROFESSIONS, key=str), ids=str)
def test_no_word_of_the_language_is_without_use(word: type) -> None:
    assert word in USED


def fields_in_use(kind: type) -> set[str]:
    found = [part for parts in PARTS.values() for part in parts if type(part) is kind]
    return {field.name for field in attrs.fields(kind) for part in found if getattr(part, field.name) != field.default}


@pytest.mark.parametrize("kind", [RuleBook, Rules, Window, Worth, CarryOver, PerMonth, Holds, Case], ids=str)
def test_no_field_is_without_use(kind: type) -> None:
    fields = {field.name for field in attrs.fields(kind)}
    assert fields_in_use(kind) == fields - FIELDS_OF_CERTIFICATIONS - FIELDS_OF_OTHER_PROFESSIONS


@pytest.mark.parametrize("confidence", Confidence)
def test_every_confidence_is_in_use(confidence: Confidence) -> None:
    assert confidence in {part.confidence for parts in PARTS.values() for part in parts if isinstance(part, Rules)}
