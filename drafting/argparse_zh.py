"""argparse in Chinese: its words through its own translation hook, its errors as one line like any other."""

import argparse
from typing import Any, NoReturn

from drafting.errors import UsageError

_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "没有 %(value)r 这一项，可以是：%(choices)s"
    ),
    "expected one argument": "后面要跟一个值",
    "expected at least one argument": "后面至少要跟一个值",
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

    def error(self, message: str) -> NoReturn:
        """Raise UsageError, saying what is wrong with the command line and how to get help."""
        raise UsageError(f"{message}。用法请看：{self.prog} --help")
