"""The form as somebody fills it in: typed into by openpyxl, saved by LibreOffice."""

import io
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from openpyxl import Workbook

from drafting.form.draw import blank_form

BASICS = {"基本情况": {"B3": "滨河综合体项目党支部", "B4": 2025}}
Cells = Mapping[str, Mapping[str, object]]
"""Sheet → reference of the cell → what is typed there."""


def form(*typed: Cells, change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """Return the blank form with unit and year, and what is typed besides; ``change`` may do the rest."""
    return changed(blank_form(), BASICS, *typed, change=change)


def changed(
    data: bytes, *typed: Cells, change: Callable[[Workbook], object] = lambda book: None
) -> bytes:
    """Return a workbook with other cells."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cells in typed:
        for sheet, values in cells.items():
            for reference, value in values.items():
                book[sheet][reference] = value
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_office(data: bytes, kind: str, folder: Path, source: str = "xlsx") -> bytes:
    """Return a workbook as LibreOffice saves it in another kind, or in the same one."""
    file = folder / f"form.{source}"
    file.write_bytes(data)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", kind, "--outdir", str(folder / kind), str(file),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / kind / f"form.{kind}").read_bytes()
