"""What a row leaves open or says in two ways: such a row is set aside, whatever one might guess.

Both formats come here as tables of TOML values. What is doubtful is told; in its place stands a value that lets the rest
of the row be checked.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from attrs import field, frozen

from ce_tracker.errors import suggest
from ce_tracker.logbook.places import Place
from ce_tracker.logbook.problems import Found, Severity
from ce_tracker.logbook.shapes import is_number, told, with_dots
from ce_tracker.record.sessions import instant
from ce_tracker.subjects import IN_ONES_OWN_TIME, Delivery

OF_A_CATALOGUE = ("zone", "online", "hours_by_subject")
"""What a row of a catalogue may say that an entry of a logbook does not."""

_ON_LINE = frozenset({Delivery.LIVE_WEBINAR, Delivery.ONLINE_SELF_PACED})
_NO_PLACE = frozenset({"online", "on line", "on-line"})


@frozen
class Row:
    """One table of a catalogue on its way to a seminar: `table` for the record, and what was found."""

    place: Place
    table: dict[str, Any]
    wrong: list[Found] = field(factory=list)
    doubts: list[Found] = field(factory=list)

    def fault(self, name: str | Place, message: str) -> None:
        """Tell that a value is plainly wrong."""
        self.wrong.append(Found(self._at(name), message))

    def doubt(self, name: str | Place, message: str) -> None:
        """Tell that a value leaves something open."""
        self.doubts.append(Found(self._at(name), message, Severity.WARNING))

    def _at(self, name: str | Place) -> Place:
        return (*self.place, name) if isinstance(name, str) else (*self.place, *name)


def settled(table: Mapping[str, Any], place: Place, currencies: Collection[str]) -> tuple[Row, bool]:
    """The row with its times in a zone, its currency and its hours; and whether it can be attended on line as well.

    `currencies` are those that the catalogue names anywhere.
    """
    row = Row(place, {name: value for name, value in table.items() if name not in OF_A_CATALOGUE})
    _times(row, _zone(row, table.get("zone")))
    _currency(row, currencies)
    _hours(row, table)
    also = _on_line(row, table.get("online"))
    return row, also


def _zone(row: Row, name: object) -> ZoneInfo | None:
    if name is None:
        return None
    if not isinstance(name, str):
        row.fault("zone", f'must be the name of a zone in quotes such as "America/New_York", not {told(name)}')
        return ZoneInfo("UTC")
    if name not in _zones():
        row.fault("zone", f"{suggest('zone', name[:100], _zones())}{_SUCH_AS}")
        return ZoneInfo("UTC")
    return ZoneInfo(name)


_SUCH_AS = " (an IANA name, such as America/New_York)"


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _times(row: Row, zone: ZoneInfo | None) -> None:
    for name in ("starts", "ends"):
        row.table[name] = _moment(row, (name,), row.table.get(name), zone)
    sessions = row.table.get("sessions")
    if isinstance(sessions, list):
        row.table["sessions"] = [_session(row, number, one, zone) for number, one in enumerate(sessions)]
    for name in ("starts", "ends"):
        if row.table[name] is None:
            del row.table[name]
    own_time = row.table.get("delivery") in IN_ONES_OWN_TIME
    if "starts" in row.table and not {"ends", "sessions"} & row.table.keys() and not own_time:
        row.doubt("ends", "it does not say when it ends, so what else it would overlap cannot be told; add the end")


def _session(row: Row, number: int, session: object, zone: ZoneInfo | None) -> object:
    if not isinstance(session, Mapping):
        return session
    times = {
        name: _moment(row, ("sessions", number, name), session[name], zone)
        for name in ("starts", "ends")
        if name in session
    }
    return {**session, **times}


def _moment(row: Row, name: Place, moment: object, zone: ZoneInfo | None) -> object:
    """The moment with its offset; anything else is left for the record to refuse."""
    if not isinstance(moment, datetime):
        return moment
    written = moment.isoformat("T", "minutes")
    if moment.tzinfo is None:
        if zone is None:
            row.doubt(name, f"{written} has no zone; write its offset, as {written}-05:00, or name its zone")
            return moment.replace(tzinfo=UTC)
        return _in_zone(row, name, moment, zone)
    if zone is not None and moment.utcoffset() != (there := moment.astimezone(zone)).utcoffset():
        meant = there.isoformat("T", "minutes")
        row.doubt(name, f"{written} is not the offset of {zone.key}, where it is then {meant}; keep one of the two")
    return instant(moment)


def _in_zone(row: Row, name: Place, moment: datetime, zone: ZoneInfo) -> datetime:
    first, second = moment.replace(tzinfo=zone, fold=0), moment.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        written = moment.isoformat("T", "minutes")
        earlier, later = sorted(instant(one) for one in (first, second))
        exists = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment
        if exists:
            both = f"{earlier.isoformat('T', 'minutes')} or {later.isoformat('T', 'minutes')}"
            row.doubt(name, f"the clocks of {zone.key} show {written} twice that day; write which is meant: {both}")
        else:
            row.doubt(name, f"the clocks of {zone.key} skip {written} that day; write the time that is meant")
    return instant(first)


def _currency(row: Row, currencies: Collection[str]) -> None:
    if "price" not in row.table or "currency" in row.table:
        return
    if len(currencies) == 1:
        row.table["currency"] = next(iter(currencies))
    elif len(currencies) > 1:
        several = ", ".join(sorted(currencies))
        row.doubt(
            "currency", f"the price {row.table['price']} has no currency, and the catalogue uses several: {several}"
        )


def _hours(row: Row, table: Mapping[str, Any]) -> None:
    by_subject = table.get("hours_by_subject")
    if by_subject is None:
        return
    total = row.table.get("hours")
    if not isinstance(by_subject, Mapping) or isinstance(total, Mapping):
        row.fault("hours_by_subject", f"must be a table of subject = number beside a total, not {told(by_subject)}")
        return
    leaves = list(with_dots(by_subject))
    row.table["hours"] = by_subject
    if is_number(total) and all(is_number(hours) for _, hours in leaves):
        together = sum((Decimal(hours) for _, hours in leaves), Decimal(0))
        if together != total:
            row.doubt("hours", f"{total} hours in all, but {together} by subject; make them agree")


def _on_line(row: Row, online: object) -> bool:
    """Whether it can be attended on line as well as in the room."""
    delivery = row.table.get("delivery")
    if online is not None and not isinstance(online, bool) and online != "also":
        row.fault("online", f'must be true, false or "also", not {told(online)}')
        return False
    if online == "also" and delivery != Delivery.IN_PERSON:
        row.doubt("online", f'on line as well as {delivery or "what?"}; with "also" the delivery is in-person')
    elif online is True and delivery is None:
        row.doubt("delivery", "on line, but live or not? say live-webinar or online-self-paced")
    elif online is True and delivery not in _ON_LINE:
        row.doubt("online", f"on line, but the delivery is {delivery}; where it can be attended both ways, say also")
    elif online is False and delivery in _ON_LINE:
        row.doubt("online", f"not on line, but the delivery is {delivery}; keep one of the two")
    if delivery in _ON_LINE:
        _no_place(row, str(delivery))
    return online == "also"


def _no_place(row: Row, delivery: str) -> None:
    sessions = row.table.get("sessions")
    places = [(("place",), row.table.get("place"))]
    if isinstance(sessions, list):
        of_sessions = [one.get("place") if isinstance(one, Mapping) else None for one in sessions]
        places += [(("sessions", number, "place"), place) for number, place in enumerate(of_sessions)]  # type: ignore[misc]
    for name, place in places:
        if isinstance(place, str) and place and place.casefold() not in _NO_PLACE:
            row.doubt(
                name,
                f"{told(place)} is a place, but the delivery is {delivery}; where both are meant, "
                'write in-person with online "also"',
            )
