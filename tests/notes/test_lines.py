"""Notes as lines: what a chat and a phone put around the words is taken off, the words stay."""

import pytest

from drafting.errors import RefusedError
from drafting.notes.folding import folded
from drafting.notes.lines import notes_from, read_notes

CHAT = """\
[2025/3/4 10:32] 李四：支委会今年12次
[2025/3/4 10:33] 王五：收到
张三 10:34: 党课5次
李四 2025/3/4 10:35:11
组织生活会1次
还有谈心谈话36人次

主题党日12次
2025-03-04 10:36:01 王五(10001)
廉洁教育6次
李四：研究事项43项
王五撤回了一条消息
[图片]
昨天 14:20
@张三 责任书15份
"""


def words(text: str) -> list[str]:
    return [line.text for line in notes_from(text).lines]


def test_names_times_and_noise_of_a_chat_are_taken_off():
    assert words(CHAT) == [
        "支委会今年12次", "党课5次", "组织生活会1次", "还有谈心谈话36人次", "主题党日12次",
        "廉洁教育6次", "研究事项43项", "责任书15份",
    ]  # fmt: skip


def test_it_is_known_who_said_a_line_and_where_that_ends():
    speakers = {line.text: line.speaker for line in notes_from(CHAT).lines}
    assert speakers["支委会今年12次"] == "李四"
    assert speakers["还有谈心谈话36人次"] == "李四"
    assert speakers["主题党日12次"] == ""
    assert speakers["廉洁教育6次"] == "王五"


def test_lines_keep_their_number_in_the_file():
    assert [line.number for line in notes_from("\n\n一、支委会12次\n\n- 党课5次\n").lines] == [3, 5]


def test_what_only_looks_like_the_head_of_a_chat_stays():
    kept = ["党课：5次", "3月4日下午支委会研究发展对象", "支委会12次", "地点：二楼会议室"]
    assert words("\n".join(kept))[1:] == kept[1:]
    assert words("党课：5次") == ["党课：5次"]


def test_headings_hold_down_to_an_empty_line():
    text = "活动：\n- 3月学雷锋\n- 6月应急演练\n\n支委会12次\n不足：研究不深"
    found = [(line.heading, line.text) for line in notes_from(text).lines]
    assert found == [
        ("活动", "3月学雷锋"), ("活动", "6月应急演练"), ("", "支委会12次"), ("不足", "研究不深"),
    ]  # fmt: skip


def test_single_values_are_no_lines():
    notes = notes_from("单位：滨河项目党支部\n书记：周海涛\n年度：2025\n支委会12次")
    assert notes.singles == {"单位": "滨河项目党支部", "述职人": "周海涛", "年度": "2025"}
    assert [line.text for line in notes.lines] == ["支委会12次"]


@pytest.mark.parametrize("words", ["支委会 12 次", "支委会，１２次。", "“支委会”12次"])
def test_words_are_found_whatever_their_spaces_and_signs(words: str):
    notes = notes_from("党课5次\n支委会12次")
    [span] = notes.find(words)
    assert notes.text[span.start : span.end] == "支委会12次" and (span.first, span.last) == (
        1,
        2 - 1,
    )


def test_a_decimal_point_is_no_sign_to_be_ignored():
    assert folded("2.6公里。") == "2.6公里" != folded("26公里")
    assert not list(notes_from("清理道路2.6公里").find("清理道路26公里"))


def test_words_may_stand_across_lines():
    [span] = notes_from("支委会\n12次").find("支委会12次")
    assert (span.first, span.last) == (0, 1)


@pytest.mark.parametrize("line", ["机密", "小陈 10:21\n机密", "小陈：机密", "机密★1年 组织参观"])
def test_a_message_that_is_a_marking_is_refused(tmp_path, line):
    path = tmp_path / "随手记.txt"
    path.write_text(f"支委会12次\n{line}\n党课4次\n", "utf-8")
    with pytest.raises(RefusedError):
        read_notes(path)
