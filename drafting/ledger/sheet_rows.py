"""What the rows of a sheet were found to be."""

from collections import defaultdict
from dataclasses import dataclass, field

from drafting.ledger.headings import Column
from drafting.workbook.grid import Grid
from schemas.ledger import Aside, LeftOut, Record


@dataclass(slots=True)
class SheetRows:
    """The rows of a sheet, each in one of the lists; rows come in counted from 0, and go out counted from 1.

    ``remarks`` are rows by the words of a note on them, ``columns`` those of the first headings, ``unread`` the
    columns that are not understood; without ``has_kind`` nothing on the sheet says what its meetings are.
    ``lectures`` are records in which somebody may have held a 党课, each with the words that say so; ``lecturers``
    those whose lecturer is named, each with the heading.
    """

    grid: Grid
    records: list[Record] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    remarks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    columns: dict[Column, int] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    lectures: list[tuple[Record, str]] = field(default_factory=list)
    lecturers: list[tuple[Record, str]] = field(default_factory=list)
    has_kind: bool = False

    def note(self, row: int, words: str) -> None:
        """Note something on a row that the secretary should know."""
        self.remarks[words].append(row + 1)

    def set_aside(self, row: int, what: str) -> None:
        """Enter a row that is no record."""
        self.asides.append(Aside(self.grid.name, row + 1, what))

    def leave_out(self, row: int, text: str, reason: str, kinds: tuple[str, ...] = ()) -> None:
        """Enter a row that cannot be counted."""
        self.left_out.append(LeftOut(self.grid.name, row + 1, text, reason, kinds))
