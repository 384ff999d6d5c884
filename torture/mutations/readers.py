"""Every way in which a Word file comes into the product, as functions that are given the file."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from drafting.command_line import console
from drafting.compare.as_json import comparison_json
from drafting.compare.comparison import compare
from drafting.compare.saving import save_page, save_redline
from drafting.compare.sides import Shelf
from drafting.compare.terminal import comparison_lines
from drafting.docx.form import TEMPLATE
from drafting.export.copies import Copy
from drafting.material import load
from drafting.pipeline import export, numerals_of, review
from drafting.proof import understood
from drafting.rectification import view
from drafting.rectification.overview import overview
from drafting.revising.taking import take_back
from drafting.workspace import Sources
from torture.mutations.originals import prepare

Shown = tuple[Iterable[str], Any]
"""Lines and JSON, as a command prints them."""
Reader = Callable[[Path], Shown]


class Readers:
    """A folder with a report and its readers; what they write is gone before the next file."""

    def __init__(self, folder: Path) -> None:
        self._kept, self._work = folder / "kept", folder / "work"
        self._kept.mkdir(parents=True)
        self._exported = prepare(self._kept)

    def of(self, number: int) -> dict[str, Reader]:
        """Return the readers of the file of that number by the words of the command line; some take turns."""
        copy, odd = list(Copy)[number % len(Copy)], number % 2 == 1
        return {
            "take --reject" if odd else "take": lambda file: self._take(file, rejecting=odd),
            "check": self._check,
            "draft --reference": self._reference,
            "check --reference": self._check_against,
            "rectify": self._rectify,
            "diff NEW" if odd else "diff OLD": lambda file: self._diff(file, is_new=odd),
            "figures": self._figures,
            f"export --{copy}": lambda file: self._template(file, copy),
        }

    @property
    def folder(self) -> Path:
        """The folder of a report that no file has changed."""
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._kept, self._work)
        return self._work

    @property
    def _report(self) -> Path:
        return self._kept / self._exported.name

    def _take(self, file: Path, *, rejecting: bool) -> Shown:
        taken = take_back(
            self.folder, file, rejecting=rejecting, over_hand=True, adopt=(), source="", say=_silent
        )
        return taken.lines(), taken.to_json()

    def _check(self, file: Path) -> Shown:
        verdict = review(file, facts=self._kept / "要点.md")
        return console.check_lines(verdict, None, is_file=True), console.check_json(verdict, None)

    def _reference(self, file: Path) -> Shown:
        material = load(Sources(self._kept / "要点.md", file))
        return (), [material.heading(spec) for spec in material.outline.sections]

    def _check_against(self, file: Path) -> Shown:
        verdict = review(self._report, facts=self._kept / "要点.md", reference=file)
        return console.check_lines(verdict, None, is_file=True), console.check_json(verdict, None)

    def _rectify(self, file: Path) -> Shown:
        found = overview(self._kept, file)
        return view.lines(found), view.as_json(found)

    def _diff(self, file: Path, *, is_new: bool) -> Shown:
        old, new = (self._report, file) if is_new else (file, self._report)
        shelf = Shelf(self._kept, _silent)
        comparison = compare(shelf.old(str(old)), shelf.new(str(new)), shelf.outline)
        folder = self.folder
        save_page(comparison, folder / "对照.html")
        save_redline(comparison, folder / "修订.docx", None)
        return comparison_lines(comparison, colour=False), comparison_json(comparison)

    def _figures(self, file: Path) -> Shown:
        case = numerals_of(file)
        return understood.figures_lines(case), understood.figures_json(case)

    def _template(self, file: Path, copy: Copy) -> Shown:
        folder = self.folder
        shutil.copy(file, folder / TEMPLATE)
        done = export(folder, folder / "新.docx", copy=copy, unchecked=True)
        return console.export_lines(done), console.export_json(done)


def _silent(line: str) -> None:
    """Let progress go unsaid."""
