"""A fact is added in the manner of the file, and nothing else of it changes by a byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import UsageError
from drafting.facts.amend import NewFact, amended
from drafting.facts.read import facts_in
from schemas.facts import FactKind, Facts
from tests.support.shuzhi import SAMPLES

COUNT = NewFact(FactKind.COUNTS, "8次", "夜校培训")
ACTIVITY = NewFact(FactKind.ACTIVITIES, "7月走访慰问困难职工37户，发放慰问金2.4万元")
REMARK = "出处：学习台账"
HEAD = "单位：某支部\n年度：2025\n"


def grown(text: str, fact: NewFact, name: str = "要点.md") -> str:
    data = text.encode()
    new = amended(data, Path(name).suffix, fact, REMARK)
    before, after = facts_in(data, Path(name)), facts_in(new, Path(name))
    assert after == with_fact(before, fact)
    return new.decode()


def with_fact(facts: Facts, fact: NewFact) -> Facts:
    """Return facts with one fact more, as the model has it."""
    if fact.label:
        added = facts_in(f"{HEAD}数据\n- {fact}\n".encode(), Path("x.md")).counts
        return facts.model_copy(update={"counts": {**facts.counts, **added}})
    only = facts_in(f"{HEAD}活动\n- {fact}\n".encode(), Path("x.md")).activities
    return facts.model_copy(update={"activities": (*facts.activities, *only)})


@pytest.mark.parametrize(
    ("block", "added"),
    [
        ("## 数据\n- 支委会12次\n", "- 夜校培训8次\n> 出处：学习台账\n"),
        ("数据：\n· 支委会12次\n· 党课4次\n", "· 夜校培训8次\n> 出处：学习台账\n"),
        ("【数据】\n  ● 支委会12次\n", "  ● 夜校培训8次\n  > 出处：学习台账\n"),
        ("数据\n支委会12次\n党课4次\n", "夜校培训8次\n> 出处：学习台账\n"),
        ("数据\n1. 支委会12次\n2. 党课4次\n", "- 夜校培训8次\n> 出处：学习台账\n"),
        ("数据：支委会12次\n", "- 夜校培训8次\n> 出处：学习台账\n"),
        ("## 数据\n- 支委会12次\n> 出处：会议记录\n", "- 夜校培训8次\n> 出处：学习台账\n"),
        ("数据\n项目\t数量\n支委会\t12次\n", "夜校培训8次\n> 出处：学习台账\n"),
        ("数据\n| 支委会 | 12次 |\n| 党课 | 4次 |\n", "夜校培训8次\n> 出处：学习台账\n"),
        ("数据\n✅支委会12次\n✅党课4次\n", "- 夜校培训8次\n> 出处：学习台账\n"),
        ("支委会12次\n党课4次\n", "- 夜校培训8次\n> 出处：学习台账\n"),
    ],
)
def test_a_bullet_goes_behind_the_last_of_its_heading_and_looks_like_it(block: str, added: str):
    for tail in ("", "\n## 履职\n- 讲党课2次\n"):
        assert grown(HEAD + block + tail, COUNT) == HEAD + block + added + tail


def test_a_heading_that_is_missing_goes_to_the_end():
    text = HEAD + "\n## 履职\n- 讲党课2次\n\n\n"
    assert grown(text, COUNT) == (
        HEAD + "\n## 履职\n- 讲党课2次\n\n## 数据\n- 夜校培训8次\n> 出处：学习台账\n\n\n"
    )


def test_a_bullet_with_fields_below_it_stays_whole():
    text = HEAD + "活动\n- 消防演练\n  时间：2025年6月\n  参加：45人\n亮点\n- 品牌：做实\n"
    assert grown(text, ACTIVITY) == text.replace("亮点", f"- {ACTIVITY}\n> 出处：学习台账\n亮点")


YAML = "单位: 某支部\n年度: 2025\n"


@pytest.mark.parametrize(
    ("block", "fact", "added"),
    [
        ("数据:\n  支委会: 12次\n", COUNT, "  夜校培训: 8次  # 出处：学习台账\n"),
        ("数据:\n    支委会: 12次   # 会议记录\n", COUNT, "    夜校培训: 8次  # 出处：学习台账\n"),
        ("数据:\n  - 支委会12次\n", COUNT, "  - 夜校培训8次  # 出处：学习台账\n"),
        ("数据：\n- 支委会12次\n", COUNT, "- 夜校培训8次  # 出处：学习台账\n"),
        ("数据:\n", COUNT, "  夜校培训: 8次  # 出处：学习台账\n"),
        ("活动:\n  - 名称: 消防演练\n    时间: 2025年6月\n", ACTIVITY, f"  - {ACTIVITY}  # 出处：学习台账\n"),
        ("活动:\n- 植树\n- >-\n  党员\n  下社区\n", ACTIVITY, f"- {ACTIVITY}  # 出处：学习台账\n"),
    ],
)  # fmt: skip
def test_an_entry_of_yaml_goes_behind_the_last_of_its_key(block: str, fact: NewFact, added: str):
    for tail in ("", "\n履职:\n  - 讲党课2次\n"):
        assert grown(YAML + block + tail, fact, "要点.yaml") == YAML + block + added + tail


def test_a_key_that_is_missing_goes_to_the_end_of_the_yaml():
    assert grown(YAML + "履职:\n  - 讲党课2次", COUNT, "a.yml") == (
        YAML + "履职:\n  - 讲党课2次\n\n数据:\n  夜校培训: 8次  # 出处：学习台账"
    )


def test_what_stands_on_one_line_is_left_to_its_author():
    with pytest.raises(UsageError, match="请自己加上：夜校培训8次"):
        amended(f"{YAML}数据: {{支委会: 12次}}\n".encode(), ".yaml", COUNT, REMARK)


@pytest.mark.parametrize(
    "text", ["含: 冒号", "井 #号", "'引号'开头", "- 横线开头", "*星号", "百分之5%左右"]
)
def test_what_yaml_would_misread_is_put_in_quotes(text: str):
    fact = NewFact(FactKind.ACTIVITIES, text)
    data = amended(f"{YAML}活动:\n  - 植树\n".encode(), ".yaml", fact, REMARK)
    assert facts_in(data, Path("a.yaml")).activities[1].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.md", "a.yaml"])
def test_encoding_and_line_ends_stay(encoding: str, newline: str, name: str):
    text = (
        HEAD + "数据\n- 支委会12次\n履职\n- 讲党课2次"
        if name == "a.md"
        else YAML + "数据:\n  支委会: 12次\n履职:\n  - 讲党课2次"
    )
    data = text.replace("\n", newline).encode(encoding)
    new = amended(data, Path(name).suffix, COUNT, REMARK)
    assert facts_in(new, Path(name)).counts.keys() == {"支委会", "夜校培训"}
    lines = new.decode(encoding).split(newline)
    gone = [line for line in lines if "夜校培训" not in line and "出处" not in line]
    assert newline.join(gone).encode(encoding) == data


@pytest.mark.parametrize("name", ["要点.md", "要点.yaml"])
@given(
    number=st.integers(1, 9999),
    label=st.text(st.sampled_from("夜校培训学习走访慰问困难职工"), min_size=3, max_size=8),
    kind=st.sampled_from([FactKind.COUNTS, FactKind.ACTIVITIES, FactKind.PLANS]),
)
def test_whatever_is_added_the_file_is_the_old_one_with_two_lines_more(
    name: str, number: int, label: str, kind: FactKind
):
    data = (SAMPLES / name).read_bytes()
    fact = (
        NewFact(kind, f"{number}场", label)
        if kind is FactKind.COUNTS
        else NewFact(kind, f"{label}{number}场")
    )
    new = amended(data, Path(name).suffix, fact, REMARK)
    old_lines, new_lines = data.split(b"\n"), new.split(b"\n")
    at = next(i for i, (a, b) in enumerate(zip(old_lines, new_lines, strict=False)) if a != b)
    more = len(new_lines) - len(old_lines)
    assert more in (1, 2) and new_lines[:at] + new_lines[at + more :] == old_lines
