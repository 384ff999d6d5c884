import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.figures import Kind, scan

# One line is: text | numeral as it is understood, its value and unit; numerals are separated by ";".
MEASURES = """
召开支委会12次|12次 12 次
受理诉求2086件|2086件 2086 件
新装监控41路|41路 41 路
召开支委会十二次|十二次 12 次
召开支委会１２次|１２次 12 次
谈心谈话36人次|36人次 36 人次
收缴党费12,480元|12,480元 12480 元
投入资金1.2万元|1.2万元 12000 元
产值突破2.35亿元|2.35亿元 235000000 元
投资2亿3000万元|2亿3000万元 230000000 元
覆盖率98.5%|98.5% 98.5 %
覆盖率98.5％|98.5％ 98.5 %
完成率百分之九十八|百分之九十八 98 %
完成率百分之百|百分之百 100 %
提高12个百分点|12个百分点 12 个百分点
占三分之二|三分之二 2/3
占1/3|1/3 1/3
第三季度末达到15个|第三季度末;15个 15 个
开展谈话两轮|两轮 2 轮
两轮谈话|两轮 2 轮
讲党课4堂|4堂 4 堂
发稿26篇|26篇 26 篇
编发简报8期|8期 8 期
发放图书56册|56册 56 册
开展宣讲12场|12场 12 场
组织志愿服务3趟|3趟 3 趟
整理档案15垄|15垄 15 垄
栽植苗木7株|7株 7 株
组织生活会一次。|一次 1 次
开展警示教育三次，|三次 3 次
转正一名，|一名 1 名
三名党员获奖|三名 3 名
联系三个班组|三个 3 个
攻克三项技术难题|三项 3 项
联系班组三个，|三个 3 个
成立志愿服务队三支。|三支 3 支
连续三年获评|三年 3 年
为期3天|3天 3 天
历时三个月|三个月 3 个月
学习40学时|40学时 40 学时
测评98.5分|98.5分 98.5 分
全长3.2km|3.2km 3.2 km
建筑面积12.5万平方米|12.5万平方米 125000 平方米
清理道路2.6公里|2.6公里 2.6 公里
贰仟元|贰仟元 2000 元
一万二千元|一万二千元 12000 元
一百零五人|一百零五人 105 人
两百五十人|两百五十人 250 人
3百万元|3百万元 3000000 元
5千克|5千克 5 千克
分别为12次、4次|12次 12 次;4次 4 次
分别召开12、4、2次|12 12;4 4;2次 2 次
覆盖率达到98.5，|98.5 98.5
安全生产365天|365天 365 天
十来个|十来个 10 个 来
三千万元|三千万元 30000000 元
一年半|一年半 1.5 年
半天|半天 0.5 天
零次|零次 0 次
发展党员0名|0名 0 名
2000人参加|2000人 2000 人
节约水电30度|30度 30 度
"""

APPROXIMATIONS = """
节约成本320余万元|320余万元 3200000 元 余
参加320余人次|320余人次 320 人次 余
近百人|近百人 100 人 近
近40%|近40% 40 % 近
10多项|10多项 10 项 多
不少于3项|不少于3项 3 项 不少于
不低于95%|不低于95% 95 % 不低于
约30人|约30人 30 人 约
大约30人|大约30人 30 人 大约
超过200人次|超过200人次 200 人次 超过
逾千人|逾千人 1000 人 逾
至少4次|至少4次 4 次 至少
20人左右|20人左右 20 人 左右
10万元以上|10万元以上 100000 元 以上
1万余人次|1万余人次 10000 人次 余
3年多|3年多 3 年 多
百余人|百余人 100 人 余
数十次|数十次 - 次 数
好几次|好几次 - 次 几
十几人|十几人 - 人 几
几十次|几十次 - 次 几
两三次|两三次 - 次
三五个|三五个 - 个
2—3次|2—3次 - 次
2-3次|2-3次 - 次
2至3次|2至3次 - 次
10%～15%|10%～15% - %
上百人|上百人 - 人 上
成百上千|成百上千
过半|过半
翻一番|翻一番
"""

ORDINALS = """
依托12345市民热线受理|12345
乘坐18路公交|18路
三年级教师|三年级
一、加强学习|一、
一、2025年度工作|一、;2025年度
（一）强化武装|（一）
(3)落实|(3)
1.加强学习|1.
1、加强学习|1、
2）抓落实|2）
；2.完善制度|2.
①强化②完善|①;②
一是学习不够|一是
主要表现在：二是调研不多|二是
首先，三要|三要
第一，|第一
第十二届|第十二届
第3名|第3名
其一，|其一
其二是|其二
〔2023〕12号|〔2023〕12号
中建发〔2023〕12号|〔2023〕12号
2023〕12号|2023〕12号
国道G318|G318
里程K12+300|K12+300
混凝土C30|C30
ISO9001体系|ISO9001
BIM5D平台|BIM5D
5G网络|5G
3D打印|3D
中建三局|三局
中铁十一局|十一局
第二项目部|第二
一公司|一公司
二分公司|二分公司
3号楼|3号
2标段|2标段
三工区|三工区
机关二支部|二支部
第三党小组|第三
二期工程|二期
获一等奖|一等奖
三等功|三等功
二级建造师|二级
四星级|四星级
2018级学生|2018级
电话13800138000|13800138000
"""

DATES = """
2025年|2025年
２０２５年|２０２５年
2025年度|2025年度
3月5日|3月5日
2025年6月|2025年6月
2025年12月31日|2025年12月31日
2025年6月底|2025年6月底
2025年上半年|2025年上半年
上半年|上半年
下半年|下半年
第三季度|第三季度
三季度|三季度
前三季度|前三季度
一、二季度|一、二季度
3—5月|3—5月
3月5日至7日|3月5日;7日
10日下午|10日
二〇二五年|二〇二五年
二〇二五年三月五日|二〇二五年三月五日
2021—2025年|2021—2025年
2024、2025年|2024;2025年
2025-06-30|2025-06-30
2025.6.30|2025.6.30
14:30|14:30
8点30分|8点30分
建党104周年|104周年
近三年来|三年来
90年代|90年代
“七一”|七一
五四青年节|五四青年节
三八国际妇女节|三八国际妇女节
3月组织|3月
"""

SET_TERMS = """
按照“控制总量”十六字方针|十六字 16 字
县委十五届九次全会|十五届九次全会
上了一堂生动的党课|一堂 1 堂
高三年级组|高三
三会一课|三会一课
“三重一大”|三重一大
两个确立|两个确立
四个意识|四个意识
四个自信|四个自信
两个维护|两个维护
一岗双责|一岗双责
中央八项规定|中央八项规定
第一议题|第一议题
第一责任人|第一责任人
第一书记|第一书记
一把手|一把手
二十大|二十大
二十届四中全会|二十届四中全会
十九届六中全会|十九届六中全会
十四五|十四五
两学一做|两学一做
四风|四风
五位一体|五位一体
一个支部一面旗帜|一个支部一面旗帜
一体推进|一体推进
进一步|进一步
一系列|一系列
统一|统一
唯一|唯一
一致|一致
一定|一定
一线|一线
十分重要|十分重要
万无一失|万无一失
千方百计|千方百计
千家万户|千家万户
老百姓|老百姓
四位一体|四位一体
1+3+N|1+3+N
7×24小时|7×24小时
“1235”工作法|1235 1235
三抓三促|三抓三促
四比四看|四比四看
三管四查|三管四查
一人一策|一人一策
从三个方面|三个 3 个
做到三个到位|三个 3 个
5个维度|5个 5 个
五大工程|五大 5 大
四项重点|四项 4 项
两支队伍|两支 2 支
三张清单|三张 3 张
四道防线|四道 4 道
每月一课|一课
每月固定1天|1天 1 天
每季度1次|1次 1 次
每名党员2次|2次 2 次
每月召开支委会1次|1次 1 次
零事故|零事故
零距离|零距离
0事故|0
一名党员就是一面旗帜|一名党员就是一面旗帜
35岁以下|35岁以下 35 岁 以下
议一议|一
12371平台|12371
《关于加强3项工作的意见》|3项 3 项
大干100天|大干100天
世界500强|世界500强
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split("|", 1)) for line in table.strip().splitlines()]


def understood(text: str) -> str:
    """Write what was scanned in the notation of the tables."""
    written = []
    for numeral in scan(text):
        words = [numeral.text]
        if numeral.value is not None or numeral.unit or numeral.qualifier:
            value = "-" if numeral.value is None else f"{numeral.value}"
            words += [value, numeral.unit, numeral.qualifier]
        written.append(" ".join(words).rstrip())
    return ";".join(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        row
        for table in (MEASURES, APPROXIMATIONS, ORDINALS, DATES, SET_TERMS)
        for row in rows(table)
    ],
)
def test_a_numeral_is_understood_with_value_unit_and_qualifier(text: str, expected: str) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (MEASURES, Kind.MEASURE),
        (APPROXIMATIONS, Kind.APPROXIMATE),
        (ORDINALS, Kind.ORDINAL),
        (DATES, Kind.DATE),
        (SET_TERMS, Kind.SET_TERM),
    ],
)
def test_a_numeral_has_the_class_of_its_table(table: str, kind: Kind) -> None:
    strange = [
        (text, numeral.text, str(numeral.kind))
        for text, expected in rows(table)
        for numeral in scan(text)
        if numeral.kind is not kind
    ]
    neighbours = {"第三季度末", "十来个", "2025年度"}
    assert [s for s in strange if s[1] not in neighbours] == []


def test_what_cannot_be_placed_is_unclassified() -> None:
    assert [n.kind for n in scan("结果是42。")] == [Kind.MEASURE]
    assert [n.kind for n in scan("代表了三垄的")] == [Kind.UNCLASSIFIED]


def test_a_text_without_numerals_has_none() -> None:
    assert scan("全面从严治党，数据真实，人数清楚，多数同意，几乎完成。") == ()


def test_an_unknown_unit_is_the_word_behind_the_number() -> None:
    (numeral,) = scan("整修田埂26垄，")
    assert (numeral.kind, numeral.unit) == (Kind.MEASURE, "垄")


def test_scanning_takes_the_longest_set_term() -> None:
    assert [n.text for n in scan("习近平总书记强调第一责任人责任")] == ["第一责任人"]


pieces = st.sampled_from(
    [
        line.split("|")[0]
        for t in (MEASURES, APPROXIMATIONS, ORDINALS, DATES, SET_TERMS)
        for line in t.strip().splitlines()
    ]
)
noise = st.text(
    st.sampled_from(
        "0123456789一二三十百千万亿零两半几数余近约第年月日次名人个项元%，。、（）“”《》12.,:/+-G 党支部"
    ),
    max_size=60,
)


@given(st.one_of(noise, st.lists(pieces, max_size=6).map("".join)))
def test_spans_lie_in_the_text_in_order_and_show_their_text(text: str) -> None:
    floor = 0
    for numeral in scan(text):
        assert floor <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end] == numeral.text
        floor = numeral.end


@given(st.lists(st.one_of(pieces, noise), min_size=1, max_size=5))
def test_a_sentence_is_read_the_same_alone_and_among_others(parts: list[str]) -> None:
    sentences = [part.replace("\n", "").strip("“”《》") + "。\n" for part in parts]
    sentences = [s for s in sentences if not set(s) & set("“”《》")]
    apart, offset = [], 0
    for sentence in sentences:
        apart += [(n.start + offset, n.kind, n.value, n.unit) for n in scan(sentence)]
        offset += len(sentence)
    together = [(n.start, n.kind, n.value, n.unit) for n in scan("".join(sentences))]
    assert together == apart
