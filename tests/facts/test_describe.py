"""`shuzhi facts` shows what was understood."""

import pytest

from drafting.errors import FactsError
from drafting.facts import describe, describe_understood
from tests.support.facts import facts_from


def test_everything_that_was_understood_is_shown() -> None:
    facts = facts_from(
        """单位: 某局项目党支部
年度: 2025
述职人: 周海涛
数据:
  支委会: 12
  支部党员大会: 四次
  党费收缴: 1.2万元
  节约成本: 320余万元
  转正: 0名
  慰问: 9户
合计:
  两会: [支委会, 支部党员大会]
可不写: [慰问]
活动:
  - 名称: 演练
    参加: 45人
  - 3月走访
计划:
  - 内容: 深化攻关
    对应不足: 1
不足:
  - 研究不深
"""
    )
    assert (
        describe(facts)
        == """标题：2025年度党支部书记述职报告
单位：某局项目党支部
年度：2025
述职人：周海涛
职务：党支部书记

数据（6 项）
  支委会：12次
  支部党员大会：四次（即4次）
  党费收缴：1.2万元（即12,000元）
  节约成本：320余万元
  转正：0名（为零，可不写）
  慰问：9户（可不写）

合计（报告可以写，不要求写）
  两会：16次（支委会＋支部党员大会）

活动（2 条）
  1. 名称：演练；参加：45人
  2. 3月走访

不足（1 条）
  1. 研究不深

计划（1 条）
  1. 内容：深化攻关；回应不足1

报告必须写到的数字共 5 个。
“亮点”还没有写：报告里会留出【待补】，补上后才能通过核对。
没有写成文日期，报告末尾就不写日期。"""
    )


def test_what_must_not_be_empty_is_said() -> None:
    assert "“亮点”“不足”“计划”还没有写" in describe(facts_from("单位: 某支部\n年度: 2025\n"))


def test_of_a_file_with_problems_what_was_read_is_shown_without_numbers_that_would_mislead() -> (
    None
):
    text = (
        "单位：某支部\n年度：二五\n述职人：赵立新\n活动\n- 3月植树\n- 红歌会（取消了）\n- 5月义诊\n"
    )
    with pytest.raises(FactsError) as error:
        facts_from(text, "要点.md")
    assert error.value.understood
    assert describe_understood(error.value.understood) == (
        "已经读懂的：\n单位：某支部\n述职人：赵立新\n\n活动（2 条）\n  - 3月植树\n  - 5月义诊\n"
    )


@pytest.mark.parametrize(
    ("post", "title"),
    [
        ("党支部书记", "2025年度党支部书记述职报告"),
        ("党支部书记、所长", "2025年度党支部书记述职报告"),
        ("所长，党支部书记", "2025年度党支部书记述职报告"),
        ("支部书记（游客服务中心主任）", "2025年度支部书记述职报告"),
        ("游客服务中心主任（党支部书记）", "2025年度党支部书记述职报告"),
        ("所长、党支部书记（兼）", "2025年度党支部书记述职报告"),
        ("组织委员（代）", "2025年度组织委员（代）述职报告"),
    ],
)
def test_the_title_names_the_party_post_alone(post: str, title: str) -> None:
    assert facts_from(f"单位: 某局项目党支部\n年度: 2025\n职务: {post}\n").report_title == title
