"""What is kept of a token, and how it is told from a wrong one."""

import json
import secrets
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from ce_tracker_ical.serve.folder import Folder, ServeError, keep


def kept(served: Any) -> Path:
    path: Path = served.folder.ours("tokens.json")
    return path


def test_a_token_holds_256_bits(served: Any) -> None:
    assert len(served.tokens.make("jordan.toml")[0]) == 43


def test_no_two_tokens_are_alike(served: Any) -> None:
    assert served.tokens.make("jordan.toml")[0] != served.tokens.make("jordan.toml")[0]


def test_a_token_is_not_kept(served: Any) -> None:
    secret, _ = served.tokens.make("jordan.toml")
    assert secret not in kept(served).read_text()


def test_a_token_is_kept_as_its_hash(served: Any) -> None:
    import hashlib

    secret, _ = served.tokens.make("jordan.toml")
    (entry,) = json.loads(kept(served).read_text())["tokens"]
    assert entry["sha256"] == hashlib.sha256(secret.encode()).hexdigest()


def test_a_hash_is_not_shown(served: Any) -> None:
    _, token = served.tokens.make("jordan.toml")
    assert token.sha256 not in repr(token)


def test_tokens_are_for_their_owner_alone(served: Any) -> None:
    served.tokens.make("jordan.toml")
    assert stat.S_IMODE(kept(served).stat().st_mode) == 0o600


def test_the_place_of_tokens_is_for_its_owner_alone(served: Any) -> None:
    served.tokens.make("jordan.toml")
    assert stat.S_IMODE(kept(served).parent.stat().st_mode) == 0o700


def test_feeds_are_kept_for_their_owner_alone(served: Any) -> None:
    served.start().get(served.address())
    assert stat.S_IMODE(served.folder.ours("jordan.toml.ics").stat().st_mode) == 0o600


def test_a_token_opens_its_logbook(served: Any) -> None:
    secret, _ = served.tokens.make("jordan.toml")
    served.tokens.make("sam.toml")
    assert served.tokens.logbook_of(secret) == "jordan.toml"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_token_is_compared_whichever_is_right(served: Any, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    made = [served.tokens.make("jordan.toml")[0] for _ in range(3)]
    compared = counting(monkeypatch)
    served.tokens.logbook_of(made[place])
    assert len(compared) == 3


def test_every_token_is_compared_with_a_wrong_one(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    served.tokens.make("jordan.toml")
    served.tokens.make("sam.toml")
    compared = counting(monkeypatch)
    served.tokens.logbook_of("wrong")
    assert len(compared) == 2


def counting(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, object]]:
    """What is compared in a time that does not tell how much of it was right."""
    compared: list[tuple[object, object]] = []
    compare = secrets.compare_digest

    def counted(one: str, other: str) -> bool:
        compared.append((one, other))
        return compare(one, other)

    monkeypatch.setattr("secrets.compare_digest", counted)
    return compared


def test_a_revoked_token_is_not_kept(served: Any) -> None:
    _, token = served.tokens.make("jordan.toml")
    served.tokens.revoke(token.id)
    assert served.tokens.all() == []


def test_a_token_is_not_revoked_by_a_name_that_is_none(served: Any) -> None:
    _, token = served.tokens.make("jordan.toml")
    with pytest.raises(ServeError, match=f"unknown token 'nothing'; known are {token.id}"):
        served.tokens.revoke("nothing")


def test_where_there_are_no_tokens_none_is_revoked(served: Any) -> None:
    with pytest.raises(ServeError, match="there are no tokens"):
        served.tokens.revoke("nothing")


@pytest.mark.parametrize(
    "name", ["nobody", "notes.txt", "linked.toml", ".hidden.toml", "inner/deep.toml", "../jordan.toml", "", "\0.toml"]
)
def test_there_is_no_token_for_what_is_no_logbook_of_the_folder(served: Any, name: str) -> None:
    with pytest.raises(ServeError, match="unknown logbook"):
        served.tokens.make(name)


def test_the_ending_of_a_logbook_may_be_left_out(served: Any) -> None:
    assert served.tokens.make("jordan")[1].logbook == "jordan.toml"


def test_a_folder_without_logbooks_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ServeError, match="has no logbook"):
        Folder(tmp_path / "empty").logbook("jordan.toml")


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="is no folder"):
        Folder(tmp_path / "nothing")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"schema": 1}', '{"schema": 1, "tokens": [{"id": "a"}]}', '{"schema": 1, "tokens": [1]}'],
)
def test_a_damaged_file_is_told(served: Any, content: str) -> None:
    served.tokens.make("jordan.toml")
    kept(served).write_text(content)
    with pytest.raises(ServeError, match="is damaged"):
        served.tokens.all()


def test_a_damaged_file_is_not_overwritten(served: Any) -> None:
    served.tokens.make("jordan.toml")
    kept(served).write_text("{")
    with pytest.raises(ServeError, match="is damaged"):
        served.tokens.make("jordan.toml")
    assert kept(served).read_text() == "{"


def test_a_file_of_a_newer_version_is_told(served: Any) -> None:
    served.tokens.make("jordan.toml")
    kept(served).write_text('{"schema": 2, "tokens": []}')
    with pytest.raises(ServeError, match="newer version"):
        served.tokens.all()


def test_a_failure_while_writing_leaves_the_tokens_as_they_were(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    served.tokens.make("jordan.toml")
    before = kept(served).read_bytes()
    monkeypatch.setattr("os.fsync", failing)
    with pytest.raises(ServeError, match="cannot be written: no space"):
        served.tokens.make("sam.toml")
    assert kept(served).read_bytes() == before


def test_a_failure_while_writing_leaves_nothing_behind(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    served.tokens.make("jordan.toml")
    before = sorted(kept(served).parent.iterdir())
    monkeypatch.setattr("os.fsync", failing)
    with pytest.raises(ServeError):
        served.tokens.make("sam.toml")
    assert sorted(kept(served).parent.iterdir()) == before


def failing(_: int) -> None:
    raise OSError(28, "no space")


def test_tokens_made_at_once_are_all_kept(served: Any) -> None:
    threads = [threading.Thread(target=served.tokens.make, args=("jordan.toml",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(served.tokens.all()) == 8


@pytest.mark.parametrize("name", ["inner/deep.toml", "../jordan.toml", "/etc/jordan.toml", ".", "", "\0.toml"])
def test_what_is_not_right_in_the_folder_is_no_logbook(served: Any, name: str) -> None:
    assert served.folder.version(name) is None


def test_the_first_thing_that_is_kept_makes_a_place_for_its_owner_alone(tmp_path: Path) -> None:
    keep(tmp_path / "ours" / "file", b"")
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == 0o700
