import tomllib
from datetime import date

import pytest
from hypothesis import given, settings

from ce_tracker.logbook import dumps
from ce_tracker.logbook.places import Place, Places, line_at_depth, statements
from ce_tracker.record import Therapist
from ce_tracker.testing.strategies import therapists

TEXT = '''\
# [[credits]]
schema = 1
text = """
[[credits]]
title = "no" \\"""
""""
literal = \'\'\'
[[credits]] \'\'\'

[[credits]]  # one
title = "a # ] } = \\" b"
hours = { law = 1, ethics.boundaries = 2 }
approvals = [
  "NCBTMB",  # ]
  { a = 1,
    },
]
[[credits]]
"title" = 1979-05-27 07:32:00
"\\u0061b".c = 1
[credits.hours]
law = 1
[[licences]]
[licences.facts.deep]
x = 1
[other]
list = [[1, 2], [
  3, { y = 4 }]]
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("schema",), 2),
        (("text",), 3),
        (("literal",), 7),
        (("credits",), 10),
        (("credits", 0), 10),
        (("credits", 0, "title"), 11),
        (("credits", 0, "hours", "ethics", "boundaries"), 12),
        (("credits", 0, "approvals", 0), 14),
        (("credits", 0, "approvals", 1, "a"), 15),
        (("credits", 1), 18),
        (("credits", 1, "title"), 19),
        (("credits", 1, "ab", "c"), 20),
        (("credits", 1, "hours"), 21),
        (("credits", 1, "hours", "law"), 22),
        (("credits", 1, "nowhere"), 18),
        (("licences", 0, "facts"), 24),
        (("licences", 0, "facts", "deep", "x"), 25),
        (("other", "list", 0, 1), 27),
        (("other", "list", 1, 1, "y"), 28),
    ],
)
def test_a_place_has_its_line(place: Place, line: int) -> None:
    text = TEXT.replace("    },", "    }, ")
    assert Places(text).line(place) == line


@settings(deadline=None)
@given(therapists(most=2))
def test_every_statement_of_a_logbook_is_met(therapist: Therapist) -> None:
    text = dumps(therapist)
    met = [statement.key for statement in statements(text)]
    document = tomllib.loads(text)
    lists = [entries for entries in document.values() if isinstance(entries, list)]
    pairs = 1 + len(document["therapist"]) + sum(len(entry) for entries in lists for entry in entries)
    assert len(met) == pairs + 1 + sum(map(len, lists))


def test_text_that_cannot_be_followed_ends_the_outline_early() -> None:
    assert [statement.key for statement in statements("a = 1\nb = {{\n")] == [("a",)]


def test_the_line_of_deep_nesting_is_found_past_strings_and_comments() -> None:
    assert line_at_depth('a = "[[["  # [[[\nb = [[1]]\nc = [[[[1]]]]', 3) == 3


def test_flat_text_is_nowhere_deep() -> None:
    assert line_at_depth(dumps(Therapist("Jordan Rivera", date(1988, 5, 17))), 3) is None
