"""Files from strangers: each danger has its own message, and none takes long or much memory."""

import io
import random
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.docx import read_docx, render
from drafting.docx.everything import read_everything
from drafting.docx.package import Package
from drafting.errors import DocumentError
from tests.support.growth import grows_linearly
from tests.support.reports import USUAL
from tests.support.shuzhi import ROOT
from tests.support.word import W_NS, paragraph, relations, run, word_file, zipped

GOOD = {
    "_rels/.rels": relations({"officeDocument": "word/document.xml"}).encode(),
    "word/document.xml": b"<x/>",
}


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "去年.docx")
    assert caught.value.problems[0].file == "去年.docx"
    return str(caught.value)


USUAL_XML = (
    '<?xml version="1.0" encoding="{}"?><w:document xmlns:w="'
    + W_NS
    + '"><w:body><w:p><w:r><w:t>国</w:t></w:r></w:p></w:body></w:document>'
)


def with_body(xml: str) -> bytes:
    return zipped(GOOD | {"word/document.xml": xml.encode()})


def test_too_many_entries():
    assert "超过 500 个" in refused(zipped(GOOD | {f"word/{n}.xml": b"" for n in range(500)}))


def test_a_bomb_by_ratio():
    assert "压缩比" in refused(zipped(GOOD | {"word/document.xml": b" " * 20_000_000}))


def test_a_bomb_by_sum():
    noise = random.Random(1).randbytes(300_000)
    parts = {f"word/embeddings/{n}.bin": noise + bytes(20_000_000) for n in range(3)}
    assert "50 MB" in refused(zipped(GOOD | parts))


@pytest.mark.parametrize("size", [2_000_000, 60_000_000])
def test_a_picture_is_not_opened_however_well_it_packs(size: int):
    picture = {"word/media/image1.bmp": b"BM" + b"\xff" * size}
    data = zipped(GOOD | picture | {"word/document.xml": USUAL_XML.format("UTF-8").encode()})
    assert read_docx(data, "x") == "国\n"
    assert read_everything(data, "x").strip() == "国"


def test_a_part_that_says_it_is_a_picture_counts_when_it_is_read():
    """A bomb may be called a picture, and yet be named as the document itself."""
    main = {"_rels/.rels": relations({"officeDocument": "word/media/document.xml"}).encode()}
    noise = random.Random(1).randbytes(600_000)
    data = zipped(main | {"word/media/document.xml": noise + bytes(60_000_000)})
    assert "10 MB" in refused(data)
    with pytest.raises(DocumentError, match="50 MB"):
        Package(data, "x").read("word/media/document.xml")


def test_an_entry_that_lies_about_its_size_is_not_unpacked_further():
    data = bytearray(zipped(GOOD | {"word/document.xml": b" " * 40_000_000}))
    true = (40_000_000).to_bytes(4, "little")
    while true in data:
        at = data.index(true)
        data[at : at + 4] = (1000).to_bytes(4, "little")
    assert "已损坏" in refused(bytes(data))


def test_an_encrypted_entry():
    data = bytearray(zipped(GOOD))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "加密" in refused(bytes(data))


def test_a_file_with_a_password():
    data = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "密码" in refused(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_duplicate_names():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("word/document.xml", "Word/document.xml"):
            archive.writestr(name, b"<x/>")
    assert "重名" in refused(file.getvalue())


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../x", "/etc/x", "..\\x", "C:/x"])
def test_names_that_lead_outside(name):
    assert "越界" in refused(zipped(GOOD | {name: b""}))


def test_other_compression():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", b"<x/>")
    assert "压缩方式" in refused(file.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype(encoding):
    xml = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
    )
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' + xml
    data = zipped(GOOD | {"word/document.xml": declared.encode(encoding)})
    assert "DOCTYPE" in refused(data)


@pytest.mark.parametrize("namespace", [W_NS, "http://purl.oclc.org/ooxml/wordprocessingml/main"])
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("UTF-8", "utf-8"), ("UTF-8", "utf-8-sig"), ("UTF-16", "utf-16"), ("UTF-16", "utf-16-be"), ("UTF-16", "utf-16-le"),
     ("GB2312", "gb18030"), ("gbk", "gb18030")],
)  # fmt: skip
def test_a_part_is_read_in_any_encoding_that_a_docx_may_have(declared, encoding, namespace):
    xml = USUAL_XML.format(declared).replace(W_NS, namespace)
    assert read_docx(zipped(GOOD | {"word/document.xml": xml.encode(encoding)}), "x") == "国\n"


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "big5"])
def test_a_part_in_another_encoding_is_damaged(encoding):
    data = USUAL_XML.format(encoding).replace("国", "中").encode(encoding)
    assert "损坏" in refused(zipped(GOOD | {"word/document.xml": data}))


def test_an_entity_cannot_fetch_a_file():
    xml = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "DOCTYPE" in refused(with_body(xml))


def test_a_file_with_macros():
    assert "带有宏" in refused(zipped(GOOD | {"word/vbaProject.bin": b"x"}))


def test_the_elements_of_all_parts_count_together():
    rows = "".join(f"<w:p w:x='{n}'/>" for n in range(70_000))
    assert "过多" in refused(word_file(rows, footnotes=rows))


def test_xml_too_deep():
    assert "过深" in refused(with_body("<a>" * 230 + "</a>" * 230))


def test_xml_too_large_or_of_too_many_elements():
    noise = random.Random(1).randbytes(6_000_000).hex()
    assert "10 MB" in refused(with_body(f"<x>{noise}</x>"))
    rows = "".join(f"<a b='{n * n}'/>" for n in range(310_000))
    assert "过多" in refused(with_body(f"<x>{rows}</x>"))


LITTLE_MEMORY = """
import resource, sys
from drafting.docx import read_docx
from drafting.errors import DocumentError
data = sys.stdin.buffer.read()
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
try:
    read_docx(data, "去年.docx")
except DocumentError as error:
    print(error)
"""


@pytest.mark.parametrize("piece", ["<a/>", "a<b/>", "<a b='1' c='1' d='1' e='1' f='1'/>"])
def test_what_is_too_much_is_known_before_it_takes_memory(piece):
    noise = random.Random(1).randbytes(150_000).hex()
    data = with_body(f"<x>{noise}{piece * (9_000_000 // len(piece))}</x>")
    command = [sys.executable, "-c", LITTLE_MEMORY]
    done = subprocess.run(command, input=data, capture_output=True, check=False, cwd=ROOT)
    assert "内容过多" in done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "name", ["word/\x1b[31mx.xml", "word/\x9b31m.xml", "word/\u202ex.xml", "a\nb.xml", "x" * 999]
)
def test_a_message_shows_nothing_that_is_hidden_in_the_name_of_a_part(name):
    relation = relations({"officeDocument": name}).replace("\x1b", "").replace("\n", "&#10;")
    message = refused(zipped({"_rels/.rels": relation.encode(), name.replace("\x1b", ""): b"<a>"}))
    assert "损坏" in message and len(message) < 200
    assert message.isprintable() or message.count("\n") == 1


@pytest.mark.parametrize("xml", [paragraph("一、工作情况"), "<a b='1'/>", "<a>甲</a>", "&#30002;"])
def test_time_grows_with_the_file_and_no_faster(xml):
    def work(times):
        data = word_file(xml * times)
        return lambda: quietly(data)

    assert grows_linearly(work, 2_000)


def test_time_grows_with_the_runs_of_a_paragraph_and_no_faster():
    def work(times):
        data = word_file(paragraph(run("甲", '<w:color w:val="FF0000"/>') * times))
        return lambda: quietly(data)

    assert grows_linearly(work, 1_000)


def groups(count: int) -> tuple[str, str]:
    shape = '<v:group style="margin-left:1pt;width:50pt;height:50pt">'
    return (
        f"<w:r><w:pict>{shape * count}<w:txbxContent>",
        f"</w:txbxContent>{'</v:group>' * count}</w:pict></w:r>",
    )


@pytest.mark.parametrize(
    "around",
    [
        groups,
        lambda count: ("<w:r>" * count, "</w:r>" * count),
        lambda count: (
            "<w:r><w:pict><w:sdt>" * (count // 3),
            "</w:sdt></w:pict></w:r>" * (count // 3),
        ),
    ],
    ids=["groups", "runs", "controls"],
)
def test_a_text_deep_in_boxes_takes_no_longer_for_each_of_them(around):
    def work(size):
        before, after = around(size)
        inner = run("甲") * 25 * size
        data = word_file(
            paragraph(before + (paragraph(inner) if around is groups else inner) + after)
        )
        return lambda: quietly(data)

    assert grows_linearly(work, 20)


@pytest.mark.parametrize(
    ("row", "table"),
    [
        ("<w:tr><w:tc>{}</w:tc></w:tr>", "<w:tbl>{}</w:tbl>"),
        ("{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"),
    ],
    ids=["rows", "a cell"],
)
def test_time_grows_with_a_table_that_says_nothing_of_itself(row, table):
    def work(size):
        data = word_file(table.format(row.format(paragraph("甲")) * size))
        return lambda: quietly(data)

    assert grows_linearly(work, 1_000)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "空"),
        (b"hello", "不是 .docx"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧版"),
        (b"PK\x03\x04" + bytes(100), "损坏"),
        (zipped({"a.txt": b"x"}), "没有 Word 正文"),
        (zipped(GOOD), "没有 Word 正文"),
        (zipped(GOOD | {"word/document.xml": b"<a>"}), "损坏"),
        (zipped(GOOD | {"_rels/.rels": b"\xff"}), "损坏"),
    ],
)  # fmt: skip
def test_what_is_no_docx(data, message):
    assert message in refused(data)


def test_an_ordinary_page_of_one_character_is_no_bomb():
    assert len(read_docx(word_file(paragraph("国" * 5000)), "x")) == 5001


def quietly(data: bytes) -> None:
    with suppress(DocumentError):
        read_docx(data, "x.docx")


@given(st.binary(max_size=2000))
@settings(deadline=None)
def test_random_bytes_give_text_or_a_document_error(data):
    quietly(data)


@given(st.binary(max_size=2000))
@settings(deadline=None)
def test_random_bytes_in_a_zip_give_text_or_a_document_error(data):
    quietly(zipped(GOOD | {"word/document.xml": data}))


WRITTEN = render(USUAL)


@given(st.lists(st.tuples(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255)), max_size=6))
@settings(deadline=None)
def test_damaged_bytes_give_text_or_a_document_error(changes):
    data = bytearray(WRITTEN)
    for place, byte in changes:
        data[place] = byte
    quietly(bytes(data))


@given(st.integers(0, len(WRITTEN)))
@settings(deadline=None)
def test_a_file_cut_short_gives_a_document_error(length):
    if length < len(WRITTEN):
        with pytest.raises(DocumentError):
            read_docx(WRITTEN[:length], "x.docx")


TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pPr", "rPr", "numPr", "ilvl", "numId",
    "pStyle", "rStyle", "vanish", "color", "sz", "br", "tab", "sym", "fldChar", "instrText", "shd", "trPr",
    "footnoteReference", "txbxContent", "hyperlink", "vMerge", "tcPr", "style", "basedOn", "num", "lvl",
    "abstractNum", "abstractNumId", "lvlText", "footnote",
)  # fmt: skip
ATTRIBUTES = (
    "", ' w:val="1"', ' w:val="x"', ' w:val="-1"', ' w:val="%1%2"', ' w:id="1"', ' w:fldCharType="begin"',
    ' w:fldCharType="end"', ' w:char="0041"', ' w:styleId="1"', ' w:type="paragraph"', ' w:numId="1"',
    ' w:abstractNumId="1"', ' w:ilvl="1"', ' w:val="99999999999"',
)  # fmt: skip


@st.composite
def wild_xml(draw: st.DrawFn, depth: int = 0) -> str:
    tag, attribute = draw(st.sampled_from(TAGS)), draw(st.sampled_from(ATTRIBUTES))
    inner = draw(st.lists(wild_xml(depth + 1), max_size=3)) if depth < 4 else []
    text = "国" if tag == "t" else ""
    return f"<w:{tag}{attribute}>{text}{''.join(inner)}</w:{tag}>"


@given(wild_xml(), wild_xml(), wild_xml())
@settings(deadline=None)
def test_any_well_formed_markup_is_read(body, styles, numbering):
    quietly(word_file(body, styles=styles, numbering=numbering, footnotes=styles))


def test_the_checksum_of_a_part_is_proven():
    data = bytearray(zipped({**GOOD, "word/document.xml": b"<a>" + b"x" * 50 + b"</a>"}))
    crc = zlib.crc32(b"<a>" + b"x" * 50 + b"</a>").to_bytes(4, "little")
    at = data.rindex(crc)
    data[at] ^= 1
    assert "损坏" in refused(bytes(data))
