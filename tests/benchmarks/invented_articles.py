"""Invented articles for measuring the archive: a realistic frequency curve of words, quotations, countries, dates.

`python tests/benchmarks/invented_articles.py COUNT > rows.jsonl` writes so many rows of about 550 words.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20221129
WORDS = 550
VOCABULARY = 4_000
FIRST_DAY = date(2015, 1, 5)
ARTICLES_A_DAY = 5
ONSETS, VOWELS, CODAS = "b c d f g l m n p r s t v st tr pl".split(), "aeiou", ["", "n", "r", "st", "l"]
COMMON = (
    "the of to and a in that for on with its was by as at from security defence ministers talks support agreement "
    "alliance border sanctions pressure partners troops energy summit treaty cooperation dialogue aid reform"
).split()
NAMES = [
    "Ann Berg",
    "Ion Munteanu",
    "Mira Halonen",
    "Paul Okoro",
    "Jana Novak",
    "Luis Ferrer",
    "Tea Beridze",
    "Omar Said",
]
OFFICES = ["the foreign minister", "the president", "the ambassador", "a spokeswoman for the alliance"]
COUNTRIES = "Moldova Georgia Ukraine Norway Finland Romania Poland Serbia Turkey Germany Japan Canada Armenia".split()
CITIES = "Bucharest Oslo Tbilisi Chisinau Kyiv Warsaw Brussels Helsinki Geneva Vienna".split()
SAYINGS = [
    "We stand by {country}",
    "We condemn the pressure on {country}",
    "Our support for {country} will not change",
    "There is no agreement with {country}, and there will be none this year",
]


def invented_rows(count: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """Rows of articles, in order of their dates; the same for the same `seed`."""
    chance = random.Random(seed)
    words = COMMON + [_word(chance) for _ in range(VOCABULARY - len(COMMON))]
    # Zipf's law: the nth word of a vocabulary comes about 1/n times as often as the first
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number // ARTICLES_A_DAY)
        title = f"{chance.choice(COUNTRIES)} and {chance.choice(COUNTRIES)} hold talks in {chance.choice(CITIES)}"
        yield {
            "id": f"invented-{number}",
            "title": title,
            "date": day.isoformat(),
            "outlet": f"Invented Wire {number % 7}",
            "text": _text(chance, words, weights),
        }


def _text(chance: random.Random, words: list[str], weights: list[float]) -> str:
    paragraphs, length = [f"{chance.choice(CITIES).upper()} - {_sentence(chance, words, weights)}"], 0
    while length < WORDS:
        parts = [_sentence(chance, words, weights) for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.4:
            parts.insert(0, _quotation(chance))
        paragraphs.append(" ".join(parts))
        length += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random, words: list[str], weights: list[float]) -> str:
    run = chance.choices(words, cum_weights=weights, k=chance.randint(9, 24))
    run.insert(chance.randrange(len(run)), chance.choice(COUNTRIES))
    if chance.random() < 0.15:
        run.append(f"on {chance.randint(1, 28)} March {chance.randint(2014, 2026)}")
    return f"{run[0].capitalize()} {' '.join(run[1:])}."


def _quotation(chance: random.Random) -> str:
    who = chance.choice(NAMES if chance.random() < 0.7 else OFFICES)
    return f"“{chance.choice(SAYINGS).format(country=chance.choice(COUNTRIES))},” {who} said."


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(chance.randint(1, 3))
    )


if __name__ == "__main__":
    for row in invented_rows(int(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))
