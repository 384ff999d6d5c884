"""facts.*: an item counts as present in other words too, but not where it does not belong."""

import pytest

from drafting.checks import facts as check_facts
from tests.support.cases import case_of, facts

CODES = {
    "活动": "facts.activity-missing", "荣誉": "facts.honour-missing", "履职": "facts.duty-missing",
    "亮点": "facts.highlight-missing", "不足": "facts.shortcoming-missing", "计划": "facts.plan-missing",
    "去年整改": "facts.rectification-missing",
}  # fmt: skip
HOMES = {"亮点": "highlights", "不足": "shortcomings", "计划": "plan"}


def found(kind, item, text, section=None):
    given = facts(**{kind: [item if isinstance(item, dict) else {"text": item}]})
    judged = case_of(given, **{section or HOMES.get(kind, "work"): text})
    return [finding.code for finding in check_facts.check(judged)]


PRESENT = [
    ("活动", {"名称": "消防应急演练"}, "6月，组织45人开展消防应急演练，检验了预案。"),
    ("活动", {"名称": "消防应急演练"}, "6月，组织45人进行消防应急疏散演练。"),
    ("活动", "3月开展“学雷锋”志愿服务，32人参加", "3月5日，32名党员开展学雷锋志愿服务。"),
    ("活动", "3月开展“学雷锋”志愿服务，32人参加", "春季，开展 “学雷锋” 志愿服务活动。"),
    ("活动", "6月，组织党员到烈士陵园祭扫", "清明前后，组织党员前往烈士陵园开展祭扫。"),
    ("活动", {"名称": "“安全生产月”知识竞赛"}, "开展安全生产月活动。其间举办知识竞赛。"),
    (
        "荣誉",
        "公司“先进基层党组织”（2025年7月，公司党委）",
        "7月，被公司党委授予“先进基层党组织”称号。",
    ),
    ("荣誉", {"名称": "市级“青年文明号”"}, "项目部获评市级青年文明号。"),
    ("履职", "讲党课2次，联系一线班组3个", "我讲党课2次，联系一线班组3个。"),
    ("履职", "书记讲党课2次", "我带头讲党课2次。"),
    (
        "履职",
        "党支部书记带头讲党课2次，联系一线班组3个",
        "本人为党员讲党课2次，坚持联系一线班组3个。",
    ),
    ("履职", "与班子成员、支部委员谈心谈话12人次", "本人主动与班子成员和支部委员谈心谈话12人次。"),
    (
        "亮点",
        {"标题": "创新“七一”重温入党誓词方式"},
        "一是创新“七一”重温入党誓词方式。组织党员抄写誓词。",
    ),
    ("亮点", {"标题": "创新“七一”重温入党誓词方式"}, "“七一”前夕，支部创新重温入党誓词的方式。"),
    ("不足", "党建与生产经营融合不够：对重点难点问题研究不深", "一是党建与生产经营融合不够。"),
    ("不足", {"问题": "理论学习不够系统"}, "（一）理论学习不够系统。满足于读文件。"),
    (
        "计划",
        {"内容": "深化“党建+生产”，全年攻关不少于3项"},
        "持续深化“党建+生产”融合，全年攻关不少于3项。",
    ),
    ("去年整改", {"问题": "理论学习不够系统"}, "针对去年理论学习不够系统的问题，建立清单。"),
    ("荣誉", "合作社拿了市级“示范社”", "合作社获市级“示范社”称号。"),
    ("荣誉", "张伟班长得了市五一劳动奖章", "张伟班长获得市五一劳动奖章。"),
    (
        "荣誉",
        "李春梅被市总工会评为“五一劳动奖章”获得者（4月）",
        "李春梅荣获市总工会“五一劳动奖章”。",
    ),
    (
        "荣誉",
        "运维二班在公司班组建设评比中被评选为“示范班组”",
        "公司授予运维二班“示范班组”称号。",
    ),
    ("活动", "九月十八日防抢演练，全体员工46人", "9月18日开展防抢演练，全体员工46人参加。"),
    ("计划", "明年义诊20场", "支部将于明年开展义诊20场。"),
]

ABSENT = [
    ("活动", {"名称": "消防应急演练"}, "6月，组织党员参加应急救护培训。"),
    ("活动", "得到“老张调解室”认可", "支部开展主题党日。"),
    ("荣誉", "合作社拿了市级“示范社”", "合作社示范带动农户增收。"),
    ("荣誉", "李春梅被市总工会评为“五一劳动奖章”获得者", "张立国荣获“五一劳动奖章”。"),
    ("荣誉", "陈知远被评为优秀律师", "马国平被评为优秀律师。"),
    ("荣誉", "李春梅被市总工会评为“五一劳动奖章”获得者", "李春梅力争荣获“五一劳动奖章”。"),
    ("荣誉", "李春梅被市总工会评为“五一劳动奖章”获得者", "李春梅学习“五一劳动奖章”事迹。"),
    ("计划", "明年义诊20场", "明年，支部将开展主题党日。"),
    ("活动", "3月开展“学雷锋”志愿服务，32人参加", "3月召开支委会，32人参加主题党日。"),
    ("活动", "6月，组织党员到烈士陵园祭扫", "6月，组织党员开展主题党日。"),
    ("活动", {"名称": "“安全生产月”知识竞赛"}, "全年安全生产形势平稳，党员学习党的知识。"),
    (
        "荣誉",
        "公司“先进基层党组织”（2025年7月，公司党委）",
        "7月，公司党委召开大会，党组织不断加强。",
    ),
    ("荣誉", {"名称": "市级“青年文明号”"}, "项目青年积极参加文明创建。"),
    ("履职", "讲党课2次，联系一线班组3个", "支部坚持每月学习。"),
    ("履职", "讲授党课2次，带头参加所在党小组学习9次", "全年共讲授党课5次。"),
    ("履职", "书记讲党课2次", "我带头参加学习。"),
    ("履职", "与班子成员、支部委员谈心谈话12人次", "本人主动与职工交流，化解矛盾。"),
    ("亮点", {"标题": "创新“七一”重温入党誓词方式"}, "一是开展党员先锋岗创建。"),
    ("不足", "党建与生产经营融合不够：对重点难点问题研究不深", "一是理论学习不够系统。"),
    ("不足", {"问题": "理论学习不够系统"}, "（一）党建品牌不够鲜明。"),
    ("计划", {"内容": "深化“党建+生产”，全年攻关不少于3项"}, "加强理论学习。"),
    ("去年整改", {"问题": "理论学习不够系统"}, "针对去年品牌不够鲜明的问题，统一了标识。"),
]


@pytest.mark.parametrize(("kind", "item", "text"), PRESENT)
def test_passes(kind, item, text):
    assert found(kind, item, text) == []


@pytest.mark.parametrize(("kind", "item", "text"), ABSENT)
def test_flags(kind, item, text):
    assert found(kind, item, text) == [CODES[kind]]


@pytest.mark.parametrize("kind", HOMES)
def test_a_judgement_counts_only_in_its_own_section(kind):
    assert found(kind, "坚持抓实班组安全教育", "坚持抓实班组安全教育。", section="work") == [
        CODES[kind]
    ]


@pytest.mark.parametrize("kind", ["活动", "荣誉", "履职", "去年整改"])
@pytest.mark.parametrize("section", ["work", "highlights", "shortcomings", "plan"])
def test_what_was_done_counts_anywhere(kind, section):
    assert found(kind, "坚持抓实班组安全教育", "坚持抓实班组安全教育。", section=section) == []


def test_an_honour_whose_person_has_another_name_is_there():
    honour = "党员律师陈知远获评县优秀法律援助律师"
    assert found("荣誉", honour, "党员律师陈志远获评县优秀法律援助律师。") == []
    assert found("荣誉", honour, "党员律师下沉一线，为村民答疑。") == [CODES["荣誉"]]


def test_words_that_stand_far_apart_do_not_count():
    scattered = (
        "组织消防。\n"
        + "支部召开会议。\n" * 3
        + "应急预案完备。\n"
        + "支部召开会议。\n" * 3
        + "举行急救演练。"
    )
    assert found("活动", {"名称": "消防应急演练"}, scattered) == [CODES["活动"]]


def test_a_finding_says_what_is_missing_where_it_stands_and_what_to_do():
    given = facts(不足=[{"问题": "理论学习不够系统"}]).with_places({"不足.1": "要点.md 第12行"})
    judged = case_of(given)
    (finding,) = check_facts.check(judged)
    assert finding.fact == "不足.1"
    assert finding.section == "shortcomings"
    assert "“理论学习不够系统”（要点.md 第12行）" in finding.message
    assert "“三、存在不足”一节" in finding.suggestion
    assert judged.report.text[finding.start :].startswith("\n四、下一步工作计划")


def test_nothing_is_asked_that_the_facts_do_not_have():
    assert list(check_facts.check(case_of(facts()))) == []
    assert list(check_facts.check(case_of(None))) == []


RECTIFIED = {"问题": "村务公开不及时", "措施": "改为每季度公示"}
KEPT = [
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，此项整改已经完成。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，已整改到位并长期坚持。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示。整改已全部完成。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，已完成整改。另有停车难的问题基本解决。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，目前已销号。"),
    ("基本完成", "针对村务公开不及时的问题，改为每季度公示，目前已基本完成整改。"),
    ("基本完成", "针对村务公开不及时的问题，改为每季度公示，已完成公示4次，整改基本到位。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，这项整改将长期坚持。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，已经完成并长期坚持。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，已整改到位，今后将持续抓好。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，目前仍在坚持。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示，整改还未完成。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示，目前正在整改。"),
]
CONTRADICTED = [
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，{此项整改基本完成}。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，{目前整改尚未完成}。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，{目前正在推进}。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示。{目前已基本完成整改}。"),
    ("已完成", "针对村务公开不及时的问题，改为每季度公示，{基本解决}。"),
    ("基本完成", "针对村务公开不及时的问题，改为每季度公示，{此项整改已经完成}。"),
    ("基本完成", "针对村务公开不及时的问题，改为每季度公示，{现已完成整改}。"),
    ("基本完成", "针对村务公开不及时的问题，改为每季度公示，{整改没有完成}。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，{此项整改尚未完成}。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，{现已完成整改}。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示。{此项整改已经完成}。"),
    ("长期坚持", "针对村务公开不及时的问题，改为每季度公示，{目前已基本解决}。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示，{整改已完成}。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示，{已全部解决}。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示，{已整改到位}；效果较好。"),
    ("未完成", "针对村务公开不及时的问题，改为每季度公示。{此项整改基本到位}。"),
]


def outcomes(given, text, *others):
    known = facts(去年整改=[{**RECTIFIED, "结果": given}, *others])
    return [(f.code, f.text, f.message) for f in check_facts.check(case_of(known, work=text))]


@pytest.mark.parametrize(("given", "text"), KEPT)
def test_an_outcome_as_the_facts_give_it_or_none_passes(given, text):
    assert outcomes(given, text) == []


@pytest.mark.parametrize(("given", "marked"), CONTRADICTED)
def test_an_outcome_that_the_facts_deny_is_found(given, marked):
    clause = marked[marked.index("{") + 1 : marked.index("}")]
    assert outcomes(given, marked.replace("{", "").replace("}", "")) == [
        (
            "facts.rectification-missing",
            clause,
            f"去年整改“村务公开不及时”的结果，要点里是“{given}”",
        )
    ]


def test_the_outcomes_of_two_problems_in_one_sentence_are_not_told_apart():
    other = {"问题": "党员年龄偏大", "措施": "培养青年骨干", "结果": "基本完成"}
    text = "村务公开不及时改为每季度公示已完成，党员年龄偏大通过培养青年骨干基本解决。"
    assert outcomes("已完成", text, other) == []
