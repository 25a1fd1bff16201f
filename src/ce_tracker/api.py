"""The two calls that most applications need."""

from datetime import date

from ce_tracker.auditing import Audit, judge
from ce_tracker.record import Licence, Therapist
from ce_tracker.registry import Registry, installed


def audit(therapist: Therapist, licence: Licence, *, on: date, registry: Registry | None = None) -> Audit:
    """Judge one licence as of a day: what is due when, what counts, what is short, and why.

    The rules in force are those of the period that `on` lies in, so a renewal of 2020 is judged by the rules of 2020.
    `registry` is where rule books are found; by default the plugins that are installed.

    Raises `UnknownJurisdictionError` where no rules are installed for the licence, `PluginError` where its rules cannot
    be loaded.
    """
    book = (registry or installed()).rule_book(licence.jurisdiction, licence.credential)
    return judge(therapist, licence, book, on)


def audit_all(therapist: Therapist, *, on: date, registry: Registry | None = None) -> list[Audit]:
    """Judge every licence of a therapist, in the order in which they are recorded. Raises as `audit`."""
    return [audit(therapist, licence, on=on, registry=registry) for licence in therapist.licences]
