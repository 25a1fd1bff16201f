"""`calendar-tokens`: who can read which calendar that `serve-calendar` serves."""

from pathlib import Path

import click

from ce_tracker.cli.options import examples, takes_json
from ce_tracker.cli.output import say, say_json
from ce_tracker.cli.wording import clean
from ce_tracker_ical.cli.serve_calendar import HOST, PORT

_FOLDER = click.argument("folder", type=click.Path(path_type=Path))


@click.group(
    "calendar-tokens",
    short_help="Say who can read the calendars that are served.",
    epilog=examples(
        "ce-tracker calendar-tokens new logbooks jordan.toml",
        "ce-tracker calendar-tokens list logbooks",
        "ce-tracker calendar-tokens revoke logbooks 3f9a1c2b",
    ),
)
def calendar_tokens() -> None:
    """Make, list and take back the tokens by which calendars are read.

    Whoever knows the address of a calendar can read it. Make one for each application, so that each can be taken back.
    """


@calendar_tokens.command(short_help="Make a new address for a logbook.")
@_FOLDER
@click.argument("logbook")
@click.option(
    "--at", metavar="URL", default=f"http://{HOST}:{PORT}/", show_default=True, help="Where the folder is served."
)
@takes_json
def new(folder: Path, logbook: str, at: str, as_json: bool) -> int:
    """Make a new address for LOGBOOK in FOLDER, and show it: it is kept nowhere and cannot be shown again."""
    from ce_tracker_ical.serve.folder import Folder
    from ce_tracker_ical.serve.tokens import Tokens

    secret, token = Tokens(Folder(folder)).make(logbook)
    address = f"{at.rstrip('/')}/{secret}.ics"
    if as_json:
        say_json({"schema": 1, "id": token.id, "logbook": token.logbook, "made": str(token.made), "address": address})
    else:
        say([clean(address), clean(f"token {token.id} for {token.logbook}: this address is not shown again")])
    return 0


@calendar_tokens.command("list", short_help="List the tokens of a folder.")
@_FOLDER
@takes_json
def list_(folder: Path, as_json: bool) -> int:
    """List the tokens of FOLDER: their names, their logbooks, since when there is one."""
    from ce_tracker_ical.serve.folder import Folder
    from ce_tracker_ical.serve.tokens import Tokens

    served = Folder(folder)
    there = set(served.logbooks())
    entries = [
        {"id": one.id, "logbook": one.logbook, "made": str(one.made), "there": one.logbook in there}
        for one in Tokens(served).all()
    ]
    if as_json:
        say_json({"schema": 1, "tokens": entries})
    else:
        gone = {True: "", False: " (the logbook is not there)"}
        say(clean(f"{one['id']}: {one['logbook']}: since {one['made']}{gone[bool(one['there'])]}") for one in entries)
    return 0


@calendar_tokens.command(short_help="Take back a token.")
@_FOLDER
@click.argument("token")
@takes_json
def revoke(folder: Path, token: str, as_json: bool) -> int:
    """Take back TOKEN, by its name in the list: from now on nothing is served at its address."""
    from ce_tracker_ical.serve.folder import Folder
    from ce_tracker_ical.serve.tokens import Tokens

    taken = Tokens(Folder(folder)).revoke(token)
    if as_json:
        say_json({"schema": 1, "revoked": {"id": taken.id, "logbook": taken.logbook, "made": str(taken.made)}})
    else:
        say([clean(f"revoked: {taken.id}, for {taken.logbook}")])
    return 0
