"""Words that every way of showing shares: hours, days, verdicts, what is to be done."""

from datetime import date
from decimal import Decimal

from ce_tracker import Audit, ConditionFinding, RequirementFinding, ToTake, Verdict
from ce_tracker.rules.amounts import amount_words, in_hours


def clean(text: str) -> str:
    """`text` on one line and printable, whatever a logbook or a plugin put there.

    >>> clean("bold \\x1b[1m")
    'bold \\\\x1b[1m'
    """
    return text if text.isprintable() else "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def number(hours: Decimal) -> str:
    """Hours as people write them: 12, 2.5."""
    return amount_words(hours)


def sure(confidence: str) -> str:
    """How well the sources establish something."""
    return {"conflicting": "sources conflict", "unverified": "unverified"}.get(confidence, f"{confidence} source")


def days_left(day: date, on: date) -> str:
    """How far off a day is."""
    left = (day - on).days
    if left == 0:
        return "today"
    count = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    return f"{count} left" if left > 0 else f"{count} ago"


def opens(day: date, on: date) -> str:
    """When renewal opens, or that it has."""
    if day <= on:
        return f"renewal is open since {day}"
    return f"renewal opens {day}, in {days_left(day, on).removesuffix(' left')}"


def asked(audit: Audit) -> Decimal:
    """How many hours are asked in all: the greatest minimum, or the places together."""
    places = sum((one.needed for one in audit.requirements if one.kind == "component"), Decimal(0))
    return max([places, *(one.needed for one in audit.requirements if one.kind == "hours")])


def course(more: ToTake) -> str:
    """One kind of course to take."""
    return f"{in_hours(more.hours)}: {more.words}"


_OF_WHAT_IS_SOUGHT = {Verdict.COMPLIANT: "eligible", Verdict.SHORT: "not yet eligible"}


def verdict(audit: Audit) -> str:
    """The verdict as people say it: of what is sought, whether one is eligible."""
    told = str(audit.verdict)
    return _OF_WHAT_IS_SOUGHT.get(audit.verdict, told) if audit.sought else told


def questions(audit: Audit) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is open, each question once though several requirements hinge on it: why, what settles it, about which credits."""
    return list(dict.fromkeys((one.why, one.settle, one.about) for one in audit.unknown))


def what_next(audit: Audit) -> str:
    """In one clause what a person does about a licence."""
    if audit.verdict.nothing_owed:
        return "apply" if audit.sought else "nothing to take"
    if audit.verdict is Verdict.UNDETERMINED:
        count = len(questions(audit))
        return f"settle {count} question{'' if count == 1 else 's'}" if count else "ask the board"
    unmet = [condition.key for condition in audit.conditions if condition.met is False]
    if unmet:
        return (
            f"take {in_hours(audit.short)}, see to {', '.join(unmet)}" if audit.short else f"see to {', '.join(unmet)}"
        )
    return f"take {in_hours(audit.short)}" if audit.short else "no further hours would do"


def standing(finding: RequirementFinding | ConditionFinding) -> str:
    """Whether a finding is met, in a word."""
    not_met = "short" if isinstance(finding, RequirementFinding) else "not met"
    return {True: "met", False: not_met, None: "open"}[finding.met]
