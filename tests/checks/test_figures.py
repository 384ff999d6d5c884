from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.figures import check
from tests.support.cases import case_of
from tests.support.facts import facts_from

FACTS = facts_from("""
单位: 中建某局滨河综合体项目党支部
年度: 2025
数据:
  支委会: 12次
  支部党员大会: 4次
  党课: 4次
  组织生活会: 2次
  谈心谈话: 36人次
  党员人数: 25名
  党费收缴: 12,480元
  节约成本: 320余万元
  培训覆盖率: 98.5%
  送温暖: 5次
  转正: 0名
合计:
  三会一课: [支部党员大会, 支委会, 党课]
可不写: [党费收缴, 送温暖, 培训覆盖率, 节约成本, 党员人数, 谈心谈话]
活动:
  - 名称: 消防应急演练
    参加: 45人
  - 3月开展“学雷锋”志愿服务，清理道路2.6公里
亮点:
  - 标题: 创新重温入党誓词方式
    内容: 组织23名党员抄写入党誓词
计划:
  - 内容: 全年集中攻关不少于3项
""")

WORK = "全年召开支委会12次、支部党员大会4次、组织生活会2次，讲党课4次。"
EVENTS = "组织消防应急演练，45人参加。3月开展“学雷锋”志愿服务，清理道路2.6公里。"
HIGHLIGHT = "组织23名党员抄写入党誓词。"
PLAN = "全年集中攻关不少于3项。"


def found(work: str = "", **others: str) -> list[tuple[str, str, str | None]]:
    """Return (code, text, fact) of what facts and text say differently, in a report with this work section."""
    bodies = {"work": work or WORK + EVENTS, "highlights": HIGHLIGHT, "plan": PLAN} | others
    return [
        (f.code.removeprefix("figures."), f.text, f.fact)
        for f in check(case_of(FACTS, **bodies))
        if f.code not in ("figures.conflict", "figures.unclassified")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "召开12次支委会、4次支部党员大会，组织生活会2次，党课4次。",
        "支委会、支部党员大会分别召开12次、4次，组织生活会2次，党课4次。",
        "先后召开支委会、支部党员大会、组织生活会12次、4次、2次，讲授党课4次。",
        "支委会、支部党员大会、组织生活会、党课分别为12、4、2、4次。",
        "召开支部委员会12次，党员大会4次，组织生活会2次，讲党课4堂。",
        "召开支委会十二次、党员大会四次、组织生活会两次，讲党课四次。",
        "召开支委会１２次、党员大会４次、组织生活会２次，讲党课４次。",
        "支委会坚持集体领导，全年共召开12次；党员大会4次；组织生活会2次；党课4次。",
        "支部党员大会、党课各4次，支委会12次，组织生活会2次。",
        WORK + "“三会一课”共计20次。",
        WORK + "支委会、支部党员大会共召开16次。",
        WORK + "以上会议共计22次。",
        WORK + "谈心谈话36人次，覆盖25名党员。",
        WORK + "收缴党费12480元，节约成本320多万元。",
        WORK + "收缴党费1.248万元，节约施工成本320余万元。",
        WORK + "培训覆盖率达到百分之九十八点五。",
        WORK + "现有党员25人，其中23名党员抄写入党誓词。",
        WORK + "支委会12次的会议记录完整。",
        WORK + "开展送温暖活动5次。",
        WORK + "从三个方面入手，做到四个到位，每月固定1天开展活动。",
        WORK + "每季度召开1次党员大会，每月开展一次主题党日。",
        WORK + "落实“三会一课”、一岗双责，坚持“第一议题”，推行“1235”工作法。",
        WORK + "党员人人有任务，上好一堂党课，争当一名合格党员。",
        WORK + "中建三局、第二项目部和3号楼班组参加，文号〔2023〕12号。",
        WORK + "数十次深入现场，多次协调，两三次会商。",
        WORK + "消防应急演练有45名职工参加。",
        WORK + "民主评议党员25名，评出优秀等次若干。",
        WORK + "党员人数为25名，参学25人。",
    ],
)
def test_a_figure_that_the_facts_know_passes_in_any_wording(sentence: str) -> None:
    assert found(sentence + EVENTS) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("召开支委会13次，党员大会4次，组织生活会2次，党课4次。", ("13次", "数据.支委会")),
        ("召开13次支委会、4次党员大会，组织生活会2次，党课4次。", ("13次", "数据.支委会")),
        (
            "支委会、党员大会分别召开12次、5次，组织生活会2次，党课4次。",
            ("5次", "数据.支部党员大会"),
        ),
        (
            "先后召开支委会、支部党员大会、组织生活会12次、4次、3次，党课4次。",
            ("3次", "数据.组织生活会"),
        ),
        ("召开支委会十三次、党员大会四次、组织生活会两次，党课四次。", ("十三次", "数据.支委会")),
        (
            "支委会坚持集体领导、按期召开，全年共21次。党员大会4次，组织生活会2次，党课4次。",
            ("21次", "数据.支委会"),
        ),
        (WORK + "支委会12次之外，党课5次。", ("5次", "数据.党课")),
        (WORK + "“三会一课”共计21次。", ("21次", "合计.三会一课")),
        (WORK + "节约成本320万元。", ("320万元", "数据.节约成本")),
        (WORK + "节约成本230余万元。", ("230余万元", "数据.节约成本")),
        (WORK + "收缴党费12,840元。", ("12,840元", "数据.党费收缴")),
        (WORK + "培训覆盖率达到99.5%。", ("99.5%", "数据.培训覆盖率")),
        (WORK + "支部共有党员23名。", ("23名", "数据.党员人数")),
        (WORK + "谈心谈话近36人次。", ("近36人次", "数据.谈心谈话")),
        (WORK + "1名预备党员转正。", ("1名", "数据.转正")),
    ],
)
def test_another_value_than_the_facts_is_one_mismatch_at_the_number(
    sentence: str, expected: tuple[str, str]
) -> None:
    assert found(sentence + EVENTS) == [("mismatch", *expected)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"work": WORK + EVENTS.replace("45人", "54人")}, ("54人", "活动.1.参加#1")),
        ({"work": WORK + EVENTS.replace("2.6公里", "6.2公里")}, ("6.2公里", "活动.2#1")),
        ({"highlights": HIGHLIGHT.replace("23名", "32名")}, ("32名", "亮点.1.内容#1")),
        ({"plan": PLAN.replace("不少于3项", "3项")}, ("3项", "计划.1.内容#1")),
        ({"plan": PLAN.replace("3项", "5项")}, ("不少于5项", "计划.1.内容#1")),
    ],
)
def test_a_changed_figure_of_an_item_is_one_mismatch(
    changed: dict[str, str], expected: tuple[str, str]
) -> None:
    assert found(**changed) == [("mismatch", *expected)]


def test_swapped_figures_are_two_mismatches_that_name_each_other() -> None:
    text = "召开支委会4次、支部党员大会12次、组织生活会2次，讲党课4次。" + EVENTS
    findings = list(check(case_of(FACTS, work=text, highlights=HIGHLIGHT, plan=PLAN)))
    assert [(f.code, f.text) for f in findings] == [
        ("figures.mismatch", "4次"),
        ("figures.mismatch", "12次"),
    ]
    assert "可能与“支部党员大会”写反了" in findings[0].message
    assert "可能与“支委会”写反了" in findings[1].message


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (WORK + "谈心谈话36人。", ("36人", "数据.谈心谈话")),
        (WORK + "开展谈心谈话36次。", ("36次", "数据.谈心谈话")),
        (WORK + "收缴党费12,480万元。", ("12,480万元", "数据.党费收缴")),
        (WORK + "节约成本320余元。", ("320余元", "数据.节约成本")),
        (WORK + "节约成本320余亿元。", ("320余亿元", "数据.节约成本")),
        (WORK + "现有党员25个。", ("25个", "数据.党员人数")),
        (WORK + "培训覆盖率98.5分。", ("98.5分", "数据.培训覆盖率")),
        (WORK + "开展送温暖5场。", ("5场", "数据.送温暖")),
        (WORK.replace("12次", "12场"), ("12场", "数据.支委会")),
        (WORK.replace("大会4次", "大会4人次"), ("4人次", "数据.支部党员大会")),
        (WORK.replace("生活会2次", "生活会2天"), ("2天", "数据.组织生活会")),
    ],
)
def test_another_unit_is_one_finding(sentence: str, expected: tuple[str, str]) -> None:
    assert found(sentence + EVENTS) == [("unit", *expected)]


def test_kilometres_are_not_metres() -> None:
    assert found(WORK + EVENTS.replace("公里", "米")) == [("unit", "2.6米", "活动.2#1")]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("开展廉洁教育6次。", "6次"),
        ("组织座谈会3场。", "3场"),
        ("攻克技术难题7项。", "7项"),
        ("走访慰问困难职工16户。", "16户"),
        ("发放慰问金1.6万元。", "1.6万元"),
        ("满意率达到99%。", "99%"),
        ("连续三年获评先进。", "三年"),
        ("发表稿件26篇。", "26篇"),
        ("打造示范点8处。", "8处"),
        ("近百人次参与志愿服务。", "近百人次"),
        ("三分之二的党员参加培训。", "三分之二"),
        ("栽种苗木300余垄。", "300余垄"),
        ("支委会12次，其中上半年5次。", "5次"),
        ("支委会较去年增加3次。", "3次"),
        ("参观红色教育基地两次。", "两次"),
        ("建成党员活动室2间。", "2间"),
    ],
)
def test_a_number_that_no_fact_knows_is_unsupported(sentence: str, text: str) -> None:
    assert found(WORK + EVENTS + sentence) == [("unsupported", text, None)]


@pytest.mark.parametrize(
    ("changed", "fact"),
    [
        ({"work": WORK.replace("支委会12次、", "") + EVENTS}, "数据.支委会"),
        ({"work": WORK.replace("、支部党员大会4次", "") + EVENTS}, "数据.支部党员大会"),
        ({"work": WORK.replace("、组织生活会2次", "") + EVENTS}, "数据.组织生活会"),
        ({"work": WORK.replace("，讲党课4次", "") + EVENTS}, "数据.党课"),
        ({"work": WORK.replace("，讲党课4次", "，讲党课多次") + EVENTS}, "数据.党课"),
        ({"work": WORK.replace("，讲党课4次", "，坚持讲党课") + EVENTS}, "数据.党课"),
        ({"work": WORK + EVENTS.replace("，45人参加", "")}, "活动.1.参加#1"),
        ({"work": WORK + EVENTS.replace("，清理道路2.6公里", "")}, "活动.2#1"),
        ({"work": WORK + EVENTS.replace("2.6公里", "数公里")}, "活动.2#1"),
        ({"highlights": "组织党员抄写入党誓词。"}, "亮点.1.内容#1"),
        ({"plan": "全年集中攻关。"}, "计划.1.内容#1"),
        ({"plan": "全年集中攻关若干项。"}, "计划.1.内容#1"),
    ],
)
def test_a_figure_left_out_is_missing_where_it_belongs(changed: dict[str, str], fact: str) -> None:
    assert found(**changed) == [("missing", "", fact)]


def test_zero_and_optional_figures_need_not_be_written() -> None:
    assert found() == []


def test_a_message_says_what_stands_here_what_the_facts_say_and_what_to_write() -> None:
    text = WORK.replace("12次", "13次") + EVENTS
    (finding,) = check(case_of(FACTS, work=text, highlights=HIGHLIGHT, plan=PLAN))
    assert finding.message == "“支委会”与要点不符：报告写“13次”，要点（要点.yaml 第5行）是“12次”"
    assert finding.suggestion == "改为“12次”"
    assert finding.section == "work"


def test_without_facts_there_is_nothing_to_compare() -> None:
    assert list(check(case_of(None, work="召开支委会13次。"))) == []


@given(
    st.sampled_from(["支委会", "支部党员大会", "组织生活会", "党课"]),
    st.integers(min_value=1, max_value=99),
)
def test_another_value_of_a_required_count_never_passes(label: str, value: int) -> None:
    quantity = FACTS.counts[label]
    text = WORK.replace(f"{label}{quantity.text}", f"{label}{value}次") + EVENTS
    assert (found(text) == []) is (quantity.value == Decimal(value))


LESSONS = facts_from("""
单位: 清河县人民医院门诊党支部
年度: 2025
数据:
  党课: 7次
  书记讲党课: 4次
  谈心谈话: 45人次
履职:
  - 与班子成员谈心谈话12人次
""")
OWN = "全年讲党课7次，其中书记讲党课4次。谈心谈话45人次，与班子成员谈心谈话12人次。"


@pytest.mark.parametrize(
    "sentence",
    [
        "其他同志讲党课3次。",
        "其余党员讲授党课3次。",
        "其他委员讲党课三次。",
        "与其他党员谈心谈话33人次。",
    ],
)
def test_what_a_count_leaves_to_others_is_right(sentence: str) -> None:
    assert [f.text for f in check(case_of(LESSONS, work=OWN + sentence))] == []


@pytest.mark.parametrize(
    "sentence", ["其他同志讲党课2次。", "支部委员讲党课3次。", "党小组长讲党课6次。"]
)
def test_what_others_did_is_no_wrong_count_of_the_whole(sentence: str) -> None:
    (finding,) = check(case_of(LESSONS, work=OWN + sentence))
    assert finding.code == "figures.unsupported"
    assert "改为" not in finding.suggestion


ROUND = facts_from("""
单位: 石门线路车间党支部
年度: 2025
数据:
  党费收缴: 19880元
  处方点评: 620张
亮点:
  - 标题: 智能巡检攻关队
    内容: 研制巡检小车等成果3项，节约成本52万元
""")
EXACT = "收缴党费19880元，处方点评620张。智能巡检攻关队研制巡检小车等成果3项，节约成本52万元。"


@pytest.mark.parametrize(
    "sentence",
    [
        "全年党费近2万元（19880元）。",
        "处方点评620张，超过600张。",
        "处方点评600余张。",
        "攻关队研制巡检小车，节约成本50多万元。",
        "处方点评约600张。",
    ],
)
def test_a_round_number_is_right_where_the_exact_one_stands(sentence: str) -> None:
    assert [f.text for f in check(case_of(ROUND, work=EXACT + sentence))] == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("全年党费近3万元。", "近3万元"),
        ("全年党费2万多元。", "2万多元"),
        ("处方点评超过700张。", "超过700张"),
        ("处方点评近700张。", "近700张"),
        (f"处方点评近{'9' * 40}张。", f"近{'9' * 40}张"),
        ("攻关队研制巡检小车，节约成本60多万元。", "60多万元"),
    ],
)
def test_a_round_number_of_another_value_is_wrong(sentence: str, text: str) -> None:
    assert [f.text for f in check(case_of(ROUND, work=EXACT + sentence))] == [text]


def test_a_round_number_does_not_take_the_place_of_the_exact_one() -> None:
    work = EXACT.replace("收缴党费19880元", "收缴党费近2万元")
    (finding,) = check(case_of(ROUND, work=work))
    assert (finding.code, finding.suggestion) == ("figures.mismatch", "改为“19880元”")


OTHERS = facts_from("""
单位: 清河县人民医院门诊党支部
年度: 2025
数据:
  党员人数: 28名
活动:
  - 8月开展中国医师节座谈会，42人参加
  - 举办急救技能培训9期，培训村医156人次
  - 与双河乡卫生院党支部开展结对共建6次
""")


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("组织19名党员到敬老院为老人体检。", "19名"),
        ("以8名党员护士为骨干设立服务岗。", "8名"),
        ("全年表扬党员27人次。", "27人次"),
        ("联合工会举办护理技能展示，54名护士参加。", "54名"),
        ("护理技能展示有九个科室参加。", "九个"),
        ("与医生结成师徒对子，开展坐诊带教95次。", "95次"),
        ("支委会\t11次\t55人次", "55人次"),
    ],
)
def test_where_it_is_not_plain_which_fact_is_meant_no_number_is_advised(
    sentence: str, text: str
) -> None:
    findings = [f for f in check(case_of(OTHERS, work=sentence)) if f.text == text]
    assert [f.code for f in findings] == ["figures.unsupported"]
    assert "改为" not in findings[0].suggestion


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("支部现有党员26名。", "28名"),
        ("8月开展中国医师节座谈会，45人参加。", "42人"),
        ("中国医师节座谈会有45名同志参加。", "42人"),
        ("举办急救技能培训8期，培训村医156人次。", "9期"),
        ("急救技能培训共培训村医165人次。", "156人次"),
        ("与双河乡卫生院党支部结对，开展共建8次。", "6次"),
    ],
)
def test_where_it_is_plain_the_number_of_the_fact_is_advised(sentence: str, right: str) -> None:
    findings = check(case_of(OTHERS, work=sentence))
    assert f"改为“{right}”" in [f.suggestion for f in findings]


def test_two_figures_of_one_item_that_changed_places_are_told_by_what_they_are() -> None:
    given = facts_from("单位: 石门车间党支部\n年度: 2025\n履职:\n  - 讲授党课3次，添乘检查81次\n")
    findings = list(check(case_of(given, work="讲授党课81次，添乘检查3次。")))
    assert [f.text for f in findings] == ["81次", "3次"]
    assert findings[0].message.endswith("是“3次”，可能与这一条的“81次”写反了")
    assert findings[1].message.endswith("是“81次”，可能与这一条的“3次”写反了")
