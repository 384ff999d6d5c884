"""A comparison as a file: a page for the browser, or a Word file with tracked changes; never over what is not ours."""

from pathlib import Path
from typing import NamedTuple

from drafting.compare.comparison import Comparison
from drafting.export.targets import keep_aside
from drafting.files import write_atomically


class Saved(NamedTuple):
    """Where a file stands, and where an older one went that was none of ours, or edited since."""

    file: Path
    backup: Path | None


def save_page(comparison: Comparison, target: Path) -> Saved:
    """Write the page; raises WriteError."""
    from drafting.compare.page import is_unchanged, page

    data = page(comparison)
    backup = keep_aside(target, is_unchanged)
    write_atomically(target, data)
    return Saved(target, backup)


def save_redline(comparison: Comparison, target: Path, template: bytes | None) -> Saved:
    """Write the Word file, beside the target where that is open; raises WriteError.

    ``template`` is as for ``render``.
    """
    from drafting.docx.package import is_marked, marked
    from drafting.docx.redline import redline
    from drafting.docx.saving import save

    old, new = comparison.old.report, comparison.new.report
    data = marked(redline(old, new, template=template))
    backup = keep_aside(target, is_marked)
    return Saved(save(target, data, new.text), backup)
