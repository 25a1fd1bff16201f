"""How things look to a program or in a pipe: one fact a line, each line complete in itself, nothing wrapped."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ce_tracker import Audit, CreditFinding, Deadline, RequirementFinding
from ce_tracker.cli.wording import asked, clean, course, days_left, number, standing, sure, verdict
from ce_tracker.rules.amounts import in_hours


def status(audit: Audit, on: date) -> Iterator[str]:
    """The lines of one licence: its verdict first, the board last."""
    return _of_licence(audit, [*_summary(audit, on), *_requirements(audit), *_open(audit), *_sources(audit)])


def explain(audit: Audit, on: date) -> Iterator[str]:
    """The lines of one licence with its law, and those of every credit."""
    return _of_licence(
        audit,
        [
            *_summary(audit, on),
            *_requirements(audit, with_law=True),
            *_open(audit),
            *(line for finding in audit.credits for line in _credit(finding)),
            *_sources(audit),
        ],
    )


def deadlines(found: Sequence[Deadline], on: date) -> Iterator[str]:
    """A line for each deadline."""
    for deadline in found:
        done = " (done)" if deadline.done else ""
        yield clean(
            f"{deadline.day}: {deadline.milestone}: {deadline.title}: {days_left(deadline.day, on)}{done}: "
            f"{deadline.details}"
        )


def _of_licence(audit: Audit, lines: Iterable[str]) -> Iterator[str]:
    return (clean(f"{audit.licence.name}: {line}") for line in lines)


def _summary(audit: Audit, on: date) -> Iterator[str]:
    yield f"verdict: {verdict(audit)}"
    if audit.sought:
        yield f"to obtain it: as of {on}"
    elif audit.due is None:
        yield "due: not known"
    else:
        yield f"due: {audit.due} ({days_left(audit.due, on)})"
    if audit.ce_due is not None and audit.ce_due != audit.due:
        yield f"hours due: {audit.ce_due} ({days_left(audit.ce_due, on)})"
    if audit.window_opens is not None:
        yield f"renewal opens: {audit.window_opens}"
    if audit.dates is not None and not audit.sought:
        yield f"period: {audit.dates.ce_period.start} to {audit.dates.ce_period.end}"
    if audit.case:
        yield f"case: {audit.case}"
    if audit.requirements:
        yield f"counted: {number(audit.counted)} of {in_hours(asked(audit))}"
    if audit.to_take is None:
        yield "to take: no further hours would do"
    else:
        yield from (f"to take: {course(more)}" for more in audit.to_take)


def _requirements(audit: Audit, *, with_law: bool = False) -> Iterator[str]:
    for finding in audit.requirements:
        law = f" [{finding.citation}; {sure(finding.confidence)}]" if with_law else ""
        yield f"{_requirement(finding)}{law}"
    for condition in audit.conditions:
        law = f" [{condition.citation}; {sure(condition.confidence)}]" if with_law else ""
        yield f"condition: {condition.key}: {standing(condition)}: {condition.label}: {condition.why}{law}"


def _requirement(finding: RequirementFinding) -> str:
    if finding.kind == "maximum":
        return f"maximum: {finding.key}: at most {number(finding.needed)}, counted {number(finding.counted)}: {finding.label}"
    return (
        f"requirement: {finding.key}: {standing(finding)}: needed {number(finding.needed)}, counted "
        f"{number(finding.counted)}, short {number(finding.short)}: {finding.label}"
    )


def _open(audit: Audit) -> Iterator[str]:
    for question in audit.unknown:
        about = f" ({clean('; '.join(question.about))})" if question.about else ""
        yield f"open: {question.key}: {question.why}{about}: {question.settle}"
    for warning in audit.warnings:
        yield f"warning: {warning}"


def _sources(audit: Audit) -> Iterator[str]:
    rules = audit.in_force
    if rules is not None:
        citation = audit.citation or rules.citation
        checked = f"({sure(rules.confidence)}, checked {rules.verified_on})"
        yield f"law: {citation} {checked} {citation.url}".rstrip()
    yield f"board: {audit.book.board.name}: {audit.book.board.url}"


def _credit(finding: CreditFinding) -> Iterator[str]:
    name = f"{finding.credit.completed} {finding.credit.title}"
    served = ", ".join(f"{key} {number(hours)}" for key, hours in finding.toward)
    carried = f", {in_hours(finding.carried)} of them carried over" if finding.carried else ""
    toward = f" toward {served}" if served else ""
    yield f"credit: {name}: counted {number(finding.counted)} of {in_hours(finding.hours)}{toward}{carried}"
    for reason in finding.why:
        law = f" [{reason.citation}]" if reason.citation else ""
        yield f"uncounted: {name}: {in_hours(reason.hours)}: {reason.code}: {reason.words}{law}"
