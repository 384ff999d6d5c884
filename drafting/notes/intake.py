"""Free notes to a file of facts: read, sorted by rule or by a model, proven, saved."""

from collections.abc import Callable
from pathlib import Path

from drafting.export.targets import FACTS_FILE, require_new_facts
from drafting.files import write_atomically
from drafting.notes.ask import by_model
from drafting.notes.entry import Sorted
from drafting.notes.gather import gathered
from drafting.notes.lines import read_notes
from drafting.notes.rules import by_rule
from drafting.notes.show import facts_file
from drafting.report_folder import workspace_at
from drafting.workspace import Workspace
from drafting.writing.engine_choice import endpoint_for
from schemas.facts import Facts


def facts_from_notes(
    notes: Path, *, folder: Path | None, engine: str, say: Callable[[str], None]
) -> tuple[Sorted, Facts]:
    """Return what free notes say for the facts, proven by the notes, and these facts; nothing is saved.

    ``say`` is told, a line each, what a model is asked.
    """
    text = read_notes(notes)
    workspace = workspace_at(folder) or Workspace.find(notes.parent)
    endpoint = endpoint_for(engine, workspace.folder if workspace else folder)
    if endpoint is None:
        return gathered(text, by_rule(text))
    return gathered(text, by_model(text, endpoint, workspace, say))


def facts_target(file: Path | None, notes: Path, folder: Path | None, *, new: bool) -> Path:
    """Return the facts file to be written: the one named, else 要点.md in the report's folder or beside the notes.

    UsageError where it has to be a new one and is not.
    """
    target = file or (folder or notes.parent) / FACTS_FILE
    if new:
        require_new_facts(target)
    return target


def save_facts(found: Sorted, notes: Path, target: Path) -> None:
    """Save facts that came from notes; UsageError where the file is there already, or is no file of facts."""
    require_new_facts(target)
    write_atomically(target, facts_file(found, notes.name).encode())
