"""Whether an entry says what the notes say: one test after the other, the first that objects tells why.

A model may leave words out and join them; it may not add a figure, a name, or another sense. Doubt, a denial, a later
correction, last year and next year are words in the notes that an entry must not lose.
"""

from collections.abc import Callable

from drafting.figures import scan
from drafting.notes import figures, joints, omitted, sense, words
from drafting.notes.case import Case
from drafting.notes.entry import Entry
from drafting.notes.folding import folded
from drafting.notes.lines import Notes, Span

TESTS: tuple[Callable[[Case], str], ...] = (
    words.shapeless,
    sense.commanded,
    figures.odd,
    figures.unfounded,
    figures.moved,
    words.unknown_name,
    words.reworded,
    words.unknown_outcome,
    sense.uncertain,
    sense.of_another_year,
    sense.misjudged,
    omitted.turned,
    omitted.part_for_whole,
    omitted.another_doer,
    joints.torn,
)


def evidence(entry: Entry, notes: Notes) -> Span | None:
    """Return where an entry's source stands; of several places the one that has most of its figures."""
    if entry.span:
        return entry.span
    wanted = {folded(numeral.text) for numeral in scan(entry.text)}

    def score(span: Span) -> int:
        said = folded(notes.text[span.start : span.end])
        return sum(figure in said for figure in wanted)

    return max(notes.find(entry.source), key=score, default=None)


def objection(entry: Entry, notes: Notes, reporter: str = "") -> str:
    """Return in Chinese why an entry cannot be taken, empty for a good one; ``reporter`` may be unknown."""
    span = evidence(entry, notes)
    if span is None:
        return "随手记里没有这句原话"
    case = Case(entry, notes, span, reporter)
    return next(filter(None, (test(case) for test in TESTS)), "")
