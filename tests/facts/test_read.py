"""Files of every kind: what can be read is read, what cannot is said in one Chinese line."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.errors import FactsError
from drafting.facts import read_facts
from tests.support.facts import facts_from, problems_of
from tests.support.growth import TIMES, grows_linearly

GOOD = "单位: 某局项目党支部\n年度: 2025\n数据:\n  支委会: 12次\n"
SAMPLES = Path(__file__).parents[2] / "samples"


def test_the_samples_say_the_same_in_both_forms() -> None:
    assert read_facts(SAMPLES / "要点.yaml") == read_facts(SAMPLES / "要点.md")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["要点.yaml", "要点.YML", "要点.md", "要点.txt"])
def test_any_usual_encoding_is_read(encoding: str, name: str) -> None:
    text = GOOD.replace("\n", "\r\n") if encoding == "gbk" else GOOD
    assert facts_from(text.encode(encoding), name).counts["支委会"].text == "12次"


@pytest.mark.parametrize(
    ("content", "name", "gist"),
    [
        (b"", "要点.yaml", "没有内容"),
        (b"\n \n", "要点.md", "没有内容"),
        ("# 只有说明\n".encode(), "要点.yaml", "没有内容"),
        (b"---\n===\n", "要点.txt", "没有内容"),
        (b"PK\x03\x04word", "要点.yaml", "Word 或 Excel"),
        (b"%PDF-1.7", "要点.md", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "要点.yaml", "图片"),
        (b"\xd0\xcf\x11\xe0", "要点.txt", "旧版"),
        (b"\xff\xfe\xff\xff\xfd\xd8", "要点.yaml", "编码无法识别"),
        (b"a: \x00\x00\n", "要点.yaml", "不是文本文件"),
        (GOOD.encode(), "要点.json", "不是要点文件的格式"),
        (GOOD.encode(), "要点.docx", "是 Word 文档，不是要点"),
        (GOOD.encode(), "要点", "不是要点文件的格式"),
        (b"x" * 200_000, "要点.yaml", "不像是要点"),
    ],
)
def test_a_file_that_is_no_facts_file_is_told_in_one_line(
    content: bytes, name: str, gist: str
) -> None:
    (problem,) = problems_of(content, name)
    assert gist in problem.message
    assert problem.suggestion


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "文件夹.yaml").mkdir()
    for name in ("没有.yaml", "没有.docx", "文件夹.yaml"):
        with pytest.raises(FactsError, match=name):
            read_facts(tmp_path / name)


@pytest.mark.parametrize(
    "text", ["[甲, 乙]", "- 甲\n- 乙\n", "只有一句话", "单位 某支部\n年度 2025\n", '"', "[[[[", "{"]
)
def test_yaml_without_any_key_is_one_problem(text: str) -> None:
    assert len(problems_of(text)) == 1


def test_characters_that_no_one_sees_do_not_hide_a_key() -> None:
    assert facts_from("\u200b单位\u200b: 某\u00ad支部\n年度: 2025\n").unit == "某支部"


def test_hidden_control_characters_are_told_with_their_line() -> None:
    problems = problems_of("单位: 某\x1b支部\n年度: 2025\n职务: 书\u2028记\n")
    assert [p.place for p in problems] == ["第1行", "第3行"]


HOSTILE = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
    ),
    "merges": "a: &a {b: c}\n" + "<<: *a\n" * 500,
    "brackets": "[" * 90_000,
    "stairs": "".join(f"{' ' * i}a:\n" for i in range(400)),
    "broken stairs": "".join(f"{' ' * i}a:\n" for i in range(400)) + '"',
    "quotes": '"' * 90_000,
    "spaces": "a:" + " " * 90_000 + "b",
    "free key": "数据:\n  a" + " " * 90_000 + "b\n",
    "labels": "数据:\n" + "".join(f"  项{i}: {i}次\n" for i in range(4_000)),
    "unknown": "".join(f"键{i}: 1\n" for i in range(5_000)),
    "names": "可不写: [" + "甲, " * 20_000 + "]",
    "broken lines": "数据:\n" + '  甲: "\n' * 1_000,
    "commas": "数据: " + "，" * 90_000,
    "digits": "数据:\n  支委会: " + "9" * 90_000,
    "han digits": "数据: " + "一" * 90_000,
}


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_bounded_time(name: str, suffix: str) -> None:
    text = HOSTILE[name]
    assert problems_of(text, "要点" + suffix)
    assert grows_linearly(
        lambda size: lambda: problems_of(text[:size], "要点" + suffix), len(text) // TIMES
    )


def test_aliases_are_never_expanded() -> None:
    tracemalloc.start()
    assert problems_of(HOSTILE["aliases"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


PIECES = st.sampled_from(
    ["单位", "年度", "数据", "活动", "计划", "去年整改", "合计", "可不写", "不足", "支委会", "名称", "时间", "对应不足",
     "结果", ":", "：", ": ", "\n", "\n  ", "\n- ", "\n  - ", "\t", "12次", "010", "-5", "2025", "年", "月", "13", "|",
     "→", "（", "）", "针对问题1", "，", "、", "“", "”", '"', "'", "[", "]", "{", "}", "&a", "*a", "!", "#", "## ", "%",
     "@", ">", "---", "一、", "一是", "①", "已整改", "二〇二五", "十", "百", "万", "\\", "?", "~", "\u3000", "\x85"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    text=st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80)),
    head=st.sampled_from(["", "单位: 某支部\n年度: 2025\n"]),
    suffix=st.sampled_from([".yaml", ".md"]),
)
def test_no_text_whatever_raises_anything_but_its_problems(
    text: str, head: str, suffix: str
) -> None:
    content = (head + text).encode("utf-8", "surrogatepass")
    for problem in problems_of(content, "要点" + suffix):
        assert problem.message
