"""The database file: one step after the other, each wholly or not at all, and what keeps it from that."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from drafting.errors import InputError, Problem, WriteError
from drafting.workspace.schema import VERSION, bring_up_to_date, version_of

FOLDER = ".shuzhi"
BUSY_SECONDS = 10

_OBSTACLES = {
    sqlite3.SQLITE_PERM: "没有权限",
    sqlite3.SQLITE_READONLY: "没有写入权限",
    sqlite3.SQLITE_CANTOPEN: "打不开",
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
}
"""What keeps SQLite from a sound file, by its result code."""


class Database:
    """The history file of a report's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.file = folder / FOLDER / "history.db"

    @contextmanager
    def transaction(self, mode: Literal["IMMEDIATE", "DEFERRED"]) -> Iterator[sqlite3.Connection]:
        """Hold the database for one step that happens wholly or not at all; IMMEDIATE for one that writes.

        Of two that write at once the later one waits, for BUSY_SECONDS at most. Raises WriteError when it waits in
        vain or the file cannot be written, InputError when it is damaged or of a later program.
        """
        try:
            db = sqlite3.connect(self.file, timeout=BUSY_SECONDS, isolation_level=None)
        except sqlite3.Error as fault:
            raise self._failure(fault) from fault
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")
            db.execute(f"BEGIN {mode}")
            known = version_of(db)
            if known > VERSION:
                raise self._problem("是更新版本的程序建立的", "请升级程序后再用")
            if mode == "IMMEDIATE" or not known:  # who was killed while making it left it empty
                bring_up_to_date(db)
            yield db
            db.execute("COMMIT")
        except sqlite3.Error as fault:
            raise self._failure(fault) from fault
        finally:
            db.close()  # rolls back what was not committed

    def _failure(self, fault: sqlite3.Error) -> InputError | WriteError:
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # the upper bits only refine it
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WriteError(
                f"另一个程序正在使用 {self._folder} 的版本记录，等了 {BUSY_SECONDS} 秒仍未放开。"
                "请等它完成后再试"
            )
        if code in _OBSTACLES:
            return WriteError(
                f"版本记录 {self.file} 无法读写：{_OBSTACLES[code]}。请检查磁盘空间和权限"
            )
        return self._problem("已损坏", f"请先备份 {FOLDER} 文件夹，再把它移走，重新运行 draft")

    def _problem(self, message: str, suggestion: str) -> InputError:
        file = str(self.file.relative_to(self._folder))
        return InputError("版本记录无法使用", [Problem(file, "", "", message, suggestion)])
