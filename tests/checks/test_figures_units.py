"""What a number counts follows from its unit, too: the facts' own units, and which label is counted in which."""

import pytest

from drafting.checks.figures import check
from tests.support.cases import case_of
from tests.support.facts import facts_from


def found(counts: str, sentence: str, activity: str = "") -> list[tuple[str, str]]:
    """Return what is found in a sentence; ``counts`` are separated by ；."""
    lines = "\n".join(f"  {line}" for line in counts.split("；"))
    extra = f"活动:\n  - {activity}\n" if activity else ""
    given = facts_from(f"单位: 某厂机修车间党支部\n年度: 2025\n数据:\n{lines}\n{extra}")
    return [(f.code, f.text) for f in check(case_of(given, work=sentence))]


@pytest.mark.parametrize(
    ("counts", "sentence", "activity"),
    [
        ("吞吐量: 512.6万标箱", "完成吞吐量512.6万标箱。", ""),
        ("开标: 428标次", "组织开标428标次。", ""),
        ("服务: 36泊位", "全年服务36泊位。", ""),
        ("服务: 36链条", "全年服务36链条。", ""),
        ("谈心谈话: 36人次", "谈心谈话36人（次）。", ""),
        ("谈心谈话: 36人（次）", "谈心谈话36人次。", ""),
        ("检修设备: 12台套", "检修设备12台（套）。", ""),
        ("捐款: 5000元", "3名党员捐款5000元。", "3名党员捐款"),
        ("捐款: 5000元；党员人数: 25名", "25名党员共捐款5000元。", ""),
        ("攻克难题: 14个；党员人数: 23名", "23名党员攻克难题14个。", ""),
        ("走访群众: 45户；党员人数: 6名", "6名党员走访群众45户。", ""),
        ("植树: 300棵", "30人植树300棵。", "30人参加植树"),
        ("党员攻关组: 5个", "党支部组织5个党员攻关组，完成4艘科考船交付。", "完成4艘科考船交付"),
        ("查摆问题: 9个", "从三个方面查摆问题，认真剖析，共查摆问题9个。", ""),
        ("查摆问题: 9个", "从三个方面查摆问题9个。", ""),
        ("征集意见建议: 9条", "从五个方面征集意见建议，共征集意见建议9条。", ""),
        ("变电站: 2座", "建成220千伏变电站2座。", ""),
        ("油轮: 86艘次", "靠泊30万吨级油轮86艘次。", ""),
        ("机组: 2台", "投运660兆瓦机组2台。", ""),
        ("邻里节: 2届", "举办邻里节2届。", ""),
        ("培训时间: 不足20小时", "培训时间不足20小时。", ""),
        ("削减COD: 3850吨", "削减COD3,850吨。", ""),
        ("用时: 2天半", "用时2天半。", ""),
        ("党支部: 1个", "本单位有党支部1个。党支部成立3个专班。", "成立3个专班"),
        ("执结案件: 3112件", "执结案件3,112件。我们执结的3,112件案件件件有回音。", ""),
    ],
)
def test_passes(counts, sentence, activity):
    assert found(counts, sentence, activity) == []


@pytest.mark.parametrize(
    ("counts", "sentence", "wrong"),
    [
        ("吞吐量: 512.6万标箱", "完成吞吐量521.6万标箱。", ("figures.mismatch", "521.6万标箱")),
        ("吞吐量: 512.6万标箱", "完成吞吐量512.6标箱。", ("figures.unit", "512.6标箱")),
        ("谈心谈话: 36人次", "谈心谈话63人（次）。", ("figures.mismatch", "63人（次）")),
        ("谈心谈话: 36人次", "谈心谈话36人。", ("figures.unit", "36人")),
        ("捐款: 5000元；党员人数: 25名", "25名党员共捐款500元。", ("figures.mismatch", "500元")),
        ("捐款: 5000元；党员人数: 25名", "25名党员共捐款5000万元。", ("figures.unit", "5000万元")),
        ("攻克难题: 14个；党员人数: 23名", "23名党员攻克难题41个。", ("figures.mismatch", "41个")),
        ("查摆问题: 9个", "从三个方面查摆问题8个。", ("figures.mismatch", "8个")),
        ("变电站: 2座", "建成220千伏变电站3座。", ("figures.mismatch", "3座")),
        ("差错率: 0.1%", "差错率低于0.1%。", ("figures.mismatch", "低于0.1%")),
        ("培训时间: 不足20小时", "培训时间20小时。", ("figures.mismatch", "20小时")),
        ("削减COD: 3850吨", "削减COD3,580吨。", ("figures.mismatch", "3,580吨")),
        (
            "执结案件: 3112件",
            "执结案件3,112件。我们执结的3,121件案件件件有回音。",
            ("figures.mismatch", "3,121件"),
        ),
        (
            "满意度: 96.8%",
            "满意度96.8%。宾客满意度能达到98.6%，靠的是服务。",
            ("figures.mismatch", "98.6%"),
        ),
    ],
)
def test_flags(counts, sentence, wrong):
    codes = [f for f in found(counts, sentence) if f[0] != "figures.conflict"]
    assert codes == [wrong]


SUM = "支委会: 12次；党员大会: 4次；党小组会: 30次；党课: 7次"
LISTED = "党员大会开了4次，支委会开了12次，党小组会开了30次，党课讲了7次，"


def sums(sentence: str) -> list[tuple[str, str]]:
    lines = "\n".join(f"  {line}" for line in SUM.split("；"))
    given = facts_from(
        f"单位: 某厂机修车间党支部\n年度: 2025\n数据:\n{lines}\n"
        "合计:\n  “三会一课”: [支委会, 党员大会, 党小组会, 党课]\n"
    )
    return [(f.code, f.text) for f in check(case_of(given, work=sentence))]


@pytest.mark.parametrize("said", ["加起来", "合计", "“三会一课”加起来", "“三会一课”合计", "算下来"])
def test_a_declared_sum_is_known_by_its_parts(said):
    assert sums(f"{LISTED}{said}53次。") == []
    assert sums(f"{LISTED}{said}54次。") == [("figures.mismatch", "54次")]


@pytest.mark.parametrize(
    "sentence",
    [
        "计划召开支委会12次。",
        "明年召开支委会12次。",
    ],
)
def test_what_is_said_of_another_year_states_nothing_of_this_one(sentence):
    assert found("支委会: 12次", sentence) == [("figures.missing", "")]


@pytest.mark.parametrize("number", ["12次", "10次"])
@pytest.mark.parametrize(
    "sentence", ["去年召开支委会{}。", "上年支委会召开了{}。", "2024年召开支委会{}。"]
)
def test_last_years_number_is_asked_for_even_where_the_facts_have_none_of_that_year(
    sentence, number
):
    now = "全年召开支委会12次。"
    given = facts_from("单位: 某厂党支部\n年度: 2025\n数据:\n  支委会: 12次\n")
    (finding,) = check(case_of(given, work=sentence.format(number) + now))
    assert (finding.code, finding.text) == ("figures.unsupported", number)
    assert finding.message == f"要点的“去年数据”里没有“支委会”，“{number}”无法核对"
    assert "把去年的数补进“去年数据”" in finding.suggestion


@pytest.mark.parametrize(
    "sentence",
    [
        "支委会12次，比去年更有质量。",
        "按计划召开支委会12次。",
        "与去年相比，召开支委会12次。",
        "全年计划完成，支委会12次。",
    ],
)
def test_what_only_looks_to_another_year_states_this_one(sentence):
    assert found("支委会: 12次", sentence) == []


def test_not_quite_so_many_are_not_so_many():
    assert found("支委会: 12次", "支委会12次不到。") == [("figures.mismatch", "12次不到")]
    assert found("整改: 12次", "整改12次不到位的问题。") == []


@pytest.mark.parametrize(
    ("item", "wrong"),
    [
        ("支委会由上年的10次增加到12次", "20次"),
        ("支委会由10次增至12次", "20次"),
        ("与去年的10次相比，支委会召开12次", "20次"),
    ],
)
def test_last_years_number_that_an_item_tells_is_held_against_it(item, wrong):
    given = facts_from(f"单位: 某厂党支部\n年度: 2025\n数据:\n  支委会: 12次\n活动:\n  - {item}\n")
    assert [*check(case_of(given, work=f"{item}。"))] == []
    (finding,) = check(case_of(given, work=f"{item.replace('10次', wrong)}。"))
    assert (finding.code, finding.text) == ("figures.mismatch", wrong)
