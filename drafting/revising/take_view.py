"""What ``take`` shows: the comments and changes in the file, what became of each section, and what to do next."""

from collections.abc import Iterator, Sequence
from typing import Any

from drafting.command_line.console import how_to_accept, verdict_lines
from drafting.docx.unkept import BOXES, PICTURES, TABLES
from drafting.revising.adopt import Adoption
from drafting.revising.clause_facts import adoptable
from drafting.revising.desk import Desk
from drafting.revising.take import HEADS, Edited, Take
from drafting.verdict import Verdict
from drafting.words import EXTRA, FRAME, paragraph_number

_AGAINST_FACTS = ("figures.mismatch", "figures.unit")
"""Where a person changed a figure that the facts have, either may be the one to be put right."""
_UNKEPT = {
    TABLES: ("个表格", "表格里的字一行算一段"),
    PICTURES: ("张图片", "图片没有收"),
    BOXES: ("个文本框", "文本框里的字成了正文，接在它所在的段落后面，不该在正文里的请删去再收"),
    HEADS: ("行新的页眉、页脚", "页眉、页脚没有收，每次导出都要有的请写进 模板.docx"),
}
"""How they are counted, and what has become of them."""
_FATES = (
    ("taken", "收回手改：{}"),
    ("removed", "文件里没有了：{}（删去了，或者标题改得认不出是哪一节）"),
    ("overtaken", "{} 在导出以后也改过，现在以文件里的为准；要用改过的，请用 shuzhi history 找到那一版，再 restore"),
    ("newer", "{} 在文件里还是导出时的样子，导出以后改过，保留现在的"),
    ("later", "{} 是导出以后加的，这个文件里没有，保留现在的；不要了，请用 shuzhi history 找到没有它的一版，再 restore"),
    ("locked", "{} 已锁定，文件里的改动没有收。要收请先用 shuzhi unlock 解锁"),
    ("disputed", "{} 在文件里改过，导出以后又另有手改（包括先前收回的），没有收；要用文件里的，请加上 --yes"),
)  # fmt: skip


def file_lines(desk: Desk, edited: Edited, *, rejecting: bool) -> Iterator[str]:
    """Yield what was noted in the file: tracked changes and comments."""
    if edited.changes:
        how = "都按拒绝处理" if rejecting else "都按接受处理；要按拒绝处理，请加上 --reject"
        yield f"文件里有 {edited.changes} 处修订，{how}。"
    if edited.unkept:
        told = [(count, *_UNKEPT[name]) for name, count in edited.unkept.items()]
        yield (
            f"文件里有 {'、'.join(f'{count} {what}' for count, what, _ in told)}，收回的只是文字："
            f"{'；'.join(fate for *_, fate in told)}。"
            "这个文件请留着（再导出时会先另存，不会盖掉），"
            f"导出以后在 Word 里把{'、'.join(edited.unkept)}从它复制过去。"
        )
    if edited.comments:
        yield f"文件里有 {len(edited.comments)} 条批注："
    for comment in edited.comments:
        where = "原处已删去"
        if comment.start is not None:
            word = desk.word(edited.report.place_of(comment.start) or "")
            number = paragraph_number(edited.report, comment.start)
            where = f"{word}（全文第 {number} 段）"
            quoted = edited.report.text[comment.start : comment.end]
            where += f"“{quoted}”" if quoted else ""
        first, *more = comment.text.split("\n")
        yield f"  {comment.author or '未署名'}，{where}：{first}"
        yield from (f"    {line}" for line in more)


def take_lines(take: Take, revision: int | None) -> Iterator[str]:
    """Yield what became of each section."""
    before = dict(take.accepted_before)
    for fate, form in _FATES:
        if words := [
            word for word in getattr(take, fate) if not (fate == "disputed" and word in before)
        ]:
            yield form.format("、".join(words))
    for heading, place in take.added:
        yield (
            f"文件里另加了“{heading}”，提纲里没有这一节，原样放在“{place}”后面。"
            f"它叫“{FRAME[EXTRA]}”，lock、restore 都用这个名称；draft 不会改动它。"
            + (f"不要它了：shuzhi restore {FRAME[EXTRA]} @{revision - 1}" if revision else "")
        )
    for heading, word in take.merged:
        yield (
            f"“{heading}”没有认作单独的一节，算作“{word}”里的文字：序号要接着前一节，"
            "标题说的也要不是已有的哪一节"
        )
    if take.order:
        yield f"各节的次序改了，现在是：{'、'.join(take.order)}"
    for word, number in take.accepted_before:
        told = f"这个文件里的修订先前已按接受收回（@{number}），{word} 没有变。要按拒绝处理，"
        if word in take.disputed:
            yield f"{told}请加上 --yes"
        else:
            yield f"{told}请换回收回以前的：shuzhi restore {word} @{number - 1}"
    if revision is None:
        yield "报告没有变化。"
    else:
        rest = "其余各节" if take.taken or take.removed else "各节的文字"
        yield f"存为 @{revision}；{rest}没有变化。"


def after_lines(verdict: Verdict, adopted: Adoption | None) -> Iterator[str]:
    """Yield the verdict on the report, what to do next, and how figures that no fact knows come into the facts."""
    if adopted:
        for fact in adopted.added:
            yield f"已收进 {adopted.file.name}：{fact.kind} {fact}（出处：{adopted.source}）"
        yield "名称不合适的，可以直接在要点里改。"
    yield ""
    yield from verdict_lines(verdict)
    yield from how_to_accept(verdict)
    if any(finding.code in _AGAINST_FACTS for finding in verdict.listed):
        yield "报告里的数是对的、要点写错了的，请改要点里的那一行，再运行 shuzhi check。"
    if verdict.passed:
        yield "要导出 Word，请运行：shuzhi export"
    if unknown := adoptable(verdict):
        yield ""
        yield "要点里没有的数字，属实的可以收进要点："
        text = verdict.case.report.text
        for finding in unknown:
            line = text[text.rfind("\n", 0, finding.start) + 1 : finding.end][-24:]
            yield f"  shuzhi take --adopt {finding.id} --source 出处    …{line}"


def take_json(  # noqa: PLR0913, PLR0917 - what came of each step
    desk: Desk,
    edited: Edited | None,
    take: Take | None,
    revision: int | None,
    verdict: Verdict,
    adopted: Adoption | None,
) -> dict[str, Any]:
    """Return what ``take --json`` prints."""
    fates = {fate: list(getattr(take, fate)) if take else [] for fate, _ in _FATES}
    return {
        "revision": revision,
        **fates,
        "changes": edited.changes if edited else 0,
        "added": [heading for heading, _ in take.added] if take else [],
        "order": list(take.order) if take else [],
        "unkept": dict(edited.unkept) if edited else {},
        "comments": _comments_json(desk, edited),
        "adopted": [
            {"kind": fact.kind.value, "label": fact.label, "text": fact.text}
            for fact in (adopted.added if adopted else ())
        ],
        **verdict.to_json(),
    }


def _comments_json(desk: Desk, edited: Edited | None) -> Sequence[dict[str, Any]]:
    if edited is None:
        return []
    return [
        {
            "author": comment.author,
            "text": comment.text,
            "section": edited.report.place_of(comment.start) if comment.start is not None else None,
            "start": comment.start,
            "end": comment.end,
            "quoted": edited.report.text[comment.start : comment.end]
            if comment.start is not None
            else "",
        }
        for comment in edited.comments
    ]
