"""Facts → the rows of the form that say them, so that they are read back as they were."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from drafting.facts.keys import KEYS
from drafting.facts.read import facts_in
from drafting.form.layout import (
    AMOUNT,
    NAME,
    PARTS,
    UNIT,
    WHOLE,
    YES,
    Column,
    FormSheet,
    Shape,
    basics,
)
from schemas.facts import FactKind, Facts, Item
from schemas.figure import Quantity

Cell = str | int
Row = Mapping[str, Cell]
"""A row of the form: heading of the column → what stands there; columns with nothing are left out."""

_SEPARATORS = re.compile(r"[、，,；;+＋]")
_FOLDED = re.compile(r"(.*\d\D?)([万亿]+)")
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,14}")
_EXAMPLES = "examples.yaml"


def rows_of(facts: Facts, sheet: FormSheet) -> tuple[Row, ...]:
    """Return the rows of one sheet."""
    content = getattr(facts, KEYS[sheet.kind])
    if sheet.shape is Shape.COUNTS:
        optional = facts.optional if sheet.kind is FactKind.COUNTS else ()
        return tuple(
            {NAME: label, **amount_cells(quantity)}
            | ({FactKind.OPTIONAL.value: YES} if label in optional else {})
            for label, quantity in content.items()
        )
    if sheet.shape is Shape.SUMS:
        return tuple({NAME: label, PARTS: _listed(names)} for label, names in content.items())
    return tuple(dict(_item(item, sheet.columns)) for item in content)


def basics_of(facts: Facts) -> Mapping[str, Cell]:
    """Return what stands in 基本情况, by key."""
    values = {key: getattr(facts, KEYS[key]) for key in basics()}
    return {key: value for key, value in values.items() if value}


@cache
def examples(sheet: FormSheet) -> tuple[Row, ...]:
    """Return the rows that show how a sheet is filled in."""
    return rows_of(_example_facts(), sheet)


@cache
def _example_facts() -> Facts:
    data = (files(__package__) / _EXAMPLES).read_bytes()
    return facts_in(data, Path(_EXAMPLES))


def amount_cells(quantity: Quantity) -> dict[str, Cell]:
    """Return a quantity parted into number and unit, a plain number as one that a spreadsheet can add up."""
    text, unit = quantity.text, quantity.unit
    number = text.removesuffix(unit) if unit else text
    if not number or number == text:
        return {AMOUNT: text}
    if folded := _FOLDED.fullmatch(number):  # 320余万 元 is read more easily as 320余 万元
        number, unit = folded[1], folded[2] + unit
    return {AMOUNT: int(number) if _WHOLE_NUMBER.fullmatch(number) else number, UNIT: unit}


def _listed(names: tuple[str, ...]) -> str:
    """Return names as one cell; names that have a separator in them stand below each other."""
    return ("\n" if any(map(_SEPARATORS.search, names)) else "、").join(names)


def _item(item: Item, columns: tuple[Column, ...]) -> Iterator[tuple[str, Cell]]:
    attributes = {info.alias: name for name, info in type(item).model_fields.items() if info.alias}
    whole = WHOLE if attributes else columns[1].heading
    if item.text:
        yield whole, item.text
    for column in columns:
        value = getattr(item, attributes[column.key]) if column.key else ""
        if value:
            yield (
                column.heading,
                "、".join(map(str, value)) if isinstance(value, tuple) else str(value),
            )
