"""What a person has: licences, continuing-education credits, documents, exams, schooling, experience, plans.

All of it is values: frozen, comparable, hashable. Hours are CE hours as `Decimal`; what an hour is worth in minutes is
the regulator's to say. Every class checks its own fields and raises `RecordError` naming the field.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, overload

from attrs import Attribute, field, frozen

from ce_tracker.errors import RecordError, suggest
from ce_tracker.subjects import Activity, Delivery, Unit, is_jurisdiction

_V = TypeVar("_V")
_D = TypeVar("_D")
_E = TypeVar("_E", bound=StrEnum)

MOST_HOURS = Decimal(5000)
"""More hours than this in one entry (CE hours) are taken for a slip of the pen."""

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
"""Days outside these two are taken for a slip of the pen; reckoning with them would run out of calendar."""


class FrozenMap(Mapping[str, _V], Generic[_V]):
    """A small mapping that does not change, compares by content and can be hashed; its values must be hashable."""

    __slots__ = ("_hash", "_items")

    def __init__(self, items: Mapping[str, _V] | None = None) -> None:
        self._items: dict[str, _V] = dict(items or {})
        self._hash: int | None = None

    def __getitem__(self, key: str) -> _V:
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    @overload
    def get(self, key: str, /) -> _V | None: ...
    @overload
    def get(self, key: str, default: _V | _D, /) -> _V | _D: ...
    def get(self, key: str, default: Any = None, /) -> Any:
        """The value of `key`, or `default`; many times quicker than by way of a KeyError."""
        return self._items.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._items.items()))
        return self._hash

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._items == other._items
        return self._items == other if isinstance(other, Mapping) else NotImplemented

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


NOTHING: FrozenMap[Any] = FrozenMap()


def as_hours(value: object, name: str = "hours") -> Decimal:
    """`value` as CE hours: positive, finite, exact. A float is read as it is written (``1.1`` is 1.1).

    Raises `RecordError` for anything else.
    """
    if isinstance(value, Decimal):
        hours = value
    else:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise RecordError(name, f"hours must be a number, not {value!r}")
        try:
            hours = Decimal(str(value))
        except InvalidOperation:
            raise RecordError(name, f"hours must be a number, not {value!r}") from None
    if not hours.is_finite():
        raise RecordError(name, f"hours must be a finite number, not {value}")
    if hours <= 0:
        raise RecordError(name, f"hours must be more than zero, not {value}")
    if hours > MOST_HOURS:
        raise RecordError(name, f"{value} hours is more than one entry can hold ({MOST_HOURS})")
    if hours.as_tuple().exponent < -4:  # type: ignore[operator]  # finite, so an int
        raise RecordError(name, f"hours have at most four decimals, not {value}")
    return hours


def _hours(value: object) -> "Decimal | FrozenMap[Decimal]":
    if isinstance(value, FrozenMap | Mapping):
        if not value:
            raise RecordError("hours", "hours by subject must name at least one subject")
        return FrozenMap({str(subject): as_hours(hours, f"hours.{subject}") for subject, hours in value.items()})
    return as_hours(value)


def _hours_by_subject(value: object) -> FrozenMap[Decimal]:
    if not isinstance(value, Mapping):
        raise RecordError("hours", f"hours must be given by subject, such as {{ pathology = 40 }}, not {value!r}")
    by_subject = _hours(value)
    assert isinstance(by_subject, FrozenMap)
    return by_subject


def _delivery(value: object) -> Delivery | None:
    return None if value is None else _member(Delivery, value, "delivery")


def _unit(value: object) -> Unit:
    return _member(Unit, value, "unit")


def _activity(value: object) -> Activity:
    return _member(Activity, value, "activity")


def _member(kind: type[_E], value: object, name: str) -> _E:
    try:
        return kind(str(value))
    except ValueError:
        raise RecordError(name, suggest(name, value, [str(member) for member in kind])) from None


def _share(value: object) -> Decimal | None:
    """How much of a course was hands-on, from 0 to 1; True is all of it, None is not recorded."""
    if value is None:
        return None
    if isinstance(value, bool):
        return Decimal(int(value))
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal(-1)
    if not share.is_finite() or not 0 <= share <= 1:
        raise RecordError("hands_on", f"must be true, false or a share from 0 to 1, not {value}")
    return share


def _approvals(value: object) -> FrozenMap[str]:
    """Approver to its number; a list of approvers has no numbers."""
    if isinstance(value, Mapping):
        if not value:
            return NOTHING
        return FrozenMap({str(approver): str(number) for approver, number in value.items()})
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise RecordError("approvals", f"must be a table of approver = number, or a list of approvers, not {value!r}")
    return FrozenMap({str(approver): "" for approver in value})


def _names(value: object) -> FrozenMap[str]:
    if not isinstance(value, Mapping):
        raise RecordError("approved_as", f"must be a table of approver = subject, not {value!r}")
    return FrozenMap({str(key): str(item) for key, item in value.items()}) if value else NOTHING


def _facts(value: object) -> "FrozenMap[Fact]":
    if not isinstance(value, Mapping):
        raise RecordError("facts", f"must be a table of name = value, not {value!r}")
    for name, item in value.items():
        if not isinstance(item, bool | int | str | date | Decimal | float):
            raise RecordError(f"facts.{name}", f"must be a number, a date, a text or true/false, not {item!r}")
        if isinstance(item, date) and not isinstance(item, datetime):
            check_day(f"facts.{name}", item)
    as_read = {name: Decimal(str(item)) if isinstance(item, float) else item for name, item in value.items()}
    return FrozenMap(as_read) if value else NOTHING


def _price(value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        price = Decimal(str(value))
    except InvalidOperation:
        price = Decimal(-1)
    if not (price.is_finite() and price >= 0):
        raise RecordError("price", f"must be a number of zero or more, not {value!r}")
    return price


def _yes_or_no(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if value is not None and not isinstance(value, bool):
        raise RecordError(attribute.name, f"must be true or false, not {value!r}")


def _day(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if value is None and attribute.default is None:
        return
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RecordError(attribute.name, f"must be a date such as 2026-01-10, not {value!r}")
    check_day(attribute.name, value)


def check_day(name: str, day: date) -> None:
    """Raise `RecordError` for a day that no record can mean: before 1900, or after 2199."""
    if day < EARLIEST:
        raise RecordError(name, f"{day} is before {EARLIEST.year}")
    if day > LATEST:
        raise RecordError(name, f"{day} is after {LATEST.year}")


def _moment(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if value is None and attribute.default is None:
        return
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise RecordError(
            attribute.name, f"must be a time with its zone such as 2027-02-06T09:00:00-05:00, not {value!r}"
        )


def _text(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, str):
        raise RecordError(attribute.name, f"must be a text, not {value!r}")


def _named(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise RecordError(attribute.name, f"must be a text that says something, not {value!r}")


def _code(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, str) or not is_jurisdiction(value):
        raise RecordError(attribute.name, f"must be an ISO 3166-2 code such as 'US-FL', not {value!r}")


def _in_order(earlier_name: str, earlier: date | None, later_name: str, later: date | None) -> None:
    if earlier is not None and later is not None and later < earlier:
        raise RecordError(later_name, f"{later} is before {earlier_name} {earlier}")


class Status(StrEnum):
    """The state a licence is in, as its board records it."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    MILITARY = "military"
    RETIRED = "retired"
    LAPSED = "lapsed"


def _status(value: object) -> Status:
    return _member(Status, value, "status")


Fact = bool | int | str | date | Decimal | float
"""A value that a rule book asks for by name, such as ``renewals = 4``."""


@frozen
class Licence:
    """A licence, registration or certification held in one jurisdiction.

    `credential` is the state's own title ("LMT"). `issued` is the day it was first issued. A printed `expires` wins
    over every computed date. `facts` answers what the rule book asks by name (`ce-tracker rules show` lists them).
    """

    jurisdiction: str = field(validator=_code)
    credential: str = field(validator=_named)
    issued: date = field(validator=_day)
    number: str = field(default="", validator=_text)
    expires: date | None = field(default=None, validator=_day)
    status: Status = field(default=Status.ACTIVE, converter=_status)
    facts: FrozenMap[Fact] = field(default=NOTHING, converter=_facts)

    def __attrs_post_init__(self) -> None:
        _in_order("issued", self.issued, "expires", self.expires)

    @property
    def name(self) -> str:
        """Jurisdiction and credential, such as ``US-FL LMT``."""
        return f"{self.jurisdiction} {self.credential}"


@frozen(cache_hash=True)
class CourseKind:
    """What law distinguishes about one hour: the same for every hour of a part of a course.

    `hands_on` is whether these hours were hands-on; None, like a missing delivery, where the record does not say.
    `hands_on_share` is how much of the whole course was, from 0 to 1. `approvals` are the approvers without their numbers.
    `completed` is given only where a rule looks at the day.
    """

    subject: str
    delivery: Delivery | None = None
    hands_on: bool | None = None
    activity: Activity = Activity.COURSE
    approvals: frozenset[str] = frozenset()
    approved_as: FrozenMap[str] = NOTHING
    completed: date | None = None
    hands_on_share: Decimal | None = None


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

    title: str = field(validator=_named)
    completed: date = field(validator=_day)
    hours: Decimal | FrozenMap[Decimal] = field(converter=_hours)
    subject: str = field(default="", validator=_text)
    provider: str = field(default="", validator=_text)
    course_id: str = field(default="", validator=_text)
    started: date | None = field(default=None, validator=_day)
    delivery: Delivery | None = field(default=None, converter=_delivery)
    hands_on: Decimal | None = field(default=None, converter=_share)
    activity: Activity = field(default=Activity.COURSE, converter=_activity)
    approvals: FrozenMap[str] = field(default=NOTHING, converter=_approvals)
    approved_as: FrozenMap[str] = field(default=NOTHING, converter=_names)
    certificate: str = field(default="", validator=_text)
    unit: Unit = field(default=Unit.HOUR, converter=_unit)

    def __attrs_post_init__(self) -> None:
        _in_order("started", self.started, "completed", self.completed)
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
    practical = hours * share
    return tuple((hands_on, part) for hands_on, part in ((True, practical), (False, hours - practical)) if part)


@frozen
class Seminar:
    """A course one plans to take, with its place and its times (aware datetimes, each with a zone).

    `price` is in `currency`; `hours` as in `Credit`.
    """

    title: str = field(validator=_named)
    starts: datetime = field(validator=_moment)
    hours: Decimal | FrozenMap[Decimal] = field(converter=_hours)
    ends: datetime | None = field(default=None, validator=_moment)
    subject: str = field(default="", validator=_text)
    provider: str = field(default="", validator=_text)
    course_id: str = field(default="", validator=_text)
    place: str = field(default="", validator=_text)
    url: str = field(default="", validator=_text)
    price: Decimal | None = field(default=None, converter=_price)
    currency: str = field(default="USD", validator=_text)
    delivery: Delivery | None = field(default=None, converter=_delivery)
    hands_on: Decimal | None = field(default=None, converter=_share)
    approvals: FrozenMap[str] = field(default=NOTHING, converter=_approvals)
    approved_as: FrozenMap[str] = field(default=NOTHING, converter=_names)

    def __attrs_post_init__(self) -> None:
        if self.ends is not None and self.ends < self.starts:
            raise RecordError("ends", f"{self.ends} is before starts {self.starts}")
        self.attended()  # a seminar that could not become a credit is told now

    def attended(self, on: date | None = None) -> Credit:
        """The credit this seminar becomes once attended: completed `on`, or on its last day."""
        last = (self.ends or self.starts).date()
        return Credit(
            title=self.title,
            completed=on or last,
            started=min(self.starts.date(), on or last),
            hours=self.hours,
            subject=self.subject,
            provider=self.provider,
            course_id=self.course_id,
            delivery=self.delivery,
            hands_on=self.hands_on,
            approvals=self.approvals,
            approved_as=self.approved_as,
        )


@frozen
class Document:
    """A dated proof: a CPR card, an insurance policy, a background check, a board certification."""

    kind: str = field(validator=_named)
    issued: date = field(validator=_day)
    expires: date | None = field(default=None, validator=_day)
    number: str = field(default="", validator=_text)

    def __attrs_post_init__(self) -> None:
        _in_order("issued", self.issued, "expires", self.expires)


@frozen
class Exam:
    """An examination and the day it was passed."""

    exam: str = field(validator=_named)
    passed: date = field(validator=_day)


@frozen
class Schooling:
    """Hours of entry-level education by subject; `supervised` and `accredited` are None where not recorded."""

    school: str = field(validator=_named)
    completed: date = field(validator=_day)
    hours: FrozenMap[Decimal] = field(converter=_hours_by_subject)
    supervised: bool | None = field(default=None, validator=_yes_or_no)
    accredited: bool | None = field(default=None, validator=_yes_or_no)


class Role(StrEnum):
    """In which role experience was gained."""

    PAID = "paid"
    VOLUNTEER = "volunteer"
    SHADOWING = "shadowing"


def _role(value: object) -> Role:
    return _member(Role, value, "role")


@frozen
class Experience:
    """Practice in one setting: hours between two days, paid, volunteer or shadowing."""

    setting: str = field(validator=_named)
    hours: Decimal = field(converter=as_hours)
    started: date = field(validator=_day)
    ended: date | None = field(default=None, validator=_day)
    role: Role = field(default=Role.PAID, converter=_role)

    def __attrs_post_init__(self) -> None:
        _in_order("started", self.started, "ended", self.ended)


# A converter for each list, because a type checker cannot see through a shared one.
def _licences(entries: Iterable[Licence]) -> tuple[Licence, ...]:
    return tuple(entries)


def _credits(entries: Iterable[Credit]) -> tuple[Credit, ...]:
    return tuple(entries)


def _documents(entries: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(entries)


def _exams(entries: Iterable[Exam]) -> tuple[Exam, ...]:
    return tuple(entries)


def _schooling(entries: Iterable[Schooling]) -> tuple[Schooling, ...]:
    return tuple(entries)


def _experience(entries: Iterable[Experience]) -> tuple[Experience, ...]:
    return tuple(entries)


def _seminars(entries: Iterable[Seminar]) -> tuple[Seminar, ...]:
    return tuple(entries)


def _order(credit: Credit) -> tuple[object, ...]:
    """By day of completion, then by everything else that tells two credits apart."""
    return (
        credit.completed,
        credit.title,
        credit.provider,
        credit.course_id,
        sorted(credit.by_subject.items()),
        credit.delivery or "",
        credit.activity,
        credit.started or date.min,
        Decimal(-1) if credit.hands_on is None else credit.hands_on,
        sorted(credit.approvals.items()),
        sorted(credit.approved_as.items()),
        credit.certificate,
    )


@frozen
class Therapist:
    """A person and everything recorded of them. The order of each list never changes a verdict."""

    name: str = field(validator=_named)
    born: date | None = field(default=None, validator=_day)
    licences: tuple[Licence, ...] = field(default=(), converter=_licences)
    credits: tuple[Credit, ...] = field(default=(), converter=_credits)
    documents: tuple[Document, ...] = field(default=(), converter=_documents)
    exams: tuple[Exam, ...] = field(default=(), converter=_exams)
    schooling: tuple[Schooling, ...] = field(default=(), converter=_schooling)
    experience: tuple[Experience, ...] = field(default=(), converter=_experience)
    seminars: tuple[Seminar, ...] = field(default=(), converter=_seminars)

    def __attrs_post_init__(self) -> None:
        seen: set[tuple[str, str]] = set()
        for place, licence in enumerate(self.licences):
            key = (licence.jurisdiction, licence.credential)
            if key in seen:
                raise RecordError(f"licences[{place}]", f"{licence.name} is entered twice; keep one entry a licence")
            seen.add(key)
        if self.born is not None:
            for kind in ("licences", "credits", "documents"):
                for place, entry in enumerate(getattr(self, kind)):
                    self._after_birth(f"{kind}[{place}]", entry)

    @cached_property
    def credits_in_order(self) -> tuple[Credit, ...]:
        """The credits earliest first, in an order that depends on nothing but the credits themselves."""
        return tuple(sorted(self.credits, key=_order))

    def _after_birth(self, where: str, entry: "Licence | Credit | Document") -> None:
        name = "completed" if isinstance(entry, Credit) else "issued"
        day = getattr(entry, name)
        if day < self.born:
            raise RecordError(f"{where}.{name}", f"{day} is before birth ({self.born})")
