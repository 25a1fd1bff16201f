"""Whom the server is told we are, and where that must not come from."""

import pytest
from keyring.credentials import SimpleCredential
from keyring.errors import KeyringLocked, NoKeyringError

from ce_tracker_ical.push.credentials import Credentials, checked, find
from ce_tracker_ical.push.errors import PushError

URL = "https://cal.example/jordan/"
BOTH = {"CE_TRACKER_CALDAV_USER": "jordan", "CE_TRACKER_CALDAV_PASSWORD": "secret"}


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str | None], object]:
    """What the keyring answers, by service and user."""
    answers: dict[tuple[str, str | None], object] = {}

    def ask(service: str, user: str | None) -> object:
        answer = answers.get((service, user))
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr("keyring.get_credential", ask)
    return answers


def refusal_of(url: str) -> str:
    with pytest.raises(PushError) as refused:
        checked(url)
    return str(refused.value)


def test_they_are_in_the_environment() -> None:
    assert find(URL, BOTH) == Credentials("jordan", "secret")


def test_they_are_in_the_keyring_under_the_server(keyring: dict[tuple[str, str | None], object]) -> None:
    keyring["https://cal.example", None] = SimpleCredential("jordan", "kept")
    assert find(URL, {}) == Credentials("jordan", "kept")


def test_the_keyring_is_asked_for_the_user_of_the_environment(
    keyring: dict[tuple[str, str | None], object],
) -> None:
    keyring["https://cal.example", "sam"] = SimpleCredential("sam", "kept")
    assert find(URL, {"CE_TRACKER_CALDAV_USER": "sam"}) == Credentials("sam", "kept")


def test_the_environment_wins(keyring: dict[tuple[str, str | None], object]) -> None:
    keyring["https://cal.example", "jordan"] = SimpleCredential("jordan", "kept")
    assert find(URL, BOTH) == Credentials("jordan", "secret")


def test_there_may_be_none(keyring: dict[tuple[str, str | None], object]) -> None:
    assert find(URL, {}) is None


def test_there_may_be_no_keyring(keyring: dict[tuple[str, str | None], object]) -> None:
    keyring["https://cal.example", None] = NoKeyringError()
    assert find(URL, {}) is None


def test_the_keyring_may_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    assert find(URL, {}) is None


def test_a_locked_keyring_is_told(keyring: dict[tuple[str, str | None], object]) -> None:
    keyring["https://cal.example", None] = KeyringLocked("locked")
    with pytest.raises(PushError, match="the keyring does not open: locked"):
        find(URL, {})


def test_a_password_without_a_user_is_told() -> None:
    with pytest.raises(PushError, match=r"\$CE_TRACKER_CALDAV_PASSWORD is set without"):
        find(URL, {"CE_TRACKER_CALDAV_PASSWORD": "secret"})


def test_a_password_is_not_sent_in_the_clear() -> None:
    with pytest.raises(PushError, match="would be readable on the way"):
        find("http://cal.example/jordan/", BOTH)


@pytest.mark.parametrize("host", ["127.0.0.1:5232", "localhost:5232", "[::1]:5232"])
def test_a_password_may_be_sent_in_the_clear_on_this_machine(host: str) -> None:
    assert find(f"http://{host}/jordan/", BOTH) == Credentials("jordan", "secret")


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Credentials("jordan", "secret"))


@pytest.mark.parametrize("url", ["https://jordan:secret@cal.example/", "https://jordan@cal.example/"])
def test_an_address_that_names_a_user_is_refused(url: str) -> None:
    assert "--url must not name a user or password" in refusal_of(url)


def test_a_refused_address_is_not_repeated() -> None:
    assert "secret" not in refusal_of("https://jordan:secret@cal.example/")


@pytest.mark.parametrize("url", ["", "cal.example", "ftp://cal.example/", "https://", "https://[::1/", "https://a:b/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    assert "--url must be the address of a calendar" in refusal_of(url)


def test_an_address_with_a_query_is_refused() -> None:
    assert "without '?' and '#'" in refusal_of("https://cal.example/?calendar=1")


def test_the_command_takes_no_password() -> None:
    from ce_tracker_ical.cli.push_calendar import push_calendar

    assert {parameter.name for parameter in push_calendar.params} == {
        "logbook", "url", "dry_run", "on", "stale_after", "as_json"
    }  # fmt: skip
