"""Worked cases from TOML or YAML files: a board's own example becomes a test without a line of Python.

```toml
[[case]]
name = "two hours of ethics are missing"
source = "https://board.example/faq"
on = 2027-08-31
licence = { jurisdiction = "US-FL", credential = "LMT", issued = 2015-03-10 }
credits = [ { hours = 22, subject = "technique", completed = 2026-01-10, delivery = "in-person", approvals = ["US-FL"] } ]
expect = { verdict = "short", due = 2027-08-31, short = { ethics = 2 } }
```

A case is a logbook with one licence, written as in a logbook, and what is expected of it. A file may hold several; what
stands beside `case` (a `licence`, `born`, `source` …) holds for each that does not say otherwise. Expected may be: the
`verdict`; the day it is `due` and the day its hours are due (`ce_due`); how many hours are `counted`; hours `needed` and
`short` by the key of the requirement (what is not named under `short` must not be short); what is `unknown`, by key.
"""

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

from ce_tracker.api import audit
from ce_tracker.auditing import Audit, Verdict
from ce_tracker.errors import CeTrackerError, PluginError, RuleError, UnknownJurisdictionError, suggest
from ce_tracker.logbook import LogbookError, Problem, parse
from ce_tracker.record import Licence, Therapist
from ce_tracker.registry import Registry, installed
from ce_tracker.rules import RuleBook

SUFFIXES = (".toml", ".yaml", ".yml")
LISTS = ("credits", "documents", "exams", "schooling", "experience", "certifications")
FIELDS = ("name", "source", "why", "on", "born", "licence", "expect", *LISTS)
EXPECTED = ("verdict", "due", "ce_due", "counted", "needed", "short", "unknown")


@frozen
class WorkedCase:
    """One case: whose record is judged when, and what is expected; `place` is the file and the name in it."""

    name: str
    place: str
    therapist: Therapist
    on: date
    expect: Mapping[str, Any]
    source: str = ""

    @property
    def credential(self) -> str:
        """The licence that is judged, such as ``US-FL LMT``."""
        return self.therapist.licences[0].name

    def problems(self, registry: Registry) -> Iterator[str]:
        """What the installed rules say otherwise, a sentence each."""
        try:
            found = audit(self.therapist, self.therapist.licences[0], on=self.on, registry=registry)
        except CeTrackerError as error:
            yield f"{self.credential}: {error}"
            return
        where = f" ({self.source})" if self.source else ""
        for problem in _differences(self.expect, found):
            yield f"{self.credential} on {self.on}: {problem}{where}"


@frozen
class Unread:
    """What stands in the place of cases that cannot be understood, or that no rule book answers: a test that fails."""

    name: str
    problem: str

    def problems(self, _: Registry) -> Iterator[str]:
        """Why they are not tried."""
        yield self.problem


def cases_of(book: RuleBook, folder: Path, tested: Collection[str]) -> Iterator[WorkedCase | Unread]:
    """The cases in a folder that are about the credential of this rule book, and whatever could never be tried.

    `tested` are the credentials, such as ``US-FL LMT``, that the module beside the folder tests.
    """
    for path in cases_in(folder) if folder.is_dir() else ():
        try:
            found = read_cases(path)
        except RuleError as error:
            yield Unread(path.name, str(error))
            continue
        for case in found:
            if case.credential == f"{book.jurisdiction} {book.credential}":
                yield case
            elif case.credential not in tested and not _is_installed(case.therapist.licences[0]):
                known = suggest("credential", case.credential, tested)
                yield Unread(case.name, f"{case.place}: {known} (no rule book that is tested here or installed has it)")


def _is_installed(licence: Licence) -> bool:
    try:
        installed().rule_book(licence.jurisdiction, licence.credential)
    except UnknownJurisdictionError:
        return False
    except PluginError:
        return True
    return True


def read_cases(path: Path) -> list[WorkedCase]:
    """The cases of one file; subjects are those of the plugins that are installed.

    Raises `RuleError` that names the file, the case, and what is wrong.
    """
    return list(_cases(_document(path), path))


def cases_in(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold cases, in order."""
    return iter(sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES))


def _document(path: Path) -> Mapping[str, Any]:
    text = path.read_text(encoding="utf-8")
    try:
        document: Any = tomllib.loads(text, parse_float=Decimal) if path.suffix == ".toml" else _yaml(text)
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise RuleError(f"{path}: cannot be read: {error}") from None
    if not isinstance(document, Mapping) or not document.get("case") or not isinstance(document["case"], list):
        raise RuleError(f"{path}: holds no cases: begin each with [[case]] (TOML) or list them under case: (YAML)")
    return document


def _yaml(text: str) -> Any:
    try:
        import yaml  # noqa: PLC0415  # only who writes YAML needs it
    except ModuleNotFoundError:
        raise RuleError("cases in YAML need PyYAML: pip install 'ce-tracker[kit]'") from None
    try:
        return _worded(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def _worded(value: Any) -> Any:
    """The word `on` is one: YAML takes it for true."""
    if isinstance(value, Mapping):
        return {"on" if name is True else name: _worded(item) for name, item in value.items()}
    return [_worded(item) for item in value] if isinstance(value, list) else value


def _cases(document: Mapping[str, Any], path: Path) -> Iterator[WorkedCase]:
    shared = {name: value for name, value in document.items() if name != "case"}
    for number, one in enumerate(document["case"], 1):
        if not isinstance(one, Mapping):
            raise RuleError(f"{path}: case {number}: must be a table, not {one!r}")
        case = {**shared, **one}
        place = f"{path}: {case.get('name') or f'case {number}'}"
        _refuse_unknown(case, FIELDS, place)
        for name in ("name", "on", "licence", "expect"):
            if name not in case:
                raise RuleError(f"{place}: {name} is missing")
        _refuse_other_kinds(case, place)
        _refuse_unknown(case["expect"], EXPECTED, f"{place}: expect")
        _refuse_other_kinds(case["expect"], f"{place}: expect")
        if not case["expect"]:
            raise RuleError(f"{place}: nothing is expected")
        if "verdict" in case["expect"] and case["expect"]["verdict"] not in list(Verdict):
            raise RuleError(f"{place}: {suggest('verdict', case['expect']['verdict'], map(str, Verdict))}")
        yield WorkedCase(
            case["name"], place, _therapist(case, place), case["on"], case["expect"], case.get("source", "")
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_table_of_numbers(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_number(one) for one in value.values())


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_table, value))


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


_A_TEXT = (_is_text, "a text")
_A_DAY = (_is_day, "a day, such as 2027-08-31 (without quotes)")
_A_TABLE = (_is_table, "a table")
_HOURS_BY_KEY = (_is_table_of_numbers, "a table of hours by the key of the requirement, such as { total = 24 }")
_KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "name": _A_TEXT,
    "source": _A_TEXT,
    "why": _A_TEXT,
    "on": _A_DAY,
    "born": _A_DAY,
    "licence": _A_TABLE,
    "expect": _A_TABLE,
    **dict.fromkeys(LISTS, (_is_list_of_tables, "a list of tables")),
    "due": _A_DAY,
    "ce_due": _A_DAY,
    "counted": (_is_number, "a number of hours"),
    "needed": _HOURS_BY_KEY,
    "short": _HOURS_BY_KEY,
    "unknown": (_is_list_of_texts, "a list of keys"),
}


def _refuse_other_kinds(given: Mapping[str, Any], place: str) -> None:
    for name, value in given.items():
        fits, what = _KINDS.get(name, (None, ""))
        if fits is not None and not fits(value):
            raise RuleError(f"{place}: {name} must be {what}, not {value!r}")


def _refuse_unknown(given: Mapping[str, Any], known: Iterable[str], place: str) -> None:
    for name in given:
        if name not in known:
            raise RuleError(f"{place}: {suggest('field', name, known)}")


def _therapist(case: Mapping[str, Any], place: str) -> Therapist:
    """The record, read as a logbook is: with all its checks."""
    import tomlkit  # noqa: PLC0415  # slow to import

    person = {"name": "Jordan Rivera"} | ({"born": case["born"]} if "born" in case else {})
    lists = {name: [_titled(name, entry) for entry in case[name]] for name in LISTS if name in case}
    document = {"schema": 1, "therapist": person, "licences": [case["licence"]], **lists}
    try:
        return parse(tomlkit.dumps(_plain(document)), place, today=case["on"], subjects=installed().subjects).therapist
    except LogbookError as error:
        raise RuleError("; ".join(f"{place}: {_said(problem)}" for problem in error.problems)) from None


def _said(problem: Problem) -> str:
    """What is wrong, in the words of a case: it has no lines of a logbook, and one licence."""
    field = problem.field.replace("licences[1]", "licence").replace("therapist.born", "born")
    return f"{field}: {problem.message}" if field else problem.message


def _titled(name: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """A credit without a title is called by its subject and day, so that none repeats another."""
    if name != "credits" or "title" in entry:
        return entry
    return {"title": f"{entry.get('subject', 'course')} of {entry.get('completed')}", **entry}


def _plain(value: Any) -> Any:
    """Numbers as TOML writes them."""
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _differences(expect: Mapping[str, Any], found: Audit) -> Iterator[str]:
    told: Mapping[str, Callable[[Audit], object]] = {
        "verdict": lambda audit: str(audit.verdict),
        "due": lambda audit: audit.due,
        "ce_due": lambda audit: audit.dates and audit.dates.ce_due,
        "counted": lambda audit: audit.counted,
    }
    words = {
        "verdict": "the verdict",
        "due": "it is due on",
        "ce_due": "its hours are due on",
        "counted": "hours counted",
    }
    for name, tell in told.items():
        if name in expect and _number(expect[name]) != tell(found):
            why = f": {_why(found)}" if name == "verdict" else ""
            yield f"{words[name]}: {tell(found)}, and the case expects {expect[name]}{why}"
    keys = [one.key for one in found.requirements]
    for key in dict.fromkeys([*expect.get("needed", ()), *expect.get("short", ())]):
        if key not in keys:
            yield suggest("requirement", key, keys) if keys else f"no hours are asked, and so none of {key!r}"
    if "needed" in expect:
        needed = {one.key: one.needed for one in found.requirements}
        yield from _by_key(expect["needed"], needed, "needed")
    if "short" in expect:
        short = {one.key: one.short for one in found.requirements}
        yield from _by_key({**{key: 0 for key, hours in short.items() if hours}, **expect["short"]}, short, "short")
    if "unknown" in expect:
        keys = sorted(one.key for one in found.unknown)
        if keys != sorted(expect["unknown"]):
            yield f"open: {', '.join(keys) or 'nothing'}, and the case expects {', '.join(expect['unknown']) or 'nothing'}"


def _why(found: Audit) -> str:
    """What keeps it from being compliant."""
    unmet = [f"{one.label} is not met" for one in found.unmet() if one.met is False]
    return "; ".join([*unmet, *(one.why for one in found.unknown)]) or "nothing is unmet or open"


def _by_key(expected: Mapping[str, Any], found: Mapping[str, Decimal], what: str) -> Iterator[str]:
    for key, hours in expected.items():
        if key in found and _number(hours) != found[key]:
            yield f"{found[key]} hours of {key} are {what}, and the case expects {hours}"


def _number(value: object) -> object:
    """A number exactly as it is written."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
