from datetime import date

import pytest

from ce_tracker.rulebooks.parts import certainly, inside
from ce_tracker.rules import (
    ANYTHING,
    HANDS_ON,
    IN_PERSON,
    LIVE_WEBINAR,
    Minimum,
    Selector,
    Span,
    completed_by,
    in_doubt,
    subject,
)

PERHAPS = in_doubt(LIVE_WEBINAR, "the rule does not say")


@pytest.mark.parametrize(
    ("selector", "certain"),
    [
        (IN_PERSON, IN_PERSON),
        (IN_PERSON | PERHAPS, IN_PERSON),
        (IN_PERSON | HANDS_ON | PERHAPS, IN_PERSON | HANDS_ON),
        (HANDS_ON & (IN_PERSON | PERHAPS), HANDS_ON & IN_PERSON),
        (HANDS_ON & ~PERHAPS, HANDS_ON),
        (~(IN_PERSON | PERHAPS), ~IN_PERSON),
        (PERHAPS, PERHAPS),
        (PERHAPS | in_doubt(ANYTHING, "nor that"), PERHAPS | in_doubt(ANYTHING, "nor that")),
    ],
)
def test_what_is_certain_of_a_selector_leaves_out_what_may_belong(selector: Selector, certain: Selector) -> None:
    assert certainly(selector) == certain


@pytest.mark.parametrize("part", ["ethics", subject("ethics"), completed_by(2021, 1, 1), date(2021, 1, 1)])
def test_every_value_that_a_rule_is_made_of_is_inside_it(part: object) -> None:
    assert part in list(inside((Minimum("ethics", 2, subject("ethics") & completed_by(2021, 1, 1)), Span(years=4))))
