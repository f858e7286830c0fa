"""The data behind the figures, as files."""

from __future__ import annotations

import io

import pandas as pd

from components.article import Article, outline
from components.keywords.concordance import concordance
from components.keywords.exports import csv_of, hit_rows, sentence_rows
from components.keywords.find import own_keyword

ARTICLE = Article("Peace is here. War went on.\nPeace and peace.")
PARTS = outline(ARTICLE.text)
PEACE = own_keyword(ARTICLE, PARTS, "peace")


def read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content))


def test_a_row_per_sentence_tells_hits_and_rate() -> None:
    table = read(csv_of(sentence_rows(ARTICLE, PARTS, [PEACE], 1)))
    assert list(table["hits"]) == [1, 0, 2]
    assert list(table["paragraph"]) == [1, 1, 2]
    assert list(table["per_100_words_over_1_sentences"].round(1)) == [33.3, 0, 66.7]


def test_a_row_per_hit_gives_its_place() -> None:
    hits = concordance(ARTICLE.text, PARTS, [("peace", span) for span in PEACE.occurrences], ())
    table = read(csv_of(hit_rows(hits)))
    assert [ARTICLE.text[start:end] for start, end in zip(table["start"], table["end"], strict=True)] == [
        "Peace",
        "Peace",
        "peace",
    ]


def test_what_a_spreadsheet_would_compute_is_shown_instead() -> None:
    assert read(csv_of([{"words": "=1+1"}, {"words": "peace"}]))["words"].to_list() == ["'=1+1", "peace"]


def test_nothing_gives_an_empty_file() -> None:
    assert csv_of([]).strip()[3:] in {b"", b'""'}
