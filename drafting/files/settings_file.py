"""The files in which a user sets something: where they are, and a table of them as it was written.

The user's own file holds for every report, ``.shuzhi/settings.toml`` in a report's folder for that one.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

from drafting.errors import Problem, SettingsError
from drafting.files import read_text
from drafting.files.markings import refuse_marked_values, values_in

FILE = "settings.toml"
TABLES = {"endpoint": "模型服务", "check": "核对"}
"""Each table with what it is about."""


def user_folder() -> Path:
    """Return the user's own folder, which holds what is set for every report."""
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "shuzhi"


def user_file() -> Path:
    """Return where the user's own settings are."""
    return user_folder() / FILE


def settings_files(folder: Path | None) -> list[Path]:
    """Return the files that hold for a report's folder, or without one; what a later one says counts."""
    return [user_file()] + ([folder / ".shuzhi" / FILE] if folder else [])


def table_of(
    path: Path, name: str, problems: list[Problem], keys: tuple[str, ...]
) -> dict[str, Any]:
    """Return a table of a file; what is wrong with the file as a whole goes to ``problems``.

    ``keys`` are those of the table, which may have been written above it by mistake.
    """
    if not path.exists():
        return {}
    try:
        content = tomllib.loads(read_text(path, SettingsError))
    except tomllib.TOMLDecodeError as error:
        advice = f'每行应写成 名称 = "内容"，并放在 [{name}] 一行之下'
        problems.append(Problem(str(path), "", "", f"格式不对（{toml_line(error)}）", advice))
        return {}
    except SettingsError as error:
        problems += error.problems
        return {}
    refuse_marked_values(values_in(content), str(path))
    for key in content.keys() - TABLES.keys():
        known = "、".join(f"[{table}]（{what}）" for table, what in TABLES.items())
        advice = f"请把它移到 [{name}] 一行之下" if key in keys else f"可用的有 {known}"
        problems.append(Problem(str(path), "", key, "不是可用的设置", advice))
    table = content.get(name, {})
    if not isinstance(table, dict):
        advice = f"请写成单独一行 [{name}]，各项设置写在它下面"
        problems.append(Problem(str(path), "", name, "应为一组设置", advice))
        return {}
    return table


def toml_line(error: tomllib.TOMLDecodeError) -> str:
    """Return in Chinese the line at which a TOML file goes wrong."""
    line = str(error).rpartition("at line ")[2].partition(",")[0]
    return f"第{line}行" if line.isdecimal() else "文件没有写完"
