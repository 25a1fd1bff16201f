"""A catalogue as TOML: the entries of a logbook's seminars, and what a catalogue may say besides."""

from pathlib import Path

import pytest

from ce_tracker.catalogue import CatalogueError, parse_catalogue, read_catalogue
from ce_tracker.subjects import Delivery

START = 'schema = 1\n[[seminars]]\ntitle = "Cupping"\nhours = 6\nsubject = "technique"\ndelivery = "in-person"\n'
TIMES = "starts = 2027-03-06T09:00:00-05:00\nends = 2027-03-06T16:00:00-05:00\n"


def problems(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as refusal:
        parse_catalogue(text, "catalogue.toml")
    return [str(problem) for problem in refusal.value.problems]


def test_an_entry_is_a_seminar() -> None:
    assert [one.title for one in parse_catalogue(START + TIMES, "catalogue.toml").seminars] == ["Cupping"]


def test_local_times_are_those_of_the_zone() -> None:
    text = START + 'zone = "America/Chicago"\nstarts = 2027-03-06T09:00:00\nends = 2027-03-06T16:00:00\n'
    assert str(parse_catalogue(text, "catalogue.toml").seminars[0].starts) == "2027-03-06 09:00:00-06:00"


def test_sessions_are_times_of_the_zone_too() -> None:
    text = START + (
        'zone = "America/Chicago"\nsessions = [{ starts = 2027-03-06T09:00:00, ends = 2027-03-06T16:00:00 }]\n'
    )
    assert str(parse_catalogue(text, "catalogue.toml").seminars[0].starts) == "2027-03-06 09:00:00-06:00"


def test_a_seminar_may_be_on_line_as_well() -> None:
    seminars = parse_catalogue(START + TIMES + 'online = "also"\n', "catalogue.toml").seminars
    assert [one.delivery for one in seminars] == [Delivery.IN_PERSON, Delivery.LIVE_WEBINAR]


def test_a_time_without_zone_is_set_aside_with_its_field() -> None:
    text = START + "starts = 2027-03-06T09:00:00\nends = 2027-03-06T16:00:00-05:00\n"
    assert (
        parse_catalogue(text, "catalogue.toml")
        .set_aside[0]
        .reasons[0]
        .startswith("seminars[1].starts: 2027-03-06T09:00 has no zone")
    )


def test_a_catalogue_without_seminars_is_empty() -> None:
    assert parse_catalogue("schema = 1\n", "catalogue.toml").seminars == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "catalogue.toml:1: is empty; begin with schema = 1"),
        ("x = \n", "catalogue.toml:1: is not TOML"),
        ("[[seminars]]\n", "catalogue.toml:1: schema is missing"),
        ("schema = 2\n", "catalogue.toml:1: schema: must be 1"),
        ("schema = 1\nseminar = []\n", "catalogue.toml:2: seminar: unknown field; did you mean 'seminars'?"),
        ("schema = 1\nseminars = 3\n", "catalogue.toml:2: seminars: must be a list"),
        ("schema = 1\nseminars = [3]\n", "catalogue.toml:2: seminars[1]: must be a table, not 3"),
        (START, "catalogue.toml:2: seminars[1].starts: missing"),
        (START + TIMES + "zoon = 1\n", "catalogue.toml:9: seminars[1].zoon: unknown field; did you mean 'zone'?"),
        (START + TIMES + "zone = 1\n", "catalogue.toml:9: seminars[1].zone: must be the name of a zone in quotes"),
        (START + TIMES + 'online = "both"\n', "catalogue.toml:9: seminars[1].online: must be true, false or"),
        (START + TIMES + "price = -1\n", "catalogue.toml:9: seminars[1].price: must be a number"),
        (START + TIMES + "hours_by_subject = 3\n", "catalogue.toml:9: seminars[1].hours_by_subject: must be a table"),
    ],
)
def test_a_faulty_catalogue_is_told_by_line_and_field(text: str, problem: str) -> None:
    assert problems(text)[0].startswith(problem)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.csv", "there is no such file"),
        ("", "is a folder; name the catalogue inside it"),
        ("catalogue.xlsx", "which format is it? name it with .toml, or with .csv for a spreadsheet"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "catalogue.xlsx").write_text("PK", encoding="utf-8")
    with pytest.raises(CatalogueError, match=problem.replace("?", r"\?")):
        read_catalogue(tmp_path / name)
