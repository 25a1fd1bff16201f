"""What every requirement has, and those without hours: documents to hold, training once taken, what no source tells."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from ce_tracker.record import Certification, Credit, Document, Status
from ce_tracker.rules.conditions import Condition, Setting
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.provenance import Citation, Confidence
from ce_tracker.rules.selectors import Selector
from ce_tracker.rules.shape import refuse_no_tuple

_ONE_DAY = timedelta(days=1)


@frozen
class Doubt:
    """The sources leave open whether something binds: why, and where it is open (everywhere without a condition)."""

    __repr__ = as_call

    why: str
    when: Condition | None = None

    def open_in(self, setting: Setting) -> bool:
        """Whether it is open in this setting."""
        return self.when is None or self.when.holds(setting) is not False


@frozen(kw_only=True)
class Requirement:
    """What all requirements have: when they are asked, where they come from, how sure it is, whether it is open that they bind.

    With `when`, the requirement is asked only where that holds; where it cannot be told, it is open that it binds.
    """

    __repr__ = as_call

    when: Condition | None = None
    citation: Citation | None = None
    confidence: Confidence | None = None
    doubt: Doubt | None = None


class Proof(Requirement):
    """A requirement without hours, which is met, not met, or open.

    What no other word of the language can say, a plugin may say by a frozen class of its own derived from this one, with
    the fields `key` and whatever it needs. It takes part in every audit; JSON cannot carry it.
    """

    __slots__ = ()
    key: str
    entry: ClassVar[str] = "the document"
    """What to enter in the record where it cannot be told."""

    def words(self) -> str:
        """The requirement in words."""
        raise NotImplementedError

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether it is met (None where that cannot be told), and why."""
        raise NotImplementedError


class ValidOn(StrEnum):
    """On which day a document must be valid, or a training have been taken."""

    DUE = "due"
    """The day the licence falls due."""
    THROUGHOUT = "throughout"
    """Every day of the period since the licence was issued: of days for which no document is recorded it is open."""
    IN_PERIOD = "in-period"
    """Issued, or completed, within the period: once for every renewal."""
    EVER = "ever"
    """Any day: once is enough."""


@frozen
class Holds(Proof):
    """A document of one of these kinds, valid on the day that `valid` says. Not recorded is not the same as not held.

    Where a document has to be valid on the due date and its last day is not recorded, that is open as well; so is, where it has to
    be valid throughout the period, a day without one. Where `course` is
    given, a completed course that it selects serves as well, and of one that it may select it is open; where `certifications`
    names some, such as ``NCBTMB BCTMB``, one of them that is held serves as a document that lasts as long as it does. Without a
    recorded document the condition is open (None); where `absent_is_no`, as for an alternative that few people have, it is not
    met.
    """

    __repr__ = as_call

    key: str
    kinds: tuple[str, ...]
    label: str
    valid: ValidOn = ValidOn.DUE
    absent_is_no: bool = False
    course: Selector | None = None
    certifications: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse_no_tuple(repr(self.key), kinds=self.kinds, certifications=self.certifications)

    def words(self) -> str:
        """The requirement in words."""
        return self.label

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Whether such a document, course or certification is recorded for that day; what is dated later is not there yet."""
        held = [one for one in setting.therapist.documents if one.kind in self.kinds and one.issued <= setting.on]
        found = self._told_by_documents(held, setting)
        if found[0]:
            return found
        certified = [one for one in setting.therapist.certifications if self._serves(one, setting)]
        if not certified:
            return found
        lasting = self.valid in {ValidOn.DUE, ValidOn.THROUGHOUT}
        if lasting and all(one.expires is None for one in certified):
            return None, f"{certified[0].name}: until when it is valid is not recorded (certifications.expires)"
        also = [
            Document(one.name, issued=one.issued, expires=one.expires)
            for one in certified
            if one.issued is not None and (one.expires is not None or not lasting)
        ]
        return self._told_by_documents([*held, *also], setting)

    def _serves(self, certification: Certification, setting: Setting) -> bool:
        """Whether it is one of those that are named, active, and obtained by the day that the licence falls due."""
        if certification.name not in self.certifications or certification.status is not Status.ACTIVE:
            return False
        return certification.issued is not None and certification.issued <= min(setting.due, setting.on)

    def _told_by_documents(self, held: Sequence[Document], setting: Setting) -> tuple[bool | None, str]:
        taken = self._taken(setting, True)  # noqa: FBT003
        if taken is not None:
            return True, f"{taken.title}, completed on {taken.completed}"
        met, why = self._by_documents(held, setting)
        perhaps = None if met else self._taken(setting, None)
        if perhaps is None:
            return met, why
        return None, f"{why}; whether {perhaps.title}, completed on {perhaps.completed}, serves as well is open"

    def _by_documents(self, held: Sequence[Document], setting: Setting) -> tuple[bool | None, str]:
        if not held:
            kinds = " or ".join(self.kinds)
            if self.absent_is_no:
                return False, f"no document {kinds} is recorded"
            return None, f"no document {kinds} is recorded: add it if it is held"
        match self.valid:
            case ValidOn.EVER:
                first = min(held, key=lambda document: document.issued)
                if first.issued > setting.due:
                    return False, f"{first.kind} of {first.issued}, after the due date {setting.due}"
                return True, f"{first.kind} of {first.issued}"
            case ValidOn.IN_PERIOD:
                return _issued_within(held, setting)
            case ValidOn.DUE:
                return _lasting(held, setting)
            case ValidOn.THROUGHOUT:
                met, why = _lasting(held, setting)
                return _without_a_gap(held, setting) if met else (met, why)

    def _taken(self, setting: Setting, answer: bool | None) -> Credit | None:
        """The first course in time of which the selector of courses answers so."""
        if self.course is None:
            return None
        for credit in setting.therapist.credits_in_order:
            in_time = self.valid is ValidOn.EVER or setting.period.start <= credit.completed
            if (
                in_time
                and credit.completed <= min(setting.due, setting.on)
                and any(self.course.matches(kind) is answer for kind, _ in credit.parts)
            ):
                return credit
        return None


def _issued_within(held: Sequence[Document], setting: Setting) -> tuple[bool, str]:
    latest = max(held, key=lambda document: document.issued)
    if any(setting.period.start <= document.issued <= setting.due for document in held):
        return True, f"{latest.kind} of {latest.issued}"
    return (
        False,
        f"{latest.kind} of {latest.issued}: one is asked of every period, and this one began on {setting.period.start}",
    )


def _lasting(held: Sequence[Document], setting: Setting) -> tuple[bool | None, str]:
    due = setting.due
    lasting = [document for document in held if document.valid_on(due)]
    ends = [document.expires for document in lasting if document.expires is not None]
    if ends:
        return True, f"{next(one.kind for one in lasting if one.expires == max(ends))} valid until {max(ends)}"
    if lasting:
        told = f"{lasting[0].kind} of {lasting[0].issued}"
        return None, f"{told}: its last day is not recorded (documents.expires)"
    latest = max(held, key=lambda document: document.issued)
    if latest.issued > due:
        return False, f"{latest.kind} of {latest.issued}, after the due date {due}"
    return False, f"{latest.kind} expires on {latest.expires}, before the due date {due}"


def _without_a_gap(held: Sequence[Document], setting: Setting) -> tuple[bool | None, str]:
    """Whether these documents, of which one is valid on the due date, leave no day of the period out."""
    begin = max(setting.period.start, setting.issued)
    day = begin
    for one in sorted(held, key=lambda document: document.issued):
        if one.issued > day:
            break
        if one.expires is not None:
            day = max(day, one.expires + _ONE_DAY)
    if day > setting.due:
        return True, f"valid on every day from {begin} to {setting.due}"
    return None, f"none is recorded for {day}, and it must be valid on every day since {begin}: add the one of that day"


@frozen
class Undetermined(Proof):
    """Something the sources do not establish: `why`. No verdict can be given where it applies.

    `enter` names what the record would have to tell to settle it, if anything does.
    """

    __repr__ = as_call

    key: str
    why: str
    label: str = ""
    enter: str = ""

    def words(self) -> str:
        """The requirement in words."""
        return self.label or self.key

    def answer(self, setting: Setting) -> tuple[bool | None, str]:
        """Never told."""
        return None, self.why
