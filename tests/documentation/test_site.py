"""The site that `make docs` builds: every link in it leads somewhere, and it asks nothing of other hosts."""

from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path.stem for path in (ROOT / "docs" / "api").glob("*.md"))


class Page(HTMLParser):
    """What a page links to, what can be linked to in it, and what a browser loads for it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.anchors.add(told["id"])
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        if "src" in told:
            self.loads.append(told["src"])
        if tag == "link" and told.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(told["href"])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html")}


def test_every_link_of_the_site_leads_to_a_page_and_a_place_in_it(pages: dict[Path, Page]) -> None:
    lost = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link == "#":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = pages[target].anchors if target in pages else None
            if not target.exists() or (parts.fragment and known is not None and unquote(parts.fragment) not in known):
                lost.append(f"{path.name}: {link}")
    assert lost == []


def test_the_site_loads_nothing_from_other_hosts(pages: dict[Path, Page]) -> None:
    assert [link for page in pages.values() for link in page.loads if "//" in link] == []


def test_the_styles_of_the_site_load_nothing_from_other_hosts(site: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    assert [name for name, text in texts.items() if "@import" in text or "url(http" in text or "url(//" in text] == []


def test_the_front_door_leads_to_the_index(pages: dict[Path, Page], site: Path) -> None:
    assert pages[site / "index.html"].links == ["docs/index.html"]


def test_the_reference_has_every_public_module() -> None:
    source = (ROOT / "tests" / "test_public_api.py").read_text(encoding="utf-8")
    listed = source.split("MODULES = (")[1].split(")")[0]
    assert sorted(line.strip().strip('",') for line in listed.strip().splitlines()) == MODULES


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_is_in_the_reference(name: str, pages: dict[Path, Page], site: Path) -> None:
    module = import_module(name)
    own = [one for one, value in vars(module).items() if getattr(value, "__module__", None) == name and one[0] != "_"]
    public = {f"{name}.{one}" for one in getattr(module, "__all__", own)}
    assert public - pages[site / "docs" / "api" / f"{name}.html"].anchors == set()
