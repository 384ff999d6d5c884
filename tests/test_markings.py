"""What is classified stays outside; what only speaks of secrets comes in."""

import pytest

from drafting.documents import read_document
from drafting.errors import RefusedError
from drafting.facts import read_facts
from drafting.markings import refuse_marked
from tests.support.word import paragraph, word_file


@pytest.mark.parametrize(
    "line",
    [
        "绝密★启用前", "机密★1年", "秘密★10年", "机 密 ★ 长期", "　　秘　密", "机密", "密级：秘密", "【绝密】", "**机密**",
        "# 机密★一年", "- 秘密", "特急\t秘密", "机密☆", "标题：机密★5年关于述职的报告",
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
