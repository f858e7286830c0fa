"""Which colour means what? One source for every figure and for the article's marks.

Roles take the Okabe-Ito colours (Okabe and Ito 2008, "Color Universal Design"), tones one diverging scale, brown to
teal, that holds for colour-blind readers; each is told apart without colour too, by symbol, underline or sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.countries.records import Role

ROLE_ORDER: tuple[Role, ...] = ("partner", "member", "host", "adversary", "mentioned")

ROLE_COLOURS: dict[Role, str] = {
    "partner": "#009E73",
    "member": "#0072B2",
    "host": "#CC79A7",
    "adversary": "#D55E00",
    "mentioned": "#8C8C8C",
}

ROLE_SYMBOLS: dict[Role, str] = {
    "partner": "circle",
    "member": "square",
    "host": "star",
    "adversary": "x",
    "mentioned": "circle-open",
}

TONE_SCALE = ("#A6611A", "#D3A365", "#B8B8B0", "#69B5A8", "#018571")
"""From −1 through 0 to 1."""

NEGATIVE, POSITIVE = TONE_SCALE[0], TONE_SCALE[-1]
NO_SIGNAL = "#8C8C8C"
LAND = "rgba(128, 128, 120, 0.22)"
BORDER = "rgba(128, 128, 120, 0.45)"
BAND = "rgba(128, 128, 120, 0.13)"
RULE = "rgba(128, 128, 120, 0.35)"
ACCENT = "#2F6DA8"
VOICE = "#7A6FA8"
"""Where somebody speaks."""

BURST = "#E69F00"
"""A stretch of time in which a word bursts."""

HIGHLIGHT = "#D55E00"
"""What the reader has chosen."""


def tone_colour(score: float) -> str:
    """The colour of a score, −1…1, as five steps of the scale that meet at ±0.05 and ±0.35."""
    bounds = (-0.35, -0.05, 0.05, 0.35)
    return TONE_SCALE[sum(score > bound for bound in bounds)]
