"""`ce-tracker check-plugin`: a report on all rule books of a plugin."""

import json
from collections.abc import Callable, Iterable

import jsonschema
import pytest

from ce_tracker import Registry, RuleSource, hookimpl
from ce_tracker.rules import RuleBook, Rules, from_

from .conftest import Run
from .test_status import schema_of

MakeRules = Callable[..., Rules]
MakeBook = Callable[..., RuleBook]
Use = Callable[[Callable[[], Iterable[object]]], None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Let a plugin `mine` with what this loads for US-XX be the one that is installed."""

    def using(load: Callable[[], Iterable[object]]) -> None:
        class Mine:
            @hookimpl
            def ce_tracker_rules(self) -> Iterable[RuleSource]:
                return [RuleSource("US-XX", load)]  # type: ignore[arg-type]

        registry = Registry({"mine": Mine()}, installed=False)
        for module in ("application", "checking"):
            monkeypatch.setattr(f"ce_tracker.cli.{module}.installed", lambda: registry)

    return using


def test_a_sound_plugin_is_told_so(run: Run, use: Use, rules: MakeRules, book: MakeBook) -> None:
    use(lambda: [book(rules())])
    assert run("check-plugin", "mine").stdout.splitlines() == [
        "plugin: mine: given by the application: 1 rule book",
        "US-XX LMT: 1 version: conforms",
        "sound: every check passed",
    ]


def test_a_sound_plugin_ends_with_success(run: Run, use: Use, rules: MakeRules, book: MakeBook) -> None:
    use(lambda: [book(rules())])
    assert run("check-plugin", "mine").exit_code == 0


def test_a_problem_is_told_below_its_rule_book(run: Run, use: Use, rules: MakeRules, book: MakeBook) -> None:
    use(lambda: [book(rules(periods_ending=from_(2021, 1, 1)), rules(periods_ending=from_(2021, 1, 1)))])
    problem = "  problem: US-XX LMT: versions overlap: from 2021-01-01 and from 2021-01-01"
    assert problem in run("check-plugin", "mine").stdout.splitlines()


def test_a_problem_is_an_exit_status(run: Run, use: Use) -> None:
    use(lambda: [None])
    assert run("check-plugin", "mine").exit_code == 1


def test_rules_that_cannot_be_imported_are_a_problem(run: Run, use: Use) -> None:
    use(lambda: [1 / 0])
    assert "  problem: ZeroDivisionError: division by zero" in run("check-plugin", "mine").stdout.splitlines()


def test_a_jurisdiction_without_rule_books_is_a_problem(run: Run, use: Use) -> None:
    use(list)
    assert "  problem: US-XX: there is no rule book" in run("check-plugin", "mine").stdout.splitlines()


def test_a_rule_book_of_elsewhere_is_a_problem(run: Run, use: Use, rules: MakeRules, book: MakeBook) -> None:
    use(lambda: [book(rules(), jurisdiction="US-YY")])
    assert "  problem: a rule book of US-YY is given for US-XX" in run("check-plugin", "mine").stdout.splitlines()


def test_an_unknown_plugin_is_told_with_the_nearest(run: Run, use: Use) -> None:
    use(list)
    assert run("check-plugin", "mint").exit_code == 2


def test_the_report_in_json_has_the_documented_shape(run: Run, use: Use, rules: MakeRules, book: MakeBook) -> None:
    use(lambda: [book(rules())])
    jsonschema.validate(json.loads(run("check-plugin", "mine", "--json").stdout), schema_of("check-plugin"))


def test_the_general_laws_are_tried_unless_told_otherwise(
    run: Run, use: Use, rules: MakeRules, book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ce_tracker.testing import checking

    tried: list[int] = []
    whole = checking.check_plugin

    def noted(registry: Registry, name: str, records: int, progress: Callable[[str], None]) -> checking.Report:
        tried.append(records)
        return whole(registry, name, 0, progress)

    monkeypatch.setattr(checking, "check_plugin", noted)
    use(lambda: [book(rules())])
    for arguments in ([], ["--records", "0"]):
        run("check-plugin", "mine", *arguments)
    assert tried == [3, 0]
