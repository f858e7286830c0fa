"""Does the verb that annotators marked as the cue belong to the speaker they named?

`python tests/benchmarks/quotes_cues.py ARTICLES.jsonl [HOW_MANY]` reads annotated articles and asks, for each pair of
speaker and cue, whether a phrase of the speaker governs a verb of the cue (`components/quotes/clauses.py`). No weights
have a part in it. Prints the share, and for the most frequent shapes of the words between both where they do not
belong together how often, and an example.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from components.article import outline
from components.quotes.reading import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]
LONGEST = 9
"""The shape of more tokens than this is cut in the middle."""


def pairs(row: Row) -> Iterator[tuple[Row, Row]]:
    """The speakers with their cues, each pair once."""
    seen = set()
    for quote in row["quotes"]:
        speaker, cue = quote["speaker"], quote.get("cue")
        if speaker and cue and (speaker["start"], cue["start"]) not in seen:
            seen.add((speaker["start"], cue["start"]))
            yield speaker, cue


def tokens_in(reading: Reading, part: Row) -> list[int]:
    tokens = reading.tokens
    ends = zip(tokens.starts, tokens.ends, strict=True)
    inside = (n for n, (start, end) in enumerate(ends) if start < part["end"] and end > part["start"])
    return [number for number in inside if number not in tokens.stretch_of]


def shape_between(reading: Reading, speaker: list[int], cue: list[int]) -> str:
    """The letters between speaker and the first verb of the cue, with the verb's side in front."""
    verbs = [token for token in cue if reading.shape[token] in "SV"]
    if not verbs:
        return f"no verb: {' '.join(reading.tokens.lower[token] for token in cue[:3])}"
    low, high = sorted((speaker[-1], verbs[0]))
    between = reading.shape[low + 1 : high]
    short = between if len(between) <= LONGEST else f"{between[:3]}…{between[-3:]}"
    return f"{'before' if speaker[-1] < verbs[0] else 'after'} {short}"


def main(articles: list[Row], shown: int) -> None:
    linked = count = 0
    missed, examples = Counter[str](), dict[str, str]()
    for row in articles:
        text = row["text"]
        reading = read(text, outline(text).paragraphs)
        for speaker, cue in pairs(row):
            tokens, verbs = tokens_in(reading, speaker), tokens_in(reading, cue)
            if not tokens or not verbs:
                continue
            count += 1
            phrases = [p for p in reading.phrases.every if p.start < speaker["end"] and p.end > speaker["start"]]
            if any(clause.verb in verbs for phrase in phrases for clause in phrase.clauses):
                linked += 1
                continue
            shape = shape_between(reading, tokens, verbs)
            missed[shape] += 1
            start, end = min(speaker["start"], cue["start"]), max(speaker["end"], cue["end"])
            examples.setdefault(shape, " ".join(text[start : min(end, start + 200)].split()))
    print(f"the cue belongs to the speaker: {linked / count:.1%} of {count}")
    for shape, times in missed.most_common(shown):
        print(f"{times:4} {shape}: {examples[shape]}")


if __name__ == "__main__":
    main(
        [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()],
        int(sys.argv[2]) if len(sys.argv) > 2 else 0,
    )
