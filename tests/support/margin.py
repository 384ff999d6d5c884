"""Comments of a .docx as another program finds them: by the package's own rules, without the project's code."""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from typing import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comment(NamedTuple):
    """A comment: its author, what it says, and the words between its marks."""

    author: str
    text: str
    words: str


def comments(docx: bytes) -> list[Comment]:
    """Return the comments in the order in which they begin; what is deleted is no word of theirs.

    Each must have one beginning, one end and one reference, in this order, and there is no mark without a comment.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert len(set(file.namelist())) == len(file.namelist())
        part = _related(file)
        assert _content_type(file, part) == COMMENTS
        found = {c.get(f"{W}id"): c for c in ET.fromstring(file.read(part)).iter(f"{W}comment")}
        body = ET.fromstring(file.read("word/document.xml"))
    assert all(c.get(f"{W}date") is None for c in found.values())
    deleted = {element for change in body.iter(f"{W}del") for element in change.iter()}
    words: dict[str, str] = {}
    state: dict[str, str] = {}
    for element in body.iter():
        tag, key = element.tag.removeprefix(W), element.get(f"{W}id", "")
        if tag in _NEXT:
            assert state.get(key, "") == _NEXT[tag], (tag, key)
            state[key] = tag
            words.setdefault(key, "")
        elif tag in ("t", "tab") and element not in deleted:
            for key in (k for k, s in state.items() if s == "commentRangeStart"):
                words[key] += (element.text or "") if tag == "t" else "\t"
    assert set(state.values()) <= {"commentReference"} and set(words) == set(found)
    return [Comment(found[k].get(f"{W}author", ""), _text(found[k]), words[k]) for k in words]


_NEXT = {
    "commentRangeStart": "",
    "commentRangeEnd": "commentRangeStart",
    "commentReference": "commentRangeEnd",
}


def _related(file: zipfile.ZipFile) -> str:
    links = ET.fromstring(file.read("word/_rels/document.xml.rels"))
    assert len({link.get("Id") for link in links}) == len(links)
    [target] = [r.get("Target", "") for r in links if r.get("Type") == f"{OFFICE}/comments"]
    return posixpath.normpath(posixpath.join("word", target))


def _content_type(file: zipfile.ZipFile, part: str) -> str | None:
    types = ET.fromstring(file.read("[Content_Types].xml"))
    [kind] = [t.get("ContentType") for t in types if t.get("PartName") == f"/{part}"]
    return kind


def _text(comment: ET.Element) -> str:
    paragraphs = comment.iter(f"{W}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)
