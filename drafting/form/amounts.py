"""数量 and 单位 of a row → the quantity as YAML has it, or a problem where two readings are possible."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal

from drafting.facts.quantity import read_quantity
from drafting.facts.tree import Broken, Node, Text, plain
from drafting.figures.vocabulary import is_known_unit
from drafting.form.cells import Cells
from drafting.form.layout import AMOUNT, UNIT
from drafting.lexicon.labels import units_equal, usual_unit

_REMARKED = re.compile(r"[约近超]?\d[^（(，；;？?]{0,20}[（(，；;？?]")
_PER_CENT = {"％": "%", "百分比": "%", "百分之": "%"}


def amount(cells: Cells, row: int, columns: Mapping[str, int], label: str, named: str) -> Node:
    """Return the quantity of a label as a text, with the unit of its own cell unless the number bears one.

    ``named`` is the unit that stands with the label.
    """
    column, unit_column = columns[AMOUNT], columns.get(UNIT)
    node = cells.line(row, column)
    unit_node = Text(node.place, "") if unit_column is None else cells.line(row, unit_column)
    if not isinstance(node, Text) or not isinstance(unit_node, Text):
        return Broken(node.place)
    value = cells.value(row, column)
    if isinstance(value, date | time | timedelta):
        cells.problems.add(
            node.place,
            "",
            "是日期或时间，不是数量",
            "表格程序会把 3-5 这样的写法改成日期：请把这一格的格式改为“文本”，再写一次",
        )
        return Broken(node.place)
    text = plain(node.value)
    unit = plain(unit_node.value) or named
    unit = _PER_CENT.get(unit, unit)
    known = read_quantity(text)
    if known and known.unit:
        if unit and not (_bears(text, known.unit, unit) or units_equal(known.unit, unit, label)):
            cells.problems.add(
                unit_node.place,
                "",
                f"写的是“{unit}”，而数量里写的是“{text}”，两处单位不一样",
                "请改成一样的，或只写一处",
            )
            return Broken(node.place)
        return Text(node.place, text)
    if "%" in (unit, unit or usual_unit(label)) and _is_doubtful(cells, value):
        number = Decimal(text)
        cells.problems.add(
            node.place,
            "",
            f"读到的数是 {text}，单位是“%”，看不出是 {text}% 还是 {_hundredfold(number)}%{_unshown(cells)}",
            f"请连百分号写在数量里，如 {_hundredfold(number)}%",
        )
        return Broken(node.place)
    is_none = read_quantity(text) is None  # 很多 and 台账 say the same without a unit
    return Text(node.place, text if is_none and is_known_unit(unit) else text + unit)


def is_remarked(text: str) -> bool:
    """Whether a text is a quantity with more behind it, as lines of 数据 have it: 6次（去年5次）, 24人，其中女8人, 4次？."""
    return _REMARKED.match(text) is not None and read_quantity(text) is None


def _bears(text: str, known: str, unit: str) -> bool:
    """Whether a text ends with a unit that is its own, perhaps with the 万 before it: 320万元 bears 万元."""
    return text.endswith(unit) and unit.endswith(known)


def _is_doubtful(cells: Cells, value: object) -> bool:
    """Whether a rate may be a share of one: below 1, or 1 where the file does not tell how it is shown."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return 0 < value < 1 or (value == 1 and cells.formats is None)


def _unshown(cells: Cells) -> str:
    """Return what to say of a file that does not tell what the cell shows."""
    return "；这种文件看不出格里显示的是哪一个" if cells.formats is None else ""


def _hundredfold(number: Decimal) -> str:
    text = format(number * 100, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
