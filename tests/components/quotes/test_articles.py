"""The articles that quotations are learned from: the markup is sound and the card tells the truth about it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.article import outline
from components.quotes.marks import scan
from components.quotes.training_labels import own_article

FOLDER = Path("components/quotes/data/articles")
FILES = sorted(FOLDER.glob("*.txt"))
BRACE = re.compile(r" ?\{([^}]*)\}")


def bare(markup: str) -> str:
    return BRACE.sub("", markup).strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_brace_stands_behind_a_stretch_between_marks(path: Path) -> None:
    markup = path.read_text(encoding="utf-8")
    row = own_article(path.stem, markup)
    assert len(row["quotes"]) == markup.count("{")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_every_speaker_stand_in_the_text_outside_the_quotation(path: Path) -> None:
    row = own_article(path.stem, path.read_text(encoding="utf-8"))
    for quote in row["quotes"]:
        speaker = quote["speaker"]
        assert speaker is None or not quote["start"] <= speaker["start"] < quote["end"], speaker


def test_the_card_counts_articles_stretches_and_quotations() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    stretches = sum(len(scan(bare(text), outline(bare(text)).paragraphs)) for text in texts)
    quotations = sum(text.count("{") for text in texts)
    card = (FOLDER.parent / "ARTICLES_CARD.md").read_text(encoding="utf-8")
    assert f"| {len(texts)}, {stretches}, {quotations} |" in card
