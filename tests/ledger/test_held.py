"""A meeting that was called off, put off or is only intended is no record, whatever its cell; a topic may speak of it."""

from datetime import date

import pytest

from drafting.ledger.held import Role, sign_in_remark, sign_in_state, sign_in_topic
from tests.support.ledgers import HEADINGS, YEAR, counts, grid, ledger, left, of

MARCH = date(YEAR, 3, 5)


def words(text: str) -> list[str]:
    """Return the cells of a list in one text."""
    return text.split("|")


@pytest.mark.parametrize(
    ("role", "typed"),
    [
        (role, typed)
        for role, cells in {
            Role.NOT_HELD: "取消|已取消|取 消|取消！|因台风取消|因故取消|人数不足取消|书记出差取消|因书记出差，会议取消|支委会（取消）|支委会取消"
            "|2025年6月5日（取消）|未召开|未开|没开|没开成|尚未召开|未能召开|停办|停开一次|因疫情原因暂停|此条作废"
            "|重复登记，作废|取消（并入党课）|党课（停）|因高温停止活动|停开1次",
            Role.INTENDED: "拟召开|拟召开第6次支委会|计划|计划中|支委会（拟）|支委会（计划）|拟于2025年8月5日|待开|预计6月召开|计划6月召开|计划召开支委会|时间未到",
            Role.PUT_OFF: "延期|因故未能如期召开|没有按时召开|没能按计划开展|尚未按要求召开|未按期召开|未能如期举行|没有按时开展|2025年7月5日（延期）|延期至11月12日|改期|推迟一周|改在11月12日下午召开|会议延期，另行通知|择期召开",
        }.items()
        for typed in words(cells)
    ],
)  # fmt: skip
def test_a_remark_says_that_a_meeting_was_not_held(role, typed):
    found = sign_in_remark(typed)
    assert found is not None and (found.role, found.words) == (role, typed)


@pytest.mark.parametrize(
    "typed",
    words(
        "取消党员资格2人|表决取消张三预备党员资格|传达延期开学通知|计划生育|工作计划已上报|按计划召开|按计划完成|列入2026年计划|张三延期转正"
        "|预备期延期|讨论培养计划|学习计划见附件|拟发展对象2人|拟接收预备党员1人|作废1票|有效票22，作废1|选票作废|与党课合并召开|补开|未参加人员已补学"
        "|照片未上传|王五延迟到会|如期召开|改在会议室召开|改为线上召开|未取消|没有取消|不定期召开|未按期转正|未按时到会|计划内|拟定为发展对象|研究取消食堂补贴|第三项议题取消|此项工作已停止"
    ),
)
def test_other_remarks_say_nothing_of_it(typed):
    assert sign_in_remark(typed) is None


@pytest.mark.parametrize(
    "typed",
    words(
        "取消|拟召开|待开|因台风取消|因人数不足未开成|未召开|会议取消|支委会取消|会议改期|活动延期至6月12日|学习党章（取消）"
        "|学习党章（因台风取消）|（取消）研究工作|研究工作（延期至8月）|研究工作（拟召开）|学习，因台风取消|研究工作。因停电，会议推迟召开"
    ),
)
def test_a_topic_says_so_where_it_is_the_meeting(typed):
    assert sign_in_topic(typed) is not None


@pytest.mark.parametrize(
    "typed",
    words(
        "取消党员资格|因张三违纪取消党员资格|学习五年规划计划|研究取消不合理收费|传达延期开学通知|计划生育|讨论工作计划|学习计划|活动计划"
        "|主题党日计划|12月计划|计划|预计|审议2026年工作要点（计划）|工作要点（拟）|总结、计划|转正、延期|学习《关于推迟退休的决定》|渐进式延迟退休政策宣讲"
        "|研究因疫情取消的演出退票事宜|拟发展对象政审|通报未召开组织生活会的支部|待开工项目协调|讨论张三延期转正|停办证照清理|取消一批证明事项"
        "|计划召开组织生活会，研究方案|工作总结，下一步计划"
    ),
)
def test_a_topic_that_speaks_of_it_is_a_topic(typed):
    assert sign_in_topic(typed) is None


@pytest.mark.parametrize("typed", ["否", "×", "N", "未完成", "未召开", "取消", False, 0, "待召开"])
def test_a_column_that_asks_answers_no(typed):
    assert sign_in_state(typed) is not None


@pytest.mark.parametrize(
    "typed", ["是", "√", "已完成", "按期召开", "如期", "100%", True, 1, "是（线上）"]
)
def test_a_column_that_asks_answers_yes(typed):
    assert sign_in_state(typed) is None


@pytest.mark.parametrize(
    ("column", "typed"),
    [(0, "支委会（取消）"), (1, "2025年3月5日（取消）"), (2, "因台风取消"), (4, "未开"), (5, "取消"), (6, "会议取消"), (7, "未召开"), (8, "否"),
     (9, "取消")],
)  # fmt: skip
def test_whatever_the_cell_the_row_is_listed_with_its_words(column, typed):
    row = ["支委会", MARCH, "研究工作", 5, 5, "周海涛", "会议室", "", "是", ""]
    headings = [*HEADINGS, "备注", "是否召开"]
    called_off = [*row[:column], typed, *row[column + 1 :]]
    found = ledger(grid(headings, row, called_off))
    assert counts(found) == {"支委会": 1}
    assert f"“{typed}”，像是没有开；开了的，请改掉这几个字" in left(found)[3]
    assert found.left_out[0].kinds == ("支委会",)


@pytest.mark.parametrize("typed", ["取\n消", "已取 消", "未\n召开", "取\u200b消", "合\n计"])
def test_a_word_that_a_narrow_cell_parts_is_read(typed):
    found = of(["支委会", MARCH, "议", 5, 5], ["支委会", MARCH, typed, 5, 5])
    assert counts(found) == {"支委会": 1}


def test_a_column_that_asks_and_is_not_answered_is_told():
    headings = ["会议类型", "时间", "是否召开"]
    found = of(
        ["支委会", MARCH, "是"], ["支委会", "2025.4.5", ""], ["党课", "2025.4.6"], headings=headings
    )
    assert counts(found) == {"支委会": 2, "党课": 1}
    assert "工作表“台账”第3–4行：“是否召开”一列没有填，仍计入，请核对" in found.notes


def test_a_meeting_put_off_to_the_day_of_its_row_was_held():
    headings = ["会议类型", "时间", "备注"]
    found = of(
        ["支委会", "2025.3.5", "延期至3月12日"],
        ["支委会", "2025.3.12", "延期至3月12日召开"],
        headings=headings,
    )
    assert counts(found) == {"支委会": 1}
    assert "改到以后开的请另写一行" in left(found)[2]


@pytest.mark.parametrize("remark", ["未按期召开，5日补开", "推迟一周", "延期", "改为3月12日", "未能如期举行"])  # fmt: skip
def test_a_meeting_put_off_to_which_somebody_came_was_held(remark):
    headings = [*HEADINGS, "备注"]
    rows = [["支委会", MARCH, "议", 5, came, "周海涛", "会议室", remark] for came in (5, "", 0)]
    found = ledger(grid(headings, *rows))
    assert counts(found) == {"支委会": 1}
    assert f"第2行：“备注”一列写的是“{remark}”，又写了实到人数，按开了的计入" in "".join(
        found.notes
    )
    assert "改到以后开的请另写一行" in left(found)[3]


def test_a_column_that_asks_whether_it_was_held_in_time_says_no_more():
    headings = ["会议类型", "时间", "实到", "是否按期召开", "备注"]
    rows = [
        ["支委会", MARCH, 5, "否", ""],
        ["支委会", "2025.4.5", "", "否", ""],
        ["支委会", "2025.5.5", 5, "是", "取消"],
    ]
    found = of(*rows, headings=headings)
    assert counts(found) == {"支委会": 1}
    assert "像是改了时间" in left(found)[3] and "像是没有开" in left(found)[4]


def test_where_nobody_came_nothing_was_held():
    found = of(
        ["支委会", MARCH, "议", 5, 0],
        ["支委会", MARCH, "议", 5, "0人"],
        ["支委会", MARCH, "议", "", ""],
    )
    assert counts(found) == {"支委会": 1}
    assert set(left(found).values()) == {"实到人数是0，像是没有开；开了的，请写上实到人数"}


def test_the_columns_of_other_words_are_no_remarks():
    headings = ["会议类型", "时间", "主题", "主要内容", "会议决议", "照片", "计划时间"]
    found = of(
        ["支委会", MARCH, "议", "总结、计划", "计划下月召开党员大会", "未上传", "2025年3月1日"],
        headings=headings,
    )
    assert counts(found) == {"支委会": 1} and not found.left_out


def test_a_row_that_is_struck_through_is_listed():
    rows = [
        ["支委会", MARCH, "议", 5, 5],
        ["支委会", MARCH, "议", 5, 5],
        ["党课", MARCH, "议", 5, 5],
    ]
    found = ledger(grid(HEADINGS, *rows, struck=frozenset({(2, 0), (3, 4)})))
    assert counts(found) == {"支委会": 1, "党课": 1}
    assert left(found) == {3: "划着删除线，像是不算的；算的，请去掉删除线"}


@pytest.mark.parametrize(
    ("remark", "reason"),
    [("示例", "示例"), ("（样例，请删除）", "示例"), ("并入3月党员大会一并召开", "并到别的会里"), ("合并到主题党日", "并到别的会里"), ("改为9月18日", "改了时间")],
)  # fmt: skip
def test_an_example_and_what_was_merged_or_moved_are_not_counted(remark, reason):
    row, other = ["支委会", MARCH, *[""] * 5, remark], ["党课", MARCH]
    found = ledger(grid([*HEADINGS, "备注"], row, other))
    assert counts(found) == {"党课": 1}
    assert reason in left(found)[2]


@pytest.mark.parametrize(
    "remark",
    ["材料并入党员大会档案", "学习示例", "主持人改为陈静", "原定3月1日，因检查延期", "由3月1日推迟", "与党员大会合并召开"],
)  # fmt: skip
def test_what_was_held_on_the_later_day_and_other_remarks_are_counted(remark):
    row = ["支委会", MARCH, *[""] * 5, remark]
    assert counts(ledger(grid([*HEADINGS, "备注"], row))) == {"支委会": 1}
