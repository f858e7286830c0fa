"""What stands at a web address, and what can a hostile site do?

The sites are real ones on loopback, which only the test switch allows; `HOSTILE_SITES` is the list of what they try.
"""

from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from dashboard.sources.confined import read_feed, read_page
from dashboard.sources.fetching import DEADLINE, LOOPBACK, fetched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answers = dict[str, Callable[[BaseHTTPRequestHandler], None]]

PRIVATE = "belongs to a private network or to this machine"
SCHEME = "Only http and https"

BOMB = gzip.compress(b"\0" * 200_000_000)


@contextmanager
def site(answers: Answers) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """A server on loopback: its address, and the path and headers of each request it got."""
    asked: list[tuple[str, dict[str, str]]] = []

    class Site(BaseHTTPRequestHandler):
        replies: ClassVar[Answers] = answers

        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            try:
                self.replies[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply(content: bytes = b"", status: int = 200, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in ({"content_type": "text/html; charset=utf-8"} | headers).items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def drip(request: BaseHTTPRequestHandler) -> None:
    """A byte a second of a header that never ends."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    for _ in range(60):
        request.wfile.write(b"a")
        request.wfile.flush()
        time.sleep(0.5)


def endless_redirect(request: BaseHTTPRequestHandler) -> None:
    reply(status=302, location="/")(request)
    endless(request)


def endless(request: BaseHTTPRequestHandler) -> None:
    reply()(request)
    for _ in range(2_000):
        request.wfile.write(b"<p>more</p>" * 1_000)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LOOPBACK, "1")


@pytest.mark.usefixtures("loopback")
def test_a_page_is_read_and_knows_where_it_came_from(page: Callable[..., bytes], text: str) -> None:
    with site({"/old": reply(status=302, location="/talks"), "/talks": reply(page())}) as (address, asked):
        (draft,) = read_page(f"{address}/old#part").drafts
    assert text in draft.text
    assert (draft.url, draft.outlet) == (f"{address}/talks", "The Test")
    assert [path for path, _ in asked] == ["/old", "/talks"]


@pytest.mark.usefixtures("loopback")
def test_no_cookie_and_no_password_is_sent_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    with site({"/a": reply(status=302, location="/b", set_cookie="a=1"), "/b": reply(b"<p>x</p>")}) as (address, asked):
        fetched(f"{address}/a")
    assert {name.lower() for _, headers in asked for name in headers} & {"cookie", "authorization", "referer"} == set()


HOSTILE_SITES: list[tuple[str, Answers, str]] = [
    ("a redirect to a private network", {"/": reply(status=302, location="http://10.0.0.1/")}, PRIVATE),
    ("a redirect to a cloud's metadata", {"/": reply(status=301, location="//169.254.169.254/x")}, PRIVATE),
    ("a redirect to a file", {"/": reply(status=302, location="file:///etc/passwd")}, SCHEME),
    ("a redirect to a script", {"/": reply(status=302, location="javascript:alert(1)")}, SCHEME),
    ("a redirect with a password", {"/": reply(status=302, location="http://a:b@example.org/")}, "user name"),
    ("a redirect to itself", {"/": reply(status=302, location="/")}, "redirects more than 3 times"),
    ("a redirect to nowhere", {"/": reply(status=302)}, "redirects more than 3 times"),
    ("a redirect with a body without end", {"/": endless_redirect}, "redirects more than 3 times"),
    ("a page without end", {"/": endless}, "larger than 5 MB"),
    ("a page packed to expand to 200 MB", {"/": reply(BOMB, content_encoding="gzip")}, "larger than 5 MB"),
    ("a page whose packing is broken", {"/": reply(b"no gzip", content_encoding="gzip")}, "could not be reached"),
    ("a program", {"/": reply(b"\x7fELF", content_type="application/octet-stream")}, "leads to application/"),
    ("a picture that says it is a page", {"/": reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)}, "not text but a binary file"),
    ("an encoding that does not exist", {"/": reply(b"<p>x</p>", content_type="text/html; charset=x")}, ""),
    ("100,000 headers", {"/": reply(**{f"x{number}": "a" for number in range(100_000)})}, "could not be reached"),
    ("a page that is not there", {"/": reply(status=404)}, "answered with status 404"),
    ("nothing", {"/": reply(b"")}, "holds no HTML"),
]  # fmt: skip


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(("what", "answers", "reason"), HOSTILE_SITES, ids=[row[0] for row in HOSTILE_SITES])
def test_a_hostile_site_gains_nothing(what: str, answers: Answers, reason: str) -> None:
    start = time.monotonic()
    with site(answers) as (address, _):
        reading = read_page(f"{address}/")
    assert time.monotonic() - start < DEADLINE, what
    assert len(reading.problems) <= 1
    assert reason in " ".join(reading.problems)


@pytest.mark.usefixtures("loopback")
def test_a_site_that_answers_a_byte_at_a_time_is_given_up() -> None:
    start = time.monotonic()
    with site({"/": drip}) as (address, _):
        reading = read_page(f"{address}/")
        spent = time.monotonic() - start
    assert spent < DEADLINE + 5
    assert reading.problems == (f"This page did not come within {DEADLINE} seconds: try again later, or paste it.",)


ITEM = "<item><title>{0}</title><link>{1}</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item>"
FEED = "<?xml version='1.0'?>{0}<rss version='2.0'><channel><title>The Test</title>{1}</channel></rss>"


@pytest.mark.usefixtures("loopback")
def test_a_feed_lists_its_articles() -> None:
    items = ITEM.format("Talks &lt;b&gt;in&lt;/b&gt; Oslo", "/talks") + ITEM.format("Evil", "javascript:alert(1)")
    with site({"/feed": reply(FEED.format("", items).encode(), content_type="application/rss+xml")}) as (address, _):
        (item,), problems = read_feed(f"{address}/feed")
    assert problems == ()
    assert (item.title, item.url, str(item.date), item.feed) == (
        "Talks in Oslo",
        f"{address}/talks",
        "2024-05-03",
        "The Test",
    )


@pytest.mark.usefixtures("loopback")
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (FEED.format("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", ITEM.format("&x;", "/a")), "entities"),
        (FEED.format("<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>", ITEM.format("&b;", "/a")), "entities"),
        (FEED.format("", ""), "lists no article"),
        ("<html><p>No feed.</p></html>", "is no RSS or Atom feed"),
        ("<rss>" * 50_000, "lists no article"),
        (FEED.format("", ITEM.format("A", "http://[::1")), "lists no article"),
    ],
)  # fmt: skip
def test_a_hostile_feed_gains_nothing(content: str, reason: str) -> None:
    with site({"/": reply(content.encode(), content_type="text/xml")}) as (address, asked):
        items, (problem,) = read_feed(f"{address}/")
    assert items == []
    assert reason in problem
    assert len(asked) == 1
