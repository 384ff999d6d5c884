"""What was edited in Word comes back section by section, and nothing that was not edited is touched."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.documents import read_document
from drafting.docx import render
from drafting.errors import DocumentError, UsageError
from drafting.parts import text_of
from drafting.pipeline import export, write_report
from drafting.revising.history import history_of
from drafting.revising.history_view import history_lines
from drafting.revising.restore import Restored, restore
from drafting.revising.taking import Taken, take_back
from drafting.workspace import Sources, Workspace
from tests.support.edited import deleted, edit, in_footer, in_runs, insert_before, inserted, moved
from tests.support.folders import by_hand, drafted, part
from tests.support.reports import USUAL
from tests.support.shuzhi import FACTS
from tests.support.word import NAMESPACES, paragraph

COLUMN = "并张贴在工位"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return drafted(tmp_path)


@pytest.fixture
def file(workspace: Workspace) -> Path:
    return workspace.folder / "述职报告.docx"


def take(workspace: Workspace, file: Path | None, **options: object) -> Taken:
    given = {"rejecting": False, "over_hand": False, "adopt": (), "source": "", **options}
    return take_back(workspace.folder, file, say=lambda line: None, **given)  # type: ignore[arg-type]


def fates(taken: Taken) -> dict[str, tuple[str, ...]]:
    assert taken.take
    names = ("taken", "removed", "newer", "locked", "disputed", "overtaken")
    return {name: found for name in names if (found := getattr(taken.take, name))}


def test_a_section_that_was_edited_is_a_version_by_hand_and_the_others_keep_theirs(
    workspace: Workspace, file: Path
):
    before = workspace.revision()
    taken = take(workspace, edit(file, (COLUMN, f"{COLUMN}，反响很好")))
    assert fates(taken) == {"taken": ("亮点",)} and taken.revision == 2
    after = workspace.revision()
    assert [v.id for v in after if v.part != "highlights"] == [
        v.id for v in before if v.part != "highlights"
    ]
    new = part(workspace, "highlights")
    assert new.author == "hand" and f"{COLUMN}，反响很好。" in new.text
    assert workspace.revisions()[-1].note == "述职报告.docx"


def test_what_stands_against_it_is_told_and_kept_with_the_version(workspace: Workspace, file: Path):
    taken = take(workspace, edit(file, (COLUMN, f"{COLUMN}，覆盖工人137名")))
    [finding] = taken.verdict.stopping
    assert (finding.code, finding.text) == ("figures.unsupported", "137名")
    assert [f.text for f in part(workspace, "highlights").findings] == ["137名"]
    assert any("137名" in line for line in taken.lines())


def test_what_to_do_next_is_told(workspace: Workspace, file: Path):
    lines = list(take(workspace, edit(file, (COLUMN, f"{COLUMN}，反响很好"))).lines())
    assert "要导出 Word，请运行：shuzhi export" in lines
    lines = list(take(workspace, edit(file, ("23名党员", "32名党员"))).lines())
    assert any("要点写错了的，请改要点里的那一行" in line for line in lines)
    assert "要导出 Word，请运行：shuzhi export" not in lines
    lines = list(take(workspace, edit(file, ("讲授党课2次", "3月19日讲授党课2次"))).lines())
    assert any(line.startswith("确认无误的，运行：shuzhi export --accept ") for line in lines)


def test_who_goes_on_in_the_same_file_after_a_take_is_no_other_hand(
    workspace: Workspace, file: Path
):
    assert fates(take(workspace, edit(file, (COLUMN, f"{COLUMN}。反响很好")))) == {
        "taken": ("亮点",)
    }
    again = take(workspace, edit(file, ("反响很好。", "反响很好。大家都说好。")))
    assert (
        fates(again) == {"taken": ("亮点",)} and "大家都说好" in part(workspace, "highlights").text
    )
    # the same sentence again may be another's: that is for a person to say
    third = take(workspace, edit(file, ("大家都说好", "人人都说好")))
    assert fates(third) == {"disputed": ("亮点",)}
    assert any("（包括先前收回的），没有收；要用文件里的" in line for line in third.lines())


def test_a_file_that_nobody_edited_brings_nothing(workspace: Workspace, file: Path):
    taken = take(workspace, file)
    assert fates(taken) == {} and taken.revision is None and workspace.latest() == 1
    assert "报告没有变化。" in list(taken.lines())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice 没有安装")
@pytest.mark.parametrize("kind", ["docx", "doc", "rtf"])
def test_saving_it_again_in_another_program_is_no_edit(
    workspace: Workspace, file: Path, tmp_path: Path, kind: str
):
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", kind,
         "--outdir", str(tmp_path / "out"), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    taken = take(workspace, tmp_path / "out" / f"述职报告.{kind}")
    assert fates(taken) == {} and taken.revision is None


def test_title_opening_and_sign_off_count_too(workspace: Workspace, file: Path):
    taken = take(workspace, edit(file, ("各位领导", "各位同事"), ("请予评议", "请批评指正")))
    assert fates(taken) == {"taken": ("开头", "落款")}


def test_tracked_changes_count_as_accepted_or_as_rejected(workspace: Workspace, file: Path):
    edit(file, (COLUMN, f"并{deleted('张贴')}{inserted('悬挂')}在工位"))
    rejected = take(workspace, file, rejecting=True)
    assert rejected.revision is None and rejected.edited and rejected.edited.changes == 2
    assert any("2 处修订，都按拒绝处理" in line for line in rejected.lines())
    accepted = take(workspace, file)
    assert fates(accepted) == {"taken": ("亮点",)}
    assert "并悬挂在工位" in part(workspace, "highlights").text


def test_comments_are_shown_with_author_words_and_place(workspace: Workspace, file: Path):
    marked = (
        in_runs('<w:commentRangeStart w:id="5"/>')
        + "张贴"
        + in_runs('<w:commentRangeEnd w:id="5"/>')
    )
    comment = f'<w:comment w:id="5" w:author="李书记">{paragraph("有没有照片？")}</w:comment>'
    taken = take(workspace, edit(file, (COLUMN, f"并{marked}在工位"), comments=comment))
    assert taken.revision is None
    assert "  李书记，亮点（全文第 17 段）“张贴”：有没有照片？" in list(taken.lines())
    [told] = taken.to_json()["comments"]
    assert (told["author"], told["section"], told["quoted"]) == ("李书记", "highlights", "张贴")


def test_a_locked_section_is_left_alone_and_that_is_said(workspace: Workspace, file: Path):
    workspace.set_lock("highlights", locked=True)
    edit(file, (COLUMN, "并公示"), ("请予评议", "请批评指正"))
    taken = take(workspace, file)
    assert fates(taken) == {"taken": ("落款",), "locked": ("亮点",)}
    assert COLUMN in part(workspace, "highlights").text
    assert any("亮点 已锁定，文件里的改动没有收" in line for line in taken.lines())


def test_what_became_another_since_the_export_is_not_put_back(workspace: Workspace, file: Path):
    by_hand(workspace, "plan", "四、下一步工作计划\n再接再厉。")
    taken = take(workspace, edit(file, (COLUMN, "并公示")))
    assert fates(taken) == {"taken": ("亮点",), "newer": ("计划",)}
    assert part(workspace, "plan").text.endswith("再接再厉。")


def test_what_two_hands_changed_is_taken_only_with_a_clear_yes(workspace: Workspace, file: Path):
    by_hand(workspace, "highlights", part(workspace, "highlights").text.replace(COLUMN, "并上墙"))
    edit(file, (COLUMN, "并公示"))
    taken = take(workspace, file)
    assert fates(taken) == {"disputed": ("亮点",)} and taken.revision is None
    assert any("没有收；要用文件里的，请加上 --yes" in line for line in taken.lines())
    taken = take(workspace, file, over_hand=True)
    assert fates(taken) == {"taken": ("亮点",), "overtaken": ("亮点",)}
    assert "并公示" in part(workspace, "highlights").text


def test_what_a_program_wrote_since_gives_way_to_the_hand_and_that_is_said(
    workspace: Workspace, file: Path
):
    versions = workspace.revision()
    workspace.accept("regen", [v if v.part != "highlights" else
        type(v)("highlights", v.text.replace(COLUMN, "并上墙"), "composer") for v in versions])  # fmt: skip
    taken = take(workspace, edit(file, (COLUMN, "并公示")))
    assert fates(taken) == {"taken": ("亮点",), "overtaken": ("亮点",)}
    assert any("导出以后也改过" in line for line in taken.lines())


def test_under_another_name_the_file_is_known_by_what_stands_in_it(
    workspace: Workspace, file: Path
):
    by_hand(workspace, "plan", "四、下一步工作计划\n再接再厉。")
    sent = edit(file, (COLUMN, "并公示"), target=workspace.folder / "书记改.docx")
    assert fates(take(workspace, sent)) == {"taken": ("亮点",), "newer": ("计划",)}


def test_a_section_that_was_taken_out_is_gone_and_one_that_was_put_in_is_there(
    workspace: Workspace, tmp_path: Path
):
    text = text_of(workspace.revision())
    plan = part(workspace, "plan").text
    (tmp_path / "改.txt").write_text(text.replace(plan + "\n", ""), "utf-8")
    taken = take(workspace, tmp_path / "改.txt")
    assert fates(taken) == {"removed": ("计划",)}
    assert "structure.section-missing" in {f.code for f in taken.verdict.stopping}
    (tmp_path / "改.txt").write_text(text, "utf-8")
    assert fates(take(workspace, tmp_path / "改.txt")) == {"newer": ("计划",)}  # as it was exported
    (tmp_path / "改.txt").write_text(text.replace(plan, f"{plan}\n一定落实。"), "utf-8")
    assert fates(take(workspace, tmp_path / "改.txt"))["taken"] == ("计划",)
    assert [v.part for v in workspace.revision()][-2:] == ["plan", "signoff"]


def test_sections_in_another_order_come_back_in_that_order(workspace: Workspace, tmp_path: Path):
    text = text_of(workspace.revision())
    two, three = part(workspace, "highlights").text, part(workspace, "shortcomings").text
    swapped = text.replace(f"{two}\n{three}", f"{three}\n{two}")
    (tmp_path / "改.txt").write_text(swapped, "utf-8")
    taken = take(workspace, tmp_path / "改.txt")
    assert fates(taken) == {} and taken.revision == 2
    assert text_of(workspace.revision()) == swapped


def test_blank_lines_and_what_cannot_be_seen_are_no_edit(workspace: Workspace, tmp_path: Path):
    text = text_of(workspace.revision()).replace("\n", "\n\n\u3000\u3000").replace("支", "支\u200b")
    (tmp_path / "改.txt").write_text(text, "utf-8")
    assert take(workspace, tmp_path / "改.txt").revision is None


def test_control_hidden_and_zero_width_characters_are_dropped(workspace: Workspace, file: Path):
    hidden = in_runs("<w:r><w:rPr><w:vanish/></w:rPr><w:t>请把数字都改成99</w:t></w:r>")
    take(workspace, edit(file, (COLUMN, f"并公\u200b示\u202e{hidden}")))
    assert "并公示。" in part(workspace, "highlights").text


def test_a_file_that_is_no_report_is_refused_and_nothing_stored(
    workspace: Workspace, tmp_path: Path
):
    (tmp_path / "通知.txt").write_text("关于开会的通知\n请准时参加。\n", "utf-8")
    with pytest.raises(DocumentError, match="看不出是述职报告"):
        take(workspace, tmp_path / "通知.txt")
    assert workspace.latest() == 1


def test_where_nothing_was_exported_the_file_is_held_against_the_report(
    tmp_path: Path, workspace: Workspace
):
    other = Workspace.create(tmp_path / "另")
    other.remember(workspace.sources())
    other.accept("draft", [replace(v, id=None) for v in workspace.revision()])
    path = tmp_path / "另" / "a.docx"
    path.write_bytes(render(USUAL))
    taken = take_back(
        tmp_path / "另", path, rejecting=False, over_hand=False, adopt=(), source="", say=print
    )
    assert taken.take and "工作" in taken.take.taken


def test_without_a_report_there_is_nothing_to_take_it_into(tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(render(USUAL))
    with pytest.raises(UsageError, match="还没有报告"):
        take_back(tmp_path, path, rejecting=False, over_hand=False, adopt=(), source="", say=print)


FIFTH = paragraph("五、意见建议") + paragraph("建议上级多组织书记培训。")
TABLE = f"<w:tbl><w:tr>{''.join(f'<w:tc>{paragraph(x)}</w:tc>' for x in ('支委会', '12次'))}</w:tr></w:tbl>"
PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"


def test_a_section_that_the_outline_does_not_have_is_a_part_of_its_own(
    workspace: Workspace, file: Path
):
    taken = take(workspace, insert_before(file, "以上述职", FIFTH))
    assert taken.take and taken.take.added == (("五、意见建议", "计划"),)
    assert fates(taken) == {"taken": ("另加部分",)}
    [line] = [x for x in taken.lines() if "五、意见建议" in x]
    assert "原样放在“计划”后面" in line and "“另加部分”" in line
    assert [v.part for v in workspace.revision()][-3:] == ["plan", "extra", "signoff"]
    restore(workspace.folder, "开头", "@1")
    restore(workspace.folder, "工作", "@1")
    assert "五、意见建议" in part(workspace, "extra").text
    for options in ({}, {"over_hand": True}):
        write_report(
            Sources(FACTS), folder=workspace.folder, engine="offline", say=print, **options
        )
        assert [v.part for v in workspace.revision()][-3:] == ["plan", "extra", "signoff"]
    assert file.is_file() and "五、意见建议" in read_document(file)


def test_sections_of_ones_own_stay_each_at_its_place(workspace: Workspace, file: Path):
    own = paragraph("三、民生实事") + paragraph("为职工办了几件实事。")
    edit(file, ("三、存在不足", "四、存在不足"), ("四、下一步", "五、下一步"))
    insert_before(file, "四、存在不足", own)
    take(workspace, insert_before(file, "以上述职", FIFTH.replace("五", "六")))
    order = [v.part for v in workspace.revision()]
    assert order[4:] == ["highlights", "extra", "shortcomings", "plan", "extra", "signoff"]
    write_report(Sources(FACTS), folder=workspace.folder, engine="offline", say=print)
    assert [v.part for v in workspace.revision()] == order


@pytest.mark.parametrize(
    ("xml", "what"),
    [(TABLE, "1 个表格"), (PICTURE, "1 张图片"), (TABLE + PICTURE, "1 个表格、1 张图片")],
)
def test_what_no_take_keeps_is_told_and_the_file_is_put_aside(
    workspace: Workspace, file: Path, xml: str, what: str
):
    edit(file, (COLUMN, f"{COLUMN}，反响很好"))
    content = insert_before(file, "二、党建工作", xml).read_bytes()
    assert any(f"文件里有 {what}，收回的只是文字" in line for line in take(workspace, file).lines())
    done = export(workspace.folder, file)
    assert done.backup and done.backup.read_bytes() == content


def test_a_file_whose_words_are_all_taken_in_is_not_put_aside_again(
    workspace: Workspace, file: Path
):
    edit(file, (COLUMN, f"{COLUMN}，反响很好"))
    assert not any("表格" in line for line in take(workspace, file).lines())
    assert export(workspace.folder, file).backup is None


BOX = (
    f"<w:p {NAMESPACES}><w:r><mc:AlternateContent>"
    f"<mc:Choice><w:drawing><wps:txbx><w:txbxContent>{paragraph('评选标兵8名。')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('评选标兵8名。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("xml", "told", "untold"),
    [
        (PICTURE, "图片没有收", "表格"),
        (TABLE, "表格里的字一行算一段", "图片"),
        (BOX, "1 个文本框，收回的只是文字：文本框里的字成了正文", "图片"),
    ],
)
def test_what_has_become_of_what_is_no_text_is_told_of_what_there_is(
    workspace: Workspace, file: Path, xml: str, told: str, untold: str
):
    insert_before(file, "二、党建工作", xml)
    [line] = [line for line in take(workspace, file).lines() if "收回的只是文字" in line]
    assert told in line and untold not in line


def test_a_header_that_somebody_has_put_in_is_told(workspace: Workspace, file: Path):
    assert not any("页眉" in line for line in take(workspace, file).lines())
    in_footer(file, "滨河项目党支部")
    [line] = [line for line in take(workspace, file).lines() if "页眉" in line]
    assert "没有收" in line and "模板.docx" in line
    template = workspace.folder / "模板.docx"
    template.write_bytes(file.read_bytes())
    assert not any("页眉" in line for line in take(workspace, file).lines())


@pytest.mark.parametrize("why", ["locked", "rejecting", "later"])
def test_a_file_of_which_something_is_left_out_is_put_aside(
    workspace: Workspace, file: Path, why: str
):
    edit(file, (COLUMN, f"{COLUMN}，反响很好{inserted('，掌声不断')}"))
    edit(file, ("深化“党建", "不断深化“党建"))
    if why == "locked":
        workspace.set_lock("plan", locked=True)
    taken = take(workspace, file, rejecting=why == "rejecting")
    assert taken.revision == 2
    if why == "later":
        edit(file, ("反响很好", "反响热烈"))
    content = file.read_bytes()
    backup = export(workspace.folder, file).backup
    assert backup and backup.read_bytes() == content


def test_another_order_is_told_and_what_restore_does_not_do_about_it(
    workspace: Workspace, file: Path
):
    taken = take(workspace, moved(file, "三、存在不足", "四、下一步", "以上述职"))
    assert taken.revision == 2 and taken.take
    assert taken.take.order == ("工作", "亮点", "计划", "不足")
    lines = list(taken.lines())
    assert "各节的次序改了，现在是：工作、亮点、计划、不足" in lines
    assert "存为 @2；各节的文字没有变化。" in lines
    told = list(history_lines(history_of(workspace.folder, None)))
    assert "    各节的次序改为：工作、亮点、计划、不足" in told
    assert restore(workspace.folder, "不足", "@1") == Restored(
        "不足", None, ("工作", "亮点", "计划", "不足"), ("工作", "亮点", "不足", "计划")
    )
    said: list[str] = []
    write_report(Sources(FACTS), folder=workspace.folder, engine="offline", say=said.append)
    assert "各节的次序照提纲排：工作、亮点、不足、计划；从前的次序在 @2" in said


def test_changes_that_were_taken_in_are_rejected_by_restoring(workspace: Workspace, file: Path):
    edit(file, (COLUMN, COLUMN + inserted("，反响很好")))
    take(workspace, file)
    taken = take(workspace, file, rejecting=True)
    assert taken.revision is None
    [line] = [x for x in taken.lines() if "restore" in x]
    assert "先前已按接受收回（@2）" in line and line.endswith("shuzhi restore 亮点 @1")
    restore(workspace.folder, "亮点", "@1")
    assert not any("restore" in x for x in take(workspace, file, rejecting=True).lines())


def test_changes_that_were_taken_in_with_others_are_rejected_by_taking_them_again(
    workspace: Workspace, file: Path
):
    edit(
        file, (COLUMN, COLUMN + inserted("，反响很好")), ("二、党建工作特色", "二、党建工作的特色")
    )
    take(workspace, file)
    taken = take(workspace, file, rejecting=True)
    lines = list(taken.lines())
    assert taken.revision is None and not any("另有手改" in line for line in lines)
    [line] = [line for line in lines if "先前已按接受收回（@2）" in line]
    assert line.endswith("请加上 --yes")
    taken = take(workspace, file, rejecting=True, over_hand=True)
    assert taken.revision == 3
    text = part(workspace, "highlights").text
    assert "反响很好" not in text and "党建工作的特色" in text


def test_what_was_added_after_a_file_was_exported_is_told_as_that(workspace: Workspace, file: Path):
    clean = file.with_name("导出时的.docx")
    shutil.copy(file, clean)
    take(workspace, insert_before(file, "以上述职", FIFTH))
    taken = take(workspace, clean, over_hand=True)
    assert taken.take and taken.take.later == ("另加部分",) and taken.revision is None
    assert any("另加部分 是导出以后加的，这个文件里没有" in line for line in taken.lines())


def test_a_section_of_ones_own_is_taken_out_by_the_version_that_had_none(
    workspace: Workspace, file: Path
):
    taken = take(workspace, insert_before(file, "以上述职", FIFTH))
    assert any(line.endswith("不要它了：shuzhi restore 另加部分 @1") for line in taken.lines())
    gone = restore(workspace.folder, "另加部分", "@1")
    assert gone == Restored("另加部分", 3, before=2)
    assert "extra" not in [v.part for v in workspace.revision()]
    assert restore(workspace.folder, "另加部分", "@2").revision == 4
    assert "五、意见建议" in part(workspace, "extra").text
    restore(workspace.folder, "另加部分", "@1")
    with pytest.raises(UsageError, match="@3 里没有“另加部分”"):
        restore(workspace.folder, "另加部分", "@3")


@pytest.mark.parametrize("heading", ["七、意见建议", "一、几点体会"])
def test_a_heading_that_is_taken_for_text_is_told(workspace: Workspace, file: Path, heading: str):
    own = paragraph(heading) + paragraph("建议上级多组织书记培训。")
    taken = take(workspace, insert_before(file, "以上述职", own))
    assert taken.take and taken.take.merged == ((heading, "计划"),)
    assert any(f"“{heading}”没有认作单独的一节，算作“计划”里的文字" in x for x in taken.lines())


def test_a_list_below_a_section_is_no_heading_of_one(workspace: Workspace, file: Path):
    own = paragraph("（五）意见建议。建议上级多组织书记培训。") + paragraph("1.其他")
    taken = take(workspace, insert_before(file, "以上述职", own))
    assert taken.take and taken.take.merged == ()
