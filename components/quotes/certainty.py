"""How sure is it that a quotation is whose it is said to be, and who else might have said it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.records import Quotation

Certainty = Literal["certain", "likely", "unsure"]

CERTAIN, LIKELY = 0.85, 0.6
"""The least confidence, 0 to 1, of a quotation that is called certain, and of one that is called likely."""

CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "unsure")


def certainty(confidence: float) -> Certainty:
    """The class of a confidence, 0 to 1."""
    if confidence >= CERTAIN:
        return "certain"
    return "likely" if confidence >= LIKELY else "unsure"


def doubt(quotation: Quotation) -> str:
    """What is least sure of a quotation, in plain words: that it is one, who speaks, or who is meant."""
    sure = quotation.sureness
    if sure is None or sure.speaker <= min(sure.quotation, sure.identity):
        return "who speaks"
    return "that it is a quotation" if sure.quotation <= sure.identity else "who is meant"


def perhaps(quotation: Quotation) -> str | None:
    """Who came second as the speaker; None where nobody did, or only a pronoun that does not say who."""
    second = quotation.runner_up
    if not second or second == quotation.speaker or second.lower() in words().closed:
        return None
    return second
