"""Selectors answer in Kleene's three-valued logic: its laws, and what each selector asks."""

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.record import CourseKind, FrozenMap
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    HOME_STUDY,
    IN_PERSON,
    LIVE_WEBINAR,
    SELF_PACED,
    Selector,
    activity,
    approved_as,
    approved_by,
    completed_by,
    delivered_by,
    in_doubt,
    subject,
)
from ce_tracker.rules.selectors import (
    ACCREDITED,
    SCHOOLING,
    SUPERVISED,
    AllOf,
    ApprovedByAnother,
    CompletedIn,
    HandsOnShare,
    InDoubt,
    MayTeach,
    Not,
    OneOf,
    SubjectIs,
)
from ce_tracker.subjects import Activity, Delivery

SUBJECT_NAMES = ["technique", "ethics", "ethics.boundaries", "law", "law.US-FL", "professional-practice.business"]
APPROVERS = ["NCBTMB", "AMTA", "US-FL"]

NOTHING_AT_ALL = ~ANYTHING
WORDS = ["relaxation", "reflexology"]
approvals = st.frozensets(st.sampled_from(APPROVERS), max_size=2)
categories = st.dictionaries(st.sampled_from(APPROVERS), st.sampled_from(SUBJECT_NAMES), max_size=2).map(FrozenMap)
some_days = st.dates(date(2024, 1, 1), date(2024, 1, 6))

kinds = st.builds(
    CourseKind,
    subject=st.sampled_from(SUBJECT_NAMES),
    delivery=st.none() | st.sampled_from(Delivery),
    hands_on=st.none() | st.booleans(),
    activity=st.sampled_from(Activity),
    approvals=approvals,
    approved_as=categories,
    completed=st.none() | some_days,
    hands_on_share=st.none() | st.sampled_from([Decimal(0), Decimal("0.4"), Decimal(1)]),
    schooling=st.booleans(),
    supervised=st.none() | st.booleans(),
    accredited=st.none() | st.booleans(),
    may_teach=st.none() | st.frozensets(st.sampled_from(WORDS)),
)

simple = st.one_of(
    st.just(ANYTHING),
    st.just(NOTHING_AT_ALL),
    st.just(HANDS_ON),
    st.lists(st.sampled_from(SUBJECT_NAMES), min_size=1, max_size=2).map(lambda names: subject(*names)),
    st.lists(st.sampled_from(Delivery), min_size=1, max_size=2).map(lambda ways: delivered_by(*ways)),
    st.sampled_from(Activity).map(activity),
    st.lists(st.sampled_from(APPROVERS), min_size=1, max_size=2).map(lambda names: approved_by(*names)),
    st.builds(approved_as, st.sampled_from(APPROVERS), st.sampled_from(SUBJECT_NAMES)),
    st.builds(CompletedIn, st.none() | some_days, some_days),
    st.sampled_from([SCHOOLING, SUPERVISED, ACCREDITED]),
    st.sampled_from(WORDS).map(MayTeach),
    st.sampled_from(["0.3", "0.5"]).map(HandsOnShare),
    st.lists(st.sampled_from(APPROVERS), min_size=1, max_size=2).map(lambda names: ApprovedByAnother(tuple(names))),
)

selectors: st.SearchStrategy[Selector] = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
        st.builds(Not, inner),
        st.builds(in_doubt, inner, st.just("the sources do not say")),
    ),
    max_leaves=8,
)


def definite(answer: bool | None) -> set[bool]:
    """The answers that are possible: both where it cannot be told."""
    return {True, False} if answer is None else {answer}


# the laws


@given(selectors, selectors, kinds)
def test_not_both_is_one_of_the_opposites(one: Selector, other: Selector, kind: CourseKind) -> None:
    assert (~(one & other)).matches(kind) is (~one | ~other).matches(kind)


@given(selectors, selectors, kinds)
def test_not_either_is_both_opposites(one: Selector, other: Selector, kind: CourseKind) -> None:
    assert (~(one | other)).matches(kind) is (~one & ~other).matches(kind)


@given(selectors, kinds)
def test_the_opposite_of_the_opposite_answers_the_same(selector: Selector, kind: CourseKind) -> None:
    assert (~~selector).matches(kind) is selector.matches(kind)


@given(selectors, kinds)
def test_the_opposite_of_a_wrapped_opposite_answers_the_same(selector: Selector, kind: CourseKind) -> None:
    assert Not(Not(selector)).matches(kind) is selector.matches(kind)


@given(selectors, kinds)
def test_what_is_in_doubt_is_never_certain(selector: Selector, kind: CourseKind) -> None:
    assert in_doubt(selector, "why").matches(kind) is not True


@given(selectors, kinds)
def test_what_is_in_doubt_is_open_where_the_selector_may_apply(selector: Selector, kind: CourseKind) -> None:
    assert (in_doubt(selector, "why").matches(kind) is None) == (True in definite(selector.matches(kind)))


@given(selectors, selectors, kinds)
def test_both_is_false_where_one_is_false_else_open_where_one_is_open(
    one: Selector, other: Selector, kind: CourseKind
) -> None:
    answers = {one.matches(kind), other.matches(kind)}
    expected = False if False in answers else None if None in answers else True
    assert (one & other).matches(kind) is expected


@given(selectors, selectors, kinds)
def test_either_is_true_where_one_is_true_else_open_where_one_is_open(
    one: Selector, other: Selector, kind: CourseKind
) -> None:
    answers = {one.matches(kind), other.matches(kind)}
    expected = True if True in answers else None if None in answers else False
    assert (one | other).matches(kind) is expected


@given(selectors, selectors, kinds)
def test_the_order_of_both_does_not_matter(one: Selector, other: Selector, kind: CourseKind) -> None:
    assert (one & other).matches(kind) is (other & one).matches(kind)


@given(selectors, selectors, selectors, kinds)
def test_and_distributes_over_or(one: Selector, other: Selector, third: Selector, kind: CourseKind) -> None:
    assert (one & (other | third)).matches(kind) is ((one & other) | (one & third)).matches(kind)


@given(selectors, kinds)
def test_nothing_is_added_by_anything(selector: Selector, kind: CourseKind) -> None:
    assert (selector & ANYTHING).matches(kind) is selector.matches(kind)


@given(selectors, kinds)
def test_nothing_is_left_of_nothing_at_all(selector: Selector, kind: CourseKind) -> None:
    assert (selector & NOTHING_AT_ALL).matches(kind) is False


@given(selectors, kinds)
def test_there_is_an_open_question_just_where_the_answer_is_open(selector: Selector, kind: CourseKind) -> None:
    assert bool(list(selector.open_questions(kind))) == (selector.matches(kind) is None)


@given(simple.filter(lambda one: one.looks_at is not None), kinds, kinds)
def test_courses_that_agree_in_what_a_selector_looks_at_are_one_to_it(
    selector: Selector, one: CourseKind, other: CourseKind
) -> None:
    assert selector.looks_at is not None
    agreeing = evolve(other, **{name: getattr(one, name) for name in selector.looks_at})
    assert selector.matches(agreeing) is selector.matches(one)


def test_a_class_that_answers_in_a_way_of_its_own_and_does_not_say_what_it_looks_at_may_look_at_anything() -> None:
    class Own(SubjectIs):
        def matches(self, kind: CourseKind) -> bool | None:
            return super().matches(kind) and kind.delivery is Delivery.IN_PERSON

    class Renamed(SubjectIs):
        def words(self) -> str:
            return "so called"

    assert (Own.looks_at, Renamed.looks_at) == (None, ("subject",))


@given(selectors)
def test_a_selector_is_the_first_of_its_parts(selector: Selector) -> None:
    assert next(selector.parts()) == selector


@given(selectors)
def test_a_selector_says_itself_in_words(selector: Selector) -> None:
    assert str(selector).strip()


@given(selectors, selectors)
def test_equal_selectors_have_equal_hashes(one: Selector, other: Selector) -> None:
    assert hash(one & other) == hash(one & other)


@given(selectors, selectors, selectors)
def test_chains_of_both_are_flat(one: Selector, other: Selector, third: Selector) -> None:
    assert (one & other) & third == one & (other & third)


@given(selectors, selectors, selectors)
def test_chains_of_either_are_flat(one: Selector, other: Selector, third: Selector) -> None:
    assert (one | other) | third == one | (other | third)


# what each asks


TECHNIQUE = CourseKind("technique")
IN_CLASS = CourseKind("technique", Delivery.IN_PERSON, hands_on=True)
ON_A_DAY = CourseKind("technique", completed=date(2021, 1, 1))


@pytest.mark.parametrize(
    ("selector", "kind", "answer"),
    [
        pytest.param(subject("ethics"), CourseKind("ethics.boundaries"), True, id="below-the-subject"),
        pytest.param(subject("ethics.boundaries"), CourseKind("ethics"), False, id="above-the-subject"),
        pytest.param(subject("law"), CourseKind("law.US-FL"), True, id="law-of-a-state"),
        pytest.param(subject("law.US-FL"), CourseKind("law.US-WA"), False, id="law-of-another-state"),
        pytest.param(subject("research"), CourseKind("research-methods"), False, id="only-the-same-start"),
        pytest.param(IN_PERSON, IN_CLASS, True, id="in-person"),
        pytest.param(LIVE_WEBINAR, IN_CLASS, False, id="no-webinar"),
        pytest.param(SELF_PACED | HOME_STUDY, TECHNIQUE, None, id="delivery-not-recorded"),
        pytest.param(HANDS_ON, IN_CLASS, True, id="hands-on"),
        pytest.param(HANDS_ON, TECHNIQUE, None, id="hands-on-not-recorded"),
        pytest.param(activity("teaching"), TECHNIQUE, False, id="not-teaching"),
        pytest.param(approved_by("NCBTMB"), TECHNIQUE, False, id="no-approval"),
        pytest.param(approved_by("A", "B"), CourseKind("ethics", approvals=frozenset({"B"})), True, id="one-of-two"),
        pytest.param(approved_as("US-FL", "law"), TECHNIQUE, None, id="category-not-recorded"),
        pytest.param(
            approved_as("US-FL", "law"),
            CourseKind("other", approved_as=FrozenMap({"US-FL": "law.US-FL"})),
            True,
            id="category-below",
        ),
        pytest.param(
            approved_as("US-FL", "law"),
            CourseKind("other", approved_as=FrozenMap({"US-FL": "ethics"})),
            False,
            id="another-category",
        ),
        pytest.param(completed_by(2021, 1, 1), ON_A_DAY, True, id="on-the-last-day"),
        pytest.param(completed_by(2020, 12, 31), ON_A_DAY, False, id="a-day-late"),
        pytest.param(completed_by(2021, 1, 1), TECHNIQUE, None, id="day-not-given"),
        pytest.param(CompletedIn(date(2021, 1, 1), None), ON_A_DAY, True, id="from-the-first-day"),
        pytest.param(CompletedIn(date(2021, 1, 2), None), ON_A_DAY, False, id="a-day-early"),
    ],
)
def test_what_a_selector_answers(selector: Selector, kind: CourseKind, answer: bool | None) -> None:
    assert selector.matches(kind) is answer


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        (ANYTHING, "any subject"),
        (subject("ethics", "law.US-FL"), "professional ethics or laws and rules of US-FL"),
        (IN_PERSON & HANDS_ON, "in person, hands-on"),
        (IN_PERSON | LIVE_WEBINAR, "in person or by live webinar"),
        (IN_PERSON | in_doubt(LIVE_WEBINAR, "why"), "in person"),
        (in_doubt(LIVE_WEBINAR, "why") | in_doubt(HANDS_ON, "why"), "perhaps by live webinar or perhaps hands-on"),
        (~IN_PERSON, "not in person"),
        (activity("college-course", "teaching"), "as college course or teaching"),
        (approved_by("A", "B", "C"), "approved by A, B or C"),
        (approved_as("US-FL", "technique"), "approved by US-FL as massage techniques"),
        (completed_by(2021, 1, 1), "completed by 2021-01-01"),
        (CompletedIn(date(2021, 1, 1), None), "completed from 2021-01-01 on"),
        (CompletedIn(date(2021, 1, 1), date(2021, 2, 1)), "completed from 2021-01-01 to 2021-02-01"),
    ],
)
def test_the_words_of_a_selector(selector: Selector, words: str) -> None:
    assert str(selector) == words


def test_what_the_sources_leave_open_is_told_as_the_question() -> None:
    assert list(in_doubt(IN_PERSON, "nobody says").open_questions(IN_CLASS)) == ["nobody says"]


def test_the_questions_of_both_parts_are_told() -> None:
    assert len(list((IN_PERSON & HANDS_ON).open_questions(TECHNIQUE))) == 2


@pytest.mark.parametrize(
    ("selector", "kind"),
    [
        (IN_PERSON & HANDS_ON, AllOf),
        (IN_PERSON | HANDS_ON, OneOf),
        (~HANDS_ON, Not),
        (in_doubt(HANDS_ON, "w"), InDoubt),
    ],
)
def test_all_inside_are_parts(selector: Selector, kind: type) -> None:
    assert (HANDS_ON in selector.parts(), isinstance(selector, kind)) == (True, True)


def test_an_unknown_subject_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'ethics'"):
        subject("etics")


def test_an_unknown_delivery_is_refused() -> None:
    with pytest.raises(ValueError, match="by-mail"):
        delivered_by("by-mail")


def test_an_unknown_activity_is_refused() -> None:
    with pytest.raises(ValueError, match="sleeping"):
        activity("sleeping")
