"""The annotated copy is the clean export with comments in its margin, each at its words."""

import io
import zipfile
from pathlib import Path

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from drafting.docx import read_docx, render
from drafting.docx.annotated import annotated
from drafting.docx.comment_part import AUTHOR
from drafting.docx.comments import comments_of
from drafting.docx.margin import Remark
from drafting.docx.reader import read_edited
from drafting.text.characters import printable
from schemas.report import Report, Role
from tests.docx.schema_order import misplaced
from tests.support.margin import Comment, comments
from tests.support.render import convert, pages, require
from tests.support.reports import USUAL, report, reports
from tests.support.tracked import Told, accepted


def remark(words: str, text: str = "看", told: Report = USUAL) -> Remark:
    start = told.text.index(words)
    return Remark(start, start + len(words), text)


def test_a_comment_stands_at_its_words_and_has_an_author_and_no_time():
    data = annotated(USUAL, [remark("12次", "依据：支委会12次\n（要点.md 第10行）")])
    assert comments(data) == [Comment(AUTHOR, "依据：支委会12次\n（要点.md 第10行）", "12次")]


def test_our_own_reader_finds_it_at_the_same_words():
    reading = read_edited(annotated(USUAL, [remark("4次"), remark("12次", "又")]), "a.docx")
    assert [(reading.text[c.start : c.end], c.text) for c in comments_of(reading)] == [
        ("12次", "又"),
        ("4次", "看"),
    ]


@given(reports(), st.data())
def test_the_text_is_that_of_the_clean_export_and_every_comment_is_about_its_span(
    told: Report, data: st.DataObject
):
    offset = st.integers(0, len(told.text))
    spans = data.draw(st.lists(st.tuples(offset, offset).map(sorted), max_size=6))
    remarks = [Remark(start, end, f"第{n}条") for n, (start, end) in enumerate(spans)]
    docx = annotated(told, remarks)
    assert read_docx(docx, "a.docx") == read_docx(render(told), "a.docx")
    if told.paragraphs:
        wanted = {r.text: printable(told.text[r.start : r.end]).replace("\n", "") for r in remarks}
        assert {c.text: c.words for c in comments(docx)} == wanted
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        assert misplaced(file.read("word/document.xml")) == []


def test_the_paragraphs_keep_their_styles_and_their_runs():
    every = [Remark(n, n + 3, "看") for n in range(0, len(USUAL.text), 5)]
    assert list(map(by_character, accepted(annotated(USUAL, every)))) == list(
        map(by_character, accepted(render(USUAL)))
    )


def by_character(told: Told) -> tuple[str, str, list[tuple[str, str]]]:
    """A paragraph with the style of each character: comments cut the runs."""
    return told.style, told.indent, [(style, c) for style, text in told.runs for c in text]


def test_what_cannot_be_seen_moves_no_comment():
    told = report((Role.TEXT, "支\u200b委\u200b会12次，党\u00ad课4次。"))
    assert [c.words for c in comments(annotated(told, [remark("4次", told=told)]))] == ["4次"]


def test_a_remark_on_a_place_is_a_comment_without_words():
    assert [c.words for c in comments(annotated(USUAL, [Remark(0, 0, "缺")]))] == [""]
    end = len(USUAL.text)
    assert [c.words for c in comments(annotated(USUAL, [Remark(end, end, "缺")]))] == [""]


def test_a_report_without_a_paragraph_has_no_comment():
    assert comments(annotated(report(), [Remark(0, 0, "缺")])) == []


def test_what_is_said_may_hold_any_character():
    said = "<w:p>&amp; “甲”\u200b\x00]]>\n乙"
    assert [c.text for c in comments(annotated(USUAL, [remark("4次", said)]))] == [
        "<w:p>&amp; “甲”]]>\n乙"
    ]


def test_the_same_remarks_give_the_same_bytes():
    remarks = [remark("4次"), remark("12次")]
    assert annotated(USUAL, remarks) == annotated(USUAL, list(reversed(remarks)))


def test_comments_of_a_users_template_give_way():
    template = annotated(USUAL, [remark("12次", "模板里的")])
    data = annotated(USUAL, [remark("4次", "新的")], template=template)
    assert [(c.text, c.words) for c in comments(data)] == [("新的", "4次")]


def test_what_stands_between_the_content_types_of_a_template_is_no_part_of_a_report():
    with zipfile.ZipFile(io.BytesIO(render(USUAL))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b"&#30002;" * 1_000_000 + b"</Types>"
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    data = annotated(USUAL, [remark("4次")], template=changed.getvalue())
    assert read_docx(data, "报告.docx").splitlines() == read_docx(render(USUAL), "").splitlines()


def test_the_notice_is_not_commented():
    data = annotated(USUAL, [Remark(0, 2, "看")], notice="未通过核对")
    assert [c.words for c in comments(data)] == [USUAL.text[:2]]


def test_the_comments_themselves_are_in_the_order_of_the_schema():
    with zipfile.ZipFile(io.BytesIO(annotated(USUAL, [remark("4次", "甲\n乙")]))) as file:
        assert misplaced(file.read("word/comments.xml")) == []


def test_python_docx_opens_it():
    document = Document(io.BytesIO(annotated(USUAL, [remark("4次")])))
    assert [p.text for p in document.paragraphs] == [
        p.text for p in Document(io.BytesIO(render(USUAL))).paragraphs
    ]


def test_libreoffice_sets_the_same_pages_and_keeps_the_comments(tmp_path: Path):
    require("soffice", "pdfplumber", "han-font")
    data = annotated(USUAL, [remark("12次", "依据：支委会12次"), remark("4次", "依据：党课4次")])
    for name in ("plain", "noted"):
        (tmp_path / name).mkdir()
    plain, noted = pages(render(USUAL), tmp_path / "plain"), pages(data, tmp_path / "noted")
    assert [[line.text for line in page.lines] for page in noted] == [
        [line.text for line in page.lines] for page in plain
    ]
    saved = convert(data, "docx", tmp_path / "noted").read_bytes()
    reading = read_edited(saved, "a.docx")
    assert [(c.author, c.text) for c in comments_of(reading)] == [
        (AUTHOR, "依据：支委会12次"),
        (AUTHOR, "依据：党课4次"),
    ]
