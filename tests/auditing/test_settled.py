"""What is definite stays so however the sources settle what they leave open: on books full of doubts, and records full of gaps.

Doubts of several kinds meet here in one book (limits, daily limits, repeats, carry-over, selectors), as each alone is easily right.
"""

from datetime import date
from random import Random

from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ce_tracker.auditing import Verdict, judge
from ce_tracker.errors import RuleError
from ce_tracker.record import Licence, Therapist
from ce_tracker.rules import (
    ANYTHING,
    AnyRequirement,
    Components,
    Disputed,
    Hours,
    Maximum,
    Minimum,
    RuleBook,
    Selector,
)
from ce_tracker.rules.selectors import AllOf, InDoubt, Not, OneOf
from ce_tracker.testing.doubtful import ON, doubtful_book, gappy_credits

# How the sources might settle it --------------------------------------------------------------------------------------


def _settled_selector(selector: Selector, random: Random, answers: dict[Selector, bool]) -> Selector:
    match selector:
        case InDoubt(of):
            holds = answers.setdefault(selector, random.random() < 0.5)
            return _settled_selector(of, random, answers) if holds else ~ANYTHING
        case AllOf(parts) | OneOf(parts):
            return type(selector)(tuple(_settled_selector(one, random, answers) for one in parts))
        case Not(of):
            return Not(_settled_selector(of, random, answers))
        case _:
            return selector


def _settled_hours(hours: Hours, random: Random) -> Hours:
    return random.choice([hours.strict, hours.lenient]) if isinstance(hours, Disputed) else hours


def _settled(book: RuleBook, random: Random) -> RuleBook | None:
    """The book with every doubt settled in one way; None where nothing would be asked any more."""
    answers: dict[Selector, bool] = {}
    (rules,) = book.rules
    asked: list[AnyRequirement] = []
    for one in rules.requirements:
        if one.doubt is not None and random.random() < 0.5:
            continue
        if isinstance(one, Components):
            of = [evolve(place, of=_settled_selector(place.of, random, answers)) for place in one.places]
            asked.append(evolve(one, places=tuple(of)))
        elif isinstance(one, Minimum | Maximum):
            selector, hours = _settled_selector(one.of, random, answers), _settled_hours(one.hours, random)
            asked.append(evolve(one, of=selector, hours=hours, doubt=None))
        else:
            asked.append(evolve(one, doubt=None))
    carry_over = rules.carry_over
    if carry_over is not None:
        gone = "total" not in [one.key for one in asked if isinstance(one, Minimum)]
        carries = not gone and (carry_over.doubt is None or random.random() < 0.5)
        share = _settled_hours(carry_over.share, random)
        carry_over = evolve(carry_over, doubt=None, share=share) if carries else None
    if not any(isinstance(one, Minimum | Components) for one in asked):
        return None
    accepts = _settled_selector(rules.accepts, random, answers)
    return evolve(book, rules=(evolve(rules, requirements=tuple(asked), accepts=accepts, carry_over=carry_over),))


@settings(max_examples=1000)
@given(st.integers(min_value=0, max_value=2**32))
@example(1714)  # a limit that may not bind, beside a daily one
def test_a_definite_verdict_stays_however_the_sources_are_settled(seed: int) -> None:
    random = Random(seed)
    try:
        book = doubtful_book(random)
    except RuleError:
        return  # what no record can satisfy is no rule book
    for _ in range(3):
        issued = random.choice([date(2010, 1, 1), date(2022, 3, 1), date(2024, 5, 1)])
        licence = Licence("XX", "LMT", issued=issued)
        therapist = Therapist("Jordan", licences=[licence], credits=gappy_credits(random))
        verdict = judge(therapist, licence, book, ON).verdict
        for _ in range(3 if verdict is not Verdict.UNDETERMINED else 0):
            try:
                settled = _settled(book, random)
            except RuleError:
                continue
            if settled is not None:
                assert judge(therapist, licence, settled, ON).verdict is verdict
