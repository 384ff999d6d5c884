"""Which report's folder a command works in: the one that is named, else the nearest from here upwards."""

from pathlib import Path

from drafting.docx.form import TEMPLATE
from drafting.errors import DocumentError, ShuzhiError, UsageError
from drafting.facts import read_facts
from drafting.files import read_bytes
from drafting.files.markings import refuse_marked
from drafting.workspace import FOLDER, Workspace

NO_REPORT = "这里还没有报告。请先运行：shuzhi draft 要点.md，或用 -C 指明报告文件夹"

MAX_TEMPLATE_BYTES = 20_000_000


def workspace_at(folder: Path | None) -> Workspace | None:
    """Return the workspace of the folder that is named, or else the nearest one from here upwards."""
    return Workspace.at(folder) if folder else Workspace.find(Path.cwd())


def workspace_with_report(folder: Path | None) -> Workspace:
    """Return the workspace of a folder as ``workspace_at`` does; UsageError where no report is stored."""
    workspace = workspace_at(folder)
    if workspace is None or workspace.latest() is None:
        raise UsageError(NO_REPORT)
    return workspace


def folder_for(facts: Path | None, target: Path | None, named: Path | None) -> Path:
    """Return the folder in which a draft is kept.

    It is the one that is named, else that of the facts where it has a history, else the nearest from here upwards
    that has one, else that of the target. A folder further up that keeps the report of other facts is somebody
    else's: the draft is then kept beside its own facts.
    """
    if named:
        return named
    if facts and (facts.parent / FOLDER).is_dir():
        return facts.parent
    known = Workspace.find(Path.cwd())
    if known is None:
        return target.parent if target else Path()
    if facts and _is_anothers(known, facts):
        return facts.parent
    return known.folder


def whose(folder: Path | None) -> str:
    """Return a line that tells whose report is meant where it is kept further up than here, else nothing."""
    workspace = None if folder else Workspace.find(Path.cwd())
    if workspace is None or workspace.folder == Path.cwd().resolve() or workspace.latest() is None:
        return ""
    facts = workspace.sources().facts
    try:
        known = read_facts(facts) if facts else None
    except ShuzhiError:  # what is wrong with the facts concerns a check, not this line
        known = None
    owner = f"（{known.unit}，{known.year} 年度）" if known else ""
    return f"用的是上级文件夹 {workspace.folder} 里的报告{owner}；要用别的报告，请加上 -C 文件夹"


def template_in(workspace: Workspace) -> bytes | None:
    """Return the user's own template, which lies in the report's folder, if there is one.

    RefusedError for one that bears a classified marking.
    """
    from drafting.docx.everything import read_everything

    file = workspace.folder / TEMPLATE
    if not file.is_file():
        return None
    data = read_bytes(file, DocumentError, MAX_TEMPLATE_BYTES)
    refuse_marked(read_everything(data, file.name), file.name, "页眉、页脚或正文")
    return data


def _is_anothers(workspace: Workspace, facts: Path) -> bool:
    """Whether a workspace above here, or above the facts, keeps the report of other facts."""
    below = (Path.cwd().resolve(), facts.parent.resolve())
    theirs = workspace.sources().facts
    return (
        theirs is not None
        and theirs.resolve() != facts.resolve()
        and any(workspace.folder in folder.parents for folder in below)
    )
