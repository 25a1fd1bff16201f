"""Which term a day lies in, when it is due, and from which days the hours of its CE period may come."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from ce_tracker.record import EARLIEST, Held, Therapist, since
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.schedule import Missing, Period, Schedule
from ce_tracker.rules.spans import Days, Span
from ce_tracker.rules.terms import OnApplication, PrintedDate

if TYPE_CHECKING:
    from ce_tracker.rules.dates import MovedDate
    from ce_tracker.rules.rulebook import RuleBook

_ONE_DAY = timedelta(days=1)


@frozen
class Window:
    """How the days from which hours may come differ from those of the period.

    They may begin earlier (`opens`, so long before the period begins) and end earlier (`closes`, so long before it ends):
    hours of days that two windows share count once, unless the windows are `rolling`, and each looks back on the same days.
    They may end with the application for renewal (`to_application`), or be as many years as the period has, run back from it
    (`back_from_application`); the fact ``applied_on`` tells its day. Hours completed so long after the end (`late`) still
    count for the old period where the fact `late_fact`, the due date that a late fee was paid for, says so.
    """

    __repr__ = as_call

    opens: Span | None = None
    rolling: bool = False
    closes: Span | None = None
    to_application: bool = False
    back_from_application: bool = False
    late: Span | None = None
    late_fact: str = ""

    def late_for(self, licence: Held, end: date) -> bool:
        """Whether the licence says that the fee for late hours of the period ending on `end` was paid."""
        return self.late is not None and licence.facts.get(self.late_fact) == end


class DueDates(NamedTuple):
    """When a licence falls due: its term, the day, and the CE period judged at that day with the day CE is due.

    Hours of the days `surely` may count; whether those of other days of `perhaps` may is open, and `why_perhaps` says why.
    The period before may have used hours of the days `shared`. Where it is not known which CE period that is, `ce_missing`
    says what to enter, and the licence's own term stands in for it.
    """

    term: Period
    due: date
    ce_period: Period
    ce_due: date
    surely: Days
    perhaps: Days
    why_perhaps: str = ""
    notes: tuple[str, ...] = ()
    shared: Days | None = None
    ce_missing: Missing | None = None


def reckon(book: "RuleBook", licence: Held, therapist: Therapist, on: date) -> DueDates | Missing:
    """The due dates of the term that `on` lies in."""
    if isinstance(book.term, OnApplication):
        whole = Period(EARLIEST, on, 0, first=False)
        return DueDates(whole, on, whole, on, Days(EARLIEST, on), Days(EARLIEST, on))
    schedule = book.term.schedule(licence, therapist)
    if isinstance(schedule, Missing):
        return schedule
    at = max(on, since(licence))
    term, due, notes = _term_at(book, schedule, licence, at)
    ce: Period | Missing | None = None
    if book.ce_term is not None:
        found = book.ce_term.schedule(licence, therapist)
        ce = found if isinstance(found, Missing) else found.period_of(min(at, term.end), since(licence))
    return dates_of(book, licence, term, due, notes, ce)


def dates_of(
    book: "RuleBook", licence: Held, term: Period, due: date, notes: list[str], ce: Period | Missing | None
) -> DueDates:
    """The due dates of a term that is known, with the day on which it ends by the licence or by the rule.

    `ce` is the CE period, or what is missing to know it, where that is not the term.
    """
    moved = _moved(book, term.end)
    if moved is not None and due == term.end:
        due = moved.due
        notes.append(f"due {moved.due} instead of {moved.end}: {moved.citation}")
    if book.weekend is not None:
        notes.extend(filter(None, [book.weekend.told(due)]))
    started = licence.facts.get("term_started")
    if isinstance(started, date) and term.start < started <= term.end:
        term = Period(started, term.end, term.ordinal, first=started <= since(licence), second=term.second)
    ce_period, ce_due = term, due
    if isinstance(ce, Missing):
        days = Days(term.start, term.end)
        return DueDates(term, due, term, due, days, days, notes=tuple(notes), ce_missing=ce)
    if ce is not None:
        ce_period = ce
        ce_due = due if ce_period.end == term.end else ce_period.end
    surely = perhaps = Days(ce_period.start, ce_period.end)
    why = ""
    if ce_due != ce_period.end:
        surely, perhaps = _about(ce_period, ce_due, book.ce_years, moved=moved is not None)
        why = f"the period from {ce_period.start} to {ce_period.end} and the due date {ce_due} do not agree"
    dates = DueDates(term, due, ce_period, ce_due, surely, perhaps, why, tuple(notes))
    rules = book.rules_for(ce_period)
    if rules is None or rules.window is None:
        return dates
    return _through(rules.window, dates, licence, book)


def _term_at(book: "RuleBook", schedule: Schedule, licence: Held, at: date) -> tuple[Period, date, list[str]]:
    """The term that `at` lies in, the day it ends by the licence or by the rule, and what to say of that.

    A licence that was never renewed (the fact ``renewals`` is 0) is in its first term until its printed date. Where that would
    be more than three terms, one of the two is wrong: it is then told, and the licence taken for one that was renewed.
    """
    issued, printed = since(licence), licence.expires
    term = schedule.period_of(at, issued)
    before = schedule.end_before(term.start)
    if issued <= before and _still_open(book, schedule, licence, before, at):
        term = schedule.period_ending(before, issued)
    if printed is None:
        return term, term.end, []
    last = _nearest_end(schedule, printed, issued)
    first = schedule.period_of(issued, issued) if _never_renewed(licence) else None
    notes = []
    if first is not None and schedule.ordinal(last) - schedule.ordinal(first.end) >= _LONGEST_FIRST:
        first = None
        notes.append(
            f"the record says that the licence was never renewed (renewals = 0), and yet it was issued on {issued} and is good "
            f"until {printed}: it is taken for renewed; correct one of them"
        )
    if term.end < last and first is None:
        return term, term.end, notes
    if printed != last and not isinstance(book.term, PrintedDate):
        notes.append(f"the licence says {printed}, the rule gives {last}: the printed date is used")
    if first is not None:
        return Period(first.start, last, schedule.ordinal(last), first=True), printed, notes
    return schedule.period_ending(last, issued), printed, notes


_LONGEST_FIRST = 3
"""So many terms at most are taken for a first one that a board prints longer than the rule gives it."""


def _never_renewed(licence: Held) -> bool:
    told = licence.facts.get("renewals")
    return told == 0 and not isinstance(told, bool)


def _still_open(book: "RuleBook", schedule: Schedule, licence: Held, end: date, at: date) -> bool:
    """Whether on the day `at` the period that ended on `end` can still be met: an order moved its due date, or a fee was paid."""
    moved = _moved(book, end)
    if moved is not None and at <= moved.due:
        return True
    if not any(rules.window and rules.window.late_for(licence, end) for rules in book.rules):
        return False
    rules = book.rules_for(schedule.period_ending(end, since(licence)))
    window = rules.window if rules else None
    return window is not None and window.late is not None and at <= window.late.after(end)


def _moved(book: "RuleBook", end: date) -> "MovedDate | None":
    for moved in book.moved:
        if moved.end == end:
            return moved
    return None


def _about(period: Period, due: date, years: int, *, moved: bool) -> tuple[Days, Days]:
    """The days that surely and those that perhaps belong to a period which ends on another day than the licence is due.

    A moved due date leaves the beginning where it was; a printed one may mean a whole term before it.
    """
    start = period.start if moved else Span(years=years).before(due) + _ONE_DAY
    starts, ends = sorted((period.start, start)), sorted((period.end, due))
    return Days(starts[1], max(ends[0], starts[1])), Days(starts[0], ends[1])


def _nearest_end(schedule: Schedule, printed: date, issued: date) -> date:
    """The end of the term that `printed` stands for: the nearest, but none before the licence was issued."""
    after, before = schedule.end_on_or_after(printed), schedule.end_before(printed)
    return after if before < issued or after - printed <= printed - before else before


def _through(window: Window, dates: DueDates, licence: Held, book: "RuleBook") -> DueDates:
    """The dates as a window changes the days from which hours may come."""
    (sure, sure_end), (first, last) = dates.surely.bounds, dates.perhaps.bounds
    start, ce_due, why = dates.ce_period.start, dates.ce_due, dates.why_perhaps
    shared: Days | None = None
    if window.closes is not None:
        sure_end, last, ce_due = (window.closes.before(day) for day in (sure_end, last, ce_due))
    if window.opens is not None and since(licence) < start:
        sure, first = window.opens.before(sure), window.opens.before(first)
        shared = None if window.rolling else Days(first, start - _ONE_DAY)
    applied = licence.facts.get("applied_on")
    if window.to_application or window.back_from_application:
        if isinstance(applied, date) and start <= applied <= dates.due:
            sure_end, last = min(sure_end, applied), min(last, applied)
        else:
            applied = book.opens_on(dates.due) or dates.due
        if window.back_from_application and since(licence) < start:
            first = min(first, Span(years=book.ce_years).before(applied) + _ONE_DAY)
            why = (
                "whether it lies in the years before the application, and was not used for the renewal before, the record "
                "does not say (facts.applied_on)"
            )
    if window.late is not None:
        if window.late_for(licence, dates.ce_period.end):
            sure_end, last = window.late.after(sure_end), window.late.after(last)
            ce_due = window.late.after(ce_due)
        if window.late_for(licence, start - _ONE_DAY):
            shared = Days(start, window.late.after(start - _ONE_DAY))
    return dates._replace(
        ce_due=ce_due,
        surely=Days(sure, max(sure, sure_end)),
        perhaps=Days(first, max(first, last)),
        why_perhaps=why,
        shared=shared,
    )
