"""What the rules say of a few hundred records on their edges is what was read and kept (`make kept` writes it anew)."""

from pathlib import Path

import pytest

from ce_tracker.rules import RuleBook
from ce_tracker.testing.coverage import Coverage, observing
from ce_tracker.testing.kept import differences, file_of
from ce_tracker_us_massage import JURISDICTIONS, rule_books

KEPT = Path(__file__).parent / "kept"
BOOKS = [book for code in JURISDICTIONS for book in rule_books(code)]


@pytest.mark.parametrize("book", [pytest.param(book, id=file_of(book, KEPT).stem) for book in BOOKS])
def test_the_rules_give_the_answers_that_are_kept_and_these_reach_all_there_is(book: RuleBook) -> None:
    with observing(Coverage()) as coverage:
        coverage.expect(book)
        different = list(differences(book, file_of(book, KEPT).read_text(encoding="utf-8")))
    assert (different, coverage.missed()) == ([], {})


def test_no_answers_are_kept_of_rules_that_are_gone() -> None:
    assert sorted(KEPT.iterdir()) == sorted(file_of(book, KEPT) for book in BOOKS)
