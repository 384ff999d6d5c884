"""What the page of a .docx shows that is no text."""

from collections import Counter

from lxml import etree

from drafting.docx.styles import W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def unkept_in(body: etree._Element) -> Counter[str]:
    """Return how many tables and pictures a body has; a drawing around a text is none, nor is what only repeats one."""
    found: Counter[str] = Counter()
    for element in body.iter(f"{W}tbl", f"{W}drawing", f"{W}pict", f"{W}object"):
        if element.tag == f"{W}tbl":
            found["表格"] += 1
        elif next(element.iter(f"{W}txbxContent"), None) is None and not any(
            True for _ in element.iterancestors(f"{MC}Fallback", f"{W}del")
        ):
            found["图片"] += 1
    return found
