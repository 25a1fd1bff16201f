"""`serve-calendar`: the calendars of a folder's logbooks, for applications that subscribe to them."""

import logging
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import click

from ce_tracker.cli.options import examples, stale_after, takes_stale_after
from ce_tracker.cli.output import say
from ce_tracker.cli.wording import clean
from ce_tracker_ical.extras import needed

log = logging.getLogger("ce_tracker_ical.serve")

HOST, PORT = "127.0.0.1", 8735
_LOOPBACK = ("127.", "::1", "localhost")


@click.command(
    "serve-calendar",
    short_help="Serve calendars for applications to subscribe to.",
    epilog=examples(
        "ce-tracker calendar-tokens new logbooks jordan.toml   # shows its address, once",
        "ce-tracker serve-calendar logbooks",
    )
    + """

\b
It answers this machine alone unless --host says otherwise, and speaks
plain HTTP: to be reached from elsewhere it wants a proxy with TLS.""",
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--host", default=HOST, show_default=True, help="The address of this machine to answer at.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@takes_stale_after
def serve_calendar(folder: Path, host: str, port: int) -> int:
    """Serve a calendar for each logbook (*.toml) in FOLDER that has a token, until it is stopped (Ctrl-C).

    A calendar is made anew when its logbook or the day changes. While a logbook is broken its last good calendar is served.
    """
    with needed("serve"):
        import uvicorn

        from ce_tracker_ical.serve.site import site
    from ce_tracker_ical.serve.feeds import Feeds
    from ce_tracker_ical.serve.folder import Folder
    from ce_tracker_ical.serve.tokens import Tokens

    served = Folder(folder)
    tokens = Tokens(served)
    have = {token.logbook for token in tokens.all()}
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    feeds = Feeds(served, _exporting())
    config = uvicorn.Config(
        site(tokens, feeds), access_log=False, log_config=None, log_level="warning", server_header=False
    )
    with closing(_listening(host, port)) as listening:
        at = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        say([clean(f"serving {folder} at {at} (Ctrl-C stops)")])
        for name in served.logbooks():
            if name not in have:
                say([clean(f"no address yet: {name}: ce-tracker calendar-tokens new {folder} {name} --at {at}")])
        if not host.startswith(_LOOPBACK):
            click.echo("ce-tracker: other machines can reach this, and what they read goes unencrypted", err=True)
        sys.stdout.flush()
        uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise click.ClickException(f"cannot answer at {host}, port {port}: {error.strerror or error}") from None


def _exporting() -> Callable[[Path, date, datetime, bytes], bytes]:
    """What `ce-tracker export ical` writes of a logbook, with what may want a look in it in the log."""
    from ce_tracker_ical.of_logbook import of_logbook

    age = stale_after()

    def export(logbook: Path, on: date, made: datetime, previous: bytes) -> bytes:
        judged = of_logbook(logbook, on, stale_after=age)
        for warning in judged.warnings:
            log.warning("%s", warning)
        return judged.calendar(made, previous)

    return export
