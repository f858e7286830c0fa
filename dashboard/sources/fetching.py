"""What stands at a web address? The one thing that is ever asked of the network, and only when the reader asks.

Nothing but http and https on their own ports, and no address of a private network, of this machine or of a cloud's
metadata: the name is looked up once, the address is checked, and the connection goes to that very address
(`requests-hardened`). Each redirect is checked again. No cookies, no passwords, no proxy, no more than 5 MB.
"""

from __future__ import annotations

import ipaddress
import os
import re
import time
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from dashboard.sources.drafts import SourceError, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from requests import Response, Session

SWITCH = "READOUT_FETCH"
"""The environment variable that, set to `off`, lets the page fetch nothing."""

LOOPBACK = "READOUT_FETCH_LOOPBACK"
"""The environment variable that, set to `1`, allows this machine's own addresses and any port. For tests only."""

PORTS = {"http": 80, "https": 443}
MOST_REDIRECTS = 3
DEADLINE = 15
"""Seconds for everything, redirects included."""

STEP = 5
MOST_BYTES = 5_000_000
CHUNK = 1 << 15
LONGEST_ADDRESS = 2_000
A_MINUTE = 10
MINUTE = 60.0
"""A session may fetch so many times in so many seconds."""

HEADERS = {
    "User-Agent": "Readout (a reader's own request for one page)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}
KINDS = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf")
OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OFF = frozenset({"off", "0", "no", "false"})
SLOW = f"The site did not answer within {DEADLINE} seconds: try again later, or paste the text."

LONGEST_SCHEME = 20
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+-]*:(?!\d)")
UNWANTED = re.compile(r"[\s\\\x00-\x1f\x7f]")
NUMBER = re.compile(r"(?i)0x[0-9a-f]*|\d+")
CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: the address it came from in the end, its bytes, and what the server says they are."""

    url: str
    content: bytes
    kind: str
    charset: str | None


def is_switched_off(setting: str = "") -> bool:
    """Whether the environment, or the `setting` of the deployment, lets the page fetch nothing."""
    return any(value.strip().lower() in OFF for value in (setting, os.environ.get(SWITCH, "")))


def may_fetch(times: Sequence[float], now: float) -> bool:
    """Whether a session that fetched at `times` (seconds) may do so again."""
    return sum(now - MINUTE < moment <= now for moment in times) < A_MINUTE


def checked_address(address: str) -> str:
    """The address as it will be asked for, or a `SourceError` that says what about it is not allowed."""
    address = address.strip()
    if not address or len(address) > LONGEST_ADDRESS:
        raise SourceError("Type the address of a page, such as https://example.org/news.")
    if "://" not in address[:LONGEST_SCHEME] and not SCHEME.match(address):
        address = f"https://{address}"
    if UNWANTED.search(address):
        raise SourceError("An address has no spaces, backslashes or control characters: copy it again.")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError("This is not a web address: copy it again from the browser.") from error
    if parts.scheme not in PORTS:
        raise SourceError("Only http and https addresses are fetched.")
    if parts.username is not None or parts.password is not None:
        raise SourceError("An address with a user name or password in it is not fetched: take them out.")
    if not host or (NUMBER.fullmatch(host.rpartition(".")[2]) and not _is_quad(host)):
        raise SourceError("This address names no site: write its name, such as example.org.")
    if port not in {None, PORTS[parts.scheme]} and not _loopback_allowed():
        raise SourceError("Only the ports 80 (http) and 443 (https) are fetched.")
    return parts._replace(fragment="").geturl()


def fetched(address: str) -> Page:
    """The page at an address, after at most three redirects; raises `SourceError`. Sends one request to each."""
    from requests import RequestException  # noqa: PLC0415  only for who fetches

    if is_switched_off():
        raise SourceError("Fetching pages is switched off here: copy the article's text and paste it.")
    url = checked_address(address)
    until = time.monotonic() + DEADLINE
    try:
        with _session() as session:
            for _ in range(MOST_REDIRECTS + 1):
                with _answer(session, url, until) as answer:
                    if answer.status_code not in REDIRECTS:
                        return _page(answer, url, until)
                    url = checked_address(urljoin(url, answer.headers.get("location", "")))
    except (RequestException, OSError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(_reason(error)) from error
    raise SourceError(f"This page redirects more than {MOST_REDIRECTS} times: open the article's own address.")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; what embeds another address counts as that one."""
    ip = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        embeds = ip.sixtofour or ip.teredo or ip in NAT64 or int(ip) >> 32 == 0
        if embeds or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


def _loopback_allowed() -> bool:
    return os.environ.get(LOOPBACK) == "1"


def _is_quad(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _session() -> Session:
    """A session that keeps nothing, trusts no environment, and connects to checked addresses only."""
    from requests_hardened import Config, HTTPSession  # noqa: PLC0415
    from requests_hardened.ip_filter import InvalidIPAddress  # noqa: PLC0415
    from requests_hardened.ip_filter_adapter import IPFilterAdapter  # noqa: PLC0415

    loopback = _loopback_allowed()

    class PublicOnly(IPFilterAdapter):  # type: ignore[misc]  # the library has no types
        """Checks the address that the library is about to connect to once more, and more strictly."""

        def build_connection_pool_key_attributes(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            host, pool = super().build_connection_pool_key_attributes(*arguments, **options)
            ip = host["host"]
            if not is_public(ip) and not (loopback and ipaddress.ip_address(ip.strip("[]")).is_loopback):
                raise InvalidIPAddress(ip)
            return host, pool

    config = Config(
        ip_filter_enable=True, ip_filter_allow_loopback_ips=loopback, never_redirect=True, default_timeout=(STEP, STEP)
    )
    session: Session = HTTPSession(config)
    session.trust_env = False
    session.get_redirect_target = _nowhere  # type: ignore[assignment]  # it would read the body before it is checked
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    for scheme, secure in (("http://", False), ("https://", True)):
        session.mount(scheme, PublicOnly(is_https_proto=secure, allow_loopback=loopback))
    return session


def _nowhere(_: Response) -> None:
    """Redirects are followed here, not by the library."""


def _answer(session: Session, url: str, until: float) -> Response:
    left = until - time.monotonic()
    if left <= 0:
        raise SourceError(SLOW)
    step = min(STEP, left)
    return session.get(url, headers=HEADERS, stream=True, allow_redirects=False, timeout=(step, step))


def _page(answer: Response, url: str, until: float) -> Page:
    """The answer's bytes, decompressed, as long as they are text of a size that a page has."""
    if answer.status_code != OK:
        raise SourceError(
            f"The site answered with status {answer.status_code}: open it in a browser and paste the text."
        )
    kind, _, rest = answer.headers.get("content-type", "").lower().partition(";")
    if kind.strip() and not kind.strip().startswith(KINDS):
        raise SourceError(f"This address leads to {one_line(kind, 40)}, not to a page: save it and open it as a file.")
    content = bytearray()
    for chunk in answer.iter_content(CHUNK):
        content += chunk
        if len(content) > MOST_BYTES:
            raise SourceError(f"This page is larger than {MOST_BYTES // 1_000_000} MB: copy the text and paste it.")
        if time.monotonic() > until:
            raise SourceError(SLOW)
    named = CHARSET.search(rest)
    return Page(url, bytes(content), kind.strip(), named.group(1) if named else None)


def _reason(error: Exception) -> str:
    """Why nothing came, in one sentence; neither the checked address nor the library's words are shown."""
    kind = type(error).__name__
    if kind == "InvalidIPAddress":
        return "This address belongs to a private network or to this machine, and is not fetched."
    if "Timeout" in kind:
        return SLOW
    if kind == "SSLError":
        return "The site's certificate cannot be trusted, so nothing was read: open it in a browser and paste the text."
    return "The site could not be reached: check the address, or open it in a browser and paste the text."
