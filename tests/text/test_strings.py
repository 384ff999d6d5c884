"""Plain texts are asked where words stand in them and in which characters two differ."""

import pytest

from drafting.text.strings import differences, in_short, is_near, places


def test_words_are_found_wherever_they_stand():
    assert list(places("三会一课，三会", "三会")) == [0, 5]


def test_words_are_found_also_where_they_overlap():
    assert list(places("好好好", "好好")) == [0, 1]


def test_words_that_do_not_stand_there_are_found_nowhere():
    assert list(places("三会一课", "党课")) == []
    assert list(places("", "党课")) == []


def test_two_texts_differ_in_pairs_of_characters():
    assert differences("柳溪村", "柳西村") == [("溪", "西")]
    assert differences("周海涛", "周涛海") == [("海", "涛"), ("涛", "海")]
    assert differences("党支部", "党支部") == []


def test_a_long_text_is_told_in_short():
    assert [in_short("党支部", most) for most in (2, 3, 4)] == ["党…", "党支部", "党支部"]


def test_only_texts_of_one_length_are_compared():
    with pytest.raises(ValueError, match="shorter"):
        differences("周海涛", "周海")


def test_a_name_is_near_another_by_one_character():
    assert all(is_near(other, "周海涛") for other in ("周海滔", "周涛海", "周海", "周海涛涛"))
    assert not any(is_near(other, "周海涛") for other in ("周海涛", "周建国", "王海波", "周"))
