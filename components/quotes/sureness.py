"""How sure is the step from the words that name a speaker to whoever is meant by them?

The shares are those of the right answers in the articles of data/articles that were looked at, one right and one wrong
case added to each, as `tests/benchmarks/quotes_identity.py --fit` prints them. The curve of `he` and `she` has its
slope from the same cases. Its level would be too high there, for the rules were written on them: it is set so that the
mean is the share that was right where articles were tried for the first time, 115 of 149.
"""

from __future__ import annotations

import math
from typing import Literal

Step = Literal[
    "as it stands", "full name", "short name", "shared name", "beside", "role", "he", "who", "body", "nobody"
]
"""The words themselves; a name in full; a short name of one person, or of several; a role beside a name; a role that
stands for a name; `he` and `she`; `who`; `it` and `they`; a pronoun that nobody fits."""

SHARES: dict[Step, float] = {
    "as it stands": 0.93,
    "full name": 0.96,
    "short name": 0.98,
    "shared name": 0.88,
    "beside": 0.97,
    "role": 0.94,
    "he": 0.77,
    "who": 0.92,
    "body": 0.56,
    "nobody": 0.17,
}
LEVEL, SLOPE, NAMELESS = 0.14, 0.38, -0.84
"""The log-odds that `he` or `she` is right: without a lead, for each point of it, for somebody without a name."""


def share(step: Step) -> float:
    """How often such a step is right, 0 to 1."""
    return SHARES[step]


def pronoun_share(margin: float, *, named: bool) -> float:
    """How often `he` or `she` is right, 0 to 1, by the lead over the next best and for a person with a name."""
    return 1 / (1 + math.exp(-(LEVEL + SLOPE * margin + NAMELESS * (not named))))
