"""What ``regen`` shows: the candidates beside one another with what stands against each, and what became of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from drafting.command_line.console import finding_lines
from drafting.revising.history_view import counted
from drafting.revising.regen import Candidate, Offer, Rewriting, Taken
from drafting.text.side_by_side import beside
from drafting.words import AUTHORS


def offer_lines(rewriting: Rewriting, offer: Offer, columns: int) -> Iterator[str]:
    """Yield the candidates: beside one another where there is room, else one below the other.

    A single one stands beside what it would take the place of.
    """
    if not offer.candidates:
        return
    sheet = rewriting.sheet
    several = len(offer.candidates) > 1
    now = [] if several else [["现在的", "", *sheet.old_text.split("\n")]]
    texts = [*now, *(_text(rewriting, n, c) for n, c in enumerate(offer.candidates, 1))]
    yield f"“{sheet.spot.title}”" + (f"　要求：{offer.note}" if offer.note else "")
    yield ""
    lines = beside(texts, columns)
    if lines is None:
        for text in texts:
            yield from (*text, "")
    else:
        yield from lines
        yield ""
    for number, candidate in enumerate(offer.candidates, 1):
        name = f"第 {number} 稿" if several else "这一稿"
        yield from _remarks(rewriting, candidate, name)


def taken_lines(rewriting: Rewriting, offer: Offer, taken: Taken | None) -> Iterator[str]:
    """Yield what became of the report."""
    title, word = rewriting.sheet.spot.title, rewriting.desk.word(rewriting.sheet.version.part)
    if taken:
        yield f"“{title}”已换上新的，存为 @{taken.revision}；其余一字未动。"
        if taken.verdict.stopping:
            yield f"核对未通过：全文有 {len(taken.verdict.to_settle)} 处需要改正，用 shuzhi check 查看。"
        yield f"要换回去：shuzhi restore {word} @{rewriting.desk.base}"
    elif offer.candidates:
        yield "没有改动。候选的各稿保存着，选用时再运行一次并加上 --choose 第几稿，不会重新写。"
    elif offer.stored:
        yield "保存的回答和现在的一样，没有改动。要请模型另写，请加上 --fresh，或 --candidates 3 多写几稿。"
    elif offer.by_model:
        yield "模型写的和现在的一样，没有改动。可以用 --note 写明要求，或 --candidates 3 多写几稿。"
    else:
        yield "本机没有别的写法可换，没有改动。可以请模型来写，或在 Word 里改好，再用 shuzhi take 收回。"


def offer_json(
    rewriting: Rewriting, offer: Offer, chosen: int | None, taken: Taken | None
) -> dict[str, Any]:
    """Return what ``regen --json`` prints."""
    sheet = rewriting.sheet
    return {
        "place": sheet.spot.place,
        "title": sheet.spot.title,
        "note": offer.note,
        "before": sheet.old_text,
        "candidates": [
            {
                "number": number,
                "author": sheet.author_in(candidate.version),
                "model": candidate.version.model,
                "text": sheet.text_in(candidate.version),
                "removed": list(candidate.mended.removed),
                "composed": list(candidate.mended.composed),
                "findings": [f.model_dump(mode="json") for f in rewriting.findings(candidate)],
                "passed": candidate.verdict.passed,
            }
            for number, candidate in enumerate(offer.candidates, 1)
        ],
        "chosen": chosen,
        "revision": taken.revision if taken else None,
    }


def _text(rewriting: Rewriting, number: int, candidate: Candidate) -> Sequence[str]:
    sheet = rewriting.sheet
    author = sheet.author_in(candidate.version)
    model = candidate.version.model if author == "model" else ""
    against = counted(rewriting.findings(candidate)) or "核对没有问题"
    return [
        f"第 {number} 稿　{AUTHORS[author]}{f'（{model}）' if model else ''}　{against}",
        "",
        *sheet.text_in(candidate.version).split("\n"),
    ]


def _remarks(rewriting: Rewriting, candidate: Candidate, name: str) -> Iterator[str]:
    for text in candidate.mended.removed:
        yield f"{name}：模型写了、但核对不过，已删去：{text}"
    for text in candidate.mended.composed:
        yield f"{name}：模型没有写对，由本机按要点补写：{text}"
    for finding in rewriting.findings(candidate):
        first, *more = finding_lines(finding, candidate.verdict.case)
        yield from (f"{name}：{first}", *more)
