"""The headings that a draft does not take over from last year's report are told, with what stands instead."""

from pathlib import Path

import pytest

from drafting.material import load
from drafting.redrafting.untaken import untaken_headings
from drafting.workspace import Sources
from tests.support.shuzhi import FACTS

HEADINGS = ["抓党建的主要做法", "特色亮点", "存在不足", "下一步计划"]


def told(tmp_path: Path, headings: list[str]) -> list[str]:
    """Return what is said where last year's report had these headings."""
    last = tmp_path / "去年.txt"
    last.write_text(
        "述职报告\n"
        + "".join(f"{n}、{h}\n甲乙丙丁。\n" for n, h in zip("一二三四五", headings, strict=False)),
        "utf-8",
    )
    return list(untaken_headings(load(Sources(facts=FACTS, reference=last))))


def test_what_is_taken_over_is_no_word_worth(tmp_path: Path):
    assert told(tmp_path, HEADINGS) == []
    assert told(tmp_path, [HEADINGS[0], "叫得响的几件事", *HEADINGS[2:]]) == []


@pytest.mark.parametrize(
    ("headings", "line"),
    [
        (
            [HEADINGS[0], "党风廉政建设", *HEADINGS[2:]],
            "去年的报告里没有认出“亮点”一节（“二、党风廉政建设”看不出是哪一节），标题写成“党建工作特色、亮点”",
        ),
        (
            [HEADINGS[0], *HEADINGS[2:]],
            "去年的报告里没有“亮点”一节，标题写成“党建工作特色、亮点”",
        ),
        (
            [HEADINGS[0], "地铁6号线特色亮点", *HEADINGS[2:]],
            "去年的标题“二、地铁6号线特色亮点”里有去年的内容，“亮点”的标题写成“党建工作特色、亮点”",
        ),
    ],
)
def test_what_is_not_taken_over_is_told(tmp_path: Path, headings: list[str], line: str):
    (found,) = told(tmp_path, headings)
    assert found.startswith(line)
