"""argparse in Chinese: its words through its own translation hook, its errors as one line like any other."""

import argparse
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from drafting.errors import UsageError

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
    "the following arguments are required: %s": "缺少参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "ignored explicit argument %r": "后面不能跟值 %r",
    "not allowed with argument %s": "不能与 %s 同时使用",
}


def _translate(message: str) -> str:
    return _WORDS.get(message, message)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Puts an option's explanation below it: columns of Han would not line up."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=12, width=88)


class Parser(argparse.ArgumentParser):
    """A parser for people: Chinese help, no abbreviated options, errors without the usage block."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse has a dozen
        argparse._ = _translate  # type: ignore[attr-defined]  # the name argparse looks up for gettext
        settings.setdefault("formatter_class", _Formatter)
        super().__init__(allow_abbrev=False, **settings)

    def format_help(self) -> str:
        """Return the help, with the full-width colon behind the headings."""
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def parse_args(  # type: ignore[override]  # argparse has two more signatures
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """Return what the arguments say; raises UsageError for those that are unknown, by the command they follow."""
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._of(found).refuse(unknown)
        return found

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Raise UsageError for arguments that this parser does not know, with the option that the first may mean."""
        words = [option.lstrip("-") for option in self._option_string_actions]
        near = get_close_matches(unknown[0].partition("=")[0].lstrip("-"), words, 1)
        advice = f"，是不是 --{near[0]}？" if near and unknown[0].startswith("--") else ""
        self.error(f"不认识的参数：{' '.join(unknown)}{advice}")

    def _of(self, found: argparse.Namespace) -> "Parser":
        """Return the parser of the command that was given, else this one."""
        commands: dict[str, Parser] = {}
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                commands |= action.choices
        return commands.get(getattr(found, "command", ""), self)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError, saying what is wrong with the command line and how to get help."""
        end = "" if message.endswith("？") else "。"
        raise UsageError(f"{message}{end}用法请看：{self.prog} --help")

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - as argparse has it
        choices = list(action.choices or ())
        if not choices or value in choices:
            return
        if action.dest != "command":
            message = f"没有“{value}”这一项，可以是：{'、'.join(choices)}"
            raise argparse.ArgumentError(action, message)
        near = get_close_matches(value, choices, 1)
        advice = f"是不是 {near[0]}？" if near else f"可以是：{'、'.join(choices)}"
        raise argparse.ArgumentError(None, f"没有 {value} 这个命令，{advice}")

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError as fault:
            wanted = action.metavar or f" {'、'.join(action.choices or ())}"
            raise argparse.ArgumentError(action, f"后面要写{wanted}") from fault
