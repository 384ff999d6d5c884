"""The two-way proof: every fact with its places, every number with its source."""

import pytest
import yaml

from drafting.checks import run_checks
from drafting.figures.grounds import Ground
from drafting.proof.rows import FactRow, FactState, FigureRow, FigureState, TwoWayProof
from drafting.proof.sources import reason
from drafting.proof.two_way import two_way
from drafting.verdict import judge
from schemas.facts import Facts
from tests.support.cases import case, case_of
from tests.support.facts import facts_from

PRESENT, MISSING = FactState.PRESENT, FactState.MISSING
SUPPORTED, FREE = FigureState.SUPPORTED, FigureState.FREE


def facts(**headings: object) -> Facts:
    tree = {"单位": "中建某局滨河综合体项目党支部", "年度": 2025, **headings}
    return facts_from(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


def proof_of(given: Facts, **bodies: str) -> TwoWayProof:
    proof = judge(case_of(given, **bodies)).proof
    assert proof is not None
    return proof


def fact(proof: TwoWayProof, fact_id: str) -> FactRow:
    return next(row for row in proof.facts if row.id == fact_id)


def figure(proof: TwoWayProof, text: str) -> FigureRow:
    return next(row for row in proof.figures if row.found.numeral.text == text)


def written(row: FactRow) -> list[str]:
    return [mention.text for mention in row.mentions]


COUNTS = facts(数据={"支委会": "12次", "支部党员大会": "4次", "党费收缴": "12,480元"})


def test_without_facts_nothing_is_proven():
    assert judge(case_of(work="召开支委会12次。")).proof is None


def test_a_figure_is_present_wherever_it_stands():
    proof = proof_of(
        COUNTS,
        work="召开支委会12次、支部党员大会4次，收缴党费12,480元。",
        plan="今年支委会召开12次，明年坚持。",
    )
    row = fact(proof, "数据.支委会")
    assert (row.state, row.label, row.text) == (PRESENT, "支委会", "12次")
    assert [(m.text, m.section) for m in row.mentions] == [("12次", "work"), ("12次", "plan")]


def test_a_mention_is_a_span_of_the_text():
    given = case_of(COUNTS, work="召开支委会十二次、支部党员大会4次，收缴党费12,480元。")
    proof = two_way(given, run_checks(given))
    assert proof
    for row in proof.facts:
        for mention in row.mentions:
            assert given.report.text[mention.start : mention.end] == mention.text
    assert written(fact(proof, "数据.支委会")) == ["十二次"]


def test_a_figure_that_is_not_there_is_missing_and_one_that_need_not_be_is_optional():
    given = facts(数据={"支委会": "12次", "党课": "4次", "党费收缴": "100元"}, 可不写=["党费收缴"])
    proof = proof_of(given, work="召开支委会12次。")
    states = {row.id: row.state for row in proof.facts}
    assert states == {
        "数据.支委会": PRESENT,
        "数据.党课": MISSING,
        "数据.党费收缴": FactState.OPTIONAL,
    }
    assert not fact(proof, "数据.党课").mentions


def test_a_wrong_number_is_told_with_the_fact_that_it_should_be():
    proof = proof_of(COUNTS, work="召开支委会13次、支部党员大会4次，收缴党费12,480元。")
    assert fact(proof, "数据.支委会").state is FactState.WRONG
    assert written(fact(proof, "数据.支委会")) == ["13次"]
    row = figure(proof, "13次")
    assert (row.state, row.facts) == (FigureState.WRONG, ("数据.支委会",))


def test_two_numbers_that_changed_places_belong_to_each_others_facts():
    proof = proof_of(COUNTS, work="召开支委会4次、支部党员大会12次，收缴党费12,480元。")
    assert written(fact(proof, "数据.支委会")) == ["4次"]
    assert written(fact(proof, "数据.支部党员大会")) == ["12次"]
    assert {figure(proof, text).state for text in ("4次", "12次")} == {FigureState.WRONG}
    assert figure(proof, "4次").facts[0] == "数据.支委会"


def test_a_number_that_no_fact_has_is_unsupported():
    proof = proof_of(
        COUNTS, work="召开支委会12次、支部党员大会4次，收缴党费12,480元，走访企业17家。"
    )
    row = figure(proof, "17家")
    assert (row.state, row.facts) == (FigureState.UNSUPPORTED, ())


def test_one_number_may_state_two_facts():
    given = facts(数据={"支委会": "4次", "支部党员大会": "4次"})
    proof = proof_of(given, work="支委会、支部党员大会各召开4次。")
    both = ("数据.支委会", "数据.支部党员大会")
    assert figure(proof, "4次").facts == both
    assert figure(proof, "4次").found.label == "支委会、支部党员大会"
    assert [row["fact"] for row in proof.to_json()["figures"] if row["text"] == "4次"] == [[*both]]


@pytest.mark.parametrize(
    ("sentence", "text", "state"),
    [
        ("严格落实“三会一课”制度。", "三会一课", FREE),
        ("一是召开支委会12次。", "一是", FREE),
        ("2025年，召开支委会12次。", "2025年", FREE),
        ("召开支委会12次，进一步做好工作。", "进一步", FREE),
        ("召开支委会12次，做了7，", "7", FigureState.UNCLEAR),
    ],
)
def test_what_no_fact_need_know_says_so(sentence: str, text: str, state: FigureState):
    row = figure(proof_of(facts(数据={"支委会": "12次"}), work=sentence), text)
    assert row.state is state


def test_a_declared_sum_is_a_fact_and_a_sum_of_what_stands_there_needs_none():
    declared = facts(
        数据={"支委会": "12次", "支部党员大会": "4次"}, 合计={"会议": ["支委会", "支部党员大会"]}
    )
    proof = proof_of(declared, work="召开支委会12次、支部党员大会4次，会议共计16次。")
    assert (fact(proof, "合计.会议").state, figure(proof, "16次").facts) == (
        PRESENT,
        ("合计.会议",),
    )
    plain = facts(数据={"支委会": "12次", "支部党员大会": "4次"})
    proof = proof_of(plain, work="召开支委会12次、支部党员大会4次，共计16次。")
    assert (figure(proof, "16次").state, figure(proof, "16次").facts) == (SUPPORTED, ())


ITEMS = facts(
    活动=[
        {"名称": "消防应急演练", "时间": "2025年6月", "参加": "45人"},
        "3月开展“学雷锋”志愿服务，清理道路2.6公里",
    ],
    不足=[{"问题": "理论学习不够深入"}],
)


def test_an_item_stands_before_its_own_figures_and_dates():
    proof = proof_of(ITEMS, work="略。")
    assert [row.id for row in proof.facts] == [
        "活动.1",
        "活动.1.时间",
        "活动.1.参加#1",
        "活动.2",
        "活动.2@1",
        "活动.2#1",
        "不足.1",
    ]


def test_an_item_is_present_with_the_sentences_that_say_it():
    proof = proof_of(
        ITEMS,
        work="2025年6月组织消防应急演练，45人参加。另有其他工作。3月，开展“学雷锋”志愿服务，清理道路2.6公里。",
        shortcomings="一是理论学习不够深入。",
    )
    assert {row.state for row in proof.facts} == {PRESENT}
    assert written(fact(proof, "活动.1")) == ["2025年6月组织消防应急演练，45人参加。"]
    assert fact(proof, "活动.1").label == "活动" and fact(proof, "活动.1").text == "消防应急演练"
    assert fact(proof, "活动.1.参加#1").label == "消防应急演练"


def test_a_date_comes_from_the_item_that_it_is_said_of():
    given = facts(
        活动=[
            {"名称": "消防应急演练", "时间": "2025年6月"},
            {"名称": "廉政警示教育参观", "时间": "2025年6月"},
        ]
    )
    proof = proof_of(
        given, work="6月组织消防应急演练。此外工作有序。2025年6月开展廉政警示教育参观。"
    )
    assert figure(proof, "6月").facts == ("活动.1.时间",)
    assert figure(proof, "2025年6月").facts == ("活动.2.时间",)


def test_a_month_of_next_year_is_not_that_of_an_activity():
    given = facts(活动=["3月开展志愿服务活动"], 计划=[{"内容": "建立台账", "时限": "2026年3月"}])
    proof = proof_of(given, work="3月开展志愿服务活动。", plan="建立台账，2026年3月完成。")
    assert figure(proof, "2026年3月").facts == ("计划.1.时限",)
    assert written(fact(proof, "活动.1@1")) == ["3月"]


def test_an_item_that_is_not_there_is_missing():
    row = fact(proof_of(ITEMS, work="2025年6月组织消防应急演练，45人参加。"), "不足.1")
    assert (row.state, row.mentions) == (MISSING, ())


def test_the_date_of_the_report_comes_from_the_facts():
    given = facts(成文日期="2025年12月31日", 数据={"支委会": "12次"})
    text = "述职报告\n（2025年12月31日）\n一、2025年度工作情况\n支委会12次。\n2025年12月31日\n"
    proof = judge(case(text, given)).proof
    assert proof
    dated = [row for row in proof.figures if row.found.numeral.text == "2025年12月31日"]
    assert [row.facts for row in dated] == [("成文日期",), ("成文日期",)]


def test_a_sum_of_what_stands_there_names_its_ground():
    given = facts(数据={"支委会": "12次", "支部党员大会": "4次"})
    proof = proof_of(given, work="召开支委会12次、支部党员大会4次，共计16次。")
    assert figure(proof, "16次").ground is Ground.SUM


def test_the_rows_say_what_the_findings_say():
    verdict = judge(
        case_of(
            COUNTS, work="召开支委会13次、支部党员大会4次，走访企业17家。", plan="支委会12次以上。"
        )
    )
    proof = verdict.proof
    assert proof
    for finding in verdict.findings:
        if finding.code == "figures.missing":
            assert fact(proof, finding.fact or "").state is MISSING
        elif finding.code == "figures.mismatch":
            assert fact(proof, finding.fact or "").state is FactState.WRONG
        elif finding.code == "figures.unsupported":
            assert figure(proof, finding.text).state is FigureState.UNSUPPORTED


def test_every_number_of_the_report_has_one_row_in_the_order_of_the_text():
    given = case("述职报告\n一、2025年度工作情况\n支委会12次，两三次，5，上半年第3期。", COUNTS)
    proof = two_way(given, run_checks(given))
    assert proof
    assert [row.found.numeral for row in proof.figures] == list(given.numerals)


def test_the_json_has_the_keys_of_the_contract():
    found = proof_of(COUNTS, work="召开支委会12次。").to_json()
    assert list(found) == ["facts", "figures"]
    assert list(found["facts"][0]) == ["id", "label", "text", "place", "status", "mentions"]
    assert list(found["facts"][0]["mentions"][0]) == ["start", "end", "text", "section"]
    assert list(found["figures"][0]) == [
        "text", "start", "end", "class", "value", "unit", "label", "fact", "status",
    ]  # fmt: skip
    row = next(row for row in found["figures"] if row["text"] == "12次")
    assert (row["class"], row["value"], row["unit"], row["label"], row["fact"], row["status"]) == (
        "measure", "12", "次", "支委会", "数据.支委会", "supported",
    )  # fmt: skip


TWO_YEARS = facts(
    数据={"支委会": "12次", "党课": "5次", "主题党日": "12次"},
    去年数据={"支委会": "10次", "党课": "4次", "主题党日": "13次"},
)
NOW, LAST = "今年12次（要点.yaml 第4行）", "去年10次（要点.yaml 第8行）"


def test_a_comparison_is_a_fact_that_tells_how_it_was_derived():
    proof = proof_of(
        TWO_YEARS,
        work="召开支委会12次，较上年增加2次，增长20%；党课由4次增加到5次；主题党日12次。",
    )
    row = fact(proof, "同比.支委会")
    assert (row.state, row.label, row.text) == (PRESENT, "支委会", "增加2次")
    assert (row.derived, row.place) == (f"{NOW}－{LAST}", "要点.yaml 第4行、要点.yaml 第8行")
    assert written(row) == ["2次"]
    rate = fact(proof, "同比.支委会.比例")
    assert (rate.text, rate.derived) == ("增长20%", f"{NOW}－{LAST}，再除以去年的10次")
    assert figure(proof, "2次").facts == ("同比.支委会",)
    assert figure(proof, "4次").facts == ("去年数据.党课",)
    assert figure(proof, "5次").facts == ("数据.党课",)


def test_what_may_be_derived_but_is_not_said_is_no_row_and_last_years_numbers_are():
    proof = proof_of(TWO_YEARS, work="召开支委会12次，讲党课5次，开展主题党日12次。")
    rows = {row.id: row.state for row in proof.facts}
    assert not [figure_id for figure_id in rows if figure_id.startswith("同比.")]
    assert rows["去年数据.支委会"] is FactState.OPTIONAL


def test_a_wrong_comparison_is_a_wrong_number_with_what_it_should_be():
    proof = proof_of(TWO_YEARS, work="召开支委会12次，较上年减少2次，讲党课5次，开展主题党日12次。")
    assert fact(proof, "同比.支委会").state is FactState.WRONG
    row = figure(proof, "2次")
    assert (row.state, row.facts) == (FigureState.WRONG, ("同比.支委会",))
    reasons = {row.id: row for row in proof.facts}
    assert reason(row, reasons) == f"应为：支委会比去年增加2次，来源：{NOW}－{LAST}"


def test_what_a_comparison_rests_on_is_told_in_words():
    proof = proof_of(
        TWO_YEARS, work="召开支委会12次，较上年增加2次。讲党课5次（上年4次），开展主题党日12次。"
    )
    rows = {row.id: row for row in proof.facts}
    assert reason(figure(proof, "2次"), rows) == f"支委会比去年增加2次，来源：{NOW}－{LAST}"
    assert reason(figure(proof, "4次"), rows) == "党课去年4次（要点.yaml 第9行）"


def test_last_years_number_is_no_source_for_one_of_this_year():
    given = facts(数据={"支委会": "12次"}, 去年数据={"谈心谈话": "30人次"})
    proof = proof_of(given, work="召开支委会12次，参加30人次。")
    assert figure(proof, "30人次").facts == ()
