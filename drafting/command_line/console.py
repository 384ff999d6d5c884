"""What the terminal shows: results in words that a secretary understands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from drafting.checks.case import Case
from drafting.checks.quoting import inner
from drafting.errors import ShuzhiError
from drafting.results import Export, Table, Written
from drafting.text.characters import printable
from drafting.verdict import Verdict
from drafting.words import FROM_LAST_YEAR, SEVERITIES, paragraph_number, section_name
from drafting.workspace import Version
from schemas.finding import Finding, Severity

TOPICS = {
    "structure": "四个部分",
    "figures": "数据",
    "facts": "事项",
    "dates": "日期",
    "names": "名称",
    "wording": "用语",
    "text": "文面",
    "reference": "与去年相比",
}


_TELLING = ("structure", "figures", "facts")
"""Topics of which there is more to say than that nothing is wrong."""
_GRAVITY = (Severity.ERROR, Severity.ACKNOWLEDGE, Severity.WARNING)


class LiveView:
    """Shows sections that are written at once one after the other: the first live, the rest when it is done."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._shown = ""
        self._waiting: dict[str, list[str]] = {}
        self._finished: list[str] = []

    def piece(self, section: str, text: str) -> None:
        """Show or keep the next piece of a section, without what would command the terminal."""
        text = printable(text)
        if not self._shown:
            self._begin(section)
        if section == self._shown:
            self._write(text)
        else:
            self._waiting.setdefault(section, []).append(text)

    def finished(self, section: str) -> None:
        """Go on with the next section where the one shown is done."""
        self._finished.append(section)
        while self._shown in self._finished:
            self._write("\n")
            self._finished.remove(self._shown)  # a later round may show it again
            self._shown = ""
            if self._waiting:
                self._begin(next(iter(self._waiting)))

    def _begin(self, section: str) -> None:
        self._shown = section
        self._write(f"\n—— {section} ——\n" + "".join(self._waiting.pop(section, [])))

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def written_lines(written: Written) -> Iterable[str]:
    """Yield what came of a draft."""
    from drafting.redrafting.view import kept_lines  # which knows what only a draft has loaded

    verdict = written.export.verdict
    yield from _section_lines(verdict)
    yield ""
    if written.by_model:
        stored = f"，有 {written.stored} 次用的是保存的回答" if written.stored else ""
        yield f"由模型写成：{'、'.join(written.by_model)}{stored}。其余由本机按要点写成。"
    elif written.mended.composed:
        yield "模型写的各节都不能用，全文由本机按要点写成。"
    else:
        yield "没有用模型，由本机按要点写成。"
    yield from kept_lines(written)
    if verdict.case.facts and not verdict.case.facts.date:
        yield "要点里没有成文日期，报告末尾没有写日期。"
    for text in written.mended.removed:
        yield f"模型写了、但核对不过，已删去：{text}"
    for text in written.mended.composed:
        yield f"模型没有写对，由本机按要点补写：{text}"
    yield from verdict_lines(verdict)
    yield ""
    yield from export_lines(written.export)


def export_lines(export: Export) -> Iterable[str]:
    """Yield where the file lies, or why there is none."""
    if export.file is None:
        stopping = export.verdict.to_settle
        if all(map(export.verdict.awaits, stopping)):
            yield f"没有导出 Word：有 {len(stopping)} 处要您确认。{_how_to_mend(export)}"
        else:
            yield f"没有导出 Word：上面的错误改正以后再导出。{_how_to_mend(export) if export.by_hand else ''}"
        yield from how_to_accept(export.verdict)
        yield "如果只想先看版式，请运行：shuzhi export --unchecked（文件名和首页会写明“未通过核对”）"
        return
    if export.backup:
        yield f"原来的文件不是本程序写的或被改动过，已另存为：{export.backup}"
    if export.renamed:
        yield "原来的文件正被别的程序打开，已写到新的文件名。"
    if export.rare:
        yield f"字体里可能没有这些字，请打印前看一看：{'、'.join(export.rare)}"
    yield f"已导出：{export.file}"


def _how_to_mend(export: Export) -> str:
    """Return how what is wrong comes to be right: where a person wrote it, no draft changes it."""
    if export.by_hand:
        return (
            "手改过的地方，在 Word 里改好再用 shuzhi take 收回"
            "（没有这份 Word 的，先运行 shuzhi export --unchecked）；别的改好要点再运行 draft。"
        )
    return "要改的，改好要点再运行 draft。"


def verdict_lines(verdict: Verdict) -> Iterable[str]:
    """Yield the result of every check, then every finding with its place."""
    facts = verdict.case.facts
    yield f"核对结果（对照 {facts.unit} {facts.year} 年度的要点）" if facts else "核对结果"
    for topic, name in TOPICS.items():
        yield f"  {name}：{_result(topic, verdict)}"
    for finding in sorted(verdict.listed, key=lambda f: _GRAVITY.index(f.severity)):
        yield ""
        yield from finding_lines(finding, verdict.case)
        if finding.id in verdict.from_last_year:
            yield f"        {FROM_LAST_YEAR}"
        if finding.severity is Severity.ACKNOWLEDGE:
            yield f"        编号 {finding.id}" + ("" if verdict.awaits(finding) else "，已确认")
    yield ""
    if verdict.passed is None:
        yield "没有要点可以对照，只核对了结构和文字。要核对数据，请加上：--facts 要点文件"
    if verdict.passed:
        yield "核对通过。"
    elif stopping := verdict.to_settle:
        waiting = sum(map(verdict.awaits, stopping))
        wrong = len(stopping) - waiting
        parts = [f"{wrong} 处必须改正"] if wrong else []
        parts += [f"{waiting} 处要您确认，确实无误的写明理由就能导出"] if waiting else []
        yield f"核对未通过：有 {'；'.join(parts)}。"


def how_to_accept(verdict: Verdict) -> Iterable[str]:
    """Yield the command that accepts what waits for a person's word in the stored report."""
    waiting = [finding.id for finding in verdict.to_settle if verdict.awaits(finding)]
    if waiting:
        which = waiting[0] if len(waiting) == 1 else "编号"
        yield f"确认无误的，运行：shuzhi export --accept {which} --reason 写上理由"


def check_lines(verdict: Verdict, table: Table | None, *, is_file: bool) -> Iterable[str]:
    """Yield what a check of a file, or else of the stored report, found, and where its table lies."""
    yield from verdict_lines(verdict)
    if not is_file:
        yield from how_to_accept(verdict)
    elif any(waiting := list(map(verdict.awaits, verdict.stopping))):
        rest = "这份文件可以照用" if all(waiting) else "“错误”改正以后再核对一次"
        yield f"“待确认”的地方，您核实无误就不用改；{rest}。"
    if table is None:
        return
    yield ""
    if table.backup:
        yield f"原来的文件不是本程序写的或被改动过，已另存为：{table.backup}"
    yield f"核对表已写好：{table.file}"
    if verdict.case.facts is None:
        yield "没有要点，表里只有报告里的数字和问题。"


def check_json(verdict: Verdict, table: Table | None) -> dict[str, Any]:
    """Return what ``check --json`` prints."""
    if table is None:
        return verdict.to_json()
    where = {"file": str(table.file), "backup": str(table.backup) if table.backup else None}
    return {**verdict.to_json(), "table": where}


def finding_lines(finding: Finding, case: Case) -> Iterable[str]:
    """Yield a finding: how grave, where, what, and what to do."""
    where = section_name(finding.section, case.outline)
    if finding.text:  # what is missing stands nowhere
        where += f"（全文第 {paragraph_number(case.report, finding.start)} 段）"
        if not finding.message.startswith(quoted := f"“{inner(finding.text)}”"):
            where += quoted
    yield f"[{SEVERITIES[finding.severity]}] {where}：{finding.message}"
    place = case.facts.place(finding.fact) if case.facts and finding.fact else ""
    place = "" if place in finding.message else place
    if finding.suggestion:
        yield f"        {finding.suggestion}" + (f"（{place}）" if place else "")
    elif place:
        yield f"        见 {place}"


def report_lines(versions: Sequence[Version]) -> Iterable[str]:
    """Yield the report's text; what the composer put into a model's section is marked."""
    for version in versions:
        text = version.text
        if version.author == "model":
            spans = [o for o in version.origins if o.author == "composer" and o.fact is None]
            for origin in sorted(spans, key=lambda o: o.start, reverse=True):
                text = f"{text[: origin.start]}〔本机补写〕{text[origin.start :]}"
        yield text


def export_json(export: Export) -> dict[str, Any]:
    """Return what ``export --json`` prints."""
    return {
        "file": str(export.file) if export.file else None,
        "backup": str(export.backup) if export.backup else None,
        **export.verdict.to_json(),
    }


def written_json(written: Written) -> dict[str, Any]:
    """Return what ``draft --json`` prints."""
    return {
        "engine": written.engine,
        "by_model": list(written.by_model),
        "kept": dict(written.kept),
        "renewed": dict(written.renewed),
        "unfit": {word: revision for word, (_, revision) in written.unfit.items()},
        "removed": list(written.mended.removed),
        "composed": list(written.mended.composed),
        **export_json(written.export),
    }


def error_json(error: ShuzhiError) -> dict[str, Any]:
    """Return what ``--json`` prints for a run that failed."""
    problems = [
        {
            "file": p.file, "place": p.place, "key": p.key,
            "message": p.message, "suggestion": p.suggestion,
        }
        for p in error.problems
    ]  # fmt: skip
    return {
        "message": error.message,
        "errors": problems
        or [{"file": "", "place": "", "key": "", "message": error.message, "suggestion": ""}],
    }


def _result(topic: str, verdict: Verdict) -> str:
    """Return how many faults of each gravity a topic has, or that it is good."""
    here = [f for f in verdict.listed if f.code.startswith(f"{topic}.")]
    counted = Counter(f.severity for f in here if f.severity is not Severity.ACKNOWLEDGE)
    errors, warnings = counted[Severity.ERROR], counted[Severity.WARNING]
    waiting = sum(map(verdict.awaits, here))
    told = [f"有 {errors} 处错误"] if errors else []
    told += [f"{waiting} 处待确认"] if waiting else []
    hints = [f"{warnings} 条提示"] if warnings else []
    if topic == "reference" and (along := len(verdict.from_last_year)):
        told += [f"{'另有' if told else '有'} {along} 处已列在数据、日期里"]
    if not told and not (hints and topic not in _TELLING):
        told = [_good(topic, verdict)]
    return "，".join(told + hints)


def _good(topic: str, verdict: Verdict) -> str:
    if verdict.case.facts is None and topic in ("figures", "facts", "dates", "names"):
        return "没有要点，未核对"
    if topic == "reference" and not (verdict.case.reference or verdict.case.sample):
        return "没有给去年的报告，未核对"
    if topic == "structure":
        return "齐全，次序正确"
    if topic == "figures":
        return f"应写 {len(verdict.expected)} 项，写到 {len(verdict.expected) - len(verdict.missing)} 项，没有多出的数字"
    if topic == "facts":
        items = sum(1 for _ in verdict.case.facts.items()) if verdict.case.facts else 0
        return f"{items} 件全部写到" if items else "要点里没有写"
    return "没有问题"


def _section_lines(verdict: Verdict) -> Iterable[str]:
    report = verdict.case.report
    yield report.text.split("\n", 1)[0]
    for section in report.sections:
        yield f"  {section.heading}（{_characters(report.body(section)):,} 字）"
    yield f"  全文 {_characters(report.text):,} 字"


def _characters(text: str) -> int:
    return len("".join(text.split()))
