"""The notes clause by clause, and whether a clause says what there was or only remarks on it."""

import re
from dataclasses import dataclass

from drafting.figures import scan
from drafting.lexicon.labels import names_of
from drafting.notes.cues import cue
from drafting.notes.lines import SENTENCE, Notes
from drafting.notes.signs import CLAUSE

_ON = ("其中", "后来", "最后", "结果", "但", "不过", "可是")
"""What a clause begins with that goes on with the one before."""
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause ``[start:end)`` of the notes, its words, its sentence and its line by number.

    ``begins`` is true for the first of a message.
    """

    start: int
    end: int
    words: str
    sentence: int
    line: int
    begins: bool
    has_figure: bool


def clauses_of(notes: Notes) -> list[Clause]:
    """Return every clause of the notes."""
    found: list[Clause] = []
    sentence = 0
    for index, line in enumerate(notes.lines):
        offset = notes.span_of(index).start
        for match in SENTENCE.finditer(line.text):
            sentence += 1
            for clause in CLAUSE.finditer(line.text, *match.span()):
                start, end = clause.span()
                figures = any(n.is_figure for n in scan(clause[0]))
                begins = not found or found[-1].line != index
                found.append(
                    Clause(
                        offset + start, offset + end, clause[0], sentence, index, begins, figures
                    )
                )
    return found


def says_something(words: str) -> bool:
    """Whether a clause says what there was, and is no mere remark: a figure, a label, a name, something done."""
    if words.lstrip().startswith(_ON):
        return False
    numerals = scan(words)
    if any(n.is_figure for n in numerals) or "”" in words or names_of().find(words):
        return True
    if any(cue(role).search(words) for role in ("activity", "honour", "ahead")):
        return True
    rest = len(_HAN.findall(words)) - sum(len(_HAN.findall(n.text)) for n in numerals)
    return bool(cue("when").search(words)) and rest > 1
