"""One sheet of the form that is filled in row by row → what stands under its heading."""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, field

from drafting.facts.quantity import read_quantity
from drafting.facts.tree import Broken, Entry, Mapping, Node, Place, Sequence, Text, plain
from drafting.figures.numbers import parse_number
from drafting.figures.vocabulary import is_known_unit
from drafting.form.amounts import amount, is_remarked
from drafting.form.cells import Cells
from drafting.form.layout import (
    AMOUNT,
    NAME,
    NUMBER,
    PARTS,
    REMARK,
    UNIT,
    YES,
    FormSheet,
    Shape,
)
from drafting.form.recognise import Head, headings_of, is_example_mark
from drafting.form.rows import examples
from drafting.form.strays import tell_hidden, tell_strays
from schemas.facts import FactKind

_NUMBER = re.compile(r"[(\[第]?([0-9一二三四五六七八九十]+)[)\]条项、.]*")
_BRACKETS = re.compile(r"[（(\[【：:，,；;\d]")
_WITH_UNIT = re.compile(r"([^（(）)]+)[（(]([^（(）)]{1,4})[）)]")
_HEADS = "参加"
"""The column in which a plain number is one of persons."""
_TOTALS = frozenset({"合计", "总计", "小计", "共计"})
_YES = frozenset({YES, "√", "✓", "可", "可不写", "对", "y", "yes", "true"})
_NO = frozenset({"", "否", "不", "×", "n", "no", "false"})
_ASIDE = frozenset({NUMBER, REMARK})


@dataclass(slots=True)
class Table:
    """A sheet of which the headings have been found."""

    cells: Cells
    sheet: FormSheet
    head: Head
    numbers: list[tuple[Place, int, int]] = field(default_factory=list)
    """Of each row that has a number: the place, the number, and which row of facts it is, from 1."""

    def entries(self) -> list[Entry]:
        """Return what the sheet says: its heading with the rows below it, nothing where there are none."""
        tell_strays(self.cells, self.head, headings_of(self.sheet))
        rows = list(self._rows())
        tell_hidden(self.cells, rows, self.head.columns.values())
        top = self.cells.top
        if not rows:
            return []
        if self.sheet.shape is Shape.ITEMS:
            return [Entry(top, self.sheet.name, Sequence(top, tuple(map(self._item, rows))))]
        found = [Entry(top, self.sheet.name, self._named([self._pair(row) for row in rows]))]
        if optional := tuple(self._optional(rows)):
            found.append(Entry(top, FactKind.OPTIONAL, Sequence(top, optional)))
        return found

    def _rows(self) -> Iterator[int]:
        """Yield the rows that say something; examples are none."""
        position = 0
        for row in range(self.head.row + 1, len(self.cells.grid.rows)):
            number = self._text(row, NUMBER)
            content = [h for h in self.head.columns if h not in _ASIDE and self._is_filled(row, h)]
            if not content:
                self._tell_odd_number(row, number)
            elif not self._is_example(row, number, content):
                self._tell_odd_number(row, number)
                position += 1
                if typed := _ordinal(number):
                    self.numbers.append((self._place(row, NUMBER), typed, position))
                yield row

    def _is_example(self, row: int, number: str, content: list[str]) -> bool:
        """Whether a row only shows how it is done; what may be one, or a fact, is asked about."""
        values = {heading: plain(self._text(row, heading)) for heading in content}
        shown = (
            {
                heading: str(cell)
                for heading, cell in example.items()
                if heading in self.head.columns
            }
            for example in examples(self.sheet)
        )
        is_known = values in list(shown)
        is_marked = is_example_mark(number)
        if is_marked and not is_known:
            self.cells.problems.add(
                self._place(row, NUMBER),
                "",
                f"标着“{number}”，这一行却不是原来的示例，没有读入",
                f"要写进报告的，请把“{number}”删去；只是示例的，请删去这一行",
            )
        elif is_known and not number:
            self.cells.problems.add(
                self._place(row, content[0]),
                "",
                "和示例一字不差，又没有标“例”，看不出是不是真的",
                f"确有其事的，请在“{NUMBER}”里写上数字；是示例的，请删去这一行",
            )
            return True
        return is_marked

    def _pair(self, row: int) -> Entry | None:
        """Return a name with what belongs to it; None where the name cannot be read, which has been told."""
        name = self._line(row, NAME)
        if not isinstance(name, Text):
            return None
        label, unit = self._label(row)
        place = self._place(row, NAME)
        if self.sheet.shape is Shape.SUMS:
            column = self.head.columns.get(PARTS)
            gone = Text(place, "")
            return Entry(place, label, gone if column is None else self.cells.node(row, column))
        if label in _TOTALS:
            self.cells.problems.add(
                place,
                "",
                f"写的是“{label}”，不是一项数据",
                f"请删去这一行；报告要写的合计，写在工作表“{FactKind.SUMS}”里",
            )
        if AMOUNT not in self.head.columns:
            return Entry(place, label, Text(place, ""))
        return Entry(place, label, amount(self.cells, row, self.head.columns, label, unit))

    def _label(self, row: int) -> tuple[str, str]:
        """Return the name of a row, and the unit in brackets behind it where nothing else tells it: 谈心谈话（人次） 36."""
        name = plain(self._text(row, NAME))
        found = _WITH_UNIT.fullmatch(name)
        if not found or self._is_filled(row, UNIT):
            return name, ""
        quantity = read_quantity(f"{plain(self._text(row, AMOUNT))}{found[2]}")
        is_unit = quantity is not None and quantity.unit != "" and is_known_unit(quantity.unit)
        return (found[1], found[2]) if is_unit else (name, "")

    def _named(self, pairs: Sequence_[Entry | None]) -> Node:
        """Return names with what belongs to them; quantities with remarks as the lines that say the same."""
        top = self.cells.top
        if self.sheet.shape is Shape.COUNTS and any(pair and _is_line(pair) for pair in pairs):
            nodes = [_as_line(p) if _is_line(p) else Mapping(top, (p,)) for p in pairs if p]
        else:
            nodes = [Mapping(top, tuple(pair for pair in pairs if pair))]
        if None in pairs:  # what is missing may be what another sheet refers to
            nodes.append(Broken(top))
        return nodes[0] if len(nodes) == 1 else Sequence(top, tuple(nodes))

    def _optional(self, rows: list[int]) -> Iterator[Text]:
        for row in rows:
            node = self._line(row, FactKind.OPTIONAL.value)
            typed = plain(node.value).lower() if isinstance(node, Text) else ""
            place = node.place
            if typed in _YES:
                yield Text(place, self._label(row)[0])
            elif typed not in _NO:
                self.cells.problems.add(
                    place, "", f"写的是“{typed}”，看不懂", f"可不写的选“{YES}”，别的空着"
                )

    def _item(self, row: int) -> Node:
        """Return a row as one item: its fields, or the plain text that stands in the column for it."""
        filled = [
            c
            for c in self.sheet.columns
            if c.heading not in _ASIDE and self._is_filled(row, c.heading)
        ]
        whole = [column for column in filled if not column.key]
        fields = [column for column in filled if column.key]
        place = self._place(row, filled[0].heading)
        if whole and fields:
            heading = whole[0].heading
            self.cells.problems.add(
                self._place(row, heading),
                "",
                f"这一行既分格写了“{fields[0].heading}”，又写了“{heading}”",
                f"请只用一种写法：把“{heading}”的内容并到前面几格，或反过来",
            )
            return Broken(place)
        if whole:
            return self._line(row, whole[0].heading)
        entries = (
            Entry(self._place(row, column.heading), column.key, self._field(row, column.heading))
            for column in fields
        )
        return Mapping(place, tuple(entries))

    def _field(self, row: int, heading: str) -> Node:
        """Return a field of an item; a plain number of those who took part is one of persons."""
        node = self._line(row, heading)
        if heading != _HEADS or not isinstance(node, Text) or not node.value.isdecimal():
            return node
        self.cells.problems.remark(node.place, f"写的是 {node.value}，按 {node.value}人 读")
        return Text(node.place, f"{node.value}人")

    def _tell_odd_number(self, row: int, number: str) -> None:
        if number and not _ordinal(number) and not is_example_mark(number):
            self.cells.problems.add(
                self._place(row, NUMBER),
                "",
                f"“{NUMBER}”里写的是“{number}”，没有读入",
                "这一格只写第几条，内容请写到后面几格",
            )

    def _is_filled(self, row: int, heading: str) -> bool:
        column = self.head.columns.get(heading)
        return column is not None and self.cells.is_filled(row, column)

    def _text(self, row: int, heading: str) -> str:
        column = self.head.columns.get(heading)
        return "" if column is None else self.cells.text(row, column)

    def _line(self, row: int, heading: str) -> Node:
        """Return a cell as one text, an empty one where the column is gone."""
        column = self.head.columns.get(heading)
        gone = Text(self._place(row, heading), "")
        return gone if column is None else self.cells.line(row, column)

    def _place(self, row: int, heading: str) -> Place:
        """Return where a cell of a row stands; the row's first cell where the column is gone."""
        return self.cells.place(row, self.head.columns.get(heading, 0))


def _is_line(pair: Entry) -> bool:
    """Whether a quantity has a remark, and its name none: 志愿服务, 6次（去年5次）."""
    is_plain = _BRACKETS.search(pair.key) is None and bool(pair.key)
    return is_plain and isinstance(pair.value, Text) and is_remarked(plain(pair.value.value))


def _as_line(pair: Entry) -> Node:
    assert isinstance(pair.value, Text), "what has a remark is a text"
    return Text(pair.value.place, f"{pair.key}：{pair.value.value}")


def _ordinal(text: str) -> int | None:
    """Return the number that 3, 第3条, （三） or ③ is, or None."""
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    number = parse_number(match[1]) if match else None
    return int(number) if number is not None else None
