"""Which paragraphs are lines of an interview or a debate, and whose?

`Q:`/`A:`, `ANN BERG:` or `**Ann Berg**:` before paragraphs without quotation marks. A heading such as `Background:`
must never become a speaker, so lines count only together: near one another, with labels that come again, that name
people or those who ask, and in words of which half speak of I, we and you or ask something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.records import Quotation
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.quotes.identity import Identities, Identity

LABEL = re.compile(
    r"[*_]{0,3}(?P<label>[QA](?=[.:*_])|[^\W\d_][^:\n“”\"«»*_]{0,48}?)(?:\s*\([^()\n]{1,40}\))?"
    r"(?:[*_]{0,3}(?::|(?<=\b[QA])\.)[*_]{0,3})[^\S\n]+(?=\S)"
)
"""The words before the colon at the start of a paragraph, in emphasis or not, and what stands in brackets there."""
QUESTIONS = frozenset("q question interviewer reporter journalist moderator host correspondent".split())
ANSWERS = frozenset("a answer interviewee".split())
ALIKE = {"question": "q", "interviewer": "q", "answer": "a", "interviewee": "a"}
IN_TALK = re.compile(r"\b(?:I|me|my|we|us|our|you|your)(?!\w)|[?？]", re.IGNORECASE)
INTERVIEWED = re.compile(r"(?<![Ii]n an )\b(?:interview(?:ed)?|Q&A|[Cc]onversation)(?: with)? (?=[^\W\d_])")
INTERVIEWER = re.compile(r"\b[Ii]nterview(?:ed)? by ")
TAKES_QUESTIONS = re.compile(r"\b(?:took|takes|answered|answers|fielded) (?:\w+ ){0,2}questions(?!\w)")
EDGE = ' \t\xa0\u202f\u2009\u200b"“”„«»＂‹›「」『』*_'

LONGEST_LABEL = 5
TITLE_WORD, FEWEST_IN_TITLE = 4, 3
"""The letters of a word that Title Case makes large, and how many such words tell a headline."""
FARTHEST = 3
"""How many paragraphs without a label may stand between two lines."""
RUNNING_ON = 4
"""From so many lines on, a paragraph without a label between two of them may go on with the line before."""
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: int
    label: Span
    key: str
    words: Span


def transcript_lines(identities: Identities) -> list[Quotation]:
    """The lines of interviews and debates in reading order, those that stand in quotation marks left out."""
    runs = [run for run in _runs(_labelled(identities)) if _is_talk(identities, run)]
    named = {"q": _interviewers(identities), "a": _interviewees(identities)} if runs else {}
    found = []
    for run in runs:
        asked = {key: _last_before(run[0].label.start, people) for key, people in named.items()}
        found += [_quotation(identities, line, spans, asked.get(line.key)) for line, spans in _spoken(identities, run)]
    return found


def may_hold_lines(text: str) -> bool:
    """Whether a text holds anything at all that the words of a line or a post could follow."""
    return ":" in text or "Q." in text


def is_label(text: str, paragraph: Span) -> bool:
    """Whether a paragraph begins like a line of a transcript."""
    return LABEL.match(text, paragraph.start, paragraph.end) is not None


def _labelled(identities: Identities) -> list[_Line]:
    text, found = identities.reading.text, []
    for number, paragraph in enumerate(identities.reading.paragraphs):
        match = LABEL.match(text, paragraph.start, paragraph.end)
        label = Span(*match.span("label")) if match else None
        spoken = trimmed(text, match.end(), paragraph.end) if match else None
        if label is None or spoken is None or not _names(label.of(text)) or _is_title(spoken.of(text)):
            continue
        key = label.of(text).lower().strip()
        found.append(_Line(number, label, ALIKE.get(key, key), spoken))
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch of text without spaces and marks at its edges; None when no letter is left."""
    while start < end and (text[start].isspace() or text[start] in EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGE):
        end -= 1
    return Span(start, end) if any(map(str.isalpha, text[start:end])) else None


def _names(label: str) -> bool:
    """Whether a label is written like a name: a few words, each with a capital letter but for particles."""
    parts, particles = label.split(), words().nouns["particle"]
    large = all(part[0].isupper() or part.lower() in particles for part in parts)
    return 0 < len(parts) <= LONGEST_LABEL and large and not label.rstrip().endswith((",", ".", ";", "!", "?"))


def _is_title(line: str) -> bool:
    """Whether the words after a label are a headline in Title Case."""
    large = [word[0].isupper() for word in line.split() if len(word) >= TITLE_WORD and word[0].isalpha()]
    return len(large) >= FEWEST_IN_TITLE and all(large)


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines that stand near one another, two or more."""
    run: list[_Line] = []
    for line in lines:
        if run and line.paragraph - run[-1].paragraph > FARTHEST + 1:
            yield from [run] if len(run) > 1 else []
            run = []
        run.append(line)
    yield from [run] if len(run) > 1 else []


def _is_talk(identities: Identities, run: list[_Line]) -> bool:
    """Whether labelled paragraphs are people who speak in turn."""
    text, times = identities.reading.text, Counter(line.key for line in run)
    asks = not QUESTIONS.isdisjoint(times)
    repeated, in_turn = max(times.values()) > 1, asks and len(times) > 1
    if not (repeated or in_turn) or not (asks or ANSWERS.isdisjoint(times)):
        return False
    people = {key for key in times if _is_person(identities, key)}
    known = QUESTIONS | ANSWERS | people | {key.split()[-1] for key in people}
    return known.issuperset(times) and 2 * sum(IN_TALK.search(line.words.of(text)) is not None for line in run) >= len(
        run
    )


def _is_person(identities: Identities, key: str) -> bool:
    """Whether a label names a person: by a title, a role or a forename before the name, or as the article does."""
    *before, last = key.split()
    titles, forenames = words().nouns["title"], words().forenames
    return last in identities.cast.by_word or any(
        part in titles or words().is_role(part) or part in forenames for part in before
    )


def _spoken(identities: Identities, run: list[_Line]) -> Iterator[tuple[_Line, list[Span]]]:
    """Each line with the spans of its words; paragraphs between two lines go on with the first if they speak too."""
    reading = identities.reading
    quoted = {stretch.paragraph for stretch in reading.stretches}
    for line, following in zip(run, [*run[1:], None], strict=True):
        spans = [line.words]
        until = following.paragraph if following and len(run) >= RUNNING_ON else line.paragraph + 1
        for number in range(line.paragraph + 1, until):
            paragraph = reading.paragraphs[number]
            spoken = trimmed(reading.text, paragraph.start, paragraph.end)
            aside = spoken is None or reading.text[spoken.start] in "([" or number in quoted
            if spoken is None or aside or not IN_TALK.search(spoken.of(reading.text)):
                break
            spans.append(spoken)
        yield line, spans


def _interviewers(identities: Identities) -> list[tuple[int, Identity]]:
    """Whom the article names as those who ask, and where."""
    return _people(INTERVIEWER, identities)


def _interviewees(identities: Identities) -> list[tuple[int, Identity]]:
    """Whom the article names as those who answer, and where: interviewed, or who took questions."""
    reading = identities.reading
    found = _people(INTERVIEWED, identities)
    for match in TAKES_QUESTIONS.finditer(reading.text):
        verb = bisect_left(reading.tokens.starts, match.start())
        subject = reading.clauses.subject.get(verb)
        who = identities.who(reading.phrases.every[subject]) if subject is not None else None
        if who is not None and who.person is not None:
            found.append((match.start(), who))
    return sorted(found, key=itemgetter(0))


def _people(pattern: re.Pattern[str], identities: Identities) -> list[tuple[int, Identity]]:
    named = ((match.end(), who_at(identities, match.end())) for match in pattern.finditer(identities.reading.text))
    return [(offset, who) for offset, who in named if who is not None and who.person is not None]


def _last_before(offset: int, people: list[tuple[int, Identity]]) -> Identity | None:
    at = bisect_left(people, offset, key=itemgetter(0))
    return people[at - 1][1] if at else None


def who_at(identities: Identities, offset: int) -> Identity | None:
    """Who is named by the phrase that begins at an offset."""
    reading = identities.reading
    token = bisect_left(reading.tokens.starts, offset)
    held = reading.phrases.at[token] if token < len(reading.tokens) else -1
    phrase = reading.phrases.every[held] if held >= 0 else None
    return identities.who(phrase) if phrase is not None and phrase.start <= offset and phrase.kind == "C" else None


def _quotation(identities: Identities, line: _Line, spans: list[Span], asked: Identity | None) -> Quotation:
    asks = line.key in QUESTIONS | ANSWERS
    who = asked if asks else who_at(identities, line.label.start)
    person = who.person if who is not None else None
    return Quotation(
        spans=tuple(spans),
        speaker=who.name if who is not None and person else " ".join(line.label.of(identities.reading.text).split()),
        mention=line.label,
        cue=None,
        kind="nominal" if asks else "name",
        confidence=CONFIDENCE,
        role=(person.role or None) if person else None,
        form="line",
    )
