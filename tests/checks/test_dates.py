import pytest

from drafting.checks.dates import check
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
    return [f.text for f in check(case_of(FACTS, **bodies))]


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
        "2035年远景目标振奋人心，到2030年前实现碳达峰。",
        "承办公司2023年度表彰会。",
        "荣获公司“2024年度先进基层党组织”。",
        "荣获2024年度公司先进基层党组织。",
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
