"""The parts of a report: how a person names them, and where each stands in the text."""

from collections.abc import Sequence

from drafting.errors import UsageError
from drafting.words import FRAME
from drafting.workspace import Version
from drafting.workspace.merge import keyed
from schemas.outline import ORDINALS, Outline
from schemas.report import Report

Part = tuple[str, int, int]
"""A part's id and its half-open span of the text."""


def parts_in(report: Report) -> list[Part]:
    """Return every part in order: title, byline, opening, a section's id, extra, signoff."""
    spans: list[Part] = []
    for paragraph in report.paragraphs:
        part = report.place_of(paragraph.start) or paragraph.role.value
        if spans and spans[-1][0] == part:
            spans[-1] = (part, spans[-1][1], paragraph.end)
        else:
            spans.append((part, paragraph.start, paragraph.end))
    return spans


def text_of(versions: Sequence[Version]) -> str:
    """Return the whole report from its stored parts."""
    return "\n".join(version.text for version in versions) + "\n"


def with_part(now: Sequence[Version], then: Sequence[Version], part: str) -> tuple[Version, ...]:
    """Return a report with a part as it was then; where it is missing, it goes behind what was before it then.

    Of a part that stands there more than once each goes to its own place.
    """
    old, order = dict(keyed(then)), list(dict(keyed(then)))
    done = [(key, version) for key, version in keyed(now) if key[0] != part or key in old]
    for index, key in enumerate(order):
        keys = [known for known, _ in done]
        if key[0] != part:
            continue
        if key in keys:
            done[keys.index(key)] = key, old[key]
        else:
            at = max((i + 1 for i, known in enumerate(keys) if known in order[:index]), default=0)
            done.insert(at, (key, old[key]))
    return tuple(version for _, version in done)


def part_named(name: str, outline: Outline) -> str:
    """Return the id of the part that a person names: a section as the outline has it, or 标题, 开头 …

    UsageError, with the names that there are, for any other.
    """
    spec = outline.named(name)
    if spec:
        return spec.id
    for part, word in FRAME.items():
        if name in (part, word):
            return part
    words = "、".join(spec.word for spec in outline.sections)
    numbers = "、".join(ORDINALS[: len(outline.sections)])
    frame = "、".join(FRAME.values())
    raise UsageError(f"没有“{name}”这一节。可以写：{words}，或者{numbers}；也可以写{frame}")
