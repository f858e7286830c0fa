"""Which quotations does another engine hear the opposite way?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.tone.wording import AGREEMENTS, ENGINE_NAMES, agreement, labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.tone.ledger import Entry
    from components.tone.records import Engine, Tone

AT_ONCE: tuple[Engine, ...] = ("vader", "textblob")
"""The engines that take no time to ask: the others are asked on demand."""


def opposed(entries: Sequence[Entry], others: Mapping[Engine, Sequence[Tone]]) -> dict[int, str]:
    """By a quotation's number who hears it positive where the chosen engine hears it negative, or the other way.

    `others` has the tones of all quotations, in reading order, as each of the other engines reads them. What the reader
    said stands: nobody contradicts it. `⇄ opposite: VADER + positive +0.40`.
    """
    told: dict[int, str] = {}
    for entry in entries:
        heard = {engine: tones[entry.number - 1] for engine, tones in others.items()}
        against = {
            ENGINE_NAMES[engine]: labelled(tone.label, tone.score)
            for engine, tone in heard.items()
            if agreement((entry.tone.label, tone.label)) == "opposite"
        }
        if against and entry.tone.reader != "corrected":
            said = ", ".join(f"{name} {label}" for name, label in against.items())
            told[entry.number] = f"{AGREEMENTS['opposite']}: {said}"
    return told
