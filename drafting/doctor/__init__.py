"""Whether everything is in order on this machine; for each thing that is not, what to do.

Only servers on this machine and the configured endpoint are contacted, and that only where it is allowed.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafting.doctor import endpoint as configured
from drafting.doctor.fonts import examine_fonts
from drafting.doctor.line import Line
from drafting.doctor.local import describe_servers
from drafting.doctor.machine import examine_folder, examine_python
from drafting.endpoint.discovery import local_kinds, local_servers
from drafting.endpoint.profiles import Profile
from drafting.endpoint.settings import load_settings
from drafting.errors import EndpointError, InputError, SettingsError
from drafting.files.settings_file import user_file
from drafting.workspace import Workspace
from schemas.settings import Endpoint

SIGNS = {"good": "好", "absent": "没有", "advice": "注意", "fault": "要改"}


@dataclass(frozen=True, slots=True)
class Health:
    """What was found, in the order in which it is told."""

    lines: tuple[Line, ...]

    @property
    def exit_code(self) -> int:
        """0 where the work can be done, with or without a model; else as the failure itself would have it."""
        faulty = {line.topic for line in self.lines if line.state == "fault"}
        if configured.TOPIC in faulty:
            return EndpointError.exit_code
        return InputError.exit_code if faulty else 0


def examine(
    folder: Path | None,
    kinds: Sequence[Profile] | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Health:
    """Look at everything, for the report in ``folder`` or the nearest one.

    ``kinds`` are the local servers to look for, all that are known if not given. ``say`` is told each line as soon
    as it is found: a model may take minutes.
    """
    return asyncio.run(_told(_found(folder, local_kinds() if kinds is None else kinds), say))


async def _told(found: AsyncIterator[Line], say: Callable[[str], None]) -> Health:
    lines: list[Line] = []
    async for line in found:
        if not lines or line.topic != lines[-1].topic:
            say(f"【{line.topic}】")
        say(f"  {SIGNS[line.state]}：{line.text}")
        lines.append(line)
    return Health(tuple(lines))


async def _found(folder: Path | None, kinds: Sequence[Profile]) -> AsyncIterator[Line]:
    workspace = None if folder else Workspace.find(Path.cwd())
    home = (workspace.folder if workspace else folder or Path.cwd()).resolve()
    for line in (*examine_python(), *examine_fonts()):
        yield line
    yield examine_folder("报告文件夹", home)
    yield examine_folder("设置文件夹", user_file().parent)
    servers = describe_servers(await local_servers(kinds), kinds)
    try:
        endpoint = load_settings(home).endpoint
    except SettingsError as error:
        faults = (Line("设置", "fault", str(problem)) for problem in error.problems)
        for line in (*servers, *faults):
            yield line
        return
    for line in servers:
        yield _without_key(line, endpoint)
    async for line in configured.examine_endpoint(endpoint):
        yield _without_key(line, endpoint)


def _without_key(line: Line, endpoint: Endpoint) -> Line:
    """Return a line in which the key cannot stand, even where a server puts it into what it says."""
    key = endpoint.api_key.get_secret_value()
    return replace(line, text=line.text.replace(key, "〔密钥〕")) if key else line


def verdict(health: Health) -> str:
    """Return the last line for the terminal."""
    match health.exit_code:
        case 0:
            return "可以使用。"
        case EndpointError.exit_code:
            return "配置的模型用不了，见“要改”；不用模型可以照常成稿（--engine offline）。"
        case _:
            return "有要改的地方，见“要改”。"


def health_json(health: Health) -> dict[str, Any]:
    """Return what a program reads."""
    return {
        "works": health.exit_code == 0,
        "lines": [
            {"topic": line.topic, "state": line.state, "text": line.text} for line in health.lines
        ],
    }
