"""Which sides can be compared? Articles, outlets, and the article's speakers, quotations and other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import Span
from components.article.outline import count_words
from components.keywords.contrast import Side, outside, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.keywords.collection import Opened
    from components.quotes.records import Quotation

THIS, QUOTED, WRITER, OTHERS = "This article", "All quotations", "Outside quotations", "All other articles"
SAYS_ENOUGH = 60
"""Words of a speaker from which a comparison tells something."""

Sides = dict[str, tuple[Side, ...]]


def sides_of(article: Article, quotations: Sequence[Quotation], opened: Sequence[Opened]) -> Sides:
    """What can stand on a side, by its label: this article and its parts, the other articles, outlets with several.

    Speakers come by how much they are quoted.
    """
    found: Sides = {THIS: (_whole(THIS, article),)}
    quoted = [span for quotation in quotations for span in quotation.spans]
    by_speaker: dict[str, list[Span]] = {}
    for quotation in quotations:
        if quotation.speaker:
            by_speaker.setdefault(quotation.speaker, []).extend(quotation.spans)
    if quoted:
        found[QUOTED] = (Side(QUOTED, THIS, article, tuple(quoted)),)
        found[WRITER] = (Side(WRITER, THIS, article, outside(article.text, quoted)),)
    words = {name: sum(count_words(span.of(article.text)) for span in spans) for name, spans in by_speaker.items()}
    for name in sorted(by_speaker, key=lambda name: -words[name]):
        found[f"Speaker: {name}"] = (Side(name, THIS, article, tuple(by_speaker[name])),)
    others = [each for each in opened if each.article != article]
    if len(others) > 1:
        found[OTHERS] = tuple(_whole(each.label, each.article) for each in others)
    found |= {each.label: (_whole(each.label, each.article),) for each in others}
    return found | _outlets(opened)


def usual_sides(sides: Sides) -> tuple[list[str], list[str]]:
    """What is compared before the reader chooses.

    The two who speak most, if they say enough; else this article with the others; else its quotations with the rest.
    """
    speakers = [label for label in sides if label.startswith("Speaker: ") and words_in(sides[label]) >= SAYS_ENOUGH]
    if len(speakers) > 1:
        return speakers[:1], speakers[1:2]
    whole = [label for label, (side, *_) in sides.items() if side.label == side.name != THIS]
    if whole:
        return [THIS], [OTHERS if OTHERS in sides else whole[0]]
    return ([QUOTED], [WRITER]) if QUOTED in sides else ([], [])


def _whole(label: str, article: Article) -> Side:
    return Side(label, label, article, (Span(0, len(article.text)),))


def _outlets(opened: Sequence[Opened]) -> Sides:
    """The articles of each outlet that has several, where there are several outlets."""
    by_outlet: dict[str, list[Opened]] = {}
    for each in opened:
        by_outlet.setdefault(each.article.outlet or "", []).append(each)
    if len(by_outlet) < 2:  # noqa: PLR2004  one outlet is everything
        return {}
    return {
        f"Outlet: {outlet}": tuple(_whole(each.label, each.article) for each in group)
        for outlet, group in by_outlet.items()
        if outlet and len(group) > 1
    }
