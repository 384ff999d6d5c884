"""The debug log: what was sent to a model and what it answered, word for word, for who looks for a fault.

Written only where the user names a file, and readable by him alone. No header and no key is ever in it.
"""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from drafting.errors import ShuzhiError, WriteError
from drafting.files import reason
from drafting.prompt import Message

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
_MARK = "===="  # what every entry begins with


class DebugLog:
    """A file to which every call is added; one that cannot be written any more is given up, and that is said once."""

    def __init__(self, path: Path, say: Callable[[str], None] = lambda line: None) -> None:
        """Make the file, rights 0600, also where it was there before.

        Raises WriteError when that cannot be, or another file stands there.
        """
        self.path = path
        self._say = say
        self._is_given_up = False
        self._write("")

    def sent(self, section: str, messages: Sequence[Message]) -> None:
        """Note the prompt of a section."""
        self._add(section, "发出", "\n\n".join(f"[{m.role}]\n{m.content}" for m in messages))

    def answered(self, section: str, answer: str) -> None:
        """Note a section's answer, as it came."""
        self._add(section, "答复", answer)

    def failed(self, section: str, error: ShuzhiError) -> None:
        """Note why there is no answer, and what had come of one."""
        partial = getattr(error, "partial", "")
        self._add(section, "没有答复", f"{error.message}\n{partial}".rstrip())

    def _add(self, section: str, what: str, text: str) -> None:
        if self._is_given_up:
            return
        now = datetime.now().isoformat(" ", "seconds")
        try:
            self._write(f"{_MARK} {now} {section} {what} {_MARK}\n{text}\n\n")
        except WriteError as error:
            self._is_given_up = True
            self._say(f"{error.message}。以后的不再记，报告照常写")

    def _write(self, text: str) -> None:
        try:
            handle = os.open(self.path, _FLAGS, 0o600)
            with os.fdopen(handle, "a+b") as file:
                self._require_log(file)
                if os.name == "posix":
                    os.fchmod(handle, 0o600)
                file.write(text.encode())
        except OSError as fault:
            raise WriteError(
                f"无法写入调试记录 {self.path}（{reason(fault)}）。请换一个位置，或不用 --debug-log"
            ) from fault

    def _require_log(self, file: BinaryIO) -> None:
        """Raise WriteError for a file that is no debug log: the facts, named by mistake."""
        file.seek(0)
        if file.read(len(_MARK)) not in (b"", _MARK.encode()):
            raise WriteError(f"{self.path} 不是调试记录，没有写进去。请给 --debug-log 换一个文件名")
