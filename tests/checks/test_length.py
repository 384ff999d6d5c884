"""text.length: report, sections, paragraphs and sentences are neither too short nor too long."""

import pytest

from drafting.checks import length
from drafting.checks.case import Case
from drafting.report import parse_report
from tests.support.cases import HEADINGS, OUTLINE, SPEAKING, case, case_of, facts

LINE = "本人坚持把党建工作与中心工作同部署、同落实、同考核，各项任务有序推进。"  # 35 characters


def lines(count):
    return "\n".join([LINE] * count)


USUAL = {"work": lines(14), "highlights": lines(5), "shortcomings": lines(3), "plan": lines(4)}


def found(**bodies):
    return [(f.text, f.section) for f in length.check(case_of(**{**USUAL, **bodies}))]


@pytest.mark.parametrize(
    ("section", "body"),
    [
        ("work", SPEAKING),
        ("work", LINE * 2),
        ("work", "一年来工作有成效。"),
        ("work", lines(120)),
        ("highlights", "党员先锋岗。"),
        ("highlights", "（一）党员先锋岗。\n创建有成效。"),
        ("highlights", lines(60)),
        ("shortcomings", "学习不够。"),
        ("shortcomings", "一是学习不够。二是创新不够。"),
        ("shortcomings", lines(50)),
        ("plan", "继续努力。"),
        ("plan", "（一）抓学习。（二）抓队伍。（三）抓作风。"),
        ("plan", lines(60)),
    ],
)
def test_flags_a_section_at_its_heading(section, body):
    assert found(**{section: body}) == [(HEADINGS[section], section)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("坚持以学促干，" * 40 + "取得实效。", "坚持以学促干，坚持以学促干，坚持以学促干"),
        (LINE + "推进重点任务、" * 40 + "取得实效。", "推进重点任务、推进重点任务、推进重点任务"),
        ("（一）抓学习。" + "全面从严，" * 60, "全面从严，全面从严，全面从严，全面从严，"),
        (LINE * 30, "本人坚持把党建工作与中心工作同部署、同落"),
        ("一是抓学习；" * 160, "一是抓学习；一是抓学习；一是抓学习；一是"),
    ],
)
def test_flags_what_is_too_long_at_its_beginning(text, shown):
    assert found(work=f"{lines(8)}\n{text}") == [(shown, "work")]


@pytest.mark.parametrize(
    "bodies",
    [
        {},
        {"work": lines(40)},
        {"work": lines(12)},
        {"highlights": lines(3)},
        {"shortcomings": f"一是{LINE}二是学习不够。"},
        {"plan": lines(20)},
        {"work": lines(8) + "\n" + LINE * 22},
        {"work": lines(10) + "\n" + "一是抓学习、抓队伍、抓作风、抓品牌；" * 30},
        {"work": lines(10) + "\n" + "坚持以学促干，" * 30 + "见效。"},
        {"plan": "【待补】"},
        {"shortcomings": "【待补：请在要点中写明】"},
        {"plan": ""},
        {"highlights": "（一）抓融合\n（二）抓品牌"},
    ],
)
def test_passes(bodies):
    assert found(**bodies) == []


def test_a_short_report_is_flagged_at_its_title_when_no_section_is():
    assert found(work=lines(9), highlights=lines(3)) == [("2025年度述职报告", "title")]


def test_a_long_report_is_flagged_at_its_title():
    long = {"work": lines(85), "highlights": lines(40), "plan": lines(40)}
    assert found(**long) == [("2025年度述职报告", "title")]


def test_a_report_without_all_its_sections_is_not_counted():
    assert list(length.check(case("述职报告\n一、2025年工作情况\n支委会12次。\n"))) == []


def test_a_section_whose_items_are_missing_is_reported_by_these():
    given = facts(不足=[{"问题": "夜班党员补学不及时"}, {"问题": "老旧小区停车难"}])
    told = "一是夜班党员补学不及时，有的漏学。现将努力改进。"
    assert list(length.check(case_of(given, **{**USUAL, "shortcomings": told}))) == []
    assert found(shortcomings=told) == [(HEADINGS["shortcomings"], "shortcomings")]


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [(100, 200, []), (141, 200, ["这一节只有140字，太短"]), (10, 139, ["这一节有140字，太长"])],
)
def test_lengths_that_an_outline_prescribes_are_kept_to_the_letter(least, most, expected):
    plan = OUTLINE.section("plan").model_copy(
        update={"min_characters": least, "max_characters": most}
    )
    outline = OUTLINE.model_copy(
        update={"sections": (*OUTLINE.sections[:3], plan), "prescribes_lengths": True}
    )
    text = case_of(work=lines(18), **{k: v for k, v in USUAL.items() if k != "work"}).report.text
    judged = Case(parse_report(text, outline), outline)
    told = [f.message for f in length.check(judged) if f.section == "plan"]
    assert told == expected


def test_the_message_says_how_long_it_is_and_how_long_it_may_be():
    (finding,) = length.check(case_of(**{**USUAL, "plan": "继续努力，认真抓好落实。"}))
    assert finding.message == "这一节只有12字，太短"
    assert finding.suggestion == "请写得具体些，一般不少于60字"
    assert finding.severity == "warning"


def test_white_space_is_not_counted():
    assert length.count("全 年\n　召开\t12次") == 7
