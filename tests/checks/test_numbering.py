"""structure.numbering: the numbers at the heads of paragraphs go on by one, each list in one spelling."""

import pytest

from drafting.checks import numbering, structure
from tests.support.cases import HEADINGS, OUTLINE, SPEAKING, case, case_of, facts

S = SPEAKING


def found(judged):
    return [(f.text, f.suggestion) for f in numbering.check(judged)]


def lines(*marks):
    """Return run-in headings with these numbers, each with its own words."""
    return "\n".join(f"{mark}强化{chr(ord('甲') + i)}项责任。{S}" for i, mark in enumerate(marks))


def sections(*numbers, body=S):
    """Return a report whose sections have these numbers."""
    words = (heading.partition("、")[2] for heading in HEADINGS.values())
    parts = (f"{number}{word}\n{body}" for number, word in zip(numbers, words, strict=True))
    return case("\n".join(("2025年度述职报告", *parts, "以上述职，请予评议。")))


@pytest.mark.parametrize(
    ("marks", "shown", "right"),
    [
        (("（一）", "（二）", "（四）", "（五）"), "（四）", "（三）"),
        (("（一）", "（二）", "（二）", "（三）"), "（二）", "（三）"),
        (("（一）", "（二）", "（二）", "（四）"), "（二）", "（三）"),
        (("（一）", "（三）", "（二）", "（四）"), "（三）", "（二）"),
        (("（二）", "（三）"), "（二）", "（一）"),
        (("（一）", "（一）", "（二）"), "（一）", "（二）"),
        (("（一）", "（二）", "（三）", "（一）"), "（一）", "（四）"),
        (("（九）",), "（九）", "（一）"),
        (("1.", "2.", "4."), "4.", "3."),
        (("1．", "3．"), "3．", "2."),
        (("1.", "2.", "3.", "3."), "3.", "4."),
        (("（一）", "二）", "（三）"), "二）", "（二）"),
        (("（一）", "二、", "（三）"), "二、", "（二）"),
        (("（一）", "2.", "（三）"), "2.", "（二）"),
        (("（一）", "（二）", "3、"), "3、", "（三）"),
        (("1.", "（二）", "（三）"), "1.", "（一）"),
        (("1.", "2、", "3."), "2、", "2."),
        (("1.", "（2）", "3."), "（2）", "2."),
        (("（1）", "（2）", "（3）"), "（1）", "一、"),
        (("（一）", "1.", "2.", "（二）", "3.", "4."), "3.", "1."),
        (("（一）", "1.", "3.", "（二）"), "3.", "2."),
        (("（一）", "1.", "（1）", "（3）", "2.", "（二）"), "（3）", "（2）"),
        (("①", "②", "④"), "④", "③"),
        (("（九）", "（十）", "（十二）"), "（九）", "（一）"),
    ],
)  # fmt: skip
def test_flags(marks, shown, right):
    first, *others = found(case_of(work=lines(*marks)))
    assert first[0] == shown
    assert f"“{right}”" in first[1]
    assert len(others) == (marks[0] == "（九）" and len(marks) > 1)  # of two slips each is told


@pytest.mark.parametrize(
    "work",
    [
        lines("（一）", "（二）", "（三）"),
        lines("1.", "2.", "3."),
        lines("1．", "2.", "3．"),
        lines("1、", "2、", "3、"),
        lines("(一)", "（二）", "（三）"),
        lines("（一）", "1.", "2.", "（二）", "1.", "2."),
        lines("（一）", "（1）", "（2）", "（二）", "（1）"),
        lines("（一）", "1.", "（1）", "（2）", "2.", "（1）", "（2）"),
        lines("1.", "（1）", "（2）", "2."),
        lines("（一）", "①", "②", "（二）"),
        lines(*(f"（{n}）" for n in "一二三四五六七八九"), "（十）", "（十一）"),
        "主要做了两件事：\n1.抓学习。\n2.抓队伍。\n还有两个做法：\n1.抓作风。\n2.抓品牌。",
        "（一）抓学习。第一步抓好书记。（二）抓队伍。配强支委。\n（三）抓作风。严格考勤。",
        "（一）抓学习\n一是读原著。二是抓研讨。\n（二）抓队伍\n一是配支委。",
        "2025年，支部召开支委会12次。\n3月5日，慰问老党员。\n1.2万元党费全部上缴。",
        "三、四月份，组织植树。\n一、二季度各上党课1次。",
        "1.5月份开展慰问。\n2.8月份送清凉。",
        "（2025年1月至12月）开展活动。\n1、2号楼封顶。",
        "第一，抓学习。\n第三，抓队伍。",
        "**（一）抓学习。**\n## （二）抓队伍。\n- （三）抓作风。",
        "",
    ],
)
def test_passes(work):
    assert found(case_of(work=work or SPEAKING)) == []


@pytest.mark.parametrize(
    ("numbers", "shown", "right"),
    [
        (("一、", "二、", "四、", "五、"), "四、", "三、"),
        (("一、", "二、", "二、", "四、"), "二、", "三、"),
        (("一、", "二、", "三、", "三、"), "三、", "四、"),
        (("二、", "二、", "三、", "四、"), "二、", "一、"),
        (("一、", "二、", "三、", "4、"), "4、", "四、"),
        (("一、", "2.", "三、", "四、"), "2.", "二、"),
        (("一、", "（二）", "三、", "四、"), "（二）", "二、"),
        (("一、", "二、", "三.", "四、"), "三.", "三、"),
        (("1.", "2.", "3.", "5."), "5.", "4."),
    ],
)
def test_a_sections_number_is_flagged_when_all_sections_are_there(numbers, shown, right):
    ((text, suggestion),) = found(sections(*numbers))
    assert text == shown and f"“{right}”" in suggestion


@pytest.mark.parametrize(
    "numbers",
    [
        ("一、", "二、", "三、", "四、"),
        ("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 "),
        ("（一）", "（二）", "（三）", "（四）"),
        ("", "", "", ""),
        ("1.", "2.", "3.", "4."),
    ],
)
def test_any_numbering_of_the_sections_passes_that_is_in_order(numbers):
    assert found(sections(*numbers)) == []


def test_a_section_without_number_is_flagged_where_the_others_have_one():
    ((text, suggestion),) = found(sections("一、", "二、", "", "三、"))
    assert text == "存在不足" and "补上编号" in suggestion


def test_parts_may_hold_chapters_and_these_anything():
    body = "一、抓学习。\n（一）读原著。\n1.每月一读。\n二、抓队伍。\n（一）配支委。"
    judged = sections("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", body=body)
    assert found(judged) == []


@pytest.mark.parametrize("gone", list(HEADINGS))
def test_a_section_that_is_cut_is_reported_once(gone):
    parts = (f"{heading}\n{SPEAKING}" for name, heading in HEADINGS.items() if name != gone)
    judged = case("\n".join(("2025年度述职报告", *parts)))
    assert [f.section for f in structure.check(judged)] == [gone]
    assert found(judged) == []


def test_a_section_that_stands_twice_or_elsewhere_is_reported_once():
    work, highlights, shortcomings, plan = (f"{h}\n{S}" for h in HEADINGS.values())
    for order in (
        (work, shortcomings, highlights, plan),
        (work, highlights, highlights, shortcomings, plan),
    ):
        judged = case("\n".join(("2025年度述职报告", *order)))
        assert list(structure.check(judged))
        assert found(judged) == []


def test_a_gap_where_an_item_of_the_facts_is_missing_is_no_slip_of_its_own():
    given = facts(
        计划=[{"内容": name} for name in ("每月上门送学", "开设周末夜校", "建成党员活动室")]
    )
    plan = "（一）每月上门送学。\n（三）建成党员活动室。"
    assert found(case_of(given, plan=plan)) == []
    assert found(case_of(plan=plan)) != []


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        (("（一）", "（三）"), "编号从“（一）”跳到“（三）”，没有“（二）”"),
        (("（一）", "（二）", "（二）"), "编号“（二）”重复，前一条也是“（二）”"),
        (("（一）", "（二）", "（三）", "（一）"), "编号“（一）”接在“（三）”之后，次序不对"),
        (("（二）", "（三）"), "编号从“（二）”开始，前面没有“（一）”"),
        (("（一）", "（二）", "3."), "编号“3.”与同一层的“（二）”写法不一致"),
        (("（1）", "（2）"), "“一、”下面直接用“（1）”，跳过了层次"),
        (("1.", "（一）", "（二）", "2.", "（一）"), "“（一）”放在了“1.”下面，层次颠倒"),
    ],
)
def test_the_message_says_what_is_wrong(marks, message):
    assert message in [f.message for f in numbering.check(case_of(work=lines(*marks)))]


def test_a_list_in_another_spelling_than_the_rest_of_the_report_is_flagged_once():
    judged = case_of(work=lines("1.", "2.", "3."), plan=lines("1、", "2、"))
    assert found(judged) == [("1、", "改为“1.”")]


def test_the_finding_lies_in_its_section():
    (finding,) = numbering.check(case_of(plan=lines("（一）", "（三）")))
    assert finding.section == "plan" and finding.severity == "warning"


def test_a_report_of_nothing_but_wrong_numbers_is_judged_all_the_same():
    judged = case_of(work=lines(*("（二）", "3.", "（五）", "（1）") * 100))
    assert len(found(judged)) > 200


def test_a_paragraph_that_repeats_another_is_no_slip_in_numbering():
    twice = lines("（一）", "（二）").splitlines()
    assert found(case_of(work="\n".join([*twice, twice[0]]))) == []


def test_a_heading_that_lost_its_number_is_shown_itself():
    work = "（一）抓学习\n读原著。\n抓队伍\n配支委。\n（三）抓作风\n严考勤。"
    assert found(case_of(work=work)) == [("抓队伍", "请在前面补上“（二）”")]


def test_an_empty_report_has_no_numbers():
    assert found(case("")) == []
    assert OUTLINE.sections


@pytest.mark.parametrize(
    "body",
    [
        "存在三个方面的问题：一是学习不深，学用结合不紧。二是调研不多，掌握情况不细。",
        "主要抓了四项工作。第一，抓学习。第二，抓队伍。第三，抓服务。",
        "还有两个方面的差距：其一，学习不深。其二，调研不多。其三，办法不新。",
        "存在3个问题：1.学习不深。2.调研不多。",
    ],
)
def test_a_list_of_another_length_than_announced_is_told(body):
    assert len(found(case_of(work=body + S))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "存在三个方面的问题：一是学习不深。二是调研不多。三是办法不新。",
        "存在三个方面的问题，主要是学习不深、调研不多。一是老问题，二是新问题。",
        "成立3个党小组。一是抓学习。二是抓服务。",
        "从两个方面发力：一是抓学习，做到三个到位。二是抓服务。",
        "主要抓了四项工作，都有进展。",
        "做到“两个维护”。一是抓学习。二是抓服务。三是抓作风。",
    ],
)
def test_a_list_as_long_as_announced_passes(body):
    assert found(case_of(work=body + S)) == []


def test_a_section_put_in_between_with_a_number_too_high_goes_on_from_the_one_before():
    judged = sections("一、", "二、", "三、", "四、")
    text = judged.report.text.replace("四、", f"五、意见建议\n{SPEAKING}\n四、")
    (finding,) = numbering.check(case(text))
    assert finding.text == "五、" and "从“三、”跳到“五、”" in finding.message
    assert finding.suggestion.startswith("改为“四、”")
