"""One folder per report: the paths of its inputs and, for good, every version of every part.

``.shuzhi/history.db`` is SQLite with a rollback journal. Nothing in it is ever changed or deleted, and triggers
in the database itself see to that. A revision ``@N`` is a whole report: an ordered list of parts, each pointing at
a version; a part that did not change points at the version it had before.
"""

from drafting.workspace.database import FOLDER
from drafting.workspace.folder import Workspace
from drafting.workspace.records import Author, Exported, Origin, Revision, Sources, Version

__all__ = [
    "FOLDER", "Author", "Exported", "Origin", "Revision", "Sources", "Version", "Workspace",
]  # fmt: skip
