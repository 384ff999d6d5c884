"""A report as .docx: its paragraphs in the styles of the template, in one new document part.

The template's other parts go into the result as they are, still compressed; python-docx and docxtpl, which parse
and pack all of them again, take many times as long. The same report gives the same bytes.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby, pairwise

from drafting.characters import printable
from drafting.docx.form import Form, form_of, own_form
from drafting.docx.lines import balanced, sign_off
from drafting.docx.package import deflate, pack
from drafting.docx.styles import StyleName
from schemas.report import Paragraph, Report, Role

HEADINGS = {
    1: StyleName.HEADING_1, 2: StyleName.HEADING_2, 3: StyleName.HEADING_3, 4: StyleName.HEADING_4
}  # fmt: skip
RUN_INS = {1: StyleName.RUN_IN_1, 2: StyleName.RUN_IN_2}  # 3 and 4 look like the text
STYLES = {
    Role.TITLE: StyleName.TITLE,
    Role.BYLINE: StyleName.BYLINE,
    Role.SALUTATION: StyleName.SALUTATION,
    Role.SIGNOFF: StyleName.SIGNOFF,
    Role.DATE: StyleName.DATE,
}
KEEP_NEXT = "<w:keepNext/>"
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
    body = "".join(_paragraphs(report, form, notice))
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:document {NAMESPACES}><w:body>{body}{form.section}</w:body></w:document>"
    )
    document = deflate(form.main, xml.encode())
    return pack(document if member.name == form.main else member for member in form.members)


def _paragraphs(report: Report, form: Form, notice: str) -> Iterator[str]:
    """Yield every paragraph as XML."""
    if notice:
        yield _paragraph(form, StyleName.NOTICE, _run(notice))
    blocks = [(part, list(block)) for part, block in groupby(report.paragraphs, _part)]
    before = ""
    for (part, block), (after, _) in pairwise([*blocks, ("", [])]):
        if before == "head" or (before and part == "foot"):
            yield _paragraph(form, StyleName.BODY, "", KEEP_NEXT if part == "foot" else "")
        if part == "foot":
            yield from _sign_off(report, form, block)
        else:
            for paragraph in block:
                # the sign-off takes the last lines of the text with it to a new page
                last = after == "foot" and paragraph is block[-1]
                yield _text(report, form, paragraph, KEEP_NEXT if last else "")
        before = part


def _part(paragraph: Paragraph) -> str:
    if paragraph.role in (Role.TITLE, Role.BYLINE):
        return "head"
    return "foot" if paragraph.role in (Role.SIGNOFF, Role.DATE) else "body"


def _text(report: Report, form: Form, paragraph: Paragraph, layout: str) -> str:
    text = report.text_of(paragraph)
    if paragraph.role is Role.TITLE:
        return _paragraph(form, StyleName.TITLE, _lines(balanced(text, form.title_columns)), layout)
    if paragraph.role is Role.HEADING:
        return _paragraph(form, HEADINGS[paragraph.level or 1], _run(text), layout)
    style = STYLES.get(paragraph.role, StyleName.BODY)
    split = paragraph.heading_end - paragraph.start
    if split > 0 and paragraph.level in RUN_INS:
        run_in = _run(text[:split], f'<w:rStyle w:val="{form.ids[RUN_INS[paragraph.level]]}"/>')
        return _paragraph(form, style, run_in + _run(text[split:]), layout)
    return _paragraph(form, style, _run(text), layout)


def _sign_off(report: Report, form: Form, block: list[Paragraph]) -> Iterator[str]:
    rows = [(report.text_of(paragraph), paragraph.role is Role.DATE) for paragraph in block]
    for paragraph, placed in zip(block, sign_off(rows, form.columns), strict=True):
        chars, twips = round(placed.left * 100), round(placed.left * form.character)
        indent = f'<w:ind w:leftChars="{chars}" w:left="{twips}"/>'
        keep = '<w:keepNext w:val="0"/>' if paragraph is block[-1] else KEEP_NEXT
        yield _paragraph(form, STYLES[paragraph.role], _lines(placed.lines), keep + indent)


def _paragraph(form: Form, style: StyleName, runs: str, layout: str = "") -> str:
    """Return a paragraph; ``layout`` is further children of w:pPr in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{form.ids[style]}"/>{layout}</w:pPr>{runs}</w:p>'


def _lines(lines: tuple[str, ...]) -> str:
    return "<w:r><w:br/></w:r>".join(_run(line) for line in lines)


def _run(text: str, style: str = "") -> str:
    """Return a run; the hint makes Word set “ ” … — in the Han font, not in Times New Roman."""
    content = escape(printable(text), quote=False).replace(
        "\t", '</w:t><w:tab/><w:t xml:space="preserve">'
    )
    properties = f'<w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{content}</w:t></w:r>' if content else ""
