"""Which numbers does each figure draw, as a table beside it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.countries.comentions import comentions, spoken_of
from components.keywords.measures import rolling_rate
from components.tone.ledger import NOBODY
from dashboard.out.delimited import Table
from dashboard.out.tables import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.keywords.records import Keyword
    from components.quotes.ledger import Line
    from dashboard.parsing import ParsedArticle


def figure_tables_of(
    parsed: ParsedArticle, lines: Sequence[Line], keywords: Sequence[Keyword], window: int
) -> tuple[Table, ...]:
    """What the figures draw that no other table has; `window` is in sentences."""
    return (
        voice_table(lines),
        pair_table(parsed),
        speech_table(parsed),
        rate_table(parsed, keywords, window),
    )


def voice_table(lines: Sequence[Line]) -> Table:
    """Words and quotations of each speaker, most words first."""
    words: dict[str, list[int]] = {}
    for line in lines:
        words.setdefault(line.entry.speaker or NOBODY, []).append(line.entry.words)
    total = sum(line.entry.words for line in lines) or 1
    most_first = sorted(words.items(), key=lambda item: -sum(item[1]))
    rows = tuple((name, sum(counts), len(counts), round(sum(counts) / total, 4)) for name, counts in most_first)
    columns = ("speaker", "words", "quotations", "share_of_words")
    return Table("share-of-voice", "Who has how much of the quoted words.", columns, rows)


def pair_table(parsed: ParsedArticle) -> Table:
    """Which countries share sentences."""
    names = {country.iso3: country.name for country in parsed.countries}
    rows = tuple(
        (names[pair.first], names[pair.second], len(pair.named), len(pair.implied), _numbers(pair.sentences))
        for pair in comentions(parsed.countries, parsed.outline)
    )
    columns = ("country", "other_country", "named_together", "one_implied", "sentences")
    return Table("countries-together", "Countries that stand in one sentence.", columns, rows)


def speech_table(parsed: ParsedArticle) -> Table:
    """Who speaks of which country."""
    names = {country.iso3: country.name for country in parsed.countries}
    rows = tuple(
        (cell.speaker or NOBODY, names[cell.iso3], len(cell.named), len(cell.implied), _list(cell.quotations))
        for cell in spoken_of(parsed.countries, parsed.quotations)
    )
    columns = ("speaker", "country", "named", "implied", "quotations")
    return Table("who-on-whom", "Who speaks of which country, and in which quotations.", columns, rows)


def rate_table(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> Table:
    """The rolling rate of each keyword in each sentence."""
    rows = tuple(
        (keyword.phrase, number, window, round(rate, 4))
        for keyword in keywords
        for number, rate in enumerate(
            rolling_rate(keyword.occurrences, parsed.outline, parsed.article.text, window), start=1
        )
    )
    columns = ("keyword", "sentence", "window_in_sentences", "rate_per_100_words")
    return Table("keyword-rates", "The rate of each keyword over the sentences.", columns, rows)


def _numbers(indexes: Sequence[int]) -> str:
    return _list([index + 1 for index in indexes])


def _list(numbers: Sequence[int]) -> str:
    return BETWEEN.join(map(str, numbers))
