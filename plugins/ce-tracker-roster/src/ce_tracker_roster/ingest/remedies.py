"""What to do about columns and days, said to whoever can do it: options to who gave files, code to who gave frames."""

from shlex import quote

from ce_tracker_roster.ingest.source import Source


def rename(source: Source, what: str, ours: str, yours: str = "") -> str:
    """How a column of theirs becomes ours."""
    if source.of_command:
        told = yours or "YOURS"
        return f"Name it so, or say {_option(f'{what}.{ours}={told}')}"
    return f"Rename {yours!r} to {ours!r} before the call" if yours else "Name it so before the call"


def take_for(source: Source, what: str, ours: str, yours: str, unit: str) -> str:
    """How a column of theirs becomes ours if it is meant, in that unit (empty: the usual one)."""
    if source.of_command:
        further = f" {_option(f'{what}.unit:={unit}')}" if unit else ""
        return f"if {yours!r} is meant, say {_option(f'{what}.{ours}={yours}')}{further}"
    further = f" and add a column 'unit' that says {unit!r}" if unit else ""
    return f"if {yours!r} is meant, rename it to {ours!r}{further} before the call"


def zone(source: Source) -> str:
    """How a moment becomes a day."""
    if source.of_command:
        return "write the day, or tell the time zone (--map time_zone=America/New_York)"
    return "give the day: of a column of moments, the dates in their time zone"


def written_so(source: Source, date_format: str) -> str:
    """How days are read that are written so."""
    if source.of_command:
        return f"write the day as YYYY-MM-DD, or tell how days are written (--map date_format={date_format})"
    return f"write the day as YYYY-MM-DD, or give dates: {date_format} reads it if that is how days are written"


def _option(told: str) -> str:
    return f"--map {quote(told)}"
