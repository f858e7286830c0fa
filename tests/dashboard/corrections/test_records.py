"""Which corrections are valid, and which still stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dashboard.corrections.records import Correction, CorrectionError, checked, standing, undoing

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Correction]


def test_a_name_is_kept_on_one_line_without_controls(make: Make) -> None:
    made = make("speaker", "We stand by", "", " Ann\n\u202eBerg\x00 ", note="I was\tthere")
    assert (made.after, made.note) == ("Ann Berg", "I was there")


def test_a_record_says_when_it_was_made(make: Make) -> None:
    assert make("speaker", "We stand by", "", "Ann Berg").when.endswith("+00:00")


@pytest.mark.parametrize(
    ("field", "before", "after", "about"),
    [
        ("tone", "positive", "lovely", ""),
        ("stance", "critical", "hostile", "MDA-Ann Berg"),
        ("stance", "critical", "neutral", ""),
        ("stance", "", "", "MDA-Ann Berg"),
        ("role", "", "friend", "MDA"),
        ("role", "", "partner", "Atlantis"),
        ("role", "", "", "MDA"),
        ("country", "FRA", "Atlantis", "FRA"),
        ("country", "FRA", "", "MDA"),
        ("country", "", "", ""),
        ("quotation", "", "", ""),
        ("quotation", "", "maybe", ""),
        ("date", "", "yesterday", ""),
        ("date", "", "2024-W01-1", ""),
        ("same speaker", "Ann Berg", "", ""),
        ("mood", "", "good", ""),
    ],
)
def test_what_a_field_cannot_hold_is_refused(make: Make, field: str, before: str, after: str, about: str) -> None:
    with pytest.raises(CorrectionError):
        make(field, "Moldova", before, after, about=about)


@pytest.mark.parametrize(
    "changed",
    [
        {"article": "abc"},
        {"identity": "../../etc/passwd"},
        {"undoes": "1"},
        {"start": -1},
        {"start": 9, "end": 3},
        {"end": 10**12},
        {"when": "yesterday"},
        {"when": "2024-05-03T10:00:00+02:00"},
        {"before": "x" * 301},
        {"before": "two\nlines"},
    ],
)
def test_a_record_that_was_tampered_with_is_refused(make: Make, changed: dict[str, object]) -> None:
    with pytest.raises(CorrectionError):
        checked(replace(make("speaker", "We stand by", "", "Ann Berg"), **changed))


def test_taking_back_is_a_record_of_its_own(make: Make) -> None:
    made = make("country", "France", "FRA", "MDA", about="FRA")
    back = checked(undoing(made))
    assert (back.before, back.after, back.undoes) == ("MDA", "FRA", made.identity)
    assert standing([made, back]) == ()
    assert standing([made, back, made]) == ()


def test_what_stands_is_in_the_order_in_which_it_was_said(make: Make) -> None:
    first, second = (make("speaker", "We stand by", "", name) for name in ("Ann Berg", "Bo Dahl"))
    assert standing([second, first, first]) == (first, second)
