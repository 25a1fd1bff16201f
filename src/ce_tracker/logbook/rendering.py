"""A record as the text of a logbook: all that is not a default, in the order in which people tell it."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ce_tracker.logbook.entries import ENTRIES, Entry
from ce_tracker.logbook.reading import SCHEMA
from ce_tracker.record import (
    Certification,
    Credit,
    Document,
    Exam,
    Experience,
    Licence,
    Schooling,
    Seminar,
    Session,
    Therapist,
)

if TYPE_CHECKING:
    from tomlkit.items import Float, InlineTable

_Written = TypeVar("_Written", bound=Entry)

_ORDER: Mapping[type[Entry], tuple[str, ...]] = {
    Licence: ("jurisdiction", "credential", "number", "issued", "expires", "status", "facts"),
    Credit: (
        "title", "provider", "course_id", "started", "completed", "hours", "unit", "subject", "delivery",
        "hands_on", "activity", "approvals", "approved_as", "certificate",
    ),
    Certification: ("body", "credential", "number", "issued", "expires", "status", "facts"),
    Document: ("kind", "number", "issued", "expires"),
    Exam: ("exam", "passed", "failed"),
    Schooling: ("school", "completed", "supervised", "accredited", "may_teach", "hours"),
    Experience: ("setting", "role", "hours", "started", "ended", "hands_on", "clinician"),
    Seminar: (
        "title", "provider", "course_id", "place", "url", "starts", "ends", "sessions", "hours", "subject",
        "delivery", "hands_on", "price", "currency", "approvals", "approved_as",
    ),
}  # fmt: skip


def dumps(therapist: Therapist) -> str:
    """The text of a new logbook that holds all of `therapist`.

    >>> from datetime import date
    >>> print(dumps(Therapist("Jordan Rivera", date(1988, 5, 17))), end="")
    schema = 1
    <BLANKLINE>
    [therapist]
    name = "Jordan Rivera"
    born = 1988-05-17
    """
    person = {"name": therapist.name} | ({} if therapist.born is None else {"born": therapist.born})
    parts = [f"schema = {SCHEMA}\n", f"[therapist]\n{_pairs(person)}"]
    parts += [rendered(entry) for kind in ENTRIES for entry in getattr(therapist, kind)]
    return "\n".join(parts)


def kind_of(entry: Entry) -> str:
    """The list of the logbook in which `entry` belongs, such as ``credits``."""
    return next(kind for kind, of_class in ENTRIES.items() if isinstance(entry, of_class))


def rendered(entry: Entry) -> str:
    """The entry as a table of its list, with the header above it."""
    return f"[[{kind_of(entry)}]]\n{_pairs(_values(entry))}"


def inline(entry: Entry) -> "InlineTable":
    """The entry as an inline table, for a list that is written in square brackets."""
    import tomlkit  # noqa: PLC0415

    table = tomlkit.inline_table()
    for name, value in _values(entry).items():
        table.append(name, _item(value))
    return table


def as_written(entry: _Written) -> _Written:
    """The entry as it will be read again: a time keeps its offset and forgets the name of its zone."""
    if not isinstance(entry, Seminar):
        return entry
    sessions = [
        attrs.evolve(one, starts=_with_offset(one.starts), ends=_with_offset(one.ends)) for one in entry.sessions
    ]
    starts, ends = _with_offset(entry.starts), entry.ends and _with_offset(entry.ends)
    if sessions:
        starts, ends = sessions[0].starts, sessions[-1].ends
    return attrs.evolve(entry, starts=starts, ends=ends, sessions=sessions)


def _pairs(values: Mapping[str, Any]) -> str:
    import tomlkit  # noqa: PLC0415  # only those who write pay for it

    document = tomlkit.document()
    for name, value in values.items():
        document.append(name, _item(value))
    return tomlkit.dumps(document)


def _values(entry: Entry) -> dict[str, Any]:
    defaults = {attribute.name: attribute.default for attribute in attrs.fields(type(entry))}
    told_by_sessions = ("starts", "ends") if isinstance(entry, Seminar) and entry.sessions else ()
    values = {name: getattr(entry, name) for name in _ORDER[type(entry)] if name not in told_by_sessions}
    return {name: _as_told(name, value) for name, value in values.items() if value != defaults[name]}


def _as_told(name: str, value: Any) -> Any:
    """A value as a logbook tells it."""
    match name:
        case "hands_on":
            return bool(value) if value in (0, 1) else value
        case "approvals":
            return _approvals(value)
        case "may_teach":
            return sorted(value)
        case "sessions":
            return [_session(one) for one in value]
        case _:
            return value


def _session(session: Session) -> dict[str, Any]:
    place = {"place": session.place} if session.place else {}
    return {"starts": session.starts, "ends": session.ends, **place}


def _approvals(approvals: Mapping[str, str]) -> Mapping[str, str] | list[str]:
    """A list where no approval has a number."""
    return approvals if any(approvals.values()) else list(approvals)


def _item(value: Any) -> Any:
    """A value as tomlkit writes it."""
    import tomlkit  # noqa: PLC0415

    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for name, item in value.items():
            table.append(name, _item(item))
        return table
    if isinstance(value, list):
        items = tomlkit.array().multiline(len(value) > 1)
        for item in value:
            items.append(_item(item))
        return items
    if isinstance(value, Decimal):
        return _float(value)
    if isinstance(value, datetime):
        return tomlkit.item(_with_offset(value))
    return tomlkit.item(str(value) if isinstance(value, str) else value)


def _float(number: Decimal) -> "Float":
    """A TOML float with every digit of `number`."""
    from tomlkit.items import Float, Trivia  # noqa: PLC0415

    if not number.is_finite():
        written = "nan" if number.is_nan() else str(float(number))
        return Float(float(written), Trivia(), written)
    written = str(number)
    digits = written.lstrip("+-")
    return Float(float(number), Trivia(), f"{written}.0" if digits.isdigit() else written)


def _with_offset(moment: datetime) -> datetime:
    """The same instant with an offset in whole minutes, which is all that TOML can write of a zone."""
    offset = moment.utcoffset()
    if offset is None:
        return moment
    return moment.astimezone(timezone(offset if offset % timedelta(minutes=1) == timedelta() else timedelta()))
