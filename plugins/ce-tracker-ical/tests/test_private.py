"""Whose calendar it is, is told on demand only."""

import pytest
from attrs import evolve
from icalendar import Calendar

from ce_tracker import Export, Registry

NAMES = ("ical", "ical-tasks")


def private(name: str, export: Export) -> Calendar:
    data = Registry().exporter(name).write(evolve(export, chosen={"private": True}))
    calendar: Calendar = Calendar.from_ical(data)
    return calendar


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("secret", ["Zoë", "98765", "4711"])
def test_neither_name_nor_numbers_are_told_unless_asked_for(whole: Export, name: str, secret: str) -> None:
    assert secret not in Registry().exporter(name).write(whole).decode()


@pytest.mark.parametrize("name", NAMES)
def test_a_private_calendar_has_the_name(whole: Export, name: str) -> None:
    assert str(private(name, whole)["X-WR-CALNAME"]).endswith(": Zoë Rivera\\; Ltd\\, 🖐")


@pytest.mark.parametrize("name", NAMES)
def test_a_private_entry_of_a_licence_has_its_number(whole: Export, name: str) -> None:
    (due,) = [one for one in private(name, whole).subcomponents if "education due" in str(one["SUMMARY"])]
    assert "\n\nLicence: US-FL LMT MA98765, Zoë Rivera; Ltd, 🖐\n\n" in str(due["DESCRIPTION"])


def test_a_private_entry_of_a_document_has_the_name(whole: Export) -> None:
    (card,) = [one for one in private("ical", whole).subcomponents if str(one["SUMMARY"]) == "cpr expires"]
    assert "\n\nFor: Zoë Rivera; Ltd, 🖐\n\n" in str(card["DESCRIPTION"])


def test_a_private_calendar_has_the_same_uids(whole: Export) -> None:
    public = Calendar.from_ical(Registry().exporter("ical").write(whole))
    assert [one["UID"] for one in private("ical", whole).subcomponents] == [one["UID"] for one in public.subcomponents]
