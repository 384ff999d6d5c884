"""The outline: the default one is good, and one of the user's says everything that is wrong with it."""

import pytest

from drafting.errors import SettingsError
from drafting.outline import load_outline
from drafting.report import parse_report

GOOD = """
name: 公司提纲
sections:
  - id: work
    word: 工作
    heading: "{year}年度工作情况"
    synonyms: [工作情况]
    facts: [数据, 活动]
  - id: rectification
    word: 整改
    heading: 上年度问题整改情况
    synonyms: [整改]
    facts: [去年整改]
"""


@pytest.fixture
def problems(tmp_path):
    def read(text):
        path = tmp_path / "提纲.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(SettingsError) as caught:
            load_outline(path)
        assert all(
            p.file == "提纲.yaml" and p.message and p.suggestion for p in caught.value.problems
        )
        return {p.key: p.message for p in caught.value.problems}

    return read


def test_the_default_has_the_four_required_sections():
    outline = load_outline()
    assert [spec.id for spec in outline.sections] == ["work", "highlights", "shortcomings", "plan"]
    assert [spec.word for spec in outline.sections] == ["工作", "亮点", "不足", "计划"]
    assert outline.closing


def test_an_outline_of_ones_own_replaces_it(tmp_path):
    path = tmp_path / "提纲.yaml"
    path.write_text(GOOD, "utf-8")
    outline = load_outline(path)
    report = parse_report("述职报告\n一、工作情况\n甲。\n二、问题整改情况\n乙。", outline)
    assert [s.id for s in report.sections] == ["work", "rectification"]


def test_every_problem_is_listed_at_once(problems):
    text = (
        GOOD.replace("工作情况]", "工作(情况]")
        .replace("id: rectification", "id: work")
        .replace("去年整改", "活动")
    )
    found = problems(text)
    assert set(found) == {"work.synonyms", "work.id", "work.facts"}


@pytest.mark.parametrize(
    ("old", "new", "key", "message"),
    [
        ("name: 公司提纲", "", "name", "没有写"),
        ("word: 工作", "words: 工作", "sections.1.words", "不是提纲的项目"),
        ("id: work", "id: 工作", "sections.1.id", "写法不对"),
        ("[数据, 活动]", "[数据, 聚会]", "sections.1.facts.2", "不是要点的标题"),
        ("[工作情况]", "工作情况", "sections.1.synonyms", "不是列表"),
        ("[工作情况]", "['*工作']", "work.synonyms", "不是正确的匹配式"),
        ("[整改]", "[整治]", "rectification.heading", "认不出来"),
        ("[整改]", "[整改]\n    min_characters: 很多", "sections.2.min_characters", "不是整数"),
        (
            "[整改]",
            "[整改]\n    min_characters: 9\n    max_characters: 3",
            "rectification.min_characters",
            "大于",
        ),
        (
            "name: 公司提纲",
            "name: 公司提纲\nmin_characters: 9\nmax_characters: 3",
            "min_characters",
            "大于",
        ),
        ("word: 整改", "word: 工作", "rectification.word", "已经写过"),
        ("id: rectification", "id: opening", "opening.id", "留用"),
        ("{year}年度工作情况", "{yaer}年度工作情况", "work.heading", "花括号"),
    ],
)
def test_says_what_is_wrong(problems, old, new, key, message):
    assert message in problems(GOOD.replace(old, new))[key]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "不是提纲"),
        ("- 一\n- 二", "不是提纲"),
        ("name: [", "不合 YAML 的写法"),
        ("\tname: 提纲", "不合 YAML 的写法"),
        ("a: &x 1\nb: *x", "引用"),
        (GOOD + GOOD, "写了两次"),
        ("a: " + "[" * 3000, "层次太多"),
        (b"PK\x03\x04", "不是文本"),
        ("name: !!python/object:os.system x", "不合 YAML 的写法"),
    ],
)
def test_refuses_what_is_no_outline(problems, text, message):
    assert message in problems(text)[""]


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(SettingsError):
        load_outline(tmp_path / "没有.yaml")
