"""The verdicts of ce_tracker for thousands or millions of licences at once, on data frames."""

from ce_tracker_roster.api import RosterReport, audit_roster
from ce_tracker_roster.frames import RosterError

__all__ = ["RosterError", "RosterReport", "audit_roster"]
