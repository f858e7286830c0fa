"""How does an article travel in a link, so that no server has to keep it?

`1.` and the article in URL-safe Base64: the first 16 bytes of the SHA-256 of header and text, then both, deflated with
a preset dictionary of what articles often hold. A link may come from anybody: nothing in it is believed unchecked, and
unpacking stops where an article is longer than one may be.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from components.article import Article
from dashboard.sources.drafts import MOST_CHARACTERS, iso_day, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CARRIED = "carried"
EARLIER, LATER = "earlier", "later"
CARRIERS = frozenset({CARRIED, EARLIER, LATER})
"""Names in the address: of the article, and of the two that are compared."""

LONGEST = 8_000
"""Characters of a whole link. Chromium, Streamlit's server and its websocket took 100,000 when it was measured, but
proxies in front of a server, as on shared hosts, refuse a line of more than 8 KB unless they are told otherwise.
"""

VERSION = "1."
CHECK = 16
"""Bytes of the SHA-256 that stand in front."""

MOST_BYTES = 4 * MOST_CHARACTERS + 8_192
"""Text and header unpacked: a character takes up to four bytes."""

RAW = -zlib.MAX_WBITS
"""Deflate without a header of its own."""

FIELDS = ("title", "date", "outlet", "url")
WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
TOKEN = re.compile(r"[A-Za-z0-9_-]+")

PRESET = (
    " spokesperson parliament European Union United Nations United States Ukraine Russia China the Kremlin NATO "
    "minister of foreign affairs foreign minister defence minister prime minister President Secretary General "
    "ambassador embassy government officials security council sanctions agreement negotiations ceasefire support "
    "cooperation partners allies on Monday on Tuesday on Wednesday on Thursday on Friday on Saturday on Sunday "
    "told reporters in a statement according to would have been will continue to that the and the with the from "
    "the for the of the in the to the on the ,” he said. “We ”, she said. ” said the . “The  has been  have been "
    " will be  is not  they are "
    '{"title": "", "date": "202", "outlet": "Reuters", "url": "https://www.'
).encode()
"""What articles and headers often hold, the commonest last; a link of version 1 can be read with no other preset."""


class BrokenLinkError(ValueError):
    """A link carries no article that can be read; the message says so in one sentence."""


def carried(article: Article) -> str:
    """The article as a value for a link, letters and digits alone; title, date, outlet and address travel along."""
    day = article.date.isoformat() if article.date else None
    known = dict(zip(FIELDS, (article.title, day, article.outlet, article.url), strict=True))
    header = json.dumps({name: value for name, value in known.items() if value}, ensure_ascii=False)
    whole = f"{header}\n{article.text}".encode("utf-8", "replace")
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW, zlib.DEF_MEM_LEVEL, zlib.Z_DEFAULT_STRATEGY, PRESET)
    packed = packer.compress(whole) + packer.flush()
    return VERSION + base64.urlsafe_b64encode(_check(whole) + packed).decode().rstrip("=")


def article_from(value: str) -> Article:
    """The article that a link carries; raises `BrokenLinkError` where it is cut, changed, too long or none."""
    whole = _unpacked(value)
    header, _, text = whole.partition("\n")
    if not text.strip():
        raise BrokenLinkError("This link carries an article without text: ask for it again.")
    if len(text) > MOST_CHARACTERS:
        raise BrokenLinkError(f"This link carries more than {MOST_CHARACTERS:,} characters, which is too long to read.")
    known = _header(header)
    title, outlet, address = (one_line(known.get(name)) for name in ("title", "outlet", "url"))
    return Article(text, title, iso_day(known.get("date")), outlet, address if WEB.fullmatch(address or "") else None)


def link_to(page: str, choices: Iterable[tuple[str, str]], articles: Mapping[str, Article]) -> str:
    """The address of a page with what is chosen on it; `articles` travel along, each under its name."""
    pairs = [(name, value) for name, value in choices if name not in CARRIERS]
    pairs += [(name, carried(article)) for name, article in articles.items()]
    return f"{page}?{urlencode(pairs)}" if pairs else page


def _unpacked(value: str) -> str:
    if not value.startswith(VERSION):
        raise BrokenLinkError("This link was made by another version of Readout: ask for the article itself.")
    if not TOKEN.fullmatch(value, len(VERSION)):
        raise BrokenLinkError("This link is broken, perhaps cut by a mail program: ask for it again.")
    token = value[len(VERSION) :]
    try:
        content = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        unpacker = zlib.decompressobj(RAW, PRESET)
        whole = unpacker.decompress(content[CHECK:], MOST_BYTES)
        if not unpacker.eof and unpacker.unconsumed_tail:
            raise BrokenLinkError(f"This link carries more than {MOST_CHARACTERS:,} characters, too long to read.")
        if not unpacker.eof or content[:CHECK] != _check(whole):
            raise BrokenLinkError("This link is broken, perhaps cut by a mail program: ask for it again.")
        return whole.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise BrokenLinkError("This link is broken, perhaps cut by a mail program: ask for it again.") from error


def _header(line: str) -> dict[str, str]:
    """The fields of the header that are text; none where it is no object."""
    try:
        known: Any = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return {name: str(value) for name, value in known.items() if name in FIELDS} if isinstance(known, dict) else {}


def _check(whole: bytes) -> bytes:
    return hashlib.sha256(whole).digest()[:CHECK]
