"""What planning costs and what it saves: against a greedy chooser, and against a plan for each licence apart.

The people and the catalogues are generated, the rules are those of real states. The greedy chooser takes, again and again,
the seminar that costs least for each hour that it makes less short, as the audit finds it, until nothing helps any more;
then it gives back what was not needed, the dearest first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from statistics import mean, median
from time import perf_counter

from attrs import evolve, field, frozen
from bench.measure import Figure, show

from ce_tracker import Audit, Credit, Document, Licence, Seminar, Therapist, audit, last_safe_day
from ce_tracker.planning import Plan, plan

ON = date(2027, 1, 5)
_ZERO = Decimal(0)
_STATES = (
    ("US-FL", "LMT", ("medical-errors", "law.US-FL", "human-trafficking")),
    ("US-TX", "LMT", ("human-trafficking",)),
    ("US-NC", "LMBT", ()),
    ("US-TN", "LMT", ("law.US-TN",)),
    ("US-GA", "LMT", ("cpr-first-aid.cpr",)),
    ("US-WA", "LMT", ("health-equity",)),
    ("US-SC", "LMT", ()),
)
"""Where people are licensed, and the subjects that the rules there name besides technique and ethics."""

_PRINTED = ("US-TN", "US-TX")
_DOCUMENTS = tuple(
    Document(kind, issued=date(2026, 12, 1), expires=date(2029, 12, 1))
    for kind in ("cpr", "liability-insurance", "training.human-trafficking")
)
_COMMON = ("technique", "technique", "technique", "ethics", "pathology", "self-care", "professional-practice.business")
_PROVIDERS = ("Gulf Breeze", "Harbor Light", "Cascade Hands", "Prairie Touch", "Five Lakes")
_DELIVERIES = ("in-person", "in-person", "live-webinar", "online-self-paced")
_CASES = 200
_ROUNDS = 5


# Generated people and catalogues --------------------------------------------------------------------------------------


def person(random: Random, licences: int) -> Therapist:
    """Somebody with so many licences, and a few hours on each: none is complete."""
    chosen = random.sample(_STATES, licences)
    held = [
        Licence(state, credential, issued=date(2014, 3, 10), expires=_printed(random, state))
        for state, credential, _ in chosen
    ]
    credits = [
        Credit(
            f"Taken {number}",
            completed=ON - timedelta(days=random.randrange(1, 200)),
            hours=random.choice([1, 2, 3, 4]),
            subject=random.choice(_COMMON),
            delivery=random.choice(_DELIVERIES),
            approvals=_approvals(random),
        )
        for number in range(random.randrange(4))
    ]
    return Therapist("Jordan Rivera", born=date(1988, 5, 17), licences=held, credits=credits, documents=_DOCUMENTS)


def _printed(random: Random, state: str) -> date | None:
    """The date on the licences of a state whose dates only the board tells."""
    if state == "US-NC":
        return date(2027, 12, 31)
    return date(2027, random.randrange(6, 13), 28) if state in _PRINTED else None


def catalogue(random: Random, size: int) -> tuple[Seminar, ...]:
    """So many seminars over two years, some of them the same course at several dates."""
    particular = tuple(subject for _, _, subjects in _STATES for subject in subjects)
    return tuple(_seminar(random, number, particular) for number in range(size))


def _seminar(random: Random, number: int, particular: Sequence[str]) -> Seminar:
    course = random.randrange(number // 2 + 5)
    of = Random(course)  # one course has one subject, one length and one way
    subject = of.choice(_COMMON if of.random() < 0.6 else particular)
    hours = Decimal(of.choice([1, 2, 3]) if subject in particular else of.choice([2, 3, 4, 6, 6, 8, 12, 16]))
    delivery = of.choice(_DELIVERIES)
    an_hour = {"in-person": 28, "live-webinar": 18, "online-self-paced": 11}[delivery]
    starts = datetime(2027, 1, 9, of.choice([8, 9, 13, 18]), tzinfo=UTC) + timedelta(days=7 * random.randrange(100))
    return Seminar(
        f"Course {course}",
        starts=starts,
        ends=starts + timedelta(hours=min(float(hours), 9)),
        hours=hours,
        subject=subject,
        provider=_PROVIDERS[course % len(_PROVIDERS)],
        course_id=f"C-{course}",
        delivery=delivery,
        hands_on=1 if delivery == "in-person" and subject == "technique" else 0,
        approvals=_approvals(of),
        price=(hours * an_hour * Decimal(random.randrange(70, 140)) / 100).quantize(Decimal("0.01")),
    )


def _approvals(random: Random) -> dict[str, str]:
    every = {state: "20-1" for state, _, _ in _STATES}
    return {"NCBTMB": "451", **(every if random.random() < 0.7 else {})}


# The greedy chooser ---------------------------------------------------------------------------------------------------


@frozen(eq=False)
class Chooser:
    """Somebody who chooses one seminar at a time, and asks the audit each time."""

    therapist: Therapist
    seminars: Sequence[Seminar]
    _known: dict[tuple[Licence, frozenset[Seminar]], Decimal] = field(factory=dict, init=False)
    _deadlines: dict[Licence, date] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for licence in self.therapist.licences:
            self._deadlines[licence] = last_safe_day(audit(self.therapist, licence, on=ON)) or ON

    def choose(self) -> list[Seminar]:
        """Its seminars."""
        chosen: list[Seminar] = []
        lack = self.lacking(chosen)
        while True:
            left = [one for one in self.seminars if not any(one == other or one.overlaps(other) for other in chosen)]
            gains = [(lack - self.lacking([*chosen, one]), place, one) for place, one in enumerate(left)]
            useful = [(_price(one) / gain, place, one) for gain, place, one in gains if gain > 0]
            if not useful:
                return self._needed(chosen)
            chosen.append(min(useful)[2])
            lack = self.lacking(chosen)

    def _needed(self, chosen: list[Seminar]) -> list[Seminar]:
        lack = self.lacking(chosen)
        for one in sorted(chosen, key=_price, reverse=True):
            rest = [other for other in chosen if other != one]
            if self.lacking(rest) <= lack:
                chosen = rest
        return chosen

    def lacking(self, chosen: Iterable[Seminar]) -> Decimal:
        """Hours short in all, and one for each condition that is not met."""
        taken = list(chosen)
        return sum((self._lacking(licence, taken) for licence in self.therapist.licences), _ZERO)

    def _lacking(self, licence: Licence, chosen: Sequence[Seminar]) -> Decimal:
        until = self._deadlines[licence]
        in_time = frozenset(one for one in chosen if one.attended().completed <= until)
        if (licence, in_time) not in self._known:
            credits = (*self.therapist.credits, *(one.attended() for one in in_time))
            found = audit(evolve(self.therapist, credits=credits), licence, on=max(ON, until))
            self._known[licence, in_time] = _lack(found)
        return self._known[licence, in_time]


def _lack(found: Audit) -> Decimal:
    if found.verdict.nothing_owed:
        return _ZERO
    return sum((one.short for one in found.requirements), _ZERO) + sum(one.met is not True for one in found.conditions)


def _price(seminar: Seminar) -> Decimal:
    assert seminar.price is not None
    return seminar.price


def _cost(seminars: Iterable[Seminar]) -> Decimal:
    return sum((_price(one) for one in seminars), _ZERO)


# The figures ----------------------------------------------------------------------------------------------------------


def apart(therapist: Therapist, seminars: Sequence[Seminar]) -> set[Seminar]:
    """What is booked where each licence is planned for by itself; that two of these may overlap is overlooked."""
    alone = [evolve(therapist, licences=[licence]) for licence in therapist.licences]
    return {one for someone in alone for one in plan(someone, seminars, ON).seminars}


def _seconds(therapist: Therapist, seminars: Sequence[Seminar]) -> tuple[float, Plan]:
    begun = perf_counter()
    made = plan(therapist, seminars, ON)
    return perf_counter() - begun, made


def _timed(size: int, target: float) -> Figure:
    taken = []
    for seed in range(_ROUNDS):
        random = Random(seed)
        someone, seminars = person(random, 5), catalogue(random, size)
        seconds, made = _seconds(someone, seminars)
        if made.gap:
            raise SystemExit(f"the plan of {size} seminars is not proven best: gap {made.gap}")
        taken.append(seconds)
    return Figure(
        f"Plan for 5 licences from {size} seminars, proven best: slowest of {_ROUNDS} people",
        max(taken),
        target,
        unit="s",
        note="each: " + ", ".join(f"{seconds:.2f}" for seconds in taken) + " s",
    )


def figures() -> Iterator[Figure]:
    yield _timed(200, 2)
    yield _timed(2000, 30)
    yield from _against_others()


def _against_others() -> Iterator[Figure]:
    ratios, together = [], []
    shorter = worse = apart_conflicting = 0
    for seed in range(_CASES):
        random = Random(1000 + seed)
        someone, seminars = person(random, random.choice([2, 3])), catalogue(random, 48)
        chooser = Chooser(someone, seminars)
        best, greedy = plan(someone, seminars, ON).seminars, chooser.choose()
        mine, its = chooser.lacking(best), chooser.lacking(greedy)
        worse += mine > its
        shorter += mine < its
        if mine == its and greedy:
            ratios.append(float(_cost(best) / _cost(greedy)))
        union = apart(someone, seminars)
        apart_conflicting += any(one.overlaps(other) for one in union for other in union if one != other)
        if union and chooser.lacking(union) == mine:
            together.append(float(_cost(best) / _cost(union)))
    note = f"equal shortfall in {len(ratios)} of {_CASES} cases; in {shorter} the chooser leaves more short"
    yield Figure("Plan / greedy chooser, cost: the worst case", max(ratios), 1, note=note)
    yield Figure("  the median case", median(ratios), note=f"mean {mean(ratios):.3f}")
    cheaper = sum(ratio < 1 - 1e-9 for ratio in ratios)
    yield Figure("  the best case", min(ratios), note=f"cheaper in {cheaper} of {len(ratios)}")
    yield Figure("Cases of these in which the plan leaves more short than the chooser", worse, 0, unit="")
    yield Figure(
        "Plan / one plan for each licence apart, cost: mean",
        mean(together),
        1,
        note=f"median {median(together):.3f}, best {min(together):.3f}, worst {max(together):.3f}; {len(together)} cases "
        f"of equal shortfall; in {apart_conflicting} of {_CASES} the plans apart overlap in time",
    )


if __name__ == "__main__":
    show(figures())
