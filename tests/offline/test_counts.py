"""Counts are woven into sentences with the verb that each label takes."""

import re

import pytest

from drafting.checks.figures import check
from drafting.figures import parse_quantity
from drafting.offline import compose_missing
from drafting.slots import Slots
from schemas.facts import Facts
from tests.support.cases import case_of
from tests.support.composed import facts, section


def said(label: str, amount: str) -> str:
    known = facts(counts={label: amount})
    slots = Slots(known)
    return slots.fill(compose_missing(f"数据.{label}", known, slots)).text


@pytest.mark.parametrize(
    ("label", "amount", "words"),
    [
        ("支委会", "12次", "召开支委会12次"),
        ("支部党员大会", "4次", "召开支部党员大会4次"),
        ("组织生活会", "1次", "召开组织生活会1次"),
        ("党课", "4堂", "讲授党课4堂"),
        ("讲党课", "4次", "讲党课4次"),
        ("主题党日", "12次", "开展主题党日12次"),
        ("谈心谈话", "36人次", "开展谈心谈话36人次"),
        ("“三重一大”会议", "10次", "召开“三重一大”会议10次"),
        ("研究事项", "43项", "研究事项43项"),
        ("预备党员转正", "2名", "完成预备党员转正2名"),
        ("转正", "1名", "完成转正1名"),
        ("入党积极分子", "4名", "培养入党积极分子4名"),
        ("积极分子", "4名", "培养积极分子4名"),
        ("培养入党积极分子", "4名", "培养入党积极分子4名"),
        ("发展党员", "1名", "发展党员1名"),
        ("责任书", "15份", "签订责任书15份"),
        ("签订承诺书", "15份", "签订承诺书15份"),
        ("签承诺书", "46份", "签订承诺书46份"),
        ("签师德承诺书", "31份", "签师德承诺书31份"),
        ("承诺书", "28份", "签订承诺书28份"),
        ("接收预备党员", "3名", "接收预备党员3名"),
        ("吸收预备党员", "3名", "吸收预备党员3名"),
        ("大会", "4次", "召开大会4次"),
        ("党总支委员会", "10次", "召开党总支委员会10次"),
        ("廉洁教育", "6次", "开展廉洁教育6次"),
        ("党员人数", "23名", "现有党员23名"),
        ("党员总数", "23名", "现有党员23名"),
        ("党费收缴", "12,480元", "收缴党费12,480元"),
        ("集中学习", "26次", "组织集中学习26次"),
        # labels that no table knows
        ("培训覆盖率", "98.5%", "培训覆盖率为98.5%"),
        ("节约成本", "320余万元", "节约成本320余万元"),
        ("集体经济收入", "56万元", "集体经济收入为56万元"),
        ("平均住院日", "6.5天", "平均住院日为6.5天"),
        ("可防性案件下降", "12.4%", "可防性案件下降12.4%"),
        ("志愿服务", "9次", "开展志愿服务9次"),
        ("村民代表会议", "8次", "召开村民代表会议8次"),
        ("好人好事", "86件", "好人好事86件"),
        ("党员责任区", "14个", "设有党员责任区14个"),
        ("设立党员先锋岗", "8个", "设立党员先锋岗8个"),
        ("家访", "7户", "开展家访7户"),
        ("走访", "86户", "开展走访86户"),
        ("植树", "400棵", "植树400棵"),
        ("加工生鲜乳", "11.2万吨", "加工生鲜乳11.2万吨"),
        ("加工车间改造", "2处", "加工车间改造2处"),
        ("参训人员", "900余人次", "参训人员900余人次"),
        ("发表论文", "26篇", "发表论文26篇"),
        ("客户投诉", "12件", "客户投诉12件"),
        ("省级工法", "一项", "省级工法1项"),
        ("服务时长", "5600小时", "服务时长为5600小时"),
        ("持证率", "100%", "持证率为100%"),
        ("办税时长压缩", "30%", "办税时长压缩30%"),
        ("工资发放", "100%", "工资发放100%"),
        ("项目经理上", "1次", "项目经理上1次"),
        ("党课参加人次", "109人次", "党课共109人次参加"),
        ("主题党日参加人次", "260余人次", "主题党日有260余人次参加"),
        ("参加人次", "96人次", "参加人次96人次"),
        ("党课人次", "45人次", "党课共45人次参加"),
        ("支委会人次", "57人次", "支委会共57人次参加"),
    ],
)
def test_each_label_has_its_verb(label: str, amount: str, words: str) -> None:
    sentence = said(label, amount)
    assert words in sentence
    assert sentence.endswith("。") and sentence.count("。") == 1


@pytest.mark.parametrize("label", ["接收预备党员", "签承诺书", "签师德承诺书", "培养积极分子"])
def test_no_verb_is_put_before_another(label: str) -> None:
    assert not re.search("发展接收|发展吸收|签订签|培养培养", said(label, "3名"))


@pytest.mark.parametrize("unit", ["滨河项目党支部", "柳树村党支部", "望江派出所党支部"])
def test_a_single_count_is_no_total(unit: str) -> None:
    counts = {"专利": "2项", "客户投诉": "12件", "失能老人": "56位", "论文": "26篇"}
    assert "共" not in section("work", facts(unit=unit, counts=counts)).split("。", 1)[1]


def test_bare_names_stand_in_one_list() -> None:
    text = section("work", facts(counts={"新技术": "4项", "科研课题": "2项", "论文": "11篇"}))
    assert "新技术4项、科研课题2项、论文11篇" in text


def test_a_meeting_of_all_members_by_its_short_name_stands_with_the_others() -> None:
    text = section("work", facts(counts={"支委会": "12次", "经费": "3万元", "大会": "4次"}))
    assert "召开支委会12次、大会4次" in text


@pytest.mark.parametrize(
    ("before", "count", "told"),
    [
        ({"主题党日": "12次"}, {"平均到会率": "94.6%"}, "主题党日12次，平均到会率94.6%"),
        ({"党员人数": "27名", "女党员": "6名"}, {"35岁以下": "9名"}, "女党员6名，35岁以下9名"),
        ({"党员人数": "62人"}, {"80岁以上": "15人"}, "党员62人，80岁以上15人"),
        (
            {"组织生活会": "1次"},
            {"查摆问题": "17条", "整改": "15条"},
            "1次，查摆问题17条，整改15条",
        ),
        ({"更换管线": "18公里"}, {"涉及小区": "21个"}, "更换管线18公里，涉及小区21个"),
    ],
)
def test_what_speaks_of_the_count_before_stays_beside_it(
    before: dict[str, str], count: dict[str, str], told: str
) -> None:
    others = {"管网漏损率": "9.4%", "谈心谈话": "52人次"}
    assert told in section("work", facts(counts=before | count | others))


def test_what_was_found_elsewhere_is_not_of_a_meeting() -> None:
    counts = {"组织生活会": "1次", "党费收缴": "90元", "查摆问题": "17条"}
    assert "组织生活会1次，查摆" not in section("work", facts(counts=counts))


def test_counts_of_one_verb_share_it() -> None:
    text = section(
        "work", facts(counts={"支委会": "12次", "支部党员大会": "4次", "主题党日": "9次"})
    )
    assert "召开支委会12次、支部党员大会4次" in text


def test_a_zero_and_an_optional_count_are_left_out() -> None:
    known = facts(
        counts={"支委会": "12次", "医疗纠纷": "0起", "党费收缴": "90元"}, optional=("党费收缴",)
    )
    text = section("work", known)
    assert "纠纷" not in text and "党费" not in text


def test_a_declared_sum_follows_its_parts() -> None:
    known = facts(
        counts={"支委会": "12次", "支部党员大会": "4次", "谈心谈话": "36人次"},
        sums={"“三会一课”": ("支委会", "支部党员大会")},
    )
    text = section("work", known)
    assert (
        text.index("支部党员大会4次")
        < text.index(re.findall("“三会一课”.计16次", text)[0])
        < text.index("谈心谈话")
    )


def test_how_many_took_part_is_told_beside_how_often_and_proven() -> None:
    known = facts(counts={"党课": "5次", "党课参加人次": "109人次"})
    text = section("work", known)
    assert "党课共109人次参加" in text
    for told, codes in ((text, []), (text.replace("109人次", "107人次"), ["figures.mismatch"])):
        found = check(case_of(known, work=told))
        assert [f.code for f in found if f.code.startswith("figures.")] == codes


TWO_YEARS = {
    "支委会": ("12次", "10次"), "支部党员大会": ("4次", "4次"), "党课": ("5次", "4次"), "主题党日": ("11次", "12次"),
    "谈心谈话": ("36人次", "28人次"), "“三重一大”会议": ("10次", "8次"), "廉洁教育": ("6次", "3次"), "党员人数": ("23名", "21名"),
    "培训覆盖率": ("98.5%", "97%"), "节约成本": ("320余万元", "280万元"), "可防性案件下降": ("12.4%", "10%"),
}  # fmt: skip
_GAINS = re.compile(r"[较比](?:上|去)年|与上年相比")


def compared(unit: str = "市政一公司第三项目党支部", year: int = 2025) -> Facts:
    known = facts(counts={name: now for name, (now, _) in TWO_YEARS.items()}, unit=unit, year=year)
    last = {name: parse_quantity(before) for name, (_, before) in TWO_YEARS.items()}
    return known.model_copy(update={"last_counts": last})


@pytest.mark.parametrize(
    "unit", ["滨河项目党支部", "清河三中党支部", "柳树村党支部", "望江派出所党支部"]
)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_few_counts_that_have_grown_are_compared_with_last_year(unit: str, year: int) -> None:
    known = compared(unit, year)
    text = section("work", known)
    assert 1 <= len(_GAINS.findall(text)) <= 3
    assert not re.search("减少|下降(?!12.4%)|持平", text)
    assert "可防性案件下降12.4%，" not in text
    case = case_of(known, work=text)
    assert not [f for f in check(case) if f.code.startswith("figures.")]
    stated = [figure_id for figure_id in case.proof.present if figure_id.startswith("同比.")]
    assert len(stated) == len(_GAINS.findall(text))


def test_each_count_of_a_sentence_has_its_own_growth() -> None:
    known = facts(counts={"支委会": "13次", "支部党员大会": "5次", "谈心谈话": "45人次"})
    last = {"支委会": "11次", "支部党员大会": "4次", "谈心谈话": "31人次"}
    known = known.model_copy(
        update={"last_counts": {name: parse_quantity(text) for name, text in last.items()}}
    )
    text = section("work", known)
    assert re.search("支委会13次（[^）]{0,8}增加2次）、支部党员大会5次（[^）]{0,8}增加1次）", text)
    assert re.search("谈心谈话45人次，[^（]{0,8}增加14人次。", text)
    case = case_of(known, work=text)
    assert not [f for f in check(case) if f.code.startswith("figures.")]


def test_the_way_to_say_it_changes() -> None:
    texts = "".join(section("work", compared(unit=f"第{n}项目党支部")) for n in "一二三四五六")
    assert len({found[0] for found in _GAINS.finditer(texts)}) > 2


@pytest.mark.parametrize("year", range(2021, 2026))
def test_one_report_says_it_in_one_way(year: int) -> None:
    known = compared(year=year)
    slots = Slots(known)
    sentences = (
        slots.fill(compose_missing(f"同比.{label}", known, slots, turn)).text
        for label in ("支委会", "党课", "廉洁教育")
        for turn in range(3)
    )
    found = _GAINS.findall("".join((section("work", known), *sentences)))
    assert len(found) > 9
    assert len(set(found)) == 1


def test_without_last_year_nothing_is_compared_and_no_word_changes() -> None:
    known = compared()
    alone = known.model_copy(update={"last_counts": {}})
    text = section("work", alone)
    assert not _GAINS.search(text)
    gain = r"(?:[较比](?:上|去)年|与上年相比)(?:增加|提高)[\d.]+(?:人?次|个百分点)"
    assert re.sub(rf"，{gain}|（{gain}）", "", section("work", known)) == text


@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        ("同比.支委会", "增加2次。"),
        ("同比.党课.比例", "增长25%。"),
        ("去年数据.支委会", "上年支委会为10次。"),
    ],
)
def test_what_compares_has_its_sentence(figure_id: str, words: str) -> None:
    known = compared()
    slots = Slots(known)
    sentence = slots.fill(compose_missing(figure_id, known, slots)).text
    assert words in sentence
    facts_of_it = {"optional": tuple(known.counts)}
    case = case_of(known.model_copy(update=facts_of_it), work=sentence)
    assert not [f for f in check(case) if f.code.startswith("figures.")]
