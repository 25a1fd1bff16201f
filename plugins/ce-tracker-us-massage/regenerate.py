"""Writes what is made from the rules of this plugin, and shows what became of it: `make regenerate`.

That is a page for each jurisdiction under `docs/jurisdictions/`, and under `tests/snapshots/` what a few fixed licences
meet from 2015 to 2035. How they read is said in `ce_tracker.rulebooks.pages` and `ce_tracker.testing.snapshots`, which other
plugins can use as well; here stands only where this repository keeps them.
"""

import sys
from collections.abc import Iterable
from difflib import unified_diff
from importlib import import_module
from pathlib import Path

from ce_tracker.rulebooks.pages import Jurisdiction, overview, page
from ce_tracker.testing.snapshots import snapshot
from ce_tracker_us_massage import JURISDICTIONS, rule_books

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGES = ROOT / "docs" / "jurisdictions"
SNAPSHOTS = HERE / "tests" / "snapshots"
CORRECT = "../../CONTRIBUTING.md#correct-a-rule-in-five-minutes"


def jurisdiction(code: str) -> Jurisdiction:
    """A jurisdiction with its rule books, and its name and what remains to be checked from the text of its module."""
    module = import_module(f"ce_tracker_us_massage.{code.removeprefix('US-').lower()}")
    return Jurisdiction.of_module(code, rule_books(code), module.__doc__ or "")


def generated(codes: Iterable[str] = JURISDICTIONS) -> dict[Path, str]:
    """Every file with what it should say."""
    covered = [jurisdiction(code) for code in codes]
    files = {PAGES / "README.md": overview(covered, correct=CORRECT)}
    files |= {PAGES / f"{one.code}.md": page(one, correct=CORRECT) for one in covered}
    files |= {SNAPSHOTS / f"{one.code}.txt": snapshot(one.books) for one in covered}
    return files


def present() -> set[Path]:
    """Every generated file that is there."""
    return {*PAGES.glob("*.md"), *SNAPSHOTS.glob("*.txt")}


def main() -> None:
    """Write what has changed, remove what nothing is said of any more, and show the difference in the snapshots."""
    files = generated()
    for path in sorted(present() - files.keys()):
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    for path, text in files.items():
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if text == before:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        name = str(path.relative_to(ROOT))
        print(f"{'written' if before else 'new'} {name}")
        if before and path.parent == SNAPSHOTS:
            lines = unified_diff(before.splitlines(), text.splitlines(), name, name, n=1, lineterm="")
            sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
