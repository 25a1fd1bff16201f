"""Defects of components: what is missing, what is there twice, what does not fit together."""

from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import ZoneInfo

from attrs import define, field

from ce_tracker_ical.lines import Line, Property, taken_apart
from ce_tracker_ical.lint.defects import Defect
from ce_tracker_ical.lint.values import as_date

_ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_REQUIRED = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP"),
    "VTODO": ("UID", "DTSTAMP"),
    "VJOURNAL": ("UID", "DTSTAMP"),
    "VFREEBUSY": ("UID", "DTSTAMP"),
    "VALARM": ("ACTION", "TRIGGER"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
_OF_ENTRIES = frozenset({
    "CLASS", "COMPLETED", "CREATED", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "DUE", "DURATION", "GEO", "LAST-MODIFIED",
    "LOCATION", "ORGANIZER", "PERCENT-COMPLETE", "PRIORITY", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP",
    "UID", "URL",
})  # fmt: skip
_ONCE = {
    "VCALENDAR": frozenset({"CALSCALE", "METHOD", "PRODID", "REFRESH-INTERVAL", "VERSION", "X-WR-CALNAME"}),
    "VEVENT": _OF_ENTRIES,
    "VTODO": _OF_ENTRIES,
    "VJOURNAL": _OF_ENTRIES - {"DESCRIPTION"},
    "VALARM": frozenset({"ACTION", "DESCRIPTION", "DURATION", "REPEAT", "SUMMARY", "TRIGGER"}),
}
_NEVER_TOGETHER = {"VEVENT": ("DTEND", "DURATION"), "VTODO": ("DUE", "DURATION")}


@define
class _Component:
    """A component that is being read: its kind, the line it begins on, its properties with their lines."""

    kind: str
    number: int
    properties: dict[str, list[tuple[int, Property]]] = field(factory=dict)
    holds: int = 0

    def first(self, name: str) -> tuple[int, Property] | None:
        return self.properties[name][0] if name in self.properties else None

    def value(self, name: str) -> str:
        found = self.first(name)
        return found[1].value if found else ""


def structure(lines: list[Line]) -> Iterator[Defect]:
    """Defects of all components of a file."""
    reading = _Reading()
    for line in lines:
        found = taken_apart(line.octets.decode(errors="replace").removeprefix("\ufeff"))
        if found is not None:
            yield from reading.take(line.number, found)
    yield from reading.end()


@define
class _Reading:
    """A file as far as it has been read: what is open, the UIDs that were met, the zones that were named and described."""

    open: list[_Component] = field(factory=list)
    uids: dict[tuple[str, str], int] = field(factory=dict)
    named: dict[str, int] = field(factory=dict)
    described: set[str] = field(factory=set)
    calendars: int = 0

    def take(self, number: int, found: Property) -> Iterator[Defect]:
        """Read one line more."""
        if found.name == "BEGIN":
            yield from self._begin(number, found.value.strip().upper())
        elif found.name == "END":
            yield from self._end(number, found.value.strip().upper())
        elif not self.open:
            yield Defect(number, "structure", f"{found.name} stands outside a VCALENDAR")
        else:
            self.open[-1].properties.setdefault(found.name, []).append((number, found))
            if "TZID" in found.parameters:
                self.named.setdefault(found.parameters["TZID"].strip('"'), number)

    def end(self) -> Iterator[Defect]:
        """What only the end of the file tells."""
        yield from (Defect(one.number, "structure", f"{one.kind} is not ended") for one in self.open)
        for zone, number in self.named.items():
            if zone not in self.described and not _everybody_knows(zone.lstrip("/")):
                yield Defect(
                    number, "zone", f"no VTIMEZONE describes the zone {zone!r}, and it is no common name of one"
                )
        if not self.calendars:
            yield Defect(0, "structure", "no VCALENDAR")

    def _begin(self, number: int, kind: str) -> Iterator[Defect]:
        if self.open:
            self.open[-1].holds += 1
        elif kind != "VCALENDAR":
            yield Defect(number, "structure", f"{kind} stands outside a VCALENDAR")
        self.calendars += kind == "VCALENDAR"
        self.open.append(_Component(kind, number))

    def _end(self, number: int, kind: str) -> Iterator[Defect]:
        if not self.open or self.open[-1].kind != kind:
            yield Defect(number, "structure", f"END:{kind} ends nothing that is open")
            return
        done = self.open.pop()
        if done.kind == "VTIMEZONE":
            self.described.add(done.value("TZID"))
        yield from _complete(done, self.uids, method=bool(self.open and "METHOD" in self.open[0].properties))


@cache
def _everybody_knows(zone: str) -> bool:
    """Whether it is a name of the time zone database."""
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        return False
    return True


def _complete(component: _Component, uids: dict[tuple[str, str], int], *, method: bool) -> Iterator[Defect]:
    """Defects of a component that has been read to its end; `uids` holds what was met so far."""
    kind, at = component.kind, component.number
    for name in _REQUIRED.get(kind, ()):
        if not component.value(name).strip():
            yield Defect(at, "required", f"{kind} has no {name}")
    for name in _ONCE.get(kind, ()) & component.properties.keys():
        for number, _ in component.properties[name][1:]:
            yield Defect(
                number, "once", f"{kind} has a second {name}; the first is in line {component.properties[name][0][0]}"
            )
    both = _NEVER_TOGETHER.get(kind)
    if both and all(name in component.properties for name in both):
        yield Defect(at, "dates", f"{kind} has both {both[0]} and {both[1]}")
    if kind == "VCALENDAR" and not component.holds:
        yield Defect(at, "structure", "VCALENDAR is empty")
    if (
        kind == "VALARM"
        and component.value("ACTION").upper() == "DISPLAY"
        and "DESCRIPTION" not in component.properties
    ):
        yield Defect(at, "required", "VALARM that displays has no DESCRIPTION")
    if kind == "VEVENT" and "DTSTART" not in component.properties and not method:
        yield Defect(at, "required", "VEVENT has no DTSTART")
    if kind in _ENTRIES:
        yield from _identity(component, uids)
        yield from _order(component, "DTEND" if kind == "VEVENT" else "DUE")


def _identity(component: _Component, uids: dict[tuple[str, str], int]) -> Iterator[Defect]:
    uid, at = component.value("UID"), component.number
    occurrence = component.value("RECURRENCE-ID")
    first = uids.setdefault((uid, occurrence), at)
    if uid and first != at:
        yield Defect(at, "once", f"{component.kind} has the UID of line {first}")


def _order(component: _Component, last: str) -> Iterator[Defect]:
    """Whether the end fits the beginning. Moments in different zones are not compared."""
    begins, ends = component.first("DTSTART"), component.first(last)
    if begins is None or ends is None:
        return
    (_, start), (number, end) = begins, ends
    if _is_day(start) != _is_day(end):
        kinds = ("a moment", "a day")
        yield Defect(number, "dates", f"{last} is {kinds[_is_day(end)]}, but DTSTART is {kinds[_is_day(start)]}")
        return
    first, then = as_date(start.value), as_date(end.value)
    if (
        first is None
        or type(first) is not type(then)
        or _zone(start.parameters, start.value) != _zone(end.parameters, end.value)
    ):
        return
    assert then is not None
    if then < first:
        yield Defect(number, "dates", f"{last} {end.value} is before DTSTART {start.value}")
    elif then == first and _is_day(end) and last == "DTEND":
        yield Defect(
            number, "dates", f"DTEND {end.value} is the first day itself; an event of one day ends on the next"
        )


def _is_day(found: Property) -> bool:
    return len(found.value) == 8 or found.parameters.get("VALUE", "").upper() == "DATE"


def _zone(parameters: Mapping[str, str], value: str) -> str:
    return "UTC" if value.endswith("Z") else parameters.get("TZID", "")
