"""The audit: a licence, the rules in force, and the person's hours become a verdict with everything that explains it."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from ce_tracker.auditing.cautions import confidence_in, how_fresh, how_sure, open_matters, warnings
from ce_tracker.auditing.choosing import carried_in, cases_of, choose, matter_of, obstacle_to
from ce_tracker.auditing.explain import credit_findings, requirement_findings
from ce_tracker.auditing.findings import Audit, CreditFinding, Open, Reason, Verdict, Why
from ce_tracker.auditing.frame import frames_of
from ce_tracker.auditing.matter import STALE_AFTER, Choice, Matter
from ce_tracker.auditing.more import Basis
from ce_tracker.auditing.problem import ZERO
from ce_tracker.record import Earned, Held, Therapist, check_day
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.schedule import Missing
from ce_tracker.rules.spans import Span


def judge(therapist: Therapist, licence: Held, book: RuleBook, on: date, *, stale_after: Span = STALE_AFTER) -> Audit:
    """The audit of one licence by one rule book, as of `on`: what was completed later does not count yet.

    Rules that were checked longer ago than `stale_after` put a warning into it.

    Raises `RecordError` for a day before 1900 or after 2199.
    """
    check_day("on", on)
    return judge_by(book.dates(licence, therapist, on), therapist, licence, book, on, stale_after)


def judge_by(
    dates: DueDates | Missing,
    therapist: Therapist,
    licence: Held,
    book: RuleBook,
    on: date,
    stale_after: Span = STALE_AFTER,
) -> Audit:
    """The audit of a licence whose dates are known, or what is missing to know them."""
    credits: tuple[Earned, ...] = therapist.credits_in_order
    if isinstance(dates, Missing):
        if book.asks_nothing:
            since = book.oldest_first[0].in_force.first
            if since is not None and on < since:
                why = f"no rules are known of days before {since}"
                return _undetermined(
                    licence, book, on, credits, None, None, Open("rules", why, f"ask {book.board.name}")
                )
            return _never_asked(licence, book, on, credits, dates, stale_after)
        return _undetermined(licence, book, on, credits, None, None, Open("due", dates.why, f"enter {dates.enter}"))
    rules = book.rules_for(dates.ce_period)
    if rules is None:
        why = f"no rules are known for periods ending on {dates.ce_period.end}"
        return _undetermined(licence, book, on, credits, dates, None, Open("rules", why, f"ask {book.board.name}"))
    matter = matter_of(therapist, licence, book, on, dates, rules, stale_after)
    if not rules.ce_required:
        return _nothing_asked(matter, Verdict.NO_CE_REQUIRED, "no continuing education is asked of this period")
    cases, unsettled = cases_of(matter)
    if cases == [None]:
        return judge_case(matter)
    return _together([judge_case(evolve(matter, case=case)) for case in cases], unsettled)


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


def judge_case(matter: Matter) -> Audit:
    """The audit of a matter by the case that it names, or in the usual way."""
    obstacle = obstacle_to(matter)
    if obstacle is not None:
        return _not_judged(matter, obstacle)
    if matter.exempt:
        return _nothing_asked(matter, Verdict.EXEMPT, matter.exempt)
    before = carried_in(matter)
    choices = [choose(matter, frame, before) for frame in frames_of(matter.rules, matter.case, matter.setting)]
    met = [choice.met for choice in choices]
    if True in met:
        return _found(matter, Verdict.COMPLIANT, choices[met.index(True)])
    verdict = Verdict.UNDETERMINED if None in met else Verdict.SHORT
    found = _found(matter, verdict, choices[0], perhaps_otherwise=None in met)
    if verdict is Verdict.SHORT or choices[0].met is None:
        return found
    others = [one for choice in choices if choice.met is None for one in open_matters(matter, choice)]
    return evolve(found, unknown=tuple(dict.fromkeys((*found.unknown, *others))))


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
        confidence_in(matter, choice),
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
        confidence=confidence_in(matter, None),
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
        confidence=newest.confidence,
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
        confidence=rules.confidence if rules else None,
    )


def _uncounted(credits: Sequence[Earned], code: Why, why: str, citation: Citation | None) -> tuple[CreditFinding, ...]:
    return tuple(
        CreditFinding(credit, credit.total, ZERO, (), (Reason(code, credit.total, why, citation),))
        for credit in credits
    )
