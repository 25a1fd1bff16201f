"""The registry: what plugins contribute, when it is loaded, and what becomes of mistakes."""

import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from ce_tracker import (
    Export,
    Exporter,
    PluginError,
    Registry,
    RuleSource,
    Subject,
    Therapist,
    UnknownJurisdictionError,
    hookimpl,
)
from ce_tracker.rules import ODD, PRIMARY, Board, Citation, FixedDate, Minimum, RuleBook, Rules

FAILURES = (SystemExit("the plugin ends the program"), ZeroDivisionError("the plugin divides by zero"))


def book(jurisdiction: str = "US-OR", credential: str = "LMT", hours: int = 24) -> RuleBook:
    rules = Rules(
        citation=Citation("no law"),
        confidence=PRIMARY,
        verified_on=date(2026, 11, 23),
        requirements=(Minimum("total", hours),),
    )
    return RuleBook(
        jurisdiction=jurisdiction,
        credential=credential,
        name="Licensed Massage Therapist",
        board=Board("no board", ""),
        term=FixedDate(8, 31, ODD),
        rules=(rules,),
    )


class RulesOf:
    """A plugin with these rule sources."""

    def __init__(self, *sources: Any) -> None:
        self.sources = sources

    @hookimpl
    def ce_tracker_rules(self) -> Iterable[RuleSource]:
        return self.sources


class SubjectsOf:
    """A plugin with these subjects."""

    def __init__(self, *subjects: Any) -> None:
        self.subjects = subjects

    @hookimpl
    def ce_tracker_subjects(self) -> Iterable[Subject]:
        return self.subjects


class ExportersOf:
    """A plugin with these exporters."""

    def __init__(self, *exporters: Any) -> None:
        self.exporters = exporters

    @hookimpl
    def ce_tracker_exporters(self) -> Iterable[Exporter]:
        return self.exporters


def source(*books: Any, jurisdiction: str = "US-OR", replaces: str = "") -> RuleSource:
    return RuleSource(jurisdiction, lambda: books, replaces)


def failing(error: BaseException) -> Callable[[], Iterable[RuleBook]]:
    def load() -> Iterable[RuleBook]:
        raise error

    return load


def registry(**plugins: object) -> Registry:
    return Registry(plugins, installed=False)


def problems(found: Registry, name: str) -> str:
    return "; ".join(problem for plugin in found.plugins() if plugin.name == name for problem in plugin.problems)


class TestRuleBooks:
    def test_a_rule_book_is_found_by_jurisdiction_and_credential(self) -> None:
        ours = book()
        assert registry(one=RulesOf(source(ours))).rule_book("US-OR", "LMT") is ours

    def test_two_plugins_may_share_a_jurisdiction_with_different_credentials(self) -> None:
        found = registry(one=RulesOf(source(book())), two=RulesOf(source(book(credential="LAC"))))
        assert set(found.rule_books("US-OR")) == {"LMT", "LAC"}

    def test_jurisdictions_are_listed_in_order(self) -> None:
        sources = [source(book(name), jurisdiction=name) for name in ("US-WA", "CA-ON", "US-OR")]
        assert list(registry(one=RulesOf(*sources)).jurisdictions()) == ["CA-ON", "US-OR", "US-WA"]

    def test_a_jurisdiction_has_its_name_where_some_plugin_tells_it(self) -> None:
        named = RuleSource("US-OR", lambda: [book()], name="Oregon")
        found = registry(one=RulesOf(source(book())), two=RulesOf(named))
        assert found.jurisdictions() == {"US-OR": "Oregon"}

    def test_the_nearest_credential_is_named(self) -> None:
        with pytest.raises(UnknownJurisdictionError, match=r"US-OR: unknown credential 'LTM'; did you mean 'LMT'\?"):
            registry(one=RulesOf(source(book()))).rule_book("US-OR", "LTM")

    def test_the_nearest_jurisdiction_is_named(self) -> None:
        with pytest.raises(UnknownJurisdictionError, match=r"unknown jurisdiction 'us-or'; did you mean 'US-OR'\?"):
            registry(one=RulesOf(source(book()))).rule_book("us-or", "LMT")

    def test_without_any_plugin_that_is_said(self) -> None:
        with pytest.raises(UnknownJurisdictionError, match="no rules are installed for US-OR"):
            registry().rule_book("US-OR", "LMT")


class TestLoading:
    def test_listing_jurisdictions_loads_no_rules(self) -> None:
        found = registry(one=RulesOf(RuleSource("US-OR", failing(AssertionError("loaded")))))
        found.jurisdictions()
        assert problems(found, "one") == ""

    def test_asking_one_jurisdiction_loads_no_other(self) -> None:
        found = registry(one=RulesOf(source(book()), RuleSource("US-WA", failing(AssertionError("loaded")))))
        found.rule_books("US-OR")
        assert problems(found, "one") == ""

    def test_rules_are_loaded_once(self) -> None:
        found = registry(one=RulesOf(RuleSource("US-OR", lambda: [book()])))
        assert found.rule_book("US-OR", "LMT") is found.rule_book("US-OR", "LMT")

    def test_asking_for_florida_imports_its_module_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import ce_tracker_us_massage as states

        prefix = f"{states.__name__}."
        for name in [name for name in sys.modules if name.startswith(prefix)]:
            monkeypatch.delitem(sys.modules, name)
        registry(states=states).rule_book("US-FL", "LMT")
        assert [name for name in sys.modules if name.startswith(prefix)] == [f"{prefix}fl"]

    def test_the_installed_plugins_are_found_by_their_entry_points(self) -> None:
        assert "US-FL" in Registry().jurisdictions()

    def test_a_plugin_given_by_name_stands_in_for_the_installed_one(self) -> None:
        found = Registry({"us-massage": RulesOf(source(book()))})
        assert "US-NY" not in found.jurisdictions()


class TestFailures:
    @pytest.mark.parametrize("error", FAILURES)
    def test_a_failing_plugin_does_not_touch_the_others(self, error: BaseException) -> None:
        broken = RulesOf(RuleSource("US-OR", failing(error)))
        found = registry(broken=broken, sound=RulesOf(source(book())))
        assert set(found.rule_books("US-OR")) == {"LMT"}

    @pytest.mark.parametrize("error", FAILURES)
    def test_a_failing_plugin_is_named_where_nobody_else_has_the_rules(self, error: BaseException) -> None:
        found = registry(broken=RulesOf(RuleSource("US-OR", failing(error))))
        with pytest.raises(PluginError, match=f"plugin 'broken' fails on US-OR: {type(error).__name__}: {error}"):
            found.rule_book("US-OR", "LMT")

    def test_a_failure_is_kept_with_the_plugin(self) -> None:
        found = registry(broken=RulesOf(RuleSource("US-OR", failing(KeyError("rules")))), sound=RulesOf(source(book())))
        found.rule_books("US-OR")
        assert "US-OR: KeyError" in problems(found, "broken")

    def test_a_hook_that_fails_is_a_problem_of_its_plugin_alone(self) -> None:
        class Broken:
            @hookimpl
            def ce_tracker_rules(self) -> Iterable[RuleSource]:
                raise OSError("no such disk")

        found = registry(broken=Broken(), sound=RulesOf(source(book())))
        assert (list(found.jurisdictions()), problems(found, "broken")) == (
            ["US-OR"],
            "ce_tracker_rules fails: OSError: no such disk",
        )

    def test_a_plugin_that_cannot_be_registered_is_named(self) -> None:
        module = ModuleType("misspelt")
        setattr(module, "ce_tracker_rules", hookimpl(lambda unexpected: []))  # noqa: B010  # a module has no such attribute
        found = registry(misspelt=module, sound=RulesOf(source(book())))
        assert list(found.jurisdictions()) == ["US-OR"]
        assert problems(found, "misspelt").startswith("cannot be loaded: PluginValidationError")

    def test_a_contribution_that_is_no_rule_source_is_told_and_left_out(self) -> None:
        found = registry(one=RulesOf("US-WA", source(book())))
        assert list(found.jurisdictions()) == ["US-OR"]
        assert problems(found, "one") == "ce_tracker_rules gives 'US-WA', which is no RuleSource"

    def test_what_is_loaded_must_be_a_rule_book(self) -> None:
        with pytest.raises(PluginError, match=r"plugin 'one' fails on US-OR: PluginError: 24 is no RuleBook"):
            registry(one=RulesOf(source(24))).rule_books("US-OR")

    def test_a_rule_book_of_another_jurisdiction_is_refused(self) -> None:
        with pytest.raises(PluginError, match="a rule book of US-WA is given for US-OR"):
            registry(one=RulesOf(source(book("US-WA")))).rule_books("US-OR")

    def test_a_jurisdiction_without_iso_code_is_told_and_left_out(self) -> None:
        found = registry(one=RulesOf(source(book(), jurisdiction="Oregon")))
        assert list(found.jurisdictions()) == []
        assert problems(found, "one") == "'Oregon' is no ISO 3166-2 code"


class TestTwoClaims:
    def test_two_plugins_that_claim_one_credential_are_both_named(self) -> None:
        found = registry(one=RulesOf(source(book())), two=RulesOf(source(book())))
        with pytest.raises(PluginError, match=r"plugins '(one|two)' and '(two|one)' both have rules for US-OR LMT"):
            found.rule_book("US-OR", "LMT")

    def test_the_claim_does_not_disturb_other_jurisdictions(self) -> None:
        more = source(book("US-WA"), jurisdiction="US-WA")
        found = registry(one=RulesOf(source(book()), more), two=RulesOf(source(book())))
        assert set(found.rule_books("US-WA")) == {"LMT"}

    def test_a_plugin_may_say_that_it_replaces_another(self) -> None:
        ours = book(hours=30)
        found = registry(one=RulesOf(source(book())), two=RulesOf(source(ours, replaces="one")))
        assert found.rule_book("US-OR", "LMT") is ours

    def test_what_is_replaced_is_one_jurisdiction(self) -> None:
        theirs = source(book("US-WA"), jurisdiction="US-WA")
        found = registry(one=RulesOf(source(book()), theirs), two=RulesOf(source(book(), replaces="one")))
        assert set(found.rule_books("US-WA")) == {"LMT"}


class TestSubjects:
    def test_a_plugin_adds_to_the_vocabulary(self) -> None:
        found = registry(one=SubjectsOf(Subject("ethics.supervision", "supervision")))
        assert "ethics.supervision" in found.subjects

    def test_what_was_known_stays_known(self) -> None:
        found = registry(one=SubjectsOf(Subject("ethics.supervision", "supervision")))
        assert "ethics.boundaries" in found.subjects

    def test_a_child_without_parent_is_a_problem_of_its_plugin_alone(self) -> None:
        orphan = SubjectsOf(Subject("herbs.chinese", "Chinese herbs"))
        found = registry(broken=orphan, sound=SubjectsOf(Subject("herbs", "herbs")))
        assert "herbs" in found.subjects
        assert "needs its parent 'herbs'" in problems(found, "broken")

    def test_a_subject_told_in_two_ways_stays_as_it_was(self) -> None:
        found = registry(one=SubjectsOf(Subject("ethics", "morals")))
        assert found.subjects.label("ethics") == "professional ethics"

    def test_a_contribution_that_is_no_subject_is_told(self) -> None:
        found = registry(one=SubjectsOf("herbs"))
        assert problems(found, "one") == "ce_tracker_subjects gives 'herbs', which is no Subject"


def exporter(name: str = "paper", written: bytes = b"ink") -> Exporter:
    return Exporter(name, "on paper", ".txt", lambda export: written)


class TestExporters:
    def test_an_exporter_is_found_by_name_and_writes(self) -> None:
        export = Export(Therapist("Jordan Rivera"), (), datetime(2027, 1, 1, tzinfo=UTC))
        assert registry(one=ExportersOf(exporter())).exporter("paper").write(export) == b"ink"

    def test_the_nearest_format_is_named(self) -> None:
        with pytest.raises(PluginError, match=r"unknown export format 'papr'; did you mean 'paper'\?"):
            registry(one=ExportersOf(exporter())).exporter("papr")

    def test_of_two_with_one_name_one_stays_and_the_other_plugin_is_told(self) -> None:
        found = registry(one=ExportersOf(exporter()), two=ExportersOf(exporter()))
        assert [problems(found, name) for name in ("one", "two")].count("exporter 'paper' is there already") == 1

    def test_a_contribution_that_is_no_exporter_is_told(self) -> None:
        found = registry(one=ExportersOf(print))
        assert "which is no Exporter" in problems(found, "one")

    def test_exporters_and_subjects_and_rules_come_from_one_plugin_object(self) -> None:
        class Everything(RulesOf, ExportersOf, SubjectsOf):
            def __init__(self) -> None:
                self.sources = (source(book()),)
                self.exporters = (exporter(),)
                self.subjects = (Subject("herbs", "herbs"),)

        found = registry(all=Everything())
        assert (list(found.jurisdictions()), list(found.exporters), "herbs" in found.subjects) == (
            ["US-OR"],
            ["paper"],
            True,
        )


class TestPlugins:
    def test_a_plugin_without_problems_has_none(self) -> None:
        (plugin,) = registry(one=RulesOf(source(book()))).plugins()
        assert plugin.problems == ()

    def test_an_installed_plugin_tells_its_distribution(self) -> None:
        origins = {plugin.name: plugin.origin for plugin in Registry().plugins()}
        assert origins["us-massage"].startswith("ce-tracker-us-massage ")

    def test_an_installed_plugin_of_a_name_that_is_given_is_told_as_ignored(self) -> None:
        assert "is ignored: ce-tracker-us-massage" in problems(Registry({"us-massage": RulesOf()}), "us-massage")
