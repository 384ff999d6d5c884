"""What ``history`` shows: every revision in words that a secretary understands, and as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from drafting.report.headings import section_heading_end
from drafting.revising.desk import Desk
from drafting.revising.history import History, Step, authors_of
from drafting.verdict import told_along
from drafting.words import AUTHORS, FRAME, SEVERITIES
from drafting.workspace import Version
from schemas.finding import Finding, Severity

ACTIONS = {
    "draft": "起草",
    "regen": "重写",
    "take": "收回",
    "restore": "恢复",
    "adopt": "收进要点",
    "renew": "换数",
}
NOTES = {"take": "文件：", "restore": "取自 "}
"""What a note is, by the action that it belongs to."""


def history_lines(history: History) -> Iterator[str]:
    """Yield a line for every revision and what it changed, then how the report stands now."""
    desk = history.desk
    for step in history.steps:
        revision = step.revision
        action = ACTIONS.get(revision.action, revision.action)
        note = NOTES.get(revision.action, "") + revision.note if revision.note else ""
        yield f"@{revision.number}  {_local(revision.made_at)}  {action}" + (
            f"　{note}" if note else ""
        )
        yield from (f"    {line}" for line in _changes(history, step))
    if history.part is None:
        yield f"现在是 @{desk.base}：{'；'.join(_by_author(desk, desk.versions))}"
    elif not history.steps:
        yield f"“{desk.word(history.part)}”还没有版本"
    if history.part is None:
        yield from _accepted(history)
    locked = desk.locked if history.part is None else desk.locked & {history.part}
    if locked:
        yield f"已锁定：{desk.words(locked)}"


def _accepted(history: History) -> Iterator[str]:
    """Yield what a person has accepted, and why."""
    told = {f.id: f for step in history.steps for v in step.changed for f in v.findings}
    for word in history.desk.workspace.acceptances():
        finding = told.get(word.finding)
        what = f"“{finding.text}”" if finding and finding.text else ""
        yield f"{_local(word.made_at)}  确认　{what}编号 {word.finding}　理由：{word.reason}"


def _changes(history: History, step: Step) -> Iterator[str]:
    """Yield what a step changed: a line a section, and the parts around the sections together."""
    desk = history.desk
    frame = [version for version in step.changed if version.part in FRAME]
    if history.part is None and frame:
        yield "；".join(_by_author(desk, frame))
    for version in step.changed:
        if history.part is not None or version.part not in FRAME:
            yield f"{desk.word(version.part)}　{_version(version)}"
    for word in step.gone:
        yield f"{word}　去掉了"
    if step.order:
        yield f"各节的次序改为：{'、'.join(step.order)}"


def _by_author(desk: Desk, versions: Iterable[Version]) -> Iterator[str]:
    """Yield the parts that one hand wrote together."""
    words: dict[str, list[str]] = {}
    for version in versions:
        words.setdefault(author_of(version), []).append(desk.word(version.part))
    return (f"{'、'.join(found)}　{author}" for author, found in words.items())


def history_json(history: History) -> dict[str, Any]:
    """Return what ``history --json`` prints."""
    return {
        "current": history.desk.base,
        "locked": sorted(history.desk.locked),
        "revisions": [_step_json(history, step) for step in history.steps],
        "accepted": [
            {"id": word.finding, "time": word.made_at, "reason": word.reason}
            for word in history.desk.workspace.acceptances()
        ],
    }


def _step_json(history: History, step: Step) -> dict[str, Any]:
    revision = step.revision
    return {
        "number": revision.number,
        "time": revision.made_at,
        "action": revision.action,
        "note": revision.note,
        "removed": list(step.gone),
        "order": list(step.order),
        "changed": [
            {
                "part": version.part,
                "word": history.desk.word(version.part),
                "author": version.author,
                "authors": list(authors_of(version)),
                "model": version.model,
                "prompt": version.prompt,
                "characters": _characters(version),
                "findings": {
                    severity.value: sum(f.severity is severity for f in version.findings)
                    for severity in Severity
                },
                "version": version.id,
            }
            for version in step.changed
        ],
    }


def _version(version: Version) -> str:
    """Return who wrote a version, how long it is, and what stood against it."""
    return "，".join(
        filter(None, (author_of(version), f"{_characters(version):,} 字", counted(version.findings)))
    )  # fmt: skip


def author_of(version: Version) -> str:
    """Return who wrote a version, in words; where a part of it is another's, that too."""
    names = dict(AUTHORS)
    if version.model:
        names["model"] += f"（{version.model}）"
    first, *others = (names[author] for author in authors_of(version))
    return first + "".join(f"、部分{other}" for other in others)


def counted(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each gravity, or an empty string; what a check tells once is one."""
    along = told_along(findings, lambda finding: finding.severity is not Severity.WARNING)
    again = {finding.id for finding in along.values()}
    number = Counter(finding.severity for finding in findings if finding.id not in again)
    return "、".join(f"{number[s]} 处{word}" for s, word in SEVERITIES.items() if number[s])


def _characters(version: Version) -> int:
    """Return how long a part is, a section without its heading: as a draft and a check count it."""
    first = version.text.split("\n", 1)[0]
    heading = 0 if version.part in FRAME else section_heading_end(first)
    return len("".join(version.text[heading:].split()))


def _local(made_at: str) -> str:
    return datetime.fromisoformat(made_at).astimezone().strftime("%Y-%m-%d %H:%M")
