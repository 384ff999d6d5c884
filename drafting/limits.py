"""The limits of the checks: ``[check]`` of the user's own settings, and over it that of the report's folder."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drafting.errors import Problem, SettingsError
from drafting.files.settings_file import settings_files, table_of
from schemas.settings import Limits

EXPECTED = {"similarity": "应为大于 0、不超过 1 的数，例如 0.3（三成）"}


def load_limits(folder: Path | None) -> Limits:
    """Return the limits for a report's folder, or without one; SettingsError lists every problem."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for file in settings_files(folder):
        found = table_of(file, "check", problems, tuple(EXPECTED))
        problems += _problems(file, found)
        values |= found
    if problems:
        raise SettingsError(f"设置有 {len(problems)} 个问题，请逐项改正", problems)
    return Limits.model_validate(values)


def _problems(file: Path, values: Mapping[str, Any]) -> Iterator[Problem]:
    for key in values.keys() - EXPECTED.keys():
        near = get_close_matches(key, EXPECTED, n=1)
        advice = f"是否想写 {near[0]}？" if near else f"可用的设置：{'、'.join(EXPECTED)}"
        yield Problem(str(file), "", key, "不是可用的设置", advice)
    try:
        Limits.model_validate({key: values[key] for key in values.keys() & EXPECTED.keys()})
    except ValidationError as error:
        for key in sorted({str(fault["loc"][0]) for fault in error.errors()}):
            yield Problem(str(file), "", key, "的值不对", EXPECTED[key])
