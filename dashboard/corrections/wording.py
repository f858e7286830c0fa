"""How is a correction told to a reader, in words of the page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.countries.names import known_codes, short_name
from components.plain import counted
from components.tone.ledger import NOBODY
from components.tone.wording import AUTHOR, NO_SIGNAL
from dashboard.corrections.records import FIELDS

if TYPE_CHECKING:
    from dashboard.corrections.agreement import Agreement
    from dashboard.corrections.apply import Applied
    from dashboard.corrections.records import Correction, Field

EXCERPT = 60
"""Characters of the words that a correction is about."""

NOTHING: dict[Field, str] = {
    "date": "undated",
    "country": "no country",
    "role": "not in this role",
    "quotation": "no quotation",
    "speaker": NOBODY,
    "tone": NO_SIGNAL,
    "stance": "no stance",
}


def told(each: Correction) -> str:
    """`Speaker: Ann Berg → Bo Dahl`; `Tone: negative is right`."""
    change = f"{value(each, each.before)} is right" if each.confirms else _change(each)
    about = f"{about_words(each)}: " if each.about and each.field != "country" else ""
    return f"{FIELDS[each.field]}: {about}{change}"


def _change(each: Correction) -> str:
    if each.field in {"role", "quotation", "country"} and not each.before:
        return f"{value(each, each.after)} added"
    if each.field in {"role", "quotation", "country"} and not each.after:
        return f"{value(each, each.before)} taken out"
    return f"{value(each, each.before)} → {value(each, each.after)}"


def value(each: Correction, words: str) -> str:
    """A value as a reader knows it: a country by its name, nothing by what it means in the field."""
    if not words:
        return NOTHING.get(each.field, "nothing")
    return short_name(words) if each.field == "country" else words


def about_words(each: Correction) -> str:
    """`Moldova`; `Ann Berg on Moldova` for a stance."""
    iso3, _, speaker = each.about.partition("-")
    name = short_name(iso3) if iso3 in known_codes() else iso3
    return f"{speaker or AUTHOR} on {name}" if each.field == "stance" else name


def where(each: Correction, text: str) -> str:
    """The words that it is about; empty for the article as a whole."""
    words = " ".join(text[each.start : min(each.end, each.start + 4 * EXCERPT)].split())
    return f"“{words[:EXCERPT].rstrip()}{'…' if len(words) > EXCERPT else ''}”" if words else ""


def became(applied: Applied) -> str:
    """What became of it: `applied`, `set aside: no quotation stands there any more`."""
    return f"{applied.state}: {applied.why}" if applied.why else applied.state


def agreement_told(each: Agreement) -> str:
    """`3 of 4 right`."""
    return f"{each.right} of {counted(each.right + each.wrong, 'finding')} right"
