"""What is definite stays so however the sources settle what they leave open: on books full of doubts, and records full of gaps.

Doubts of several kinds meet here in one book (limits, daily limits, repeats, carry-over, selectors), as each alone is easily right.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ce_tracker.auditing import Verdict, judge
from ce_tracker.errors import RuleError
from ce_tracker.record import Credit, Licence, Therapist
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    IN_PERSON,
    ODD,
    PRIMARY,
    AnyRequirement,
    Board,
    CarryOver,
    Citation,
    Component,
    Components,
    Disputed,
    Doubt,
    FixedDate,
    Hours,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
    RuleBook,
    Rules,
    Selector,
    approved_by,
    in_doubt,
    subject,
)
from ce_tracker.rules.selectors import AllOf, InDoubt, Not, OneOf

ON = date(2027, 8, 31)
BEGUN = date(2025, 9, 1)
BASE = (IN_PERSON, ~IN_PERSON, subject("ethics"), ~subject("ethics"), ANYTHING, IN_PERSON | subject("ethics"), HANDS_ON)


def _selector(random: Random) -> Selector:
    chosen = random.choice(BASE)
    return chosen | in_doubt(random.choice(BASE), f"open {random.random()}") if random.random() < 0.35 else chosen


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


def _book(random: Random) -> RuleBook:
    asked = _requirements(random)
    rules = Rules(
        citation=Citation("Rule 1"),
        confidence=PRIMARY,
        verified_on=date(2026, 11, 23),
        requirements=tuple(asked),
        accepts=approved_by("XX") | in_doubt(approved_by("YY"), "whether YY may approve is open"),
        carry_over=_carry_over(random, asked),
    )
    board = Board("the board of nowhere", "https://board.example/")
    return RuleBook(
        jurisdiction="XX", credential="LMT", name="Therapist", board=board, term=FixedDate(8, 31, ODD), rules=(rules,)
    )


def _credits(random: Random) -> list[Credit]:
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
        book = _book(random)
    except RuleError:
        return  # what no record can satisfy is no rule book
    for _ in range(3):
        issued = random.choice([date(2010, 1, 1), date(2022, 3, 1), date(2024, 5, 1)])
        licence = Licence("XX", "LMT", issued=issued)
        therapist = Therapist("Jordan", licences=[licence], credits=_credits(random))
        verdict = judge(therapist, licence, book, ON).verdict
        for _ in range(3 if verdict is not Verdict.UNDETERMINED else 0):
            try:
                settled = _settled(book, random)
            except RuleError:
                continue
            if settled is not None:
                assert judge(therapist, licence, settled, ON).verdict is verdict
