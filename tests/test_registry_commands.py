"""Subcommands that plugins contribute: by name, each once, and none where its plugin fails."""

import sys
from collections.abc import Iterator
from typing import Any

import click
import pytest

from ce_tracker import Registry, hookimpl


class CommandsOf:
    """A plugin with these commands."""

    def __init__(self, *commands: Any) -> None:
        self.commands = commands

    @hookimpl
    def ce_tracker_commands(self) -> Iterator[click.Command]:
        for command in self.commands:
            if isinstance(command, Exception):
                raise command
            yield command


def registry(**plugins: object) -> Registry:
    return Registry(plugins, installed=False)


def problems(found: Registry) -> dict[str, tuple[str, ...]]:
    return {plugin.name: plugin.problems for plugin in found.plugins()}


HELLO = click.Command("hello")


def test_a_command_is_found_by_its_name() -> None:
    assert registry(greeting=CommandsOf(HELLO)).commands() == {"hello": HELLO}


def test_a_plugin_whose_commands_fail_does_not_take_others_down() -> None:
    assert registry(bad=CommandsOf(ImportError("no caldav")), good=CommandsOf(HELLO)).commands() == {"hello": HELLO}


def test_a_plugin_whose_commands_fail_is_told() -> None:
    found = registry(bad=CommandsOf(ImportError("no caldav")))
    assert problems(found) == {"bad": ("ce_tracker_commands fails: ImportError: no caldav",)}


def test_of_two_commands_of_one_name_the_first_stays() -> None:
    assert registry(one=CommandsOf(HELLO), two=CommandsOf(click.Command("hello"))).commands()["hello"] is HELLO


def test_of_two_commands_of_one_name_the_second_is_told() -> None:
    found = registry(one=CommandsOf(HELLO), two=CommandsOf(click.Command("hello")))
    assert problems(found)["two"] == ("command 'hello' is there already",)


def test_a_name_that_is_taken_is_left_out() -> None:
    assert registry(greeting=CommandsOf(HELLO)).commands(taken=["hello"]) == {}


def test_a_name_that_is_taken_is_told_once_however_often_it_is_asked_for() -> None:
    found = registry(greeting=CommandsOf(HELLO))
    found.commands(taken=["hello"])
    found.commands(taken=["hello"])
    assert problems(found) == {"greeting": ("command 'hello' is there already",)}


def test_a_command_without_name_is_told() -> None:
    found = registry(greeting=CommandsOf(click.Command(None)))
    assert problems(found) == {"greeting": ("a command has no name",)}


def test_what_is_no_command_is_told() -> None:
    found = registry(greeting=CommandsOf("hello"))
    assert problems(found) == {"greeting": ("ce_tracker_commands gives 'hello', which is no Command",)}


def test_without_the_command_line_there_are_no_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.setattr("ce_tracker.registry.find_spec", lambda _: None)
    assert registry(greeting=CommandsOf(HELLO)).commands() == {}
