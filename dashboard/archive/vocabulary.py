"""How often does each word stand in an article, and how are these counts kept so that one word is found quickly?

A word is a run of letters, digits and underscores, in lower case: exactly what a keyword of one word, with or without
`*`, is looked for among in the keywords panel, so that both count alike. `U.S.` are two words, `jet-powered` too.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"\w+")


def word_hits(text: str) -> dict[str, list[Any]]:
    """The words of a text, each once, as `word`, and how often each stands there, as `hits`."""
    counts = Counter(WORD.findall(text.lower()))
    return {"word": list(counts), "hits": list(counts.values())}


def words_table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """A row per article and word, ordered by word; each of `rows` is the `word_hits` of an article with its key."""
    lengths = [len(row["word"]) for row in rows]
    owner = np.repeat(np.arange(len(rows)), lengths)
    words = pa.array(chain.from_iterable(row["word"] for row in rows), pa.string()).dictionary_encode()
    rank = np.argsort(np.argsort(np.array(words.dictionary.to_pylist(), dtype=object)))
    order = np.argsort(rank[words.indices.to_numpy(zero_copy_only=False)], kind="stable")
    hits = np.fromiter(chain.from_iterable(row["hits"] for row in rows), np.int32, sum(lengths))
    own = {name: pa.array([row[name] for row in rows], pa.string()) for name in ("article", "month", "date")}
    return pa.table(
        {
            **{name: column.take(pa.array(owner[order])) for name, column in own.items()},
            "word": words.dictionary.take(words.indices.take(pa.array(order))),
            "hits": pa.array(hits[order]),
        }
    )
