"""A licence of which several cases may apply has one day of each name."""

from ce_tracker_roster.engine.classes import Fixed, share_days

ONE, SAME, ANOTHER, NONE = (Fixed({}, due, None) for due in (739_000, 739_000, 739_001, None))


def test_cases_share_their_days_where_none_has_another() -> None:
    assert share_days([ONE, SAME, NONE])


def test_cases_with_days_of_their_own_do_not_share_them() -> None:
    assert not share_days([ONE, ANOTHER])
