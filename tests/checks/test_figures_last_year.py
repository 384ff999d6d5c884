"""What a report says of last year is proven against the counts of both years, and the way against both."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.checks.figures import check
from drafting.figures import parse_quantity
from drafting.verdict import judge
from schemas.facts import Duty, Facts
from tests.support.cases import case_of, facts
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
数据:
  支委会: 12次
  支部党员大会: 4次
  党课: 5次
  主题党日: 12次
  谈心谈话: 36人次
  党员人数: 23名
  组织生活会: 2次
  廉洁教育: 6次
  节约成本: 320余万元
  产值: 1.2亿元
  党费收缴: 12,480元
  培训覆盖率: 98.5%
  可防性案件下降: 12.4%
可不写: [支委会, 支部党员大会, 党课, 主题党日, 谈心谈话, 党员人数, 组织生活会, 廉洁教育, 节约成本, 产值, 党费收缴, 培训覆盖率, 可防性案件下降]
去年数据:
  支委会: 10次
  支部党员大会: 4次
  党课: 4次
  主题党日: 13次
  谈心谈话: 28人次
  党员人数: 21名
  廉洁教育: 0次
  节约成本: 280万元
  产值: 9,800万元
  党费收缴: 12,000元
  培训覆盖率: 97%
  夜校: 8期
去年整改:
  - 问题: 议事不够经常
    措施: 支部议事会由上年的3次增加到7次
""")
DONE = "针对议事不够经常的问题，支部议事会由上年的3次增加到7次。"


def found(sentence: str, known: Facts = FACTS, **others: str) -> list[tuple[str, str, str | None]]:
    """Return (code, text, fact) of each finding on figures and years, in a report with this sentence."""
    case = case_of(known, work=sentence + DONE, **others)
    return [
        (f.code.removeprefix("figures."), f.text, f.fact)
        for f in judge(case).findings
        if f.code.startswith(("figures.", "dates."))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # by how much
        "召开支委会12次，较上年增加2次。",
        "召开支委会12次，比去年多2次。",
        "支委会比去年多开2次，党课比去年多讲1次。",
        "支委会12次（较上年增加2次）、党课5次（较上年增加1次）。",
        "与上年相比，支委会增加两次，主题党日减少一次。",
        "与去年相比多召开支委会2次。",
        "支委会、主题党日较上年分别增加2次、减少1次。",
        "全年召开支委会12次、讲党课5次，较上年分别增加2次、1次。",
        "召开支委会12次。较上年增加2次。",
        "党员23名，净增2名。",
        "主题党日12次，比上年少1次。",
        "党费收缴12,480元，较上年增加480元。",
        "产值1.2亿元，较上年增加2,200万元。",
        "产值1.2亿元，较上年增加0.22亿元。",
        "廉洁教育6次，较上年增加6次。",
        "支委会比2024年多2次。",
        "培训覆盖率98.5%，较上年提高1.5个百分点。",
        # at which rate
        "召开支委会12次，同比增长20%。",
        "支委会12次，增幅20%。",
        "支委会12次，较上年增加2次，增幅为20%。",
        "支委会12次，较上年增加2次（增长20%）。",
        "支委会12次，较上年增长百分之二十。",
        "支委会12次，较上年增长两成。",
        "谈心谈话36人次，同比增加8人次、增长28.6%。",
        "主题党日12次，同比下降7.7%。",
        "谈心谈话36人次，较上年增长近三成。",
        "谈心谈话36人次，较上年增长两成多。",
        "谈心谈话36人次，较上年增长约29%。",
        "谈心谈话36人次，较上年增长将近30%。",
        # which multiple of last year's
        "召开支委会12次，是去年的1.2倍。",
        "支委会12次，达到上年的120%。",
        "谈心谈话36人次，是去年的1.3倍。",
        "谈心谈话36人次，约为上年的1.3倍。",
        "支委会是去年的1.2倍，党课由4次增至5次。",
        # last year's number
        "支委会由上年的10次增加到12次。",
        "支委会从10次提高到12次，党课由4堂增至5堂。",
        "支委会12次（上年10次）。",
        "支委会12次，去年为10次。",
        "去年召开支委会10次，今年12次。",
        "2024年召开支委会10次，2025年召开12次。",
        "去年召开支委会10次、党课4次，今年分别召开12次、5次。",
        "去年召开支委会10次，党课4次，今年分别召开12次、5次。",
        "去年召开支委会10次，党课5次。",  # this year's, perhaps
        "支委会、党课由上年的10次、4次增加到12次、5次。",
        "较上年多召开支委会2次、党课1次。",
        "支委会比上年的10次多2次。",
        "在上年10次的基础上，支委会增加2次，达到12次。",
        "培训覆盖率由97%提高到98.5%。",
        "去年举办夜校8期。",
        "上年节约成本280万元。",
        # as many, more, less
        "支部党员大会较去年持平。",
        "支部党员大会4次，与上年持平；支委会12次，较上年有所增加。",
        "支部党员大会与去年一样多。",
        "主题党日次数较上年略有减少。",
        "支委会与上年基本持平。",
        "支委会的质量较上年有所下降。",
        "组织生活会2次，与上年持平。",
        "培训覆盖率98.5%，高于上年的97%。",
        "培训覆盖率提高到98.5%，高于上年的97%。",
        "支委会增至12次，多于上年的10次。",
        "培训覆盖率由上年的97%提高到98.5%。",
        # the facts say it themselves
        "可防性案件同比下降12.4%。",
    ],
)
def test_what_is_right_of_last_year_passes(sentence: str) -> None:
    assert found(sentence) == []


TOLD = FACTS.model_copy(
    update={"optional": tuple(o for o in FACTS.optional if o != "支部党员大会")}
)


@pytest.mark.parametrize(
    "sentence",
    [
        "支委会12次，较上年增加2次、支部党员大会4次。",
        "支委会12次，较上年增加2次、召开党员大会4次。",
        "支委会12次，较上年增加2次、4次党员大会。",
        "召开12次支委会，较上年增加2次、4次党员大会。",
        "支委会12次，较上年增加2次和党员大会4次。",
        "支委会12次，较上年增加2次及4次党员大会。",
        "支委会12次，较上年增加2次以及召开党员大会4次。",
        "支委会12次，较上年增加2次、共召开党员大会4次。",
        "支委会12次，较上年增加2次、全年召开4次党员大会。",
        "支委会12次，较上年增加2次、党员大会4次、党课5次、主题党日12次。",
        "支委会12次，较上年增加2次、党课5次，较上年增加1次、党员大会4次，与上年持平。",
        "支委会12次，比去年多2次、党员大会4次。",
        "支委会12次，同比增长20%、党员大会4次。",
        "支委会12次，上年10次、党员大会4次。",
        "党员23名，较上年增加2名、党员大会4次。",
        "支委会、党课较上年分别增加2次、1次、党员大会4次。",
        "支委会由上年的10次增加到12次、党员大会4次。",
    ],
)
def test_an_item_behind_a_comparison_is_told_of_this_year(sentence: str) -> None:
    assert found(sentence, TOLD) == []


@pytest.mark.parametrize(
    ("sentence", "text", "fact"),
    [
        ("支委会12次，较上年增加3次、党员大会4次。", "3次", "同比.支委会"),
        ("支委会12次，较上年增加3次、4次党员大会。", "3次", "同比.支委会"),
        ("支委会12次，较上年增加2次、党员大会5次。", "5次", "数据.支部党员大会"),
        ("支委会12次，较上年增加2次、召开党员大会5次。", "5次", "数据.支部党员大会"),
        ("支委会12次，较上年增加2次、5次党员大会。", "5次", "数据.支部党员大会"),
        ("支委会12次，较上年增加2次和党员大会5次。", "5次", "数据.支部党员大会"),
        ("党员大会4次。支委会12次，较上年增加2次、党课6次。", "6次", "数据.党课"),
        ("党员大会4次。支委会12次，上年10次、党课4次。", "4次", "数据.党课"),
        ("党员大会4次。较上年增加支委会2次、党课2次。", "2次", "同比.党课"),
        ("党员大会4次。较上年增加2次支委会、2次党课。", "2次", "同比.党课"),
        ("党员大会4次。支委会、党课较上年分别增加2次、2次。", "2次", "同比.党课"),
        ("党员大会4次。支委会较上年增加2次、党课5次。", "5次", "同比.党课"),
    ],
)
def test_what_is_wrong_in_a_list_with_a_comparison_is_one_finding(
    sentence: str, text: str, fact: str
) -> None:
    assert found(sentence, TOLD) == [("mismatch", text, fact)]


@pytest.mark.parametrize(
    ("sentence", "code", "text", "fact"),
    [
        ("支委会12次，较上年增加3次。", "mismatch", "3次", "同比.支委会"),
        ("支委会12次，较上年减少2次。", "mismatch", "减少2次", "同比.支委会"),
        ("支委会12次，比去年少2次。", "mismatch", "少2次", "同比.支委会"),
        ("支委会12次，同比增长25%。", "mismatch", "25%", "同比.支委会.比例"),
        ("支委会12次，同比下降20%。", "mismatch", "下降20%", "同比.支委会.比例"),
        ("支委会12次，降幅20%。", "mismatch", "降幅20%", "同比.支委会.比例"),
        ("支委会12次，增长近20%。", "mismatch", "近20%", "同比.支委会.比例"),
        ("支委会12次，增长20%以上。", "mismatch", "20%以上", "同比.支委会.比例"),
        ("培训覆盖率98.5%，高于上年的96%。", "unsupported", "96%", None),
        ("支委会增至12次，多于上年的11次。", "mismatch", "11次", "去年数据.支委会"),
        # that of another label, of this year, of an item
        ("主题党日12次，较上年增加2次。", "mismatch", "增加2次", "同比.主题党日"),
        ("党课5次，较上年增加2次。", "mismatch", "2次", "同比.党课"),
        ("党课5次，较上年增加4次。", "mismatch", "4次", "同比.党课"),
        ("支委会12次，较上年增加7次。", "mismatch", "7次", "同比.支委会"),
        ("与上年相比，党员减少2名。", "mismatch", "减少2名", "同比.党员人数"),
        ("党员大会4次，较上年增加1次。", "mismatch", "增加1次", "同比.支部党员大会"),
        ("党员大会4次，同比增长25%。", "mismatch", "增长25%", "同比.支部党员大会"),
        ("谈心谈话36人次，较上年增长近四成。", "mismatch", "近四成", "同比.谈心谈话.比例"),
        ("谈心谈话36人次，较上年增长三成多。", "mismatch", "三成多", "同比.谈心谈话.比例"),
        ("谈心谈话36人次，较上年增长约27%。", "mismatch", "约27%", "同比.谈心谈话.比例"),
        ("支委会12次，是去年的2倍。", "mismatch", "2倍", "同比.支委会.比例"),
        ("支委会12次，相当于上年的20%。", "mismatch", "20%", "同比.支委会.比例"),
        ("谈心谈话36人次，是去年的1.4倍。", "mismatch", "1.4倍", "同比.谈心谈话.比例"),
        ("党员大会4次，是去年的2倍。", "mismatch", "2倍", "同比.支部党员大会"),
        ("组织生活会2次，是上年的2倍。", "unsupported", "2倍", None),
        ("节约成本320余万元，是上年的1.2倍。", "unsupported", "1.2倍", None),
        # last year's number
        ("支委会由上年的9次增加到12次。", "mismatch", "9次", "去年数据.支委会"),
        ("支委会从10次提高到13次。", "mismatch", "13次", "数据.支委会"),
        ("支委会由10次减少到12次。", "mismatch", "减少到12次", "同比.支委会"),
        ("去年召开支委会12次。", "mismatch", "12次", "去年数据.支委会"),
        ("支委会12次（上年11次）。", "mismatch", "11次", "去年数据.支委会"),
        ("去年召开支委会10次、党课5次。", "mismatch", "5次", "去年数据.党课"),
        ("较上年多召开支委会2次、党课2次。", "mismatch", "2次", "同比.党课"),
        ("去年主题党日12次，今年12次。", "mismatch", "12次", "去年数据.主题党日"),
        # units
        ("培训覆盖率98.5%，较上年提高1.5%。", "unit", "1.5%", "同比.培训覆盖率"),
        ("培训覆盖率较上年提高2个百分点。", "mismatch", "2个百分点", "同比.培训覆盖率"),
        ("支委会12次，较上年增长20个百分点。", "unit", "20个百分点", "同比.支委会.比例"),
        ("党费收缴较上年增加480万元。", "unit", "480万元", "同比.党费收缴"),
        ("谈心谈话36人次，较上年增加8次。", "unit", "8次", "同比.谈心谈话"),
        # no number
        ("支委会较去年持平。", "mismatch", "持平", "同比.支委会"),
        ("党课数量较上年有所减少。", "mismatch", "减少", "同比.党课"),
        ("支委会、党员大会与上年持平。", "mismatch", "持平", "同比.支委会"),
        # what cannot be known
        ("组织生活会2次，较上年增加1次。", "unsupported", "1次", None),
        ("组织生活会2次，同比增长100%。", "unsupported", "100%", None),
        ("上年召开组织生活会1次。", "unsupported", "1次", None),
        ("廉洁教育6次，同比增长100%。", "unsupported", "100%", None),
        ("节约成本320余万元，较上年增加40万元。", "unsupported", "40万元", None),
        ("节约成本320余万元，较上年增长14.3%。", "unsupported", "14.3%", None),
        ("支委会较上半年增加2次。", "unsupported", "2次", None),
        ("支委会12次，比计划多2次。", "unsupported", "2次", None),
        ("支委会12次，其中上半年增加2次。", "unsupported", "2次", None),
        ("支委会12次，参加人数同比增长20%。", "unsupported", "20%", None),
        ("去年5月召开支委会2次。", "unsupported", "2次", None),
        ("支委会12次，翻了一番。", "unclassified", "翻了一番", None),
    ],
)  # fmt: skip
def test_what_is_wrong_of_last_year_is_one_finding(
    sentence: str, code: str, text: str, fact: str | None
) -> None:
    assert found(sentence) == [(code, text, fact)]


def test_a_swapped_from_and_to_is_two_mismatches() -> None:
    assert found("支委会由12次减少到10次。") == [
        ("mismatch", "12次", "去年数据.支委会"),
        ("mismatch", "10次", "数据.支委会"),
    ]


def message(sentence: str) -> tuple[str, str]:
    case = case_of(FACTS, work=sentence + DONE)
    (finding,) = check(case)
    return finding.message, finding.suggestion


BOTH = "要点是今年12次（要点.yaml 第5行）、去年10次（要点.yaml 第20行）"


@pytest.mark.parametrize(
    ("sentence", "told", "advice"),
    [
        (
            "支委会12次，较上年增加3次。",
            f"“支委会”与去年相比写得不对：报告写“3次”，{BOTH}，应为“增加2次”",
            "改为“2次”",
        ),
        (
            "支委会12次，同比下降20%。",
            f"“支委会”与去年相比写得不对：报告写“下降20%”，{BOTH}，应为“增长20%”",
            "改为“增长20%”",
        ),
        (
            "支委会12次，较上年增长20个百分点。",
            f"“支委会”与去年相比的单位不对：报告写“20个百分点”，{BOTH}，应为“增长20%”",
            "改为“20%”",
        ),
        (
            "支委会由10次减少到12次。",
            f"“支委会”与去年相比写得不对：报告写“减少到12次”，{BOTH}，应为“增加到12次”",
            "改为“增加到12次”",
        ),
        (
            "支委会12次，上年9次。",
            "“支委会”去年的数与要点不符：报告写“9次”，要点（要点.yaml 第20行）是“10次”",
            "改为“10次”",
        ),
        (
            "组织生活会2次，较上年增加1次。",
            "要点的“去年数据”里没有“组织生活会”，“1次”无法核对",
            "请核实：属实的把去年的数补进“去年数据”，没有依据的删去",
        ),
        (
            "廉洁教育6次，同比增长100%。",
            "“廉洁教育”去年是零，算不出比例：报告写“100%”，要点是今年6次（要点.yaml 第12行）、去年0次（要点.yaml 第26行）",
            "请删去，或者写增减了多少",
        ),
        (
            "节约成本320余万元，较上年增加40万元。",
            "“节约成本”有约数，算不出确切的增减：报告写“40万元”，要点是今年320余万元（要点.yaml 第13行）、去年280万元（要点.yaml 第27行）",
            "请删去；能查到确数的，请把要点改成确数",
        ),
    ],
)  # fmt: skip
def test_the_message_has_the_numbers_of_both_years(sentence: str, told: str, advice: str) -> None:
    assert message(sentence) == (told, advice)


def test_a_count_in_other_units_cannot_be_compared() -> None:
    known = facts(数据={"慰问": parse_quantity("9户")}, 去年数据={"慰问": parse_quantity("9人")})
    (finding,) = check(case_of(known, work="慰问9户，较上年增加3户。"))
    assert (finding.code, finding.text) == ("figures.unsupported", "3户")
    assert finding.message == "“慰问”两年的单位不同，“3户”无法核对"


def test_a_sum_is_compared_where_last_year_has_all_of_it() -> None:
    given = {
        label: parse_quantity(text) for label, text in {"支委会": "12次", "党课": "5次"}.items()
    }
    last = {
        label: parse_quantity(text) for label, text in {"支委会": "10次", "党课": "4次"}.items()
    }
    known = facts(数据=given, 合计={"“两会一课”": ("支委会", "党课")}, 去年数据=last)
    text = "支委会12次、党课5次，“两会一课”共计17次，较上年增加{}次。"
    assert [f.text for f in check(case_of(known, work=text.format(3)))] == []
    assert [f.fact for f in check(case_of(known, work=text.format(2)))] == ["同比.“两会一课”"]
    half = known.model_copy(update={"last_counts": {"支委会": last["支委会"]}})
    (finding,) = check(case_of(half, work=text.format(3)))
    assert finding.message == "要点的“去年数据”里没有“两会一课”，“3次”无法核对"


def test_a_count_that_is_only_told_beside_last_years_is_told() -> None:
    required = FACTS.model_copy(update={"optional": FACTS.optional[1:]})
    assert found("支委会由上年的10次增加到12次。", required) == []
    assert found("支委会由上年的10次增加到13次。", required) == [
        ("mismatch", "13次", "数据.支委会")
    ]
    assert found("去年召开支委会10次。", required) == [("missing", "", "数据.支委会")]


def test_a_comparison_is_no_evidence_of_anything_else() -> None:
    """讲党课2次 is not told by 增加2次, nor is 党课4次 of last year the 党员大会4次 of this."""
    known = FACTS.model_copy(update={"duties": (Duty(text="讲党课2次"),)})
    case = case_of(known, work=DONE + "支委会12次，较上年增加2次。党课5次，上年4次。")
    assert [(f.code, f.fact) for f in check(case)] == [("figures.missing", "履职.1#1")]
    assert case.proof and "数据.支部党员大会" not in case.proof.present


def test_what_an_item_says_of_last_year_stays_the_items() -> None:
    assert found("") == []
    wrong = case_of(FACTS, work=DONE.replace("增加到7次", "增加到8次"))
    assert [(f.code, f.fact) for f in check(wrong)] == [("figures.mismatch", "去年整改.1.措施#2")]


def test_the_plans_look_ahead() -> None:
    assert found("", plan="明年支委会较今年增加2次。") == [("unsupported", "2次", None)]
    assert found("", plan="支委会增加2次。") == [("unsupported", "2次", None)]
    assert found("", plan="支委会已由上年的10次增加到12次，要继续坚持。") == []


@pytest.mark.parametrize("heads", ["今年\t去年", "2025年\t2024年", "本年度\t上年度"])
def test_a_column_that_is_headed_with_last_year_has_its_numbers(heads: str) -> None:
    table = f"情况如下。\n指标\t{heads}\n支委会\t12次\t10次\n党课\t5次\t4次\n全年平稳。"
    assert found(table) == []
    wrong = table.replace("10次", "11次")
    assert found(wrong) == [("mismatch", "11次", "去年数据.支委会")]
    unproven = table.replace("党课\t5次", "组织生活会\t2次")
    assert found(unproven) == [("unsupported", "4次", None)]


def test_a_column_of_a_year_that_is_left_from_last_year_is_told() -> None:
    assert found("情况如下。\n指标\t2024年\n支委会\t12次\n") == [("dates.year", "2024年", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "支委会12次，较上年增加2次。",
        "支委会由上年的10次增加到12次。",
        "支委会12次，同比增长20%。",
        "2024年召开支委会10次。",
    ],
)
def test_without_last_year_all_is_as_it_was(sentence: str) -> None:
    alone = FACTS.model_copy(update={"last_counts": {}})
    codes = [code for code, _, _ in found(sentence, alone)]
    assert codes and set(codes) <= {"unsupported", "mismatch", "dates.year"}
    assert found("支委会较去年持平。", alone) == []


def two_years(now: int, last: int) -> Facts:
    counts = ({"支委会": parse_quantity(f"{n}次")} for n in (now, last))
    this, before = counts
    return facts(数据=this, 去年数据=before)


WAYS = ("，较上年{way}{n}次。", "（比去年{way}{n}次）。", "。与上年相比，支委会{way}{n}次。")


@given(
    now=st.integers(2, 60), last=st.integers(2, 60), told=st.integers(1, 60),
    up=st.booleans(), form=st.sampled_from(WAYS),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_only_the_right_difference_passes(
    now: int, last: int, told: int, up: bool, form: str
) -> None:
    known = two_years(now, last)
    text = f"全年召开支委会{now}次" + form.format(way="增加" if up else "减少", n=told)
    right = told == abs(now - last) and up == (now > last)
    codes = [f.code for f in check(case_of(known, work=text))]
    assert codes == ([] if right else ["figures.mismatch"])


@given(now=st.integers(1, 60), last=st.integers(1, 60), told=st.integers(1, 4000), up=st.booleans())
@settings(max_examples=150, deadline=None)
def test_only_the_right_rate_passes(now: int, last: int, told: int, up: bool) -> None:
    tenths = f"{told / 10:.1f}".removesuffix(".0")
    text = f"全年召开支委会{now}次，同比{'增长' if up else '下降'}{tenths}%。"
    exact = abs(now - last) * 1000 / last
    right = up == (now > last) and now != last and round(exact + 1e-9) == told
    codes = [f.code for f in check(case_of(two_years(now, last), work=text))]
    allowed = [[]] if right else [["figures.mismatch"], ["figures.unit"]]  # 0.1% for 1000%
    assert codes in allowed


@given(now=st.integers(2, 60), last=st.integers(2, 60), told=st.integers(2, 60))
@settings(max_examples=100, deadline=None)
def test_only_last_years_number_passes_as_last_years(now: int, last: int, told: int) -> None:
    text = f"支委会由上年的{told}次{'增加' if now > last else '减少'}到{now}次。"
    codes = [f.code for f in check(case_of(two_years(now, last), work=text))]
    if told == last and now != last:
        assert codes == []
    else:
        assert set(codes) == {"figures.mismatch"}
