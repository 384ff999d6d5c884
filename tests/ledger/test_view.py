"""The ledger is told so that a secretary can read it aloud."""

from datetime import date

from drafting.ledger.rows import place, places
from drafting.ledger.view import advice, lines, rows
from tests.support.ledgers import HEADINGS, grid, ledger, of

MARCH, APRIL, MAY = (date(2025, month, 5) for month in (3, 4, 5))


def test_rows_are_named_as_short_as_can_be():
    assert place("台账", [3, 5, 6, 7, 9, 10]) == "工作表“台账”第3、5–7、9–10行"
    assert place("", [4]) == "第4行"
    assert place("台账", [7, 3, 3]) == "工作表“台账”第3、7行"
    assert (
        place("台账", range(1, 99, 2))
        == "工作表“台账”第1、3、5、7、9、11、13、15、17、19、21、23等49行"
    )


def test_the_rows_of_a_tally_stand_sheet_by_sheet():
    found = ledger(
        grid(HEADINGS, ["支委会", MARCH], ["党课", MARCH], ["支委会", APRIL], name="甲"),
        grid(HEADINGS, ["支委会", MAY], name="乙"),
    )
    assert rows(found.tally("支委会")) == "工作表“甲”第2、4行；工作表“乙”第2行"
    assert places([]) == ""


def test_each_label_is_told_with_its_persons_and_rows():
    headings = ["类型", "时间", "应到", "实到", "参加人员"]
    found = of(
        ["党课", MARCH, 4, 3, "周海涛、李喆、王建国"], ["党课", APRIL, 4, 4, "周海涛、李喆"], ["党员大会", MARCH, "", 20, ""],
        ["党员大会", APRIL, "", "", ""], ["支委会", MARCH, 5, "", ""], ["主题党日", MARCH, "", "", ""], ["合计", "", 13, 27],
        headings=headings,
    )  # fmt: skip
    told = list(lines(found))
    assert told[:16] == [
        "台账：台账.xlsx，2025年，共6条记录",
        "",
        "支部党员大会2次，共20人次参加，其中1次看不到实到人数（工作表“台账”第5行），没有算进去",
        "   工作表“台账”第4–5行",
        "",
        "支委会1次，没有写实到人数",
        "   工作表“台账”第6行",
        "",
        "党课2次，共7人次参加，平均每次3.5人，到会率87.5%",
        "   工作表“台账”第2–3行",
        "   名单上有周海涛、李喆、王建国，共3个姓名",
        "",
        "主题党日1次",
        "   工作表“台账”第7行",
        "",
        "不是记录的行：表头1行；合计1行",
    ]


def test_what_is_to_be_checked_is_numbered_below():
    found = of(
        ["支委会", MARCH, "甲", 5, 6],
        ["支委会", MARCH, "乙", 5, 5],
        ["支委会", "", "丙"],
        ["支委会", "", "丁"],
        ["", MARCH, "戊"],
    )
    told = list(lines(found))
    assert told[told.index("需要核对的：") + 1 :][:3] == [
        "1. 没有计入：工作表“台账”第4–5行，没有写时间；要计入的，请在台账里改好",
        "2. 没有计入：工作表“台账”第6行（2025年3月5日 戊），没有写会议类型；要计入的，请在台账里改好",
        "3. 可能重复：3月5日有2条支委会（工作表“台账”第2–3行），是不是同一次登记了两遍？现在按2次计，如果是同一次，请删去一条",
    ]
    assert any("可能缺少：支部党员大会一般每季度1次" in line for line in told)
    assert any("请留意：工作表“台账”第2行：实到比应到多，请核对" in line for line in told)


def test_nothing_to_check_is_not_announced():
    year = [
        *[["支委会", date(2025, month, 5)] for month in range(1, 13)],
        *[["主题党日", date(2025, month, 6)] for month in range(1, 13)],
        *[
            [label, date(2025, month, day)]
            for month in (1, 4, 7, 10)
            for label, day in (("党员大会", 7), ("党课", 8))
        ],
        ["组织生活会", date(2025, 12, 9)],
    ]
    assert "需要核对的：" not in list(lines(of(*year)))


def test_long_lists_are_cut_with_their_number():
    found = of(
        *[["支委会", date(2025, 1 + number // 28, 1 + number % 28), "甲"] for number in range(25)]
        * 2
    )
    assert "可能重复：另有5处，没有逐一列出" in "\n".join(lines(found))
    names = "、".join(
        "王" + "一二三四五六七八九十"[n % 10] + "甲乙丙丁戊"[n // 10] for n in range(40)
    )
    told = list(lines(of(["党课", MARCH, names], headings=["类型", "时间", "参加人员"])))
    assert any(line.endswith("等40个姓名") for line in told)


def test_only_what_the_facts_can_take_over_is_offered_to_them():
    headings = ["类型", "时间", "实到"]
    rows = [["支委会", MARCH, 5], ["谈心谈话", MARCH, 6], ["碰头会", MARCH, 3]]
    assert list(advice(of(*rows, headings=headings)))[2:] == [
        "- 支委会：台账",
        "- 谈心谈话：台账",
        "要写多少人次参加的，加上这样的一行：- 支委会参加人次：台账",
        "也可以写上数字，如“- 支委会1次”、“- 支委会参加人次5人次”；与台账不一致时会提示。",
    ]
    rows[0][2] = rows[1][2] = ""
    assert list(advice(of(*rows, headings=headings)))[2:] == [
        "- 支委会：台账",
        "也可以写上数字，如“- 支委会1次”；与台账不一致时会提示。",
    ]
    assert not list(advice(of(rows[2], headings=headings)))


def test_a_row_that_was_left_out_comes_with_what_to_do():
    told = list(lines(of(["支委会", MARCH], ["党课", "2025.13.1"], ["支委会", date(2027, 1, 1)])))
    assert any("没有这一天；要计入的，请在台账里改好" in line for line in told)
    future = ledger(grid(HEADINGS, ["支委会", "12月5日"]), today=date(2025, 6, 1))
    assert any(line.endswith("还没有到") for line in lines(future))


def test_headings_alone_are_not_told_as_no_records():
    assert not any("不是记录" in line for line in lines(of(["支委会", MARCH])))
    assert "不是记录的行：表头1行；合计1行" in list(lines(of(["支委会", MARCH], ["合计", "1次"])))
