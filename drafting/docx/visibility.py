"""Which text of a .docx nobody sees: hidden, of the colour of its ground, too small, or out of sight.

It must not reach a prompt. Whether it is seen is judged by what Word would show, not by how it may have been hidden.
"""

from lxml import etree

from drafting.docx.colours import NAMED, WHITE, Colour, colour_of, fill_of, is_near, text_fills
from drafting.docx.placing import TWIPS, Places, whole
from drafting.docx.styles import ParagraphProperties, Styles, W, value

USUAL_SIZE = 20  # half points, where a document says nothing
MIN_SIZE = 8  # half points; 八号, the smallest size that Word offers, has 10
MIN_SCALE = 20  # per cent of the character's width; Word offers 33
MIN_ADVANCE = 0.2  # of a character's width: closer together they lie on one another
FAR = 5  # times its size: raised or lowered by more, a text has left its line


def is_on(toggle: etree._Element | None) -> bool:
    """Whether an on/off property is on: there, and not switched off by its value."""
    return toggle is not None and value(toggle) not in ("0", "false", "off")


class Visibility:
    """What of a document can be seen. Its runs are asked for in their order, those of a paragraph together."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._places = Places()
        self._paragraph: _Paragraph | None = None

    def hides(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether a reader of the page cannot see a run of the paragraph."""
        if self._paragraph is None or self._paragraph.element is not paragraph:
            self._paragraph = _Paragraph(paragraph, self._styles, self._places)
        letters = _Letters(run, self._paragraph, self._styles)
        return (
            self._paragraph.place.hides(letters.height)
            or letters.are_hidden
            or letters.are_too_small
            or letters.have_the_colour_of_their_ground
        )


class _Paragraph:
    """A paragraph: its style, where it stands, and what is behind it."""

    def __init__(self, element: etree._Element, styles: Styles, places: Places) -> None:
        properties = ParagraphProperties(element, styles)
        place = places.of(element, properties)
        self.element, self.style, self.place = element, properties.style, place
        shades = *properties.named("shd"), place.cell
        fills = (fill for shade in shades if (fill := fill_of(shade)) is not None)
        self.ground = next(fills, WHITE)
        of_table = styles.of_chain(place.table_style, f"{W}rPr/{W}vanish")
        self.is_hidden = place.table_style is not None and is_on(of_table)


class _Letters:
    """The letters of one run, as its properties and its styles make them."""

    def __init__(self, run: etree._Element, paragraph: _Paragraph, styles: Styles) -> None:
        self._run, self._paragraph, self._styles = run, paragraph, styles
        properties = run.find(f"{W}rPr")
        self._own: dict[str, etree._Element] = {}
        for element in () if properties is None else properties:
            self._own.setdefault(element.tag, element)
        self._character_style = value(self._own.get(f"{W}rStyle"))
        self._size = whole(value(self._property("sz")), USUAL_SIZE)

    @property
    def height(self) -> float:
        """Their height, and the width of a Han character, in twips."""
        return self._size * TWIPS / 2

    @property
    def are_hidden(self) -> bool:
        """Whether they are hidden text."""
        return self._paragraph.is_hidden or is_on(self._property("vanish"))

    @property
    def are_too_small(self) -> bool:
        """Whether they are too small, too narrow, on one another, or far from their line."""
        scale = whole((value(self._property("w")) or "").removesuffix("%"), 100)
        if self._size <= MIN_SIZE or scale <= MIN_SCALE:
            return True
        apart = whole(value(self._property("spacing")), 0)
        fitted = whole(value(self._property("fitText")), 0)
        if apart < 0 or fitted:
            text = "".join(text.text or "" for text in self._run.findall(f"{W}t"))
            width = self.height * scale / 100 * (0.5 if text.isascii() else 1)
            if width + apart <= MIN_ADVANCE * width or 0 != fitted <= MIN_ADVANCE * width * len(
                text
            ):
                return True
        return abs(whole(value(self._property("position")), 0)) > FAR * self._size

    @property
    def have_the_colour_of_their_ground(self) -> bool:
        """Whether they cannot be told from what is behind them."""
        ground = self._ground
        colour = colour_of(self._property("color"))
        fills = text_fills(self._property("textFill", "{http://schemas.microsoft.com/office/word/2010/wordml}"))  # fmt: skip
        by_fill = fills is not None and all(fill is None or is_near(fill, ground) for fill in fills)
        return by_fill or (colour is not None and is_near(colour, ground))

    @property
    def _ground(self) -> Colour:
        """What lies behind them."""
        highlight = value(self._property("highlight")) or "none"
        if highlight in NAMED:
            return NAMED[highlight]
        return fill_of(self._property("shd")) or self._paragraph.ground

    def _property(self, tag: str, namespace: str = W) -> etree._Element | None:
        """Return a property of theirs, their own before that of a style."""
        own = self._own.get(namespace + tag)
        path = f"{W}rPr/{namespace}{tag}"
        if own is None and self._character_style is not None:
            own = self._styles.of_chain(self._character_style, path)
        return self._styles.inherited(self._paragraph.style, path) if own is None else own
