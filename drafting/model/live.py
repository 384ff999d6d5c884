"""What a model writes, shown while it writes: pieces with their slot tokens filled."""

import re
from typing import Protocol

from drafting.slots import Slots

_HALF_TOKEN = re.compile(r"[A-Za-z0-9_\-\s\[{【〔（(]{0,24}\Z")
"""The end of a piece that may be the beginning of a slot token."""


class Listener(Protocol):
    """Is told what is being written; a section is named by its word."""

    def piece(self, section: str, text: str) -> None:
        """Take the next piece of a section."""

    def finished(self, section: str) -> None:
        """Take note that nothing more comes of a section."""


class LiveText:
    """One section on its way to a listener; a token that arrives in two pieces is held back until it is whole."""

    def __init__(self, listener: Listener, section: str, slots: Slots) -> None:
        self._listener = listener
        self._section = section
        self._slots = slots
        self._held = ""

    def __call__(self, piece: str) -> None:
        """Pass on what can be filled by now."""
        self._held += piece
        half = _HALF_TOKEN.search(self._held)
        self._pass_on(half.start() if half else len(self._held))

    def close(self) -> None:
        """Pass on what is left."""
        self._pass_on(len(self._held))
        self._listener.finished(self._section)

    def _pass_on(self, length: int) -> None:
        if length:
            self._listener.piece(self._section, self._slots.fill(self._held[:length]).text)
            self._held = self._held[length:]
