"""With which words does the keyword timeline of an archive begin, and which does it offer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

SHOWN, LISTED, TRIED = 3, 60, 24

EVERYWHERE = 0.4
"""A word of more than this share of the articles tells little by its course."""

THOROUGH = 20_000
"""In an archive of more articles, to ask how common the words are would take too long for the first look."""

PHRASES = """
WITH held AS MATERIALIZED (
    SELECT lower(phrase) AS phrase, count(*) AS articles FROM keywords WHERE kind = 'phrase' GROUP BY lower(phrase)
),
parts AS (SELECT unnest(string_split(phrase, ' ')) AS word, articles FROM held)
(
    SELECT true AS alone, word FROM parts WHERE regexp_full_match(word, '[a-z]{4,}')
    GROUP BY word ORDER BY sum(articles) DESC, word LIMIT $tried
)
UNION ALL (SELECT false AS alone, phrase AS word FROM held ORDER BY articles DESC, phrase LIMIT $listed)
"""
COMMON = """
SELECT item AS word FROM counts WHERE kind = 'word' AND item IN (SELECT unnest($words))
GROUP BY item HAVING sum(articles) > $most
"""


def words_to_begin_with(archive: Archive) -> tuple[list[str], list[str]]:
    """The words of which most key phrases consist, and the commonest key phrases; names have views of their own.

    One word is counted faster than a phrase. Of words that stand everywhere, and of a singular and its plural, one is
    taken only where there are no others.
    """
    rows = archive.ask(PHRASES, {"tried": TRIED, "listed": LISTED})
    words, phrases = list(rows["word"][rows["alone"]]), list(rows["word"][~rows["alone"]])
    articles = sum(archive.readers.values())
    common: set[str] = set()
    if articles <= THOROUGH:
        common = set(archive.ask(COMMON, {"words": words, "most": EVERYWHERE * articles})["word"])
    telling = [word for word in words if word not in common and f"{word}s" not in words]
    return list(dict.fromkeys([*telling, *words]))[:SHOWN], phrases
