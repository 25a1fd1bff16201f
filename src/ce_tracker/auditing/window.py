"""The days from which hours count."""

from datetime import date

from attrs import define

from ce_tracker.rules.conditions import Setting
from ce_tracker.rules.reckoning import DueDates
from ce_tracker.rules.rulebook import Rules
from ce_tracker.rules.spans import Span


@define(eq=False)
class Window:
    """The days from which hours count, and what is said of the others: those of `perhaps` that are not `surely` are open."""

    surely: tuple[date, date]
    perhaps: tuple[date, date]
    why: str
    issued: date
    on: date
    years: int

    def periods_ago(self, periods: int) -> date:
        """The first day of the last so many periods, this one included."""
        return Span(years=self.years * (periods - 1)).before(self.perhaps[0])

    @property
    def until(self) -> date:
        """The last day from which hours are looked at."""
        return min(self.perhaps[1], self.on)


def window_of(dates: DueDates, setting: Setting, rules: Rules, on: date) -> Window:
    """The window of the period that is judged."""
    issued = setting.issued
    (start, end), (first, last) = dates.surely.bounds, dates.perhaps.bounds
    why = dates.why_perhaps
    doubt = rules.perhaps_since_issue
    if doubt is not None and issued < first and doubt.open_in(setting):
        first, why = issued, doubt.why
    return Window((max(start, issued), end), (first, last), why, issued, on, setting.every_years)
