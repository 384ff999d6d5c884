"""Pages of a .docx as LibreOffice draws them, read back with pdfplumber."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

TEXT_BOTTOM = 842 - 99.2 - 2  # pt: A4 less the bottom margin; below stands the page number


@dataclass(frozen=True)
class Line:
    """One printed line: its text, where it begins and ends (pt from the left), and its first font."""

    text: str
    left: float
    right: float
    top: float
    fonts: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One printed page: the lines of its text, and the line of its page number."""

    lines: tuple[Line, ...]
    footer: Line | None
    width: float


def require(*tools: str) -> None:
    """Skip the test where a tool is missing: soffice, calc, pdfplumber, han-font; with CI=true fail it."""
    missing = [tool for tool in tools if not _is_there(tool)]
    if missing:
        reason = f"needs {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def _is_there(tool: str) -> bool:
    if tool == "han-font":
        found = shutil.which("fc-list") and subprocess.run(
            ["fc-list", ":lang=zh-cn"], capture_output=True, check=False
        )
        return bool(found and found.stdout.strip())
    if tool == "calc":  # LibreOffice may be there without its spreadsheets
        office = shutil.which("soffice")
        return bool(office and (Path(office).resolve().parent / "libsclo.so").exists())
    return bool(find_spec(tool) if tool == "pdfplumber" else shutil.which(tool))


def convert(docx: bytes, kind: str, folder: Path) -> Path:
    """Return the .docx as LibreOffice saves it in another kind; the program gets a profile of its own."""
    source = folder / "report.docx"
    source.write_bytes(docx)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", kind, "--outdir", str(folder / kind), str(source),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / kind / f"report.{kind}"


def settle(docx: bytes, what: str, folder: Path) -> bytes:
    """Return the .docx after LibreOffice has settled all tracked changes: ``what`` is Accept or Reject.

    No option of the command does that, so a macro in the profile does, as a hand in the menu would.
    """
    source, target = folder / "redline.docx", folder / f"{what}.docx"
    source.write_bytes(docx)
    convert(docx, "txt", folder)  # makes the profile
    library = folder / "profile" / "user" / "basic" / "Standard"
    (library / "Module1.xba").write_text(_MACRO, "utf-8")
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            f'macro:///Standard.Module1.Settle("{what}","file://{source}","file://{target}")',
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return target.read_bytes()


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(what As String, source As String, target As String)
  On Error Goto Broken ' without this a dialogue that nobody sees would wait for ever
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" + what + "AllTrackedChanges", "", 0, Array())
  document.storeToURL(target, kind())
  document.close(True)
Broken:
End Sub
</script:module>
"""


def pages(docx: bytes, folder: Path) -> list[Page]:
    """Return the pages of the .docx."""
    require("soffice", "pdfplumber", "han-font")
    import pdfplumber

    with pdfplumber.open(convert(docx, "pdf", folder)) as pdf:
        return [_page(page.chars, float(page.width)) for page in pdf.pages]


def _page(characters: list[dict], width: float) -> Page:
    rows: dict[int, list[dict]] = {}
    for character in characters:
        middle = (character["top"] + character["bottom"]) / 2
        rows.setdefault(round(middle / 8), []).append(character)
    lines: list[Line] = []
    footer = None
    for _, row in sorted(rows.items()):
        seen = sorted((c for c in row if c["text"].strip()), key=lambda c: c["x0"])
        if not seen:
            continue
        line = Line(
            "".join(c["text"] for c in sorted(row, key=lambda c: c["x0"])).strip(),
            seen[0]["x0"],
            seen[-1]["x1"],
            min(c["top"] for c in seen),
            tuple(dict.fromkeys(c["fontname"].split("+")[-1] for c in seen)),
        )
        if line.top > TEXT_BOTTOM:
            footer = line
        else:
            lines.append(line)
    return Page(tuple(lines), footer, width)
