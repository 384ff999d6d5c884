"""reference.similarity: sentences of last year's report or of the sample, section by section, above the limit."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.checks.case import Case
from drafting.checks.reference import check
from drafting.checks.reference.grams import masked
from drafting.report import Parts, compose_report, parse_report
from schemas.finding import Severity
from schemas.settings import Limits
from tests.support.cases import HEADINGS, OUTLINE, case_of
from tests.support.corpus import samples

OLD = (
    "支部坚持每月定主题、每季有交流，全年讲党课4次，其中本人讲2次。"
    "为解决一线党员的工学矛盾，支部把学习点设到施工楼层，利用班前时间送学12次，9名夜班党员没有一人掉队。"
    "2024年3月5日，组织18名党员到沿江社区清理河岸，清运杂物2.6吨。"
    "盯住物资验收、工程计量、劳务结算三个环节，排查廉洁风险点16个，制定防控措施24条。"
    "夜校把课堂搬进生活区，由技术骨干和党员轮流授课，全年开课22期，培训工人860余人次。"
)
FRESH = (
    "今年春天，项目迎来装饰装修高峰，支部把责任区划到每一个交叉作业面。"
    "老党员主动请缨，蹲在电梯井旁盯了整整一周。"
    "职工食堂换了新师傅，反映饭菜不合口味的少了。"
)


def report_of(**bodies):
    sections = {name: (HEADINGS[name], bodies.get(name, "从略。")) for name in HEADINGS}
    return parse_report(compose_report(Parts("述职报告", sections=sections), OUTLINE), OUTLINE)


def found(reference=None, sample=None, limit=None, given_facts=None, **bodies):
    case = case_of(given_facts, **bodies)
    limits = Limits(similarity=limit) if limit else Limits()
    judged = Case(case.report, OUTLINE, given_facts, reference, sample=sample, limits=limits)
    return [f for f in check(judged) if f.code == "reference.similarity"]


@pytest.mark.parametrize(
    "sentence",
    [
        # the same with another year, another figure, another date
        "为解决一线党员的工学矛盾，支部把学习点设到施工楼层，利用班前时间送学15次，11名夜班党员没有一人掉队。",
        "2025年4月8日，组织21名党员到沿江社区清理河岸，清运杂物3.1吨。",
        "4月，组织二十一名党员到沿江社区清理河岸，清运杂物三吨多。",
        "盯住物资验收、工程计量、劳务结算三个环节，排查廉洁风险点近20个，制定防控措施30余条。",
        "夜校把课堂搬进生活区，由技术骨干和党员轮流授课，全年开课三十期，培训工人1,200人次。",
        # with a word more, less or another
        "为了解决一线党员的工学矛盾，支部把学习点设到了施工楼层，利用班前时间送学15次，夜班党员没有一人掉队。",
        "支部紧盯物资验收、工程计量、劳务结算三个环节，排查廉洁风险点16个，制定防控措施24条。",
        "夜校把课堂搬进工人生活区，由技术骨干和党员轮流授课，共开课22期，培训工人860余人次。",
        # a clause left out, two clauses in each other's place, two sentences made one
        "为解决一线党员的工学矛盾，支部把学习点设到施工楼层，利用班前时间送学12次。",
        "清运杂物2.6吨，组织18名党员到沿江社区清理河岸。",
        "夜校把课堂搬进生活区，由技术骨干和党员轮流授课，盯住物资验收、工程计量、劳务结算三个环节，排查廉洁风险点16个。",
        # with other signs
        "盯住“物资验收、工程计量、劳务结算”三个环节；排查廉洁风险点（16个）；制定防控措施（24条）。",
        "（一）夜校把课堂搬进生活区，由技术骨干和党员轮流授课，全年开课22期，培训工人860余人次",
    ],
)
def test_a_sentence_of_last_year_is_one_whatever_its_figures(sentence):
    (finding,) = found(report_of(work=OLD), work=sentence)
    assert finding.section == "work"


def test_words_from_here_and_there_make_no_copy():
    sentence = "年内，支部结成师徒对子14对，5名青年党员牵头攻关项目。"
    far = f"组织中级以上职称党员与医生结成师徒对子18对。{OLD}安排4名青年党员牵头攻关项目，每季度评比。"
    assert found(report_of(work=far), work=sentence) == []
    near = f"{OLD}党员与医生结成师徒对子18对。安排4名青年党员牵头攻关项目，每季度评比。"
    assert len(found(report_of(work=near), work=sentence)) == 1
    assert len(found(report_of(work=OLD + sentence), work=sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        # what any report says: fixed expressions, what branches count
        "坚持以习近平新时代中国特色社会主义思想为指导，增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "全年召开支委会12次、支部党员大会4次、党小组会24次，讲党课4次。",
        "全年讲党课5次，其中本人讲3次。",
        "严格落实“三会一课”制度，开展主题党日12次。",
        "主要存在以下三个方面的问题：",
        "下一步，重点做好以下几个方面的工作。",
        # the same subject told anew
        "夜班工人最盼学技术，党员电工把实操课开到了配电房，学完就能上手。",
        "清理河岸的老传统没有丢，今年支部把阵地移到了高架桥下，种上了月季。",
        "工程款支付是廉洁风险最高的一环，支部请审计部门列席每一次分包结算会。",
        "班前学习从5分钟加到一刻钟，改由工人出题、党员来答。",
        "物资验收推行双人签字，供货商当场留影存档。",
        "劳务结算公开上墙，工人扫码就能查到自己的工时。",
        "沿江社区成了支部的共建伙伴，双方互派了联络员。",
    ],
)
def test_what_every_report_says_or_this_one_anew(sentence):
    old = report_of(work=OLD + "全年召开支委会10次、支部党员大会4次。主要存在以下三个方面的问题：")
    assert found(old, work=sentence) == []


def test_the_share_of_each_section_is_held_against_the_limit():
    reference = report_of(work=OLD)
    first, second, third = OLD.split("。")[1:4]
    one_of_four = f"{first}。{FRESH}"
    two_of_five = f"{first}。{second}。{FRESH}"
    assert found(reference, work=one_of_four) == []
    (finding,) = found(reference, work=two_of_five)
    assert "5 句里有 2 句（40%）" in finding.message and "超过了 30%" in finding.message
    assert found(reference, work=two_of_five, limit=0.4) == []
    assert len(found(reference, work=two_of_five, limit=0.39)) == 1
    assert len(found(reference, work=two_of_five, plan=f"{third}。")) == 2


def test_one_sentence_alone_is_chance_unless_it_is_all_there_is():
    reference = report_of(work=OLD)
    one = OLD.split("。")[1] + "。"
    assert found(reference, work=one + FRESH.split("。", maxsplit=1)[0] + "。") == []
    assert len(found(reference, work=one)) == 1


def test_it_does_not_matter_in_which_section_last_year_had_it():
    (finding,) = found(report_of(plan=OLD), highlights=OLD)
    assert finding.section == "highlights"


def test_the_finding_shows_the_first_sentence_and_waits_for_a_person():
    (finding,) = found(report_of(work=OLD), work=FRESH + OLD)
    assert finding.severity is Severity.ACKNOWLEDGE
    assert finding.text == OLD[: len(finding.text)] and 20 < len(finding.text) <= 40
    assert "“支部坚持每月定主题、每季有交流，全年讲党课4次…”" in finding.message
    assert "与去年的报告相同" in finding.message


def test_its_id_stays_while_the_section_is_worked_on():
    reference = report_of(work=OLD)
    (before,) = found(reference, work=OLD)
    (after,) = found(
        reference, work=FRESH.split("。", maxsplit=1)[0] + "。" + OLD, highlights=FRESH
    )
    assert before.id == after.id


def test_sentences_of_the_sample_count_the_same_way():
    (finding,) = found(sample=report_of(work=OLD), work=OLD)
    assert "与范文相同" in finding.message
    first, second = OLD.split("。")[1:3]
    reference, sample = report_of(work=f"{first}。"), report_of(work=f"{second}。")
    (finding,) = found(reference, sample, work=f"{first}。{second}。{FRESH}")
    assert "5 句里有 2 句" in finding.message and "与去年的报告、范文相同" in finding.message
    assert found(reference, None, work=f"{first}。{second}。{FRESH}") == []


def test_how_last_years_problems_were_put_right_may_quote_them():
    problems = (
        "理论学习不够系统，学习内容安排偏重应时应景，学用结合还不紧。"
        "党建品牌特色不够鲜明，没有形成统一的品牌内涵和推进机制。"
    )
    reference = report_of(shortcomings=problems)
    told = f"上年度述职查摆的问题逐项整改。{problems}"
    assert found(reference, work=told) == []
    assert len(found(reference, shortcomings=problems)) == 1
    assert len(found(report_of(work=problems), work=told)) == 1


def test_headings_are_in_the_manner_of_last_year():
    headings = "（一）抓理论武装，在学深悟透上下功夫。{}\n（二）抓组织生活，在严肃认真上下功夫。{}"
    first, second = FRESH.split("。")[:2]
    old = headings.format(OLD, OLD)
    assert found(report_of(work=old), work=headings.format(f"{first}。", f"{second}。")) == []


def test_items_that_are_only_a_heading_count():
    old = "（一）驾驶员早出晚归，集中学习难组织\n（二）党员先锋作用发挥不平衡，激励约束机制不完善"
    assert len(found(report_of(shortcomings=old), shortcomings=old)) == 1


def test_without_last_years_report_and_sample_nothing_is_said():
    assert found(work=OLD) == []


def test_no_two_reports_of_different_branches_are_alike():
    reports = [parse_report(sample.text, OUTLINE) for sample in samples()[:16]]
    for one, other in permutations(reports, 2):
        codes = [finding.code for finding in check(Case(one, OUTLINE, None, other))]
        assert "reference.similarity" not in codes


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_every_section_of_last_years_report_with_other_figures_is_found(sample):
    report = parse_report(sample.text, OUTLINE)
    last = sample.text.translate(str.maketrans("0123456789", "3456789012"))
    case = Case(report, OUTLINE, sample.facts, parse_report(last, OUTLINE))
    found = {f.section for f in check(case) if f.code == "reference.similarity"}
    assert found == {section.id for section in report.sections}


@settings(max_examples=60)
@given(
    st.from_regex(
        "[0-9]{1,3}([,.][0-9]{1,3})?|[一二三四五六七八九十百千万两余近]{1,5}", fullmatch=True
    )
)
def test_any_number_is_masked_like_any_other(number):
    assert masked(f"走访职工{number}户，解决难题。") == masked("走访职工3户，解决难题。")
