"""Whole outputs that people read, kept as files: a change shows as a diff and is accepted on purpose.

Accept with UPDATE_SNAPSHOTS=1 in the environment, then read what git shows.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "snapshots"


def assert_unchanged(name: str, text: str) -> None:
    """Compare with the kept file; raise AssertionError with the difference."""
    path = FOLDER / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
