"""Tables that stand side by side on one sheet are both read."""

from tests.support.ledgers import asides, counts, grid, ledger

HALF = ["时间", "会议类型", "实到"]


def test_both_tables_are_counted_and_told_apart_by_their_columns():
    rows = [[*HALF, "", *HALF], ["1月5日", "党员大会", 22, "", "7月5日", "党员大会", 23]]
    found = ledger(grid(["2025年党员大会"], *rows, merged=["A1:G1"]))
    assert counts(found) == {"支部党员大会": 2}
    assert found.tally("支部党员大会").attendance == 45
    assert [(r.sheet, r.row) for r in found.tallies[0].records] == [
        ("台账", 3),
        ("台账（E列起）", 3),
    ]
    assert "第一季度" not in "".join(
        gap.message for gap in found.gaps if gap.label == "支部党员大会"
    )


def test_a_heading_that_only_comes_again_parts_nothing():
    found = ledger(
        grid(["时间", "会议类型", "主题", "时间"], ["2025.3.5", "支委会", "学习", "3.6"])
    )
    assert counts(found) == {"支委会": 1}
    assert "“时间”没有读" in "".join(found.notes)
    merged = grid(
        ["时间", "", "会议类型"], ["月", "日", ""], [3, 5, "支委会"], merged=["A1:B1", "C1:C2"]
    )
    assert counts(ledger(merged)) == {"支委会": 1}
    assert asides(ledger(merged)) == {1: "表头", 2: "表头"}
