"""facts.honour-missing: an honour of the facts is told as one of the same level, giver and winner."""

import pytest

from drafting.checks.awards import check
from tests.support.cases import case_of, facts

STATION = "门诊药房获市级“巾帼文明岗”（2025年3月，市妇联）"
BRANCH = {"名称": "公司“标杆党支部”", "时间": "2025年7月", "授予单位": "集团公司党委"}
PLAIN = "先进党支部（2025年7月，县委组织部）"
MEDAL = "李春梅被市总工会评为“五一劳动奖章”获得者（4月）"
SKILLED = {"名称": "李春梅 全国乳品行业技术能手", "授予单位": "中国乳制品工业协会"}
MODEL = {"名称": "“文明旅游示范单位”", "授予单位": "省文旅厅"}
LINE = {"名称": "“安全标准线”", "授予单位": "车务段党委"}


def told(honour, sentence, section="work"):
    item = honour if isinstance(honour, dict) else {"text": honour}
    return [f.text for f in check(case_of(facts(荣誉=[item]), **{section: sentence}))]


@pytest.mark.parametrize(
    ("honour", "sentence", "text"),
    [
        (STATION, "门诊药房获省级“巾帼文明岗”（2025年3月，市妇联）。", "省级"),
        (STATION, "门诊药房获全国“巾帼文明岗”称号。", "全国"),
        (STATION, "门诊药房荣获2025年度省“巾帼文明岗”称号。", "省"),
        (STATION, "门诊药房获市级“巾帼文明岗”（2025年3月，县妇联）。", "县妇联"),
        (STATION, "门诊药房被县妇联授予“巾帼文明岗”称号。", "县妇联"),
        (STATION, "门诊药房被市总工会评为“巾帼文明岗”。", "市总工会"),
        (STATION, "门诊收费处获市级“巾帼文明岗”（2025年3月，市妇联）。", "巾帼文明岗"),
        (BRANCH, "7月，支部由段党委授予“标杆党支部”称号。", "段党委"),
        (BRANCH, "7月，支部获得省委授予的公司“标杆党支部”称号。", "省委"),
        (BRANCH, "支部荣获县级“标杆党支部”。", "县级"),
        (PLAIN, "支部被县委、县政府授予先进党支部称号。", "县政府"),
        (PLAIN, "支部获评市级先进党支部。", "市级"),
        (LINE, "获得集团公司授予的“安全标准线”称号。", "集团公司"),
        (LINE, "集团公司命名本线为“安全标准线”。", "集团公司"),
        (LINE, "获得“安全标准线”称号（集团公司工会）。", "集团公司工会"),
        (MEDAL, "4月，张立国被市总工会评为“五一劳动奖章”获得者。", "五一劳动奖章"),
        (SKILLED, "李春梅获得全国总工会授予的全国乳品行业技术能手称号。", "全国总工会"),
        (SKILLED, "张立国获评全国乳品行业技术能手。", "全国乳品行业技术能手"),
        (MODEL, "支部获得市文旅局“文明旅游示范单位”称号。", "市文旅局"),
        (MODEL, "支部获得省教育厅“文明旅游示范单位”称号。", "省教育厅"),
        (
            "党员律师陈知远获评县“优秀法律援助律师”",
            "党员律师马国平获评县“优秀法律援助律师”。",
            "优秀法律援助律师",
        ),
        ("赵敏：市旅游局“优秀党员”", "张立国被市旅游局评为“优秀党员”。", "优秀党员"),
    ],
)
def test_another_level_giver_or_winner_is_told(honour, sentence, text) -> None:
    assert told(honour, sentence) == [text]


@pytest.mark.parametrize(
    ("honour", "sentence"),
    [
        (STATION, "门诊药房获市级“巾帼文明岗”（2025年3月，市妇联）。"),
        (STATION, "3月，门诊药房被市妇联授予“巾帼文明岗”称号。"),
        (STATION, "市妇联授予药房“巾帼文明岗”称号，门诊药房的姐妹深受鼓舞。"),
        (STATION, "门诊药房被清河市妇联评为全市“巾帼文明岗”。"),
        (STATION, "门诊药房坚持为民服务。3月，获“巾帼文明岗”称号。"),
        (STATION, "门诊药房获市级“巾帼文明岗”，力争创建省级“巾帼文明岗”。"),
        (STATION, "门诊药房成为全县首家“巾帼文明岗”。"),
        (STATION, "门诊药房获得全县第二家市级“巾帼文明岗”称号。"),
        (BRANCH, "7月，支部被集团公司党委评为公司“标杆党支部”。"),
        (BRANCH, "支部获评“标杆党支部”。"),
        (BRANCH, "支部在县级机关服务中立足本职，获“标杆党支部”称号。"),
        (BRANCH, "在全省技能大赛之后，支部被授予“标杆党支部”称号。"),
        (PLAIN, "支部被县委组织部授予先进党支部称号。"),
        (PLAIN, "支部被评为县级先进党支部。"),
        (LINE, "获得段党委授予的“安全标准线”称号。"),
        (MEDAL, "4月，李春梅荣获市总工会颁发的“五一劳动奖章”。"),
        (MEDAL, "4月，李春海荣获市总工会“五一劳动奖章”。"),  # a slip, told as that
        (SKILLED, "李春梅获评全国乳品行业技术能手。"),
        (MODEL, "支部获得省文旅厅“文明旅游示范单位”称号。"),
        (MODEL, "支部被省文化旅游厅授予“文明旅游示范单位”称号。"),
        ("市应急管理局“先进集体”", "支部获市应急局“先进集体”称号。"),
        ("集体荣誉：“先进党支部”", "支部获评“先进党支部”。"),
        ("支部连续三年被县委评为“先进党支部”", "支部再次被县委评为“先进党支部”。"),
        ("项目党支部被公司评为“先进党支部”", "支部被公司评为“先进党支部”。"),
        ("公司“先进党支部”（2025年7月）", "支部被公司党委评为“先进党支部”。"),
        ("市委、市政府“先进集体”", "支部被市委和市政府授予“先进集体”称号。"),
        ("省“工人先锋号”（省总工会）", "班组被浙江省总工会授予“工人先锋号”。"),
    ],
)
def test_the_same_award_in_other_words(honour, sentence) -> None:
    assert told(honour, sentence) == []


def test_what_is_planned_is_not_yet_awarded() -> None:
    assert told(STATION, "一是推荐药房参评省级“巾帼文明岗”。", "plan") == []


def test_another_fact_may_tell_more_of_an_honour() -> None:
    given = facts(
        荣誉=[{"text": "“工人先锋号”"}],
        亮点=[{"标题": "班组建设", "内容": "检修班被省总工会授予“工人先锋号”"}],
    )
    judged = case_of(given, work="检修班被省总工会授予“工人先锋号”称号。")
    assert list(check(judged)) == []


def test_each_of_several_winners_of_one_honour_is_named() -> None:
    given = facts(
        荣誉=[
            {"text": f"{who}获评公司“优秀共产党员”"} for who in ("电工班党员王立国", "班长赵敏行")
        ]
    )
    both = "电工班党员王立国、班长赵敏行获评公司“优秀共产党员”。"
    assert list(check(case_of(given, work=both))) == []


def test_who_reports_may_say_that_he_won_it_himself() -> None:
    given = facts(述职人="周海涛", 荣誉=[{"text": "周海涛被公司评为“优秀党务工作者”"}])
    assert list(check(case_of(given, work="本人获公司“优秀党务工作者”称号。"))) == []
