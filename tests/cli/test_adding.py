"""`ce-tracker init` and `add`: what is written, and that nothing is where something is wrong."""

import json
from pathlib import Path

import jsonschema
import pytest

from ce_tracker import Registry, RuleSource, hookimpl
from ce_tracker.logbook import read
from ce_tracker.rules import RuleBook

from .conftest import FLORIDA, MakeBook, MakeRules, Run, Write
from .test_status import schema_of

ETHICS = ("--title", "Ethics", "--completed", "2026-01-10", "--hours", "2", "--subject", "ethics")


def only(book: RuleBook) -> Registry:
    """A registry that knows this rule book and no other."""

    class OfOne:
        @hookimpl
        def ce_tracker_rules(self) -> list[RuleSource]:
            return [RuleSource(book.jurisdiction, lambda: [book])]

    return Registry({"one": OfOne()}, installed=False)


def test_a_new_logbook_can_be_read(run: Run, tmp_path: Path) -> None:
    run("init", "new.toml", "--name", "Jordan Rivera", "--born", "1988-05-17")
    assert str(read(tmp_path / "new.toml").therapist.born) == "1988-05-17"


def test_a_new_logbook_goes_to_the_data_folder_unless_told(run: Run, tmp_path: Path) -> None:
    run("init", "--name", "Jordan Rivera")
    assert (tmp_path / "data" / "ce-tracker" / "logbook.toml").exists()


def test_a_new_logbook_says_what_comes_next(run: Run) -> None:
    result = run("init", "my log.toml", "--name", "Jordan Rivera")
    assert "next: ce-tracker add licence 'my log.toml' --jurisdiction US-FL" in result.stdout


def test_what_comes_next_is_of_a_jurisdiction_that_is_installed(
    run: Run, monkeypatch: pytest.MonkeyPatch, book: MakeBook, rules: MakeRules
) -> None:
    monkeypatch.setattr("ce_tracker.cli.adding.installed", lambda: only(book(rules(), credential="Reg. Nurse")))
    said = run("init", "new.toml", "--name", "Jordan Rivera").stdout
    assert "add licence new.toml --jurisdiction US-XX --credential 'Reg. Nurse' --issued 2015-03-10\n" in said


def test_without_rules_what_comes_next_is_to_install_some(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ce_tracker.cli.adding.installed", lambda: Registry(installed=False))
    assert "next: install the rules of your state" in run("init", "new.toml", "--name", "Jordan Rivera").stdout


def test_the_help_of_add_is_whole(run: Run) -> None:
    assert "..." not in run("add", "--help").stdout.partition("Commands:")[2]


def test_a_logbook_that_is_there_is_not_overwritten(run: Run, logbook: Write) -> None:
    path = logbook()
    result = run("init", path, "--name", "Somebody Else")
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, FLORIDA)


def test_the_logbook_of_the_environment_is_used(run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CE_TRACKER_LOGBOOK", str(logbook()))
    assert run("status").exit_code == 1


def test_the_logbook_of_this_folder_is_used(run: Run, logbook: Write) -> None:
    logbook(name="logbook.toml")
    assert run("status").exit_code == 1


def test_the_environment_wins_over_this_folder(run: Run, logbook: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    logbook(name="logbook.toml")
    monkeypatch.setenv("CE_TRACKER_LOGBOOK", "elsewhere.toml")
    assert run("status").stderr == (
        "ce-tracker: $CE_TRACKER_LOGBOOK names elsewhere.toml, and there is no such file; start one with: "
        'ce-tracker init --name "Your Name"\n'
    )


def test_a_new_logbook_goes_where_the_environment_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CE_TRACKER_LOGBOOK", str(tmp_path / "mine.toml"))
    assert run("init", "--name", "Jordan Rivera").exit_code == 0
    assert read(tmp_path / "mine.toml").therapist.name == "Jordan Rivera"


def test_a_new_logbook_is_not_started_behind_the_one_of_this_folder(run: Run, logbook: Write) -> None:
    logbook(name="logbook.toml")
    result = run("init", "--name", "Jordan Rivera")
    assert (result.exit_code, result.stderr) == (2, "logbook.toml: is there already; nothing was written\n")


def test_a_new_logbook_in_a_folder_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    result = run("init", "away/new.toml", "--name", "Jordan Rivera")
    away = tmp_path / "away"
    assert (result.exit_code, result.stderr) == (
        2,
        f"{away}/new.toml: cannot be written: there is no folder {away}; make it first, or name another place\n",
    )


def test_a_data_folder_that_cannot_be_made_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in its place")
    result = run("init", "--name", "Jordan Rivera")
    data = tmp_path / "data"
    assert (result.exit_code, result.stderr) == (
        2,
        f"ce-tracker: {data}/ce-tracker/logbook.toml cannot be written: {data} is a file, not a folder; name another place\n",
    )


def test_what_was_added_is_printed(run: Run, logbook: Write) -> None:
    path = logbook()
    assert run("add", "credit", path, *ETHICS).stdout == f"added to {path}: 2026-01-10 Ethics, 2 hours\n"


def test_what_was_there_stays_as_it_was(run: Run, logbook: Write) -> None:
    path = logbook("# mine\n" + FLORIDA)
    run("add", "credit", path, *ETHICS)
    assert path.read_text(encoding="utf-8").startswith("# mine\n" + FLORIDA)


def test_every_field_of_a_credit_can_be_told(run: Run, logbook: Write) -> None:
    path = logbook()
    run(
        "add", "credit", path, "--title", "Mixed", "--completed", "2026-02-08", "--started", "2026-02-07",
        "--hours", "ethics=2", "--hours", "technique=4.5", "--provider", "Gulf Coast", "--course-id", "GC-1",
        "--delivery", "in-person", "--hands-on", "0.75", "--activity", "conference", "--approval", "US-FL=20-1",
        "--approval", "NCBTMB", "--approved-as", "US-FL=technique", "--certificate", "c.pdf",
    )  # fmt: skip
    written = path.read_text(encoding="utf-8").removeprefix(FLORIDA)
    assert written == (
        '\n[[credits]]\ntitle = "Mixed"\nprovider = "Gulf Coast"\ncourse_id = "GC-1"\nstarted = 2026-02-07\n'
        "completed = 2026-02-08\nhours = {ethics = 2.0, technique = 4.5}\n"
        'delivery = "in-person"\nhands_on = 0.75\nactivity = "conference"\n'
        'approvals = {US-FL = "20-1", NCBTMB = ""}\napproved_as = {US-FL = "technique"}\ncertificate = "c.pdf"\n'
    )


def test_every_field_of_a_licence_can_be_told(run: Run, logbook: Write) -> None:
    path = logbook()
    run(
        "add", "licence", path, "--jurisdiction", "US-ND", "--credential", "LMT", "--issued", "2009-06-01",
        "--number", "1407", "--expires", "2027-02-28", "--status", "inactive", "--fact", "renewals=4",
        "--fact", "good_standing=yes", "--fact", "practising_since=2009-06-01", "--fact", "carried_over=2.5",
    )  # fmt: skip
    licence = read(path).therapist.licences[1]
    assert (str(licence.expires), licence.status, dict(licence.facts)) == (
        "2027-02-28",
        "inactive",
        {"renewals": 4, "good_standing": True, "practising_since": licence.issued, "carried_over": 2.5},
    )


def test_every_field_of_a_document_can_be_told(run: Run, logbook: Write) -> None:
    path = logbook()
    run("add", "document", path, "--kind", "cpr", "--issued", "2025-06-01", "--expires", "2027-06-01", "--number", "7")
    document = read(path).therapist.documents[0]
    assert (document.kind, str(document.issued), str(document.expires), document.number) == (
        "cpr",
        "2025-06-01",
        "2027-06-01",
        "7",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("credit", *ETHICS, "--approval", "US-FL=20-1"),
        ("document", "--kind", "cpr", "--issued", "2025-06-01"),
        ("licence", "--jurisdiction", "US-ND", "--credential", "LMT", "--issued", "2009-06-01", "--fact", "renewals=4"),
    ],
)
def test_json_of_what_was_added_has_the_documented_shape(run: Run, logbook: Write, arguments: tuple[str, ...]) -> None:
    kind, *rest = arguments
    document = json.loads(run("add", kind, logbook(), *rest, "--json").stdout)
    jsonschema.validate(document, schema_of("added"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--subject", "etics"), "--subject: unknown subject 'etics'; did you mean 'ethics'?"),
        (("--delivery", "webinar"), "--delivery: unknown delivery 'webinar'; did you mean 'live-webinar'?"),
        (("--activity", "cours"), "--activity: unknown activity 'cours'; did you mean 'course'?"),
        (("--hours", "-3"), "--hours: hours must be more than zero, not -3"),
        (("--hours", "0"), "--hours: hours must be more than zero, not 0"),
        (("--hours", "nan"), "--hours: hours must be a finite number, not NaN"),
        (("--hours", "9000"), "--hours: 9000.0 hours is more than one entry can hold (5000)"),
        (("--hours", "two"), "--hours: must be a number, or a table of subject = number, not 'two'"),
        (("--hours", "etics=2", "--subject", ""), "--hours: unknown subject 'etics'; did you mean 'ethics'?"),
        (("--hours", "1", "--hours", "2"), "--hours: give one number, or hours by subject"),
        (("--hours", "1,5"), "--hours: '1,5' is not a number; write 1.5"),
        (("--hours", "ethics=2h", "--subject", ""), "--hours: '2h' is not a number; write 2"),
        (("--completed", "2026-02-30"), "--completed: '2026-02-30' is no day: February 2026 has 28 days"),
        (("--completed", "2190-01-01"), "--completed: 2190-01-01 is in the future"),
        (("--completed", "1970-01-01"), "--completed: 1970-01-01 is before birth (1988-05-17)"),
        (("--started", "2026-03-01"), "--completed: 2026-01-10 is before started 2026-03-01"),
        (("--hands-on", "2"), "--hands-on: must be true, false or a share from 0 to 1"),
        (("--approved-as", "US-FL"), "--approved-as: 'US-FL' must be written NAME=VALUE"),
        (("--approval", "US-FL=1", "--approval", "US-FL=2"), "--approval: US-FL is given twice"),
    ],
)  # fmt: skip
def test_a_faulty_credit_is_refused_and_nothing_written(
    run: Run, logbook: Write, arguments: tuple[str, ...], message: str
) -> None:
    path = logbook()
    replaced = [one for one in zip(ETHICS[::2], ETHICS[1::2], strict=True) if one[0] != arguments[0]]
    result = run("add", "credit", path, *(part for pair in replaced for part in pair), *arguments)
    assert (result.exit_code, result.stdout, path.read_text(encoding="utf-8")) == (2, "", FLORIDA)
    assert f"ce-tracker add credit: {message}" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--hours", "ethics=1", "--hours", "2"), "--hours: '2' must be written NAME=VALUE"),
        (("--hours", "1,5", *ETHICS[6:]), "--hours: '1,5' is not a number; write 1.5"),
        (("--hours", "2", *ETHICS[6:], "--approved-as", "US-FL"), "--approved-as: 'US-FL' must be written NAME=VALUE"),
    ],
)
def test_one_slip_is_told_in_one_line(run: Run, logbook: Write, arguments: tuple[str, ...], message: str) -> None:
    assert run("add", "credit", logbook(), *ETHICS[:4], *arguments).stderr == f"ce-tracker add credit: {message}\n"


def test_all_that_is_missing_is_told_at_once(run: Run, logbook: Write) -> None:
    assert run("add", "document", logbook()).stderr == (
        'ce-tracker add document: --kind: missing: give --kind "…"\n'
        "ce-tracker add document: --issued: missing: give --issued 2026-01-10\n"
    )


def test_a_licence_is_not_added_twice(run: Run, logbook: Write) -> None:
    path = logbook()
    result = run("add", "licence", path, "--jurisdiction", "US-FL", "--credential", "LMT", "--issued", "2015-03-10")
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, FLORIDA)
    assert "US-FL LMT is entered already" in result.stderr


def test_a_licence_of_an_unknown_jurisdiction_is_refused(run: Run, logbook: Write) -> None:
    path = logbook()
    result = run("add", "licence", path, "--jurisdiction", "US-ZZ", "--credential", "LMT", "--issued", "2015-03-10")
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, FLORIDA)
    assert "--jurisdiction: unknown jurisdiction 'US-ZZ'" in result.stderr


@pytest.mark.parametrize(
    ("fact", "warning"),
    [
        ("goodstanding=true", "facts.goodstanding: unknown fact 'goodstanding'; did you mean 'good_standing'? (US-ND LMT)"),
        ("practising_since=06/01/2009", "facts.practising_since: must be a date such as 2026-01-10, not '06/01/2009'"),
        ("good_standing=y", "facts.good_standing: must be true or false, not 'y'"),
        ("renewals=-1", "facts.renewals: must be 0 or more, not -1"),
    ],
)  # fmt: skip
def test_a_fact_that_the_rules_do_not_heed_is_told_when_it_is_added(
    run: Run, logbook: Write, fact: str, warning: str
) -> None:
    path = logbook()
    north_dakota = ("--jurisdiction", "US-ND", "--credential", "LMT", "--issued", "2009-06-01")
    result = run("add", "licence", path, *north_dakota, "--fact", fact)
    assert (result.exit_code, result.stderr) == (0, f"{path}:16: warning: licences[2].{warning}\n")


def test_nothing_is_added_to_a_logbook_with_errors(run: Run, logbook: Write) -> None:
    faulty = FLORIDA.replace('"LMT"', '"LMTT"')
    path = logbook(faulty)
    result = run("add", "credit", path, *ETHICS)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, faulty)
