"""What a mutation is, and the odd values that mutations put in."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from lxml import etree

from torture.mutations.archive import Archive, Entry


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to change a .docx; ``weight`` is how often it is chosen."""

    name: str
    apply: Callable[[Archive, Random], None]
    weight: int = 2
    keeps_text: bool = False
    """Whether the text that is read must be what it was."""


def mutation(
    name: str, weight: int = 2, *, keeps_text: bool = False
) -> Callable[[Callable[[Archive, Random], None]], Mutation]:
    """Make a mutation of a function that changes an archive."""
    return lambda apply: Mutation(name, apply, weight, keeps_text)


HIDDEN = (
    "\xad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180e", "\u200b", "\u200d", "\u200f", "\u202e", "\u2066",
    "\u2060", "\u3164", "\ufe0f", "\ufeff", "\uffa0", "\U0001d173", "\U000e0041", "\U000e01ef",
)  # fmt: skip
CONTROLS = ("\x7f", "\x85", "\x9b", "\x90", "\u2028", "\u2029")
"""Those that XML can hold."""
VALUES = (
    "", "0", "-1", "1", "2", "3", "9", "10", "true", "false", "on", "auto", "none", "%1%2%3%4%5%6%7%8%9", "%0", "一", "٣",
    "NaN", "inf", "-inf", "1e309", "0x10", "1.5.5", "...", "-.pt", "1_000", "+5", " 7 ", "99999999999999999999",
    "-99999999999999999999", "2147483648", "-" + "F" * 400, "F" * 400, "9" * 400, "100%", "FFFFFF", "-1-1-1", "D800",
    "FFFF", "F0AB", "../../x", "http://169.254.169.254/x", "file:///etc/passwd", "\u202e\u200b", "\x9b31m", "\t\n",
    "x" * 3000, "国" * 3000, "restart", "begin", "separate", "end", "continue", "exact", "page", "clear", "solid",
    "bullet", "ideographZodiac", "upperRoman", "lowerLetter", "decimalZero", "paragraph", "character", "External",
)  # fmt: skip
"""Values of attributes: numbers that are none or too large, words that mean something elsewhere, what hides."""


LARGE = 2_000_000


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def tree(entry: Entry) -> etree._Element | None:
    """Return the root of a part, None for what is no XML any more, or so much that it would take long."""
    if len(entry.content) > LARGE:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(entry.content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def store(entry: Entry, root: etree._Element) -> None:
    """Put a changed tree back."""
    entry.content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def elements(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return the elements below the root, with names only those of that name."""
    return [e for e in root.iterdescendants() if (local(e) in names if names else local(e))]


def namespace(root: etree._Element) -> str:
    """Return the namespace of a part's root in Clark notation."""
    name = etree.QName(root).namespace
    return f"{{{name}}}" if name else ""
