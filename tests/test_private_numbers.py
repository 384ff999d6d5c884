"""Telephones, codes and counts are found wherever they stand; fixed expressions and ordinals in words are let be."""

import pytest

from drafting.private_numbers import codes, private_numbers

CODES = [
    ("联系电话13812345678", ["13812345678"]),
    ("电话138 1234 5678", ["138 1234 5678"]),
    ("电话：+86 138-1234-5678。", ["+86 138-1234-5678"]),
    ("（0532）8888 6666", ["（0532）8888 6666"]),
    ("１３８１２３４５６７８", ["１３８１２３４５６７８"]),
    ("𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", ["𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖"]),
    ("一三八一二三四五六七八", ["一三八一二三四五六七八"]),
    ("身份证号370202199001011234", ["370202199001011234"]),
    ("身份证37020219900101123X。", ["37020219900101123X"]),
    ("K12+300至K15+020段", ["K12+300", "K15+020"]),
    ("编号QD-0088", ["QD-0088"]),
    ("党徽编号 0088", ["0088"]),
    ("zhangsan_88和李四", ["zhangsan_88"]),
    ("zhang_san和zhang_［数］", ["zhang_san", "zhang_"]),
    ("微信号zhangsan，QQ：12345678", ["zhangsan", "QQ：12345678"]),
    ("邮箱a.b@c-d.com。", ["a.b@c-d.com"]),
    ("张三＠例 lisi@unit.gov.cn，", ["lisi@unit.gov.cn"]),
    ("网址http://x.cn/a?b=1、www.abc.com", ["http://x.cn/a?b=1", "www.abc.com"]),
    ("鲁B12345和鲁B·67890", ["鲁B12345", "鲁B·67890"]),
    ("B12345号文", ["B12345"]),
    ("桥GB50300标准", ["GB50300"]),
]
NUMBERS = [
    ("每月开展2次夜校", ["2次"]),
    ("每季度开展1次", ["1次"]),
    ("覆盖三分之二班组", ["三分之二"]),
    ("数十次走访", ["数十次"]),
    ("第3党小组、6号线、第12期", ["第3", "6号", "第12期"]),
    ("2025年6月，12,480元，98.5%", ["2025年6月", "12,480元", "98.5%"]),
    ("“1名党员1面旗帜”", ["1名", "1面"]),
    ("面积3²，⁹⁹人", ["3²", "⁹⁹"]),
    ("3-5人，10:30", ["3-5人", "10:30"]),
]
NONE = [
    "落实“三会一课”，做好三个方面工作", "第一书记驻村，第一时间响应", "统一思想，一线职工一以贯之", "党的二十届三中全会，“七一”",
    "每季度开展一次", "一是、二是", "QC小组、BIM技术、APP", "两个维护、四个意识", "“党建+生产”", "CRTSⅢ型板", "青年突击队", "____党支部",
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), CODES)
def test_a_code_is_found_whole(text: str, found: list[str]):
    assert [text[start:end] for start, end in codes(text)] == found
    told = "".join(text[start:end] for start, end in private_numbers(text))
    assert all(code in told for code in found)


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_a_number_is_found_though_it_is_no_code(text: str, found: list[str]):
    assert [text[start:end] for start, end in private_numbers(text)] == found


@pytest.mark.parametrize("text", NONE)
def test_a_fixed_expression_is_nobodys_number(text: str):
    assert private_numbers(text) == ()


@pytest.mark.parametrize("text", ["A1" * 20_000, "1" * 40_000, "a." * 20_000, "1-" * 20_000])
def test_a_long_run_takes_no_long_time(text: str):
    assert len(codes(text)) <= len(text) / 20
