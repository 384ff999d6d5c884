"""What was changed inside a paragraph: sentence by sentence, then word by word."""

from collections.abc import Iterator

from drafting.compare.alignment import match
from drafting.compare.lines import side_by_side
from drafting.compare.sentence import sentences_in, whole
from drafting.compare.words import Edit, edits
from drafting.figures import scan


def paragraph_edits(old: str, new: str) -> Iterator[Edit]:
    """Yield the stretches of two paragraphs in order: joined they are the old text, and the new one.

    A title, whose lines end anywhere, and what is a single sentence in both are one sentence that was changed.
    """
    before, now = (sentences_in(text, scan(text)) for text in (old, new))
    if len(before) == len(now) == 1 or "\n" in old + new:
        yield from edits(*(whole(text, scan(text)) for text in (old, new)))
        return
    for i, j in side_by_side(len(before), len(now), match(before, now).pairs):
        if i is None or j is None:
            yield Edit("" if i is None else before[i].text, "" if j is None else now[j].text)
        else:
            yield from edits(before[i], now[j])
