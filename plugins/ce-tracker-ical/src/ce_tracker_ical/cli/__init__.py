"""The commands of this plugin; what each needs beyond click is imported when it runs."""

from ce_tracker_ical.cli.calendar_tokens import calendar_tokens
from ce_tracker_ical.cli.lint_calendar import lint_calendar
from ce_tracker_ical.cli.push_calendar import push_calendar
from ce_tracker_ical.cli.serve_calendar import serve_calendar

COMMANDS = (lint_calendar, push_calendar, serve_calendar, calendar_tokens)
"""What `ce-tracker` gets from this plugin."""
