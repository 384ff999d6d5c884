"""Two reports beside each other: sentences and words against their limit, and what all four layers take together."""

import re
from collections.abc import Iterator

from bench.long import long_report
from bench.row import Row, best
from drafting.compare.comparison import Comparison, compare
from drafting.compare.lines import lines_of
from drafting.compare.side import Side
from drafting.outline import load_outline
from drafting.report import parse_report
from drafting.text.sentences import sentences

LENGTH = 5000
LIMIT = 0.010
"""Seconds that it may take to find the sentences and the words that differ in 5,000 characters."""


def measure() -> Iterator[Row]:
    """Yield the rows."""
    outline = load_outline()
    text, _ = long_report(LENGTH)
    old, new = (parse_report(each, outline) for each in (text, a_year_later(text)))
    yield Row(
        "比较两份 5,000 字的报告，逐句逐字", best(lambda: lines_of(Side(old), Side(new))), LIMIT,
        "the limit of 10 ms", 1,
    )  # fmt: skip
    yield Row(
        "同上，连数据和事项", best(lambda: _whole(compare(Side(old), Side(new), outline))), LIMIT,
        "the limit of 10 ms for sentences and words", 2,
    )  # fmt: skip


def a_year_later(text: str) -> str:
    """Return a report made from another: year and figures changed, one sentence in four put in other words or order.

    Some sentences are gone, and as many are new.
    """
    later = []
    for line in text.split("\n"):
        words = []
        for number, (start, end) in enumerate(sentences(line)):
            sentence = re.sub(
                r"\d", lambda digit: str((int(digit[0]) + 3) % 9 + 1), line[start:end]
            )
            match number % 12:
                case 3:
                    clauses = sentence.rstrip("。").split("，")
                    sentence = "，".join((clauses[-1], *clauses[:-1])) + "。"
                case 5:
                    sentence = sentence.replace("的", "").replace("，", "，进一步", 1)
                case 7:
                    sentence = f"坚持问题导向，新建清单{number}项，逐条明确责任人和完成时限。"
                case 11:
                    continue
            words.append(sentence)
        later.append("".join(words))
    return "\n".join(later)


def _whole(comparison: Comparison) -> object:
    return comparison.figures, comparison.items
