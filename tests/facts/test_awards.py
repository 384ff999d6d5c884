"""Title, date and giver of an honour in any order, where the form is plain."""

import pytest

from drafting.facts.awards import award_of, awards_in
from tests.support.facts import facts_from

PARTY = (("名称", "先进党支部"), ("时间", "2025年6月"), ("授予单位", "院党委"))


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("先进党支部 2025.6 院党委", PARTY),
        ("2025.6 先进党支部 院党委", PARTY),
        ("院党委，2025年6月，先进党支部", PARTY),
        ("先进党支部（2025.6，院党委）", PARTY),
        ("李某 三八红旗手（3月）", (("名称", "李某 三八红旗手"), ("时间", "3月"))),
        (
            "陈静 校“优秀党务工作者”，2025.7",
            (("名称", "陈静 校“优秀党务工作者”"), ("时间", "2025年7月")),
        ),
        (
            "张伟 市劳动模范 2025年5月 市总工会",
            (("名称", "张伟 市劳动模范"), ("时间", "2025年5月"), ("授予单位", "市总工会")),
        ),
        ("市级文明单位，市文明办", (("名称", "市级文明单位"), ("授予单位", "市文明办"))),
    ],
)
def test_the_parts_of_a_plain_honour_are_told_apart(
    typed: str, fields: tuple[tuple[str, str], ...]
) -> None:
    assert award_of(typed) == fields


@pytest.mark.parametrize(
    "typed",
    [
        "先进党支部",
        "院“先进党支部”（2025年6月，院党委）",
        "优秀共产党员 先进工作者 张伟 李四",
        "“文明单位”，“先进集体”，2025年7月",
        "7月拿了公司“先进基层党组织”，发文的是公司党委",
        "先进党委 2025.6 2025.7",
        "技能大赛（第3名）",
        "“五星 支部”",
    ],
)
def test_what_is_not_plain_stays_whole(typed: str) -> None:
    assert award_of(typed) == ()
    facts = facts_from(f"单位：某支部\n年度：2025\n荣誉\n- {typed}\n", "要点.md")
    assert facts.honours[0].text == typed


@pytest.mark.parametrize(
    ("line", "honours"),
    [
        ("市文明窗口（3月）；先进党支部", ["市文明窗口（3月）", "先进党支部"]),
        ("“五星”党支部（县委；7月）;优秀共青团", ["“五星”党支部（县委；7月）", "优秀共青团"]),
        ("先进党支部；2025年7月", ["先进党支部；2025年7月"]),
        ("先进党支部；老李带的队", ["先进党支部；老李带的队"]),
        ("先进党支部；", ["先进党支部；"]),
    ],
)
def test_semicolons_part_honours_where_each_is_one(line: str, honours: list[str]) -> None:
    assert awards_in(line) == honours
