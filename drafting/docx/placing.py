"""Where a text of a .docx stands: on the page with room to be seen, or beside the page, or in a gap without height."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from drafting.docx.styles import Styles, W, of_paragraph, value

TWIPS = 20  # of a point
_EMU = 635  # of a twip
_LEFT, _RIGHT, _TOP, _BOTTOM = -4000, 14_000, -4000, 19_000
"""From here on nothing of A4 is left, wherever it is counted from, in twips."""
_CLIPPED = 0.5  # of its height: of a line that shows no more, nobody reads a word
_LEAST = 60  # twips, a millimetre: no box is as narrow
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_UNITS = {"pt": 20, "in": 1440, "cm": 567, "mm": 56.7, "px": 15, "pc": 240}
_LENGTH = re.compile(r"(-?[\d.]{1,12})(pt|in|cm|mm|px|pc)")
"""A length of a VML shape; without unit it counts in the measure of the group that the shape stands in."""


inherited = lru_cache(maxsize=256)(Styles.inherited)
"""What a style hands down: asked for every run, and there are few styles."""


def whole(text: str | None, default: int) -> int:
    """Return an attribute's whole number, whatever stands there; the default where there is none."""
    found = re.match(r"\s*([-+]?\d{1,18})(?:\.\d*)?\s*$", text or "")
    return int(found[1]) if found else default


Place = tuple[float, float]
"""How far something is moved to the right and down, in twips."""
Room = tuple[float, float]
"""The room that a text has, and the least in which it is seen, in twips."""


def is_out_of_sight(paragraph: etree._Element, styles: Styles, height: int) -> bool:
    """Whether a text of this height (twips) in a paragraph stands beside the page, or where hardly any of it shows."""
    places, rooms = [*_indents(paragraph, styles, height)], [*_lines(paragraph, styles, height)]
    for around in paragraph.iterancestors():
        if around.tag == f"{W}tbl":
            places += _of_table(around)
        elif around.tag == f"{W}tr":
            rooms += _of_row(around, height)
        elif around.tag in (f"{_WP}anchor", f"{_WP}inline"):
            places.append((_offset(around, "H"), _offset(around, "V")))
            rooms += _of_drawing(around)
        elif around.tag.startswith(_VML) and around.get("style"):
            shape = _Shape(around.get("style", ""))
            places += shape.places()
            rooms += shape.rooms()
    return any(x <= _LEFT or x >= _RIGHT or y <= _TOP or y >= _BOTTOM for x, y in places) or any(
        room < least for room, least in rooms
    )


def _indents(paragraph: etree._Element, styles: Styles, height: int) -> Iterator[Place]:
    indent = _Paragraph(paragraph, styles, "ind")
    if indent:
        left = indent.number("left", indent.number("start", 0))
        in_characters = indent.number("leftChars", 0) * height / 100
        yield left - indent.number("hanging", 0) + indent.number("firstLine", 0), 0
        yield in_characters, 0
    frame = _Paragraph(paragraph, styles, "framePr")
    if frame:
        yield frame.number("x", 0), frame.number("y", 0)


def _lines(paragraph: etree._Element, styles: Styles, height: int) -> Iterator[Room]:
    for tag, rule, room in (("spacing", "lineRule", "line"), ("framePr", "hRule", "h")):
        limits = _Paragraph(paragraph, styles, tag)
        if limits and limits.text(rule) == "exact":
            yield limits.number(room, height), _CLIPPED * height
        if limits and tag == "framePr":
            yield limits.number("w", 0) or height, _CLIPPED * height


def _of_table(table: etree._Element) -> Iterator[Place]:
    place = table.find(f"{W}tblPr/{W}tblpPr")
    yield whole(value(place, "tblpX"), 0), whole(value(place, "tblpY"), 0)
    yield whole(value(table.find(f"{W}tblPr/{W}tblInd"), "w"), 0), 0


def _of_row(row: etree._Element, height: int) -> Iterator[Room]:
    limit = row.find(f"{W}trPr/{W}trHeight")
    if value(limit, "hRule") == "exact":
        yield whole(value(limit), height), _CLIPPED * height


def _of_drawing(drawing: etree._Element) -> Iterator[Room]:
    extent = drawing.find(f"{_WP}extent")
    if extent is not None:
        for side in ("cx", "cy"):
            yield whole(extent.get(side), _LEAST * _EMU) / _EMU, _LEAST


class _Paragraph:
    """One property of a paragraph, each of its attributes its own or that of its style."""

    def __init__(self, paragraph: etree._Element, styles: Styles, tag: str) -> None:
        style = value(of_paragraph(paragraph, "pStyle"))
        self._found = (
            of_paragraph(paragraph, tag),
            inherited(styles, style, f"{W}pPr/{W}{tag}"),
        )

    def __bool__(self) -> bool:
        return self._found != (None, None)

    def text(self, attribute: str) -> str | None:
        values = (value(element, attribute) for element in self._found)
        return next((text for text in values if text is not None), None)

    def number(self, attribute: str, default: int) -> int:
        return whole(self.text(attribute), default)


def _offset(anchor: etree._Element, axis: str) -> float:
    """Return how far a drawing is moved along an axis, in twips."""
    position = anchor.find(f"{_WP}position{axis}")
    if position is None:
        return 0
    share = position.findtext(f"{_WP14}pctPos{axis}Offset")  # thousandths of a per cent of the page
    if share is not None:
        return whole(share, 0) / 100_000 * (_RIGHT if axis == "H" else _BOTTOM)
    return whole(position.findtext(f"{_WP}posOffset"), 0) / _EMU


class _Shape:
    """A VML shape by its style."""

    def __init__(self, style: str) -> None:
        parts = (part.partition(":") for part in style.split(";"))
        self._values = {name.strip().lower(): text.strip().lower() for name, _, text in parts}

    def places(self) -> Iterator[Place]:
        """Yield how far it is moved."""
        for across, down in (("margin-left", "margin-top"), ("left", "top")):
            yield self._length(across, 0), self._length(down, 0)

    def rooms(self) -> Iterator[Room]:
        """Yield its size; a hidden one has none."""
        if self._values.get("visibility") == "hidden":
            yield 0, _LEAST
        for side in ("width", "height"):
            yield self._length(side, _LEAST), _LEAST

    def _length(self, name: str, default: float) -> float:
        found = _LENGTH.fullmatch(self._values.get(name, ""))
        try:
            return float(found[1]) * _UNITS[found[2]] if found else default
        except ValueError:
            return default
