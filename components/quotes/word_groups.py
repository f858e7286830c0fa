"""Which words beside one another are something else together than each by itself: last week, shot back?

The letters are those of `tags.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES = frozenset("week weekend month quarter year decade night morning afternoon evening spring summer winter".split())
NEAR_TIMES = frozenset("last next this late early".split())
LENGTHS = frozenset(
    f"{time}{ending}" for time in ("minute", "hour", "day", "week", "month", "year") for ending in ("", "s")
)
APART = frozenset("ago later earlier".split())
"""`last week`, `late Monday night` and `two weeks ago` tell when, and are nobody."""
RETORTS = frozenset(
    "shot shoots shoot hit hits fired fires fire snapped snaps snap clapped claps pushed pushes push".split()
)
"""With `back` behind them these verbs are answers."""


def mark_times(lower: Sequence[str], letters: list[str], genitive: list[bool]) -> None:
    """Give the letter of days to all words that tell when."""
    for index in range(1, len(letters)):
        word, before = lower[index], lower[index - 1]
        if genitive[index]:
            continue
        if word in TIMES or letters[index] == "T":
            owned = index > 1 and (letters[index - 2] in "DHG" or genitive[index - 2])
            if before in NEAR_TIMES and not owned:
                letters[index - 1] = letters[index] = "T"
            elif letters[index - 1] == "T":
                letters[index] = "T"
        elif word in APART and before in LENGTHS and index > 1 and letters[index - 2] in "DMJ":
            letters[index - 2] = letters[index - 1] = "T"


def mark_pairs(lower: Sequence[str], letters: list[str], lemmas: list[str]) -> None:
    """Words that are something else together than each by itself: shot back, running mate, sources close to.

    An adverb before a verb is no part of the name: Reuters first reported.
    """
    for index in range(1, len(letters)):
        word, before = lower[index], lower[index - 1]
        if word == "back" and before in RETORTS and index > 1 and letters[index - 2] in "CNPQRA,K":
            letters[index - 1], lemmas[index - 1] = "S", "retort"
        elif word in ("mate", "mates") and before == "running":
            letters[index - 1], lemmas[index - 1] = "N", ""
        elif word == "to" and before == "close" and index > 1 and letters[index - 2] in "CN":
            letters[index - 1], lemmas[index - 1] = "J", ""
        elif before == "first" and letters[index] in "SV" and index > 1 and letters[index - 2] in "CN":
            letters[index - 1] = "R"
