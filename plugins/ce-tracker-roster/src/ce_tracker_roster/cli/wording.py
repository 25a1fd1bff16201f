"""The summary of a roster in words, the same on a page and in a line."""

from typing import Any


def set_aside(told: dict[str, Any]) -> str:
    """What was set aside and where it is told; empty where nothing was."""
    aside = told["set_aside"]
    if not aside["rows"]:
        return ""
    by = ", ".join(f"{count:,} of {name}" for name, count in aside["by"].items() if count)
    rows = f"{aside['rows']:,} row" + ("" if aside["rows"] == 1 else "s")
    return f"{rows} could not be read ({by}) and no verdict counts them: {told['written']['rejects']} tells why, and the fix"


def one_by_one(told: dict[str, Any]) -> str:
    """How many licences were audited by themselves, and how long that took."""
    alone, licences = told["one_by_one"]["licences"], told["total"]["licences"]
    share = f" ({alone / licences:.1%})" if licences else ""
    took = f"{told['one_by_one']['seconds']:.1f} s of {told['seconds']:.1f} s"
    return f"{alone:,} of {licences:,} licences{share} were audited one by one: {took}"


def hours(value: float) -> str:
    """Hours without needless zeros.

    >>> hours(1234.5), hours(12.0)
    ('1,234.5', '12')
    """
    return f"{round(value, 2):,}".removesuffix(".0")
