"""Last year's report, or a sample: read, taken apart, and its style without its content."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from drafting.documents import read_document
from drafting.reference.style import Style, style_of
from drafting.report import parse_report
from schemas.outline import Outline
from schemas.report import Report


@dataclass(frozen=True, slots=True)
class Reference:
    """A report that serves as a model, and the manner in which it is written."""

    report: Report
    style: Style


def read_reference(path: Path, outline: Outline, names: Collection[str] = ()) -> Reference:
    """Return a report and its style; ``names`` are persons and units that must not show in the style.

    Raises DocumentError when the file cannot be read.
    """
    report = parse_report(read_document(path), outline)
    return Reference(report, style_of(report, names))
