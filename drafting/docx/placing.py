"""Where a text of a .docx stands: on the page with room to be seen, or beside the page, or in a gap without height."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from lxml import etree

from drafting.docx.styles import ParagraphProperties, W, value

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
_WHOLE = re.compile(r"\s*([-+]?\d{1,18})(?:\.\d*)?\s*$")
_LENGTH = re.compile(r"(-?[\d.]{1,12})(pt|in|cm|mm|px|pc)")
"""A length of a VML shape; without unit it counts in the measure of the group that the shape stands in."""


def whole(text: str | None, default: float) -> float:
    """Return an attribute's whole number, whatever stands there; the default where there is none."""
    found = _WHOLE.match(text) if text else None
    return int(found[1]) if found else default


@dataclass(frozen=True, slots=True)
class Place:
    """What the page leaves to be seen of a text that stands somewhere."""

    is_away: bool = False
    """Whether it stands beside the page, or in a box that has no room."""
    room: float = inf
    """The least height that its line is held to, in twips."""
    characters: float = 0
    """How far it is moved to the right, in hundredths of a character."""
    table_style: str | None = None
    """The style of the table that it stands in."""
    cell: etree._Element | None = None
    """The shading of the cell that it stands in."""

    def hides(self, height: float) -> bool:
        """Whether nobody sees letters of this height (twips) there."""
        moved = self.characters * height / 100
        return self.is_away or self.room < _CLIPPED * height or _is_off(moved, 0)


class Places:
    """Where the paragraphs of a document stand. What is around them is looked at once, however much stands in it."""

    def __init__(self) -> None:
        self._within: dict[etree._Element, Place] = {}

    def of(self, paragraph: etree._Element, properties: ParagraphProperties) -> Place:
        """Return where a paragraph stands that has these properties."""
        around, unknown = paragraph.getparent(), []
        while around is not None and around not in self._within:
            unknown.append(around)
            around = around.getparent()
        place = Place() if around is None else self._within[around]
        for element in reversed(unknown):
            place = self._within[element] = _within(element, place)
        return _of_paragraph(properties, place)


def _is_off(right: float, down: float) -> bool:
    """Whether what is moved so far, in twips, is off the page."""
    return not (_LEFT < right < _RIGHT and _TOP < down < _BOTTOM)


def _within(element: etree._Element, place: Place) -> Place:
    """Return where stands what is in an element that has this place itself."""
    tag = element.tag
    if tag == f"{W}tbl":
        style = value(element.find(f"{W}tblPr/{W}tblStyle"))
        return replace(place, is_away=place.is_away or _is_table_off(element), table_style=style)
    if tag == f"{W}tr":
        limit = element.find(f"{W}trPr/{W}trHeight")
        room = whole(value(limit), inf) if value(limit, "hRule") == "exact" else inf
        return replace(place, room=min(place.room, room))
    if tag == f"{W}tc":
        return replace(place, cell=element.find(f"{W}tcPr/{W}shd"))
    if tag in (f"{_WP}anchor", f"{_WP}inline"):
        return replace(place, is_away=place.is_away or _is_drawing_away(element))
    if tag.startswith(_VML) and (style := element.get("style")):
        return replace(place, is_away=place.is_away or _Shape(style).is_away)
    return place


def _of_paragraph(properties: ParagraphProperties, place: Place) -> Place:
    """Return where a paragraph's own indents, lines and frame put it that has this place."""
    if indent := properties.named("ind"):
        left = _number(indent, "left", _number(indent, "start", 0))
        moved = left - _number(indent, "hanging", 0) + _number(indent, "firstLine", 0)
        is_away, characters = place.is_away or _is_off(moved, 0), _number(indent, "leftChars", 0)
        place = replace(place, is_away=is_away, characters=characters)
    lines = properties.named("spacing")
    if _text(lines, "lineRule") == "exact":
        place = replace(place, room=min(place.room, _number(lines, "line", inf)))
    if frame := properties.named("framePr"):
        height = _number(frame, "h", inf) if _text(frame, "hRule") == "exact" else inf
        is_away = place.is_away or _is_off(_number(frame, "x", 0), _number(frame, "y", 0))
        room = min(place.room, _number(frame, "w", 0) or inf, height)
        place = replace(place, is_away=is_away, room=room)
    return place


def _text(elements: Sequence[etree._Element], attribute: str) -> str | None:
    """Return an attribute of the first element that has it."""
    values = (value(element, attribute) for element in elements)
    return next((text for text in values if text is not None), None)


def _number(elements: Sequence[etree._Element], attribute: str, default: float) -> float:
    return whole(_text(elements, attribute), default)


def _is_table_off(table: etree._Element) -> bool:
    place = table.find(f"{W}tblPr/{W}tblpPr")
    return _is_off(whole(value(place, "tblpX"), 0), whole(value(place, "tblpY"), 0)) or _is_off(
        whole(value(table.find(f"{W}tblPr/{W}tblInd"), "w"), 0), 0
    )


def _is_drawing_away(drawing: etree._Element) -> bool:
    extent = drawing.find(f"{_WP}extent")
    sides = () if extent is None else (extent.get("cx"), extent.get("cy"))
    return _is_off(_offset(drawing, "H"), _offset(drawing, "V")) or any(
        whole(side, _LEAST * _EMU) / _EMU < _LEAST for side in sides
    )


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

    @property
    def is_away(self) -> bool:
        """Whether it is hidden, off the page, or too small for anything to be seen in it."""
        return (
            self._values.get("visibility") == "hidden"
            or _is_off(self._length("margin-left", 0), self._length("margin-top", 0))
            or _is_off(self._length("left", 0), self._length("top", 0))
            or min(self._length("width", _LEAST), self._length("height", _LEAST)) < _LEAST
        )

    def _length(self, name: str, default: float) -> float:
        found = _LENGTH.fullmatch(self._values.get(name, ""))
        try:
            return float(found[1]) * _UNITS[found[2]] if found else default
        except ValueError:
            return default
