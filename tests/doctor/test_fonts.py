"""Fonts are found by the names that stand in them, and what a missing one means is told."""

import struct
from pathlib import Path

import pytest

from drafting.doctor.fonts import examine_fonts, families_of, installed_families
from drafting.docx.template import FANGSONG, HEITI, KAITI, TITLE_SONG
from drafting.lexicon import table

PAGE = (TITLE_SONG, FANGSONG, KAITI, HEITI)


def font(*names: str) -> bytes:
    """Return a font that has nothing but its family names, as Windows writes them."""
    texts = [name.encode("utf-16-be") for name in names]
    places = [sum(map(len, texts[:n])) for n in range(len(texts))]
    records = b"".join(
        struct.pack(">HHHHHH", 3, 1, 0x804, 1, len(text), at)
        for text, at in zip(texts, places, strict=True)
    )
    names_table = struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + b"".join(texts)
    head = struct.pack(">IHHHH", 0x00010000, 1, 16, 0, 0)
    return head + struct.pack(">4sIII", b"name", 0, 28, len(names_table)) + names_table


def test_the_table_has_the_fonts_that_the_page_names():
    assert [row["name"] for row in table("fonts")] == list(PAGE)


def test_fonts_that_are_there_are_good_by_either_name():
    [line] = examine_fonts(["方正小标宋简体", "FangSong_GB2312", "楷体", "simhei"])
    assert line.state == "good"


def test_fonts_that_are_missing_are_named_with_what_that_means():
    [line] = examine_fonts(["黑体", "宋体"])
    assert line.state == "advice"
    assert "方正小标宋简体（标题）、仿宋_GB2312（正文）、楷体_GB2312" in line.text
    assert "黑体" not in line.text and "不影响成文和导出" in line.text


def test_the_families_of_a_font_stand_in_its_name_table(tmp_path: Path):
    file = tmp_path / "a.ttf"
    file.write_bytes(font("仿宋_GB2312", "FangSong_GB2312"))
    assert families_of(file) == {"仿宋_GB2312", "FangSong_GB2312"}


def test_a_collection_has_the_families_of_all_its_fonts(tmp_path: Path):
    single = font("黑体")
    moved = single[:20] + struct.pack(">I", 16 + 28) + single[24:]  # where the name table is now
    file = tmp_path / "a.ttc"
    file.write_bytes(struct.pack(">4sIII", b"ttcf", 0x00010000, 1, 16) + moved)
    assert families_of(file) == {"黑体"}


@pytest.mark.parametrize("size", [0, 3, 10, 20, 30, 40])
def test_a_damaged_font_has_no_families(tmp_path: Path, size: int):
    file = tmp_path / "a.ttf"
    file.write_bytes(font("黑体")[:size])
    assert not families_of(file)


def test_without_fc_list_the_font_folders_are_read(tmp_path: Path, monkeypatch):
    fonts = tmp_path / "Library" / "Fonts"
    fonts.mkdir(parents=True)
    (fonts / "simhei.ttf").write_bytes(font("黑体"))
    (fonts / "note.txt").write_text("黑体")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert "黑体" in installed_families()
