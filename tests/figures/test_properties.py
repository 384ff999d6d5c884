"""What holds of scanning for every text: clean reports with edits in them, and characters at random."""

import random
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.figures import Kind, counts, scan
from tests.figures.test_scan import CLASSES, rows
from tests.support.notations import NOTATIONS

CLEAN = Path(__file__).parent.parent / "corpus" / "clean"
NUMERAL_SIGNS = "0123456789０１２３一二三十百千万亿零两半几数番倍余近约第年月日次名人个项元%％‰，。、；：（）“”《》,.:/+-—至到G①壹伍〔〕 \n党支部"
EDITS = 300
"""Reports with random edits; each has ten."""

noise = st.text(st.sampled_from(NUMERAL_SIGNS), max_size=60)
sentences = st.sampled_from([text for table in CLASSES for text, _ in rows(table)])
prose = st.one_of(st.text(max_size=80), noise, st.lists(sentences, max_size=6).map("".join))


@cache
def reports() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(CLEAN.glob("*.txt")))


def assert_sound(text: str) -> None:
    floor = 0
    for numeral in scan(text):
        assert floor <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end] == numeral.text
        floor = numeral.end


def facts_of(text: str, offset: int = 0) -> list[tuple[object, ...]]:
    return [
        (n.text, n.start + offset, n.end + offset, n.kind, n.value, n.unit, n.qualifier)
        for n in scan(text)
    ]


@given(prose)
def test_spans_lie_in_the_text_in_order_and_show_their_text(text: str) -> None:
    assert_sound(text)


def test_no_edit_of_a_report_breaks_the_scanner() -> None:
    chance = random.Random(3)
    for _ in range(EDITS):
        text = list(chance.choice(reports()))
        for _ in range(10):
            at = chance.randrange(len(text))
            cut = chance.choice([0, 0, 1, 3])
            text[at : at + cut] = chance.choices(NUMERAL_SIGNS, k=chance.choice([0, 1, 2]))
        assert_sound("".join(text))


@given(st.lists(prose, min_size=2, max_size=5))
def test_a_sentence_is_read_the_same_alone_and_among_others(parts: list[str]) -> None:
    whole = [part.replace("。", "") + "。" for part in parts]
    apart, offset = [], 0
    for sentence in whole:
        apart += facts_of(sentence, offset)
        offset += len(sentence)
    assert facts_of("".join(whole)) == apart


@pytest.mark.parametrize("number", range(0, 60, 7))
def test_a_report_is_the_sum_of_its_sentences(number: int) -> None:
    text = reports()[number % len(reports())]
    apart = [
        fact for m in re.finditer("[^。]*。?", text) for fact in facts_of(m.group(), m.start())
    ]
    assert facts_of(text) == apart


@pytest.mark.parametrize("notation", NOTATIONS)
@given(number=st.one_of(st.integers(1, 10**4), st.integers(1, 10**12)))
def test_a_sum_is_read_back_from_a_sentence(notation, number: int) -> None:
    (numeral,) = scan(f"全年收缴{notation(number)}元。")
    assert (numeral.value, numeral.unit) == (number, "元")


@given(
    st.text(st.characters(exclude_characters="番倍", exclude_categories=["Nd", "No"]), max_size=80)
)
def test_a_text_without_numerals_yields_nothing(text: str) -> None:
    text = re.sub("[零〇○一二两三四五六七八九十百千万亿廿卅几数半壹贰叁肆伍陆柒捌玖⒜-ⓩ]", "", text)
    assert scan(text) == ()


@given(prose)
def test_the_short_way_for_plain_counts_leads_where_the_long_one_does(text: str) -> None:
    short = scan(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_plain", lambda *_: None)
        assert scan(text) == short


@given(prose)
def test_what_has_a_value_says_in_which_class(text: str) -> None:
    for numeral in scan(text):
        if numeral.kind in (Kind.ORDINAL, Kind.DATE):
            assert numeral.value is None
        assert numeral.is_figure == (
            numeral.value is not None and numeral.kind in (Kind.MEASURE, Kind.APPROXIMATE)
        )
