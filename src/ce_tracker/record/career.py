"""What led to a licence and beyond: examinations, schooling, experience."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.errors import RecordError
from ce_tracker.record.courses import CourseKind, Credit
from ce_tracker.record.values import (
    NOTHING,
    FrozenMap,
    a_day,
    a_text,
    as_hours,
    hours_by_subject,
    in_order,
    member,
    named,
    yes_or_no,
)
from ce_tracker.subjects import Unit


@frozen
class Exam:
    """An examination and the day it was passed, or failed."""

    exam: str = field(validator=named)
    passed: date | None = field(default=None, validator=a_day)
    failed: date | None = field(default=None, validator=a_day)

    def __attrs_post_init__(self) -> None:
        if (self.passed is None) == (self.failed is None):
            raise RecordError("passed", "say either passed or failed, with the day")

    @property
    def taken(self) -> date:
        """The day it was taken."""
        day = self.passed or self.failed
        assert day is not None
        return day


def to_names(value: object) -> frozenset[str] | None:
    """A list of names; None where nothing is recorded."""
    if value is None:
        return None
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise RecordError("may_teach", f'must be a list such as ["manual-therapy"], not {value!r}')
    return frozenset(str(name) for name in value)


@frozen
class Schooling:
    """Hours of entry-level education by subject.

    `supervised`, `accredited` and `may_teach` (what the school is licensed to teach, such as ``manual-therapy``) are None
    where not recorded.
    """

    school: str = field(validator=named)
    completed: date = field(validator=a_day)
    hours: FrozenMap[Decimal] = field(converter=hours_by_subject)
    supervised: bool | None = field(default=None, validator=yes_or_no)
    accredited: bool | None = field(default=None, validator=yes_or_no)
    may_teach: frozenset[str] | None = field(default=None, converter=to_names)

    @property
    def title(self) -> str:
        """The school, which stands where a credit has its title."""
        return self.school

    @property
    def provider(self) -> str:
        """The school, which stands where a credit has its provider."""
        return self.school

    @property
    def course_id(self) -> str:
        """Schooling has no number."""
        return ""

    @property
    def started(self) -> None:
        """On which day it began is not recorded."""
        return None

    @property
    def unit(self) -> Unit:
        """Schooling is counted in hours."""
        return Unit.HOUR

    @property
    def approved_as(self) -> FrozenMap[str]:
        """Schooling is approved by nobody as anything."""
        return NOTHING

    @property
    def total(self) -> Decimal:
        """All its hours."""
        return sum(self.hours.values(), Decimal(0))

    @property
    def parts(self) -> tuple[tuple[CourseKind, Decimal], ...]:
        """The hours by what rules distinguish about them, as `Credit.parts`."""
        return tuple(
            (
                CourseKind(
                    subject,
                    schooling=True,
                    supervised=self.supervised,
                    accredited=self.accredited,
                    may_teach=self.may_teach,
                ),
                hours,
            )
            for subject, hours in sorted(self.hours.items())
        )


class Role(StrEnum):
    """In which role experience was gained."""

    PAID = "paid"
    VOLUNTEER = "volunteer"
    SHADOWING = "shadowing"


def _role(value: object) -> Role:
    return member(Role, value, "role")


@frozen
class Experience:
    """Practice in one setting: hours between two days, paid, volunteer or shadowing.

    `hands_on` tells whether clients were worked on, None where not recorded; `clinician` who referred or was shadowed.
    """

    setting: str = field(validator=named)
    hours: Decimal = field(converter=as_hours)
    started: date = field(validator=a_day)
    ended: date | None = field(default=None, validator=a_day)
    role: Role = field(default=Role.PAID, converter=_role)
    hands_on: bool | None = field(default=None, validator=yes_or_no)
    clinician: str = field(default="", validator=a_text)

    def __attrs_post_init__(self) -> None:
        in_order("started", self.started, "ended", self.ended)


Earned = Credit | Schooling
"""Hours that were completed: of continuing education, or of an education."""
