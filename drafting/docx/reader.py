"""A .docx as text, the way its reader sees it.

Automatic numbers are written out, insertions kept, deletions dropped; content controls, links, text boxes (once),
tables and notes are read, and nothing is that the page does not show. python-docx loses most of these, so this
walks the XML.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafting.docx.anchors import MARKS, Anchor, Anchors
from drafting.docx.numbering import Numbering
from drafting.docx.package import Package
from drafting.docx.styles import StyleName, Styles, W, value
from drafting.docx.tracked import changes_in, reject
from drafting.docx.unkept import MC, unkept_in
from drafting.docx.visibility import Visibility, is_on
from drafting.text.characters import printable

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NOT_TEXT = {
    f"{W}{tag}"
    for tag in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "fldData",
        "del", "moveFrom", "delText", "delInstrText", "rt",
    )
}  # fmt: skip
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
MAX_FIELDS = 50  # one in another
MAX_INSTRUCTION = 20  # characters that matter
LAID_OUT = (StyleName.TITLE, StyleName.SIGNOFF, StyleName.DATE)
"""Styles in which a line break is layout: the writer breaks these by hand."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A .docx as it was read: its text, what comments are about by their ids, and the tracked changes by author."""

    text: str
    anchors: Mapping[str, Anchor]
    changes: Counter[str]
    package: Package
    unkept: Counter[str] = field(default_factory=Counter)
    """What its page shows that is no text of its own: how many 表格, 图片, 文本框."""


def read_docx(data: bytes, name: str) -> str:
    """Return the text of a .docx, a paragraph or table row a line, without blank lines.

    ``name`` is the file's, for messages. Raises DocumentError when the file is damaged, unsafe, or no .docx.
    """
    return read_edited(data, name).text


def read_edited(data: bytes, name: str, *, rejecting: bool = False) -> Reading:
    """Return a .docx with what was noted in it; with ``rejecting`` the text is that before the tracked changes."""
    package = Package(data, name)
    reader = _Reader(package, rejecting=rejecting)
    lines = reader.lines()
    if reader.has_open_field:  # a damaged field would swallow the rest of the text
        reader = _Reader(package, rejecting=rejecting, with_fields=False)
        lines = reader.lines()
    text = "".join(f"{line}\n" for line in lines)
    return Reading(text, reader.anchors.found, reader.changes, package, reader.unkept)


class _Reader:
    """One pass over the document, which numbers and fields are counted along."""

    def __init__(
        self, package: Package, *, rejecting: bool = False, with_fields: bool = True
    ) -> None:
        self._package = package
        self._rejecting = rejecting
        self._styles = Styles(package.related("styles"))
        self._visibility = Visibility(self._styles)
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._with_fields = with_fields
        self._fields: list[str | None] = []
        """Of every open field its instruction so far, None once its result has begun."""
        self._carried: list[str] = []
        """The text of paragraphs whose end is deleted."""
        self.anchors = Anchors()
        self.changes: Counter[str] = Counter()
        self.unkept: Counter[str] = Counter()
        self._notes: dict[str, dict[str, str]] = {}
        self._notes = {kind: dict(self._read_notes(kind)) for kind in NOTES.values()}

    @property
    def has_open_field(self) -> bool:
        """Whether a field was begun and never ended."""
        return bool(self._fields)

    def lines(self) -> list[str]:
        """Return the lines of the document's body."""
        root = self._package.xml(self._package.main)
        body = None if root is None else root.find(f"{W}body")
        if root is None or body is None:
            raise self._package.error("文件里没有 Word 正文")
        self.changes = changes_in(root)
        if self._rejecting:
            reject(root)
        self.unkept = unkept_in(body)
        lines = self._blocks(body)
        return lines + _split("".join(self._carried))

    def _read_notes(self, kind: str) -> Iterator[tuple[str, str]]:
        root = self._package.related(kind)
        for note in () if root is None else root:
            if value(note, "type") in (None, "normal"):
                yield value(note, "id") or "", " ".join(self._blocks(note))

    def _blocks(self, parent: etree._Element) -> list[str]:
        lines: list[str] = []
        for element in parent:
            if element.tag == f"{W}p":
                lines += self._paragraph(element)
            elif element.tag == f"{W}tbl":
                for row in self._table_parts(element, f"{W}tr"):
                    lines += self._row(row)
            elif element.tag == f"{MC}AlternateContent":
                lines += self._blocks(_alternative(element))
            elif element.tag in MARKS:
                self.anchors.meet(element)
            elif isinstance(element.tag, str) and element.tag not in NOT_TEXT:
                lines += self._blocks(element)
        return lines

    def _row(self, row: etree._Element) -> list[str]:
        properties = row.find(f"{W}trPr")
        if _is_deleted(properties) or is_on(row.find(f"{W}trPr/{W}hidden")):
            return []
        cells = []
        for cell in self._table_parts(row, f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            lines = self._blocks(cell)
            cells.append([] if merged is not None and value(merged) != "restart" else lines)
        if any(len(lines) > 1 for lines in cells):  # a form whose cells hold whole texts
            return [line for lines in cells for line in lines]
        return _split("\t".join("".join(lines) for lines in cells))

    def _table_parts(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for element in parent:
            if element.tag == tag:
                yield element
            elif isinstance(element.tag, str) and element.tag not in NOT_TEXT:
                yield from self._table_parts(element, tag)

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        pieces, self._carried = self._carried, []
        boxes: list[etree._Element] = []
        properties = paragraph.find(f"{W}pPr")
        self._inline(paragraph, paragraph, pieces, boxes)
        mark = None if properties is None else properties.find(f"{W}rPr")
        lines: list[str] = []
        if _is_deleted(mark):  # it runs on into the next paragraph
            self._carried = pieces
        else:
            style = None if properties is None else properties.find(f"{W}pStyle")
            style_id = value(style)
            lines = self._numbered("".join(pieces), properties, style_id, mark)
        self.anchors.close(lines)
        for box in boxes:
            lines += self._blocks(box)
        return lines

    def _numbered(
        self,
        text: str,
        properties: etree._Element | None,
        style_id: str | None,
        mark: etree._Element | None,
    ) -> list[str]:
        """Return the lines of a paragraph's text, the first one with its automatic number."""
        style = self._styles.name_of(style_id)
        is_hidden = mark is not None and is_on(mark.find(f"{W}vanish"))
        if style == StyleName.NOTICE or (is_hidden and not text.strip()):
            return []
        label = self._numbering.label(properties, style_id)
        if label[-1:].isascii() and text[:1].isascii() and text[:1].isalnum():
            label += " "  # 1. and 2025年 are not 1.2025年
        if style in LAID_OUT:
            text = text.replace("\n", "")
        return _split(label + text) if text.strip() else []

    def _inline(
        self,
        parent: etree._Element,
        paragraph: etree._Element,
        pieces: list[str],
        boxes: list[etree._Element],
        *,
        hidden: bool = False,
    ) -> None:
        """Collect the text below an element of a paragraph, and the text boxes anchored there."""
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in NOT_TEXT:
                continue
            if tag == f"{W}fldChar":
                self._field(value(element, "fldCharType"))
            elif tag == f"{W}instrText":
                if self._fields and self._fields[-1] is not None:
                    self._fields[-1] += (element.text or "")[:MAX_INSTRUCTION]
            elif tag in (f"{W}r", f"{MATH}r"):
                unseen = hidden or self._visibility.hides(element, paragraph)
                self._inline(element, paragraph, pieces, boxes, hidden=unseen)
            elif tag == f"{MC}AlternateContent":
                self._inline(_alternative(element), paragraph, pieces, boxes, hidden=hidden)
            elif tag == f"{W}txbxContent":
                if not hidden:
                    boxes.append(element)
            elif not self._is_leaf(element, pieces, hidden=hidden or self._in_instruction()):
                outlined = element.find(f"{DRAWING}docPr") if tag.startswith(DRAWING) else None
                unseen = outlined is not None and outlined.get("hidden") in ("1", "true")
                self._inline(element, paragraph, pieces, boxes, hidden=hidden or unseen)

    def _is_leaf(self, element: etree._Element, pieces: list[str], *, hidden: bool) -> bool:
        """Collect the text of an element that has no parts; False when it may have some."""
        tag = element.tag
        if tag in (f"{W}t", f"{MATH}t"):
            text = element.text or ""
        elif tag in SIGNS:
            text = SIGNS[tag]
        elif tag == f"{W}sym":
            text = _symbol(value(element, "char") or "")
        elif tag in MARKS:
            self.anchors.meet(element)
            return True
        elif tag in NOTES:
            note = self._notes.get(NOTES[tag], {}).pop(value(element, "id") or "", "")
            text = f"（注：{note}）" if note else ""
        else:
            return False
        if not hidden:
            pieces.append(text)
            self.anchors.read(text)
        return True

    def _field(self, kind: str | None) -> None:
        if not self._with_fields:
            return
        if kind == "begin":
            if len(self._fields) > MAX_FIELDS:
                raise self._package.error("域嵌套过深")
            self._fields.append("")
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields and kind == "separate" and not _is_contents(self._fields[-1]):
            self._fields[-1] = None

    def _in_instruction(self) -> bool:
        return any(instruction is not None for instruction in self._fields)


def _is_contents(instruction: str | None) -> bool:
    """Whether a field is a table of contents, which repeats the headings."""
    return bool(re.match(r"\s*TOC\b", instruction or "", re.IGNORECASE))


def _is_deleted(mark: etree._Element | None) -> bool:
    """Whether the end of a paragraph is deleted or moved away."""
    return mark is not None and (
        mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    )


def _alternative(element: etree._Element) -> etree._Element:
    """Return the one alternative that counts: the first, for newer programs; the others repeat it."""
    choice = element.find(f"{MC}Choice")
    fallback = element.find(f"{MC}Fallback")
    if choice is not None:
        return choice
    return element if fallback is None else fallback


def _symbol(code: str) -> str:
    """Return the character of a w:sym; those of symbol fonts have no meaning outside them."""
    if not re.fullmatch("[0-9A-Fa-f]{4}", code) or "E000" <= code.upper() <= "F8FF":
        return ""
    return chr(int(code, 16))


def _split(text: str) -> list[str]:
    """Return the lines of a text as they count: without what cannot be seen, indentation and blank lines."""
    return [line for part in printable(text).split("\n") if (line := part.strip())]
