"""Bullets (.md, .txt) → tree: headings as lines, below them bullets of any kind, single values as ``单位：…``.

What is no heading, single value, bullet or continuation is a problem with its line: nothing is guessed, nothing is
lost.
"""

from dataclasses import replace

from drafting.facts.awards import awards_in
from drafting.facts.blocks import blocks_in, year_in
from drafting.facts.bullet_lines import Line, level_of
from drafting.facts.continued import joined
from drafting.facts.count_text import read_counts_of
from drafting.facts.cues import cue, not_for_the_report
from drafting.facts.enumerations import is_run_together, parted
from drafting.facts.item_text import (
    begins_field,
    entries_of,
    field_entry,
    field_of,
    unclear_date,
)
from drafting.facts.keys import ITEM_TYPES
from drafting.facts.quantity import read_quantity
from drafting.facts.spots import COUNTED, Block
from drafting.facts.tables import cells_of, count_lines, head_of, holds_no_fact, tell_remarks
from drafting.facts.tree import (
    Broken,
    Entry,
    Mapping,
    Node,
    Place,
    Problems,
    Sequence,
    Text,
    plain,
)
from drafting.figures import scan
from drafting.lexicon.labels import find_label
from schemas.facts import FactKind, Item

_OPEN_ENDS = "：:"
_LONGEST_QUOTE = 20
_UNCLEAR = (
    "不清楚是接着上一条还是另起一条，没有读入",
    "接上一条请在行首空两格；另起一条请与上一条对齐，并以“- ”开头",
)
_ANEW = (
    "像是另起了一部分，不清楚是不是接着上面的，没有读入",
    "请在前面写上标题，如荣誉、不足；是接着上面的，请用一样的符号、接着编号",
)
_BROKEN_OFF = "不清楚是不是接着上一行，没有读入", "请把一条写在同一行里"
_NOT_TICKED = "前面的方框没有打勾，没有读入", "已经做了的请打勾，没有做的请删去"
_TOO_MANY_CELLS = "比表头多出了格子，没有读入", "请让每一行和表头一样多"
_NOT_WON = "像是还没有得到，没有读入", "这里只写已经得到的；还没有得到的请删去"
_SEVERAL = "像是几条写在了一起，没有读入", "请一条写一行"
_ONLY_A_NUMBER = "只有一个数，没有读入", "请写明是什么事；只说有几条的请删去"
_UNCLEAR_DATE = "开头的数不知道是日期还是数量，没有读入", "是日期请写成 3月5日 这样"
_DOUBT = "还没有说定，没有读入", "请核实后删去问号和“待核实”一类的话；不用的请删去这一条"
_WITHHELD = {
    "withheld": ("写着不要写，没有读入", "请删去这一条，或在行首加“>”，它就只是说明"),
    "crossed": ("前面打了叉，没有读入", "不要的请删去这一条；要的请删去前面的叉"),
    "aside": ("是备注，没有读入", "请在行首加“>”，它就只是说明；不要的请删去"),
    "doubt": _DOUBT,
}
_COMPLETE = "。；;，,、！!"


def read_bullets(text: str, problems: Problems) -> Mapping:
    """Return the tree of a text of bullets; what is not understood is noted in ``problems``."""
    singles: list[Entry] = []
    blocks = blocks_in(text, singles, problems)
    year = year_in(singles)
    merged: dict[str, list[Node]] = {}
    places: dict[str, Place] = {}
    for block in blocks:
        places.setdefault(block.heading, block.place)
        merged.setdefault(block.heading, []).extend(_Below(block, year, problems).values())
    lists = [
        Entry(places[heading], heading, Sequence(places[heading], tuple(values)))
        for heading, values in merged.items()
    ]
    return Mapping(Place.line(1), (*singles, *lists))


class _Below:
    """Reads what stands below one heading."""

    def __init__(self, block: Block, year: int | None, problems: Problems) -> None:
        self._heading, self._year, self._problems = block.heading, year, problems
        self._cls: type[Item] | None = ITEM_TYPES.get(block.heading)
        lines = [one for line in block.lines for one in parted(line)]
        if block.heading == FactKind.HONOURS:
            lines = [replace(line, text=one) for line in lines for one in awards_in(line.text)]
        if block.heading in COUNTED:
            lines = count_lines(lines, year, problems)
        self._lines = [line for line in lines if not cue("nothing").fullmatch(line.text)]
        self._bulleted = any(line.bullet not in ("", "row") for line in self._lines)
        self._head: tuple[str, ...] = ()
        self._head_at = 0

    def values(self) -> list[Node]:
        """Return the bullets, each with its continuation lines; without any bullet each line is one."""
        found: list[Node | list[Line]] = []
        unclear: Line | None = None
        for at, line in enumerate(self._lines):
            last = found[-1] if found else None
            if unclear and last and self._begins_anew(at):
                self._tell(self._lines[at:], *_ANEW)
                break
            bullet = last if isinstance(last, list) else None
            if self._cls and self._is_row(line):
                found += [row] if (row := self._row(line)) else []
            elif line.bullet == "box":
                found.append(self._broken([line], *_NOT_TICKED))
            elif bullet and self._goes_on(bullet, line):
                bullet.append(line)
            elif self._is_new(bullet, line):
                off = self._is_broken_off(at)
                found.append(self._broken([line], *_BROKEN_OFF) if off else [line])
            else:
                unclear = line
                self._tell([line], *_UNCLEAR)
        return [self._value(one) if isinstance(one, list) else one for one in found]

    def _begins_anew(self, at: int) -> bool:
        """Whether a bullet below an unclear line is the first of another part: numbered from 1 again, or of another sign."""
        line = self._lines[at]
        above = [one for one in self._lines[:at] if one.bullet and one.indent == line.indent]
        if self._cls is None or not line.bullet or not above or self._lines[at - 1].bullet:
            return False
        (level, number), before = level_of(line.mark), above[-1].mark
        if level >= 0:
            return number == 1 or level != level_of(before)[0]
        return line.mark[:1] != before[:1]

    def _tell(self, lines: list[Line], what: str, suggestion: str) -> None:
        """Note that lines are not read."""
        first, last = lines[0], lines[-1]
        words = (
            first.text if len(first.text) <= _LONGEST_QUOTE else first.text[:_LONGEST_QUOTE] + "…"
        )
        others = f"等 {len(lines)} 行（到第{last.number}行）" if last.number > first.number else ""
        place = Place.line(first.number)
        self._problems.add(place, self._heading, f"下面的“{words}”{others}{what}", suggestion)

    def _broken(self, lines: list[Line], what: str, suggestion: str) -> Broken:
        self._tell(lines, what, suggestion)
        return Broken(Place.line(lines[0].number))

    def _is_new(self, bullet: list[Line] | None, line: Line) -> bool:
        """Whether a line begins a bullet; one that is deeper than the last may be a part of it."""
        if not self._bulleted:
            return True
        if not line.bullet:
            return self._is_count_of_its_own(bullet, line)
        if bullet is None or self._cls is None:
            return True
        first, here = level_of(bullet[0].mark)[0], level_of(line.mark)[0]
        return line.indent <= bullet[0].indent and not 0 <= first < here

    def _is_count_of_its_own(self, bullet: list[Line] | None, line: Line) -> bool:
        """Whether a line of 数据 without a bullet, above or below those that have one, is a figure with a name itself.

        Below a bullet that has no figure it may be the rest of that one. One that begins with a usual name is a figure
        of its own though not all of it is clear: what is not, is told.
        """
        if self._heading not in COUNTED or (bullet is not None and not scan(bullet[-1].text)):
            return False
        counts = read_counts_of(plain(line.text), self._year)
        if not counts:
            return False
        return bool(find_label(counts[0].label)) or all(
            not count.fault and len(count.label) > 1 for count in counts
        )

    def _goes_on(self, bullet: list[Line], line: Line) -> bool:
        """Whether a line belongs to the bullet above: as its continuation, its field, or what its colon announces."""
        first = bullet[0]
        if first.bullet == "row":
            return False
        within = line.indent > first.indent
        if self._cls and (line.bullet or within) and self._is_announced(bullet, line):
            return True
        if not self._bulleted:
            return self._is_next_field(bullet, line)
        if not within:
            return False
        return not line.bullet or (self._cls is not None and begins_field(self._cls, line.text))

    def _is_next_field(self, bullet: list[Line], line: Line) -> bool:
        """Whether a line is one more field of the item above, where each field has a line and nothing has a bullet."""
        cls = self._cls
        if cls is None or line.number > bullet[-1].number + 1 or not bullet[-1].text:
            return False
        keys = [field_of(cls, one.text) for one in (*bullet, line)]
        return all(keys) and len(set(keys)) == len(keys)

    def _is_announced(self, bullet: list[Line], line: Line) -> bool:
        """Whether a deeper bullet is one of those that the colon of the bullet above announces."""
        if not bullet[0].text.endswith(tuple(_OPEN_ENDS)):
            return False
        first, here = level_of(bullet[0].mark)[0], level_of(line.mark)[0]
        return bool(line.bullet) and (line.indent > bullet[0].indent or 0 <= first < here)

    def _is_broken_off(self, at: int) -> bool:
        """Whether a line of 数据 may be the rest of the one above, which has no figure: 谈心谈 ⏎ 话36人次."""
        if self._heading not in COUNTED or self._bulleted or not at:
            return False
        above, line = self._lines[at - 1], self._lines[at]
        if (
            line.number > above.number + 1
            or scan(above.text)
            or above.text.endswith(tuple(_COMPLETE))
        ):
            return False
        counts = read_counts_of(plain(line.text), self._year)
        return not counts or not find_label(counts[0].label)

    def _is_row(self, line: Line) -> bool:
        cells = cells_of(line, in_table=bool(self._head))
        if len(cells) < 2:
            self._head = ()
            return False
        return bool(self._head) or bool(head_of(self._heading, cells))

    def _row(self, line: Line) -> Node | None:
        """Return the item of a row below a head, None for the head itself."""
        cells = cells_of(line, in_table=bool(self._head))
        if head := head_of(self._heading, cells):
            self._head, self._head_at = head, line.number
            return None
        tell_remarks(self._head, cells, self._head_at, self._problems)
        place = Place.line(line.number)
        if len(cells) > len(self._head):
            return self._broken([line], *_TOO_MANY_CELLS)
        if role := not_for_the_report(line.text):
            return self._broken([line], *_WITHHELD[role])
        told = ((c, Text(place, cell)) for c, cell in zip(self._head, cells, strict=False) if cell)
        fields = (pair for pair in told if not holds_no_fact(pair[0], pair[1].value))
        return Mapping(place, tuple(field_entry(c, text, is_count=True) for c, text in fields))

    def _value(self, lines: list[Line]) -> Node:
        """Return one bullet: its text, or its fields where the lines below it begin with ``时间：`` and the like."""
        place = Place.line(lines[0].number)
        cls = self._cls
        if cls is None:
            return Text(place, " ".join(line.text for line in lines))
        if fault := self._fault_of(cls, lines):
            return self._broken(lines, *fault)
        texts = [Text(Place.line(line.number), line.text) for line in joined(cls, lines)]
        if len(texts) == 1:
            return texts[0]
        return Mapping(place, tuple(entry for text in texts for entry in entries_of(cls, text)))

    def _fault_of(self, cls: type[Item], lines: list[Line]) -> tuple[str, str] | None:
        """Return why an item is not to be read, and what to do."""
        if role := not_for_the_report("；".join(line.text for line in lines)):
            return _WITHHELD[role]
        if cls.kind is FactKind.HONOURS and cue("not_won").search(lines[0].text):
            return _NOT_WON
        if read_quantity(lines[0].text) and len(lines) == 1:
            return _ONLY_A_NUMBER
        if any(map(is_run_together, lines)):
            return _SEVERAL
        return _UNCLEAR_DATE if unclear_date(cls, lines[0].text) else None
