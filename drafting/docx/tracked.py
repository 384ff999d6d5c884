"""Tracked changes: how many a document has, and the document as it was before them."""

from collections import Counter
from itertools import islice

from lxml import etree

from drafting.docx.styles import W, value

MOST = 500
"""Elements in properties; Word has some fifty kinds."""
_TURNED = {"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom"}
_DELETED = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_PROPERTIES = ("pPr", "rPr")
_MARKS = {f"{W}{tag}" for tag in (*_TURNED, "rPr", "sectPr")}
"""What stands among properties and is none that an older state of them has."""


def changes_in(root: etree._Element) -> Counter[str]:
    """Return how many insertions and deletions of text each author has made, by the author's name."""
    changes = (
        c for tag in _TURNED for c in root.iter(f"{W}{tag}") if c.find(f".//{W}r") is not None
    )
    return Counter(value(change, "author") or "" for change in changes)


def reject(root: etree._Element) -> None:
    """Turn a document into one that reads as it did before its changes.

    What was inserted is now deleted and what was deleted inserted, so that a reader who accepts changes reads the
    older text.
    """
    for name in _PROPERTIES:
        tag = f"{W}{name}Change"
        # what was before a change has none in it: those that a stranger nested are no changes
        for change in [c for c in root.iter(tag) if next(c.iterancestors(tag), None) is None]:
            _put_back(change, name)
    for element in root.iter(*(f"{W}{tag}" for tag in _TURNED), *_DELETED):
        tag = str(element.tag)
        element.tag = _DELETED.get(tag) or f"{W}{_TURNED[tag.removeprefix(W)]}"


def _put_back(change: etree._Element, name: str) -> None:
    """Give a paragraph or run the properties that it had; the marks of what was inserted or deleted stay."""
    properties = change.getparent()
    if properties is None or properties.tag != f"{W}{name}" or _is_absurd(properties):
        return
    old = change.find(f"{W}{name}")
    kept = [child for child in properties if child.tag in _MARKS]
    before = [] if old is None else [child for child in old if child.tag not in _MARKS]
    properties[:] = [*before, *kept]


def _is_absurd(properties: etree._Element) -> bool:
    """Whether properties have so much in them as none have: lxml takes long to move it."""
    return next(islice(properties.iter(), MOST, None), None) is not None
