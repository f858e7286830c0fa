"""In which invented articles is the tone of each quotation told, and toward which country it goes?

`data/articles/*.txt` hold the text with a brace after the closing mark of each quotation: `{speaker|tone|UKR+ RUS-}`,
the words nearest to it that name the speaker (`-` for nobody), the tone as in `components.tone.statements`, and the
attitude toward each country that is spoken of; `{-}` where the marks hold no quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from components.article import Article, outline
from components.quotes.braces import braced
from components.quotes.find import find_quotations
from components.tone.statements import ATTITUDES, TONES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.article import Span
    from components.tone.records import Attitude, Label

ARTICLES = Path(__file__).with_name("data") / "articles"

STANCE = re.compile(r"([A-Z]{3})([+\-0])")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader says of a stretch between marks: tone, and attitude toward countries (iso3)."""

    tone: Label
    stances: tuple[tuple[str, Attitude], ...]


@dataclass(frozen=True, slots=True)
class JudgedQuotation:
    """A quotation of an article with its judgement; `spans` lie inside the marks."""

    spans: tuple[Span, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An invented article and its quotations, in their order."""

    name: str
    text: str
    quotations: tuple[JudgedQuotation, ...]


def read_articles(folder: Path = ARTICLES) -> Iterator[JudgedArticle]:
    """The articles of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield read_article(path.stem, path.read_text(encoding="utf-8"))


def read_article(name: str, markup: str) -> JudgedArticle:
    """The article in its markup; raises `ValueError` where a brace says nothing or follows no closing mark.

    Quotations over several stretches are one, as the program itself joins them; the first judgement counts.
    """
    text, told = _judged_stretches(name, markup)
    found = find_quotations(Article(text), outline(text))
    groups = [each.spans for each in found] + [(span,) for span in told]
    quotations: list[JudgedQuotation] = []
    seen: set[Span] = set()
    for spans in groups:
        first = next((told[span] for span in spans if span in told), None)
        if first and not seen.intersection(spans):
            quotations.append(JudgedQuotation(spans, first))
            seen.update(spans)
    return JudgedArticle(name, text, tuple(sorted(quotations, key=lambda each: each.spans[0])))


def _judged_stretches(name: str, markup: str) -> tuple[str, dict[Span, Judgement]]:
    """The text without its braces, and the judgement of each stretch that is a quotation."""
    text, stretches = braced(markup)
    told = {}
    for inner, words in stretches:
        judgement = _judgement(name, words)
        if not inner:
            raise ValueError(f"{name}: no closing mark before {{{words}}}")
        if judgement:
            told[inner] = judgement
    return text, told


def _judgement(name: str, words: str) -> Judgement | None:
    if words == "-":
        return None
    parts = words.split("|")
    if len(parts) != len(("speaker", "tone", "stances")) or parts[1] not in TONES:
        raise ValueError(f"{name}: {{{words}}} is not {{speaker|tone|stances}}")
    stances = [STANCE.fullmatch(each) for each in parts[2].split()]
    if not all(stances):
        raise ValueError(f"{name}: {{{words}}} holds a stance that is not like UKR+")
    return Judgement(TONES[parts[1]], tuple((each[1], ATTITUDES[each[2]]) for each in stances if each))
