"""Made-up holders of what a rule book is about, to tell and to try what it asks."""

from collections.abc import Mapping
from datetime import date

from ce_tracker.record import Certification, Held, Licence, Status
from ce_tracker.record.values import Fact
from ce_tracker.rules.rulebook import ELIGIBILITY, RuleBook
from ce_tracker.subjects import is_jurisdiction

_NO_FACTS: Mapping[str, Fact] = {}


def specimen(
    book: RuleBook,
    issued: date,
    number: str = "",
    *,
    status: Status = Status.ACTIVE,
    facts: Mapping[str, Fact] = _NO_FACTS,
) -> Held:
    """A licence issued on that day; of a certifying body a certification, which is not issued yet where it is sought."""
    if is_jurisdiction(book.jurisdiction) and book.purpose is not ELIGIBILITY:
        return Licence(book.jurisdiction, book.credential, issued, number, status=status, facts=facts)
    held_since = None if book.purpose is ELIGIBILITY else issued
    return Certification(book.jurisdiction, book.credential, held_since, number=number, status=status, facts=facts)
