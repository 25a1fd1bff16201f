"""Whether two selectors answer alike about every course there could be, and which course tells them apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker.record import CourseKind
from ce_tracker.rules import (
    ANYTHING,
    IN_PERSON,
    LIVE_WEBINAR,
    Selector,
    Span,
    activity,
    approved_as,
    approved_by,
    completed_by,
    in_doubt,
    subject,
)
from ce_tracker.rules.selectors import ActivityIs, ApprovedBy, DeliveredBy, HandsOn, HandsOnShare, InLast, SubjectIs
from ce_tracker.subjects import Activity, Delivery
from ce_tracker.testing.alike import alike, as_it_is, perhaps, surely, telling

ETHICS, TECHNIQUE = subject("ethics"), subject("technique")
LATE = completed_by(2021, 12, 31)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ETHICS | (ETHICS & IN_PERSON), ETHICS, id="a part that another implies"),
        pytest.param(~(ETHICS & IN_PERSON), ~ETHICS | ~IN_PERSON, id="the same said otherwise"),
        pytest.param(subject("law") | subject("law.US-FL"), subject("law"), id="a subject below one that is named"),
        pytest.param(
            ~ETHICS | in_doubt(ETHICS, "why"), ~ETHICS | in_doubt(ANYTHING, "why"), id="in doubt wherever it is asked"
        ),
        pytest.param(in_doubt(ETHICS, "one reason"), in_doubt(ETHICS, "another"), id="only the reason differs"),
        pytest.param(
            approved_by("A") | approved_by("B"), approved_by("A", "B"), id="approvals one by one and together"
        ),
    ],
)
def test_these_answer_alike(one: Selector, other: Selector) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ETHICS, TECHNIQUE, id="another subject"),
        pytest.param(ETHICS, SubjectIs(("ethics",), exactly=True), id="what lies below a subject"),
        pytest.param(IN_PERSON, IN_PERSON | LIVE_WEBINAR, id="another delivery"),
        pytest.param(IN_PERSON | ~IN_PERSON, ANYTHING, id="where no delivery is recorded"),
        pytest.param(ETHICS, in_doubt(ETHICS, "why"), id="sure and in doubt"),
        pytest.param(activity("teaching"), activity("publication"), id="another activity"),
        pytest.param(approved_by("A"), approved_by("A", "B"), id="another approver"),
        pytest.param(approved_as("A", "ethics"), approved_as("B", "ethics"), id="the category of another approver"),
        pytest.param(LATE, completed_by(2022, 1, 1), id="a day later"),
        pytest.param(HandsOnShare("0.5"), HandsOnShare("0.51"), id="a little more of it hands-on"),
        pytest.param(HandsOn(), ~HandsOn(), id="hands-on and not"),
        pytest.param(InLast(Span(years=1)), InLast(Span(years=2)), id="reckoned back from the end of a period"),
    ],
)
def test_these_do_not(one: Selector, other: Selector) -> None:
    assert not alike(one, other)


def test_what_is_refused_anyway_makes_no_difference() -> None:
    assert (alike(ANYTHING, ETHICS, ETHICS), alike(ANYTHING, ETHICS, ETHICS | TECHNIQUE)) == (True, False)


def test_a_category_that_decides_the_subject_cannot_differ_from_it() -> None:
    one, other = (
        TECHNIQUE & approved_as("A", "technique"),
        TECHNIQUE & in_doubt(approved_as("A", "technique") | ~LATE, ""),
    )
    whichever = TECHNIQUE & (approved_as("A", "technique") | approved_as("A", "ethics"))
    assert (alike(one, whichever, category_of="A"), alike(one, whichever), alike(one, other, category_of="A")) == (
        True,
        False,
        False,
    )


def test_a_doubt_is_heard_as_yes_or_as_no_or_as_it_is() -> None:
    doubt = in_doubt(ANYTHING, "why")
    heard = [[alike(doubt, other, heard=how) for how in (surely, perhaps, as_it_is)] for other in (ANYTHING, ~ANYTHING)]
    assert heard == [[False, True, False], [True, False, False]]


def test_a_course_that_tells_two_apart_is_told_as_a_record_would() -> None:
    told = {"delivery": Delivery.IN_PERSON, "subject": "ethics"}, {"delivery": None, "subject": "ethics"}
    assert list(telling(ETHICS & IN_PERSON, TECHNIQUE & IN_PERSON)) == list(told)


def test_nothing_tells_the_same_apart() -> None:
    assert list(telling(ETHICS | (ETHICS & IN_PERSON), ETHICS)) == []


LEAVES = st.sampled_from(
    [
        ETHICS,
        subject("ethics.boundaries"),
        IN_PERSON,
        DeliveredBy((Delivery.HOME_STUDY,)),
        ActivityIs((Activity.TEACHING,)),
        ApprovedBy(("A",)),
        ApprovedBy(("A", "B")),
        LATE,
        HandsOn(),
    ]
)
SELECTORS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
        st.builds(lambda one: in_doubt(one, "why"), inner),
    ),
    max_leaves=4,
)
KINDS = st.builds(
    CourseKind,
    st.sampled_from(["ethics", "ethics.boundaries", "ethics.boundaries.x", "ethics.y", "technique"]),
    delivery=st.sampled_from([*Delivery, None]),
    hands_on=st.sampled_from([True, False, None]),
    activity=st.sampled_from(Activity),
    approvals=st.frozensets(st.sampled_from("ABC")),
    completed=st.sampled_from([None, *(date(2021, 12, 30) + timedelta(days=days) for days in range(4))]),
)


@given(SELECTORS, SELECTORS)
def test_what_adds_nothing_to_a_selector_leaves_it_alike(one: Selector, other: Selector) -> None:
    assert alike(one, one | (one & other))


@given(SELECTORS, SELECTORS, KINDS)
def test_no_course_tells_apart_what_answers_alike(one: Selector, other: Selector, kind: CourseKind) -> None:
    assert one.matches(kind) is other.matches(kind) or not alike(one, other)
