"""How do a few thousand statements teach more than they hold? With other countries in them, and two by two.

The side that a speaker takes must come from the words, not from whom they name: a statement stays true when the
countries in it change places with others. And it must come from the words about the target: what is said before or
after of somebody else changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from components.article import Span
from components.countries.names import known_codes, rows_of, short_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from components.tone.records import Label
    from components.tone.statements import Statement

RENAMED, JOINED = 0.6, 0.3
"""The shares of the varied statements whose countries are renamed, and that are joined with another one."""


def varied(statements: Sequence[Statement], random: Random) -> list[Statement]:
    """The statements, many of them with other countries, some joined with another of their topic, in their order."""
    by_topic: dict[str, list[Statement]] = {}
    for statement in statements:
        by_topic.setdefault(statement.topic, []).append(statement)
    each = []
    for statement in statements:
        other = random.choice(by_topic[statement.topic])
        if random.random() < JOINED and other is not statement:
            pair = [statement, other]
            random.shuffle(pair)
            statement = joined(*pair)  # noqa: PLW2901
        each.append(renamed(statement, random) if random.random() < RENAMED else statement)
    return each


def renamed(statement: Statement, random: Random) -> Statement:
    """The statement with other countries and capitals as targets; its other targets and words stay."""
    text, targets, here = "", [], 0
    new: dict[str, str] = {}
    for span, attitude in sorted(statement.targets):
        name = span.of(statement.text)
        if name not in new:
            rivals = next((names for names in (_countries(), _capitals()) if name in names), (name,))
            new[name] = random.choice(rivals)
        text += statement.text[here : span.start]
        targets.append((Span(len(text), len(text) + len(new[name])), attitude))
        text += new[name]
        here = span.end
    return replace(statement, text=text + statement.text[here:], targets=tuple(targets))


def joined(first: Statement, second: Statement) -> Statement:
    """The two as one statement, its tone that of both together; a target that both name is left out."""
    shift = len(first.text) + 1
    names = [{span.of(each.text) for span, _ in each.targets} for each in (first, second)]
    shared = names[0] & names[1]
    targets = [(span, attitude) for span, attitude in first.targets if span.of(first.text) not in shared]
    targets += [
        (Span(span.start + shift, span.end + shift), attitude)
        for span, attitude in second.targets
        if span.of(second.text) not in shared
    ]
    tone = _together(first.tone, second.tone)
    return replace(first, text=f"{first.text} {second.text}", tone=tone, targets=tuple(targets))


def _together(first: Label, second: Label) -> Label:
    if second in (first, "neutral"):
        return first
    return second if first == "neutral" else "mixed"


@cache
def _countries() -> tuple[str, ...]:
    return tuple(sorted(short_name(code) for code in known_codes()))


@cache
def _capitals() -> tuple[str, ...]:
    places = rows_of("places.tsv")
    return tuple(sorted(name for _, kind, names in places if kind == "capital" for name in names.split("; ")))
