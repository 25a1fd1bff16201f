"""The two calls that most applications need."""

from datetime import date

from ce_tracker.auditing import STALE_AFTER, Audit, judge
from ce_tracker.errors import RecordError
from ce_tracker.record import Certification, Held, Licence, Therapist, check_day
from ce_tracker.registry import Registry, installed
from ce_tracker.rules.rulebook import ELIGIBILITY, RENEWAL
from ce_tracker.rules.spans import Span


def audit(
    therapist: Therapist,
    licence: Licence,
    *,
    on: date,
    registry: Registry | None = None,
    stale_after: Span = STALE_AFTER,
) -> Audit:
    """Judge one licence as of a day: what is due when, what counts, what is short, and why.

    The rules in force are those of the period that `on` lies in, so a renewal of 2020 is judged by the rules of 2020.
    `registry` is where rule books are found; by default the plugins that are installed. Rules that were last checked
    longer before `on` than `stale_after` put a warning with the board's address into the audit.

    Raises `UnknownJurisdictionError` where no rules are installed for the licence, `PluginError` where its rules cannot
    be loaded, `RecordError` for a subject that neither the shared vocabulary nor a plugin knows, and for an `on` that is no
    date.
    """
    books = registry or installed()
    book = books.rule_book(licence.jurisdiction, licence.credential)
    _check_subjects(therapist, books)
    return judge(therapist, licence, book, on, stale_after=stale_after)


def audit_all(
    therapist: Therapist, *, on: date, registry: Registry | None = None, stale_after: Span = STALE_AFTER
) -> list[Audit]:
    """Judge every licence of a therapist, in the order in which they are recorded. Raises as `audit`."""
    return [
        audit(therapist, licence, on=on, registry=registry, stale_after=stale_after) for licence in therapist.licences
    ]


def audit_certification(
    therapist: Therapist,
    certification: Certification,
    *,
    on: date,
    registry: Registry | None = None,
    stale_after: Span = STALE_AFTER,
) -> Audit:
    """Judge one certification as of a day: what is missing to obtain it, or, where it is held, to keep it.

    Of what is sought, COMPLIANT means eligible. Raises `UnknownJurisdictionError` where no rules are installed for it,
    `PluginError` where they cannot be loaded, `RecordError` as `audit`.
    """
    check_day("on", on)
    purpose = ELIGIBILITY if certification.issued is None or certification.issued > on else RENEWAL
    books = registry or installed()
    book = books.certification_book(certification.body, certification.credential, purpose)
    _check_subjects(therapist, books)
    return judge(therapist, certification, book, on, stale_after=stale_after)


def audit_held(
    therapist: Therapist,
    held: Held,
    *,
    on: date,
    registry: Registry | None = None,
    stale_after: Span = STALE_AFTER,
) -> Audit:
    """Judge a licence or a certification, whichever it is. Raises as `audit`."""
    if isinstance(held, Licence):
        return audit(therapist, held, on=on, registry=registry, stale_after=stale_after)
    return audit_certification(therapist, held, on=on, registry=registry, stale_after=stale_after)


def _check_subjects(therapist: Therapist, books: Registry) -> None:
    """Refuse subjects that nobody knows; plugins are asked what they add only where the shared vocabulary is not enough."""
    try:
        therapist.check_subjects()
    except RecordError:
        therapist.check_subjects(books.subjects)
