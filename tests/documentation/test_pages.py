"""What the pages say in code is so: their modules import, their examples run and print what they show."""

import doctest
import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ce_tracker import Registry, hookspecs

from .blocks import DOCS, Block, blocks

RUN = ("verdicts.md", "hooks.md")
"""Pages whose examples stand on their own, one after the other, with the modules that the page writes."""


def blocks_of(name: str) -> list[Block]:
    return list(blocks((DOCS / name).read_text(encoding="utf-8")))


@pytest.fixture
def modules(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The modules that a page writes, to be imported; their names."""
    written = [block for block in blocks_of(request.param) if block.language == "python" and block.path]
    for block in written:
        path = tmp_path / block.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(DOCS.parent)
    names = {block.path.split("/")[0].removesuffix(".py") for block in written}
    yield sorted(names)
    for name in [one for one in sys.modules if one.split(".")[0] in names]:
        del sys.modules[name]


@pytest.mark.parametrize(("modules", "name"), [(name, name) for name in RUN], indirect=["modules"])
@pytest.mark.usefixtures("modules")
def test_the_examples_of_a_page_print_what_it_shows(name: str) -> None:
    examples = "".join(block.text for block in blocks_of(name) if block.language == "pycon")
    session = doctest.DocTestParser().get_doctest(examples, {}, name, name, 0)
    told: list[str] = []
    assert session.examples
    doctest.DocTestRunner().run(session, out=told.append)
    assert "".join(told) == ""


HOOKS = {
    name for name, value in vars(hookspecs).items() if inspect.isfunction(value) and name.startswith("ce_tracker_")
}


def test_every_hook_has_a_section() -> None:
    text = (DOCS / "hooks.md").read_text(encoding="utf-8")
    assert {line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ce_tracker_")} == HOOKS


@pytest.mark.parametrize("modules", ["hooks.md"], indirect=True)
def test_every_hook_is_implemented_by_a_module_of_its_page(modules: list[str]) -> None:
    plugins = {name: import_module(name) for name in modules}
    assert {hook for plugin in plugins.values() for hook in HOOKS if hasattr(plugin, hook)} == HOOKS


@pytest.mark.parametrize("modules", ["hooks.md"], indirect=True)
def test_the_modules_of_the_hooks_have_no_problem(modules: list[str]) -> None:
    found = Registry({name: import_module(name) for name in modules}, installed=False)
    assert {plugin.name: plugin.problems for plugin in found.plugins()} == dict.fromkeys(modules, ())
