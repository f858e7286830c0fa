"""An article with two speakers and three countries, and short ways to correct it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.article import Article
from dashboard.corrections.records import Correction, Field, correction
from dashboard.parsing import ParsedArticle, Settings, parse_article
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = (
    "OSLO - Norway and Moldova agreed on Friday to work together.\n"
    "“We stand by Moldova, and we will not be intimidated,” said Ann Berg, the minister of Norway.\n"
    "“The grid is a target, and France can wait,” said Bo Dahl. “It has time,” he added.\n"
    "The minister from Chisinau left early; the visitors thanked the hosts for a warm welcome.\n"
)


@pytest.fixture(scope="session")
def article() -> Article:
    return Article(TEXT, "Talks in Oslo", date(2024, 5, 3), "The Test")


@pytest.fixture(scope="session")
def parsed(article: Article) -> ParsedArticle:
    return parse_article(article, Settings(tone="vader"))


@pytest.fixture(scope="session")
def place() -> Callable[[str], tuple[int, int]]:
    """Where words stand in the article, the first time."""

    def found(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    return found


@pytest.fixture
def make(place: Callable[[str], tuple[int, int]]) -> Callable[..., Correction]:
    """A correction of the article: `make("speaker", "words", "Bo Dahl", "Ann Berg")`."""

    def made(field: Field, words: str, before: str, after: str, *, about: str = "", note: str = "") -> Correction:
        spot = place(words) if words else (0, 0)
        return correction(fingerprint(TEXT), field, spot, before, after, about=about, note=note)

    return made
