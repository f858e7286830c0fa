"""What did a program break in a text (characters, words, paragraphs), and how does it read when mended?

Nothing but that is touched: quotation marks, spaces and spelling stay what they were.
"""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass

from components.plain import counted

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width spaces, word joiners and byte order marks."""

MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00ef\u00bf\u00bd"
)
"""A character of UTF-8 that was read as Windows-1252 begins so."""

LINE_END = re.compile(r"\r\n?")
HYPHENATED = re.compile("([a-z]{2,})[-\u00ad\u2010]$")
JOINED = re.compile(r"[^\W\d_][-\u2010\u2011]$|\d[-\u2010\u2011]$")
LOWER = re.compile(r"[a-z]{2,}")
STARTS_NEW = re.compile(r"\s*(?:[-*•–—]\s|\d{1,3}[.)]\s|#{1,6}\s|>|\d{4}-\d\d-\d\d\s*$)")
ENDS = re.compile(r"[.!?…:][\"”’»'“)\]]*$")
COMPOUND = re.compile(
    "(?:self|non|anti|pro|pre|post|co|ex|well|high|low|long|short|half|full|multi|inter|counter|cross|east|west"
    "|north|south|so|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety)"
)
"""First parts of words that keep their hyphen."""

WRAPPED_WIDTH = range(45, 110)
FEWEST_LINES = 4
WRAPPED_SHARE = 0.6
SLACK = 0.3
SHORT = 0.66
LOOKBACK = 60


@dataclass(frozen=True, slots=True)
class Mended:
    """A text and one phrase for each kind of repair, such as `3 soft hyphens removed`."""

    text: str
    repairs: tuple[str, ...]


def mended(text: str) -> Mended:
    """The text with its characters mended and, where a program broke its lines at a width, its paragraphs joined."""
    repairs = []
    text = LINE_END.sub("\n", text)
    text, signs = _characters(text)
    if signs:
        repairs.append(f"{counted(signs, 'wrongly decoded character')} mended")
    text, hidden = INVISIBLE.subn("", text)
    if hidden:
        repairs.append(f"{counted(hidden, 'invisible character')} removed")
    if _is_wrapped(text):
        text, joined = _joined(text)
        if joined:
            repairs.append(f"{counted(joined, 'broken line')} joined")
    return Mended(text, tuple(repairs))


def join_lines(lines: list[str]) -> str:
    """The lines of one paragraph on one line, words that were divided at a line's end made whole."""
    pieces: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if pieces:
            end = pieces[-1][-LOOKBACK:]
            if _divided(end, line):
                pieces[-1] = pieces[-1][:-1]
            elif not _hangs(end, line):
                pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _characters(text: str) -> tuple[str, int]:
    if not MOJIBAKE.search(text):
        return text, 0
    from ftfy import fix_encoding  # noqa: PLC0415  only where something is broken

    fixed = "\n".join(fix_encoding(line) if MOJIBAKE.search(line) else line for line in text.split("\n"))
    return fixed, len(MOJIBAKE.findall(text)) if fixed != text else 0


def _is_wrapped(text: str) -> bool:
    """Whether a program broke the lines at a fixed width: most lines within paragraphs come near the widest."""
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", text)]
    inner = [len(line.rstrip()) for lines in blocks for line in lines[:-1]]
    if len(inner) < FEWEST_LINES:
        return False
    width = int(statistics.quantiles(inner, n=20)[-1])
    near = sum(width * (1 - SLACK) <= length <= width for length in inner)
    return width in WRAPPED_WIDTH and near >= WRAPPED_SHARE * len(inner)


def _joined(text: str) -> tuple[str, int]:
    """Each paragraph on one line, and how many line ends that took."""
    lines = text.split("\n")
    width = max(sorted(len(line.rstrip()) for line in lines)[int(len(lines) * 0.9) - 1], 1)
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        fresh = not previous.strip() or STARTS_NEW.match(line) or _closes(previous, width)
        if not line.strip() or fresh or not paragraphs:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
        previous = line
    return "\n".join(join_lines(paragraph) for paragraph in paragraphs), len(lines) - len(paragraphs)


def _closes(line: str, width: int) -> bool:
    """Whether a paragraph ends with `line`: it is short, and ends a sentence."""
    return len(line.rstrip()) < SHORT * width and ENDS.search(line.rstrip()[-LOOKBACK:]) is not None


def _divided(end: str, line: str) -> bool:
    """Whether a hyphen at the `end` of a line divides a word that goes on in the next `line`."""
    first = HYPHENATED.search(end)
    return first is not None and LOWER.match(line) is not None and not COMPOUND.fullmatch(first.group(1))


def _hangs(end: str, line: str) -> bool:
    """Whether nothing stands between the two lines: a hyphen within a name or an unspaced dash is at the `end`."""
    if JOINED.search(end):
        return line[:1].isalnum()
    return end[-1:] in {"—", "–"} and end[-2:-1] != " "
