"""Titles broken as a careful typist breaks them, and sign-offs placed after GB/T 9704."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.docx.lines import balanced, sign_off
from drafting.text.characters import rare_characters, width


@pytest.mark.parametrize(
    "title",
    [
        "2025年度项目党支部书记述职报告",
        "中建某局滨河综合体项目党支部书记|2025年度抓基层党建工作述职报告",
        "某某建设集团有限公司第三分公司|东湖隧道工程项目党支部书记2025年度|抓基层党建工作述职报告",
        "滨河综合体项目党支部2025年度|书记抓基层党建工作述职报告",
        "关于2025年度落实全面从严治党|主体责任情况的述职报告",
        "关于履行全面从严治党第一责任人责任|和抓基层党建工作情况的述职报告",
        "机关第二党支部书记|二〇二五年度抓党建工作述职报告",
        "中国共产党某某市轨道交通建设指挥部|机关第一支部委员会2025年度工作报告",
        "江北新区综合管廊工程项目党支部书记|抓基层党建工作述职报告（2025年度）",
        "海港新城片区污水处理厂及配套管网|工程党支部书记2025年度述职报告",
        "创建“四强”党支部、|争当“四优”党员工作述职报告",
    ],
)
def test_a_long_title_is_broken_where_its_words_end(title):
    lines = tuple(title.split("|"))
    assert balanced("".join(lines), 19) == lines


@given(st.text("中建某局党支部书记年度2025述职报告“”《》、，（） ", max_size=120))
@settings(deadline=None)
def test_broken_lines_fit_and_joined_are_the_text(text):
    lines = balanced(text, 19)
    assert "".join(lines) == text
    if len(lines) > 1:
        assert all(width(line) <= 19 for line in lines)
        assert not any(line[0] in "”》、，）" for line in lines[1:])


def test_no_break_splits_a_number_from_its_year():
    for length in range(8, 30):
        text = "国" * length + "2025年度述职报告"
        assert any("2025年度" in line for line in balanced(text, 19))


@pytest.mark.parametrize(
    ("rows", "lefts"),
    [
        # the unit has two free at the right, the date begins two right of it
        ([("国" * 14, False), ("2025年12月31日", True)], [12, 14]),
        # the date is longer: it has two free, and the unit stays two left of it
        ([("某党支部", False), ("2025年12月31日", True)], [17, 19]),
        ([("周海涛", False), ("2025年1月5日", True)], [18, 20]),
        # a name under the unit stands in its middle
        ([("国" * 14, False), ("周海涛", False), ("2025年12月31日", True)], [12, 17.5, 14]),
        ([("2025年12月31日", True)], [19]),
        ([("国" * 14, False)], [12]),
    ],
)
def test_the_sign_off_stands_where_the_standard_says(rows, lefts):
    assert [placed.left for placed in sign_off(rows, 28)] == lefts


@given(
    st.lists(
        st.tuples(st.text("国党支部12年 ", min_size=1, max_size=70), st.booleans()), max_size=4
    )
)
@settings(deadline=None)
def test_no_line_of_a_sign_off_leaves_the_page(rows):
    for (text, _), placed in zip(rows, sign_off(rows, 28), strict=True):
        assert placed.left >= 0
        assert "".join(placed.lines) == text
        if width(text) <= 22:
            assert placed.left + width(text) <= 26


def test_names_that_common_fonts_lack_are_found():
    assert rare_characters("李喆、王堃、张珺、赵垚、周海涛、𠮷Z1") == ("喆", "堃", "珺", "垚", "𠮷")
