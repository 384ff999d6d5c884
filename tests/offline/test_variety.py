"""Two branches, or one branch in two years, do not get the same text from the same facts."""

from itertools import combinations, pairwise

import pytest

from tests.offline.test_sections import SAMPLE
from tests.support.composed import draft, sentences

LIMIT = 0.3
BRANCHES = [f"{place}党支部" for place in (
    "滨河综合体项目", "清河三中", "仁和医院内科", "柳树村", "城东支行", "望江派出所", "二路车队", "结构材料研究所",
    "明衡律师事务所", "长宁镇机关", "离退休第二", "城东水厂", "南站客运段", "市图书馆", "东风社区", "热电厂检修",
    "税务一分局", "船员科", "护林队", "供电所运维",
)]  # fmt: skip


def shared(first: set[str], second: set[str]) -> float:
    return len(first & second) / min(len(first), len(second))


def test_twenty_branches_with_the_same_facts_share_less_than_the_limit() -> None:
    spoken = [sentences(draft(SAMPLE.model_copy(update={"unit": unit})), unit) for unit in BRANCHES]
    assert len(spoken) == 20
    assert max(shared(a, b) for a, b in combinations(spoken, 2)) < LIMIT


@pytest.mark.parametrize("unit", BRANCHES[:6])
def test_two_years_running_share_less_than_the_limit(unit: str) -> None:
    years = [
        sentences(draft(SAMPLE.model_copy(update={"unit": unit, "year": year})), unit)
        for year in range(2023, 2029)
    ]
    assert max(shared(a, b) for a, b in pairwise(years)) < LIMIT


def test_the_same_facts_always_give_the_same_text() -> None:
    assert draft(SAMPLE) == draft(SAMPLE)


def test_neighbouring_activities_do_not_begin_alike() -> None:
    for unit in BRANCHES:
        for line in draft(SAMPLE.model_copy(update={"unit": unit})).splitlines():
            openings = [s.split("，")[0] for s in line.split("。") if "，" in s]
            assert all(a != b for a, b in pairwise(openings)), line
