"""Do documents that several programs made give the same findings as their plain text?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from components.article import Article
from dashboard.parsing import Settings, parse_article
from dashboard.sources.confined import read_file
from dashboard.sources.guessing import article_of

if TYPE_CHECKING:
    from dashboard.parsing import ParsedArticle

DOCUMENTS = Path(__file__).parent / "documents"
ARTICLES = {
    "chromium-print.pdf": 0,
    "chromium-columns.pdf": 1,
    "libreoffice.pdf": 2,
    "libreoffice.docx": 3,
    "pandoc.docx": 4,
    "pandoc.html": 5,
    "reportlab.pdf": 8,
    "weasyprint.pdf": 9,
    "libreoffice.html": 10,
    "python-docx.docx": 11,
}


def quotations(parsed: ParsedArticle) -> list[tuple[str | None, list[str]]]:
    text = parsed.article.text
    return [(found.speaker, [span.of(text) for span in found.spans]) for found in parsed.quotations]


def countries(parsed: ParsedArticle) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(country.iso3, country.level, tuple(country.roles)) for country in parsed.countries]


@pytest.mark.parametrize("name", ARTICLES)
def test_a_document_gives_what_its_plain_text_gives(name: str, diplomatic_gold: list[dict[str, Any]]) -> None:
    row = diplomatic_gold[ARTICLES[name]]
    day = date.fromisoformat(row["date"])
    reading = read_file((DOCUMENTS / name).read_bytes(), name)
    (draft,) = reading.drafts
    assert draft.title == row["title"]
    read = parse_article(article_of(draft, draft.title, day, None), Settings(tone=None))
    plain = parse_article(Article(row["text"], row["title"], day), Settings(tone=None))
    assert [line for line in read.article.text.split("\n") if line.strip()] == [
        line for line in row["text"].split("\n") if line.strip()
    ]
    assert quotations(read) == quotations(plain)
    assert countries(read) == countries(plain)
