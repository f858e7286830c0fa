"""What in an article can a reader choose to see, and where does it stand?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article.records import Outline, Span

Kind = Literal["country", "speaker", "quotation", "keyword", "stance", "date"]

Run = tuple[str, tuple[int, ...]]
"""A piece of text, and the indexes of the focuses that it belongs to."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Something a reader can choose: what it is, and every place in the article where it stands.

    `name` identifies it among its kind (`UKR`), `label` is what a reader sees, `detail` what was found out about it;
    `style` names how its places are marked while it is not chosen, empty for not at all.
    """

    kind: Kind
    name: str
    label: str
    spans: tuple[Span, ...]
    detail: str = ""
    style: str = ""

    @property
    def key(self) -> str:
        """Identifies it among all that can be chosen, such as `country:UKR`."""
        return focus_key(self.kind, self.name)


def focus_key(kind: Kind, name: str | int) -> str:
    """The key of a focus of that kind and name."""
    return f"{kind}:{name}"


def sentences_behind(spans: Iterable[Span], parts: Outline) -> tuple[int, ...]:
    """The indexes of the sentences that the spans touch, each once, in reading order."""
    return tuple(sorted({index for span in spans for index in parts.sentences_of(span)}))


def runs(text: str, stretches: Sequence[Span], focuses: Sequence[Focus]) -> list[list[Run]]:
    """Each stretch cut where a mark begins or ends; a stretch's pieces joined are its text.

    `stretches` are in reading order and do not overlap. Takes time linear in their number and that of the marks,
    after sorting them.
    """
    edges: dict[int, list[int]] = {}
    for index, focus in enumerate(focuses, start=1):
        for span in focus.spans:
            edges.setdefault(span.start, []).append(index)
            edges.setdefault(span.end, []).append(-index)
    places = iter(sorted(edges))
    active: Counter[int] = Counter()
    place = next(places, None)
    cut = []
    for stretch in stretches:
        pieces = []
        here = stretch.start
        while place is not None and place < stretch.end:
            if place > here:
                pieces.append((text[here:place], tuple(sorted(active))))
                here = place
            _pass(active, edges[place])
            place = next(places, None)
        pieces.append((text[here : stretch.end], tuple(sorted(active))))
        cut.append(pieces)
    return cut


def _pass(active: Counter[int], entries: list[int]) -> None:
    """Pass an edge: an entry is 1 + index where a mark of that focus begins, minus that where one ends."""
    for entry in entries:
        index = abs(entry) - 1
        active[index] += 1 if entry > 0 else -1
        if not active[index]:
            del active[index]
