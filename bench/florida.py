"""What an explained verdict costs: one Florida licence with 12 credits, against a function written by hand for this one
rule that answers only yes or no, and against a general rule engine (zen-engine) that decides the same.

On how many generated logbooks all three agree is a figure of its own: less than all means that the rule has changed and
this file must follow. Here "compliant" is what is so beyond doubt: hours of a subject that has room of its own serve as
general hours only perhaps, so they do not. A record remembers its own parts once they were looked at; one figure makes
all records anew before each round.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

import zen
from attrs import evolve
from bench.measure import Figure, in_turns, microseconds, show

from ce_tracker import Audit, Credit, Licence, Therapist, Verdict, audit
from ce_tracker.record import FrozenMap

LICENCE = Licence("US-FL", "LMT", issued=date(2015, 3, 10))
ON = date(2027, 8, 1)
START = date(2025, 9, 1)

_ROUNDS = 60
_TIMED = 40
_COMPARED = 3000


# The logbooks ---------------------------------------------------------------------------------------------------------


def therapist(random: Random) -> Therapist:
    """Twelve credits that are enough, or nearly: half of the logbooks have one to three faults."""
    wanted: list[tuple[str, str]] = [
        ("medical-errors", "2"),
        ("law.US-FL", "2"),
        (random.choice(["ethics", "ethics.boundaries"]), "2"),
        ("human-trafficking", "1"),
        ("technique", "4"),
        ("technique", "4"),
        ("technique", random.choice(["4", "3", "5"])),
        ("self-care", random.choice(["2", "1.5"])),
        ("ethics.communication", "1"),
        ("technique", "1"),
        (random.choice(["pathology", "professional-practice.business"]), "2"),
        ("research", random.choice(["1.5", "2"])),
    ]
    credits = [_credit(random, subject, Decimal(hours)) for subject, hours in wanted]
    if random.random() < 0.5:
        for at in random.sample(range(len(credits)), random.randint(1, 3)):
            credits[at] = random.choice(_FAULTS)(random, credits[at])
    random.shuffle(credits)
    return Therapist("Jordan Rivera", licences=[LICENCE], credits=credits)


def _credit(random: Random, subject: str, hours: Decimal) -> Credit:
    course = random.randrange(500)
    return Credit(
        title=f"Course {course}",
        provider=f"Provider {course % 40}",
        completed=START + timedelta(days=random.randrange(650)),
        hours=hours,
        subject=subject,
        delivery="in-person" if subject == "technique" else random.choice(["in-person", "online-self-paced"]),
        approvals={"US-FL": f"20-{course}", "NCBTMB": "451234"},
    )


def _too_early(random: Random, credit: Credit) -> Credit:
    return evolve(credit, completed=START - timedelta(days=random.randint(1, 400)))


def _later(random: Random, credit: Credit) -> Credit:
    return evolve(credit, completed=ON + timedelta(days=random.randint(0, 60)))


def _on_line(random: Random, credit: Credit) -> Credit:
    return evolve(credit, delivery=random.choice(["online-self-paced", "live-webinar", None]))


def _not_approved(random: Random, credit: Credit) -> Credit:
    return evolve(credit, approvals=random.choice([(), ("NCBTMB",)]))


def _less(random: Random, credit: Credit) -> Credit:
    return evolve(credit, hours=Decimal(random.choice(["0.5", "1", "1.25"])))


def _listed_otherwise(random: Random, credit: Credit) -> Credit:
    return evolve(credit, approved_as={"US-FL": random.choice(["ethics", "technique", "medical-errors"])})


def _mixed(random: Random, credit: Credit) -> Credit:
    other = random.choice(["ethics", "medical-errors", "research"])
    return evolve(credit, subject="", hours={credit.subject: credit.total, other: Decimal(1)})


_FAULTS: Sequence[Callable[[Random, Credit], Credit]] = (
    _too_early,
    _later,
    _on_line,
    _not_approved,
    _less,
    _listed_otherwise,
    _mixed,
)


# By this library ------------------------------------------------------------------------------------------------------


def explained(person: Therapist) -> Audit:
    """The audit with all its explanations: it makes them itself, but for the hours to take, which are found when asked."""
    found = audit(person, LICENCE, on=ON)
    _ = found.short
    return found


# By hand --------------------------------------------------------------------------------------------------------------


def by_hand(person: Therapist, on: date) -> bool:  # noqa: C901  # in one piece, as one would write it for one rule
    """Whether the period that `on` lies in is complied with: nothing but this rule, and no explanation."""
    year = on.year
    if year % 2 == 0:
        year += 1
    elif on > date(year, 8, 31):
        year += 2
    start, end = date(year - 2, 9, 1), min(date(year, 8, 31), on)
    medical_errors = law = ethics = trafficking = technique = general = Decimal(0)
    for credit in person.credits:
        if not (start <= credit.completed <= end) or "US-FL" not in credit.approvals:
            continue
        category = credit.approved_as.get("US-FL")
        if category is not None:
            parts = [(category, credit.total)]
        elif isinstance(credit.hours, FrozenMap):
            parts = list(credit.hours.items())
        else:
            parts = [(credit.subject, credit.hours)]
        for subject, hours in parts:
            if subject == "technique" or subject.startswith("technique."):
                if credit.delivery == "in-person":
                    technique += hours
                elif credit.delivery is not None:
                    general += hours
            elif subject == "ethics" or subject.startswith("ethics."):
                ethics += hours
            elif subject == "medical-errors" or subject.startswith("medical-errors."):
                medical_errors += hours
            elif subject == "law.US-FL" or subject.startswith("law.US-FL."):
                law += hours
            elif subject == "human-trafficking" or subject.startswith("human-trafficking."):
                trafficking += hours
            else:
                general += hours
    return medical_errors >= 2 and law >= 2 and ethics >= 2 and trafficking >= 1 and technique >= 12 and general >= 5


# By a rule engine -----------------------------------------------------------------------------------------------------


def context(person: Therapist, on: date) -> dict[str, Any]:
    """The same logbook as the engine must have it: plain values, a mixed course in parts."""
    return {
        "on": on.isoformat(),
        "credits": [
            {
                "completed": credit.completed.isoformat(),
                "hours": float(hours),
                "subject": subject,
                "category": credit.approved_as.get("US-FL"),
                "delivery": credit.delivery and str(credit.delivery),
                "approvals": dict(credit.approvals),
            }
            for credit in person.credits
            for subject, hours in credit.by_subject.items()
        ],
    }


def _under(subject: str) -> str:
    return f"(#.subject == '{subject}' or startsWith(#.subject, '{subject}.'))"


def _sum_of(condition: str) -> str:
    return f"sum(map(filter($.ok, {condition}), #.hours))"


_SUBJECTS = ("medical-errors", "law.US-FL", "ethics", "human-trafficking")
_NO_ROOM_OF_ITS_OWN = " and ".join(f"not {_under(subject)}" for subject in _SUBJECTS)
_BY_DISTANCE = "#.delivery != 'in-person' and #.delivery != null"
_ACCEPTED = "#.approvals['US-FL'] != null and date(#.completed) in [$.start..$.end]"
_AS_LISTED = "{hours: #.hours, subject: #.category ?? #.subject, delivery: #.delivery}"
_EXPRESSIONS = {
    "year": "year(on) + (year(on) % 2 == 0 ? 1 : (date(on) > date(string(year(on)) + '-08-31') ? 2 : 0))",
    "start": "date(string($.year - 2) + '-09-01')",
    "end": "date(on) < date(string($.year) + '-08-31') ? date(on) : date(string($.year) + '-08-31')",
    "ok": f"map(filter(credits, {_ACCEPTED}), {_AS_LISTED})",
    "medical": _sum_of(_under("medical-errors")),
    "law": _sum_of(_under("law.US-FL")),
    "ethics": _sum_of(_under("ethics")),
    "trafficking": _sum_of(_under("human-trafficking")),
    "technique": _sum_of(f"#.delivery == 'in-person' and {_under('technique')}"),
    "general": _sum_of(f"{_NO_ROOM_OF_ITS_OWN} and (not {_under('technique')} or {_BY_DISTANCE})"),
    "compliant": "$.medical >= 2 and $.law >= 2 and $.ethics >= 2 and $.trafficking >= 1 and $.technique >= 12 "
    "and $.general >= 5",
}


def decision() -> str:
    """The rule as a decision graph that gives the verdict and nothing of what it was reckoned from."""

    def node(kind: str, name: str, expressions: dict[str, str] | None = None) -> dict[str, Any]:
        rows = [{"id": key, "key": key, "value": value} for key, value in (expressions or {}).items()]
        return {"id": name, "name": name, "type": kind} | ({"content": {"expressions": rows}} if rows else {})

    nodes = [
        node("inputNode", "in"),
        node("expressionNode", "reckon", _EXPRESSIONS),
        node("expressionNode", "tell", {"compliant": "compliant"}),
        node("outputNode", "out"),
    ]
    names = [one["id"] for one in nodes]
    edges = [
        {"id": f"{before}-{after}", "type": "edge", "sourceId": before, "targetId": after}
        for before, after in pairwise(names)
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


Engine = Callable[[dict[str, Any]], bool]


def engines() -> dict[str, Engine]:
    """The engine's ways of deciding, each set up once: a decision made from JSON or from content compiled beforehand, and
    compiled content given by a loader, which is its fastest."""
    text = decision()
    compiled: Any = zen.ZenDecisionContent(text)
    loading: Any = zen.ZenEngine({"loader": lambda _: compiled})
    of_text: Any = zen.ZenEngine().create_decision(text)
    of_content: Any = zen.ZenEngine().create_decision(compiled)
    return {
        "json": lambda given: bool(of_text.evaluate(given)["result"]["compliant"]),
        "content": lambda given: bool(of_content.evaluate(given)["result"]["compliant"]),
        "loader": lambda given: bool(loading.evaluate("florida", given)["result"]["compliant"]),
    }


# The figures ----------------------------------------------------------------------------------------------------------


def agreement() -> tuple[int, int]:
    """Of the compared logbooks, on how many all three say the same, and how many comply."""
    by_engine = engines()["loader"]
    random = Random(20270831)
    agreed = complying = 0
    for number in range(_COMPARED):
        person = therapist(random)
        on = START + timedelta(days=random.randrange(730)) if number % 4 == 0 else ON
        found = audit(person, LICENCE, on=on).verdict is Verdict.COMPLIANT
        agreed += found == by_hand(person, on) == by_engine(context(person, on))
        complying += found
    return agreed, complying


def anew(people: Sequence[Therapist]) -> list[Therapist]:
    """Equal records that have never been looked at."""
    return [evolve(person, credits=[evolve(credit) for credit in person.credits]) for person in people]


def figures() -> Iterator[Figure]:
    agreed, complying = agreement()
    yield Figure(
        "Florida: logbooks on which audit, function and engine agree",
        agreed / _COMPARED,
        1,
        at_least=True,
        unit="",
        note=f"{agreed} of {_COMPARED}, {complying} compliant",
    )
    random = Random(1)
    people = [therapist(random) for _ in range(_TIMED)]
    one = next(person for person in people if explained(person).verdict is Verdict.COMPLIANT)
    contexts = [context(person, ON) for person in people]
    fresh: dict[str, list[Therapist]] = {}
    ways = engines()
    taken = in_turns(
        _ROUNDS,
        renewed=lambda: fresh.update(audit=anew(people), hand=anew(people)),
        audit=lambda: [explained(one) for _ in people],
        hand=lambda: [by_hand(one, ON) for _ in people],
        engine=lambda: [ways["json"](context(one, ON)) for _ in people],
        audits=lambda: [explained(person) for person in people],
        audits_anew=lambda: [explained(person) for person in fresh["audit"]],
        hands=lambda: [by_hand(person, ON) for person in people],
        hands_anew=lambda: [by_hand(person, ON) for person in fresh["hand"]],
        **{name: partial(_decide_all, decide, contexts) for name, decide in ways.items()},
    )
    yield _figure(
        "One Florida licence, 12 credits: explained audit / yes-or-no by hand", taken, "audit", "hand", most=20
    )
    yield _figure("  forty logbooks, half of them short", taken, "audits", "hands", most=20)
    yield _figure("  the same with records never looked at before", taken, "audits_anew", "hands_anew", most=20)
    yield _figure(
        "One Florida licence: zen-engine from the record / explained audit", taken, "engine", "audit", least=4
    )
    yield _figure(
        "  forty logbooks, half short: decisions made from JSON, contexts ready-made", taken, "json", "audits"
    )
    yield _figure("  decisions made from compiled content", taken, "content", "audits")
    yield _figure("  compiled content by a loader, the engine's fastest way", taken, "loader", "audits")


def _decide_all(decide: Engine, contexts: Sequence[dict[str, Any]]) -> list[bool]:
    return [decide(given) for given in contexts]


def _figure(
    what: str, taken: dict[str, float], one: str, other: str, *, most: float | None = None, least: float | None = None
) -> Figure:
    note = f"{microseconds(taken[one], _TIMED)} / {microseconds(taken[other], _TIMED)}"
    return Figure(what, taken[one] / taken[other], least or most, at_least=least is not None, note=note)


if __name__ == "__main__":
    show(figures())
