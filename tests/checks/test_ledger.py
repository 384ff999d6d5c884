"""figures.ledger: a count that the ledger does not bear out stops the export until a person has looked."""

from datetime import date

import pytest

from drafting.checks.ledger import CODE, check
from drafting.facts.own_ledger import with_sources
from drafting.verdict import judge
from schemas.finding import Severity
from tests.support.cases import case_of, facts
from tests.support.ledgers import of

LEDGER = of(
    *(["支委会", date(2025, month, 6), f"议题{month}", 5, 5] for month in range(1, 13)),
    *(["支部党员大会", date(2025, month, 5), f"大会{month}", 23, 20] for month in (3, 6, 9, 12)),
    *(["党课", date(2025, month, 20), f"第{month}课", 23, 21] for month in (2, 5, 8, 11)),
    *(["主题党日", date(2025, month, 15), f"主题{month}", 23, 22] for month in range(1, 13)),
    ["组织生活会", date(2025, 2, 10), "专题", 23, 23],
)  # fmt: skip


def found(counts: dict[str, str], work: str) -> list[tuple[str, str | None]]:
    """Return (text, fact) of each finding of this check."""
    known = with_sources(facts(数据={k: quantity(v) for k, v in counts.items()}), LEDGER)
    return [(f.text, f.fact) for f in check(case_of(known, work=work))]


def quantity(text: str) -> dict[str, object]:
    from drafting.facts.quantity import read_quantity

    read = read_quantity(text)
    assert read
    return read.model_dump()


FLAGGED = [
    ({"支委会": "11次"}, "全年召开支委会11次。", "11次"),
    ({"支委会": "13次"}, "召开13次支委会。", "13次"),
    ({"支部委员会": "10次"}, "召开支部委员会10次。", "10次"),
    ({"支部党员大会": "5次"}, "召开支部党员大会5次。", "5次"),
    ({"党员大会": "3次"}, "召开党员大会3次。", "3次"),
    ({"党课": "6次"}, "讲党课6次。", "6次"),
    ({"党课": "5堂"}, "讲党课5堂。", "5堂"),
    ({"主题党日": "11次"}, "开展主题党日11次。", "11次"),
    ({"组织生活会": "2次"}, "召开组织生活会2次。", "2次"),
    ({"党小组会": "12次"}, "召开党小组会12次。", "12次"),
    ({"“三会一课”": "32次"}, "“三会一课”共计32次。", "32次"),
    ({"主题党日参加人次": "260人次"}, "主题党日参加人次260人次。", "260人次"),
]
PASSED = [
    ({"支委会": "12次"}, "全年召开支委会12次。"),
    ({"支部委员会": "12次"}, "召开支部委员会12次。"),
    ({"支委会": "12次"}, "召开支委会11次。"),  # that is figures.mismatch
    ({"支部党员大会": "4次"}, "召开支部党员大会4次。"),
    ({"党员大会": "4次"}, "召开党员大会4次。"),
    ({"党课": "4次"}, "讲党课4次。"),
    ({"党课": "4堂"}, "讲党课4堂。"),
    ({"主题党日": "12次"}, "开展主题党日12次。"),
    ({"支委会": "10余次"}, "召开支委会10余次。"),
    ({"“三会一课”": "20次"}, "“三会一课”共计20次。"),
    ({"党费收缴": "12480元"}, "收缴党费12480元。"),
    ({"责任书": "15份"}, "签订责任书15份。"),
    ({"谈心谈话": "36人次"}, "谈心谈话36人次。"),
]


@pytest.mark.parametrize(("counts", "work", "text"), FLAGGED)
def test_a_count_that_differs_is_told_where_the_report_states_it(
    counts: dict[str, str], work: str, text: str
):
    [(told, fact)] = found(counts, work)
    assert (told, fact) == (text, f"数据.{next(iter(counts))}")


@pytest.mark.parametrize(("counts", "work"), PASSED)
def test_a_count_that_agrees_or_that_no_ledger_holds_passes(counts: dict[str, str], work: str):
    assert found(counts, work) == []


def test_it_is_told_even_where_the_report_lacks_it():
    assert found({"支委会": "11次"}, "工作有序推进。") == [("", "数据.支委会")]


def test_it_waits_for_a_person_and_names_both_numbers_and_the_rows():
    known = with_sources(facts(数据={"支委会": quantity("11次")}), LEDGER)
    verdict = judge(case_of(known, work="全年召开支委会11次。"))
    [told] = [f for f in verdict.findings if f.code == CODE]
    assert told.severity is Severity.ACKNOWLEDGE and told in verdict.stopping
    assert "11次" in told.message and "12次" in told.message and "第2–13行" in told.message


def test_facts_without_a_ledger_are_never_held_against_one():
    assert list(check(case_of(facts(数据={"支委会": quantity("11次")}), work="支委会11次。"))) == []


def test_what_only_the_ledger_counts_may_be_said_and_nothing_else():
    known = with_sources(facts(数据={"党课": quantity("4次")}), LEDGER)

    def codes(work: str) -> list[str]:
        findings = judge(case_of(known, work=work)).findings
        return [f.code for f in findings if f.code.startswith("figures.")]

    assert codes("讲党课4次，召开支委会12次，264人次参加主题党日。") == []
    assert codes("讲党课4次，召开支委会11次。") == ["figures.mismatch"]
    assert codes("讲党课4次，263人次参加主题党日。") != []
