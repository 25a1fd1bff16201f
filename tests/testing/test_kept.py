"""Answers are kept of records on the edges of a rule book, so that whatever changes in it shows."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from ce_tracker.record import Certification, Licence, Status
from ce_tracker.rules import (
    HOME_STUDY,
    IN_PERSON,
    PRIMARY,
    Board,
    CarryOver,
    Case,
    Citation,
    Disputed,
    Doubt,
    FirstPeriod,
    FixedDate,
    Holds,
    IssuedBetween,
    Maximum,
    Minimum,
    NoRepeats,
    PeriodStartsBefore,
    RuleBook,
    Rules,
    Span,
    Window,
    activity,
    approved_by,
    completed_by,
    in_doubt,
    subject,
)
from ce_tracker.testing import kept as program
from ce_tracker.testing.coverage import Coverage, observing, places
from ce_tracker.testing.kept import differences, file_of, keep
from ce_tracker.testing.mutation import mutants
from ce_tracker.testing.points import Point, read, written
from ce_tracker.testing.variations import changes_between

SOURCE = Citation("Rule 1", "https://board.example/rule")
ASKED = (
    Minimum("total", 24),
    Minimum("ethics", 2, subject("ethics")),
    Maximum("distance", 12, ~IN_PERSON),
    NoRepeats(),
    Holds("cpr", ("cpr",), "a CPR card"),
)
RULES = Rules(
    citation=SOURCE,
    confidence=PRIMARY,
    verified_on=date(2026, 1, 5),
    requirements=ASKED,
    cases=(Case(FirstPeriod(), exempt="nothing is asked of the first period"),),
    carry_over=CarryOver(4, ("total",)),
)
BOOK = RuleBook(
    jurisdiction="XX",
    credential="LMT",
    name="Licensed Massage Therapist",
    board=Board("The Board", "https://board.example"),
    term=FixedDate(8, 31, 2025, every_years=2),
    rules=(RULES,),
)
TEXT = keep(BOOK)

NARROW = evolve(
    RULES,
    requirements=(
        Minimum("total", 12, doubt=Doubt("why", when=PeriodStartsBefore(date(2016, 5, 1)))),
        Minimum("ethics", 4, subject("ethics"), at_most_inside=(Maximum("meetings", 1, activity("board-meeting")),)),
        Maximum("distance", Disputed(6, 8, "why"), ~IN_PERSON | in_doubt(completed_by(2024, 12, 31), "why")),
        NoRepeats(periods=2, besides=subject("cpr-first-aid")),
        Holds("cpr", ("cpr", "bls"), "a CPR card"),
    ),
    accepts=approved_by("US-XX") | in_doubt(activity("publication") & HOME_STUDY, "why"),
    subject_as_approved_by="US-XX",
    cases=(Case(IssuedBetween(date(2024, 3, 1), date(2024, 6, 30)), exempt="nothing is asked of these"),),
    carry_over=None,
    window=Window(late=Span(days=30), late_fact="paid"),
)
NARROW_BOOK = evolve(BOOK, rules=(NARROW,))
NARROW_TEXT = keep(NARROW_BOOK)


def test_a_rule_book_gives_its_own_answers() -> None:
    assert list(differences(BOOK, TEXT)) == []


@pytest.mark.parametrize("mutant", [one for one in mutants(BOOK) if one.book is not None], ids=lambda one: one.words)
def test_every_change_of_a_rule_shows(mutant: object) -> None:
    book = mutant.book  # type: ignore[attr-defined]
    assert next(differences(book, TEXT), None) is not None


@pytest.mark.parametrize(
    "mutant", [one for one in mutants(NARROW_BOOK) if one.book is not None], ids=lambda one: one.words
)
def test_every_change_shows_of_what_few_records_tell_apart(mutant: object) -> None:
    book = mutant.book  # type: ignore[attr-defined]
    assert next(differences(book, NARROW_TEXT), None) is not None


def test_what_was_kept_before_stays() -> None:
    assert keep(BOOK, TEXT) == TEXT


def test_what_was_kept_before_is_asked_again_and_what_is_missing_is_added() -> None:
    points = json.loads(TEXT)["points"]
    some = json.dumps({"book": "XX LMT", "points": points[: len(points) // 2]})
    text = keep(NARROW_BOOK, some)
    unseen = [one for one in mutants(NARROW_BOOK) if one.book is not None and not any(differences(one.book, text))]
    assert (list(differences(NARROW_BOOK, text)), unseen) == ([], [])


def test_a_difference_tells_what_was_kept_and_what_is_said_now() -> None:
    asked = (evolve(ASKED[0], hours=Decimal(25)), *ASKED[1:])
    changed = evolve(BOOK, rules=(evolve(RULES, requirements=asked),))
    told = next(one for one in differences(changed, TEXT) if "total" in one)
    assert ("total 0/25" in told or "/25" in told, "/24" in told.partition("kept")[2]) == (True, True)


def test_all_that_can_be_reached_of_a_rule_book_is_reached() -> None:
    with observing(Coverage()) as coverage:
        assert list(differences(BOOK, TEXT)) == []
    assert coverage.missed() == {}


def test_a_file_has_a_line_for_each_answer_and_no_more_than_it_takes() -> None:
    points = json.loads(TEXT)["points"]
    answers = sum(len(records) for point in points for records in point["answers"].values())
    assert (answers <= len(list(mutants(BOOK))) + len(places(BOOK)), TEXT.count("\n") > answers) == (True, True)


def test_a_point_is_the_same_when_it_was_written_and_read() -> None:
    licence = Licence(
        "XX",
        "LMT",
        date(2012, 2, 29),
        "1024",
        expires=date(2027, 8, 31),
        status=Status.MILITARY,
        facts={"renewals": 0, "applied_on": date(2027, 1, 1), "share": Decimal("0.5"), "told": "yes", "good": True},
    )
    sought = Certification("AMMA", "MMP")
    points = [
        Point(
            held, date(1988, 5, 17), date(2027, 8, 31), ({"hours": "2", "subject": "ethics"},), {"short": [[(0, {})]]}
        )
        for held in (licence, sought)
    ]
    assert [
        (one.licence, one.born, one.on, one.courses) for one in (read(json.loads(written(it))) for it in points)
    ] == [(one.licence, one.born, one.on, one.courses) for one in points]


def test_changes_are_found_to_the_day_with_both_sides() -> None:
    assert list(changes_between(lambda day: str(day >= 57), 0, 100, 30)) == [56, 57]


def test_the_program_writes_a_file_for_each_rule_book_and_tells_which_were_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        program.main("us-massage", tmp_path / "kept", ["US-CO"])
    told = capsys.readouterr().out.splitlines()
    assert ([path.name for path in (tmp_path / "kept").iterdir()], told) == (
        ["US-CO LMT.json"],
        ["[1/1] US-CO LMT: written", "[1/1] US-CO LMT: as it was"],
    )


def test_the_program_says_so_where_a_plugin_has_no_rules(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no installed plugin us-massage has rules for US-XX"):
        program.main("us-massage", tmp_path, ["US-XX"])


def test_a_name_that_no_file_can_have_is_written_otherwise() -> None:
    assert file_of(evolve(BOOK, credential="LMT/LBW"), Path("kept")) == Path("kept/XX LMT-LBW.json")
