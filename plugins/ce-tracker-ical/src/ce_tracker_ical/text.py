"""Every word of the calendar, in English: to translate it, translate this file."""

from collections.abc import Iterator
from datetime import date, datetime

# What the command says -------------------------------------------------------------------------------------------------

FEED_LABEL = "calendar feed (iCalendar)"
TASKS_LABEL = "task list (iCalendar)"
IMPORT_HELP = "For an import done once: with alarms, which calendars drop from what is subscribed to."
ALARM_HELP = "With --import: remind so many days before, 0 being the day itself; may be given more than once. \
Unless told: 180, 90, 30 and 7."
PRIVATE_HELP = "Show the name and the numbers of licences. Whoever has the calendar can read them."
ALARM_WITHOUT_IMPORT = "alarm: only a calendar for --import has alarms; most calendars drop those of a subscription"
ALARM_OUT_OF_RANGE = "alarm: days before go from 0 to {most}, not {days}"
NO_CALENDAR = "what was written the last time is no calendar"

# What the calendar is --------------------------------------------------------------------------------------------------

EVENTS_NAME = "Licence and CE deadlines"
TASKS_NAME = "Licence and CE tasks"
NAME_OF = "{name}: {person}"

# What an entry says ----------------------------------------------------------------------------------------------------

PARAGRAPHS = "\n\n"
DISCLAIMER = "Information, not legal advice; the board decides."
DONE = "✓ {title}"
PAST = "Past: {title}"
SUPERSEDED = "No longer due: {title}"
PAST_NOTE = "This day has passed, and the logbook is concerned with a later one. Kept as it was:"
SUPERSEDED_NOTE = "The logbook gives no such date any more: something was corrected, moved or removed. Kept as it was:"
NOTHING_KNOWN = "No licence deadlines are known"
WHY_NOTHING_KNOWN = "No due date could be computed. That does not mean that nothing is due: check the record."

RENEWAL, EDUCATION, DOCUMENT = "Licence renewal", "Continuing education", "Document"
_CATEGORIES = {
    "last-safe": EDUCATION,
    "ce-due": EDUCATION,
    "seminar": EDUCATION,
    "document-expires": DOCUMENT,
}
_TO_DO = {
    "window-opens": "From this day on: renew.",
    "apply-by": "By this day: hand in the application.",
    "last-safe": "By this day: finish the hours, so that they are known when they are due.",
    "ce-due": "By this day: meet what is asked, and see that the hours are reported.",
    "licence-expires": "By this day: renew.",
    "document-expires": "Before this day: renew it, and add the new one to the logbook.",
    "seminar": "Afterwards: keep the certificate, and add the hours to the logbook.",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def category(milestone: str) -> str:
    """What kind of milestone it is, in words to sort by; for one that is not known here, a renewal."""
    return _CATEGORIES.get(milestone, RENEWAL)


def to_do(milestone: str) -> str:
    """What somebody does about a milestone; nothing where nothing can be done."""
    return _TO_DO.get(milestone, "")


def licence_of(name: str, number: str, person: str) -> str:
    """Whose licence it is, with its number.

    >>> licence_of("US-FL LMT", "MA12345", "Jordan Rivera")
    'Licence: US-FL LMT MA12345, Jordan Rivera'
    """
    return f"Licence: {' '.join(filter(None, (name, number)))}, {person}"


def of_person(person: str) -> str:
    """Whose entry it is."""
    return f"For: {person}"


def see(address: str) -> str:
    """An address that no calendar could follow."""
    return f"See: {address}"


def source(citation: str) -> str:
    """The law."""
    return f"Source: {citation}"


def local_time(starts: datetime, ends: datetime | None) -> str:
    """When it is where it takes place.

    >>> local_time(datetime.fromisoformat("2027-02-06T09:00-05:00"), datetime.fromisoformat("2027-02-06T16:00-05:00"))
    'Local time: Sat 6 Feb 2027, 09:00 to 16:00 (UTC-05:00)'
    """
    return f"Local time: {_day(starts)}, {''.join(_from_to(starts, ends))}"


def _from_to(starts: datetime, ends: datetime | None) -> Iterator[str]:
    yield f"{starts:%H:%M}"
    if ends is not None and starts.utcoffset() != ends.utcoffset():
        yield f" ({_zone(starts)})"
    if ends is not None:
        yield f" to {ends:%H:%M}" if ends.date() == starts.date() else f" to {_day(ends)}, {ends:%H:%M}"
    yield f" ({_zone(ends or starts)})"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _zone(moment: datetime) -> str:
    """The name of the zone where it has one, and the distance from UTC."""
    name = getattr(moment.tzinfo, "key", "")
    distance = moment.strftime("UTC%z")
    distance = f"{distance[:6]}:{distance[6:8]}"
    return f"{name}, {distance}" if name else distance
