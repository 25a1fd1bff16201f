"""Continuing-education rules of massage therapy boards in the United States, for ce-tracker.

One module a jurisdiction, named after it; nothing in them but declared rules. A module is imported when its jurisdiction
is first asked for.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module

from ce_tracker import RuleSource, hookimpl
from ce_tracker.rules import RuleBook

JURISDICTIONS: Mapping[str, str] = {
    "US-AK": "Alaska", "US-AL": "Alabama", "US-AR": "Arkansas", "US-AZ": "Arizona", "US-CA": "California", "US-CO": "Colorado",
    "US-CT": "Connecticut", "US-DC": "District of Columbia", "US-DE": "Delaware", "US-FL": "Florida", "US-GA": "Georgia",
    "US-GU": "Guam", "US-HI": "Hawaii", "US-IA": "Iowa", "US-ID": "Idaho", "US-IL": "Illinois", "US-IN": "Indiana",
    "US-KS": "Kansas", "US-KY": "Kentucky", "US-LA": "Louisiana", "US-MA": "Massachusetts", "US-MD": "Maryland",
    "US-ME": "Maine", "US-MI": "Michigan", "US-MN": "Minnesota", "US-MO": "Missouri", "US-MS": "Mississippi",
    "US-MT": "Montana", "US-NC": "North Carolina", "US-ND": "North Dakota", "US-NE": "Nebraska", "US-NH": "New Hampshire",
    "US-NJ": "New Jersey", "US-NM": "New Mexico", "US-NV": "Nevada", "US-NY": "New York", "US-OH": "Ohio", "US-OK": "Oklahoma",
    "US-OR": "Oregon", "US-PA": "Pennsylvania", "US-PR": "Puerto Rico", "US-RI": "Rhode Island", "US-SC": "South Carolina",
    "US-SD": "South Dakota", "US-TN": "Tennessee", "US-TX": "Texas", "US-UT": "Utah", "US-VA": "Virginia",
    "US-VI": "US Virgin Islands", "US-VT": "Vermont", "US-WA": "Washington", "US-WI": "Wisconsin", "US-WV": "West Virginia",
    "US-WY": "Wyoming",
}  # fmt: skip
"""The jurisdictions of this plugin, by ISO 3166-2 code with their names: the fifty states, the District of Columbia, Guam,
Puerto Rico, the Virgin Islands."""


def rule_books(jurisdiction: str) -> tuple[RuleBook, ...]:
    """The rule books of one jurisdiction, from the module named after it."""
    module = import_module(f"{__name__}.{jurisdiction.removeprefix('US-').lower()}")
    books: tuple[RuleBook, ...] = module.RULE_BOOKS
    return books


@hookimpl
def ce_tracker_rules() -> Iterator[RuleSource]:
    """The jurisdictions, each loaded when it is asked for."""
    for jurisdiction, name in JURISDICTIONS.items():
        yield RuleSource(jurisdiction, partial(rule_books, jurisdiction), name=name)
