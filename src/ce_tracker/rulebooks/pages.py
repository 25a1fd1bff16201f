"""Rule books as pages to read and correct, in Markdown: one for each jurisdiction, and an overview of them.

A page tells what `ce_tracker.rulebooks.document` tells, in the order in which a therapist asks. It depends on the rules alone:
"now" is the day on which they were last checked, so that a page changes only when a rule does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import define, field, frozen

from ce_tracker.rulebooks.document import book_document, rules_list_document
from ce_tracker.rulebooks.parts import certain_words
from ce_tracker.rules import RuleBook

HOW_SURE = {
    "primary": "the law or the board's own page was read",
    "secondary": "somebody else's account of the law was read",
    "conflicting": "sources disagree",
    "unverified": "not verified in any source that settles it",
}
"""Confidence in words."""

_IN_SHORT = {
    "primary": "read at its source",
    "secondary": "second-hand",
    "conflicting": "sources disagree",
    "unverified": "not verified",
}

_LASTS = {"next-due": ", until the end of the next term", "open": ""}
_LONG = 120
"""Words of so many letters tell nobody which hours are meant."""
_SAID_BY_THEMSELVES = ("values", "weekend", "window")
_TO_CHECK = re.compile(r"^To check( first)?: ")
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MARKS = re.compile(r"([\\*_<>|\[\]`])")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_HOW_TO_READ = (
    "The hours are those of an ordinary renewal; a first renewal often asks for fewer, and each page says so. A question "
    "mark says that the sources do not settle the number, a plus that more may be asked, *none* that no continuing "
    "education is."
)


@frozen
class Jurisdiction:
    """The rule books of one jurisdiction, its name, and what their author says remains to be checked."""

    code: str
    name: str
    books: tuple[RuleBook, ...]
    to_check: str = ""

    @classmethod
    def of_module(cls, code: str, books: Iterable[RuleBook], text: str) -> "Jurisdiction":
        """From a module whose `text` begins with the jurisdiction's name and goes on with what is to be checked.

        >>> Jurisdiction.of_module("US-FL", (), "Florida. Board. Rule 1.\\n\\nTo check: the newest text.").to_check
        'the newest text.'
        """
        heading, _, rest = text.strip().partition("\n\n")
        return cls(code, heading.partition(". ")[0], tuple(books), _TO_CHECK.sub("", " ".join(rest.split())))

    @property
    def checked(self) -> date:
        """The day of the latest check."""
        return max(rules.verified_on for book in self.books for rules in book.rules)


def overview(jurisdictions: Iterable[Jurisdiction], *, correct: str) -> str:
    """The page that leads to the others; `correct` is the address of how to correct one."""
    lines = [
        "# What each jurisdiction asks",
        "",
        *_legal_note(correct),
        "",
        _HOW_TO_READ,
        "",
        "| Where | Licence | Renewal | Hours | How sure | Checked |",
        "|---|---|---|---|---|---|",
    ]
    for one in sorted(jurisdictions, key=lambda one: one.name):
        for book in rules_list_document(one.books, one.checked)["rule_books"]:
            cells = (
                f"[{_plain(one.name)}]({one.code}.md)",
                _plain(book["credential"]),
                _plain(book["cycle"]),
                _plain(book["hours_words"]),
                book["confidence"],
                book["verified_on"],
            )
            lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "How sure:", "", *(f"- *{word}*: {meaning}" for word, meaning in HOW_SURE.items())]
    return "\n".join(lines) + "\n"


def page(jurisdiction: Jurisdiction, *, correct: str) -> str:
    """The page of one jurisdiction; `correct` is the address of how to correct it."""
    sources = _Sources()
    lines: list[str] = []
    for book in jurisdiction.books:
        lines += _of_book(book, jurisdiction.checked, sources)
    if jurisdiction.to_check:
        lines += ["", "## What remains to be checked", "", _sentence(jurisdiction.to_check)]
    lines += ["", "## Sources", "", *sources.listed()]
    of_it = re.compile(rf"(?<![\w/.-]){jurisdiction.code}(?![\w-])")
    named = [of_it.sub(jurisdiction.name, line) for line in lines]
    heading = [f"# {_plain(jurisdiction.name)}", "", *_legal_note(correct)]
    footer = ["", f"Generated from the rules of {jurisdiction.code}; corrections belong there."]
    return "\n".join([*heading, *named, *footer]) + "\n"


def _legal_note(correct: str) -> Iterator[str]:
    yield "> **Information, not legal advice: the board decides.** Check there before you rely on anything here."
    yield f"> Is something wrong or out of date? [How to correct it]({correct})."


@define
class _Sources:
    """The citations of a page in the order in which they are first referred to."""

    _numbers: dict[tuple[str, str], int] = field(factory=dict)

    def mark(self, one: Mapping[str, Any]) -> str:
        """The reference to the citation of a part of the document, with a space before; nothing where it has none."""
        if not one["citation"]:
            return ""
        number = self._numbers.setdefault((one["citation"], one["url"] or ""), len(self._numbers) + 1)
        return f" [[{number}]]({_address(one['url'])})" if one["url"] else f" [{number}]"

    def listed(self) -> Iterator[str]:
        """The list of sources."""
        for (text, url), number in self._numbers.items():
            yield f"{number}. [{_plain(text)}]({_address(url)})" if url else f"{number}. {_plain(text)}"


def _of_book(book: RuleBook, on: date, sources: _Sources) -> Iterator[str]:
    document = certain_words(book_document(book, on), book)
    (listed,) = rules_list_document([book], on)["rule_books"]
    versions: Sequence[Mapping[str, Any]] = document["versions"]
    yield from ("", f"## {_plain(book.name)} ({_plain(book.credential)})", "")
    yield f"[{_plain(book.board.name)}]({_address(book.board.url)})"
    yield from ("", "| | |", "|---|---|")
    yield f"| Renewal | {_plain(listed['cycle'])} |"
    yield f"| Hours at an ordinary renewal | {_plain(listed['hours_words'])} |"
    yield f"| How sure | {listed['confidence']}: {HOW_SURE[listed['confidence']]} |"
    yield f"| Last checked | {_plain(listed['verified_on'])} |"
    now = next((place for place, version in enumerate(versions) if version["in_force"]), None)
    if now is None:
        yield from ("", f"What is asked of periods in course on {_plain(str(on))} is not known.")
    else:
        yield from ("", f"### What is asked now: {_of_what(versions[now])}", "")
        yield from _of_version(versions[now], sources)
    yield from _of_dates(document, sources)
    yield from _others("What will be asked", versions[now + 1 :] if now is not None else (), sources)
    yield from _others("What was asked before", versions[:now][::-1], sources)
    oldest = versions[0]["periods_ending"] or versions[0]["periods_beginning"]
    if oldest["first"]:
        verb = "began" if versions[0]["periods_beginning"] else "ended"
        yield from ("", f"What was asked of periods that {verb} before {_plain(oldest['first'])} is not covered here.")


def _others(heading: str, versions: Sequence[Mapping[str, Any]], sources: _Sources) -> Iterator[str]:
    """Versions that do not govern now, folded."""
    if versions:
        yield from ("", f"### {heading}")
    for version in versions:
        yield from ("", f"<details><summary>{_capital(_of_what(version))}</summary>", "")
        yield from _of_version(version, sources)
        yield from ("", "</details>")


def _of_dates(book: Mapping[str, Any], sources: _Sources) -> Iterator[str]:
    yield from ("", "### When it is due", "")
    for term, name in ((book["term"], "The licence"), (book["ce_term"], "The hours")):
        if term is None:
            continue
        yield f"- {name}: {_plain(term['words'])}{_how_sure(term)}{sources.mark(term)}"
        if term["why"] and term["why"] not in term["words"]:
            yield f"  - {_sentence(term['why'])}"
        if term["note"]:
            yield f"  - {_sentence(term['note'])}"
    if book["opens"]:
        yield f"- Renewal opens {_plain(book['opens'])} before the licence is due."
    yield from _also(book, "", sources)
    yield from (
        f"- Due {_plain(one['due'])} instead of {_plain(one['end'])}: {_plain(one['citation'])}"
        for one in book["moved"]
    )
    if book["late"]:
        yield from ("", "If it is not renewed in time:", "")
        for number, state in enumerate(book["late"], 1):
            lasts = _LASTS.get(state["lasts"], f", for {state['lasts']}")
            lost = " No licence is left to renew." if state["lost"] else ""
            yield f"{number}. **{_plain(state['name'])}**{_plain(lasts)}. {_sentence(state['meaning'])}{lost}"
    if book["facts"]:
        yield from ("", "What to enter besides, as facts of the licence:", "")
        for fact in book["facts"]:
            yield f"- `{fact['name']}`: {_plain(fact['meaning'])} (such as `{fact['example']}`)"


def _of_what(version: Mapping[str, Any]) -> str:
    """Which periods a version is about, and its label."""
    label = f" ({_plain(version['label'])})" if version["label"] else ""
    return _plain(version["periods"]) + label


def _of_version(version: Mapping[str, Any], sources: _Sources) -> Iterator[str]:
    sure = f"{HOW_SURE[version['confidence']]}; checked {_plain(version['verified_on'])}"
    yield f"Source of all that cites no other:{sources.mark(version)} ({sure})."
    yield ""
    if not version["ce_required"]:
        yield "- No continuing education is asked."
    for requirement in version["requirements"]:
        yield from _of_requirement(requirement, "", sources)
    yield from _of_hours(version, sources)
    if version["cases"]:
        yield from ("", "Instead, the first of these that applies:", "")
        for case in version["cases"]:
            yield from _of_case(case, sources)
    if version["notes"]:
        yield from ("", "To know besides:", "")
        yield from (f"- {_sentence(note)}" for note in version["notes"])


def _of_hours(version: Mapping[str, Any], sources: _Sources) -> Iterator[str]:
    """What holds for all hours of a version: what is accepted, how long an hour is, what may be carried over."""
    about = list(_about_hours(version, sources))
    if about:
        yield from ("", "About the hours:", "", *about)


def _about_hours(version: Mapping[str, Any], sources: _Sources) -> Iterator[str]:
    if version["accepts"]:
        yield f"- Accepted is only what is {_plain(version['accepts'])}."
    yield from _in_doubt(version["in_doubt"], "  ")
    if version["perhaps_since_issue"]:
        yield "- Perhaps accepted: hours earned before the period, since the licence was issued."
        yield f"  - *Not settled*: {_sentence(version['perhaps_since_issue'])}"
    if version["subject_as_approved_by"]:
        body = _plain(version["subject_as_approved_by"])
        yield f"- The category in which {body} approved a course decides its subject."
    if version["minutes_per_hour"]:
        half = version["half_hour_over"]
        rest = f"; a rest of more than {half} minutes is half an hour" if half else ""
        yield f"- An hour has {version['minutes_per_hour']} minutes{rest}."
    yield from _also(version, "", sources)
    if version["carry_over"]:
        yield from _of_carry_over(version["carry_over"], _words_by_key(version["requirements"]), sources)
    if version["keep_records"]:
        yield f"- Keep the proof for {_plain(version['keep_records'])}."


def _words_by_key(requirements: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The words of requirements, and of what is inside them, by key."""
    words: dict[str, str] = {}
    for requirement in requirements:
        inner = (requirement["parts"], *requirement["alternatives"])
        words |= {requirement["key"]: requirement["words"], **_words_by_key(part for parts in inner for part in parts)}
    return words


def _of_carry_over(rule: Mapping[str, Any], words: Mapping[str, str], sources: _Sources) -> Iterator[str]:
    limit = "hours without a limit" if rule["at_most"] is None else f"at most {_plain(rule['at_most'])} hours"
    share = "" if rule["share"] == "1" else f", {_plain(rule['share'])} of what was too much"
    toward, perhaps = (", ".join(_plain(words.get(key, key)) for key in rule[keys]) for keys in ("toward", "perhaps"))
    yield f"- Carried over from the period before: {limit}{share}, toward {toward}{_how_sure(rule)}{sources.mark(rule)}"
    if perhaps:
        yield f"  - *Not settled*: whether also toward {perhaps}."
    if rule["open"]:
        yield f"  - *Not settled*: {_sentence(rule['open'])}"
    yield from _also(rule, "  ", sources)


def _of_case(case: Mapping[str, Any], sources: _Sources) -> Iterator[str]:
    words = [f"**{_capital(_plain(case['when']))}**"]
    if case["exempt"]:
        words.append(f"nothing is asked ({_plain(case['exempt'])})")
    elif case["label"]:
        words.append(_plain(case["label"]))
    yield f"- {': '.join(words)}{_how_sure(case)}{sources.mark(case)}"
    yield from _also(case, "  ", sources)
    for requirement in case["requirements"]:
        yield from _of_requirement(requirement, "  ", sources)


def _of_requirement(requirement: Mapping[str, Any], indent: str, sources: _Sources) -> Iterator[str]:
    yield f"{indent}- {_asked(requirement)}{_how_sure(requirement)}{sources.mark(requirement)}"
    deeper = indent + "  "
    if requirement["when"]:
        yield f"{deeper}- Asked only {_plain(requirement['when'])}."
    yield from _what_counts(requirement, deeper)
    if requirement["valid"]:
        absent = "; without one on record it is taken as not held" if requirement["absent_is_no"] else ""
        yield f"{deeper}- {_capital(requirement['valid'])}{absent}."
    yield from _also(requirement, deeper, sources)
    if requirement["open"]:
        yield f"{deeper}- *Not settled*: {_sentence(requirement['open'])}"
    yield from _in_doubt(requirement["in_doubt"], deeper)
    for part in requirement["parts"]:
        yield from _of_requirement(part, deeper, sources)
    for number, alternative in enumerate(requirement["alternatives"], 1):
        yield f"{deeper}- Way {number}:"
        for part in alternative:
            yield from _of_requirement(part, deeper + "  ", sources)


def _asked(requirement: Mapping[str, Any]) -> str:
    asked: str = requirement["asked"]
    colon = ":" if requirement["kind"] in ("components", "any-of") else ""
    words = f": {requirement['words']}"
    if asked.endswith(words):
        return f"**{_capital(_plain(asked.removesuffix(words)))}:** {_plain(requirement['words'])}"
    return f"{_capital(_plain(asked))}{colon}"


def _what_counts(requirement: Mapping[str, Any], indent: str) -> Iterator[str]:
    """What counts, where the words of the requirement do not say so yet."""
    counts = requirement["counts"]
    if counts is not None and _joined(counts) not in _joined(requirement["words"]):
        yield f"{indent}- What counts: {_plain(counts)}."


def _joined(words: str) -> str:
    return words.replace(" and ", ", ")


def _in_doubt(parts: Iterable[Mapping[str, str]], indent: str) -> Iterator[str]:
    """What is open about some hours, and about which."""
    reasons = {part["why"]: part["hours"] for part in parts}
    for why, hours in reasons.items():
        about = f" ({_plain(hours)})" if len(hours) < _LONG else ""
        yield f"{indent}- *Not settled*{about}: {_sentence(why)}"


def _also(said_by: Mapping[str, Any], indent: str, sources: _Sources) -> Iterator[str]:
    """What the report has no place of its own for."""
    for one in said_by["also"]:
        words: str = one["words"]
        name = "" if words.startswith(one["name"]) or one["name"] in _SAID_BY_THEMSELVES else f"{one['name']}: "
        yield f"{indent}- {_capital(_plain(name + words))}{_how_sure(one)}{sources.mark(one)}"
        if one["open"]:
            yield f"{indent}  - *Not settled*: {_sentence(one['open'])}"


def _how_sure(one: Mapping[str, Any]) -> str:
    """How sure a part is, where it says so itself."""
    return f" *({_IN_SHORT[one['confidence']]})*" if one["confidence"] else ""


def _plain(words: str) -> str:
    """Words as Markdown shows them, with days as people write them."""
    return _MARKS.sub(r"\\\1", _DAY.sub(_day_in_words, words))


def _day_in_words(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _sentence(words: str) -> str:
    """Words with a capital, and a full stop unless they end with one."""
    plain = _capital(_plain(words))
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _address(url: str) -> str:
    """An address as it can stand in a link."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
