"""Markings: a file that bears 绝密★, 机密★ or 秘密★ is refused before anything is made of it; 内部 is noticed.

The form is that of GB/T 9704-2012, 7.2.2 (机密★1年), with spaces or without, in brackets or not, and with the signs
that are typed in place of the star; the word alone on a line counts too, whatever signs stand around it. Inside a
sentence it is a word like any other (保守党的秘密).
"""

import re

from drafting.characters import without_invisible
from drafting.errors import Problem, RefusedError
from drafting.patterns import Pattern

_LEVEL = "[绝絕机機秘祕]密"
_STAR = "[★☆⭐✩✭✰✪🟊]"
_TERM = r"(?:[\d一二三四五六七八九十两]{1,3}(?:年|个?月|[天日])|长期)"
_OPENING = "[【〔（(［\\[《〈“‘「『\"']"
_CLOSING = "[】〕）)］\\]》〉”’」』\"']"
_STARRED = Pattern(
    rf"(?:{_OPENING}{_LEVEL}{_CLOSING}|{_LEVEL}{_OPENING}?){_STAR}[^，。；、]{{0,6}}"
    rf"|{_LEVEL}[*＊·•・．—-]+{_TERM}"
)
_ALONE = Pattern(rf"(?:密级[：:]?)?{_LEVEL}[级件]?(?:{_TERM}|启用前|解密前)?[：:。！!]?")
_CELLS = Pattern(r"[\t|｜]")
_DRESS = Pattern(rf"{_OPENING}|{_CLOSING}|{_STAR}|[#>*＊=~～/／<!_`·•・．●○■□◆◇▲△▪—–-]")

_KIND = "(?:资料|文件|材料|信息|刊物|参考|使用|传阅|掌握|发行)"
_CARE = "(?:注意保[存管]|妥善保[存管]|[请切]?勿外传|不得外传|严禁外传|不予公开|不宜公开)"
_INTERNAL = Pattern(rf"内部{_KIND}?(?:{_STAR}.{{0,8}}|[，,：:·！!]?{_CARE})?[！!]?")
_INTERNAL_STARRED = Pattern(rf"内部{_KIND}?{_STAR}")


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


def is_internal(text: str) -> bool:
    """Whether a text bears 内部, 内部资料 or the like: alone on a line, or with a star."""
    return any(
        _INTERNAL_STARRED.search(cell) or _INTERNAL.fullmatch(_DRESS.sub("", cell))
        for line in text.split("\n")
        if "内" in line
        for cell in _cells(line)
    )


def _marking(line: str) -> str:
    """Return the marking that a line bears, or an empty string."""
    for cell in _cells(line):
        found = _STARRED.search(cell) or _ALONE.fullmatch(_DRESS.sub("", cell))
        if found:
            return found[0]
    return ""


def _cells(line: str) -> list[str]:
    """Return the cells of a table row, or the whole line, without white space and what cannot be seen."""
    return [re.sub(r"\s", "", without_invisible(cell)) for cell in _CELLS.split(line)]
