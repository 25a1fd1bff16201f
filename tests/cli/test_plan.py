"""The command `plan`: what is asked of the planner, how its answer is shown, and what is entered in the logbook."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from ce_tracker import Seminar, Therapist, planning
from ce_tracker.api import audit_held
from ce_tracker.logbook import read
from ce_tracker.planning import (
    HOURS,
    MONEY,
    SEMINARS,
    Alternative,
    Choice,
    Costs,
    Limits,
    NotPlanned,
    Objective,
    Outcome,
    Plan,
    Serves,
)

from .conftest import Page, Run, Write

ON = "2027-01-05"
CATALOGUE = """\
title,provider,sessions,zone,place,price,currency,hours,subject,delivery,approvals
Deep tissue,Gulf,2027-03-06T09:00/15:00; 2027-03-07T09:00/15:00,America/New_York,"Tampa, FL",240.00,USD,12,technique,in-person,US-FL
Laws of Florida,Lamp,2027-04-07T18:00/20:00,America/New_York,,30.00,USD,2,law.US-FL,live-webinar,US-FL
No zone,Gulf,2027-05-01T09:00/15:00,,"Tampa, FL",100.00,USD,6,technique,in-person,US-FL
"""

Told = dict[str, Any]


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "seminars.csv"
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the planner was told; it books whatever is not planned yet, and judges by the audit."""
    told: Told = {}

    def everything(
        therapist: Therapist,
        seminars: Sequence[Seminar],
        on: date,
        *,
        objective: tuple[Objective, ...],
        limits: Limits,
        costs: Costs,
        progress: Callable[[str], None],
        **more: Any,
    ) -> Plan:
        told.update(seminars=seminars, objective=objective, limits=limits, costs=costs, **more)
        progress("solving")
        new = [seminar for seminar in seminars if seminar not in therapist.seminars]
        licence = therapist.licences[0]
        taken = evolve(therapist, credits=(*therapist.credits, *(one.attended() for one in new)))
        outcome = Outcome(
            audit_held(therapist, licence, on=date(2027, 8, 31)),
            audit_held(taken, licence, on=date(2027, 8, 31)),
            date(2027, 8, 31),
        )
        cost = sum((costs.of(one) or Decimal(0) for one in new), Decimal(0))
        return Plan(
            therapist,
            on,
            objective,
            limits,
            costs,
            tuple(
                Choice(
                    one,
                    costs.of(one),
                    (Serves(licence, "total", "Hours in all", one.attended().total),),
                    one.starts.date(),
                )
                for one in new
            ),
            (outcome,),
            (cost,),
            (cost,),
            Decimal(0),
            set_aside=(NotPlanned(seminars[0], "is not on line"),),
            notes=("open questions are planned for as the strictest reading has them",),
            find_alternatives=lambda: tuple(Alternative(one, (seminars[0],), (Decimal(5),)) for one in new),
        )

    monkeypatch.setattr(planning, "plan", everything, raising=False)
    return told


def test_what_to_book_is_a_line_each(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    lines = run("plan", logbook(), catalogue, "--on", ON).stdout.splitlines()
    assert [line for line in lines if line.startswith("book: ")] == [
        "book: 2027-03-06T09:00-05:00: Deep tissue, Gulf: Tampa, FL: 12 hours: 240.00 USD",
        "book: 2027-04-07T18:00-04:00: Laws of Florida, Lamp: live webinar: 2 hours: 30.00 USD",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "session: Deep tissue: 2: 2027-03-07T09:00-05:00 to 2027-03-07T15:00-05:00",
        "serves: Deep tissue: US-FL LMT: 12 hours: Hours in all",
        "total: 2 seminars, 14 hours, 270.00 USD",
        "optimum: proven: nothing less does the same (least money)",
        "US-FL LMT: hours by: 2027-08-31",
        "instead of: Laws of Florida, Lamp (2027-04-07): Deep tissue, Gulf (2027-03-06), 5.00 USD more",
        "note: open questions are planned for as the strictest reading has them",
        "not planned: Deep tissue, Gulf: 2027-03-06: is not on line",
    ],
)
def test_everything_about_a_plan_is_a_line(run: Run, logbook: Write, catalogue: Path, told: Told, line: str) -> None:
    assert line in run("plan", logbook(), catalogue, "--on", ON).stdout.splitlines()


def test_a_row_that_was_set_aside_is_a_line(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    output = run("plan", logbook(), catalogue, "--on", ON).stdout
    assert f"{catalogue}:4: set aside: No zone: row 4, column sessions (1, starts): " in output


def test_the_logbook_may_be_left_out(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    logbook(name="logbook.toml")
    assert "total: 2 seminars" in run("plan", catalogue, "--on", ON).stdout


def test_what_stays_short_ends_with_one(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    assert run("plan", logbook(), catalogue, "--on", ON).exit_code == 1


@pytest.mark.parametrize(
    ("options", "limits"),
    [
        (["--budget", "600"], Limits(budget=600)),
        (["--online-only"], Limits(online_only=True)),
        (["--near", "Tampa", "--near", "Orlando"], Limits(places=["Tampa", "Orlando"])),
        (["--delivery", "in-person"], Limits(deliveries=["in-person"])),
        (["--day", "sat", "--day", "Sunday"], Limits(weekdays=[5, 6])),
        (["--not-on", "2027-03-06"], Limits(not_on=[date(2027, 3, 6)])),
        (
            ["--from", "2027-02-01", "--until", "2027-06-30"],
            Limits(earliest=date(2027, 2, 1), latest=date(2027, 6, 30)),
        ),
    ],
)
def test_limits_are_passed_on(
    run: Run, logbook: Write, catalogue: Path, told: Told, options: list[str], limits: Limits
) -> None:
    run("plan", logbook(), catalogue, "--on", ON, *options)
    assert told["limits"] == limits


def test_costs_are_passed_on(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    run("plan", logbook(), catalogue, "--on", ON, "--an-hour", "20", "--travel", "Tampa=40", "--currency", "cad")
    assert told["costs"] == Costs("CAD", 20, {"Tampa": 40})


def test_the_order_of_objectives_is_passed_on(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    run("plan", logbook(), catalogue, "--on", ON, "--least", "seminars", "--least", "hours")
    assert told["objective"] == (SEMINARS, HOURS)


def test_money_comes_first_unless_told(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    run("plan", logbook(), catalogue, "--on", ON)
    assert told["objective"] == (MONEY,)


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (["--budget", "much"], "'much' is no number of zero or more; write it as 450 or 450.00"),
        (["--day", "someday"], "unknown day of the week 'someday'; did you mean"),
        (["--delivery", "zoom"], "--delivery: unknown delivery 'zoom'"),
        (["--least", "mony"], "--least: unknown objective 'mony'; did you mean 'money'?"),
        (["--travel", "Tampa"], "'Tampa' must be written PLACE=AMOUNT, such as Tampa=40"),
        (["--travel", "Tampa=far"], "--travel: must be a number of zero or more, not 'far'"),
        (
            ["--from", "2028-01-01", "--until", "2027-01-01"],
            "--until: 2027-01-01 is before the earliest day, 2028-01-01",
        ),
        (["--not-on", "3/6/2027"], "'3/6/2027' is not a date; write it as YYYY-MM-DD, such as 2027-03-06"),
    ],
)
def test_a_faulty_option_is_refused_with_the_fix(
    run: Run, logbook: Write, catalogue: Path, told: Told, options: list[str], refusal: str
) -> None:
    result = run("plan", logbook(), catalogue, *options)
    assert (result.exit_code, refusal in result.stderr) == (2, True)


@pytest.mark.parametrize("count", [0, 3])
def test_one_file_or_two_are_named(run: Run, catalogue: Path, told: Told, count: int) -> None:
    assert run("plan", *[catalogue] * count).stderr.startswith("ce-tracker plan: name the catalogue")


@pytest.mark.parametrize("swapped", [True, False])
def test_a_logbook_in_the_place_of_the_catalogue_is_told(
    run: Run, logbook: Write, catalogue: Path, told: Told, swapped: bool
) -> None:
    path = logbook()
    assert run("plan", *[catalogue] * swapped, path).stderr == (
        f"{path}: is a logbook, not a catalogue of seminars; the catalogue is named last: "
        "ce-tracker plan logbook.toml seminars.csv\n"
    )


def test_a_faulty_catalogue_is_refused_by_row_and_column(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    catalogue.write_text(CATALOGUE.replace("in-person", "in person"), encoding="utf-8")
    refusal = f"{catalogue}:2: row 2, column delivery: unknown delivery 'in person'; did you mean 'in-person'?"
    assert run("plan", logbook(), catalogue).stderr.splitlines()[0] == refusal


def test_saving_enters_the_seminars_as_planned(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    path = logbook()
    run("plan", path, catalogue, "--on", ON, "--save")
    planned = read(path, today=date(2027, 1, 5)).therapist.seminars
    assert [one.title for one in planned] == ["Deep tissue", "Laws of Florida"]


def test_a_saved_plan_leaves_nothing_to_save(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    path = logbook()
    run("plan", path, catalogue, "--on", ON, "--save")
    before = path.read_bytes()
    assert (run("plan", path, catalogue, "--on", ON, "--save").stdout.splitlines()[-1], path.read_bytes()) == (
        f"saved: 0 seminars entered in {path}",
        before,
    )


def test_saving_keeps_comments(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    path = logbook()
    path.write_text(path.read_text(encoding="utf-8") + "\n# ask about parking\n", encoding="utf-8")
    run("plan", path, catalogue, "--on", ON, "--save")
    assert "# ask about parking" in path.read_text(encoding="utf-8")


def test_what_was_saved_is_among_the_deadlines(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    path = logbook()
    run("plan", path, catalogue, "--on", ON, "--save")
    assert "2027-03-07: seminar: Deep tissue: 61 days left: 12 CE hours, Gulf; session 2 of 2" in (
        run("deadlines", path, "--on", ON).stdout.splitlines()
    )


def test_nothing_is_written_unless_told_to_save(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    path = logbook()
    before = path.read_bytes()
    run("plan", path, catalogue, "--on", ON)
    assert path.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--save"], ["--no-alternatives"]])
def test_the_json_is_of_its_schema(run: Run, logbook: Write, catalogue: Path, told: Told, options: list[str]) -> None:
    schema = json.loads(files("ce_tracker").joinpath("schemas/plan.schema.json").read_text(encoding="utf-8"))
    document = json.loads(run("plan", logbook(), catalogue, "--on", ON, "--json", *options).stdout)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.parametrize("width", [40, 80, 120])
def test_nothing_is_wider_than_the_terminal(
    page: Page, logbook: Write, catalogue: Path, told: Told, width: int
) -> None:
    assert max(map(len, page(width, "plan", logbook(), catalogue, "--on", ON))) <= width


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_to_book_is_seen_at_any_width(page: Page, logbook: Write, catalogue: Path, told: Told, width: int) -> None:
    shown = " ".join(page(width, "plan", logbook(), catalogue, "--on", ON))
    assert all(words in shown for words in ("Deep tissue", "Laws of Florida", "240.00", "Total: 2 seminars"))


def test_progress_is_not_told_to_a_pipe(run: Run, logbook: Write, catalogue: Path, told: Told) -> None:
    assert "solving" not in run("plan", logbook(), catalogue, "--on", ON).stderr
