"""What a rule book says of the days about the due date: moved dates, applications, weekends, what a licence is after it."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.rules.printing import as_call
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.spans import Span


@frozen
class MovedDate:
    """An order that moved one due date: the period that ended on `end` was due on `due` instead."""

    __repr__ = as_call

    end: date
    due: date
    citation: str


class LapseUntil(StrEnum):
    """Ends of a late state that are not a length of time."""

    NEXT_DUE = "next-due"
    """The end of the term that follows."""
    OPEN = "open"
    """No end is known or set."""


@frozen
class LateState:
    """What a licence is after it was not renewed, and until when, counted from the end of the state before.

    `lost` says that there is no licence left to renew: it is void, cancelled, revoked or expired for good. It is the
    last of the states.
    """

    __repr__ = as_call

    name: str
    meaning: str
    lasts: Span | LapseUntil = field(default=LapseUntil.OPEN)
    lost: bool = False


@frozen
class FirstOfMonth:
    """The first day of the month that is so many months before the month of the due date; 0 is that month itself."""

    __repr__ = as_call

    before: int

    def of(self, due: date) -> date:
        """That day for a due date.

        >>> FirstOfMonth(before=1).of(date(2027, 1, 14))
        datetime.date(2026, 12, 1)
        """
        return Span(months=self.before).before(due.replace(day=1))

    def __str__(self) -> str:
        months = Span(months=self.before)
        return (
            f"the first day of the month {months} before that of the due date"
            if self.before
            else "the first of that month"
        )


@frozen
class ApplyBy:
    """The application has to be in earlier than the licence ends: so long before it, or on a first of the month.

    `meaning` tells what follows otherwise.
    """

    __repr__ = as_call

    by: Span | FirstOfMonth
    meaning: str
    citation: Citation | None = None
    confidence: Confidence | None = None

    def on(self, due: date) -> date:
        """The day by which to apply for a licence that is due on `due`."""
        return self.by.of(due) if isinstance(self.by, FirstOfMonth) else self.by.before(due)

    def words(self) -> str:
        """When and what for, as a sentence."""
        when = str(self.by) if isinstance(self.by, FirstOfMonth) else f"{self.by} before the licence is due"
        return f"apply by {when}: {self.meaning}"


@frozen
class Reporting:
    """One way in which hours get from the course to where the board looks for them, and how long that takes at most.

    `way` is a sentence: who reports what to whom, or what has to be approved first. Where a law knows several ways, each
    is one of these; hours are safe only by the day from which every one of them is in time.
    """

    __repr__ = as_call

    takes: Span
    way: str
    citation: Citation | None = None
    confidence: Confidence | None = None

    def safe_until(self, ce_due: date) -> date:
        """The last day on which a course may end to be known by `ce_due`.

        >>> Reporting(Span(days=30), "The provider reports the course.").safe_until(date(2027, 8, 31))
        datetime.date(2027, 8, 1)
        """
        return self.takes.before(ce_due)

    def words(self) -> str:
        """How long it takes and why, as a sentence."""
        return f"reporting takes up to {self.takes}: {self.way}"


@frozen
class NextBusinessDay:
    """Where the due date is a Saturday or Sunday, what is done on the next business day is timely.

    It is only told: the due date stays, since being early is safe.
    """

    __repr__ = as_call

    citation: Citation
    confidence: Confidence

    def told(self, due: date) -> str | None:
        """What to say of a due date on a weekend."""
        if due.weekday() < _SATURDAY:
            return None
        monday = date.fromordinal(due.toordinal() + 7 - due.weekday())
        return f"{due} is a {due:%A}: the next business day, not before {monday}, is timely ({self.citation}; {self.confidence})"


_SATURDAY = 5
