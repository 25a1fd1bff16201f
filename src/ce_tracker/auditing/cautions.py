"""What to know before relying on a verdict: what it may hinge on, how sure its sources are, how long ago they were checked."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ce_tracker.auditing.explain import Binding
from ce_tracker.auditing.findings import Open
from ce_tracker.auditing.matter import Choice, Matter
from ce_tracker.rules.amounts import Disputed
from ce_tracker.rules.provenance import PRIMARY, Confidence, weakest_of
from ce_tracker.rules.requirements import HoursOf
from ce_tracker.rules.rulebook import ELIGIBILITY, RuleBook, Rules
from ce_tracker.rules.spans import Span


def open_matters(matter: Matter, choice: Choice) -> Iterator[Open]:
    """What the verdict may hinge on: doubts of the requirements, of single credits, and of conditions."""
    board = f"ask {matter.book.board.name}"
    if choice.lenient is not choice.strict:
        binding = Binding(choice.frame, choice.strict)
        for row in binding.rows:
            key = getattr(row, "key", "")
            if row.doubt is not None and row.doubt.open_in(matter.setting):
                yield Open(key, row.doubt.why, board)
            if isinstance(row, HoursOf) and isinstance(row.hours, Disputed):
                yield Open(key, row.hours.why, board)
        titles: dict[str, dict[str, None]] = {}
        for part in choice.parts:
            if part.open and binding.hinges_on(part):
                title = matter.credits[part.credit].title if part.credit >= 0 else "hours carried over"
                for question in part.questions:
                    titles.setdefault(question, {})[title] = None
        for question, about in titles.items():
            yield Open("credits", question, f"complete the entry, or {board}", tuple(about))
    for condition in choice.conditions:
        if condition.met is None:
            settle = f"enter {condition.enter}, or {board}" if condition.enter else board
            yield Open(condition.key, f"{condition.label}: {condition.why}", settle)


def warnings(matter: Matter, choice: Choice | None) -> Iterator[str]:
    """What to know before relying on the verdict."""
    book, dates = matter.book, matter.dates
    yield from dates.notes
    if matter.on > dates.due:
        yield (
            f"the licence expired on {dates.due}: if it was renewed, enter the new expiry date; if not, see what the board "
            "says of late renewal"
        )
    computed = matter.licence.expires is None and book.purpose is not ELIGIBILITY
    for term, name in ((book.term, "due date"), (book.ce_term, "CE period")):
        if term is not None and term.confidence is not PRIMARY and (computed or term is book.ce_term):
            yield f"the {name} is computed on {term.confidence} sources: {term.note} Check with {book.board.name}: {book.board.url}"
    yield from _entered_again(matter)
    yield from how_sure(book, confidence_in(matter, choice))
    yield from how_fresh(book, matter.rules, matter.on, matter.stale_after)


def _entered_again(matter: Matter) -> Iterator[str]:
    """A warning for each entry that is there again, the same in everything; equal ones follow each other."""
    again = (one for one, other in pairwise(matter.credits) if one.completed == other.completed and one == other)
    for credit in dict.fromkeys(again):
        yield f"{credit.title!r} of {credit.completed} is entered more than once, and each entry counts: keep one if it is one"


def confidence_in(matter: Matter, choice: Choice | None) -> Confidence:
    """The least confidence of what the verdict rests on: the version or the case, each requirement, carried hours that count."""
    if choice is None:
        return matter.confidence
    told = [matter.confidence, choice.frame.weakest]
    carry_over = matter.rules.carry_over
    if carry_over is not None and carry_over.confidence:
        counted = zip(choice.strict.parts, choice.strict.count.items, strict=True)
        if any(part.carried and hours for part, hours in counted):
            told.append(carry_over.confidence)
    return weakest_of(told)


def how_sure(book: RuleBook, weakest: Confidence) -> Iterator[str]:
    """A warning where the rules, or what the licence hinges on, rest on less than primary sources."""
    if weakest is not PRIMARY:
        yield f"this rests in part on {weakest} sources; check with {book.board.name}: {book.board.url}"


def how_fresh(book: RuleBook, rules: Rules, on: date, stale_after: Span) -> Iterator[str]:
    """A warning where the rules were checked too long before the day of the audit."""
    if stale_after.after(rules.verified_on) < on:
        yield (
            f"these rules were last checked on {rules.verified_on}, more than {stale_after} before {on}: they may have changed; "
            f"check with {book.board.name}: {book.board.url}"
        )
