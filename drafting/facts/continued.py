"""The lines of one bullet as its texts: wrapped lines made whole, short clauses parted, fields kept apart."""

import re
from dataclasses import replace

from drafting.facts.bullet_lines import Line
from drafting.facts.item_text import begins_field
from drafting.facts.tree import unwrap
from drafting.figures import scan
from drafting.lexicon.item_words import tails, words
from schemas.facts import Item

_OPEN_ENDS = "：:"
_WIDE = 20
"""Characters from which on a line may have been wrapped: in a narrower one the writer pressed the key himself."""
_ENDED = re.compile(r"[\W_]$")
_UNFINISHED = tuple("的地和与及或等在对把将向为以从让使并还也就都")


def joined(cls: type[Item], lines: list[Line]) -> list[Line]:
    """Return the lines of a bullet with each continuation joined to what it continues; fields stay apart."""
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if begins_field(cls, line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    first = groups[0][0]
    if len(groups) > 1 and len(groups[0]) == 1:
        groups[0] = [replace(first, text=first.text.rstrip(_OPEN_ENDS))]
    return [replace(group[0], text=_whole(group)) for group in groups]


def _whole(group: list[Line]) -> str:
    """Return wrapped lines as one text, bullets that a colon announced as its parts."""
    head, *rest = group
    announced = [line.text.rstrip("；;。") for line in rest if line.bullet]
    if announced and len(announced) == len(rest):
        return head.text + "；".join(announced)
    text, last = head.text, head.text
    for line in rest:
        is_clause = _is_whole(last) and _is_clause(line.text, last)
        text = f"{text}，{line.text}" if is_clause else unwrap((text, line.text))
        last = line.text
    return text


def _is_whole(line: str) -> bool:
    """Whether a line is a clause that ends where it ends: it is short, without a sign, and asks for nothing more.

    What ends with a verb that needs an object (召开 ⏎ 座谈会), or with a word that leads on, goes on in the next line.
    """
    if len(line) >= _WIDE or _ENDED.search(line):
        return False
    return _counts(line) or not line.endswith(
        (*_UNFINISHED, *words("govern"), *words("adverb"), *words("prep"))
    )


def _is_clause(line: str, before: str) -> bool:
    """Whether a line is a clause of its own: it begins with a verb or a number, or one that counted ended before it.

    A line that begins with anything else (慰问困难 ⏎ 党员12户) may be the rest of a word, and one behind 组织党员
    says what they do: both are joined directly.
    """
    if _counts(before) or line[:1].isdecimal():
        return True
    leads_on = before.endswith(words("agent")) and any(word in before for word in words("pivot"))
    if leads_on or line.startswith(words("noun")):
        return False
    if line.startswith(words("govern")):
        return True
    acts = line.startswith(words("act")) and not line.endswith(tuple(tails()))
    return acts and not before.endswith(words("act"))


def _counts(line: str) -> bool:
    """Whether a line ends with how many: 制作展板12块."""
    found = scan(line)
    return bool(found) and found[-1].is_figure and found[-1].end == len(line)
