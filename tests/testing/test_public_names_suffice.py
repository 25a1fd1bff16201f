"""The plugins that are no part of this project's own subject are written with public names alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
PUBLIC = ("ce_tracker", "ce_tracker.rules", "ce_tracker.testing")
MODULES = sorted(
    path for name in ("us-fl-nursing", "us-tx-accountancy") for path in PLUGINS.glob(f"ce-tracker-{name}/**/*.py")
)


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """What a module imports of the library: from where, which name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names if one.name.split(".")[0] == "ce_tracker")
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ce_tracker":
            yield from ((node.module or "", one.name) for one in node.names)


def test_there_are_such_plugins() -> None:
    assert len({path.relative_to(PLUGINS).parts[0] for path in MODULES}) == 2


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(PLUGINS))) for path in MODULES])
def test_a_module_imports_public_names_only(path: Path) -> None:
    assert [(home, name) for home, name in imported(path) if home not in PUBLIC or name.startswith("_")] == []
