"""Lines of notes → blocks: each heading with the lines below it; single values (单位：…) and strays apart.

What looks like a heading and is none that is known is a problem, and so are the lines below it: they are read as
nothing, never as what the heading before it holds. Only a usual group of figures (【三会一课】) with hardly anything but
figures below it is as good as 数据.
"""

import re

from drafting.facts.bullet_lines import Line, read_lines, undressed
from drafting.facts.count_text import read_counts_of
from drafting.facts.dates import read_year
from drafting.facts.enumerations import within
from drafting.facts.heading_lines import Heading, heading_in
from drafting.facts.headless import are_mostly_counts, counts_without_heading
from drafting.facts.keys import (
    FREE_KEYS,
    ITEM_TYPES,
    LISTS,
    SINGLE_VALUES,
    advice,
    canonical,
)
from drafting.facts.quantity import read_quantity
from drafting.facts.spots import COUNTED, Block, Spot, is_field, names_a_group
from drafting.facts.tree import Entry, Place, Problems, Text
from schemas.facts import FactKind

_KEYED = re.compile(r"([^：:，。]{1,20})[：:]\s*(.*)")
_FRAMED = re.compile(r"[【〔〖「]([^【】〔〕〖〗「」]{1,20})[】〕〗」][：:]?\s*(\S.*)")
_SPACED = re.compile(r"(\S{2,8})\s+(\S+)")
"""A key and its value as they come from a table, which is clear only above the first heading."""
_NEXT_KEY = re.compile(r"(?<![\s，,；;|｜])[\s，,；;|｜]+(?=[^\s，,；;：:|｜]{2,8}[：:])")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]+(?<=\S)~~")
_LAST_YEAR = re.compile(r"(?:去年|上一?年)度?(?:同期|全年|数据|数)?")
_MONTH = re.compile(r"\d{1,2}\s*月份?")
_TITLE = re.compile(r"[^：:，。]*(?:要点|清单|素材|材料|提纲|备忘|汇总)(?:[（(].*[）)])?")


def blocks_in(text: str, singles: list[Entry], problems: Problems) -> list[Block]:
    """Part the lines of a text by headings; single values go to ``singles``, what is struck out (~~…~~) is gone."""
    parting = _Parting(list(read_lines(_STRUCK.sub("", text))), singles, problems)
    return parting.blocks()


def year_in(singles: list[Entry]) -> int | None:
    """Return the 年度 among single values, None where there is none or it is no year."""
    values = (e.value.value for e in singles if e.key == "年度" and isinstance(e.value, Text))
    return next(filter(None, map(read_year, values)), None)


class _Parting:
    """Goes through the lines once, knowing below which heading it is."""

    def __init__(self, lines: list[Line], singles: list[Entry], problems: Problems) -> None:
        self._lines, self._singles, self._problems = lines, singles, problems
        told = [pair for line in lines for pair in _single_values(line, None)]
        years = (read_year(value) for key, value in told if key == "年度")
        self._units = frozenset(value.strip() for key, value in told if key == "单位")
        self._year = next(filter(None, years), None)
        self._blocks: list[Block] = []
        self._block: Block | None = None
        self._unknown: Line | None = None
        """The heading that is not understood, below which nothing is read."""
        self._another_time = self._unclear = False
        self._skipped: list[Line] = []
        self._stray: list[Line] = []
        self._chapters = any(
            line.bullet == "chapter" and self._heading(at)[0].kind for at, line in enumerate(lines)
        )

    def blocks(self) -> list[Block]:
        for at, line in enumerate(self._lines):
            heading, rest = self._heading(at)
            if last := self._last_year_in(line):
                self._blocks.append(last)
            elif heading.kind or heading.of_another_time:
                self._open(line, heading, rest)
            elif values := _single_values(line, self._block):
                place = Place.line(line.number)
                self._singles += [Entry(place, key, Text(place, value)) for key, value in values]
            elif (at == 0 and self._names_the_notes(line)) or self._only_parts(at):
                continue
            elif self._is_unknown_heading(at):
                self._open(line, Heading(), "")
            elif self._spot(at).may_be_heading:
                self._open(line, Heading(), "", unclear=True)
            elif self._unknown:
                self._skipped.append(line)
            elif self._block:
                self._block.lines.append(line)
            else:
                self._stray.append(line)
        self._close()
        taken, left = counts_without_heading(self._stray, self._year)
        for run in left:
            _explain_stray(run, self._problems)
        if taken:
            self._blocks.insert(0, _counts_below(taken[0], taken))
        return self._blocks

    def _names_the_notes(self, line: Line) -> bool:
        """Whether the first line is the notes' own title (# 2025年要点), or the 单位 that stands below it again."""
        if line.bullet == "hash" or _TITLE.fullmatch(line.text):
            return True
        bare = re.sub(rf"{self._year or ''}年?度?$", "", line.text).strip()
        return bare in self._units

    def _open(self, line: Line, heading: Heading, rest: str, *, unclear: bool = False) -> None:
        self._close()
        if not heading.kind:
            self._unknown, self._another_time = line, heading.of_another_time
            self._unclear = unclear
            return
        self._block = Block(Place.line(line.number), heading.kind, line)
        self._blocks.append(self._block)
        if rest:
            self._block.lines += within(line, rest)

    def _close(self) -> None:
        """Tell of a heading that was not understood, and how many lines below it were not read."""
        self._block = None
        line, below = self._unknown, self._skipped
        self._unknown, self._skipped = None, []
        if line is None:
            return
        is_group = not self._another_time and names_a_group(line)
        if is_group and below and are_mostly_counts(below, self._year):
            self._blocks.append(_counts_below(line, below))
            return
        lost = f"，它下面的 {len(below)} 行（到第{below[-1].number}行）没有读入" if below else ""
        name, what = f"标题“{_short(line.text)}”", "看不懂"
        hint = advice(undressed(line.text), LISTS)
        if self._another_time:
            what, hint = "说的不是今年", "去年的数字请写在“去年数据”下面；别的年份的内容请删去"
        elif self._unclear:
            name, what = f"“{_short(line.text)}”", "不清楚是标题还是一条内容"
            hint = f"是标题请写成常用的，如{'、'.join(LISTS)}；是内容请在每一条的行首加“- ”"
        message = f"{name}{what}{lost or '，没有读入'}"
        self._problems.add(Place.line(line.number), "", message, hint)

    def _heading(self, at: int) -> tuple[Heading, str]:
        """Return the heading that a line is or begins with, and what it already says behind the colon."""
        line = self._lines[at]
        heading = heading_in(line.text, self._year)
        if line.bullet == "sign" and not self._is_outline(at, heading):
            heading = Heading()
        if heading.kind or heading.of_another_time:
            return heading, ""
        keyed = _KEYED.fullmatch(line.text) or _FRAMED.fullmatch(line.text)
        if not keyed or line.bullet in ("sign", "number", "box") or line.indent:
            return Heading(), ""
        if is_field(self._block, line.text) or _is_count(self._block, keyed[2]):
            return Heading(), ""
        if self._block and keyed[2] and _MONTH.fullmatch(keyed[1]):
            return Heading(), ""  # 3月：学雷锋 is one of the items here
        heading = heading_in(keyed[1], self._year)
        return heading, keyed[2] if heading.kind else ""

    def _last_year_in(self, line: Line) -> Block | None:
        """Return the figures of last year that a line among this year's holds: 去年：党员大会4次 支委会11次."""
        keyed = _KEYED.fullmatch(line.text)
        if self._unknown or not keyed or (self._block and self._block.heading not in COUNTED):
            return None
        if (
            not _LAST_YEAR.fullmatch(keyed[1])
            and keyed[1].rstrip("年度") != f"{(self._year or 0) - 1}"
        ):
            return None
        counts = read_counts_of(keyed[2], self._year)
        if not counts or any(count.fault for count in counts):
            return None
        place = Place.line(line.number)
        return Block(place, FactKind.LAST_COUNTS.value, line, within(line, keyed[2]))

    def _spot(self, at: int) -> Spot:
        lines = self._lines
        above = lines[at - 1] if at else None
        below = lines[at + 1] if at + 1 < len(lines) else None
        return Spot(lines[at], above, below, self._block)

    def _is_outline(self, at: int, heading: Heading) -> bool:
        """Whether a bullet is a heading because others stand below it; below 合计 and the like it is a name."""
        block = self._block
        if block and (
            block.heading == heading.kind or block.heading not in (*ITEM_TYPES, *COUNTED)
        ):
            return False
        return self._spot(at).opens_others

    def _only_parts(self, at: int) -> bool:
        """Whether a line says nothing by itself: it parts figures, or holds the headings that follow."""
        spot = self._spot(at)
        if spot.is_group:
            return True
        return spot.holds_headings and (
            bool(self._heading(at + 1)[0].kind) or self._only_parts(at + 1)
        )

    def _is_unknown_heading(self, at: int) -> bool:
        line = self._lines[at]
        is_chapter = self._chapters and line.bullet == "chapter" and not line.indent
        return line.bullet == "hash" or is_chapter or self._spot(at).is_unknown_heading


def _counts_below(line: Line, counts: list[Line]) -> Block:
    """Return lines of figures that no usual heading announces as a block that begins with a line."""
    return Block(Place.line(line.number), FactKind.COUNTS.value, line, counts)


def _is_count(block: Block | None, value: str) -> bool:
    """Whether ``党支部：3个`` below 数据 is a figure, whatever its name means elsewhere."""
    return block is not None and block.heading in FREE_KEYS and read_quantity(value) is not None


def _single_values(line: Line, block: Block | None) -> list[tuple[str, str]]:
    """Return the single values of a line, ``述职人：周海涛  职务：书记`` being two; empty when it has none."""
    if block and (line.bullet or line.indent):
        return []
    pairs = []
    for part in _NEXT_KEY.split(line.text):
        keyed = _KEYED.fullmatch(part) or (None if block else _SPACED.fullmatch(part))
        key = canonical(undressed(keyed[1])) if keyed else ""
        if not keyed or key not in SINGLE_VALUES or _is_count(block, keyed[2]):
            return []
        pairs.append((key, keyed[2]))
    return [] if is_field(block, line.text) else pairs


def _explain_stray(lines: list[Line], problems: Problems) -> None:
    """Note lines that stand below no heading, as one problem however many they are."""
    first, last = lines[0], lines[-1]
    others = f"等 {len(lines)} 行（到第{last.number}行）" if last is not first else ""
    problems.add(
        Place.line(first.number),
        "",
        f"“{_short(first.text)}”{others}不在任何标题之下，没有读入",
        f"请在前面写上标题，如{'、'.join(LISTS)}；单位、年度等请各写一行，如“单位：…”",
    )


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
