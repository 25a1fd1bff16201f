"""What is answered at an address, and that nothing else is."""

import gzip
import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

JORDAN = b"BEGIN:VCALENDAR\r\njordan\r\nEND:VCALENDAR\r\n"
NOON = "Fri, 01 Jan 2027 12:00:00 GMT"


def test_an_address_has_the_calendar_of_its_logbook(served: Any) -> None:
    assert served.start().get(served.address()).content == JORDAN


def test_each_logbook_has_an_address_of_its_own(served: Any) -> None:
    assert b"sam" in served.start().get(served.address("sam.toml")).content


def test_a_calendar_is_sent_as_one(served: Any) -> None:
    assert served.start().get(served.address()).headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_calendar_must_be_asked_about_again(served: Any) -> None:
    assert served.start().get(served.address()).headers["Cache-Control"] == "private, no-cache"


def test_a_head_request_gets_no_body(served: Any) -> None:
    assert served.start().head(served.address()).content == b""


def test_a_head_request_gets_the_headers_of_the_calendar(served: Any) -> None:
    client, address = served.start(), served.address()
    head, get = client.head(address), client.get(address)
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
def test_nothing_can_be_written(served: Any, method: str) -> None:
    assert served.start().request(method, served.address()).status_code == 405


# What has not changed is not sent again


def test_who_has_this_version_gets_no_other(served: Any) -> None:
    client, address = served.start(), served.address()
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("form", ["W/{}", '"other", {}', '{}, "other"', "*"])
def test_a_tag_is_understood_in_every_form(served: Any, form: str) -> None:
    client, address = served.start(), served.address()
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": form.format(tag)}).status_code == 304


def test_nothing_is_sent_with_304(served: Any) -> None:
    assert served.start().get(served.address(), headers={"If-None-Match": "*"}).content == b""


def test_304_names_the_version(served: Any) -> None:
    client, address = served.start(), served.address()
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).headers["ETag"] == tag


def test_who_has_another_version_gets_this_one(served: Any) -> None:
    assert served.start().get(served.address(), headers={"If-None-Match": '"other"'}).content == JORDAN


def test_a_changed_logbook_has_another_tag(served: Any) -> None:
    client, address = served.start(), served.address()
    tag = client.get(address).headers["ETag"]
    served.write("changed")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_calendar_is_as_old_as_its_last_change(served: Any) -> None:
    assert served.start().get(served.address()).headers["Last-Modified"] == NOON


def test_who_looked_since_the_last_change_gets_no_other(served: Any) -> None:
    assert served.start().get(served.address(), headers={"If-Modified-Since": NOON}).status_code == 304


def test_who_looked_before_the_last_change_gets_it(served: Any) -> None:
    earlier = {"If-Modified-Since": "Fri, 01 Jan 2027 11:59:59 GMT"}
    assert served.start().get(served.address(), headers=earlier).status_code == 200


@pytest.mark.parametrize("date", ["yesterday", "", "Fri, 99 Jan 2027 12:00:00 GMT", "9" * 400])
def test_a_date_that_is_none_is_as_if_not_told(served: Any, date: str) -> None:
    assert served.start().get(served.address(), headers={"If-Modified-Since": date}).status_code == 200


def test_a_tag_counts_for_more_than_a_date(served: Any) -> None:
    told = {"If-None-Match": '"other"', "If-Modified-Since": NOON}
    assert served.start().get(served.address(), headers=told).status_code == 200


def test_a_tag_that_is_empty_is_one_too(served: Any) -> None:
    told = {"If-None-Match": "", "If-Modified-Since": NOON}
    assert served.start().get(served.address(), headers=told).status_code == 200


def test_of_two_versions_in_one_second_the_date_tells_nothing(served: Any) -> None:
    client, address, noon = served.start(), served.address(), served.now
    client.get(address)
    served.write("changed")
    served.now = noon
    assert client.get(address, headers={"If-Modified-Since": NOON}).status_code == 200


def test_a_restart_changes_no_date(served: Any) -> None:
    address = served.address()
    served.start().get(address)
    served.now = served.now.replace(hour=20)
    assert served.start().get(address).headers["Last-Modified"] == NOON


# Packed


def test_who_takes_gzip_gets_it(served: Any) -> None:
    raw = served.start().build_request("GET", served.address(), headers={"Accept-Encoding": "gzip"})
    assert served.start().send(raw).headers["Content-Encoding"] == "gzip"


def test_a_packed_calendar_is_the_same(served: Any) -> None:
    with served.start().stream("GET", served.address(), headers={"Accept-Encoding": "gzip"}) as answer:
        assert gzip.decompress(b"".join(answer.iter_raw())) == JORDAN


def test_a_packed_calendar_has_a_tag_of_its_own(served: Any) -> None:
    client, address = served.start(), served.address()
    tags = {client.get(address, headers={"Accept-Encoding": one}).headers["ETag"] for one in ("gzip", "identity")}
    assert len(tags) == 2


def test_who_has_the_packed_version_gets_no_other(served: Any) -> None:
    client, address = served.start(), served.address()
    tag = client.get(address, headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_caches_are_told_that_there_are_two_forms(served: Any) -> None:
    assert served.start().get(served.address()).headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("header", ["identity", "gzip;q=0", "gzip;q=0, *", "br", "gzip;q=x", ""])
def test_who_does_not_take_gzip_does_not_get_it(served: Any, header: str) -> None:
    answer = served.start().get(served.address(), headers={"Accept-Encoding": header})
    assert "Content-Encoding" not in answer.headers


# Nothing else can be reached


@pytest.mark.parametrize(
    "path",
    [
        "/", "/jordan.toml", "/jordan.ics", "/jordan.toml.ics", "/notes.txt", "/notes.txt.ics", "/inner/deep.toml",
        "/.ce-tracker-serve/tokens.json", "/.ce-tracker-serve/jordan.toml.ics", "/../jordan.toml",
        "/..%2fjordan.toml.ics", "/%2e%2e/jordan.toml.ics", "/%2e%2e%2fjordan.ics", "/..%5cjordan.toml.ics", "/.ics",
        "/%00.ics", "/jordan.toml%00.ics", "//etc/passwd", "/%2fetc%2fpasswd.ics", "/etc/passwd%00.ics",
        "/C:%5cjordan.ics", "/%ff%fe.ics", "/é.ics", "/*.ics", "/" + "a" * 10_000 + ".ics",
    ],
)  # fmt: skip
def test_no_path_leads_anywhere(served: Any, path: str) -> None:
    served.address()
    assert served.start().get(path).status_code == 404


def test_a_token_leads_nowhere_but_to_its_calendar(served: Any) -> None:
    address = served.address()
    token = address.removesuffix(".ics")
    client = served.start()
    paths = [token, f"{token}.toml", f"{token}/jordan.toml", f"{token}/../sam.toml", f"{address}/", f"{address}/x.ics"]
    assert [client.get(path).status_code for path in paths] == [404] * 6


@pytest.mark.parametrize("kept", [0, 1, 21, 42])
def test_part_of_a_token_opens_nothing(served: Any, kept: int) -> None:
    token = served.address()[1:-4]
    assert served.start().get(f"/{token[:kept]}.ics").status_code == 404


def test_more_than_a_token_opens_nothing(served: Any) -> None:
    token = served.address()[1:-4]
    assert served.start().get(f"/{token}A.ics").status_code == 404


def test_a_token_in_other_letters_opens_nothing(served: Any) -> None:
    assert served.start().get(served.address().swapcase().replace(".ICS", ".ics")).status_code == 404


def test_a_hash_opens_nothing(served: Any) -> None:
    served.address()
    (token,) = served.tokens.all()
    assert served.start().get(f"/{token.sha256}.ics").status_code == 404


def test_a_name_of_a_token_opens_nothing(served: Any) -> None:
    served.address()
    (token,) = served.tokens.all()
    assert served.start().get(f"/{token.id}.ics").status_code == 404


def test_a_revoked_token_opens_nothing_from_then_on(served: Any) -> None:
    client, address = served.start(), served.address()
    before = client.get(address).status_code
    served.tokens.revoke(served.tokens.all()[0].id)
    assert (before, client.get(address).status_code) == (200, 404)


def test_a_token_made_while_serving_opens_its_calendar(served: Any) -> None:
    client = served.start()
    assert client.get(served.address()).status_code == 200


def test_a_revoked_token_leaves_the_others(served: Any) -> None:
    served.address()
    address = served.address()
    served.tokens.revoke(served.tokens.all()[0].id)
    assert served.start().get(address).status_code == 200


def test_a_wrong_token_is_answered_like_a_missing_logbook(served: Any) -> None:
    client, address = served.start(), served.address()
    (served.folder.path / "jordan.toml").unlink()
    assert client.get(address).content == client.get("/wrong.ics").content


def test_a_damaged_file_of_tokens_opens_nothing(served: Any, caplog: pytest.LogCaptureFixture) -> None:
    client, address = served.start(), served.address()
    served.folder.ours("tokens.json").write_text("{")
    assert client.get(address).status_code == 404
    assert "is damaged" in caplog.text


def test_a_token_is_in_no_log(served: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "ce_tracker_ical.serve")
    address = served.address()
    served.start().get(address)
    assert "jordan.toml: 200" in caplog.text
    assert address[1:-4] not in " ".join(one for one in caplog.messages if "HTTP Request" not in one)


# The logbooks change while they are served


def test_what_has_not_changed_is_exported_once(served: Any) -> None:
    client, address = served.start(), served.address()
    for _ in range(5):
        client.get(address)
    assert served.exports.count == 1


def test_two_addresses_of_one_logbook_share_its_export(served: Any) -> None:
    client = served.start()
    client.get(served.address())
    client.get(served.address())
    assert served.exports.count == 1


def test_a_changed_logbook_is_exported_again(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.write("changed")
    assert b"changed" in client.get(address).content


def test_a_new_day_is_exported_anew(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.day = served.day.replace(day=2)
    client.get(address)
    assert served.exports.count == 2


def test_a_new_day_that_changes_nothing_has_the_same_date(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.day, served.now = served.day.replace(day=2), served.now.replace(day=2)
    assert client.get(address).headers["Last-Modified"] == NOON


def test_an_export_follows_the_one_before(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.write("changed")
    client.get(address)
    assert served.exports.previous == [b"", JORDAN]


def test_an_export_follows_the_one_before_a_restart(served: Any) -> None:
    address = served.address()
    served.start().get(address)
    served.write("changed")
    served.start().get(address)
    assert served.exports.previous == [b"", JORDAN]


def test_a_kept_feed_that_is_no_calendar_is_not_used(served: Any) -> None:
    address = served.address()
    served.start().get(address)
    served.folder.ours("jordan.toml.ics").write_bytes(b"")
    served.write("broken")
    assert served.start().get(address).status_code == 503


def test_the_last_good_calendar_is_served_while_a_logbook_is_broken(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.write("broken")
    assert client.get(address).content == JORDAN


def test_a_fault_in_a_plugin_is_like_a_broken_logbook(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.write("bug")
    assert client.get(address).content == JORDAN


def test_the_last_good_calendar_outlives_a_restart(served: Any) -> None:
    address = served.address()
    served.start().get(address)
    served.write("broken")
    assert served.start().get(address).content == JORDAN


def test_a_broken_logbook_is_told_in_the_log(served: Any, caplog: pytest.LogCaptureFixture) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    served.write("broken")
    client.get(address)
    assert caplog.messages[-2:] == [
        "jordan.toml: line 1: this is broken",
        "jordan.toml: the logbook is broken; the last good feed, of 2027-01-01 12:00 UTC, is served",
    ]


def test_a_broken_logbook_is_told_once(served: Any, caplog: pytest.LogCaptureFixture) -> None:
    client, address = served.start(), served.address()
    served.write("broken")
    client.get(address)
    client.get(address)
    assert caplog.text.count("the logbook is broken") == 1


def test_a_broken_logbook_is_exported_again_only_when_it_changes(served: Any) -> None:
    client, address = served.start(), served.address()
    served.write("broken")
    client.get(address)
    client.get(address)
    assert served.exports.count == 1


def test_a_logbook_that_was_never_good_has_no_calendar_yet(served: Any) -> None:
    address = served.address()
    served.write("broken")
    assert served.start().get(address).status_code == 503


def test_a_mended_logbook_is_served(served: Any) -> None:
    client, address = served.start(), served.address()
    served.write("broken")
    client.get(address)
    served.write("mended")
    assert b"mended" in client.get(address).content


def test_a_logbook_that_vanishes_is_not_served(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    (served.folder.path / "jordan.toml").unlink()
    assert client.get(address).status_code == 404


def test_a_logbook_that_vanishes_is_told_in_the_log(served: Any, caplog: pytest.LogCaptureFixture) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    (served.folder.path / "jordan.toml").unlink()
    client.get(address)
    assert "jordan.toml: the logbook is gone" in caplog.text


def test_a_logbook_that_comes_back_is_served_again(served: Any) -> None:
    client, address = served.start(), served.address()
    (served.folder.path / "jordan.toml").unlink()
    client.get(address)
    served.write("back")
    assert b"back" in client.get(address).content


def test_a_logbook_that_appears_while_serving_can_be_served(served: Any) -> None:
    client = served.start()
    served.write("new", "robin.toml")
    assert b"new" in client.get(served.address("robin.toml")).content


def test_a_logbook_that_becomes_a_link_is_not_served(served: Any) -> None:
    client, address = served.start(), served.address()
    client.get(address)
    (served.folder.path / "jordan.toml").unlink()
    (served.folder.path / "jordan.toml").symlink_to(served.folder.path / "sam.toml")
    assert client.get(address).status_code == 404


def test_many_at_once_get_the_same_calendar(served: Any) -> None:
    assert set(at_once(served.start(), served.address())) == {JORDAN}


def test_many_at_once_cost_one_export(served: Any) -> None:
    at_once(served.start(), served.address())
    assert served.exports.count == 1


def at_once(client: TestClient, address: str) -> list[bytes]:
    """What twelve get who ask at the same time."""
    found: list[bytes] = []
    together = threading.Barrier(12)

    def ask() -> None:
        together.wait(30)
        found.append(client.get(address).content)

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 12
    return found
