"""Classified markings: a file that bears 绝密★, 机密★ or 秘密★ is refused before anything is made of it.

The form is that of GB/T 9704-2012, 7.2.2 (机密★1年), with spaces or without; the word alone on a line counts too.
Inside a sentence it is a word like any other (保守党的秘密).
"""

import re

from drafting.errors import Problem, RefusedError

_STARRED = re.compile(r"[绝机秘]密[★☆⭐✩✭][^，。；、]{0,6}")
_ALONE = re.compile(r"(?:密级[：:])?[绝机秘]密")
_DRESS = "#>*-·•【】[]（）()"


def refuse_marked(text: str, file: str, place: str = "第{}行") -> None:
    """Raise RefusedError where the text of a file bears a marking.

    ``file`` is its name and ``place`` the form of a place in it, of which {} is the line, for the message.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if "密" in line and (marking := _marking(line)):
            problem = Problem(
                file,
                place.format(number),
                "",
                f"有密级标志“{marking}”",
                "涉密材料不能用本程序处理，请移到涉密计算机上办理；确实不涉密的，请删去这个标志再用",
            )
            raise RefusedError("材料带有密级标志，没有处理，也没有写出任何内容", [problem])


def _marking(line: str) -> str:
    """Return the marking that a line bears, or an empty string; cells of a table row count as lines."""
    for cell in line.split("\t"):
        bare = "".join(cell.split())
        found = _STARRED.search(bare) or _ALONE.fullmatch(bare.strip(_DRESS))
        if found:
            return found[0]
    return ""
