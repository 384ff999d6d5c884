"""What is classified stays outside; what only speaks of secrets comes in."""

import pytest

from drafting.documents import read_document
from drafting.errors import RefusedError
from drafting.facts import read_facts
from drafting.markings import is_internal, refuse_marked
from tests.support.word import paragraph, run, word_file


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
    ],
)  # fmt: skip
def test_the_words_in_a_sentence_are_no_marking(line: str) -> None:
    refuse_marked(f"{line}\n", "要点.md")


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
    ],
    ids=["cell", "box", "hidden", "runs", "deleted", "comment", "note", "header cell", "footer box", "watermark"],
)  # fmt: skip
def test_a_marking_is_found_where_no_page_shows_it(
    tmp_path, body: str, parts: dict[str, str]
) -> None:
    (tmp_path / "去年.docx").write_bytes(word_file(paragraph("述职报告") + body, **parts))
    with pytest.raises(RefusedError, match="密"):
        read_document(tmp_path / "去年.docx")


@pytest.mark.parametrize(
    "line",
    ["内部", "内部资料", "【内部资料】", "内部资料 注意保存", "内部文件，请勿外传", "内部★", "内部资料★2025", "　　内 部", "# 内部使用！", "“内部资料”", "★内部★", "（内部）资料"],
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
