"""Slips of the pen are found in any expression, at any place of it, and told apart."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.wording.find import Finder
from drafting.wording.rules import shipped
from drafting.wording.slips import Change, Expressions
from drafting.wording.squeezed import Squeezed
from tests.support.growth import grows_linearly

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 60)]
EXPRESSIONS = st.lists(st.sampled_from(HAN), min_size=4, max_size=22, unique=True).map("".join)
STRANGERS = ("龘", "龖")


@given(EXPRESSIONS, st.data())
def test_every_change_of_one_character_is_found_where_it_is(expression, data):
    at = data.draw(st.integers(0, len(expression) - 1))
    stranger, tail = STRANGERS[0], expression[at + 1 :]
    changed = {
        Change.REPLACED: expression[:at] + stranger + tail,
        Change.DROPPED: expression[:at] + tail,
        Change.DOUBLED: expression[:at] + expression[at] + expression[at:],
    }
    if at > 0:
        changed[Change.ADDED] = expression[:at] + stranger + expression[at:]
    if tail:
        changed[Change.SWAPPED] = expression[:at] + tail[0] + expression[at] + tail[1:]
    for change, written in changed.items():
        text = f"，{written}，"
        found = [s for s in Expressions([expression]).find(text) if s.change is change]
        assert (1, 1 + len(written)) in [(slip.start, slip.end) for slip in found], change


@given(EXPRESSIONS)
def test_a_whole_expression_has_no_slip(expression):
    text = f"龘{expression}龖"
    assert [s.change for s in Expressions([expression]).find(text)] == [Change.NONE]


@given(
    st.text(
        alphabet=st.sampled_from([*"两个维护四意识自信“”、，。的习近平新时代三会一课", "\n", " "]),
        max_size=80,
    )
)
def test_spans_lie_inside_the_text_and_are_not_empty(text):
    for hit in Finder(shipped()[:12]).find(Squeezed(text), lambda _: True):
        assert 0 <= hit.start < hit.end <= len(text)


def test_a_text_without_expressions_has_none():
    assert list(Expressions(["四个意识"]).find(ascii_lowercase)) == []
    assert list(Expressions([]).find("四个意识")) == []


@pytest.mark.parametrize(
    "sentence", ["坚定“四个自信”、增强“四个意思”、做到“两个维护”。", "平稳有序，"]
)
def test_time_grows_with_the_text_and_not_faster(sentence):
    finder = Finder(shipped())

    def work(times):
        text = Squeezed(sentence * times)
        return lambda: list(finder.find(text, lambda _: True))

    assert grows_linearly(work, 200)
