"""The links in the Markdown itself, as somebody follows them in the repository."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "plugins").glob("*/README.md")),
]
FENCED = re.compile(r"^( *)(`{3,})[^\n]*\n.*?^\1\2`*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(<?([^)\s>]+(?:\([^)]*\))?[^)\s>]*)>?\)")


def prose(path: Path) -> str:
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The anchors that headings get: lower case, no punctuation, hyphens for spaces."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    plain = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading) for heading in headings]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip("\n").replace(" ", "-") for heading in plain}


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    lost = []
    for link in LINK.findall(prose(page)):
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        known = target.suffix != ".md" or not parts.fragment or unquote(parts.fragment) in anchors(target)
        if not (target.exists() and known):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_address_is_well_formed(page: Path) -> None:
    addresses = [urlsplit(link) for link in LINK.findall(prose(page)) if "://" in link]
    assert [one.geturl() for one in addresses if one.scheme not in ("http", "https") or "." not in one.netloc] == []
