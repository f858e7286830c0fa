"""Which posts on social media stand after a colon without quotation marks, and whose are they?

`she wrote on X: We stand with Togo.` The colon's clause must post (`tweeted`, `wrote on X`) and have a subject; the
post is the rest of the paragraph, or the next one. Where the writer may speak again in it, nothing is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.identity import UNKNOWN
from components.quotes.records import Quotation
from components.quotes.transcript import IN_TALK, is_label, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.quotes.identity import Identities
    from components.quotes.reading import Reading

POSTING = frozenset(("tweet", "retweet"))
WRITING = frozenset("post write say add reply respond comment declare announce".split())
"""Verbs that post by themselves, and verbs that do with a place beside them."""
PLACES = frozenset(
    "twitter facebook instagram telegram threads bluesky mastodon linkedin weibo wechat vk vkontakte tiktok reddit "
    "tumblr youtube snapchat whatsapp".split()
)
PLACE = re.compile(r"\b(?:on X|(?:on|to) Truth Social|on social media|[Ii]n an? (?:\w+ )?(?:tweet|post|thread))(?!\w)")
PERSONAL = frozenset("i we you it".split())
POSTED = re.compile(r"[#@]\w|https?://|\bpic\.twitter\.com/")
SIGNATURE = re.compile(r"\s+[—–-]+[^—–\n]{1,60}\(@\w+\)[^\n]*$")
"""Who posted it and when, as copied below a post."""
REACH = 30
LONGEST = 400
"""How many tokens before the colon its clause may reach back, and how many a post may have."""
FEWEST_WORDS = 3
NEVER_KNOWN = frozenset("he she it they who which that this".split())
CONFIDENCE = 0.85


def posts(identities: Identities) -> list[Quotation]:
    """The posts of an article in reading order, those that stand in quotation marks left out."""
    reading = identities.reading
    found: list[Quotation] = []
    paragraph, bounds = 0, reading.tokens.bounds
    for colon in _colons(reading):
        while bounds[paragraph + 1] <= colon:
            paragraph += 1
        verb = _posting(reading, colon, bounds[paragraph])
        words = _post(reading, colon, paragraph) if verb is not None else None
        quotation = _quotation(identities, verb, words) if verb is not None and words is not None else None
        if quotation is not None and not (found and found[-1].spans[0].end > quotation.start):
            found.append(quotation)
    return found


def _colons(reading: Reading) -> Iterator[int]:
    at = reading.shape.find(":")
    while at >= 0:
        yield at
        at = reading.shape.find(":", at + 1)


def _posting(reading: Reading, colon: int, first: int) -> int | None:
    """The verb with a subject that posts what stands after the colon."""
    shape, lower, lemmas = reading.shape, reading.tokens.lower, reading.tags.lemmas
    first = max(first, colon - REACH)
    start = max(first, shape.rfind(".", first, colon) + 1, shape.rfind("Q", first, colon) + 1)
    if "S" not in shape[start:colon]:
        return None
    for verb in range(colon - 1, start - 1, -1):
        if shape[verb] == "S" and verb in reading.clauses.subject:
            clause = reading.text[reading.tokens.starts[start] : reading.tokens.starts[colon]]
            placed = not PLACES.isdisjoint(lower[start:colon]) or PLACE.search(clause) is not None
            return verb if lemmas[verb] in POSTING or (placed and lemmas[verb] in WRITING) else None
    return None


def _post(reading: Reading, colon: int, paragraph: int) -> Span | None:
    """The words of the post after a colon: the rest of its paragraph, or the next one where that looks like a post."""
    text, after, bounds = reading.text, reading.tokens.ends[colon], reading.tokens.bounds
    first, following = colon + 1, paragraph + 1
    if bounds[min(following + (first == bounds[following]), len(bounds) - 1)] - first > LONGEST:
        return None
    if first < bounds[following]:
        words = trimmed(text, after, reading.paragraphs[paragraph].end) if text[after].isspace() else None
        return words if words and _is_whole(reading, words, first, paragraph) else None
    if following >= len(reading.paragraphs) or is_label(text, reading.paragraphs[following]):
        return None
    words = _unsigned(text, reading.paragraphs[following])
    if words is None or not (POSTED.search(words.of(text)) or IN_TALK.search(words.of(text))):
        return None
    return words if _is_whole(reading, words, colon + 1, following) else None


def _unsigned(text: str, paragraph: Span) -> Span | None:
    signature = SIGNATURE.search(text, paragraph.start, paragraph.end)
    return trimmed(text, paragraph.start, signature.start() if signature else paragraph.end)


def _is_whole(reading: Reading, words: Span, first: int, paragraph: int) -> bool:
    """Whether all the words are the post: no marks, nobody else who says something, and its end speaks or is all."""
    after, text = reading.tokens.bounds[paragraph + 1], words.of(reading.text)
    if len(text.split()) < FEWEST_WORDS or text[0] == "<" or "Q" in reading.shape[first:after]:
        return False
    if any(_is_told(reading, verb) for verb in range(first, after) if reading.shape[verb] == "S"):
        return False
    sentences = reading.tags.sentences
    last = next(i for i in range(first, after) if sentences[i] == sentences[after - 1])
    ending = reading.text[reading.tokens.starts[last] : words.end]
    return last == first or IN_TALK.search(ending) is not None or POSTED.search(ending) is not None


def _is_told(reading: Reading, verb: int) -> bool:
    """Whether somebody other than the one who posts is the subject of a speech verb."""
    subject = reading.clauses.subject.get(verb)
    return subject is not None and reading.phrases.every[subject].word not in PERSONAL


def _quotation(identities: Identities, verb: int, words: Span) -> Quotation | None:
    tokens = identities.reading.tokens
    phrase = identities.reading.phrases.every[identities.reading.clauses.subject[verb]]
    who = identities.who(phrase) if phrase.word not in UNKNOWN else None
    if who is None or who.name.lower() in NEVER_KNOWN:
        return None
    return Quotation(
        spans=(words,),
        speaker=who.name,
        mention=Span(phrase.start, phrase.end),
        cue=Span(tokens.starts[verb], tokens.ends[verb]),
        kind=who.kind,
        confidence=CONFIDENCE,
        role=(who.person.role or None) if who.person else None,
        form="post",
    )
