"""Ranks, told from what is only numbered."""

import pytest

from drafting.figures.ranks import ranks_in


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("满意度在全市排名第3位。", ["第3位"]),
        ("综合考核位列全县第一，受到表扬。", ["第一"]),
        ("考核名列第二名。", ["第二名"]),
        ("综合考核居全区前三。", ["前三"]),
        ("考核排名由第九名升至第三名。", ["第九名", "第三名"]),
        ("获技能大赛第一名。", ["第一名"]),
        ("满意度在全市第三。", ["第三"]),
        ("技能大赛第2名的成绩来之不易。", ["第2名"]),
        ("考核进入全市前十。", ["前十"]),
        ("成绩跃至第五位，连续三年进步。", ["第五位"]),
        ("得分排在第4位。", ["第4位"]),
        ("夺得第一名和第三名。", ["第一名", "第三名"]),
        ("第一，抓学习；第二，抓队伍。", []),
        ("第一书记带头，第一时间到场。", []),
        ("机关第三党支部、第二项目部参加。", []),
        ("在全局第三党支部召开现场会。", []),
        ("发展第3名党员，第二名同志转正。", []),
        ("以第一议题学习，签第一责任人责任书。", []),
        ("第三季度完成，第2期夜校开班。", []),
        ("安全第一、质量第一。", []),
        ("第一方面军战史，第二次世界大战。", []),
        ("学习第三部分，逐条对照第十二条。", []),
        ("前三季度完成投资，前两年打基础。", []),
        ("列入第二批主题教育单位。", []),
    ],
)
def test_ranks(text: str, ranks: list[str]) -> None:
    assert [text[rank.start : rank.end] for rank in ranks_in(text)] == ranks


def test_however_it_is_written_it_is_the_same_place() -> None:
    texts = ("排名第3位", "名列第三名", "在全市第三")
    assert len({rank.value for text in texts for rank in ranks_in(text)}) == 1
    assert {r.value for r in ranks_in("位列前三")} != {r.value for r in ranks_in("位列第三")}
