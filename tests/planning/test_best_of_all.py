"""On small catalogues a plan is as good as the best of all choices there are, with the exact audit as the judge."""

from hypothesis import event, given, settings

from ce_tracker.planning import Plan, plan

from .brute import Question, Score
from .invented import questions
from .real import real_questions


def planned(question: Question) -> Plan:
    return plan(
        question.therapist,
        question.seminars,
        question.on,
        objective=question.objective,
        limits=question.limits,
        costs=question.costs,
        registry=question.registry,
    )


def told(question: Question, best: Score) -> None:
    """What the examples are like, for `--hypothesis-show-statistics`."""
    event("nothing to do" if not best.seminars else f"{best.seminars} seminars")
    event("something stays short" if best.lack.hours else "hours complete")
    event("several licences" if len(question.held) > 1 else "one licence")


@settings(max_examples=150)
@given(questions())
def test_no_choice_is_better_under_rules_of_nowhere(question: Question) -> None:
    best = question.best()
    told(question, best)
    assert question.score(planned(question).seminars) == best


@settings(max_examples=60)
@given(real_questions())
def test_no_choice_is_better_under_the_rules_of_the_states(question: Question) -> None:
    best = question.best()
    told(question, best)
    assert question.score(planned(question).seminars) == best


@settings(max_examples=60)
@given(questions())
def test_the_cost_that_a_plan_tells_is_that_of_its_seminars(question: Question) -> None:
    made = planned(question)
    assert made.cost == question.score(made.seminars).objectives


@settings(max_examples=60)
@given(questions())
def test_a_plan_takes_only_what_can_be_taken_together(question: Question) -> None:
    seminars = planned(question).seminars
    assert question.lawful(seminars)
    assert {*seminars} <= {*question.candidates()}


@settings(max_examples=60)
@given(questions())
def test_a_plan_is_proven_best(question: Question) -> None:
    made = planned(question)
    assert (made.gap, made.bound) == (0, made.cost)
