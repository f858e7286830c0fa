"""A word that names a country and something else too: which of them is it here?

Each rule takes a place in the text and gives the country's code, another country's, or None for something else. Which
words are asked which rule stands in `data/senses.tsv`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from components.countries.gazetteer import rows_by_first

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from components.countries.gazetteer import Term

EDGES = ".,;:!?\"”’'“‘)(]["
LANGUAGES = re.compile(r"\b(?:in|into|fluent in|sp[eo]aks?|spoke) [A-Z]\w+(?:, [A-Z]\w+)*,? (?:and|or) $")
"""A list of languages that goes on."""

LANGUAGES_SO_FAR = re.compile(r"\b(?:in|into|fluent in|sp[eo]aks?|spoke) ([A-Z]\w+(?:, [A-Z]\w+)*), $")
"""The same before its last comma; places may stand there too, so each word has to be a language."""

APOSTROPHES = {"'", "’"}
SHOUTED = 2
"""A word of so many capitals or more beside `US` shows a headline in capitals."""


class Setting(NamedTuple):
    """What the article speaks of: how often each country, by which words, how many regions, how many names.

    `shared` are the words among them that American towns share, and `English`, which is spoken everywhere.
    """

    countries: Counter[str]
    words: Counter[tuple[str, str]]
    regions: Counter[str]
    named: Counter[str]
    shared: frozenset[str]

    def others(self, iso3: str, word: str) -> int:
        """How often the article points to a country by other words than `word`."""
        return self.countries[iso3] - self.words[iso3, word]

    def at_home(self, iso3: str) -> bool:
        """Whether the article points to a country by a word that no American town shares."""
        return any(count for (code, other), count in self.words.items() if code == iso3 and other not in self.shared)


class Spot(NamedTuple):
    """A term where it stands: the words beside it, one blank apart, and the characters right before and behind it."""

    term: Term
    written: str
    lead: str
    before: str
    after: str
    behind: str
    setting: Setting


def sense(name: str, spot: Spot) -> str | None:
    """The code of the country that the rule `name` reads at the spot, None for no country."""
    return RULES[name](spot)


@cache
def words(group: str) -> frozenset[str]:
    """The words of a group in `data/context_words.tsv`."""
    return frozenset(rows_by_first("context_words.tsv")[group].split())


def _language(spot: Spot) -> str | None:
    """None for the language: `in French,`, `speaks Spanish`, `German lessons`."""
    if spot.after in words("spoken_after") or spot.behind.startswith(("-speak", "-langu")):
        return None
    if _is_listed(spot.lead) and (not spot.after or spot.after in words("functions")):
        return None
    alone = spot.behind[:1] != "-" and (not spot.after or spot.after in words("functions"))
    return None if alone and spot.before.lower().lstrip(EDGES) in words("spoken_before") else spot.term.code


def _is_listed(lead: str) -> bool:
    """Whether a list of languages stands before the word."""
    so_far = LANGUAGES_SO_FAR.search(lead)
    named = so_far is not None and all(word in _languages() for word in so_far.group(1).split(", "))
    return named or LANGUAGES.search(lead) is not None


@cache
def _languages() -> frozenset[str]:
    return frozenset(word for word, names in rows_by_first("senses.tsv").items() if "language" in names.split())


def _tongue(spot: Spot) -> str | None:
    """None for an adjective alone, without an article or a noun: `Although English will remain`."""
    if spot.behind[:1] == "-" or spot.before.lower() in words("people_before") or spot.before[:1].isdigit():
        return spot.term.code
    followed = spot.after and spot.after not in words("functions") | words("tongue_after")
    coordinated = spot.after in {"and", "or"} or spot.behind[:1] == "," or spot.before in {"and", "or"}
    return spot.term.code if followed or coordinated or spot.behind[:1] in APOSTROPHES else None


def _state(spot: Spot) -> str:
    """Georgia the country or the American state: by what else the article speaks of."""
    if spot.after in words("state_after") or spot.after in words("attributed"):
        return "USA"
    setting = spot.setting
    near = sum(setting.countries[code] for code in words("georgia_near"))
    caucasus = 2 * setting.others(spot.term.code, spot.term.word) + near
    if spot.before in words("compass") and not caucasus:
        return "USA"
    america = 2 * setting.regions["USA"] + setting.countries["USA"]
    return "USA" if america > 2 * caucasus else spot.term.code


def _pronoun(spot: Spot) -> str | None:
    """None for the pronoun in a headline in capitals."""
    led = spot.before in words("pronoun_before")
    followed = spot.before.isupper() and spot.after in words("pronoun_after")
    return None if (led or followed) and len(spot.before) >= SHOUTED else spot.term.code


def _town(spot: Spot) -> str:
    """A town of the same name in the United States, where American states are spoken of and no country but this."""
    setting = spot.setting
    local = setting.regions["USA"] and not setting.at_home(spot.term.code)
    foreign = sum(count for code, count in setting.named.items() if code not in {"USA", "CAN", spot.term.code})
    return "USA" if local and not foreign else spot.term.code


def _bird(spot: Spot) -> str | None:
    return None if spot.after in words("bird") else spot.term.code


def _pig(spot: Spot) -> str | None:
    return None if spot.after in words("pig") else spot.term.code


def _ware(spot: Spot) -> str | None:
    """None for porcelain, capitalised in a headline or by a slip: `a China teapot`."""
    return None if spot.after in words("ware") else spot.term.code


def _ancient(spot: Spot) -> str | None:
    """None for the ancient people of that name: `a Macedonian phalanx`."""
    return None if spot.after in words("ancient") or spot.before.lower() == "ancient" else spot.term.code


def _jersey(spot: Spot) -> str | None:
    """Jersey the island only where the Channel Islands are spoken of; else the shirt, or New Jersey."""
    setting = spot.setting
    return spot.term.code if setting.countries["GGY"] or setting.others("JEY", "Jersey") else None


def _two_congos(spot: Spot) -> str:
    """Bare Congo is the larger one, unless only Brazzaville's is spoken of."""
    setting = spot.setting
    return "COG" if setting.countries["COG"] and not setting.others("COD", spot.term.word) else "COD"


def _two_koreas(spot: Spot) -> str:
    """Bare Korea is the South, unless only the North is spoken of."""
    setting = spot.setting
    bare = sum(setting.words["KOR", word] for word in ("Korea", "Korean", "Koreans"))
    return "PRK" if setting.countries["PRK"] and setting.countries["KOR"] == bare else spot.term.code


def _dominica(spot: Spot) -> str:
    """Dominican belongs to the Dominican Republic, unless only Dominica is spoken of."""
    setting = spot.setting
    bare = setting.words["DOM", "Dominican"] + setting.words["DOM", "Dominicans"]
    return "DMA" if setting.countries["DMA"] and setting.countries["DOM"] == bare else spot.term.code


def _era(spot: Spot) -> str | None:
    """None behind a number: `between 250 and 100 B.C.`."""
    return None if spot.before[-1:].isdigit() else spot.term.code


def _brussels(spot: Spot) -> str | None:
    """Brussels is Belgium as a place, and the European Union or NATO as an actor."""
    dateline = not spot.before and (not spot.after or not spot.after[:1].islower())
    place = spot.before.lower() in words("place_before") or spot.written.isupper() or dateline
    return spot.term.code if place else None


def _word(spot: Spot) -> str | None:
    """A town whose name is an ordinary word counts behind a preposition of place, or before a comma and a capital."""
    comma = spot.behind[:2] == ", " and spot.behind[2:3].isupper()
    return spot.term.code if spot.before in words("place_before") or comma else None


RULES: dict[str, Callable[[Spot], str | None]] = {
    "language": _language,
    "state": _state,
    "pronoun": _pronoun,
    "tongue": _tongue,
    "town": _town,
    "bird": _bird,
    "pig": _pig,
    "ware": _ware,
    "ancient": _ancient,
    "jersey": _jersey,
    "two-congos": _two_congos,
    "two-koreas": _two_koreas,
    "dominica": _dominica,
    "brussels": _brussels,
    "era": _era,
    "word": _word,
}
