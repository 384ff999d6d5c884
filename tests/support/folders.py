"""Report folders as a secretary has them: written without a model from the sample's facts."""

from pathlib import Path

from drafting.pipeline import write_report
from drafting.workspace import Sources, Version, Workspace
from tests.support.shuzhi import FACTS


def drafted(folder: Path, facts: Path = FACTS, target: str = "述职报告.docx") -> Workspace:
    """Return the workspace of a folder in which a report has been drafted offline and exported."""
    write_report(
        Sources(facts), folder / target, folder=folder, engine="offline", say=lambda line: None
    )
    workspace = Workspace.at(folder)
    assert workspace
    return workspace


def part(workspace: Workspace, name: str) -> Version:
    """Return the current version of a part."""
    return next(version for version in workspace.revision() if version.part == name)


def by_hand(workspace: Workspace, name: str, text: str) -> int:
    """Store a part as a person wrote it; return the revision's number."""
    versions = [Version(name, text, "hand") if v.part == name else v for v in workspace.revision()]
    return workspace.accept("take", versions, "述职报告.docx")
