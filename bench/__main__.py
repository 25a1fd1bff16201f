"""All figures in one table: `python -m bench`. One part alone: `python -m bench.florida`."""

from itertools import chain

from bench import exact, feeds, florida, imports, logbook, plans, roster
from bench.measure import show

show(chain.from_iterable(part.figures() for part in (florida, exact, imports, logbook, feeds, plans, roster)))
