"""Hours carried over: what the period before did not need, or what the board acknowledged of it."""

from collections.abc import Container, Iterable, Sequence
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

_OVER = "the period before did not need it, and it is more than may be carried over"
_DISPUTED = "the sources disagree how many hours may be carried over"

Excess = list[tuple[int, Decimal]]
"""Hours that a period did not need, by the place of the credit that gave them, latest first."""


@define(eq=False)
class Before:
    """What became of the hours of the period before: those it surely did not need, and those it used, by credit.

    Of those of `perhaps` it is open, and `why` tells why.
    """

    beyond: Excess
    used: Excess = field(factory=list)
    perhaps: Excess = field(factory=list)
    why: str = ""


def acknowledged(licence: Held) -> Before | None:
    """The hours that the board acknowledged as carried over, if the licence says so (the fact ``carried_over``)."""
    told = licence.facts.get("carried_over")
    if told is None or isinstance(told, bool | str | date):
        return None
    return Before([(ACKNOWLEDGED, max(Decimal(str(told)), ZERO))])


def excess(own: Iterable[tuple[int, Decimal]], needed: Decimal) -> Before:
    """Of hours counted by credit (earliest first), those beyond `needed`, and those that were needed."""
    by_credit = [(place, hours) for place, hours in reversed(list(own)) if hours]
    spare = max(_sum(by_credit) - needed, ZERO)
    return Before(*_take(by_credit, spare))


def with_perhaps(sure: Before, own: Iterable[tuple[int, Decimal]], needed: Decimal, why: str) -> Before:
    """The same with what is beyond `needed` only if `own` count, the hours that may (earliest first), and not the sure ones alone.

    It is of credits of which those count more; what fewer hours that are needed leave is of those used.
    """
    surely: dict[int, Decimal] = {}
    for place, hours in (*sure.beyond, *sure.used):
        surely[place] = surely.get(place, ZERO) + hours
    by_credit: dict[int, Decimal] = {}
    for place, hours in reversed(list(own)):
        by_credit[place] = by_credit.get(place, ZERO) + hours
    more = max(_sum(by_credit.items()) - needed, ZERO) - _sum(sure.beyond)
    counted_more = [(place, max(hours - surely.get(place, ZERO), ZERO)) for place, hours in by_credit.items()]
    perhaps, _ = _take(counted_more, more)
    no_longer_needed, used = _take(sure.used, more - _sum(perhaps))
    return Before(sure.beyond, used, [*perhaps, *no_longer_needed], why)


def carried(rule: CarryOver, before: Before, frame: Frame, setting: Setting) -> list[Part]:
    """The hours of the period before as parts: those carried, those over the limit, those it used.

    In the strict reading only hours that surely may be carried count.
    """
    bits = {row.key: bit for bit, row in frame.reached()}
    toward = sum(bits[key] for key in rule.toward if key in bits)
    perhaps = toward | sum(bits[key] for key in rule.perhaps if key in bits)
    from_board = any(place == ACKNOWLEDGED for place, _ in before.beyond)
    limits = []
    for strict, hours in ((True, before.beyond), (False, [*before.beyond, *before.perhaps])):
        total = _sum(hours)
        share = Decimal(1) if from_board else resolve(rule.share, setting, strict=strict)
        most = total if rule.at_most is None else resolve(rule.at_most, setting, strict=strict)
        limits.append(min(most, total * share))
    sure, most = limits
    disputed = _DISPUTED
    if rule.doubt is not None and not from_board and rule.doubt.open_in(setting):
        sure, disputed = ZERO, rule.doubt.why
    certain, left = _take(before.beyond, sure)
    uncertain, left = _take(left, most - sure)
    unknown, over = _take(before.perhaps, most - sure - _sum(uncertain))
    parts = []
    for taken, words in ((certain, ""), (uncertain, disputed), (unknown, before.why)):
        for place, amount in taken:
            part = Part(amount, toward, NO_DAY, place, None, perhaps, carried=True)
            if perhaps != toward:
                part.questions = (f"whether carried hours also fill {', '.join(rule.perhaps)} is not established",)
            if words:
                part.admitted = False
                part.why = Reason(Why.STATUS_OPEN, amount, words, rule.citation)
                part.questions = (words,)
            parts.append(part)
    left = [*left, *over]
    parts += [refused(place, Reason(Why.OVER_CARRY_OVER, hours, _OVER, rule.citation)) for place, hours in left]
    parts += [refused(place, Reason(Why.ALREADY_USED, hours, USED, rule.citation)) for place, hours in before.used]
    return parts


def _sum(hours: Iterable[tuple[int, Decimal]]) -> Decimal:
    return sum((amount for _, amount in hours), ZERO)


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


def with_carried(
    parts: list[Part], from_before: Sequence[Part], frame: Frame, of_this_period: Container[int]
) -> list[Part]:
    """The hours carried over, and the parts less those of the period before that stand for themselves.

    Hours that may also count in this period of themselves fill, carried over, what they would fill so, and what may not be carried
    over of them is open; so is what the period before used, if these credits (by place) may be `of_this_period` instead.
    """
    reached = sum(bit for bit, _ in frame.reached())
    of_themselves: dict[int, int] = {}
    for part in parts:
        if part.lenient is not None:
            of_themselves[part.credit] = of_themselves.get(part.credit, 0) | part.lenient & reached
    kept = [
        part
        for part in from_before
        if part.lenient is not None
        or part.credit not in of_themselves
        or (part.why is not None and part.why.code is Why.ALREADY_USED and part.credit not in of_this_period)
    ]
    for part in kept:
        if part.lenient is not None:
            part.lenient |= of_themselves.get(part.credit, 0)
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
        if part.hours or not taken:  # an entry may be worth nothing, and has its finding all the same
            rest.append(part)
    return rest
