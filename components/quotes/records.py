"""What a quotation is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from components.article import Span
    from components.article.records import Word

SpeakerKind = Literal["name", "pronoun", "nominal", "organisation", "none"]
"""How the speaker is named at the quotation; `none` when the text names nobody."""

QuotationForm = Literal["marked", "line", "post"]
"""What tells that the words are somebody's: quotation marks, the label of an interview line, or a colon after which a
post on social media stands.
"""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure three things are, each a probability 0 to 1.

    That the words are somebody's (`quotation`), that the mention is the speaker's (`speaker`), and that the mention
    means the person or body named (`identity`).
    """

    quotation: float
    speaker: float
    identity: float

    @property
    def together(self) -> float:
        """How sure it is that all three are right."""
        return self.quotation * self.speaker * self.identity


@dataclass(frozen=True, slots=True)
class Quotation:
    """Someone's words, nearly always between quotation marks.

    `spans` lie inside the marks, one for each paragraph or split part; `form` tells where there are no marks. `speaker`
    is the fullest name (or the role phrase) that the article has for whoever said it, None when it names nobody;
    `mention` is where the speaker stands at the quotation and `cue` its speech verb. `confidence` is 0 to 1, and
    `sureness` tells what it is made of, where it was measured; `runner_up` is the phrase that came second as the
    speaker; `role` is what the article says the speaker is. `reader` is what the reader has said of the quotation or
    of its speaker.
    """

    spans: tuple[Span, ...]
    speaker: str | None
    mention: Span | None
    cue: Span | None
    kind: SpeakerKind
    confidence: float
    runner_up: str | None = None
    role: str | None = None
    form: QuotationForm = "marked"
    sureness: Sureness | None = None
    reader: Word = ""

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.spans[0].start


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said in the writer's words; it is no quotation.

    `span` is the reported clause, without the verb that reports it and without "that". It ends where the writer may
    speak again, so it may be shorter than what was reported, never longer. `speaker` is the fullest name (or the role
    phrase) that the article has, `mention` where it stands and `cue` the words that report (`said`, `called on`,
    `according to`). `certainty` tells how plainly the sentence says so. `quotations` are the numbers, counted from 0,
    of the quotations inside the clause.
    """

    span: Span
    speaker: str
    mention: Span
    cue: Span
    kind: SpeakerKind
    certainty: Literal["certain", "likely", "unsure"]
    quotations: tuple[int, ...] = ()

    @property
    def mixed(self) -> bool:
        """Whether some of its words are quoted."""
        return bool(self.quotations)
