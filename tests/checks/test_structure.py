"""structure.*: every section of the outline once, in order, and with a text."""

import pytest

from drafting.checks import structure
from drafting.report import Parts, compose_report
from tests.support.cases import HEADINGS, OUTLINE, SPEAKING, case, case_of


def text_of(*sections):
    """Return a report with these (heading, body) in this order."""
    lines = [line for heading, body in sections for line in (heading, body) if line]
    return "\n".join(["2025年度述职报告", "现将情况报告如下。", *lines, "以上述职，请予评议。"])


def found(text):
    return [(f.code.removeprefix("structure."), f.section) for f in structure.check(case(text))]


W, H, S, P = ((heading, SPEAKING) for heading in HEADINGS.values())


@pytest.mark.parametrize(
    "sections",
    [
        (W, H, S, P),
        (("一、履职情况", SPEAKING), ("二、特色工作", SPEAKING), ("三、存在问题", SPEAKING), ("四、努力方向", SPEAKING)),
        (("工作情况", SPEAKING), ("工作亮点", SPEAKING), ("存在问题", SPEAKING), ("下一步打算", SPEAKING)),
        (W, H, ("三、存在不足", "1.学习不够\n2.融合不够"), P),
        (W, H, ("三、存在不足：", "一是学习不够。"), P),
        (W, H, ("三、存在不足：一是学习不够。", ""), P),
        (W, H, S, ("四、廉洁自律情况", SPEAKING), ("五、下一步工作计划", SPEAKING)),
        (W, H, S, ("四、问题的原因", SPEAKING), ("五、下一步工作计划", SPEAKING)),
        (W, H, ("三、存在不足", "（一）学习不够\n满足于完成任务。"), P),
        (W, H, ("三、存在不足", "（一）学习不够。满足于完成任务。"), P),
        (W, H, ("三、存在不足", "【待补】"), P),
        (("一、工作情况", "（一）存在问题整改情况。已整改。"), H, S, P),
    ],
)  # fmt: skip
def test_passes(sections):
    assert found(text_of(*sections)) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((H, S, P), [("section-missing", "work")]),
        ((W, S, P), [("section-missing", "highlights")]),
        ((W, H, P), [("section-missing", "shortcomings")]),
        ((W, H, S), [("section-missing", "plan")]),
        ((W,), [("section-missing", name) for name in ("highlights", "shortcomings", "plan")]),
        ((W, H, ("三、存在不足及下一步打算", SPEAKING)), [("section-missing", "plan")]),
        ((W, S, H, P), [("section-order", "highlights")]),
        ((H, W, S, P), [("section-order", "work")]),
        ((W, P, H, S), [("section-order", "plan")]),
        ((W, H, H, S, P), [("section-duplicate", "highlights")]),
        ((W, H, S, P, S), [("section-duplicate", "shortcomings")]),
        ((W, H, ("三、存在不足", ""), P), [("section-empty", "shortcomings")]),
        ((W, H, S, ("四、下一步工作计划", "")), [("section-empty", "plan")]),
        ((W, ("二、特色亮点", "（一）抓融合\n（二）抓品牌"), S, P), [("section-empty", "highlights")]),
        ((("一、工作情况", "　"), H, S, P), [("section-empty", "work")]),
    ],
)  # fmt: skip
def test_flags(sections, expected):
    assert found(text_of(*sections)) == expected


def test_a_missing_section_is_placed_behind_the_one_before_it():
    judged = case(text_of(W, S, P))
    (finding,) = structure.check(judged)
    assert judged.report.text[: finding.start].endswith(SPEAKING)
    assert judged.report.text[finding.start :].startswith("\n三、存在不足")
    assert finding.message == "缺少“党建工作特色、亮点”一节"
    assert "“一、2025年度抓党建工作情况”一节之后" in finding.suggestion


def test_a_first_section_that_is_missing_is_placed_behind_the_opening():
    judged = case(text_of(H, S, P))
    (finding,) = structure.check(judged)
    assert judged.report.text[: finding.start].endswith("现将情况报告如下。")


def test_a_heading_with_two_meanings_is_said_to_be_one():
    (finding,) = structure.check(case(text_of(W, H, ("三、存在不足及下一步打算", SPEAKING))))
    assert "合写在标题“三、存在不足及下一步打算”之下" in finding.message


def test_the_other_findings_show_the_heading():
    (finding,) = structure.check(case(text_of(W, S, H, P)))
    assert finding.text == H[0]


def test_an_empty_report_lacks_every_section():
    assert found("") == [("section-missing", spec.id) for spec in OUTLINE.sections]


def test_a_composed_report_passes():
    assert list(structure.check(case_of())) == []
    assert (
        found(
            compose_report(Parts(sections=dict(zip(HEADINGS, (W, H, S, P), strict=True))), OUTLINE)
        )
        == []
    )


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("二、主要做法和成效", "标题“二、主要做法和成效”看不出是不是这一节"),
        ("二、几点体会", "标题“二、几点体会”看不出是不是这一节"),
        ("二、抓实“红色代办”工作", "标题“二、抓实‘红色代办’工作”看不出是不是这一节"),
    ],
)
def test_a_heading_that_was_reworded_is_named(heading, told):
    (finding,) = structure.check(case(text_of(W, (heading, SPEAKING), S, P)))
    assert told in finding.message and finding.section == "highlights"
    assert "请把标题改为“二、党建工作特色、亮点”一类的说法" in finding.suggestion


def test_a_heading_that_can_only_be_the_one_that_is_missing_is_that():
    assert list(structure.check(case(text_of(W, ("二、“红色代办”叫得响", SPEAKING), S, P)))) == []


def test_where_no_other_heading_stands_the_section_is_to_be_written():
    (finding,) = structure.check(case(text_of(W, S, P)))
    assert finding.message == "缺少“党建工作特色、亮点”一节"
    assert finding.suggestion.startswith("请在“一、2025年度抓党建工作情况”一节之后补写")
