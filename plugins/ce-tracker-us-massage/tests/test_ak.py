"""Alaska: 16 hours since 2017, six before; ethics since a day not known; hands-on CPR and board meetings at fixed values."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from ce_tracker import Audit, Credit, Document, Verdict
from ce_tracker.rules import Period, RuleBook

COMPLIANT, SHORT, UNDETERMINED, EXEMPT = Verdict.COMPLIANT, Verdict.SHORT, Verdict.UNDETERMINED, Verdict.EXEMPT
Course = Callable[..., Credit]
Judged = Callable[..., Audit]

CPR = Document("cpr", date(2014, 1, 1), date(2040, 1, 1))
CHECKED = Document("background-check", date(2027, 7, 1))
ON = date(2027, 9, 30)
IN_2021, IN_2019, IN_2017 = date(2021, 9, 30), date(2019, 9, 30), date(2017, 9, 30)


@pytest.fixture(scope="module")
def judged(judge_one: Judged) -> Judged:
    return partial(judge_one, "US-AK", "LMT", on=ON, issued=date(2015, 8, 1), documents=(CPR, CHECKED))


@pytest.fixture(scope="module")
def course(credit: Course) -> Course:
    return partial(credit, completed=date(2026, 9, 1), approvals=["NCBTMB"])


@pytest.mark.parametrize(
    ("on", "start", "due"),
    [
        (date(2025, 9, 30), date(2023, 10, 1), date(2025, 9, 30)),
        (date(2025, 10, 1), date(2025, 10, 1), date(2027, 9, 30)),
        (date(2027, 9, 30), date(2025, 10, 1), date(2027, 9, 30)),
    ],
)
def test_periods_end_on_30_september_of_odd_years(judged: Judged, on: date, start: date, due: date) -> None:
    dates = judged(on=on).dates
    assert (dates.ce_period.start, dates.due) == (start, due)


@pytest.mark.parametrize(
    ("began", "label"),
    [
        (date(2015, 7, 1), "6 hours"),
        (date(2017, 6, 30), "6 hours"),
        (date(2017, 7, 1), "16 hours"),
        (date(2019, 9, 30), "16 hours"),
        (date(2019, 10, 1), "two hours of ethics perhaps"),
        (date(2025, 9, 30), "two hours of ethics perhaps"),
        (date(2025, 10, 1), "two hours of ethics"),
    ],
)
def test_the_version_follows_the_beginning_of_the_period(
    book_of: Callable[..., RuleBook], began: date, label: str
) -> None:
    period = Period(began, began.replace(year=began.year + 2), 0, first=False)
    assert book_of("US-AK").rules_for(period).label == label


def test_no_text_is_known_for_periods_that_began_before_july_2015(book_of: Callable[..., RuleBook]) -> None:
    assert book_of("US-AK").rules_for(Period(date(2015, 6, 30), IN_2017, 0, first=False)) is None


@pytest.mark.parametrize(
    ("technique", "ethics", "verdict"),
    [(14, 2, COMPLIANT), (13.5, 2, SHORT), (14.5, 1.5, SHORT), (1, 15, COMPLIANT)],
)
def test_sixteen_hours_two_of_them_ethics(
    judged: Judged, course: Course, technique: float, ethics: float, verdict: Verdict
) -> None:
    assert judged(course(technique, "technique"), course(ethics, "ethics")).verdict is verdict


@pytest.mark.parametrize(
    ("on", "verdict"), [(IN_2021, UNDETERMINED), (date(2025, 9, 30), UNDETERMINED), (IN_2019, COMPLIANT)]
)
def test_sixteen_hours_without_ethics_are_open_since_2021_and_sufficed_in_2019(
    judged: Judged, course: Course, on: date, verdict: Verdict
) -> None:
    assert judged(course(16, "technique", completed=on), on=on).verdict is verdict


@pytest.mark.parametrize(
    ("approvals", "verdict"),
    [
        (["ABMP"], COMPLIANT),
        (["AMTA"], COMPLIANT),
        (["FSMTB"], COMPLIANT),
        (["US-AK"], COMPLIANT),
        ([], UNDETERMINED),
        (["state-approved-school"], UNDETERMINED),
    ],
)
def test_the_providers_that_surely_count(
    judged: Judged, course: Course, approvals: list[str], verdict: Verdict
) -> None:
    assert judged(course(2, "ethics"), course(14, "technique", approvals=approvals)).verdict is verdict


@pytest.mark.parametrize(
    ("entries", "hands_on", "counted"),
    [
        pytest.param([2], True, 2, id="two hours"),
        pytest.param([4], True, 2, id="a longer course"),
        pytest.param([1.5], True, 2, id="a shorter course"),
        pytest.param([2, 2], True, 2, id="two courses"),
        pytest.param([4], False, 0, id="on line"),
        pytest.param([4], None, 0, id="not recorded"),
    ],
)
def test_a_hands_on_cpr_course_of_anybody_gives_two_hours(
    judged: Judged, course: Course, entries: list[float], hands_on: bool | None, counted: float
) -> None:
    made = partial(course, subject="cpr-first-aid.cpr", hands_on=hands_on, approvals=[])
    taken = [made(hours, completed=date(2026, 9, day)) for day, hours in enumerate(entries, 1)]
    assert judged(*taken).counted == counted


def test_whether_a_cpr_course_was_hands_on_is_open_while_not_recorded(judged: Judged, course: Course) -> None:
    taken = [course(2, "ethics"), course(12, "technique"), course(2, "cpr-first-aid.cpr", hands_on=None)]
    assert judged(*taken).verdict is UNDETERMINED


@pytest.mark.parametrize(("entries", "counted"), [([1], 3), ([6], 3), ([2, 2], 3)])
def test_a_board_meeting_gives_three_hours_once_a_period(
    judged: Judged, course: Course, entries: list[float], counted: float
) -> None:
    meeting = partial(course, subject="other", activity="board-meeting", approvals=[])
    taken = [meeting(hours, completed=date(2026, 9, day)) for day, hours in enumerate(entries, 1)]
    assert judged(*taken).counted == counted


@pytest.mark.parametrize(("on", "verdict"), [(IN_2021, UNDETERMINED), (IN_2019, SHORT)])
def test_whether_a_board_meeting_counted_before_2025_is_open_and_in_2019_it_did_not(
    judged: Judged, course: Course, on: date, verdict: Verdict
) -> None:
    taken = [
        course(2, "ethics", completed=on),
        course(11, "technique", completed=on),
        course(3, "other", completed=on, activity="board-meeting"),
    ]
    assert judged(*taken, on=on).verdict is verdict


@pytest.mark.parametrize(
    ("on", "hours", "verdict"),
    [(IN_2019, 4, COMPLIANT), (IN_2019, 4.5, SHORT), (IN_2021, 4, UNDETERMINED), (IN_2021, 4.5, UNDETERMINED)],
)
def test_four_hours_on_bloodborne_pathogens_counted_in_2019(
    judged: Judged, course: Course, on: date, hours: float, verdict: Verdict
) -> None:
    taken = [
        course(2, "ethics", completed=on),
        course(14 - hours, "technique", completed=on),
        course(hours, "communicable-disease.bloodborne", completed=on, approvals=[]),
    ]
    assert judged(*taken, on=on, documents=(CPR, Document("background-check", on))).verdict is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, COMPLIANT),
        ({"applied_on": date(2027, 9, 10)}, COMPLIANT),
        ({"applied_on": date(2027, 9, 9)}, SHORT),
    ],
)
def test_hours_count_up_to_the_application(
    judged: Judged, course: Course, facts: dict[str, date], verdict: Verdict
) -> None:
    assert judged(course(16, "ethics", completed=date(2027, 9, 10)), facts=facts).verdict is verdict


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        pytest.param((CPR, CHECKED), COMPLIANT, id="both"),
        pytest.param((CHECKED,), UNDETERMINED, id="CPR not recorded"),
        pytest.param((CHECKED, Document("cpr", date(2025, 9, 1), date(2027, 9, 29))), SHORT, id="CPR ends too soon"),
        pytest.param((CPR,), UNDETERMINED, id="fingerprints not recorded"),
        pytest.param((CPR, Document("background-check", date(2025, 9, 30))), SHORT, id="those of the period before"),
    ],
)
def test_cpr_and_new_fingerprints_are_asked(
    judged: Judged, course: Course, documents: tuple[Document, ...], verdict: Verdict
) -> None:
    assert judged(course(16, "ethics"), documents=documents).verdict is verdict


@pytest.mark.parametrize(
    ("issued", "on", "verdict"),
    [
        pytest.param(date(2024, 10, 31), ON, SHORT, id="not a first renewal"),
        pytest.param(date(2024, 11, 1), ON, UNDETERMINED, id="perhaps a first renewal, if 2025 was run over"),
        pytest.param(date(2025, 10, 1), ON, UNDETERMINED, id="first renewal of 2027"),
        pytest.param(date(2019, 3, 1), IN_2019, UNDETERMINED, id="first renewal of 2019"),
        pytest.param(date(2016, 9, 30), IN_2017, SHORT, id="licensed by 30 September 2016: six hours in 2017"),
        pytest.param(date(2016, 10, 1), IN_2017, EXEMPT, id="licensed since 1 October 2016: none in 2017"),
    ],
)
def test_first_renewals(judged: Judged, issued: date, on: date, verdict: Verdict) -> None:
    assert judged(issued=issued, on=on).verdict is verdict


def test_a_licence_that_says_when_its_period_began_was_renewed_before(judged: Judged) -> None:
    assert judged(issued=date(2025, 9, 1), facts={"term_started": date(2025, 10, 1)}).verdict is SHORT


@pytest.mark.parametrize(("hours", "verdict"), [(6, COMPLIANT), (5.5, SHORT)])
def test_those_licensed_by_30_september_2016_owed_six_hours_in_2017(
    judged: Judged, course: Course, hours: float, verdict: Verdict
) -> None:
    assert (
        judged(course(hours, "technique", completed=IN_2017), issued=date(2016, 9, 30), on=IN_2017).verdict is verdict
    )


@pytest.mark.parametrize("issued", [date(2018, 9, 30), date(2018, 10, 1)])
def test_the_fee_of_2019_halved_from_october_2018_says_nothing_of_the_hours(judged: Judged, issued: date) -> None:
    assert judged(issued=issued, on=IN_2019).verdict is UNDETERMINED
