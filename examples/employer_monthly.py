"""An employer's monthly check: who must take what within the next months.

Run: python examples/employer_monthly.py 2027-08-01
"""

import sys
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from ce_tracker_roster import audit_roster
from ce_tracker_roster.summary import owed_by

HERE = Path(__file__).parent / "rosters"
on = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today()  # noqa: DTZ011  # the day on the wall

licences, credits, documents = (pl.read_csv(HERE / f"{name}.csv") for name in ("licences", "credits", "documents"))
report = audit_roster(licences, credits, documents, on=on)
owing = report.licences.with_columns(day=owed_by()).filter(pl.col("verdict").is_in(["short", "undetermined"]))
for row in owing.filter(pl.col("day") <= on + timedelta(days=120)).sort("day", "licence").iter_rows(named=True):
    what = row["lacking"] or row["reasons"]
    print(f"{row['day']}  {row['licence']:<12}{row['jurisdiction']}  {row['verdict']}: {what}")
for row in report.rejects.iter_rows(named=True):
    print(f"not read: {row['file']} row {row['row']}, {row['column']}: {row['reason']}; {row['fix']}", file=sys.stderr)
