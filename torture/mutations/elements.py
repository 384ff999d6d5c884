"""Mutations of the elements and attributes of a part."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from torture.mutations.archive import Archive
from torture.mutations.mutation import (
    CONTROLS,
    HIDDEN,
    VALUES,
    Mutation,
    elements,
    local,
    store,
    tree,
)

Change = Callable[[etree._Element, list[etree._Element], Random], None]
TEXTS = (
    "", " ", "\n", "\t\t", "=1+1", "%1", "{{ x }}", "{% for %}", "<b>&amp;", "【待补】", "国", "1次", "\U00020000", "a\u0301",
    "(", "“", "一、", "（一）", "9", "1.", "１２３", "十", "，", "第", "2025年", "%", "《", "亿万", "-", "\u3000", "密", "内部",
    "12次、", "一是", "的", "。", "支委会12次，", "12.", "2025年12月31日", "#", "\\", "&", "<", "两", "几百万", "甲乙丙丁", "和",
)  # fmt: skip
"""Texts of another kind, which may stand many times after one another."""
LAST_BOX = ("txbxContent", "textbox", "shape", "pict", "drawing")


def _on_elements(name: str, weight: int = 3) -> Callable[[Change], Mutation]:
    """Make a mutation of a function that is given a part's root, the elements below it, and the dice."""

    def made(change: Change) -> Mutation:
        def apply(archive: Archive, random: Random) -> None:
            entry = archive.any_xml(random)
            root = tree(entry)
            if root is not None and (found := elements(root)):
                for _ in range(random.choice((1, 1, 1, 3, 10))):
                    change(root, found, random)
                store(entry, root)

        return Mutation(name, apply, weight)

    return made


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _remove(element: etree._Element) -> None:
    """Take an element out; nothing that follows it goes with it."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


@_on_elements("element dropped")
def _dropped(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    _remove(random.choice(found))


@_on_elements("element unwrapped")
def _unwrapped(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice(found)
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        _remove(element)
        parent[at:at] = list(element)


@_on_elements("element doubled")
def _doubled(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice(found)
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


@_on_elements("element moved")
def _moved(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element, place = random.choice(found), random.choice(found)
    if element is not place and element not in place.iterancestors():
        _remove(element)
        place.insert(random.randint(0, len(place)), element)


@_on_elements("element copied elsewhere")
def _copied(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    place = random.choice(found)
    place.insert(random.randint(0, len(place)), deepcopy(random.choice(found)))


@_on_elements("children shuffled")
def _shuffled(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice(found)
    children = list(element)
    random.shuffle(children)
    element[:] = children


@_on_elements("element nested in itself")
def _nested(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice(found)
    for _ in range(random.choice((1, 3, 20, 60))):
        parent = element.getparent()
        if parent is None:
            return
        shell = etree.Element(element.tag, dict(element.attrib), nsmap=element.nsmap)
        parent.replace(element, shell)
        shell.append(element)


@_on_elements("element renamed")
def _renamed(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    random.choice(found).tag = random.choice(found).tag


@_on_elements("element of an unknown namespace", 1)
def _foreign(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice(found)
    element.tag = f"{{urn:unknown}}{local(element)}"


@_on_elements("attribute made absurd", 8)
def _absurd(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice([e for e in found if e.attrib] or found)
    for name in list(element.attrib)[:1] if random.random() < 0.5 else list(element.attrib):
        element.set(name, random.choice(VALUES))


@_on_elements("attributes swapped")
def _swapped(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    one, other = random.choice(found), random.choice(found)
    theirs = dict(other.attrib)
    for name, value in dict(one.attrib).items():
        other.set(name, value)
    for name, value in theirs.items():
        one.set(name, value)


@_on_elements("attribute dropped")
def _bare(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice([e for e in found if e.attrib] or found)
    for name in list(element.attrib)[:1]:
        del element.attrib[name]


@_on_elements("text with what nobody sees", 4)
def _unseen(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice([e for e in found if e.text] or found)
    text = element.text or ""
    for _ in range(random.choice((1, 5, 40))):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(HIDDEN + CONTROLS) + text[at:]
    element.text = text


@_on_elements("text of another kind", 2)
def _other_text(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    element = random.choice([e for e in found if e.text] or found)
    times = random.choice((1, 20, 300, 5000))
    element.text = random.choice(TEXTS) * times


@_on_elements("identifier that points elsewhere", 5)
def _pointing(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    named = [e for e in found if any(_is_identifier(name) for name in e.attrib)]
    if not named:
        return
    element, other = random.choice(named), random.choice(named)
    mine = random.choice([name for name in element.attrib if _is_identifier(name)])
    theirs = random.choice([name for name in other.attrib if _is_identifier(name)])
    element.set(mine, random.choice((other.get(theirs, ""), other.get(theirs, ""), "999", "")))


def _is_identifier(name: str) -> bool:
    return str(name).rpartition("}")[2] in (
        "id",
        "val",
        "styleId",
        "numId",
        "abstractNumId",
        "ilvl",
        "embed",
        "Id",
    )


@_on_elements("styles and lists in circles", 3)
def _circular(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    pointing = (
        "basedOn",
        "link",
        "next",
        "numStyleLink",
        "styleLink",
        "numId",
        "abstractNumId",
        "pStyle",
        "tblStyle",
    )
    for element in found:
        if local(element) in pointing and random.random() < 0.5:
            for name in list(element.attrib):
                element.set(name, random.choice(("a", "a3", "1", "2", "L", "Normal", "Title", "0")))


@_on_elements("ranges and fields without an end", 4)
def _open(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    ends = (
        "commentRangeEnd",
        "bookmarkEnd",
        "fldChar",
        "instrText",
        "commentReference",
        "commentRangeStart",
    )
    there = [element for element in found if local(element) in ends]
    for element in random.sample(there, min(len(there), random.choice((1, 2, 5)))):
        if random.random() < 0.6:
            _remove(element)
        elif element.getparent() is not None:
            for _ in range(random.choice((1, 1, 70))):
                element.addnext(deepcopy(element))


@_on_elements("a note in itself, a box in a box", 2)
def _inside(root: etree._Element, found: list[etree._Element], random: Random) -> None:
    inner = [
        e
        for e in found
        if local(e)
        in (*LAST_BOX, "footnoteReference", "endnoteReference", "tbl", "AlternateContent")
    ]
    if not inner:
        return
    element = deepcopy(random.choice(inner))  # as it was: copies of copies grow without end
    places = [
        e for e in found if local(e) in ("r", "p", "tc", "sdtContent", "Fallback", "txbxContent")
    ]
    for _ in range(random.choice((1, 4, 12))):
        if places:
            random.choice(places).append(deepcopy(element))


MUTATIONS = (
    _dropped, _unwrapped, _doubled, _moved, _copied, _shuffled, _nested, _renamed, _foreign, _absurd, _swapped, _bare,
    _unseen, _other_text, _pointing, _circular, _open, _inside,
)  # fmt: skip
