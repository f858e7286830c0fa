"""How does everything that was found in an article travel in one file?"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from components.article import Article
from dashboard.out.delimited import csv_of, json_bytes, json_of
from dashboard.out.figure_tables import figure_tables_of
from dashboard.out.tables import lines_of, tables_of
from dashboard.parsing import Settings, parse_article
from dashboard.rows import parsed_row
from dashboard.sources.drafts import fingerprint, one_line
from dashboard.sources.files import FIELDS, RULE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.keywords.records import Keyword
    from dashboard.out.delimited import Table
    from dashboard.parsing import ParsedArticle

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same findings give the same bytes."""

ABOUT = """\
What Readout found in the article, as tables.

article.txt       the article with its header; it opens in Readout again
everything.json   all findings in one object, as `readout parse --json` writes them
csv/ json/        the same tables twice: CSV in UTF-8 for a spreadsheet, JSON for a program
figures/          what the figures draw

Offsets (start, end) count the characters of the article's text below its header, end exclusive. Sentences and
paragraphs count from 1. Scores run from -1 to 1; an empty score is no signal, which is not neutral. In CSV an
apostrophe stands before text that a spreadsheet would take for a formula; JSON has the text as it is.

"""


def every_table(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> tuple[Table, ...]:
    """All tables, those of the figures last; `keywords` and `window` (sentences) are what the reader looks at."""
    return (*tables_of(parsed, keywords), *figure_tables_of(parsed, lines_of(parsed), keywords, window))


@cache
def table_names() -> dict[str, str]:
    """What every table is called, and what it holds."""
    nothing = parse_article(Article(""), Settings(tone=None))
    return {table.name: table.about for table in every_table(nothing, (), 1)}


def bundle(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> bytes:
    """A zip of all tables as CSV and JSON, everything as one JSON object, and the article itself."""
    tables = tables_of(parsed, keywords)
    figures = figure_tables_of(parsed, lines_of(parsed), keywords, window)
    files = {
        "README.txt": (ABOUT + _listed((*tables, *figures))).encode(),
        "article.txt": article_file(parsed.article),
        "everything.json": json_bytes(parsed_row(fingerprint(parsed.article.text), parsed)),
    }
    for table in tables:
        files[f"csv/{table.name}.csv"], files[f"json/{table.name}.json"] = csv_of(table), json_of(table)
    for table in figures:
        files[f"figures/{table.name}.csv"], files[f"figures/{table.name}.json"] = csv_of(table), json_of(table)
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """The files in one archive."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def article_file(article: Article) -> bytes:
    """The article in the format that it is read from: a header, a rule, the text to the last character."""
    day = article.date.isoformat() if article.date else None
    known = dict(zip(FIELDS, (article.title, day, article.outlet, article.url, article.note), strict=True))
    header = [f"{field}: {one_line(value)}" for field, value in known.items() if value]
    return "\n".join([*header, RULE, article.text]).encode("utf-8", "replace")


def _listed(tables: Iterable[Table]) -> str:
    return "\n".join(f"{table.name:<20} {table.about}" for table in tables) + "\n"
