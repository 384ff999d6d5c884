"""The redline: accepted it is the new report, rejected the old one, paragraph by paragraph, and it reads well."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafting.docx import read_docx, render
from drafting.docx.annotated import annotated
from drafting.docx.margin import Remark
from drafting.docx.redline import AUTHOR, redline
from drafting.report import parse_report
from schemas.report import Report, Role
from tests.docx.schema_order import misplaced
from tests.support.cases import OUTLINE
from tests.support.edits import edit
from tests.support.margin import comments
from tests.support.render import require, settle
from tests.support.reports import USUAL, report, reports
from tests.support.tracked import Told, accepted, changes, rejected

COMPARE = Path(__file__).parents[1] / "compare"
LAST_YEAR, THIS_YEAR = (
    parse_report((COMPARE / name).read_text("utf-8"), OUTLINE)
    for name in ("last_year.txt", "this_year.txt")
)


def plain(told: Report) -> list[Told]:
    """Return the paragraphs of a report as its export has them, read by the same reader."""
    return accepted(render(told))


def assert_is_both(old: Report, new: Report) -> None:
    data = redline(old, new)
    if new.paragraphs or not old.paragraphs:
        assert accepted(data) == plain(new)
    if old.paragraphs or not new.paragraphs:
        assert rejected(data) == plain(old)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert misplaced(file.read("word/document.xml")) == []


def test_accepted_it_is_this_year_and_rejected_last_year():
    assert_is_both(LAST_YEAR, THIS_YEAR)
    assert_is_both(THIS_YEAR, LAST_YEAR)


def test_our_own_reader_sees_the_new_report():
    assert read_docx(redline(LAST_YEAR, THIS_YEAR), "x.docx") == read_docx(
        render(THIS_YEAR), "x.docx"
    )


@given(reports(), reports(), st.data())
def test_with_comments_it_is_the_same_and_every_comment_is_about_its_span(
    old: Report, new: Report, data: st.DataObject
):
    assume(old.paragraphs and new.paragraphs)
    offset = st.integers(0, len(new.text))
    spans = data.draw(st.lists(st.tuples(offset, offset).map(sorted), min_size=1, max_size=6))
    remarks = [Remark(start, end, f"第{n}条") for n, (start, end) in enumerate(spans)]
    docx = redline(old, new, remarks)
    bare = redline(old, new)
    for read in (accepted, rejected):
        assert [(p.style, p.text) for p in read(docx)] == [(p.style, p.text) for p in read(bare)]
    assert comments(docx) == comments(annotated(new, remarks))
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert misplaced(file.read("word/document.xml")) == []


def test_a_number_changes_with_its_unit_and_nothing_beside_it():
    found = changes(redline(LAST_YEAR, THIS_YEAR))
    assert found[found.index(("del", "10次")) :][:2] == [("del", "10次"), ("ins", "12次")]
    assert ("ins", "，11月荣获局集团公司“工人先锋号”称号") in found
    assert ("del", "2024年12月28日") in found and ("ins", "2025年12月31日") in found


def test_what_did_not_change_is_not_touched():
    assert changes(redline(USUAL, USUAL)) == []
    touched = "".join(text for _, text in changes(redline(LAST_YEAR, THIS_YEAR)))
    assert "支部党员大会4次" not in touched and "各位委员" not in touched


def test_every_change_has_an_author_and_a_number_of_its_own():
    data = redline(LAST_YEAR, THIS_YEAR)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode()
    marks = re.findall(r'<w:(?:ins|del|pPrChange) w:id="(\d+)" w:author="([^"]+)"', xml)
    assert len(marks) == len(re.findall(r"<w:(?:ins|del|pPrChange)[ >]", xml)) > 30
    assert len({number for number, _ in marks}) == len(marks)
    assert {author for _, author in marks} == {AUTHOR}


def test_the_same_reports_give_the_same_bytes():
    assert redline(LAST_YEAR, THIS_YEAR) == redline(LAST_YEAR, THIS_YEAR)


def test_it_has_the_styles_of_the_export_and_every_other_part_of_the_template():
    data, export = redline(LAST_YEAR, THIS_YEAR), render(THIS_YEAR)
    with zipfile.ZipFile(io.BytesIO(data)) as ours, zipfile.ZipFile(io.BytesIO(export)) as file:
        assert ours.namelist() == file.namelist()
        for name in file.namelist():
            assert name == "word/document.xml" or ours.read(name) == file.read(name)
    Document(io.BytesIO(data))


def test_a_notice_stands_above_and_is_no_change():
    data = redline(LAST_YEAR, THIS_YEAR, notice="未通过核对，不得报送")
    for settled in (accepted(data), rejected(data)):
        assert (settled[0].style, settled[0].text) == ("Notice", "未通过核对，不得报送")
    assert accepted(data)[1:] == plain(THIS_YEAR)


def test_a_paragraph_that_becomes_a_heading_is_changed_in_its_style_too():
    old = report((Role.TITLE, "报告"), (Role.TEXT, "一、2025年工作情况"), (Role.TEXT, "完。"))
    new = report((Role.TITLE, "报告"), (Role.HEADING, "一、2025年工作情况", 1), (Role.TEXT, "完。"))
    assert_is_both(old, new)
    assert changes(redline(old, new)) == []


def test_the_end_of_the_document_is_never_inserted_or_deleted():
    signed = report((Role.TEXT, "甲。"), (Role.SIGNOFF, "某党支部"), (Role.DATE, "2025年12月31日"))
    bare = report((Role.TEXT, "甲。"))
    assert_is_both(signed, bare)
    assert_is_both(bare, signed)


@pytest.mark.parametrize("other", [USUAL, report((Role.TEXT, "一"))])
def test_of_nothing_everything_is_inserted_and_to_nothing_everything_deleted(other: Report):
    empty = report()
    assert accepted(redline(empty, other)) == plain(other)
    assert {kind for kind, _ in changes(redline(empty, other))} == {"ins"}
    assert {kind for kind, _ in changes(redline(other, empty))} == {"del"}


@given(reports(), reports())
@settings(deadline=None)
def test_of_any_two_reports_it_is_both(old: Report, new: Report):
    if old.paragraphs and new.paragraphs:
        assert_is_both(old, new)


@given(st.integers(0, 10**9), st.integers(1, 12))
@settings(deadline=None)
def test_of_a_report_and_what_a_hand_made_of_it_it_is_both(seed: int, count: int):
    source = random.Random(seed)
    text = THIS_YEAR.text
    for _ in range(count):
        text = edit(text, source)
    new = parse_report(text, OUTLINE)
    if new.paragraphs:
        assert_is_both(THIS_YEAR, new)


def named(data: bytes) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize(("old", "new"), [(LAST_YEAR, THIS_YEAR), (THIS_YEAR, LAST_YEAR)])
def test_libreoffice_accepts_and_rejects_to_the_same(old: Report, new: Report, tmp_path: Path):
    require("soffice")
    data = redline(old, new)
    for what, expected in (("Accept", new), ("Reject", old)):
        settled = settle(data, what, tmp_path)
        assert changes(settled) == []
        assert named(settled) == named(render(expected))
