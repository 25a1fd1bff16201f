"""How the licences of a class are judged, as far as it does not depend on hours: the steps of the audit, for one of them."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import define, evolve, field

from ce_tracker import Licence
from ce_tracker.bulk import (
    STALE_AFTER,
    Audit,
    DueDates,
    Matter,
    Missing,
    Problem,
    Setting,
    cases_of,
    condition,
    frames_of,
    its_window,
    judge_by,
    judge_case,
    matter_before,
    obstacle_to,
    period_before,
    resolve,
)
from ce_tracker.rules import Holds, Proof, RuleBook
from ce_tracker_roster.canon import UNITS
from ce_tracker_roster.engine.classes import (
    Alone,
    Carry,
    Class,
    Counted,
    Day,
    Fixed,
    Prior,
    Several,
    Told,
    Way,
    share_days,
)
from ce_tracker_roster.engine.watched import WatchedDate
from ce_tracker_roster.rows import licence_row


@define(eq=False)
class Standings:
    """Finds how licences are judged as of a day; ways that are the same are one object."""

    on: date
    _ways: dict[tuple[Any, ...], Way] = field(factory=dict)

    @property
    def ways(self) -> int:
        """How many ways were found so far."""
        return len(self._ways)

    def found(
        self,
        book: RuleBook,
        licence: Licence,
        somebody: Any,
        dates: DueDates | Missing,
        before: Callable[[], DueDates] | None = None,
    ) -> Class:
        """How a licence is judged by its dates; `before` gives those of the period before, where they are known as well."""
        on = self.on
        rules = None if isinstance(dates, Missing) else book.rules_for(dates.ce_period)
        if isinstance(dates, Missing) or rules is None:
            return fixed(dates, somebody, licence, book, on)
        if rules.counts_schooling or rules.in_steps_of is not None:
            return Alone("hours of schooling or in steps count")
        setting = Setting(somebody, licence, dates.ce_period, dates.due, book.ce_years, on)
        matter = Matter(somebody, licence, book, on, (), dates, rules, setting, STALE_AFTER)
        if not rules.ce_required:
            return fixed(dates, somebody, licence, book, on)
        cases, unsettled = cases_of(matter)
        found = [self._in_case(matter if case is None else evolve(matter, case=case), before) for case in cases]
        if len(found) == 1:
            return found[0]
        sorts = [one for one in found if not isinstance(one, Alone)]
        if len(sorts) < len(found):
            return Alone("which case applies is open")
        if not share_days(sorts):
            return Alone("cases have days of their own, and which applies is open")
        return Several(tuple(sorts), tuple(_settling(missing, book) for missing in dict.fromkeys(unsettled)))

    def _in_case(self, matter: Matter, before: Callable[[], DueDates] | None) -> Alone | Fixed | Counted:
        if obstacle_to(matter) is not None or matter.exempt:
            return _as_fixed(judge_case(matter))
        return self._counted(matter, before)

    def _counted(self, matter: Matter, before: Callable[[], DueDates] | None) -> Alone | Counted:
        dates = matter.dates
        carries = matter.rules.carry_over is not None and matter.case is None
        if carries and matter.licence.facts.get("carried_over") is not None:
            return Alone("the board acknowledged hours carried over")
        way = self._way(matter)
        if any(hours * UNITS % 1 for problem in (*way.strict, *way.lenient) for hours in _amounts(problem)):
            return Alone("hours are asked in parts of less than a ten-thousandth")
        prior: Prior | bool = False
        if carries or dates.shared is not None:
            prior = self._prior(_before(matter, before), carries=carries)
            if carries and prior is True:
                return Alone("hours may be carried over from a period that is not known")
        shared = (None, None) if dates.shared is None else dates.shared.bounds
        return Counted(
            way,
            *_window(matter),
            as_kept(matter.setting.period.start),
            as_kept(dates.due),
            as_kept(dates.ce_due),
            *(as_kept(shared[0]), as_kept(shared[1])),
            prior,
            _carry(matter) if carries else None,
        )

    def _prior(self, before: Matter | bool, *, carries: bool) -> Prior | bool:
        if isinstance(before, bool):
            return before
        if before.exempt and not carries:
            return False
        shared = (None, None) if before.dates.shared is None else before.dates.shared.bounds
        last = before.dates.perhaps.bounds[1]
        return Prior(self._way(before), *_window(before), *map(as_kept, (last, *shared)))

    def _way(self, matter: Matter) -> Way:
        frames = frames_of(matter.rules, matter.case, matter.setting)
        strict, lenient = (
            tuple(frame.problem(matter.setting, strict=reading) for frame in frames) for reading in (True, False)
        )
        proofs = tuple(tuple(_proof(one, matter) for one in frame.conditions) for frame in frames)
        way = Way(matter.book, frames, strict, lenient, proofs, matter.rules, matter.case, matter.confidence)
        return self._ways.setdefault(way.key, way)


def _amounts(problem: Problem) -> Iterator[Decimal]:
    """All hours that a problem asks or limits."""
    yield from (hours for _, hours in problem.asked)
    yield from (limit.hours for limit in problem.all_limits)


def _proof(proof: Proof, matter: Matter) -> Told:
    """What is told of a requirement without hours. A rule that looks at a record in a way of its own makes a class `Alone`."""
    if type(proof) is Holds:
        doubtful = proof.doubt is not None and proof.doubt.open_in(matter.setting)
        return Told(proof.words(), None, proof, doubtful)
    found = condition(proof, matter)
    return Told(found.label, found.met)


def fixed(dates: DueDates | Missing, somebody: Any, licence: Licence, book: RuleBook, on: date) -> Fixed:
    """The class of licences of which the audit says the same whatever is recorded, as of one of them that has nothing recorded."""
    somebody.credits_in_order = ()
    return _as_fixed(judge_by(dates, somebody, licence, book, on))


def _as_fixed(audit: Audit) -> Fixed:
    row = licence_row(audit)
    return Fixed({**row, "due": None, "ce_due": None}, as_kept(row["due"]), as_kept(row["ce_due"]))


def _settling(missing: Missing, book: RuleBook) -> str:
    """What would settle which case applies, as the audit of one licence tells it."""
    return f"{missing.why} ({f'enter {missing.enter}' if missing.enter else f'ask {book.board.name}'})"


def _carry(matter: Matter) -> Carry:
    rule, setting = matter.rules.carry_over, matter.setting
    assert rule is not None
    at_most = [
        None if rule.at_most is None else resolve(rule.at_most, setting, strict=strict) for strict in (True, False)
    ]
    share = [resolve(rule.share, setting, strict=strict) for strict in (True, False)]
    doubtful = rule.doubt is not None and rule.doubt.open_in(setting)
    return Carry((at_most[0], at_most[1]), (share[0], share[1]), rule.toward, rule.perhaps, doubtful, rule.confidence)


def _before(matter: Matter, dates: Callable[[], DueDates] | None) -> Matter | bool:
    """The period before as a matter of its own; False where nothing was asked of it, True where that is not known."""
    if dates is None:
        return period_before(matter)
    if matter.dates.ce_period.start <= matter.setting.issued:
        return False
    return matter_before(matter, dates())


def _window(matter: Matter) -> tuple[Day, Day, Day, Day]:
    """The days from which hours are looked at, the first and the last, and those of which they surely count."""
    window = its_window(matter)
    first, until, sure, end = map(as_kept, (window.perhaps[0], window.until, *window.surely))
    return first, until, sure, end


def as_kept(day: Any) -> Day:
    """A day as a class keeps it."""
    if isinstance(day, WatchedDate):
        return day.expression
    return day.toordinal() if isinstance(day, date) else day
