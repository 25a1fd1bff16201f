"""Words for what one course would do: shared by the page and the plain lines."""

from collections.abc import Iterator

from ce_tracker import Audit, Credit, Unit, Verdict
from ce_tracker.cli.wording import number
from ce_tracker.counting_ahead import Answer, WouldCount
from ce_tracker.rules.amounts import in_hours


def course_in_words(course: Credit) -> str:
    """The course that is asked about."""
    amount = in_hours(course.total) if course.unit is Unit.HOUR else f"{number(course.total)} {course.unit}"
    return f"{course.title}, {amount}, completed {course.completed}"


def counts(one: WouldCount) -> str:
    """How many of the hours would count, in a clause."""
    match one.answer:
        case Answer.NOT_ASKED:
            return "nothing is asked"
        case Answer.OPEN:
            return "open"
        case _:
            return f"{number(one.counted)} of {in_hours(one.hours)}"


def standing(found: Audit) -> str:
    """The verdict, and how much is to be taken: ``short, 10 hours to take``."""
    verdict = str(found.verdict).replace("-", " ")
    if found.verdict not in (Verdict.SHORT, Verdict.UNDETERMINED):
        return verdict
    if found.short is None:
        return f"{verdict}, no further hours would do"
    if found.short:
        return f"{verdict}, {in_hours(found.short)} to take"
    return f"{verdict}, no hours to take" if found.verdict is Verdict.SHORT else verdict


def change(one: WouldCount) -> str:
    """What the course does to the verdict and the hours to take."""
    before, after = standing(one.before), standing(one.after)
    return f"stays {before}" if before == after else f"{before}; with it {after}"


def notes(one: WouldCount) -> Iterator[str]:
    """What else to know: what is assumed, what is gained nothing by."""
    if one.assumes_renewal_on is not None:
        yield f"taken to be renewed by {one.assumes_renewal_on}"
    for met in one.settled:
        yield f"meets: {met.label}"
    if one.pushed_out:
        gain = f"{in_hours(one.gain)} more in all" if one.gain > 0 else "no more in all"
        yield f"{in_hours(one.pushed_out)} of it only in place of others that count now: {gain}"
    if one.counted and not one.helps and one.after.verdict is not Verdict.UNDETERMINED:
        yield "not needed: what is still to be done stays the same"


def judged_for(one: WouldCount) -> str:
    """Which period it is judged for, or that it is about obtaining it."""
    if one.period is not None:
        return f"period {one.period.start} to {one.period.end}"
    return "to obtain it" if one.after.sought else "period not known"
