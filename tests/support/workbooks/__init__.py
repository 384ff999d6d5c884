"""Messy workbooks by name, each made by code, with what is expected of it; for the reader and for all that reads on."""

from tests.support.workbooks import foreign, old, plain, typed
from tests.support.workbooks.case import ATTENDED, HEADINGS, MEETINGS, ROWS, YEAR, Case

CASES: tuple[Case, ...] = (*typed.CASES, *foreign.CASES, *old.CASES, *plain.CASES)

__all__ = ["ATTENDED", "CASES", "HEADINGS", "MEETINGS", "ROWS", "YEAR", "Case"]
