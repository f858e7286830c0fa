"""How is everything that was found handed on in one file that opens in any browser, without a server or a network?

A policy in the file's head lets no script run but the two it is made with, and lets it fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from functools import cache
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from plotly import __version__ as plotly_version
from plotly.offline import get_plotlyjs

from components.countries.wording import BOUNDARIES
from components.plain import counted
from components.tone.accuracy import accuracy_rows
from components.tone.panel import METHODS
from components.tone.wording import CALLED, NO_SIGNAL, signed, verdict
from dashboard.method import METHOD
from dashboard.out.bundle import every_table
from dashboard.out.delimited import Table
from dashboard.out.link import WEB
from dashboard.out.markup import (
    OFFSETS,
    article_html,
    csv_link,
    element,
    evidence,
    prose,
    sentence_link,
    table_html,
    words,
)
from dashboard.out.report_figures import drawn, in_script
from dashboard.out.tables import PARTED, lines_of
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from components.article import Article, Span
    from components.keywords.records import Keyword
    from components.quotes.ledger import Line
    from dashboard.out.report_figures import Drawn
    from dashboard.parsing import ParsedArticle

HERE = Path(__file__).parent
ASSETS, STATIC = HERE / "assets", HERE.parent / "static"
UNTITLED = "Untitled article"
SECTIONS = {"countries": "Partner countries", "quotes": "Quote sentiment", "keywords": "Keyword timelines"}
TABLES = {
    "countries": ("countries", "country-roles"),
    "quotes": ("stances", "statements", "tone-words", "tone-by-engine"),
    "keywords": ("keywords", "dates"),
}
"""The tables that each section shows; those of its figures are linked beside them."""

HIDDEN = defaultdict(frozenset[str], {"countries": frozenset({"first_rule", "sentence", "words"})})
"""Columns that the table below has."""

POLICY = (
    "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "script-src "
)
"""Followed by the hashes of the two scripts."""


def report(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int, made: datetime) -> bytes:
    """The report on an article: figures that answer to the mouse, tables, evidence, the article, method and versions.

    `keywords` and `window` (sentences) are what the reader looks at; `made` is the moment that it tells.
    """
    lines = lines_of(parsed)
    tables = {table.name: table for table in every_table(parsed, keywords, window)}
    figures = drawn(parsed, lines, keywords, window)
    behind: dict[str, list[tuple[str, Sequence[Span]]]] = {
        "countries": [(each.name, [mention.span for mention in each.mentions]) for each in parsed.countries],
        "keywords": [(keyword.phrase, keyword.occurrences) for keyword in keywords],
    }
    sections = [
        element(
            "section",
            element("h2", SECTIONS[name]),
            *(_figure(number, each, tables) for number, each in enumerate(figures) if each.section == name),
            *(_quotations(parsed, lines, tables["quotations"]) if name == "quotes" else ""),
            *(table_html(tables[table], OFFSETS | HIDDEN[table]) for table in TABLES[name] if tables[table].rows),
            *(evidence(parsed, label, spans) for label, spans in behind.get(name, ())),
            id=name,
        )
        for name in SECTIONS
    ]
    body = element("main", _heading(parsed, made), *sections, _article(parsed), _method(parsed, made))
    return _page(parsed.article.title or UNTITLED, body, figures).encode("utf-8", "replace")


def _page(title: str, body: str, figures: Sequence[Drawn]) -> str:
    scripts = (_plotly(), (ASSETS / "report.js").read_text(encoding="utf-8"))
    policy = POLICY + " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} – Readout</title><style>{(ASSETS / 'report.css').read_text(encoding='utf-8')}</style>"
    )
    held = (
        _json("figures", "[" + ",".join(each.as_json for each in figures) + "]")
        + _json("world", _world())
        + _json("outlines", (STATIC / "topojson" / "world_110m.json").read_text(encoding="utf-8"))
    )
    run = "".join(f"<script>{script}</script>" for script in scripts)
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}{held}{run}</body></html>\n'


def _heading(parsed: ParsedArticle, made: datetime) -> str:
    article, tone = parsed.article, parsed.overall_tone
    told = NO_SIGNAL if tone.label is None or tone.score is None else f"{tone.label} {signed(tone.score)}"
    read = f"{told} ({CALLED[tone.engine]})" if tone.engine else "not read"
    figures = {
        "Words": f"{parsed.words:,}",
        "Words in quotations": f"{parsed.quoted_share:.0%}",
        "Speakers": str(len(parsed.speakers)),
        "Countries": str(len(parsed.countries)),
        "Overall tone": read,
    }
    contents = {**SECTIONS, "article": "Article", "method": "Method and versions"}
    return element(
        "header",
        words(article.title or UNTITLED, "h1"),
        _origin(article),
        words(article.note, "p", class_="quiet") if article.note else "",
        element("dl", *(element("div", element("dt", name), element("dd", value)) for name, value in figures.items())),
        element("nav", *(element("a", told, href=f"#{name}") for name, told in contents.items())),
        element("p", f"Made by Readout on {made:%-d %B %Y, %H:%M %Z}".rstrip() + ".", class_="quiet"),
    )


def _origin(article: Article) -> str:
    day = f"{article.date:%-d %B %Y}" if article.date else "undated"
    known = [words(part) for part in (article.outlet, day) if part]
    if article.url and WEB.fullmatch(article.url):
        known.append(element("a", escape(article.url), href=article.url, rel="noreferrer noopener"))
    elif article.url:
        known.append(words(article.url))
    return element("p", " · ".join(known), class_="quiet")


def _figure(number: int, each: Drawn, tables: Mapping[str, Table]) -> str:
    caption = escape(each.takeaway) + (f" {BOUNDARIES}" if number == 0 and each.section == "countries" else "")
    place = element("div", id=f"figure-{number}", class_="figure", role="img", aria_label=each.takeaway)
    told = element("figcaption", caption, " ", csv_link(tables[each.table]))
    return element("figure", element("h3", each.title), place, told)


def _quotations(parsed: ParsedArticle, lines: Sequence[Line], table: Table) -> list[str]:
    """Every quotation whole, with who said it, where, and how its tone was read."""
    if not lines:
        return [element("p", "No quotation was found in this article.")]
    cards = [_card(parsed, line) for line in lines]
    told = element("p", escape(f"{counted(len(lines), 'quotation')} in reading order. "), csv_link(table))
    return [element("h3", "Every quotation"), told, *cards]


def _card(parsed: ParsedArticle, line: Line) -> str:
    said = PARTED.join(span.of(parsed.article.text) for span in line.quotation.spans)
    who = ", ".join(part for part in (line.speaker, line.quotation.role) if part)
    doubt = f", perhaps {line.perhaps}" if line.certainty == "unsure" and line.perhaps else ""
    sentence = sentence_link(parsed.outline.sentence_at(line.quotation.start) + 1)
    told = (
        words(f"{line.entry.number}. {who}", "b"),
        words(f" (speaker {line.certainty}{doubt})"),
        f" · {escape(verdict(line.entry.tone))} · sentence {sentence}",
    )
    return element("blockquote", words(f"“{said}”", "p"), element("footer", *told))


def _article(parsed: ParsedArticle) -> str:
    return element("section", element("h2", "Article"), article_html(parsed), id="article")


def _method(parsed: ParsedArticle, made: datetime) -> str:
    rows = accuracy_rows()
    columns = tuple(rows[0]) if rows else ()
    accuracy = Table("accuracy", "How well each engine reads tone.", columns, tuple(tuple(r.values()) for r in rows))
    versions = (
        ("Readout", _version()),
        *parsed.versions,
        ("Plotly", plotly_version),
        ("made", made.isoformat(timespec="seconds")),
        ("SHA-256 of the text", fingerprint(parsed.article.text)),
    )
    told = Table("versions", "Versions of the program and of each analysis.", ("what", "version"), versions)
    return element(
        "section",
        element("h2", "Method and versions"),
        prose(METHOD),
        prose(METHODS),
        table_html(accuracy),
        table_html(told),
        id="method",
    )


def _version() -> str:
    try:
        return version("readout")
    except PackageNotFoundError:  # a checkout that was not installed
        return "not installed"


def _json(name: str, content: str) -> str:
    return f'<script type="application/json" id="{name}">{content}</script>'


@cache
def _world() -> str:
    return in_script(json.loads((STATIC / "world.geojson").read_text(encoding="utf-8")))


@cache
def _plotly() -> str:
    """Plotly's script, in which nothing may end the element that holds it."""
    return str(get_plotlyjs()).replace("</script", "<\\/script").replace("\r\n", "\n")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
