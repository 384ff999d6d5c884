"""A report laid out: its paragraphs in their styles, with the blank lines and the lines that are broken by hand."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from drafting.docx.form import Form
from drafting.docx.lines import balanced, sign_off
from drafting.docx.styles import StyleName
from drafting.text.characters import printable
from schemas.report import Paragraph, Report, Role

HEADINGS = {
    1: StyleName.HEADING_1, 2: StyleName.HEADING_2, 3: StyleName.HEADING_3, 4: StyleName.HEADING_4
}  # fmt: skip
RUN_INS = {1: StyleName.RUN_IN_1, 2: StyleName.RUN_IN_2}  # 3 and 4 look like the text
STYLES = {
    Role.TITLE: StyleName.TITLE,
    Role.BYLINE: StyleName.BYLINE,
    Role.SALUTATION: StyleName.SALUTATION,
    Role.SIGNOFF: StyleName.SIGNOFF,
    Role.DATE: StyleName.DATE,
}


class Piece(NamedTuple):
    """Text in one character style, None for the paragraph's own; LF is the end of a line broken by hand."""

    text: str
    style: StyleName | None = None


class Laid(NamedTuple):
    """One printed paragraph. ``indent`` is its left indent in characters, None for the style's own.

    ``keep`` says whether it stays on one page with the next, None for the style's own.
    """

    style: StyleName
    pieces: tuple[Piece, ...]
    indent: float | None = None
    keep: bool | None = None
    source: Paragraph | None = None
    """The paragraph of the report that it prints, None for a blank line or the notice."""


class Pieces:
    """The pieces of a paragraph, taken off from its beginning."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._left = list(reversed(pieces))

    def take(self, length: int) -> list[Piece]:
        """Return the next so many characters."""
        taken = []
        while length:
            piece = self._left.pop()
            taken.append(piece._replace(text=piece.text[:length]))
            if len(piece.text) > length:
                self._left.append(piece._replace(text=piece.text[length:]))
            length -= len(taken[-1].text)
        return taken


def laid_out(report: Report, form: Form, notice: str = "") -> Iterator[Laid]:
    """Yield every paragraph of the page, blank ones too; ``notice`` stands above the title."""
    if notice:
        yield Laid(StyleName.NOTICE, _pieces(Piece(notice)))
    blocks = [(part, list(block)) for part, block in groupby(report.paragraphs, _part)]
    before = ""
    for (part, block), (after, _) in pairwise([*blocks, ("", [])]):
        if before == "head" or (before and part == "foot"):
            yield Laid(StyleName.BODY, (), keep=True if part == "foot" else None)
        if part == "foot":
            yield from _sign_off(report, form, block)
        else:
            for paragraph in block:
                # the sign-off takes the last lines of the text with it to a new page
                last = after == "foot" and paragraph is block[-1]
                yield _text(report, form, paragraph, keep=True if last else None)
        before = part


def _part(paragraph: Paragraph) -> str:
    if paragraph.role in (Role.TITLE, Role.BYLINE):
        return "head"
    return "foot" if paragraph.role in (Role.SIGNOFF, Role.DATE) else "body"


def _text(report: Report, form: Form, paragraph: Paragraph, *, keep: bool | None) -> Laid:
    text = report.text_of(paragraph)
    if paragraph.role is Role.TITLE:
        lines = "\n".join(balanced(text, form.title_columns))
        return Laid(StyleName.TITLE, _pieces(Piece(lines)), keep=keep, source=paragraph)
    if paragraph.role is Role.HEADING:
        return Laid(
            HEADINGS[paragraph.level or 1], _pieces(Piece(text)), keep=keep, source=paragraph
        )
    style = STYLES.get(paragraph.role, StyleName.BODY)
    split = paragraph.heading_end - paragraph.start
    if split > 0 and paragraph.level in RUN_INS:
        run_in = Piece(text[:split], RUN_INS[paragraph.level])
        return Laid(style, _pieces(run_in, Piece(text[split:])), keep=keep, source=paragraph)
    return Laid(style, _pieces(Piece(text)), keep=keep, source=paragraph)


def _sign_off(report: Report, form: Form, block: list[Paragraph]) -> Iterator[Laid]:
    rows = [(report.text_of(paragraph), paragraph.role is Role.DATE) for paragraph in block]
    for paragraph, placed in zip(block, sign_off(rows, form.columns), strict=True):
        pieces = _pieces(Piece("\n".join(placed.lines)))
        keep = paragraph is not block[-1]
        yield Laid(STYLES[paragraph.role], pieces, placed.left, keep=keep, source=paragraph)


def _pieces(*pieces: Piece) -> tuple[Piece, ...]:
    """Return the pieces of which there is something to see."""
    seen = (piece._replace(text=printable(piece.text)) for piece in pieces)
    return tuple(piece for piece in seen if piece.text)
