"""The folders that commands are broken in: each kind is made once by the commands themselves, then copied."""

import json
import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from tests.support.edited import edit
from torture.command_server import SAMPLES, Run
from torture.scenarios import LAST_YEARS, UNKNOWN_FIGURE, Base, Scenario

CAMPAIGNS = (
    "名称,别称,开始日期,结束日期,依据,正例,反例\n"
    "质量提升年活动,质量年,2025/1/1,2025-12-31,公司党委通知,"
    "巩固质量提升年活动成果。|质量提升年活动以来，返工明显减少。|提升质量永无止境。,"
    "扎实开展质量提升年活动。|以质量年为主线。|质量提升年活动中，解决问题12个。\n"
)
END_OF_WORK = "法律知识宣讲2场。"
FIGURE = "还组织夜校培训8次。"
OF_LAST_YEAR = "坚持办好“工地夜校”。"
REPORT = "述职报告.docx"


class Folders:
    """Where they are made, below one folder; ``do`` runs a command in a folder."""

    def __init__(self, home: Path, do: Callable[[Path, Sequence[str]], Run]) -> None:
        self._home, self._do = home.resolve(), do
        self._numbers = count(1)
        self._kinds: dict[Base, Path] = {}
        self._findings: dict[str, str] = {}
        makers: tuple[tuple[Base, Callable[[], Path]], ...] = (
            ("material", self._material), ("drafted", self._drafted), ("edited", self._edited),
            ("taken", self._taken), ("waiting", self._waiting),
        )  # fmt: skip
        for base, make in makers:
            self._kinds[base] = make()

    def fresh(self, base: Base) -> Path:
        """Return a new folder of a kind."""
        return self._copy(self._kinds[base])

    def arguments(self, scenario: Scenario) -> tuple[str, ...]:
        """Return what is typed, with the numbers of the findings."""
        return tuple(self._findings.get(word, word) for word in scenario.arguments)

    def _copy(self, folder: Path) -> Path:
        return Path(shutil.copytree(folder, self._home / f"{next(self._numbers)}"))

    def _material(self) -> Path:
        folder = self._home / "材料"
        folder.mkdir()
        for name in ("要点.md", "去年述职报告.docx", "范文.txt", "随手记.txt"):
            shutil.copy(SAMPLES / name, folder)
        (folder / "期限.csv").write_text(CAMPAIGNS, "utf-8")
        return folder

    def _drafted(self) -> Path:
        folder = self.fresh("material")
        draft = ("draft", "要点.md", "--reference", "去年述职报告.docx", "--engine", "offline")
        for command in (draft, ("regen", "计划", "--engine", "offline"), ("lock", "不足")):
            self._do(folder, command)
        return folder

    def _edited(self) -> Path:
        folder = self.fresh("drafted")
        edit(folder / REPORT, (END_OF_WORK, END_OF_WORK + FIGURE))
        return folder

    def _taken(self) -> Path:
        folder = self.fresh("edited")
        self._do(folder, ("take", REPORT))
        self._findings[UNKNOWN_FIGURE] = self._finding(folder, "figures.unsupported")
        return folder

    def _waiting(self) -> Path:
        folder = self.fresh("drafted")
        edit(folder / REPORT, (END_OF_WORK, END_OF_WORK + OF_LAST_YEAR))
        self._do(folder, ("take", REPORT))
        self._findings[LAST_YEARS] = self._finding(folder, "reference.")
        return folder

    def _finding(self, folder: Path, code: str) -> str:
        """Return the number of the one finding of a code."""
        found = json.loads(self._do(folder, ("check", "--json")).out)["findings"]
        (number,) = (finding["id"] for finding in found if finding["code"].startswith(code))
        return str(number)
