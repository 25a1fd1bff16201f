"""Words of a vocabulary, licences and their rules, facts."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from ce_tracker.errors import CeTrackerError
from ce_tracker_roster.entries import credit_of, licence_of
from ce_tracker_roster.ingest import ColumnError, Source, runs

FILE = Source("credits.csv", 2, of_command=True)


@pytest.mark.parametrize(
    ("column", "word", "fix"),
    [
        ("subject", "etics", "write 'ethics' if that is meant"),
        ("delivery", "in person", "write 'in-person' if that is meant"),
        ("activity", "Course", "write 'course' if that is meant"),
        ("unit", "hours", "write 'hour' if that is meant"),
        ("approved_as", "US-FL=etics", "write 'ethics' if that is meant"),
        ("approved_as", "US-FL", "correct approved_as"),
        ("approved_as", "US-FL=law; US-FL=ethics", "correct approved_as"),
    ],
)
def test_an_unknown_word_is_set_aside_with_the_nearest(credits, column, word, fix):
    roster, rejects = credits(**{column: [word]})
    assert roster.credits.is_empty()
    assert rejects.select("column", "value", "fix").rows() == [(column, word, fix)]


@pytest.mark.parametrize("kind", [pl.String, pl.Categorical, pl.Enum(["ethics", "etics", "law.US-OR"])])
def test_words_are_checked_whatever_their_type(credits, kind):
    words = pl.Series(["ethics", "etics", "law.US-OR"], dtype=kind)
    roster, rejects = credits(subject=words, title=["A", "B", "C"])
    assert roster.credits["subject"].to_list() == ["ethics", "law.US-OR"]
    assert rejects["row"].to_list() == [1]


def test_words_that_only_later_rows_have_are_checked(credits, monkeypatch):
    monkeypatch.setattr(runs, "_FIRST", 1)
    roster, rejects = credits(subject=["ethics", "etics", " ethics", ""], title=["A", "B", "C", "D"])
    assert roster.credits["subject"].to_list() == ["ethics", "ethics"]
    assert rejects.select("row", "value").rows() == [(1, "etics"), (3, "")]


def test_blanks_around_a_word_are_no_part_of_it(credits):
    roster, _ = credits(subject=[" ethics"], delivery=["in-person "])
    assert roster.credits.select("subject", "delivery").rows() == [("ethics", "in-person")]


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_what_is_left_out_has_its_default(credits, nothing):
    roster, _ = credits(unit=[nothing], activity=[nothing], delivery=[nothing])
    assert roster.credits.select("unit", "activity", "delivery").rows() == [("hour", "course", "")]


@pytest.mark.parametrize("given", [["US-FL", "NCBTMB"], "US-FL; NCBTMB", "US-FL=50-123;NCBTMB;NCBTMB"])
def test_approvals_are_a_list_or_a_text_with_semicolons_and_go_without_their_numbers(credits, given):
    roster, _ = credits(approvals=[given])
    assert set(credit_of(roster.credits.row(0, named=True)).approvals) == {"US-FL", "NCBTMB"}


@pytest.mark.parametrize(
    "given", ["US-FL, NCBTMB", "US-FL/NCBTMB", "NCBTMB|US-FL", ["US-FL, NCBTMB"], "US-FL=20-1, NCBTMB=45"]
)
def test_approvers_that_no_semicolon_parts_are_set_aside(credits, given):
    _, rejects = credits(approvals=[given])
    ((column, reason, fix),) = rejects.select("column", "reason", "fix").rows()
    assert column == "approvals"
    assert reason.endswith("is not one approver")
    assert fix in ("write 'US-FL; NCBTMB' if that is meant", "write 'NCBTMB; US-FL' if that is meant")


def test_an_approver_may_have_a_comma_in_its_name(credits):
    roster, rejects = credits(approvals=["Massage, Bodywork & Somatics Guild"])
    assert (roster.credits.height, rejects.height) == (1, 0)


@pytest.mark.parametrize("title", ["", "  ", "\u00a0", None])
def test_a_title_that_says_nothing_is_set_aside(credits, title):
    _, rejects = credits(title=[title])
    assert rejects.select("column", "reason").rows() == [("title", "is empty")]


def test_a_title_may_begin_with_any_letter(credits):
    roster, _ = credits(title=["Ätherische Öle"])
    assert roster.credits["title"].to_list() == ["Ätherische Öle"]


@pytest.mark.parametrize(
    ("jurisdiction", "credential", "reason", "fix"),
    [
        ("FL", "LMT", "unknown jurisdiction 'FL'", "write 'US-FL' if that is meant"),
        (
            "Florida",
            "LMT",
            "unknown jurisdiction 'Florida', and no ISO 3166-2 code",
            "write an ISO 3166-2 code such as US-FL",
        ),
        ("US-XX", "LMT", "unknown jurisdiction 'US-XX'", None),
        ("US-FL", "LMTT", "unknown credential 'LMTT' (US-FL)", "write 'LMT' if that is meant"),
        ("", "LMT", "is empty", "fill in jurisdiction"),
        ("US-FL", None, "is empty", "fill in credential"),
    ],
)
def test_a_licence_without_rules_is_set_aside(licences, jurisdiction, credential, reason, fix):
    roster, rejects = licences(jurisdiction=["US-FL", jurisdiction], credential=["LMT", credential])
    assert roster.licences["licence"].to_list() == ["a"]
    assert rejects["reason"].to_list() == [reason]
    assert rejects["fix"].to_list() == [fix or rejects["fix"][0]]


def test_the_first_fault_of_a_row_is_told_and_its_reason_tells_the_others(credits):
    _, rejects = credits(subject=["etics"], hours=["0"])
    assert rejects["column"].to_list() == ["hours"]
    assert rejects["reason"].to_list() == ["hours must be more than zero, not 0; also subject: unknown subject 'etics'"]


def test_a_row_is_told_as_it_came(credits):
    _, rejects = credits(subject=["etics"], completed=[date(2026, 3, 1)], mine=["x"])
    told = (
        '{"licence": "a", "title": "Ethics", "completed": "2026-03-01", "hours": "3", "subject": "etics", "mine": "x"}'
    )
    assert rejects["as_it_came"].to_list() == [told]


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_an_empty_row_has_one_fault(credits, nothing):
    row = {key: [nothing] for key in ("licence", "title", "completed", "hours", "subject")}
    _, rejects = credits(**row)
    assert rejects.select("column", "reason", "fix").rows() == [("", "the row is empty", "take it out")]


LOUISIANA, NORTH_DAKOTA = ("US-LA", "LMT"), ("US-ND", "LMT")
WHERE = {
    "carried_over": LOUISIANA,
    "good_standing": NORTH_DAKOTA,
    "practising_since": NORTH_DAKOTA,
    "renewals": LOUISIANA,
}
"""Licences that these facts are asked of."""


@pytest.mark.parametrize(
    ("given", "told"), [([6, None], 6), ([6.0, None], 6), (["6", ""], 6), ([4.5, None], Decimal("4.5"))]
)
def test_a_number_that_is_a_fact_is_whole_where_it_is_whole(licences, given, told):
    assert facts(licences, "carried_over", given) == [{"carried_over": told}, {}]


def facts(licences, name, given):
    """What the licences of two states that ask for it tell as this fact."""
    states = WHERE[name]
    roster, _ = licences(**{f"fact.{name}": given, "jurisdiction": [states[0]], "credential": [states[1]]})
    return [dict(licence_of(row).facts) for row in roster.licences.iter_rows(named=True)]


def test_what_is_asked_of_every_licence_is_known_without_a_rule_book_that_asks(licences):
    assert facts(licences, "renewals", ["0", ""]) == [{"renewals": 0}, {}]


@pytest.mark.parametrize("given", [[True, None], ["yes", ""], ["True", None]])
def test_a_fact_that_is_yes_or_no_may_be_a_word(licences, given):
    assert facts(licences, "good_standing", given) == [{"good_standing": True}, {}]


@pytest.mark.parametrize("given", [[date(2009, 6, 1), None], ["2009-06-01", ""]])
def test_a_fact_that_is_a_day_may_be_a_text(licences, given):
    assert facts(licences, "practising_since", given) == [{"practising_since": date(2009, 6, 1)}, {}]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("carried_over", ["many", ""]),
        ("carried_over", [float("nan"), None]),
        ("carried_over", [[6], None]),
        ("carried_over", pl.Series([2**63, None], dtype=pl.UInt64)),
        ("carried_over", [True, None]),
        ("carried_over", [date(2026, 1, 1), None]),
        ("good_standing", ["perhaps", ""]),
        ("good_standing", [1, None]),
        ("practising_since", ["06/01/2009", ""]),
        ("practising_since", [2009, None]),
        ("practising_since", [date(1800, 1, 1), None]),
    ],
)
def test_a_fact_of_another_kind_than_is_asked_for_sets_its_licence_aside(licences, name, given):
    assert facts(licences, name, given) == [{}]


@pytest.mark.parametrize(
    ("gone", "there", "told"),
    [
        ("completed", "completion", "credits: no column 'completed'; the nearest there is 'completion'"),
        ("hours", "hour", "credits: no column 'hours' (or 'ceus'); the nearest there is 'hour'"),
        (
            "licence",
            "license",
            "credits: no column 'licence' (or 'therapist') (or 'number'); the nearest there is 'license'",
        ),
    ],
)
@pytest.mark.parametrize(
    ("source", "remedy"),
    [(FILE, "Name it so, or say --map credits.{gone}={there}"), (None, "Rename '{there}' to '{gone}' before the call")],
    ids=["file", "frame"],
)
def test_a_missing_column_is_one_error_that_names_the_nearest_and_the_remedy(
    credits, gone, there, told, source, remedy
):
    with pytest.raises(ColumnError) as error:
        credits(source, **{gone: None, there: ["x"]})
    assert str(error.value) == f"{told}. {remedy.format(gone=gone, there=there)}"
    assert isinstance(error.value, CeTrackerError)


def test_a_misspelt_column_of_a_frame_is_told_without_options_of_the_command(credits):
    with pytest.raises(ColumnError, match=r"\? Rename 'approval' to 'approvals' before the call, or take it out$"):
        credits(approval=["US-FL"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("approval", "approvals"), ("Aproval", "approvals"), ("deliverry", "delivery"), ("providr", "provider")],
)
def test_a_misspelt_column_is_no_column_that_goes_unheeded(credits, written, meant):
    with pytest.raises(ColumnError, match=f"unknown column '{written}'; did you mean '{meant}'"):
        credits(**{written: ["US-FL"]})


def test_other_columns_go_unheeded(credits):
    roster, _ = credits(remarks=["none"], state=["FL"], course=["x"], Approved=["yes"])
    assert roster.credits.height == 1


def test_columns_are_found_whatever_their_case_and_blanks(credits):
    roster, _ = credits(**{"Course ID": ["C1"], "Hands-on": ["yes"]})
    assert roster.credits.select("course_id", "hands_on").rows() == [("C1", 1.0)]


def test_two_columns_of_one_meaning_are_an_error(credits):
    with pytest.raises(ColumnError, match="both mean title"):
        credits(TITLE=["x"])


@pytest.mark.parametrize(
    ("named", "option"),
    [("Minutes", "--map credits.hours=Minutes --map credits.unit:=minute"), ("CEU", "--map credits.ceus=CEU")],
)
def test_a_column_of_another_unit_is_not_proposed_as_hours(credits, named, option):
    with pytest.raises(ColumnError, match=f"if '{named}' is meant, say {option}$"):
        credits(FILE, hours=None, **{named: [50]})


@pytest.mark.parametrize(
    ("named", "remedy"),
    [
        (
            "Minutes",
            "if 'Minutes' is meant, rename it to 'hours' and add a column 'unit' that says 'minute' before the call",
        ),
        ("CEU", "if 'CEU' is meant, rename it to 'ceus' before the call"),
    ],
)
def test_a_column_of_another_unit_in_a_frame_is_told_with_what_to_do_before_the_call(credits, named, remedy):
    with pytest.raises(ColumnError, match=f"; {remedy}$"):
        credits(hours=None, **{named: [50]})


@pytest.mark.parametrize(
    ("column", "error"),
    [
        ("licence", "#REF!"),
        ("title", "#NAME?"),
        ("completed", "#N/A"),
        ("hours", "#DIV/0!"),
        ("subject", "#VALUE!"),
        ("approvals", "#REF!"),
        ("provider", "#N/A"),
        ("delivery", "#NULL!"),
        ("hands_on", "#NUM!"),
        ("course_id", "#SPILL!"),
    ],
)
def test_the_error_of_a_formula_is_no_value_of_any_column(credits, column, error):
    roster, rejects = credits(**{column: [error]})
    assert roster.credits.is_empty()
    assert rejects.select("column", "value", "reason", "fix").rows() == [
        (
            column,
            error,
            f"{error} is the error of a formula, and no value",
            "mend the formula, or write the value itself",
        )
    ]


@pytest.mark.parametrize("column", ["therapist", "number", "expires", "status", "born", "fact.school"])
def test_the_error_of_a_formula_is_nothing_that_a_licence_may_have(licences, column):
    _, rejects = licences(**{column: ["#N/A", None]})
    told = rejects.filter(pl.col("file") == "licences")
    assert told.select("row", "column", "value").rows() == [(0, column, "#N/A")]


def test_a_text_may_begin_as_an_error_does(credits):
    roster, _ = credits(title=["#1 in ethics: #N/A and other signs"])
    assert roster.credits.height == 1
