"""wording.early and wording.stale: nothing before it began, nothing as of this year that is long over."""

import pytest

from drafting.checks.case import Case
from drafting.checks.wording import check
from drafting.wording.own_campaigns import rules_of, shipped_campaigns
from schemas.finding import Severity
from tests.support.cases import case_of, facts


def found(sentence, year, **more):
    given = facts(年度=year, **more)
    return [(f.code, f.text) for f in check(case_of(given, work=sentence))]


@pytest.mark.parametrize(
    ("year", "sentence", "shown"),
    [
        (2024, "扎实开展深入贯彻中央八项规定精神学习教育，查摆问题12个。", "深入贯彻中央八项规定精神学习教育"),
        (2024, "认真学习贯彻党的二十届四中全会精神。", "党的二十届四中全会"),
        (2024, "传达二十届四中全会精神，组织研讨3次。", "二十届四中全会"),
        (2023, "党员逐章学习，党纪学习教育不走过场。", "党纪学习教育"),
        (2023, "深入学习二十届三中全会精神。", "二十届三中全会"),
        (2022, "学习贯彻习近平新时代中国特色社会主义思想主题教育期间，举办读书班。",
         "学习贯彻习近平新时代中国特色社会主义思想主题教育"),
        (2021, "组织党员收听收看党的二十大开幕会。", "党的二十大"),
        (2020, "投身党史学习教育，撰写心得23篇。", "党史学习教育"),
        (2020, "深刻领悟“两个确立”的决定性意义。", "“两个确立”"),
        (2018, "以“不忘初心、牢记使命”主题教育为抓手。", "“不忘初心、牢记使命”主题教育"),
        (2025, "学习《中华人民共和国国民经济和社会发展第十五个五年规划纲要》。",
         "国民经济和社会发展第十五个五年规划纲要"),
        (2025, "今年是“十五五”开局之年，支部干劲十足。", "“十五五”开局之年"),
        (2023, "紧扣‘十五五’目标，谋实事、出实招。", "‘十五五’"),
        (2025, "树立和践行正确政绩观学习教育中，查摆问题6个。", "树立和践行正确政绩观学习教育"),
    ],
)  # fmt: skip
def test_what_had_not_begun(year, sentence, shown):
    assert found(sentence, year) == [("wording.early", shown)]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2025, "认真学习贯彻党的二十届四中全会精神。"),
        (2025, "扎实开展深入贯彻中央八项规定精神学习教育。"),
        (2024, "锲而不舍落实中央八项规定精神，加强学习教育。"),
        (2025, "以实干实绩迎接“十五五”良好开局。"),
        (2025, "2026年是“十五五”开局之年，支部将乘势而上。"),
        (2025, "新的一年是“十五五”规划的开局之年。"),
        (2022, "喜迎党的二十大，开展“永远跟党走”歌咏活动。"),
        (2023, "着眼“十五五”谋划产业布局。"),
        (2021, "公司召开四届三中工作会议，支部及时传达。"),
        (2023, "教育引导党员学纪、知纪、明纪、守纪。"),
        (2020, "年初确立两个目标，逐项推进。"),
        (2021, "按照二十大类检查事项逐项自查。"),
        (2025, "引导党员树立和践行正确政绩观。"),
    ],
)
def test_what_had_begun_or_is_spoken_of_as_to_come(year, sentence):
    assert found(sentence, year) == []


@pytest.mark.parametrize(
    ("year", "sentence", "shown"),
    [
        (2025, "扎实开展党史学习教育，为群众办实事12件。", "党史学习教育"),
        (2025, "以党纪学习教育为契机，组织警示教育4次。", "党纪学习教育"),
        (2025, "深入开展学习贯彻习近平新时代中国特色社会主义思想主题教育。",
         "学习贯彻习近平新时代中国特色社会主义思想主题教育"),
        (2025, "牢牢把握学思想、强党性、重实践、建新功的总要求。", "学思想、强党性、重实践、建新功"),
        (2025, "高质量开好主题教育专题组织生活会。", "主题教育专题组织生活会"),
        (2024, "深入学习贯彻党的十九大精神。", "党的十九大精神"),
        (2025, "认真学习党的十九大和十九届历次全会精神。", "十九大和十九届历次全会精神"),
        (2024, "传达学习党的十九届六中全会精神，撰写心得12篇。", "党的十九届六中全会精神"),
        (2023, "推进“两学一做”学习教育，查摆问题6个。", "“两学一做”学习教育"),
        (2024, "践行三严三实专题教育要求，查找不严不实问题。", "三严三实专题教育"),
        (2022, "坚决打赢脱贫攻坚战，选派驻村干部2名。", "打赢脱贫攻坚战"),
        (2025, "统筹常态化疫情防控和生产经营。", "常态化疫情防控"),
        (2025, "按照守初心、担使命、找差距、抓落实的总要求开展检视。", "守初心、担使命、找差距、抓落实"),
        (2025, "落实国企改革三年行动任务23项。", "国企改革三年行动"),
        (2026, "纪念抗战胜利80周年，组织观影2场。", "抗战胜利80周年"),
    ],
)  # fmt: skip
def test_what_is_long_over(year, sentence, shown):
    assert found(sentence, year) == [("wording.stale", shown)]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2025, "推动党史学习教育常态化长效化。"),
        (2025, "常态化长效化开展党史学习教育。"),
        (2025, "巩固拓展学习贯彻习近平新时代中国特色社会主义思想主题教育成果。"),
        (2025, "巩固深化党纪学习教育成果，组织警示教育4次。"),
        (2024, "扎实开展党纪学习教育，逐章学习条例。"),
        (2021, "党史学习教育取得扎实成效，被评为先进。"),
        (2025, "党的十八大以来，党和国家事业取得历史性成就。"),
        (2025, "学习党的二十大、十九大精神和十九届六中全会、二十届历次全会精神。"),
        (2025, "推进“两学一做”学习教育常态化制度化。"),
        (2025, "严格执行《党史学习教育工作条例》。"),
        (2025, "巩固拓展脱贫攻坚成果同乡村振兴有效衔接。"),
        (2025, "与“十三五”时期相比，产值翻了一番。"),
        (2025, "开展“安全生产”主题教育活动5次，讲廉洁主题教育课2次。"),
        (2025, "践行“三严三实”要求，不忘初心、牢记使命。"),
        (2025, "2021年党史学习教育中建起的红色书屋，今年又添新书300册。"),
        (2025, "针对去年述职评议指出的党史学习教育成果转化不够的问题，建立办实事清单。"),
    ],
)
def test_what_goes_on_or_is_looked_back_upon(year, sentence):
    assert found(sentence, year) == []


def test_an_early_word_waits_for_a_person_and_a_stale_one_is_shown():
    text = "开展党纪学习教育。\n认真学习党的二十届四中全会精神。"
    early, stale = sorted(check(case_of(facts(年度=2023), work=text)), key=lambda f: f.start), None
    assert [f.severity for f in early] == [Severity.ACKNOWLEDGE] * 2
    (stale,) = check(case_of(facts(), work="扎实开展党史学习教育。"))
    assert stale.severity is Severity.WARNING
    assert "2021年12月24日以前的事" in stale.message and "党史学习教育动员大会" in stale.message
    assert "巩固拓展" in stale.suggestion and not stale.suggestion.startswith("改为")


def test_a_plan_may_look_ahead():
    given = facts(年度=2025)
    words = "认真学习“十五五”规划纲要，落实“十五五”开局之年的部署。"
    assert list(check(case_of(given, plan=words))) == []
    assert len(list(check(case_of(given, work=words)))) == 2


def test_the_day_of_the_report_decides():
    sentence = "学习党的二十届四中全会精神。"
    assert found(sentence, 2025, 成文日期="2025年9月30日") != []
    assert found(sentence, 2025, 成文日期="2025年12月31日") == []
    assert found("开展党纪学习教育。", 2025, 成文日期="2025年6月30日") == []
    assert found("开展党纪学习教育。", 2025, 成文日期="2025年7月1日") != []


def test_what_the_facts_say_did_take_place():
    assert found("举办党史学习教育展。", 2025, 活动=[{"名称": "举办党史学习教育展"}]) == []


def test_a_row_of_the_user_takes_the_place_of_the_shipped_one():
    (history,) = (c for c in shipped_campaigns() if c.name == "党史学习教育")
    endless = type(history)(
        history.name, history.aliases, history.begins, None, "公司通知", history.good, history.bad
    )
    given = case_of(facts(), work="扎实开展党史学习教育。")
    own = Case(given.report, given.outline, given.facts, rules=tuple(rules_of([endless])))
    assert len(list(check(given))) == 1
    assert list(check(own)) == []
