"""A large archive of invented articles, made without parsing: its tables are drawn at random, in their own columns.

`python tests/benchmarks/invented_archive.py FOLDER ARTICLES` puts so many articles of ten years there, a month in
memory at a time; the same for the same number. Words follow Zipf's law over 40,000 invented ones, speakers, countries
and phrases too; one quotation in five is a known one, as it is or trimmed. The tables `statements` and `dates` stay
empty. Nothing in it says what was found in a text, only how much of it there is and how it is spread.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from invented_articles import COMMON, COUNTRIES, SEED, _word

from components.countries.names import known_codes, short_name
from dashboard.archive.aggregates import SUMS_VERSION, sums_of
from dashboard.archive.fingerprints import fingerprints
from dashboard.archive.manifest import Portion, commit
from dashboard.archive.place import place_at
from dashboard.archive.tables import SCHEMAS, ordered
from dashboard.archive.writing import part_of, texts_of
from dashboard.parsing import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dashboard.archive.place import Place

    Numbers = NDArray[np.int64]

FIRST_YEAR, YEARS = 2015, 10
VOCABULARY = 40_000
SENTENCES, LENGTH = 27, 20
"""An article has so many sentences of so many words."""

MOST = 4_096
"""A part has no more articles; so many are in a month of half a million."""

SPEAKERS, PHRASES, KNOWN = 5_000, 20_000, 3_000
ROLES = ("partner", "member", "host", "adversary", "mentioned")
TONES = ("positive", "negative", "mixed", "neutral", None)
STANCES = ("supportive", "critical", "neutral")


@dataclass(frozen=True, slots=True)
class World:
    """What all articles have in common; each list with the share of each of its members, added up."""

    words: pa.Array
    alphabetical: Numbers
    speakers: pa.Array
    countries: pa.Array
    phrases: pa.Array
    known: pa.Array
    known_keys: list[list[int]]


def invented_world(seed: int = SEED) -> World:
    """The vocabulary, people, countries and famous quotations."""
    chance = random.Random(seed)
    words = list(dict.fromkeys([*COMMON, *(country.lower() for country in COUNTRIES)]))
    known = set(words)
    while len(words) < VOCABULARY:
        if (word := _word(chance) + _word(chance)) not in known:
            known.add(word)
            words.append(word)
    people = [f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(SPEAKERS)]
    phrases = [f"{chance.choice(words[:3000])} {chance.choice(words[:3000])}" for _ in range(PHRASES)]
    sayings = [" ".join(chance.choices(words[:5000], k=chance.randint(8, 30))) for _ in range(KNOWN)]
    sayings += [" ".join(saying.split()[: chance.randint(7, 30)]) for saying in sayings]
    order = np.argsort(np.array(words, dtype=object))
    rank = np.empty(len(words), np.int64)
    rank[order] = np.arange(len(words))
    codes = sorted(known_codes())
    chance.shuffle(codes)
    return World(
        pa.array(words),
        rank,
        pa.array(list(dict.fromkeys(people))),
        pa.array(codes),
        pa.array(phrases),
        pa.array(sayings),
        [fingerprints([saying]) for saying in sayings],
    )


def invent_archive(place: Place, count: int, seed: int = SEED) -> None:
    """Put `count` articles at a place where there is no archive, a commit for each year."""
    world, rng = invented_world(seed), np.random.default_rng(seed)
    months = [date(FIRST_YEAR + number // 12, number % 12 + 1, 1) for number in range(YEARS * 12)]
    left, portions = count, []
    for number, month in enumerate(months):
        own = round(left / (len(months) - number))
        left -= own
        while own:
            portions.append(_portion(place, _tables(world, rng, month, size := min(own, MOST)), f"{month:%Y-%m}"))
            own -= size
        if month.month == 12:
            commit(place, portions)
            portions = []


def _portion(place: Place, tables: dict[str, pa.Table], month: str) -> Portion:
    # words are drawn in their order
    tables = {name: table if name == "words" else ordered(name, table) for name, table in tables.items()}
    tables |= sums_of(tables)
    contents: dict[str, bytes] = {}
    parts = tuple(part_of(name, month, table, contents) for name, table in tables.items())
    place.write_all(contents)
    articles = tables["articles"]["article"].to_pylist()
    return Portion(month, len(articles), texts_of(articles), {**dict(VERSIONS), "sums": SUMS_VERSION}, "model", parts)


def _tables(world: World, rng: np.random.Generator, first: date, size: int) -> dict[str, pa.Table]:
    """The tables of `size` articles of a month, but for the sums."""
    article = pa.array([sha256(rng.bytes(16)).hexdigest() for _ in range(size)])
    tokens = _zipf(rng, VOCABULARY, (size, SENTENCES * LENGTH))
    text, starts, ends = _texts(world, tokens)
    days = ((first.replace(day=28) + timedelta(4)).replace(day=1) - first).days
    drawn = np.sort(rng.integers(0, days, size)).astype("timedelta64[D]")
    made = _Made(article, f"{first:%Y-%m}", pa.array(np.datetime64(first) + drawn))
    every = np.arange(size)
    score = rng.uniform(-1, 1, size)
    articles = made.table(
        "articles",
        every,
        text=text,
        words=np.full(size, SENTENCES * LENGTH),
        title=pc.binary_join_element_wise("Talks of", world.words.take(pa.array(tokens[:, 0])), " "),
        outlet=pa.array([f"Invented Wire {number}" for number in range(30)]).take(pa.array(_zipf(rng, 30, size))),
        organisation=pa.array(["NATO", "EU", "UN", "OSCE", "G7", None]).take(pa.array(_zipf(rng, 6, size))),
        tone=_drawn(rng, TONES, size),
        tone_score=score,
        tone_confidence=rng.uniform(0.3, 1, size),
        tone_engine=pa.repeat("model", size),
        quoted_share=rng.uniform(0, 0.5, size),
        line=every,
        source=pa.repeat("invented.jsonl", size),
    )
    number = np.tile(np.arange(SENTENCES), size)
    sentences = made.table(
        "sentences", every.repeat(SENTENCES), number=number, paragraph=number // 3, start=starts, end=ends
    )
    return {
        "articles": articles,
        "sentences": sentences,
        "words": _words(made, world, tokens),
        "quotations": _quotations(made, world, rng, size),
        "countries": _countries(made, world, rng, size),
        "stances": _stances(made, world, rng, size),
        "keywords": _keywords(made, world, rng, size),
    }


@dataclass(frozen=True, slots=True)
class _Made:
    """Makes tables of the articles of one month; what is not given is null."""

    article: pa.Array
    month: str
    date: pa.Array

    def table(self, kind: str, owner: Numbers, /, **columns: Any) -> pa.Table:
        """The rows of a table, `owner` being the place of each row's article."""
        size, schema = len(owner), SCHEMAS[kind]
        own = {name: each.take(pa.array(owner)) for name, each in (("article", self.article), ("date", self.date))}
        given = {**own, "month": pa.repeat(self.month, size), **columns}
        held = {each.name: given.get(each.name, pa.nulls(size, each.type)) for each in schema}
        arrays = {name: each if isinstance(each, pa.Array) else pa.array(each) for name, each in held.items()}
        return pa.table({each.name: arrays[each.name].cast(each.type) for each in schema})


def _texts(world: World, tokens: Numbers) -> tuple[pa.Array, Numbers, Numbers]:
    """The texts, and where their sentences begin and end."""
    size = len(tokens)
    bounds = np.arange(0, size * SENTENCES * LENGTH + 1, LENGTH, dtype=np.int32)
    words = world.words.take(pa.array(tokens.ravel()))
    sentences = pc.binary_join(pa.ListArray.from_arrays(pa.array(bounds), words), " ")
    lengths = pc.utf8_length(sentences).to_numpy(zero_copy_only=False).reshape(size, SENTENCES).astype(np.int64)
    ends = np.cumsum(lengths + 2, axis=1) - 2
    whole = pa.ListArray.from_arrays(pa.array(np.arange(0, size * SENTENCES + 1, SENTENCES, dtype=np.int32)), sentences)
    return pc.binary_join(whole, ". "), (ends - lengths).ravel(), ends.ravel()


def _words(made: _Made, world: World, tokens: Numbers) -> pa.Table:
    size = len(tokens)
    key = world.alphabetical[tokens] * size + np.arange(size)[:, None]
    found, hits = np.unique(key.ravel(), return_counts=True)
    inverse = np.argsort(world.alphabetical)
    return made.table("words", found % size, word=world.words.take(pa.array(inverse[found // size])), hits=hits)


def _quotations(made: _Made, world: World, rng: np.random.Generator, size: int) -> pa.Table:
    owner = np.arange(size).repeat(rng.poisson(5, size))
    total = len(owner)
    number = np.arange(total) - np.searchsorted(owner, owner)
    known = np.where(rng.random(total) < 0.2, _zipf(rng, len(world.known), total), -1)
    length = rng.integers(4, 40, total)
    keys = [
        world.known_keys[place] if place >= 0 else own
        for place, own in zip(known.tolist(), _random_keys(rng, length // 2), strict=True)
    ]
    words = world.words.take(pa.array(_zipf(rng, VOCABULARY, int(length.sum()))))
    own = pc.binary_join(pa.ListArray.from_arrays(pa.array(_offsets(length)), words), " ")
    text = pc.if_else(pa.array(known >= 0), world.known.take(pa.array(np.maximum(known, 0))), own)
    named = pa.array(rng.random(total) < 0.9)
    return made.table(
        "quotations",
        owner,
        number=number,
        form=pa.repeat("marked", total),
        text=_single(text),
        spans=_spans(rng, total),
        keys=pa.array(keys, pa.list_(pa.int64())),
        words=length,
        speaker=pc.if_else(named, world.speakers.take(pa.array(_zipf(rng, len(world.speakers), total))), None),
        speaker_kind=pa.repeat("name", total),
        role=_drawn(rng, ("foreign minister", "president", None), total),
        confidence=rng.uniform(0.3, 1, total),
        cue=pa.repeat("said", total),
        tone=_drawn(rng, TONES, total),
        tone_score=rng.uniform(-1, 1, total),
        tone_confidence=rng.uniform(0.3, 1, total),
    )


def _countries(made: _Made, world: World, rng: np.random.Generator, size: int) -> pa.Table:
    owner, place = _pairs(rng, size, 8, len(world.countries))
    total = len(owner)
    codes = world.countries.take(pa.array(place))
    names = pa.array([short_name(code) for code in world.countries.to_pylist()])
    role = _drawn(rng, ROLES, total)
    span = _spans(rng, total)
    inner = span.flatten()
    evidence = pa.StructArray.from_arrays([role, inner.field(0), inner.field(1)], ["role", "start", "end"])
    return made.table(
        "countries",
        owner,
        iso3=codes,
        name=names.take(pa.array(place)),
        level=pa.repeat("named", total),
        mentions=span,
        roles=_single(role),
        evidence=pa.ListArray.from_arrays(span.offsets, evidence),
    )


def _stances(made: _Made, world: World, rng: np.random.Generator, size: int) -> pa.Table:
    owner, place = _pairs(rng, size, 3, len(world.countries))
    total = len(owner)
    speaker = world.speakers.take(pa.array(_zipf(rng, len(world.speakers), total)))
    return made.table(
        "stances",
        owner,
        iso3=world.countries.take(pa.array(place)),
        stance=_drawn(rng, STANCES, total),
        speaker=pc.if_else(pa.array(rng.random(total) < 0.7), speaker, None),
        score=rng.uniform(-1, 1, total),
        confidence=rng.uniform(0.3, 1, total),
        mentions=_spans(rng, total),
    )


def _keywords(made: _Made, world: World, rng: np.random.Generator, size: int) -> pa.Table:
    owner, place = _pairs(rng, size, 15, len(world.phrases))
    total = len(owner)
    return made.table(
        "keywords",
        owner,
        phrase=world.phrases.take(pa.array(place)),
        kind=pa.repeat("phrase", total),
        weight=rng.uniform(0, 1, total),
        dispersion=rng.uniform(0, 1, total),
        occurrences=np.ones(total, np.int64),
        spans=_spans(rng, total),
    )


def _zipf(rng: np.random.Generator, size: int, shape: int | tuple[int, ...]) -> Numbers:
    """Places in a list of `size`, drawn by Zipf's law: the nth comes about 1/n times as often as the first."""
    shares = np.cumsum(1 / np.arange(1, size + 1))
    return np.searchsorted(shares, rng.random(shape) * shares[-1]).astype(np.int64)


def _pairs(rng: np.random.Generator, size: int, mean: int, choices: int) -> tuple[Numbers, Numbers]:
    """For each article about `mean` different places in a list of `choices`."""
    owner = np.arange(size).repeat(rng.poisson(mean, size))
    pairs = np.unique(owner * choices + _zipf(rng, choices, len(owner)))
    return pairs // choices, pairs % choices


def _drawn(rng: np.random.Generator, values: tuple[str | None, ...], size: int) -> pa.Array:
    return pa.array(list(values), pa.string()).take(pa.array(rng.integers(0, len(values), size)))


def _spans(rng: np.random.Generator, size: int) -> pa.Array:
    start = rng.integers(0, 3000, size).astype(np.int32)
    both = pa.StructArray.from_arrays([pa.array(start), pa.array(start + 9)], ["start", "end"])
    return pa.ListArray.from_arrays(pa.array(np.arange(size + 1, dtype=np.int32)), both)


def _single(values: pa.Array) -> pa.Array:
    """Lists of one."""
    return pa.ListArray.from_arrays(pa.array(np.arange(len(values) + 1, dtype=np.int32)), values)


def _offsets(lengths: Numbers) -> NDArray[np.int32]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)


def _random_keys(rng: np.random.Generator, lengths: Numbers) -> Iterator[list[int]]:
    keys = rng.integers(-(2**62), 2**62, int(lengths.sum())).tolist()
    bounds = _offsets(lengths).tolist()
    return (keys[first:last] for first, last in pairwise(bounds))


if __name__ == "__main__":
    invent_archive(place_at(sys.argv[1]), int(sys.argv[2]))
