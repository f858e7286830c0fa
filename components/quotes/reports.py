"""Which verbs report what somebody said in the writer's words, and which clause is it?

What is negated, asked, supposed or to come reports nothing, nor does a verb with a mere noun: `announced a plan`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from components.quotes.candidates import kind_of
from components.quotes.frames import frames
from components.quotes.lines import TIMES, Line, Lines
from components.quotes.reported import ReportedClause, clause_before, clause_behind, directive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.article import Outline
    from components.quotes.phrases import Clause, Phrase
    from components.quotes.reading import Reading

MODALS = frozenset("will would can could may might should must shall cannot get gets got".split())
BE = frozenset("is was are were been be being 's ’s 're ’re".split())
HEDGES = frozenset("never not hardly barely reportedly allegedly perhaps maybe no".split())
CONTRACTED = ("n’t", "n't", "’ll", "'ll", "’d", "'d")
"""Endings of a negated verb, and of one in time to come."""

SUPPOSES = frozenset(
    "if whether unless what whatever how why which whom whose that than like as should let had has did does do".split()
)
"""Before a speaker they make the clause a condition, a question, a comparison or part of something else."""

NOBODY = frozenset(
    "i we you me us myself ourselves yourself there this that these those no none nobody anyone anybody everyone "
    "everybody someone somebody something nothing one others some many most all both few another neither either "
    "percent % respondents".split()
)
"""Heads of phrases that name nobody in particular; `I` and `we` are the writer."""
NO_DETERMINERS = frozenset("that no any every each neither either whichever whatever my our your few".split())
GOING_ON = frozenset(("coordinated", "participle"))
"""How a verb hangs to a subject that it shares with another verb."""

PASSIVE = frozenset(("passive", "agent"))
"""Who is told or named, and by whom: what follows such a verb is often no clause."""

PLACE_OF = frozenset(("of", "from", "to"))
THINGS = frozenset(("N", "Nplural"))
DOCUMENTS = frozenset(("Ndoc", "Cdoc"))
PARTICLES = {"point": ("out",), "call": ("on", "upon")}
RUNS_ON = ("K", "W", "V", "S", "")
"""What may follow the comma after `he said` when the clause before it is whole."""


@dataclass(frozen=True, slots=True)
class Report:
    """A reported clause, the phrase of who said it, first and last token of the cue, and how plain it is."""

    clause: ReportedClause
    speaker: Phrase
    cue: tuple[int, int]
    certainty: Literal["certain", "likely"]


def reports(reading: Reading, outline: Outline) -> Iterator[Report]:
    """The reports of a text in reading order; what stands inside a reported clause is not looked at again."""
    lines, reached = Lines(reading, outline), 0
    last: Report | None = None
    for verb, number in reading.clauses.subject.items():
        if verb < reached or reading.shape[verb] not in "SI":
            continue
        line = lines.around(verb)
        report = _report(line, verb, reading.phrases.every[number], last) if line else None
        if report is not None and report.clause.first >= reached:
            reached, last = max(report.clause.after, verb + 1), report
            yield report


def _report(line: Line, verb: int, subject: Phrase, last: Report | None) -> Report | None:
    """What a verb reports, if its subject can be a speaker."""
    governed = _governed(subject, verb)
    goes_on = governed.relation in GOING_ON
    speaker = _same_speaker(line, verb, subject, last) if goes_on else subject
    if speaker is None or not _names_somebody(line, speaker):
        return None
    if governed.relation in PASSIVE:
        return None
    if governed.relation == "according":
        return _according(line, verb, speaker)
    alone = governed.relation == "inverted" or _stands_alone(line, speaker)
    if not (alone and _asserts(line, governed, speaker) and _may_say(line, governed, speaker)):
        return None
    return _behind(line, governed, speaker) or _before(line, governed, speaker)


def _governed(subject: Phrase, verb: int) -> Clause:
    """How a phrase governs a verb; of two ways the plainer one."""
    found = bisect_left(subject.clauses, verb, key=attrgetter("verb"))
    plainer = found + 1 < len(subject.clauses) and subject.clauses[found + 1].verb == verb
    return subject.clauses[found + (plainer and subject.clauses[found].relation == "first")]


def _same_speaker(line: Line, verb: int, subject: Phrase, last: Report | None) -> Phrase | None:
    """Who goes on speaking in `… and said`, `…, adding`: whoever was reported before in the sentence."""
    if last is not None and line.first <= last.cue[0] < verb:
        return last.speaker
    governs = line.reading.clauses.subject
    others = (
        i for i in range(line.first, verb) if line.shape[i] in "SI" and governs.get(i, subject.number) != subject.number
    )
    return subject if next(others, None) is None else None


def _names_somebody(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase names somebody in particular."""
    first = line.lower[speaker.first]
    return not (speaker.kind == "H" or speaker.word in NOBODY or speaker.word in TIMES or first in NO_DETERMINERS)


def _stands_alone(line: Line, speaker: Phrase) -> bool:
    """Whether the words before a subject leave it whole, and its clause a main one."""
    first = speaker.first
    if first <= line.first:
        return True
    before, word = line.shape[first - 1], line.lower[first - 1]
    joined = _is_joined(line, first)
    dated = before == "T" and (line.shape[first] == "M" or line.shape[first - 2] not in "I,")
    inserted = before == "-" and speaker.kind == "N"
    glued = line.glued(first) and before not in "Q-("
    quoted = before == "Q" and line.words_of(first - 1)[-1] not in ",.?!"
    hangs = (
        quoted
        or before in "VSA"
        or speaker.preposition != ""
        or word in SUPPOSES
        or line.phrase_at(first - 1) is not None
    )
    return not (joined or dated or inserted or glued or hangs or _adds(line, first))


def _is_joined(line: Line, first: int) -> bool:
    """Whether what begins at `first` is the last of several: `Lee (Iowa) and even the envoy`."""
    index = first - 1
    while index > line.first and line.shape[index] == "R":
        index -= 1
    if line.shape[index] != "K" or index == line.first:
        return False
    return line.lower[index] == "or" or line.shape[index - 1] in "CNJMP)X"


def _adds(line: Line, first: int) -> bool:
    """Whether what begins at `first` only adds to the words before: `of Columbia, South Carolina`, `whose son, Jim`."""
    place = line.phrase_at(first - 2) if line.shape[first - 1] == "," else None
    if place is None:
        return False
    return (place.kind == "C" and place.preposition in PLACE_OF) or line.lower[place.first - 1] == "whose"


def _asserts(line: Line, governed: Clause, speaker: Phrase) -> bool:
    """Whether the verb says that it was said: neither negated, nor passive, nor a wish, nor in time to come."""
    verb = index = governed.verb
    chain = []
    while index - 1 >= line.first and line.shape[index - 1] in "RAT":
        index -= 1
        chain.append(line.lower[index])
    if any(word in MODALS or word in HEDGES or word.endswith(CONTRACTED) for word in chain):
        return False
    before, passive = (line.shape[index - 1] if index > line.first else ","), any(word in BE for word in chain)
    if line.lower[verb].endswith("ing"):
        return passive or before in ",K"
    if passive or (index > line.first and line.lower[index - 1] == "to"):
        return False
    bare = line.lower[verb] == governed.lemma and not chain
    return not bare or (_is_plural(speaker) and governed.relation != "coordinated")


def _is_plural(speaker: Phrase) -> bool:
    """Whether a subject may go with a bare form: `officials say`; all other bare forms are no assertions."""
    return speaker.word == "they" or (speaker.kind != "P" and (speaker.kind == "N" or speaker.word.endswith("s")))


def _may_say(line: Line, governed: Clause, speaker: Phrase) -> bool:
    """Whether the subject can be a speaker, rather than figures that suggest something."""
    kind, known = kind_of(line.reading, speaker), frames()
    careful = governed.lemma in known["personal"] or governed.relation == "prepositional"
    if careful and kind in THINGS:
        return False
    return governed.lemma not in known["human"] or kind not in DOCUMENTS


def _behind(line: Line, governed: Clause, speaker: Phrase) -> Report | None:
    """The clause behind the verb: `he said (that) the talks failed`, `he urged them to stop`."""
    lemma, last = governed.lemma, governed.verb
    if governed.relation == "inverted":
        return None
    if lemma in PARTICLES:
        last += 1
        if line.word(last) not in PARTICLES[lemma]:
            return None
    clause = _directed(line, last + 1, lemma) or _told(line, last + 1, lemma)
    if clause is None:
        return None
    plain = clause.marked and not clause.cut and governed.relation in ("subject", "prepositional")
    certain = plain and speaker.kind != "P"
    return Report(clause, speaker, (governed.verb, last), "certain" if certain else "likely")


def _told(line: Line, index: int, lemma: str) -> ReportedClause | None:
    """The clause behind a verb that ends before `index`, past its hearer and past time and place."""
    known = frames()
    if lemma not in known["clause"]:
        return None
    hearer = line.phrase_at(index) if lemma in known["hearer"] and line.word(index) != "that" else None
    if hearer is not None:
        clause = clause_behind(line, line.past_adjuncts(line.past_hearer(hearer)), strict=False)
        if clause is not None and (clause.marked or lemma == "tell"):
            return clause
    if lemma == "tell":
        return None
    clause = clause_behind(line, line.past_adjuncts(index), strict=lemma != "say")
    return clause if clause is not None and (clause.marked or lemma in known["bare"]) else None


def _directed(line: Line, index: int, lemma: str) -> ReportedClause | None:
    """The words that ask somebody to act, promise to act oneself, or deny to have acted."""
    known, first = frames(), index
    if lemma in known["gerund"] and line.word(index).endswith("ing") and line.phrase_at(index) is None:
        return directive(line, first, index)
    if lemma in known["object"] and line.phrase_at(index) is not None:
        index = line.past_item(index) or index
    elif lemma not in known["infinitive"]:
        return None
    index += line.word(index) == "not"
    acts = line.word(index) == "to" and line.letter(index + 1) in ("V", "S", "A", "R", "Q", "N")
    return directive(line, first, index + 1) if acts else None


def _before(line: Line, governed: Clause, speaker: Phrase) -> Report | None:
    """The clause before the speaker: `The talks failed, he said on Monday`."""
    if governed.lemma not in frames()["parenthesis"]:
        return None
    inverted = governed.relation == "inverted"
    opening = governed.verb if inverted else speaker.first
    behind: int | None = speaker.after if inverted else governed.verb + 1
    if governed.lemma == "tell" and not inverted:
        behind = line.past_item(governed.verb + 1)
    if behind is None or governed.relation in GOING_ON or not _closes(line, line.past_adjuncts(behind)):
        return None
    clause = _clause_before(line, opening)
    return Report(clause, speaker, (governed.verb, governed.verb), "likely") if clause else None


def _closes(line: Line, index: int) -> bool:
    """Whether the sentence ends at `index`, or goes on with something else after a comma."""
    if index >= line.after:
        return True
    goes_on = line.letter(index + 1) in RUNS_ON and line.word(index + 1) != "that"
    finite = line.letter(index + 1) in ("V", "S") and not line.word(index + 1).endswith("ing")
    return line.shape[index] == "," and goes_on and not finite


def _clause_before(line: Line, opening: int) -> ReportedClause | None:
    """The clause that a comma, or a quotation with a comma at its end, parts from what begins at `opening`."""
    last = opening - 1
    if last <= line.first or line.shape[last] not in "Q,":
        return None
    if line.shape[last] == "Q":
        whole = line.opens_large(last) or line.shape[last - 1] in ",:-"
        if whole or not line.words_of(last).endswith(","):
            return None
    return _without_speech(line, clause_before(line, opening))


def _without_speech(line: Line, clause: ReportedClause | None) -> ReportedClause | None:
    """The clause unless it reports speech itself."""
    if clause is None:
        return None
    inside = range(clause.first, clause.after)
    lemmas, verbs = line.reading.tags.lemmas, frames()["clause"]
    return None if any(line.shape[i] == "S" and lemmas[i] in verbs for i in inside) else clause


def _according(line: Line, to: int, source: Phrase) -> Report | None:
    """The clause beside `according to`."""
    if kind_of(line.reading, source) in THINGS:
        return None
    behind = line.past_adjuncts(source.after)
    if line.letter(behind) == "," and line.word(behind + 1) in ("who", "which", "whose"):
        behind = line.find(",", behind + 1)
    if behind < 0 or line.letter(behind) not in ("", ","):
        return None
    if to - 1 == line.first:
        clause = clause_behind(line, behind + 1, strict=False)
        if clause is not None and clause.cut and line.phrase_at(clause.after + 1) is not None:
            return None
    else:
        clause = _without_speech(line, clause_before(line, to - 1)) if _closes(line, behind) else None
    if clause is None:
        return None
    plain = to - 1 == line.first and not clause.cut
    return Report(clause, source, (to - 1, to), "certain" if plain else "likely")
