"""A model's answer: read when it can be, whatever stands around it, and explained when it cannot."""

import json

import pytest

from drafting.notes.extraction import UnreadableError, read_answer, salvage, schema

ENTRY = {"类别": "数据", "内容": "支委会SV2104", "原话": "支委会开了SV2104"}
WHOLE = json.dumps({"单位": "", "年度": "", "述职人": "", "职务": "", "条目": [ENTRY]}, ensure_ascii=False)  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"好的，以下是整理的结果：\n{WHOLE}\n希望对您有帮助！",
        f"<think>先看{{一下}}</think>\n{WHOLE}",
        f"想一想{{…}}</think>{WHOLE}",
        "\ufeff" + WHOLE,
        json.dumps({"条目": [ENTRY | {"备注": "x"}]}, ensure_ascii=False),
    ],
    ids=["bare", "fenced", "with talk", "thinking", "orphan tag", "byte order mark", "more keys"],
)
def test_an_answer_is_read_whatever_stands_around_it(answer: str):
    [entry] = read_answer(answer).entries
    assert (entry.kind, entry.text, entry.source) == ("数据", "支委会SV2104", "支委会开了SV2104")


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("", "不是完整的 JSON"),
        (WHOLE[:-3], "不是完整的 JSON"),
        ("[1, 2]", "“"),
        ("{}", "“条目”"),
        ('{"条目": [{"类别": "会议", "内容": "x", "原话": "x"}]}', "“条目.1.类别”"),
        ('{"条目": [{"类别": "数据", "内容": 12, "原话": "x"}]}', "“条目.1.内容”"),
        ("[" * 100_000, "JSON|层次太深"),
        ('{"条目":' + "[" * 100_000 + "}", "JSON|层次太深"),
    ],
    ids=["empty", "cut", "a list", "no entries", "unknown heading", "a number", "deep", "deeper"],
)
def test_an_answer_that_cannot_be_read_is_explained(answer: str, fault: str):
    with pytest.raises(UnreadableError) as error:
        read_answer(answer)
    assert any(part in str(error.value) for part in fault.split("|"))


def test_what_can_be_read_of_a_broken_answer_is_kept():
    broken = WHOLE[:-2] + ', {"类别": "数据", "内容": "党课SV'
    assert [entry.text for entry in salvage(broken).entries] == ["支委会SV2104"]
    assert salvage("{{{不是").entries == ()


def test_the_schema_wants_every_key_and_no_other():
    wanted = schema()
    assert wanted["required"] == ["单位", "年度", "述职人", "职务", "条目"]
    assert wanted["additionalProperties"] is False
