"""Sentences end at their end marks and at line ends."""

import pytest

from drafting.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开会。学习！好？", ["开会。", "学习！", "好？"]),
        ("他说：“坚持学。”大家同意。", ["他说：“坚持学。”", "大家同意。"]),
        ("一是学；二是做。\n三是改", ["一是学；二是做。", "三是改"]),
        ("真的吗？！是。", ["真的吗？！", "是。"]),
        ("\n \n", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]):
    assert [text[start:end] for start, end in sentences(text)] == expected
