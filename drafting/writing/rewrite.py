"""A text that is written again: what stands there now, what it has to state, and the wish behind it."""

import re
from dataclasses import dataclass

from drafting.report.headings import numbering
from drafting.slots import BLOTTED_FIGURE, Slots

_COUNTED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，、：]|其[一二三四五六七八九十][，、：]?"
    r"|首先，|其次，|再次，|最后，)"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of the text, half-open: ``fact`` is the id of the figure or date that it states, None where none does."""

    start: int
    end: int
    fact: str | None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What an engine is told of a text that it shall write again.

    ``facts`` are the items and counts that a part of a section states; None for the whole section, which has all of
    its own. ``heading`` stands before a part and stays. ``number`` tells one candidate from the next, from 1.
    """

    text: str
    stated: tuple[Stated, ...] = ()
    facts: frozenset[str] | None = None
    heading: str = ""
    is_one_paragraph: bool = False
    note: str = ""
    number: int = 1

    def masked(self, slots: Slots) -> str:
        """Return the text with its figures, dates and names as tokens; a number that no fact knows is blotted."""
        text = self.text
        this_year = f"{slots.facts.year}年"
        for number in sorted(self.stated, key=lambda s: s.start, reverse=True):
            token = slots.token(number.fact) if number.fact else BLOTTED_FIGURE
            if text[number.start : number.end] == this_year:
                token = "今年"
            text = text[: number.start] + token + text[number.end :]
        return slots.mask_names(text)

    def tidied(self, answer: str) -> str:
        """Return an answer as it goes into the place: of a part without number and heading, in as many paragraphs."""
        if self.facts is None:
            return answer
        heading = self.heading.rstrip("。")
        lines = [line[mark_end(line) :] for line in answer.split("\n")]
        if heading and lines[0].startswith(heading):
            lines[0] = lines[0].removeprefix(heading).lstrip("。：")
        return ("" if self.is_one_paragraph else "\n").join(filter(None, lines))


def mark_end(line: str) -> int:
    """Return where the words of a paragraph begin, behind （一）, 1., 一是, 第一，…"""
    end = numbering(line).end
    counted = _COUNTED.match(line, end)
    return counted.end() if counted else end
