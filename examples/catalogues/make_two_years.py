"""Writes two-years.csv: seminars from January 2027 to December 2028, all of them made up.

Nothing is left to chance: each course is held where its provider is at home, at intervals of weeks, and what a reader
should set aside stands at the end.

    python examples/catalogues/make_two_years.py > examples/catalogues/two-years.csv
"""

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

COLUMNS = (
    "title", "provider", "course_id", "starts", "ends", "sessions", "zone", "place", "price", "currency", "hours",
    "subject", "hours_by_subject", "delivery", "hands_on", "online", "approvals",
)  # fmt: skip

SATURDAY = date(2027, 1, 9)
LAST = date(2028, 12, 31)
EVENING, DAY = ("18:00", "20:00"), ("09:00", "17:00")


@dataclass(frozen=True)
class Provider:
    """Who gives courses: where, in which zone, approved by whom, at what price an hour."""

    name: str
    number: str
    places: tuple[tuple[str, str], ...]
    approvals: str
    an_hour: int
    currency: str = "USD"


EASTERN, CENTRAL, MOUNTAIN, PACIFIC = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"

GULF = Provider(
    "Gulf Breeze Seminars",
    "GBS",
    (("Tampa, FL", EASTERN), ("Pensacola, FL", CENTRAL)),
    "NCBTMB=1000{n}; US-FL=20-{n}",
    24,
)
HARBOR = Provider(
    "Harbor Light Institute",
    "HLI",
    (("Brooklyn, NY", EASTERN), ("Newark, NJ", EASTERN)),
    "NCBTMB=1001{n}; US-NY=H{n}",
    32,
)
CASCADE = Provider(
    "Cascade Hands Workshop", "CHW", (("Seattle, WA", PACIFIC), ("Spokane, WA", PACIFIC)), "NCBTMB=1002{n}", 27
)
PRAIRIE = Provider(
    "Prairie Touch Collective", "PTC", (("Fargo, ND", CENTRAL), ("Des Moines, IA", CENTRAL)), "NCBTMB=1003{n}; AMTA", 20
)
LAKES = Provider(
    "Five Lakes Bodywork School", "FLB", (("Lansing, MI", "America/Detroit"), ("Toronto, ON", "America/Toronto")),
    "NCBTMB=1004{n}", 25,
)  # fmt: skip
MESA = Provider(
    "High Mesa Academy",
    "HMA",
    (("Denver, CO", MOUNTAIN), ("Phoenix, AZ", "America/Phoenix")),
    "NCBTMB=1005{n}; ABMP",
    22,
)
ONLINE = Provider("Quiet Lamp Online", "QLO", (("", EASTERN),), "NCBTMB=1006{n}; US-FL=50-{n}; US-NY=Q{n}", 15)
DESK = Provider("Steady Desk Courses", "SDC", (("", CENTRAL),), "NCBTMB=1007{n}; US-FL=51-{n}", 9)


@dataclass(frozen=True)
class Course:
    """What is taught: how many hours of what, how often, and whether it can be followed from home as well."""

    title: str
    provider: Provider
    hours: Mapping[str, int]
    weeks: int
    delivery: str = "in-person"
    hands_on: str = ""
    online: str = ""

    @property
    def total(self) -> int:
        """All its hours."""
        return sum(self.hours.values())


IN_PERSON = [
    ("Deep tissue, slowly", {"technique": 12}, "yes"),
    ("Neck and jaw", {"technique": 8}, "yes"),
    ("Cupping, a weekend", {"technique": 14, "professional-practice.hygiene": 2}, "0.75"),
    ("Working with scars", {"technique": 5, "pathology": 2}, "0.6"),
    ("Assessing the shoulder", {"assessment": 6}, "0.5"),
]
TALKS = [
    ("Ethics in a small room", {"ethics": 3}),
    ("Boundaries and touch", {"ethics.boundaries": 2, "ethics.communication": 1}),
]
AT_HOME = [
    ("Ethics by lamplight", {"ethics": 2}),
    ("Preventing medical errors", {"medical-errors": 2}),
    ("Recognising human trafficking", {"human-trafficking": 1}),
    ("Law and rules of Florida", {"law.US-FL": 2}),
    ("Law of New Jersey", {"law.US-NJ": 1}),
    ("Implicit bias in the treatment room", {"implicit-bias": 2}),
    ("Health equity for Washington", {"health-equity": 2}),
    ("Cultural competency", {"cultural-competency": 2}),
    ("Domestic violence: what to do", {"domestic-violence": 2}),
    ("Bloodborne pathogens", {"communicable-disease.bloodborne": 3}),
]
TO_READ = [
    ("Pathology to read", {"pathology": 6}),
    ("Pain, explained", {"pain-management": 4, "research": 2}),
    ("Keeping books", {"professional-practice.business": 4}),
    ("Self-care for therapists", {"self-care": 3}),
]


def courses() -> Iterator[Course]:
    """Everything that is taught."""
    for which, provider in enumerate((GULF, HARBOR, CASCADE, PRAIRIE, LAKES, MESA)):
        for place, (title, hours, hands_on) in enumerate(IN_PERSON):
            also = "also" if title == "Assessing the shoulder" and which % 2 else ""
            yield Course(title, provider, hours, 24 + 2 * which + 2 * place, hands_on=hands_on, online=also)
        for place, (title, hours) in enumerate(TALKS):
            yield Course(title, provider, hours, 34 + which + place, hands_on="no")
    for place, (title, hours) in enumerate(AT_HOME):
        yield Course(title, ONLINE, hours, 20 + place, "live-webinar", "no", "yes")
    for place, (title, hours) in enumerate(TO_READ):
        yield Course(title, DESK, hours, 30 + place, "online-self-paced", "no", "yes")


def rows() -> Iterator[dict[str, str]]:
    """A row for each time a course is held."""
    for number, course in enumerate(courses()):
        day, held = SATURDAY + timedelta(weeks=(number * 5) % 26), 0
        while day <= LAST:
            yield row(course, number, held, day)
            day, held = day + timedelta(weeks=course.weeks), held + 1


def row(course: Course, number: int, held: int, day: date) -> dict[str, str]:
    """One time a course is held."""
    provider = course.provider
    place, zone = provider.places[held % len(provider.places)]
    mixed = len(course.hours) > 1
    early = 10 if held % 3 == 0 else 0
    return {
        "title": course.title,
        "provider": provider.name,
        "course_id": f"{provider.number}-{100 + number}",
        **times(course, day),
        "zone": zone,
        "place": place,
        "price": f"{course.total * provider.an_hour - early}.00",
        "currency": "CAD" if place.endswith("ON") else provider.currency,
        "hours": str(course.total),
        "subject": "" if mixed else next(iter(course.hours)),
        "hours_by_subject": "; ".join(f"{name}={hours}" for name, hours in course.hours.items()) if mixed else "",
        "delivery": course.delivery,
        "hands_on": course.hands_on,
        "online": course.online,
        "approvals": provider.approvals.format(n=100 + number),
    }


def times(course: Course, day: date) -> dict[str, str]:
    """A weekday evening for webinars, a month for what is read, a Saturday or a weekend for the rest."""
    if course.delivery == "online-self-paced":
        return {"starts": f"{day}T00:00", "ends": f"{day + timedelta(days=30)}T23:59"}
    if course.delivery == "live-webinar":
        start = day + timedelta(days=3 + course.total % 3)
        return {"starts": f"{start}T18:00", "ends": f"{start}T{18 + course.total}:00"}
    if course.total <= 8:
        return {"starts": f"{day}T09:00", "ends": f"{day}T{9 + course.total + (course.total > 4):02}:00"}
    half = course.total // 2 + 10
    return {"sessions": f"{day}T09:00/{half}:00; {day + timedelta(days=1)}T09:00/{half}:00"}


DOUBTFUL = [
    {
        "title": "Lymph drainage, an introduction", "provider": "Gulf Breeze Seminars", "course_id": "GBS-900",
        "starts": "2027-05-15T09:00", "ends": "2027-05-15T16:00", "place": "Mobile, AL", "price": "150.00", "currency": "USD",
        "hours": "6", "subject": "technique", "delivery": "in-person", "approvals": "NCBTMB=100900",
    },
    {
        "title": "Sports massage at the border", "provider": "Five Lakes Bodywork School", "course_id": "FLB-901",
        "starts": "2027-06-12T09:00", "ends": "2027-06-12T18:00", "zone": "America/Toronto", "place": "Windsor, ON",
        "price": "210.00", "hours": "8", "subject": "technique", "delivery": "in-person", "approvals": "NCBTMB=100901",
    },
    {
        "title": "Ethics and the law", "provider": "Harbor Light Institute", "course_id": "HLI-902",
        "starts": "2027-09-18T09:00", "ends": "2027-09-18T13:00", "zone": "America/New_York", "place": "Brooklyn, NY",
        "price": "120.00", "currency": "USD", "hours": "4", "hours_by_subject": "ethics=2; law=1", "delivery": "in-person",
        "approvals": "NCBTMB=100902",
    },
    {
        "title": "Hydrotherapy from home", "provider": "High Mesa Academy", "course_id": "HMA-903",
        "starts": "2028-02-05T09:00", "ends": "2028-02-05T12:00", "zone": "America/Phoenix", "place": "Phoenix, AZ",
        "price": "66.00", "currency": "USD", "hours": "3", "subject": "technique", "delivery": "live-webinar",
        "approvals": "NCBTMB=100903",
    },
]  # fmt: skip
"""Rows as they happen: no zone, no currency, hours that do not add up, a webinar with a place."""


def main() -> None:
    """Write the catalogue."""
    writer = csv.DictWriter(sys.stdout, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows(), key=lambda one: (one.get("starts") or one["sessions"], one["course_id"])))
    writer.writerows(DOUBTFUL)


if __name__ == "__main__":
    main()
