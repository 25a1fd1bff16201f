"""General laws of plans: a larger catalogue never hurts, the order of entry decides nothing, a plan carried out is enough."""

from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from ce_tracker import Seminar
from ce_tracker.planning import Choice, Plan

from .brute import Lack, Question
from .invented import questions, seminars_about
from .test_best_of_all import planned


def left(question: Question, made: Plan) -> Lack:
    """What stays short and unmet with the plan."""
    return question.score(made.seminars).lack


@settings(max_examples=80)
@given(questions(), seminars_about())
def test_one_seminar_more_never_leaves_more_short_nor_makes_the_same_dearer(question: Question, more: Seminar) -> None:
    larger = evolve(question, seminars=(*question.seminars, more))
    before, after = planned(question), planned(larger)
    assert (left(larger, after), after.cost) <= (left(question, before), before.cost)


@settings(max_examples=80)
@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_catalogue_decides_nothing(question: Question, random: Random) -> None:
    shuffled = list(question.seminars)
    random.shuffle(shuffled)
    assert planned(evolve(question, seminars=tuple(shuffled))).seminars == planned(question).seminars


@settings(max_examples=80)
@given(questions())
def test_the_order_of_the_licences_does_not_decide_what_is_booked(question: Question) -> None:
    person = evolve(question.therapist, licences=question.therapist.licences[::-1])
    assert planned(evolve(question, therapist=person)).seminars == planned(question).seminars


@settings(max_examples=80)
@given(questions())
def test_a_seminar_entered_twice_in_the_catalogue_is_one(question: Question) -> None:
    twice = evolve(question, seminars=(*question.seminars, *question.seminars))
    assert planned(twice).seminars == planned(question).seminars


@settings(max_examples=80)
@given(questions(aims=False))
def test_a_plan_that_was_booked_asks_for_nothing_more(question: Question) -> None:
    first = planned(question)
    person = evolve(question.therapist, seminars=(*question.therapist.seminars, *first.seminars))
    assert planned(evolve(question, therapist=person)).seminars == ()


@settings(max_examples=80)
@given(questions())
def test_a_larger_budget_never_leaves_more_short(question: Question) -> None:
    free = evolve(question, limits=evolve(question.limits, budget=None))
    assert left(free, planned(free)) <= left(question, planned(question))


@settings(max_examples=80)
@given(questions())
def test_the_audits_of_a_plan_find_what_the_judge_finds(question: Question) -> None:
    made = planned(question)
    hours = sum(
        finding.short
        for one in made.outcomes
        if not one.after.verdict.nothing_owed
        for finding in one.after.requirements
    )
    assert hours == left(question, made).hours


@settings(max_examples=80)
@given(questions(aims=False))
def test_without_any_one_of_its_seminars_a_plan_leaves_more_unmet(question: Question) -> None:
    made = planned(question)
    kept = left(question, made)
    assert all(left(question, evolve(made, chosen=_without(made, place))) > kept for place in range(len(made.chosen)))


def _without(made: Plan, place: int) -> tuple[Choice, ...]:
    return (*made.chosen[:place], *made.chosen[place + 1 :])


@settings(max_examples=25)
@given(questions(most=4, licences=1))
def test_the_next_best_plan_without_a_seminar_is_the_best_of_the_rest(question: Question) -> None:
    made = planned(question)
    for other in made.alternatives:
        rest = evolve(question, seminars=tuple(one for one in question.seminars if one != other.without))
        best = rest.best()
        dearer = tuple(cost - mine for cost, mine in zip(best.objectives, made.cost, strict=True))
        assert other.dearer == (dearer if best.lack == left(question, made) else None)
