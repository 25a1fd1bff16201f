from hypothesis import given
from hypothesis import strategies as st

from ce_tracker_ical.folding import LIMIT, fold

escaped = st.lists(st.sampled_from(["\\\\", "\\n", "\\;", "\\,", "a", " ", "é", "✓", "🖐"]), max_size=200).map("".join)
"""Values as TEXT has them, dense with what must not be torn."""


def test_a_short_line_stays_whole() -> None:
    assert fold("SUMMARY:CE due") == b"SUMMARY:CE due\r\n"


def test_a_line_of_exactly_75_octets_stays_whole() -> None:
    assert fold("x" * 75) == b"x" * 75 + b"\r\n"


def test_the_76th_octet_begins_a_new_line_behind_a_space() -> None:
    assert fold("x" * 76) == b"x" * 75 + b"\r\n x\r\n"


def test_an_escaped_backslash_is_not_torn() -> None:
    assert fold("x" * 74 + "\\\\") == b"x" * 74 + b"\r\n \\\\\r\n"


def test_a_character_of_several_octets_is_not_torn() -> None:
    assert fold("x" * 73 + "✓") == b"x" * 73 + b"\r\n \xe2\x9c\x93\r\n"


@given(escaped)
def test_unfolding_gives_the_line_back(line: str) -> None:
    assert fold(line).replace(b"\r\n ", b"") == line.encode() + b"\r\n"


@given(escaped)
def test_no_line_is_longer_than_the_limit(line: str) -> None:
    assert max(len(piece) for piece in fold(line).split(b"\r\n")) <= LIMIT


@given(escaped)
def test_every_line_is_text_of_its_own(line: str) -> None:
    assert fold(line).decode().split("\r\n") == [piece.decode() for piece in fold(line).split(b"\r\n")]


@given(escaped)
def test_no_line_ends_in_half_an_escape(line: str) -> None:
    pieces = fold(line).split(b"\r\n")
    assert [(len(piece) - len(piece.rstrip(b"\\"))) % 2 for piece in pieces] == [0] * len(pieces)
