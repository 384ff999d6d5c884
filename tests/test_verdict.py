"""What last year's report has too is told along with what stands against the same number anyway."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.checks.case import Case
from drafting.command_line.console import verdict_lines
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.report import parse_report
from drafting.verdict import Verdict, judge
from drafting.words import FROM_LAST_YEAR

_HEADINGS = "二、党建工作特色、亮点\n{}\n三、存在不足\n学习不深。\n四、下一步工作计划\n多学习。\n"
_LAST = (
    "2024年度述职报告\n一、2024年度抓党建工作情况\n全年召开支委会12次，收到锦旗23面。"
    "3月19日慰问社区老人。\n" + _HEADINGS.format("品牌响亮。")
)
_FACTS = """单位：某厂党支部
年度：2025
述职人：周海
## 数据
- 支委会14次
## 亮点
- 品牌有新意
## 不足
- 学习不深
## 计划
- 多学习
"""


@pytest.fixture
def verdict(tmp_path: Path) -> Verdict:
    """A report with a wrong number, one without grounds and a date without grounds, all of them last year's."""
    file = tmp_path / "要点.md"
    file.write_text(_FACTS, "utf-8")
    outline = load_outline()
    report = (
        "2025年度述职报告\n一、2025年度抓党建工作情况\n全年召开支委会12次，收到锦旗23面。"
        "3月19日慰问社区老人。\n" + _HEADINGS.format("品牌有新意。")
    )
    last = parse_report(_LAST, outline)
    return judge(Case(parse_report(report, outline), outline, read_facts(file), last))


def test_one_number_is_told_once(verdict: Verdict) -> None:
    shown = "\n".join(verdict_lines(verdict))
    told = {f.text: f.code for f in verdict.listed if f.text in {"12次", "23面", "3月19日"}}
    assert told == {
        "12次": "figures.mismatch",
        "23面": "figures.unsupported",
        "3月19日": "dates.unsupported",
    }
    assert shown.count(FROM_LAST_YEAR) == 3
    assert "与去年相比：有 3 处已列在数据、日期里" in shown
    assert "3 处必须改正；1 处要您确认" in shown


def test_who_accepts_a_date_has_read_both(verdict: Verdict) -> None:
    (date,) = (f for f in verdict.findings if f.code == "dates.unsupported")
    ids = verdict.told_with([date.id])
    assert len(ids) == 2
    accepted = replace(verdict, accepted=frozenset(ids))
    assert not any(map(accepted.awaits, accepted.to_settle))


def test_what_is_accepted_hides_nothing_that_came_later(verdict: Verdict) -> None:
    (date,) = (f for f in verdict.findings if f.code == "dates.unsupported")
    accepted = replace(verdict, accepted=frozenset({date.id}))
    (waiting,) = filter(accepted.awaits, accepted.to_settle)
    assert (waiting.code, waiting.text) == ("reference.carryover", "3月19日")
