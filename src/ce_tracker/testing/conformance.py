"""What every rule book has to live up to, told as sentences: the conformance suite for plugins.

Each check takes a rule book and yields its problems in words that somebody who knows the law understands; a book without
problems yields none. In the tests of a plugin:

.. code-block:: python

    import pytest
    from ce_tracker.testing.conformance import CHECKS

    @pytest.mark.parametrize("check", CHECKS)
    @pytest.mark.parametrize("book", MY_BOOKS)
    def test_the_rule_book_conforms(book, check):
        assert list(check(book)) == []

The checks on hours judge made-up records, in every version, case and alternative: the fullest record there could be, and
an empty one. So a requirement that nobody can meet, a case that never applies, or a rule that lets an empty record pass
is found before a therapist meets it.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from ce_tracker.auditing import Audit, Verdict, judge
from ce_tracker.record import MOST_HOURS
from ce_tracker.rulebooks.parts import inside
from ce_tracker.rules import (
    Citation,
    Component,
    Disputed,
    FixedDate,
    Minimum,
    Proof,
    RuleBook,
    Rules,
    Undetermined,
)
from ce_tracker.rules.json import dump, load
from ce_tracker.testing.fullest import Course, fullest, with_courses
from ce_tracker.testing.situations import Situation, Way, facts_asked, period_ends, situations, ways

Check = Callable[[RuleBook], Iterator[str]]

_FEWEST_HOURS = Decimal(8)
_ONE_DAY = timedelta(days=1)
_EARLIER = re.compile(r"(?i)\b(before|earlier|older|oldest)\b")


def problems(book: RuleBook) -> list[str]:
    """All that keeps a rule book from conforming."""
    return [problem for check in CHECKS for problem in check(book)]


def citations_are_present(book: RuleBook) -> Iterator[str]:
    """Every citation says what it cites and where that can be read, and the board has an address."""
    for part in inside(book):
        if isinstance(part, Citation):
            if not part.text.strip():
                yield f"{_name(book)}: a citation of {part.url or 'nothing'} does not say what it cites"
            if not part.url.startswith(("https://", "http://")):
                yield f"{_name(book)}: {part.text} has no address where it can be read"
    if not book.board.url.startswith("https://"):
        yield f"{_name(book)}: {book.board.name} has no address that begins with https"


def checks_are_dated(book: RuleBook) -> Iterator[str]:
    """Every version was checked against its source on a day, and that day has come."""
    for rules in book.rules:
        if rules.verified_on > date.today():  # noqa: DTZ011  # a reader's own day is meant
            yield f"{_spoken(book, rules)}: last checked on {rules.verified_on}, which is still to come"


def versions_follow_each_other(book: RuleBook) -> Iterator[str]:
    """Versions neither overlap nor leave days between them uncovered, the newest is open-ended and stands first."""
    ordered = book.oldest_first
    if list(book.rules) != ordered[::-1]:
        yield f"{_name(book)}: the versions do not stand newest first"
    for earlier, later in pairwise(ordered):
        before, after = earlier.in_force, later.in_force
        if before.overlaps(after):
            yield f"{_name(book)}: two versions govern the same days: {before} and {after}"
        elif (
            before.last is not None
            and after.first is not None
            and _some_period_ends(book, before.last + _ONE_DAY, after.first - _ONE_DAY)
        ):
            yield (
                f"{_name(book)}: nothing is said of periods between {before.last} and {after.first}; say there that it is "
                "not known (Undetermined), and why"
            )
    if ordered and ordered[-1].in_force.last is not None:
        yield f"{_name(book)}: nothing is said of periods after {ordered[-1].in_force.last}; say that it is not known"


def earlier_times_are_spoken_of(book: RuleBook, told: str = "") -> Iterator[str]:
    """Where nothing is known before the oldest version, the author says so: in its notes, or in `told`, the module's text.

    It takes a word for earlier times and the year in which the oldest version begins. Not among `CHECKS`, as a rule book
    does not know the module it stands in.
    """
    oldest = book.oldest_first[0]
    begins = oldest.in_force.first
    text = " ".join((told, oldest.label, *oldest.notes))
    if begins is not None and not (str(begins.year) in text and _EARLIER.search(text)):
        yield (
            f"{_name(book)}: the oldest version is in force from {begins}; say in the module's docstring, or in the notes of "
            "that version, that earlier periods are not covered, and why"
        )


def facts_are_explained(book: RuleBook) -> Iterator[str]:
    """Every fact that the rules ask for by name is among those whose meaning the book gives."""
    asked = facts_asked((book.term, book.ce_term, book.rules))
    for name in sorted(asked - {fact.name for fact in book.facts}):
        yield f"{_name(book)}: the rules ask for the fact {name!r}, and the book does not say what it means (facts)"


def json_keeps_everything(book: RuleBook) -> Iterator[str]:
    """Written as JSON and read again it is the same rule book, and is written the same."""
    written = json.loads(json.dumps(dump(book)))
    read = load(RuleBook, written)
    if read != book:
        yield f"{_name(book)}: it is another rule book once it was written as JSON and read again"
    if dump(read) != written:
        yield f"{_name(book)}: its JSON changes when it is read and written again"


def every_way_is_met_with(book: RuleBook) -> Iterator[str]:
    """For each version, case and alternative there is some licence that is judged by it."""
    for way in ways(book):
        if not situations(way):
            yield f"{_name(book)}: no licence was found that is judged by this: {way.words}"


def every_requirement_is_asked(book: RuleBook) -> Iterator[str]:
    """Each requirement in hours is asked of some licence."""
    for way, trials in tried(book):
        asked = {one.key for trial in trials for one in trial.empty.requirements if one.needed}
        for row in way.rows() if trials else ():
            if row.key not in asked:
                yield f"{_name(book)}: no licence was found that has to have {row.words()} ({row.key}): {way.words}"


def the_fullest_record_complies(book: RuleBook) -> Iterator[str]:
    """Who has every course, document and fact is compliant; undetermined where the rule itself leaves something open."""
    for way, trials in tried(book):
        settled = way.exempt or not trials
        for trial in trials:
            left_open = stays_open(trial)
            settled = settled or bool(left_open) or trial.full.verdict is not Verdict.UNDETERMINED
            if trial.full.verdict is Verdict.SHORT:
                lacking = ", ".join(one.label for one in trial.full.unmet() if one.met is False)
                yield f"{_name(book)}: no record, however full, meets {lacking or 'what is asked'}: {way.words}"
            elif left_open and trial.full.verdict is Verdict.COMPLIANT:
                yield f"{_name(book)}: a full record complies although it is open {left_open[0]}: {way.words}"
        if not settled:
            opened = "; ".join(one.why for one in trials[-1].full.unknown)
            yield f"{_name(book)}: no record, however full, settles this: {opened}: {way.words}"


def an_empty_record_does_not_comply(book: RuleBook) -> Iterator[str]:
    """Who has nothing is short; undetermined where no hours are surely asked, and never compliant."""
    for way, trials in tried(book):
        for trial in trials:
            verdict = trial.empty.verdict
            if way.exempt:
                if verdict is not Verdict.EXEMPT:
                    yield f"{_name(book)}: exempt, and yet {verdict}: {way.words}"
            elif verdict.nothing_owed and (_asks_anything(trial) or not _may_ask(way)):
                yield f"{_name(book)}: an empty record is {verdict}: {way.words}"
            elif verdict is not Verdict.SHORT and _surely_asked(way, trial):
                yield f"{_name(book)}: an empty record is {verdict} although hours are surely asked: {way.words}"


def every_requirement_can_be_met_and_missed(book: RuleBook) -> Iterator[str]:
    """The fullest record meets each requirement in hours; without the courses that serve it, it misses it."""
    for way, trials in tried(book):
        for place, row in enumerate(way.rows()):
            asking = [trial for trial in trials if _needed(trial.empty, row.key)]
            if not asking:
                continue
            best = True if any(place in course.serves for course in asking[0].courses) else None
            if all(_met(trial.full, row.key) not in (True, best) for trial in asking):
                yield f"{_name(book)}: no record meets {row.words()} ({row.key}): {way.words}"
            if all(_met(trial.without(place), row.key) is True for trial in asking):
                yield f"{_name(book)}: who took no course for it still meets {row.words()} ({row.key}): {way.words}"


CHECKS: tuple[Check, ...] = (
    citations_are_present,
    checks_are_dated,
    versions_follow_each_other,
    facts_are_explained,
    json_keeps_everything,
    every_way_is_met_with,
    every_requirement_is_asked,
    the_fullest_record_complies,
    an_empty_record_does_not_comply,
    every_requirement_can_be_met_and_missed,
)
"""The checks, each for one rule book."""


@frozen
class Trial:
    """A way of being judged, tried on one licence: with the fullest record, and with none."""

    way: Way
    situation: Situation
    courses: tuple[Course, ...]
    full: Audit
    empty: Audit

    def without(self, place: int) -> Audit:
        """The audit of the fullest record less every course that may serve the requirement at this place."""
        kept = [course for course in self.courses if place not in course.may_serve]
        person = with_courses(self.situation.person, kept)
        return judge(person, self.situation.licence, self.way.book, self.situation.on)


@lru_cache(maxsize=8)
def tried(book: RuleBook) -> tuple[tuple[Way, tuple[Trial, ...]], ...]:
    """Every way of being judged by a rule book, with the trials of it."""
    return tuple((way, tuple(_trial(way, situation) for situation in situations(way))) for way in ways(book))


def _trial(way: Way, situation: Situation) -> Trial:
    licence, on = situation.licence, situation.on
    empty = judge(situation.person, licence, way.book, on)
    asked = sum((one.needed for one in empty.requirements), Decimal(0))
    person, courses = fullest(way, situation, min(max(asked, _FEWEST_HOURS), MOST_HOURS))
    return Trial(way, situation, courses, judge(person, licence, way.book, on), empty)


def left_open(book: RuleBook) -> Iterator[str]:
    """The ways of being judged in which nobody can be found compliant, because the rule leaves something open: no problem."""
    for way, trials in tried(book):
        reasons = dict.fromkeys(reason for trial in trials for reason in stays_open(trial))
        if reasons:
            yield f"{_name(book)}, {way.words}: {'; '.join(reasons)}"


def stays_open(trial: Trial) -> list[str]:
    """What a rule leaves open whatever a record holds: what it calls undetermined, and what no course surely serves."""
    way = trial.way
    conditions = {one.key for one in trial.full.conditions}
    left = [one.why for one in way.requirements if isinstance(one, Undetermined) and one.key in conditions]
    for place, row in enumerate(way.rows()):
        if _needed(trial.full, row.key) and not any(place in course.serves for course in trial.courses):
            left.append(f"which hours surely serve {row.words()} ({row.key})")
    return left


def _some_period_ends(book: RuleBook, first: date, last: date) -> bool:
    """Whether a period may end between two days; where all end on one day of the year, whether that day is among them."""
    if last < first:
        return False
    if not isinstance(book.ce_term or book.term, FixedDate):
        return True
    return any(first <= end <= last for end in period_ends(book, first))


def _name(book: RuleBook) -> str:
    return f"{book.jurisdiction} {book.credential}"


def _spoken(book: RuleBook, rules: Rules) -> str:
    return f"{_name(book)}, periods {rules.in_force}"


def _needed(audit: Audit, key: str) -> Decimal:
    return next((one.needed for one in audit.requirements if one.key == key), Decimal(0))


def _met(audit: Audit, key: str) -> bool | None:
    return next((one.met for one in audit.requirements if one.key == key), None)


def _asks_anything(trial: Trial) -> bool:
    return bool(trial.empty.conditions) or any(one.needed for one in trial.empty.requirements)


def _may_ask(way: Way) -> bool:
    """Whether there is anything that a record has to have."""
    return any(True for _ in way.rows()) or any(isinstance(one, Proof) for one in way.requirements)


def _surely_asked(way: Way, trial: Trial) -> bool:
    """Whether some hours are asked in every reading."""
    return any(_needed(trial.empty, row.key) and _is_sure(row) for row in way.rows())


def _is_sure(row: Minimum | Component) -> bool:
    if isinstance(row.hours, Decimal):
        return row.doubt is None and row.when is None
    return isinstance(row.hours, Disputed) and row.hours.lenient > 0 and row.doubt is None and row.when is None
