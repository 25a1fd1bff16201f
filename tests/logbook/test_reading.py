import gc
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ce_tracker.logbook import Known, Logbook, LogbookError, Problem, Severity, parse, read
from ce_tracker.record import Credit, FrozenMap, Status
from ce_tracker.subjects import Activity, Delivery

TODAY = date(2027, 1, 1)
START = 'schema = 1\n[therapist]\nname = "Jordan Rivera"\nborn = 1988-05-17\n'
LICENCE = '[[licences]]\njurisdiction = "US-FL"\ncredential = "LMT"\nissued = 2015-03-10\n'
CREDIT = '[[credits]]\ntitle = "Ethics"\ncompleted = 2026-01-10\nhours = 2\nsubject = "ethics"\n'
KNOWN = Known(["US-FL", "US-GA"], {"US-FL": ["LMT"], "US-GA": ["LMT"]}.get)

DESIGN = """\
schema = 1

[therapist]
name = "Jordan Rivera"
born = 1988-05-17

[[licences]]
jurisdiction = "US-FL"
credential = "LMT"
number = "MA12345"
issued = 2015-03-10
facts = { renewals = 4 }

[[credits]]
title = "Deep tissue for runners"
provider = "Gulf Coast Institute"
completed = 2026-01-10
hours = 12.0                    # or { ethics = 2.0, technique = 4.0 }
subject = "technique"
delivery = "in-person"
hands_on = true
activity = "course"
approvals = { NCBTMB = "451234", US-FL = "20-1234" }
certificate = "certificates/2026-01-10.pdf"

[[documents]]
kind = "cpr"
issued = 2025-06-01
expires = 2027-06-01

[[exams]]
exam = "MBLEx"
passed = 2014-11-03

[[schooling]]
school = "Bay School"
completed = 2014-10-01
supervised = true
hours = { anatomy-physiology = 125.0, pathology = 40.0 }

[[experience]]
setting = "hospital"
role = "paid"
hours = 120.0
started = 2016-01-01
ended = 2016-06-30

[[seminars]]
title = "Ethics and boundaries"
starts = 2027-02-06T09:00:00-05:00
hours = 6
subject = "ethics.boundaries"
"""


def problems(text: str | bytes, known: Known | None = None) -> list[str]:
    with pytest.raises(LogbookError) as raised:
        parse(text, today=TODAY, known=known)
    return str(raised.value).splitlines()


def problems_or_none(source: bytes) -> tuple[Problem, ...]:
    try:
        logbook = parse(source, today=TODAY)
    except LogbookError as error:
        return error.problems or pytest.fail("an error without a problem")
    return () if isinstance(logbook, Logbook) else pytest.fail("neither a logbook nor an error")


def warnings(text: str, known: Known | None = None) -> list[str]:
    return [str(warning) for warning in parse(text, today=TODAY, known=known).warnings]


def test_a_logbook_with_every_list_is_read() -> None:
    therapist = parse(DESIGN, today=TODAY).therapist
    assert therapist.licences[0].status is Status.ACTIVE
    assert therapist.licences[0].facts == {"renewals": 4}
    assert therapist.credits == (
        Credit(
            title="Deep tissue for runners",
            provider="Gulf Coast Institute",
            completed=date(2026, 1, 10),
            hours=Decimal(12),
            subject="technique",
            delivery=Delivery.IN_PERSON,
            hands_on=True,
            activity=Activity.COURSE,
            approvals=FrozenMap({"NCBTMB": "451234", "US-FL": "20-1234"}),
            certificate="certificates/2026-01-10.pdf",
        ),
    )
    lists = (
        therapist.documents,
        therapist.exams,
        therapist.schooling,
        therapist.experience,
        therapist.seminars,
    )
    assert [len(entries) for entries in lists] == [1, 1, 1, 1, 1]


def test_hours_are_exactly_what_is_written() -> None:
    hours = parse(START + CREDIT.replace("hours = 2", "hours = 1.1"), today=TODAY).therapist.credits[0].hours
    assert hours == Decimal("1.1")


def test_subjects_with_dots_need_no_quotes() -> None:
    text = START + CREDIT.replace('subject = "ethics"\n', "").replace(
        "= 2\n", "= { ethics.boundaries = 2, law.US-FL = 1 }\n"
    )
    assert parse(text, today=TODAY).therapist.credits[0].hours == {"ethics.boundaries": 2, "law.US-FL": 1}


def test_approvals_may_be_a_list_without_numbers() -> None:
    credit = parse(START + CREDIT + 'approvals = ["NCBTMB", "US-FL"]\n', today=TODAY).therapist.credits[0]
    assert credit.approvals == {"NCBTMB": "", "US-FL": ""}


def test_an_approval_number_may_be_a_whole_number() -> None:
    credit = parse(START + CREDIT + "approvals = { NCBTMB = 451234 }\n", today=TODAY).therapist.credits[0]
    assert credit.approvals == {"NCBTMB": "451234"}


def test_line_ends_of_windows_are_read() -> None:
    assert parse(DESIGN.replace("\n", "\r\n").encode(), today=TODAY) == parse(DESIGN, today=TODAY)


def test_a_byte_order_mark_is_ignored() -> None:
    assert parse(b"\xef\xbb\xbf" + DESIGN.encode(), today=TODAY) == parse(DESIGN, today=TODAY)


def test_an_unknown_delivery_names_the_nearest() -> None:
    assert problems(START + CREDIT + 'delivery = "in person"\n') == [
        "logbook.toml:10: credits[1].delivery: unknown delivery 'in person'; did you mean 'in-person'?"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"ethics"', '"etics"', "9: credits[1].subject: unknown subject 'etics'; did you mean 'ethics'?"),
        ("hours = 2", "hours = { etics = 2 }", "8: credits[1].hours.etics: unknown subject 'etics'"),
        ("hours = 2", "hours = nan", "8: credits[1].hours: hours must be a finite number"),
        ("hours = 2", "hours = -inf", "8: credits[1].hours: hours must be a finite number"),
        ("hours = 2", "hours = -1", "8: credits[1].hours: hours must be more than zero, not -1"),
        ("hours = 2", "hours = 0", "8: credits[1].hours: hours must be more than zero, not 0"),
        ("hours = 2", "hours = 1e9", "8: credits[1].hours: 1E+9 hours is more than one entry can hold"),
        ("hours = 2", "hours = 1e99999999999999999999", "8: credits[1].hours: hours must be a finite number"),
        ("hours = 2", "hours = 1.00001", "8: credits[1].hours: hours have at most four decimals"),
        ("hours = 2", 'hours = "2"', "8: credits[1].hours: must be a number, or a table of subject = number, not '2'"),
        ("hours = 2", "hours = true", "8: credits[1].hours: must be a number"),
        ("hours = 2", "hours = {}", "8: credits[1].hours: hours by subject must name at least one subject"),
        ("hours = 2", "hours = 0x" + "f" * 9000, "8: credits[1].hours: must be a number"),
        ("2026-01-10", "2026-01-10T09:00:00", "7: credits[1].completed: must be a date such as 2026-01-10, without a time"),
        ("2026-01-10", '"2026-01-10"', "7: credits[1].completed: must be a date such as 2026-01-10, without quotes"),
        ("2026-01-10", "2027-01-02", "7: credits[1].completed: 2027-01-02 is in the future (today is 2027-01-01)"),
        ("2026-01-10", "1988-05-16", "7: credits[1].completed: 1988-05-16 is before birth (1988-05-17)"),
        ('title = "Ethics"', "title = 3", "6: credits[1].title: must be a text in quotes, not 3"),
        ('title = "Ethics"', 'title = " "', "6: credits[1].title: must be a text that says something"),
        ("title", "titel", "5: credits[1].title: missing"),
        ("title", "titel", "6: credits[1].titel: unknown field; did you mean 'title'?"),
        ("hours = 2", 'hours = 2\napproved_as = { US-FL = "etics" }', "9: credits[1].approved_as.US-FL: unknown subject"),
        ("hours = 2", "hours = 2\nhands_on = 1.5", "9: credits[1].hands_on: must be true, false or a share"),
        ("hours = 2", "hours = 2\napprovals = 3", "9: credits[1].approvals: must be a table of approver = number"),
        ("hours = 2", "hours = 2\napprovals = { NCBTMB = [] }", "9: credits[1].approvals.NCBTMB: must be the approval"),
        ("hours = 2", "hours = 2\nstarted = 2026-01-11", "7: credits[1].completed: 2026-01-10 is before started"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_its_place(old: str, new: str, problem: str) -> None:
    told = problems(START + CREDIT.replace(old, new))
    assert any(line.startswith(f"logbook.toml:{problem}") for line in told), told


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "logbook.toml:1: is empty; begin with schema = 1 and a [therapist] table"),
        ("\n \n", "logbook.toml:1: is empty"),
        ("schema = 1\nname = \n", "logbook.toml:2: is not TOML"),
        ('schema = 1\nname = "', "logbook.toml:2: is not TOML"),
        ("schema = 1\n\0", "logbook.toml:2: is not TOML"),
        (b"schema = 1\n# \xe9\n", "logbook.toml:2: byte 0xe9 is not UTF-8"),
        ("schema = 1".encode("utf-16"), "logbook.toml:1: is saved as UTF-16"),
        (
            "schema = 1\na = " + "[" * 100_000,
            "logbook.toml:2: is not a logbook: lists or tables are nested too",
        ),
        (
            "schema = 1\na = " + "{a=" * 100_000,
            "logbook.toml:2: is not a logbook: lists or tables are nested too",
        ),
        ("schema = 1\na = " + "7" * 5000, "logbook.toml:2: a number has too many digits"),
        ("schema = 1\na = 2027-02-30", "logbook.toml:2: is not TOML"),
        ("schema = 2\nfuture = 1", "logbook.toml:1: schema: 2 is of a newer version"),
        ("schema = true", "logbook.toml:1: schema: must be 1, not true"),
        ("schema = 0", "logbook.toml:1: schema: must be 1, not 0"),
        ("licences = []", "logbook.toml:1: schema is missing: add the line schema = 1"),
        ("schema = 1", "logbook.toml:1: therapist is missing: add a [therapist] table"),
        ("schema = 1\ntherapist = 3", "logbook.toml:2: therapist: must be a table, not 3"),
        ("schema = 1\n[therapist]", 'logbook.toml:2: therapist.name: missing: say name = "…"'),
        (START.replace("1988", "2088"), "logbook.toml:4: therapist.born: 2088-05-17 is in the future"),
        ("schema = 1\nlicenses = []", "logbook.toml:2: licenses: unknown field; did you mean 'licences'?"),
        (
            START + "[credits]\n",
            "logbook.toml:5: credits: must be a list: write [[credits]] in double brackets",
        ),
        ("schema = 1\ncredits = [3]\n", "logbook.toml:2: credits[1]: must be a table, not 3"),
        (START + '"a\\nb" = 1\n', 'logbook.toml:5: therapist."a\\nb": unknown field'),
    ],
)
def test_a_file_that_is_no_logbook_is_told_in_one_line(text: str | bytes, problem: str) -> None:
    told = problems(text)
    assert any(line.startswith(problem) for line in told), told


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("title = “Deep tissue”", 'put texts in straight quotes: "…"'),
        ("approvals = [„US-FL“]", 'put texts in straight quotes: "…"'),
        ('title = "Deep tissue', "a quote is missing: a text begins and ends with one"),
        ("title = Deep tissue", 'put texts in quotes: "…"'),
        ("completed = 10.01.2026", "write a day as 2026-01-10: year, month, day"),
        ("completed = 1/10/2026", "write a day as 2026-01-10: year, month, day"),
        ("completed = 2026-1-10", "write a day as 2026-01-10: year, month, day"),
        ("hours = 1,5", "write a number with a decimal point, as 1.5"),
    ],
)
def test_a_common_slip_in_toml_is_told_with_its_remedy(line: str, remedy: str) -> None:
    (told,) = problems(f"{START}[[credits]]\n{line}\n")
    assert told.startswith("logbook.toml:6: is not TOML: ")
    assert told.endswith(f"; {remedy}")


@pytest.mark.parametrize("line", ["completed = 2026-02-30", "hands_on = True", 'title = "a" "b"', "title ="])
def test_of_any_other_slip_toml_says_what_it_says(line: str) -> None:
    (told,) = problems(f"{START}[[credits]]\n{line}\n")
    assert ";" not in told


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = START + CREDIT.replace("ethics", "etics").replace("= 2\n", "= 0\n") + CREDIT.replace("2026", "2028")
    assert [line.split(": ")[1] for line in problems(text)] == [
        "credits[1].hours",
        "credits[1].subject",
        "credits[2].completed",
    ]


def test_each_wrong_hour_of_a_mixed_course_is_told() -> None:
    text = START + CREDIT.replace('subject = "ethics"\n', "").replace(
        "= 2\n", "= { etics = 1, law = 0, technique = nan }\n"
    )
    assert {line.split(": ")[1] for line in problems(text)} == {
        "credits[1].hours.etics",
        "credits[1].hours.law",
        "credits[1].hours.technique",
    }


def test_hours_of_one_subject_given_in_two_spellings_are_not_lost() -> None:
    text = START + CREDIT.replace('subject = "ethics"\n', "").replace(
        "= 2\n", '= { "ethics.boundaries" = 1, ethics.boundaries = 2 }\n'
    )
    assert problems(text) == ['logbook.toml:8: credits[1].hours."ethics.boundaries": is given twice']


def test_a_licence_entered_twice_names_both_lines() -> None:
    (told,) = problems(START + LICENCE + CREDIT + LICENCE)
    assert told.startswith("logbook.toml:14: licences[2]: US-FL LMT is entered twice; keep one entry")
    assert told.endswith("(the first is on line 5)")


def test_an_unknown_jurisdiction_names_the_nearest() -> None:
    assert problems(START + LICENCE.replace("US-FL", "US-FLA"), KNOWN) == [
        "logbook.toml:6: licences[1].jurisdiction: unknown jurisdiction 'US-FLA'; did you mean 'US-FL'?"
    ]


def test_a_state_without_its_country_names_the_jurisdiction() -> None:
    assert problems(START + LICENCE.replace("US-FL", "GA"), KNOWN) == [
        "logbook.toml:6: licences[1].jurisdiction: unknown jurisdiction 'GA'; did you mean 'US-GA'?"
    ]


NAMED = Known({"US-DC": "District of Columbia", "US-FL": "Florida", "US-WA": "Washington"}, {"US-FL": ["LMT"]}.get)


@pytest.mark.parametrize("approver", ["Florida", "Flordia", "Florida Board of Massage Therapy", "FLORIDA STATE BOARD"])
def test_a_board_told_by_the_name_of_its_state_is_warned_of_with_its_code(approver: str) -> None:
    (told,) = warnings(START + approved_by(approver), NAMED)
    assert told.endswith(f"unknown approver {approver!r}; did you mean 'US-FL'?")


@pytest.mark.parametrize("approver", ["Florida Chiropractic Association", "Washington, DC", "Floridian"])
def test_whoever_has_the_name_of_a_state_in_theirs_is_not_its_board(approver: str) -> None:
    assert warnings(START + approved_by(approver), NAMED) == []


def test_an_unknown_credential_names_the_nearest() -> None:
    assert problems(START + LICENCE.replace("LMT", "LMP"), KNOWN) == [
        "logbook.toml:7: licences[1].credential: unknown credential 'LMP'; did you mean 'LMT'? (US-FL)"
    ]


def test_any_credential_passes_where_they_cannot_be_told() -> None:
    known = Known(["US-FL"], lambda _: None)
    assert parse(START + LICENCE.replace("LMT", "LMP"), today=TODAY, known=known).warnings == ()


def test_credentials_are_asked_only_of_jurisdictions_in_the_logbook() -> None:
    asked: list[str] = []

    def credentials(jurisdiction: str) -> list[str]:
        asked.append(jurisdiction)
        return ["LMT"]

    parse(START + LICENCE, today=TODAY, known=Known(["US-FL", "US-GA"], credentials))
    assert asked == ["US-FL"]


def approved_by(approver: str) -> str:
    return f'{CREDIT}approvals = ["{approver}"]\n'


INSURED = '[[documents]]\nkind = "libility-insurance"\nissued = 2026-01-01\n'
OVER = '[[seminars]]\ntitle = "x"\nstarts = 2026-01-01T09:00:00Z\nhours = 1\nsubject = "law"\n'


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            approved_by("NCBTM"),
            "10: warning: credits[1].approvals.NCBTM: unknown approver 'NCBTM'; did you mean 'NCBTMB'?",
        ),
        (
            approved_by("us-fl"),
            "10: warning: credits[1].approvals.us-fl: unknown approver 'us-fl'; did you mean 'US-FL'?",
        ),
        (approved_by("FL"), "10: warning: credits[1].approvals.FL: unknown approver 'FL'; did you mean 'US-FL'?"),
        (approved_by("USFL"), "10: warning: credits[1].approvals.USFL: unknown approver 'USFL'; did you mean 'US-FL'?"),
        (
            approved_by("US-LF"),
            "10: warning: credits[1].approvals.US-LF: unknown approver 'US-LF'; did you mean 'US-FL'?",
        ),
        (approved_by("AMAT"), "10: warning: credits[1].approvals.AMAT: unknown approver 'AMAT'; did you mean 'AMTA'?"),
        (
            INSURED.replace("libility-insurance", "crp"),
            "6: warning: documents[1].kind: unusual kind of document 'crp'; did you mean 'cpr'?",
        ),
        (INSURED, "6: warning: documents[1].kind: unusual kind of document"),
        (LICENCE.replace("2015", "2027"), "8: warning: licences[1].issued: 2027-03-10 is in the future"),
        (OVER, "7: warning: seminars[1].starts: is over"),
    ],
)
def test_what_may_be_a_slip_is_a_warning(text: str, warning: str) -> None:
    (told,) = warnings(START + text, KNOWN)
    assert told.startswith(f"logbook.toml:{warning}")


@pytest.mark.parametrize("approver", ["Springfield Massage Guild", "US-ZZ", "US-FK", "CA-ON", "NCBTMB", "college"])
def test_an_approver_like_no_other_is_nobodys_slip(approver: str) -> None:
    assert warnings(START + approved_by(approver), KNOWN) == []


FACTS = {"good_standing": bool, "practising_since": date, "renewals": int, "school": str}
ASKING = Known(["US-FL"], {"US-FL": ["LMT"]}.get, lambda _: FACTS)


@pytest.mark.parametrize(
    ("fact", "warning"),
    [
        ("goodstanding = true", "goodstanding: unknown fact 'goodstanding'; did you mean 'good_standing'? (US-FL LMT)"),
        ("practicing_since = 2009-06-01", "practicing_since: unknown fact 'practicing_since'; did you mean 'practising_since'?"),
        ("foo = 1", "foo: unknown fact 'foo'; known are good_standing, practising_since, renewals, school (US-FL LMT)"),
        ('good_standing = "y"', "good_standing: must be true or false, not 'y'"),
        ("good_standing = 1", "good_standing: must be true or false, not 1"),
        ('practising_since = "06/01/2009"', "practising_since: must be a date such as 2026-01-10, not '06/01/2009'"),
        ('practising_since = "2009-06-01"', "practising_since: must be a date such as 2026-01-10, without quotes: 2009-06-01"),
        ('renewals = "x"', "renewals: must be a number, not 'x'"),
        ("renewals = true", "renewals: must be a number, not true"),
        ("renewals = -1", "renewals: must be 0 or more, not -1"),
        ("school = 3", "school: must be a text in quotes, not 3"),
    ],
)  # fmt: skip
def test_a_fact_that_the_rules_do_not_heed_is_a_warning(fact: str, warning: str) -> None:
    (told,) = warnings(f"{START}{LICENCE}facts = {{ {fact} }}\n", ASKING)
    assert told.startswith(f"logbook.toml:9: warning: licences[1].facts.{warning}")


@pytest.mark.parametrize(
    "fact",
    ["good_standing = false", "practising_since = 2009-06-01", "renewals = 0", "renewals = 1.5", 'school = "Bay"'],
)
def test_a_fact_as_the_rules_ask_it_is_no_slip(fact: str) -> None:
    assert warnings(f"{START}{LICENCE}facts = {{ {fact} }}\n", ASKING) == []


def test_any_fact_passes_where_they_cannot_be_told() -> None:
    known = Known(["US-FL"], {"US-FL": ["LMT"]}.get, lambda _: None)
    assert warnings(f"{START}{LICENCE}facts = {{ foo = 1 }}\n", known) == []


def test_facts_of_a_certification_are_looked_at_as_well() -> None:
    (told,) = warnings(f'{START}[[certifications]]\nbody = "AMMA"\ncredential = "D"\nfacts = {{ foo = 1 }}\n', ASKING)
    assert "certifications[1].facts.foo: unknown fact 'foo'" in told


def test_a_fact_with_a_time_of_day_is_refused() -> None:
    (told,) = problems(f"{START}{LICENCE}facts = {{ term_started = 2026-01-01T09:00:00 }}\n")
    assert told.endswith(
        "facts.term_started: must be a date such as 2026-01-10, without a time, not 2026-01-01 09:00:00"
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogbookError, match="there is no such file"):
        read(tmp_path / "none.toml")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogbookError, match=r"is a folder|cannot be read"):
        read(tmp_path)


def test_a_path_that_no_system_takes_is_told() -> None:
    with pytest.raises(LogbookError, match="cannot be read"):
        read("a\0b")


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    with pytest.raises(LogbookError, match="cannot be read"):
        read(tmp_path / "loop.toml")


def test_problems_name_the_file_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("schema = 1\n")
    with pytest.raises(LogbookError) as raised:
        read(path, today=TODAY)
    assert raised.value.problems[0].file == str(path)


_PIECES = st.sampled_from(
    [*DESIGN.splitlines(keepends=True), "[[credits]]\n", "[a.b]\n", "x = [\n", "]\n", "{", "}", '"""', "'''", "=", "\\", "\r"]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.binary()
    | st.lists(_PIECES).map(lambda pieces: "".join(pieces).encode())
    | st.text().map(START.__add__).map(str.encode)
)
@example(b"schema=1\ntherapist.name='a'\ncredits=[{hours.a.b.c.d.e.f.g.h.i.j.k=1}]")
@example(b'schema=1\ncredits=[{title="""\n]\n""", hours = [[{}],[\n]], x.y=1}, {a=1}]\ntherapist={name="a",b.c=2}')
@example(b"schema=1\nlicences=[[]]\nexams=[{exam='a',passed=07:32:00}]\n[therapist]\nname='a'\nborn=1899-01-01")
def test_any_bytes_are_a_logbook_or_problems_with_places(source: bytes) -> None:
    lines = source.count(b"\n") + 1
    told = problems_or_none(source)
    assert all(problem.line is not None and 1 <= problem.line <= lines for problem in told)
    assert all(problem.severity is Severity.ERROR and str(problem).isprintable() for problem in told)


def test_a_long_value_is_told_briefly() -> None:
    (told,) = problems(START + CREDIT.replace('"ethics"', f'"{"x" * 100_000}"'))
    assert len(told) < 400


def test_ten_thousand_credits_fit_in_little_memory() -> None:
    text = START + CREDIT * 10_000
    gc.collect()
    tracemalloc.start()
    try:
        parse(text, today=TODAY)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100 * 1024 * 1024


SEMINAR = '[[seminars]]\ntitle = "x"\nhours = 1\nsubject = "law"\n'


def test_a_seminar_with_sessions_starts_with_the_first_of_them() -> None:
    sessions = (
        "sessions = [\n{ starts = 2027-02-07T09:00:00Z, ends = 2027-02-07T10:00:00Z },\n"
        "{ starts = 2027-02-06T09:00:00Z, ends = 2027-02-06T10:00:00Z },\n]\n"
    )
    assert (
        str(parse(START + SEMINAR + sessions, today=TODAY).therapist.seminars[0].starts) == "2027-02-06 09:00:00+00:00"
    )


@pytest.mark.parametrize(
    ("sessions", "problem"),
    [
        ("sessions = 3", "logbook.toml:9: seminars[1].sessions: must be a list of tables"),
        ("sessions = [3]", "logbook.toml:9: seminars[1].sessions[1]: must be a table, not 3"),
        (
            "sessions = [\n{ starts = 2027-02-07T09:00:00, ends = 2027-02-07T10:00:00Z }]",
            "logbook.toml:10: seminars[1].sessions[1].starts: must be a time with its zone",
        ),
        (
            "sessions = [{ starts = 2027-02-07T09:00:00Z }]",
            "logbook.toml:9: seminars[1].sessions[1].ends: missing",
        ),
        (
            "sessions = [{ starts = 2027-02-07T09:00:00Z, ends = 2027-02-07T10:00:00Z, plaice = 1 }]",
            "logbook.toml:9: seminars[1].sessions[1].plaice: unknown field; did you mean 'place'?",
        ),
        (
            "sessions = [{ starts = 2027-02-07T09:00:00Z, ends = 2027-02-07T08:00:00Z }]",
            "logbook.toml:9: seminars[1].sessions[1].ends: 2027-02-07 08:00:00+00:00 is before starts",
        ),
    ],
)
def test_a_faulty_session_is_the_one_thing_told(sessions: str, problem: str) -> None:
    with pytest.raises(LogbookError) as refusal:
        parse(START + SEMINAR + sessions + "\n", today=TODAY)
    assert [str(each)[: len(problem)] for each in refusal.value.problems] == [problem]
