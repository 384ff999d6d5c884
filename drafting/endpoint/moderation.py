"""Which items of a prompt a service refuses for their content, found by asking for parts of it.

Nothing is asked that the refused prompt did not contain, and hardly any answer is wanted. To find one item of n takes
about log2 n + 2 calls, to find the MOST_NAMED at most three times as many.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

from drafting.errors import EndpointError, RefusedError
from drafting.prompt import Message

Refuses = Callable[[Sequence[Message]], Awaitable[bool]]
"""Whether the service refuses these messages; raises EndpointError when it cannot be told."""

MOST_NAMED = 3

_COUNT = re.compile(r"- (.+?)：")
_ITEM = re.compile(r"(\d+)\. ")
_ADVICE = "可以改写后再试，换用本单位内网的模型，或不用模型直接成稿（--engine offline）；本工具不会自行改用外部服务"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the material in a prompt, and what the secretary knows it by: 活动第3条."""

    name: str
    line: str


async def explained(
    error: RefusedError, entries: Sequence[Entry], refuses: Refuses
) -> RefusedError:
    """Return the refusal of a prompt with these entries, those named that it is due to, where they can be found.

    A search that fails leaves the refusal as it was.
    """
    try:
        refused = await refused_entries(entries, refuses)
    except EndpointError:
        return error
    if not refused:
        return RefusedError(
            f"{error.message}。逐条试过，要点单独发出时没有被拒，原因在整段内容或模型写出的文字",
            partial=error.partial,
        )
    names = "、".join(entry.name for entry in refused)
    among = "至少有" if len(refused) == MOST_NAMED else ""
    return RefusedError(
        f"服务方的内容审查不接受这些内容：{among}{names}。{_ADVICE}", partial=error.partial
    )


async def refused_entries(entries: Sequence[Entry], refuses: Refuses) -> list[Entry]:
    """Return the entries, MOST_NAMED at most, that the service refuses, in their order.

    Each is the last of the shortest run that is refused, so that what is only refused together is found too.
    """

    async def refused(start: int, end: int) -> bool:
        lines = "\n".join(entry.line for entry in entries[start:end])
        return await refuses([Message("user", lines)])

    found: list[Entry] = []
    start = 0
    while start < len(entries) and len(found) < MOST_NAMED and await refused(start, len(entries)):
        passed, end = start, len(entries)
        while end - passed > 1:
            middle = (passed + end) // 2
            if await refused(start, middle):
                end = middle
            else:
                passed = middle
        found.append(entries[end - 1])
        start = end
    return found


def entries_of(prompt: str) -> Iterator[Entry]:
    """Yield the lines of the material in a section's prompt (``prompts/section.j2``), by what the facts call them."""
    for number, line in enumerate(_between(prompt, "范文"), 1):
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
