"""What was adopted from the words of a part that stays is told by them, and only while they still say it."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from drafting.material import load
from drafting.redrafting.keeping import BY_HAND, Kept
from drafting.redrafting.told import beside
from drafting.workspace import Sources, Version

FACTS = Path(__file__).parents[2] / "samples" / "要点.md"


@pytest.mark.parametrize(
    ("clause", "is_told"),
    [
        ("全年讲党课5次", True),
        ("党课共计5次", True),
        ("讲党课15次", False),
        ("讲党课十5次", False),
        ("讲党课，谈话5次", False),
    ],
)
def test_an_adopted_figure_is_told_where_a_clause_has_its_name_and_its_very_number(
    clause: str, is_told: bool
) -> None:
    adopted = SimpleNamespace(action="adopt", note="数据 党课5次（出处：签到册）")
    workspace = SimpleNamespace(revisions=lambda: [adopted])
    whole = load(Sources(facts=FACTS))
    material = replace(whole, facts=whole.facts.model_copy(update={"sums": {}}))
    kept = Kept((Version("work", f"一、工作\n{clause}。", "hand"),), {"work": BY_HAND})
    told = beside(material, kept, workspace).told
    assert ("数据.党课" in told) == is_told
