"""Whatever facts there are: filled into the form they are read back as they were."""

import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafting.facts.keys import ITEM_TYPES, aliases
from drafting.form.draw import filled_form
from schemas.facts import Facts, Outcome
from tests.support.facts import facts_from, problems_of

SIGNS = "=+-@＝＋－＠“”《》（），。、；：！？%·—/\\'&<>#*{}[]~^_$ \n"
TEXTS = st.text(
    st.sampled_from(
        "党员大会支部学习安全生产活动第一二三十百万次人年月日甲乙丙a0123456789" + SIGNS
    ),
    min_size=1,
    max_size=24,
)
NAMES = st.sampled_from(
    [
        "支委会",
        "党课",
        "“三重一大”会议",
        "谈心谈话",
        "培训覆盖率",
        "节约成本",
        "安全、质量检查",
        "=甲乙",
        "-丙丁",
    ]
)
QUANTITIES = st.sampled_from(["12次", "36人次", "320余万元", "12,480元", "98.5%", "0.5%", "十余场", "30人以上", "不少于3项", "1.2万元",
                              "0次", "2.50公里", "近百户", "1000000000元", "12"])  # fmt: skip


@st.composite
def items(draw: st.DrawFn, kind: str, shortcomings: int) -> object:
    """One item: a sentence, or some of the fields with the one that names it."""
    cls = ITEM_TYPES[kind]
    fields = aliases(cls)
    if not fields or draw(st.booleans()):
        return draw(TEXTS)
    chosen = {}
    for key, attribute in fields.items():
        if attribute == "outcome":
            value = st.sampled_from(list(Outcome)).map(str)
        elif attribute == "answers":
            numbers = st.integers(1, shortcomings) if shortcomings else st.nothing()
            value = st.lists(numbers, min_size=1, max_size=3) if shortcomings else st.just([])
        elif attribute in ("time", "deadline"):
            value = st.sampled_from(["2025年6月", "上半年", "2025年3月5日", "6月底前"])
        else:
            value = TEXTS
        if attribute == cls.name_field or draw(st.booleans()):
            chosen[key] = draw(value)
    return {key: value for key, value in chosen.items() if value}


@st.composite
def facts_files(draw: st.DrawFn) -> dict[str, object]:
    """A facts file as YAML has it."""
    counts = draw(st.dictionaries(NAMES, QUANTITIES, max_size=6))
    content: dict[str, object] = {
        "单位": "某" + draw(TEXTS), "年度": draw(st.integers(2000, 2100)), "述职人": draw(st.sampled_from(["", "张三", "=李四"])),
        "标题": draw(st.one_of(st.just(""), TEXTS)), "数据": counts,
    }  # fmt: skip
    if counts:
        names = st.lists(st.sampled_from(list(counts)), min_size=1, max_size=3, unique=True)
        content["合计"] = draw(
            st.dictionaries(st.sampled_from(["两项", "+三项"]), names, max_size=2)
        )
        content["可不写"] = [name for name in counts if draw(st.booleans())]
    shortcomings = draw(st.lists(items("不足", 0), max_size=3))
    content["不足"] = shortcomings
    for kind in ITEM_TYPES:
        if kind != "不足":
            content[kind] = draw(st.lists(items(kind, len(shortcomings)), max_size=3))
    return content


@settings(max_examples=40)
@given(content=facts_files())
def test_facts_in_the_form_are_read_back_as_they_were(content: dict[str, object]) -> None:
    text = json.dumps(content, ensure_ascii=False)
    assume(not problems_of(text))
    facts = facts_from(text)
    filled = facts_from(filled_form(facts), "要点.xlsx")
    assert filled == facts
    assert not filled.remarks


def _said(facts: Facts) -> list[str]:
    return [text for _, item in facts.items() for _, text in item.fields()]


@settings(max_examples=40)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_that_can_be_a_fact_can_stand_in_the_form(texts: list[str]) -> None:
    text = json.dumps({"单位": "某支部", "年度": 2025, "履职": texts}, ensure_ascii=False)
    assume(not problems_of(text))
    facts = facts_from(text)
    assert _said(facts_from(filled_form(facts), "要点.xlsx")) == _said(facts)
