"""The written report: every paragraph in its style, valid, the same bytes each time."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from drafting.docx import read_docx, render, template
from drafting.docx.package import deflate, pack
from drafting.errors import DocumentError
from drafting.text.characters import printable
from schemas.report import Role
from tests.docx.schema_order import misplaced
from tests.support.reports import USUAL, report, reports


def opened(data: bytes):
    return Document(io.BytesIO(data))


def changed_template(part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(template.PATH) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    assert old.encode() in contents[part]
    contents[part] = contents[part].replace(old.encode(), new.encode())
    return pack(deflate(name, content) for name, content in contents.items())


def style_names(data: bytes) -> list[str]:
    return [p.style.name for p in opened(data).paragraphs]


def test_every_paragraph_has_the_style_of_its_role():
    assert style_names(render(USUAL)) == [
        "Title", "Subtitle", "Normal", "称谓", "Normal", "Heading 1", "Normal", "Heading 2", "Heading 3",
        "Heading 4", "Normal", "Heading 1", "Normal", "Normal", "Normal", "署名", "成文日期",
    ]  # fmt: skip


def test_a_blank_line_stands_after_the_title_block_and_before_the_sign_off():
    texts = [p.text for p in opened(render(USUAL)).paragraphs]
    assert [i for i, text in enumerate(texts) if not text] == [2, len(texts) - 3]


def test_a_run_in_heading_is_in_kaiti_and_its_text_is_not():
    paragraph = next(p for p in opened(render(USUAL)).paragraphs if p.text.startswith("（一）"))
    heading, text = paragraph.runs
    assert (heading.text, heading.style.name) == (
        "（一）抓政治学习，筑牢思想根基。",
        "段首二级标题",
    )
    assert heading.style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "楷体_GB2312"
    assert text.style.name == "Default Paragraph Font"


def test_the_sign_off_takes_the_last_line_of_the_text_with_it():
    paragraphs = opened(render(USUAL)).paragraphs
    keeps = [p._p.pPr.find(qn("w:keepNext")) is not None for p in paragraphs[-4:-1]]
    assert keeps == [True, True, True]
    assert paragraphs[-1].paragraph_format.keep_with_next is False


def test_every_run_asks_for_the_han_font_where_a_sign_is_in_both():
    for run in opened(render(USUAL)).element.body.iter(qn("w:r")):
        if run.find(qn("w:t")) is not None:
            assert run.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"


def test_a_notice_stands_first_and_is_not_read_back():
    data = render(USUAL, notice="未通过校验，不得报送")
    first = opened(data).paragraphs[0]
    assert (first.text, first.style.name) == ("未通过校验，不得报送", "校验提示")
    assert str(first.style.font.color.rgb) == "C00000"
    assert read_docx(data, "x.docx") == read_docx(render(USUAL), "x.docx")


def test_a_long_title_is_one_line_of_text_again_when_read():
    data = render(USUAL)
    assert opened(data).paragraphs[0].text.count("\n") == 1
    assert read_docx(data, "x.docx").splitlines()[0] == USUAL.text.splitlines()[0]


def test_a_long_last_line_is_one_line_of_text_again_when_read():
    text = f"{'1' * 13}{'·' * 15}“"
    assert read_docx(render(report((Role.DATE, text))), "x.docx") == f"{text}\n"


def test_the_same_report_gives_the_same_bytes():
    assert render(USUAL) == render(USUAL)


def test_nothing_of_the_template_but_its_document_is_packed_again():
    with zipfile.ZipFile(template.PATH) as old, zipfile.ZipFile(io.BytesIO(render(USUAL))) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            assert name == "word/document.xml" or old.read(name) == new.read(name)
        assert new.testzip() is None


def test_control_characters_do_not_reach_the_file():
    data = render(report((Role.TEXT, "支委会\0\x1b\ufffe\ud800\u200b12次\x85\u2028")))
    assert read_docx(data, "x.docx") == "支委会12次\n"
    assert [p.text for p in opened(data).paragraphs] == ["支委会12次"]


@given(reports())
@settings(deadline=None)
def test_what_is_read_back_is_the_text_of_the_report(drawn):
    data = render(drawn)
    expected = [line.strip() for line in printable(drawn.text).split("\n") if line.strip()]
    assert read_docx(data, "x.docx").splitlines() == expected
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert misplaced(file.read("word/document.xml")) == []


def test_an_empty_report_is_an_empty_document():
    data = render(report())
    assert read_docx(data, "x.docx") == ""
    opened(data)


def test_a_user_changes_the_styles_and_ids_in_word_and_all_still_fits():
    own = changed_template("word/styles.xml", 'w:val="heading 1"', 'w:val="Heading 1"')
    own_ids = render(USUAL, template=own)
    assert style_names(own_ids) == style_names(render(USUAL))
    with zipfile.ZipFile(io.BytesIO(own)) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    styles = contents["word/styles.xml"]
    contents["word/styles.xml"] = re.sub(
        rb'(styleId|basedOn w:val|next w:val)="', rb'\1="x', styles
    )
    renamed = pack(deflate(name, content) for name, content in contents.items())
    assert style_names(render(USUAL, template=renamed)) == style_names(render(USUAL))


def test_wider_margins_move_the_sign_off():
    narrow = changed_template("word/document.xml", 'w:left="1588"', 'w:left="2848"')
    lefts = [
        int(opened(data).paragraphs[-2]._p.pPr.find(qn("w:ind")).get(qn("w:leftChars")))
        for data in (render(USUAL), render(USUAL, template=narrow))
    ]
    assert lefts[0] - lefts[1] == 400


def test_a_template_that_lacks_styles_is_refused_by_their_names():
    broken = changed_template("word/styles.xml", 'w:name w:val="署名"', 'w:name w:val="签名"')
    broken = (
        changed_template("word/styles.xml", 'w:name w:val="heading 1"', 'w:name w:val="h"')
        and broken
    )
    with pytest.raises(DocumentError) as caught:
        render(USUAL, template=broken)
    assert "署名" in str(caught.value)
    assert "样式不存在" in str(caught.value)


def test_a_template_that_refers_to_other_files_is_refused():
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
    )
    broken = changed_template("word/_rels/document.xml.rels", "</Relationships>", relation)
    with pytest.raises(DocumentError, match="外部"):
        render(USUAL, template=broken)


def test_a_template_that_is_none_is_refused_by_its_name():
    with pytest.raises(DocumentError, match=r"模板\.docx"):
        render(USUAL, template=b"none")
