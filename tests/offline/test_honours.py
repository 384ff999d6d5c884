"""Whose an honour is reads naturally, and nobody gets that of another."""

import re

import pytest

from tests.support.composed import facts, section


def told(*honours: dict[str, str] | str, **given: object) -> str:
    items = [h if isinstance(h, dict) else {"text": h} for h in honours]
    return section("work", facts(honours=items, **given))


@pytest.mark.parametrize(
    ("honour", "words"),
    [
        ("门诊药房 市级“巾帼文明岗”", "门诊药房荣?获得?市级“巾帼文明岗”"),
        ("大堂经理林小燕 省行服务明星", "大堂经理林小燕荣?获得?省行服务明星称号"),
        ("会计王秀兰 县“优秀村干部”", "会计王秀兰荣?获得?县“优秀村干部”称号"),
        ("护士长周敏 区“最美护士”", "护士长周敏荣?获得?区“最美护士”称号"),
        ("语文组周老师 省优质课一等奖", "语文组周老师荣?获得?省优质课一等奖"),
        ("带电班 省“工人先锋号”", "带电班荣?获得?省“工人先锋号”"),
        ("公司得了市级“两新示范点”", "公司荣?获得?市级“两新示范点”称号"),
        ("合作社拿了市级“示范社”，奖金2万元", "合作社荣?获得?市级“示范社”[^，]*，奖金2万元"),
        ("张伟班长拿了市五一劳动奖章", "张伟班长荣?获得?市五一劳动奖章"),
        ("今年评上了“文明村”", "(?<!今年)获得?“文明村”"),
        ("县妇联授予支部“巾帼文明岗”", "支部获得?县妇联授予的?“巾帼文明岗”称号"),
        ("县教育局授予张敏“优秀教师”称号", "张敏获得?县教育局授予的?“优秀教师”称号(?!称号)"),
        ("县教育局授予学校“文明校园”", "学校获得?县教育局授予的?“文明校园”称号"),
        ("项目部：省“工人先锋号”", "项目部荣?获得?省“工人先锋号”称号"),
        # not sure: as it was typed
        ("公司：安全生产先进集体", "荣誉有公司，安全生产先进集体"),
        ("县教育局：省级文明单位", "荣誉有县教育局，省级文明单位"),
        ("市第一小学：省级文明校园", "荣誉有市第一小学，省级文明校园"),
        ("机关 先进党支部", "荣誉有机关，先进党支部"),
    ],
)
def test_who_got_it_is_the_subject(honour: str, words: str) -> None:
    assert re.search(words, told(honour))


def test_the_branch_s_own_honours_stand_before_those_of_others() -> None:
    text = told("陈静 校“优秀党务工作者”", "市级“先进党支部”", "省“模范职工之家”")
    assert text.index("先进党支部") < text.index("陈静")
    assert text.index("模范职工之家") < text.index("陈静")


def test_an_honour_with_a_comma_is_a_sentence_of_its_own() -> None:
    text = told("市级“先进党支部”", "机关 先进党支部", "县“文明村”", "拿了“先进”，奖金500元")
    assert "；" not in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("title", "by", "words"),
    [
        ("县委“红旗党支部”", "县委", "获得?县委“红旗党支部”称号"),
        ("集团公司“先进党支部”", "集团公司党委", "集团公司党委授予的?“先进党支部”称号"),
        ("市级“青年文明号”", "针灸科", "针灸科荣?获得?市级“青年文明号”称号"),
        ("市级“青年文明号”", "团市委", "团市委授予的?市级“青年文明号”称号"),
        ("县“优秀教师”", "县教育科", "县教育科授予"),
    ],
)
def test_the_giver_is_named_once_and_is_large_enough_to_give(
    title: str, by: str, words: str
) -> None:
    assert re.search(words, told({"title": title, "awarded_by": by, "time": "2025年7月"}))


@pytest.mark.parametrize(
    ("honour", "words"),
    [
        ("区委老干部局6月授予“示范党支部”", "6月(?:由|获得?)区委老干部局授予的?“示范党支部”称号"),
        ("县总工会6月授予“工人先锋号”", "6月(?:由|获得?)县总工会授予的?“工人先锋号”称号"),
        ("县委授予“先进党支部”称号", "获得?县委授予的?“先进党支部”称号(?!称号)"),
        ("市委授予市级“先进党支部”，奖金500元", "市委授予的?市级“先进党支部”称号，奖金500元"),
        ("市委宣传部：学雷锋示范点", "获得?市委宣传部授予的?学雷锋示范点称号"),
        ("省文旅厅：“文明旅游示范单位”", "获得?省文旅厅授予的?“文明旅游示范单位”称号"),
        ("被县委授予“先进党支部”", "，被县委授予“先进党支部”"),
    ],
)
def test_who_gave_it_is_said_with_a_verb(honour: str, words: str) -> None:
    assert re.search(words, told(honour))


def test_the_year_of_a_title_stays_in_it() -> None:
    assert re.search("获得?2025年度质量标杆企业称号", told("2025年度质量标杆企业"))
    assert re.search("于?2025年6月荣?获得?先进党支部称号", told("2025年6月先进党支部"))


def test_only_the_first_sentence_says_that_honours_follow() -> None:
    dated = [{"title": f"“先进集体{n}”", "time": f"2025年{n}月"} for n in range(1, 10)]
    assert told(*dated).count("荣誉方面") <= 1
