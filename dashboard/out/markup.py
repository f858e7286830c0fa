"""How is what was found written as HTML that shows every sign of an article and obeys none?"""

from __future__ import annotations

import base64
import re
from html import escape
from typing import TYPE_CHECKING

from components.article.focus import Focus, runs, sentences_behind
from dashboard.out.delimited import csv_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Span
    from components.cells import Cell
    from dashboard.out.delimited import Table
    from dashboard.parsing import ParsedArticle

SHOWN_SENTENCES = 60
"""Sentences of evidence that a fold lists; the article below them has all."""

SHOWN_ROWS = 500
"""Rows of a table in the report; its CSV has all."""

OFFSETS = frozenset({"start", "end"})
"""Columns that only a program reads."""

LONG = frozenset({"words", "rule"})
"""Columns of whole sentences."""

DIGITS = 4
MARKDOWN = ((r"`([^`]+)`", "code"), (r"\*\*([^*]+)\*\*", "strong"), (r"\*([^*]+)\*", "em"))


def element(tag: str, *inner: str, **attributes: str) -> str:
    """An element; `inner` is HTML already, attributes are escaped here, and an underscore at their end falls."""
    told = "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{told}>{''.join(inner)}</{tag}>"


def words(text: str, tag: str = "span", **attributes: str) -> str:
    """An article's words in an element of their own, whose direction of writing is theirs and ends with it."""
    return element(tag, escape(text), dir="auto", **attributes)


def prose(markdown: str) -> str:
    """Our own paragraphs of plain Markdown: bold, italics and code."""
    paragraphs = []
    for paragraph in markdown.strip().split("\n\n"):
        told = escape(" ".join(paragraph.split()), quote=False)
        for pattern, tag in MARKDOWN:
            told = re.sub(pattern, rf"<{tag}>\1</{tag}>", told)
        paragraphs.append(element("p", told))
    return "".join(paragraphs)


def table_html(table: Table, hidden: frozenset[str] = OFFSETS, most: int = SHOWN_ROWS) -> str:
    """A table with its caption, a link to each sentence it names, and all of it, `hidden` columns too, as CSV."""
    shown = [(place, column) for place, column in enumerate(table.columns) if column not in hidden]
    head = element("tr", *(element("th", escape(column.replace("_", " ")), scope="col") for _, column in shown))
    body = "".join(element("tr", *(_cell(column, row[place]) for place, column in shown)) for row in table.rows[:most])
    cut = f" The first {most:,} of {len(table.rows):,} rows; the CSV has all." if len(table.rows) > most else ""
    caption = element("caption", escape(table.about + cut), " ", csv_link(table))
    inner = element("table", caption, element("thead", head), element("tbody", body))
    return element("div", inner, class_="scroll")


def csv_link(table: Table) -> str:
    """A link that saves the table as CSV; the rows are inside it, so that nothing is fetched."""
    address = "data:text/csv;charset=utf-8;base64," + base64.b64encode(csv_of(table)).decode()
    return element("a", "Data as CSV", href=address, download=f"{table.name}.csv", class_="csv")


def sentence_link(number: int) -> str:
    """A link to a sentence of the article, counted from 1."""
    return element("a", str(number), href=f"#s{number}")


def evidence(parsed: ParsedArticle, label: str, spans: Sequence[Span]) -> str:
    """A fold with the sentences that the spans touch, their words marked."""
    parts = parsed.outline
    behind = sentences_behind(spans, parts)
    focus = Focus("country", label, label, tuple(spans))
    cut = runs(parsed.article.text, [parts.sentences[index].span for index in behind[:SHOWN_SENTENCES]], [focus])
    items = (
        element("li", sentence_link(index + 1), " ", element("span", *map(_run, pieces), dir="auto"))
        for index, pieces in zip(behind, cut, strict=False)
    )
    more = f", the first {SHOWN_SENTENCES} here" if len(behind) > SHOWN_SENTENCES else ""
    told = f"{len(behind)} of {len(parts.sentences)} sentences{more}"
    summary = element("summary", words(label, "b"), " · ", escape(told))
    return element("details", summary, element("ul", *items))


def article_html(parsed: ParsedArticle) -> str:
    """The whole article, each sentence with its number, by which the findings lead to it."""
    paragraphs: dict[int, list[str]] = {}
    for number, sentence in enumerate(parsed.outline.sentences, 1):
        told = element("sup", str(number)) + escape(sentence.span.of(parsed.article.text))
        paragraphs.setdefault(sentence.paragraph, []).append(element("span", told, id=f"s{number}"))
    return "".join(element("p", " ".join(sentences), dir="auto") for sentences in paragraphs.values())


def _run(run: tuple[str, tuple[int, ...]]) -> str:
    text, owners = run
    return element("mark", escape(text)) if owners else escape(text)


def _cell(column: str, cell: Cell) -> str:
    if cell is None:
        return "<td></td>"
    if column == "sentence" and isinstance(cell, int):
        return element("td", sentence_link(cell))
    if isinstance(cell, float):
        return element("td", f"{round(cell, DIGITS):g}".replace("-", "−"), class_="number")
    return words(str(cell), "td", class_="long") if column in LONG else words(str(cell), "td")
