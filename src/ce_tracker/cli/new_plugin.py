"""`new-plugin`: a complete distribution for the rules of a jurisdiction, from a few questions."""

import re
import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib import import_module, invalidate_caches
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click

from ce_tracker.cli.options import examples, today, told_day
from ce_tracker.cli.output import say

_STEP = Decimal("0.25")
_HOURS_IN_ALL = "CE hours of a period"


def _jurisdiction(_: click.Context, __: click.Parameter, value: str) -> str:
    from ce_tracker.subjects import is_jurisdiction

    if not is_jurisdiction(value):
        raise click.BadParameter(f"{value!r} is no ISO 3166-2 code, such as US-FL")
    return value


def _hours(_: click.Context, __: click.Parameter, value: str) -> Decimal:
    try:
        hours = Decimal(value)
    except InvalidOperation:
        raise click.BadParameter(f"{value!r} is no number of hours") from None
    if not hours.is_finite() or hours < 0:
        raise click.BadParameter(f"{value!r} is no number of hours")
    return hours


def _address(_: click.Context, __: click.Parameter, value: str) -> str:
    if not value.startswith("https://"):
        raise click.BadParameter(f"{value!r} does not begin with https://")
    return value


@click.command(
    short_help="Make a plugin for the rules of a jurisdiction.",
    epilog=examples(
        "ce-tracker new-plugin",
        "ce-tracker new-plugin --jurisdiction US-XX --profession nursing --credential RN --hours 24 ...",
    ),
)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--jurisdiction", prompt="Jurisdiction (ISO 3166-2, such as US-FL)", callback=_jurisdiction)
@click.option("--profession", prompt="Profession (such as massage therapy)")
@click.option("--credential", prompt="Credential, as the state calls it (such as LMT)")
@click.option("--title", prompt="What the credential stands for")
@click.option("--board", prompt="Name of the board")
@click.option("--source", prompt="The rule that is cited (such as Rule 64B7-28.009)")
@click.option("--url", prompt="Where it can be read", callback=_address)
@click.option("--hours", prompt=_HOURS_IN_ALL, callback=_hours)
@click.option("--ethics", prompt="Of these, hours of ethics", default="0", show_default=True, callback=_hours)
@click.option("--ends", prompt="A day on which licences end (such as 2027-08-31)", type=told_day)
@click.option("--every", prompt="Years of a term", default=2, show_default=True, type=click.IntRange(1, 20))
def new_plugin(folder: Path | None, **answers: Any) -> None:
    """Make a complete distribution in FOLDER: rules, tests, worked cases, README, CI. Its tests pass at once.

    The numbers are marked unverified: the README says what to read and correct before anybody relies on them.
    """
    try:
        from copier import run_copy
    except ModuleNotFoundError:
        raise click.ClickException("new-plugin needs copier: pip install 'ce-tracker[kit]'") from None

    data = _told(**answers)
    target = folder or Path(data["distribution"])
    if target.exists() and any(target.iterdir()):
        raise click.ClickException(f"{target} is not empty")
    with as_file(files("ce_tracker") / "templates" / "plugin") as template:
        run_copy(str(template), target, data=data, defaults=True, quiet=True)
    _write_what_is_compared(target, data)
    say(
        [
            f"Made {data['distribution']} in {target}: now read {target / 'README.md'}.",
            f"  cd {target} && pip install -e '.[test]' && pytest",
        ]
    )


def _told(
    *, jurisdiction: str, profession: str, hours: Decimal, ethics: Decimal, ends: date, every: int, **texts: str
) -> dict[str, Any]:
    """The answers, and what follows from them."""
    from ce_tracker.rules import Span

    if hours <= _STEP or ethics > hours:
        raise click.BadParameter(f"of {hours} hours, {ethics} cannot be of ethics", param_hint="--hours")
    slug = re.sub(r"[^a-z0-9]+", "-", f"{jurisdiction} {profession}".lower()).strip("-")
    term = Span(years=every)
    issued = Span(days=1).after(term.before(ends))
    due = [ends, term.after(ends), Span(years=2 * every).after(ends)]
    return {
        **texts,
        "jurisdiction": jurisdiction,
        "profession": profession,
        "hours": f"{hours.normalize():f}",
        "ethics": f"{ethics.normalize():f}",
        "rest": f"{(hours - ethics).normalize():f}",
        "shortfall": f"{(hours - _STEP).normalize():f}",
        "ends": ends.isoformat(),
        "every": every,
        "issued": issued.isoformat(),
        "taken": Span(days=60).after(issued).isoformat(),
        "due": [day.isoformat() for day in due],
        "today": today().isoformat(),
        "distribution": f"ce-tracker-{slug}",
        "package": f"ce_tracker_{slug.replace('-', '_')}",
        "module": f"rules_{jurisdiction.lower().replace('-', '_')}",
        "plugin": slug,
    }


def _write_what_is_compared(target: Path, data: dict[str, Any]) -> None:
    """What fixed licences meet by these rules, and their answers on their edges, as its tests expect them."""
    from ce_tracker.testing.kept import file_of, keep
    from ce_tracker.testing.snapshots import snapshot

    sys.path.insert(0, str(target / "src"))
    try:
        invalidate_caches()
        (book,) = import_module(f"{data['package']}.{data['module']}").RULE_BOOKS
    finally:
        sys.path.pop(0)
    kept = file_of(book, target / "tests" / "kept")
    for path, text in ((kept.parents[1] / "snapshots" / f"{kept.stem}.txt", snapshot([book])), (kept, keep(book))):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", newline="\n")
