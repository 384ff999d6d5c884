"""What can have become of a figure, an item or a sentence from one report to the next."""

from enum import StrEnum


class Change(StrEnum):
    """Seen from the new report."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
