"""`ce-tracker rules` for certifying bodies."""

import json

import jsonschema
import pytest

from ce_tracker import installed

from .conftest import Run
from .test_status import schema_of

BODIES = sorted(installed().certifications())


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    ("command", "schema"), [("show", "rules"), ("history", "rules-history")], ids=["show", "history"]
)
def test_rules_of_a_body_in_json_have_the_documented_shape(run: Run, command: str, schema: str, body: str) -> None:
    jsonschema.validate(json.loads(run("rules", command, body, "--json").stdout), schema_of(schema))


@pytest.mark.parametrize(
    ("command", "schema"),
    [("list", "rules-list"), ("stale", "rules-stale"), ("export", "rules-export")],
    ids=["list", "stale", "export"],
)
def test_what_tells_all_rules_tells_those_of_a_body_in_the_documented_shape(
    run: Run, command: str, schema: str
) -> None:
    document = json.loads(run("rules", command, "--jurisdiction", "NCBTMB", "--json").stdout)
    jsonschema.validate(document, schema_of(schema))


def test_both_purposes_are_shown_each_by_its_name(run: Run) -> None:
    lines = run("rules", "show", "NCBTMB").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if line.startswith("NCBTMB BCTMB")] == [
        "NCBTMB BCTMB, to obtain it",
        "NCBTMB BCTMB, to keep it",
    ]


def test_it_is_called_a_certification_where_its_term_is_told(run: Run) -> None:
    assert (
        "    - The certification: judged on the day of the application (primary source)"
        in run("rules", "show", "FSMTB", "MBLEx").stdout.splitlines()
    )


def test_what_changed_is_told_for_the_purpose_it_changed_for(run: Run) -> None:
    lines = run("rules", "diff", "NCBTMB", "2014-01-01", "2026-11-23").stdout.splitlines()
    assert "NCBTMB BCTMB, to obtain it: dropped: cpr: current CPR certification (document cpr)" in lines


def test_everything_of_every_body_can_be_exported(run: Run) -> None:
    document = json.loads(run("rules", "export").stdout)
    exported = {
        (book["jurisdiction"], book["credential"], book.get("purpose", "renewal")) for book in document["rule_books"]
    }
    known = installed()
    assert exported >= {(body, *key) for body in BODIES for key in known.certification_books(body)}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "AMMMA"), "unknown jurisdiction or certifying body 'AMMMA'; did you mean 'AMMA'?"),
        (
            ("show", "AMMA", "Medical Masage"),
            "AMMA: unknown credential 'Medical Masage'; did you mean 'Medical Massage'?",
        ),
        (("list", "--jurisdiction", "NCBTNB"), "did you mean 'NCBTMB'?"),
    ],
)
def test_a_slip_names_the_nearest(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run("rules", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True)
