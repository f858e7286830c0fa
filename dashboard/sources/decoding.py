"""Which characters does a file of text hold, whatever program wrote it?"""

from __future__ import annotations

import codecs
import re

from dashboard.sources.drafts import MOST_CHARACTERS, SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer ones first where one begins with another."""

SAMPLE = 1 << 16
MOST_BYTES = MOST_CHARACTERS * 4
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL_SHARE = 0.01
NUL_SHARE = 0.2
STRAY_NULS = 0.01
TAIL = 3
"""A file cut off within a character ends in up to so many bytes of it."""

UNDEFINED = re.compile("[\x80-\x9f]")
"""Characters that no text has: signs of Windows-1252 that were read as Latin-1."""


def decoded(content: bytes, name: str, longest: int = MOST_BYTES) -> str:
    """The text in `content`; raises `SourceError`, which calls it `name`, when it is empty, too long or no text."""
    if not content.strip(b"\0 \t\r\n"):
        raise SourceError(f"{name} is empty: choose a file with text in it.")
    if len(content) > longest:
        raise SourceError(too_long(name))
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    wide = _without_mark(content[:SAMPLE])
    if wide:
        return content.decode(wide, errors="replace")
    if looks_binary(content):
        raise SourceError(f"{name} is not text but a binary file: save it as .txt, .docx or .pdf first.")
    return _utf8(content) or _guessed(content, name)


def looks_binary(content: bytes) -> bool:
    """Whether the first bytes hold more control characters than a text has."""
    sample = content[:SAMPLE]
    strange = len(CONTROLS.findall(sample))
    return strange > CONTROL_SHARE * len(sample) or sample.count(b"\0") > STRAY_NULS * len(sample) + 1


def too_long(name: str) -> str:
    """The sentence for a text beyond the limit."""
    return f"{name} has more than {MOST_CHARACTERS:,} characters: split it and open the parts."


def _without_mark(sample: bytes) -> str | None:
    """The encoding of UTF-16 that came without its mark: every other byte of it is mostly zero."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > NUL_SHARE and even < STRAY_NULS:
        return "utf-16-le"
    return "utf-16-be" if even > NUL_SHARE and odd < STRAY_NULS else None


def _utf8(content: bytes) -> str | None:
    """The text as UTF-8, a character that was cut off at the end left out; None when it is another encoding."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(content) - error.start <= TAIL
        return content[: error.start].decode() if cut else None


def _guessed(content: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  only where it is no UTF-8

    best = from_bytes(content, enable_fallback=True).best()
    if best is None:
        raise SourceError(f"{name} is in no encoding that is known: save it as UTF-8 and try again.")
    text = str(best)
    if UNDEFINED.search(text):
        text = content.decode("cp1252", errors="replace")
    return text
