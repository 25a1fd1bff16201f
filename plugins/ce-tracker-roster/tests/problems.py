"""Counting problems that tests make up: a few needs, and limits on what may count toward them."""

from decimal import Decimal

from hypothesis import strategies as st

from ce_tracker.auditing.problem import Limit, Need, Problem

ALL_BITS = 31
"""The bits of three needs and two limits."""

HOURS = st.integers(1, 24).map(lambda halves: Decimal(halves) / 2)
"""Hours of a course."""
_ASKED = st.integers(0, 16).map(Decimal)


def problems(*, needs: int = 3, per_day: st.SearchStrategy[Decimal | None] | None = None) -> st.SearchStrategy[Problem]:
    """Problems of one to so many needs and of no more than two limits, perhaps with a limit on days."""
    return st.builds(
        lambda asked, limited, of_a_day: Problem(
            tuple(Need(1 << number, hours) for number, hours in enumerate(asked)),
            (),
            tuple(Limit(1 << number, hours) for number, hours in enumerate(limited, start=needs)),
            of_a_day,
        ),
        st.lists(_ASKED, min_size=1, max_size=needs),
        st.lists(_ASKED, max_size=2),
        st.none() if per_day is None else per_day,
    )


def seen_by(problem: Problem, mask: int) -> int:
    """The bits of a mask that something in the problem has."""
    return mask & (sum(bit for bit, _ in problem.asked) | problem.limit_bits)
