"""Values of the wrong kind in a declared rule: a lost comma, a date in quotes. Told where they stand, not where they fail."""

from ce_tracker.errors import RuleError


def refuse_no_tuple(place: object, **fields: object) -> None:
    """Raise `RuleError` for a field that is no tuple, as where the comma after its only item was forgotten.

    >>> refuse_no_tuple("Rule 1", notes=("one note"))
    Traceback (most recent call last):
        ...
    ce_tracker.errors.RuleError: Rule 1: notes is a tuple, with a comma after each item: (…,); not a str
    """
    for name, value in fields.items():
        if not isinstance(value, tuple):
            raise RuleError(
                f"{place}: {name} is a tuple, with a comma after each item: (…,); not a {type(value).__name__}"
            )


def refuse_other_kind(place: object, kind: type, **fields: object) -> None:
    """Raise `RuleError` for a field whose value is of another kind."""
    for name, value in fields.items():
        if not isinstance(value, kind):
            raise RuleError(f"{place}: {name} is a {kind.__name__}, not a {type(value).__name__}")
