"""A report as .docx with comments in its margin: the page of the clean export, and its text character by character."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from drafting.characters import printable
from drafting.docx.comment_part import with_comments
from drafting.docx.form import Form, form_of, own_form
from drafting.docx.layout import Laid, Pieces, laid_out
from drafting.docx.writer import document_of, paragraph_xml, properties_xml, run_xml
from schemas.report import Report


class Remark(NamedTuple):
    """What is to be said of a half-open span of the report's text, empty for a mere place."""

    start: int
    end: int
    text: str


class _Mark(NamedTuple):
    """The XML of a comment's beginning or end, at an offset of the report's text.

    At one offset a comment ends before the next begins, so ``begins`` sorts.
    """

    offset: int
    begins: bool
    number: int
    xml: str


def annotated(
    report: Report, remarks: Iterable[Remark], *, notice: str = "", template: bytes | None = None
) -> bytes:
    """Return the report as .docx with a comment for each remark.

    ``notice`` and ``template`` are as for ``render``.
    """
    form = own_form() if template is None else form_of(template)
    ordered = sorted(remarks, key=lambda r: (r.start, -r.end)) if report.paragraphs else []
    marks = _marks(report, ordered)
    paragraphs = "".join(_paragraph(form, report, p, marks) for p in laid_out(report, form, notice))
    return document_of(with_comments(form, [remark.text for remark in ordered]), paragraphs)


def _marks(report: Report, remarks: Sequence[Remark]) -> Mapping[int, list[_Mark]]:
    """Return the marks of each paragraph by where it starts; what lies between two belongs to the one before."""
    starts = [paragraph.start for paragraph in report.paragraphs]
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for number, (start, end, _) in enumerate(remarks):
        begin = f'<w:commentRangeStart w:id="{number}"/>'
        close = (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        )
        first = starts[max(bisect_right(starts, start) - 1, 0)]
        if end <= start:
            marks[first].append(_Mark(start, True, number, begin + close))
            continue
        last = starts[max(bisect_left(starts, end) - 1, 0)]
        marks[first].append(_Mark(start, True, number, begin))
        marks[last].append(_Mark(end, False, number, close))
    return marks


def _paragraph(
    form: Form, report: Report, paragraph: Laid, marks: Mapping[int, list[_Mark]]
) -> str:
    source = paragraph.source
    if source is None or source.start not in marks:
        return paragraph_xml(form, paragraph)
    shown = "".join(piece.text for piece in paragraph.pieces)
    places = _places(report.text_of(source), shown)
    pieces = Pieces(paragraph.pieces)
    xml, at = "", 0
    for mark in sorted(marks[source.start]):
        place = places[min(max(mark.offset - source.start, 0), len(places) - 1)]
        xml += "".join(run_xml(form, piece) for piece in pieces.take(place - at)) + mark.xml
        at = place
    xml += "".join(run_xml(form, piece) for piece in pieces.take(len(shown) - at))
    return f"<w:p><w:pPr>{properties_xml(form, paragraph)}</w:pPr>{xml}</w:p>"


def _places(text: str, shown: str) -> list[int]:
    """Return where each offset of a paragraph's text stands as printed: some characters are not, lines are broken."""
    places, at = [], 0
    for character in text:
        seen = printable(character)
        while seen and shown[at : at + 1] == "\n":
            at += 1
        places.append(at)
        at += seen == shown[at : at + 1] != ""
    return [*places, at]
