"""Which articles do web archives hold, and which do feeds list?

A page of a web archive (WARC, ISO 28500) is read like one that was saved. A feed's articles are fetched one after the
other, each with the safety of `dashboard.sources.fetching`; nothing else is ever asked of the network.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dashboard.archive.documents import draft_fields
from dashboard.archive.place import ArchiveError
from dashboard.sources.confined import read_feed, read_page
from dashboard.sources.feeds import MOST_ITEMS
from dashboard.sources.pages import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.documents import DocumentReader
    from dashboard.sources.feeds import Item

    Fields = dict[str, Any]

WARC = (".warc", ".warc.gz")
FEEDS = (".xml", ".rss", ".atom")
SCHEMES = ("http://", "https://")
PAGES = ("text/html", "application/xhtml+xml")
OK = "200"
HELD = {"response", "resource"}
"""Records that may hold a page; the others say how it was asked for, or that it has not changed."""

CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})")


def is_address(source: str) -> bool:
    """Whether a source is the address of a feed."""
    return source.lower().startswith(SCHEMES)


def is_feed(source: str) -> bool:
    """Whether a source is a feed, by its address or its file's ending."""
    return is_address(source) or source.lower().endswith(FEEDS)


def warc_rows(opened: IO[bytes], reader: DocumentReader) -> Iterator[tuple[int, Fields | str]]:
    """The articles of a web archive, each with the number of its record; raises `ArchiveError` without `warcio`."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an optional package
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise ArchiveError("a web archive needs one more package: pip install 'readout[warc]'.") from error
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(opened), start=1):
            if record.rec_type in HELD:
                yield number, _page(record, reader)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError):
        yield number + 1, "is damaged from this record on"
    else:
        if not number:
            yield 0, "holds no record"


def feed_rows(feed: str, reader: DocumentReader) -> Iterator[tuple[int, Fields | str]]:
    """The articles that a feed lists, each with its number; it is named by its address or its file."""
    if is_address(feed):
        items, problems = read_feed(feed)
    else:
        try:
            listed = reader.items(Path(feed).read_bytes(), "", None)
        except OSError as error:
            listed = f"cannot be read ({(error.strerror or str(error)).lower()})"
        items, problems = ([], (listed,)) if isinstance(listed, str) else (listed, ())
    for problem in problems:
        yield 0, problem.partition(": ")[0].removesuffix(".")
    for number, item in enumerate(items, start=1):
        yield number, _item(item)
    if len(items) >= MOST_ITEMS:
        yield len(items) + 1, f"lists {MOST_ITEMS} articles or more, and what comes after these is not read"


def _item(item: Item) -> Fields | str:
    """An article that a feed lists, with what the feed says of it where the page does not."""
    reading = read_page(item.url)
    if not reading.drafts:
        reason = reading.problems[0].partition(": ")[0].removesuffix(".")
        return f"{item.url}: {reason}"
    fields = draft_fields(reading.drafts[0])
    if isinstance(fields, str):
        return f"{item.url}: {fields}"
    day = item.date.isoformat() if item.date else None
    known = {"title": item.title, "date": day, "outlet": item.feed, "url": item.url}
    return {**fields, **{name: fields[name] or value for name, value in known.items()}}


def _page(record: Any, reader: DocumentReader) -> Fields | str:  # noqa: ANN401  warcio has no types
    """The article in a record, or why there is none."""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    if headers and headers.get_statuscode() != OK:
        return f"{url}: the site had answered with status {headers.get_statuscode()}"
    if not kind.lower().strip().startswith(PAGES):
        return f"{url}: is {kind.partition(';')[0].strip() or 'of no kind that is named'}, not a page"
    content = record.content_stream().read(MOST_BYTES + 1)
    if len(content) <= MOST_BYTES and _is_cut_off(record):
        return f"{url}: is cut off"
    named = CHARSET.search(kind)
    found = reader.page(content, url or None, named.group(1) if named else None)
    return f"{url}: {found}" if isinstance(found, str) else found


def _is_cut_off(record: Any) -> bool:  # noqa: ANN401
    """Whether a record whose page was read has fewer bytes than it says."""
    record.raw_stream.read()
    return bool(record.raw_stream.limit)
