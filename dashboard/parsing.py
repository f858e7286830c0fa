"""What does one article say: its countries, quotations, tones, keywords and dates, all in one record?

`parse_article` is pure and deterministic, and its record can be pickled: the page, the command line and a pool of
processes call the same function.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.article import Article, Outline, Span, outline
from components.article.outline import count_words
from components.countries.find import COUNTRIES_VERSION, find_countries
from components.countries.home import home_countries
from components.keywords.dates import DATES_VERSION, find_dates
from components.keywords.find import KEYWORDS_VERSION, find_keywords
from components.keywords.stretches import find_stretches
from components.quotes.find import QUOTES_VERSION, read_speech
from components.tone.find import TONE_VERSION, tones_of, usable
from components.tone.records import Stance, Tone
from components.tone.stances import Voice, stances_of

if TYPE_CHECKING:
    from components.countries.records import Country
    from components.keywords.dates import DateMention
    from components.keywords.records import Keyword, PeriodMention
    from components.quotes.records import Quotation, Statement
    from components.tone.records import Engine

KEYWORDS = 15
"""How many key phrases a reader sees unless they ask for more."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, as broken JSON may bring; it cannot be shown, stored or searched."""

VERSIONS = (
    ("countries", COUNTRIES_VERSION),
    ("dates", DATES_VERSION),
    ("keywords", KEYWORDS_VERSION),
    ("quotes", QUOTES_VERSION),
    ("tone", TONE_VERSION),
)
"""Each analysis and its version: a row parsed by another version may read differently."""


UNHEARD = Tone(None, None, None, (), None)
"""Where nobody was asked to read the tone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reader may choose about the analysis: at most how many key phrases, and who reads the tone, if anyone.

    With `reranked` the encoder of the tone model has its say in the order of the key phrases. Without `by_sentence` the
    tone model does not hear the sentences of a stretch by themselves: the tones are the same and have no parts. With
    `second_opinion` an encoder is asked who was quoted where the small network is unsure, which takes several times as
    long; None asks it where the tone model, which takes longer still, reads the tone.
    """

    keywords: int = KEYWORDS
    tone: Engine | None = "model"
    reranked: bool = False
    by_sentence: bool = True
    second_opinion: bool | None = None

    @property
    def asks_encoder(self) -> bool:
        """Whether a second opinion on the speakers is asked for."""
        return self.tone == "model" if self.second_opinion is None else self.second_opinion


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """Everything found in an article.

    `quotation_tones` has one tone for each of `quotations`, in the same order. `words` counts the words of the text,
    `quoted_share` (0 to 1) is the share of them that stands inside quotations. `statements` are what speakers are
    reported to have said in the writer's words; they are no quotations. `stances` need the tone model; those whose
    speaker is None are the author's. `dates` are single days, `stretches` longer. `versions` pairs analysis
    and version.
    """

    article: Article
    outline: Outline
    organisation: str | None
    quotations: tuple[Quotation, ...]
    quotation_tones: tuple[Tone, ...]
    overall_tone: Tone
    countries: tuple[Country, ...]
    stances: tuple[Stance, ...]
    keywords: tuple[Keyword, ...]
    dates: tuple[DateMention, ...]
    words: int
    quoted_share: float
    statements: tuple[Statement, ...] = ()
    stretches: tuple[PeriodMention, ...] = ()
    versions: tuple[tuple[str, str], ...] = VERSIONS

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everyone who is quoted, each once, in the order in which they first speak."""
        return tuple(dict.fromkeys(quotation.speaker for quotation in self.quotations if quotation.speaker))

    @property
    def statement_countries(self) -> tuple[tuple[str, ...], ...]:
        """For each of `statements` the iso3 of the countries mentioned in it, in their order there."""
        mentions = sorted((mention.span, country.iso3) for country in self.countries for mention in country.mentions)
        starts = [span.start for span, _ in mentions]
        found = []
        for statement in self.statements:
            first, after = (bisect_left(starts, offset) for offset in (statement.span.start, statement.span.end))
            found.append(tuple(dict.fromkeys(iso3 for span, iso3 in mentions[first:after] if span in statement.span)))
        return tuple(found)


def parse_article(article: Article, settings: Settings | None = None) -> ParsedArticle:
    """Everything found in `article`; takes time linear in its length and raises nothing, whatever the text.

    Half characters are read as U+FFFD, in the record's `article` too; offsets stay what they were.
    """
    settings = settings or Settings()
    article = replace(article, text=LONE_SURROGATE.sub("\ufffd", article.text))
    parts = outline(article.text)
    quotations, statements = read_speech(article, parts, second_opinion=settings.asks_encoder)
    countries = find_countries(article, parts)
    dates = find_dates(article, parts)
    words = count_words(article.text)
    parsed = ParsedArticle(
        article=article,
        outline=parts,
        organisation=countries.organisation,
        quotations=quotations,
        quotation_tones=(UNHEARD,) * len(quotations),
        overall_tone=UNHEARD,
        countries=countries.countries,
        stances=(),
        keywords=find_keywords(article, parts, settings.keywords, reranked=settings.reranked),
        dates=dates,
        words=words,
        quoted_share=share_quoted(article.text, quotations, words),
        statements=statements,
        stretches=find_stretches(article, parts, dates),
    )
    return toned(parsed, settings.tone, by_sentence=settings.by_sentence) if settings.tone else parsed


def toned(parsed: ParsedArticle, engine: Engine, *, by_sentence: bool = True) -> ParsedArticle:
    """The article with its tones as `engine` reads them, and its stances where that is the model."""
    engine, text = usable(engine), parsed.article.text
    stretches = [parsed.outline.paragraphs, *(quotation.spans for quotation in parsed.quotations)]
    tones = tones_of(text, stretches, engine, by_sentence=by_sentence)
    stances = stances_in(parsed) if engine == "model" else ()
    return replace(parsed, overall_tone=tones[0], quotation_tones=tones[1:], stances=stances)


def share_quoted(text: str, quotations: tuple[Quotation, ...], words: int) -> float:
    """Which share, 0 to 1, of the `words` of a text stands inside quotations."""
    return _quoted_words(text, quotations) / max(words, 1)


def _quoted_words(text: str, quotations: tuple[Quotation, ...]) -> int:
    """How many words stand inside quotations; a quotation within another one counts once."""
    quoted, reached = 0, 0
    for span in sorted(span for quotation in quotations for span in quotation.spans):
        start = max(span.start, reached)
        if start < span.end:
            quoted += count_words(Span(start, span.end).of(text))
            reached = span.end
    return quoted


def stances_in(parsed: ParsedArticle) -> tuple[Stance, ...]:
    """The stances of everyone who is quoted and named, then the author's, from sentences of nobody else.

    They need the model: raises `RuntimeError` where it cannot be used.
    """
    parts, quotations, statements = parsed.outline, parsed.quotations, parsed.statements
    mentions = [(mention.span, country.iso3) for country in parsed.countries for mention in country.mentions]
    others = {span for quotation in quotations for span in quotation.spans} | {each.span for each in statements}
    spoken = {number for span in others for number in parts.sentences_of(span)}
    mixed = [statement for statement in statements if statement.mixed]
    within = {number for statement in mixed for number in statement.quotations}
    home = _homes(parsed)
    voices = [
        *(Voice(each.speaker, each.spans, home[each.speaker]) for n, each in enumerate(quotations) if n not in within),
        *(Voice(statement.speaker, (statement.span,), home[statement.speaker]) for statement in mixed),
    ]
    own = [Voice(None, (sentence.span,)) for number, sentence in enumerate(parts.sentences) if number not in spoken]
    named = sorted((voice for voice in voices if voice.speaker), key=lambda voice: voice.spans[0])
    return stances_of(parsed.article.text, [*named, *own], mentions)


def _homes(parsed: ParsedArticle) -> dict[str | None, frozenset[str]]:
    """The countries (iso3) for which each speaker speaks: those of their roles, and of a body's own name."""
    homes: dict[str | None, frozenset[str]] = defaultdict(frozenset)
    for quotation in parsed.quotations:
        body = quotation.speaker if quotation.kind in ("nominal", "organisation") else None
        for words in filter(None, (quotation.role, body)):
            homes[quotation.speaker] |= home_countries(words)
    return homes
