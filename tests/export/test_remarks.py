"""The margin says whence each figure comes, which sentences were composed here, and what is still open."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.export.remarks import remarks
from drafting.parts import text_of
from drafting.pipeline import review
from drafting.proof.rows import FigureState
from drafting.text.sentences import sentences
from drafting.verdict import Verdict
from drafting.workspace import Origin, Version, Workspace
from schemas.report import Role
from tests.support.folders import by_hand, drafted, part

OPEN = "编号 "


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return drafted(tmp_path_factory.mktemp("drafted"))


@pytest.fixture(scope="module")
def verdict(workspace: Workspace) -> Verdict:
    return review(None, folder=workspace.folder)


def said(verdict: Verdict, versions: tuple[Version, ...]) -> list[tuple[str, str]]:
    """(words, what is said of them) of every remark."""
    text = verdict.case.report.text
    return [(text[r.start : r.end], r.text) for r in remarks(verdict, versions)]


def edited(folder: Path, words: str) -> tuple[Verdict, tuple[Version, ...]]:
    """A drafted report whose highlights end in words that a hand wrote."""
    workspace = drafted(folder)
    by_hand(workspace, "highlights", part(workspace, "highlights").text + words)
    return review(None, folder=folder), workspace.revision()


def test_every_figure_has_its_fact_and_the_place_in_the_facts_file(
    workspace: Workspace, verdict: Verdict
):
    found = said(verdict, workspace.revision())
    assert ("43项", "依据：研究事项43项（要点.md 第14行）") in found
    assert ("68人", "依据：活动第1条·参加：68人（要点.md 第29行）") in found
    assert ("2025年12月31日", "依据：成文日期（要点.md 第7行）") in found
    assert verdict.proof
    counted = [row for row in verdict.proof.figures if row.state is not FigureState.FREE]
    told = [text for _, text in found if text.startswith("依据：")]
    assert len(told) == len(counted) > 40
    assert all("要点.md 第" in text for text in told)


def test_every_composed_sentence_says_so_and_what_it_rests_on(
    workspace: Workspace, verdict: Verdict
):
    report = verdict.case.report
    prose = [p for p in report.paragraphs if p.role in (Role.OPENING, Role.TEXT)]
    wanted = [report.text_of(p)[a:b] for p in prose for a, b in sentences(report.text_of(p))]
    composed = [
        (words, text) for words, text in said(verdict, workspace.revision()) if "本机" in text
    ]
    assert [words for words, _ in composed] == wanted
    of = dict(composed)
    assert of["支部还为一线工人开展法律知识宣讲2场。"] == (
        "这一句由本机按要点写成：\n活动第8条：为一线工人开展法律知识宣讲2场（要点.md 第36行）"
    )


def test_a_cause_and_a_goal_belong_to_their_item(workspace: Workspace, verdict: Verdict):
    of = dict(said(verdict, workspace.revision()))
    [cause] = [text for words, text in of.items() if words.endswith("习惯于听汇报、看材料。")]
    assert "不足第1条" in cause and "第48行" in cause
    [goal] = [text for words, text in of.items() if "目标是形成可复制的做法" in words]
    assert "计划第1条" in goal and "第53行" in goal


def test_what_a_hand_or_a_model_wrote_is_not_called_composed(
    workspace: Workspace, verdict: Verdict
):
    versions = tuple(
        replace(v, author="hand" if v.part == "plan" else "model", origins=())
        for v in workspace.revision()
    )
    assert not [text for _, text in said(verdict, versions) if "本机" in text]


def test_a_sentence_composed_into_a_models_section_is(workspace: Workspace, verdict: Verdict):
    def mended(version: Version) -> Version:
        start = version.text.find(words)
        spans = (Origin(start, start + len(words), "composer"),) if start >= 0 else ()
        return replace(version, author="model", origins=spans)

    words = "支部还为一线工人开展法律知识宣讲2场。"
    versions = tuple(map(mended, workspace.revision()))
    assert [w for w, text in said(verdict, versions) if "本机" in text] == [words]


def test_a_sentence_of_a_models_in_a_composed_section_is_not(
    workspace: Workspace, verdict: Verdict
):
    words = "支部还为一线工人开展法律知识宣讲2场。"

    def given(version: Version) -> Version:
        start = version.text.find(words)
        span = Origin(start, start + len(words), "model")
        return replace(version, origins=(*version.origins, span)) if start >= 0 else version

    before = workspace.revision()
    assert words in [w for w, text in said(verdict, before) if "本机" in text]
    after = tuple(map(given, before))
    assert words not in [w for w, text in said(verdict, after) if "本机" in text]


def test_what_is_open_is_said_in_the_words_of_the_check(tmp_path: Path):
    verdict, versions = edited(tmp_path, "全年覆盖工人137名。")
    [finding] = [f for f in verdict.findings if f.code == "figures.unsupported"]
    found = [text for words, text in said(verdict, versions) if words == finding.text]
    assert [text.splitlines()[0] for text in found] == [f"错误：{finding.message}"]
    assert found[0].endswith(f"{OPEN}{finding.id}") and finding.suggestion in found[0]


def test_every_open_finding_is_there_and_what_a_person_has_accepted_is_not(tmp_path: Path):
    verdict, versions = edited(tmp_path, "坚持“两个确力”、四个意识，8月28日还办了一次。")
    assert verdict.findings
    told = [text for _, text in said(verdict, versions) if OPEN in text]
    assert len(told) == len(verdict.findings)
    waiting = [f for f in verdict.findings if verdict.awaits(f)]
    assert "dates.unsupported" in {f.code for f in waiting}
    settled = replace(verdict, accepted=frozenset(f.id for f in waiting))
    found = said(settled, versions)
    assert sum(OPEN in text for _, text in found) == len(told) - len(waiting)
    assert ("8月28日", "要点里没有这个时间，已由人确认") in found


def test_without_facts_there_is_still_what_was_composed_and_what_is_open(workspace: Workspace):
    file = workspace.folder.parent / "别处" / "报告.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text_of(workspace.revision()) + "XX次。\n", "utf-8")
    bare = review(file)
    assert bare.case.facts is None
    found = said(bare, workspace.revision())
    assert any("本机" in text for _, text in found)
    assert not any(text.startswith("依据") for _, text in found)
