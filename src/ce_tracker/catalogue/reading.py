"""A catalogue's text becomes seminars, or every reason why it cannot."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from ce_tracker.catalogue.doubts import OF_A_CATALOGUE, settled
from ce_tracker.catalogue.result import Catalogue, CatalogueError, SetAside
from ce_tracker.catalogue.spreadsheet import spreadsheet
from ce_tracker.logbook.checks import Checks, Known
from ce_tracker.logbook.entries import fields_of, understand, unknown_field
from ce_tracker.logbook.files import BYTE_ORDER_MARK, content, decoded, toml_document
from ce_tracker.logbook.problems import Found, LogbookError, Problem, Severity, with_lines
from ce_tracker.logbook.shapes import told
from ce_tracker.record import EARLIEST, Seminar
from ce_tracker.subjects import SUBJECTS, Delivery, Subjects

SCHEMA = 1
"""The version of the TOML format of catalogues that this library reads."""

_HOW_TO_BEGIN = "begin with schema = 1 and write [[seminars]] above each seminar"
_A_LOGBOOK = (
    "is a logbook, not a catalogue of seminars; the catalogue is named last: ce-tracker plan logbook.toml seminars.csv"
)
_TOML, _SPREADSHEET = ".toml", (".csv", ".tsv", ".txt")
_Tell = Callable[[list[Found]], Sequence[Problem]]


def read_catalogue(path: Path | str, *, subjects: Subjects = SUBJECTS, known: Known | None = None) -> Catalogue:
    """The catalogue in the file `path`: TOML where its name ends in ``.toml``, a spreadsheet where in ``.csv`` or ``.tsv``.

    The spreadsheet's first line names its columns; cells are parted by commas, semicolons or tabs. See `parse_catalogue`.
    """
    try:
        source = content(Path(path), "catalogue")
    except LogbookError as error:
        raise CatalogueError(error.problems) from None
    return parse_catalogue(source, str(path), subjects=subjects, known=known)


def parse_catalogue(
    text: str | bytes, name: str = "catalogue.csv", *, subjects: Subjects = SUBJECTS, known: Known | None = None
) -> Catalogue:
    """The catalogue that `text` is; bytes are read as UTF-8. Raises `CatalogueError` with all its problems.

    `name` is what problems call the file, and its ending says which format it is. Subjects are looked up in `subjects`;
    where `known` is told, approvers that look misspelt are among the warnings.
    """
    checks = Checks(EARLIEST, subjects, known)  # so that no seminar is over: the day of planning judges that
    try:
        text = decoded(text, name) if isinstance(text, bytes) else text.removeprefix(BYTE_ORDER_MARK)
        match Path(name).suffix.casefold():
            case suffix if suffix == _TOML:
                return _of_toml(text, name, checks)
            case suffix if suffix in _SPREADSHEET:
                return _of_spreadsheet(text, name, checks)
    except LogbookError as error:
        raise CatalogueError(error.problems) from None
    raise CatalogueError.of_file(name, "which format is it? name it with .toml, or with .csv for a spreadsheet")


def _of_spreadsheet(text: str, name: str, checks: Checks) -> Catalogue:
    found: list[Found] = []
    sheet = spreadsheet(text, name, found)
    return _read(sheet.tables, checks, found, lambda all_: [sheet.problem(one) for one in all_])


def _of_toml(text: str, name: str, checks: Checks) -> Catalogue:
    document = toml_document(text, name, "catalogue", _HOW_TO_BEGIN)
    if "therapist" in document:
        raise CatalogueError.of_file(name, _A_LOGBOOK)
    found: list[Found] = []
    schema = document.get("schema")
    if "schema" not in document:
        found.append(Found((), f"schema is missing: add the line schema = {SCHEMA} at the top"))
    elif schema != SCHEMA or isinstance(schema, bool):
        found.append(Found(("schema",), f"must be {SCHEMA}, which is what this version reads, not {told(schema)}"))
    outline: Mapping[str, Any] = {"schema": None, "seminars": None}
    found.extend(Found((key,), unknown_field(key, outline)) for key in document if key not in outline)
    tables = document.get("seminars", [])
    if not isinstance(tables, list):
        found.append(Found(("seminars",), "must be a list: write [[seminars]] in double brackets above each entry"))
        tables = []
    return _read(tables, checks, found, lambda all_: with_lines(all_, text, name))


def _read(
    tables: list[Any],
    checks: Checks,
    found: list[Found],
    tell: _Tell,
) -> Catalogue:
    """The seminars of the tables; what is wrong is told with its place in the file."""
    currencies = frozenset(
        table["currency"] for table in tables if isinstance(table, Mapping) and isinstance(table.get("currency"), str)
    )
    seminars: dict[Seminar, int] = {}
    doubts: list[tuple[str, list[Found]]] = []
    for number, table in enumerate(tables):
        place = ("seminars", number)
        if not isinstance(table, Mapping):
            found.append(Found(place, f"must be a table, not {told(table)}"))
            continue
        row, also = settled(table, place, currencies)
        found.extend(row.wrong)
        before = len(found)
        seminar, faulty = understand(Seminar, row.table, place, found)
        _name_all_fields(found, before)
        found.extend(each for each in checks.of_entry("seminars", place, seminar) if each.place[2] not in faulty)
        if row.doubts:
            doubts.append((seminar.title, row.doubts))
        elif len(found) == before or not any(one.severity is Severity.ERROR for one in found[before:]):
            first = seminars.setdefault(seminar, number)
            if first != number:
                again = f"says the same as {_of(first, tell)}; kept once"
                doubts.append((seminar.title, [Found(place, again, Severity.WARNING)]))
            elif also:
                seminars.setdefault(_on_line(seminar), number)
    problems = tell(found)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise CatalogueError(sorted(errors, key=lambda problem: problem.line or 0))
    aside = tuple(_aside(title, tell(doubt)) for title, doubt in doubts)
    return Catalogue(tuple(seminars), aside, tuple(problems))


def _aside(title: str, problems: Sequence[Problem]) -> SetAside:
    reasons = tuple(f"{problem.field}: {problem.message}" for problem in problems)
    return SetAside(title, problems[0].file, problems[0].line, reasons)


def _of(number: int, tell: _Tell) -> str:
    return tell([Found(("seminars", number), "")])[0].field


def _on_line(seminar: Seminar) -> Seminar:
    """The same seminar as it is attended from elsewhere."""
    sessions = [evolve(one, place="") for one in seminar.sessions]
    return evolve(seminar, delivery=Delivery.LIVE_WEBINAR, place="", sessions=sessions)


def _name_all_fields(found: list[Found], first: int) -> None:
    """Where a field is not known, name those of a catalogue as well."""
    known = dict.fromkeys([*fields_of(Seminar), *OF_A_CATALOGUE])
    for number in range(first, len(found)):
        one = found[number]
        if len(one.place) == 3 and one.message.startswith("unknown field;"):
            found[number] = evolve(one, message=unknown_field(str(one.place[2]), known))
