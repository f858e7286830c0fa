"""Which article does a saved e-mail hold?"""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from dashboard.sources.drafts import Draft, SourceError, one_line
from dashboard.sources.pages import html_draft
from dashboard.sources.plain import drafted

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage, MIMEPart

HEADERS = ("from", "subject", "date", "received", "mime-version", "message-id")
FEWEST_HEADERS = 2
MOST_PARTS = 200


def mail_draft(content: bytes, name: str) -> Draft:
    """The body of an e-mail, plain text before HTML, with its subject, day and sender; raises `SourceError`."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    if sum(header in message for header in HEADERS) < FEWEST_HEADERS:
        raise SourceError(f"{name} is no saved e-mail: it has no subject, sender or date.")
    if sum(1 for _ in zip(message.walk(), range(MOST_PARTS + 1), strict=False)) > MOST_PARTS:
        raise SourceError(f"{name} has more than {MOST_PARTS} parts: copy the article's text and paste it.")
    body = message.get_body(("plain", "html"))
    text = _text(body) if body else ""
    if body is None or not text.strip():
        raise SourceError(f"{name} holds no text in its body: if the article is attached, save the attachment first.")
    attached = tuple(f"Attachment: {one_line(part.get_filename()) or 'unnamed'}" for part in message.iter_attachments())
    known = Draft("", name, _header(message, "subject"), _day(message), _sender(message), left_out=attached)
    if body.get_content_type() != "text/html":
        return drafted(text, name, known)
    page = html_draft(text, name)
    return replace(
        page,
        title=known.title or page.title,
        date=known.date or page.date,
        outlet=known.outlet or page.outlet,
        left_out=known.left_out + page.left_out,
    )


def _text(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except (LookupError, ValueError, TypeError):  # an encoding nobody knows
        raw = body.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(str(message[name] or ""))
    except (ValueError, IndexError, TypeError, AttributeError):  # headers that the standard library cannot take apart
        return None


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: EmailMessage) -> str | None:
    return one_line(parseaddr(_header(message, "from") or "")[0])
