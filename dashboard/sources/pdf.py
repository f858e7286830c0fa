"""Which article does a PDF hold? Its lines are put together into paragraphs again."""

from __future__ import annotations

import io
import re
import statistics
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from components.plain import counted
from dashboard.sources.decoding import too_long
from dashboard.sources.drafts import MOST_CHARACTERS, Draft, SourceError, one_line
from dashboard.sources.mending import ENDS, LOOKBACK, join_lines
from dashboard.sources.plain import drafted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfReader

HEAD = 1024
MOST_PAGES = 1_000
SAME_LINE = 2.0
"""Text whose base line is so many points apart, at most, stands on one line."""

GAP = 1.35
USUAL = 1.2
WIDEST = 4.0
"""A paragraph begins after more than the usual distance of lines, measured in sizes of the letters."""

INDENT = 6.0
FARTHEST_INDENT = 60.0
LARGER = 1.15
SHORT = 0.8
OPENERS = ("“", "‘", '"')
MARGIN_LINES = 2
"""So many lines at the top and at the bottom of a page may be its header and footer."""

REPEATED = 0.5
FEWEST_PAGES = 2
PAGE_NUMBER = re.compile(r"(?i)(?:page\s+)?[-–— ]*\d{1,4}[-–— ]*(?:\s*(?:/|of)\s*\d{1,4})?")
DIGITS = re.compile(r"\d+")
PROGRAM = re.compile(r"(?i)^microsoft word|\.(?:docx?|odt|indd|pdf|html?|txt)$|^untitled|^about:|^https?:")
"""A title that a program put into the file, not its author."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its words, where it begins and its base line, in points from the lower left, and its size."""

    words: str
    left: float
    base: float
    size: float


def pdf_draft(content: bytes, name: str) -> Draft:
    """The article in a PDF; raises `SourceError` when it is locked, broken or without text."""
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415  only who opens a PDF waits for it

    if b"%PDF-" not in content[:HEAD]:
        raise SourceError(f"{name} is no PDF, whatever its name says: choose the right file.")
    try:
        document = _unlocked(content, name)
        pages = [_lines(page) for page in _pages(document, name)]
        title = one_line(str(document.metadata.title or "")) if document.metadata else None
    except DependencyError as error:
        raise SourceError(locked(name)) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(f"{name} is damaged or cut off: download or save it again.") from error
    body, left_out = _without_margins(pages)
    if not any(body):
        raise SourceError(f"{name} holds images but no text: run text recognition (OCR) on it first.")
    paragraphs = _paragraphs(body)
    joined = sum(map(len, body)) - len(paragraphs)
    known = Draft(
        text="",
        origin=name,
        title=None if not title or PROGRAM.search(title) else title,
        left_out=left_out,
        mended=(f"{counted(joined, 'broken line')} joined",) if joined else (),
    )
    return drafted("\n".join(paragraphs), name, known)


def locked(name: str) -> str:
    """The sentence for a file that asks for a password."""
    return f"{name} is protected by a password: save a copy without one."


def _unlocked(content: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader  # noqa: PLC0415

    document = PdfReader(io.BytesIO(content), strict=False)
    if document.is_encrypted and not document.decrypt(""):
        raise SourceError(locked(name))
    return document


def _pages(document: PdfReader, name: str) -> Iterator[PageObject]:
    """The pages, as long as an article may be."""
    if len(document.pages) > MOST_PAGES:
        raise SourceError(f"{name} has more than {MOST_PAGES:,} pages: save the article's own pages as a PDF.")
    yield from document.pages


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which the file draws them."""
    lines: list[Line] = []
    words: list[str] = []
    place = (0.0, 0.0, 0.0)
    seen = 0

    def visit(piece: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        nonlocal place, seen
        seen += len(piece)
        if seen > MOST_CHARACTERS * 2:
            raise SourceError(too_long("A page of this PDF"))
        if piece.strip() and not words:
            place = _place(cm, tm, size)
        *ended, rest = piece.split("\n")
        for part in ended:
            _close(lines, [*words, part], place)
            words.clear()
        if rest.strip() or words:
            words.append(rest)

    page.extract_text(visitor_text=visit)
    _close(lines, words, place)
    return lines


def _place(cm: Sequence[float], tm: Sequence[float], size: float) -> tuple[float, float, float]:
    """Left, base line and size of text in points, from the two matrices that hold where it is drawn."""
    left = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
    base = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
    return left, base, size * (abs(cm[3] * tm[3]) or abs(cm[1] * tm[2]) or 1.0)


def _close(lines: list[Line], words: list[str], place: tuple[float, float, float]) -> None:
    line = "".join(words).strip()
    if not line:
        return
    if lines and abs(lines[-1].base - place[1]) < SAME_LINE and place[0] > lines[-1].left:
        lines[-1] = replace(lines[-1], words=f"{lines[-1].words} {line}")
    else:
        lines.append(Line(line, *place))


def _without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The pages without page numbers and the lines that most pages have at their top or bottom, and those lines."""
    edges = [{id(line) for line in page[:MARGIN_LINES] + page[-MARGIN_LINES:]} for page in pages]
    shapes = Counter(
        shape
        for page, edge in zip(pages, edges, strict=True)
        for shape in {_shape(line) for line in page if id(line) in edge}
    )
    often = {shape for shape, pages_with in shapes.items() if pages_with >= max(FEWEST_PAGES, len(pages) * REPEATED)}
    margin = [
        {id(line) for line in page if id(line) in edge and (_shape(line) in often or PAGE_NUMBER.fullmatch(line.words))}
        for page, edge in zip(pages, edges, strict=True)
    ]
    body = [[line for line in page if id(line) not in out] for page, out in zip(pages, margin, strict=True)]
    if not any(body):
        return pages, ()
    return body, tuple(line.words for page, out in zip(pages, margin, strict=True) for line in page if id(line) in out)


def _shape(line: Line) -> str:
    return DIGITS.sub("#", line.words)


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """The lines of all pages, those of one paragraph joined."""
    lines = [line for page in pages for line in page]
    width = sorted(len(line.words) for line in lines)[int(len(lines) * 0.9)]
    drops = ((above.base - line.base) / max(line.size, 1.0) for above, line in pairwise(lines))
    pitch = statistics.median([drop for drop in drops if 0 < drop < WIDEST] or [USUAL])
    paragraphs: list[list[str]] = [[lines[0].words]]
    for above, line in pairwise(lines):
        if _begins(above, line, pitch, width):
            paragraphs.append([])
        paragraphs[-1].append(line.words)
    return [join_lines(paragraph) for paragraph in paragraphs]


def _begins(above: Line, line: Line, pitch: float, width: int) -> bool:
    """Whether a paragraph begins at `line`: a gap, an indent or another size tells, or the line above is a last one."""
    size = max(line.size, 1.0)
    if max(size, above.size) > LARGER * max(min(size, above.size), 1.0):
        return True
    ended = ENDS.search(above.words[-LOOKBACK:]) is not None
    drop = (above.base - line.base) / size
    if drop > GAP * pitch:
        return True
    if drop < 0:  # the next column or page
        return ended and (len(above.words) < SHORT * width or line.words[:1] in OPENERS)
    return ended and (INDENT < line.left - above.left < FARTHEST_INDENT or len(above.words) < SHORT * width)
