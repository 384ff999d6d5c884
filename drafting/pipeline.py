"""The order of the stages, and the only module that knows it.

facts, reference, sample ── load ──► Material
Material ── draft (write, fill, judge, repair, complete) ──► Draft ──► Workspace
Workspace ── judge ──► gate ── render ── read back ──► .docx
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from drafting.checks.case import Case
from drafting.documents import read_document
from drafting.docx import rare_characters, save
from drafting.docx.package import is_marked
from drafting.errors import PartlyDoneError, Problem, UsageError
from drafting.export.copies import Copy, require_comparable, word_file
from drafting.export.targets import (
    FACTS_FILE,
    FORM_FILE,
    Form,
    blank_facts,
    keep_aside,
    require_excel,
    require_word,
)
from drafting.facts import read_facts
from drafting.files import write_atomically
from drafting.limits import load_limits
from drafting.model.live import Listener
from drafting.outline import load_outline
from drafting.parts import text_of
from drafting.redrafting.earlier_outlines import named, word_of
from drafting.redrafting.last_inputs import completed
from drafting.reference import read_reference
from drafting.report import parse_report
from drafting.report_folder import (
    NO_REPORT,
    folder_for,
    template_in,
    workspace_at,
    workspace_with_report,
)
from drafting.results import Export, Table, Written
from drafting.verdict import Verdict, judge, require_acceptable
from drafting.wording.own import read_rules, rules_file
from drafting.wording.own_campaigns import own_campaign_rules
from drafting.words import FRAME
from drafting.workspace import Sources, Version, Workspace
from drafting.workspace.merge import is_reordered
from schemas.facts import Facts

T = TypeVar("T")

UNCHECKED = "未通过核对"


def new_folder(folder: Path, form: Form = Form.BULLETS) -> Path:
    """Make a report's folder with a blank facts file; return that file. UsageError where there is one already."""
    file = folder / (FORM_FILE if form is Form.SHEETS else FACTS_FILE)
    if file.exists():
        raise UsageError(f"{file} 已经存在，没有改动。请换一个文件夹名")
    Workspace.create(folder)
    write_atomically(file, blank_facts(form))
    return file


def write_report(  # noqa: PLR0913 - the options of the command
    sources: Sources,
    target: Path | None = None,
    *,
    folder: Path | None = None,
    engine: str = "auto",
    fresh: bool = False,
    say: Callable[[str], None],
    listener: Listener | None = None,
    send_reference: bool = False,
    debug_log: Path | None = None,
    over_hand: bool = False,
) -> Written:
    """Draft the whole report, store it, and export it where nothing stands against it.

    Of reference, sample and outline those not given are those of the draft before, ``last_inputs.NONE`` is none.
    Parts of an earlier report that are locked stay as they are, and so do those that were written by hand or chosen,
    unless they may be written over. UsageError for a target that can be no Word file, before anything is done. ``say`` is
    told, a line each, what a model is asked; ``listener`` is shown its text as it comes. With ``send_reference`` an outside host is sent the
    masked sentences of reference and sample too; ``debug_log`` takes down what is sent and answered.
    """
    import asyncio  # only who writes pays for what writing imports

    from drafting.material import load
    from drafting.redrafting.keeping import store_renewed
    from drafting.redrafting.once_more import write_beside
    from drafting.redrafting.untaken import untaken_headings
    from drafting.writing.engine_choice import engine_for

    require_word(target)
    home = folder_for(sources.facts, target, folder)
    sources, lines = completed(sources, Workspace.at(home))
    material = load(sources, rules_file(sources.facts, home), load_limits(home))
    workspace = Workspace.create(home)
    remarks = *_understood(material.facts, sources.facts), *untaken_headings(material)
    for line in (*lines, *remarks):
        say(line)
    template_in(workspace)  # what is marked there is refused before a model is asked
    writer = engine_for(
        engine,
        workspace,
        fresh=fresh,
        say=say,
        listener=listener,
        send_reference=send_reference,
        debug_log=debug_log,
    )
    base = workspace.latest()
    draft, kept = asyncio.run(write_beside(material, writer, workspace, base, over_hand=over_hand))
    if base and is_reordered(workspace.revision(base), draft.versions):
        words = [spec.word for spec in material.outline.sections]
        say(f"各节的次序照提纲排：{'、'.join(words)}；从前的次序在 @{base}")
    workspace.remember(sources)
    unfit = {part: (number, base or 0) for part, number in kept.rewritten(draft.versions).items()}
    kept, last = store_renewed(kept, workspace, base, material.outline)
    revision = workspace.accept("draft", kept.put_back(draft.versions), base=last)
    if draft.failure:
        raise PartlyDoneError(
            "报告已写成并保存，但还有错误；退回重写时模型没有答复。再运行一次会接着重写",
            [Problem("", "", "", draft.failure.message, "")],
        )
    known = {*(spec.id for spec in material.outline.sections), *FRAME}
    by_model = [v.part for v in draft.versions if v.author == "model" and v.part not in kept]

    def called(parts: Mapping[str, T]) -> dict[str, T]:
        return {word_of(p, workspace, material.outline): told for p, told in parts.items()}

    return Written(
        by_model=tuple(called(dict.fromkeys(by_model))),
        kept=called(kept.parts),
        outside=called({part: why for part, why in kept.parts.items() if part not in known}),
        renewed=called({part: kept.told_figures(part) for part in kept.renewed}),
        unfit=called(unfit),
        mended=draft.mended,
        stored=writer.stored,
        export=_export(workspace, revision, draft.verdict, target),
        engine=writer.name,
    )


def _understood(facts: Facts, file: Path | None) -> Iterator[str]:
    """Yield how the facts were read where the user may not expect it, a line each."""
    if facts.recorded:
        from drafting.ledger.view import brief  # most facts have no ledger

        yield brief(facts.recorded, file)
    yield from (f"要点：{remark}" for remark in facts.remarks)


def review(
    file: Path | None,
    *,
    facts: Path | None = None,
    reference: Path | None = None,
    folder: Path | None = None,
) -> Verdict:
    """Judge a file, or the current report, against facts: those given, else the workspace's, else none."""
    if file is None:
        reported = workspace_with_report(folder)
        workspace: Workspace | None = reported
        text = text_of(reported.revision())
    else:
        # a report knows its own facts best
        beside = None if folder else Workspace.at(file.parent)
        workspace = (
            beside or workspace_at(folder) or (None if folder else Workspace.find(file.parent))
        )
        if folder and workspace is None:
            raise UsageError(NO_REPORT)
        text = read_document(file)
    known = workspace.sources() if workspace else Sources()
    home = workspace.folder if workspace else file.parent if file else None
    verdict = _judge(
        text,
        replace(known, facts=facts or known.facts, reference=reference or known.reference),
        home,
    )
    return replace(verdict, accepted=workspace.acknowledged()) if workspace else verdict


def numerals_of(file: Path) -> Case:
    """Return the case of a text that is held against nothing, for its numerals."""
    outline = load_outline()
    return Case(parse_report(read_document(file), outline), outline)


def save_table(verdict: Verdict, target: Path) -> Table:
    """Write the two-way proof and the findings to an Excel file.

    UsageError for a target that can be no Excel file, WriteError where it is open or cannot be written.
    """
    from drafting.proof.table import table

    require_excel(target)
    data = table(verdict)
    backup = keep_aside(target, is_marked)
    write_atomically(target, data)
    return Table(target, backup)


def current(folder: Path | None, section: str | None = None) -> tuple[Version, ...]:
    """Return the parts of the current report, or the one section that is named; UsageError where there is none."""
    workspace = workspace_with_report(folder)
    versions = workspace.revision()
    if section is None:
        return versions
    part = named(section, workspace, load_outline(workspace.sources().outline))
    return tuple(version for version in versions if version.part == part)


def export(  # noqa: PLR0913 - the options of the command
    folder: Path | None,
    target: Path | None,
    *,
    copy: Copy = Copy.CLEAN,
    unchecked: bool = False,
    accept: Sequence[str] = (),
    reason: str = "",
) -> Export:
    """Export the current report, unless an error stands against it.

    ``unchecked`` writes it all the same, to a name that says so and with a notice on the first page. ``accept``
    are the ids of findings that a person accepts, for this and every later time; UsageError for one that cannot be,
    and for a ``copy`` against last year's report where there is none.
    """
    require_word(target)
    workspace = workspace_with_report(folder)
    revision = workspace.latest() or 0
    text = text_of(workspace.revision(revision))
    verdict = _judge(text, workspace.sources(), workspace.folder)
    require_comparable(copy, verdict)
    if accept or reason:
        require_acceptable(verdict.findings, accept, reason)
        workspace.acknowledge(verdict.told_with(accept), reason)
    verdict = replace(verdict, accepted=workspace.acknowledged())
    return _export(workspace, revision, verdict, target, copy, unchecked=unchecked)


def _export(  # noqa: PLR0913 - what is exported, and where and how
    workspace: Workspace,
    revision: int,
    verdict: Verdict,
    target: Path | None,
    copy: Copy = Copy.CLEAN,
    *,
    unchecked: bool = False,
) -> Export:
    target = target or workspace.folder / copy.file
    notice = ""
    if verdict.stopping:
        if not unchecked:
            hand = {v.part for v in workspace.revision(revision) if v.author == "hand"}
            return Export(verdict, None, by_hand=any(f.section in hand for f in verdict.to_settle))
        notice = f"{UNCHECKED}：有 {len(verdict.to_settle)} 处问题未改正，不得报送"
        target = target.with_stem(f"{target.stem}（{UNCHECKED}）")
    versions, template = workspace.revision(revision), template_in(workspace)
    data = word_file(copy, verdict, versions, notice=notice, template=template)

    def is_safe(old: bytes) -> bool:
        """Whether a file may be replaced; an export that was cut off stands there, but not in the history."""
        return old == data or workspace.exported(old) or workspace.taken(old)

    backup = keep_aside(target, is_safe)
    file = save(target, data, verdict.case.report.text)
    workspace.note_export(revision, file, data)
    rare = rare_characters(verdict.case.report.text)
    return Export(verdict, file, backup, renamed=file != target, rare=rare)


def _judge(text: str, sources: Sources, home: Path | None) -> Verdict:
    outline = load_outline(sources.outline)
    file = rules_file(sources.facts, home)
    rules = (*(read_rules(file) if file else ()), *own_campaign_rules())
    facts = read_facts(sources.facts) if sources.facts else None
    reference, sample = (
        read_reference(path, outline).report if path else None
        for path in (sources.reference, sources.sample)
    )
    report = parse_report(text, outline)
    return judge(Case(report, outline, facts, reference, rules, sample, load_limits(home)))
