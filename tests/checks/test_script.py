"""text.script: simplified Chinese throughout; names, abbreviations and units are left alone."""

import pytest

from drafting.checks import script, text
from drafting.lexicon import split, table
from tests.support.cases import case_of, facts


def found(sentence, given=None):
    return [(f.text, f.suggestion) for f in script.check(case_of(given, work=sentence))]


@pytest.mark.parametrize(
    ("sentence", "shown", "right"),
    [
        ("組織黨員學習黨章。", "組織黨員學習黨", "组织党员学习党"),
        ("召开支委會12次。", "會", "会"),
        ("認真学习，抓好落實。", "認真学习，抓好落實", "认真学习，抓好落实"),
        ("进一步貫徹“三會一课”。", "貫徹“三會", "贯彻“三会"),
        ("党员乾部带头，對於問題立行立改。", "對於問題", "对于问题"),
        ("述職報告", "職報", "职报"),
        ("會後改進", "會後改進", "会后改进"),
        ("我們開展了黨日活動。", "們開展了黨日活動", "们开展了党日活动"),
    ],
)
def test_flags_traditional_characters(sentence, shown, right):
    assert found(sentence) == [(shown, f"改为“{right}”")]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("下一步we will work hard抓好落实。", "we will work hard"),
        ("加强team建设。", "team"),
        ("进一步加强Party建设。", "Party"),
        ("组织党员开meeting。", "meeting"),
        ("提高dangyuan素质。", "dangyuan"),
        ("发挥zhǐbù作用。", "zhǐbù"),
        ("用好BIM and QC成果。", "and"),
        ("One Belt One Road倡议。", "One Belt One Road"),
        ("做到“keep learning every day”。", "keep learning every day"),
        ("推动高质量development。", "development"),
        ("服务の品牌。", "の"),
        ("打造スマート工地。", "スマート"),
        ("发扬Правда精神。", "Правда"),
        ("开展한국交流。", "한국"),
        ("党员冲锋在前💪💪！", "💪💪"),
        ("圆满完成任务✨", "✨"),
        ("抓好αβγδ管理。", "αβγδ"),
    ],
)
def test_flags_foreign_text(sentence, shown):
    ((text, _),) = found(sentence)
    assert text == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "推广BIM、QC、PDCA、KPI、ERP、OA、VR、AI和5G技术。",
        "按照ISO9001、ISO 14001和GB/T 50430的要求抓质量。",
        "用好DeepSeek、WPS Office、Wi-Fi、e网通和iPhone。",
        "构建“1+3+N”工作机制，采用EPC、PPP模式，服务C919大飞机。",
        "功率600MW，电压10kV，里程3.2km，速度60km/h，浓度5mg/L，电量3kWh。",
        "钢筋φ12，温度25℃，面积30m²，pH值6.5，系数α取0.9。",
        "开发App、小程序和vlog，上传pdf和docx。",
        "V3.0版本上线，win10升级，发表SCI论文3篇。",
        "“team building”活动，《China Daily》刊发，“smart”平台。",
        "魏徵直谏，扭转乾坤，瞭望哨，於建国同志，什麼时候。",
        "李喆、张堃、陈犇同志被评为优秀党员，王淼主持。",
        "著名专家、覆盖面、凭藉、摺子，后勤，里程，干部，斗争。",
        "★★★★☆级服务，“√”“×”，①②③，第Ⅱ标段，℃、㎡、‰。",
        "习近平·新时代——党的二十大……“两个确立”。",
        "F3断层、K2路、1号机组、A区、甲乙丙丁。",
        "",
    ],
)
def test_passes(sentence):
    assert found(sentence or "本人认真履职。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "更多内容见https://www.example.com/some/page。",
        "联系dangban@example.com。",
        "<think>write the report first</think>",
        "全年<br>召开<span>支委会</span>。",
        "```markdown",
        "Here is the report you asked for",
        "召开支委会{{ count }}次。",
        "人数xxxx名。",
        "&nbsp;&nbsp;全年",
        "[link](http://a.example)",
    ],
)
def test_leavings_are_reported_by_themselves(sentence):
    assert list(text.check(case_of(work=sentence)))
    assert found(sentence) == []


def test_what_stands_in_the_facts_is_free():
    given = facts(
        述职人="劉國強",
        活动=[{"名称": "“happy learning every day”读书会"}],
        荣誉=[{"名称": "微笑の服务奖"}],
        亮点=[{"标题": "smart工地"}],
    )
    told = "劉國強同志组织“happy learning every day”读书会，获微笑の服务奖，建smart工地3个。"
    assert found(told, given) == []
    assert len(found(told)) == 4


def test_a_long_passage_is_shown_in_part():
    (first, *_) = found("We shall do our very best to serve the people of this village every day")
    assert len(first[0]) <= 40 and not first[0].endswith(" ")


def test_a_slip_ends_with_its_line():
    assert [shown for shown, _ in found("抓好落實\n會议召开。")] == ["實", "會"]


def test_the_message_says_what_is_wrong():
    messages = [f.message for f in script.check(case_of(work="黨員team服务の💪"))]
    assert messages == [
        "“黨員”用了繁体字",
        "中文里夹着外文或拼音“team”",
        "中文里夹着外文“の”",
        "正文里夹着表情符号“💪”",
    ]


def test_each_traditional_character_has_its_simplified_one():
    rows = table("traditional")
    assert {row["use"] for row in rows} == {"繁体", "两用"}
    for row in rows:
        assert len(row["traditional"]) == len(row["simplified"])
        assert not set(row["traditional"]) & set(row["simplified"])
        assert row["source"]
    only = "".join(row["traditional"] for row in rows if row["use"] == "繁体")
    assert len(set(only)) == len(only) > 2500


def test_the_words_of_the_table_are_lower_case():
    assert all(word == word.lower() for row in table("latin") for word in split(row["words"]))
