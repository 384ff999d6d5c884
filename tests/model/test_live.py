"""What is shown while a model writes: figures filled in, no half token, sections in turn."""

import io

from drafting.command_line.console import LiveView
from drafting.model.live import LiveText
from drafting.slots import Slots
from schemas.facts import Facts
from schemas.figure import Quantity

FACTS = Facts.model_validate(
    {
        "单位": "滨河支部",
        "年度": 2025,
        "数据": {"支委会": Quantity(value=12, unit="次", text="12次")},
    }
)


class Kept:
    def __init__(self) -> None:
        self.text = ""
        self.done: list[str] = []

    def piece(self, section_id: str, text: str) -> None:
        self.text += text

    def finished(self, section_id: str) -> None:
        self.done.append(section_id)


def test_a_token_is_filled_however_it_is_cut_into_pieces():
    slots = Slots(FACTS)
    answer = f"召开支委会{slots.token('数据.支委会')}，研究工作。"
    for size in range(1, len(answer)):
        kept = Kept()
        live = LiveText(kept, "work", slots)
        for start in range(0, len(answer), size):
            live(answer[start : start + size])
            assert "召开支委会1研" not in kept.text
        live.close()
        assert kept.text == "召开支委会12次，研究工作。"
        assert kept.done == ["work"]


def test_sections_written_at_once_are_shown_one_after_the_other():
    out = io.StringIO()
    view = LiveView(out)
    view.piece("工作", "召开")
    view.piece("计划", "下一步")
    view.piece("工作", "会议。")
    view.piece("计划", "抓落实。")
    view.finished("计划")
    view.finished("工作")
    assert out.getvalue() == "\n—— 工作 ——\n召开会议。\n\n—— 计划 ——\n下一步抓落实。\n"


def test_a_later_round_shows_a_section_again():
    out = io.StringIO()
    view = LiveView(out)
    for text in ("初稿", "改稿"):
        view.piece("工作", text)
        view.piece("计划", text)
        view.finished("计划")
        view.piece("工作", "完。")
        view.finished("工作")
    assert out.getvalue().count("—— 工作 ——") == 2
    assert "初稿完。" in out.getvalue() and "改稿完。" in out.getvalue()


def test_a_section_shown_later_goes_on_live():
    out = io.StringIO()
    view = LiveView(out)
    view.piece("工作", "甲")
    view.piece("计划", "乙")
    view.finished("工作")
    view.piece("计划", "丙")
    view.finished("计划")
    assert out.getvalue() == "\n—— 工作 ——\n甲\n\n—— 计划 ——\n乙丙\n"


def test_what_a_model_writes_commands_no_terminal():
    out = io.StringIO()
    view = LiveView(out)
    live = LiveText(view, "工作", Slots(FACTS))
    waiting = LiveText(view, "计划", Slots(FACTS))
    for piece in ("召开\x1b", "]0;pwn\x07", "\x1b[2J会议\r\b\x9b31m", "。\u202e\n"):
        live(piece)
        waiting(piece)
    live.close()
    waiting.close()
    assert {c for c in out.getvalue() if not c.isprintable()} == {"\n"}
    assert out.getvalue().count("召开]0;pwn[2J会议") == 2
