"""The part of a .docx that holds its comments, and what makes Word find it: the relationship, the content type.

A user's template may have comments of its own; they are about a text that is not printed, and give way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from lxml import etree

from drafting.docx.form import TEMPLATE, Form
from drafting.docx.package import Member, Package, deflate, pack
from drafting.files.archive import RELATIONSHIPS
from drafting.text.characters import printable

AUTHOR = "述职核对"
"""Who comments, as Word shows it; there is no time, so that the same report gives the same bytes."""

_TYPES = "[Content_Types].xml"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# the style of the text would be too large for a margin, and indented
_PARAGRAPH = (
    '<w:pPr><w:keepNext w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_RUN = (
    '<w:rPr><w:rFonts w:eastAsia="宋体" w:hint="eastAsia"/><w:spacing w:val="0"/>'
    '<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
)


def with_comments(form: Form, comments: Iterable[str]) -> Form:
    """Return the form with a part of these comments, whose ids are their numbers from 0; LF ends a paragraph."""
    package = Package(pack(form.members), TEMPLATE)
    folder, _, file = form.main.rpartition("/")
    part = f"{folder}/comments.xml".lstrip("/")
    links = f"{folder}/_rels/{file}.rels".lstrip("/")
    old = {
        target for kind, target, _ in package.relations(form.main) if kind.startswith("comments")
    }
    changed = {
        _TYPES: _types(package, {*old, part}, part),
        links: _links(package, links),
    }
    kept = [member for member in form.members if member.name not in {*old, part}]
    members = [_changed(member, changed) for member in kept]
    return replace(form, members=(*members, deflate(part, _part(comments))))


def _changed(member: Member, changed: dict[str, bytes]) -> Member:
    content = changed.get(member.name)
    return member if content is None else deflate(member.name, content)


def _types(package: Package, gone: set[str], part: str) -> bytes:
    root = _root(package, _TYPES)
    for override in root.findall(f"{_CONTENT}Override"):
        if override.get("PartName", "").lstrip("/") in gone:
            root.remove(override)
    etree.SubElement(root, f"{_CONTENT}Override", PartName=f"/{part}", ContentType=_CONTENT_TYPE)
    return _bytes(root)


def _links(package: Package, links: str) -> bytes:
    root = _root(package, links)
    for relation in root.findall(f"{RELATIONSHIPS}Relationship"):
        if relation.get("Type", "").rpartition("/")[2].startswith("comments"):
            root.remove(relation)
    taken = {relation.get("Id") for relation in root}
    free = next(name for n in range(len(taken) + 1) if (name := f"comments{n}") not in taken)
    etree.SubElement(
        root, f"{RELATIONSHIPS}Relationship", Id=free, Type=_KIND, Target="comments.xml"
    )
    return _bytes(root)


def _root(package: Package, part: str) -> etree._Element:
    """Return what such a part says, without the text between its elements, which says nothing, however long."""
    root = package.xml(part)
    if root is None:
        raise package.error(f"模板里没有 {part}")
    for element in root.iter():
        element.text = element.tail = None
    return root


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _part(comments: Iterable[str]) -> bytes:
    xml = "".join(
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="核对">'
        f"{''.join(_paragraphs(text))}</w:comment>"
        for number, text in enumerate(comments)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:comments xmlns:w="{_WORD}">{xml}</w:comments>'.encode()


def _paragraphs(text: str) -> Iterator[str]:
    for index, line in enumerate(printable(text).split("\n")):
        mark = "" if index else f"<w:r>{_RUN}<w:annotationRef/></w:r>"
        words = escape(line.replace("\t", " "), quote=False)
        run = f'<w:r>{_RUN}<w:t xml:space="preserve">{words}</w:t></w:r>'
        yield f"<w:p>{_PARAGRAPH}{mark}{run}</w:p>"
