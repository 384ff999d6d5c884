"""Strings of one length are found in a text, with what belongs to each, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.wording.index import Index

TEXTS = st.text(alphabet="一二三[^-]\\.", max_size=40)
STRINGS = st.lists(st.text(alphabet="一二三[^-]\\.", min_size=2, max_size=2), max_size=6)


@given(TEXTS, STRINGS)
def test_every_place_of_every_string_is_found(text, strings):
    index = Index[int](2)
    for number, string in enumerate(strings):
        index.add(string, number)
    found = {(at, number) for at, items in index.find(text) for number in items}
    assert found == {
        (at, number)
        for number, string in enumerate(strings)
        for at in range(len(text))
        if text.startswith(string, at)
    }


def test_what_is_longer_is_found_by_its_beginning():
    index = Index[str](2)
    index.add("三会一课", "三会一课")
    assert index.find("落实三会制度") == [(2, ["三会一课"])]


def test_one_character_does_as_well():
    index = Index[str](1)
    index.add("深", "深")
    assert index.find("走深走实") == [(1, ["深"])]
