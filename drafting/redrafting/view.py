"""What ``draft`` says of the parts that were there before: kept, with new figures, or written again after all."""

from collections.abc import Iterable

from drafting.redrafting.keeping import ADDED, BY_HAND, CHOSEN, LOCKED
from drafting.results import Written


def kept_lines(written: Written) -> Iterable[str]:
    """Yield what the draft left alone and how it would not, and what a person had chosen that it did not leave."""
    for why, advice in (
        (BY_HAND, "要连这些一起重写，请加上 --yes"),
        (CHOSEN, "要连这些一起重写，请加上 --yes"),
        (
            ADDED,
            "不要它了，用 shuzhi history 另加部分 找到收回它的一版，再 shuzhi restore 另加部分 @它的前一版",
        ),
        (LOCKED, "要改请先用 shuzhi unlock 解锁"),
    ):
        words = "、".join(word for word, reason in written.kept.items() if reason == why)
        if words:
            yield f"原样保留（{why}）：{words}。{advice}。"
    for word, why in written.outside.items():
        unlock = f"先 shuzhi unlock {word}，再" if why == LOCKED else ""
        yield (
            f"“{word}”不在现在的提纲里，留在原处。不要它了，{unlock}起草时加上 --yes；"
            "要用原来的提纲，起草时加上 --outline 文件（自带的提纲写 --outline 无）。"
        )
    for word, told in written.renewed.items():
        yield f"“{word}”里的数照要点改了：{told}；其余一字未动。"
    for word, (number, revision) in written.unfit.items():
        why = f"照现在的要点核对有 {number} 处不对" if number else "要随要点和提纲写"
        yield f"“{word}”原来是您选定的，{why}，已经重写。要换回去：shuzhi restore {word} @{revision}"
