"""Which articles does an RSS or Atom feed list?"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from dashboard.sources.decoding import decoded
from dashboard.sources.drafts import SourceError, iso_day, one_line
from dashboard.sources.pages import MOST_BYTES

MOST_ITEMS = 200
LONGEST_ADDRESS = 2_000
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
TAGS = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Item:
    """An article that a feed lists: where it is, and what the feed says of it."""

    url: str
    title: str
    date: date | None = None
    feed: str | None = None


def feed_items(content: bytes, name: str, address: str = "", charset: str | None = None) -> list[Item]:
    """The articles that a feed lists, in its order; raises `SourceError` when it is none, or declares entities."""
    import feedparser  # noqa: PLC0415  only for who opens a feed

    text = _text(content, name, charset)
    if ENTITY.search(text):
        raise SourceError(f"{name} declares its own entities, which may be a trap: it is not read.")
    feed = feedparser.parse(io.BytesIO(DECLARATION.sub("", text).encode("utf-8", "replace")))
    if not feed.get("version"):
        raise SourceError(f"{name} is no RSS or Atom feed: look for the page's feed, or open the page itself.")
    outlet = one_line(str(feed.feed.get("title") or ""))
    items = [_item(entry, address, outlet) for entry in feed.entries[:MOST_ITEMS]]
    found = list(dict.fromkeys(item for item in items if item))
    if not found:
        raise SourceError(f"{name} lists no article with an address.")
    return found


def item_row(item: Item) -> dict[str, Any]:
    """The item as an object for JSON."""
    day = item.date.isoformat() if item.date else None
    return {"url": item.url, "title": item.title, "date": day, "feed": item.feed}


def item_of(row: dict[str, Any]) -> Item:
    """The item that `item_row` wrote."""
    return Item(row["url"], row["title"], iso_day(row["date"]), row["feed"])


def _text(content: bytes, name: str, charset: str | None) -> str:
    try:
        return content.decode(charset) if charset else content.decode()
    except (LookupError, UnicodeError):
        return decoded(content, name, MOST_BYTES)


def _item(entry: Any, address: str, outlet: str | None) -> Item | None:  # noqa: ANN401  feedparser has no types
    try:
        url = urljoin(address, str(entry.get("link") or ""))
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(url) > LONGEST_ADDRESS:
        return None
    title = one_line(TAGS.sub("", str(entry.get("title") or ""))) or url
    return Item(url, title, _day(entry.get("published_parsed") or entry.get("updated_parsed")), outlet)


def _day(when: Any) -> date | None:  # noqa: ANN401
    try:
        return date(*when[:3]) if when else None
    except (ValueError, TypeError, OverflowError):
        return None
