"""The summary of a roster in words, the same on a page and in a line."""

from typing import Any


def set_aside(told: dict[str, Any]) -> str:
    """What was set aside and where it is told; empty where nothing was."""
    aside = told["set_aside"]
    if not aside["rows"]:
        return ""
    by = ", ".join(f"{count:,} of {name}" for name, count in aside["by"].items() if count)
    rows = counted(aside["rows"], "row")
    return f"{rows} could not be read ({by}) and no verdict counts them: {told['written']['rejects']} tells why, and the fix"


def one_by_one(told: dict[str, Any]) -> str:
    """How many licences were audited by themselves, and how long that took."""
    alone, licences = told["one_by_one"]["licences"], told["total"]["licences"]
    part = f" ({share(alone / licences)})" if licences else ""
    took = f"{told['one_by_one']['seconds']:.1f} s of {told['seconds']:.1f} s"
    verb = "was" if licences == 1 else "were"
    return f"{alone:,} of {counted(licences, 'licence')}{part} {verb} audited one by one: {took}"


def share(value: float) -> str:
    """A share in percent, with as many decimals as tell a small one from none.

    >>> share(0.125), share(0.0001625), share(0.0), share(1e-6)
    ('12.5%', '0.02%', '0.0%', 'less than 0.01%')
    """
    if 0 < value < 0.0001:
        return "less than 0.01%"
    return f"{value:.2%}" if 0 < value < 0.001 else f"{value:.1%}"


def counted(number: int, what: str) -> str:
    """So many of something.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def hours(value: float) -> str:
    """Hours without needless zeros.

    >>> hours(1234.5), hours(12.0)
    ('1,234.5', '12')
    """
    return f"{round(value, 2):,}".removesuffix(".0")
