"""A report as .docx: its paragraphs in the styles of the template, in one new document part.

The template's other parts go into the result as they are, still compressed; python-docx and docxtpl, which parse
and pack all of them again, take many times as long. The same report gives the same bytes.
"""

from html import escape

from drafting.docx.form import Form, form_of, own_form
from drafting.docx.layout import Laid, Piece, laid_out
from drafting.docx.package import deflate, pack
from schemas.report import Report

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def render(report: Report, *, notice: str = "", template: bytes | None = None) -> bytes:
    """Return the report as .docx.

    ``notice`` stands in red above the title, for a file that has not passed its checks. ``template`` is a user's
    own .docx; DocumentError when it cannot be used, e.g. lacks a style.
    """
    form = own_form() if template is None else form_of(template)
    return document_of(
        form, "".join(paragraph_xml(form, p) for p in laid_out(report, form, notice))
    )


def document_of(form: Form, paragraphs: str) -> bytes:
    """Return the .docx of which these are the paragraphs, as XML."""
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:document {NAMESPACES}><w:body>{paragraphs}{form.section}</w:body></w:document>"
    )
    document = deflate(form.main, xml.encode())
    return pack(document if member.name == form.main else member for member in form.members)


def paragraph_xml(form: Form, paragraph: Laid) -> str:
    """Return a paragraph."""
    runs = "".join(run_xml(form, piece) for piece in paragraph.pieces)
    return f"<w:p><w:pPr>{properties_xml(form, paragraph)}</w:pPr>{runs}</w:p>"


def properties_xml(form: Form, paragraph: Laid) -> str:
    """Return the properties of a paragraph, in the order of the schema."""
    xml = f'<w:pStyle w:val="{form.ids[paragraph.style]}"/>'
    if paragraph.keep is not None:
        xml += "<w:keepNext/>" if paragraph.keep else '<w:keepNext w:val="0"/>'
    if paragraph.indent is not None:
        chars, twips = round(paragraph.indent * 100), round(paragraph.indent * form.character)
        xml += f'<w:ind w:leftChars="{chars}" w:left="{twips}"/>'
    return xml


def run_xml(form: Form, piece: Piece, tag: str = "w:t") -> str:
    """Return the runs of a piece, a line break between its lines; ``tag`` is the element of their text.

    The hint makes Word set “ ” … — in the Han font, not in Times New Roman.
    """
    style = f'<w:rStyle w:val="{form.ids[piece.style]}"/>' if piece.style else ""
    properties = f'<w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    runs = (
        f'<w:r>{properties}<{tag} xml:space="preserve">{_escaped(line, tag)}</{tag}></w:r>'
        if line
        else ""
        for line in piece.text.split("\n")
    )
    return "<w:r><w:br/></w:r>".join(runs)


def _escaped(text: str, tag: str) -> str:
    tab = f'</{tag}><w:tab/><{tag} xml:space="preserve">'
    return escape(text, quote=False).replace("\t", tab)
