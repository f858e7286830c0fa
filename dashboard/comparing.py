"""What became of one text in another: what was dropped, kept, reworded and added, and how did roles and tones change?

The left text is the earlier one, the right the later one.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from components.article import Span
from components.article.alignment import aligned
from components.keywords.contrast import WEAK, Side, contrasts
from components.plain import counted
from components.quotes.ledger import ledger_lines
from components.tone.ledger import NOBODY, ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.article.alignment import Alignment
    from components.countries.records import Role
    from components.keywords.contrast import Contrast
    from components.quotes.ledger import Line
    from components.tone.records import Attitude, Stance
    from dashboard.parsing import ParsedArticle

CountryFate = Literal["lost", "gained", "changed", "kept"]
FATES: tuple[CountryFate, ...] = ("lost", "gained", "changed", "kept")

REWORDED = frozenset({"trimmed", "extended", "altered", "merged", "split"})
"""What becomes of a sentence that is neither kept, dropped nor added."""

VERSIONS = 0.15
"""From this share of its sentences on that stand in the other text, they are told as versions of one."""

MOST_KEYWORDS = 40


@dataclass(frozen=True, slots=True)
class CountryChange:
    """A country of either text: its roles and how often it stands there; no roles where it does not."""

    name: str
    fate: CountryFate
    left_roles: tuple[Role, ...]
    right_roles: tuple[Role, ...]
    left_mentions: int
    right_mentions: int


@dataclass(frozen=True, slots=True)
class ToneChange:
    """The mean tone (−1 to 1, None without a signal) of the quotations that share a speaker or a country."""

    name: str
    left: float | None
    right: float | None
    left_quotations: int
    right_quotations: int

    @property
    def shift(self) -> float | None:
        """How much the tone rose; None where one side has none."""
        return None if self.left is None or self.right is None else self.right - self.left


@dataclass(frozen=True, slots=True)
class StanceChange:
    """A speaker's stance toward a country in both texts; None where they do not speak of it."""

    speaker: str | None
    country: str
    left: Attitude | None
    right: Attitude | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, their sentences and quotations aligned, and what changed besides.

    `keywords` are those that the right text uses clearly more (ratio above 0) or less often than the left.
    """

    left: ParsedArticle
    right: ParsedArticle
    left_sentences: tuple[str, ...]
    right_sentences: tuple[str, ...]
    sentences: Alignment
    left_lines: tuple[Line, ...]
    right_lines: tuple[Line, ...]
    quotations: Alignment
    countries: tuple[CountryChange, ...]
    keywords: tuple[Contrast, ...]
    speakers: tuple[ToneChange, ...]
    spoken_of: tuple[ToneChange, ...]
    stances: tuple[StanceChange, ...]

    @property
    def lost_speakers(self) -> tuple[str, ...]:
        """Who is quoted on the left and no longer on the right."""
        return tuple(name for name in self.left.speakers if name not in self.right.speakers)


def compared(left: ParsedArticle, right: ParsedArticle) -> Comparison:
    """Both texts compared; takes time linear in their sentences and mentions."""
    lefts, rights = _sentences(left), _sentences(right)
    left_lines, right_lines = _lines(left), _lines(right)
    said = [[quoted(side, line) for line in lines] for side, lines in ((left, left_lines), (right, right_lines))]
    return Comparison(
        left=left,
        right=right,
        left_sentences=lefts,
        right_sentences=rights,
        sentences=aligned(lefts, rights),
        left_lines=left_lines,
        right_lines=right_lines,
        quotations=aligned(*said),
        countries=_countries(left, right),
        keywords=_keywords(left, right),
        speakers=_tones(left_lines, right_lines, lambda line: [line.speaker]),
        spoken_of=_tones(left_lines, right_lines, lambda line: line.countries),
        stances=_stances(left, right),
    )


def summary(compared: Comparison) -> str:
    """What the right text drops of the left one, adds and rewords, in plain words with counts of what."""
    lost = sum(change.fate == "lost" for change in compared.countries)
    of_left = sum(change.fate != "gained" for change in compared.countries)
    dropped = (
        _of(len(compared.sentences.dropped), len(compared.left_sentences), "sentence"),
        _of(len(compared.quotations.dropped), len(compared.left_lines), "quotation"),
        _of(lost, of_left, "country", "countries"),
        _of(len(compared.lost_speakers), len(compared.left.speakers), "speaker"),
    )
    told = " and ".join(_joined([each for each in dropped if each]))
    first = f"The later text drops {told}." if told else "The later text drops nothing."
    reworded = sum(pair.fate in REWORDED for pair in compared.sentences.pairs)
    return f"{first} It rewords {counted(reworded, 'sentence')} and adds {len(compared.sentences.added)}."


def unrelated(compared: Comparison) -> str:
    """A sentence where the two are hardly versions of one text; empty where they are."""
    total = len(compared.left_sentences)
    kept = total - len(compared.sentences.dropped)
    if not total or kept >= VERSIONS * total:
        return ""
    told = f"Only {kept} of {counted(total, 'sentence')} stand in the later text too"
    return f"{told}: these are two articles rather than two versions of one, so read the countries, keywords and tones."


def quoted(parsed: ParsedArticle, line: Line) -> str:
    """The words of a quotation, its parts on lines of their own."""
    return "\n".join(span.of(parsed.article.text) for span in line.quotation.spans)


def _of(number: int, total: int, noun: str, plural: str | None = None) -> str:
    return f"{number} of {total} {noun if total == 1 else plural or noun + 's'}" if number else ""


def _joined(parts: list[str]) -> list[str]:
    """All but the last joined by commas, and the last."""
    return [", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts


def _sentences(parsed: ParsedArticle) -> tuple[str, ...]:
    return tuple(sentence.span.of(parsed.article.text) for sentence in parsed.outline.sentences)


def _lines(parsed: ParsedArticle) -> tuple[Line, ...]:
    entries = ledger(parsed.article.text, parsed.quotations, parsed.quotation_tones)
    return ledger_lines(parsed.outline, entries, parsed.countries)


def _countries(left: ParsedArticle, right: ParsedArticle) -> tuple[CountryChange, ...]:
    """Every country of either text, the lost ones first."""
    before, after = ({country.iso3: country for country in side.countries} for side in (left, right))
    changes = []
    for iso3 in dict.fromkeys([*before, *after]):
        old, new = before.get(iso3), after.get(iso3)
        roles = (old.roles if old else ()), (new.roles if new else ())
        fate = _country_fate(*roles)
        mentions = (len(old.mentions) if old else 0), (len(new.mentions) if new else 0)
        name = next(country.name for country in (old, new) if country)
        changes.append(CountryChange(name, fate, *roles, *mentions))
    return tuple(sorted(changes, key=lambda change: FATES.index(change.fate)))


def _country_fate(left: tuple[Role, ...], right: tuple[Role, ...]) -> CountryFate:
    if not left:
        return "gained"
    if not right:
        return "lost"
    return "kept" if left == right else "changed"


def _keywords(left: ParsedArticle, right: ParsedArticle) -> tuple[Contrast, ...]:
    """What the right text says clearly more or less often, the clearest first."""
    sides = [
        [Side(label, label, side.article, (Span(0, len(side.article.text)),))]
        for label, side in (("right", right), ("left", left))
    ]
    clear = [each for each in contrasts(*sides) if each.evidence != WEAK]
    return tuple(clear[:MOST_KEYWORDS])


def _tones(
    lefts: Sequence[Line], rights: Sequence[Line], names: Callable[[Line], Iterable[str]]
) -> tuple[ToneChange, ...]:
    """One for each name of either side, the greatest shifts first; nobody's quotations stand last."""
    before, after = (_by_name(lines, names) for lines in (lefts, rights))
    changes = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, []), after.get(name, [])
        changes.append(ToneChange(name, _mean(old), _mean(new), len(old), len(new)))
    return tuple(sorted(changes, key=lambda change: (change.name == NOBODY, -abs(change.shift or 0))))


def _by_name(lines: Sequence[Line], names: Callable[[Line], Iterable[str]]) -> dict[str, list[float | None]]:
    scores: dict[str, list[float | None]] = {}
    for line in lines:
        for name in names(line):
            scores.setdefault(name, []).append(line.entry.tone.score)
    return scores


def _mean(scores: Iterable[float | None]) -> float | None:
    heard = [score for score in scores if score is not None]
    return fmean(heard) if heard else None


def _stances(left: ParsedArticle, right: ParsedArticle) -> tuple[StanceChange, ...]:
    """Every stance of either text, those that turned first."""
    names = {country.iso3: country.name for side in (left, right) for country in side.countries}
    before, after = (_by_target(side.stances) for side in (left, right))
    changes = [
        StanceChange(speaker, names[iso3], before.get((speaker, iso3)), after.get((speaker, iso3)))
        for speaker, iso3 in dict.fromkeys([*before, *after])
    ]
    return tuple(sorted(changes, key=lambda change: change.left == change.right))


def _by_target(stances: Iterable[Stance]) -> dict[tuple[str | None, str], Attitude]:
    return {(stance.speaker, stance.iso3): stance.stance for stance in stances}
