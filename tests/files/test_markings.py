"""What is classified stays outside; what only speaks of secrets comes in."""

import io
import sys
import unicodedata
import zipfile
from importlib.resources import files

import pytest
import yaml

from drafting.documents import read_document
from drafting.docx.everything import read_everything
from drafting.endpoint.settings import load_settings
from drafting.errors import RefusedError
from drafting.facts import read_facts
from drafting.files.markings import (
    is_internal,
    refuse_marked,
    refuse_marked_cells,
    refuse_marked_values,
    values_in,
)
from drafting.outline import load_outline
from drafting.wording.own import read_rules
from tests.support.word import paragraph, run, word_file, zipped


@pytest.mark.parametrize(
    "line",
    [
        "绝密★启用前", "机密★1年", "秘密★10年", "机 密 ★ 长期", "　　秘　密", "机密", "密级：秘密", "【绝密】", "**机密**",
        "# 机密★一年", "- 秘密", "特急\t秘密", "机密☆", "标题：机密★5年关于述职的报告",
        "机密·3年", "秘密★长期", "机密*3年", "秘密＊十年", "机密—1年", "秘密1年", "绝密级", "機密★", "機密", "祕密☆", "机\u200b密\ufeff★",
        "机\u200d密", "｜密级｜秘密｜", "| 机密 | 述职报告 |", "密级：“机密”", "密级机密", "<!-- 秘密 -->", "— 机密 —", "秘密启用前",
        "关于开展工作的通知　秘密★3年", "机密✩", "《机密》",
        "【机密】★3年", "(秘密)★", "★机密", "机密（★1年）", "密级：【机密】", "“机密”", "机密：", "秘密。", "●机密●", "★ 绝密 ★",
        "机密/10年", "【秘密】3年", "（机密）（1年）", "「绝密」", "密级：【机密】★3年关于述职的报告",
        "机\t密★1年", "机.密★", "机_密★", "机-密 ☆", "机\u0301密★", "<b>秘密</b>", "<b>秘密</b>★", "机密🌟1年", "机密✮", "机密⋆1年",
        "编号001　机密⛤", "述职报告（机密⭐）", "关于述职的报告　机密🞲3年", "编号001　机密\uf0ab1年", "机密✱1年", "秘密 特急", "特急 秘密",
        "密级:秘密 份号:001", "000012 机密 加急", "保密级别：机密", "涉密等级：秘密", "密级为机密", "本文件密级为机密", "定密：机密",
        "密级和保密期限：机密★1年", "小陈：机密", "[2025/12/3 10:41] 小陈：机密", "标题: \"\\u673a\\u5bc6\\u26051\\u5e74\"",
        "名称: \"\\u673a\\U00005bc6★\"", "机&#23494;★", "秘密\u2028\u26051年", "机密·1年,,,,",
    ],
)  # fmt: skip
def test_a_marking_is_refused(line: str) -> None:
    with pytest.raises(RefusedError) as caught:
        refuse_marked(f"单位：滨河党支部\n{line}\n年度：2025\n", "要点.md")
    (problem,) = caught.value.problems
    assert (problem.file, problem.place) == ("要点.md", "第2行")
    assert "密" in problem.message and problem.suggestion


@pytest.mark.parametrize(
    "line",
    [
        "开展保守党的秘密教育2次", "组织机密文件管理培训", "严守党和国家秘密", "密切联系群众★", "签订保密承诺书23份★",
        "秘密、机密、绝密三级管理", "- 保密", "工作秘密", "与群众联系不够紧密",
        "保守党的秘密", "国家秘密", "商业秘密", "保密", "机密级计算机", "机密级计算机2台", "涉密人员3名", "秘密3年来无人知晓",
        "开展“保守国家秘密”教育", "定密责任人培训", "机密文件、秘密文件分柜存放", "签订责任书★★★", "秘密等级", "机密计算机",
        "★机密文件管理培训2次", "“保守国家秘密”★★★", "【秘密】等级★", "秘密/机密/绝密", "（保守商业秘密）", "●保守秘密：签订承诺书",
        "涉密人员：3年", "“保守国家秘密”3年行动", "保守秘密—3年来无失泄密", "保守国家秘密●开展宣讲", "危机，密★", "保守国家秘密\t★★★",
        "秘密分为：绝密、机密、秘密", "密级文件：3份", "传达机密级文件精神：1次", "保密级别的划分", "定密工作：2次", "1. 秘密工作条例", "机密？",
    ],
)  # fmt: skip
def test_the_words_in_a_sentence_are_no_marking(line: str) -> None:
    refuse_marked(f"{line}\n", "要点.md")


@pytest.mark.parametrize(
    "lines",
    ["机\n密★1年", "- 机\n\n- 密★1年", "机\n密", "机\n密\n★\n1\n年", "编号001　机密\n★1年", "编号001　机密★\n一年", "| 机 | 密★ |", "活动:\n  - >-\n    参观机\n    密★1年"],
)  # fmt: skip
def test_a_marking_in_neighbouring_lines_or_cells_is_refused(lines: str) -> None:
    with pytest.raises(RefusedError, match="有密级标志"):
        refuse_marked(f"述职报告\n{lines}\n开展学习\n", "去年.txt")


@pytest.mark.parametrize("lines", ["抓住时机\n密切联系群众★", "保守国家秘密\n★开展宣讲", "绝不\n密而不宣", "保守秘密\n3年无事故"])  # fmt: skip
def test_neighbouring_lines_make_no_marking_by_chance(lines: str) -> None:
    refuse_marked(f"{lines}\n", "去年.txt")


def test_the_parts_of_a_marking_are_found_beyond_lines_without_a_word() -> None:
    blank = "\n \u200b\n" * 2000
    with pytest.raises(RefusedError, match="第2行：有密级标志“机密★”"):
        refuse_marked(f"密切联系\n机{blank}密{blank}★{blank}1年\n", "去年.txt")
    refuse_marked(f"机{blank}会\n密切联系★\n", "去年.txt")


def test_every_form_of_the_first_character_is_known() -> None:
    characters = filter(str.isprintable, map(chr, range(sys.maxunicode)))
    forms = [c for c in characters if unicodedata.normalize("NFKC", c) in tuple("绝絕机機秘祕")]
    assert {"㊙", "機"} < {*forms}
    for form in forms:
        with pytest.raises(RefusedError):
            refuse_marked(f"述职报告\n{form}密★1年\n", "去年.txt")


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        (["台账", "密切联系群众", "机密★1年"], "第2格"),
        (["台账", "密级：\n秘密"], "第1格"),
        (["台账", "机密", "★1年"], "第1格"),
        (["a &#10;&#10;&#10;", "机密★"], "第1格"),
    ],
)
def test_a_marking_in_a_sheet_is_refused_with_its_cell(cells: list[str], place: str) -> None:
    with pytest.raises(RefusedError) as caught:
        refuse_marked_cells(cells, "台账.xlsx", "第{}格".format)
    assert caught.value.problems[0].place == place


def test_the_cells_of_a_sheet_make_no_marking_by_chance() -> None:
    refuse_marked_cells(["密切联系\n群众★", "保守党的秘密", "★"], "台账.xlsx", "第{}格".format)


ESCAPED = {
    "要点.yaml": '单位: 滨河支部\n年度: 2025\n活动:\n  - "开展机\\\n    密\\N★1年参观"\n',
    "dumped.yaml": yaml.dump({"单位": "滨河支部", "年度": 2025, "活动": ["组织机密★1年参观"]}),
    "folded.yaml": "单位: 滨河支部\n年度: 2025\n活动:\n  - >-\n    组织参观机\n\n    密★1年\n",
    "key.yaml": '单位: 滨河支部\n年度: 2025\n数据:\n  "机\\L密★": 2次\n',
}


@pytest.mark.parametrize("name", ESCAPED)
def test_a_marking_is_found_however_yaml_writes_it(tmp_path, name: str) -> None:
    (tmp_path / name).write_text(ESCAPED[name], "utf-8")
    with pytest.raises(RefusedError, match="密"):
        read_facts(tmp_path / name)


def test_a_marking_in_an_outline_is_found_however_yaml_writes_it(tmp_path) -> None:
    outline = (files("prompts") / "outlines" / "default.yaml").read_text("utf-8")
    heading = next(line for line in outline.split("\n") if line.strip().startswith("heading:"))
    marked = outline.replace(heading, f'{heading.partition(":")[0]}: "特色（机\\L密\\u26051年）"')
    (tmp_path / "提纲.yaml").write_text(marked, "utf-8")
    with pytest.raises(RefusedError, match="提纲"):
        load_outline(tmp_path / "提纲.yaml")


def test_a_marking_in_settings_and_rules_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "shuzhi").mkdir()
    (tmp_path / "shuzhi" / "settings.toml").write_text('[endpoint]\nmodel = "机\\t密★"\n', "utf-8")
    with pytest.raises(RefusedError):
        load_settings(None)
    (tmp_path / "用语规则.csv").write_text('编号,错误写法\n1,"机\n密★"\n', "utf-8")
    with pytest.raises(RefusedError):
        read_rules(tmp_path / "用语规则.csv")


def test_values_of_any_depth_are_looked_through() -> None:
    content = {"a": [{"b": ("好", "绝密★启用前")}], 2025: None}
    assert [value for _, value in values_in(content)] == ["a", "b", "好", "绝密★启用前"]
    with pytest.raises(RefusedError, match="绝密★启用前"):
        refuse_marked_values(values_in(content), "a.yaml")
    refuse_marked_values([("第1行", "保守党的秘密"), ("第2行", "★")], "a.yaml")


@pytest.mark.parametrize("name", ["要点.md", "要点.txt", "要点.yaml"])
def test_marked_facts_are_refused_whatever_else_is_wrong_with_them(tmp_path, name: str) -> None:
    (tmp_path / name).write_text("# 机密★1年\n单位: 某\n数据:\n  支委会: -3次\n", "utf-8")
    with pytest.raises(RefusedError):
        read_facts(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_marked_text_is_refused_in_any_encoding(tmp_path, encoding: str) -> None:
    (tmp_path / "去年.txt").write_bytes("绝\u3000密★\r\n述职报告\r\n".encode(encoding))
    with pytest.raises(RefusedError, match="绝密★"):
        read_document(tmp_path / "去年.txt")


@pytest.mark.parametrize("part", ["body", "header", "footer"])
def test_a_marked_word_file_is_refused_wherever_the_marking_stands(tmp_path, part: str) -> None:
    marking = paragraph("秘密★5年")
    body = paragraph("述职报告")
    data = word_file(marking + body) if part == "body" else word_file(body, **{part: marking})
    (tmp_path / "去年.docx").write_bytes(data)
    with pytest.raises(RefusedError, match="秘密★5年"):
        read_document(tmp_path / "去年.docx")


BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
MARKED = paragraph("秘密★5年")
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
DRAWN = '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>机密</a:t></a:r><a:r><a:t>★1年</a:t></a:r></a:p>'


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (f"<w:tbl><w:tr><w:tc>{paragraph('密级')}</w:tc><w:tc>{paragraph('秘密')}</w:tc></w:tr></w:tbl>", {}),
        (paragraph(BOX.format(MARKED)), {}),
        (paragraph(run("机密", "<w:vanish/>") + run("★", "<w:vanish/>")), {}),
        (paragraph(run("机") + run("密") + run("★1年")), {}),
        (paragraph("<w:del><w:r><w:delText>机密★</w:delText></w:r></w:del>"), {}),
        ("", {"comments": f"<w:comment>{MARKED}</w:comment>"}),
        ("", {"footnotes": f"<w:footnote>{MARKED}</w:footnote>"}),
        ("", {"header": f"<w:tbl><w:tr><w:tc>{MARKED}</w:tc></w:tr></w:tbl>"}),
        ("", {"footer": paragraph(BOX.format(MARKED))}),
        ("", {"header": paragraph('<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>')}),
        (f"<w:tbl><w:tr><w:tc>{paragraph('机')}</w:tc><w:tc>{paragraph('密★1年')}</w:tc></w:tr></w:tbl>", {}),
        (paragraph("机") + paragraph("密★1年"), {}),
        (paragraph(run("编号 机密") + SYMBOL.format("F0AB")), {}),
        (paragraph(run("编号 机密") + SYMBOL.format("F0A4") + run("1年")), {}),
        (paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "机密★1年"</w:instrText></w:r>'), {}),
        (paragraph('<w:fldSimple w:instr="QUOTE 机密★1年"/>'), {}),
        (paragraph(f"<w:r><w:drawing>{DRAWN}</w:drawing></w:r>"), {}),
        (paragraph('<w:r><w:drawing><wp:docPr id="1" name="x" descr="机密★1年"/></w:drawing></w:r>'), {}),
        ("", {"glossary": MARKED}),
        ("", {"footer": paragraph(f"<w:r><w:drawing>{DRAWN}</w:drawing></w:r>")}),
    ],
    ids=[
        "cell", "box", "hidden", "runs", "deleted", "comment", "note", "header cell", "footer box", "watermark",
        "two cells", "two paragraphs", "a sign for the star", "any sign and a term", "field code", "simple field",
        "drawing", "description", "any part", "drawing in a footer",
    ],
)  # fmt: skip
def test_a_marking_is_found_where_no_page_shows_it(
    tmp_path, body: str, parts: dict[str, str]
) -> None:
    (tmp_path / "去年.docx").write_bytes(word_file(paragraph("述职报告") + body, **parts))
    with pytest.raises(RefusedError, match="密"):
        read_document(tmp_path / "去年.docx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030"])
def test_a_marking_is_found_in_any_part_in_any_encoding(tmp_path, encoding: str) -> None:
    declared = "UTF-16" if encoding.startswith("utf") else "GBK"
    header = f'<?xml version="1.0" encoding="{declared}"?><h>机密★1年</h>'.encode(encoding)
    for name, content in (
        ("word/header9.xml", header),
        ("word/afchunk.htm", "机密★1年".encode("gbk")),
    ):
        (tmp_path / "去年.docx").write_bytes(
            with_part(word_file(paragraph("述职报告")), name, content)
        )
        with pytest.raises(RefusedError, match="密"):
            read_document(tmp_path / "去年.docx")


def test_files_in_a_file_share_what_they_may_take(tmp_path) -> None:
    many = paragraph("密")[:-6] + "<w:a/>" * 50_000 + "</w:p>"
    data = word_file(paragraph("甲"))
    for number in range(5):
        data = with_part(data, f"word/embeddings/{number}.docx", word_file(many))
    assert read_everything(data, "去年.docx").count("密") == 1


CORE = '<c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d"><d:title>{}</d:title></c:coreProperties>'


def test_a_marking_is_found_in_properties_and_embedded_files(tmp_path) -> None:
    marked = word_file(MARKED)
    parts = {"docProps/core.xml": CORE.format("机密★1年").encode(), "word/embeddings/a.docx": marked,
             "word/afchunk.htm": "<p>机密</p>".encode()}  # fmt: skip
    for name, content in parts.items():
        (tmp_path / "去年.docx").write_bytes(
            with_part(word_file(paragraph("述职报告")), name, content)
        )
        with pytest.raises(RefusedError):
            read_document(tmp_path / "去年.docx")


def test_parts_that_no_report_is_read_from_may_be_damaged(tmp_path) -> None:
    for name in ("docProps/core.xml", "word/embeddings/a.xlsx", "customXml/item1.xml"):
        data = with_part(word_file(paragraph("述职报告")), name, "PK\x03\x04密<".encode())
        (tmp_path / "去年.docx").write_bytes(data)
        assert read_document(tmp_path / "去年.docx") == "述职报告\n"


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a Word file with one part more."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({part: archive.read(part) for part in archive.namelist()} | {name: content})


@pytest.mark.parametrize(
    "line",
    ["内部", "内部资料", "【内部资料】", "内部资料 注意保存", "内部文件，请勿外传", "内部★", "内部资料★2025", "　　内 部", "\\u5185\\u90e8资料", "# 内部使用！", "“内部资料”", "★内部★", "（内部）资料"],
)  # fmt: skip
def test_an_internal_paper_is_known_by_its_marking(line: str) -> None:
    assert is_internal(f"述职报告\n{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "开展内部审计2次",
        "党内部署",
        "内部管理",
        "加强单位内部资料管理",
        "内部控制制度",
        "与内部职工谈心",
    ],
)
def test_the_word_internal_in_a_sentence_is_no_marking(line: str) -> None:
    assert not is_internal(f"{line}\n")
