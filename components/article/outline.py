"""Where do the paragraphs, sentences and words of a text begin and end?

Sentences are split without any corpus: a full stop ends a sentence unless it belongs to an abbreviation, an initial,
a number or an ellipsis that runs on, or unless the next word begins in lower case. Closing quotation marks and
brackets stay with the sentence they close; a paragraph always ends a sentence.
"""

from __future__ import annotations

import re

from components.article.records import Outline, Sentence, Span

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
WORD = re.compile(r"[^\W_]+(?:[’'\-.‑&][^\W_]+)*")
"""A word: letters and digits, joined by inner apostrophes, hyphens, full stops or ampersands (`U.S`, `jet-powered`)."""

STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»'“)\]]*+(?=\s)")
"""Marks that may end a sentence, with the closing marks after them. Possessive, so that a page of dots takes no longer
than a page of words.
"""

LAST_TOKEN = re.compile(r"[^\s(\[“‘\"—–]*$")
CLOSERS = "\"”’»'“)]"
OPENERS = "\"“‘«„'([—–"
LOOKBACK = 40
ENUMERATOR = 5
"""A line may begin with a number of fewer characters and a full stop: `1. The parties agree`."""

TITLES = frozenset(
    """
    mr mrs ms mx dr prof sen rep gov gen lt col capt maj sgt adm cmdr brig rev hon st ste amb pres sec supt insp
    pvt cpl fr sr sra pm messrs mme mlle
    """.split()
)
"""Abbreviations before a name: a full stop after them never ends a sentence."""

ABBREVIATIONS = frozenset(
    """
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri vs etc al no nos nr fig art
    arts para paras p pp ch vol ed eds cf ca approx dept est inc ltd co corp bros univ assn ave blvd rd jr sr
    e.g i.e a.m p.m u.s u.k u.n e.u u.a.e d.c ph.d b.a m.a u.s.s.r
    """.split()
)
"""Abbreviations that may also stand last: the next word decides."""

SENTENCE_STARTERS = frozenset(
    """
    the a an this that these those he she it they we i you in on at for but and so if when while after before as
    his her their its our there here what who why how yet nor or since although though both some many most no not
    one two three asked according under with from by to
    """.split()
)
"""Words that, capitalised after an abbreviation, open a new sentence more likely than they continue a name."""


def outline(text: str) -> Outline:
    """Paragraphs and sentences of `text`, offsets in characters; runs in time linear in its length."""
    lines = (_trimmed(text, *found.span()) for found in LINE.finditer(text))
    paragraphs = tuple(line for line in lines if len(line))
    sentences = tuple(
        Sentence(span, number)
        for number, paragraph in enumerate(paragraphs)
        for span in _sentences_of_paragraph(text, paragraph)
    )
    return Outline(paragraphs, sentences, tuple(sentence.span.start for sentence in sentences))


def count_words(text: str) -> int:
    """How many words `text` has."""
    return sum(1 for _ in WORD.finditer(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty when there is nothing else."""
    stretch = text[start:end]
    kept = stretch.lstrip()
    start += len(stretch) - len(kept)
    return Span(start, start + len(kept.rstrip()))


def _sentences_of_paragraph(text: str, paragraph: Span) -> list[Span]:
    spans = []
    start = paragraph.start
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        enumerates = stop.start() - start < ENUMERATOR and text[start : stop.start()].strip().isdigit()
        if not enumerates and _ends_sentence(text, stop.start(), stop.end(), paragraph):
            spans.append(_trimmed(text, start, stop.end()))
            start = stop.end()
    rest = _trimmed(text, start, paragraph.end)
    if len(rest):
        spans.append(rest)
    return spans


def _ends_sentence(text: str, stop: int, after: int, paragraph: Span) -> bool:
    """Whether the punctuation that starts at `stop` and ends, with its closing marks, at `after` ends a sentence."""
    following = text[after : min(after + LOOKBACK, paragraph.end)].lstrip()
    bare = following.lstrip(OPENERS)
    if bare[:1].islower() or following[:1] in ",;:":
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    before = LAST_TOKEN.search(text[max(paragraph.start, stop - LOOKBACK) : stop])
    return _full_stop_ends(before.group() if before else "", bare)


def _full_stop_ends(token: str, following: str) -> bool:
    """Whether a single full stop after `token` ends the sentence, `following` being what comes next."""
    word = token.lower().removesuffix("'s").removesuffix("’s")
    next_word = WORD.match(following)
    opens = next_word is not None and next_word.group().lower() in SENTENCE_STARTERS
    if word in TITLES or (len(word) == 1 and token.isupper()):
        return opens and word not in TITLES and word != "i"
    if word in ABBREVIATIONS:
        return opens and not following[:1].isdigit()
    return True
