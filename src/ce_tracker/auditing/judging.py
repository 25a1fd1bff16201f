"""The audit: a licence, the rules in force, and the person's hours become a verdict with everything that explains it."""

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from ce_tracker.auditing.admit import Part, admit, as_items, window_of
from ce_tracker.auditing.carry import Before, acknowledged, carried, excess, without_carried
from ce_tracker.auditing.cautions import how_fresh, how_sure, open_matters, warnings
from ce_tracker.auditing.counting import count
from ce_tracker.auditing.explain import Reading, credit_findings, requirement_findings
from ce_tracker.auditing.findings import Audit, ConditionFinding, CreditFinding, Open, Reason, Verdict, Why
from ce_tracker.auditing.frame import Frame, frames_of
from ce_tracker.auditing.matter import STALE_AFTER, Choice, Matter
from ce_tracker.auditing.more import Basis
from ce_tracker.auditing.problem import ZERO
from ce_tracker.auditing.shared import needed, without_used
from ce_tracker.auditing.worth import valued
from ce_tracker.record import Earned, Held, Status, Therapist, check_day
from ce_tracker.rules.conditions import Setting, StatusIs
from ce_tracker.rules.proofs import Proof, Undetermined
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.schedule import Missing
from ce_tracker.rules.spans import Span

_ONE_DAY = timedelta(days=1)


def judge(therapist: Therapist, licence: Held, book: RuleBook, on: date, *, stale_after: Span = STALE_AFTER) -> Audit:
    """The audit of one licence by one rule book, as of `on`: what was completed later does not count yet.

    Rules that were checked longer ago than `stale_after` put a warning into it.

    Raises `RecordError` for a day before 1900 or after 2199.
    """
    check_day("on", on)
    credits: tuple[Earned, ...] = therapist.credits_in_order
    dates = book.dates(licence, therapist, on)
    if isinstance(dates, Missing):
        if book.asks_nothing:
            return _never_asked(licence, book, on, credits, dates, stale_after)
        return _undetermined(licence, book, on, credits, None, None, Open("due", dates.why, f"enter {dates.enter}"))
    rules = book.rules_for(dates.ce_period)
    if rules is None:
        why = f"no rules are known for periods ending on {dates.ce_period.end}"
        return _undetermined(licence, book, on, credits, dates, None, Open("rules", why, f"ask {book.board.name}"))
    if rules.counts_schooling:
        credits = tuple(sorted((*therapist.schooling, *credits), key=lambda earned: earned.completed))
    setting = Setting(therapist, licence, dates.ce_period, dates.due, book.ce_years, on)
    matter = Matter(therapist, licence, book, on, credits, dates, rules, setting, stale_after)
    if not rules.ce_required:
        return _nothing_asked(matter, Verdict.NO_CE_REQUIRED, "no continuing education is asked of this period")
    cases, unsettled = _cases(matter)
    if cases == [None]:
        return _judge_case(matter)
    return _together([_judge_case(evolve(matter, case=case)) for case in cases], unsettled)


def _cases(matter: Matter) -> tuple[list[int | None], list[Missing]]:
    """The cases that may apply, the last resort last (None is the usual way), and what would settle which."""
    setting = matter.setting
    possible: list[int | None] = []
    unsettled: list[Missing] = []
    for place, case in enumerate(matter.rules.cases):
        holds = case.when.holds(setting)
        if holds:
            return [*possible, place], unsettled
        if holds is None:
            possible.append(place)
            unsettled.extend(case.when.missing(setting))
    return [*possible, None], unsettled


def _together(judged: list[Audit], unsettled: list[Missing]) -> Audit:
    """The audit where it is not known which case applies: definite only where all agree."""
    last = judged[-1]
    if len({audit.verdict for audit in judged}) == 1 or all(audit.verdict.nothing_owed for audit in judged):
        return last
    board = f"ask {last.book.board.name}"
    opened = [
        Open("case", missing.why, f"enter {missing.enter}" if missing.enter else board)
        for missing in dict.fromkeys(unsettled)
    ]
    return evolve(
        last,
        verdict=Verdict.UNDETERMINED,
        requirements=tuple([one._replace(met=None) if one.met is False else one for one in last.requirements]),
        unknown=(*opened, *last.unknown),
    )


def _judge_case(matter: Matter) -> Audit:
    case = matter.its_case
    status = matter.licence.status
    if status is not Status.ACTIVE and not (case and isinstance(case.when, StatusIs)):
        why = f"what is asked of a licence that is {status} is not in the rules"
        return _not_judged(matter, Open("status", why, f"ask {matter.book.board.name}"))
    if case is not None and case.exempt:
        return _nothing_asked(matter, Verdict.EXEMPT, case.exempt)
    unknown_period = matter.dates.ce_missing
    if unknown_period is not None:
        opened = Open("due", unknown_period.why, f"enter {unknown_period.enter}")
        return _not_judged(matter, opened)
    carried_in = _carried_in(matter) if case is None else None
    choices = [_choose(matter, frame, carried_in) for frame in frames_of(matter.rules, matter.case, matter.setting)]
    met = [choice.met for choice in choices]
    if True in met:
        return _found(matter, Verdict.COMPLIANT, choices[met.index(True)])
    verdict = Verdict.UNDETERMINED if None in met else Verdict.SHORT
    found = _found(matter, verdict, choices[0], perhaps_otherwise=None in met)
    if verdict is Verdict.SHORT or choices[0].met is None:
        return found
    others = [one for choice in choices if choice.met is None for one in open_matters(matter, choice)]
    return evolve(found, unknown=tuple(dict.fromkeys((*found.unknown, *others))))


def _choose(matter: Matter, frame: Frame, carried_in: Before | None) -> Choice:
    setting = matter.setting
    rules = matter.rules
    window = window_of(matter.dates, setting, rules, matter.on)
    parts, same = admit(
        matter.credits,
        window,
        frame,
        worth=valued(matter.credits, rules),
        category_of=rules.subject_as_approved_by,
        citation=matter.citation,
    )
    if matter.dates.shared is not None:
        parts = without_used(parts, _used_before(matter), matter.citation)
        same = same and not any(part.open for part in parts)
    if carried_in is not None and rules.carry_over is not None:
        from_before = carried(rules.carry_over, carried_in, frame, setting)
        parts = [*from_before, *without_carried(parts, from_before)]
        same = same and not any(part.open for part in from_before)
    strict = _read(frame, parts, setting, strict=True)
    strict_meets = strict.meets
    alike = strict_meets or (same and frame.same_in_both_readings)
    lenient = strict if alike else _read(frame, parts, setting, strict=False)
    conditions = tuple([_condition(one, matter) for one in frame.conditions])
    answers = [condition.met for condition in conditions]
    met: bool | None = False
    if strict_meets and all(answers):
        met = True
    elif False not in answers and (strict_meets or (lenient is not strict and lenient.meets)):
        met = None
    return Choice(frame, parts, strict, lenient, conditions, met)


def _read(frame: Frame, parts: list[Part], setting: Setting, *, strict: bool) -> Reading:
    problem = frame.problem(setting, strict=strict)
    admitted, items = as_items(parts, strict=strict)
    counted = count(problem, items)
    return Reading(problem, admitted, items, counted, counted.meets(problem))


def _carried_in(matter: Matter) -> Before | None:
    """The hours that may be carried into this period: those the board acknowledged, or else the excess of the record."""
    if matter.rules.carry_over is None:
        return None
    return acknowledged(matter.licence) or _excess_before(matter)


def _before(matter: Matter) -> Matter | bool:
    """The period before as a matter of its own; False where nothing was asked of it, True where that is not known."""
    end = matter.dates.ce_period.start - _ONE_DAY
    if end < matter.setting.issued:
        return False
    dates = matter.book.dates(matter.licence, matter.therapist, end)
    rules = None if isinstance(dates, Missing) else matter.book.rules_for(dates.ce_period)
    if isinstance(dates, Missing) or rules is None:
        return True
    if not rules.ce_required:
        return False
    setting = matter.setting._replace(period=dates.ce_period, due=dates.due)
    before = evolve(matter, on=min(matter.on, dates.ce_due), dates=dates, rules=rules, setting=setting, case=None)
    cases, _ = _cases(before)
    if len(cases) > 1:
        return True
    before = evolve(before, case=cases[0])
    return False if before.its_case is not None and before.its_case.exempt else before


def _used_before(matter: Matter) -> dict[int, bool]:
    """The credits of shared days that the period before needed: True for certain, False where that is open."""
    shared, before = matter.dates.shared, _before(matter)
    if shared is None or before is False:
        return {}
    places = [place for place, credit in enumerate(matter.credits) if credit.completed in shared]
    if before is True:
        return dict.fromkeys(places, False)
    window = before.dates.perhaps
    places = [place for place in places if matter.credits[place].completed in window]
    for frame in frames_of(before.rules, before.case, before.setting):
        choice = _choose(before, frame, None)
        if choice.strict.meets:
            return needed(choice.strict, places)
    return dict.fromkeys(places, False)


def _excess_before(matter: Matter) -> Before | None:
    """Hours of the period before that it did not need. None are known unless it was complied with in the usual way."""
    before = _before(matter)
    if isinstance(before, bool):
        return None
    for frame in frames_of(before.rules, before.case, before.setting):
        choice = _choose(before, frame, None)
        if choice.strict.meets and choice.strict.problem.needs:
            counted = zip(choice.strict.parts, choice.strict.count.items, strict=True)
            own = [(part.credit, hours) for part, hours in counted]
            return excess(own, max(need.hours for need in choice.strict.problem.needs))
    return None


def _condition(requirement: Proof, matter: Matter) -> ConditionFinding:
    met, why = requirement.answer(matter.setting)
    doubt = requirement.doubt
    if met is False and doubt is not None and doubt.open_in(matter.setting):
        met, why = None, f"{why}; {doubt.why}"
    return ConditionFinding(
        requirement.key,
        requirement.words(),
        met,
        why,
        requirement.citation or matter.citation,
        requirement.confidence or matter.confidence,
        requirement.enter if isinstance(requirement, Undetermined) else requirement.entry,
    )


def _found(matter: Matter, verdict: Verdict, choice: Choice, *, perhaps_otherwise: bool = False) -> Audit:
    strict = choice.strict
    citation = matter.citation
    requirements = requirement_findings(choice.frame, strict, choice.lenient, citation, matter.confidence)
    if perhaps_otherwise and choice.met is False:
        requirements = tuple([one._replace(met=None) if one.met is False else one for one in requirements])
    credits, from_board = credit_findings(matter.credits, choice.parts, choice.frame, strict, citation)
    case = matter.its_case
    return Audit(
        matter.licence,
        matter.on,
        verdict,
        matter.book,
        matter.dates,
        matter.rules,
        case.words() if case else "",
        citation,
        requirements,
        choice.conditions,
        credits,
        () if verdict is Verdict.COMPLIANT else tuple(open_matters(matter, choice)),
        tuple(warnings(matter, choice)),
        from_board,
        None if strict.meets else Basis(choice.frame, strict.problem, strict.items, strict.count, matter.on),
    )


def _nothing_asked(matter: Matter, verdict: Verdict, why: str) -> Audit:
    case = matter.its_case
    return Audit(
        matter.licence,
        matter.on,
        verdict,
        matter.book,
        matter.dates,
        matter.rules,
        case.words() if case else why,
        matter.citation,
        (),
        (),
        _uncounted(matter.credits, Why.NOTHING_ASKED, why, matter.citation),
        (),
        tuple(warnings(matter, None)),
    )


def _never_asked(
    licence: Held, book: RuleBook, on: date, credits: Sequence[Earned], missing: Missing, stale_after: Span
) -> Audit:
    """The audit where no version asks for anything, though it is not known when the licence falls due."""
    newest = book.oldest_first[-1]
    why = "no continuing education is asked"
    due = f"{missing.why}: enter {missing.enter}" if missing.enter else missing.why
    return Audit(
        licence,
        on,
        Verdict.NO_CE_REQUIRED,
        book,
        None,
        newest,
        why,
        newest.citation,
        (),
        (),
        _uncounted(credits, Why.NOTHING_ASKED, why, newest.citation),
        (),
        (due, *how_sure(book, newest.confidence), *how_fresh(book, newest, on, stale_after)),
    )


def _not_judged(matter: Matter, opened: Open) -> Audit:
    """The audit of what is known by date and version, and yet cannot be judged."""
    return _undetermined(
        matter.licence,
        matter.book,
        matter.on,
        matter.credits,
        matter.dates,
        matter.rules,
        opened,
        matter.stale_after,
    )


def _undetermined(
    licence: Held,
    book: RuleBook,
    on: date,
    credits: Sequence[Earned],
    dates: DueDates | None,
    rules: Rules | None,
    opened: Open,
    stale_after: Span = STALE_AFTER,
) -> Audit:
    citation = rules.citation if rules else None
    cautions = [f"only the board can tell: {book.board.name}, {book.board.url}", *(dates.notes if dates else ())]
    if rules is not None:
        cautions += [*how_sure(book, rules.confidence), *how_fresh(book, rules, on, stale_after)]
    return Audit(
        licence,
        on,
        Verdict.UNDETERMINED,
        book,
        dates,
        rules,
        "",
        citation,
        (),
        (),
        _uncounted(credits, Why.STATUS_OPEN, opened.why, citation),
        (opened,),
        tuple(cautions),
    )


def _uncounted(credits: Sequence[Earned], code: Why, why: str, citation: Citation | None) -> tuple[CreditFinding, ...]:
    return tuple(
        CreditFinding(credit, credit.total, ZERO, (), (Reason(code, credit.total, why, citation),))
        for credit in credits
    )
