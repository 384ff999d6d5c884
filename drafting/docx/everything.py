"""Every text of a .docx, also what no page shows: headers, comments, watermarks, hidden and deleted words.

Nothing of it is ever written anywhere; it is looked through for markings.
"""

from collections.abc import Iterator

from lxml import etree

from drafting.docx.package import Package
from drafting.docx.styles import W

PARTS = ("header", "footer", "footnotes", "endnotes", "comments")
_TEXT = (f"{W}t", f"{W}delText")
_BREAKS = (f"{W}br", f"{W}cr")
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"


def read_everything(data: bytes, name: str) -> str:
    """Return all lines of a .docx, a paragraph one; those of its text boxes stand apart. Errors as ``read_docx``."""
    package = Package(data, name)
    parts = [package.main] + [
        part
        for kind, part, external in package.relations(package.main)
        if kind in PARTS and not external
    ]
    return "".join(
        f"{line}\n" for part in dict.fromkeys(parts) for line in _lines(package.xml(part))
    )


def _lines(root: etree._Element | None) -> Iterator[str]:
    if root is None:
        return
    for paragraph in root.iter(f"{W}p"):
        yield "".join(_pieces(paragraph))
    for watermark in root.iter(_WATERMARK):
        yield watermark.get("string", "")


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag != f"{W}p":
            yield from _pieces(child)
