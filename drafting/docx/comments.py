"""The comments of a .docx: who wrote them, what they say, and what they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from drafting.docx.anchors import Anchor
from drafting.docx.reader import Reading
from drafting.docx.styles import W, value
from drafting.text.characters import printable


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    ``start`` and ``end`` are a half-open span of the text that it is about, empty where it marks only a place; None
    where that is gone.
    """

    author: str
    text: str
    start: int | None
    end: int | None


def comments_of(reading: Reading) -> Iterator[Comment]:
    """Yield the comments of a document in the order of their places, then those that have none any more."""
    root = reading.package.related("comments")
    found = () if root is None else root.iterchildren(f"{W}comment")
    by_id = {value(comment, "id") or "": comment for comment in found}
    lines: dict[str, list[int]] = {}
    at = 0
    for line in reading.text.splitlines():
        lines.setdefault(line, []).append(at)
        at += len(line) + 1
    for comment_id, anchor in reading.anchors.items():
        if comment_id in by_id:
            start, end = _span(reading.text, anchor, lines.get(anchor.line, ()))
            yield _comment(by_id.pop(comment_id), start, end)
    yield from (_comment(comment, None, None) for comment in by_id.values())


def _comment(comment: etree._Element, start: int | None, end: int | None) -> Comment:
    author = printable(value(comment, "author") or "")
    return Comment(author.strip(), _text(comment), start, end)


def _span(text: str, anchor: Anchor, lines: Sequence[int]) -> tuple[int, int]:
    """Return where a comment's words stand in its paragraph; ``lines`` is where the lines stand that read like it."""
    is_line = anchor.before < len(lines)
    line = lines[anchor.before] if is_line else max(text.find(anchor.line), 0)  # a cell of a table
    words = printable(anchor.quoted).strip().split("\n")[0].strip()
    start = text.find(words, line)
    return (start, start + len(words)) if words and start >= 0 else (line, line)


def _text(comment: etree._Element) -> str:
    """Return what a comment says, a paragraph a line."""
    pieces = (
        "\n" if element.tag == f"{W}p" else element.text or ""
        for element in comment.iter(f"{W}p", f"{W}t")
    )
    return printable("".join(pieces)).strip()
