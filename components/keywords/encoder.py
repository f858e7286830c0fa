"""How near does each phrase stand to its text, as the encoder of the tone model reads both? For re-ranking phrases.

The vectors are means over the hidden states of tokens, after the first, second, fourth and last of the encoder's six
layers, all of them bent to tone, the last ones more. Cosines of phrase and document as in EmbedRank (Bennani-Smires et
al. 2018), the phrase read alone and in its places in the text (SIFRank, Sun et al. 2020). The graph in the tone model's
file gives logits only; a few bytes appended to it name the hidden states as outputs too, since Protocol Buffers merge
what is concatenated.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any

from components.tone.model import WEIGHTS
from components.tone.session import session
from components.tone.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Span
    from components.tone.tokens import Tokens

LAYERS = (0, 1, 3, 5)
OUTPUT = "/layers.{}/second_norm/LayerNormalization_output_0"
CHUNK = 126
"""Tokens of the text that are read at once, beside the two of the frame."""

MOST_TOKENS = 1_008
"""No more of a text is read: what it is about stands near its beginning, and time must have an end."""

OPENING = 120
"""Tokens that count as the opening."""

MOST_PLACES = 6
BATCH = 64

FEATURES = tuple(
    f"{kind} to {part}, layer {layer + 1}"
    for layer in LAYERS
    for kind, part in (("alone", "text"), ("alone", "opening"), ("in place", "text"), ("in place", "opening"))
)
"""The names of the numbers that `nearness` gives for each phrase, in their order."""


def nearness(text: str, phrases: Sequence[tuple[str, Sequence[Span]]]) -> list[tuple[float, ...]] | None:
    """Sixteen cosines for each phrase with its places, see `FEATURES`, as deviations from their mean over the phrases.

    None where the encoder cannot be used or there is nothing to read.
    """
    graph = _loaded()
    tokens = tokens_of(text[: 12 * MOST_TOKENS])
    if graph is None or not phrases or len(tokens.ids) < 3:  # noqa: PLR2004  the frame alone
        return None
    import numpy as np  # noqa: PLC0415  with the first text

    read = _read_text(graph, tokens)
    alone = _read_phrases(graph, [phrase for phrase, _ in phrases])
    places = [_token_places(tokens, spans) for _, spans in phrases]
    columns = []
    for states, vectors in zip(read, alone, strict=True):
        whole, opening = _unit(states.mean(0)), _unit(states[:OPENING].mean(0))
        within = np.stack([states[list(found)].mean(0) if found else whole for found in places])
        for rows in (_unit(vectors), _unit(within)):
            columns += [rows @ whole, rows @ opening]
    table = np.stack(columns, axis=1)
    scaled = (table - table.mean(0)) / (table.std(0) + 1e-6)
    return [tuple(map(float, row)) for row in scaled]


def _read_text(graph: Any, tokens: Tokens) -> list[Any]:  # noqa: ANN401  ONNX Runtime has no types
    """The hidden states of the text's tokens, by layer."""
    import numpy as np  # noqa: PLC0415

    ids = tokens.ids[1:-1][:MOST_TOKENS]
    frame = tokens.ids[0], tokens.ids[-1]
    chunks = [(frame[0], *ids[first : first + CHUNK], frame[1]) for first in range(0, len(ids), CHUNK)]
    parts = [[states[0, 1:-1] for states in _run(graph, [chunk])] for chunk in chunks]
    return [np.concatenate(layer) for layer in zip(*parts, strict=True)]


def _read_phrases(graph: Any, phrases: Sequence[str]) -> list[Any]:  # noqa: ANN401
    """A vector for each phrase read alone, by layer."""
    import numpy as np  # noqa: PLC0415

    rows = [tokens_of(phrase).ids[:CHUNK] for phrase in phrases]
    vectors: list[list[Any]] = [[] for _ in LAYERS]
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        for layer, states in zip(vectors, _run(graph, batch), strict=True):
            layer += [states[number, : len(row)].mean(0) for number, row in enumerate(batch)]
    return [np.stack(layer) for layer in vectors]


def _token_places(tokens: Tokens, spans: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the tokens of a phrase's first places in the text."""
    starts = [start for start, _ in tokens.places[1:-1][:MOST_TOKENS]]
    found: list[int] = []
    for span in spans[:MOST_PLACES]:
        found += range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    return tuple(found)


def _run(graph: Any, rows: Sequence[Sequence[int]]) -> list[Any]:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415

    longest = max(map(len, rows))
    ids = np.array([[*row, *[0] * (longest - len(row))] for row in rows], dtype=np.int64)
    states: list[Any] = graph.run([OUTPUT.format(layer) for layer in LAYERS], {"ids": ids, "types": ids * 0})
    return states


def _unit(vectors: Any) -> Any:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415

    return vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9)


@cache
def _loaded() -> Any:  # noqa: ANN401
    """The session with the hidden states as outputs; None where the model cannot be used."""
    try:
        return session(WEIGHTS.read_bytes() + b"".join(_named(OUTPUT.format(layer)) for layer in LAYERS))
    except Exception:  # noqa: BLE001  without the encoder phrases keep their rank
        return None


def _named(output: str) -> bytes:
    """A model of nothing but one output of floats, as ONNX writes it: `graph` is field 7, its `output` field 12."""
    kind = b"\x12\x04\x0a\x02\x08\x01"  # a tensor of floats
    value = _field(1, output.encode()) + kind
    return _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes, its length as a varint."""
    size, length = len(content), b""
    while size >= 0x80:  # noqa: PLR2004  seven bits a byte
        length += bytes((size & 0x7F | 0x80,))
        size >>= 7
    return bytes((number << 3 | 2,)) + length + bytes((size,)) + content
