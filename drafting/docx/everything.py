"""Every text of a .docx, also what no page shows: headers, comments, watermarks, hidden and deleted words.

So also field codes, drawings, descriptions of pictures, properties, and files that are embedded. Nothing of it is ever
written anywhere; it is looked through for markings.
"""

from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from drafting.docx.package import Package
from drafting.docx.styles import W, value
from drafting.errors import DocumentError
from drafting.files import encoding_of
from drafting.files.archive import Spent

_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t"}
_STARS = frozenset({0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB5, 0xB6})
"""Stars in the font Wingdings."""
_WORDS = ("密", "内")
_BYTES = (*(word.encode() for word in _WORDS), b"&#")
"""What a part has in which one of these words stands: as it is, or by its number."""
_TEXTS = (".txt", ".htm", ".html", ".mht", ".rtf")
_PACKED = b"PK\x03\x04"
_DEEPEST = 2  # a file in a file in a file


def read_everything(data: bytes, name: str) -> str:
    """Return the lines of a .docx in which a marking may stand, a paragraph one; errors as ``read_docx``.

    The lines of the main part are all there, those of another part where it has a word of a marking.
    """
    return "".join(f"{line}\n" for line in _lines_of(Package(data, name), 0, Spent()))


def _lines_of(package: Package, depth: int, spent: Spent) -> Iterator[str]:
    """Yield the lines of a file and those in it; all that are in it share what they may take."""
    yield from lines_in(package.xml(package.main))
    for part in package.names():
        if part != package.main and package.is_read(part):
            with suppress(
                DocumentError
            ):  # where the report's reader reads this part too, it tells what is wrong
                yield from list(_lines_of_part(package, part, depth, spent))


def _lines_of_part(package: Package, part: str, depth: int, spent: Spent) -> Iterator[str]:
    data = package.read(part)
    if data.startswith(_PACKED) and depth < _DEEPEST:
        yield from _lines_of(Package(data, package.name, spent), depth + 1, spent)
    elif part.endswith(_TEXTS):
        yield data.decode(encoding_of(data) or "utf-8", "ignore")
    elif may_bear(package.text(part)):
        yield from lines_in(package.xml(part))


def may_bear(text: bytes) -> bool:
    """Whether the text of a part, in UTF-8, may have the words of a marking in it."""
    return any(word in text for word in _BYTES)


def lines_in(root: etree._Element | None) -> Iterator[str]:
    """Yield a line for every paragraph, every text that stands in none, and every attribute that has one of the words."""
    if root is None:
        return
    lines: list[str] = []
    yield root.text or ""
    yield from _pieces(root, lines)
    yield from lines
    for element in root.iter():
        told = map(str, element.attrib.values())
        yield from (text for text in told if any(word in text for word in _WORDS))


def _pieces(element: etree._Element, lines: list[str]) -> Iterator[str]:
    """Yield the texts below an element that are in the same paragraph; those of others become lines of their own."""
    for child in element:
        tag = str(child.tag)
        if tag.endswith("}p"):
            lines.append(child.text or "")
            at = len(lines) - 1
            lines[at] += "".join(_pieces(child, lines))
        elif tag == f"{W}sym":
            yield _symbol(value(child, "char") or "")
        else:
            yield _SIGNS.get(tag, child.text or "")
            yield from _pieces(child, lines)
        if child.tail:
            yield child.tail


def _symbol(code: str) -> str:
    """Return the character of a w:sym, of a symbol font's stars the usual one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "★" if number & 0xFF in _STARS and number >> 8 in (0, 0xF0) else chr(number & 0xFFFF)
