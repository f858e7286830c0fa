"""How does a reader say, where a finding is shown, that it is right or what it should be?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import streamlit as st

from components.article import Span
from components.article.choice import FOCUS, choose_focus
from components.article.focus import focus_key
from components.countries.names import known_codes, short_name
from components.countries.records import Role
from components.plain import by_you
from components.tone.ledger import NOBODY
from components.tone.records import Attitude, Label
from components.tone.wording import NO_SIGNAL, stance_key, stance_name
from dashboard.corrections.desk import desk, say, take_back
from dashboard.corrections.quoted import extent, quotation_at
from dashboard.corrections.records import MOST_CHARACTERS, QUOTATION, CorrectionError, correction
from dashboard.corrections.wording import told
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from components.article import Article
    from components.countries.records import Country
    from dashboard.corrections.apply import Corrected
    from dashboard.corrections.records import Correction, Field
    from dashboard.parsing import ParsedArticle

    Said = tuple[Field, str, str, str]
    """A field, what was found, what the reader says, and what it is about."""

NO_STANCE = "no stance"
TONES = (*get_args(Label), NO_SIGNAL)
STANCES = (*get_args(Attitude), NO_STANCE)
ROLES = tuple(role for role in get_args(Role) if role != "mentioned")
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2100, 12, 31)
DATE_OPEN = "correct-date-open"
CHECK, EDIT = ":material/check:", ":material/edit:"


def correct_date(article: Article, shown: Article, said: Sequence[Correction]) -> None:
    """Beside the heading: the day of the article; `shown` is the article as corrected so far."""
    found, key = article.date.isoformat() if article.date else "", _key("date", said)
    own = [each for each in said if each.field == "date"][-1:]

    def chosen() -> list[Said]:
        day, st.session_state[DATE_OPEN] = st.session_state[f"{key}-day"], False
        return [("date", found, day.isoformat() if day else "", "")]

    form = st.popover(
        "Correct the date", icon=":material/edit_calendar:", type="tertiary", key=DATE_OPEN, on_change="rerun"
    )
    if form.open:  # drawn when it is asked for: the heading stands on every run of the page
        with form, st.form(f"{key}-form", border=False):
            st.date_input("Date", shown.date, FIRST_DAY, LAST_DAY, key=f"{key}-day", format="YYYY-MM-DD")
            _save(key, article.text, Span(0, 0), chosen)
        if found and not own:
            with form:
                _right("The date is right", key, article.text, Span(0, 0), [("date", found, found, "")])
    _undo(own, key)


def correct_quotation(now: Corrected, chosen: str | None) -> None:
    """Below the chosen quotation: its speaker, its tone, and whether it is a quotation at all."""
    number = next((n for n in range(len(now.parsed.quotations)) if focus_key("quotation", n + 1) == chosen), None)
    if number is None:
        return
    text, quotation = now.parsed.article.text, now.parsed.quotations[number]
    place, label = extent(quotation), now.parsed.quotation_tones[number].label or ""
    own = [each for each in _own(now) if each.field in {"quotation", "speaker", "tone"} and _at(now, each) == number]
    key, before = _key(f"quotation-{place.start}", now.every), _found(now, place)
    fields = {each.field for each in own}

    def changes() -> list[Said]:
        speaker = _something(st.session_state[f"{key}-speaker"])
        tone = _something(st.session_state[f"{key}-tone"])
        moved: list[Said] = [("speaker", before[0], speaker, "")] if speaker != (quotation.speaker or "") else []
        return [*moved, ("tone", before[1], tone, "")] if tone != label else moved

    with st.container(horizontal=True, vertical_alignment="center", key="correct-quotation"):
        if "speaker" not in fields and quotation.reader != "corrected":
            right: list[Said] = [("speaker", before[0], before[0], ""), ("quotation", QUOTATION, QUOTATION, "")]
            _right("Speaker is right", key, text, place, right)
        if "tone" not in fields and now.parsed.overall_tone.engine:
            _right("Tone is right", f"{key}-tone", text, place, [("tone", before[1], before[1], "")])
        with st.popover("Correct", icon=EDIT, key=f"{key}-open"), st.form(f"{key}-form", border=False):
            _pick("Speaker", [*cast_of(now.parsed), NOBODY], quotation.speaker or NOBODY, f"{key}-speaker", free=True)
            _pick("Tone", TONES, label or NO_SIGNAL, f"{key}-tone")
            _save(key, text, place, changes)
            _save(f"{key}-none", text, place, lambda: [("quotation", QUOTATION, "", "")], "Not a quotation")
        _undo(own, key)


def correct_speaker(now: Corrected, chosen: str | None) -> None:
    """Below the figures while a speaker is chosen: who is the same person."""
    speaker = next((name for name in now.parsed.speakers if focus_key("speaker", name) == chosen), None)
    if speaker is None:
        return
    first = next(quotation for quotation in now.parsed.quotations if quotation.speaker == speaker)
    own = [each for each in _own(now) if each.field == "same speaker" and each.after == speaker]
    key = _key(f"speaker-{first.start}", now.every)

    def changes() -> list[Said]:
        return [("same speaker", speaker, st.session_state[f"{key}-other"] or "", "")]

    with st.container(horizontal=True, vertical_alignment="center", key="correct-speaker"):
        with st.popover("Same person as …", icon=":material/group:", key=f"{key}-open"), st.form(f"{key}-form"):
            others = [name for name in cast_of(now.parsed) if name != speaker]
            _pick("One person, by the name", others, None, f"{key}-other", free=True)
            _save(key, now.parsed.article.text, extent(first), changes)
        _undo(own, key)


def correct_country(now: Corrected, chosen: str | None) -> None:
    """Below the chosen country: its roles, and whether it is this country at all."""
    country = next((each for each in now.parsed.countries if focus_key("country", each.iso3) == chosen), None)
    if country is None:
        return
    text, place, iso3 = now.parsed.article.text, country.mentions[0].span, country.iso3
    own = [each for each in _own(now) if _is_about(each, country)]
    key = _key(f"country-{iso3}", now.every)
    with st.container(horizontal=True, vertical_alignment="center", key="correct-country"):
        if not own:
            roles: list[Said] = [("role", role, role, iso3) for role in country.roles]
            _right("Country and roles are right", key, text, place, [("country", iso3, iso3, iso3), *roles])
        with st.popover("Correct", icon=EDIT, key=f"{key}-open"), st.form(f"{key}-form", border=False):
            held = [role for role in ROLES if role in country.roles]
            st.pills("Roles", ROLES, default=held, selection_mode="multi", key=f"{key}-roles", wrap=True)
            others = sorted(known_codes() - {iso3}, key=short_name)
            _pick("It is another country", others, None, f"{key}-other", named=short_name)
            _save(key, text, place, lambda: _country_changes(country, key))
            _save(f"{key}-none", text, place, lambda: [("country", iso3, "", iso3)], "No country is meant")
        _undo(own, key)


def correct_stance(now: Corrected, chosen: str | None) -> None:
    """Below the chosen stance."""
    stance = next((each for each in now.parsed.stances if stance_key(each) == chosen), None)
    if stance is None or not stance.mentions:
        return
    text, place, about = now.parsed.article.text, stance.mentions[0], stance_name(stance)
    own = [each for each in _own(now) if each.field == "stance" and each.about == about]
    before = own[-1].before if own else stance.stance
    key = _key(f"stance-{about}", now.every)

    def changes() -> list[Said]:
        said = _something(st.session_state[f"{key}-stance"])
        return [("stance", before, said, about)] if said != stance.stance else []

    with st.container(horizontal=True, vertical_alignment="center", key="correct-stance"):
        if not own:
            _right("The stance is right", key, text, place, [("stance", before, before, about)])
        with st.popover("Correct", icon=EDIT, key=f"{key}-open"), st.form(f"{key}-form", border=False):
            _pick("Stance", STANCES, stance.stance, f"{key}-stance")
            _save(key, text, place, changes)
        _undo(own, key)


def cast_of(parsed: ParsedArticle) -> list[str]:
    """Everyone whom the article may mean by a speaker, in the order in which they speak; then who came second."""
    named = [*parsed.speakers, *(statement.speaker for statement in parsed.statements)]
    return list(dict.fromkeys([*named, *(each.runner_up for each in parsed.quotations if each.runner_up)]))


def keep(text: str, place: Span, said: Sequence[Said], note: str = "") -> None:
    """Keep what the reader says of a place; what cannot be kept is told on the page."""
    try:
        made = [
            correction(fingerprint(text), field, (place.start, place.end), before, after, about=about, note=note)
            for field, before, after, about in said
        ]
    except CorrectionError as error:
        desk().problem = f"That cannot be kept: {error}."
    else:
        say(*made)
    _keep_chosen()


def _country_changes(country: Country, key: str) -> list[Said]:
    """What the form says otherwise: another country, or roles more and less."""
    other = st.session_state[f"{key}-other"]
    if other:
        return [("country", country.iso3, other, country.iso3)]
    wanted = set(st.session_state[f"{key}-roles"])
    lost: list[Said] = [
        ("role", role, "", country.iso3) for role in ROLES if role in country.roles and role not in wanted
    ]
    gained: list[Said] = [("role", "", role, country.iso3) for role in ROLES if role in wanted - set(country.roles)]
    return [*lost, *gained]


def _own(now: Corrected) -> Iterator[Correction]:
    """The corrections that count."""
    return (each.correction for each in now.every if each.state in {"applied", "confirmed"})


def _at(now: Corrected, each: Correction) -> int | None:
    return quotation_at(now.parsed.quotations, each.start, each.end)


def _is_about(each: Correction, country: Country) -> bool:
    if each.field == "country":
        return country.iso3 in {each.after, each.before}
    return each.field == "role" and each.about == country.iso3


def _found(now: Corrected, place: Span) -> tuple[str, str]:
    """The speaker and the tone that the program found there; empty where it found none."""
    number = quotation_at(now.found.quotations, place.start, place.end)
    if number is None:
        return "", ""
    return now.found.quotations[number].speaker or "", now.found.quotation_tones[number].label or ""


def _key(finding: str, said: Sequence[object]) -> str:
    """A key that changes with every correction, so that a form closes and shows what stands now."""
    return f"correct-{finding}-{len(said)}"


def _something(choice: str | None) -> str:
    return "" if choice in {None, NOBODY, NO_SIGNAL, NO_STANCE} else str(choice)


def _pick(
    label: str,
    options: Sequence[str],
    shown: str | None,
    key: str,
    *,
    free: bool = False,
    named: Callable[[str], str] = str,
) -> None:
    """A choice of one; with `free` the reader may type another."""
    known = list(dict.fromkeys([*options, *([shown] if shown else [])]))
    st.selectbox(
        label,
        known,
        index=known.index(shown) if shown else None,
        key=key,
        format_func=named,
        accept_new_options=free,
        placeholder="Choose or type a name" if free else "Choose",
    )


def _save(key: str, text: str, place: Span, read: Callable[[], list[Said]], label: str = "Save") -> None:
    """A button of a form that keeps what `read` reads from it."""
    note = key.removesuffix("-none") + "-note"
    if label == "Save":
        st.text_input("Note (if you like)", key=note, max_chars=MOST_CHARACTERS)
    st.form_submit_button(
        label,
        key=f"{key}-save",
        type="primary" if label == "Save" else "secondary",
        on_click=lambda: keep(text, place, read(), st.session_state[note]),
    )


def _right(label: str, key: str, text: str, place: Span, said: list[Said]) -> None:
    st.button(label, icon=CHECK, type="tertiary", key=f"{key}-right", on_click=keep, args=[text, place, said])


def _undo(own: Sequence[Correction], key: str) -> None:
    """The mark of what the reader said here, and a button that takes back the latest of it."""
    if not own:
        return
    latest = max(own, key=lambda each: each.when)
    st.badge(by_you("confirmed" if all(each.confirms for each in own) else "corrected"), icon=EDIT, color="blue")
    st.button(
        "Undo",
        icon=":material/undo:",
        type="tertiary",
        key=f"{key}-undo",
        help=told(latest),
        on_click=_take_back,
        args=[own, latest],
    )


def _take_back(own: Sequence[Correction], latest: Correction) -> None:
    """Take back what was said with one click: one change, or all that was confirmed."""
    take_back(*(each for each in own if each is latest or (each.confirms and latest.confirms)))
    _keep_chosen()


def _keep_chosen() -> None:
    """What is chosen stays chosen under its new label: the browser knows it by the old one."""
    choose_focus(st.session_state.get(FOCUS))
