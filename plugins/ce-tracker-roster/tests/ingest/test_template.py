"""The empty workbook and the pages that explain the columns."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from ce_tracker_roster import columns, template
from ce_tracker_roster.columns import FRAMES
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.reading import load

DOCS = Path(__file__).parents[4] / "docs" / "rosters-files.md"


@pytest.fixture(scope="module")
def workbook(registry, tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "roster.xlsx"
    with path.open("wb") as file:
        template.write(file, registry)
    return path


@pytest.mark.parametrize("frame", FRAMES)
def test_the_template_has_every_column_and_no_row(workbook, frame):
    found = load(workbook, frame).frame
    assert found.columns == [column.name for column in FRAMES[frame]]
    assert found.is_empty()


def test_the_template_as_it_is_makes_an_empty_roster(workbook, registry):
    frames = [load(workbook, frame).frame for frame in FRAMES]
    roster, rejects = canonical(*frames, registry)
    assert (roster.licences.height, roster.credits.height, roster.documents.height, rejects.height) == (0, 0, 0, 0)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_first_line_of_a_csv_file_has_every_column(frame):
    assert template.header(frame) == ",".join(column.name for column in FRAMES[frame]) + "\n"


def test_the_template_explains_every_column(workbook):
    assert load(workbook, sheet="columns").frame.height == sum(map(len, FRAMES.values()))


@pytest.mark.parametrize("name", ["jurisdiction", "credential", "status", "subject", "unit", "delivery", "activity"])
def test_allowed_values_are_there_to_choose_from(workbook, registry, name):
    offered = load(workbook, sheet="allowed values").frame[name].drop_nulls().to_list()
    allowed = {
        "jurisdiction": sorted(registry.jurisdictions()),
        "credential": sorted({one for code in registry.jurisdictions() for one in registry.rule_books(code)}),
        "subject": [subject.name for subject in registry.subjects],
        **{column.name: list(column.allowed) for of in FRAMES.values() for column in of if column.allowed},
    }
    assert offered == allowed[name]


def test_cells_of_the_template_offer_their_choice(workbook):
    licences = ZipFile(workbook).read("xl/worksheets/sheet1.xml").decode()
    chosen = re.findall(r'type="list"[^>]*sqref="([A-Z]+)2:\1\d+"', licences)
    assert chosen == [
        letter for letter, column in zip("ABCDEFGHI", columns.LICENCES, strict=True) if column.name in CHOSEN
    ]


CHOSEN = ("jurisdiction", "credential", "status")


def test_templates_are_equal_to_the_byte(registry):
    first, second = BytesIO(), BytesIO()
    template.write(first, registry)
    template.write(second, registry)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("frame", FRAMES)
def test_the_documentation_has_every_column_as_it_is(frame):
    assert template.table(frame) in DOCS.read_text(encoding="utf-8")
