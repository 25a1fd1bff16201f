"""What exactness costs: logbooks in which a cap binds, against logbooks of the same size in which none does.

Every logbook differs from the others, so that nothing but the kinds of course can be remembered.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from attrs import evolve
from bench.measure import Figure, in_turns, microseconds, show

from ce_tracker import Credit, Licence, Registry, RuleSource, Therapist, audit, hookimpl
from ce_tracker.rules import (
    HOME_STUDY,
    ODD,
    PRIMARY,
    SELF_PACED,
    AnyRequirement,
    Board,
    Citation,
    FixedDate,
    Maximum,
    Minimum,
    RateLimit,
    RuleBook,
    Rules,
    activity,
    subject,
)

ON = date(2027, 8, 1)
START = date(2025, 9, 1)

TOTAL_AND_ETHICS = (Minimum("total", 24), Minimum("ethics", 2, subject("ethics")))
ONE_CAP = (*TOTAL_AND_ETHICS, Maximum("distance", 12, SELF_PACED | HOME_STUDY))
SEVERAL_CAPS = (
    *TOTAL_AND_ETHICS,
    Minimum("technique", 8, subject("technique")),
    Maximum("distance", 12, SELF_PACED | HOME_STUDY),
    Maximum("home-study", 6, HOME_STUDY),
    Maximum("business", 4, subject("professional-practice.business")),
    Maximum("teaching", 3, activity("teaching")),
    RateLimit("day", Decimal(8)),
)

_ROUNDS = 60
_TIMED = 25


def book(credential: str, *requirements: AnyRequirement) -> RuleBook:
    """An invented board's rule book."""
    return RuleBook(
        jurisdiction="US-FL",
        credential=credential,
        name="invented for measuring",
        board=Board("no board", ""),
        term=FixedDate(8, 31, ODD),
        rules=(
            Rules(
                citation=Citation("no law"),
                confidence=PRIMARY,
                verified_on=ON,
                requirements=requirements,
            ),
        ),
    )


class Invented:
    """A plugin with the rule books of this file."""

    @hookimpl
    def ce_tracker_rules(self) -> list[RuleSource]:
        return [RuleSource("US-FL", lambda: [book("ONE", *ONE_CAP), book("SEVERAL", *SEVERAL_CAPS)])]


def therapist(random: Random, *, distant: int) -> Therapist:
    """Twelve credits, `distant` of them at a distance; some taught, some of business, a few on one day."""
    credits = [
        _credit(random, number, random.choice(["online-self-paced", "home-study"]) if number < distant else "in-person")
        for number in range(12)
    ]
    return Therapist("Jordan Rivera", credits=credits)


def _credit(random: Random, number: int, delivery: str) -> Credit:
    crowded = delivery != "in-person" and number % 4 < 2
    return Credit(
        title=f"Course {number}",
        completed=START + timedelta(days=40 * (number - number % 2 if crowded else number)),
        hours=Decimal(random.randrange(6, 20)) / 4,
        subject=random.choice(["technique", "technique", "ethics", "pathology", "professional-practice.business"])
        if delivery != "in-person"
        else random.choice(["technique", "technique", "ethics", "pathology"]),
        delivery=delivery,
        activity="teaching" if delivery != "in-person" and random.random() < 0.3 else "course",
        approvals={"NCBTMB": "451234"},
    )


def anew(people: Sequence[Therapist]) -> list[Therapist]:
    """Equal records that have never been looked at."""
    return [evolve(person, credits=[evolve(credit) for credit in person.credits]) for person in people]


def figures() -> Iterator[Figure]:
    registry = Registry({"invented": Invented()}, installed=False)
    random = Random(1)
    free = [therapist(random, distant=0) for _ in range(_TIMED)]
    capped = [therapist(random, distant=9) for _ in range(_TIMED)]
    for credential, caps in (("ONE", "one cap"), ("SEVERAL", "four caps and a daily limit")):
        licence = Licence("US-FL", credential, issued=date(2015, 3, 10))

        def judge(people: Sequence[Therapist], licence: Licence = licence) -> int:
            """How many of them needed the exact program."""
            found = [audit(person, licence, on=ON, registry=registry) for person in people]
            return sum(one.basis is not None and one.basis.count.solved for one in found)

        fresh: dict[str, list[Therapist]] = {}
        taken = in_turns(
            _ROUNDS,
            renewed=lambda fresh=fresh: fresh.update(free=anew(free), capped=anew(capped)),  # type: ignore[misc]
            free=lambda fresh=fresh, judge=judge: judge(fresh["free"]),  # type: ignore[misc]
            capped=lambda fresh=fresh, judge=judge: judge(fresh["capped"]),  # type: ignore[misc]
        )
        yield Figure(
            f"Exact counting, 12 credits, {caps} / no cap binds",
            taken["capped"] / taken["free"],
            10,
            note=f"{microseconds(taken['capped'], _TIMED)} / {microseconds(taken['free'], _TIMED)}; by linear program: "
            f"{judge(capped)} and {judge(free)} of {_TIMED}",
        )


if __name__ == "__main__":
    show(figures())
