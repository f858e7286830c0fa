"""Which part does a country play in an article, and which words say so?

Three sources are read: the dated table of memberships, cue phrases with their scope, and dateline or venue. Evidence
of different roles is kept side by side; only what excludes itself is left out (a member is no partner of its own
organisation, nor the host of a meeting between states a partner of itself).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from components.article import Span
from components.countries.context import readings
from components.countries.cues import linked
from components.countries.gazetteer import scan
from components.countries.lists import stand_together
from components.countries.memberships import is_member, partner_format
from components.countries.records import RoleEvidence
from components.countries.venue import venues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.countries.context import Reading
    from components.countries.gazetteer import Hit
    from components.countries.records import Role

    Parts = dict[str, RoleEvidence]
    """The evidence of one country by role; `participant` is a weaker `partner`."""

TWICE, SUSPECT_TWICE = "adversary again", "suspect again"
AGAIN = {"adversary": TWICE, "suspect": SUSPECT_TWICE}
"""A second sentence that blames, or that may blame."""

ROLE_OF = {
    "participant": "partner",
    "aloof": "mentioned",
    "suspect": "adversary",
    SUSPECT_TWICE: "adversary",
    TWICE: "adversary",
}
"""The roles that weaker parts and second sentences stand for."""

OWN_AGGRESSION = ("source of pressure, threat or aggression", "acts as aggressor", "wages war or threatens")
"""The rules of `data/cues.tsv` that say more than that somebody blames the country."""

HOST_REACH = 3
"""In the first so many sentences a cue of venue speaks of the reported event; later of another one."""

ORDER: tuple[Role, ...] = ("partner", "member", "host", "adversary", "mentioned")


def roles_of(
    article: Article, outline: Outline, hits: Sequence[Hit], found: Sequence[Reading], organisation: str | None
) -> dict[str, list[RoleEvidence]]:
    """For each country the evidence of its roles, `mentioned` when there is none; never an empty list."""
    parts: dict[str, Parts] = {}
    firsts: dict[str, int] = {}
    for reading in found:
        parts.setdefault(reading.iso3, {})
        firsts.setdefault(reading.iso3, reading.start)
    _read_cues(article.text, outline, hits, found, parts)
    if organisation is None:
        _read_parties(article, outline, found, parts)
    for iso3, start, rule in venues(article, outline, found):
        parts[iso3]["host"] = RoleEvidence("host", _sentence(outline, start), rule)
    return {
        iso3: _weighed(article, organisation, iso3, _sentence(outline, firsts[iso3]), roles)
        for iso3, roles in parts.items()
    }


def _read_cues(
    text: str, outline: Outline, hits: Sequence[Hit], found: Sequence[Reading], parts: dict[str, Parts]
) -> None:
    """Adds what the cue phrases say; a question says nothing."""
    for number, cue, word, start in linked(text, hits, found):
        roles = parts[found[number].iso3]
        span = _sentence(outline, start)
        if text[span.end - 1 : span.end] == "?" or (cue.role == "host" and outline.sentence_at(start) >= HOST_REACH):
            continue
        part = cue.role
        if part in AGAIN and part in roles and roles[part].span != span:
            part = AGAIN[part]
        role = ROLE_OF.get(part, part)
        roles.setdefault(part, RoleEvidence(cast("Role", role), span, f"“{word}”: {cue.rule}"))


def _read_parties(article: Article, outline: Outline, found: Sequence[Reading], parts: dict[str, Parts]) -> None:
    """Adds as participants, where no organisation is central, who stand together in the title or first sentence."""
    if not outline.sentences:
        return
    opening = outline.sentences[0].span
    title = article.title or ""
    headed = readings(title, scan(title))
    parties = {headed[number].iso3 for number in stand_together(title, headed, len(title))}
    parties |= {found[number].iso3 for number in stand_together(article.text, found, opening.end)}
    for iso3 in sorted(parties & parts.keys()):
        parts[iso3].setdefault("participant", RoleEvidence("partner", opening, "stands together with another country"))


def _weighed(article: Article, organisation: str | None, iso3: str, span: Span, roles: Parts) -> list[RoleEvidence]:
    """A country's evidence, one entry a role, with what the table of memberships says."""
    if organisation and is_member(organisation, iso3, article.date):
        when = f"on {article.date.isoformat()}" if article.date else "as of the table of memberships"
        roles["member"] = RoleEvidence("member", span, f"belongs to {organisation} {when}")
        roles.pop("partner", None)
    else:
        _add_weaker(article, organisation, iso3, span, roles)
    if organisation is None and "host" in roles:
        roles.pop("partner", None)
    if roles.keys() & {"member", "host"} and not _is_blamed_twice(roles) and not _owns_aggression(roles):
        roles.pop("adversary", None)
    kept = [roles[role] for role in ORDER if role in roles]
    return kept or [RoleEvidence("mentioned", span, "named without a part of its own")]


def _is_blamed_twice(roles: Parts) -> bool:
    """Whether more than one sentence blames the country, in whatever words."""
    return TWICE in roles or {"adversary", SUSPECT_TWICE} <= roles.keys()


def _owns_aggression(roles: Parts) -> bool:
    """Whether the article itself speaks of the country's aggression, not only somebody who blames it."""
    return "adversary" in roles and roles["adversary"].rule.endswith(OWN_AGGRESSION)


def _add_weaker(article: Article, organisation: str | None, iso3: str, span: Span, roles: Parts) -> None:
    """A suspect, a partner by the organisation’s formats, or one whose official takes part; by what is strongest."""
    if SUSPECT_TWICE in roles and "host" not in roles:
        roles.setdefault("adversary", roles["suspect"])
    if roles.keys() & {"partner", "adversary"}:
        return
    standing = partner_format(organisation, iso3, article.date) if organisation else None
    if "suspect" in roles and "host" not in roles:
        roles["adversary"] = roles["suspect"]
    elif standing:
        roles["partner"] = RoleEvidence("partner", span, f"partner of {organisation} by table: {standing}")
    elif "participant" in roles and "aloof" not in roles:
        roles["partner"] = roles["participant"]


def _sentence(outline: Outline, offset: int) -> Span:
    """The sentence at an offset; the text's beginning when there are no sentences."""
    return outline.sentences[outline.sentence_at(offset)].span if outline.sentences else Span(0, 0)
