"""The article as a Streamlit element: a reading pane with every finding marked, and lists of its passages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components.article.choice import choose_focus, choose_sentence
from components.article.focus import runs, sentences_behind
from components.article.records import Span
from components.palette import ROLE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article.focus import Focus
    from components.article.records import Article, Outline

ASSETS = Path(__file__).parent / "assets"
READER = "reader"
LEGEND = (
    "Shaded: quotations (dotted, with ?: unsure). "
    "Underlined: countries — partner ——, member ══, host - -, adversary ∿, mentioned ···"
)
MOST_CHARACTERS = 300_000
"""The pane draws no more of an article; it says so."""

PAGE = 25
"""Passages on one page of a list."""

HEIGHT = 760
"""Height of the reading pane in pixels, on a screen that has them."""


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


_READER = st.components.v2.component("readout_reader", css=_asset("reader.css"), js=_asset("reader.js"))
_PASSAGES = st.components.v2.component("readout_passages", css=_asset("reader.css"), js=_asset("passages.js"))

Piece = tuple[str, str, str, str]
"""Words of a passage, their style (empty for none), a note set after them and the colour of their line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the article to be shown in a list: `blocks` are its paragraphs; choosing it sends `choice`.

    `group` is the heading of passages that follow one another under the same; `weak` marks what is unsure.
    """

    choice: str
    head: str
    blocks: tuple[tuple[Piece, ...], ...]
    aside: str = ""
    tail: str = ""
    on: bool = False
    group: str = ""
    weak: bool = False


def marked_article(article: Article, parts: Outline, focuses: Sequence[Focus]) -> str:
    """The article and its marks as the JSON that the reading pane draws."""
    drawn = [sentence for sentence in parts.sentences if sentence.span.start < MOST_CHARACTERS]
    stretches = [Span(sentence.span.start, min(sentence.span.end, MOST_CHARACTERS)) for sentence in drawn]
    paragraphs: list[list[dict[str, object]]] = [[] for _ in range(drawn[-1].paragraph + 1 if drawn else 0)]
    for index, (sentence, pieces) in enumerate(zip(drawn, runs(article.text, stretches, focuses), strict=True)):
        paragraphs[sentence.paragraph].append({"index": index, "runs": pieces})
    return json.dumps(
        {
            "paragraphs": paragraphs,
            "focuses": [
                {
                    "key": focus.key,
                    "kind": focus.kind,
                    "label": focus.label,
                    "detail": focus.detail,
                    "style": focus.style,
                }
                for focus in focuses
            ],
            "colours": ROLE_COLOURS,
            "sentences": len(parts.sentences),
            "note": _cut_note(len(article.text)),
        },
        ensure_ascii=False,
    )


def _cut_note(characters: int) -> str:
    """What a reader of a very long article must know."""
    if characters <= MOST_CHARACTERS:
        return ""
    return f"Only the first {MOST_CHARACTERS:,} of {characters:,} characters are drawn here; all were read."


def reading_pane(marked: str, focus: str | None, sentence: int | None) -> None:
    """The article with its marks; choosing in it chooses a focus or a sentence for the whole page.

    `marked` comes from `marked_article`; `focus` is the key of what is chosen, `sentence` an index.
    """
    _READER(
        key=READER,
        data={"article": marked, "focus": focus, "sentence": sentence, "height": HEIGHT},
        on_focus_change=lambda: choose_focus(st.session_state[READER].focus or None),
        on_sentence_change=lambda: choose_sentence(st.session_state[READER].sentence),
    )


def passages(label: str, shown: Sequence[Passage], key: str, height: int | None = None) -> None:
    """A list of passages; choosing one chooses its focus, or its sentence where `choice` is `sentence:INDEX`."""
    if not shown:
        return
    page = _page(shown, key)

    def chosen() -> None:
        kind, _, name = (st.session_state[key].choice or "").partition(":")
        if kind == "sentence":
            choose_sentence(int(name))
        elif kind:
            choose_focus(f"{kind}:{name}")

    _PASSAGES(
        key=key,
        data={
            "label": label,
            "height": height,
            "passages": [
                {
                    "choice": passage.choice,
                    "head": passage.head,
                    "aside": passage.aside,
                    "blocks": passage.blocks,
                    "tail": passage.tail,
                    "on": passage.on,
                    "group": passage.group,
                    "weak": passage.weak,
                }
                for passage in shown[(page - 1) * PAGE : page * PAGE]
            ],
        },
        on_choice_change=chosen,
    )


def _page(shown: Sequence[Passage], key: str) -> int:
    """The page of the list that is shown: the reader's, or that of the first lit passage as soon as another is lit."""
    pages = -(-len(shown) // PAGE)
    if pages == 1:
        return 1
    lit = next((index for index, passage in enumerate(shown) if passage.on), None)
    if lit is None:
        return st.pagination(pages, key=f"{key}-page")
    return st.pagination(pages, default=lit // PAGE + 1, key=f"{key}-page-{shown[lit].choice}")


def evidence(article: Article, parts: Outline, focus: Focus | None, sentence: int | None) -> None:
    """The sentences behind what is chosen, its words marked; nothing while nothing is chosen."""
    if focus is None:
        return
    behind = sentences_behind(focus.spans, parts)
    st.markdown(f"**Evidence** · {len(behind)} of {len(parts.sentences)} sentences")
    st.text(focus.label + (f" — {focus.detail}" if focus.detail else ""))
    cut = runs(article.text, [parts.sentences[index].span for index in behind], [focus])
    shown = [
        Passage(
            choice=f"sentence:{index}",
            head=f"Sentence {index + 1}",
            aside=f"paragraph {parts.sentences[index].paragraph + 1}",
            blocks=(tuple((words, "hit" if owners else "", "", "") for words, owners in pieces),),
            on=index == sentence,
        )
        for index, pieces in zip(behind, cut, strict=True)
    ]
    passages(f"Sentences of {focus.label}", shown, f"evidence-{focus.kind}", 340)
