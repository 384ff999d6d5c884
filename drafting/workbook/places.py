"""Cells by the names that people give them, back to rows and columns: what ``Grid.place`` says, read again."""

import re

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_PLACE = re.compile(r"工作表“(.+)”(?:([A-Z]{1,3}[1-9]\d{0,6})格|第(\d+)行)?")


def position(reference: str) -> tuple[int, int] | None:
    """Return (row, column) of a cell by its reference, both from 0: B5 → (4, 1); None for no reference."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def cell_of(place: str) -> tuple[str, int, int] | None:
    """Return (sheet, row, column) of a place; its first cell for a row or a whole sheet, None for another place."""
    match = _PLACE.fullmatch(place)
    if not match:
        return None
    row, column = position(match[2] or "") or (int(match[3] or 1) - 1, 0)
    return match[1], row, column
