"""Mutations that make much of little: what is well-formed, within the limits, and costs time or memory."""

from collections.abc import Sequence
from copy import deepcopy
from random import Random

from lxml import etree

from torture.mutations.archive import Archive
from torture.mutations.mutation import elements, local, mutation, namespace, store, tree

_MOST_BYTES = 9_000_000
_SHELLS = (
    ("sdt", "sdtContent"), ("tbl", "tr", "tc"), ("ins",), ("hyperlink",), ("customXml",), ("r", "pict", "txbxContent", "p"),
    ("smartTag",),
    ("comment",),
    ("pPr", "pPrChange"),
    ("rPr",), ("{urn:schemas-microsoft-com:vml}group",),
)  # fmt: skip
_SHAPE = "position:absolute;margin-left:1pt;margin-top:1pt;width:50pt;height:50pt"
_TAGS = (
    b"<a/>",
    b"a<b/>",
    b"<w:p/>",
    b"<w:r><w:t>x</w:t></w:r>",
    b"<a b='1' c='1' d='1' e='1' f='1' g='1'/>",
    b"&#30002;",
    b"<a>\n</a>",
)


@mutation("one element many times", 3)
def _many(archive: Archive, random: Random) -> None:
    entry = archive.any_xml(random)
    root = tree(entry)
    found = [] if root is None else elements(root)
    if root is None or not found:
        return
    element = random.choice(found)
    size = len(etree.tostring(element))
    most = min(_MOST_BYTES // size, 70_000 // (1 + len(elements(element))))
    _copies(element, min(random.choice((50, 1000, 8000, 30_000)), most), random)
    store(entry, root)


@mutation("a deep pile", 3)
def _deep(archive: Archive, random: Random) -> None:
    """Put an element deep into others, and many of it there."""
    entry = archive.any_xml(random)
    root = tree(entry)
    texts = [] if root is None else elements(root, "p", "r", "tbl", "tr")
    found = texts if texts and random.random() < 0.7 else [] if root is None else elements(root)
    if root is None or not found:
        return
    element = random.choice(found)
    for _ in range(random.choice((5, 40, 90, 160, 250))):
        _wrap(element, random.choice(_SHELLS), namespace(root))
        if _depth(element) > random.choice((100, 190, 260)):
            break
    size = len(etree.tostring(element))
    _copies(
        element,
        min(
            random.choice((1, 1000, 9000)),
            _MOST_BYTES // size,
            70_000 // (1 + len(elements(element))),
        ),
        random,
    )
    store(entry, root)


@mutation("many styles on one another", 1)
def _styles(archive: Archive, random: Random) -> None:
    entry = archive.find("word/styles.xml")
    root = tree(entry) if entry else None
    found = [] if root is None else elements(root, "style")
    if entry is None or root is None or not found:
        return
    w, count = namespace(root), random.choice((30, 1000, 8000))
    for number in range(count):
        style = etree.SubElement(
            root, f"{w}style", {f"{w}type": "paragraph", f"{w}styleId": f"s{number}"}
        )
        etree.SubElement(style, f"{w}name", {f"{w}val": f"n{number}"})
        etree.SubElement(style, f"{w}basedOn", {f"{w}val": f"s{(number + 1) % count}"})
    store(entry, root)
    main = tree(archive.main())
    if main is not None:
        paragraphs = elements(main, "pPr")
        if paragraphs:
            for number, copy in enumerate(_copies(_above(paragraphs[0]), min(count, 3000), random)):
                w = namespace(main)
                style = etree.Element(f"{w}pStyle", {f"{w}val": f"s{number}"})
                copy[0].insert(0, style) if len(copy) else None
            store(archive.main(), main)


@mutation("XML far too large", 1)
def _large(archive: Archive, random: Random) -> None:
    entry = archive.any_xml(random)
    tags = random.choice(_TAGS)
    noise = b"<!--" + random.randbytes(120_000).hex().encode() + b"-->"
    size = random.choice((2_000_000, 9_000_000, 11_000_000))
    at = entry.content.rfind(b"</")
    entry.content = entry.content[:at] + noise + tags * (size // len(tags)) + entry.content[at:]


@mutation("an attribute or a name without end", 1)
def _long(archive: Archive, random: Random) -> None:
    entry = archive.any_xml(random)
    word = random.randbytes(random.choice((1000, 100_000, 2_000_000))).hex().encode()
    more = random.choice((b' x="%s"', b" x%s='1'", b" xmlns:x%s='u'", b' xmlns="%s"'))
    entry.content = entry.content.replace(b"/>", more % word + b"/>", 1)


def _copies(element: etree._Element, count: int, random: Random) -> Sequence[etree._Element]:
    """Add copies after an element, each with a mark of its own: else they pack so well that the file is a bomb."""
    copies = []
    for _ in range(count):
        copy = deepcopy(element)
        copy.tail = None
        copy.set("{urn:x}rsidR", f"{random.getrandbits(64):x}")
        copies.append(copy)
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element) + 1
        parent[at:at] = copies
    return copies


def _wrap(element: etree._Element, shells: Sequence[str], w: str) -> None:
    for name in reversed(shells):
        parent = element.getparent()
        if parent is None:
            return
        tag = name if name.startswith("{") else w + name
        shell = etree.Element(tag, {"style": _SHAPE} if tag.endswith("group") else None)
        parent.replace(element, shell)
        shell.append(element)
        element = shell


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _above(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None or local(parent) == "body" else parent


MUTATIONS = (_many, _deep, _styles, _large, _long)
