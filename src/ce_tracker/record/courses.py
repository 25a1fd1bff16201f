"""Continuing education that was completed or is planned, and what law distinguishes about an hour of it."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache

from attrs import evolve, field, frozen

from ce_tracker.errors import RecordError
from ce_tracker.record.sessions import Session, check_apart, instant, to_sessions
from ce_tracker.record.values import (
    NOTHING,
    FrozenMap,
    a_day,
    a_moment,
    a_text,
    hours_or_by_subject,
    in_order,
    named,
    names,
    share,
    to_activity,
    to_approvals,
    to_delivery,
    to_price,
    to_unit,
)
from ce_tracker.subjects import IN_ONES_OWN_TIME, Activity, Delivery, Unit


@frozen(cache_hash=True)
class CourseKind:
    """What law distinguishes about one hour: the same for every hour of a part of a course.

    `hands_on` is whether these hours were hands-on; None, like a missing delivery, where the record does not say.
    `hands_on_share` is how much of the whole course was, from 0 to 1. `approvals` are the approvers without their numbers.
    The last four are of entry-level education, where `schooling` is true. `completed` is given only where a rule looks at the day.
    """

    subject: str
    delivery: Delivery | None = None
    hands_on: bool | None = None
    activity: Activity = Activity.COURSE
    approvals: frozenset[str] = frozenset()
    approved_as: FrozenMap[str] = NOTHING
    completed: date | None = None
    hands_on_share: Decimal | None = None
    schooling: bool = False
    supervised: bool | None = None
    accredited: bool | None = None
    may_teach: frozenset[str] | None = None


_TEN_THOUSANDTH = Decimal("0.0001")
"""Of an hour: hours of a part are told to this, the other part has the rest."""

_kind_of = lru_cache(maxsize=8192)(CourseKind)
"""A kind of course, the same object for equal ones: what was found out about it is then found again at once."""


@frozen
class Credit:
    """Continuing education that was completed.

    `hours` are CE hours as the certificate states them; a mixed course gives them by subject and then has no `subject`
    of its own. `delivery` and `hands_on` may be left out: where a rule hinges on them, the verdict says so.
    `hands_on` is the share of the hours, from 0 to 1, spent hands-on. `approvals` maps an approver to its number.
    `approved_as` maps an approver to the subject it approved the course in, where that differs from or settles
    `subject`. `started` is the first day of a course of several days; `completed` its last. Where the certificate states
    semester hours, quarter hours, CEU or minutes, `unit` says so, and `hours` is how many of those.
    """

    title: str = field(validator=named)
    completed: date = field(validator=a_day)
    hours: Decimal | FrozenMap[Decimal] = field(converter=hours_or_by_subject)
    subject: str = field(default="", validator=a_text)
    provider: str = field(default="", validator=a_text)
    course_id: str = field(default="", validator=a_text)
    started: date | None = field(default=None, validator=a_day)
    delivery: Delivery | None = field(default=None, converter=to_delivery)
    hands_on: Decimal | None = field(default=None, converter=share)
    activity: Activity = field(default=Activity.COURSE, converter=to_activity)
    approvals: FrozenMap[str] = field(default=NOTHING, converter=to_approvals)
    approved_as: FrozenMap[str] = field(default=NOTHING, converter=names)
    certificate: str = field(default="", validator=a_text)
    unit: Unit = field(default=Unit.HOUR, converter=to_unit)

    def __attrs_post_init__(self) -> None:
        in_order("started", self.started, "completed", self.completed)
        if isinstance(self.hours, FrozenMap):
            if self.subject:
                raise RecordError("subject", "hours are given by subject already; leave out one of the two")
        elif not self.subject:
            raise RecordError("subject", "missing: say what the course was about, or give hours by subject")

    @property
    def total(self) -> Decimal:
        """All hours of the course, in CE hours."""
        return self.hours if isinstance(self.hours, Decimal) else sum(self.hours.values(), Decimal(0))

    @property
    def by_subject(self) -> Mapping[str, Decimal]:
        """Hours by subject; one subject for a course that is not mixed."""
        return self.hours if isinstance(self.hours, FrozenMap) else {self.subject: self.hours}

    @cached_property
    def parts(self) -> tuple[tuple[CourseKind, Decimal], ...]:
        """The hours by what law distinguishes about them: one part for each subject, hands-on and not."""
        approvers = frozenset(self.approvals)
        parts = []
        for subject, hours in sorted(self.by_subject.items()):
            for hands_on, amount in _by_hands(self.hands_on, hours):
                kind = _kind_of(
                    subject, self.delivery, hands_on, self.activity, approvers, self.approved_as, None, self.hands_on
                )
                parts.append((kind, amount))
        return tuple(parts)


def _by_hands(share: Decimal | None, hours: Decimal) -> tuple[tuple[bool | None, Decimal], ...]:
    if share is None:
        return ((None, hours),)
    practical = (hours * share).quantize(_TEN_THOUSANDTH)
    return tuple((hands_on, part) for hands_on, part in ((True, practical), (False, hours - practical)) if part)


@frozen
class Seminar:
    """A course one plans to take, with its place and its times (aware datetimes, each with a zone).

    `price` is in `currency`; `hours` as in `Credit`. A course that meets several times has `sessions`, in the order of
    time; `starts` is then when the first of them starts, and `ends` (which may be left out) when the last one ends.
    """

    title: str = field(validator=named)
    starts: datetime = field(validator=a_moment)
    hours: Decimal | FrozenMap[Decimal] = field(converter=hours_or_by_subject)
    ends: datetime | None = field(default=None, validator=a_moment)
    subject: str = field(default="", validator=a_text)
    provider: str = field(default="", validator=a_text)
    course_id: str = field(default="", validator=a_text)
    place: str = field(default="", validator=a_text)
    url: str = field(default="", validator=a_text)
    price: Decimal | None = field(default=None, converter=to_price)
    currency: str = field(default="USD", validator=a_text)
    delivery: Delivery | None = field(default=None, converter=to_delivery)
    hands_on: Decimal | None = field(default=None, converter=share)
    approvals: FrozenMap[str] = field(default=NOTHING, converter=to_approvals)
    approved_as: FrozenMap[str] = field(default=NOTHING, converter=names)
    sessions: tuple[Session, ...] = field(default=(), converter=to_sessions)

    def __attrs_post_init__(self) -> None:
        if self.sessions:
            self._fit_sessions()
        if self.ends is not None and instant(self.ends) < instant(self.starts):
            raise RecordError("ends", f"{self.ends} is before starts {self.starts}")
        self.attended()  # a seminar that could not become a credit is told now

    def _fit_sessions(self) -> None:
        check_apart(self.sessions)
        first, last = self.sessions[0].starts, self.sessions[-1].ends
        if instant(self.starts) != instant(first):
            raise RecordError("starts", f"{self.starts} is not when the first session starts: {first}")
        if self.ends is None:
            object.__setattr__(self, "ends", last)
        elif instant(self.ends) != instant(last):
            raise RecordError("ends", f"{self.ends} is not when the last session ends: {last}")

    @property
    def last_day(self) -> date:
        """The last day of the course, by the clock where it takes place."""
        return (self.ends or self.starts).date()

    @property
    def times(self) -> tuple[Session, ...]:
        """When and where it takes place, earliest first, each with its place; one time where there are no sessions.

        A course whose end is not known ends, as far as this tells, when it starts.
        """
        if not self.sessions:
            return (Session(self.starts, self.ends or self.starts, self.place),)
        return tuple(evolve(one, place=one.place or self.place) for one in self.sessions)

    def overlaps(self, other: "Seminar") -> bool:
        """Whether nobody could take both: a session of each is on at the same instant, whatever their zones.

        What is taken in one's own time (self-paced on line, home study) overlaps with nothing.
        """
        if self.delivery in IN_ONES_OWN_TIME or other.delivery in IN_ONES_OWN_TIME:
            return False
        return any(one.overlaps(another) for one in self.times for another in other.times)

    def attended(self, on: date | None = None) -> Credit:
        """The credit this seminar becomes once attended: completed `on`, or on its last day."""
        completed = on or self.last_day
        return Credit(
            title=self.title,
            completed=completed,
            started=min(self.starts.date(), completed),
            hours=self.hours,
            subject=self.subject,
            provider=self.provider,
            course_id=self.course_id,
            delivery=self.delivery,
            hands_on=self.hands_on,
            approvals=self.approvals,
            approved_as=self.approved_as,
        )
