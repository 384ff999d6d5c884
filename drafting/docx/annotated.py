"""A report as .docx with comments in its margin: the page of the clean export, and its text character by character."""

from collections.abc import Iterable, Iterator

from drafting.docx.comment_part import with_comments
from drafting.docx.form import Form, form_of, own_form
from drafting.docx.layout import Laid, laid_out
from drafting.docx.margin import Margin, Remark
from drafting.docx.writer import document_of, properties_xml, run_xml
from schemas.report import Report


def annotated(
    report: Report, remarks: Iterable[Remark], *, notice: str = "", template: bytes | None = None
) -> bytes:
    """Return the report as .docx with a comment for each remark.

    ``notice`` and ``template`` are as for ``render``.
    """
    form = own_form() if template is None else form_of(template)
    margin = Margin(report, remarks)
    paragraphs = (_paragraph(form, p, margin) for p in laid_out(report, form, notice))
    return document_of(with_comments(form, margin.texts), "".join(paragraphs))


def _paragraph(form: Form, paragraph: Laid, margin: Margin) -> str:
    xml = "".join(_runs(form, paragraph, margin))
    return f"<w:p><w:pPr>{properties_xml(form, paragraph)}</w:pPr>{xml}</w:p>"


def _runs(form: Form, paragraph: Laid, margin: Margin) -> Iterator[str]:
    for part in margin.beside(paragraph, ((None, piece) for piece in paragraph.pieces)):
        yield part if isinstance(part, str) else run_xml(form, part[1])
