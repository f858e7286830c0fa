"""How speakers stand toward the countries they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import Span
from components.tone.stances import MOST_MENTIONS, Voice, stances_of

if TYPE_CHECKING:
    from components.tone.records import Stance


def stances(text: str, *named: tuple[str, str], speaker: str | None = "Ann Berg") -> tuple[Stance, ...]:
    """The stances in a text that one speaker says; `named` are words and the country that they name."""
    mentions = [(Span(text.index(word), text.index(word) + len(word)), iso3) for word, iso3 in named]
    return stances_of(text, [Voice(speaker, (Span(0, len(text)),))], mentions)


def test_one_sentence_can_be_for_one_country_and_against_another() -> None:
    read = stances("We condemn the attack on Ukraine by Russia.", ("Ukraine", "UKR"), ("Russia", "RUS"))
    assert [(stance.iso3, stance.stance) for stance in read] == [("UKR", "supportive"), ("RUS", "critical")]


def test_a_country_named_first_is_heard() -> None:
    read = stances("Russia has broken every promise and murdered civilians.", ("Russia", "RUS"))
    assert [(stance.speaker, stance.iso3, stance.stance) for stance in read] == [("Ann Berg", "RUS", "critical")]


def test_a_country_outside_the_words_is_not_heard() -> None:
    text = "In Norway she said: We are grateful."
    spoken = Span(text.index("We"), len(text))
    assert stances_of(text, [Voice("Ann Berg", (spoken,))], [(Span(3, 9), "NOR")]) == ()


def test_each_mention_is_kept_as_evidence() -> None:
    text = "We thank Georgia. Georgia has shown great courage."
    again = text.rindex("Georgia")
    mentions = [(Span(9, 16), "GEO"), (Span(again, again + 7), "GEO")]
    (stance,) = stances_of(text, [Voice("Ann Berg", (Span(0, len(text)),))], mentions)
    assert [span.of(text) for span in stance.mentions] == ["Georgia", "Georgia"]
    assert stance.stance == "supportive"


def test_the_author_is_a_voice_of_their_own() -> None:
    (stance,) = stances("Russia bombed the hospital again, a war crime.", ("Russia", "RUS"), speaker=None)
    assert stance.speaker is None


def test_of_very_many_mentions_the_first_are_heard() -> None:
    text = "Georgia. " * (MOST_MENTIONS + 5)
    mentions = [(Span(start, start + 7), "GEO") for start in range(0, len(text), 9)]
    (stance,) = stances_of(text, [Voice("Ann Berg", (Span(0, len(text)),))], mentions)
    assert len(stance.mentions) == MOST_MENTIONS


def test_scores_and_confidences_stay_in_their_ranges() -> None:
    for stance in stances("We pity Chad, envy Mali.", ("Chad", "TCD"), ("Mali", "MLI")):
        assert -1 <= stance.score <= 1
        assert stance.confidence is not None
        assert 0 <= stance.confidence <= 1


def test_whoever_speaks_for_a_country_takes_no_side_by_saying_what_it_does() -> None:
    text = "Norway will gladly pay for it. We thank Latvia."
    mentions = [(Span(0, 6), "NOR"), (Span(40, 46), "LVA")]
    voice = Voice("Ann Berg", (Span(0, len(text)),), frozenset({"NOR"}))
    read = stances_of(text, [voice], mentions)
    assert [(stance.iso3, stance.stance) for stance in read] == [("NOR", "neutral"), ("LVA", "supportive")]


def test_whoever_plainly_blames_the_own_country_is_critical_of_it() -> None:
    text = "Russia has broken every promise and murdered civilians."
    voice = Voice("Ann Berg", (Span(0, len(text)),), frozenset({"RUS"}))
    (stance,) = stances_of(text, [voice], [(Span(0, 6), "RUS")])
    assert stance.stance == "critical"
