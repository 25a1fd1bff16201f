"""Hours carried over: what the period before did not need, or what the board acknowledged of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from attrs import define, field

from ce_tracker.auditing.admit import ACKNOWLEDGED, Part, refused
from ce_tracker.auditing.findings import Reason, Why
from ce_tracker.auditing.frame import Frame
from ce_tracker.auditing.problem import NO_DAY, ZERO
from ce_tracker.record import Held
from ce_tracker.rules.amounts import resolve
from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.rulebook import CarryOver

USED = "counted for the period before, which needed it"

_DISPUTED = "the sources disagree how many hours may be carried over"

Excess = list[tuple[int, Decimal]]
"""Hours that a period did not need, by the place of the credit that gave them, latest first."""


@define(eq=False)
class Before:
    """What became of the hours of the period before: those it did not need, and those it used, by credit.

    `open` tells why it is open whether it did; it is empty where that is sure.
    """

    beyond: Excess
    used: Excess = field(factory=list)
    open: str = ""


def acknowledged(licence: Held) -> Before | None:
    """The hours that the board acknowledged as carried over, if the licence says so (the fact ``carried_over``)."""
    told = licence.facts.get("carried_over")
    if told is None or isinstance(told, bool | str | date):
        return None
    return Before([(ACKNOWLEDGED, max(Decimal(str(told)), ZERO))])


def excess(own: Iterable[tuple[int, Decimal]], needed: Decimal) -> Before:
    """Of hours counted by credit (earliest first), those beyond `needed`, and those that were needed."""
    by_credit = [(place, hours) for place, hours in reversed(list(own)) if hours]
    spare = max(sum((hours for _, hours in by_credit), ZERO) - needed, ZERO)
    return Before(*_take(by_credit, spare))


def carried(rule: CarryOver, before: Before, frame: Frame, setting: Setting) -> list[Part]:
    """The hours of the period before as parts: those carried, those over the limit, those it used.

    In the strict reading only hours that surely may be carried count.
    """
    beyond = before.beyond
    bits = {row.key: bit for bit, row in frame.reached()}
    toward = sum(bits[key] for key in rule.toward if key in bits)
    perhaps = toward | sum(bits[key] for key in rule.perhaps if key in bits)
    from_board = any(place == ACKNOWLEDGED for place, _ in beyond)
    total = sum((hours for _, hours in beyond), ZERO)
    limits = []
    for strict in (True, False):
        share = Decimal(1) if from_board else resolve(rule.share, setting, strict=strict)
        most = total if rule.at_most is None else resolve(rule.at_most, setting, strict=strict)
        limits.append(min(most, total * share))
    sure, most = limits
    if before.open or (rule.doubt is not None and not from_board and rule.doubt.open_in(setting)):
        sure = ZERO
    parts = []
    left = beyond
    for hours, certain in ((sure, True), (most - sure, False)):
        taken, left = _take(left, hours)
        for place, amount in taken:
            part = Part(amount, toward, NO_DAY, place, None, perhaps, carried=True)
            if perhaps != toward:
                part.questions = (f"whether carried hours also fill {', '.join(rule.perhaps)} is not established",)
            if not certain:
                words = before.open or (rule.doubt.why if rule.doubt else _DISPUTED)
                part.admitted = False
                part.why = Reason(Why.STATUS_OPEN, amount, words, rule.citation)
                part.questions = (words,)
            parts.append(part)
    over = "the period before did not need it, and it is more than may be carried over"
    parts += [refused(place, Reason(Why.OVER_CARRY_OVER, hours, over, rule.citation)) for place, hours in left]
    parts += [refused(place, Reason(Why.ALREADY_USED, hours, USED, rule.citation)) for place, hours in before.used]
    return parts


def _take(hours: Excess, most: Decimal) -> tuple[Excess, Excess]:
    """The first `most` hours, and the rest."""
    taken, left = [], []
    for place, amount in hours:
        part = max(min(amount, most), ZERO)
        most -= part
        if part:
            taken.append((place, part))
        if amount > part:
            left.append((place, amount - part))
    return taken, left


def with_carried(parts: list[Part], from_before: Sequence[Part], frame: Frame) -> list[Part]:
    """The hours carried over, and the parts less those of the period before that stand for themselves.

    Hours that may also count in this period of themselves are not over the limit, and fill what they would fill so.
    """
    reached = sum(bit for bit, _ in frame.reached())
    of_themselves: dict[int, int] = {}
    for part in parts:
        if part.why is not None and part.lenient is not None:
            of_themselves[part.credit] = of_themselves.get(part.credit, 0) | part.lenient & reached
    kept = []
    for part in from_before:
        also = of_themselves.get(part.credit)
        if also is not None and part.why is not None and part.why.code is Why.OVER_CARRY_OVER:
            continue
        if also is not None and part.lenient is not None:
            part.lenient |= also
        kept.append(part)
    return [*kept, *_without(parts, kept)]


def _without(parts: Iterable[Part], carried_parts: Iterable[Part]) -> list[Part]:
    """The parts less the hours of their credits that were carried over."""
    gone: dict[int, Decimal] = {}
    for part in carried_parts:
        gone[part.credit] = gone.get(part.credit, ZERO) + part.hours
    rest = []
    for part in parts:
        taken = min(gone.get(part.credit, ZERO), part.hours) if part.why is not None else ZERO
        if taken and part.why is not None:
            gone[part.credit] -= taken
            part.hours -= taken
            part.why = Reason(part.why.code, part.hours, part.why.words, part.why.citation)
        if part.hours:
            rest.append(part)
    return rest
