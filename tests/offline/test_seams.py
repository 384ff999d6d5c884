"""Parts of a sentence do not clash where they meet."""

import re

import pytest

from drafting.offline.pen import Pen
from drafting.offline.sound import jars
from tests.offline.test_variety import BRANCHES
from tests.support.composed import facts, section


@pytest.mark.parametrize(
    ("sentence", "is_bad"),
    [
        ("支部将把考核权重提高。", True),
        ("年内，支部全年开展学习。", True),
        ("为支部支部活动。", True),
        ("支部全年开展学习。", False),
        ("支部将建立台账。", False),
    ],
)
def test_a_seam_is_heard(sentence: str, is_bad: bool) -> None:
    assert jars(sentence) is is_bad


def test_a_wording_that_jars_is_passed_over() -> None:
    for year in range(2020, 2030):
        pen = Pen("清河村党支部", year, {"branch": ("支部",), "me": ("我",)})
        assert "将把" not in pen.write("plan.predicate", content="把责任落到人")
        assert not jars(pen.write("highlight.plain.clause", content="全年开展夜校22期"))


@pytest.mark.parametrize("unit", BRANCHES)
def test_an_honour_with_its_date_is_not_dated_twice(unit: str) -> None:
    known = facts(
        unit=unit,
        honours=[
            {"title": "“文明单位”", "time": "2025年7月"},
            {"title": "“先进集体”", "time": "2025年3月"},
        ],
    )
    text = section("work", known)
    assert "年内，2025" not in text and "一年来，2025" not in text
    assert text.index("2025年3月") < text.index("2025年7月")


@pytest.mark.parametrize("unit", BRANCHES[:8])
def test_neighbouring_shortcomings_do_not_end_alike(unit: str) -> None:
    known = facts(
        unit=unit,
        shortcomings=[
            {"text": f"{what}不够深入"} for what in ("学习", "调研", "理论研讨", "对青年党员联系")
        ],
    )
    endings = [
        line.rsplit("，", 1)[-1] for line in section("shortcomings", known).splitlines()[1:-1]
    ]
    assert len(set(endings)) == len(endings)


def test_the_cause_inside_a_shortcoming_is_told_as_the_cause() -> None:
    known = facts(shortcomings=[{"text": "党员集中学习不够经常，原因是教学任务重"}])
    text = section("shortcomings", known)
    assert "不够经常" in text and "原因是教学任务重" not in text.replace("主要原因是", "")
    assert re.search("不够经常[^。]*。[^。]*是教学任务重。", text)


def test_a_problem_without_measure_and_outcome_is_not_said_to_be_solved() -> None:
    known = facts(rectifications=[{"problem": "学习不经常"}])
    text = section("work", known)
    assert "学习不经常的问题" in text
    assert "进行了" not in text and "完成" not in text


def test_heading_and_content_belong_together() -> None:
    only_service = section("work", facts(activities=[{"text": "慰问困难群众9户"}]))
    assert "组织生活" not in only_service
    only_meetings = section("work", facts(counts={"支委会": "12次"}))
    assert "群众" not in only_meetings.split("。")[0]


def test_what_speaks_of_the_count_before_follows_it() -> None:
    text = section(
        "work",
        facts(
            counts={
                "干部培训": "12期",
                "参训": "900余人次",
                "集体经济收入": "56万元",
                "比上年增长": "12%",
            }
        ),
    )
    assert "干部培训12期，参训900余人次" in text
    assert "集体经济收入为56万元，比上年增长12%" in text


def test_members_are_told_where_the_work_begins() -> None:
    text = section(
        "work", facts(counts={"支委会": "12次", "党员": "31名", "女党员": "18名", "党小组": "3个"})
    )
    assert "现有党员31名" in text.splitlines()[0] and "其中女党员18名" in text


@pytest.mark.parametrize("unit", BRANCHES[:8])
def test_no_frame_is_used_twice_while_there_is_another(unit: str) -> None:
    known = facts(
        unit=unit,
        shortcomings=[{"text": f"{what}不够深入"} for what in ("调研", "宣传", "联系群众")],
        highlights=[{"text": f"党员{what}队走进社区{n}次"} for n, what in enumerate("甲乙丙", 2)],
        counts={f"{what}率": "98%" for what in "甲乙丙丁戊己庚辛"},
    )
    for name in ("shortcomings", "highlights", "work"):
        lines = re.split("[。\n]", section(name, known))
        lines = [re.sub("^(?:（.）|.是|[第其].，?)", "", line) for line in lines]
        beginnings = [line.split("，")[0] for line in lines if "，" in line]
        assert len(set(beginnings)) == len(beginnings), beginnings


@pytest.mark.parametrize("unit", BRANCHES)
def test_aim_and_phrase_of_a_sentence_do_not_say_the_same(unit: str) -> None:
    counts = {"发展党员": "1名", "责任书": "9份", "廉洁教育": "4次", "“三重一大”会议": "9次"}
    for sentence in section("work", facts(unit=unit, counts=counts)).split("。"):
        assert not re.search("(党员队伍|管党治党|科学决策|发展党员工作)[^，]*，.*\\1", sentence)


def test_a_long_subject_is_parted_into_paragraphs_of_like_length() -> None:
    known = facts(
        activities=[{"text": f"慰问困难群众和退休老党员甲乙丙丁{n}户"} for n in range(3, 40)]
    )
    lengths = [len(line) for line in section("work", known).splitlines()]
    assert len(lengths) > 1 and min(lengths) * 2 > max(lengths)
