"""Which articles hold the words that somebody looks for, and how often?

A pattern is that of the keywords panel: one word, a phrase, `*` for any letters, `|` between alternatives. Words are
looked up in the table `words`; a phrase, or a word with a mark in it, is searched for in the texts of those articles
that have all of its words: which these are is asked first, and texts are read of their months alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from components.keywords.find import LONGEST_PATTERN, MOST_WILDCARDS, BlankPatternError, places_in
from components.keywords.records import Keyword
from dashboard.archive.sql import Sql, anyone, everyone, framed, one_of

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

TERM = re.compile(r'"([^"]*)"?|(\S+)')
WORD = re.compile(r"[\w*]*\w[\w*]*")
PIECE = re.compile(r"[\w*]+")
WORDS = re.compile(r"\w+")
_POSTINGS = pa.schema([("article", pa.string()), ("month", pa.string()), ("date", pa.date32()), ("hits", pa.int64())])

LAST = "\U0010ffff"
"""No word begins with it: the end of a range of words with one prefix."""


def terms(text: str) -> tuple[str, ...]:
    """The patterns in a search: words, and phrases between quotation marks."""
    found = (quoted or bare for quoted, bare in TERM.findall(text))
    return tuple(term for term in found if term.strip(" |"))


def alternatives(pattern: str) -> tuple[str, ...]:
    """What stands between the `|` of a pattern; raises `BlankPatternError` when there is nothing."""
    if _literal(pattern):
        return (pattern.strip(),)
    if found := tuple(" ".join(part.split()) for part in pattern.split("|") if part.split()):
        return found
    raise BlankPatternError("Type a word to look for, such as weapon* or arms|weapons.")


def only_words(pattern: str) -> bool:
    """Whether each alternative is a single word without a mark in it, so that the table `words` knows all about it."""
    return not _literal(pattern) and all(WORD.fullmatch(part) for part in alternatives(pattern))


def postings(archive: Archive, pattern: str, name: str) -> Sql:
    """A question for article, month, date and hits of every article that holds a pattern, each of them once.

    Names in it begin with `name`. Raises `BlankPatternError` for a blank pattern.
    """
    if not only_words(pattern):
        held = archive.kept(("phrase", pattern), lambda: _found_in_texts(archive, pattern))
        return Sql(name, tables={name: held}).within("SELECT article, month, date, hits FROM {}")
    condition = of_words(pattern, name)
    if one_word(pattern):
        return condition.within("SELECT article, month, date, hits FROM words WHERE {}")
    return condition.within(
        "SELECT article, any_value(month) AS month, any_value(date) AS date, sum(hits) AS hits FROM words WHERE {}"
        " GROUP BY article"
    )


def one_word(pattern: str) -> bool:
    """Whether a pattern means a single word, so that an article has at most one row of `words` for it."""
    return "*" not in pattern and len(set(alternatives(pattern.lower()))) == 1 and only_words(pattern)


def of_words(pattern: str, name: str, column: str = "word") -> Sql:
    """The condition that a word is one of a pattern's alternatives; its values are named after `name`."""
    return anyone(_of_word(part.lower(), f"{name}_{place}", column) for place, part in enumerate(alternatives(pattern)))


def _literal(pattern: str) -> bool:
    """Whether a pattern is too long to be one: the keywords panel looks for it as it stands."""
    return len(pattern) > LONGEST_PATTERN or pattern.count("*") > MOST_WILDCARDS


def _found_in_texts(archive: Archive, pattern: str) -> pa.Table:
    """The postings of a pattern, counted in the texts that may hold it as the keywords panel counts."""
    keyword = Keyword(pattern, 1.0, (), None, "own")
    found = [_POSTINGS.empty_table()]
    for batch in archive.batches(_candidates(archive, pattern)):
        hits = pa.array([len(places_in(text, keyword)) for text in batch.column("text").to_pylist()], pa.int64())
        counted = pa.table({**{name: batch.column(name) for name in _POSTINGS.names[:3]}, "hits": hits}, _POSTINGS)
        found.append(counted.filter(pc.greater(hits, 0)))
    return pa.concat_tables(found)


def _candidates(archive: Archive, pattern: str) -> Sql:
    """A question for `article`, `month`, `date` and `text` of all articles that may hold a pattern, and few others."""
    piece = WORDS if _literal(pattern) else PIECE
    parts = [piece.findall(part.lower()) for part in alternatives(pattern)]
    wanted = anyone(_may_hold(archive, pieces, f"part{place}") for place, pieces in enumerate(parts))
    return wanted.within("SELECT article, month, date, text FROM articles WHERE {}")


def _may_hold(archive: Archive, words: list[str], name: str) -> Sql:
    """The condition that an article has all words of a phrase, and has them in this order, whatever is between them."""
    pieces = [word for word in words if word.strip("*")]
    if not pieces:
        return Sql("true")
    having = [
        _of_word(piece, f"{name}_{place}", "word").within("SELECT article, month FROM words WHERE {}")
        for place, piece in enumerate(pieces)
    ]
    found = archive.table(framed(" INTERSECT ".join(["{}"] * len(having)), *having))
    return everyone(
        [
            one_of("month", sorted(set(found["month"].to_pylist())), f"{name}_month"),
            Sql(name, tables={name: found}).within("article IN (SELECT article FROM {})"),
            Sql(f"regexp_matches(text, ${name}_shape)", {f"{name}_shape": _shape(pieces)}),
        ]
    )


def _shape(pieces: list[str]) -> str:
    """A loose regular expression for DuckDB, whose own know neither word boundaries nor white space of Unicode."""
    return r"(?i)" + r"[^\pL\pN]+".join(r"[\pL\pN_]*".join(map(re.escape, piece.split("*"))) for piece in pieces)


def _of_word(word: str, name: str, column: str) -> Sql:
    start, star, rest = word.partition("*")
    if not star:
        return Sql(f"{column} = ${name}", {name: word})
    shape = re.sub(r"([\\%_])", r"\\\1", word)
    like = Sql(rf"{column} LIKE ${name} ESCAPE '\'", {name: re.sub(r"\*+", "%", shape)})
    if not start:
        return like
    bounds = f"{column} >= ${name}_first AND {column} < ${name}_last"
    begins = Sql(bounds, {f"{name}_first": start, f"{name}_last": start + LAST})
    return everyone([begins, like]) if rest.strip("*") else begins
