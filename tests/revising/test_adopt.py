"""A figure typed by hand that no fact knows comes into the facts in one step, proven before it is written."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from sqlite3 import Connection

import pytest

from drafting.errors import UsageError, WriteError
from drafting.facts import read_facts
from drafting.parts import text_of
from drafting.pipeline import write_report
from drafting.report import parse_report
from drafting.revising import adopt
from drafting.revising.clause_facts import adoptable
from drafting.revising.desk import Desk, material_of
from drafting.revising.taking import Taken, take_back
from drafting.workspace import Sources, Workspace
from drafting.workspace.database import Database
from drafting.writing.repair import judged
from schemas.facts import FactKind
from tests.support.edited import edit
from tests.support.folders import drafted, part
from tests.support.shuzhi import SAMPLES

ANCHOR = {"work": "法律知识宣讲2场。", "highlights": "关键工序有党员。", "plan": "廉洁教育不少于6次。",
          "shortcomings": "习惯于听汇报、看材料。"}  # fmt: skip


@pytest.fixture(params=["要点.md", "要点.yaml"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    facts = tmp_path / request.param
    facts.write_bytes((SAMPLES / request.param).read_bytes())
    return drafted(tmp_path, facts)


def facts_file(workspace: Workspace) -> Path:
    file = workspace.sources().facts
    assert file
    return file


def take(
    workspace: Workspace, *ids: str, source: str = "学习台账", file: Path | None = None
) -> Taken:
    return take_back(
        workspace.folder, file, rejecting=False, over_hand=False, adopt=ids, source=source,
        say=lambda line: None,
    )  # fmt: skip


def typed(workspace: Workspace, section: str, sentence: str) -> Taken:
    """Type a sentence into a section in Word and take the file back."""
    file = workspace.folder / "述职报告.docx"
    return take(workspace, file=edit(file, (ANCHOR[section], ANCHOR[section] + sentence)))


@pytest.mark.parametrize(
    ("section", "sentence", "line"),
    [
        ("work", "还组织夜校培训8次。", "夜校培训8次"),
        ("work", "慰问困难职工37户。", "慰问困难职工37户"),
        ("work", "7月走访困难职工37户。", "7月走访困难职工37户"),
        ("work", "8名青年骨干参加跟班学习。", "8名青年骨干参加跟班学习"),
        ("highlights", "编印口袋书300册。", "编印口袋书300册"),
        ("plan", "举办青年读书班3期。", "举办青年读书班3期"),
        ("shortcomings", "台账缺漏19处。", "台账缺漏19处"),
    ],
)
def test_it_is_written_where_it_belongs_and_the_report_passes(
    workspace: Workspace, section: str, sentence: str, line: str
):
    file = facts_file(workspace)
    before = file.read_text("utf-8")
    [finding] = adoptable(typed(workspace, section, sentence).verdict)
    taken = take(workspace, finding.id)
    assert not taken.verdict.stopping
    added = [x for x in file.read_text("utf-8").splitlines() if x not in before.splitlines()]
    told = "".join(added).replace(": ", "", 1) if file.suffix == ".yaml" else added[0]
    assert line in told and "出处：学习台账" in added[-1]
    assert (
        "".join(
            x
            for x in file.read_text("utf-8").splitlines(keepends=True)
            if x.strip("\n") not in added
        )
        == before
    )
    assert workspace.revisions()[-1].action == "adopt"
    assert workspace.revisions()[-1].note == f"{line}（出处：学习台账）"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("排查日常隐患33处。", FactKind.COUNTS),
        ("检查节日用电33处。", FactKind.COUNTS),
        ("年底走访困难职工37户。", FactKind.ACTIVITIES),
        ("上半年排查隐患33处。", FactKind.ACTIVITIES),
        ("6月上旬排查隐患33处。", FactKind.ACTIVITIES),
        ("8名骨干参加跟班学习。", FactKind.ACTIVITIES),
    ],
)
def test_what_has_a_time_of_its_own_or_took_part_is_no_count_of_the_year(
    workspace: Workspace, sentence: str, kind: FactKind
):
    [finding] = adoptable(typed(workspace, "work", sentence).verdict)
    adopted = take(workspace, finding.id).adopted
    assert adopted and [fact.kind for fact in adopted.added] == [kind]


def test_file_and_figure_may_come_in_one_step(workspace: Workspace):
    file = workspace.folder / "述职报告.docx"
    sentence = "还组织夜校培训8次。"
    changed = edit(
        file, (ANCHOR["work"], ANCHOR["work"] + sentence), target=file.with_name("改.docx")
    )
    told = take(workspace, file=changed)
    [finding] = adoptable(told.verdict)
    workspace.accept("restore", workspace.revision(1), "@1")
    taken = take(workspace, finding.id, file=changed)
    assert taken.adopted and not taken.verdict.stopping
    assert sentence in part(workspace, "work").text
    assert [r.action for r in workspace.revisions()] == [
        "draft",
        "take",
        "restore",
        "take",
        "adopt",
    ]


def test_several_figures_come_in_together_with_one_source(workspace: Workspace):
    verdict = typed(workspace, "work", "开展家访26户，发放慰问金2.4万元。").verdict
    taken = take(workspace, *(f.id for f in adoptable(verdict)))
    assert taken.adopted
    assert [str(fact) for fact in taken.adopted.added] == ["开展家访26户", "发放慰问金2.4万元"]
    assert not taken.verdict.stopping
    assert {"26户", "2.4万元"} <= {
        q.text for q in read_facts(facts_file(workspace)).counts.values()
    }


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        (
            "全年排查隐患33处、整改31处，其中重大隐患2处。",
            "全年排查隐患33处、整改31处，其中重大隐患2处",
        ),
        ("组织党员干部120余人次参观红色基地3处。", "组织党员干部120余人次参观红色基地3处"),
    ],
)
def test_figures_of_one_clause_become_one_entry_once(
    workspace: Workspace, sentence: str, entry: str
):
    file = facts_file(workspace)
    verdict = typed(workspace, "work", sentence).verdict
    items = len(list(read_facts(file).items()))
    taken = take(workspace, *(f.id for f in adoptable(verdict)))
    assert taken.adopted and [str(fact) for fact in taken.adopted.added] == [entry]
    assert not taken.verdict.stopping
    facts = read_facts(file)
    assert len(list(facts.items())) == items + 1 and facts.activities[-1].name == entry
    write_report(
        Sources(file), folder=workspace.folder, engine="offline", say=print, over_hand=True
    )
    assert text_of(workspace.revision()).count(entry) == 1


def test_a_part_is_not_adopted_without_its_whole(workspace: Workspace):
    verdict = typed(workspace, "work", "全年排查隐患33处，其中重大隐患2处。").verdict
    whole, share = adoptable(verdict)
    before = facts_file(workspace).read_bytes()
    with pytest.raises(UsageError, match=f"--adopt {share.id} --adopt {whole.id}"):
        take(workspace, share.id)
    assert facts_file(workspace).read_bytes() == before
    adopted = take(workspace, whole.id).adopted
    assert adopted and [str(fact) for fact in adopted.added] == ["排查隐患33处"]
    adopted = take(workspace, share.id).adopted
    assert adopted and [str(fact) for fact in adopted.added] == ["重大隐患2处"]


def test_no_figure_comes_in_that_nobody_adopts(workspace: Workspace):
    verdict = typed(workspace, "work", "7月走访困难职工37户、退休老职工29户。").verdict
    first, second = adoptable(verdict)
    with pytest.raises(UsageError, match=f"--adopt {first.id} --adopt {second.id}"):
        take(workspace, first.id)
    adopted = take(workspace, first.id, second.id).adopted
    assert adopted
    assert [str(fact) for fact in adopted.added] == ["7月走访困难职工37户、退休老职工29户"]


def test_the_lines_say_how_to_adopt_and_what_was_written(workspace: Workspace):
    told = list(typed(workspace, "work", "还组织夜校培训8次。").lines())
    [line] = [x for x in told if "--adopt" in x]
    finding_id = line.split("--adopt ")[1].split()[0]
    taken = take(workspace, finding_id)
    name = facts_file(workspace).name
    assert f"已收进 {name}：数据 夜校培训8次（出处：学习台账）" in list(taken.lines())
    assert taken.to_json()["adopted"] == [{"kind": "数据", "label": "夜校培训", "text": "8次"}]


@pytest.mark.parametrize(
    ("finding_id", "source", "message"),
    [
        ("00000000", "台账", "没有编号为“00000000”"),
        ("first", " \u200b\n ", "要写明出处"),
        ("mismatch", "台账", "不是要点里没有的数字"),
    ],
)
def test_what_cannot_be_adopted_changes_nothing(
    workspace: Workspace, finding_id: str, source: str, message: str
):
    file = workspace.folder / "述职报告.docx"
    edit(file, ("谈心谈话36人次", "谈心谈话38人次"))
    told = typed(workspace, "work", "还组织夜校培训8次。")
    ids = {"first": adoptable(told.verdict)[0].id,
           "mismatch": next(f.id for f in told.verdict.findings if f.code == "figures.mismatch")}  # fmt: skip
    before, revision = facts_file(workspace).read_bytes(), workspace.latest()
    with pytest.raises(UsageError, match=message):
        take(workspace, ids.get(finding_id, finding_id), source=source)
    assert (facts_file(workspace).read_bytes(), workspace.latest()) == (before, revision)


def test_all_wrong_numbers_are_told_at_once(workspace: Workspace):
    told = typed(workspace, "work", "还组织夜校培训8次。")
    with pytest.raises(UsageError, match=r"“00000000”的一处(?s:.*)“11111111”的一处"):
        take(workspace, "00000000", adoptable(told.verdict)[0].id, "11111111")


def test_one_that_cannot_be_adopted_keeps_the_others_out_and_the_file_untaken(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    file = workspace.folder / "述职报告.docx"
    edit(file, (ANCHOR["work"], f"{ANCHOR['work']}还组织夜校培训8次。"))
    monkeypatch.setattr(adopt, "facts_of", lambda *_: iter(()))
    before = facts_file(workspace).read_bytes()
    verdict = take(workspace, file=file).verdict
    with pytest.raises(UsageError, match="没法自动收进要点，什么也没有改动"):
        take(workspace, adoptable(verdict)[0].id)
    assert facts_file(workspace).read_bytes() == before


def test_a_facts_file_that_somebody_changes_meanwhile_is_not_written_over(workspace: Workspace):
    [finding] = adoptable(typed(workspace, "work", "还组织夜校培训8次。").verdict)

    material = material_of(Desk.at(workspace.folder))
    verdict = judged(material, parse_report(text_of(workspace.revision()), material.outline))
    planned = adopt.adoption(material, verdict, [finding.id], "台账", facts_file(workspace))
    with planned.prepared() as write, facts_file(workspace).open("ab") as file:
        file.write(b"\n")
        file.flush()
        with pytest.raises(WriteError, match="刚被改动过，没有写"):
            write()
    assert facts_file(workspace).read_bytes() == planned.before + b"\n"


@pytest.mark.parametrize("broken", ["facts", "history"])
def test_what_was_edited_and_its_figure_come_in_together_or_not_at_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, broken: str
):
    facts, report = facts_file(workspace), workspace.folder / "述职报告.docx"
    edited = edit(
        report,
        (ANCHOR["work"], f"{ANCHOR['work']}还组织夜校培训8次。"),
        target=report.with_name("改.docx"),
    )
    [finding] = adoptable(take(workspace, file=edited).verdict)
    workspace.accept("restore", workspace.revision(1), "@1")
    before, revisions = facts.read_bytes(), workspace.revisions()
    with monkeypatch.context() as broken_disk:
        if broken == "facts":
            replace = Path.replace

            def refused(self: Path, target: Path) -> Path:
                if target == facts:
                    raise OSError(5, "Input/output error", str(self), None, str(target))
                return replace(self, target)

            broken_disk.setattr(Path, "replace", refused)
        else:
            full = _full_when(lambda: facts.read_bytes() != before, Database.transaction)
            broken_disk.setattr(Database, "transaction", full)
        with pytest.raises(WriteError, match="磁盘"):
            take(workspace, finding.id, file=edited)
    assert (facts.read_bytes(), workspace.revisions()) == (before, revisions)
    assert not list(facts.parent.glob(".*.tmp"))
    take(workspace, finding.id, file=edited)
    assert [r.action for r in workspace.revisions()[-2:]] == ["take", "adopt"]


def _full_when(
    is_full: Callable[[], bool], transaction: Callable[..., AbstractContextManager[Connection]]
):
    """Return transactions of which those that write cannot be finished when the disk is full."""

    @contextmanager
    def full(self: Database, mode: str) -> Iterator[Connection]:
        with transaction(self, mode) as db:
            yield db
            if mode == "IMMEDIATE" and is_full():
                raise WriteError("磁盘已满")

    return full


def test_a_source_is_one_line_of_plain_text(workspace: Workspace):
    [finding] = adoptable(typed(workspace, "work", "还组织夜校培训8次。").verdict)
    take(workspace, finding.id, source="  台账\n第3页\u202e  # 另记 ")
    assert "出处：台账 第3页 # 另记" in facts_file(workspace).read_text("utf-8")
    assert read_facts(facts_file(workspace)).counts["夜校培训"].text == "8次"


@pytest.mark.parametrize("sentence", ["去年召开支委会10次。", "支委会比上年增加7次。"])
def test_what_is_said_of_last_year_is_no_figure_of_this_one(workspace: Workspace, sentence: str):
    taken = typed(workspace, "work", sentence)
    assert adoptable(taken.verdict) == []
    assert not any("take --adopt" in line for line in taken.lines())
    (finding,) = (f for f in taken.verdict.findings if f.code == adopt.UNSUPPORTED)
    before = facts_file(workspace).read_bytes()
    with pytest.raises(UsageError, match="写到要点的“去年数据”下面"):
        take(workspace, finding.id, source="去年台账")
    assert facts_file(workspace).read_bytes() == before
