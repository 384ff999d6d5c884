"""Tracked changes count as accepted, or the text is as it was before them."""

import pytest

from drafting.docx.reader import read_edited
from tests.docx.test_reader import NUMBERING, numbered
from tests.support.growth import grows_linearly
from tests.support.word import paragraph, run, word_file


def inserted(content: str, author: str = "李书记") -> str:
    return f'<w:ins w:id="1" w:author="{author}">{content}</w:ins>'


def deleted(text: str, author: str = "李书记") -> str:
    return f'<w:del w:id="2" w:author="{author}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    data = word_file(body, **parts)
    return tuple(
        read_edited(data, "a.docx", rejecting=rejecting).text.splitlines()
        for rejecting in (False, True)
    )  # type: ignore[return-value]


def test_words_put_in_and_taken_out():
    body = paragraph(run("支委会") + deleted("10次") + inserted(run("12次")) + run("。"))
    assert both(body) == (["支委会12次。"], ["支委会10次。"])


def test_words_that_were_moved():
    body = paragraph(
        f'<w:moveFrom w:id="1">{run("先")}</w:moveFrom>{run("后")}<w:moveTo w:id="2">{run("先")}</w:moveTo>'
    )
    assert both(body) == (["后先"], ["先后"])


def test_what_one_put_in_and_another_took_out_was_never_there():
    body = paragraph(run("甲") + inserted(deleted("乙", "王主任")) + run("丙"))
    assert both(body) == (["甲丙"], ["甲丙"])


def test_a_paragraph_that_was_put_in():
    body = (
        paragraph("甲")
        + paragraph(inserted(run("乙")), '<w:rPr><w:ins w:id="3"/></w:rPr>')
        + paragraph("丙")
    )
    assert both(body) == (["甲", "乙", "丙"], ["甲", "丙"])


def test_a_paragraph_that_was_taken_out_and_one_that_was_cut_in_two():
    gone = paragraph(deleted("乙"), '<w:rPr><w:del w:id="3"/></w:rPr>')
    assert both(paragraph("甲") + gone + paragraph("丙")) == (["甲", "丙"], ["甲", "乙", "丙"])
    cut = paragraph("甲", '<w:rPr><w:ins w:id="4"/></w:rPr>') + paragraph("乙")
    assert both(cut) == (["甲", "乙"], ["甲乙"])


def test_a_row_of_a_table():
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format("", "甲")
        + row.format('<w:trPr><w:ins w:id="1"/></w:trPr>', "乙")
        + row.format('<w:trPr><w:del w:id="2"/></w:trPr>', "丙")
        + "</w:tbl>"
    )
    assert both(body) == (["甲", "乙"], ["甲", "丙"])


def test_a_number_and_a_hiding_that_were_changed():
    was = '<w:pPrChange w:id="1"><w:pPr/></w:pPrChange>'
    one = numbered("情况", 0).replace("</w:numPr>", f"</w:numPr>{was}")
    assert both(one, numbering=NUMBERING) == (["一、情况"], ["情况"])
    hidden = run("藏", '<w:vanish/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>')
    assert both(paragraph(run("见") + hidden)) == (["见"], ["见藏"])


def test_the_changes_are_counted_by_author():
    body = paragraph(
        run("甲") + deleted("乙") + inserted(run("丙")) + inserted(run("丁"), "王主任")
    )
    assert read_edited(word_file(body), "a.docx").changes == {"李书记": 2, "王主任": 1}
    assert not read_edited(word_file(paragraph("甲")), "a.docx").changes


@pytest.mark.parametrize("rejecting", [False, True])
def test_properties_in_odd_places_harm_nothing(rejecting: bool):
    odd = "<w:pPrChange/><w:rPrChange><w:pPr/></w:rPrChange><w:ins/><w:del/>"
    data = word_file(odd + paragraph(odd + run("甲")) + f"<w:rPr>{odd}</w:rPr>")
    assert read_edited(data, "a.docx", rejecting=rejecting).text == "甲\n"


def test_time_grows_with_what_a_stranger_puts_into_properties_and_no_faster():
    before, after = "<w:pPr><w:pPrChange>" * 20, "</w:pPrChange></w:pPr>" * 20

    def work(size):
        data = word_file(f"<w:p>{before}{'<w:ins/>' * size}{after}{run('甲')}</w:p>")
        return lambda: read_edited(data, "a.docx", rejecting=True)

    assert grows_linearly(work, 1_000)
