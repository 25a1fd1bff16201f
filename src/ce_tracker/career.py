"""The road to medical massage: five steps, where somebody stands on each as of a day, and what to do next.

Graduate from an accredited programme; pass the MBLEx; gain experience; continue education in seminars; be certified by the
American Medical Massage Association (AMMA). Every answer rests on entries of the record. What the record or the sources
do not say is undetermined, never guessed.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from ce_tracker.api import audit_held
from ce_tracker.auditing import STALE_AFTER, Audit, ConditionFinding, Verdict
from ce_tracker.errors import CeTrackerError
from ce_tracker.mblex import EDUCATION_POLICY, EXAM, RETAKE, ExamRecord, Spread, areas, exam_record
from ce_tracker.record import (
    Certification,
    Credit,
    Document,
    Exam,
    Experience,
    Held,
    Licence,
    Role,
    Schooling,
    Seminar,
    Status,
    Therapist,
    check_day,
)
from ce_tracker.registry import Registry
from ce_tracker.rules.amounts import amount_words, in_hours
from ce_tracker.rules.career import Experienced
from ce_tracker.rules.provenance import PRIMARY, SECONDARY, Citation, Confidence
from ce_tracker.rules.spans import Span
from ce_tracker.subjects import Unit

APPLICATION = Citation("FSMTB, MBLEx application", "https://www.fsmtb.org/mblex/mblex-application/")
HOSPITALS = Citation(
    "MASSAGE Magazine, Your Massage Career: Working at a Hospital",
    "https://www.massagemag.com/your-massage-career-working-at-a-hospital-13173/",
)

AMMA, MEDICAL_MASSAGE = "AMMA", "Medical Massage"
"""The certification of the fifth step, as a record names it: its body and its credential."""

ENROLLED = "attestation.mblex-education"
"""The kind of document by which a school tells that somebody is enrolled and was taught every area of the MBLEx."""


class Standing(StrEnum):
    """Where somebody stands on a step."""

    DONE = "done"
    IN_PROGRESS = "in-progress"
    OPEN = "open"
    """Not begun, as far as the record goes."""
    UNDETERMINED = "undetermined"
    """The record or the sources do not say."""


Entry = Schooling | Exam | Experience | Credit | Seminar | Document | Licence | Certification


@frozen
class Evidence:
    """An entry of the record that a step rests on, in words."""

    entry: Entry
    words: str


@frozen
class Action:
    """What to do next, and where it says so; without a citation it is about the record alone."""

    words: str
    citation: Citation | None = None
    confidence: Confidence | None = None


@frozen
class Step:
    """One of the five steps: where somebody stands and why, on what that rests, and what to do next."""

    key: str
    title: str
    standing: Standing
    why: str
    evidence: tuple[Evidence, ...] = ()
    next: tuple[Action, ...] = ()


@frozen
class ExperienceTotal:
    """The hours of experience in one setting and role, over so many entries from `started` on."""

    setting: str
    role: Role
    hours: Decimal
    entries: int
    started: date


@frozen
class CareerPath:
    """The five steps in their order, as of the day `on`; the experience summed; hours by MBLEx area."""

    on: date
    steps: tuple[Step, ...]
    experience: tuple[ExperienceTotal, ...]
    areas: Spread

    @property
    def next(self) -> Step | None:
        """The first step that is not done; None where all are."""
        return next((step for step in self.steps if step.standing is not Standing.DONE), None)


def career_path(
    therapist: Therapist, on: date, registry: Registry | None = None, *, stale_after: Span = STALE_AFTER
) -> CareerPath:
    """Where a therapist stands on the five steps as of `on`; what comes later in the record is left out.

    A licence whose rules cannot be had leaves its step undetermined, and says why. `registry` and `stale_after` are as in
    `audit`.
    """
    check_day("on", on)
    seen = _Seen(therapist, on, registry, stale_after)
    exam = exam_record(therapist, on)
    certification = _certification(seen)
    steps = (
        _graduate(seen, exam),
        _examination(seen, exam),
        _experience(seen, certification),
        _education(seen),
        certification.step,
    )
    return CareerPath(on, steps, experience_totals(therapist, on), areas(therapist, on))


def experience_totals(therapist: Therapist, on: date) -> tuple[ExperienceTotal, ...]:
    """Experience summed by setting and role, most hours first: paid, volunteer and shadowing hours all count.

    Hours that began after `on` do not count, nor those of an entry that ends after it: how many lay before is not recorded.
    """
    grouped: dict[tuple[str, Role], list[Experience]] = {}
    for one in _gained(therapist, on):
        grouped.setdefault((_setting(one), one.role), []).append(one)
    totals = [
        ExperienceTotal(
            min(ones, key=lambda one: (one.started, one.setting)).setting,
            role,
            sum((one.hours for one in ones), Decimal(0)),
            len(ones),
            min(one.started for one in ones),
        )
        for (_, role), ones in grouped.items()
    ]
    return tuple(sorted(totals, key=lambda total: (-total.hours, total.setting, total.role)))


def _setting(one: Experience) -> str:
    """The setting, however it is spaced or capitalized."""
    return " ".join(one.setting.split()).casefold()


def _gained(therapist: Therapist, on: date) -> tuple[Experience, ...]:
    return tuple(one for one in therapist.experience if one.started <= on and (one.ended is None or one.ended <= on))


@frozen
class _Seen:
    """A record as of a day, and where rules are found."""

    therapist: Therapist
    on: date
    registry: Registry | None
    stale_after: Span

    @property
    def licences(self) -> tuple[Licence, ...]:
        return tuple(one for one in self.therapist.licences if one.issued <= self.on)

    def judge(self, held: Held) -> Audit | str:
        """The audit, or why there is none."""
        try:
            return audit_held(self.therapist, held, on=self.on, registry=self.registry, stale_after=self.stale_after)
        except CeTrackerError as error:
            return str(error)


# 1. An accredited programme

_FIND_SCHOOL = Action(
    "Graduate from an accredited programme. For the MBLEx it must be approved: by the massage board of the school's state, "
    "failing that by its education department, failing that by FSMTB.",
    EDUCATION_POLICY,
    PRIMARY,
)


def _graduate(seen: _Seen, exam: ExamRecord) -> Step:
    on, schooling = seen.on, seen.therapist.schooling
    done = [one for one in schooling if one.completed <= on]
    enrolled = [one for one in seen.therapist.documents if one.kind == ENROLLED and one.valid_on(on)]
    accredited = [one for one in done if one.accredited]
    unsaid = [one for one in done if one.accredited is None]
    coming = [one for one in schooling if one.completed > on]
    evidence = (
        *(Evidence(one, _schooled(one)) for one in sorted(done, key=lambda one: (one.completed, one.school))),
        *(Evidence(one, f"school's word of {one.issued}: enrolled, and taught every MBLEx area") for one in enrolled),
    )

    def step(standing: Standing, why: str, *actions: Action) -> Step:
        return Step("graduate", "Graduate from an accredited programme", standing, why, evidence, actions)

    if accredited:
        first = min(accredited, key=lambda one: one.completed)
        return step(Standing.DONE, f"{first.school}, {first.completed}")
    if unsaid:
        ask = "Ask the school, or its state's massage board, and enter accredited = true or false under [[schooling]]."
        why = f"whether the programme of {unsaid[0].school} is accredited is not recorded"
        return step(Standing.UNDETERMINED, why, Action(ask, EDUCATION_POLICY, PRIMARY))
    if coming or enrolled:
        finish = "Finish the programme; enter it under [[schooling]] with its hours by subject."
        why = f"{coming[0].school} is to be completed on {coming[0].completed}" if coming else "enrolled"
        return step(Standing.IN_PROGRESS, why, Action(finish))
    if done:
        return step(Standing.OPEN, f"the programme of {done[0].school} is recorded as not accredited", _FIND_SCHOOL)
    if seen.licences or exam.passed:
        since = f"a licence ({seen.licences[0].name})" if seen.licences else f"the {EXAM}"
        enter = Action("Enter the programme you completed under [[schooling]].")
        return step(Standing.UNDETERMINED, f"no schooling is recorded, though {since} is", enter)
    return step(Standing.OPEN, "no schooling is recorded", _FIND_SCHOOL)


def _schooled(one: Schooling) -> str:
    said = {True: "accredited", False: "not accredited", None: "accreditation not recorded"}[one.accredited]
    return f"{one.school}, completed {one.completed}, {in_hours(one.total)}, {said}"


# 2. The MBLEx


def _examination(seen: _Seen, exam: ExamRecord) -> Step:
    others = [one for one in seen.therapist.exams if one.passed and one.passed <= seen.on and one not in exam.attempts]
    evidence = tuple(Evidence(one, _sat(one)) for one in (*exam.attempts, *others))

    def step(standing: Standing, why: str, *actions: Action) -> Step:
        return Step("examination", f"Pass the {EXAM}", standing, why, evidence, actions)

    if exam.passed:
        return step(Standing.DONE, f"passed on {exam.passed}")
    if exam.retake_from is not None:
        last = exam.attempts[-1].taken
        again = "now" if exam.retake_from <= seen.on else f"from {exam.retake_from} on"
        words = f"Sit it again {again}: at least {RETAKE.wait} lie between attempts."
        sources = (RETAKE.citation, RETAKE.confidence)
        return step(Standing.IN_PROGRESS, f"failed on {last}", Action(words, *sources), Action(RETAKE.note, *sources))
    if others or seen.licences:
        rests = seen.licences[0].name if seen.licences else others[0].exam
        enter = Action(
            f"If the {EXAM} was passed, enter it under [[exams]]. If not, ask the board whether it is needed."
        )
        why = f"no {EXAM} is recorded; {rests} may rest on another examination"
        return step(Standing.UNDETERMINED, why, enter)
    apply = (
        "Apply to FSMTB once you graduated from an approved programme, or are enrolled in one and were taught every area "
        "of the outline: the school sends the proof."
    )
    actions = (Action(apply, EDUCATION_POLICY, PRIMARY), Action("The application and its fee.", APPLICATION, PRIMARY))
    return step(Standing.OPEN, "no attempt is recorded", *actions)


def _sat(one: Exam) -> str:
    return f"{one.exam}: passed on {one.passed}" if one.passed else f"{one.exam}: failed on {one.failed}"


# 3. Experience

_LOG = (
    Action(
        "Log what you do under [[experience]]: setting, role, hours and days. Paid work, volunteering and shadowing all "
        "count; no source that was found says how many hours suffice."
    ),
    Action(
        "For a hospital: no common number of hours was found; accounts stress work in a medical team, and training for "
        "patients such as those with cancer.",
        HOSPITALS,
        SECONDARY,
    ),
)


def _experience(seen: _Seen, certification: "_Certification") -> Step:
    gained = _gained(seen.therapist, seen.on)
    total = sum((one.hours for one in gained), Decimal(0))
    evidence = tuple(Evidence(one, _spent(one)) for one in sorted(gained, key=lambda one: (one.started, one.setting)))
    asked = certification.experience

    def step(standing: Standing, why: str, *actions: Action) -> Step:
        return Step("experience", "Gain experience", standing, why, evidence, actions)

    if certification.step.standing is Standing.DONE:
        return step(Standing.DONE, f"{in_hours(total)}; the certification is held")
    if asked and all(one.met for one in asked):
        return step(Standing.DONE, "; ".join(one.why for one in asked))
    actions = (
        *(Action(f"{one.label}: {one.why}", one.citation, one.confidence) for one in asked if one.met is False),
        *_LOG,
    )
    if gained:
        over = len({_setting(one) for one in gained})
        why = f"{in_hours(total)} in {over} setting{'' if over == 1 else 's'}"
        return step(Standing.IN_PROGRESS, why, *actions)
    if seen.licences:
        first = min(seen.licences, key=lambda one: one.issued)
        why = f"no experience is recorded, though {first.name} is held since {first.issued}"
        return step(Standing.UNDETERMINED, why, *actions)
    return step(Standing.OPEN, "no experience is recorded", *actions)


def _spent(one: Experience) -> str:
    until = f" to {one.ended}" if one.ended else " on"
    by = f", {one.clinician}" if one.clinician else ""
    return f"{one.setting}, {one.role}, {in_hours(one.hours)}, {one.started}{until}{by}"


# 4. Continuing education


def _education(seen: _Seen) -> Step:
    credits = [one for one in seen.therapist.credits_in_order if one.completed <= seen.on]
    planned = [one for one in seen.therapist.seminars if one.starts.date() >= seen.on]
    judged = [(one.name, seen.judge(one)) for one in seen.licences] + list(_of_those_held(seen))
    audits = [one for _, one in judged if isinstance(one, Audit)]
    failures = [f"{name} cannot be judged: {why}" for name, why in judged if isinstance(why, str)]
    verdicts = {one.verdict for one in audits}
    actions = (
        *(action for one in audits for action in _owed(one)),
        *(Action(f"Attend {one.title} on {one.starts.date()}.") for one in sorted(planned, key=lambda one: one.starts)),
    )
    evidence = (*(Evidence(one, _completed(one)) for one in reversed(credits)),)
    in_all = _in_all(credits)

    def step(standing: Standing, why: str, *actions: Action) -> Step:
        return Step("continuing-education", "Continue education in seminars", standing, why, evidence, actions)

    told = "; ".join([*([in_all] if credits else ["no course is recorded"]), *map(_verdict, audits), *failures])
    if Verdict.SHORT not in verdicts and (failures or Verdict.UNDETERMINED in verdicts):
        return step(Standing.UNDETERMINED, told, *actions)
    if not credits and not planned:
        return step(Standing.OPEN, told, *(actions or (_FIRST_COURSE,)))
    if credits and audits and Verdict.SHORT not in verdicts:
        return step(Standing.DONE, told, *actions)
    return step(Standing.IN_PROGRESS, told, *(actions or (_FIRST_COURSE,)))


_FIRST_COURSE = Action(
    "Enter courses under [[credits]] and planned ones under [[seminars]]; what they must be about is each licence's to say "
    "(ce-tracker will-it-count)."
)


def _of_those_held(seen: _Seen) -> Iterator[tuple[str, Audit | str]]:
    """Certifications held whose renewal somebody has rules for; that of the fifth step is a step of its own."""
    for one in seen.therapist.certifications:
        held = one.issued is not None and one.issued <= seen.on and one.body != AMMA
        found = seen.judge(one) if held else ""
        if isinstance(found, Audit):
            yield one.name, found


def _owed(found: Audit) -> Iterator[Action]:
    law = found.citation
    confidence = found.in_force.confidence if found.in_force else None
    name = found.licence.name
    if found.verdict is Verdict.SHORT:
        for more in found.to_take or ():
            yield Action(f"{name}: take {in_hours(more.hours)}: {more.words}.", law, confidence)
        for condition in found.conditions:
            if condition.met is False:
                yield Action(f"{name}: {condition.label}: {condition.why}.", condition.citation, condition.confidence)
    elif found.verdict is Verdict.UNDETERMINED:
        for one in found.unknown:
            yield Action(f"{name}: {one.why}: {one.settle}.", law, confidence)


def _verdict(found: Audit) -> str:
    due = f", due {found.due}" if found.due else ""
    return f"{found.licence.name} {str(found.verdict).replace('-', ' ')}{due}"


def _completed(one: Credit) -> str:
    return f"{one.title}, {one.completed}, {_amount(one)}"


def _amount(one: Credit) -> str:
    return in_hours(one.total) if one.unit is Unit.HOUR else f"{amount_words(one.total)} {one.unit}"


def _in_all(credits: Iterable[Credit]) -> str:
    """The hours of all courses; those in another unit are counted, not turned into hours."""
    total, others, courses = Decimal(0), 0, 0
    for one in credits:
        courses += 1
        if one.unit is Unit.HOUR:
            total += one.total
        else:
            others += 1
    besides = f", besides {others} in another unit" if others else ""
    return f"{courses} course{'' if courses == 1 else 's'}, {in_hours(total)}{besides}"


# 5. The certification


@frozen
class _Certification:
    step: Step
    found: Audit | None = None

    @property
    def experience(self) -> tuple[ConditionFinding, ...]:
        """What it asks of experience, as far as that is known."""
        rules = None if self.found is None else self.found.in_force
        if self.found is None or rules is None:
            return ()
        asked = [*rules.requirements, *(one for case in rules.cases for one in case.requirements)]
        keys = {one.key for one in asked if isinstance(one, Experienced)}
        return tuple(one for one in self.found.conditions if one.key in keys)


def _certification(seen: _Seen) -> _Certification:
    of_amma = [one for one in seen.therapist.certifications if one.body == AMMA]
    entered = next((one for one in of_amma if one.credential == MEDICAL_MASSAGE), None)
    evidence = tuple(Evidence(one, _certified(one, seen.on)) for one in of_amma)

    def step(standing: Standing, why: str, *actions: Action) -> Step:
        title = "Be certified by the American Medical Massage Association"
        return Step("certification", title, standing, why, evidence, actions)

    if entered is not None and entered.issued is not None and entered.issued <= seen.on:
        return _Certification(_of_one_held(entered, seen.on, step))
    sought = entered or Certification(AMMA, MEDICAL_MASSAGE)
    found = seen.judge(sought)
    if isinstance(found, str):
        return _Certification(step(Standing.UNDETERMINED, f"it cannot be judged: {found}"))
    contact = Action(f"Ask {found.book.board.name}.", found.citation)
    if found.verdict is Verdict.UNDETERMINED:
        why = found.unknown[0].why if found.unknown else "what it asks is not known"
        return _Certification(
            step(Standing.UNDETERMINED, why, contact, _enter(sought, found, entered=bool(entered))), found
        )
    begun = Standing.OPEN if entered is None else Standing.IN_PROGRESS
    if found.verdict is Verdict.SHORT:
        lacking = ", ".join(one.label for one in found.unmet() if one.met is False)
        return _Certification(step(begun, f"not yet met: {lacking}", *_owed(found), contact), found)
    apply = Action("Apply: all that is known to be asked is met.", contact.citation)
    return _Certification(step(begun, "everything asked is met", apply), found)


def _enter(sought: Certification, found: Audit, *, entered: bool) -> Action:
    """Enter the answer where it is then judged by."""
    if entered:
        keys = ", ".join(dict.fromkeys(one.key for one in found.unknown))
        return Action(f"Enter the answers. Open are: {keys} (`ce-tracker status` says what to enter for each).")
    facts = ", ".join(fact.name for fact in found.book.facts)
    entry = f'body = "{sought.body}", credential = "{sought.credential}"'
    told = f", and what you are told as its facts ({facts})" if facts else ""
    return Action(f"Enter it under [[certifications]] ({entry}){told}.")


def _of_one_held(held: Certification, on: date, step: Callable[..., Step]) -> Step:
    if held.expires is not None and held.expires < on:
        return step(
            Standing.OPEN, f"it expired on {held.expires}", Action("Ask AMMA how to renew it, or enter the new date.")
        )
    if held.status is not Status.ACTIVE:
        return step(
            Standing.UNDETERMINED, f"it is recorded as {held.status}", Action("Ask AMMA what that means for it.")
        )
    until = f", until {held.expires}" if held.expires else "; until when is not recorded"
    return step(Standing.DONE, f"held since {held.issued}{until}")


def _certified(one: Certification, on: date) -> str:
    held = one.issued is not None and one.issued <= on
    return f"{one.name}, " + (f"issued {one.issued}" if held else "sought")
