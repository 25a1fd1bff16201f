"""What entries in other units than CE hours are worth, and entries that are worth a fixed number of hours."""

from decimal import ROUND_DOWN, Decimal

from attrs import field, frozen

from ce_tracker.record import Earned
from ce_tracker.rules.amounts import decimal, in_hours
from ce_tracker.rules.printing import as_call
from ce_tracker.rules.selectors import ANYTHING, Selector
from ce_tracker.subjects import Unit

_EXACT = Decimal("0.0001")


@frozen
class Worth:
    """So many CE hours for each unit of what `of` selects; without `per`, for each entry, whatever number it states."""

    __repr__ = as_call

    hours: Decimal = field(converter=decimal)
    per: Unit | None = None
    of: Selector = ANYTHING

    def values(self, credit: Earned) -> bool | None:
        """Whether this says what a credit is worth; None where that cannot be told."""
        if self.per is not None and self.per is not credit.unit:
            return False
        answers = {self.of.matches(kind) for kind, _ in credit.parts}
        return False if False in answers else None if None in answers else True

    def in_hours(self, credit: Earned) -> Decimal:
        """What a credit is worth, in CE hours."""
        return self.hours if self.per is None else self.hours * credit.total

    def words(self) -> str:
        """The value in words."""
        hours = in_hours(self.hours)
        if self.per is None:
            return f"each entry {self.of.words()} is worth {hours}"
        about = "" if self.of == ANYTHING else f" {self.of.words()}"
        unit = "CEU" if self.per is Unit.CEU else self.per.replace("-", " ")
        return f"a {unit}{about} is worth {hours}"


def minutes_in_hours(minutes: Decimal, per_hour: int, half_over: int | None) -> Decimal:
    """Minutes as CE hours: in proportion, or in whole hours with a rest of more than `half_over` minutes as half an hour.

    >>> minutes_in_hours(Decimal(95), 50, 30)
    Decimal('1.5')
    """
    if half_over is None:
        return (minutes / per_hour).quantize(_EXACT, ROUND_DOWN)
    whole, rest = divmod(minutes, per_hour)
    return whole + (Decimal("0.5") if rest > half_over else Decimal(0))
