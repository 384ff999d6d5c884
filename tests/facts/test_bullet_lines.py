"""Lines of notes: bullets of every kind, emoji, boxes, and what says nothing."""

import pytest

from drafting.facts.bullet_lines import level_of, line_of, read_lines, undressed
from drafting.facts.enumerations import is_run_together, parted, within


def lines(text: str) -> list[tuple[str, str]]:
    return [(line.bullet, line.text) for line in read_lines(text)]


@pytest.mark.parametrize(
    ("line", "bullet", "text"),
    [
        ("✅支委会12次", "picture", "支委会12次"),
        ("🔥 亮点 🔥", "picture", "亮点"),
        ("1️⃣ 支委会", "number", "支委会"),
        ("1\u20e3支委会", "number", "支委会"),
        ("❶支委会", "number", "支委会"),
        ("➡谈话", "sign", "谈话"),
        ("☑ 谈话", "sign", "谈话"),
        ("- [x] 谈话", "sign", "谈话"),
        ("- [ ] 谈话", "box", "谈话"),
        ("☐谈话", "box", "谈话"),
        ("[ ] 谈话", "box", "谈话"),
        ("1.6月演练", "number", "6月演练"),
        ("2.2025年植树", "number", "2025年植树"),
        ("3.5公里", "", "3.5公里"),
        ("学雷锋👍👍32人", "", "学雷锋 32人"),
        ("❌志愿服务", "", "❌志愿服务"),
        ("支委会12次❓", "", "支委会12次❓"),
        ("=== 荣誉 ===", "hash", "荣誉"),
        ("——活动——", "hash", "活动"),
        ("### 活动", "hash", "活动"),
        ("*品牌*", "sign", "品牌"),
        ("* 3*3篮球赛", "sign", "3*3篮球赛"),
    ],
)
def test_a_bullet_is_told_from_what_stands_behind_it(line: str, bullet: str, text: str) -> None:
    assert lines(line) == [(bullet, text)]


@pytest.mark.parametrize(
    "line", ["", "> 说明", "---", "|---|:---:|", "| --- | --- |", "- ", "✅", "==="]
)
def test_what_says_nothing_is_no_line(line: str) -> None:
    assert lines(line) == []


def test_a_decimal_number_is_a_numbering_only_in_a_run_from_one() -> None:
    assert lines("1.1 甲\n1.2 乙") == [("number", "甲"), ("number", "乙")]
    assert lines("3.5 甲\n3.12 乙") == [("", "3.5 甲"), ("", "3.12 乙")]
    assert lines("1.1 甲") == [("", "1.1 甲")]
    assert lines("1.1 甲\n1.3 乙") == [("", "1.1 甲"), ("", "1.3 乙")]


@pytest.mark.parametrize(
    ("mark", "level", "number"),
    [("一、", 0, 1), ("（二）", 1, 2), ("㈢", 1, 3), ("4.", 2, 4), ("5、", 2, 5), ("（6）", 3, 6), ("⑺", 3, 7),
     ("⑧", 4, 8), ("❾", 4, 9), ("十是，", 5, 10), ("第一，", 6, 1), ("其二、", 6, 2), ("-", -1, 0), ("", -1, 0)],
)  # fmt: skip
def test_a_numbering_has_its_level_and_number(mark: str, level: int, number: int) -> None:
    assert level_of(mark) == (level, number)


@pytest.mark.parametrize(
    "heading",
    [
        "【数据】",
        "“数据”",
        "<数据>",
        "数据：",
        "数据↓",
        "1 数据",
        "一、数据",
        "「数据」：",
        "**数据**",
    ],
)
def test_a_heading_is_undressed(heading: str) -> None:
    assert undressed(heading) == "数据"


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("1.甲；2.乙；3.丙。", ["甲", "乙", "丙"]),
        ("①甲②乙", ["甲", "乙"]),
        ("（1）甲（2）乙", ["甲", "乙"]),
        ("一是甲；二是乙。", ["甲", "乙"]),
        ("第一，甲。第二，乙。", ["甲", "乙"]),
        ("2、甲 3、乙", ["甲", "乙"]),
        ("1.3月甲；2.6月乙", ["3月甲", "6月乙"]),
        # not the next number, or not where a bullet begins
        ("1.甲；3.乙", ["甲；3.乙"]),
        ("①甲，见②", ["甲，见", ""]),
        ("1、走访12、13栋", ["走访12、13栋"]),
        ("一是甲，不二是乙", ["甲，不二是乙"]),
        ("甲；2.乙", ["甲；2.乙"]),
    ],
)
def test_a_line_is_parted_where_its_numbers_follow_each_other(line: str, texts: list[str]) -> None:
    (found,) = read_lines(line)
    assert [one.text for one in parted(found)] == texts
    assert [one.text for one in within(found, line)] == texts


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("1、抓学习2、抓创新", False), ("1、走访2户", True), ("抓学习2、抓创新", True)],
)
def test_numbers_that_are_run_together_are_seen(line: str, is_one: bool) -> None:
    (found,) = read_lines(line)
    assert is_run_together(found) is not is_one


@pytest.mark.parametrize("text", ["五一、国庆两个假期值守", "三八、五四走访", "七一、八一慰问"])
def test_a_holiday_is_no_number_of_a_list(text: str) -> None:
    assert (line_of(1, text).bullet, line_of(1, text).text) == ("", text)


@pytest.mark.parametrize("mark", ["一、", "十、", "十一、", "二十、", "二十三、", "（九）", "三是"])
def test_a_number_up_to_99_is_one_of_a_list(mark: str) -> None:
    assert line_of(1, f"{mark}数据").text == "数据"
