"""Other people's columns: options, the saved form, and what rejects then tell."""

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_roster.ingest import ColumnError, Source, canonical
from ce_tracker_roster.mapping import CE_BROKER, READY_MADE, Mapping, MappingError, applied

THEIRS = Source("theirs.csv", 2)
LICENCES = {
    "licence": ["k"],
    "number": ["MA100"],
    "jurisdiction": ["US-FL"],
    "credential": ["LMT"],
    "issued": ["2015-01-01"],
}
OPTIONS = [
    "licence=Who",
    "completed=Completion Date",
    "hours=CEUs earned",
    "title=Name|Short name",
    "unit:=ceu",
    "subject[ET]=ethics",
    "subject[a=b]=law",
    "date_format=%m/%d/%Y",
    "time_zone=America/New_York",
]


def test_options_tell_columns_constants_words_and_ways():
    assert Mapping.parsed(OPTIONS) == Mapping(
        columns={
            "licence": "Who",
            "completed": "Completion Date",
            "hours": "CEUs earned",
            "title": ("Name", "Short name"),
        },
        constants={"unit": "ceu"},
        values={"subject": {"ET": "ethics", "a=b": "law"}},
        date_format="%m/%d/%Y",
        time_zone="America/New_York",
    )


def test_a_later_option_wins():
    assert Mapping.parsed(["unit:=ceu", "unit=U"]) == Mapping(columns={"unit": "U"})
    assert Mapping.parsed(["unit=U", "unit:=ceu"]) == Mapping(constants={"unit": "ceu"})


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
MAPPINGS = st.builds(
    Mapping,
    columns=st.dictionaries(
        st.sampled_from(["title", "hours", "subject"]), st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
    ),
    constants=st.dictionaries(st.sampled_from(["unit", "delivery", "fact.renewals"]), TEXTS),
    values=st.dictionaries(st.sampled_from(["unit", "subject"]), st.dictionaries(TEXTS, TEXTS, max_size=3)),
    date_format=st.sampled_from(["", "%m/%d/%Y", "%d.%m.%y"]),
    time_zone=st.sampled_from(["", "UTC", "America/Chicago"]),
    header=st.booleans(),
)


@given(MAPPINGS)
def test_a_saved_mapping_is_read_again_as_it_was(mapping):
    assert Mapping.from_toml(mapping.to_toml()) == mapping


@pytest.mark.parametrize("name", READY_MADE)
def test_a_ready_made_mapping_is_read_again_as_it_was(name):
    assert Mapping.from_toml(READY_MADE[name].to_toml()) == READY_MADE[name]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["hour=H"], "unknown column 'hour'; did you mean 'hours'"),
        (["hours"], "must be written OURS=YOURS"),
        (["hours="], "must be written OURS=YOURS"),
        (["title=a||b"], "a table of our column"),
        (["time_zone=Mars/Olympus"], "there is no zone 'Mars/Olympus'"),
        (["date_format=%m/%Y"], "does not tell year, month and day"),
        (["date_format=MM/DD/YYYY"], "does not tell year, month and day"),
    ],
)
def test_an_option_that_says_nothing_sensible_is_an_error(options, told):
    with pytest.raises(MappingError, match=told):
        Mapping.parsed(options)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("columns = 3", "columns must be a table"),
        ("[column]\nhours = 'H'", "unknown field 'column'; did you mean 'columns'"),
        ("[values]\nunit = 'x'", r"values\.unit must be a table"),
        ("date_format = 3", "date_format and time_zone must be texts"),
        ("not toml", "the mapping is no TOML"),
        ("repeated = ['hours']", "hours is repeated, so it must be told by one column"),
        ("[columns]\nunit = 'U'\n[constants]\nunit = 'ceu'", "unit is told by a column and as a constant"),
    ],
)
def test_a_saved_mapping_that_says_nothing_sensible_is_an_error(text, told):
    with pytest.raises(MappingError, match=told):
        Mapping.from_toml(text)


def mapped(registry, mapping, **columns):
    """What becomes of credits with these columns."""
    frame, source = applied(mapping, pl.DataFrame(columns), THEIRS)
    return canonical(pl.DataFrame(LICENCES), frame, None, registry, {"credits": source})


def test_a_mapped_file_is_read(registry):
    columns = {
        "Who": ["k"],
        "Completion Date": ["03/04/2026"],
        "CEUs earned": ["0.3"],
        "Name": [""],
        "Short name": ["E"],
    }
    roster, rejects = mapped(registry, Mapping.parsed(OPTIONS), subject=["ET"], **columns)
    assert rejects.is_empty()
    told = roster.credits.select("title", pl.col("completed").cast(pl.String), "hours", "unit", "subject").rows()
    assert told == [("E", "2026-03-04", 3_000, "ceu", "ethics")]


def test_rejects_tell_the_columns_and_rows_as_the_file_has_them(registry):
    mapping = Mapping.parsed(["completed=Done", "licence=Who"])
    columns = {"Who": ["k"], "Done": ["soon"], "title": ["T"], "hours": ["3"], "subject": ["ethics"], "Other": ["x"]}
    _, rejects = mapped(registry, mapping, **columns)
    assert rejects.select("file", "row", "column", "value").rows() == [("theirs.csv", 2, "Done", "soon")]
    assert rejects["as_it_came"].to_list() == [
        '{"Who": "k", "Done": "soon", "title": "T", "hours": "3", "subject": "ethics", "Other": "x"}'
    ]


def test_a_word_that_the_mapping_does_not_tell_is_set_aside(registry):
    mapping = Mapping.parsed(["subject[ET]=ethics"])
    _, rejects = mapped(
        registry, mapping, licence=["k"], title=["T"], completed=["2026-03-01"], hours=["3"], subject=["7"]
    )
    assert rejects.select("reason", "fix").rows() == [
        ("the mapping does not tell what subject '7' means", "add '7' to the values of subject in the mapping")
    ]


def test_a_column_that_the_file_does_not_have_is_an_error_with_the_nearest(registry):
    told = "the mapping tells hours = 'Hour': there is no column 'Hour'; did you mean 'Hours'"
    with pytest.raises(ColumnError, match=told):
        applied(Mapping.parsed(["hours=Hour"]), pl.DataFrame({"Hours": ["3"]}), THEIRS)
    with pytest.raises(ColumnError, match="--map hours=Hour: there is no column 'Hour'; did you mean 'Hours'"):
        applied(Mapping.parsed(["hours=Hour"]), pl.DataFrame({"Hours": ["3"]}), evolve(THEIRS, of_command=True))


def ce_broker(registry, *rows, mapping=CE_BROKER):
    width = max(map(len, rows))
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    names = [chr(ord("A") + place) for place in range(width)]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    made, source = applied(mapping, frame, Source("roster.xls", 1))
    return canonical(pl.DataFrame(LICENCES), made, None, registry, {"credits": source})


ROW = ("123", "456", None, "9", "MA100", "2026-03-01 00:00:00", "State=FL", "Profession=MA")
WITH_CODES = Mapping.parsed(["subject[ET]=ethics", "subject[TQ]=technique"], CE_BROKER)


def test_a_row_of_ce_broker_is_a_credit_of_the_licence_with_that_number(registry):
    roster, _ = ce_broker(registry, (*ROW, "ET", "2"), mapping=WITH_CODES)
    assert roster.credits.select("place", "course_id", "provider", "subject", "hours").rows() == [
        (0, "456", "123", "ethics", 20_000)
    ]


def test_the_providers_own_number_stands_where_there_is_no_other(registry):
    own = (*ROW[:1], None, "own-7", *ROW[3:])
    roster, _ = ce_broker(registry, (*own, "ET", "2"), mapping=WITH_CODES)
    assert roster.credits.select("course_id", "title").rows() == [("own-7", "own-7")]


def test_partial_credit_is_a_row_for_each_pair(registry):
    roster, rejects = ce_broker(registry, (*ROW, "ET", "2", "TQ", "4.5"), (*ROW, "TQ", "1"), mapping=WITH_CODES)
    assert roster.credits.select("row", "subject", "hours").rows() == [
        (0, "ethics", 20_000),
        (0, "technique", 45_000),
        (1, "technique", 10_000),
    ]
    assert rejects.is_empty()


@pytest.mark.parametrize("pairs", [("ET", "2", "XX", "1"), ("ET", "2", "TQ", "x"), ("ET", "2", "TQ"), (None, None)])
def test_a_row_of_which_one_pair_is_bad_is_set_aside_whole_and_once(registry, pairs):
    roster, rejects = ce_broker(registry, (*ROW, *pairs), mapping=WITH_CODES)
    assert roster.credits.is_empty()
    assert rejects["row"].to_list() == [1]
    assert roster.set_aside.to_list() == [1]


def test_two_equal_pairs_of_one_row_are_told_as_such(registry):
    roster, rejects = ce_broker(registry, (*ROW, "ET", "2", "ET", "2"), mapping=WITH_CODES)
    assert roster.credits.is_empty()
    assert rejects.select("row", "reason", "fix").rows() == [
        (1, "the row tells the same credit twice", "take one of the two out")
    ]


@pytest.mark.parametrize("first", [("ET", "2", "ET", "2"), ("ET", "2", "XX", "1")])
def test_a_credit_is_not_there_already_where_the_row_that_has_it_is_set_aside(registry, first):
    roster, rejects = ce_broker(registry, (*ROW, *first), (*ROW, "ET", "2"), mapping=WITH_CODES)
    assert roster.credits.select("row", "subject").rows() == [(1, "ethics")]
    assert rejects["row"].to_list() == [1]


def test_a_pair_that_another_row_has_is_there_already(registry):
    _, rejects = ce_broker(registry, (*ROW, "ET", "2"), (*ROW, "TQ", "1", "ET", "2"), mapping=WITH_CODES)
    assert rejects.select("row", "reason").rows() == [(2, "the same credit is there already")]


def test_a_subject_code_that_nobody_told_is_never_guessed(registry):
    _, rejects = ce_broker(registry, (*ROW, "ET", "2"))
    assert rejects.select("column", "value", "reason").rows() == [
        ("I", "ET", "the mapping does not tell what subject 'ET' means")
    ]


def test_a_line_of_headings_is_told_and_not_lost(registry):
    _, rejects = ce_broker(registry, ("Provider", "Course", "Own", "Pub", "Licence", "Date", "State", "Prof", "S", "H"))
    assert rejects["row"].to_list() == [1]
