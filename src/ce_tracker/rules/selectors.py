"""Which hours a requirement looks at.

A selector is a value that asks one question of a `CourseKind` (all that law distinguishes about an hour) and answers
True, False or None: None where the record does not say, or where the law's own reach is in doubt. Selectors combine with
``&``, ``|`` and ``~`` in three-valued logic, so that only what hinges on an open question stays open.

>>> from ce_tracker.rules.selectors import subject, IN_PERSON
>>> print(subject("technique") & IN_PERSON)
massage techniques, in person
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, TypeVar

from attrs import evolve, field, frozen

from ce_tracker.errors import RuleError, suggest
from ce_tracker.record import CourseKind
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.spans import Span
from ce_tracker.subjects import APPROVERS, SUBJECTS, Activity, Delivery, Subjects

_ONE_DAY = timedelta(days=1)
_Word = TypeVar("_Word", bound=StrEnum)
_SOME_DAY = date(2027, 8, 31)


def _share(value: object) -> Decimal:
    share = value if isinstance(value, Decimal) else Decimal(str(value))
    if not 0 < share <= 1:
        raise RuleError(f"{share} is no share of a course: it lies above 0 and is at most 1")
    return share


class Selector:
    """The base of all selectors: how they combine, and what they must answer.

    `looks_at` names the fields of `CourseKind` on which the answer hinges, None where it may be any of them: rosters ask a
    selector once for all courses that agree in these. A class with a `matches` of its own that does not say looks at any.
    """

    __slots__ = ()
    looks_at: ClassVar[tuple[str, ...] | None] = None

    def __init_subclass__(cls) -> None:
        if "matches" in vars(cls) and "looks_at" not in vars(cls):
            cls.looks_at = None

    def matches(self, kind: CourseKind) -> bool | None:
        """True, False, or None where it cannot be told."""
        raise NotImplementedError

    def words(self) -> str:
        """The selector in words."""
        raise NotImplementedError

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """Why `matches` gives None for `kind`, a sentence each."""
        if self.matches(kind) is None:
            yield f"whether it is {self.words()}"

    def parts(self) -> Iterator["Selector"]:
        """This selector and all inside it."""
        yield self

    def for_period_ending(self, end: date) -> "Selector":
        """What it selects in the period that ends on a day: the same, but for what is reckoned back from the end."""
        return self

    def __and__(self, other: "Selector") -> "Selector":
        return AllOf((*_inside(AllOf, self), *_inside(AllOf, other)))

    def __or__(self, other: "Selector") -> "Selector":
        return OneOf((*_inside(OneOf, self), *_inside(OneOf, other)))

    def __invert__(self) -> "Selector":
        return self.of if isinstance(self, Not) else Not(self)

    def __str__(self) -> str:
        return self.words()


def _inside(kind: "type[AllOf | OneOf]", selector: Selector) -> tuple[Selector, ...]:
    return selector.of if isinstance(selector, kind) else (selector,)


def _listed(words: Iterable[str], last: str) -> str:
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


@frozen
class Anything(Selector):
    """Every hour."""

    __repr__ = as_call
    looks_at = ()

    def matches(self, kind: CourseKind) -> bool | None:
        """Always True."""
        return True

    def words(self) -> str:
        """The selector in words."""
        return "any subject"


@frozen
class SubjectIs(Selector):
    """Hours on one of these subjects or on anything below them in the tree; `exactly` leaves out what lies below."""

    __repr__ = as_call
    looks_at = ("subject",)

    names: tuple[str, ...]
    exactly: bool = False

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the subject is, or lies below, one of the names."""
        subject = kind.subject
        if self.exactly:
            return subject in self.names
        return any(subject == name or (subject.startswith(name) and subject[len(name)] == ".") for name in self.names)

    def words(self) -> str:
        """The selector in words."""
        words = _listed((_subject_words(name) for name in self.names), "or")
        return f"{words}, not told which" if self.exactly else words


def _subject_words(name: str) -> str:
    head, _, place = name.partition(".")
    return f"{SUBJECTS.label(head)} of {place}" if head == "law" and place else SUBJECTS.label(name)


_DELIVERY_WORDS = {
    Delivery.IN_PERSON: "in person",
    Delivery.LIVE_WEBINAR: "by live webinar",
    Delivery.ONLINE_SELF_PACED: "on line at one's own pace",
    Delivery.HOME_STUDY: "by home study",
}


@frozen
class DeliveredBy(Selector):
    """Hours delivered in one of these ways; None where the record does not say how."""

    __repr__ = as_call
    looks_at = ("delivery",)

    ways: tuple[Delivery, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the delivery is one of the ways."""
        return None if kind.delivery is None else kind.delivery in self.ways

    def words(self) -> str:
        """The selector in words."""
        return _listed((_DELIVERY_WORDS[way] for way in self.ways), "or")

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The missing delivery."""
        if kind.delivery is None:
            yield f"the record does not say how it was delivered (here: whether {self.words()})"


@frozen
class HandsOn(Selector):
    """Hours with hands-on work; None where the record does not say."""

    __repr__ = as_call
    looks_at = ("hands_on",)

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the hours were hands-on."""
        return kind.hands_on

    def words(self) -> str:
        """The selector in words."""
        return "hands-on"

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The missing hands-on share."""
        if kind.hands_on is None:
            yield "the record does not say how much of it was hands-on"


@frozen
class HandsOnShare(Selector):
    """All hours of a course of which at least this share (0 to 1) was hands-on; None where the record does not say."""

    __repr__ = as_call
    looks_at = ("hands_on_share",)

    at_least: Decimal = field(converter=_share)

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether that much of the course was hands-on."""
        share = kind.hands_on_share
        return None if share is None else share >= self.at_least

    def words(self) -> str:
        """The selector in words."""
        return f"in a course at least {(self.at_least * 100).normalize():f} % hands-on"

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The missing hands-on share."""
        if kind.hands_on_share is None:
            yield "the record does not say how much of it was hands-on"


@frozen
class IsSchooling(Selector):
    """Hours of entry-level education, not of continuing education."""

    __repr__ = as_call
    looks_at = ("schooling",)

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the hours are of schooling."""
        return kind.schooling

    def words(self) -> str:
        """The selector in words."""
        return "of schooling"


@frozen
class IsSupervised(Selector):
    """Hours of schooling that were supervised; None where the record does not say."""

    __repr__ = as_call
    looks_at = ("schooling", "supervised")

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether they were supervised; never for what is no schooling."""
        return kind.supervised if kind.schooling else False

    def words(self) -> str:
        """The selector in words."""
        return "supervised"


@frozen
class IsAccredited(Selector):
    """Hours of an accredited programme; None where the record does not say."""

    __repr__ = as_call
    looks_at = ("schooling", "accredited")

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the programme is accredited; never for what is no schooling."""
        return kind.accredited if kind.schooling else False

    def words(self) -> str:
        """The selector in words."""
        return "of an accredited programme"


@frozen
class MayTeach(Selector):
    """Hours at a school that is licensed to teach this; None where the record does not say what it may teach."""

    __repr__ = as_call
    looks_at = ("schooling", "may_teach")

    what: str

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the school may teach it; never for what is no schooling."""
        if not kind.schooling:
            return False
        return None if kind.may_teach is None else self.what in kind.may_teach

    def words(self) -> str:
        """The selector in words."""
        return f"at a school licensed to teach {self.what.replace('-', ' ')}"


@frozen
class ActivityIs(Selector):
    """Hours earned by one of these activities."""

    __repr__ = as_call
    looks_at = ("activity",)

    kinds: tuple[Activity, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the activity is one of them."""
        return kind.activity in self.kinds

    def words(self) -> str:
        """The selector in words."""
        return "as " + _listed((activity.replace("-", " ") for activity in self.kinds), "or")


@frozen
class ApprovedBy(Selector):
    """Hours whose provider or course one of these bodies approved, as far as the record shows."""

    __repr__ = as_call
    looks_at = ("approvals",)

    approvers: tuple[str, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether an approval by one of them is recorded."""
        approvals = kind.approvals
        return any(approver in approvals for approver in self.approvers)

    def words(self) -> str:
        """The selector in words."""
        return "approved by " + _listed(self.approvers, "or")

    def in_full(self) -> str:
        """The bodies with their whole names."""
        return _listed((APPROVERS.get(approver, approver) for approver in self.approvers), "or")


@frozen
class ApprovedByAnother(Selector):
    """Hours with a recorded approval by some body that is none of these."""

    __repr__ = as_call
    looks_at = ("approvals",)

    known: tuple[str, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether an approval by another body is recorded."""
        return any(approver not in self.known for approver in kind.approvals)

    def words(self) -> str:
        """The selector in words."""
        return "approved by another body than " + _listed(self.known, "or")


@frozen
class ApprovedAs(Selector):
    """Hours that `approver` approved in the category `subject`, whatever the title; None where the record is silent."""

    __repr__ = as_call
    looks_at = ("approved_as",)

    approver: str
    subject: str

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the recorded category is, or lies below, `subject`."""
        category = kind.approved_as.get(self.approver)
        if category is None:
            return None
        return category == self.subject or category.startswith(self.subject + ".")

    def words(self) -> str:
        """The selector in words."""
        return f"approved by {self.approver} as {_subject_words(self.subject)}"

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The missing category."""
        if self.matches(kind) is None:
            yield f"the record does not say in which category {self.approver} approved it (approved_as)"


@frozen
class CompletedIn(Selector):
    """Hours completed from `first` to `last`, both included; None leaves a side open."""

    __repr__ = as_call
    looks_at = ("completed",)

    first: date | None
    last: date | None

    def matches(self, kind: CourseKind) -> bool | None:
        """Whether the day of completion lies between."""
        day = kind.completed
        if day is None:
            return None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def words(self) -> str:
        """The selector in words."""
        if self.first is None:
            return f"completed by {self.last}"
        return f"completed from {self.first}" + (f" to {self.last}" if self.last else " on")


@frozen
class InLast(Selector):
    """Hours completed in the last `span` before the end of the period that is judged, its last day included.

    With a window that opens before the period, requirements can so look back over different times: 20 hours in the last
    year and 120 in the last three.
    """

    __repr__ = as_call

    span: Span

    def __attrs_post_init__(self) -> None:
        if self.span.after(_SOME_DAY) <= _SOME_DAY:
            raise RuleError(f"no hours are completed in the last {self.span} of a period")

    def matches(self, kind: CourseKind) -> bool | None:
        """None: that can be told once it is known when the period ends (`for_period_ending`)."""
        return None

    def words(self) -> str:
        """The selector in words."""
        return f"completed in the last {self.span} of the period"

    def for_period_ending(self, end: date) -> Selector:
        """The days that are meant."""
        return CompletedIn(self.span.before(end + _ONE_DAY), end)


class _Several(Selector):
    """What selectors made of several others share."""

    __slots__ = ()
    of: tuple[Selector, ...]

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The questions of the parts, where the whole is open."""
        if self.matches(kind) is None:
            for selector in self.of:
                yield from selector.open_questions(kind)

    def for_period_ending(self, end: date) -> Selector:
        """The same of what its parts select then."""
        return evolve(self, of=tuple(selector.for_period_ending(end) for selector in self.of))  # type: ignore[misc]

    def parts(self) -> Iterator[Selector]:
        """This selector and all inside it."""
        yield self
        for selector in self.of:
            yield from selector.parts()


@frozen
class AllOf(_Several):
    """Hours that every one of these selects."""

    __repr__ = as_call

    of: tuple[Selector, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """False if one says no, else None if one cannot tell, else True."""
        answer: bool | None = True
        for selector in self.of:
            one = selector.matches(kind)
            if one is False:
                return False
            if one is None:
                answer = None
        return answer

    def words(self) -> str:
        """The selector in words."""
        return ", ".join(selector.words() for selector in self.of)


@frozen
class OneOf(_Several):
    """Hours that at least one of these selects."""

    __repr__ = as_call

    of: tuple[Selector, ...]

    def matches(self, kind: CourseKind) -> bool | None:
        """True if one says yes, else None if one cannot tell, else False."""
        answer: bool | None = False
        for selector in self.of:
            one = selector.matches(kind)
            if one:
                return True
            if one is None:
                answer = None
        return answer

    def words(self) -> str:
        """The selector in words: those that are certain, or all where none is."""
        certain = [selector for selector in self.of if not isinstance(selector, InDoubt)]
        return " or ".join(selector.words() for selector in certain or self.of)


@frozen
class Not(Selector):
    """Hours that `of` does not select."""

    __repr__ = as_call

    of: Selector

    def matches(self, kind: CourseKind) -> bool | None:
        """The opposite answer; None stays None."""
        answer = self.of.matches(kind)
        return None if answer is None else not answer

    def for_period_ending(self, end: date) -> Selector:
        """The opposite of what is selected then."""
        return Not(self.of.for_period_ending(end))

    def words(self) -> str:
        """The selector in words."""
        return f"not {self.of.words()}"

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """The questions of the selector inside."""
        yield from self.of.open_questions(kind)

    def parts(self) -> Iterator[Selector]:
        """This selector and all inside it."""
        yield self
        yield from self.of.parts()


@frozen
class InDoubt(Selector):
    """Hours that `of` selects may or may not belong here: the sources do not say, and `why` tells what they leave open."""

    __repr__ = as_call

    of: Selector
    why: str

    def matches(self, kind: CourseKind) -> bool | None:
        """None where `of` selects or cannot tell, False elsewhere."""
        return False if self.of.matches(kind) is False else None

    def for_period_ending(self, end: date) -> Selector:
        """The doubt about what is selected then."""
        return InDoubt(self.of.for_period_ending(end), self.why)

    def words(self) -> str:
        """The selector in words."""
        return f"perhaps {self.of.words()}"

    def open_questions(self, kind: CourseKind) -> Iterator[str]:
        """What the sources leave open."""
        if self.matches(kind) is None:
            yield self.why

    def parts(self) -> Iterator[Selector]:
        """This selector and all inside it."""
        yield self
        yield from self.of.parts()


ANYTHING = Anything()
IN_PERSON = DeliveredBy((Delivery.IN_PERSON,))
LIVE_WEBINAR = DeliveredBy((Delivery.LIVE_WEBINAR,))
SELF_PACED = DeliveredBy((Delivery.ONLINE_SELF_PACED,))
HOME_STUDY = DeliveredBy((Delivery.HOME_STUDY,))
HANDS_ON = HandsOn()
COURSES = ActivityIs((Activity.COURSE, Activity.COLLEGE_COURSE, Activity.CONFERENCE))
"""What one takes part in: courses, those of a college and those at a conference."""
SCHOOLING = IsSchooling()
SUPERVISED = IsSupervised()
ACCREDITED = IsAccredited()


def subject(*names: str, known: Subjects = SUBJECTS) -> Selector:
    """Hours on one of these subjects, or on anything below them.

    `known` is the vocabulary: the shared one, or that with what a plugin adds to it (``SUBJECTS.with_(…)``). Raises `RuleError`
    for a subject that it does not know.
    """
    return SubjectIs(_known(names, known))


def exactly(*names: str, known: Subjects = SUBJECTS) -> Selector:
    """Hours on one of these subjects and not on what lies below: the record names no more than that. As `subject`."""
    return SubjectIs(_known(names, known), exactly=True)


def _known(names: tuple[str, ...], subjects: Subjects) -> tuple[str, ...]:
    if not names:
        raise RuleError("no subject is named, and so no hour is selected")
    for name in names:
        wrong = subjects.check(name)
        if wrong is not None:
            raise RuleError(wrong)
    return names


def _each(what: str, kind: type[_Word], words: Sequence[str]) -> tuple[_Word, ...]:
    """The words as those of the vocabulary. Raises `RuleError` for one that is not in it, and for none at all."""
    if not words:
        raise RuleError(f"no {what} is named, and so no hour is selected")
    for word in words:
        if word not in list(kind):
            raise RuleError(suggest(what, str(word), map(str, kind)))
    return tuple(kind(word) for word in words)


def hands_on_share(at_least: Decimal | str | float) -> Selector:
    """All hours of courses of which at least this share, from 0 to 1, was hands-on."""
    return HandsOnShare(at_least)


def may_teach(what: str) -> Selector:
    """Hours at a school that is licensed to teach this."""
    return MayTeach(what)


def delivered_by(*ways: Delivery | str) -> Selector:
    """Hours delivered in one of these ways."""
    return DeliveredBy(_each("delivery", Delivery, ways))


def activity(*kinds: Activity | str) -> Selector:
    """Hours earned by one of these activities."""
    return ActivityIs(_each("activity", Activity, kinds))


def approved_by(*approvers: str) -> Selector:
    """Hours whose provider or course one of these bodies approved."""
    return ApprovedBy(approvers)


def approved_by_another(*known: str) -> Selector:
    """Hours that some body approved which is none of the known ones."""
    return ApprovedByAnother(known)


def approved_as(approver: str, category: str) -> Selector:
    """Hours that `approver` approved in the subject `category`."""
    return ApprovedAs(approver, category)


def in_last(*, years: int = 0, months: int = 0, days: int = 0) -> Selector:
    """Hours completed in the last so many years, months and days before the end of the period."""
    return InLast(Span(years, months, days))


def completed_by(year: int, month: int, day: int) -> Selector:
    """Hours completed on that day or earlier."""
    return CompletedIn(None, date(year, month, day))


def in_doubt(selector: Selector, why: str) -> Selector:
    """Hours of which the sources do not say whether they belong here; `why` tells what is open."""
    return InDoubt(selector, why)
