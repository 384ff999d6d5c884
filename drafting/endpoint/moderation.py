"""Which items of a prompt a service refuses for their content, found by asking for parts of it.

Nothing is asked that the refused prompt did not contain but one harmless sentence, which comes first: a service that
refuses even that refuses everything. Hardly any answer is wanted. To find one item of n takes about log2 n + 2 calls,
to find the MOST_NAMED at most three times as many; all searches of a run together make MOST_CALLS.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from drafting.errors import EndpointError, RefusedError
from drafting.prompt import Message

Refuses = Callable[[Sequence[Message]], Awaitable[bool]]
"""Whether the service refuses these messages; raises EndpointError when it cannot be told."""

MOST_NAMED = 3
MOST_CALLS = 30

_HARMLESS = (Message("user", "这是一次连接测试。请只回答两个字：收到"),)
_COUNT = re.compile(r"- (.+?)：")
_ITEM = re.compile(r"(\d+)\. ")
_ADVICE = "可以改写后再试，换用本单位内网的模型，或不用模型直接成稿（--engine offline）；本工具不会自行改用外部服务"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the material in a prompt, and what the secretary knows it by: 活动第3条."""

    name: str
    line: str


class _SpentError(EndpointError):
    """No more calls may be made."""


class Search:
    """The search for what a service refuses, for all sections of a run together."""

    def __init__(self) -> None:
        self._calls = 0
        self._first = asyncio.Lock()
        self._refuses_everything: bool | None = None

    async def explained(
        self, error: RefusedError, entries: Sequence[Entry], refuses: Refuses
    ) -> RefusedError:
        """Return the refusal of a prompt with these entries, those named that it is due to, where they can be found.

        A search that fails leaves the refusal as it was.
        """

        async def counted(messages: Sequence[Message]) -> bool:
            self._calls += 1
            if self._calls > MOST_CALLS:
                raise _SpentError("不再试")
            return await refuses(messages)

        try:
            if await self._is_pointless(counted):
                return RefusedError(
                    "服务方连一句与材料无关的话也不肯回答，原因不在您的材料。请核对密钥和模型名，向服务方问明原因，"
                    "或换用别的服务",
                    partial=error.partial,
                )
            refused, is_all = await refused_entries(entries, counted)
        except EndpointError:
            return error
        if not refused and not is_all:
            return error
        if not refused:
            return RefusedError(
                f"{error.message}。逐条试过，您的材料单独发出时没有被拒，原因在整段内容、程序自带的范文或模型写出的文字",
                partial=error.partial,
            )
        names = "、".join(entry.name for entry in refused)
        among = "" if is_all else "至少有"
        return RefusedError(
            f"服务方的内容审查不接受这些内容：{among}{names}。{_ADVICE}", partial=error.partial
        )

    async def _is_pointless(self, refuses: Refuses) -> bool:
        """Whether the service refuses everything; asked once, by whoever comes first."""
        async with self._first:
            if self._refuses_everything is None:
                self._refuses_everything = await refuses(_HARMLESS)
            return self._refuses_everything


async def refused_entries(entries: Sequence[Entry], refuses: Refuses) -> tuple[list[Entry], bool]:
    """Return the entries, MOST_NAMED at most, that the service refuses, in their order, and whether these are all.

    Each is the last of the shortest run that is refused, so that what is only refused together is found too.
    """

    async def refused(start: int, end: int) -> bool:
        lines = "\n".join(entry.line for entry in entries[start:end])
        return await refuses([Message("user", lines)])

    found: list[Entry] = []
    start = 0
    try:
        while (
            start < len(entries) and len(found) < MOST_NAMED and await refused(start, len(entries))
        ):
            passed, end = start, len(entries)
            while end - passed > 1:
                middle = (passed + end) // 2
                if await refused(start, middle):
                    end = middle
                else:
                    passed = middle
            found.append(entries[end - 1])
            start = end
    except _SpentError:
        return found, False
    return found, len(found) < MOST_NAMED


def entries_of(prompt: str, *, own_sample: bool = True) -> Iterator[Entry]:
    """Yield the lines of the user's material in a section's prompt (``prompts/section.j2``), by what the facts call them.

    Without ``own_sample`` the 范文 is the one that comes with the program, and none of the user's.
    """
    for number, line in enumerate(_between(prompt, "范文") if own_sample else (), 1):
        yield Entry(f"范文第{number}段", line)
    for number, line in enumerate(_between(prompt, "现稿"), 1):
        yield Entry(f"现在正文第{number}段", line)
    group = ""
    for line in _between(prompt, "事实"):
        if count := _COUNT.match(line):
            yield Entry(f"数据“{count[1]}”", line)
        elif item := _ITEM.match(line):
            yield Entry(f"{group}第{item[1]}条", line)
        else:
            group = line
    for line in _between(prompt, "补充要求"):
        yield Entry("补充要求", line)


def _between(prompt: str, tag: str) -> list[str]:
    block = re.search(rf"^<{tag}>\n(.*?)^</{tag}>$", prompt, re.DOTALL | re.MULTILINE)
    return [line for line in block[1].splitlines() if line.strip()] if block else []
