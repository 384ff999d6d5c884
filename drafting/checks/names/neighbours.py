"""Whether a name that is nearly the unit's is that of another unit: 第二 beside 第一, or one that is spoken of as a partner."""

from drafting.text.patterns import Pattern

_COUNTERPARTS = tuple(
    frozenset(group)
    for group in (
        "一二三四五六七八九十0123456789",
        "东西南北中上下左右前后新老内外",
        "甲乙丙丁",
        "ABCD",
        "总支大中小分",
        "省市州县区镇乡",
        "局厅处科所股站室",
    )
)
"""Characters that tell a unit from its neighbour: with another of them it is another unit."""
_PARTNER = Pattern(
    r"(?:[与和同跟向赴到往、及邻驻]|走访|参观|联合|会同|学习|支援|兄弟|友邻|周边|慰问|邀请|走进|来自|帮扶|包联|挂点|联系点)"
    r"[^，。；：\n]{0,8}\Z"
)
_TOGETHER = Pattern(
    r"[^，。；\n]{0,10}?(?:共建|联建|结对|联学|联合|互访|等单位|之间|来我|来访|前来|[驰增]援)"
)
_WITH_OWN = Pattern(
    r"(?:党?支部)?(?:全体)?(?:党员|干部|职工|员工|群众|同志|师生|官兵|同事)"
    r"[^，。；：\n]{0,8}?(?:一起|一道|一同|共同|携手|并肩|同心)"
)
"""What goes on behind one's own unit, though 和 stands before it: 和滨江广场站区全体党员一起."""
_CLAUSE = 14
"""Characters before a name in which a word for company stands."""


def is_counterpart(written: str, meant: str) -> bool:
    """Whether two characters tell one unit from another."""
    return any(written in group and meant in group for group in _COUNTERPARTS)


def ranks(character: str) -> bool:
    """Whether a character tells a unit from others of its kind: 支 of 支队, 三 of 第三."""
    return any(character in group for group in _COUNTERPARTS)


_I_AND = ("我和", "我与", "我同", "我跟")
_OF_OURS = ("的同志", "的党员", "全体", "的全体", "一班人", "一道", "一起")


def is_partner(text: str, start: int, end: int) -> bool:
    """Whether the name in a span is spoken of as somebody else's: 与…党支部共建."""
    if _WITH_OWN.match(text, end):
        return False
    before = text[max(0, start - _CLAUSE) : start]
    if before.endswith(_I_AND) and text.startswith(_OF_OURS, end):  # 我和旅客服务部党支部的同志们
        return False
    return bool(_TOGETHER.match(text, end) or _PARTNER.search(before))
