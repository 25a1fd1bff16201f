"""`new-plugin`: a complete distribution for the rules of a jurisdiction, from a few questions."""

import json
import re
import runpy
import shlex
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import click

from ce_tracker.cli.options import examples, today, told_day
from ce_tracker.cli.output import say, written_at
from ce_tracker.record import EARLIEST, LATEST
from ce_tracker.record.values import MOST_HOURS
from ce_tracker.subjects import is_jurisdiction

_Command = TypeVar("_Command", bound=Callable[..., Any])

_STEP = Decimal("0.25")
_TERMS_SHOWN = 3


class _Question(click.Option):
    """An option that is asked for where it is not given; where nobody can answer, it has its default or is missing."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """The answer."""
        try:
            return super().prompt_for_value(ctx)
        except click.Abort:
            if sys.stdin.isatty():
                raise
            click.echo()
        if self.default is None:
            raise click.MissingParameter(ctx=ctx, param=self)
        return self.get_default(ctx)


def _text(value: str) -> str:
    """A line of text. What is refused at the prompt is asked again."""
    text = value.strip()
    if not text:
        raise click.BadParameter("something must be said")
    if not text.isprintable():
        raise click.BadParameter(f"{value!r} is not one line of text")
    return text


def _jurisdiction(value: str) -> str:
    code = value.strip()
    if not is_jurisdiction(code):
        meant = f"; did you mean {code.upper()!r}?" if is_jurisdiction(code.upper()) else ""
        raise click.BadParameter(f"{value!r} is no ISO 3166-2 code, such as US-FL{meant}")
    return code


def _profession(value: str) -> str:
    text = _text(value)
    if not _slug(text):
        raise click.BadParameter(f"{value!r} has no letter from a to z that a distribution could be named after")
    return text


def _address(value: str) -> str:
    text = _text(value)
    if not text.startswith("https://"):
        raise click.BadParameter(f"{value!r} does not begin with https://")
    if " " in text:
        raise click.BadParameter(f"{value!r} has a space in it")
    return text


def _hours(value: str | Decimal) -> Decimal:
    try:
        hours = Decimal(value)
    except InvalidOperation:
        raise click.BadParameter(f"{value!r} is no number of hours") from None
    if not hours.is_finite() or not 0 <= hours <= MOST_HOURS:
        raise click.BadParameter(f"{value!r} is no number of hours")
    return hours


def _free(folder: str | Path) -> Path:
    """A folder with nothing in it, or that is not there yet."""
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise click.BadParameter(f"{str(path)!r} is a file")
    if path.exists() and any(path.iterdir()):
        raise click.BadParameter(f"{str(path)!r} is not empty")
    return path


def _asked(
    name: str, metavar: str, kind: Any, help_: str, default: str | int | None = None
) -> Callable[[_Command], _Command]:
    """An option that is a question as well."""
    return click.option(
        f"--{name}",
        cls=_Question,
        prompt=help_,
        help=f"{help_}.",
        metavar=metavar,
        type=kind,
        default=default,
        show_default=default is not None,
    )


@click.command(
    short_help="Make a plugin for the rules of a jurisdiction.",
    epilog=examples(
        "ce-tracker new-plugin",
        "ce-tracker new-plugin --jurisdiction US-XX --profession nursing ...",
    ),
)
@click.argument("folder", required=False, type=_free)
@_asked("jurisdiction", "CODE", _jurisdiction, "Jurisdiction (ISO 3166-2, such as US-FL)")
@_asked("profession", "TEXT", _profession, "Profession (such as massage therapy)")
@_asked("credential", "TEXT", _text, "Credential, as the state calls it (such as LMT)")
@_asked("title", "TEXT", _text, "What the credential stands for")
@_asked("board", "TEXT", _text, "Name of the board")
@_asked("source", "TEXT", _text, "The rule that is cited (such as Rule 64B7-28.009)")
@_asked("url", "ADDRESS", _address, "Where it can be read (https://...)")
@_asked("hours", "HOURS", _hours, "CE hours of a period")
@_asked("ethics", "HOURS", _hours, "Of these, hours of ethics", "0")
@_asked("ends", "DATE", told_day, "A day on which licences end (such as 2027-08-31)")
@_asked("every", "YEARS", click.IntRange(1, 20), "Years of a term", 2)
def new_plugin(folder: Path | None, **answers: Any) -> None:
    """Make a complete distribution in FOLDER: rules, tests, worked cases, README, CI. Its tests pass at once.

    What no option says is asked. The numbers are marked unverified: the README says what to read and correct before
    anybody relies on them.
    """
    data = _told(**answers)
    target = folder or _free(data["distribution"])
    with written_at(target):
        _make(target, data)
    say(
        [
            f"Made {data['distribution']} in {target}: now read {target / 'README.md'}.",
            f"  cd {shlex.quote(str(target))} && pip install -e '.[test]' && pytest",
        ]
    )


def _make(target: Path, data: dict[str, Any]) -> None:
    """Make the distribution aside, and put the whole of it in its place."""
    try:
        from copier import run_copy
    except ModuleNotFoundError:
        raise click.ClickException("new-plugin needs copier: pip install 'ce-tracker[kit]'") from None

    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-plugin-", dir=target.parent) as aside:
        made = Path(aside) / "made"
        with as_file(files("ce_tracker") / "templates" / "plugin") as template:
            run_copy(str(template), made, data=data, defaults=True, quiet=True)
        _write_what_is_compared(made, data)
        _put(made, target)


def _put(made: Path, target: Path) -> None:
    """The distribution in its place, once the whole of it is made."""
    if not target.exists():
        made.rename(target)
        return
    for one in made.iterdir():
        one.rename(target / one.name)


def _slug(text: str) -> str:
    """The text as part of the name of a distribution: small letters without their accents, and hyphens."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def _told(
    *, jurisdiction: str, profession: str, hours: Decimal, ethics: Decimal, ends: date, every: int, **texts: str
) -> dict[str, Any]:
    """The answers, and what follows from them."""
    from ce_tracker.rules import Span

    if hours <= _STEP:
        raise click.BadParameter(f"a period asks more than {_STEP} hours", param_hint="--hours")
    if ethics > hours:
        raise click.BadParameter(f"of {hours} hours, {ethics} cannot be of ethics", param_hint="--ethics")
    if not EARLIEST.year + every <= ends.year <= LATEST.year - _TERMS_SHOWN * every:
        raise click.BadParameter(
            f"{ends} is no day about which terms of {every} years can be told", param_hint="--ends"
        )
    slug = f"{_slug(jurisdiction)}-{_slug(profession)}"
    issued = Span(days=1).after(Span(years=every).before(ends))
    due = [Span(years=every * terms).after(ends) for terms in range(_TERMS_SHOWN)]
    written = texts | {"jurisdiction": jurisdiction, "profession": profession}
    return {
        **written,
        "quoted": {name: json.dumps(text, ensure_ascii=False) for name, text in written.items()},
        "description": json.dumps(
            f"Continuing-education rules of {jurisdiction} for {profession}, for ce-tracker.", ensure_ascii=False
        ),
        "documented": {name: _in_a_docstring(text) for name, text in written.items()},
        "hours": f"{hours.normalize():f}",
        "ethics": f"{ethics.normalize():f}",
        "rest": f"{(hours - ethics).normalize():f}",
        "shortfall": f"{(hours - _STEP).normalize():f}",
        "ends": ends.isoformat(),
        "every": every,
        "issued": issued.isoformat(),
        "ethics_short": f"{max(Decimal(0), ethics - hours + _STEP).normalize():f}",
        "taken": Span(days=60).after(issued).isoformat(),
        "due": [day.isoformat() for day in due],
        "today": today().isoformat(),
        "distribution": f"ce-tracker-{slug}",
        "package": f"ce_tracker_{slug.replace('-', '_')}",
        "module": f"rules_{jurisdiction.lower().replace('-', '_')}",
        "plugin": slug,
    }


def _in_a_docstring(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"""', r"\"\"\"")


def _write_what_is_compared(made: Path, data: dict[str, Any]) -> None:
    """What fixed licences meet by these rules, and their answers on their edges, as its tests expect them."""
    from ce_tracker.testing.kept import file_of, keep
    from ce_tracker.testing.snapshots import snapshot

    (book,) = runpy.run_path(str(made / "src" / data["package"] / f"{data['module']}.py"))["RULE_BOOKS"]
    kept = file_of(book, made / "tests" / "kept")
    for path, text in ((kept.parents[1] / "snapshots" / f"{kept.stem}.txt", snapshot([book])), (kept, keep(book))):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", newline="\n")
