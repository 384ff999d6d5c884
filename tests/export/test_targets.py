"""What a person made is kept before it is written over: once."""

from pathlib import Path

import pytest

from drafting.errors import WriteError
from drafting.export.copies import Copy
from drafting.export.targets import keep_aside
from drafting.pipeline import export
from drafting.workspace import Workspace
from tests.support.folders import drafted


def ours(_: bytes) -> bool:
    return False


def test_a_copy_that_an_unfinished_run_has_left_is_not_made_again(tmp_path: Path):
    file = tmp_path / "报告.docx"
    file.write_bytes("手工改过的".encode())
    first = keep_aside(file, ours)
    assert first == keep_aside(file, ours) == tmp_path / "报告（原文件1）.docx"
    file.write_bytes("又改过的".encode())
    assert keep_aside(file, ours) == tmp_path / "报告（原文件2）.docx"
    assert first.read_bytes() == "手工改过的".encode()


def test_an_export_that_was_cut_off_is_not_taken_for_another_hands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    workspace = drafted(tmp_path)
    file = tmp_path / "新.docx"

    def full(*_: object) -> None:
        raise WriteError("磁盘已满")

    with monkeypatch.context() as at_the_end:
        at_the_end.setattr(Workspace, "note_export", full)
        with pytest.raises(WriteError):
            export(workspace.folder, file, copy=Copy.ANNOTATED)
    assert file.exists()
    assert export(workspace.folder, file, copy=Copy.ANNOTATED).backup is None
    assert not list(tmp_path.glob("新（*"))
