"""A place that is told is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.workbook.grid import Grid
from drafting.workbook.places import cell_of, position


@given(
    name=st.text(min_size=1, max_size=31).filter(lambda name: "\n" not in name),
    row=st.integers(0, 1_048_575),
    column=st.integers(0, 16_383),
)
def test_the_place_of_a_cell_and_of_a_row_is_read_back(name: str, row: int, column: int):
    grid = Grid(name, [])
    assert cell_of(grid.place(row, column)) == (name, row, column)
    assert cell_of(grid.place(row)) == (name, row, 0)


def test_a_sheet_as_a_whole_is_its_first_cell():
    assert cell_of("工作表“数据”") == ("数据", 0, 0)


@pytest.mark.parametrize("place", ["", "第12行", "工作表", "数据!C5"])
def test_other_places_are_none(place: str):
    assert cell_of(place) is None


@pytest.mark.parametrize(
    ("reference", "at"),
    [("A1", (0, 0)), ("AB28", (27, 27)), ("A0", None), ("1A", None), ("", None)],
)
def test_a_reference_is_a_row_and_a_column(reference: str, at: tuple[int, int] | None):
    assert position(reference) == at
