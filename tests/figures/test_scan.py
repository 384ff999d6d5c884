"""Sentences with their numerals, each class in a table of its own: numerals/*.txt.

One line is: sentence | numerals as they are understood, separated by ；. A numeral is its text and, where it has
them, value, unit and qualifier; its class stands before it where it is not that of the table.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.figures import Kind, Numeral, scan

TABLES = Path(__file__).parent / "numerals"
CLASSES = {
    "measures": Kind.MEASURE,
    "approximations": Kind.APPROXIMATE,
    "ordinals": Kind.ORDINAL,
    "dates": Kind.DATE,
    "set_terms": Kind.SET_TERM,
    "prose": None,
}
AT_LEAST = 100
"""Sentences for each class."""


def rows(table: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{table}.txt").read_text("utf-8").splitlines()
    return [(text, expected) for text, _, expected in (line.partition("|") for line in lines)]


def understood(text: str, usual: Kind | None) -> str:
    """Write what was scanned in the notation of the tables."""
    return "；".join(written(numeral, usual) for numeral in scan(text))


def written(numeral: Numeral, usual: Kind | None) -> str:
    words = [numeral.text]
    if numeral.value is not None or numeral.unit or numeral.qualifier:
        value = "-" if numeral.value is None else f"{numeral.value}"
        words += [value, numeral.unit, numeral.qualifier]
    kind = "" if numeral.kind is usual else f"{numeral.kind}:"
    return kind + " ".join(words).rstrip()


def every_row() -> Iterator[tuple[str, str, Kind | None]]:
    for table, usual in CLASSES.items():
        yield from ((text, expected, usual) for text, expected in rows(table))


@pytest.mark.parametrize(("text", "expected", "usual"), list(every_row()))
def test_a_numeral_is_understood_with_class_value_unit_and_qualifier(
    text: str, expected: str, usual: Kind | None
) -> None:
    assert understood(text, usual) == expected


@pytest.mark.parametrize("table", [t for t, kind in CLASSES.items() if kind])
def test_each_class_has_many_sentences(table: str) -> None:
    assert len(set(rows(table))) >= AT_LEAST


@pytest.mark.parametrize("frame", ["坚持{}。", "，{}，在", "{}的工作"])
def test_an_idiom_is_no_figure_wherever_it_stands(frame: str) -> None:
    idioms = (TABLES / "idioms.txt").read_text("utf-8").split()
    assert len(idioms) >= 600
    strange = [
        (idiom, numeral.text, str(numeral.kind))
        for idiom in idioms
        for numeral in scan(frame.format(idiom))
        if numeral.kind is not Kind.SET_TERM
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("从三个方面", 3, "个"),
        ("五大工程", 5, "大"),
        ("每月一课", 1, "课"),
        ("每月固定1天", 1, "天"),
        ("每季度1次", 1, "次"),
        ("每季度9次", 9, "次"),
        ("每3个月", 3, "个月"),
        ("每名党员2次", 2, "次"),
        ("24小时在线", 24, "小时"),
        ("安全生产365天", 365, "天"),
        ("安全事故0起", 0, "起"),
        ("近三年", 3, "年"),
        ("张贴“五项禁令”", 5, "项"),
    ],
)
def test_a_structural_count_has_a_value_that_the_facts_may_know(
    text: str, value: int, unit: str
) -> None:
    (numeral,) = scan(text)
    assert (numeral.kind, numeral.value, numeral.unit) == (Kind.SET_TERM, value, unit)


def test_what_cannot_be_placed_is_unclassified() -> None:
    assert [n.kind for n in scan("结果是42。")] == [Kind.MEASURE]
    assert [n.kind for n in scan("代表了三穑的")] == [Kind.UNCLASSIFIED]
    assert [n.kind for n in scan("支委会12，")] == [Kind.UNCLASSIFIED]


@pytest.mark.parametrize(
    "text",
    ["全面从严治党，数据真实，人数清楚，多数同意，几乎完成。", "队伍", "○○公司", "AA级企业", "双培养", "若干"],
)  # fmt: skip
def test_a_text_without_numerals_has_none(text: str) -> None:
    assert scan(text) == ()


def test_an_unknown_unit_is_the_word_behind_the_number() -> None:
    (numeral,) = scan("整修田埂26穑，")
    assert (numeral.kind, numeral.unit) == (Kind.MEASURE, "穑")


def test_scanning_takes_the_longest_set_term() -> None:
    assert [n.text for n in scan("习近平总书记强调第一责任人责任")] == ["第一责任人"]
