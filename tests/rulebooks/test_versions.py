"""Which version of a rule book governs on a day."""

from datetime import date

import pytest
from tests.conftest import MakeBook, MakeRules

from ce_tracker.rulebooks.versions import periods_words, version_on, version_or_newest
from ce_tracker.rules import Days, RuleBook, between, from_, until

OLD, NEW = between(date(2019, 1, 1), date(2023, 12, 31)), from_(2024, 1, 1)


@pytest.fixture
def by_end(rules: MakeRules, book: MakeBook) -> RuleBook:
    return book(rules(label="new", periods_ending=NEW), rules(label="old", periods_ending=OLD))


@pytest.fixture
def by_beginning(rules: MakeRules, book: MakeBook) -> RuleBook:
    return book(rules(label="new", periods_beginning=NEW), rules(label="old", periods_beginning=OLD))


def label_on(book: RuleBook, day: date) -> str | None:
    version = version_on(book, day)
    return version.label if version else None


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2016, 12, 31), None),  # a period in course on this day ends before 2019
        (date(2017, 1, 1), "old"),
        (date(2023, 12, 31), "old"),
        (date(2024, 1, 1), "new"),
        (date(2060, 1, 1), "new"),
    ],
)
def test_by_their_end_it_is_the_version_of_the_first_periods_to_end(by_end: RuleBook, day: date, label: str) -> None:
    assert label_on(by_end, day) == label


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2018, 12, 31), None),
        (date(2019, 1, 1), "old"),
        (date(2023, 12, 31), "old"),
        (date(2024, 1, 1), "new"),
    ],
)
def test_by_their_beginning_it_is_the_version_of_the_last_periods_to_begin(
    by_beginning: RuleBook, day: date, label: str
) -> None:
    assert label_on(by_beginning, day) == label


def test_periods_of_a_version_that_ended_last_no_longer_than_a_term(rules: MakeRules, book: MakeBook) -> None:
    ended = book(rules(periods_beginning=OLD))
    assert [version_on(ended, day) is None for day in (date(2025, 12, 31), date(2026, 1, 1))] == [False, True]


def test_after_the_last_version_by_end_none_is_known(rules: MakeRules, book: MakeBook) -> None:
    assert version_on(book(rules(periods_ending=OLD)), date(2024, 1, 1)) is None


def test_where_none_governs_the_newest_stands_for_the_book(by_end: RuleBook) -> None:
    assert version_or_newest(by_end, date(2010, 1, 1)).label == "new"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Days(), "at any time"),
        (from_(2024, 1, 1), "from 2024-01-01"),
        (until(2023, 12, 31), "until 2023-12-31"),
        (OLD, "2019-01-01 to 2023-12-31"),
        (between(date(2021, 8, 31), date(2021, 8, 31)), "on 2021-08-31"),
    ],
)
def test_the_periods_of_a_version_are_told(rules: MakeRules, days: Days, words: str) -> None:
    assert [periods_words(rules(periods_ending=days)), periods_words(rules(periods_beginning=days))] == [
        f"periods ending {words}",
        f"periods beginning {words}",
    ]
