"""What speaks for and against a phrase as the speaker of a quotation?

Features are short strings: a name, `=`, and values from closed word lists, shapes and positions. No word of a text
becomes a feature unless a closed list holds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.quotes.candidates import Previous, Traits, listed, traits_of
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.context import Context
    from components.quotes.phrases import Clause, Phrase
    from components.quotes.reading import Reading

FAR = 40
SHORT_PATH = 6
SHORT_GAP = 4
BUCKETS = (0, 1, 2, 3, 4, 4, 6, 6, 6, 9, 9, 9, 9, 9, *[14] * 8, *[22] * 18)


def distance_class(tokens: int) -> int:
    """A distance in tokens, far ones together."""
    return BUCKETS[tokens] if tokens < FAR else FAR


def pair_features(reading: Reading, context: Context, phrase: Phrase, previous: Previous | None) -> list[str]:
    """The features of a phrase as the speaker of a quotation, without those of the phrase alone."""
    traits = traits_of(reading, phrase)
    away = phrase.paragraph - context.stretch.paragraph
    if away == 0:
        place = "B" if phrase.head < context.token else "A"
        features = _in_paragraph(reading, context, phrase, traits, place)
        features += _by_verb(reading, context, phrase, traits, place)
    else:
        place = f"p{max(-3, min(1, away))}"
        features = _other_paragraph(reading, context, phrase, traits, place)
    features.append(f"edge={place}{context.edge}{traits.governs}")
    features.append(f"place={place}{traits.kind}")
    if previous is not None:
        features += _after_previous(reading, context, phrase, traits, place, previous=previous)
    return features


def _in_paragraph(reading: Reading, context: Context, phrase: Phrase, traits: Traits, place: str) -> list[str]:
    low, high = (phrase.after, context.token) if place == "B" else (context.token + 1, phrase.first)
    gap = max(high - low, 0)
    between = reading.shape[low:high] if gap < FAR else ".....QQQQQ"
    path = between if gap <= SHORT_PATH else f"{between[:2]}~{between[-2:]}"
    stops, quotes = min(between.count("."), 3), min(between.count("Q"), 3)
    rivals = min(sum(between.count(letter) for letter in "CNP"), 6)
    governs, ending = traits.governs, context.ending
    side, beside = place + governs, context.right[:1]
    number = phrase.number
    near, near_after = number == context.before.phrase, number == context.after_it.phrase
    before_at, after_at = context.before.sentences, context.after_it.sentences
    first = reading.clauses.first_in_sentence.get(phrase.sentence) == number
    return [
        f"gap={place}{distance_class(gap)}",
        f"stops={place}{stops}",
        f"rivals={side}{rivals}",
        f"quotes={place}{quotes}",
        f"path={place}{path}",
        f"pathkind={place}{path}{traits.kind}",
        f"ending={place}{ending}{governs}{context.edge}",
        f"stopsending={place}{ending}{stops}{governs}{beside}",
        f"capital={place}{context.capital:d}{min(stops, 2)}{governs}{min(quotes, 1)}",
        f"left={side}{context.left}",
        f"right={side}{context.right}",
        f"wordleft={side}{listed(context.word_before)}",
        f"wordright={side}{listed(context.word_after)}",
        f"length={place}{context.length_class}{governs}",
        f"nearbefore={near:d}{place}{before_at}{ending}{beside}",
        f"nearafter={near_after:d}{place}{after_at}{ending}{context.left[-1:]}",
        f"near={near:d}{near_after:d}{before_at}{after_at}{ending}",
        f"anybefore={context.any_before >= 0:d}{number == context.any_before:d}{place}{near:d}",
        f"first={first:d}{place}{min(stops, 2)}{ending}",
    ]


def _nearest_clause(phrase: Phrase, token: int) -> Clause | None:
    best, least = None, 10**9
    for clause in phrase.clauses_near(token):
        distance = abs(clause.verb - token) + (0 if clause.speech else 3)
        if distance < least:
            best, least = clause, distance
    return best


def _by_verb(reading: Reading, context: Context, phrase: Phrase, traits: Traits, place: str) -> list[str]:
    clause = _nearest_clause(phrase, context.token)
    if clause is None:
        return [f"noverb={place}{traits.kind}"]
    earlier = clause.verb < context.token
    low, high = (clause.verb + 1, context.token) if earlier else (context.token + 1, clause.verb)
    gap = high - low
    between = reading.shape[low:high] if gap < FAR else "..QQSS"
    side = "b" if earlier else "a"
    letter = "S" if clause.speech else "V"
    strength = words().strength.get(clause.lemma, letter)
    strong = "1" if strength == "strong" else "S" if clause.speech else "V"
    stops = min(between.count("."), 2)
    edge_path = between if gap <= SHORT_GAP else "~" + (between[-2:] if earlier else between[:2])
    relation = place + side + clause.relation[:4]
    lemma = clause.lemma if clause.speaks else f"{clause.lemma}-passive" if clause.speech else "+"
    ending, near = context.ending, distance_class(max(gap, 0))
    return [
        f"verb={relation}{strong}",
        f"vgap={side}{strong}{near}",
        f"vgaprel={relation}{letter}{near}",
        f"lemma={side}{lemma}",
        f"lemmaending={lemma}{ending}{side}{min(max(gap, 0), 3)}",
        f"vstops={side}{strong}{stops}{min(between.count('Q'), 2)}",
        f"vpath={side}{strong}{edge_path}",
        f"vpathrel={relation}{letter}{edge_path}",
        f"vending={side}{strong}{stops}{ending}{context.right[:1]}",
        f"vedge={side}{strong}{context.edge}",
        f"vrivals={relation}{strong}{min(between.count('S'), 2)}",
        f"verbkind={relation}{strong}{traits.kind}",
        f"lemmakind={lemma}{side}{traits.kind[0]}",
    ]


def _other_paragraph(reading: Reading, context: Context, phrase: Phrase, traits: Traits, place: str) -> list[str]:
    pool = reading.phrases.by_paragraph[phrase.paragraph]
    if place == "p1":
        order = min(phrase.number - pool[0].number, 4)
        return [
            f"next={place}{order}{traits.governs}{context.edge}",
            f"nextkind={traits.kind}",
            f"nextopens={order}{traits.opens:d}{traits.kind[0]}{context.edge}",
            f"place={place}{context.edge}{traits.kind}",
        ]
    last_token = reading.tokens.bounds[phrase.paragraph + 1] - 1
    last_sentence = phrase.sentence == reading.tags.sentences[last_token]
    first_speaking, last_speaking, governing = _leading(reading, phrase.paragraph)
    rank = "l" if last_speaking == phrase.number else "f" if first_speaking == phrase.number else "-"
    behind = min(pool[-1].number - phrase.number, 6)
    colon = reading.tokens.lower[last_token] == ":"
    governs, edge = traits.governs, context.edge
    return [
        f"para={place}{rank}{governs}{edge}",
        f"pararank={place}{behind}{governs}",
        f"paralast={place}{last_sentence:d}{governs}{colon:d}",
        f"parafirst={place}{governing == phrase.number:d}{traits.kind}",
        f"paraend={place}{rank}{reading.shape[last_token]}",
        f"paraopens={place}{traits.opens:d}{edge}",
        f"parabeside={place}{context.left[-1:]}{context.right[:1]}",
        f"paraending={place}{context.ending}{context.capital:d}",
        f"place={place}{edge}{traits.kind}",
        f"paraquote={place}{'Q' in reading.shape[phrase.after : last_token + 1]:d}{rank}{edge}",
    ]


def _leading(reading: Reading, paragraph: int) -> tuple[int, int, int]:
    """The first and last phrase of a paragraph that govern a speech verb, and the first that governs any verb."""
    known = reading.leading.get(paragraph)
    if known is None:
        pool = reading.phrases.by_paragraph[paragraph]
        speaking = [p.number for p in pool if any(c.speaks for c in p.clauses)] or [-1]
        governing = next((p.number for p in pool if p.clauses), -1)
        known = reading.leading[paragraph] = (speaking[0], speaking[-1], governing)
    return known


def _after_previous(
    reading: Reading, context: Context, phrase: Phrase, traits: Traits, place: str, *, previous: Previous
) -> list[str]:
    """How the phrase and the quotation stand to the quotation before and its speaker."""
    before = previous.context
    apart = min(context.stretch.paragraph - before.stretch.paragraph, 2)
    speaker = previous.speaker
    if speaker is None:
        return [f"afternone={place}{apart}{context.edge}"]
    asked, asks = (one.stretch.inner.of(reading.text)[-1] == "?" for one in (before, context))
    turn = f"{asked:d}{asks:d}{context.edge}{before.edge}"
    if speaker is not phrase and speaker.key != phrase.key:
        features = [f"afterother={place}{apart}{context.edge}"]
        if previous.other is not None and previous.other.key == phrase.key:
            back = min(before.stretch.paragraph - previous.other_paragraph, 2)
            features += [
                f"turn={place}{apart}{back}{context.edge}",
                f"turnasked={apart}{back}{turn}",
                f"turnbeside={apart}{back}{context.right[:1]}{context.left[-1:]}{traits.governs}",
            ]
        return features
    same = "m" if speaker is phrase else "k"
    closed, ending = before.stretch.closed, context.ending
    features = [
        f"same={same}{place}{apart}{closed:d}",
        f"samegov={same}{traits.governs}{apart}{context.edge}{context.left[-1:]}",
        f"samebeside={same}{context.right[:1]}{context.left[-1:]}{apart}",
        f"sameending={same}{ending}{place}{context.capital:d}",
        f"sameasked={same}{apart}{turn}{previous.other is not None:d}",
    ]
    if apart == 0:
        between = reading.shape[before.token + 1 : context.token]
        path = between if len(between) <= SHORT_PATH else f"{between.count('.')}~{between[-2:]}"
        features.append(f"samepath={same}{path}")
        features.append(f"samestop={same}{context.capital:d}{'.' in between:d}{place}")
    elif apart == 1:
        features.append(f"samenext={same}{closed:d}{context.edge}{context.right[:1]}{context.stretch.reopens:d}")
    return features


def no_speaker_features(reading: Reading, context: Context) -> list[str]:
    """The features of the answer that the text names nobody."""
    return [
        "nobody",
        f"nobodyleft={listed(context.word_before)}",
        f"nobodyright={listed(context.word_after)}",
        f"nobodylength={min(context.length, 5)}{context.ending}",
        f"nobodyedge={context.edge}{context.capital:d}",
        f"nobodytop={context.stretch.paragraph == 0:d}",
        f"nobodybeside={context.left[-1:]}{context.right[:1]}",
        f"nobodynear={context.before.sentences}{context.after_it.sentences}{context.edge}",
        f"nobodyheadline={context.stretch.paragraph in reading.tags.headlines:d}",
    ]
