"""The bytes of a file become its text, and text that is TOML a document; failures are told in one line each."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from ce_tracker.logbook.places import line_at_depth
from ce_tracker.logbook.problems import LogbookError, Problem

BYTE_ORDER_MARK = "\ufeff"

_NESTED_TOO_DEEPLY = 20
_A_DAY = "write a day as 2026-01-10: year, month, day"
_SLIPS = (
    (re.compile(r"[=\[{,]\s*[“”„‘’«»]"), 'put texts in straight quotes: "…"'),
    (re.compile(r"=\s*\d{1,2}[./-]\d{1,2}[./-]\d{4}\b"), _A_DAY),
    (re.compile(r"=\s*(?!\d{4}-\d{2}-\d{2})\d{4}[./-]\d{1,2}[./-]\d{1,2}\b"), _A_DAY),
    (re.compile(r"=\s*\d+,\d+\s*(#.*)?$"), "write a number with a decimal point, as 1.5"),
    (re.compile(r'^[^"#]*"[^"]*("[^"]*"[^"]*)*$'), "a quote is missing: a text begins and ends with one"),
    (re.compile(r"=\s*(?!(?i:true|false)\b)[A-Za-z][^\"']*$"), 'put texts in quotes: "…"'),
)
"""What people who write TOML by hand get wrong, as it looks in a line, each with its remedy."""
_POSITION = re.compile(r" \(at line (\d+), column \d+\)$")


def content(path: Path, what: str = "logbook") -> bytes:
    """The bytes of the file, or a `LogbookError` that says in one line why they cannot be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LogbookError.of_file(str(path), "there is no such file") from None
    except IsADirectoryError:
        raise LogbookError.of_file(str(path), f"is a folder; name the {what} inside it") from None
    except (OSError, ValueError) as reason:
        raise LogbookError.of_file(str(path), f"cannot be read: {said(reason)}") from None


def said(reason: Exception) -> str:
    """What the operating system says about a failure, without its number and the file's name."""
    return (isinstance(reason, OSError) and reason.strerror) or str(reason)


def why_not_written(path: Path, reason: Exception) -> str:
    """Why there cannot be a file at `path`, and what to do where that is known."""
    if isinstance(reason, FileNotFoundError | NotADirectoryError | FileExistsError):
        for folder in path.parents:
            if folder.is_file():
                return f"{folder} is a file, not a folder; name another place"
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}; make it first, or name another place"
    if isinstance(reason, PermissionError) and reason.errno:
        return f"{said(reason)}; name a place where you may write"
    return said(reason)


def decoded(source: bytes, name: str) -> str:
    """The text of a file, without a byte order mark."""
    if source[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise LogbookError.of_file(name, "is saved as UTF-16; save it as UTF-8", 1)
    try:
        return source.decode().removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as reason:
        line = source.count(b"\n", 0, reason.start) + 1
        raise LogbookError.of_file(
            name, f"byte 0x{source[reason.start]:02x} is not UTF-8; save it as UTF-8", line
        ) from None


def toml_document(text: str, name: str, what: str, how_to_begin: str) -> dict[str, Any]:
    """The document that `text` is, its numbers as `Decimal`; raises `LogbookError` where it is not TOML."""
    if not text.strip():
        raise LogbookError.of_file(name, f"is empty; {how_to_begin}", 1)
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except RecursionError:
        line = line_at_depth(text, _NESTED_TOO_DEEPLY)
        message = f"is not a {what}: lists or tables are nested too deeply"
        raise LogbookError.of_file(name, message, line or 1) from None
    except tomllib.TOMLDecodeError as reason:
        raise LogbookError([_syntax_problem(str(reason), text, name)]) from None
    except ValueError:  # Python limits how many digits it reads as one number
        raise LogbookError.of_file(name, "a number has too many digits", _line_of_the_longest_number(text)) from None


def _decimal(text: str) -> Decimal:
    """The number as it is written; one that no `Decimal` can hold is not a number."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def _syntax_problem(message: str, text: str, name: str) -> Problem:
    message = message.removesuffix(" (at end of document)")
    position = _POSITION.search(message)
    line = int(position[1]) if position else text.count("\n", 0, len(text.rstrip())) + 1
    wrong = message[: position.start()] if position else message
    remedy = _remedy(text.split("\n")[line - 1])
    return Problem(name, line, "", f"is not TOML: {wrong}{remedy}")


def _remedy(line: str) -> str:
    """What to do about the commonest slips in a line; nothing where it has none of them."""
    return next((f"; {remedy}" for slip, remedy in _SLIPS if slip.search(line)), "")


def _line_of_the_longest_number(text: str) -> int:
    longest = max(re.finditer(r"[0-9_]+", text), key=lambda match: len(match[0]))
    return text.count("\n", 0, longest.start()) + 1
