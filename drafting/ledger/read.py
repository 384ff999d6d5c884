"""A ledger's file → what it counts."""

from datetime import date
from pathlib import Path

from drafting.ledger.count import ledger_in
from drafting.workbook.read import read_workbook_file
from schemas.ledger import Ledger


def read_ledger(path: Path, year: int | None, today: date) -> Ledger:
    """Return the ledger in a spreadsheet of any kind, as ``ledger_in``; raises what that and the reader raise."""
    return ledger_in(read_workbook_file(path), path.name, year, today)
