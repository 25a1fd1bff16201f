"""Rule books in which doubts of several kinds meet, and records with gaps: for one source of chance always the same.

Limits and daily limits that may not bind, repeats, carry-over, numbers and selectors that sources disagree on: each alone is easily
judged right; laws of audits and engines are tried on books that have several.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ce_tracker.record import Credit
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    IN_PERSON,
    AnyRequirement,
    CarryOver,
    Component,
    Components,
    Disputed,
    Doubt,
    Hours,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
    RuleBook,
    Selector,
    approved_by,
    in_doubt,
    subject,
)
from ce_tracker.testing.rule_books import PERIOD, book_of

BEGUN, ON = PERIOD
"""The first and the last day of the period that is judged."""

_BASE = (
    IN_PERSON,
    ~IN_PERSON,
    subject("ethics"),
    ~subject("ethics"),
    ANYTHING,
    IN_PERSON | subject("ethics"),
    HANDS_ON,
)


def _selector(random: Random) -> Selector:
    chosen = random.choice(_BASE)
    return chosen | in_doubt(random.choice(_BASE), f"open {random.random()}") if random.random() < 0.35 else chosen


def _doubt(random: Random, share: float = 0.3) -> Doubt | None:
    return Doubt("whether it binds is open") if random.random() < share else None


def _hours(random: Random, *, limit: bool = False) -> Hours:
    fewer, more = sorted(random.sample([1, 2, 4, 6, 8, 10, 12], 2))
    if random.random() < 0.75:
        return Decimal(more)
    return Disputed(*((fewer, more) if limit else (more, fewer)), "sources disagree")


def _requirements(random: Random) -> list[AnyRequirement]:
    asked: list[AnyRequirement] = []
    if random.random() < 0.3:
        places = [Component(key, random.choice([1, 2, 4]), _selector(random)) for key in ("first", "second", "third")]
        asked.append(Components(tuple(places[: random.choice([2, 3])])))
    else:
        asked.append(Minimum("total", _hours(random), doubt=_doubt(random, 0.15)))
        asked += [
            Minimum(key, _hours(random), _selector(random), doubt=_doubt(random))
            for key in random.sample(["one", "other"], random.choice([0, 1, 2]))
        ]
    asked += [
        Maximum(key, _hours(random, limit=True), _selector(random), doubt=_doubt(random))
        for key in random.sample(["most", "also"], random.choice([0, 0, 1, 2]))
    ]
    if random.random() < 0.3:
        asked.append(RateLimit("day", random.choice([4, 6, 8]), doubt=_doubt(random)))
    if random.random() < 0.25:
        asked.append(NoRepeats(periods=random.choice([1, 2])))
    return asked


def _carry_over(random: Random, asked: list[AnyRequirement]) -> CarryOver | None:
    if random.random() < 0.5 or not isinstance(asked[0], Minimum):
        return None
    shares: list[Hours] = [Decimal(1), Decimal("0.5"), Disputed("0.5", 1, "half or all")]
    return CarryOver(random.choice([None, 4, 8]), toward=("total",), share=random.choice(shares), doubt=_doubt(random))


def doubtful_book(random: Random) -> RuleBook:
    """A rule book of two years; raises `RuleError` where what was drawn contradicts itself."""
    asked = _requirements(random)
    accepts = approved_by("XX") | in_doubt(approved_by("YY"), "whether YY may approve is open")
    return book_of(asked, accepts, _carry_over(random, asked))


def gappy_credits(random: Random) -> list[Credit]:
    """Up to seven courses of the period and of those before, some of which do not tell all that may matter."""
    credits = []
    for number in range(random.randrange(1, 8)):
        within, before = timedelta(days=random.randrange(700)), timedelta(days=random.randrange(1_300))
        day = random.choice([BEGUN + within, BEGUN + within, BEGUN - before, date(2026, 1, random.choice([1, 2]))])
        credits.append(
            Credit(
                title=random.choice(["A", "B", f"C{number}", f"D{number}"]),
                completed=day,
                hours=random.choice([1, 2, 2, 3, 4, 6, 8]),
                subject=random.choice(["ethics", "technique", "technique"]),
                provider=random.choice(["P", "P", "Q", ""]),
                delivery=random.choice(["in-person", "in-person", "home-study", None]),
                hands_on=random.choice([0, 1, 1, None]),
                approvals=[random.choice(["XX", "XX", "YY", "ZZ"])],
            )
        )
    return credits
