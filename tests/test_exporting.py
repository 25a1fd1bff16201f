"""The options of a format: which there are, and what each is worth where nothing is chosen."""

import pytest

from ce_tracker import ExportError, ExportOption, settled

SWITCH = ExportOption("import", "For an import done once.")
NUMBERS = ExportOption("alarm", "Days before.", (30, 7))


def test_what_is_not_chosen_has_its_default() -> None:
    assert settled([SWITCH, NUMBERS], {"import": True}) == {"import": True, "alarm": (30, 7)}


def test_an_unknown_option_names_the_nearest() -> None:
    with pytest.raises(ExportError, match="unknown option 'alarms'; did you mean 'alarm'"):
        settled([SWITCH, NUMBERS], {"alarms": (7,)})


def test_a_format_without_options_takes_none() -> None:
    with pytest.raises(ExportError, match="unknown option 'alarm': there are none"):
        settled([], {"alarm": (7,)})


def test_a_switch_takes_no_numbers() -> None:
    with pytest.raises(ExportError, match=r"option 'import' takes True or False, not \(7,\)"):
        settled([SWITCH], {"import": (7,)})


def test_numbers_take_no_switch() -> None:
    with pytest.raises(ExportError, match="option 'alarm' takes a tuple of whole numbers, not True"):
        settled([NUMBERS], {"alarm": True})
