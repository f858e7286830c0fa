"""Are the words between two marks somebody's words, or a title, a name, a term?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.quotes.candidates import listed, traits_of
from components.quotes.speaker_features import distance_class
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.context import Context
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

MINOR = frozenset("of the a an and in to for on with is at by from or as vs".split())
OWN = frozenset("my our your".split())
LONG = 12
AROUND = 6000
"""How many characters to either side are searched for the same wording."""
WORD_EDGE = ".,?!;:’'\"“”‘()[]…—–-"


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best speaker of a quotation: its score, and by how much (log odds) it beats all others."""

    phrase: Phrase | None
    score: float
    margin: float


@dataclass(slots=True)
class Memory:
    """What was decided so far: the stretches of this paragraph kept, and what became of each wording."""

    paragraph: int = -1
    kept: int = 0
    last_kept: bool | None = None
    fate: dict[str, bool] = field(default_factory=dict)

    def note(self, context: Context, wording: str, *, kept: bool) -> None:
        """Remember one decision."""
        if context.stretch.paragraph != self.paragraph:
            self.paragraph, self.kept = context.stretch.paragraph, 0
        self.kept += kept
        self.last_kept = kept
        self.fate[wording] = kept


def wording_of(reading: Reading, context: Context) -> str:
    """The words of a stretch, folded so that repetitions are equal."""
    return context.stretch.inner.of(reading.text).lower().strip(" .,!?")


def quote_features(reading: Reading, context: Context, ranked: Ranked, memory: Memory) -> list[str]:
    """The features of one stretch for the question whether it is a quotation."""
    text = context.stretch.inner.of(reading.text)
    parts = text.split()[: LONG + 1]
    count = min(len(parts), LONG)
    title_case = all(p[0].isupper() or not p[0].isalpha() or p.lower() in MINOR for p in parts)
    features = _of_words(parts, text, count, context, title_case=title_case)
    features += _of_place(reading, context, count, title_case=title_case)
    features += _of_repetition(reading, context, count, memory)
    features += _of_speaker(context, ranked, count, reading)
    return features


def _of_words(parts: list[str], text: str, count: int, context: Context, *, title_case: bool) -> list[str]:
    closed, open_class = words().closed, words().open
    folded = [part.lower().strip(WORD_EDGE) for part in parts]
    verb = any(closed.get(word) in ("A", "P") or "V" in open_class.get(word, "") for word in folded)
    person = any(closed.get(word) == "P" or word in OWN for word in folded)
    last = text[-1] if text[-1] in ".,?!…—-" else "w"
    letters = "".join(closed.get(w) or open_class.get(w, "N")[0] for w in folded[:3] if w)
    function = sum(1 for w in folded if w in closed)
    return [
        f"n={count}",
        f"nlast={min(count, 5)}{last}",
        f"nperson={min(count, 6)}{person:d}",
        f"nverb={min(count, 6)}{verb:d}",
        f"ntitle={min(count, 5)}{title_case:d}",
        f"ncapital={min(count, 5)}{context.capital:d}",
        f"firstword={listed(folded[0])}",
        f"shape={letters}{min(count, 4)}",
        f"function={min(function, 4)}{min(count, 6)}",
        f"digits={any(c.isdigit() for c in text):d}",
        f"titlecapital={title_case:d}{context.capital:d}{context.left[-1:]}{last}",
        f"special={text[0] in '#@'}{'/' in text}{'://' in text}",
    ]


def _of_place(reading: Reading, context: Context, count: int, *, title_case: bool) -> list[str]:
    stretch, tokens, shape, token = context.stretch, reading.tokens, reading.shape, context.token
    nouns, short = words().nouns, min(count, 4)
    before = tokens.lower[max(context.first, token - 5) : token]
    after = tokens.lower[token + 1 : min(context.after, token + 4)]
    work = any(w in nouns["work"] for w in before)
    work_after = any(w in nouns["work"] for w in after)
    naming = any(w in nouns["naming"] for w in before)
    speech = "S" in shape[max(context.first, token - 7) : min(context.after, token + 8)]
    two_before = listed(tokens.lower[token - 2]) if token - 2 >= context.first else "^"
    beside = reading.text[stretch.outer.end : stretch.outer.end + 1]
    top = stretch.paragraph == 0
    return [
        f"mark={stretch.style}{stretch.closed:d}{short}",
        f"before={listed(context.word_before)}",
        f"after={listed(context.word_after)}",
        f"left={context.left}",
        f"right={context.right}",
        f"edge={context.edge}{short}",
        f"top={top:d}{stretch.style}{stretch.paragraph in reading.tags.headlines:d}",
        f"speech={speech:d}{short}",
        f"markup={'=' in reading.text[max(0, stretch.outer.start - 3) : stretch.outer.start]:d}",
        f"ending={context.ending}",
        f"before2={two_before} {listed(context.word_before)}",
        f"beside={context.left[-1:]}{context.right[:1]}{min(count, 3)}",
        f"work={work:d}{work_after:d}{title_case:d}",
        f"naming={naming:d}{title_case:d}{short}",
        f"beforen={listed(context.word_before)}{short}",
        f"left3={shape[max(context.first, token - 3) : token]}{short}",
        f"right3={shape[token + 1 : min(context.after, token + 4)]}",
        f"char={'a' if beside.isalnum() else beside}",
    ]


def _of_repetition(reading: Reading, context: Context, count: int, memory: Memory) -> list[str]:
    wording = wording_of(reading, context)
    kept = memory.kept if memory.paragraph == context.stretch.paragraph else 0
    fate = memory.fate.get(wording)
    features = [f"kept={min(kept, 3)}", f"fate={fate}{min(count, 3)}"]
    if count < 4:  # noqa: PLR2004 - only a term is repeated word for word
        start = context.stretch.inner.start
        again = reading.folded.count(wording, max(0, start - AROUND), start + AROUND)
        features.append(f"again={min(again, 4)}{count}")
    if context.number and reading.stretches[context.number - 1].paragraph == context.stretch.paragraph:
        between = reading.shape[reading.tokens.quote_at[context.number - 1] + 1 : context.token]
        features.append(f"between={between if len(between) < 5 else '~' + between[-2:]}{kept > 0:d}")  # noqa: PLR2004
        features.append(f"betweenkept={between if len(between) < 3 else ''}{memory.last_kept}")  # noqa: PLR2004
    return features


def _of_speaker(context: Context, ranked: Ranked, count: int, reading: Reading) -> list[str]:
    phrase = ranked.phrase
    if phrase is None:
        return ["nospeaker"]
    traits = traits_of(reading, phrase)
    place = "o" if phrase.paragraph != context.stretch.paragraph else "B" if phrase.head < context.token else "A"
    features = [
        f"score={max(-6, min(10, int(ranked.score)))}",
        f"margin={max(-4, min(8, int(ranked.margin)))}",
        f"scoren={max(-3, min(8, int(ranked.score)))}_{min(count, 5)}",
        f"speaker={place}{traits.governs}{traits.kind[0]}",
        f"speakerkind={traits.kind}{phrase.genitive:d}",
        f"speakerprep={phrase.preposition}",
    ]
    clause = min(phrase.clauses_near(context.token), key=lambda c: abs(c.verb - context.token), default=None)
    if clause is not None and place != "o":
        gap, lemma = abs(clause.verb - context.token), clause.lemma if clause.speech else "+"
        relation = clause.relation[:4]
        features += [
            f"lemma={lemma}",
            f"lemman={lemma}{min(count, 4)}",
            f"verb={relation}{clause.speech:d}{distance_class(gap)}",
            f"verbn={clause.speech:d}{distance_class(gap)}{min(count, 4)}",
            f"verbside={clause.verb < context.token:d}{relation}",
        ]
    return features
