"""Whom a calendar server is told we are: from the environment, else from the keyring of the desktop."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from ce_tracker_ical.push.errors import PushError

USER, PASSWORD = "CE_TRACKER_CALDAV_USER", "CE_TRACKER_CALDAV_PASSWORD"  # names of variables
"""The environment's names."""

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@frozen
class Credentials:
    """A user and their password, which is never shown."""

    user: str
    password: str = field(repr=False)


def service(url: str) -> str:
    """The name a server's password has in the keyring: its address without any path.

    >>> service("https://cal.example:8443/jordan/work/")
    'https://cal.example:8443'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def checked(url: str) -> str:
    """The address of a calendar, ending in a slash. Raises `PushError` for one that cannot be, or that names a password."""
    try:
        parts = urlsplit(url)
        possible = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        possible = False
    if not possible:
        raise PushError("--url must be the address of a calendar, such as https://cal.example/jordan/deadlines/")
    if "@" in parts.netloc:
        raise PushError(
            f"--url must not name a user or password: others can read the command line. Set ${USER} and ${PASSWORD}"
        )
    if parts.query or parts.fragment:
        raise PushError("--url must be the address of a calendar, without '?' and '#'")
    return url if url.endswith("/") else f"{url}/"


def find(url: str, environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """The credentials for the server of this address; none where nothing names any.

    Raises `PushError` for a password without a user, and where it would go over the network in the clear.
    """
    found = _of_environment(environment) or _of_keyring(service(url), environment.get(USER))
    parts = urlsplit(url)
    if found is not None and parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise PushError(f"a password would be readable on the way to {service(url)}; give an address with https://")
    return found


def _of_environment(environment: Mapping[str, str]) -> Credentials | None:
    user, password = environment.get(USER), environment.get(PASSWORD)
    if password and not user:
        raise PushError(f"${PASSWORD} is set without ${USER}; set both")
    return Credentials(user, password) if user and password else None


def _of_keyring(name: str, user: str | None) -> Credentials | None:
    try:
        keyring: Any = import_module("keyring")
    except ModuleNotFoundError:
        return None
    try:
        found = keyring.get_credential(name, user)
    except keyring.errors.NoKeyringError:
        return None
    except keyring.errors.KeyringError as error:
        raise PushError(f"the keyring does not open: {error}; unlock it, or set ${USER} and ${PASSWORD}") from None
    return Credentials(found.username, found.password) if found is not None and found.password else None
