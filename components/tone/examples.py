"""What does the tone model learn from? News, our own statements and articles, as tokens with what they are to yield."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from components.article import Article, Span, outline
from components.countries.find import find_countries
from components.tone.tokens import marked_tokens, tokens_of
from components.tone.within import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from components.tone.articles import JudgedArticle
    from components.tone.learning_set import Source
    from components.tone.records import Attitude, Label
    from components.tone.statements import Statement
    from components.tone.tokens import Tokens

ARTICLE = re.compile(r"(?:allsides|polusa_v1)_\d+")
"""The part of a NewsMTSC row's id that names its article."""

ATTITUDES: tuple[Attitude, ...] = ("critical", "neutral", "supportive")
"""The classes of the attitude head, in its order; a label −1, 0, 1 of NewsMTSC plus 1 is an index here."""

HELD_OUT_TOPICS = ("elections", "sanctions", "aid", "energy")
"""Topics of the statements that are judged and never learnt."""

CONTENT: dict[Label, tuple[float, float]] = {
    "positive": (1.0, 0.0),
    "negative": (0.0, 1.0),
    "mixed": (1.0, 1.0),
    "neutral": (0.0, 0.0),
}
"""Whether a text of each tone holds (positive, negative) content."""

STRENGTHS = (0.0, 0.6, 0.8, 0.95, 1.0)
"""How much of it a text has whose tone is told with a strength of 0, 1, 2, 3, 4; between them in proportion."""

SIGNS: dict[int, Label] = {-1: "negative", 0: "neutral", 1: "positive"}

MOST_MENTIONS = 3
"""So many mentions of a country in one quotation are learnt from."""


@dataclass(frozen=True, slots=True)
class Example:
    """Tokens, how they are marked (see `tokens.judged_tokens`), and what the two heads are to say.

    `content` is (positive, negative), 0 to 1 each, and `attitude` an index of `ATTITUDES`; None where nobody says.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    tone: Label | None
    attitude: int | None
    group: str
    text: str
    source: Source
    content: tuple[float, float] | None = None


def read_news(path: Path) -> list[dict[str, Any]]:
    """The rows of NewsMTSC in a file of JSON lines: `id`, `text`, `label` (−1, 0, 1), `start`, `end` of the target."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def news_examples(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Each NewsMTSC row with its target marked, and each sentence whose targets agree once more, without a mark.

    The group of an example is its article. The tone of a sentence is known where all its targets have one label.
    """
    labels = defaultdict(set)
    for row in rows:
        labels[row["text"]].add(row["label"])
    seen = set()
    for row in rows:
        text, article = row["text"], ARTICLE.match(row["id"])
        group = article.group() if article else text
        tone = SIGNS[row["label"]] if len(labels[text]) == 1 else None
        tokens = tokens_of(text)
        content = CONTENT[tone] if tone else None
        marked = marked_tokens(tokens, row["start"], row["end"])
        yield Example(*marked, tone, row["label"] + 1, group, text, "news", content)
        if tone and text not in seen:
            seen.add(text)
            yield Example(*marked_tokens(tokens, 0, 0), tone, None, group, text, "news", content)


def statement_examples(statements: Iterable[Statement]) -> Iterator[Example]:
    """Each statement without a mark, and once for each of its targets; the group of an example is its topic."""
    for statement in statements:
        tokens = tokens_of(statement.text)
        share = 1.0 if statement.strength is None else _share(statement.strength)
        positive, negative = CONTENT[statement.tone]
        content = (positive * share, negative * share)
        marked = marked_tokens(tokens, 0, 0)
        plain = Example(*marked, statement.tone, None, statement.topic, statement.text, "statement", content)
        yield plain
        for span, attitude in statement.targets:
            ids, types = marked_tokens(tokens, span.start, span.end)
            yield replace(plain, ids=ids, types=types, attitude=ATTITUDES.index(attitude))


def article_examples(articles: Iterable[JudgedArticle]) -> Iterator[Example]:
    """Each quotation by its own words and within its paragraph, and both once more for each country it speaks of.

    The group of an example is its article.
    """
    for article in articles:
        mentions = _mentions(article.text)
        for quotation in article.quotations:
            tone = quotation.judgement.tone
            blank = Example((), (), tone, None, article.name, "", "article", CONTENT[tone])
            for marked in readings(article.text, quotation.spans):
                yield replace(blank, ids=marked[0], types=marked[1])
            for iso3, attitude in quotation.judgement.stances:
                within = (m for m, code in mentions if code == iso3 and any(m in span for span in quotation.spans))
                for mention in islice(within, MOST_MENTIONS):
                    for ids, types in readings(article.text, quotation.spans, mention):
                        yield replace(blank, ids=ids, types=types, attitude=ATTITUDES.index(attitude))


def unlabelled_examples(rows: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """Sentences, quotations in their paragraphs, and countries and speakers as targets, of articles without labels.

    Rows have `id`, `text`, and `quotes` as `components.quotes.train` reads them.
    """
    for row in rows:
        text, parts = row["text"], outline(row["text"])
        blank = Example((), (), None, None, row["id"], "", "unlabelled")
        mentions = _mentions(text)
        speakers = {Span(q["speaker"]["start"], q["speaker"]["end"]) for q in row["quotes"] if q["speaker"]}
        targets = sorted({mention for mention, _ in mentions} | speakers)
        for sentence in parts.sentences:
            tokens = tokens_of(sentence.span.of(text))
            for ids, types in (marked_tokens(tokens, 0, 0), *_marked(tokens, sentence.span, targets)):
                yield replace(blank, ids=ids, types=types)
        for quote in row["quotes"]:
            span = Span(quote["start"], quote["end"])
            named = [mention for mention, _ in mentions if mention in span]
            for target in (None, *named[:MOST_MENTIONS]):
                for ids, types in readings(text, [span], target):
                    yield replace(blank, ids=ids, types=types)


def _marked(tokens: Tokens, sentence: Span, targets: Sequence[Span]) -> Iterator[tuple[tuple[int, ...], ...]]:
    for target in targets:
        if target in sentence:
            yield marked_tokens(tokens, target.start - sentence.start, target.end - sentence.start)


def _share(strength: float) -> float:
    below = min(int(strength), len(STRENGTHS) - 2)
    return STRENGTHS[below] + (strength - below) * (STRENGTHS[below + 1] - STRENGTHS[below])


def _mentions(text: str) -> list[tuple[Span, str]]:
    countries = find_countries(Article(text), outline(text)).countries
    return sorted((mention.span, country.iso3) for country in countries for mention in country.mentions)


def held_out(examples: Sequence[Example], groups: Iterable[str]) -> tuple[list[Example], list[Example]]:
    """The examples outside `groups`, and those inside."""
    kept = set(groups)
    return [e for e in examples if e.group not in kept], [e for e in examples if e.group in kept]


def tenth_of_the_groups(examples: Iterable[Example]) -> set[str]:
    """About a tenth of the groups, the same each time: by checksum of their names."""
    return {example.group for example in examples if zlib.crc32(example.group.encode()) % 10 == 0}


def sixth_of_the_articles(articles: Iterable[JudgedArticle]) -> set[str]:
    """The names of about a sixth of the invented articles, by checksum: judged, never learnt."""
    return {article.name for article in articles if zlib.crc32(article.name.encode()) % 6 == 0}
