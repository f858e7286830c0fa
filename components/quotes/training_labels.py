"""Which stretches and phrases of an annotated article are right?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.article import outline
from components.quotes.braces import braced
from components.quotes.reading import Reading, read
from components.quotes.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from components.article import Span
    from components.quotes.phrases import Phrase

AFTER_HEAD = re.compile(
    r"\s(?:who|which|that|whose|when|as|while|of|for|at|in|from|with|on|to|by|about|during)\s.*|,.*|\(.*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The annotated speaker: its words, where they stand, and whether they are a pronoun."""

    words: str
    start: int
    end: int
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """An annotated quotation; `speaker` is None when the text names nobody."""

    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """An annotated article, its reading, and the truth of each stretch (None: no quotation)."""

    name: str
    text: str
    reading: Reading
    truths: tuple[Truth | None, ...]


def labelled(row: dict[str, Any]) -> Labelled:
    """An article from a row with `id`, `text` and `quotes` (start, end, speaker with text, start, end, kind)."""
    text = row["text"]
    reading = read(text, outline(text).paragraphs)
    gold = {(q["start"], q["end"]): Truth(_speaker(q["speaker"])) for q in row["quotes"]}
    truths = tuple(gold.get((s.inner.start, s.inner.end)) for s in reading.stretches)
    return Labelled(row["id"], text, reading, truths)


def own_articles(folder: Path) -> list[dict[str, Any]]:
    """Rows for `labelled` from the articles in a folder, in the markup explained in data/ARTICLES_CARD.md."""
    return [own_article(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def own_article(name: str, markup: str) -> dict[str, Any]:
    """The text without its markup, and its quotations; a stretch is known by the closing mark before the brace."""
    text, stretches = braced(markup)
    quotes = [
        {"start": inner.start, "end": inner.end, "speaker": _nearest_words(text, inner, words_there)}
        for inner, words_there in stretches
        if inner
    ]
    return {"id": name, "text": text, "quotes": quotes}


def _nearest_words(text: str, quoted: Span, mention: str) -> dict[str, Any] | None:
    """Where the words of a mention stand nearest to the end of what is quoted, outside it."""
    if mention == "-":
        return None
    starts = (match.start() for match in re.finditer(rf"\b{re.escape(mention)}\b", text))
    outside = (place for place in starts if not quoted.start <= place < quoted.end)
    start = min(outside, key=lambda place: abs(place - quoted.end))
    pronoun = words().closed.get(mention.lower()) in ("P", "W")
    return {"text": mention, "start": start, "end": start + len(mention), "kind": "pronoun" if pronoun else "name"}


def _speaker(row: dict[str, Any] | None) -> Speaker | None:
    return Speaker(row["text"], row["start"], row["end"], row["kind"] == "pronoun") if row else None


def is_right(truth: Truth, pool: list[Phrase], text: str) -> list[int]:
    """For each phrase 1 if it is the annotated mention, 0 if it is not, -1 if it names the same one elsewhere."""
    gold = truth.speaker
    if gold is None:
        return [0] * len(pool)
    same = [same_speaker(gold, text[p.start : p.end]) for p in pool]
    over = [p.start < gold.end and p.end > gold.start for p in pool]
    both = [s and o for s, o in zip(same, over, strict=True)]
    if any(both):
        return [1 if b else -1 if s else 0 for b, s in zip(both, same, strict=True)]
    return [int(s) for s in same] if any(same) else [int(o) for o in over]


def same_speaker(gold: Speaker | None, mention: str | None) -> bool:
    """Whether a mention has the words or the head of the annotated one; None names nobody."""
    if gold is None or mention is None:
        return gold is None and mention is None
    if _folded(gold.words) == _folded(mention):
        return True
    return not gold.pronoun and bool(heads(gold.words) & heads(mention))


def _folded(mention: str) -> list[str]:
    bare = (re.sub(r"[’']s$", "", word).strip(".,;:()\"“”‘’'").lower() for word in mention.split())
    return [word for word in bare if word]


def heads(mention: str) -> set[str]:
    """The words that may be the head of a mention: the last before and after its first preposition, comma or clause."""
    short = _folded(AFTER_HEAD.sub("", " " + mention.strip()))
    of = _folded(re.split(r"\s(?:who|which|that|for|at|in|from|with|on|to|by|about)\s|,|\(", mention)[0])
    found = {part[-1] for part in (short, of) if part}
    return {word for word in found if word not in words().nouns["title"]} or found
