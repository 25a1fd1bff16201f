import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ce_tracker.logbook import Entry, LogbookError, append, dumps, extend, parse, read, write
from ce_tracker.logbook.rendering import kind_of
from ce_tracker.record import Certification, Credit, Document, FrozenMap, Licence, Seminar, Session, Therapist
from ce_tracker.testing.strategies import TODAY, entries, therapists

JORDAN = Therapist("Jordan Rivera", date(1988, 5, 17))
ETHICS = Credit("Ethics", date(2026, 1, 10), Decimal("1.5"), "ethics")
ETHICS_TEXT = '[[credits]]\ntitle = "Ethics"\ncompleted = 2026-01-10\nhours = 1.5\nsubject = "ethics"\n'
LMT = Licence("US-FL", "LMT", date(2015, 3, 10))

OWN_HAND = """\
# mine
schema = 1

[therapist]
name = "Jordan Rivera"   # as on the licence

[[credits]]
title = "Law"   # kept
completed = 2025-01-10
hours = { law.US-FL = 2 }
# certificate = "soon"

# the card
[[documents]]
kind = "cpr"
issued = 2025-06-01
"""


@contextmanager
def logbook_of(text: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "logbook.toml")
        path.write_bytes(text.encode())
        yield path


def with_entry(therapist: Therapist, entry: Entry) -> Therapist:
    kind = kind_of(entry)
    longer: dict[str, Any] = {kind: (*getattr(therapist, kind), entry)}
    return attrs.evolve(therapist, **longer)


def can_have(therapist: Therapist, entry: Entry) -> bool:
    held: list[Licence | Certification] = [*therapist.licences, *therapist.certifications]
    return not isinstance(entry, Licence | Certification) or entry.name not in {one.name for one in held}


@st.composite
def with_comments(draw: st.DrawFn, therapist: Therapist) -> str:
    """A logbook with comments and blank lines between its statements, and either kind of line end."""
    between = st.sampled_from(["", "", "", "\n", "# [[credits]]\n", "\n# x = '''\n\n", '   # """\n'])
    lines = [f"{line}\n{draw(between)}" for line in dumps(therapist).split("\n")]
    return "".join(lines).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(deadline=None)
@given(therapists())
def test_a_therapist_survives_writing_and_reading(therapist: Therapist) -> None:
    assert parse(dumps(therapist), today=TODAY).therapist == therapist


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), therapists(most=2), entries())
def test_an_appended_entry_is_all_that_changes(data: st.DataObject, therapist: Therapist, entry: Entry) -> None:
    assume(can_have(therapist, entry))
    text = data.draw(with_comments(therapist))
    with logbook_of(text) as path:
        logbook = append(path, entry, today=TODAY)
        after = path.read_bytes().decode()
        assert logbook.therapist == read(path, today=TODAY).therapist == with_entry(therapist, entry)
        assert path.with_name("logbook.toml.bak").read_bytes().decode() == text
    kept = next(end for end in range(len(text), -1, -1) if after.startswith(text[:end]))
    assert after.endswith(text[kept:])


def test_what_is_written_reads_like_the_design() -> None:
    therapist = attrs.evolve(
        JORDAN,
        licences=[attrs.evolve(LMT, facts=FrozenMap({"renewals": 4}))],
        credits=[
            Credit(
                "Deep tissue", date(2026, 1, 10), {"ethics.boundaries": 2, "technique": Decimal("4.5")},
                hands_on=True, delivery="in-person", approvals=["NCBTMB"],
            )
        ],
    )  # fmt: skip
    assert dumps(therapist) == (
        'schema = 1\n\n[therapist]\nname = "Jordan Rivera"\nborn = 1988-05-17\n\n'
        '[[licences]]\njurisdiction = "US-FL"\ncredential = "LMT"\nissued = 2015-03-10\nfacts = {renewals = 4}\n\n'
        '[[credits]]\ntitle = "Deep tissue"\ncompleted = 2026-01-10\n'
        'hours = {"ethics.boundaries" = 2.0, technique = 4.5}\ndelivery = "in-person"\nhands_on = true\n'
        'approvals = ["NCBTMB"]\n'
    )


def test_an_entry_goes_below_the_last_of_its_kind_and_the_comments_that_belong_to_it() -> None:
    with logbook_of(OWN_HAND) as path:
        append(path, ETHICS, today=TODAY)
        assert path.read_text() == OWN_HAND.replace('"soon"\n', f'"soon"\n\n{ETHICS_TEXT}')


def test_a_comment_above_the_next_header_stays_there() -> None:
    text = OWN_HAND.replace('# certificate = "soon"\n\n', "")
    with logbook_of(text) as path:
        append(path, ETHICS, today=TODAY)
        assert path.read_text() == text.replace("# the card", f"\n{ETHICS_TEXT}# the card")


def test_the_first_entry_of_its_kind_goes_to_the_end() -> None:
    with logbook_of(OWN_HAND) as path:
        append(path, LMT, today=TODAY)
        assert path.read_text() == (
            f'{OWN_HAND}\n[[licences]]\njurisdiction = "US-FL"\ncredential = "LMT"\nissued = 2015-03-10\n'
        )


def test_a_file_without_a_last_line_end_gets_its_entry_on_a_line_of_its_own() -> None:
    with logbook_of(OWN_HAND.removesuffix("\n")) as path:
        append(path, Document("cpr", date(2026, 6, 1)), today=TODAY)
        assert path.read_text() == f'{OWN_HAND}\n[[documents]]\nkind = "cpr"\nissued = 2026-06-01\n'


def test_an_entry_in_a_file_of_windows_has_its_line_ends() -> None:
    text = OWN_HAND.replace("\n", "\r\n")
    with logbook_of(text) as path:
        append(path, ETHICS, today=TODAY)
        entry = ETHICS_TEXT.replace("\n", "\r\n")
        assert path.read_bytes().decode() == text.replace('"soon"\r\n', f'"soon"\r\n\r\n{entry}')


def test_a_byte_order_mark_stays() -> None:
    with logbook_of("\ufeff" + OWN_HAND) as path:
        append(path, ETHICS, today=TODAY)
        assert path.read_bytes().startswith("\ufeff# mine".encode())


def test_a_sub_table_stays_with_its_entry() -> None:
    text = OWN_HAND.replace("hours = { law.US-FL = 2 }", "[credits.hours]\nlaw.US-FL = 2")
    with logbook_of(text) as path:
        before = read(path, today=TODAY).therapist
        assert append(path, ETHICS, today=TODAY).therapist == with_entry(before, ETHICS)


@pytest.mark.parametrize("items", ["[]", '[ { title = "Law", completed = 2025-01-10, hours = 2, subject = "law" } ]'])
def test_a_list_written_as_one_value_is_added_to_in_place(items: str) -> None:
    text = f'schema = 1\ncredits = {items}  # all\n[therapist] # me\nname = "Jordan Rivera"\n'
    with logbook_of(text) as path:
        before = read(path, today=TODAY).therapist
        assert append(path, ETHICS, today=TODAY).therapist == with_entry(before, ETHICS)
        assert path.read_text().endswith(']  # all\n[therapist] # me\nname = "Jordan Rivera"\n')


def test_a_licence_that_is_there_is_not_added_again() -> None:
    text = dumps(attrs.evolve(JORDAN, licences=[LMT]))
    with logbook_of(text) as path:
        with pytest.raises(LogbookError, match=r"licences\[2\]: US-FL LMT is entered already"):
            append(path, LMT, today=TODAY)
        assert path.read_text() == text


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (attrs.evolve(ETHICS, subject="etics"), r"logbook\.toml: credits\[2\]\.subject: unknown subject 'etics'"),
        (attrs.evolve(ETHICS, completed=date(2027, 1, 2)), r"credits\[2\]\.completed: 2027-01-02 is in the future"),
        (attrs.evolve(ETHICS, title="\ud800"), r"cannot hold the character '\\ud800'"),
    ],
)
def test_an_entry_that_could_not_be_read_again_is_not_added(entry: Entry, problem: str) -> None:
    with logbook_of(OWN_HAND) as path:
        with pytest.raises(LogbookError, match=problem):
            append(path, entry, today=TODAY)
        assert path.read_text() == OWN_HAND


def test_a_logbook_with_errors_is_not_touched() -> None:
    text = OWN_HAND.replace("schema = 1", "schema = 0")
    with logbook_of(text) as path:
        with pytest.raises(LogbookError, match=r"logbook\.toml:2: schema"):
            append(path, ETHICS, today=TODAY)
        assert path.read_text() == text
        assert not path.with_name("logbook.toml.bak").exists()


def test_there_must_be_a_logbook_to_add_to(tmp_path: Path) -> None:
    with pytest.raises(LogbookError, match="there is no such file"):
        append(tmp_path / "logbook.toml", ETHICS)


def test_a_time_in_a_named_zone_keeps_its_offset() -> None:
    seminar = Seminar("Law", datetime(2027, 2, 6, 9, tzinfo=ZoneInfo("America/New_York")), 2, subject="law")
    with logbook_of(dumps(JORDAN)) as path:
        append(path, seminar, today=TODAY)
        assert "starts = 2027-02-06T09:00:00-05:00\n" in path.read_text()


def test_an_hour_that_comes_twice_is_the_one_that_was_meant() -> None:
    second = datetime(2027, 11, 7, 1, 30, fold=1, tzinfo=ZoneInfo("America/New_York"))
    with logbook_of(dumps(JORDAN)) as path:
        (seminar,) = append(path, Seminar("Law", second, 2, subject="law"), today=TODAY).therapist.seminars
    assert seminar.starts.astimezone(UTC) == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


def test_a_new_logbook_is_written(tmp_path: Path) -> None:
    path = tmp_path / "logbook.toml"
    assert write(path, JORDAN, today=TODAY) == read(path, today=TODAY)
    assert read(path, today=TODAY).therapist == JORDAN


def test_a_logbook_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    path = tmp_path / "logbook.toml"
    path.write_text(OWN_HAND)
    with pytest.raises(LogbookError, match="is there already; nothing was written"):
        write(path, JORDAN, today=TODAY)
    assert path.read_text() == OWN_HAND


def test_a_logbook_that_is_written_over_is_kept_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "logbook.toml"
    path.write_text(OWN_HAND)
    write(path, JORDAN, overwrite=True, today=TODAY)
    assert path.with_name("logbook.toml.bak").read_text() == OWN_HAND
    assert read(path, today=TODAY).therapist == JORDAN


def test_a_record_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "logbook.toml"
    with pytest.raises(LogbookError, match=r"logbook\.toml: credits\[1\]\.subject: unknown subject 'etics'"):
        write(path, attrs.evolve(JORDAN, credits=[attrs.evolve(ETHICS, subject="etics")]), today=TODAY)
    assert not path.exists()


def test_a_new_logbook_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogbookError, match="cannot be written"):
        write(tmp_path / "none" / "logbook.toml", JORDAN, today=TODAY)


WEEKEND = Seminar(
    "Cupping weekend",
    datetime(2027, 3, 6, 9, tzinfo=ZoneInfo("America/New_York")),
    16,
    subject="technique",
    place="Tampa, FL",
    sessions=[
        Session(datetime(2027, 3, 7, 9, tzinfo=UTC), datetime(2027, 3, 7, 17, tzinfo=UTC), "Ybor City"),
        Session(
            datetime(2027, 3, 6, 9, tzinfo=ZoneInfo("America/New_York")),
            datetime(2027, 3, 6, 17, tzinfo=ZoneInfo("America/New_York")),
        ),
    ],
)


def test_sessions_are_written_a_line_each_and_tell_the_start_by_themselves() -> None:
    assert dumps(Therapist("Jordan", seminars=[WEEKEND])).endswith(
        """\
[[seminars]]
title = "Cupping weekend"
place = "Tampa, FL"
sessions = [
    {starts = 2027-03-06T09:00:00-05:00, ends = 2027-03-06T17:00:00-05:00},
    {starts = 2027-03-07T09:00:00Z, ends = 2027-03-07T17:00:00Z, place = "Ybor City"},
]
hours = 16.0
subject = "technique"
"""
    )


def test_sessions_are_added_to_a_list_written_as_one_value() -> None:
    with logbook_of('seminars = []\nschema = 1\n[therapist]\nname = "Jordan"\n') as path:
        append(path, WEEKEND, today=TODAY)
        assert read(path, today=TODAY).therapist.seminars == (WEEKEND,)


def test_entries_are_added_all_or_none() -> None:
    with logbook_of('schema = 1\n[therapist]\nname = "Jordan"\n') as path:
        before = path.read_bytes()
        with pytest.raises(LogbookError, match="unknown subject"):
            extend(path, lambda _: [WEEKEND, attrs.evolve(WEEKEND, subject="tecnique")], today=TODAY)
        assert path.read_bytes() == before


def test_what_is_to_be_added_is_told_by_what_is_there() -> None:
    with logbook_of('schema = 1\n[therapist]\nname = "Jordan"\n') as path:
        for _ in range(2):
            extend(path, lambda there: [] if there.seminars else [WEEKEND], today=TODAY)
        assert read(path, today=TODAY).therapist.seminars == (WEEKEND,)


def test_a_logbook_to_which_nothing_is_added_is_not_written() -> None:
    with logbook_of('schema = 1\n[therapist]\nname = "Jordan"\n') as path:
        extend(path, lambda _: [], today=TODAY)
        assert not path.with_name("logbook.toml.bak").exists()


def test_a_certification_that_is_there_is_not_added_again() -> None:
    held = Certification("AMMA", "MMP", issued=date(2020, 1, 1))
    repeated = pytest.raises(LogbookError, match=r"certifications\[2\]: AMMA MMP is entered already")
    with logbook_of(dumps(Therapist("Jordan", certifications=[held]))) as path, repeated:
        append(path, held, today=TODAY)
