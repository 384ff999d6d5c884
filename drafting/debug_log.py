"""The debug log: what was sent to a model and what it answered, word for word, for who looks for a fault.

Written only where the user names a file, and readable by him alone. No header and no key is ever in it.
"""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from drafting.errors import IncompleteError, ShuzhiError, WriteError
from drafting.files import reason
from drafting.prompt import Message

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)


class DebugLog:
    """A file to which every call is added."""

    def __init__(self, path: Path) -> None:
        """Make the file, rights 0600, also where it was there before; raises WriteError when that cannot be."""
        self.path = path
        self._write("")

    def sent(self, section: str, messages: Sequence[Message]) -> None:
        """Note the prompt of a section."""
        self._add(section, "发出", "\n\n".join(f"[{m.role}]\n{m.content}" for m in messages))

    def answered(self, section: str, answer: str) -> None:
        """Note a section's answer, as it came."""
        self._add(section, "答复", answer)

    def failed(self, section: str, error: ShuzhiError) -> None:
        """Note why there is no answer, and what had come of one."""
        partial = error.partial if isinstance(error, IncompleteError) else ""
        self._add(section, "没有答复", f"{error.message}\n{partial}".rstrip())

    def _add(self, section: str, what: str, text: str) -> None:
        now = datetime.now().isoformat(" ", "seconds")
        self._write(f"==== {now} {section} {what} ====\n{text}\n\n")

    def _write(self, text: str) -> None:
        try:
            handle = os.open(self.path, _FLAGS, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as file:
                if os.name == "posix":
                    os.fchmod(handle, 0o600)
                file.write(text)
        except OSError as fault:
            raise WriteError(
                f"无法写入调试记录 {self.path}（{reason(fault)}）。请换一个位置，或不用 --debug-log"
            ) from fault
