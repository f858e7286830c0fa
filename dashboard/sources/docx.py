"""Which article does a Word document hold?"""

from __future__ import annotations

import io
import re

from dashboard.sources.archives import safe_archive, unpacked
from dashboard.sources.decoding import too_long
from dashboard.sources.drafts import MOST_CHARACTERS, Draft, SourceError, one_line
from dashboard.sources.plain import drafted

DOCUMENT = "word/document.xml"
PROPERTIES = "docProps/core.xml"
MOST_XML = 60 * MOST_CHARACTERS
"""Word writes some tens of bytes around each character; more than this is no article."""

DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)", re.IGNORECASE)
"""The start of a document type or an entity, in UTF-8 or UTF-16: no Word document has one."""

TITLE = re.compile(rb"<dc:title[^>]{0,200}>([^<]{1,2000})</dc:title>")
PARAGRAPHS = re.compile(r"\n{2,}")


def docx_draft(content: bytes, name: str) -> Draft:
    """The article in a Word document: its paragraphs, without comments and deleted words; raises `SourceError`."""
    from mammoth import extract_raw_text  # noqa: PLC0415  only for who opens a Word document

    title = _checked(content, name)
    try:
        text = str(extract_raw_text(io.BytesIO(content)).value)
    except MemoryError:
        raise
    except Exception as error:  # the library promises no kind of error for a broken document
        raise SourceError(f"{name} is damaged or no Word document: open it in Word and save it again.") from error
    if not text.strip():
        raise SourceError(f"{name} holds no text: if it shows pictures of text, run text recognition (OCR) first.")
    return drafted(PARAGRAPHS.sub("\n", text).strip("\n"), name, Draft("", name, title=title))


def _checked(content: bytes, name: str) -> str | None:
    """The title among the document's properties; raises `SourceError` when the document is not safe to read."""
    with safe_archive(content, name) as archive:
        names = set(archive.namelist())
        if DOCUMENT not in names:
            raise SourceError(f"{name} is no Word document, whatever its name says: save it as .docx from Word.")
        for member in archive.infolist():
            if not member.filename.lower().endswith((".xml", ".rels")):
                continue
            if member.file_size > MOST_XML:
                raise SourceError(too_long(name))
            if DECLARATION.search(unpacked(archive, member, name)):
                raise SourceError(f"{name} declares its own entities, as no Word document does: it is not opened.")
        properties = unpacked(archive, PROPERTIES, name) if PROPERTIES in names else b""
    title = TITLE.search(properties)
    return one_line(title.group(1).decode("utf-8", "replace")) if title else None
