"""The template: generated, after GB/T 9704, valid for Word."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from drafting.docx import template
from drafting.docx.styles import StyleName
from tests.docx.schema_order import misplaced

DATA = template.PATH.read_bytes()
ZIP = zipfile.ZipFile(io.BytesIO(DATA))


def style(name: str):
    document = Document(io.BytesIO(DATA))
    return next(s for s in document.styles if s.element.find(qn("w:name")).get(qn("w:val")) == name)


def test_building_twice_gives_the_same_bytes():
    assert template.build() == template.build()


def test_it_names_no_theme_font_no_author_no_machine_no_time():
    everything = b"".join(ZIP.read(name) for name in ZIP.namelist())
    for trace in (
        b"Theme=",
        b"python-docx",
        b"creator",
        b"dcterms:created",
        b"Macintosh",
        b"thumbnail",
    ):
        assert trace not in everything.replace(b"http://purl.org/dc/dcmitype/", b"")
    assert {entry.date_time for entry in ZIP.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("name", "font", "half_points"),
    [
        (StyleName.BODY, "仿宋_GB2312", 32),
        (StyleName.TITLE, "方正小标宋简体", 44),
        (StyleName.BYLINE, "楷体_GB2312", 32),
        (StyleName.HEADING_1, "黑体", 32),
        (StyleName.HEADING_2, "楷体_GB2312", 32),
        (StyleName.HEADING_3, "仿宋_GB2312", 32),
        (StyleName.HEADING_4, "仿宋_GB2312", 32),
        (StyleName.SIGNOFF, "仿宋_GB2312", 32),
        (StyleName.DATE, "仿宋_GB2312", 32),
        ("footer", "宋体", 28),
    ],
)
def test_every_style_names_its_font_and_size(name, font, half_points):
    properties = style(name).element.rPr
    assert properties.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert properties.find(qn("w:sz")).get(qn("w:val")) == str(half_points)
    assert properties.find(qn("w:b")) is None


@pytest.mark.parametrize("name", ["Normal", "heading 2", "heading 3", "署名"])
def test_latin_letters_and_digits_stand_in_times_new_roman(name):
    fonts = style(name).element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}


@pytest.mark.parametrize("name", ["heading 1", StyleName.RUN_IN_1, StyleName.NOTICE])
def test_digits_between_bold_han_are_as_bold(name):
    fonts = style(name).element.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"黑体"}


def test_the_page_has_the_measures_of_the_standard():
    section = Document(io.BytesIO(DATA)).sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert (round(width / Mm(1)), round(height / Mm(1))) == (156, 225)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages():
    document = Document(io.BytesIO(DATA))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert "PAGE" in paragraph._p.xml
        assert paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_all_properties_stand_in_the_order_of_the_schema():
    for name in ZIP.namelist():
        assert misplaced(ZIP.read(name)) == []
