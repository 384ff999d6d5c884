"""Answers: what models put around a text goes, what is no text is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import UnusableAnswerError
from drafting.model.answer import Answer, beginning_of, clean_answer
from tests.support.growth import grows_linearly

HEADING = "三、存在不足"
TEXT = "（一）理论学习不够系统。原因是学习安排不够经常。\n（二）调研不够深入，召开支委会SV4632。"

PACKED = {
    "as it is": TEXT,
    "blank lines and indents": "\n\n\u3000\u3000" + TEXT.replace("\n", "\n\n  \u3000") + "\n\n",
    "carriage returns": TEXT.replace("\n", "\r\n"),
    "fences": f"```\n{TEXT}\n```",
    "fences with a language": f"```markdown\n{TEXT}\n```\n",
    "fences between talk": f"好的，以下是本节正文：\n```text\n{TEXT}\n```\n希望对您有帮助！",
    "an unclosed fence": f"```\n{TEXT}",
    "thoughts": f"<think>先看事实。\n共有3项。</think>\n\n{TEXT}",
    "thoughts in capitals": f"<THINK>先看事实。</THINK>{TEXT}",
    "empty thoughts": f"<think>\n\n</think>\n\n{TEXT}",
    "thoughts whose beginning was swallowed": f"先看事实。\n</think>\n{TEXT}",
    "thoughts twice": f"<think>一</think><think>二</think>{TEXT}",
    "a preamble": f"以下是“存在不足”一节的正文：\n\n{TEXT}",
    "a polite preamble": f"好的，根据您提供的事实，我为您起草如下：\n{TEXT}",
    "a preamble in the same line": f"以下是修改后的正文：{TEXT}",
    "a label": f"正文：\n{TEXT}",
    "an afterword": f"{TEXT}\n\n希望以上内容对您有帮助！",
    "an offer": f"{TEXT}\n如需进一步修改或补充，请随时告诉我。",
    "an afterword in the same line": f"{TEXT}以上内容供参考，如有需要请您告诉我，我可以随时修改。",
    "a note": f"{TEXT}\n（注：以上内容根据提供的事实撰写。）",
    "a word count": f"{TEXT}\n（全文约800字）",
    "a rule": f"---\n{TEXT}\n***\n以上即为本节正文。",
    "the closing of the report": f"{TEXT}\n以上述职，请予评议。",
    "its heading": f"{HEADING}\n{TEXT}",
    "its heading without number": f"存在不足\n{TEXT}",
    "its heading as markdown": f"## {HEADING}\n\n{TEXT}",
    "its heading in bold": f"**{HEADING}**\n{TEXT}",
    "its heading with a colon": f"存在不足：\n{TEXT}",
    "its heading in brackets": f"【存在不足】\n{TEXT}",
    "another spelling of its heading": f"三、存在的主要问题\n{TEXT}",
    "bold": TEXT.replace("理论学习不够系统", "**理论学习不够系统**"),
    "code marks": TEXT.replace("SV4632", "`SV4632`"),
    "headings inside": TEXT.replace("（", "### （"),
    "list marks": "- " + TEXT.replace("\n", "\n- "),
    "round list marks": "• " + TEXT.replace("\n", "\n• "),
    "quotation marks": "> " + TEXT.replace("\n", "\n> "),
    "zero-width characters": TEXT.replace("理论", "理\u200b论") + "\ufeff",
}  # fmt: skip


@pytest.mark.parametrize("answer", PACKED.values(), ids=PACKED)
def test_a_text_is_unpacked(answer):
    assert clean_answer(answer, HEADING) == TEXT


KEPT = [
    "以下方面还有不足：\n一是理论学习不够系统。",
    "一年来的工作还有不足，主要表现在以下方面。",
    "1. 理论学习不够系统。",
    "一是希望群众提出的意见得到解决，支部还要努力。",
    "如何把学习成果转化为实际成效，办法还不多。",
    "可以说，支部的调研还不够深入。",
    "明白纸发放不够及时。",
    "好的做法还没有形成制度。",
    "党建与生产经营融合不够，BIM、QC 等技术攻关中党员作用不突出。",
    "存在不足的主要原因是调研不够。",
    "支部将按照“三会一课”制度，抓好SV4632和RV9907的学习。",
    "请示报告制度落实不够严格。",
    "以上问题，支部将认真整改。",
]


@pytest.mark.parametrize("text", KEPT)
def test_a_reports_own_words_are_kept(text):
    assert clean_answer(text, HEADING) == text


UNUSABLE = {
    "nothing": "",
    "blanks": " \n\u3000\n",
    "thoughts only": "<think>先看事实。</think>",
    "thoughts without end": f"<think>先看事实。{TEXT}",
    "a stray tag": f"<answer>{TEXT}",
    "a special token": f"{TEXT}<|im_end|>",
    "English": "The branch held its meetings on time and studied the documents with care.",
    "English around a few names": f"The branch (支部) held SV4632 meetings. {'It studied the documents with care. ' * 3}",
    "Traditional characters": "一年來，黨支部嚴格落實組織生活制度，認真開展學習，黨員隊伍的凝聚力進一步增強。",
    "an excuse": "抱歉，我无法提供这方面的内容。",
    "an excuse of a machine": "作为一个AI语言模型，我不能撰写此类报告。",
    "its heading only": HEADING,
    "digits only": "12 34 56",
}


@pytest.mark.parametrize("answer", UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_no_text_is_told_in_chinese(answer):
    with pytest.raises(UnusableAnswerError) as caught:
        clean_answer(answer, HEADING)
    assert "模型" in str(caught.value)


def test_rare_characters_of_names_are_not_traditional():
    text = (
        "支部书记喆堃、党员珺垚带头攻坚，"
        + "支部组织党员学习，开展主题党日活动，" * 5
        + "效果较好。"
    )
    assert clean_answer(text, HEADING) == text


pieces = st.sampled_from(
    ["```\n", "<think>", "</think>", "以下是正文：", "希望对您有帮助！", "\n", "# ", "- ", "**", "三、存在不足",
     "理论学习不够系统。", "一年来，支部召开支委会SV4632。", "（一）", "> ", "正文：", "（注：略）", "---\n"]
)  # fmt: skip


@given(st.lists(pieces, max_size=12).map("".join))
def test_cleaning_twice_is_cleaning_once(answer):
    try:
        once = clean_answer(answer, HEADING)
    except UnusableAnswerError:
        return
    assert "\n\n" not in once
    assert "think>" not in once
    try:
        assert clean_answer(once, HEADING) == once
    except UnusableAnswerError:
        pytest.fail(f"usable once, unusable twice: {once!r}")


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("一是学习不够。二是调研", "一是学习不够。"),
        ("一是学习不够。\n二是调研", "一是学习不够。\n"),
        ("他说：“要抓实。”支部", "他说：“要抓实。”"),
        ("一是学习不够。", "一是学习不够。"),
        ("<think>先看。</think>\n一是学习不够。二是", "一是学习不够。"),
        ("先看。</think>一是学习不够。二", "一是学习不够。"),
        ("<think>先看事实。再写。", ""),
        ("一是学习", ""),
        ("", ""),
    ],
)
def test_the_beginning_of_an_answer_is_its_whole_sentences(text, beginning):
    assert beginning_of(text) == beginning


@pytest.mark.parametrize("tag", ["</think", "</think>", "<think>", "<think>想</think>"])
def test_thoughts_without_end_take_no_time_without_end(tag):
    assert grows_linearly(lambda size: lambda: beginning_of(tag * size), 500)


def test_a_thought_in_the_middle_goes_and_what_stands_around_it_stays():
    assert (
        beginning_of("一是学习不够。<Thinking>再想。</think>二是调研不够。")
        == "一是学习不够。二是调研不够。"
    )


def test_a_rest_stands_behind_its_beginning_unless_all_is_written_again():
    assert Answer("二是调研不够。", 1, 2).after("一是学习不够。\n") == Answer(
        "一是学习不够。\n二是调研不够。", 1, 2
    )
    again = Answer("一是学习不够。二是调研不够。")
    assert again.after("一是学习不够。") == again
