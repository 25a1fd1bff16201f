"""The whole conformance suite for a rule book, inherited by a test class that gives a few samples.

```python
from datetime import date
from ce_tracker import Credit, Licence
from ce_tracker.testing import RuleBookSuite
from my_plugin.us_xx import LMT

class TestLMT(RuleBookSuite):
    book = LMT
    licence = Licence("US-XX", "LMT", issued=date(2015, 3, 10))
    due = (date(2027, 8, 31), date(2029, 8, 31), date(2031, 8, 31))
    compliant = [Credit("Deep tissue", date(2026, 1, 10), 24, "technique")]
    short = [Credit("Deep tissue", date(2026, 1, 10), 23, "technique")]
```

Worked cases in the folder `cases` beside the module are tests of the class whose credential they are about, and the
snapshot in the folder `snapshots` is compared (`pytest --ce-tracker-update-snapshots` writes it), and so are the answers in
the folder `kept`, where there are any (`pytest --ce-tracker-keep-answers` writes them). What fails is told in sentences.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from difflib import unified_diff
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ce_tracker.auditing import Verdict
from ce_tracker.hookspecs import hookimpl
from ce_tracker.record import Credit, Held
from ce_tracker.registry import Registry
from ce_tracker.rules import ELIGIBILITY, Missing, RuleBook
from ce_tracker.rules.json import dump, load
from ce_tracker.rules.source import RuleSource
from ce_tracker.testing.cases import Unread, WorkedCase
from ce_tracker.testing.conformance import CHECKS, Check, earlier_times_are_spoken_of
from ce_tracker.testing.drawn import Record, further_courses, near_misses, records, somebody
from ce_tracker.testing.kept import differences, file_of, keep
from ce_tracker.testing.laws import LAWS, Law
from ce_tracker.testing.snapshots import snapshot

_BEST_FIRST = (
    Verdict.NO_CE_REQUIRED,
    Verdict.EXEMPT,
    Verdict.COMPLIANT,
    Verdict.UNDETERMINED,
    Verdict.SHORT,
)
_ONE_DAY = timedelta(days=1)


def _tell(problems: Iterable[str]) -> None:
    """Fail with these sentences and nothing else."""
    told = list(problems)
    if told:
        pytest.fail("\n".join(told), pytrace=False)


def named(one: Callable[..., object]) -> str:
    """A check or a law as it stands in the name of its test."""
    return one.__name__.replace("_", " ")


class RuleBookSuite:
    """Everything that must hold of a rule book; a class derived from it gives the book and some samples.

    `due` are the next three due dates of `licence` from its issue, or from `on`, on; `compliant` and `short` are credits
    with which the licence complies and does not, judged on the first of those dates. `examples` is how many records each
    law is tried on.
    """

    book: ClassVar[RuleBook]
    licence: ClassVar[Held]
    due: ClassVar[Sequence[date]] = ()
    compliant: ClassVar[Sequence[Credit] | None] = None
    short: ClassVar[Sequence[Credit] | None] = None
    born: ClassVar[date | None] = None
    on: ClassVar[date | None] = None
    cases: ClassVar[str] = "cases"
    snapshots: ClassVar[str] = "snapshots"
    kept: ClassVar[str] = "kept"
    examples: ClassVar[int] = 50

    @pytest.mark.parametrize("check", CHECKS, ids=named)
    def test_it_conforms(self, check: Check) -> None:
        """The rule book passes this check of `ce_tracker.testing.conformance`."""
        _tell(check(self.book))

    def test_what_was_asked_before_the_oldest_version_is_spoken_of(self) -> None:
        """The module of the rule book, or a note of its oldest version, says what is not covered before it."""
        _tell(earlier_times_are_spoken_of(self.book, _docstring_of(self.book, type(self))))

    def test_it_has_the_same_hash_when_read_from_json(self) -> None:
        """Read from JSON it is equal in every use."""
        if hash(load(RuleBook, json.loads(json.dumps(dump(self.book))))) != hash(self.book):
            _tell([f"{_name(self.book)}: read from JSON it is told apart from the original"])

    @pytest.mark.parametrize("law", LAWS, ids=named)
    def test_it_obeys(self, law: Law) -> None:
        """The law holds of every record that is drawn for this rule book."""
        _tell(broken(self.book, law, self.examples))

    def test_one_more_course_never_makes_it_worse(self) -> None:
        """Somebody with one more course is not worse off."""
        _tell(broken_by_more(self.book, self.examples))

    def test_a_step_less_than_is_asked_is_noticed(self) -> None:
        """Who has exactly what is asked less a step of one course does not comply."""
        _tell(unnoticed(self.book, self.examples))

    def test_the_sample_is_due_when_it_says(self) -> None:
        """The due dates of the sample are those that the term gives."""
        if not self.due:
            pytest.skip("no due dates are given: due = (date(…), …)")
        _tell(self._wrong_dates())

    def test_the_compliant_sample_complies(self) -> None:
        """The compliant sample is compliant, and not merely undetermined."""
        _tell(self._judged(self.compliant, "compliant", (Verdict.COMPLIANT, Verdict.EXEMPT, Verdict.NO_CE_REQUIRED)))

    def test_the_short_sample_is_short(self) -> None:
        """The short sample is short, and not merely undetermined."""
        _tell(self._judged(self.short, "short", (Verdict.SHORT,)))

    def test_a_worked_case(self, worked_case: WorkedCase | Unread) -> None:
        """A worked case of the folder beside the module comes out as its source says."""
        _tell(worked_case.problems(registry_of(self.book)))

    def test_the_snapshot_is_up_to_date(self, request: pytest.FixtureRequest) -> None:
        """What fixed licences meet from 2015 to 2035 is what the snapshot beside the module says."""
        path = Path(request.path).parent / self.snapshots / f"{_name(self.book).replace('/', '-')}.txt"
        text = snapshot([self.book])
        if request.config.getoption("ce_tracker_update_snapshots", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        _tell(_changed(path, text))

    def test_the_kept_answers_are_given(self, request: pytest.FixtureRequest) -> None:
        """What was kept of the answers to records on its edges is what the rule book says now."""
        path = file_of(self.book, Path(request.path).parent / self.kept)
        if request.config.getoption("ce_tracker_keep_answers", default=False):
            path.parent.mkdir(exist_ok=True)
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(keep(self.book, before), encoding="utf-8", newline="\n")
        if not path.exists():
            pytest.skip("no answers are kept: pytest --ce-tracker-keep-answers writes them, which may take minutes")
        _tell(differences(self.book, path.read_text(encoding="utf-8")))

    def _wrong_dates(self) -> Iterator[str]:
        person = somebody(self.book, self.licence, self.born, ())
        day = self.on or self.licence.issued or self.due[0]
        for earlier, later in pairwise(self.due):
            if later <= earlier:
                yield f"{_name(self.book)}: the due dates given do not rise: {earlier}, {later}"
                return
        for wanted in self.due:
            dates = self.book.dates(self.licence, person, day)
            if isinstance(dates, Missing):
                yield f"{_name(self.book)}: its due date is not known: {dates.why} (enter {dates.enter or 'nothing'})"
                return
            if dates.due != wanted:
                yield f"{_name(self.book)}: on {day} it falls due on {dates.due}, and the sample says {wanted}"
                return
            day = dates.term.end + _ONE_DAY

    def _judged(self, credits: Sequence[Credit] | None, what: str, wanted: Sequence[Verdict]) -> Iterator[str]:
        if credits is None:
            pytest.skip(f"no sample is given: {what} = [Credit(…), …]")
        person = somebody(self.book, self.licence, self.born, credits)
        record = Record(self.book, self.licence, person, self.due[0] if self.due else self.on or date(2027, 1, 1))
        audit = record.audit()
        if audit.verdict not in wanted:
            unmet = [f"{one.label} is not met" for one in audit.unmet() if one.met is False]
            why = "; ".join([*unmet, *(one.why for one in audit.unknown)]) or "everything is met"
            yield f"{record.words()}\nis {audit.verdict}, and the sample says {what}: {why}"


def broken(book: RuleBook, law: Law, examples: int) -> Iterator[str]:
    """The smallest breach of a law that was found, with the record that shows it."""

    def holds(record: Record) -> None:
        for problem in law(record):
            raise AssertionError(f"{_name(book)}: {problem}\n{record.words()}")

    yield from _tried(holds, records(book), examples)


def broken_by_more(book: RuleBook, examples: int) -> Iterator[str]:
    """The smallest record found that one more course makes worse."""

    def holds(data: st.DataObject) -> None:
        record = data.draw(records(book))
        more = data.draw(further_courses(book, record))
        longer = record.with_credits([*record.therapist.credits, more])
        before, after = record.audit().verdict, longer.audit().verdict
        if _BEST_FIRST.index(after) > _BEST_FIRST.index(before):
            raise AssertionError(f"{_name(book)}: one more course turns {before} into {after}\n{longer.words()}")

    yield from _tried(holds, st.data(), examples)


def unnoticed(book: RuleBook, examples: int) -> Iterator[str]:
    """The smallest near miss found that complies all the same."""

    def holds(record: Record) -> None:
        verdict = record.audit().verdict
        if verdict.nothing_owed:
            raise AssertionError(f"{_name(book)}: a step less than is asked is {verdict}\n{record.words()}")

    missing = near_misses(book)
    if not missing.is_empty:
        yield from _tried(holds, missing, examples)


def _tried(holds: Callable[..., None], drawn: st.SearchStrategy[object], examples: int) -> Iterator[str]:
    """The message of the smallest example that fails, if any does."""
    quiet = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    try:
        quiet(given(drawn)(holds))()
    except AssertionError as error:
        yield str(error)


def registry_of(book: RuleBook) -> Registry:
    """A registry with this rule book alone."""

    class _Alone:
        @hookimpl
        def ce_tracker_rules(self) -> Iterable[RuleSource]:
            return [RuleSource(book.jurisdiction, partial(tuple, [book]))]

    return Registry({"under-test": _Alone()}, installed=False)


def tested_in(module: object) -> list[str]:
    """The credentials, such as ``US-FL LMT``, whose rule books the classes of a module test."""
    suites = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, RuleBookSuite)]
    books = [one.book for one in suites if hasattr(one, "book")]
    return [f"{book.jurisdiction} {book.credential}" for book in books]


def _changed(path: Path, text: str) -> Iterator[str]:
    if not path.exists():
        yield f"{path} is not there: write it with pytest --ce-tracker-update-snapshots, and read it"
        return
    kept = path.read_text(encoding="utf-8")
    if kept != text:
        lines = unified_diff(kept.splitlines(), text.splitlines(), "the snapshot", "the rules", n=0, lineterm="")
        yield f"{path}: the rules give something else (pytest --ce-tracker-update-snapshots writes it):"
        yield from lines


def _docstring_of(book: RuleBook, suite: type) -> str:
    """The docstrings of the modules that hold the rule book: its own, and that of the suite."""
    homes = [module for module in list(sys.modules.values()) if book in _rule_books_of(module)]
    return "\n".join(module.__doc__ or "" for module in (*homes, sys.modules[suite.__module__]))


def _rule_books_of(module: object) -> list[RuleBook]:
    return [one for one in getattr(module, "__dict__", {}).values() if isinstance(one, RuleBook)]


def _name(book: RuleBook) -> str:
    side = " (eligibility)" if book.purpose is ELIGIBILITY else ""
    return f"{book.jurisdiction} {book.credential}{side}"
