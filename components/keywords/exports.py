"""What stands behind each figure, as rows of a CSV file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from components.cells import safe_cell
from components.keywords.measures import counts_by_sentence, rolling_rate, words_by_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from components.article import Article, Outline
    from components.keywords.concordance import Hit
    from components.keywords.contrast import Contrast
    from components.keywords.mentioned import Mentioned
    from components.keywords.records import Keyword

Row = dict[str, object]


def csv_of(rows: Iterable[Mapping[str, object]]) -> bytes:
    """The rows as CSV, UTF-8 with a mark that spreadsheets know it by."""
    safe = [{name: safe_cell(value) for name, value in row.items()} for row in rows]
    return pd.DataFrame(safe).to_csv(index=False).encode("utf-8-sig")


def sentence_rows(article: Article, parts: Outline, keywords: Sequence[Keyword], window: int) -> Iterator[Row]:
    """A row per keyword and sentence: its words, its hits, and the rate per 100 words over `window` sentences."""
    words = words_by_sentence(parts, article.text)
    for keyword in keywords:
        rates = rolling_rate(keyword.occurrences, parts, article.text, window)
        counts = counts_by_sentence(keyword.occurrences, parts)
        for number, sentence in enumerate(parts.sentences):
            yield {
                "keyword": keyword.phrase,
                "kind": keyword.kind,
                "sentence": number + 1,
                "paragraph": sentence.paragraph + 1,
                "words": words[number],
                "hits": counts[number],
                f"per_100_words_over_{window}_sentences": rates[number],
            }


def hit_rows(hits: Iterable[Hit]) -> Iterator[Row]:
    """A row per occurrence; `start` and `end` are characters of the article's text, end exclusive."""
    for hit in hits:
        yield {
            "keyword": hit.keyword,
            "sentence": hit.sentence + 1,
            "start": hit.span.start,
            "end": hit.span.end,
            "left": hit.left,
            "words": hit.words,
            "right": hit.right,
            "speaker": hit.speaker,
            "quoted": hit.quoted,
        }


def date_rows(article: Article, parts: Outline, dates: Iterable[Mentioned]) -> Iterator[Row]:
    """A row per mention of a day or a stretch of days."""
    for each in dates:
        for span in each.spans:
            sentence = parts.sentence_at(span.start)
            yield {
                "first_day": each.period.first.isoformat(),
                "last_day": each.period.last.isoformat(),
                "lies": each.side(article.date) if article.date else "",
                "words": span.of(article.text),
                "start": span.start,
                "end": span.end,
                "sentence": sentence + 1,
                "text": parts.sentences[sentence].span.of(article.text),
            }


def contrast_rows(found: Iterable[Contrast], names: tuple[str, str]) -> Iterator[Row]:
    """A row per word: counts and rates per 1,000 words of either side, log ratio, signed G² and what it says."""
    for each in found:
        yield {
            "word": each.word,
            f"count: {names[0]}": each.count,
            f"count: {names[1]}": each.other,
            f"per 1,000: {names[0]}": 1_000 * each.count / max(each.size, 1),
            f"per 1,000: {names[1]}": 1_000 * each.other / max(each.other_size, 1),
            "log_ratio": each.ratio,
            "signed_G2": each.likelihood,
            "evidence": each.evidence,
        }
