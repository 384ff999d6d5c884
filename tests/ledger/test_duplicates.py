"""Records that may be one are asked about, and all of them are counted."""

from datetime import date

from tests.support.ledgers import HEADINGS, counts, grid, ledger, of

MARCH, APRIL = date(2025, 3, 5), date(2025, 4, 5)


def questions(found):
    return [duplicate.question for duplicate in found.duplicates]


def test_two_records_of_one_label_and_day_are_asked_about():
    found = of(
        ["支委会", MARCH, "甲"], ["支部委员会会议", "2025.3.5", "乙"], ["支委会", APRIL, "丙"]
    )
    assert counts(found) == {"支委会": 3}
    assert questions(found) == [
        "3月5日有2条支委会（工作表“台账”第2–3行），是不是同一次登记了两遍？现在按2次计，如果是同一次，请删去一条"
    ]
    assert [record.row for record in found.duplicates[0].records] == [2, 3]


def test_rows_that_are_wholly_alike_are_told_so():
    row = ["支委会", MARCH, "甲", 5, 5, "周海涛", "会议室"]
    assert "内容完全一样，是不是重复登记了" in questions(of(row, row))[0]


def test_two_labels_on_one_day_are_nothing_unusual():
    assert not of(
        ["支委会", MARCH, "甲"], ["支部党员大会", MARCH, "乙"], ["主题党日", MARCH, "丙"]
    ).duplicates


def test_a_lecture_with_the_topic_of_a_meeting_of_the_day_is_asked_about():
    found = of(["党员大会", MARCH, "学习贯彻会议精神"], ["党课", MARCH, "学习贯彻会议精神。"])
    assert counts(found) == {"支部党员大会": 1, "党课": 1}
    assert questions(found) == [
        "3月5日的党课（工作表“台账”第3行）和支部党员大会（工作表“台账”第2行），是不是同一次活动？"
        "现在支部党员大会计1次、党课计1次；如果只算其中一种，请在台账里改过来"
    ]


def test_a_lecture_of_which_anything_else_is_told_is_another_meeting():
    row = ["学习贯彻会议精神", 23, 20, "周海涛", "大会议室"]
    for column, other in ((0, "讲专题党课"), (1, 22), (2, 19), (4, "党员活动室")):
        lecture = [*row[:column], other, *row[column + 1 :]]
        assert not questions(of(["党员大会", MARCH, *row], ["党课", MARCH, *lecture]))
    assert questions(of(["党员大会", MARCH, *row], ["党课", MARCH, *row[:3], "李喆", row[4]]))
    assert not questions(of(["党员大会", MARCH, "党课学习和通报工作"], ["党课", MARCH, "甲"]))


def test_a_meeting_and_a_lecture_in_one_row_are_not_asked_about_twice():
    assert not of(["党员大会、党课", MARCH, "甲"]).duplicates


def test_groups_meet_on_the_same_day():
    assert not of(
        ["第一党小组会", MARCH, "学习", 8, 8, "李喆"],
        ["第二党小组会", MARCH, "学习", 9, 9, "王建国"],
    ).duplicates
    assert not of(
        ["谈心谈话", MARCH, "", "", 1, "李喆"], ["谈心谈话", MARCH, "", "", 1, "王建国"]
    ).duplicates
    row = ["党小组会", MARCH, "学习", 8, 8, "李喆"]
    assert questions(of(row, row))


def test_groups_in_a_column_of_their_own_are_told_apart():
    found = of(
        ["支委会", "一支部", "第一小组", MARCH],
        ["支委会", "一支部", "第二小组", MARCH],
        headings=["类型", "支部", "党小组", "时间"],
    )
    assert not found.duplicates


def test_records_of_which_only_the_month_is_known_are_alike_only_with_the_same_topic():
    assert not of(["支委会", "2025年3月", "甲"], ["支委会", "2025年3月", "乙"]).duplicates
    assert not of(["支委会", "2025年3月", "", 5], ["支委会", "2025年3月", "", 5]).duplicates
    assert questions(of(["支委会", "2025年3月", "甲"], ["支委会", "2025年3月", "甲"]))[
        0
    ].startswith("3月有2条支委会")


def test_two_sheets_with_the_same_meetings_are_one_question():
    rows = [["支委会", date(2025, month, 5), f"议题{month}"] for month in range(1, 6)]
    found = ledger(grid(HEADINGS, *rows, name="汇总"), grid(HEADINGS, *rows[:3], name="支委会"))
    assert counts(found) == {"支委会": 8}
    assert questions(found) == [
        "工作表“汇总”和工作表“支委会”里有3次会议的日期和类型相同（工作表“汇总”第2–4行；工作表“支委会”第2–4行），"
        "是不是同一些会议登记在了两张表里？现在每一条都计入了；确是同一些会议的，只保留一张表里的，不是的不用改"
    ]
    assert len(found.duplicates[0].records) == 6


def test_one_meeting_on_two_sheets_is_asked_about_by_itself():
    found = ledger(
        grid(HEADINGS, ["支委会", MARCH], name="甲"), grid(HEADINGS, ["支委会", MARCH], name="乙")
    )
    assert questions(found)[0].startswith("3月5日有2条支委会（工作表“甲”第2行；工作表“乙”第2行）")


def test_the_meetings_of_two_groups_on_sheets_of_their_own_are_not_the_same():
    rows = [["党小组会", date(2025, month, 5), "学习"] for month in range(1, 4)]
    first, second = (grid(HEADINGS, *rows, name=name) for name in ("第一党小组", "二组"))
    assert not questions(ledger(first, second))
    titled = grid(["第二党小组会议记录"], HEADINGS, *rows, name="乙")
    assert not questions(ledger(first, titled))
    assert questions(ledger(first, grid(HEADINGS, *rows, name="第1小组")))
