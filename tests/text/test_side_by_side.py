"""Texts stand beside one another where there is room, and nothing that belongs together is torn apart."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.text.characters import width
from drafting.text.side_by_side import LEAST, beside, fold


def test_texts_stand_beside_one_another_in_columns_of_one_width():
    texts = [["第 1 稿", "召开支委会12次。" * 3], ["第 2 稿", "全年开会。"]]
    lines = list(beside(texts, 2 * LEAST + 3) or ())
    assert lines == [
        "第 1 稿                            │ 第 2 稿",
        "召开支委会12次。召开支委会12次。召 │ 全年开会。",
        "开支委会12次。                     │",
    ]


def test_where_there_is_no_room_they_do_not():
    assert beside([["甲"], ["乙"]], 2 * LEAST + 2) is None
    assert beside([["甲"]], 200) is None


def test_a_number_stays_whole_and_no_line_begins_with_a_mark_or_ends_with_an_opening_one():
    assert fold("共320余份，开展“学习”。", 6) == ["共320", "余份，", "开展", "“学", "习”。"]
    assert fold("", 10) == [""]


@given(st.text(st.sampled_from("国党（）。、：“”12 ,.AbZ%—…《》"), max_size=80), st.integers(8, 40))
def test_nothing_is_lost_and_no_line_is_wider_than_its_column(text: str, columns: int):
    pieces = fold(text, columns)
    assert "".join(pieces) == text
    for piece in pieces:
        assert 2 * width(piece) <= columns or len(fold(piece, 1)) == 1 or piece == text
