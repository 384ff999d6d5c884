"""The printed page, drawn by LibreOffice and measured."""

from functools import cache

import pytest

from drafting.docx import read_docx, render, template
from schemas.report import Role
from tests.support.render import Line, Page, convert, pages, require
from tests.support.reports import USUAL, report

CHARACTER = 15.75  # pt
LEFT, RIGHT = 79.4, 79.4 + 28 * CHARACTER  # of the text, pt
UNIT, DATE = "中建某局滨河综合体项目党支部", "2025年12月31日"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Draw a report once per module, however many tests look at it."""
    require("soffice", "pdfplumber", "han-font")

    @cache
    def draw(name: str) -> list[Page]:
        solid, usual = (
            report((Role.TEXT, "国" * 2000)),
            render(USUAL, notice="未通过校验，不得报送"),
        )
        documents = {"solid": render(solid), "usual": usual, "full": render(full_page())}
        return pages(documents[name], tmp_path_factory.mktemp(name))

    return draw


def full_page():
    """A report whose text ends with the last line of a page, so that the sign-off has no room there."""
    return report(
        *[(Role.TEXT, "国" * 20)] * 20,
        (Role.TEXT, "国" * 40),
        (Role.CLOSING, "以上述职，请予评议。"),
        (Role.SIGNOFF, UNIT),
        (Role.DATE, DATE),
    )


def line(page: Page, start: str) -> Line:
    return next(line for line in page.lines if line.text.startswith(start))


def test_a_page_of_solid_han_has_22_lines_of_28_characters(printed):
    first, second, *_ = printed("solid")
    assert [len(line.text) for line in first.lines] == [26] + [28] * 21
    assert [len(line.text) for line in second.lines] == [28] * 22


def test_page_numbers_stand_outside_and_7_mm_below_the_text(printed):
    first, second, *_ = printed("solid")
    assert first.footer and first.footer.text == "— 1 —"
    assert second.footer and second.footer.text == "— 2 —"
    assert first.footer.right == pytest.approx(595.3 - 73.7 - 14, abs=3)  # one character free
    assert second.footer.left == pytest.approx(79.4 + 14, abs=3)


def test_the_notice_the_title_and_the_byline_are_centred(printed):
    page = printed("usual")[0]
    for start in ("未通过校验", "中建某局", "2025年度抓", "项目党支部书记"):
        found = line(page, start)
        assert (found.left + found.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=8)
    assert page.lines[0].text.startswith("未通过校验")


def test_the_sign_off_stands_where_the_standard_says(printed):
    page = printed("usual")[-1]
    unit, date = line(page, UNIT[:4] + UNIT[4:8]) if len(printed("usual")) > 1 else None, None
    unit = next(found for found in page.lines if found.text == UNIT)
    date = next(found for found in page.lines if found.text.replace(" ", "") == DATE)
    assert (RIGHT - unit.right) / CHARACTER == pytest.approx(2, abs=0.15)
    assert (date.left - unit.left) / CHARACTER == pytest.approx(2, abs=0.15)
    before = page.lines[page.lines.index(unit) - 1]
    assert (unit.top - before.top) / 28.95 == pytest.approx(2, abs=0.1)  # a blank line between


def test_paragraphs_begin_two_characters_in_and_the_salutation_none(printed):
    page = printed("usual")[0]
    assert (line(page, "一、").left - LEFT) / CHARACTER == pytest.approx(2, abs=0.2)
    assert line(page, "各位领导").left - LEFT == pytest.approx(0, abs=2)


def test_a_sign_off_is_never_alone_on_a_page(printed):
    last = printed("full")[-1]
    assert UNIT in [found.text for found in last.lines]
    assert last.lines[0].text.startswith(("国", "以上述职"))


def test_a_template_saved_by_another_office_program_still_serves(tmp_path):
    require("soffice")
    saved = convert(template.PATH.read_bytes(), "docx", tmp_path).read_bytes()
    data = render(USUAL, template=saved)
    assert read_docx(data, "x.docx") == USUAL.text
    assert any(found.text == UNIT for page in pages(data, tmp_path) for found in page.lines)
