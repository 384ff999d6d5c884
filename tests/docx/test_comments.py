"""Comments are shown with who wrote them and the words that they are about."""

from drafting.docx.comments import Comment, comments_of
from drafting.docx.reader import read_edited
from tests.support.growth import grows_linearly
from tests.support.word import paragraph, run, word_file


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def comment(number: int, *texts: str, author: str = "李书记") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{"".join(map(paragraph, texts))}</w:comment>'


def found(body: str, comments: str) -> tuple[str, list[Comment]]:
    reading = read_edited(word_file(body, comments=comments), "a.docx")
    return reading.text, list(comments_of(reading))


def quoted(body: str, comments: str) -> list[str]:
    text, all_found = found(body, comments)
    return [text[c.start : c.end] for c in all_found if c.start is not None]


def test_a_comment_has_its_author_its_text_and_its_words():
    body = paragraph("甲12次") + paragraph(
        run("支委会") + start(1) + run("12次") + end(1) + run("。")
    )
    text, [one] = found(body, comment(1, "请核实", "再问一问"))
    assert (one.author, one.text) == ("李书记", "请核实\n再问一问")
    assert one.start == text.index("12次。") and text[one.start : one.end] == "12次"


def test_comments_on_the_same_words_in_several_places_keep_their_places():
    body = "".join(paragraph(run("开会") + start(n) + run("12次") + end(n)) for n in range(3))
    text, all_found = found(body, "".join(comment(n, str(n)) for n in range(3)))
    assert [c.start for c in all_found] == [2, 8, 14] and text[8:11] == "12次"


def test_a_comment_may_stand_in_a_table_and_go_over_paragraphs_and_links():
    row = f"<w:tr><w:tc>{paragraph('格')}</w:tc><w:tc>{paragraph(start(2) + run('12') + end(2))}</w:tc></w:tr>"
    body = (
        start(1) + paragraph("第一段") + paragraph(start(3) + run("第二") + run("段")) + f"<w:tbl>{row}</w:tbl>"
        + paragraph(f"<w:hyperlink>{run('链')}{end(1)}</w:hyperlink>{run('接')}{end(3)}")
    )  # fmt: skip
    text, all_found = found(body, comment(1, "全文") + comment(2, "表") + comment(3, "两段"))
    assert text == "第一段\n第二段\n格\t12\n链接\n"
    places = {c.text: text[c.start : c.end] for c in all_found if c.start is not None}
    assert places == {"全文": "第一段", "两段": "第二段", "表": "12"}


def test_a_comment_on_a_place_and_one_whose_place_is_gone():
    body = paragraph(run("甲") + '<w:r><w:commentReference w:id="1"/></w:r>')
    text, [place, gone] = found(body, comment(1, "此处") + comment(7, "删了"))
    assert (place.start, place.end, text) == (0, 0, "甲\n")
    assert (gone.start, gone.text) == (None, "删了")


def test_a_comment_in_an_empty_paragraph_belongs_to_the_next():
    body = paragraph(start(1)) + paragraph(run("甲") + end(1))
    assert quoted(body, comment(1, "看")) == ["甲"]


def test_what_nobody_sees_is_in_no_comment():
    body = paragraph(start(1) + run("见") + run("藏", "<w:vanish/>") + end(1))
    text, [one] = found(body, comment(1, "看\u200b看", author="李\u202e书记"))
    assert text[one.start : one.end] == "见"
    assert (one.author, one.text) == ("李书记", "看看")


def test_the_text_is_the_same_with_comments_and_without():
    with_comments = paragraph(start(1) + run("2025年") + end(1) + run("度"))
    assert found(with_comments, comment(1, "看"))[0] == "2025年度\n"


def test_a_thousand_comments_are_enough():
    body = paragraph("".join(start(n) for n in range(1500)) + run("甲"))
    _, all_found = found(body, "".join(comment(n, "看") for n in range(1500)))
    assert sum(c.start is not None for c in all_found) == 1000


def test_a_paragraph_in_a_paragraph_of_a_comment_is_read_once():
    def work(size):
        inner = "<w:p>" * size + "<w:t>甲</w:t>" * 20 * size + "</w:p>" * size
        data = word_file(paragraph("甲"), comments=f'<w:comment w:id="1">{inner}</w:comment>')
        reading = read_edited(data, "a.docx")
        return lambda: list(comments_of(reading))

    [one] = work(5)()
    assert one.text == "甲" * 100
    assert grows_linearly(work, 20)
