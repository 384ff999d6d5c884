"""Which text of a .docx nobody sees: hidden, of the colour of its ground, too small, or out of sight.

It must not reach a prompt. Whether it is seen is judged by what Word would show, not by how it may have been hidden.
"""

from collections.abc import Iterator

from lxml import etree

from drafting.docx.colours import NAMED, WHITE, Colour, colour_of, fill_of, is_near, text_fills
from drafting.docx.placing import TWIPS, inherited, is_out_of_sight, whole
from drafting.docx.styles import Styles, W, of_paragraph, value

USUAL_SIZE = 20  # half points, where a document says nothing
MIN_SIZE = 8  # half points; 八号, the smallest size that Word offers, has 10
MIN_SCALE = 20  # per cent of the character's width; Word offers 33
MIN_ADVANCE = 0.2  # of a character's width: closer together they lie on one another
FAR = 5  # times its size: raised or lowered by more, a text has left its line


def is_on(toggle: etree._Element | None) -> bool:
    """Whether an on/off property is on: there, and not switched off by its value."""
    return toggle is not None and value(toggle) not in ("0", "false", "off")


def is_invisible(run: etree._Element, paragraph: etree._Element, styles: Styles) -> bool:
    """Whether a reader of the page cannot see the run."""
    letters = _Letters(run, paragraph, styles)
    return (
        letters.are_hidden
        or letters.are_too_small
        or letters.have_the_colour_of_their_ground
        or is_out_of_sight(paragraph, styles, letters.height)
    )


class _Letters:
    """The letters of one run, as its properties and its styles make them."""

    def __init__(self, run: etree._Element, paragraph: etree._Element, styles: Styles) -> None:
        self._run, self._paragraph, self._styles = run, paragraph, styles
        self._own = run.find(f"{W}rPr")
        self._character_style = value(run.find(f"{W}rPr/{W}rStyle"))
        self._paragraph_style = value(of_paragraph(paragraph, "pStyle"))
        self._size = whole(value(self._property("sz")), USUAL_SIZE)

    @property
    def height(self) -> int:
        """Their height, and the width of a Han character, in twips."""
        return self._size * TWIPS // 2

    @property
    def are_hidden(self) -> bool:
        """Whether they are hidden text."""
        table = next(self._run.iterancestors(f"{W}tbl"), None)
        style = None if table is None else value(table.find(f"{W}tblPr/{W}tblStyle"))
        of_table = self._styles.of_chain(style, f"{W}rPr/{W}vanish") if style else None
        return is_on(self._property("vanish")) or is_on(of_table)

    @property
    def are_too_small(self) -> bool:
        """Whether they are too small, too narrow, on one another, or far from their line."""
        scale = whole((value(self._property("w")) or "").removesuffix("%"), 100)
        if self._size <= MIN_SIZE or scale <= MIN_SCALE:
            return True
        text = "".join(text.text or "" for text in self._run.iter(f"{W}t"))
        width = self.height * scale / 100 * (0.5 if text.isascii() else 1)
        if width + whole(value(self._property("spacing")), 0) <= MIN_ADVANCE * width:
            return True
        fitted = whole(value(self._property("fitText")), 0)
        if fitted and fitted <= MIN_ADVANCE * width * len(text):
            return True
        return abs(whole(value(self._property("position")), 0)) > FAR * self._size

    @property
    def have_the_colour_of_their_ground(self) -> bool:
        """Whether they cannot be told from what is behind them."""
        ground = next(self._grounds(), WHITE)
        colour = colour_of(self._property("color"))
        fills = text_fills(self._property("textFill", "{http://schemas.microsoft.com/office/word/2010/wordml}"))  # fmt: skip
        by_fill = fills is not None and all(fill is None or is_near(fill, ground) for fill in fills)
        return by_fill or (colour is not None and is_near(colour, ground))

    def _grounds(self) -> Iterator[Colour]:
        """Yield what lies behind them, the nearest first."""
        highlight = value(self._property("highlight")) or "none"
        if highlight in NAMED:
            yield NAMED[highlight]
        cell = next(self._run.iterancestors(f"{W}tc"), None)
        shades = (
            self._property("shd"),
            of_paragraph(self._paragraph, "shd"),
            inherited(self._styles, self._paragraph_style, f"{W}pPr/{W}shd"),
            None if cell is None else cell.find(f"{W}tcPr/{W}shd"),
        )
        yield from (fill for shade in shades if (fill := fill_of(shade)) is not None)

    def _property(self, tag: str, namespace: str = W) -> etree._Element | None:
        """Return a property of theirs, their own before that of a style."""
        own = None if self._own is None else self._own.find(namespace + tag)
        path = f"{W}rPr/{namespace}{tag}"
        if own is None and self._character_style is not None:
            own = self._styles.of_chain(self._character_style, path)
        return inherited(self._styles, self._paragraph_style, path) if own is None else own
