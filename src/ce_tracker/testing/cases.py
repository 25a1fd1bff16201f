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
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen

from ce_tracker.api import audit
from ce_tracker.auditing import Audit, Verdict
from ce_tracker.errors import CeTrackerError, RuleError, suggest
from ce_tracker.logbook import parse
from ce_tracker.record import Therapist
from ce_tracker.registry import Registry

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


def read_cases(path: Path) -> list[WorkedCase]:
    """The cases of one file. Raises `RuleError` that names the file, the case, and what is wrong."""
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
    if not isinstance(document, Mapping) or not isinstance(document.get("case"), list):
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
        raise ValueError(str(error).replace("\n", " ")) from None


def _worded(value: Any) -> Any:
    """The word `on` is one: YAML takes it for true."""
    if isinstance(value, Mapping):
        return {"on" if name is True else name: _worded(item) for name, item in value.items()}
    return [_worded(item) for item in value] if isinstance(value, list) else value


def _cases(document: Mapping[str, Any], path: Path) -> Iterator[WorkedCase]:
    shared = {name: value for name, value in document.items() if name != "case"}
    for number, one in enumerate(document["case"], 1):
        case = {**shared, **one}
        place = f"{path}: {case.get('name') or f'case {number}'}"
        _refuse_unknown(case, FIELDS, place)
        for name in ("name", "on", "licence", "expect"):
            if name not in case:
                raise RuleError(f"{place}: {name} is missing")
        _refuse_unknown(case["expect"], EXPECTED, f"{place}: expect")
        if not case["expect"]:
            raise RuleError(f"{place}: nothing is expected")
        if "verdict" in case["expect"] and case["expect"]["verdict"] not in list(Verdict):
            raise RuleError(f"{place}: {suggest('verdict', case['expect']['verdict'], map(str, Verdict))}")
        yield WorkedCase(
            case["name"], place, _therapist(case, place), case["on"], case["expect"], case.get("source", "")
        )


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
        return parse(tomlkit.dumps(_plain(document)), place, today=case["on"]).therapist
    except CeTrackerError as error:
        raise RuleError(f"{place}: {error}") from None


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
    if "needed" in expect:
        yield from _by_key(expect["needed"], {one.key: one.needed for one in found.requirements}, "needed")
    if "short" in expect:
        short = {one.key: one.short for one in found.requirements if one.short}
        yield from _by_key({**dict.fromkeys(short, 0), **expect["short"]}, short, "short")
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
        if _number(hours) != found.get(key, Decimal(0)):
            yield f"{found.get(key, 0)} hours of {key} are {what}, and the case expects {hours}"


def _number(value: object) -> object:
    """A number exactly as it is written."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
