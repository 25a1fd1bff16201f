"""The Massage & Bodywork Licensing Examination (MBLEx) of the Federation of State Massage Therapy Boards.

What it asks by content area and date, where somebody stands with it, and how their education spreads over its seven areas.
`RULE_BOOKS` says who may sit it, as a rule book like any other. To check: the result is reported as pass or fail, and older
pages speak of a scaled score; the retake wait and the weights before July 2018 are known from others' accounts only; who
might sit the exam before 1 July 2017 was not found.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from attrs import frozen

from ce_tracker.record import Credit, Exam, FrozenMap, Therapist
from ce_tracker.rules import (
    ELIGIBILITY,
    PRIMARY,
    SECONDARY,
    AnyOf,
    Board,
    Citation,
    Confidence,
    Days,
    Graduated,
    Holds,
    OnApplication,
    RuleBook,
    Rules,
    Span,
    ValidOn,
    between,
    from_,
)
from ce_tracker.subjects import MBLEX_AREAS, SUBJECTS, Subjects, Unit

EXAM = "MBLEx"
"""The examination as a record names it: ``[[exams]] exam = "MBLEx"``."""

FSMTB = Board("Federation of State Massage Therapy Boards (FSMTB)", "https://www.fsmtb.org/mblex/")

CONTENT = Citation("FSMTB, MBLEx content outline", "https://mblex.fsmtb.org/mblex/exam-content/")
CONTENT_2014 = Citation(
    "The MBLEx outline of July 2014, as a school's page gives it", "http://schoolofhardknots.com/?p=41"
)
CHANGES_2014 = Citation(
    "The changes to the MBLEx of July 2014, as an exam academy tells them",
    "https://massageexamacademy.com/2014-mblex-changes",
)
EDUCATION_POLICY = Citation(
    "FSMTB massage education policy, in force since 1 July 2017",
    "https://mblex.fsmtb.org/schools/massage-education-policy/",
)
VERIFIED = date(2026, 11, 23)

# The content outline


@frozen
class Outline:
    """What share of the examination each content area has, in per cent, between two days; `questions` is how many there are.

    The weights add up to 100. Areas are named as in `ce_tracker.subjects.MBLEX_AREAS`; `DROPPED_AREA` is one of old.
    """

    in_force: Days
    questions: int
    weights: FrozenMap[int]
    citation: Citation
    confidence: Confidence
    note: str = ""


DROPPED_AREA = "modalities-history-culture"
"""An eighth area until 30 June 2018: overview of modalities, history and culture. Modalities are asked under benefits since,
history and culture no more."""

_ORDER = (*MBLEX_AREAS, DROPPED_AREA)


def _weights(*per_cent: int) -> FrozenMap[int]:
    return FrozenMap(dict(zip(_ORDER, per_cent, strict=False)))


OUTLINES = (
    Outline(
        in_force=from_(2018, 7, 1),
        questions=100,
        #                anatomy, kinesiology, pathology, benefits, assessment, ethics, practice
        weights=_weights(11, 12, 14, 15, 17, 16, 15),
        citation=CONTENT,
        confidence=PRIMARY,
        note="The handbook of 2025 is said to give the same weights; no later outline was found.",
    ),
    Outline(
        in_force=between(date(2014, 7, 1), date(2018, 6, 30)),
        questions=100,
        weights=_weights(12, 11, 13, 14, 17, 15, 13, 5),
        citation=CONTENT_2014,
        confidence=SECONDARY,
        note="One page gives professional practice 3 per cent; the weights would then add up to 90.",
    ),
    Outline(
        in_force=between(date(2008, 1, 1), date(2014, 6, 30)),
        questions=125,
        weights=_weights(14, 11, 13, 17, 17, 13, 10, 5),
        citation=CHANGES_2014,
        confidence=SECONDARY,
        note="Since when this outline held is not established; the exam was announced in October 2007 and first used in 2008.",
    ),
)
"""The content outlines, newest first."""


def outline_on(day: date) -> Outline | None:
    """The content outline of an examination sat on `day`; None before 2008, when there was none to sit.

    >>> outline_on(date(2018, 6, 30)).weights["kinesiology"], outline_on(date(2018, 7, 1)).weights["kinesiology"]
    (11, 12)
    """
    return next((outline for outline in OUTLINES if day in outline.in_force), None)


# Where somebody stands with it


@frozen
class RetakeRule:
    """How long to wait after an attempt that failed, for attempts since a day."""

    wait: Span
    since: date
    citation: Citation
    confidence: Confidence
    note: str


RETAKE = RetakeRule(
    wait=Span(days=30),
    since=date(2014, 7, 1),
    citation=CHANGES_2014,
    confidence=SECONDARY,
    note="FSMTB sets no limit to the number of attempts; a state may. Each takes a new application and its fee.",
)


def retake_from(failed: date) -> date:
    """The first day on which the exam may be sat again after it was failed on `failed`.

    What held before the rule of 1 July 2014 was not found, so no earlier day than that is given.

    >>> retake_from(date(2026, 1, 31))
    datetime.date(2026, 3, 2)
    """
    return max(RETAKE.wait.after(failed), RETAKE.since)


class Standing(StrEnum):
    """Where somebody stands with the exam."""

    NOT_RECORDED = "not-recorded"
    FAILED = "failed"
    PASSED = "passed"


@frozen
class ExamRecord:
    """The attempts at the exam by the day `on`, earliest first, and what follows from them."""

    on: date
    attempts: tuple[Exam, ...]

    @property
    def passed(self) -> date | None:
        """The day it was first passed."""
        return next((exam.passed for exam in self.attempts if exam.passed is not None), None)

    @property
    def standing(self) -> Standing:
        """Passed once is passed; no attempt recorded is not the same as none made."""
        if self.passed is not None:
            return Standing.PASSED
        return Standing.FAILED if self.attempts else Standing.NOT_RECORDED

    @property
    def retake_from(self) -> date | None:
        """The first day on which it may be sat again; None unless every attempt failed."""
        return retake_from(self.attempts[-1].taken) if self.standing is Standing.FAILED else None


def exam_record(therapist: Therapist, on: date) -> ExamRecord:
    """The attempts at the MBLEx that a therapist has recorded, as of a day."""
    attempts = [
        exam for exam in therapist.exams if exam.exam.strip().casefold() == EXAM.casefold() and exam.taken <= on
    ]
    return ExamRecord(on, tuple(sorted(attempts, key=lambda exam: (exam.taken, exam.passed is None))))


# How an education spreads over the seven areas


@frozen
class AreaHours:
    """Hours in one content area beside its weight in the exam (per cent; None where no outline is known)."""

    area: str
    label: str
    weight: int | None
    schooling: Decimal
    seminars: Decimal

    @property
    def hours(self) -> Decimal:
        """All hours in this area."""
        return self.schooling + self.seminars


@frozen
class Spread:
    """The hours of schooling and of continuing education by content area: always the seven, in the order of the outline.

    `elsewhere` are hours in subjects that belong to no area, by subject. `not_in_hours` are courses whose certificate states
    another unit: what that is worth in hours is each board's to say, so they are left out.
    """

    outline: Outline | None
    areas: tuple[AreaHours, ...]
    elsewhere: FrozenMap[Decimal]
    not_in_hours: tuple[Credit, ...]

    @property
    def hours(self) -> Decimal:
        """All hours within the seven areas."""
        return sum((area.hours for area in self.areas), Decimal(0))

    def share(self, area: AreaHours) -> Decimal:
        """The part of the hours within the seven areas that lies in this one, in per cent, rounded to a tenth.

        Beside the weight it shows where an education leans; how many hours to study is no one's rule.
        """
        return round(area.hours * 100 / self.hours, 1) if self.hours else Decimal(0)


def area_of(subject: str, subjects: Subjects = SUBJECTS) -> str:
    """The content area a subject belongs to, by itself or by what it stands below; empty where it belongs to none.

    >>> area_of("law.US-OR"), area_of("human-trafficking")
    ('ethics-boundaries-laws', '')
    """
    name = subject
    while name:
        known = subjects.by_name.get(name)
        if known is not None and known.area:
            return known.area
        name = name.rpartition(".")[0]
    return ""


def areas(therapist: Therapist, on: date | None = None, subjects: Subjects = SUBJECTS) -> Spread:
    """How a therapist's schooling and continuing education spread over the seven content areas.

    `on` leaves out what was completed later, and chooses the outline; by default everything counts, and the newest
    outline stands beside it.
    """
    outline = OUTLINES[0] if on is None else outline_on(on)
    last = on or date.max
    schooled = [schooling.hours for schooling in therapist.schooling if schooling.completed <= last]
    completed = [credit for credit in therapist.credits_in_order if credit.completed <= last]
    attended = [credit.by_subject for credit in completed if credit.unit is Unit.HOUR]
    by_area: dict[tuple[str, bool], Decimal] = {}
    elsewhere: dict[str, Decimal] = {}
    of_schooling = ((True, hours) for hours in schooled)
    of_seminars = ((False, hours) for hours in attended)
    for in_school, by_subject in chain(of_schooling, of_seminars):
        for subject, hours in by_subject.items():
            area = area_of(subject, subjects)
            if area:
                by_area[area, in_school] = by_area.get((area, in_school), Decimal(0)) + hours
            else:
                elsewhere[subject] = elsewhere.get(subject, Decimal(0)) + hours
    return Spread(
        outline,
        tuple(
            AreaHours(
                area,
                label,
                None if outline is None else outline.weights[area],
                by_area.get((area, True), Decimal(0)),
                by_area.get((area, False), Decimal(0)),
            )
            for area, label in MBLEX_AREAS.items()
        ),
        FrozenMap(dict(sorted(elsewhere.items()))),
        tuple(credit for credit in completed if credit.unit is not Unit.HOUR),
    )


# Who may sit it

ELIGIBLE = RuleBook(
    jurisdiction="FSMTB",
    credential=EXAM,
    name="Massage & Bodywork Licensing Examination",
    board=FSMTB,
    purpose=ELIGIBILITY,
    term=OnApplication(),
    rules=(
        Rules(
            label="graduated, or taught in every area",
            periods_ending=from_(2017, 7, 1),
            citation=EDUCATION_POLICY,
            confidence=PRIMARY,
            verified_on=VERIFIED,
            requirements=(
                AnyOf(
                    "education",
                    "graduated from an approved programme, or enrolled in one and taught in every area of the outline",
                    (
                        (
                            Graduated(
                                "graduated",
                                "graduated from an approved massage programme",
                                may_teach="massage-therapy",
                            ),
                        ),
                        (
                            Holds(
                                "enrolled",
                                ("attestation.mblex-education",),
                                "the school's word that an enrolled student was taught in every area of the outline",
                                valid=ValidOn.EVER,
                                absent_is_no=True,
                            ),
                        ),
                    ),
                ),
            ),
            notes=(
                (
                    "A programme is approved by the massage board of the school's state, failing that by its education "
                    'department, failing that by FSMTB: record it as may_teach = ["massage-therapy"] of the schooling.'
                ),
                "The school itself sends the proof of either to FSMTB.",
                "FSMTB states no number of hours; states set their own for a licence.",
                "100 questions in an appointment of two hours; an unfinished examination is failed.",
                "The result is pass or fail. Older pages give a scaled score, 630 on a scale from 300 to 900: sources disagree.",
                f"After a failed attempt: {RETAKE.wait} until the next (others' accounts). {RETAKE.note}",
                "Passing is no licence, and New York and Hawaii are said to ask for examinations of their own.",
                "What was asked of candidates before 1 July 2017 was not found.",
            ),
        ),
    ),
)

RULE_BOOKS = (ELIGIBLE,)
