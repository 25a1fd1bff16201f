"""The commands of this plugin; what each needs beyond click is imported when it runs."""

from ce_tracker_roster.cli.roster import roster

COMMANDS = (roster,)
"""What `ce-tracker` gets from this plugin."""
