"""The words in the headers and footers of a .docx, which are no part of the report."""

import re

from drafting.docx.everything import lines_in
from drafting.docx.package import Package

_KINDS = ("header", "footer")
_HAN = re.compile("[\u4e00-\u9fff]")


def words_in_heads(package: Package) -> frozenset[str]:
    """Return the lines of its headers and footers that have words in them; a page number has none."""
    parts = {
        target
        for kind, target, external in package.relations(package.main)
        if kind in _KINDS and not external
    }
    lines = (line.strip() for part in parts for line in lines_in(package.xml(part)))
    return frozenset(line for line in lines if _HAN.search(line))
