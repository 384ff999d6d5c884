"""Tracked changes of a .docx settled by a reader of its own: it knows nothing of the project's code.

What Word does on 接受所有修订 and 拒绝所有修订 with w:ins, w:del, deleted and inserted ends of paragraphs, and
w:pPrChange (ECMA-376, 17.13.5), is done to the XML itself; then its paragraphs are told with their styles.
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Told(NamedTuple):
    """A paragraph: its style, its left indent, and its text in runs of one character style; LF is a line break."""

    style: str
    indent: str
    runs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for _, text in self.runs)


def accepted(docx: bytes) -> list[Told]:
    """Return the paragraphs after all changes are accepted."""
    return _settled(docx, dropped="del")


def rejected(docx: bytes) -> list[Told]:
    """Return the paragraphs after all changes are rejected."""
    return _settled(docx, dropped="ins")


def changes(docx: bytes) -> list[tuple[str, str]]:
    """Return (kind, text) of every change inside a paragraph, in order."""
    return [
        (element.tag.removeprefix(W), "".join(text for _, text in _runs(element)))
        for element in _body(docx).iter()
        if element.tag in (f"{W}ins", f"{W}del") and len(element)
    ]


def _body(docx: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        body = ET.fromstring(file.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def _settled(docx: bytes, dropped: str) -> list[Told]:
    told: list[Told] = []
    carried: list[tuple[str, str]] = []
    for paragraph in _body(docx).iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        for child in paragraph:
            if child.tag != f"{W}{dropped}":
                carried += _runs(child)
        if properties.find(f"{W}rPr/{W}{dropped}") is not None:
            continue  # the paragraph has no end of its own any more, and runs on into the next
        change = properties.find(f"{W}pPrChange/{W}pPr")
        if change is not None and dropped == "ins":  # rejected: the properties are what they were
            properties = change
        style = _attribute(properties, "pStyle", "val")
        told.append(Told(style, _attribute(properties, "ind", "left"), tuple(_joined(carried))))
        carried = []
    assert not carried, "the end of the last paragraph is gone"
    return told


def _attribute(properties: ET.Element, tag: str, attribute: str) -> str:
    element = properties.find(W + tag)
    return "" if element is None else element.get(W + attribute, "")


def _runs(element: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield (character style, text) of the runs in an element, or of the run that it is."""
    if element.tag == f"{W}pPr":
        return
    for run in element.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        yield ("" if style is None else style.get(f"{W}val", "")), "".join(map(_text, run))


def _joined(runs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the runs, neighbours of one style as one; a line break has none of its own."""
    whole: list[tuple[str, str]] = []
    for style, text in runs:
        if whole and (whole[-1][0] == style or text == "\n"):
            whole[-1] = whole[-1][0], whole[-1][1] + text
        else:
            whole.append((style, text))
    yield from whole


def _text(element: ET.Element) -> str:
    if element.tag in (f"{W}t", f"{W}delText"):
        return element.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(element.tag, "")
