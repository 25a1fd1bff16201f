"""Where a logbook is found, and how it becomes a therapist and audits."""

import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click
from attrs import field, frozen

from ce_tracker import Audit, Licence, PluginError, Registry, Therapist, UnknownJurisdictionError, installed
from ce_tracker.api import audit_held
from ce_tracker.cli.options import stale_after, today
from ce_tracker.cli.wording import clean
from ce_tracker.errors import suggest
from ce_tracker.logbook import Known, read
from ce_tracker.record import Held
from ce_tracker.rulebooks.facts import facts_heeded

VARIABLE = "CE_TRACKER_LOGBOOK"
FILE = "logbook.toml"
_START = 'start one with: ce-tracker init --name "Your Name"'


def usual_place() -> Path:
    """Where a logbook is kept that was not told to be elsewhere: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("ce-tracker", appauthor=False) / FILE


def place(named: Path | None) -> Path:
    """Where the logbook is, or is to be: as it was named, else as the environment names it, else here or at home."""
    if named is not None:
        return named
    told = os.environ.get(VARIABLE)
    if told:
        return Path(told)
    here = Path(FILE)
    return here if here.exists() else usual_place()


def find(named: Path | None) -> Path:
    """The logbook at its `place`; one that nobody named must be there."""
    found = place(named)
    if named is not None or found.exists():
        return found
    if os.environ.get(VARIABLE):
        raise click.ClickException(f"${VARIABLE} names {found}, and there is no such file; {_START}")
    raise click.ClickException(
        f"no logbook was named, ${VARIABLE} is not set, and there is none at ./{FILE} or {found}; {_START}"
    )


def known(registry: Registry) -> Known:
    """What a logbook may name: the jurisdictions that have rules, their credentials, and the facts that these rules heed."""

    def credentials(jurisdiction: str) -> Collection[str] | None:
        try:
            return registry.rule_books(jurisdiction).keys()
        except PluginError:
            return None

    def facts(held: Held) -> Mapping[str, type] | None:
        try:
            if isinstance(held, Licence):
                return facts_heeded([registry.rule_book(held.jurisdiction, held.credential)])
            books = registry.certification_books(held.body)
        except (PluginError, UnknownJurisdictionError):
            return None
        of_it = [book for (credential, _), book in books.items() if credential == held.credential]
        return facts_heeded(of_it) if of_it else None

    return Known(registry.jurisdictions(), credentials, facts)


def open_logbook(named: Path | None, on: date) -> Therapist:
    """The therapist of the logbook; what may want a look is told on standard error.

    Nothing can have been completed after today, or after `on` where somebody looks ahead.
    """
    registry = installed()
    logbook = read(find(named), today=max(on, today()), subjects=registry.subjects, known=known(registry))
    for warning in logbook.warnings:
        print(warning, file=sys.stderr)
    return logbook.therapist


def tell_failures(failures: Iterable[str]) -> None:
    """Say on standard error what could not be done, a line each."""
    for failure in failures:
        print(f"ce-tracker: {clean(failure)}", file=sys.stderr)


@frozen
class Judged:
    """The audits that could be made, and why others could not."""

    audits: list[Audit] = field(factory=list)
    failures: list[str] = field(factory=list)

    def tell_failures(self) -> None:
        """Say on standard error which licences could not be judged."""
        tell_failures(self.failures)


def judge(therapist: Therapist, on: date, wanted: Sequence[str] = ()) -> Judged:
    """The audits of the wanted licences and certifications, all unless told. Rules that fail do not hide the others."""
    judged = Judged()
    for licence in chosen(therapist, wanted):
        try:
            judged.audits.append(audit_held(therapist, licence, on=on, stale_after=stale_after()))
        except (PluginError, UnknownJurisdictionError) as error:
            judged.failures.append(f"{licence.name} cannot be judged: {error}")
    return judged


def chosen(therapist: Therapist, wanted: Sequence[str]) -> list[Held]:
    """The licences and certifications of these names, jurisdictions or bodies, in the order of the logbook."""
    held: list[Held] = [*therapist.licences, *therapist.certifications]
    names = {name for licence in held for name in (licence.name, licence.jurisdiction)}
    for name in wanted:
        if name not in names:
            there = ", ".join(licence.name for licence in held) or "no licence"
            unknown = suggest("licence", name, names)
            stop = "" if unknown.endswith("?") else "."
            raise click.ClickException(f"--licence: {unknown}{stop} The logbook has {there}")
    return [one for one in held if not wanted or {one.name, one.jurisdiction} & set(wanted)]
