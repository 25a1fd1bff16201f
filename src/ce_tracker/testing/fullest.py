"""The fullest record there could be: enough of every kind of course that helps, every document and proof, in good time.

A course is left out where another one serves all that it serves and falls under no limit that it does not: hour for
hour that one helps at least as much. So a few courses stand for all, and the count has to find what may count of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from math import ceil

from attrs import evolve, frozen

from ce_tracker.record import (
    LATEST,
    CourseKind,
    Credit,
    Document,
    Earned,
    Exam,
    Experience,
    Licence,
    Role,
    Schooling,
    Therapist,
)
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import (
    Component,
    Experienced,
    Graduated,
    Holds,
    Licensed,
    Maximum,
    Minimum,
    Passed,
    RateLimit,
    Selector,
    Span,
    ValidOn,
)
from ce_tracker.rules.selectors import (
    ActivityIs,
    ApprovedAs,
    ApprovedBy,
    ApprovedByAnother,
    CompletedIn,
    DeliveredBy,
    MayTeach,
    SubjectIs,
)
from ce_tracker.subjects import Activity, Delivery
from ce_tracker.testing.situations import Situation, Way

ANOTHER_SUBJECT = "other"
ANOTHER_BODY = "a body that no rule names"
SOMEWHERE = "XX"
"""The jurisdiction of a licence, where any will do."""
SCHOOL = "a school"
"""One school for all of an education, since some regulators do not say whether they add up those of several."""

_LONG = 3
"""So many years ago the education was completed, and so many more the licence lasts."""
_MOST_HOURS = Decimal(5_000)
"""More hours of experience than anybody asks, and as many as one entry holds."""

_ONE_DAY = timedelta(days=1)
_LONG_BEFORE = 9_000 * _ONE_DAY
"""Long enough that a document of then is older than a period."""


@frozen
class Course:
    """A course that one could take, and what the requirements of one way of being judged see in it.

    Requirements are told by their place: those it surely serves, those it may serve; the limits it may fall under, and
    those it surely does. To count for so many hours whatever it took is a limit as well.
    """

    credit: Earned
    serves: frozenset[int]
    may_serve: frozenset[int]
    may_be_limited: frozenset[int]
    is_limited: frozenset[int]

    def as_good_as(self, other: "Course") -> bool:
        """Whether an hour of this course helps wherever one of the other does."""
        return (
            self.serves >= other.serves
            and self.may_serve >= other.may_serve
            and self.may_be_limited <= other.may_be_limited
            and self.is_limited <= other.is_limited
        )


def fullest(way: Way, situation: Situation, hours: Decimal) -> tuple[Therapist, tuple[Course, ...]]:
    """Somebody with the fullest record in this situation, so many CE hours of each course; and the courses, in its order."""
    rate = next((one.hours for one in way.requirements if isinstance(one, RateLimit)), None)
    length = timedelta(days=0 if rate is None else ceil(hours / rate) - 1)
    stretches = _stretches(way, situation)
    free = dict(stretches)
    taken = []
    for number, course in enumerate(courses(way, situation), 1):
        if isinstance(course.credit, Schooling):
            subjects = dict.fromkeys(course.credit.hours, hours)
            taken.append(evolve(course, credit=evolve(course.credit, hours=subjects)))
            continue
        begin, end = next(stretch for stretch in stretches if stretch[1] == course.credit.completed)
        completed = free[begin] if free[begin] - length >= begin else end
        started = max(completed - length, begin)
        free[begin] = started - _ONE_DAY
        credit = evolve(course.credit, title=f"course {number}", hours=hours, completed=completed, started=started)
        taken.append(evolve(course, credit=credit))
    person = with_courses(evolve(situation.person, documents=documents(way, situation)), taken)
    return with_career(person, way, situation), tuple(taken)


def with_courses(person: Therapist, taken: Iterable[Course]) -> Therapist:
    """The person with these courses: continuing education, or hours of an education."""
    earned = [course.credit for course in taken]
    credits = [one for one in earned if isinstance(one, Credit)]
    return evolve(person, credits=credits, schooling=[one for one in earned if isinstance(one, Schooling)])


def with_career(person: Therapist, way: Way, situation: Situation) -> Therapist:
    """The person with every examination, licence, experience and education that is asked, besides those recorded."""
    asked = list(inside(way.requirements))
    exams = {exam for one in asked if isinstance(one, Passed) for exam in one.exams}
    places = {place for one in asked if isinstance(one, Licensed) for place in one.jurisdictions or (SOMEWHERE,)}
    graduated = _graduated(situation)
    working = any(isinstance(one, Experienced) for one in asked)
    learnt = any(isinstance(one, Graduated) or (isinstance(one, Experienced) and one.since_graduation) for one in asked)
    until = Span(years=_LONG).after(situation.last)
    return evolve(
        person,
        exams=[Exam(exam, passed=graduated) for exam in sorted(exams)],
        licences=[*person.licences, *(Licence(at, "LMT", graduated, expires=until) for at in sorted(places))],
        experience=[
            Experience("clinic", _MOST_HOURS, graduated, situation.last, role=role, hands_on=True) for role in Role
        ]
        if working
        else [],
        schooling=[*person.schooling, *([_school(ANOTHER_SUBJECT, way, situation, good=True)] if learnt else [])],
    )


def _graduated(situation: Situation) -> date:
    """A day a few years before the end, within the days that count."""
    return max(situation.first, Span(years=_LONG).before(situation.last))


def _school(about: str, way: Way, situation: Situation, *, good: bool) -> Schooling:
    """An hour of an education: of the best school there could be, or of one that has nothing to show."""
    taught = {part.what for part in _parts(way) if isinstance(part, MayTeach)}
    taught |= {one.may_teach for one in inside(way.requirements) if isinstance(one, Graduated)} - {""}
    return Schooling(
        SCHOOL,
        _graduated(situation),
        {about: Decimal(1)},
        supervised=good,
        accredited=good,
        may_teach=sorted(taught) if good else [],
    )


def documents(way: Way, situation: Situation) -> list[Document]:
    """Every document that is asked, valid as long as a record can tell; issued within the period, if it need not be older."""
    issued: dict[str, date] = {}
    for one in inside(way.requirements):
        if isinstance(one, Holds):
            day = situation.first - _LONG_BEFORE if one.valid is ValidOn.THROUGHOUT else situation.first
            issued.update((kind, min(day, issued.get(kind, day))) for kind in one.kinds)
    return [Document(kind, issued=day, expires=LATEST) for kind, day in issued.items()]


def courses(way: Way, situation: Situation) -> list[Course]:
    """The kinds of course that help, each once; none that another is as good as."""
    best: list[Course] = []
    for course in _distinct(way, situation):
        if not course.may_serve or any(other.as_good_as(course) for other in best):
            continue
        best = [other for other in best if not course.as_good_as(other)]
        best.append(course)
    return best


def _distinct(way: Way, situation: Situation) -> Iterator[Course]:
    """Every course that the requirements tell apart and may accept, one of each."""
    wanted = tuple(row.of.for_period_ending(situation.end) for row in way.rows())
    fixed = [worth.of for worth in way.rules.values if worth.per is None]
    maximums = (one.of for one in inside(way.requirements) if isinstance(one, Maximum))
    limits = (*(one.for_period_ending(situation.end) for one in maximums), *fixed)
    seen: set[tuple[bool | None, ...]] = set()
    for credit in _every_course(way, situation):
        kind = kind_of(credit, way)
        accepted = way.rules.accepts.for_period_ending(situation.end).matches(kind)
        if accepted is False:
            continue
        answers = tuple(selector.matches(kind) for selector in (*wanted, *limits))
        if (accepted, *answers) in seen:
            continue
        seen.add((accepted, *answers))
        serving, limiting = answers[: len(wanted)], answers[len(wanted) :]
        yield Course(
            credit,
            _places(serving, (True,)) if accepted else frozenset(),
            _places(serving, (True, None)),
            _places(limiting, (True, None)),
            _places(limiting, (True,)),
        )


def _places(answers: Sequence[bool | None], wanted: tuple[bool | None, ...]) -> frozenset[int]:
    return frozenset(place for place, answer in enumerate(answers) if answer in wanted)


def kind_of(credit: Earned, way: Way) -> CourseKind:
    """What the rules see in a course: its subject is the category it was approved in, where they say so."""
    category = credit.approved_as.get(way.rules.subject_as_approved_by)
    if category is not None and isinstance(credit, Credit):
        credit = evolve(credit, subject=category)
    ((kind, _),) = credit.parts
    return evolve(kind, completed=credit.completed)


def _every_course(way: Way, situation: Situation) -> Iterator[Earned]:
    """A course for each combination of what the rule speaks of: subject, delivery, activity, approval, day.

    Where an education counts, also an hour of it in each subject, at the best school and at another.
    """
    parts = list(_parts(way))
    subjects = {name: None for part in parts if isinstance(part, SubjectIs) for name in part.names}
    subjects |= {part.subject: None for part in parts if isinstance(part, ApprovedAs)}
    categories = {part.approver for part in parts if isinstance(part, ApprovedAs)}
    categories |= {way.rules.subject_as_approved_by} - {""}
    activities = {kind: None for part in parts if isinstance(part, ActivityIs) for kind in part.kinds}
    delivered = any(isinstance(part, DeliveredBy) for part in parts)
    if way.rules.counts_schooling:
        for subject, good in product((*subjects, ANOTHER_SUBJECT), (True, False)):
            yield _school(subject, way, situation, good=good)
    for subject, way_of, hands_on, activity, approvals, day in product(
        (*subjects, ANOTHER_SUBJECT),
        tuple(Delivery) if delivered else (Delivery.IN_PERSON,),
        (1, 0),
        dict.fromkeys((Activity.COURSE, *activities)),
        _approvals(parts),
        [last for _, last in _stretches(way, situation)],
    ):
        yield Credit(
            title="course",
            provider="a provider",
            completed=day,
            hours=1,
            subject=subject,
            delivery=way_of,
            hands_on=hands_on,
            activity=activity,
            approvals=approvals,
            approved_as=dict.fromkeys(categories, subject),
        )


def _parts(way: Way) -> Iterator[Selector]:
    yield from way.rules.accepts.parts()
    for requirement in way.requirements:
        for one in inside(requirement):
            if isinstance(one, Minimum | Maximum | Component):
                yield from one.of.parts()


def _approvals(parts: Sequence[Selector]) -> list[list[str]]:
    """No approval, each by itself, and all together."""
    named = {approver: None for part in parts if isinstance(part, ApprovedBy) for approver in part.approvers}
    if any(isinstance(part, ApprovedByAnother) for part in parts):
        named[ANOTHER_BODY] = None
    return [[], *([one] for one in named), list(named)]


def _stretches(way: Way, situation: Situation) -> list[tuple[date, date]]:
    """The stretches of days within the period that the selectors tell apart, each with its first and last day."""
    settled = (part.for_period_ending(situation.end) for part in _parts(way))
    dated = [part for part in settled if isinstance(part, CompletedIn)]
    ends = {part.last for part in dated if part.last is not None}
    ends |= {part.first - _ONE_DAY for part in dated if part.first is not None}
    last = sorted({day for day in ends if situation.first <= day < situation.last} | {situation.last})
    return list(zip([situation.first, *(day + _ONE_DAY for day in last[:-1])], last, strict=True))
