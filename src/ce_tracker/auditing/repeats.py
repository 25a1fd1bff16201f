"""Courses that were taken again: which earn nothing, and of which it is open what counts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from ce_tracker.auditing.frame import Frame
from ce_tracker.auditing.window import Window
from ce_tracker.record import Earned
from ce_tracker.rules.provenance import Citation
from ce_tracker.rules.requirements import NoRepeats, RateLimit
from ce_tracker.subjects import Unit


class Again(NamedTuple):
    """That a course was taken before, or may have been."""

    surely: bool
    words: str
    citation: Citation | None


class Repeats(NamedTuple):
    """Which credits repeat a course, by place.

    Of courses of which it is open what time counts, also the number of the course of each entry, and the day (an ordinal).
    """

    entries: Mapping[int, Again]
    courses: Mapping[int, tuple[int, int]]


NO_REPEATS = Repeats({}, {})


def repeated_before(credits: Sequence[Earned], window: Window, frame: Frame) -> Repeats:
    """Which credits of the window repeat a course, or may.

    Where a course was taken several times within the window, it counts once: the first time, unless a later one could serve better.
    Then it is open which counts, for rules do not tell.
    """
    rule = frame.no_repeats
    if rule is None:
        return NO_REPEATS
    found: dict[int, Again] = {}
    courses: dict[int, tuple[int, int]] = {}
    for place, those in repeats(credits, window, rule).items():
        course = _Course.of(credits[place])
        surely = [other for other in those if course.same_as(_Course.of(credits[other]))]
        day = credits[(surely or those)[-1]].completed
        within = credits[(surely or those)[0]].completed >= window.perhaps[0]
        if not surely:
            words = (
                f"whether it is the course completed on {day} is open, as not both tell their provider: {rule.words()}"
            )
        elif within and not all(_as_good(credits[other], credits[place], credits, frame) for other in surely):
            words = f"the same course was completed on {day}, and which of the two counts is not told: {rule.words()}"
            courses.update({other: (surely[0], credits[other].completed.toordinal()) for other in (*surely, place)})
            surely = []
        else:
            words = f"the same course was completed on {day} already: {rule.words()}"
        found[place] = Again(bool(surely), words, rule.citation)
    return Repeats(found, courses)


def _as_good(earlier: Earned, later: Earned, credits: Sequence[Earned], frame: Frame) -> bool:
    """Whether the earlier entry serves in every way that the later one does."""
    if earlier.unit is not later.unit or len(earlier.parts) != len(later.parts):
        return False
    if frame.rate is not None and not _has_its_day(earlier, credits, frame.rate):
        return False
    for (kind, hours), (other, asked) in zip(earlier.parts, later.parts, strict=True):
        if kind != other or hours < asked:
            return False
        days = (earlier.completed, later.completed)
        if frame.dated and len({frame.sign(evolve(kind, completed=day)) for day in days}) > 1:
            return False
    return True


def _has_its_day(one: Earned, credits: Sequence[Earned], rate: RateLimit) -> bool:
    """Whether all hours of the day of an entry may count."""
    day = one.completed
    same = [other for other in credits if (other.started or other.completed) <= day <= other.completed]
    of_one_day = all(other.unit is Unit.HOUR and other.started in {None, day} for other in same)
    return of_one_day and sum(other.total for other in same) <= rate.hours


def repeats(credits: Sequence[Earned], window: Window, rule: NoRepeats) -> dict[int, list[int]]:
    """Which credits of the window (earliest first) repeat a course, or may, each with those that make it a repeat, by place.

    Entries of one course completed on one day are parts of it, not repeats.
    """
    courses = [_Course.of(credit) for credit in credits]
    taken: dict[str, list[int]] = {}
    repeated: dict[int, list[int]] = {}
    for place, (credit, course) in enumerate(zip(credits, courses, strict=True)):
        completed = credit.completed
        if completed > window.until:
            continue
        names = {f"title {course.title}", f"number {course.number}"} if course.number else {f"title {course.title}"}
        before = sorted({other for name in names for other in taken.get(name, ())})
        for name in names:
            taken.setdefault(name, []).append(place)
        earlier = [
            other
            for other in before
            if credits[other].completed != completed and course.same_as(courses[other]) is not False
        ]
        if not earlier or completed < window.perhaps[0] or _may_repeat(rule, credit):
            continue
        since = rule.within.before(completed) if rule.within else window.periods_ago(rule.periods)
        within = [other for other in earlier if credits[other].completed >= since]
        if within:
            repeated[place] = within
    return repeated


class _Course(NamedTuple):
    """What an entry says of which course it was; what it does not say is empty."""

    provider: str
    number: str
    title: str

    @classmethod
    def of(cls, credit: Earned) -> "_Course":
        return cls(*(name.casefold().strip() for name in (credit.provider, credit.course_id, credit.title)))

    def same_as(self, other: "_Course") -> bool | None:
        """Whether it is the same: by its number, or by its title where one of them has no number; None where a provider lacks."""
        numbered = self.number and other.number
        if (self.number != other.number) if numbered else (self.title != other.title):
            return False
        return self.provider == other.provider if self.provider and other.provider else None


def _may_repeat(rule: NoRepeats, credit: Earned) -> bool:
    return rule.besides is not None and all(rule.besides.matches(kind) for kind, _ in credit.parts)
