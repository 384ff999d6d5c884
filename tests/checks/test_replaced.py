"""Words of an item in whose place the report has others: how often, where, and what is called by a name in quotes."""

import pytest

from drafting.checks.facts import check
from tests.support.cases import case_of, facts

VISIT = "讲授党课4次，联系外科诊区，每周到诊区1次"
CLINIC = "3月5日组织“学雷锋”义诊，为青柳社区居民义诊280人次"
HEALTH = "与双河乡卫生院党支部开展结对共建6次"
TALK = "邀请党校教师李文涛讲授“五四”精神专题党课"
NIGHT = {"标题": "“夜间门诊”方便上班族", "内容": "开设专科5个"}


def told(kind, item, section="work", **bodies):
    given = facts(**{kind: [item if isinstance(item, dict) else {"text": item}]})
    ((section, sentence),) = bodies.items() if bodies else ((section, ""),)
    return [f.text for f in check(case_of(given, **{section: sentence})) if f.text]


@pytest.mark.parametrize(
    ("kind", "item", "sentence", "text"),
    [
        ("履职", VISIT, "讲授党课4次，联系内科诊区，每周到诊区1次。", "内科诊区"),
        ("履职", VISIT, "讲授党课4次，联系外科诊区，每月到诊区1次。", "每月"),
        ("履职", "每季度到工地走访职工一次", "本人每半年到工地走访职工一次。", "每半年"),
        ("活动", CLINIC, "3月5日组织“学雷锋”义诊，为清柳社区居民义诊280人次。", "清柳社区"),
        ("活动", CLINIC, "3月5日组织“学雷锋”义诊，为东湖社区居民义诊280人次。", "东湖社区"),
        ("活动", HEALTH, "党支部与石桥乡卫生院党支部开展结对共建6次。", "石桥乡卫生院"),
        ("活动", HEALTH, "党支部与双河镇卫生院党支部开展结对共建6次。", "双河镇卫生院"),
        ("活动", "组织党员抢通北坡站区水害", "7月，组织党员抢通柳河站区水害。", "柳河站区"),
        ("活动", "9月到向阳小学开展安全教育活动", "9月到红星小学开展安全教育活动。", "红星小学"),
        ("活动", "在人民广场摆摊宣传节水知识", "在文化广场摆摊宣传节水知识。", "文化广场"),
        ("活动", "到南王庄村帮助整理档案", "8月，到北王庄村帮助整理档案。", "北王庄村"),
        ("活动", "请消防大队来讲森林防火知识", "请公安大队来讲森林防火知识。", "公安大队"),
        ("活动", "技能比武，党员拿了5个第一", "举办技能比武，党员拿了5个第二。", "第二"),
        ("活动", "参加全市技能竞赛，获得二等奖", "参加全市技能竞赛，获得一等奖。", "一等奖"),
        (
            "活动",
            TALK,
            "邀请党校教师王晓琳讲授“五四”精神专题党课。",
            "王晓琳",
        ),
        (
            "活动",
            "九九重阳节上门慰问老党员赵德海同志",
            "九九重阳节上门慰问老党员孙玉梅同志。",
            "孙玉梅",
        ),
    ],
)
def test_what_the_report_has_in_the_place_of_a_word_is_told(kind, item, sentence, text):
    assert told(kind, item, work=sentence) == [text]


@pytest.mark.parametrize(
    ("kind", "item", "sentence"),
    [
        ("履职", VISIT, "讲授党课4次，联系外科诊区，每周到诊区1次。"),
        ("履职", VISIT, "我联系外科诊区，坚持每周到诊区1次，讲授党课4次；每月走访科室。"),
        ("履职", VISIT, "讲授党课4次，联系外科诊区，每周到诊区1次。每月参加晨会，联系困难职工。"),
        ("履职", "建立台账，每月联系1次", "建立台账，每月至少联系1次。每周联系困难职工。"),
        ("活动", CLINIC, "3月5日，“学雷锋”义诊队走进青柳社区，居民义诊280人次。"),
        ("活动", CLINIC, "3月5日组织“学雷锋”义诊，为社区居民义诊280人次。"),
        ("活动", HEALTH, "党支部和双河乡卫生院党支部结对，开展共建6次。"),
        ("活动", "到东岭村开展助农直播", "7月，党员们到东岭村开展助农直播。"),
        ("活动", "“七一”前夕赴老粮站旧址开展传统教育", "28名党员赴老粮站旧址开展传统教育。"),
        (
            "活动",
            "“弘扬科学家精神”主题党日，融入建所史教育",
            "“弘扬科学家精神”主题党日，围绕建所史学习。",
        ),
        ("活动", "走访困难职工，走进社区宣讲", "走访困难党员，走进校区、社区宣讲。"),
        ("活动", "到南王庄村帮助整理档案", "走进南王庄村，到村里帮助整理档案。"),
        ("活动", "到王庄村小学开展支教", "支部到王庄村小学开展支教，到李庄村小学参观。"),
        ("活动", "技能比武，党员拿了5个第一", "举办技能比武，党员拿到第一5个，第二名2个。"),
        ("活动", "参加第一期培训班", "参加了第一期培训班，又参加第二期培训班。"),
        ("活动", TALK, "邀请党校李文涛老师讲授“五四”精神专题党课，教师代表讲授体会。"),
        ("活动", TALK, "邀请党校教师李文滔讲授“五四”精神专题党课。"),  # a slip, told as that
        ("活动", TALK, "邀请党校教师来支部讲授“五四”精神专题党课。"),
        ("活动", "“安全生产月”活动", "开展“安全生产月”主题活动，“平安”活动有声有色。"),
    ],
)
def test_other_words_for_the_same_are_none(kind, item, sentence):
    assert told(kind, item, work=sentence) == []


def test_a_name_in_quotes_is_the_one_of_the_item():
    known = "（二）“周末门诊”方便上班族。开设夜间门诊专科5个。"
    assert told("亮点", NIGHT, highlights=known) == ["周末门诊"]
    for same in ("“夜间门诊”方便上班族。“智慧门诊”方便老人。", "夜间门诊方便上班族，开设专科5个。"):
        assert told("亮点", NIGHT, highlights=same) == []


def test_a_slip_in_a_name_in_quotes_is_told_as_that():
    desk = {"标题": "“秦小满服务台”点亮车站", "内容": "接待旅客2万人次"}
    assert told("亮点", desk, highlights="“秦满服务台”点亮车站，接待旅客2万人次。") == []


def test_what_another_fact_has_is_nobody_elses():
    given = facts(活动=[{"text": "到青柳社区开展义诊"}, {"text": "到东湖社区开展义诊"}])
    sentence = "到青柳社区开展义诊，到东湖社区开展义诊。"
    assert list(check(case_of(given, work=sentence))) == []
    (finding,) = check(case_of(given, work="到青柳社区开展义诊，到东河社区开展义诊。"))
    assert (finding.text, finding.fact) == ("东河社区", "活动.2")
    assert finding.message.endswith("与要点不符：报告写“东河社区”，要点是“东湖社区”")
