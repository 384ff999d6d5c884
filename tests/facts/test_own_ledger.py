"""台账 names a ledger: what it counts comes into the facts, with the rows that were counted."""

from pathlib import Path

import pytest

from drafting.errors import FactsError, Problem
from drafting.facts import read_facts
from drafting.facts.inventory import inventory
from schemas.facts import Facts

LEDGER = """会议类型,时间,主题,应到人数,实到人数
支委会,2025年1月6日,研究计划,5,5
支部委员会会议,2025.2.7,研究经费,5,4
党员大会,2025年3月5日,学习文件,23,21
主题党日,2025年3月15日,义务植树,23,20
主题党日,2025-04-18,重温誓词,23,22
党课,2025/6/30,七一党课,23,
支委会,2024年12月9日,去年的,5,5
"""
HEAD = "单位: 某局项目党支部\n年度: 2025\n台账: 台账.csv\n"


def beside(folder: Path, facts: str, ledger: str = LEDGER, name: str = "要点.yaml") -> Facts:
    """Return facts that stand in one folder with a ledger."""
    (folder / "台账.csv").write_text(ledger, "utf-8")
    (folder / name).write_text(facts, "utf-8")
    return read_facts(folder / name)


def problems(folder: Path, facts: str, ledger: str = LEDGER) -> list[Problem]:
    with pytest.raises(FactsError) as caught:
        beside(folder, facts, ledger)
    return list(caught.value.problems)


def counted(facts: Facts) -> dict[str, str]:
    return {label: quantity.text for label, quantity in facts.counts.items()}


@pytest.mark.parametrize("label", ["支委会参加人次", "支委会参加人数", "支委会参会人数"])
def test_how_many_came_can_be_taken_over_under_either_word(tmp_path: Path, label: str):
    facts = beside(tmp_path, HEAD + f"数据:\n  - {label}：台账\n")
    assert counted(facts) == {label: "9人次"}


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (HEAD + "数据:\n  支委会: 台 账\n  支部党员大会: =台账\n  责任书: 15份\n", "要点.yaml"),
        (HEAD + "数据:\n  支委会: 台账\n  支部党员大会: 见台账\n  责任书: 15份\n", "要点.yaml"),
        (HEAD + "数据:\n  - 支委会 台账\n  - 支部党员大会：按台账\n  - 责任书15份\n", "要点.yaml"),
        (
            "单位：某局项目党支部\n年度：2025\n台账：台账.csv\n## 数据\n"
            "- 支委会：台账\n- 支部党员大会：以台账为准\n- 责任书15份\n",
            "要点.md",
        ),
        (
            "单位：某局项目党支部\n年度：2025\n台账：台账.csv\n## 数据\n"
            "- 支委会：台账，支部党员大会 按台账；责任书15份\n",
            "要点.md",
        ),
    ],
)
def test_a_count_can_be_taken_from_the_ledger(tmp_path: Path, facts: str, name: str):
    known = beside(tmp_path, facts, name=name)
    assert counted(known) == {"支委会": "2次", "支部党员大会": "1次", "责任书": "15份"}


def test_sums_and_person_times_can_be_taken_from_it_too(tmp_path: Path):
    known = beside(tmp_path, HEAD + "数据:\n  “三会一课”: 台账\n  主题党日参加人次: 台账\n")
    assert counted(known) == {"“三会一课”": "4次", "主题党日参加人次": "42人次"}


def test_a_figure_that_the_ledger_bears_out_knows_its_rows(tmp_path: Path):
    known = beside(tmp_path, HEAD + "数据:\n  支委会: 2次\n  主题党日: 3次\n  责任书: 15份\n")
    assert known.place("数据.支委会") == "要点.yaml 第5行；台账.csv 第2–3行"
    assert known.place("数据.主题党日") == "要点.yaml 第6行"
    assert known.place("数据.责任书") == "要点.yaml 第7行"
    assert known.place("台账.党课") == "台账.csv 第7行"


def test_what_only_the_ledger_counts_may_be_stated_and_need_not(tmp_path: Path):
    figures = {f.id: f for f in inventory(beside(tmp_path, HEAD + "数据:\n  支委会: 2次\n"))}
    assert "台账.支委会" not in figures and figures["台账.支委会.人次"].text == "9人次"
    assert figures["台账.主题党日"].text == "2次" and not figures["台账.主题党日"].required
    assert figures["台账.主题党日.人次"].text == "42人次"
    assert "台账.党课.人次" not in figures, "a record lacks its number"


def test_the_year_is_that_of_the_facts(tmp_path: Path):
    last = beside(tmp_path, HEAD.replace("2025", "2024") + "数据:\n  支委会: 台账\n")
    assert counted(last) == {"支委会": "1次"}


@pytest.mark.parametrize(
    ("facts", "key", "told"),
    [
        (HEAD + "数据:\n  组织生活会: 台账\n", "数据.组织生活会", "没有这一类的记录"),
        (
            HEAD.replace("台账: 台账.csv\n", "") + "数据:\n  支委会: 台账\n",
            "数据.支委会",
            "没有写台账",
        ),
        (HEAD.replace("台账.csv", "没有.csv") + "数据:\n  支委会: 2次\n", "台账", "找不到这个文件"),
        (HEAD.replace("台账.csv", "要点.yaml") + "数据:\n  支委会: 2次\n", "台账", "用不了"),
    ],
)
def test_what_cannot_be_counted_is_a_problem_at_its_place(
    tmp_path: Path, facts: str, key: str, told: str
):
    [problem] = problems(tmp_path, facts)
    assert problem.key == key and told in problem.message and problem.place


def test_problems_of_ledger_and_facts_are_told_together(tmp_path: Path):
    found = problems(tmp_path, HEAD + "数据:\n  支委会: 很多\n", "甲,乙\n1,2\n")
    assert [problem.key for problem in found] == ["台账", "数据.支委会"]


def test_a_ledger_that_cannot_be_used_is_the_one_problem(tmp_path: Path):
    facts = HEAD.replace("台账.csv", "没有.csv") + "数据:\n  支委会: 台账\n"
    assert [problem.key for problem in problems(tmp_path, facts)] == ["台账"]
    facts = HEAD.replace("年度: 2025\n", "") + "数据:\n  支委会: 台账\n"
    assert [problem.key for problem in problems(tmp_path, facts)] == ["年度"]


def test_a_ledger_of_another_year_says_so(tmp_path: Path):
    facts = HEAD.replace("2025", "2023") + "数据:\n  支委会: 台账\n"
    [problem] = problems(tmp_path, facts)
    assert "没有2023年的记录" in problem.message and "年度" in problem.suggestion
    last = "单位: 某局项目党支部\n年度: 2023\n数据:\n  支委会: 12次\n去年数据: 台账.csv\n"
    [problem] = problems(tmp_path, last)
    assert problem.key == "去年数据" and "没有2022年的记录" in problem.message


def test_last_years_figures_can_come_from_last_years_ledger(tmp_path: Path):
    facts = "单位: 某局项目党支部\n年度: 2026\n数据:\n  支委会: 12次\n去年数据: 台账.csv\n"
    known = beside(tmp_path, facts)
    assert known.last_counts["支委会"].text == "2次"
    assert known.place("去年数据.支委会") == "台账.csv 第2–3行"
    assert {f.id: f.text for f in inventory(known)}["同比.支委会"] == "增加10次"


TALKS = LEDGER + "谈心谈话,2025年9月,谈心,,6\n"


def test_what_is_counted_in_person_times_is_taken_over_in_them(tmp_path: Path):
    known = beside(tmp_path, HEAD + "数据:\n  谈心谈话: 台账\n  支委会人次: 台账\n", TALKS)
    assert counted(known) == {"谈心谈话": "6人次", "支委会人次": "9人次"}


def test_a_figure_of_persons_that_the_facts_have_is_not_offered_twice(tmp_path: Path):
    known = beside(tmp_path, HEAD + "数据:\n  支委会: 台账\n  支委会参加人次: 台账\n")
    ids = {figure.id for figure in inventory(known)}
    assert "数据.支委会参加人次" in ids and "台账.主题党日.人次" in ids
    assert "台账.支委会.人次" not in ids


def test_a_row_without_its_number_is_named_where_persons_are_asked_for(tmp_path: Path):
    (found,) = problems(tmp_path, HEAD + "数据:\n  党课人次: 台账\n")
    assert "台账.csv 里第7行看不到实到人数" in found.message
    assert "补上这几行的实到人数" in found.suggestion
    (found,) = problems(tmp_path, HEAD + "数据:\n  运动会: 台账\n")
    assert "没有这一类的记录" in found.message
