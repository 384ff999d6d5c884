"""Whether everything is in order on this machine; for each thing that is not, what to do.

Only servers on this machine and the configured endpoint are contacted, and that only where it is allowed.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from drafting.doctor import endpoint as configured
from drafting.doctor.fonts import examine_fonts
from drafting.doctor.line import Line
from drafting.doctor.local import describe_servers
from drafting.doctor.machine import examine_folder, examine_python
from drafting.endpoint.discovery import local_kinds, local_servers
from drafting.endpoint.profiles import Profile
from drafting.endpoint.settings import load_settings, user_file
from drafting.errors import EndpointError, InputError, SettingsError
from drafting.workspace import Workspace
from schemas.settings import Endpoint

SIGNS = {"good": "好", "advice": "注意", "fault": "要改"}


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


def examine(folder: Path | None, kinds: Sequence[Profile] | None = None) -> Health:
    """Look at everything, for the report in ``folder`` or the nearest one.

    ``kinds`` are the local servers to look for, all that are known if not given.
    """
    return asyncio.run(_examine(folder, local_kinds() if kinds is None else kinds))


async def _examine(folder: Path | None, kinds: Sequence[Profile]) -> Health:
    workspace = None if folder else Workspace.find(Path.cwd())
    home = (workspace.folder if workspace else folder or Path.cwd()).resolve()
    lines = [*examine_python(), *examine_fonts()]
    lines += [
        examine_folder("报告文件夹", home),
        examine_folder("设置文件夹", user_file().parent),
    ]
    lines += describe_servers(await local_servers(kinds), kinds)
    try:
        endpoint = load_settings(home).endpoint
    except SettingsError as error:
        lines += [Line("设置", "fault", str(problem)) for problem in error.problems]
        return Health(tuple(lines))
    lines += [line async for line in configured.examine_endpoint(endpoint)]
    return Health(tuple(_without_key(line, endpoint) for line in lines))


def _without_key(line: Line, endpoint: Endpoint) -> Line:
    """Return a line in which the key cannot stand, even where a server puts it into what it says."""
    key = endpoint.api_key.get_secret_value()
    return replace(line, text=line.text.replace(key, "〔密钥〕")) if key else line


def health_lines(health: Health) -> Iterator[str]:
    """Yield what the terminal shows."""
    for topic, lines in groupby(health.lines, lambda line: line.topic):
        yield f"【{topic}】"
        yield from (f"  {SIGNS[line.state]}：{line.text}" for line in lines)
    yield ""
    match health.exit_code:
        case 0:
            yield "可以使用。"
        case EndpointError.exit_code:
            yield "配置的模型用不了，见“要改”；不用模型可以照常成稿（--engine offline）。"
        case _:
            yield "有要改的地方，见“要改”。"


def health_json(health: Health) -> dict[str, Any]:
    """Return what a program reads."""
    return {
        "works": health.exit_code == 0,
        "lines": [
            {"topic": line.topic, "state": line.state, "text": line.text} for line in health.lines
        ],
    }
