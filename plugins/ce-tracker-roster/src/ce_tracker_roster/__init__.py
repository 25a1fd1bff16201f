"""The verdicts of ce_tracker for thousands or millions of licences at once, on data frames."""

from ce_tracker_roster.api import RosterReport, audit_roster

__all__ = ["RosterReport", "audit_roster"]
