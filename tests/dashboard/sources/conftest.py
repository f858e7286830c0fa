"""Small documents of every kind that can be opened, made where they are needed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TEXT = (
    "OSLO, 3 May 2024 - Norway and Moldova agreed on Friday to work together on the security of their grids.\n"
    "“We stand by Moldova, and we will not be intimidated,” said Ann Berg, the minister of Norway, after the talks.\n"
    "Russia did not comment on the agreement that the two ministers had signed in the city hall."
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="session")
def text() -> str:
    """Three paragraphs of an invented article."""
    return TEXT


@pytest.fixture(scope="session")
def zipped() -> Callable[..., bytes]:
    """Makes a Zip archive of names and contents: `zipped(("a.txt", b"…"), …)`."""
    return _zipped


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """Makes a Word document of a body's XML, by default the article's paragraphs."""
    return _docx


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """Makes a PDF of pages, each a list of lines; an empty list gives a page without text."""
    return _pdf


@pytest.fixture(scope="session")
def page() -> Callable[..., bytes]:
    """Makes a news page of HTML around a body, by default the article's paragraphs."""
    return _page


def _zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def _docx(body: str | None = None, head: str = "", *extra: tuple[str, bytes]) -> bytes:
    if body is None:
        body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in TEXT.split("\n"))
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    types = (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
    )
    relations = (
        f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
    )
    return _zipped(
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", relations.encode()),
        ("word/document.xml", document.encode()),
        *extra,
    )


def _pdf(pages: Iterable[list[str]] | None = None, extra: str = "", filters: str = "") -> bytes:
    """One page for each list of lines; `extra` goes into the trailer, `filters` into the first page's stream."""
    streams = [_drawn(lines) for lines in (pages if pages is not None else [_wrapped(TEXT)])]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        content = stream if filters else zlib.compress(stream)
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        head = f"<< /Length {len(content)} /Filter {filters or '/FlateDecode'} >>"
        objects.append(head.encode() + b"\nstream\n" + content + b"\nendstream")
    return _assembled(objects, extra)


def _assembled(objects: list[bytes], extra: str) -> bytes:
    whole = bytearray(b"%PDF-1.4\n")
    places = []
    for number, thing in enumerate(objects, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n".encode() + thing + b"\nendobj\n"
    start = len(whole)
    whole += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    whole += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    whole += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(whole)


def _drawn(lines: list[str]) -> bytes:
    """The operators that draw the lines; an empty line is a gap between paragraphs."""
    drawn = [b"BT /F1 11 Tf 72 770 Td"]
    for line in lines:
        escaped = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        drawn.append(b"(" + escaped + b") Tj 0 -14 Td")
    return b"\n".join([*drawn, b"ET"]) if lines else b"0 0 100 100 re f"


def _wrapped(text: str, width: int = 70) -> list[str]:
    import textwrap  # noqa: PLC0415

    return [line for paragraph in text.split("\n") for line in [*textwrap.wrap(paragraph, width), ""]]


def _page(body: str | None = None, title: str = "Norway and Moldova sign", head: str = "") -> bytes:
    if body is None:
        body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} | The Test</title>{head}"
        "<meta property='og:site_name' content='The Test'>"
        "<meta property='article:published_time' content='2024-05-03T08:00:00Z'></head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{body}</article>"
        "<aside><a href='/share'>Share on Facebook</a></aside><footer>© 2024 The Test</footer></body></html>"
    ).encode()
