"""Tokens: what makes an address unguessable. Only their hashes are kept; a token is shown once, when it is made."""

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from attrs import asdict, field, frozen

from ce_tracker.cli.options import today
from ce_tracker.errors import suggest
from ce_tracker.logbook.saving import alone
from ce_tracker_ical.serve.folder import Folder, ServeError, keep

FILE = "tokens.json"
SCHEMA = 1
OCTETS = 32
"""How long a token is: 256 bits of chance, in 43 characters."""


@frozen
class Token:
    """What is kept of a token: a name for it, the logbook it opens, its hash, and since when there is one."""

    id: str
    logbook: str
    sha256: str = field(repr=False)
    made: date

    def opens_with(self, hashed: str) -> bool:
        """Whether it is the one with this hash; takes as long for a wrong one as for the right one."""
        return secrets.compare_digest(self.sha256, hashed)


def hashed(token: str) -> str:
    """What is kept of a token. A plain hash will do: nobody can try 2 to the power of 256 tokens."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Tokens:
    """The tokens of a folder, as they stand in its file whenever they are asked for."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._path = folder.ours(FILE)

    def all(self) -> list[Token]:
        """Every token, in the order in which they were made. Raises `ServeError` where the file is damaged."""
        try:
            document = json.loads(self._path.read_bytes())
            if document["schema"] != SCHEMA:
                raise ServeError(f"{self._path} was written by a newer version")
            return [_read(one) for one in document["tokens"]]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ServeError(f"{self._path} cannot be read: {error.strerror}") from None
        except (ValueError, TypeError, KeyError):
            raise ServeError(f"{self._path} is damaged; remove it and make new tokens") from None

    def logbook_of(self, token: str) -> str | None:
        """The logbook that a token opens. Every token is compared with, whichever is the right one."""
        presented = hashed(token)
        found = [one.logbook for one in self.all() if one.opens_with(presented)]
        return found[0] if found else None

    def make(self, logbook: str) -> tuple[str, Token]:
        """A new token for a logbook, and what is kept of it. Raises `ServeError` where there is no such logbook."""
        name = self._folder.logbook(logbook)
        secret = secrets.token_urlsafe(OCTETS)
        with self._changing() as tokens:
            taken = {one.id for one in tokens}
            id_ = next(one for one in iter(lambda: secrets.token_hex(4), None) if one not in taken)
            token = Token(id_, name, hashed(secret), today())
            tokens.append(token)
        return secret, token

    def revoke(self, id_: str) -> Token:
        """Take back a token by its name. Raises `ServeError` where there is none of that name."""
        with self._changing() as tokens:
            for one in tokens:
                if one.id == id_:
                    tokens.remove(one)
                    return one
            known = [one.id for one in tokens]
            raise ServeError(suggest("token", id_, known) if known else "there are no tokens")

    @contextmanager
    def _changing(self) -> Iterator[list[Token]]:
        """The tokens, to be changed by one at a time; written at the end, unless something is raised."""
        try:
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            with alone(self._path):
                tokens = self.all()
                yield tokens
                keep(self._path, _written(tokens))
        except OSError as error:
            raise ServeError(f"{self._path} cannot be written: {error.strerror}") from None


def _read(entry: dict[str, Any]) -> Token:
    token = Token(**{**entry, "made": date.fromisoformat(entry["made"])})
    if not all(isinstance(one, str) and one.isascii() for one in (token.id, token.sha256)):
        raise TypeError
    return token


def _written(tokens: list[Token]) -> bytes:
    entries = [{**asdict(one), "made": str(one.made)} for one in tokens]
    return (json.dumps({"schema": SCHEMA, "tokens": entries}, indent=2) + "\n").encode()
