"""Which two reports are compared: files, versions of a report (@3), or without a word last year's and the current one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drafting.compare.side import Side
from drafting.documents import read_document
from drafting.errors import DocumentError, InputError, Problem, UsageError
from drafting.facts import read_facts
from drafting.outline import load_outline
from drafting.parts import text_of
from drafting.report import parse_report
from drafting.report_folder import template_in, workspace_at
from drafting.revising.restore import revision_number
from drafting.workspace import Workspace
from schemas.facts import Facts
from schemas.outline import Outline
from schemas.report import Report, Role

MAX_CHARACTERS = 100_000
"""A report has some thousands."""

_REVISION = re.compile(r"[@＠]\d{1,9}")


@dataclass(frozen=True)
class Shelf:
    """Where reports are taken from: the folder that is named, or the nearest one from here upwards with a report."""

    folder: Path | None
    say: Callable[[str], None]
    """Is told what could not be used, a line each."""

    @cached_property
    def outline(self) -> Outline:
        """The outline of the folder's report, or the usual one."""
        return load_outline(self._workspace.sources().outline if self._workspace else None)

    @cached_property
    def template(self) -> bytes | None:
        """The folder's own template of the page, or None."""
        return template_in(self._workspace) if self._workspace else None

    def old(self, name: str | None) -> Side:
        """Return the report of that name, without one last year's; UsageError where there is none."""
        if name is not None:
            return self._named(name)
        reference = self._required.sources().reference
        if reference is None:
            raise UsageError(
                "起草时没有给去年的报告，不知道和谁比。请写明：shuzhi diff 去年述职报告.docx，"
                "或一个版本，如 shuzhi diff @1"
            )
        return self._file(reference)

    def new(self, name: str | None) -> Side:
        """Return the report of that name, without one the current report; UsageError where there is none."""
        return self._version(self._last, "当前报告") if name is None else self._named(name)

    def _named(self, name: str) -> Side:
        if is_file(name):
            return self._file(Path(name))
        return self._version(revision_number(name, self._last), "")

    def _version(self, number: int, word: str) -> Side:
        text = text_of(self._required.revision(number))
        name = f"{word}（@{number}）" if word else f"@{number}"
        return Side(parse_report(text, self.outline), self._facts(self._required), name)

    def _file(self, path: Path) -> Side:
        text = read_document(path)
        if len(text) > MAX_CHARACTERS:
            message = f"有 {len(text)} 个字，太长了，不像述职报告"
            problem = Problem(path.name, "", "", message, "请检查是否选错文件")
            raise DocumentError("文件无法比较", [problem])
        report = parse_report(text, self.outline)
        beside = Workspace.at(path.parent)
        facts = self._facts(beside) if beside else None
        known = facts if facts and _is_of_year(report, facts.year) else None
        return Side(report, known, path.name)

    def _facts(self, workspace: Workspace) -> Facts | None:
        """Return the facts of a report, which only help to tell what it says; None where they cannot be read."""
        path = workspace.sources().facts
        try:
            return read_facts(path) if path else None
        except InputError:
            self.say(f"要点 {path} 读不了，只按报告的文字比较")
            return None

    @cached_property
    def _workspace(self) -> Workspace | None:
        return workspace_at(self.folder)

    @property
    def _required(self) -> Workspace:
        if self._workspace is None or self._workspace.latest() is None:
            raise UsageError(
                "这里还没有报告，不知道比较什么。请写明两个文件：shuzhi diff 去年述职报告.docx 述职报告.docx，"
                "或用 -C 指明报告文件夹"
            )
        return self._workspace

    @property
    def _last(self) -> int:
        return self._required.latest() or 0


def is_file(name: str | None) -> bool:
    """Whether a name is that of a file, and neither a version of a report nor left out."""
    return name is not None and not _REVISION.fullmatch(name)


def _is_of_year(report: Report, year: int) -> bool:
    """Whether a report's title says that it is of a year: last year's may lie beside the facts of this one."""
    return any(str(year) in report.text_of(title) for title in report.having(Role.TITLE))
