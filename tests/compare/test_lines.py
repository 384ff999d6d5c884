"""Sentences of two reports: which is which, what moved, and that nothing is lost or made up."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare.comparison import Comparison
from drafting.compare.lines import lines_of
from drafting.compare.summary import fate, headline, sentence_counts
from tests.support.compared import LAST_YEAR, THIS_YEAR, both_years, compared, side
from tests.support.edits import edit
from tests.support.growth import grows_linearly

HEAD = "2025年度党支部书记述职报告\n一、2025年度抓党建工作情况\n"


def fates(old: str, new: str) -> list[tuple[str, str]]:
    """Return (fate, sentence) of the lines that did not stay the same; of a pair the new sentence."""
    lines = compared(HEAD + old, HEAD + new).lines
    return [
        (fate(line), (line.new or line.old).text) for line in lines if fate(line) != "unchanged"
    ]


def test_year_and_figures_changed_is_the_same_sentence_changed():
    assert fates("2024年召开支委会10次。", "2025年召开支委会12次。") == [
        ("changed", "2025年召开支委会12次。")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("严格落实组织生活制度，全年召开支委会10次。", "严格落实组织生活制度，召开支委会12次、党员大会4次。"),
        ("党员教育形式较为单一，互动式学习偏少。", "党员教育形式还比较单一，互动式的学习不多。"),
        ("深入开展主题党日活动，增强了党员意识。", "深入开展主题党日活动，党员的意识明显增强。"),
    ],
)  # fmt: skip
def test_a_sentence_in_nearly_the_same_words_is_that_sentence_changed(old: str, new: str):
    assert [what for what, _ in fates(old, new)] == ["changed"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("组织党员到社区清理河岸。", "签订廉洁承诺书23份。"),
        ("理论学习不够系统，学用结合不紧。", "对流动党员的管理还有盲点，办法不多。"),
    ],
)
def test_sentences_that_only_share_the_usual_words_are_gone_and_new(old: str, new: str):
    assert sorted(what for what, _ in fates(old, new)) == ["gone", "new"]


def test_a_sentence_at_another_place_has_moved_and_is_no_news():
    first, second, third = "全年召开支委会12次，讲党课5次。", "开展主题党日活动11次。", "谈心谈话28人次，解决问题13个。"  # fmt: skip
    found = fates(first + second + third, third + first + second)
    assert found == [("moved", third), ("moved", third)]


def test_a_sentence_that_moved_to_another_section_is_known_there_by_its_words():
    body = "二、党建工作特色、亮点\n一是攻关见实效。"
    sentence = "成立党员攻关小组2个，破解惯性故障5类。"
    lines = compared(f"{HEAD}{sentence}\n{body}", f"{HEAD}{body}{sentence.replace('2个', '3个')}")
    moved = [line for line in lines.lines if line.elsewhere]
    assert [line.part for line in moved] == ["work", "highlights"]
    assert [(e.old, e.new) for e in moved[1].edits if not e.kept] == [("2个", "3个")]


def test_title_headings_and_date_are_compared_however_they_are_worded():
    old = (
        f"述职报告\n三、存在的主要问题\n一是不够系统。\n以上述职，请予评议。\n2024年12月28日\n{''}"
    )
    new = "2025年度党建工作总结报告\n三、不足之处\n一是不够系统。\n以上述职，请予评议。\n2026年1月5日\n"
    comparison = compared(old, new)
    changed = [line.new.text for line in comparison.lines if fate(line) == "changed"]
    assert changed == ["2025年度党建工作总结报告", "三、不足之处", "2026年1月5日"]


def test_counts_and_headline_count_a_moved_sentence_once():
    comparison = both_years()
    counts = sentence_counts(comparison.lines)
    assert dict(counts) == {"unchanged": 12, "changed": 13, "new": 5, "gone": 6, "moved": 1}
    assert headline(comparison.lines) == (
        "新稿共 31 句：未变 12 句，改动 13 句，新写 5 句，移动 1 句，一字未变的占 38%；旧稿另有 6 句删去。"
    )


def test_a_report_is_the_same_as_itself():
    comparison = compared(LAST_YEAR, LAST_YEAR)
    assert comparison.is_same and {fate(line) for line in comparison.lines} == {"unchanged"}
    assert {figure.change for figure in comparison.figures} == {"unchanged"}
    assert {pair.change for pair in comparison.items} == {"unchanged"}


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("全年召开支委会{}次，讲党课{}次。\n", "全年共召开了支委会{}次，讲党课{}次。\n"),
        ("一是召开支委会{}次，二是", "一是共召开支委会{}次，再就是"),
        ("同志们。\n", "同志们。\n大家好。\n"),
    ],
)
def test_time_grows_with_the_length_and_not_with_its_square(sentence: str, later: str):
    def work(size: int):
        old, new = (
            side(HEAD + "".join(form.format(n, n + 1) for n in range(size)))
            for form in (sentence, later)
        )
        assert old.sentences and new.sentences
        return lambda: lines_of(old, new)

    assert grows_linearly(work, 40)


def test_so_it_does_where_every_sentence_is_nearly_the_same_and_none_the_very_same():
    def report(size: int, verb: str) -> str:
        sign = (chr(0x4E00 + 7 * n % 9000) for n in range(size))
        return HEAD + "".join(f"组织党员到社区{verb}志愿服务，{one}得到居民好评。" for one in sign)

    def work(size: int):
        old, new = side(report(size, "开展")), side(report(size, "参加"))
        assert old.sentences and new.sentences
        return lambda: lines_of(old, new)

    assert grows_linearly(work, 200)


def applied(comparison: Comparison) -> tuple[str, str]:
    """Return the old text as the diff consumes it, and the new one that the diff makes of it."""
    consumed = made = ""
    for line in comparison.lines:
        if fate(line) == "changed":
            consumed += "".join(edit.old for edit in line.edits)
            made += "".join(edit.new for edit in line.edits)
            continue
        if line.old:
            consumed += line.old.text
        made += line.old.text if line.old and line.new else line.new.text if line.new else ""
    return consumed, made


def bare(comparison: Comparison) -> tuple[str, str]:
    """Return the text of both reports without what stands between paragraphs."""
    old, new = (
        "".join(map(each.report.text_of, each.report.paragraphs))
        for each in (comparison.old, comparison.new)
    )
    return old, new


@given(st.integers(0, 10**9), st.integers(0, 20))
@settings(deadline=None)
def test_the_diff_applied_to_the_old_report_gives_the_new_one(seed: int, count: int):
    source = random.Random(seed)
    text = source.choice((LAST_YEAR, THIS_YEAR))
    for _ in range(count):
        text = edit(text, source)
    for comparison in (compared(LAST_YEAR, text), compared(text, THIS_YEAR)):
        assert applied(comparison) == bare(comparison)


@given(
    st.text("一二、（）。；\n支部党课12次年月“”　 ", max_size=80),
    st.text("一二、（）。\n支部党课13次年月”", max_size=80),
)
@settings(deadline=None)
def test_so_it_does_with_any_two_texts(old: str, new: str):
    comparison = compared(old, new)
    assert applied(comparison) == bare(comparison)
    for figure in comparison.figures:
        for stated, of in ((figure.old, comparison.old), (figure.new, comparison.new)):
            assert stated is None or of.report.text[stated.start : stated.end] == stated.text
    for pair in comparison.items:
        for item, of in ((pair.old, comparison.old), (pair.new, comparison.new)):
            assert item is None or 0 <= item.start <= item.end <= len(of.report.text)
