"""Markings: what bears 绝密★, 机密★ or 秘密★ is refused before anything is made of it; 内部 is noticed.

The form is that of GB/T 9704-2012, 7.2.2 (机密★1年), with spaces or signs inside or without, in brackets or not, and
with any symbol in place of the star; the word alone on a line, in a cell or behind a colon counts too, whatever signs,
份号 and 紧急程度 stand around it. Inside a sentence it is a word like any other (保守党的秘密).

Every text goes through here twice: as it stands in its file (``drafting.files.read_text``), and as its reader has
understood it. So it does not matter how a format escapes, folds or splits it.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from drafting.errors import Problem, RefusedError
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern

_FIRST = "[绝絕机機秘祕]"
_SIGN = r"(?:[^\w\n,。;、:?!]|_)"
"""What may be typed inside a marking and means nothing: all but letters, digits and the signs of a sentence."""
_LEVEL = f"{_FIRST}{_SIGN}{{0,3}}密"
_STAR = "[★☆⚝⛤-⛧✡-❋⭐-⭒⋆∗⁂⁎⁕⍟⍣⚹⯨-⯫\U0001f31f\U0001f320\U0001f4ab\U0001f52f\U0001f7af-\U0001f7d8]"
_SYMBOL = r"""[^\w\n,.。;、:?!()\[\]〔〕【】《》〈〉“”‘’「」『』"'<>/\\|]{1,3}"""
"""What may be meant as the star where a term follows: * · — 🞄, and the signs of fonts like Wingdings."""
_TERM = r"(?:\d{1,4}|[一二三四五六七八九十两]{1,3})(?:年|个?月|[天日])|长期"
_PERIOD = f"(?:{_TERM})(?![来内间多余])"
_STARRED = Pattern(
    rf"""(?:[【〔(\[《〈“‘「『"']{_LEVEL}[】〕)\]》〉”’」』"']|{_LEVEL}[【〔(\[《〈“‘「『]?){_STAR}[^,。;、\n]{{0,6}}"""
    rf"|{_LEVEL}{_SYMBOL}{_PERIOD}"
)
_APART = Pattern(
    rf"{_FIRST}{_SIGN}{{0,3}}\n{_SIGN}{{0,3}}密\n?(?:{_STAR}|{_SYMBOL}\n?{_PERIOD})"
    rf"|(?<![^\n]){_SIGN}{{0,3}}{_FIRST}{_SIGN}{{0,3}}\n{_SIGN}{{0,3}}密{_SIGN}{{0,3}}(?![^\n])"
    rf"|{_LEVEL}\n{_STAR}\n?{_PERIOD}|{_LEVEL}{_STAR}\n{_PERIOD}"
)
"""A marking whose parts stand in neighbouring lines or cells."""
_BEHIND = 3
"""Cells that such a marking may have behind the one with its last character."""
_LABEL = r"\w{0,8}(?:密等?级别?|[定标]密)(?:[和及]?保密期限)?(?:[定标]?为|是)?"
_BESIDE = r"(?:特急|加急|特提|平急|急件|紧急程度|(?:份号|编号|文号|N[oO])?\d{3,12}(?!\d)号?)"
_ALONE = Pattern(rf"{_BESIDE}*(?:{_LABEL})?{_FIRST}密[级件]?(?:{_TERM}|启用前|解密前)?{_BESIDE}*")
_KEYED = Pattern(r"[^,。;?!]{1,40}:(?=[^:]*$)")
_DRESS = Pattern(r"[^\w?]|_")

_CELLS = Pattern(r"[\t|｜\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_TAG = Pattern(r"</?[A-Za-z][^<>\n]{0,80}>")
_LIKELY = Pattern(
    r"[绝絕机機秘祕㊙](?:[^0-9A-Za-z一-鿿]|</?[A-Za-z][^<>\n]{0,80}>)*密"
    "(?:(?=[级件启解长一二三四五六七八九十两特加平急紧份编文])|(?![一-鿿]))"
)
"""Where alone a marking can be: its characters with no word between them, in one line or cell or in several, and
behind them none of the words that never follow a marking."""
_MOST_LIKELY = 50_000
"""More of these no text has by chance."""
_ESCAPE = Pattern(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2}))")

_KIND = "(?:资料|文件|材料|信息|刊物|参考|使用|传阅|掌握|发行)"
_CARE = "(?:注意保[存管]|妥善保[存管]|[请切]?勿外传|不得外传|严禁外传|不予公开|不宜公开)"
_INTERNAL = Pattern(rf"内部{_KIND}?{_CARE}?")
_INTERNAL_STARRED = Pattern(rf"内部{_KIND}?{_STAR}")


def refuse_marked(text: str, file: str, place: str = "第{}行") -> None:
    """Raise RefusedError where the text of a file bears a marking.

    ``file`` is its name and ``place`` the form of a place in it, of which {} is the line, for the message.
    """
    if found := _marking(text):
        line, marking = found
        raise _refusal(file, place.format(line), marking)


def refuse_marked_values(values: Iterable[tuple[str, str]], file: str) -> None:
    """Raise RefusedError where one of the values that a file was understood to have bears a marking.

    ``values`` are (place, value): each is looked through as a text of its own.
    """
    for place, value in values:
        if found := _marking(value):
            raise _refusal(file, place, found[1])


def refuse_marked_cells(cells: Sequence[str], file: str, place_of: Callable[[int], str]) -> None:
    """Raise RefusedError where the cells of a sheet, in their order, bear a marking, also when it is torn apart.

    ``place_of`` gives the place of a cell by its index, for the message.
    """
    lines = "\n".join(cells)
    if (
        lines.count("\n") >= len(cells) > 0
    ):  # a cell of several lines stays one: its number is that of its line
        lines = "\n".join(cell.replace("\n", "\v") for cell in cells)
    if found := _marking(lines):
        line, marking = found
        raise _refusal(file, place_of(min(line, len(cells)) - 1), marking)


def values_in(content: object) -> Iterator[tuple[str, str]]:
    """Yield, as (no place, value), every key and text of parsed YAML or TOML, however deep it stands."""
    if isinstance(content, str):
        yield "", content
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from values_in(key)
            yield from values_in(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from values_in(value)


def is_internal(text: str) -> bool:
    """Whether a text bears 内部, 内部资料 or the like: alone on a line, or with a star."""
    text = _without_escapes(text)
    return any(
        _INTERNAL_STARRED.search(cell) or _INTERNAL.fullmatch(_DRESS.sub("", cell))
        for line in text.split("\n")
        if "内" in line
        for cell in _cells(line)
    )


def _refusal(file: str, place: str, marking: str) -> RefusedError:
    advice = "涉密材料不能用本程序处理，请移到涉密计算机上办理；确实不涉密的，请删去这个标志再用"
    problem = Problem(file, place, "", f"有密级标志“{marking}”", advice)
    return RefusedError("材料带有密级标志，没有处理，也没有写出任何内容", [problem])


def _marking(text: str) -> tuple[int, str] | None:
    """Return the line and the words of the first marking of a text."""
    text = _without_escapes(text)
    lines: list[str] = []
    first = last = at = 0
    for number, likely in enumerate(_LIKELY.finditer(text)):
        lines = lines or text.split("\n")
        before, first = (first, last), first + text.count("\n", at, likely.start())
        last = first + likely[0].count("\n")
        at = likely.start()
        if (first, last) == before and number:
            continue
        around = _around(lines, first, last)
        for line, cell in around:
            if line <= last and (found := _STARRED.search(cell) or _alone(cell)):
                return line + 1, found[0]
        if apart := _APART.search("\n".join(cell for _, cell in around)):
            line = around[apart.string.count("\n", 0, apart.start())][0]
            return line + 1, apart[0].strip().replace("\n", "")
        if number == _MOST_LIKELY:
            return first + 1, likely[0]
    return None


def _around(lines: Sequence[str], first: int, last: int) -> list[tuple[int, str]]:
    """Return the cells of some lines and those behind that may belong to them, each with its line's index."""
    around: list[tuple[int, str]] = []
    number, wanted = first, 0
    while number < len(lines) and (number <= last or len(around) < wanted):
        around += [(number, cell) for cell in _cells(lines[number])]
        if number == last:
            wanted = len(around) + _BEHIND
        number += 1
    return around


def _alone(cell: str) -> re.Match[str] | None:
    keyed = _KEYED.match(cell)
    parts = (cell, cell[keyed.end() :]) if keyed else (cell,)
    return next(filter(None, (_ALONE.fullmatch(_DRESS.sub("", part)) for part in parts)), None)


def _without_escapes(text: str) -> str:
    """Return a text with the characters that it writes as YAML, TOML, JSON or HTML do (\\u673a, &#26426;)."""
    if "&" in text:
        text = html.unescape(text)
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_character, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _cells(line: str) -> Iterator[str]:
    """Yield every cell of a table's row, or the whole line, that is not empty.

    Without white space, tags, accents and what cannot be seen; signs in the form that they have in ASCII.
    """
    for part in _CELLS.split(_TAG.sub("", line)):
        plain = unicodedata.normalize("NFKC", without_invisible(part))
        if cell := "".join(map(_seen, plain)):
            yield cell


@lru_cache(maxsize=8192)
def _seen(character: str) -> str:
    """Return the character, or nothing for white space, an accent, a control or format character."""
    category = unicodedata.category(character)
    return "" if category[0] in "ZM" or category in ("Cc", "Cf", "Cs") else character
