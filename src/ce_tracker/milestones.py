"""Everything with a date: when renewal opens, when CE and licence are due, what follows, what runs out, what is planned."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from ce_tracker.auditing import Audit, Verdict
from ce_tracker.record import Certification, Credit, Document, Held, Seminar, Therapist
from ce_tracker.rules.amounts import in_hours
from ce_tracker.rules.dates import LapseUntil, LateState, Reporting
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import RuleBook, Rules
from ce_tracker.rules.schedule import Missing, Period
from ce_tracker.rules.spans import Span

_ONE_DAY = timedelta(days=1)


class Milestone(StrEnum):
    """What happens on the day."""

    WINDOW_OPENS = "window-opens"
    APPLY_BY = "apply-by"
    LAST_SAFE = "last-safe"
    """The last day by which hours should be completed, so that they are reported and approved when CE is due."""
    CE_DUE = "ce-due"
    EXPIRES = "licence-expires"
    LATE_UNTIL = "late-until"
    VOID = "void"
    """The first day on which there is no licence left to renew."""
    DOCUMENT_EXPIRES = "document-expires"
    SEMINAR = "seminar"


@frozen
class Deadline:
    """One dated milestone.

    `identity` is what it is about, without any date or hours that may change: jurisdiction, credential, number of the
    period and milestone (with its place among the late states); or the kind of document with its place among those of
    its kind; or the course (by its number, by its title where it has none) with its place among the sessions of that
    course. No two deadlines of one therapist share it. `done` tells that nothing more is to be done for it.
    """

    milestone: Milestone
    day: date
    title: str
    details: str
    identity: tuple[str, ...]
    done: bool = False
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    url: str = ""
    citation: str = ""


def deadlines(therapist: Therapist, audits: Iterable[Audit]) -> list[Deadline]:
    """All deadlines of a therapist, earliest first: those of the audited licences, of documents, of planned seminars.

    A licence whose due date cannot be known has none; its audit says what to enter.
    """
    found = [deadline for audit in audits for deadline in _of_licence(therapist, audit)]
    found.extend(_of_documents(therapist.documents))
    found.extend(_of_seminars(therapist))
    return sorted(found, key=lambda deadline: (deadline.day, deadline.identity))


def _of_licence(therapist: Therapist, audit: Audit) -> Iterator[Deadline]:
    dates = audit.dates
    if dates is None or audit.sought:
        return
    book, licence = audit.book, audit.licence
    about = (licence.jurisdiction, licence.credential)
    kind = "certification" if isinstance(licence, Certification) else "licence"

    def milestone(
        what: Milestone,
        period: Period,
        day: date,
        title: str,
        details: str,
        *more: str,
        done: bool = False,
        citation: Citation | None = audit.citation,
    ) -> Deadline:
        return Deadline(
            what,
            day,
            f"{licence.name}: {title}",
            details,
            (*about, str(period.ordinal), str(what), *more),
            done=done,
            url=book.board.url,
            citation=str(citation or ""),
        )

    if audit.window_opens is not None:
        due = f"The {kind} is due on {dates.due}."
        yield milestone(Milestone.WINDOW_OPENS, dates.term, audit.window_opens, "renewal opens", due)
    if book.apply_by is not None:
        apply_by = book.apply_by
        law = apply_by.citation or book.term.citation or audit.citation
        details = f"{apply_by.meaning} The {kind} is due on {dates.due}."
        day = apply_by.on(dates.due)
        yield milestone(Milestone.APPLY_BY, dates.term, day, "application due", details, citation=law)
    heed = [f"Note: {'; '.join(audit.warnings)}"] if audit.warnings else []
    slowest = _slowest(audit.in_force, dates.ce_due)
    if slowest is not None:
        yield milestone(
            Milestone.LAST_SAFE,
            dates.ce_period,
            slowest.safe_until(dates.ce_due),
            "last safe day for continuing education",
            " ".join([*_why_not_later(audit), *_what_is_short(audit)]),
            done=audit.verdict.nothing_owed,
            citation=slowest.citation or audit.citation,
        )
    yield milestone(
        Milestone.CE_DUE,
        dates.ce_period,
        dates.ce_due,
        "continuing education due",
        " ".join([*_what_is_short(audit), *heed]),
        done=audit.verdict.nothing_owed,
    )
    of_whom = f"{book.name}. {book.board.name}."
    law = book.term.citation or audit.citation
    yield milestone(
        Milestone.EXPIRES, dates.term, dates.due, f"{kind} expires", " ".join([of_whom, *heed]), citation=law
    )
    before: date | None = dates.due
    for place, (state, last) in enumerate(late_states(therapist, audit), 1):
        if state.lost and before is not None:
            details = f"Only if the {kind} is not renewed before. {state.meaning}"
            yield milestone(Milestone.VOID, dates.term, before + _ONE_DAY, f"if not renewed, {state.name}", details)
        before = last
        if last is not None:
            then = "".join(f" Then {after.name}: {after.meaning}" for after in book.late[place : place + 1])
            details = f"Only if the {kind} is not renewed by {dates.due}. {state.meaning}{then}"
            title = f"if not renewed, {state.name} ends"
            yield milestone(Milestone.LATE_UNTIL, dates.term, last, title, details, str(place))


def last_safe_day(audit: Audit) -> date | None:
    """The last day by which hours must be completed to be safely counted: CE due, less what reporting them takes.

    That is the day CE is due where the rules give no such time, and None where no due date is known.
    """
    if audit.ce_due is None:
        return None
    slowest = _slowest(audit.in_force, audit.ce_due)
    return audit.ce_due if slowest is None else slowest.safe_until(audit.ce_due)


def _slowest(rules: Rules | None, ce_due: date) -> Reporting | None:
    """The way of reporting that leaves the fewest days, where the rules give any."""
    return min(rules.reporting if rules else (), key=lambda one: one.safe_until(ce_due), default=None)


def _why_not_later(audit: Audit) -> Iterator[str]:
    if audit.in_force is None:
        return
    yield f"Hours are due on {audit.ce_due}, and those completed later than this may not be known by then."
    for one in audit.in_force.reporting:
        source = one.citation or audit.in_force.citation
        sure = one.confidence or audit.in_force.confidence
        yield f"{one.way.rstrip('.')}: up to {one.takes} ({source}; {sure})."


def late_states(therapist: Therapist, audit: Audit) -> Iterator[tuple[LateState, date | None]]:
    """The states a licence passes through if it is not renewed, each with its last day.

    The last day is None where a state has none, and for every state after such a one.
    """
    if audit.dates is None:
        return
    last: date | None = audit.dates.due
    for state in audit.book.late:
        if last is not None:
            last = _last_day(state, last, therapist, audit.licence, audit.book, audit.dates)
        yield state, last


def _last_day(
    state: LateState, before: date, therapist: Therapist, licence: Held, book: RuleBook, dates: DueDates
) -> date | None:
    if isinstance(state.lasts, Span):
        return state.lasts.after(before)
    schedule = book.term.schedule(licence, therapist)
    if state.lasts is LapseUntil.OPEN or isinstance(schedule, Missing):
        return None
    return schedule.end_on_or_after(dates.term.end + _ONE_DAY)


def _what_is_short(audit: Audit) -> Iterator[str]:
    if audit.verdict.nothing_owed:
        yield f"Nothing more is owed: {audit.verdict}."
        return
    unsettled = "; ".join(dict.fromkeys(question.why for question in audit.unknown))
    if unsettled:
        yield f"Not settled: {unsettled}."
    unless = "Unless that is settled otherwise, still" if audit.verdict is Verdict.UNDETERMINED else "Still"
    if audit.to_take:
        yield f"{unless} to take: {'; '.join(f'{in_hours(more.hours)} {more.words}' for more in audit.to_take)}."
    elif audit.to_take is None:
        yield "No further hours alone would meet what is asked."
    missing = "; ".join(f"{one.label}: {one.why}" for one in audit.conditions if one.met is False)
    if missing:
        yield f"Not met: {missing}."


def _of_documents(documents: Iterable[Document]) -> Iterator[Deadline]:
    """When documents run out; done where another of the same kind lasts longer."""
    lasting: dict[str, date] = {}
    for document in documents:
        lasting[document.kind] = max(lasting.get(document.kind, date.min), document.expires or date.max)
    places: Counter[str] = Counter()
    for document in sorted(documents, key=lambda one: (one.kind, one.issued, one.expires or date.max)):
        places[document.kind] += 1
        if document.expires is not None:
            label = document.kind.replace("-", " ").replace(".", " ")
            yield Deadline(
                Milestone.DOCUMENT_EXPIRES,
                document.expires,
                f"{label} expires",
                f"Issued on {document.issued}.",
                ("document", document.kind, str(places[document.kind])),
                done=document.expires < lasting[document.kind],
            )


def _of_seminars(therapist: Therapist) -> Iterator[Deadline]:
    """The sessions of planned courses; done once a credit for the same course on its last day is recorded."""
    taken = {(credit.completed, *_course(credit)) for credit in therapist.credits}
    places: Counter[tuple[str, str]] = Counter()
    for seminar in sorted(therapist.seminars, key=_in_time):
        course, credit = _course(seminar), seminar.attended()
        details = in_hours(credit.total, "CE hour") + (f", {seminar.provider}" if seminar.provider else "")
        times = seminar.times
        for number, session in enumerate(times, 1):
            places[course] += 1
            yield Deadline(
                Milestone.SEMINAR,
                session.starts.date(),
                seminar.title,
                details if len(times) == 1 else f"{details}; session {number} of {len(times)}",
                ("seminar", *course, str(places[course])),
                done=(credit.completed, *course) in taken,
                starts=session.starts,
                ends=session.ends if seminar.sessions else seminar.ends,
                place=session.place,
                url=seminar.url,
            )


def _course(course: Seminar | Credit) -> tuple[str, str]:
    return course.provider, course.course_id or course.title


def _in_time(seminar: Seminar) -> tuple[str | Decimal | datetime, ...]:
    """By time, then by all else that is shown, so that the order of entry decides nothing."""
    written = f"{seminar.starts} {seminar.ends} {seminar.sessions}"
    total = seminar.attended().total
    return seminar.starts, seminar.title, seminar.provider, seminar.place, seminar.url, total, written
