"""The debug log: what it does not overwrite, and that a draft never ends for its sake."""

from pathlib import Path

import pytest

from drafting.errors import IncompleteError, RefusedError, WriteError
from drafting.model.debug_log import DebugLog
from drafting.prompt import Message

MESSAGES = (Message("user", "事实"),)


def test_a_second_run_adds_to_the_log_of_the_first(tmp_path: Path):
    file = tmp_path / "a.log"
    for _ in range(2):
        log = DebugLog(file)
        log.sent("工作", MESSAGES)
        log.answered("工作", "正文")
    text = file.read_text("utf-8")
    assert text.startswith("==== ")
    assert text.count("工作 发出 ====\n[user]\n事实\n\n") == text.count("答复 ====\n正文") == 2


@pytest.mark.parametrize("content", ["单位：滨河党支部\n", "=", "\n==== "])
def test_a_file_that_is_no_log_is_left_as_it_is(tmp_path: Path, content: str):
    file = tmp_path / "要点.md"
    file.write_text(content, "utf-8")
    file.chmod(0o644)
    with pytest.raises(WriteError, match="不是调试记录"):
        DebugLog(file)
    assert file.read_text("utf-8") == content
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_log_that_can_be_written_no_more_is_given_up_and_that_is_said_once(tmp_path: Path):
    said: list[str] = []
    log = DebugLog(tmp_path / "a.log", said.append)
    log.path.unlink()
    log.path.mkdir()  # as a full disk would, it takes no more
    log.sent("工作", MESSAGES)
    log.path.rmdir()
    log.answered("工作", "正文")
    [line] = said
    assert "无法写入调试记录" in line and "报告照常写" in line
    assert not log.path.exists()


@pytest.mark.parametrize(
    "error", [IncompleteError("断了", "一年来"), RefusedError("被拒", partial="一年来")]
)
def test_what_had_come_of_an_answer_is_noted_with_the_fault(tmp_path: Path, error):
    log = DebugLog(tmp_path / "a.log")
    log.failed("工作", error)
    assert log.path.read_text("utf-8").endswith(f"没有答复 ====\n{error.message}\n一年来\n\n")
