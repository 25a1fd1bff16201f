"""The web side: one address for each token, and nothing else."""

import logging
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ce_tracker_ical.serve.feeds import Feed, Feeds
from ce_tracker_ical.serve.folder import ServeError
from ce_tracker_ical.serve.tokens import Tokens

log = logging.getLogger("ce_tracker_ical.serve")

ALWAYS = {
    "Cache-Control": "private, no-cache",  # may be kept, must be asked about
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


def site(tokens: Tokens, feeds: Feeds) -> Starlette:
    """The application: ``/TOKEN.ics`` and nothing else."""

    def answer(request: Request) -> Response:  # in a thread of its own: exports read files
        try:
            logbook = tokens.logbook_of(request.path_params["token"])
        except ServeError as error:
            log.warning("no feed is served: %s", error)
            logbook = None
        if logbook is None:
            return _nothing(404, "no such calendar")
        feed = feeds.feed(logbook)
        if feed is None:
            gone = feeds.is_gone(logbook)
            return _nothing(404, "no such calendar") if gone else _nothing(503, "there is no calendar yet")
        response = _response(request, feed)
        log.info("%s %s: %s", request.method, logbook, response.status_code)
        return response

    application = Starlette(routes=[Route("/{token}.ics", answer, methods=["GET", "HEAD"])])
    application.router.redirect_slashes = False
    return application


def _nothing(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status, ALWAYS)


def _response(request: Request, feed: Feed) -> Response:
    packed = accepts_gzip(request.headers.get("accept-encoding", ""))
    headers = {
        **ALWAYS,
        "ETag": f'"{feed.tag}{"-gzip" if packed else ""}"',
        "Last-Modified": format_datetime(feed.since, usegmt=True),
        "Vary": "Accept-Encoding",
    }
    if _has_it(request, feed):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(feed.packed if packed else feed.plain, headers=headers, media_type="text/calendar")


def _has_it(request: Request, feed: Feed) -> bool:
    """Whether who asks has this version already; by its tag where they tell one, else by its date (RFC 9110, 13.2.2)."""
    told = request.headers.get("if-none-match")
    if told is not None:
        tags = {one.strip().removeprefix("W/") for one in told.split(",")}
        return not tags.isdisjoint({"*", f'"{feed.tag}"', f'"{feed.tag}-gzip"'})
    since = _moment(request.headers.get("if-modified-since", ""))
    return since is not None and feed.alone_in_its_second and feed.since <= since


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header lets a body be packed.

    >>> accepts_gzip("deflate, gzip;q=0.5"), accepts_gzip("gzip;q=0, *"), accepts_gzip("")
    (True, False, False)
    """
    weights: dict[str, float] = {}
    for part in header.split(","):
        name, _, weight = part.partition(";")
        try:
            weights[name.strip().lower()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0))) > 0
