"""dates.year and dates.unsupported: which dates stop a report, and which any report has."""

import pytest

from drafting.checks.dates import check
from drafting.figures import parse_quantity
from schemas.finding import Finding
from tests.support.cases import case, case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
成文日期: 2026年1月8日
数据:
  支委会: 12次
活动:
  - 名称: 承办公司2023年度表彰会
    时间: 2025年3月
""")


def years(**bodies: str) -> list[str]:
    return [f.text for f in check(case_of(FACTS, **bodies)) if f.code == "dates.year"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，党支部认真落实各项任务。",
        "2024年以来，党支部持续推进标准化建设。",
        "2024年度，支部召开支委会12次。",
        "2024年全年召开支委会12次。",
        "2024年6月，组织消防演练。",
        "2024年3月5日开展志愿服务。",
        "现将2024年度述职情况报告如下。",
        "现将2024年度抓党建工作情况述职如下。",
        "截至2024年底，共有党员23名。",
        "截止2024年12月31日，培养积极分子5名。",
        "２０２４年上半年开展学习6次。",
        "二〇二四年，支部获评先进。",
        "按照2024年度党建工作要点开展工作。",
        "2022年7月，举办讲座。",
        "2020年，支部工作取得新成效。",
        "支部于2022年6月获评先进。",
        "2024年第三季度完成主体封顶。",
        "2022年，支部深入学习贯彻党的二十大精神。",
        "2022年12月，组织学习中央八项规定精神。",
        "2024年建成党员活动室1个。",
        "2024年启动管网改造。",
        "2024年7月，启用新泵房，运行平稳的设备增多。",
        "2024年召开的支委会研究事项43项。",
    ],
)
def test_a_year_of_another_report_is_an_error(sentence: str) -> None:
    assert len(years(work=sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，党支部认真落实各项任务。",
        "2026年，将重点抓好三项工作。",
        "召开2024年度组织生活会，开展批评和自我批评。",
        "高质量开好2024年度党支部组织生活会。",
        "完成2024年度民主评议党员工作。",
        "针对2024年度述职评议指出的问题，逐项整改。",
        "2024年度述职报告中查摆的3个问题全部整改到位。",
        "2024年整改事项全部销号。",
        "谈心谈话次数较2024年增加2次。",
        "产值比2024年增长8%，与2024年相比质量更高。",
        "项目党支部成立于2019年3月。",
        "支部2019年成立，现有党员23名。",
        "自2022年开工以来，项目党支部坚持融入中心。",
        "2021年以来，支部连续获评先进。",
        "落实“十四五”规划（2021—2025年）部署。",
        "学习《关于新形势下党内政治生活的若干准则（2016年）》。",
        "学习公司党委〔2023〕12号文件。",
        "1921年，中国共产党在嘉兴南湖诞生。",
        "2012年12月，中央八项规定出台，党风政风为之一新。",
        "2014年，习近平总书记在此发表重要讲话。",
        "2035年远景目标振奋人心，到2030年前实现碳达峰。",
        "承办公司2023年度表彰会。",
        "荣获公司“2024年度先进基层党组织”。",
        "荣获2024年度公司先进基层党组织。",
        "2024年建成的党员活动室全年开放。",
        "2024年7月启用的泵房运行平稳。",
        "2024年底启动的管网改造今年完工。",
        "继2024年获评先进后再接再厉。",
        "党员活动室（2024年建成）全年开放。",
        "深入学习总书记2024年10月的重要讲话精神。",
        "修订2024年制定的党员积分制度。",
        "住在2024室的职工较多，编号2024的图纸已归档。",
    ],
)
def test_a_year_that_looks_back_or_ahead_is_free(sentence: str) -> None:
    assert years(work=sentence) == []


def test_the_title_has_the_year_of_the_facts_and_no_other() -> None:
    report = "{}年度党支部书记述职报告\n一、2025年度抓党建工作情况\n工作有序。\n"
    assert [
        [f.text for f in check(case(report.format(year), FACTS))] for year in (2024, 2025, 2026)
    ] == [["2024年"], [], ["2026年"]]


def test_a_heading_and_the_sign_off_are_read_too() -> None:
    report = (
        "2025年度述职报告\n一、2024年度抓党建工作情况\n工作有序。\n"
        "中建某局滨河综合体项目党支部\n2024年12月31日\n"
    )
    assert [(f.text, f.severity.value) for f in check(case(report, FACTS))] == [
        ("2024年", "error"),
        ("2024年", "error"),
    ]


def test_the_message_says_that_last_years_text_may_have_been_copied() -> None:
    (finding,) = check(case_of(FACTS, work="2024年，支部工作有序。"))
    assert finding.message == "这里写的是2024年，述职年度是2025年，可能沿用了去年的文字"
    assert finding.suggestion == "改为“2025年”；确实是2024年的事，请在要点中写明"


def test_without_facts_no_year_is_wrong() -> None:
    assert list(check(case_of(None, work="2024年，支部工作有序。"))) == []


DATED = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
成文日期: 2025年12月28日
数据:
  支委会: 12次
履职:
  - 2023年3月起担任项目党支部书记
活动:
  - 名称: 消防应急演练
    时间: 2025年6月18日
    参加: 45人
    成效: 推出简报6期
  - 3月开展“学雷锋”志愿服务，32人参加
  - 名称: “金融知识万里行”宣传
    时间: 2025年9月
  - 名称: 爱心送考
    时间: 6月7日至9日
  - 名称: 职工技能比武
    时间: 4月至5月
  - 夏季送清凉
  - 名称: 青年安全微课堂
    时间: 第三季度
荣誉:
  - 公司“先进基层党组织”（2025年7月，公司党委）
计划:
  - 内容: 建成党员活动室
    时限: 2026年9月底前
  - 内容: 深化“党建+生产”
""")


def found(sentence: str, section: str = "work") -> list[Finding]:
    return list(check(case_of(DATED, **{section: sentence})))


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("8月，组织防汛物资清点。", "8月"),
        ("2025年8月，组织防汛物资清点。", "2025年8月"),
        ("２０２５年８月，组织防汛物资清点。", "２０２５年８月"),
        ("二〇二五年八月，组织防汛物资清点。", "二〇二五年八月"),
        ("2025年8月15日，召开座谈会。", "2025年8月15日"),
        ("6月19日，召开推进会。", "6月19日"),
        ("全年工作平稳，于11月上旬完成巡检。", "11月上旬"),
        ("支部召开动员会（10月），安排秋季工作。", "10月"),
        ("2025.8，完成支部换届。", "2025.8"),
        ("12月，组织冬季安全培训。", "12月"),
        ("从2月到4月，集中排查隐患。", "2月到4月"),
        ("10月至11月，开展集中整治。", "10月至11月"),
        ("10—11月开展集中整治。", "10—11月"),
        ("去年整改任务于8月底全部销号。", "8月底"),
        ("6月下旬，组织新党员宣誓。", "6月下旬"),
        ("截至8月底，已完成全年任务的一半。", "8月底"),
        ("2026年1月，召开组织生活会。", "2026年1月"),
        ("自2023年5月起，我担任项目党支部书记。", "2023年5月"),
    ],
)
def test_a_date_that_no_fact_knows_is_found(sentence: str, date: str) -> None:
    assert [(f.code, f.text) for f in found(sentence)] == [("dates.unsupported", date)]


@pytest.mark.parametrize(
    ("sentence", "date", "fact", "given"),
    [
        ("7月，开展消防应急演练，45人参加。", "7月", "活动.1.时间", "2025年6月18日"),
        ("9月组织消防应急演练。", "9月", "活动.1.时间", "2025年6月18日"),
        ("6月17日，开展消防应急演练。", "6月17日", "活动.1.时间", "2025年6月18日"),
        ("组织消防应急演练（7月），成效明显。", "7月", "活动.1.时间", "2025年6月18日"),
        ("消防应急演练于9月圆满完成。", "9月", "活动.1.时间", "2025年6月18日"),
        ("下半年，组织消防应急演练，职工踊跃参加。", "下半年", "活动.1.时间", "2025年6月18日"),
        ("第一季度开展消防应急演练。", "第一季度", "活动.1.时间", "2025年6月18日"),
        ("9月，开展“学雷锋”志愿服务，32人参加。", "9月", "活动.2", "3月"),
        ("6月，组织“金融知识万里行”宣传，走上街头。", "6月", "活动.3.时间", "2025年9月"),
        ("6月，支部荣获公司“先进基层党组织”称号。", "6月", "荣誉.1", "2025年7月"),
        ("支部于9月被公司党委授予“先进基层党组织”称号。", "9月", "荣誉.1", "2025年7月"),
        ("7月，支部联合车间班组，举办职工技能比武。", "7月", "活动.5.时间", "4月至5月"),
        (
            "3月，开展“学雷锋”志愿服务；7月，组织消防应急演练。",
            "7月",
            "活动.1.时间",
            "2025年6月18日",
        ),
    ],
)
def test_a_date_of_something_else_is_found_with_the_item_that_it_belongs_to(
    sentence: str, date: str, fact: str, given: str
) -> None:
    (finding,) = found(sentence)
    assert (finding.code, finding.text, finding.fact) == ("dates.unsupported", date, fact)
    assert f"报告写“{date}”，要点是“{given}”" in finding.message
    assert given in finding.suggestion


@pytest.mark.parametrize(
    "sentence",
    [
        "6月，组织消防应急演练。",
        "2025年6月18日，组织消防应急演练。",
        "6月中旬，组织消防应急演练。",
        "六月份，开展消防应急演练。",
        "2025.6.18，开展消防应急演练。",
        "上半年，组织消防应急演练。",
        "第二季度开展消防应急演练，第三季度举办青年安全微课堂。",
        "3月，开展“学雷锋”志愿服务；6月，组织消防应急演练。",
        "消防应急演练（6月）、“金融知识万里行”宣传（9月）有序开展。",
        "6月7日至9日，开展爱心送考。",
        "6月8日，爱心送考进入第二天。",
        "4月，职工技能比武拉开帷幕，5月决出名次。",
        "年初谋划，年中检查，年底考核，岁末年初慰问。",
        "一季度抓部署，四季度抓总结，每季度讲评一次。",
        "近年来、三年来，支部工作持续向好。",
        "截至12月底，节约成本320万元。",
        "截至2025年11月30日，支部工作平稳。",
        "1—11月，安全生产形势平稳。",
        "每年8月开展集中教育，每月15日为主题党日。",
        "坚持每月5日、20日学习。",
        "12月4日国家宪法日当天，开展普法宣传。",
        "10月1日国庆节期间，坚持值班值守。",
        "4月底，“五一”前夕慰问一线职工。",
        "“七一”“五四”等节点开展主题活动。",
        "庆祝中国共产党成立104周年。",
        "1921年7月，中国共产党诞生。",
        "2012年12月，中央八项规定出台。",
        "2021年11月，党的十九届六中全会召开。",
        "2023年3月起，我担任项目党支部书记。",
        "学习2025年10月召开的党的二十届四中全会精神。",
        "学习《2025年8月工作要点》。",
        "10月20日至23日，党的二十届四中全会在北京召开。",
        "党的二十届四中全会10月召开后，支部迅速组织学习。",
        "习近平总书记4月在上海考察时强调，要加强基层党建。",
        "根据公司8月印发的通知制定方案。",
        "11月9日，结合“119”消防宣传月开展宣传。",
        "下午3时，职工夜校准时开课。",
        "在9月职工大会上总结推广了消防应急演练经验。",
        "7月，支部荣获公司“先进基层党组织”，消防应急演练经验作了交流。",
        "9月，在开展“金融知识万里行”宣传时，结合6月消防应急演练讲安全。",
        "夏季高温，6月开展夏季送清凉。",
    ],
)
def test_a_date_that_follows_from_the_facts_or_needs_none_passes(sentence: str) -> None:
    assert [(f.text, f.message) for f in found(sentence)] == []


def test_a_plan_has_the_deadlines_of_the_facts_and_no_others() -> None:
    for sentence in (
        "2026年9月底前建成党员活动室。",
        "明年9月建成党员活动室。",
        "9月底前建成党员活动室。",
        "2026年上半年深化“党建+生产”。",
        "2026年，持续深化“党建+生产”，年底前见成效。",
    ):
        assert found(sentence, "plan") == [], sentence
    for sentence, date in (
        ("2026年6月底前深化“党建+生产”。", "2026年6月底"),
        ("6月底前深化“党建+生产”。", "6月底"),
        ("2026年10月建成党员活动室。", "2026年10月"),
        ("明年3月前完成修订。", "3月"),
    ):
        assert [f.text for f in found(sentence, "plan")] == [date], sentence


def signed(date: str, given: object = DATED) -> list[str]:
    report = "2025年度述职报告\n{}一、2025年度抓党建工作情况\n工作有序。\n以上述职，请予评议。\n滨河项目党支部\n{}\n"
    return [f.text for f in check(case(report.format("", date), given))]  # type: ignore[arg-type]


def test_the_sign_off_has_the_date_of_the_facts() -> None:
    for date in ("2025年12月28日", "2025年12月", "二〇二五年十二月二十八日", "2025.12.28"):
        assert signed(date) == [], date
    for date in ("2025年12月29日", "2025年11月28日", "2026年12月28日", "2025年11月"):
        assert signed(date) == [date], date


def test_without_a_date_in_the_facts_the_sign_off_is_of_the_turn_of_the_year() -> None:
    undated = facts_from("单位: 滨河项目党支部\n年度: 2025\n")
    for date in ("2025年12月31日", "2025年10月30日", "2026年1月8日", "2026年3月1日"):
        assert signed(date, undated) == [], date
    for date in ("2025年6月30日", "2026年8月1日"):
        assert signed(date, undated) == [date], date


def test_the_date_under_the_title_is_the_sign_off() -> None:
    report = "2025年度述职报告\n（2025年11月28日）\n一、2025年度抓党建工作情况\n工作有序。\n"
    (finding,) = check(case(report, DATED))
    assert (finding.text, finding.fact) == ("2025年11月28日", "成文日期")
    assert finding.suggestion == "改为“2025年12月28日”"


def test_a_wrong_year_is_found_once() -> None:
    findings = found("2024年8月，组织防汛物资清点。")
    assert [(f.code, f.text) for f in findings] == [("dates.year", "2024年")]


def test_an_unknown_day_of_a_known_month_is_told_what_the_facts_say() -> None:
    (finding,) = found("7月15日，召开推进会。")
    assert finding.message == "要点里没有“7月15日”这个日期，同一个月里只写到“2025年7月”"
    assert finding.suggestion.startswith("说的是同一件事的，请改为“2025年7月”；是另一件事的")
    assert finding.severity.value == "acknowledge"


PLANNED = facts_from("""
单位: 石门线路车间党支部
年度: 2025
活动:
  - 4月参观铁路博物馆
计划:
  - 内容: 修订包保考核办法
    时限: 2026年3月底前
  - 2026年6月底前建成电子台账
""")


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("work", "三月二十日，党员医疗队开展巡诊。"),
        ("work", "2025年3月，召开恳谈会。"),
        ("work", "6月20日，党员医疗队开展巡诊。"),
        ("plan", "修订包保考核办法。这项工作在2025年4月底前完成。"),
        ("plan", "这项工作4月完成。"),
    ],
)
def test_no_date_of_another_kind_is_advised(part: str, sentence: str) -> None:
    (finding,) = check(case_of(PLANNED, **{part: sentence}))
    assert "2026年" not in finding.suggestion
    assert "只写到" not in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "这项工作在2025年4月底前完成。",
        "力争2025年4月完成。",
        "二是在2025年4月之前办结。",
        "4月底前出台办法。",
    ],
)
def test_an_activity_of_this_year_is_no_deadline(sentence: str) -> None:
    (finding,) = check(case_of(PLANNED, plan=sentence))
    assert finding.message.startswith("计划的时限“")


@pytest.mark.parametrize(
    "sentence",
    [
        "修订包保考核办法。这项工作在2026年3月底前完成。",
        "2026年6月底前，建成电子台账。",
        "在2025年4月参观的基础上，继续学习先进。",
        "2025年4月前往铁路博物馆参观，反响很好，今后继续组织。",
        "2025年4月参观铁路博物馆之后，职工提出不少建议，将逐条研究。",
    ],
)
def test_a_plan_may_look_back_and_has_its_own_dates(sentence: str) -> None:
    assert list(check(case_of(PLANNED, plan=sentence))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，是“十五五”开局之年，支部将接续奋斗。",
        "2026年是“十四五”规划收官之年。",
        "2027年是十五五开局之年。",
    ],
)
def test_the_first_and_the_last_year_of_a_plan_are_known(sentence: str):
    assert len(years(plan=sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年是“十五五”开局之年，支部将接续奋斗。",
        "2025年是“十四五”规划收官之年。",
        "“十五五”开局之年，支部将开好局、起好步。",
    ],
)
def test_a_plan_told_with_its_year_passes(sentence: str):
    assert years(plan=sentence) == []


ANNIVERSARY = facts_from("""
单位: 某市豫剧院党支部
年度: 2025
活动:
  - 名称: 抗战胜利80周年专场演出
    参加: 300人
""")


@pytest.mark.parametrize(("told", "found"), [("80周年", []), ("70周年", ["70周年"])])
def test_an_anniversary_is_the_one_of_the_facts(told: str, found: list[str]):
    work = f"举办抗战胜利{told}专场演出，300人参加。庆祝建党104周年。"
    assert [f.text for f in check(case_of(ANNIVERSARY, work=work))] == found


def test_a_session_that_the_branch_studied_is_no_public_date():
    given = facts_from(
        "单位: 某公司党支部\n年度: 2025\n活动:\n  - 10月30日召开学习党的二十届四中全会精神研讨会\n"
    )
    work = "10月20日召开学习党的二十届四中全会精神研讨会。"
    assert [f.text for f in check(case_of(given, work=work))] == ["10月20日"]


TWO_YEARS = FACTS.model_copy(
    update={"last_counts": {"支委会": parse_quantity("10次"), "党课": parse_quantity("4次")}}
)


@pytest.mark.parametrize(
    ("sentence", "free"),
    [
        ("支委会由2024年的10次增加到12次。", True),
        ("2024年召开支委会10次，2025年召开12次。", True),
        ("支委会12次（2024年10次）。", True),
        ("支委会由2024年的9次增加到12次。", False),
        ("2024年召开党员大会10次。", False),
        ("2024年，支部认真落实任务，召开支委会10次。", False),
        ("2022年召开支委会10次。", False),
    ],
)
def test_last_year_is_free_where_its_number_of_the_facts_stands(sentence: str, free: bool) -> None:
    found = [f.code for f in check(case_of(TWO_YEARS, work=sentence))]
    assert ("dates.year" not in found) == free
    assert "dates.year" in [f.code for f in check(case_of(FACTS, work=sentence))]
