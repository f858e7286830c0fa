"""Which web addresses are never asked?

`FORBIDDEN` is the list of hostile addresses; none of them opens a connection.
"""

from __future__ import annotations

import socket
from typing import Any

import pytest

from dashboard.sources.confined import read_page
from dashboard.sources.drafts import SourceError
from dashboard.sources.fetching import SWITCH, fetched, is_public, is_switched_off, may_fetch

PRIVATE = "belongs to a private network or to this machine"
NO_SITE = "names no site"
SCHEME = "Only http and https"
PORT = "Only the ports 80"

FORBIDDEN = [
    ("this machine", "http://127.0.0.1/", PRIVATE),
    ("this machine by name", "http://localhost/", PRIVATE),
    ("this machine, another of its addresses", "http://127.8.8.8/", PRIVATE),
    ("this machine as one number", "http://2130706433/", NO_SITE),
    ("this machine in octal", "http://0177.0.0.1/", NO_SITE),
    ("this machine in hexadecimal", "http://0x7f000001/", NO_SITE),
    ("this machine in short", "http://127.1/", NO_SITE),
    ("this machine in hexadecimal parts", "http://0x7f.0x0.0x0.0x1/", NO_SITE),
    ("this machine in wide digits", "http://１２７.０.０.１/", NO_SITE),
    ("no address", "http://0.0.0.0/", PRIVATE),
    ("this machine in IPv6", "http://[::1]/", PRIVATE),
    ("this machine mapped into IPv6", "http://[::ffff:127.0.0.1]/", PRIVATE),
    ("the same in hexadecimal", "http://[::ffff:7f00:1]/", PRIVATE),
    ("this machine embedded in IPv6", "http://[::7f00:1]/", PRIVATE),
    ("this machine through 6to4", "http://[2002:7f00:1::]/", PRIVATE),
    ("this machine through NAT64", "http://[64:ff9b::7f00:1]/", PRIVATE),
    ("this machine through Teredo", "http://[2001:0:7f00:1::]/", PRIVATE),
    ("a private network", "http://10.0.0.1/", PRIVATE),
    ("another private network", "https://192.168.1.1/", PRIVATE),
    ("a third private network", "http://172.16.0.1/", PRIVATE),
    ("a provider's own network", "http://100.64.0.1/", PRIVATE),
    ("a private network in IPv6", "http://[fd00::1]/", PRIVATE),
    ("an old private network in IPv6", "http://[fec0::1]/", PRIVATE),
    ("a cloud's metadata", "http://169.254.169.254/latest/meta-data/", PRIVATE),
    ("a cloud's metadata in IPv6", "http://[fd00:ec2::254]/", PRIVATE),
    ("the link", "http://[fe80::1]/", PRIVATE),
    ("many at once", "http://224.0.0.1/", PRIVATE),
    ("everyone", "http://255.255.255.255/", PRIVATE),
    ("a name of this machine", "http://inside.test/", PRIVATE),
    ("a name of a cloud's metadata", "http://metadata.test/", PRIVATE),
    ("a name in a password's place", "http://example.org@127.0.0.1/", "user name or password"),
    ("a password", "https://ann:secret@example.org/", "user name or password"),
    ("a backslash", "http://example.org\\@127.0.0.1/", "no spaces, backslashes"),
    ("a line end that would add a header", "http://example.org/\r\nHost: evil", "no spaces, backslashes"),
    ("a file", "file:///etc/passwd", SCHEME),
    ("another protocol", "gopher://127.0.0.1:70/_GET", SCHEME),
    ("a script", "javascript:alert(1)", SCHEME),
    ("data", "data:text/html,<script>alert(1)</script>", SCHEME),
    ("another port", "http://example.org:22/", PORT),
    ("a database's port", "http://example.org:5432/", PORT),
    ("a port that is none", "http://example.org:99999/", "not a web address"),
    ("half an address in IPv6", "http://[::1", "not a web address"),
    ("nothing", "   ", "Type the address"),
    ("an address of 5,000 characters", "http://example.org/" + "a" * 5_000, "Type the address"),
]
NAMES = {"inside.test": ["127.0.0.1"], "metadata.test": ["169.254.169.254"], "public.test": ["192.0.2.7"]}


class ConnectionMadeError(Exception):
    """A test tried to leave this machine."""


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Where a connection was tried; none is made. Names under `.test` are looked up in `NAMES`."""
    tried: list[Any] = []
    lookup = socket.getaddrinfo

    def refuse(_socket: socket.socket, address: Any) -> None:
        tried.append(address[:2])
        raise ConnectionRefusedError

    def answer(host: str, port: Any, *arguments: Any, **options: Any) -> Any:
        if str(host) in NAMES:
            (ip, *later) = NAMES[host]
            NAMES[host] = later or [ip]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port or 0))]
        if not str(host).replace(".", "").replace(":", "").isalnum() or str(host).endswith(".org"):
            raise socket.gaierror(host)
        return lookup(host, port, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return tried


@pytest.mark.parametrize(("what", "address", "reason"), FORBIDDEN, ids=[row[0] for row in FORBIDDEN])
def test_nothing_is_asked_of(what: str, address: str, reason: str, connections: list[Any]) -> None:
    with pytest.raises(SourceError, match=reason) as refusal:
        fetched(address)
    assert connections == [], what
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def test_the_address_that_was_checked_is_the_one_connected_to(connections: list[Any]) -> None:
    """A name server that gives a public address first and this machine's afterwards gains nothing."""
    NAMES["changing.test"] = ["93.184.215.14", "127.0.0.1", "127.0.0.1"]
    with pytest.raises(SourceError, match="could not be reached"):
        fetched("http://changing.test/")
    assert {address for address, _ in connections} == {"93.184.215.14"}


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


def test_no_more_than_ten_a_minute() -> None:
    assert may_fetch([float(second) for second in range(9)], 10.0)
    assert not may_fetch([float(second) for second in range(10)], 10.0)
    assert may_fetch([float(second) for second in range(10)], 70.0)


def test_one_setting_switches_it_off(monkeypatch: pytest.MonkeyPatch, connections: list[Any]) -> None:
    assert is_switched_off("off")
    assert not is_switched_off()
    monkeypatch.setenv(SWITCH, "off")
    assert is_switched_off()
    with pytest.raises(SourceError, match="switched off"):
        fetched("http://8.8.8.8/")
    (problem,) = read_page("http://8.8.8.8/").problems
    assert "switched off" in problem
    assert connections == []
