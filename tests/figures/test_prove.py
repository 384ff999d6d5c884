"""Where numbers stand is read from the words beside them, in brackets and in rhythms too."""

import pytest

from drafting.facts.given import given_by
from drafting.facts.inventory import inventory, label_names
from drafting.figures import parse_quantity, scan
from drafting.figures.bind import bind
from drafting.figures.prove import prove
from schemas.facts import Activity, Duty, Facts, Plan

FACTS = Facts(
    unit="某局第一党支部",
    year=2025,
    counts={"党课": parse_quantity("5次")},
    duties=(Duty(text="讲党课2次，到投递一线跟班走访11次"),),
    activities=(Activity(title="调研", effect="覆盖7个二级学院中的4个"),),
    plans=(
        Plan(content="每月开展1次青年职工思想状况分析，建立联系点3次回访机制"),
        Plan(content="党支部委员每季度轮流到管护站上党课1次，每半年研讨1次"),
    ),
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我本人讲党课（2次），到投递一线跟班走访（11次）。", []),
        ("我本人讲党课（11次），到投递一线跟班走访（2次）。", ["11次", "2次"]),
        ("调研覆盖7个二级学院中的4个。", []),
        ("调研覆盖4个二级学院中的7个。", ["4个", "7个"]),
        ("明年，每月开展1次青年职工思想状况分析。", []),
        ("明年，每月开展3次青年职工思想状况分析。", ["3次"]),
        ("明年，党支部委员每季度轮流到管护站上党课1次，每半年研讨1次。", []),
        ("明年，党支部委员每季度轮流到管护站上党课5次，每半年研讨1次。", ["5次"]),
        ("明年，党支部委员每季度轮流到管护站上党课1次，每半年研讨2次。", ["2次"]),
    ],
)
def test_numbers_are_wrong_where_others_belong(text: str, wrong: list[str]) -> None:
    mentions = bind(text, scan(text), label_names(FACTS))
    proof = prove(given_by(FACTS, inventory(FACTS)), text, mentions)
    assert [fault.mention.numeral.text for fault in proof.wrong] == wrong
