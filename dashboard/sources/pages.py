"""Which article does a web page hold, saved as a file or fetched?"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from dashboard.sources.decoding import decoded
from dashboard.sources.drafts import Draft, SourceError, iso_day, one_line
from dashboard.sources.plain import drafted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_BYTES = 5_000_000
"""A page may have so many bytes, once decompressed."""

HEAD = 2_048
CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{1,40})")
TAG = re.compile(r"<[A-Za-z!?]")
UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")
BLOCKS = frozenset(
    """
    address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
    main nav ol option p pre section table td th tr ul button
    """.split()
)
LINES = 400
LONGEST_LINE = 200
"""So many of the lines that are left out are kept for the reader, each cut to so many characters."""


def page_draft(content: bytes, name: str, url: str | None = None, charset: str | None = None) -> Draft:
    """The article in a page of HTML; `charset` is what the server said. Raises `SourceError`."""
    if len(content) > MOST_BYTES:
        raise SourceError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: copy the article's text and paste it.")
    return html_draft(_html(content, name, charset), name, url)


def html_draft(html: str, name: str, url: str | None = None) -> Draft:
    """The article in the text of a page of HTML; raises `SourceError`."""
    from trafilatura import bare_extraction  # noqa: PLC0415  a second, only for who opens a page

    if not TAG.search(html):
        raise SourceError(f"{name} is no web page: it holds no HTML.")
    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "outputformat": "%Y-%m-%d"},
    )
    text = found.text if found is not None and not isinstance(found, dict) else None
    if not text or not text.strip() or found is None or isinstance(found, dict):
        raise SourceError(f"{name} holds no article that could be told from its menus: copy the text and paste it.")
    known = Draft(
        text="",
        origin=name,
        title=one_line(found.title),
        date=iso_day(found.date),
        outlet=one_line(found.sitename or found.hostname),
        url=url or one_line(found.url),
        left_out=_left_out(html, text),
    )
    return drafted(text, name, known)


def _html(content: bytes, name: str, charset: str | None) -> str:
    """The page's characters, in the encoding that the server or the page itself names, if it is that."""
    named = CHARSET.search(content[:HEAD])
    if not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        for encoding in filter(None, (charset, named.group(1).decode("ascii", "replace") if named else None)):
            try:
                return content.decode("cp1252" if encoding.lower() in {"iso-8859-1", "latin-1"} else encoding)
            except (LookupError, UnicodeError):
                continue
    return decoded(content, name, MOST_BYTES)


def _left_out(html: str, text: str) -> tuple[str, ...]:
    """The lines that a reader of the page sees and that are no part of the article."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    try:
        page = document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except ValueError:
        return ()
    kept = " ".join(text.split())
    lines = (" ".join(line.split()) for line in _visible(page).split("\n"))
    outside = [line[:LONGEST_LINE] for line in lines if line and line.strip("-*•|· ") not in kept]
    return tuple(outside[:LINES])


def _visible(page: HtmlElement) -> str:
    """The page's text, each block on a line of its own."""
    for element in list(page.iter(*UNSEEN)):
        element.drop_tree() if element.getparent() is not None else element.clear()
    for element in page.iter(*BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return str(page.text_content())
