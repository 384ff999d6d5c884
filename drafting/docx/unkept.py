"""What the page of a .docx shows that is no text."""

from collections import Counter

from lxml import etree

from drafting.docx.styles import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TABLES, PICTURES, BOXES = "表格", "图片", "文本框"
_KINDS = tuple(f"{W}{tag}" for tag in ("tbl", "drawing", "pict", "object", "txbxContent"))


def unkept_in(body: etree._Element) -> Counter[str]:
    """Return how many tables, pictures and text boxes a body has; what only repeats one, or is deleted, is none."""
    found: Counter[str] = Counter()
    for element in body.iter(*_KINDS):
        repeats = any(True for _ in element.iterancestors(f"{MC}Fallback", f"{W}del"))
        if element.tag == f"{W}tbl":
            found[TABLES] += 1
        elif element.tag == f"{W}txbxContent":
            found[BOXES] += not repeats
        elif next(element.iter(f"{W}txbxContent"), None) is None:
            found[PICTURES] += not repeats
    return +found
