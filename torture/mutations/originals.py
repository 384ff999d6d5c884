"""The files that are mutated: as this project writes them, and as Word, WPS and LibreOffice do."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafting.docx.reader import read_docx
from drafting.docx.template import PATH as TEMPLATE
from drafting.export.copies import Copy
from drafting.pipeline import export, write_report
from drafting.workspace import Sources
from tests.support.word import zipped
from torture.mutations.archive import pack, unpack

SECONDS = 300  # LibreOffice on a busy machine
SAMPLES = Path(__file__).parents[2] / "samples"
FILES = Path(__file__).with_name("files")
"""Reports as Word and WPS save them, unpacked."""
FACTS = """单位：某项目党支部
年度：2025
述职人：周海涛
成文日期：2025年12月31日
## 数据
- 支委会12次，支部党员大会4次、党课5次
- 谈心谈话36人次
## 活动
- “安全生产月”应急演练 | 2025年6月 | 68人
## 特色亮点
- 建立党员责任区8个，做到重点部位有党员
## 存在不足
- 党建与生产经营融合不够：对重点难点问题研究不深
## 下一步计划
- 深化“党建+生产”，全年攻关不少于3项（针对问题1）
## 去年整改
- 理论学习不够系统 → 建立每月学习清单（结果：已完成）
- 融合不够 → 攻关5项（结果：已完成）
"""
_STRICT = (
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Original:
    """A good file, and its text as it is read."""

    name: str
    data: bytes
    text: str


def originals(*, whole: bool) -> tuple[Original, ...]:
    """Return the files; with ``whole`` also those that are long, or take long to be made."""
    with tempfile.TemporaryDirectory(prefix="shuzhi-") as folder:
        found = dict(_exported(Path(folder)))
    found["word"] = _packed(FILES / "word")
    found["strict"] = _strict(found["word"])
    found["wps"] = _packed(FILES / "wps")
    found["template"] = TEMPLATE.read_bytes()
    if whole:
        found["sample"] = (SAMPLES / "去年述职报告.docx").read_bytes()
        found |= dict(_from_office(found["word"]))
    return tuple(Original(name, data, read_docx(data, name)) for name, data in found.items())


def prepare(folder: Path) -> Path:
    """Draft a short report in a folder, against last year's; return the file that it was exported to."""
    facts, file = folder / "要点.md", folder / "述职报告.docx"
    facts.write_text(FACTS, "utf-8")
    reference = folder / "去年.docx"
    reference.write_bytes(_packed(FILES / "wps"))
    write_report(
        Sources(facts, reference), file, folder=folder, engine="offline", say=lambda line: None
    )
    export(folder, file, unchecked=True)
    return next(folder.glob("述职报告*.docx"))


def _exported(folder: Path) -> Iterator[tuple[str, bytes]]:
    prepare(folder)
    for copy in Copy:
        file = export(folder, folder / f"{copy}.docx", copy=copy, unchecked=True).file
        assert file
        yield copy.value, file.read_bytes()


def _packed(folder: Path) -> bytes:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def _strict(data: bytes) -> bytes:
    """Return a file in the strict variant of the format."""
    archive = unpack(data)
    for entry in archive.entries:
        for usual, strict in _STRICT:
            entry.content = entry.content.replace(usual, strict)
    return pack(archive)


def _from_office(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file as LibreOffice saves it, where that is installed."""
    program = shutil.which("soffice")
    if program is None:
        return
    with tempfile.TemporaryDirectory(prefix="shuzhi-") as name:
        folder = Path(name)
        (folder / "in.docx").write_bytes(data)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "docx",
            "--outdir", str(folder / "out"), str(folder / "in.docx"),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        archive = unpack((folder / "out" / "in.docx").read_bytes())
    archive.entries = [e for e in archive.entries if not e.name.startswith("docProps/")]
    yield "libreoffice", pack(archive)  # without the time of day: the same on every run
