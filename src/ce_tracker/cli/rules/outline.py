"""A document of rule books as an outline to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from ce_tracker.cli.rules.books import title
from ce_tracker.cli.wording import sure
from ce_tracker.subjects import is_jurisdiction


@frozen
class Line:
    """A line of an outline: how deep it lies, its words, and whether it is a heading, an address or an aside."""

    depth: int
    words: str
    role: str = ""


def outline(document: Mapping[str, Any]) -> Iterator[Line]:
    """The rule books of a document as lines to read."""
    for book in document["rule_books"]:
        yield Line(0, f"{title(book)}: {book['name']}", "heading")
        yield Line(0, book["board"]["name"])
        yield Line(0, book["board"]["url"], "address")
        yield from _of_term(book)
        if book["facts"]:
            yield Line(1, f"Facts it asks for ({_thing(book)} facts in the logbook)", "heading")
            for fact in book["facts"]:
                yield Line(2, f"- {fact['name']}: {fact['meaning']} (such as {fact['example']})")
        governing = [version for version in book["versions"] if version["in_force"]]
        for version in governing:
            yield from _of_version(version)
        if not governing:
            yield Line(1, f"No rules are known for periods in course on {document['on']}", "open")
        yield Line(1, "Versions", "heading")
        for version in book["versions"]:
            shown = " (shown here)" if version["in_force"] else ""
            label = f": {version['label']}" if version["label"] else ""
            yield Line(2, f"- {version['periods']}{label}{shown}")


def _thing(book: Mapping[str, Any]) -> str:
    return "licence" if is_jurisdiction(book["jurisdiction"]) else "certification"


def _of_term(book: Mapping[str, Any]) -> Iterator[Line]:
    yield Line(1, "Term", "heading")
    for term, name in ((book["term"], f"The {_thing(book)}"), (book["ce_term"], "The CE period")):
        if term is not None:
            yield Line(2, f"- {name}: {term['words']} ({sure(term['confidence'])})")
            if term["why"] and term["why"] not in term["words"]:
                yield Line(3, term["why"], "aside")
            if term["note"]:
                yield Line(3, term["note"], "aside")
            if term["citation"]:
                yield Line(3, term["citation"], "aside")
                yield Line(3, term["url"], "address")
    if book["opens"]:
        yield Line(2, f"- Renewal opens {book['opens']} before the due date")
    yield from _also(book, 2)
    for state in book["late"]:
        yield Line(2, f"- Not renewed: {state['name']}{_LASTS.get(state['lasts'], ', for ' + state['lasts'])}")
        yield Line(3, state["meaning"], "aside")
        if state["lost"]:
            yield Line(3, "No licence is left to renew.", "aside")
    for moved in book["moved"]:
        yield Line(2, f"- Due {moved['due']} instead of {moved['end']}: {moved['citation']}")


_LASTS = {"next-due": ", until the end of the next term", "open": ""}


def _of_version(version: Mapping[str, Any]) -> Iterator[Line]:
    label = f": {version['label']}" if version["label"] else ""
    yield Line(1, f"Rules for {version['periods']}{label}", "heading")
    yield Line(2, f"{version['citation']} ({sure(version['confidence'])}, checked {version['verified_on']})", "aside")
    if version["url"]:
        yield Line(2, version["url"], "address")
    if not version["ce_required"]:
        yield Line(2, "- No continuing education is asked")
    if version["accepts"]:
        yield Line(2, f"- Accepted hours: {version['accepts']}")
    yield from _in_doubt(version["in_doubt"], 3)
    if version["perhaps_since_issue"]:
        yield Line(2, "- Perhaps accepted: hours earned before the period, since the licence was issued")
        yield Line(3, f"Open: {version['perhaps_since_issue']}", "open")
    if version["subject_as_approved_by"]:
        yield Line(
            2, f"- The category in which {version['subject_as_approved_by']} approved a course decides its subject"
        )
    if version["minutes_per_hour"]:
        half = version["half_hour_over"]
        rest = f"; a rest of more than {half} minutes is half an hour" if half else ""
        yield Line(2, f"- An hour has {version['minutes_per_hour']} minutes{rest}")
    yield from _also(version, 2)
    if version["keep_records"]:
        yield Line(2, f"- Proof must be kept for {version['keep_records']}")
    if version["requirements"]:
        yield Line(1, "Requirements", "heading")
        for requirement in version["requirements"]:
            yield from _of_requirement(requirement, 2)
    yield from _of_cases(version["cases"])
    if version["carry_over"]:
        yield from _of_carry_over(version["carry_over"])
    if version["notes"]:
        yield Line(1, "Notes", "heading")
        yield from (Line(2, f"- {note}") for note in version["notes"])


def _of_cases(cases: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    if cases:
        yield Line(1, "Instead, where this applies (the first that does)", "heading")
    for case in cases:
        exempt = f"nothing is asked: {case['exempt']}" if case["exempt"] else ""
        yield Line(2, "- " + ": ".join(filter(None, (case["when"], case["label"], exempt))))
        yield from _of_source(case, 3)
        yield from _also(case, 3)
        for requirement in case["requirements"]:
            yield from _of_requirement(requirement, 3)


def _of_carry_over(rule: Mapping[str, Any]) -> Iterator[Line]:
    yield Line(1, "Carry-over", "heading")
    limit = "Hours without a limit" if rule["at_most"] is None else f"At most {rule['at_most']} hours"
    share = "" if rule["share"] == "1" else f" ({rule['share']} of the excess)"
    yield Line(2, f"- {limit}{share} toward {', '.join(rule['toward'])}")
    if rule["perhaps"]:
        yield Line(3, f"Open: whether also toward {', '.join(rule['perhaps'])}", "open")
    if rule["open"]:
        yield Line(3, f"Open: {rule['open']}", "open")
    yield from _of_source(rule, 3)
    yield from _also(rule, 3)


def _of_requirement(requirement: Mapping[str, Any], depth: int) -> Iterator[Line]:
    colon = ":" if requirement["kind"] in ("components", "any-of") else ""
    yield Line(depth, f"- {requirement['asked']}{colon}")
    if requirement["when"]:
        yield Line(depth + 1, f"Asked only {requirement['when']}")
    if _says_more(requirement):
        yield Line(depth + 1, f"What counts: {requirement['counts']}")
    if requirement["valid"]:
        absent = "; without one on record it is taken as not held" if requirement["absent_is_no"] else ""
        yield Line(depth + 1, f"{_capital(requirement['valid'])}{absent}")
    yield from _also(requirement, depth + 1)
    if requirement["open"]:
        yield Line(depth + 1, f"Open: {requirement['open']}", "open")
    yield from _in_doubt(requirement["in_doubt"], depth + 1)
    yield from _of_source(requirement, depth + 1)
    for part in requirement["parts"]:
        yield from _of_requirement(part, depth + 1)
    for number, alternative in enumerate(requirement["alternatives"], 1):
        yield Line(depth + 1, f"Way {number}:")
        for part in alternative:
            yield from _of_requirement(part, depth + 2)


def _says_more(requirement: Mapping[str, Any]) -> bool:
    """Whether what counts is not yet said by the words of the requirement."""
    counts = requirement["counts"]
    return counts is not None and counts.replace(" and ", ", ") not in requirement["words"].replace(" and ", ", ")


def _in_doubt(parts: Iterable[Mapping[str, str]], depth: int) -> Iterator[Line]:
    for part in parts:
        yield Line(depth, f"Open ({part['hours']}): {part['why']}", "open")


def _also(said_by: Mapping[str, Any], depth: int) -> Iterator[Line]:
    """What the report has no place of its own for."""
    for one in said_by["also"]:
        words: str = one["words"]
        name = "" if words.startswith(one["name"]) or one["name"] in _SENTENCES else f"{one['name']}: "
        yield Line(depth, f"- {_capital(name + words)}")
        if one["open"]:
            yield Line(depth + 1, f"Open: {one['open']}", "open")
        yield from _of_source(one, depth + 1)


_SENTENCES = frozenset({"values", "weekend", "window"})


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_source(one: Mapping[str, Any], depth: int) -> Iterator[Line]:
    """The law of a part, where it is another than that of the whole, with its address."""
    confidence = f"({sure(one['confidence'])})" if one["confidence"] else ""
    words = " ".join(filter(None, (one["citation"], confidence)))
    if words:
        yield Line(depth, words, "aside")
    if one["url"]:
        yield Line(depth, one["url"], "address")
