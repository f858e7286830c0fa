"""How does each speaker stand toward the countries they speak of?

The model hears every mention of a country in its sentence, or in the whole quotation where that is short, with the
mention marked as the target; what is quoted is heard once more within its paragraph. Mentions that take no side say
nothing about the others; those that do are averaged. Whoever speaks for a country takes no side toward it by saying
what it does ("Norway will pay"), only by blaming it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from components.tone.model import hear
from components.tone.pieces import LONGEST_PIECE, pieces_of
from components.tone.records import Stance
from components.tone.tokens import marked_tokens, tokens_of
from components.tone.within import readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.article import Span
    from components.tone.model import Hearing, Input
    from components.tone.records import Attitude

MOST_MENTIONS = 12
"""So many mentions of a country by one speaker are heard, the first ones."""


BLAME = 0.8
"""So sure must the model be that a speaker is critical of the own country; a reader of the invented articles found 12
of 16 stances toward it neutral."""

AT_HOME = 0.75
"""How often a speaker takes no side toward the own country, by the same reader."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch that one speaker says: a quotation, or a sentence of the author's, who is None.

    `home` are the countries (iso3) for which the speaker speaks.
    """

    speaker: str | None
    spans: tuple[Span, ...]
    home: frozenset[str] = frozenset()


def stances_of(text: str, voices: Sequence[Voice], mentions: Sequence[tuple[Span, str]]) -> tuple[Stance, ...]:
    """One stance for each speaker and each country (iso3) that they mention, in the order of the first mention.

    `mentions` are where the text speaks of a country, and of which. Raises `RuntimeError` when the model cannot be
    used.
    """
    mentions = sorted(mentions)
    found: dict[tuple[str | None, str], list[tuple[Span, list[Input]]]] = defaultdict(list)
    for voice in voices:
        for mention, iso3, read in _inputs(text, voice, mentions):
            if len(found[voice.speaker, iso3]) < MOST_MENTIONS:
                found[voice.speaker, iso3].append((mention, read))
    heard = iter(hear([each for every in found.values() for _, read in every for each in read]))
    home = {(voice.speaker, iso3) for voice in voices for iso3 in voice.home}
    stances = (
        _stance(
            speaker,
            iso3,
            [mention for mention, _ in every],
            [_mean(list(islice(heard, len(read)))) for _, read in every],
        )
        for (speaker, iso3), every in found.items()
    )
    return tuple(_at_home(stance) if (stance.speaker, stance.iso3) in home else stance for stance in stances)


def attitudes(targets: Sequence[tuple[str, Span]]) -> list[Hearing]:
    """What the model hears toward each target: a text, and where in it the target stands."""
    return hear([marked_tokens(tokens_of(text), span.start, span.end) for text, span in targets])


def attitude_of(hearing: Hearing) -> tuple[Attitude, float, float]:
    """Attitude, score (−1 critical to 1 supportive) and confidence (0 to 1)."""
    chances: dict[Attitude, float] = {
        "neutral": hearing.neutral,
        "critical": hearing.critical,
        "supportive": hearing.supportive,
    }
    attitude = max(chances, key=lambda attitude: chances[attitude])
    return attitude, hearing.supportive - hearing.critical, chances[attitude]


def _inputs(text: str, voice: Voice, mentions: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str, list[Input]]]:
    """Each mention in the voice's words, with its country and what the model is to read for it."""
    short = sum(map(len, voice.spans)) <= LONGEST_PIECE
    for part in [voice.spans] if short else [(piece,) for piece in pieces_of(text, voice.spans)]:
        for span in part:
            for place in range(bisect_left(mentions, span.start, key=lambda mention: mention[0].start), len(mentions)):
                mention, iso3 = mentions[place]
                if mention.start >= span.end:
                    break
                if mention in span:
                    read = readings(text, part, mention)
                    yield mention, iso3, list(read if voice.speaker else islice(read, 1))


def _at_home(stance: Stance) -> Stance:
    """The stance of somebody who speaks for the country."""
    if stance.stance == "critical" and (stance.confidence or 0) >= BLAME:
        return stance
    return replace(stance, stance="neutral", score=0.0, confidence=AT_HOME)


def _stance(speaker: str | None, iso3: str, mentions: list[Span], hearings: list[Hearing]) -> Stance:
    taken = [hearing for hearing in hearings if attitude_of(hearing)[0] != "neutral"] or hearings
    attitude, score, confidence = attitude_of(_mean(taken))
    return Stance(speaker, iso3, attitude, score, confidence, tuple(mentions))


def _mean(hearings: Sequence[Hearing]) -> Hearing:
    rows = ((each.positive, each.negative, each.critical, each.neutral, each.supportive) for each in hearings)
    return type(hearings[0])(*(sum(column) / len(hearings) for column in zip(*rows, strict=True)))
