"""Requirements asked under a condition, numbers that the licence tells, documents and training, repeats, units, freshness."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen

from ce_tracker import Credit, Document, Licence, RuleError, Status, Therapist, Unit, Verdict
from ce_tracker.auditing import Audit, judge
from ce_tracker.rules import (
    HANDS_ON,
    ODD,
    PRIMARY,
    SECONDARY,
    AsTold,
    Board,
    Case,
    Citation,
    Components,
    FirstDueAfter,
    FirstPeriod,
    FixedDate,
    Holds,
    IssuedBetween,
    Maximum,
    Minimum,
    NoRepeats,
    NoTerm,
    PeriodAtMost,
    PerMonth,
    PractisingFor,
    PrintedDate,
    Proof,
    RuleBook,
    Rules,
    Setting,
    Span,
    StatusIs,
    Undetermined,
    ValidOn,
    Worth,
    activity,
    from_,
    hands_on_share,
    in_doubt,
    subject,
    until,
)
from ce_tracker.rules.json import dump

ON = date(2027, 8, 1)
ISSUED = date(2010, 3, 10)
TEN = Minimum("total", 10)


def book(*requirements: Any, term: Any = None, **of_rules: Any) -> RuleBook:
    """Two-year terms that end on 31 August of odd years."""
    given: dict[str, Any] = {
        "citation": Citation("Rule 1"),
        "confidence": PRIMARY,
        "verified_on": date(2026, 11, 23),
        "requirements": requirements or (TEN,),
    }
    return RuleBook(
        jurisdiction="XX",
        credential="LMT",
        name="Licensed",
        board=Board("the board", "https://board.example/"),
        term=term or FixedDate(8, 31, ODD),
        rules=(Rules(**{**given, **of_rules}),),
    )


def course(hours: float = 10, day: date = date(2026, 1, 10), about: str = "technique", **more: Any) -> Credit:
    return Credit(**{"title": "Course", "completed": day, "hours": hours, "subject": about, **more})


def judged(rules: RuleBook, *credits: Credit, documents: Any = (), on: date = ON, **licence: Any) -> Audit:
    held = Licence("XX", "LMT", **{"issued": ISSUED, **licence})
    return judge(Therapist("T", licences=[held], credits=credits, documents=documents), held, rules, on)


# asked only where a condition holds


@pytest.mark.parametrize(
    ("issued", "asked"),
    [
        pytest.param(date(2026, 1, 1), True, id="first period"),
        pytest.param(ISSUED, False, id="a later period"),
    ],
)
def test_a_minimum_is_asked_only_where_its_condition_holds(issued: date, asked: bool) -> None:
    rules = book(TEN, Minimum("law", 2, subject("law.XX"), when=FirstPeriod()))
    assert ("law" in {one.key for one in judged(rules, issued=issued).requirements}) is asked


def test_where_the_condition_cannot_be_told_the_verdict_hinges_on_it() -> None:
    rules = book(TEN, Minimum("law", 2, subject("law.XX"), when=PractisingFor(10)))
    assert judged(rules, course()).verdict is Verdict.UNDETERMINED


def test_where_the_condition_is_told_not_to_hold_nothing_hinges_on_it() -> None:
    rules = book(TEN, Minimum("law", 2, subject("law.XX"), when=PractisingFor(10)))
    assert judged(rules, course(), facts={"good_standing": False}).verdict is Verdict.COMPLIANT


def test_a_condition_where_none_is_heeded_is_refused() -> None:
    with pytest.raises(RuleError, match="make it a case"):
        book(NoRepeats(when=FirstPeriod()))


AFTER_APRIL = Holds("bias", ("training",), "training", ValidOn.EVER, when=FirstDueAfter(date(2026, 4, 1)))


@pytest.mark.parametrize(
    ("on", "issued", "asked"),
    [
        pytest.param(date(2025, 8, 1), ISSUED, False, id="due before the day"),
        pytest.param(date(2027, 8, 1), ISSUED, True, id="the first due after it"),
        pytest.param(date(2029, 8, 1), ISSUED, False, id="the second due after it"),
        pytest.param(date(2029, 8, 1), date(2028, 1, 1), True, id="a first renewal later on"),
    ],
)
def test_an_attestation_is_owed_once_at_the_first_renewal_after_a_day(on: date, issued: date, asked: bool) -> None:
    assert bool(judged(book(TEN, AFTER_APRIL), on=on, issued=issued).conditions) is asked


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        (date(2025, 12, 31), Verdict.SHORT),
        (date(2026, 1, 1), Verdict.EXEMPT),
        (date(2026, 12, 31), Verdict.EXEMPT),
        (date(2027, 1, 1), Verdict.SHORT),
    ],
)
def test_a_waiver_for_those_issued_between_two_days(issued: date, verdict: Verdict) -> None:
    waived = Case(IssuedBetween(date(2026, 1, 1), date(2026, 12, 31)), exempt="waived")
    assert judged(book(cases=(waived,)), issued=issued).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "verdict"),
    [
        pytest.param(date(2026, 8, 30), Verdict.SHORT, id="a day more than twelve months"),
        pytest.param(date(2026, 8, 31), Verdict.UNDETERMINED, id="exactly twelve months"),
        pytest.param(date(2026, 9, 1), Verdict.EXEMPT, id="a day less"),
    ],
)
def test_where_the_edge_of_a_band_is_open_only_that_day_is(issued: date, verdict: Verdict) -> None:
    rules = book(cases=(Case(PeriodAtMost(12, edge_open=True), exempt="too short"),))
    found = judged(rules, issued=issued)
    assert (found.verdict, bool(found.unknown)) == (verdict, verdict is Verdict.UNDETERMINED)


# numbers that the licence tells

TOLD = book(Minimum("total", AsTold("ce_hours", "the number was not found")))


def test_a_number_that_no_source_gives_leaves_the_verdict_open_and_names_the_fact() -> None:
    found = judged(TOLD, course(100))
    assert (found.verdict, found.unknown[0].settle) == (Verdict.UNDETERMINED, "enter facts.ce_hours, or ask the board")


@pytest.mark.parametrize(
    ("told", "verdict"),
    [(0, Verdict.COMPLIANT), (10, Verdict.COMPLIANT), (Decimal("10.5"), Verdict.SHORT), (11, Verdict.SHORT)],
)
def test_once_told_it_is_asked(told: int | Decimal, verdict: Verdict) -> None:
    assert judged(TOLD, course(10), facts={"ce_hours": told}).verdict is verdict


@pytest.mark.parametrize("told", [True, "twelve", -3])
def test_what_is_no_number_of_hours_tells_nothing(told: Any) -> None:
    assert judged(TOLD, course(10), facts={"ce_hours": told}).verdict is Verdict.UNDETERMINED


def test_something_else_that_is_short_is_short_whatever_the_number() -> None:
    rules = book(Minimum("total", AsTold("ce_hours", "why")), Minimum("ethics", 2, subject("ethics")))
    assert judged(rules, course(10)).verdict is Verdict.SHORT


def test_only_a_minimum_may_be_as_told() -> None:
    with pytest.raises(RuleError, match="only a minimum"):
        book(TEN, Maximum("cap", AsTold("cap", "why")))


RETURN = Minimum("return", PerMonth(1, every=6, since_fact="inactive_since"))
INACTIVE = book(cases=(Case(StatusIs(Status.INACTIVE), (RETURN,)),))


@pytest.mark.parametrize(
    ("since", "needed"),
    [(date(2026, 8, 1), 2), (date(2026, 8, 3), 1), (date(2027, 2, 2), 1), (date(2027, 2, 3), 0)],
)
def test_hours_in_proportion_to_time_spent_inactive(since: date, needed: int) -> None:
    found = judged(INACTIVE, status="inactive", facts={"inactive_since": since})
    assert [one.needed for one in found.requirements] == [needed]


def test_without_the_day_they_are_not_known() -> None:
    assert judged(INACTIVE, status="inactive").unknown[0].settle == "enter facts.inactive_since, or ask the board"


# documents and training


@pytest.mark.parametrize(
    ("issued", "met"),
    [
        pytest.param(date(2025, 8, 31), False, id="in the period before"),
        pytest.param(date(2025, 9, 1), True, id="on the first day"),
        pytest.param(date(2027, 8, 31), True, id="on the due date"),
    ],
)
def test_a_document_may_have_to_be_of_this_period(issued: date, met: bool) -> None:
    check = Holds("check", ("background-check",), "a new background check", ValidOn.IN_PERIOD)
    found = judged(book(TEN, check), documents=[Document("background-check", issued)], on=date(2027, 8, 31))
    assert found.conditions[0].met is met


@pytest.mark.parametrize(
    ("credit", "met"),
    [
        pytest.param(course(1, date(2012, 5, 1), "pain-management"), True, id="a course long ago"),
        pytest.param(course(1, date(2012, 5, 1), "ethics"), None, id="another course"),
    ],
)
def test_training_once_ever_may_be_a_recorded_course(credit: Credit, met: bool | None) -> None:
    once = Holds("pain", ("training.pain",), "pain module", ValidOn.EVER, course=subject("pain-management"))
    assert judged(book(TEN, once), credit).conditions[0].met is met


def test_whether_a_course_serves_stays_open_beside_a_document_that_has_expired() -> None:
    perhaps = in_doubt(subject("pain-management"), "which modules serve was not read")
    once = Holds("pain", ("training.pain",), "pain module", course=perhaps)
    expired = Document("training.pain", date(2024, 1, 1), expires=date(2025, 1, 1))
    found = judged(book(TEN, once), course(1, date(2026, 5, 1), "pain-management"), documents=[expired])
    assert found.conditions[0].met is None


def test_training_of_every_period_is_not_met_by_a_course_of_the_one_before() -> None:
    each = Holds("law", ("training.law",), "law", ValidOn.IN_PERIOD, course=subject("law.XX"))
    before = course(1, date(2025, 8, 31), "law.XX")
    assert judged(book(TEN, each), before).conditions[0].met is None


def test_training_that_is_completed_after_the_day_of_the_audit_is_not_taken_yet() -> None:
    once = Holds("pain", ("training.pain",), "pain module", ValidOn.EVER, course=subject("pain-management"))
    assert judged(book(TEN, once), course(1, ON + timedelta(days=1), "pain-management")).conditions[0].met is None


@frozen
class Jurisprudence(Proof):
    """A requirement of a plugin's own."""

    key: str

    def words(self) -> str:
        return "an odd number of letters in the therapist's name"

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        return len(setting.therapist.name) % 2 == 1, "counted"


@pytest.mark.parametrize(("name", "verdict"), [("T", Verdict.COMPLIANT), ("Jo", Verdict.SHORT)])
def test_a_requirement_of_a_plugins_own_takes_part(name: str, verdict: Verdict) -> None:
    held = Licence("XX", "LMT", ISSUED)
    person = Therapist(name, licences=[held], credits=[course()])
    assert judge(person, held, book(TEN, Jurisprudence("odd")), ON).verdict is verdict


def test_json_refuses_a_requirement_of_a_plugins_own() -> None:
    with pytest.raises(RuleError, match="not a word of the rule language"):
        dump(book(TEN, Jurisprudence("odd")))


# courses taken again

FOUR_YEARS = book(TEN, NoRepeats(within=Span(years=4)))
TWO_CYCLES = book(TEN, NoRepeats(periods=2, besides=subject("cpr-first-aid")))


@pytest.mark.parametrize(
    ("rules", "earlier", "counted"),
    [
        pytest.param(FOUR_YEARS, date(2022, 1, 9), 10, id="a day more than four years before"),
        pytest.param(FOUR_YEARS, date(2022, 1, 10), 0, id="exactly four years before"),
        pytest.param(TWO_CYCLES, date(2023, 8, 31), 10, id="two cycles before"),
        pytest.param(TWO_CYCLES, date(2023, 9, 1), 0, id="in the cycle before"),
    ],
)
def test_a_course_taken_again_too_soon_earns_nothing(rules: RuleBook, earlier: date, counted: int) -> None:
    assert judged(rules, course(day=earlier), course()).counted == counted


def test_some_courses_may_be_repeated() -> None:
    again = course(4, about="cpr-first-aid.cpr"), course(4, date(2024, 5, 1), about="cpr-first-aid.cpr")
    assert judged(TWO_CYCLES, *again).counted == 4


# units

VALUES = (
    Worth(15, per=Unit.SEMESTER_HOUR),
    Worth(10, per=Unit.CEU),
    Worth(3, of=activity("board-meeting")),
)
VALUED = book(Minimum("total", 12), values=VALUES, minutes_per_hour=50)


@pytest.mark.parametrize(
    ("credit", "counted"),
    [
        pytest.param(course(1, unit="semester-hour"), 15, id="a semester hour"),
        pytest.param(course(0.5, unit="ceu"), 5, id="half a CEU"),
        pytest.param(course(1, activity="board-meeting"), 3, id="a meeting that states one hour"),
        pytest.param(course(8, activity="board-meeting"), 3, id="a meeting that states eight"),
        pytest.param(course(125, unit="minute"), Decimal("2.5"), id="minutes in proportion"),
        pytest.param(course(2), 2, id="hours as they are"),
        pytest.param(
            Credit("M", date(2026, 1, 10), {"ethics": 1, "technique": 2}, unit="semester-hour"), 45, id="mixed"
        ),
    ],
)
def test_what_an_entry_is_worth(credit: Credit, counted: Decimal) -> None:
    assert judged(VALUED, credit).counted == counted


IN_THE_ROOM_OR_NOT = (Worth(1, of=activity("exam") & HANDS_ON), Worth(5, of=activity("exam")))


@pytest.mark.parametrize(
    ("hands_on", "needed", "verdict"),
    [
        (True, 5, "short"),
        (False, 5, "compliant"),
        (None, 5, "undetermined"),
        (None, 1, "compliant"),
        (None, 6, "short"),
    ],
)
def test_what_an_entry_is_worth_is_open_where_the_record_does_not_say_what_it_is(
    hands_on: bool | None, needed: int, verdict: str
) -> None:
    rules = book(Minimum("total", needed), values=IN_THE_ROOM_OR_NOT)
    assert judged(rules, course(3, activity="exam", hands_on=hands_on)).verdict == verdict


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(20, 0), (30, 0), (31, "0.5"), (49, "0.5"), (50, 1), (80, 1), (81, "1.5"), (100, 2)],
)
def test_minutes_in_half_hours(minutes: int, hours: str) -> None:
    rules = book(minutes_per_hour=50, half_hour_over=30)
    assert judged(rules, course(minutes, unit="minute")).counted == Decimal(hours)


@pytest.mark.parametrize("unit", ["quarter-hour", "semester-hour", "ceu", "minute"])
def test_what_a_unit_is_worth_may_be_open(unit: str) -> None:
    found = judged(book(), course(540, unit=unit) if unit == "minute" else course(1, unit=unit))
    assert (found.verdict, bool(found.unknown)) == (Verdict.UNDETERMINED, True)


def test_minutes_that_suffice_at_sixty_to_the_hour_suffice() -> None:
    assert judged(book(), course(600, unit="minute")).verdict is Verdict.COMPLIANT


def test_minutes_that_do_not_suffice_at_fifty_to_the_hour_are_short() -> None:
    assert judged(book(), course(499, unit="minute")).verdict is Verdict.SHORT


# hands-on by share


@pytest.mark.parametrize(("share", "counted"), [(0.74, 0), (0.75, 8), (1, 8)])
def test_a_course_counts_whole_from_a_share_of_hands_on_work(share: float, counted: int) -> None:
    rules = book(Minimum("hands-on", 8, hands_on_share("0.75")))
    assert judged(rules, course(8, hands_on=share)).requirements[0].counted == counted


def test_an_unrecorded_share_leaves_it_open() -> None:
    assert judged(book(Minimum("hands-on", 8, hands_on_share("0.75"))), course(8)).verdict is Verdict.UNDETERMINED


def test_hours_to_take_of_that_kind_are_hands_on() -> None:
    (more,) = judged(book(Minimum("hands-on", 8, hands_on_share("0.75")))).to_take or ()
    assert (more.hours, more.words) == (8, "any accepted subject, hands-on")


# nothing asked


@pytest.mark.parametrize("term", [PrintedDate(2, "dates are individual"), NoTerm("no licence exists")])
def test_where_nothing_is_ever_asked_the_verdict_needs_no_date(term: Any) -> None:
    rules = Rules(citation=Citation("R"), confidence=SECONDARY, verified_on=date(2026, 11, 23), ce_required=False)
    found = judged(evolve(book(), term=term, rules=(rules,)))
    assert (found.verdict, found.due) == (Verdict.NO_CE_REQUIRED, None)


@pytest.mark.parametrize(
    ("on", "verdict"), [(date(2014, 12, 31), "undetermined"), (date(2015, 1, 1), "no-ce-required")]
)
def test_nothing_is_known_of_days_before_the_first_version(on: date, verdict: str) -> None:
    rules = Rules(
        citation=Citation("R"),
        confidence=SECONDARY,
        verified_on=date(2026, 11, 23),
        ce_required=False,
        periods_ending=from_(2015, 1, 1),
    )
    individual = evolve(book(), term=PrintedDate(2, "dates are individual"), rules=(rules,))
    assert judged(individual, on=on, issued=date(2010, 1, 1)).verdict == verdict


def test_continuing_education_cannot_be_asked_of_what_is_never_renewed() -> None:
    with pytest.raises(RuleError, match="never renewed"):
        book(term=NoTerm("no licence exists"))


# versions by the beginning of periods


@pytest.mark.parametrize(("on", "known"), [(date(2025, 8, 31), False), (date(2025, 9, 1), True)])
def test_a_version_may_govern_periods_by_their_beginning(on: date, known: bool) -> None:
    assert (judged(book(periods_beginning=from_(2025, 9, 1)), on=on).in_force is not None) is known


def test_versions_by_beginning_and_by_end_do_not_mix() -> None:
    one, other = book(periods_beginning=from_(2025, 9, 1)).rules[0], book(periods_ending=until(2025, 8, 31)).rules[0]
    with pytest.raises(RuleError, match="by the beginning"):
        evolve(book(), rules=(one, other))


# freshness


@pytest.mark.parametrize(
    ("on", "stale_after", "warned"),
    [
        pytest.param(date(2027, 11, 23), Span(years=1), False, id="a year to the day"),
        pytest.param(date(2027, 11, 24), Span(years=1), True, id="a day more than a year"),
        pytest.param(date(2027, 1, 1), Span(days=30), True, id="more than thirty days"),
        pytest.param(date(2020, 1, 1), Span(years=1), False, id="a day before they were checked"),
    ],
)
def test_rules_checked_long_ago_are_warned_of_with_the_boards_address(
    on: date, stale_after: Span, warned: bool
) -> None:
    held = Licence("XX", "LMT", ISSUED)
    found = judge(Therapist("T", licences=[held]), held, book(), on, stale_after=stale_after)
    assert any("last checked" in one and "https://board.example/" in one for one in found.warnings) is warned


def test_an_undetermined_component_keeps_its_place_among_conditions() -> None:
    found = judged(book(TEN, Undetermined("more", "not read", when=FirstPeriod())), course())
    assert (found.verdict, found.conditions) == (Verdict.COMPLIANT, ())


def test_components_take_no_condition() -> None:
    with pytest.raises(RuleError, match="make it a case"):
        book(Components((), when=FirstPeriod()))
