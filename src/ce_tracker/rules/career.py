"""What a career has to show: examinations, licences, experience, an education."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from attrs import field, frozen

from ce_tracker.record import Experience, Role, Schooling
from ce_tracker.rules.amounts import Hours, amount_words, as_amount, resolve
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.proofs import Proof
from ce_tracker.rules.spans import Span


def _roles(value: Sequence[Role | str]) -> tuple[Role, ...]:
    return tuple(Role(role) for role in value)


@frozen
class Passed(Proof):
    """One of these examinations, passed by the day that is judged. Not recorded is not the same as not passed."""

    __repr__ = as_call

    entry: ClassVar[str] = "the examination"
    key: str
    exams: tuple[str, ...]
    label: str

    def words(self) -> str:
        """The requirement in words."""
        return self.label

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether such an examination is recorded."""
        names = {name.casefold() for name in self.exams}
        taken = [
            exam for exam in setting.therapist.exams if exam.exam.casefold() in names and exam.taken <= setting.due
        ]
        for exam in taken:
            if exam.passed is not None:
                return True, f"{exam.exam} passed on {exam.passed}"
        if taken:
            last = max(taken, key=lambda exam: exam.taken)
            return False, f"{last.exam} failed on {last.failed}, and none passed since"
        return None, f"no examination {' or '.join(self.exams)} is recorded: add it if it was passed"


@frozen
class Licensed(Proof):
    """An active licence, in one of these jurisdictions or in any, not expired on the day that is judged."""

    __repr__ = as_call

    entry: ClassVar[str] = "the licence"
    key: str
    label: str
    jurisdictions: tuple[str, ...] = ()

    def words(self) -> str:
        """The requirement in words."""
        return self.label

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether such a licence is recorded."""
        held = [
            one
            for one in setting.therapist.licences
            if not self.jurisdictions or one.jurisdiction in self.jurisdictions
        ]
        active = [one for one in held if one.active_on(setting.due)]
        dated = [one for one in active if one.expires is not None]
        if dated:
            return True, f"{dated[0].name}, until {dated[0].expires}"
        if active:
            return None, f"{active[0].name}: until when it is valid is not recorded (licences.expires)"
        if held:
            return False, f"{held[0].name} is not active on {setting.due}"
        return None, "no licence is recorded: add it if one is held"


@frozen
class Experienced(Proof):
    """So many hours of experience by the day that is judged, in these roles or in any.

    With `hands_on` only hours at the table count; with `since_graduation` only those since the last schooling recorded.
    `months` is over how long a time they were at least gained. `hours` may be an amount that the licence tells (`AsTold`).
    """

    __repr__ = as_call

    entry: ClassVar[str] = "the experience"
    key: str
    hours: Hours = field(converter=as_amount)
    label: str = ""
    roles: tuple[Role, ...] = field(default=(), converter=_roles)
    hands_on: bool = False
    months: int = 0
    since_graduation: bool = False

    def words(self) -> str:
        """The requirement in words."""
        return self.label or f"{amount_words(self.hours)} hours of experience"

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether the recorded hours suffice; open where they would, did the record say more."""
        asked = resolve(self.hours, setting, strict=True)
        surely, perhaps = self._counted(setting, strict=True), self._counted(setting, strict=False)
        told = f"{sum((one.hours for one in surely), Decimal(0))} of {asked} hours are recorded"
        if self._suffice(surely, asked, setting):
            return True, told
        if self._suffice(perhaps, asked, setting):
            return None, f"{told} for certain: say which were hands-on, since when, and when each ended"
        if not setting.therapist.experience:
            return None, "no experience is recorded: add it if there is any"
        return False, told + (f", over {self.months} months" if self.months else "")

    def _counted(self, setting: Setting, *, strict: bool) -> list[Experience]:
        graduated = max((one.completed for one in setting.therapist.schooling), default=None)
        counted = []
        for one in setting.therapist.experience:
            if one.started > setting.due or (self.roles and one.role not in self.roles):
                continue
            if self.hands_on and (one.hands_on is False or (strict and one.hands_on is None)):
                continue
            if self.since_graduation and (strict if graduated is None else one.started < graduated):
                continue
            if strict and (one.ended is None or one.ended > setting.due):
                continue
            counted.append(one)
        return counted

    def _suffice(self, counted: Sequence[Experience], asked: Decimal, setting: Setting) -> bool:
        if sum((one.hours for one in counted), Decimal(0)) < asked:
            return False
        if not self.months:
            return True
        last = max(min(one.ended or setting.due, setting.due) for one in counted)
        return Span(months=self.months).after(min(one.started for one in counted)) <= last


@frozen
class Graduated(Proof):
    """An education completed by the day that is judged: of an accredited programme, at a school licensed to teach this."""

    __repr__ = as_call

    entry: ClassVar[str] = "the schooling"
    key: str
    label: str
    accredited: bool = False
    may_teach: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether such a schooling is recorded."""
        done = [one for one in setting.therapist.schooling if one.completed <= setting.due]
        answers = {one: self._fits(one) for one in done}
        for one, fits in answers.items():
            if fits:
                return True, f"{one.school}, completed on {one.completed}"
        for one, fits in answers.items():
            if fits is None:
                return None, f"{one.school}: whether it is accredited, or what it may teach, is not recorded"
        if done:
            return False, f"{done[0].school} is not such a school"
        return None, "no schooling is recorded: add it if it was completed"

    def _fits(self, one: Schooling) -> bool | None:
        asked = []
        if self.accredited:
            asked.append(one.accredited)
        if self.may_teach:
            asked.append(None if one.may_teach is None else self.may_teach in one.may_teach)
        return False if False in asked else (None if None in asked else True)
