"""Kept answers: what a rule book says of a few dozen records on the edges of its rules, in a file that tests compare.

`keep` asks a rule book about everything in `ce_tracker.testing.edges`, changes each of its numbers, dates, selectors and
comparisons in turn, and keeps as many of the answers as it takes for every change to show that shows in any of them, and
for every version, case and requirement to be reached that any of them reaches. What a file has already is asked first and
stays, so that only what is otherwise or new changes in it; without the file all is chosen anew.
`differences` asks the same again, of the rules as they are then. Kept answers do not know what is right: that is for
worked cases with a source. They know what has changed, and somebody reads it before it is kept.

A file is JSON with a line for each answer; what is judged stands in it, and does not follow the rules.

``python -m ce_tracker.testing.kept us-massage FOLDER US-FL ...`` writes those of an installed plugin, of all jurisdictions
where none is named; several at once, and the largest takes minutes if it has to be chosen anew.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from attrs import evolve, frozen

from ce_tracker.registry import installed
from ce_tracker.rules import RuleBook
from ce_tracker.testing.coverage import Place, name_of, places, reached_by
from ce_tracker.testing.edges import edges
from ce_tracker.testing.mutation import mutants
from ce_tracker.testing.points import Point, Record, read, written

__all__ = ["differences", "file_of", "keep"]


@frozen(eq=False)
class _Answer:
    """What is said of a record of a point."""

    point: Point
    record: Record
    said: str

    def reaches(self, book: RuleBook) -> set[Place]:
        """What the audit behind it reaches."""
        return set(reached_by(self.point.judged(book, self.record)))

    def reaches_some(self, book: RuleBook, places: frozenset[Place]) -> bool:
        """Whether any of these places is among them."""
        return not places.isdisjoint(self.reaches(book))

    def shows(self, changed: RuleBook) -> bool:
        """Whether other rules say otherwise."""
        return _said(self.point, changed, self.record) != self.said


def keep(book: RuleBook, before: str = "") -> str:
    """The text of a file with the answers of a rule book as it is; what was kept `before` is asked again and stays."""
    chosen = list(_asked_again(book, before)) if before else []
    waiting = _Waiting(_answers(edges(book)))
    for mutant in mutants(book):
        changed = mutant.book
        if changed is not None and not any(one.shows(changed) for one in chosen):
            chosen += waiting.first(partial(_Answer.shows, changed=changed))
    left = set(places(book)).difference(*(one.reaches(book) for one in chosen))
    while left:
        more = waiting.first(partial(_Answer.reaches_some, book=book, places=frozenset(left)))
        left = left.difference(*(one.reaches(book) for one in more)) if more else set()
        chosen += more
    points = ",\n".join(map(written, _together(chosen)))
    return f'{{"book": {json.dumps(name_of(book))}, "points": [\n{points}\n]}}\n'


class _Waiting:
    """Answers to choose from, asked for only as far as one is sought."""

    def __init__(self, answers: Iterator[_Answer]) -> None:
        self._known: list[_Answer] = []
        self._more = answers

    def first(self, suits: Callable[[_Answer], bool]) -> list[_Answer]:
        """The first that suits, taken out; none where none does."""
        for place, one in enumerate(self._known):
            if suits(one):
                return [self._known.pop(place)]
        for one in self._more:
            if suits(one):
                return [one]
            self._known.append(one)
        return []


def _answers(points: Iterable[Point]) -> Iterator[_Answer]:
    for point in points:
        for said, records in point.answers.items():
            yield from (_Answer(point, record, said) for record in records)


def _asked_again(book: RuleBook, text: str) -> Iterator[_Answer]:
    """The records that a file has, with what is said of them now."""
    for document in json.loads(text)["points"]:
        point = read(document)
        for record in (one for records in point.answers.values() for one in records):
            yield _Answer(point, record, _said(point, book, record))


def _together(answers: Sequence[_Answer]) -> Iterator[Point]:
    """The points of some answers with just these, and with just the courses that these have."""
    by_point: dict[int, list[_Answer]] = {}
    for one in answers:
        by_point.setdefault(id(one.point), []).append(one)
    for several in by_point.values():
        point = several[0].point
        used = sorted({which for one in several for which, _ in one.record})
        said: dict[str, list[Record]] = {}
        for one in several:
            said.setdefault(one.said, []).append([(used.index(which), changes) for which, changes in one.record])
        yield evolve(point, courses=tuple(point.courses[which] for which in used), answers=said)


def differences(book: RuleBook, text: str) -> Iterator[str]:
    """What a rule book says otherwise than it did when the file was written, a sentence each."""
    for document in json.loads(text)["points"]:
        point = read(document)
        where = f"{name_of(book)}, issued {point.licence.issued}, judged on {point.on}"
        for kept, records in point.answers.items():
            for record in records:
                said = _said(point, book, record)
                if said != kept:
                    courses = [{**point.courses[which], **changes} for which, changes in record]
                    yield f"{where}, with {json.dumps(courses)}:\n  now  {said}\n  kept {kept}"


def _said(point: Point, book: RuleBook, record: Record) -> str:
    """What a rule book says of a record, or what is raised."""
    try:
        return point.asked(book, record)
    except (ValueError, ArithmeticError) as error:
        return f"{type(error).__name__}: {error}"


def file_of(book: RuleBook, folder: Path) -> Path:
    """Where the answers of a rule book are kept."""
    return folder / f"{name_of(book).replace('/', '-')}.json"


def _write(told: tuple[str, str, Path]) -> str:
    """Write the answers of one rule book; what became of it."""
    jurisdiction, credential, folder = told
    book = installed().rule_book(jurisdiction, credential)
    path = file_of(book, folder)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = keep(book, before)
    same = text == before
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"{name_of(book)}: {'as it was' if same else 'written'}"


def main(plugin: str, folder: Path, jurisdictions: Sequence[str]) -> None:
    """Write the answers of all rule books that a plugin has for some jurisdictions, and tell of each as it is done."""
    sources = [
        one for one in installed().sources_of(plugin) if one.jurisdiction in (jurisdictions or (one.jurisdiction,))
    ]
    if not sources:
        sys.exit(f"no installed plugin {plugin} has rules for {', '.join(jurisdictions) or 'any jurisdiction'}")
    folder.mkdir(parents=True, exist_ok=True)
    books = [(book.jurisdiction, book.credential, folder) for source in sources for book in source.load()]
    with ProcessPoolExecutor() as pool:
        done = [pool.submit(_write, book) for book in books]
        for number, one in enumerate(as_completed(done), 1):
            print(f"[{number}/{len(books)}] {one.result()}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: python -m ce_tracker.testing.kept PLUGIN FOLDER [JURISDICTION ...]")
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
