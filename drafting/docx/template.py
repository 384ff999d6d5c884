"""The page of GB/T 9704-2012 as a Word template; ``make generate`` writes template.docx.

All of the layout is in the template's styles and its section, so a user changes it in Word: edit a copy, keep the
names of the styles. What LibreOffice and Word both need to set 22 lines of 28 characters: a line grid of 579 twips
(1/20 pt), exactly 579 twips of line spacing in the styles, and characters set 5 twips closer than their 16 pt.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer
from docx.shared import Pt, RGBColor, Twips

from drafting.docx.package import deflate, pack
from drafting.docx.styles import StyleName

PATH = Path(__file__).with_name("template.docx")

FANGSONG, KAITI, HEITI = "仿宋_GB2312", "楷体_GB2312", "黑体"
TITLE_SONG, SONG, LATIN = "方正小标宋简体", "宋体", "Times New Roman"
SUBSTITUTES = {FANGSONG: "仿宋", KAITI: "楷体", TITLE_SONG: "方正小标宋_GBK"}
"""What Word takes where the font is not installed; the fonts are licensed and never go with the file."""

LINE = Twips(579)
SIZE_2, SIZE_3, SIZE_4 = Pt(22), Pt(16), Pt(14)  # 2号, 3号, 四号
TIGHT = -5  # twips


@dataclass(frozen=True)
class Layout:
    """One paragraph style: its fonts, and how its paragraphs stand on the page."""

    name: str
    id: str
    font: str
    latin: str = LATIN
    size: Pt = SIZE_3
    tight: int = TIGHT
    align: ALIGN = ALIGN.JUSTIFY
    indent: int = 0
    """First line, in characters."""
    level: int = 0
    keep_next: bool = False
    line: Twips | None = LINE
    color: RGBColor | None = None


STYLES = (
    Layout(StyleName.BODY, "Normal", FANGSONG, indent=2),
    Layout(
        StyleName.TITLE, "Title", TITLE_SONG, TITLE_SONG, SIZE_2, 0, ALIGN.CENTER, keep_next=True
    ),
    Layout(StyleName.BYLINE, "Subtitle", KAITI, align=ALIGN.CENTER),
    Layout(StyleName.SALUTATION, "Address", FANGSONG, keep_next=True),
    Layout(StyleName.HEADING_1, "Heading1", HEITI, HEITI, indent=2, level=1, keep_next=True),
    Layout(StyleName.HEADING_2, "Heading2", KAITI, indent=2, level=2, keep_next=True),
    Layout(StyleName.HEADING_3, "Heading3", FANGSONG, indent=2, level=3, keep_next=True),
    Layout(StyleName.HEADING_4, "Heading4", FANGSONG, indent=2, level=4, keep_next=True),
    Layout(StyleName.SIGNOFF, "SignOff", FANGSONG, align=ALIGN.LEFT, keep_next=True),
    Layout(StyleName.DATE, "SignOffDate", FANGSONG, align=ALIGN.LEFT),
    Layout(
        StyleName.NOTICE, "Notice", HEITI, HEITI, align=ALIGN.CENTER, keep_next=True, color=RGBColor(192, 0, 0)
    ),
    # a user's tables: exact line spacing would cut their cells
    Layout("表格文字", "TableText", FANGSONG, size=Pt(12), tight=0, align=ALIGN.CENTER, line=None),
    Layout("footer", "Footer", SONG, SONG, SIZE_4, 0, ALIGN.LEFT, line=None),
)  # fmt: skip
RUN_INS = (
    (StyleName.RUN_IN_1, "RunIn1", HEITI, HEITI),
    (StyleName.RUN_IN_2, "RunIn2", KAITI, LATIN),
)

SPECIMEN = (
    ("Title", "报告标题：样式“标题”"),
    ("Subtitle", "述职人的职务和姓名：样式“副标题”"),
    ("Normal", ""),
    ("Address", "称谓：样式“称谓”"),
    (
        "Normal",
        "正文：样式“正文”。版式按 GB/T 9704—2012 设置，可以在 Word 中修改各个样式，样式的名称请保留。",
    ),
    ("Heading1", "一、一级标题：样式“标题 1”"),
    ("Heading2", "（一）二级标题：样式“标题 2”；与正文同段时用字符样式“段首二级标题”"),
    ("Heading3", "1.三级标题：样式“标题 3”"),
    ("Heading4", "（1）四级标题：样式“标题 4”"),
    ("Normal", ""),
    ("SignOff", "署名：样式“署名”"),
    ("SignOffDate", "日期：样式“成文日期”"),
)
"""What the template shows when it is opened; a report takes its place."""

# the children that follow an element in CT_PPr and CT_RPr: Word may refuse a file that has them in another order
AFTER_AUTO_SPACE = (
    "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
)  # fmt: skip
AFTER_OUTLINE_LEVEL = ("w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")
AFTER_SNAP_TO_GRID = AFTER_AUTO_SPACE[3:]
AFTER_CHARACTER_SPACING = (
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:lang",
)


def build() -> bytes:
    """Return the template: the same bytes on every run."""
    document = Document()
    _remove_foreign_parts(document)
    _write_styles(document)
    _write_settings(document)
    _write_page(document)
    for style, text in SPECIMEN:
        document.add_paragraph(text, document.styles.get_by_id(style, WD_STYLE_TYPE.PARAGRAPH))
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return pack(deflate(name, parts.read(name)) for name in parts.namelist())


def _remove_foreign_parts(document: DocumentObject) -> None:
    """Remove what python-docx's own template brings: theme fonts, thumbnail, author, machine."""
    keep = {"styles", "settings", "fontTable", "officeDocument", "core-properties"}
    for relations in (document.part.rels, document.part.package.rels):
        for key in [
            key for key, r in relations.items() if r.reltype.rpartition("/")[2] not in keep
        ]:
            del relations[key]
    properties = document.core_properties._element
    for child in list(properties):
        properties.remove(child)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in SUBSTITUTES.items()
    )
    table = next(
        r.target_part for r in document.part.rels.values() if r.reltype.endswith("fontTable")
    )
    table._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def _write_styles(document: DocumentObject) -> None:
    root = document.styles.element
    builtin = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in builtin:
            root.remove(style)
    latent = root.find(qn("w:latentStyles"))
    for exception in list(latent):
        latent.remove(exception)
    defaults = root.find(qn("w:docDefaults"))
    defaults.find(qn("w:pPrDefault")).clear()
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _set_fonts(run, FANGSONG, LATIN)
    run.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    for layout in STYLES:
        _write_style(document, layout)
    for name, style_id, font, latin in RUN_INS:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.element.styleId = style_id
        style.quick_style = True
        _set_fonts(style.element.get_or_add_rPr(), font, latin)


def _write_style(document: DocumentObject, layout: Layout) -> None:
    if layout.name == StyleName.BODY:
        style = document.styles["Normal"]
    else:
        # built-in names are those that Word translates for the reader
        style = document.styles.add_style(
            layout.name, WD_STYLE_TYPE.PARAGRAPH, layout.name.isascii()
        )
        style.element.styleId = layout.id
        style.base_style = style.next_paragraph_style = document.styles["Normal"]
        style.hidden = style.unhide_when_used = False
    style.quick_style = True
    run = style.element.get_or_add_rPr()
    _set_fonts(run, layout.font, layout.latin)
    style.font.size = layout.size
    if layout.color is not None:
        style.font.color.rgb = layout.color
    _insert(run, "w:spacing", AFTER_CHARACTER_SPACING, val=layout.tight)
    form = style.paragraph_format
    form.alignment = layout.align
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1.0 if layout.line is None else layout.line
    form.keep_with_next = layout.keep_next
    form.keep_together = form.widow_control = (
        False  # a page holds 22 lines, whatever their paragraph
    )
    form.first_line_indent = layout.indent * layout.size
    properties = style.element.get_or_add_pPr()
    properties.ind.set(qn("w:firstLineChars"), str(layout.indent * 100))
    for tag in (
        "w:autoSpaceDE",
        "w:autoSpaceDN",
    ):  # no gap between Han and digits: 28 cells stay 28
        _insert(properties, tag, AFTER_AUTO_SPACE, val=0)
    if layout.level:
        _insert(properties, "w:outlineLvl", AFTER_OUTLINE_LEVEL, val=layout.level - 1)


def _set_fonts(run: CT_RPr, east_asian: str, latin: str) -> None:
    fonts = run.get_or_add_rFonts()
    fonts.attrib.clear()  # a theme font would overrule the named one
    for attribute, font in (
        ("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asian), ("cs", latin)
    ):  # fmt: skip
        fonts.set(qn(f"w:{attribute}"), font)


def _insert(
    parent: BaseOxmlElement, tag: str, successors: tuple[str, ...], **attributes: object
) -> None:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    tags = [qn(successor) for successor in successors]
    following = next((child for child in parent if child.tag in tags), None)
    if following is None:
        parent.append(element)
    else:
        following.addprevious(element)


def _write_settings(document: DocumentObject) -> None:
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    for xml in (
        '<w:zoom {} w:percent="100"/>',
        "<w:evenAndOddHeaders {}/>",
        '<w:characterSpacingControl {} w:val="doNotCompress"/>',
        '<w:compat {}><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
        '<w:themeFontLang {} w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        root.append(parse_xml(xml.format(nsdecls("w"))))


def _write_page(document: DocumentObject) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Twips(11906), Twips(16838)  # A4
    page.top_margin, page.bottom_margin = Twips(2098), Twips(1984)  # 天头 37 mm, 版心 225 mm
    page.left_margin, page.right_margin = Twips(1588), Twips(1474)  # 订口 28 mm, 版心 156 mm
    page.header_distance, page.footer_distance = (
        Twips(851),
        Twips(1425),
    )  # 一字线 7 mm below the text
    for attribute in list(page._sectPr.attrib):
        del page._sectPr.attrib[attribute]
    for grid in page._sectPr.findall(qn("w:docGrid")):
        page._sectPr.remove(grid)
    _insert(page._sectPr, "w:docGrid", (), type="lines", linePitch=LINE.twips)
    _write_page_number(page.footer, ALIGN.RIGHT, "right")
    _write_page_number(page.even_page_footer, ALIGN.LEFT, "left")


def _write_page_number(footer: _Footer, side: ALIGN, indent: str) -> None:
    """Write — 1 — on the outer side of the page, one character from the edge of the text."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    properties = paragraph._p.get_or_add_pPr()
    _insert(properties, "w:snapToGrid", AFTER_SNAP_TO_GRID, val=0)
    characters = {f"{indent}Chars": 100, indent: SIZE_4.twips}
    _insert(properties, "w:ind", AFTER_AUTO_SPACE[5:], **characters)
    run = '<w:r {}><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{}</w:r>'
    for content in (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    ):
        paragraph._p.append(parse_xml(run.format(nsdecls("w"), content)))
