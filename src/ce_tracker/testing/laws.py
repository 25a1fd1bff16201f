"""What holds of every audit and of every term, whatever a rule book asks: the general laws.

Each law looks at one record (`ce_tracker.testing.drawn.Record`) and yields its breaches as sentences. The suite tries
them on records that are drawn for a rule book; they need nothing but the record, and so may be tried on any.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from attrs import evolve

from ce_tracker.auditing import Kind, Verdict, judge
from ce_tracker.record import Licence, Therapist
from ce_tracker.report import status_document
from ce_tracker.rules import DueDates, Missing
from ce_tracker.rules.amounts import amount_words
from ce_tracker.testing.drawn import Record

Law = Callable[[Record], Iterator[str]]

_ONE_DAY = timedelta(days=1)
_TERMS_TRIED = 6
ELSEWHERE = Licence("XX", "LMT", date(2011, 3, 3))


def every_hour_counts_or_has_its_reason(record: Record) -> Iterator[str]:
    """No credit counts for more than was earned, and each hour that does not count says why."""
    for one in record.audit().credits:
        told = sum(reason.hours for reason in one.why)
        if not 0 <= one.counted <= one.hours:
            yield f"{amount_words(one.counted)} of the {amount_words(one.hours)} hours of a course on {one.credit.completed} count"
        elif told != one.hours - one.counted:
            yield (
                f"of a course on {one.credit.completed}, {amount_words(one.hours - one.counted)} hours do not count, "
                f"and reasons are given for {told}"
            )


def no_maximum_is_exceeded(record: Record) -> Iterator[str]:
    """A maximum lets no more hours through than it allows."""
    for one in record.audit().requirements:
        if one.kind is Kind.MAXIMUM and one.counted > one.needed:
            yield f"{one.key} allows {amount_words(one.needed)} hours, and {amount_words(one.counted)} counted"


def the_verdict_follows_from_the_findings(record: Record) -> Iterator[str]:
    """Compliant means that everything asked is met, short that something is not."""
    audit = record.audit()
    unmet = [one.label for one in audit.unmet() if one.met is False]
    if audit.verdict is Verdict.COMPLIANT and unmet:
        yield f"the verdict is compliant although {', '.join(unmet)} is not met"
    if audit.verdict is Verdict.SHORT and not unmet:
        yield "the verdict is short although everything is met"


def the_order_of_entries_never_matters(record: Record) -> Iterator[str]:
    """The audit of the credits in another order is the same."""
    turned = record.with_credits(record.therapist.credits[::-1])
    if turned.audit() != record.audit():
        yield "with the same courses entered in another order the answer is another"


def other_licences_never_matter(record: Record) -> Iterator[str]:
    """What somebody holds elsewhere changes nothing, where the rules do not ask for it."""
    if any(one.jurisdiction == ELSEWHERE.jurisdiction for one in record.therapist.licences):
        return
    more = evolve(record.therapist, licences=[ELSEWHERE, *record.therapist.licences])
    before, after = record.audit(), judge(more, record.licence, record.book, record.on)
    if (after.requirements, after.credits) != (before.requirements, before.credits):
        yield "a licence of another jurisdiction changes which hours count"


def what_is_left_out_is_never_guessed(record: Record) -> Iterator[str]:
    """With less told, the verdict is the same or undetermined: never another."""
    told = record.audit().verdict
    for what, less in _less_told(record.therapist):
        found = judge(less, record.licence, record.book, record.on).verdict
        if found not in {told, Verdict.UNDETERMINED}:
            yield f"the verdict is {told}, and without {what} it is {found}"


def _less_told(somebody: Therapist) -> Iterator[tuple[str, Therapist]]:
    credits, documents = somebody.credits, somebody.documents
    left_out: tuple[tuple[str, dict[str, Any]], ...] = (
        ("delivery", {"delivery": None}),
        ("hands_on", {"hands_on": None}),
        ("provider", {"provider": ""}),
        ("delivery, hands_on and provider", {"delivery": None, "hands_on": None, "provider": ""}),
    )
    for what, nothing in left_out:
        if any(getattr(one, name) for one in credits for name in nothing):
            yield what, evolve(somebody, credits=[evolve(one, **nothing) for one in credits])
    if any(one.expires is not None for one in documents):
        yield "the last days of documents", evolve(somebody, documents=[evolve(one, expires=None) for one in documents])
    if somebody.born is not None:
        yield "the day of birth", evolve(somebody, born=None)


def an_answer_can_be_written_down(record: Record) -> Iterator[str]:
    """The audit becomes JSON, and the same JSON each time."""
    documents = [
        json.dumps(status_document(record.therapist, [record.audit()], record.on), sort_keys=True) for _ in range(2)
    ]
    if documents[0] != documents[1]:
        yield "the same audit is written as two different JSON documents"


def a_period_has_one_end(record: Record) -> Iterator[str]:
    """Whatever day of a period one asks on, it has the same end: at its beginning, on leap days, on its last day."""
    for dates in _terms(record):
        period = dates.term
        for day in _telling_days(period.start, period.end):
            asked = _dates(record, day)
            if asked is not None and asked.term.end != period.end:
                yield f"on {_long(day)} the period has two ends: {_long(period.end)} and {_long(asked.term.end)}"
                return


def periods_follow_each_other(record: Record) -> Iterator[str]:
    """Each period begins the day after the one before ended, and ends after it began."""
    for earlier, later in pairwise(_terms(record)):
        if later.term.start != earlier.term.end + _ONE_DAY:
            yield (
                f"a period ends on {_long(earlier.term.end)} and the next begins on {_long(later.term.start)}, "
                "not on the day after"
            )
    for dates in _terms(record):
        if dates.term.end < dates.term.start:
            yield f"a period ends on {_long(dates.term.end)}, before it begins on {_long(dates.term.start)}"


def hours_are_due_within_reach(record: Record) -> Iterator[str]:
    """The days from which hours surely count lie among those from which they may."""
    for dates in _terms(record):
        sure, maybe = dates.surely.bounds, dates.perhaps.bounds
        if sure[0] < maybe[0] or maybe[1] < sure[1]:
            yield f"hours of {dates.surely} surely count, and only those of {dates.perhaps} may"


def _terms(record: Record) -> list[DueDates]:
    """The terms from the one that is judged on, without what the licence has printed."""
    found: list[DueDates] = []
    if record.licence.issued is None or record.licence.expires is not None or _facts_move(record):
        return found
    day = max(record.licence.issued, record.on - timedelta(days=800))
    while len(found) < _TERMS_TRIED:
        dates = _dates(record, day)
        if dates is None or dates.due != dates.term.end or dates.term.end < day:
            return found
        found.append(dates)
        day = dates.term.end + _ONE_DAY
    return found


def _facts_move(record: Record) -> bool:
    """Whether the licence tells something that moves one of its periods, or keeps one open."""
    moving = {"term_started", "renewals", "ce_period_ends"} | {
        rules.window.late_fact for rules in record.book.rules if rules.window is not None
    }
    return bool(record.book.moved) or any(name in record.licence.facts for name in moving)


def _dates(record: Record, day: date) -> DueDates | None:
    dates = record.book.dates(record.licence, record.therapist, day)
    return None if isinstance(dates, Missing) else dates


def _telling_days(first: date, last: date) -> list[date]:
    """Its first and last day, the ends of its Februaries, its middle."""
    days = [first, last, first + (last - first) / 2]
    for year in range(first.year, last.year + 1):
        march = date(year, 3, 1)
        days += [day for day in (march - _ONE_DAY, march) if first <= day <= last]
    return sorted(set(days))


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


LAWS: tuple[Law, ...] = (
    every_hour_counts_or_has_its_reason,
    no_maximum_is_exceeded,
    the_verdict_follows_from_the_findings,
    the_order_of_entries_never_matters,
    other_licences_never_matter,
    what_is_left_out_is_never_guessed,
    an_answer_can_be_written_down,
    a_period_has_one_end,
    periods_follow_each_other,
    hours_are_due_within_reach,
)
"""The laws, each for one record."""
