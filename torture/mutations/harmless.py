"""Mutations after which the same text must be read: no page shows them."""

import re
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from torture.mutations.archive import MAIN, Archive, Entry
from torture.mutations.mutation import (
    LARGE,
    VALUES,
    Mutation,
    elements,
    local,
    mutation,
    namespace,
    store,
    tree,
)

_UNSEEN = ("settings", "webSettings", "fontTable", "theme/theme1", "stylesWithEffects")
_IDLE_STYLE_ATTRIBUTES = (
    "uiPriority",
    "rsid",
    "lsdException",
    "latentStyles",
    "lang",
    "rFonts",
    "lsdException",
)
_MARKS = (
    "proofErr",
    "lastRenderedPageBreak",
    "bookmarkStart",
    "bookmarkEnd",
    "permStart",
    "permEnd",
    "annotationRef",
)


def _on_main(
    name: str, weight: int = 3
) -> Callable[[Callable[[etree._Element, Random], None]], Mutation]:
    """Make a harmless mutation of a function that changes the tree of the main part."""

    def made(change: Callable[[etree._Element, Random], None]) -> Mutation:
        def apply(archive: Archive, random: Random) -> None:
            entry = archive.find(MAIN)
            root = tree(entry) if entry else None
            if entry and root is not None:
                change(root, random)
                store(entry, root)

        return Mutation(name, apply, weight, keeps_text=True)

    return made


@_on_main("attributes that nobody knows")
def _attributes(root: etree._Element, random: Random) -> None:
    w = namespace(root)
    for element in random.sample(elements(root), min(30, len(elements(root)))):
        name = random.choice(
            ("{urn:unknown}a", f"{w}rsidR", f"{w}rsidRPr", f"{w}unknown", "{urn:unknown}val")
        )
        element.set(name, random.choice(VALUES))


@_on_main("elements without text that nobody knows")
def _elements(root: etree._Element, random: Random) -> None:
    w = namespace(root)
    for paragraph in elements(root, "p"):
        for run in [child for child in paragraph if local(child) == "r"]:
            if random.random() < 0.3:
                run.addnext(
                    etree.Element(random.choice(("{urn:unknown}x", w + random.choice(_MARKS))))
                )


@_on_main("texts cut in pieces")
def _pieces(root: etree._Element, random: Random) -> None:
    for text in elements(root, "t"):
        if text.text and len(text) == 0 and random.random() < 0.3:
            at = random.randint(0, len(text.text))
            rest = etree.Element(text.tag)
            rest.text, text.text = text.text[at:], text.text[:at]
            text.addnext(rest)


@_on_main("runs in links, insertions and controls")
def _wrapped(root: etree._Element, random: Random) -> None:
    w = namespace(root)
    for run in elements(root, "r"):
        parent = run.getparent()
        if (
            parent is not None
            and local(parent) in ("p", "ins", "hyperlink")
            and random.random() < 0.2
        ):
            shell = etree.Element(
                w + random.choice(("hyperlink", "ins", "smartTag", "moveTo", "dir", "customXml"))
            )
            parent.replace(run, shell)
            shell.append(run)


@_on_main("comments and instructions in the XML")
def _remarks(root: etree._Element, random: Random) -> None:
    for element in random.sample(elements(root), min(20, len(elements(root)))):
        remark = random.choice(
            (etree.Comment(" <w:t>藏</w:t> "), etree.ProcessingInstruction("x", "藏"))
        )
        if element.getparent() is not None and local(element) != "t":
            element.addnext(remark)


@_on_main("other prefixes")
def _prefixes(root: etree._Element, random: Random) -> None:
    for prefix in ("w", "r", "mc"):
        if prefix in root.nsmap:
            etree.register_namespace("other", root.nsmap[prefix])
    etree.cleanup_namespaces(root)


@mutation("parts that no text stands in", 4, keeps_text=True)
def _idle_parts(archive: Archive, random: Random) -> None:
    for short in _UNSEEN:
        entry = archive.find(f"word/{short}.xml")
        if entry and random.random() < 0.5:
            if random.random() < 0.4:
                archive.entries.remove(entry)
            else:
                entry.content = random.choice(
                    (b"", b"<a", random.randbytes(300), b"<!DOCTYPE x><x/>", entry.content[:-9])
                )


@mutation("styles with other fonts and priorities", 3, keeps_text=True)
def _idle_styles(archive: Archive, random: Random) -> None:
    entry = archive.find("word/styles.xml")
    root = tree(entry) if entry else None
    if entry and root is not None:
        for element in elements(root, *_IDLE_STYLE_ATTRIBUTES):
            for name in list(element.attrib):
                element.set(name, random.choice(VALUES))
        store(entry, root)


@mutation("unrelated parts", 3, keeps_text=True)
def _more_parts(archive: Archive, random: Random) -> None:
    for _ in range(random.choice((1, 3, 50))):
        name = random.choice(
            ("customXml/item{}.xml", "word/media/{}.png", "x/{}", "word/fonts/{}.odttf")
        ).format(f"n{len(archive.entries)}")
        content = random.choice(
            (b"", b"<x/>", random.randbytes(300), "密".encode(), b"<a", b"&#" * 50)
        )
        archive.entries.append(Entry(name, content))


@mutation("another encoding", 3, keeps_text=True)
def _encoding(archive: Archive, random: Random) -> None:
    for entry in archive.xml():
        declaration = entry.content.partition(b"?>")[0]
        if random.random() < 0.5 and b"UTF-8" in declaration and len(entry.content) < LARGE:
            text = entry.content.decode("utf-8-sig", "replace")
            encoding = random.choice(("UTF-16", "UTF-8", "utf-8-sig"))
            named = "UTF-16" if encoding == "UTF-16" else "UTF-8"
            entry.content = text.replace("UTF-8", named, 1).encode(encoding)


@mutation("other order, packing and comment", 3, keeps_text=True)
def _packing(archive: Archive, random: Random) -> None:
    random.shuffle(archive.entries)
    archive.level = random.choice((1, 9))
    archive.comment = random.choice((b"", b"a comment", bytes(300)))
    archive.before = random.choice((b"", b"MZ" + bytes(60)))
    for entry in archive.entries:
        if random.random() < 0.3:
            entry.method = zipfile.ZIP_STORED


@mutation("line breaks between elements", 2, keeps_text=True)
def _spaces(archive: Archive, random: Random) -> None:
    entry = archive.find(MAIN)
    if entry:
        between = re.compile(rb"(</w:p>|</w:r>|</w:tr>|<w:body>)")
        entry.content = between.sub(lambda match: match[0] + b"\n \t", entry.content)


MUTATIONS = (
    _attributes, _elements, _pieces, _wrapped, _remarks, _prefixes, _idle_parts, _idle_styles, _more_parts, _encoding,
    _packing, _spaces,
)  # fmt: skip
