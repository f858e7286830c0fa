"""What does an article say once the reader's corrections are applied, and which of them count?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dashboard.corrections.heard import heard_again, with_stances, with_tones
from dashboard.corrections.placed import with_countries, with_date, with_roles
from dashboard.corrections.quoted import with_one_speaker, with_quotations, with_speakers
from dashboard.corrections.records import standing
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dashboard.corrections.records import Correction, Field
    from dashboard.parsing import ParsedArticle

    Step = Callable[[ParsedArticle, Sequence[Correction]], tuple[ParsedArticle, dict[str, str]]]
    """Applies the corrections of one field; tells by their identity why some could not be."""

State = Literal["applied", "confirmed", "replaced", "set aside"]

MOST = 1_000
"""So many corrections of one text are applied, so that a file made to be slow is not."""

BEFORE_HEARING: dict[Field, Step] = {
    "date": with_date,
    "country": with_countries,
    "role": with_roles,
    "quotation": with_quotations,
    "speaker": with_speakers,
    "same speaker": with_one_speaker,
}
AFTER_HEARING: dict[Field, Step] = {"tone": with_tones, "stance": with_stances}
"""Who speaks of whom decides what is heard, so these come last."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction and what became of it; `why` says in a few words why it is set aside."""

    correction: Correction
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the program found, what stands after the reader's word, and every correction of this text with its state."""

    found: ParsedArticle
    parsed: ParsedArticle
    every: tuple[Applied, ...] = ()


def corrected(parsed: ParsedArticle, records: Iterable[Correction]) -> Corrected:
    """The article as the reader corrected it; pure.

    Corrections of other texts are passed over. Of several corrections of one finding the latest counts; one whose
    place holds no such finding any more is set aside, and says so.
    """
    key = fingerprint(parsed.article.text)
    own = [each for each in standing(records) if each.article == key]
    if not own:
        return Corrected(parsed, parsed)
    latest = {each.finding: each for each in own}
    refused = {each.identity: "its place lies outside this text" for each in own if each.end > len(parsed.article.text)}
    refused |= {each.identity: f"only the latest {MOST:,} are applied to one text" for each in own[:-MOST]}
    counts = [each for each in latest.values() if each.identity not in refused]
    changed, failed = _stepped(parsed, counts, BEFORE_HEARING)
    refused |= failed
    changed, failed = _stepped(heard_again(changed, parsed), counts, AFTER_HEARING)
    refused |= failed
    told = tuple(_told(each, latest[each.finding], refused.get(each.identity)) for each in own)
    return Corrected(parsed, changed, told)


def _stepped(
    parsed: ParsedArticle, said: Sequence[Correction], steps: dict[Field, Step]
) -> tuple[ParsedArticle, dict[str, str]]:
    """The corrections of each field, one field after the other."""
    refused: dict[str, str] = {}
    for field, step in steps.items():
        own = [each for each in said if each.field == field]
        if own:
            parsed, failed = step(parsed, own)
            refused |= failed
    return parsed, refused


def _told(each: Correction, latest: Correction, why: str | None) -> Applied:
    if each.identity != latest.identity:
        return Applied(each, "replaced", "a later one says otherwise" if each.after != latest.after else "said again")
    if why:
        return Applied(each, "set aside", why)
    return Applied(each, "confirmed" if each.confirms else "applied")
