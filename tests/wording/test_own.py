"""The user's own rules: read in every usual encoding, proven when they are read, all their problems said at once."""

import pytest

from drafting.errors import InputError, SettingsError
from drafting.material import load
from drafting.pipeline import review
from drafting.wording.own import RULES, read_rules, rules_file
from drafting.workspace import Sources
from schemas.finding import Severity

HEADING = "编号,规范表述,错误写法,改为,级别,生效日期,失效日期,依据,正例,反例\n"
BRAND = (
    "brand,红色塔吊先锋岗,,,A,2025/1/1,,公司党委通知,"
    "设立红色塔吊先锋岗。|塔吊先行值守。|红色教育基地。,红色塔掉先锋岗。|红色塔吊先峰岗。|红色吊塔先锋岗。\n"
)
NAME = (
    "name,,工程党支部,项目党支部,W,,2026-12-31,公司党委通知,"
    "项目党支部。|工程部党员。|工程质量。,工程党支部。|“工程党支部”活动。|各工程党支部\n"
)


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / RULES
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_rules(path)

    return read


@pytest.fixture
def problems(read):
    def problems(text):
        with pytest.raises(SettingsError) as caught:
            read(text)
        assert caught.value.exit_code == 3
        assert all(p.file == RULES and p.suggestion for p in caught.value.problems)
        return [(p.place, p.key, p.message) for p in caught.value.problems]

    return problems


def test_a_sound_file_gives_its_rules(read):
    brand, name = read(HEADING + BRAND + NAME)
    assert (brand.id, brand.code, brand.level) == ("brand", "wording.formula", Severity.ACKNOWLEDGE)
    assert str(brand.valid_from) == "2025-01-01"
    assert (name.pattern, name.right, name.level) == ("工程党支部", "项目党支部", Severity.WARNING)
    assert str(name.valid_to) == "2026-12-31"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_usual_encoding_is_read(read, encoding, line_end):
    text = (HEADING + BRAND + ",,,,,,,,,\n").replace("\n", line_end)
    assert [rule.id for rule in read(text.encode(encoding))] == ["brand"]


def test_the_columns_own_names_do_as_well(read):
    heading = "id,code,pattern,suggestion,message,level,valid_from,valid_to,source,good,bad\n"
    row = "x,wording.role,工程党支部,项目党支部,名称已改,W,,,通知,甲|乙|丙,工程党支部|工程党支部。|各工程党支部\n"
    (rule,) = read(heading + row)
    assert (rule.code, rule.message) == ("wording.role", "名称已改")


def test_parts_and_words_may_be_of_one_character(read):
    heading = HEADING.replace("规范表述,错误写法", "规范表述,错误写法,涉及词语")
    row = (
        "deep,深、实、细、准、效,深浅细准效,浅,,W,,,通知,"
        "深、实、细、准、效。|深入浅出。|走深走实。,实、深、细、准、效。|深、实、准、细、效。|深浅细准效。\n"
    )
    assert [rule.needs for rule in read(heading + row)] == [("浅",)]


def test_a_quoted_cell_may_hold_commas_and_line_ends(read):
    row = BRAND.replace("设立红色塔吊先锋岗。|", '"设立红色塔吊先锋岗,\n很好|').replace(
        "基地。", '基地。"'
    )
    (rule,) = read(HEADING + row)
    assert rule.good[0] == "设立红色塔吊先锋岗,\n很好"


def test_a_column_that_is_missing(problems):
    faults = problems(HEADING.replace("依据,", "") + BRAND)
    assert faults == [("第1行", "依据", "这一列没有")]
    assert problems("")[0][0] == "第1行"


def test_a_column_that_nobody_knows(problems):
    ((place, key, message),) = problems(HEADING.replace("编号", "编号,备注") + BRAND)
    assert (place, key, message) == ("第1行", "备注", "不是用语规则的列名")


def test_an_example_that_is_not_flagged_and_one_that_is(problems):
    bad = BRAND.replace("红色塔吊先峰岗。", "蓝色海洋。").replace(
        "红色教育基地。", "红色塔掉先锋岗好。"
    )
    assert problems(HEADING + NAME + bad) == [
        ("第3行", "反例", "“蓝色海洋。”应当查出，却没有查出"),
        ("第3行", "正例", "“红色塔掉先锋岗好。”不应当查出，却查出了"),
    ]


@pytest.mark.parametrize(
    ("before", "behind", "key", "message"),
    [
        (",A,", ",甲,", "级别", "“甲”不是级别"),
        ("2025/1/1", "2025-13-1", "生效日期", "“2025-13-1”不是日期"),
        ("2025/1/1,,", "2025-1-1,2024-1-1,", "失效日期", "“2024-01-01”早于生效日期"),
        ("红色塔吊先锋岗,,,A", "先锋岗,,,A", "规范表述", "“先锋岗”太短"),
        (
            "红色塔吊先锋岗,,,A",
            "红色塔吊先锋岗,(甲,,A",
            "错误写法",
            "“(甲”不是正确的匹配式",
        ),
        (
            "红色塔吊先锋岗,,,A",
            "红色塔吊先锋岗,甲*,,A",
            "错误写法",
            "“甲*”什么文字都会匹配",
        ),
        ("红色塔吊先锋岗,,,A", ",,改,A", "错误写法", "没有填写"),
        ("红色塔吊先锋岗,,,A", ",工程党支部,,A", "改为", "没有填写"),
        ("公司党委通知", "", "依据", "没有填写"),
        ("brand,", ",", "编号", "没有填写"),
        ("|红色教育基地。", "", "正例", "不足 3 个"),
        ("|红色吊塔先锋岗。", "", "反例", "不足 3 个"),
    ],
)
def test_what_is_wrong_with_a_cell(problems, before, behind, key, message):
    assert before in BRAND
    assert problems(HEADING + BRAND.replace(before, behind, 1)) == [("第2行", key, message)]


def test_all_problems_come_at_once(problems):
    faulty = (
        BRAND.replace(",A,", ",B,") + NAME.replace(",W,", ",C,") + NAME.replace("name", "brand")
    )
    assert [place for place, _, _ in problems(HEADING + faulty)] == ["第2行", "第3行", "第4行"]


def test_a_row_with_too_many_cells_and_a_quote_that_is_not_closed(problems):
    assert problems(HEADING + BRAND.replace("\n", ",多\n"))[0][2] == "比表头多出 1 格"
    assert problems(HEADING + BRAND.replace("设立", '"设立'))[0][2] == "不合 CSV 的写法"


def test_the_file_lies_beside_the_facts_or_in_the_folder_of_the_report(tmp_path):
    facts, home = tmp_path / "要点" / "要点.md", tmp_path / "报告"
    for folder in (facts.parent, home):
        folder.mkdir()
    assert rules_file(facts, home) is None
    assert rules_file(None, None) is None
    (home / RULES).touch()
    assert rules_file(facts, home) == home / RULES
    (facts.parent / RULES).touch()
    assert rules_file(facts, home) == facts.parent / RULES


@pytest.fixture
def folder(tmp_path):
    (tmp_path / RULES).write_text(HEADING + BRAND, "utf-8")
    (tmp_path / "要点.yaml").write_text("单位: 滨河项目党支部\n年度: 2025\n", "utf-8")
    (tmp_path / "报告.txt").write_text("述职报告\n一、工作情况\n设立红色塔掉先锋岗。\n", "utf-8")
    return tmp_path


def test_a_check_heeds_the_rules_that_lie_beside(folder):
    (finding,) = (f for f in review(folder / "报告.txt").findings if f.code == "wording.formula")
    assert finding.text == "红色塔掉先锋岗"
    assert finding.suggestion == "改为“红色塔吊先锋岗”"


def test_a_draft_heeds_them_and_says_what_is_wrong_with_them_beside_all_else(folder):
    rules, facts = folder / RULES, folder / "要点.yaml"
    assert [rule.id for rule in load(Sources(facts), rules).rules] == ["brand"]
    rules.write_text(HEADING + BRAND.replace(",A,", ",B,"), "utf-8")
    facts.write_text("年度: 2025\n", "utf-8")
    with pytest.raises(InputError) as caught:
        load(Sources(facts), rules)
    assert {problem.file for problem in caught.value.problems} == {RULES, "要点.yaml"}
