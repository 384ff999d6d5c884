"""Which fonts of GB/T 9704 this machine has: rows of ``lexicon/fonts.csv``.

``fc-list`` knows where there is one; elsewhere the fonts' own name tables are read (OpenType 1.9, "name" and "ttcf").
"""

import os
import shutil
import struct
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from drafting.doctor.line import Line
from drafting.lexicon import split, table

SECONDS = 10
FAMILY_NAMES = (1, 16)  # name ids: family, typographic family
SUFFIXES = (".ttf", ".ttc", ".otf")


def examine_fonts(installed: Iterable[str] | None = None) -> Iterator[Line]:
    """Yield which fonts the page wants and this machine lacks; ``installed`` are families, read here if not given."""
    families = {
        name.casefold() for name in (installed_families() if installed is None else installed)
    }
    missing = [
        f"{row['name']}（{row['use']}）"
        for row in table("fonts")
        if families.isdisjoint(name.casefold() for name in (row["name"], *split(row["also"])))
    ]
    if not missing:
        yield Line("字体", "good", "公文格式要用的字体都有")
        return
    yield Line(
        "字体",
        "advice",
        f"没有{'、'.join(missing)}。不影响成文和导出：Word 文件里仍写着这些字体，在装有它们的电脑上"
        "打开、打印就是公文格式；在这台电脑上看会用别的字体代替，换行和页数可能不同",
    )


def installed_families() -> frozenset[str]:
    """Return the names of the font families that are installed."""
    if program := shutil.which("fc-list"):
        try:
            done = subprocess.run(
                [program, ":", "family"], capture_output=True, timeout=SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError):
            pass
        else:
            lines = done.stdout.decode(errors="replace").splitlines()
            return frozenset(name.strip() for line in lines for name in line.split(","))
    files = (file for folder in _folders() if folder.is_dir() for file in folder.rglob("*"))
    fonts = (file for file in files if file.suffix.lower() in SUFFIXES)
    return frozenset(name for font in fonts for name in families_of(font))


def families_of(font: Path) -> frozenset[str]:
    """Return the family names in a TrueType or OpenType file or collection; none where it is damaged."""
    try:
        with font.open("rb") as file:
            return frozenset(name for start in _starts(file) for name in _families_at(file, start))
    except (OSError, struct.error, UnicodeDecodeError):
        return frozenset()


def _folders() -> tuple[Path, ...]:
    """Return where Windows, macOS and Word for macOS keep fonts."""
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
    own = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
    return (
        windows / "Fonts",
        own / "Microsoft/Windows/Fonts",
        home / "Library/Fonts",
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
        Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts"),
        Path("/usr/share/fonts"),
        home / ".local/share/fonts",
    )


def _starts(file: BinaryIO) -> tuple[int, ...]:
    """Return where each font of the file begins."""
    if file.read(4) != b"ttcf":
        return (0,)
    (count,) = struct.unpack(">4xI", file.read(8))
    return struct.unpack(f">{count}I", file.read(4 * count))


def _families_at(file: BinaryIO, start: int) -> Iterator[str]:
    file.seek(start)
    (tables,) = struct.unpack(">4xH6x", file.read(12))
    for tag, offset in struct.iter_unpack(">4s4xI4x", file.read(16 * tables)):
        if tag == b"name":
            file.seek(offset)
            count, strings = struct.unpack(">2xHH", file.read(6))
            records = file.read(12 * count)
            for platform, name, length, at in struct.iter_unpack(">H4xHHH", records):
                if name in FAMILY_NAMES and platform in (0, 3):  # Unicode and Windows
                    file.seek(offset + strings + at)
                    yield file.read(length).decode("utf-16-be")
