"""What is read is what the page shows, and nothing else."""

import io
import zipfile

import pytest

from drafting.docx import read_docx
from drafting.docx.numbering import chinese
from tests.support.word import paragraph, run, word_file, zipped


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(word_file(body, **parts), "去年述职报告.docx").splitlines()


def level(place: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
    + level(4, "bullet", "●")
    + level(5, "decimal", "%1.%6", "<w:isLgl/>")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, place: int, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def test_automatic_numbers_are_written_out():
    body = (
        numbered("工作情况", 0)
        + numbered("政治学习", 1)
        + numbered("学习", 2)
        + numbered("2025年", 2)
        + numbered("条", 3)
        + numbered("点", 4)
        + numbered("组织生活", 1)
        + numbered("亮点", 0)
        + numbered("品牌", 1)
        + numbered("节", 5)
        + numbered("重新开始", 0, 2)
    )
    assert lines(body, numbering=NUMBERING) == [
        "一、工作情况", "（一）政治学习", "1.学习", "2. 2025年", "①条", "点", "（二）组织生活", "二、亮点",
        "（一）品牌", "2.1节", "一、重新开始",
    ]  # fmt: skip


def test_the_number_may_come_from_the_style_and_be_taken_back_by_the_paragraph():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style>'
    )
    style = '<w:pStyle w:val="a"/>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("情况", style) + paragraph("无号", style + off) + paragraph("亮点", style)
    assert lines(body, numbering=NUMBERING, styles=styles) == ["一、情况", "无号", "二、亮点"]


def test_an_empty_numbered_paragraph_counts_but_is_no_line():
    body = numbered("情况", 0) + numbered("", 0) + numbered("亮点", 0)
    assert lines(body, numbering=NUMBERING) == ["一、情况", "三、亮点"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (42, "四十二"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (1001, "一千零一"), (12345, "12345")],
)  # fmt: skip
def test_numbers_read_as_chinese(number, words):
    assert chinese(number) == words


def test_insertions_stay_and_deletions_go():
    body = paragraph(
        run("召开支委会")
        + f'<w:ins w:id="1">{run("12次")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>10次</w:delText></w:r></w:del>'
        + f'<w:moveTo w:id="3">{run("。")}</w:moveTo><w:moveFrom w:id="4">{run("旧")}</w:moveFrom>'
    )
    assert lines(body) == ["召开支委会12次。"]


def test_a_paragraph_whose_end_is_deleted_runs_on():
    body = paragraph("召开", '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph("支委会")
    assert lines(body) == ["召开支委会"]


def test_a_deleted_numbered_paragraph_is_not_counted():
    gone = paragraph(
        '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>',
    )
    body = numbered("情况", 0) + gone + numbered("亮点", 0)
    assert lines(body, numbering=NUMBERING) == ["一、情况", "二、亮点"]


def test_content_controls_links_and_fields_are_read_by_what_they_show():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2025")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件里的段落')}</w:sdtContent></w:sdt>"
        + paragraph(
            f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink><w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
            f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>{field}"
        )
    )
    assert lines(body) == ["控件里的段落", "链接7控件2025"]


def test_a_table_of_contents_is_no_text():
    body = (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("一、情况1")}'
        )
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("一、情况")
    )
    assert lines(body) == ["一、情况"]


def test_a_field_that_never_ends_swallows_nothing():
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("正文")) + paragraph(
        "下文"
    )
    assert lines(body) == ["正文", "下文"]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框中文字')}</w:txbxContent>"
    body = paragraph(
        run("正")
        + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx>'
        + box
        + "</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + run("文")
    )
    assert lines(body) == ["正文", "框中文字"]


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(t) for t in texts)}</w:tc>"


def test_the_cells_of_a_row_are_joined_by_tabs():
    body = (
        f"<w:tbl><w:tr>{cell('类型')}{cell('次数')}</w:tr><w:tr>{cell('支委会')}{cell('12')}</w:tr>"
        f"<w:tr>{cell('党课', properties='<w:vMerge/>')}{cell('4')}</w:tr></w:tbl>"
    )
    assert lines(body) == ["类型\t次数", "支委会\t12", "4"]


def test_a_form_with_the_report_in_one_cell_gives_its_paragraphs():
    body = f"<w:tbl><w:tr>{cell('述职内容')}{cell('一、情况', '召开支委会。')}</w:tr></w:tbl>"
    assert lines(body) == ["述职内容", "一、情况", "召开支委会。"]


def test_notes_are_not_lost():
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph("含视频会议")}</w:footnote>'
    )
    body = paragraph(run("支委会12次") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("。"))
    assert lines(body, footnotes=notes) == ["支委会12次（注：含视频会议）。"]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="fefefe"/>',
        '<w:sz w:val="2"/>',
        '<w:w w:val="1"/>',
        '<w:rStyle w:val="h"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1f3864"/>',
        '<w:color w:val="EFEFEF"/>',
        '<w:color w:val="D8D8D8"/>',
        '<w:color w:val="000000" w:themeColor="text1" w:themeTint="0D"/>',
        '<w:color w:val="000000" w:themeColor="background1" w:themeShade="F2"/>',
        '<w:color w:val="000000" w:themeColor="background2"/>',
        '<w:color w:val="101010"/><w:highlight w:val="black"/>',
        '<w:color w:val="FF0000"/><w:shd w:val="solid" w:color="FF1010" w:fill="FFFFFF"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000" w:themeFill="background1"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
        '<w:sz w:val="5"/>',
        '<w:sz w:val="32"/><w:spacing w:val="-400"/>',
        '<w:sz w:val="32"/><w:spacing w:val="-300"/>',
        '<w:fitText w:val="1"/>',
        '<w:position w:val="-3168"/>',
    ],
)
def test_what_nobody_sees_is_not_read(properties):
    styles = '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert lines(paragraph(run("见") + run("藏", properties)), styles=styles) == ["见"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="FF0000"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"/>',
        '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="FFFF00"/>',
        '<w:sz w:val="18"/>',
        '<w:color w:val="FFFF00"/>',
        '<w:color w:val="BFBFBF"/>',
        '<w:color w:val="7F7F7F" w:themeColor="text1" w:themeTint="80"/>',
        '<w:color w:val="44546A" w:themeColor="text2"/>',
        f'<w:color w:val="000000" w:themeColor="text1" w:themeTint="-{"F" * 400}"/>',
        f'<w:color w:val="000000" w:themeColor="text1" w:themeShade="{"9" * 400}"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="pct10" w:color="auto" w:fill="FFFFFF"/>',
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="C00000"/></w14:solidFill></w14:textFill>',
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>',
        '<w:sz w:val="10"/>',
        '<w:sz w:val="32"/><w:spacing w:val="-40"/>',
        '<w:w w:val="33"/>',
        '<w:position w:val="-12"/>',
        '<w:fitText w:val="640"/>',
    ],
)
def test_what_can_be_seen_is_read(properties):
    assert lines(paragraph(run("见", properties))) == ["见"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:spacing w:line="1" w:lineRule="exact"/>',
        '<w:spacing w:line="80" w:lineRule="exact"/>',
        '<w:framePr w:w="2000" w:hAnchor="page" w:vAnchor="page" w:x="-9999" w:y="-9999"/>',
        '<w:framePr w:w="2000" w:vAnchor="page" w:y="30000"/>',
        '<w:framePr w:w="2000" w:h="1" w:hRule="exact"/>',
        '<w:framePr w:w="1"/>',
        '<w:ind w:left="-20000"/>',
        '<w:ind w:left="30000"/>',
        '<w:ind w:leftChars="-9000"/>',
        '<w:ind w:left="0" w:hanging="9000"/>',
        '<w:pStyle w:val="thin"/>',
    ],
)
def test_a_paragraph_beside_the_page_or_without_height_is_not_read(properties):
    styles = (
        '<w:style w:type="paragraph" w:styleId="thin"><w:name w:val="thin"/>'
        '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr></w:style>'
    )
    assert lines(paragraph("藏", properties) + paragraph("见"), styles=styles) == ["见"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:spacing w:line="579" w:lineRule="exact"/>',
        '<w:spacing w:line="240" w:lineRule="auto"/>',
        '<w:spacing w:line="1" w:lineRule="atLeast"/>',
        '<w:framePr w:w="2000" w:hAnchor="page" w:x="1400" w:y="900"/>',
        '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>',
        '<w:ind w:left="-360" w:firstLine="640" w:firstLineChars="200"/>',
        '<w:ind w:left="420" w:hanging="420"/>',
    ],
)
def test_a_paragraph_on_the_page_is_read(properties):
    assert lines(paragraph("见", properties)) == ["见"]


ANCHOR = (
    "<wp:anchor><wp:positionH><wp:posOffset>{}</wp:posOffset></wp:positionH>"
    '<wp:positionV><wp:posOffset>{}</wp:posOffset></wp:positionV><wp:extent cx="{}" cy="900000"/>'
)
PICTURE = '<w:r><w:pict><v:shape style="{}"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'


def boxed(x: int, y: int, width: int) -> str:
    text = "<wps:txbx><w:txbxContent>" + paragraph("框") + "</w:txbxContent></wps:txbx>"
    return paragraph(
        f"<w:r><w:drawing>{ANCHOR.format(x, y, width)}{text}</wp:anchor></w:drawing></w:r>"
    )


def test_a_text_box_is_read_where_the_page_shows_it():
    assert lines(boxed(100_000, -50_000, 900_000)) == ["框"]
    for place in ((-9_999_999_999, 0, 900_000), (0, 99_999_999, 900_000), (0, 0, 1)):
        assert lines(boxed(*place)) == []
    shown = "position:absolute;margin-left:10.5pt;margin-top:-5pt;width:100pt;height:20pt"
    assert lines(paragraph(PICTURE.format(shown, paragraph("框")))) == ["框"]
    for style in ("margin-left:-999pt", "margin-top:60in", "width:0pt", "visibility:hidden"):
        assert lines(paragraph(PICTURE.format(style, paragraph("框")))) == []


def test_a_table_is_read_where_the_page_shows_it():
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>" + paragraph("格") + "</w:tc></w:tr>"
    table = "<w:tbl><w:tblPr>{}</w:tblPr>{}</w:tbl>"
    assert lines(table.format('<w:tblInd w:w="-100"/>', row.format(""))) == ["格"]
    low = row.format('<w:trHeight w:val="20" w:hRule="exact"/>')
    assert lines(table.format("", low)) == []
    for away in ('<w:tblpPr w:tblpX="-9999"/>', '<w:tblInd w:w="-30000"/>'):
        assert lines(table.format(away, row.format(""))) == []


def test_a_style_may_hide_a_whole_table():
    styles = '<w:style w:type="table" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="h"/></w:tblPr><w:tr><w:tc>{paragraph("格")}</w:tc></w:tr></w:tbl>'
    assert lines(body + paragraph("见"), styles=styles) == ["见"]


def test_a_style_may_hide_a_whole_paragraph():
    styles = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph("藏", '<w:pStyle w:val="h"/>') + paragraph("见")
    assert lines(body, styles=styles) == ["见"]


def test_zero_width_characters_indentation_and_blank_lines_are_dropped():
    body = (
        paragraph("\u3000\u3000支\u200b委\ufeff会\u202e12次\xa0 ")
        + paragraph("\u3000")
        + paragraph("完")
    )
    assert lines(body) == ["支委会12次", "完"]


def test_a_line_break_makes_lines_but_in_a_title():
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    broken = run("2025年度") + "<w:r><w:br/></w:r>" + run("述职报告")
    assert lines(paragraph(broken), styles=styles) == ["2025年度", "述职报告"]
    assert lines(paragraph(broken, '<w:pStyle w:val="T"/>'), styles=styles) == ["2025年度述职报告"]


def test_styles_that_go_in_circles_end():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
    )
    assert lines(paragraph("见", '<w:pStyle w:val="a"/>'), styles=styles) == ["见"]


def test_the_strict_variant_of_the_format_is_read():
    with zipfile.ZipFile(io.BytesIO(word_file(paragraph("支委会12次")))) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in contents.items()
    }
    assert read_docx(zipped(strict), "x.docx") == "支委会12次\n"
