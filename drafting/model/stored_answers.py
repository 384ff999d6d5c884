"""The answers of a model, kept in the workspace while others are on their way."""

import asyncio
import hashlib
import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock

from drafting.prompt import Message
from drafting.workspace import Workspace
from schemas.settings import Endpoint


def key_of(endpoint: Endpoint, messages: Sequence[Message], *more: object) -> str:
    """Return the key of what a model answers to these messages; ``more`` tells apart what else may be kept of them."""
    asked = [
        endpoint.base_url, endpoint.model, endpoint.temperature, endpoint.max_tokens, list(messages), *more,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


class StoredAnswers:
    """A workspace's answers. Those that come while one is being written are written together: a disk takes its time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._waiting: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self._writing = Lock()

    def get(self, keys: Collection[str]) -> dict[str, str]:
        """Return the answers by their keys, of those that there are."""
        return self._workspace.answers(keys)

    async def keep(self, key: str, text: str) -> None:
        """Store an answer; it is on the disk when this returns. Raises WriteError."""
        self._waiting.put((key, text))
        await asyncio.to_thread(self._write)

    def _write(self) -> None:
        """Write all that waits; what another has written meanwhile waits no more."""
        with self._writing:
            batch: list[tuple[str, str]] = []
            with suppress(Empty):
                while True:
                    batch.append(self._waiting.get_nowait())
            try:
                if batch:
                    self._workspace.keep_answers(dict(batch))
            except BaseException:
                for answer in batch:  # whoever else waits for it will be told too
                    self._waiting.put(answer)
                raise
