"""Names that are written wrongly, and names that nobody knows."""

import re
from collections.abc import Iterator

from drafting.lexicon import table
from tests.support.defect import Defect, edited
from tests.support.defects.original import Original, put_in, spread
from tests.support.defects.slips import dropped, misspelt, transposed

GENERIC = re.compile(r"党支部|党总支|党委|有限|责任|公司|集团|单位|书记|机关|中心|某某?")
NUMBERED = re.compile(r"(?<=第)[一二三四五六七八九]")
STRANGERS = ("徐建平", "钱文斌", "邹丽华")
PERSON = r"[{surnames}][\u4e00-\u9fff]{{1,2}}(?=同志|同学|教授|律师|获评|荣获|被评|被授予)"
UNKNOWN = (
    ("支部荣获“河湾建设先锋堡垒”称号。", "河湾建设先锋堡垒"),
    ("认真学习《基层治理效能提升十讲》，撰写心得体会。", "基层治理效能提升十讲"),
    ("扎实开展“春泥护根”专项行动，取得实效。", "春泥护根"),
    ("支部被上级授予“金盾红帆示范岗”。", "金盾红帆示范岗"),
    ("严格执行《岗位廉洁风险分级管控细则》，堵塞漏洞。", "岗位廉洁风险分级管控细则"),
    ("深入推进“百巷千灯”工程，群众交口称赞。", "百巷千灯"),
    ("支部创建的“蓝桥先锋”品牌得到推广。", "蓝桥先锋"),
    ("印发《青年党员成长积分管理办法》，激励担当作为。", "青年党员成长积分管理办法"),
    ("积极参与“丹心向阳”主题实践活动，党员受到教育。", "丹心向阳"),
    ("有关做法被《先锋论坛报》专题报道。", "先锋论坛报"),
    ("一名党员获评“年度敬业奉献榜样”。", "年度敬业奉献榜样"),
    ("结合实际制定《支部联系服务群众任务清单》。", "支部联系服务群众任务清单"),
    ("“暖流到家”志愿服务队常年活跃在一线。", "暖流到家"),
    ("组织观看专题片《风清气正扬帆行》，开展交流讨论。", "风清气正扬帆行"),
)  # fmt: skip
_SHORTEST = 6


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one name written wrongly or invented."""
    yield from _units(original)
    yield from _persons(original)
    for number, (sentence, name) in original.some(UNKNOWN, 9):
        yield put_in(original, "unknown name", number, sentence, "names.unsupported", name)


def _mentions(original: Original) -> Iterator[tuple[int, int]]:
    """Yield the spans of the report that are the unit's name, or a part of it that is still a name."""
    text, unit = original.text, original.facts.unit
    at = 0
    while at < len(text):
        longest = 0
        for begin in range(len(unit)):
            length = 0
            while text[at + length : at + length + 1] == unit[begin + length : begin + length + 1]:
                length += 1
                if begin + length >= len(unit) or at + length >= len(text):
                    break
            longest = max(longest, length)
        own = GENERIC.sub("", text[at : at + longest])
        if longest >= _SHORTEST and len(own) >= 4:
            yield at, at + longest
        at += max(1, longest)


def _units(original: Original) -> Iterator[Defect]:
    text = original.text
    for start, end in _mentions(original):
        name = text[start:end]
        where = original.section_at(start)
        kind = f"unit in {where if where in ('title', 'byline', 'opening', 'signoff') else 'body'}"
        own = [
            i for i, c in enumerate(name) if not _in_generic(name, i) and c not in "第一二三四五六"
        ]
        new = [
            *(misspelt(name, i, n) for n, i in enumerate(spread(own, 3))),
            *(dropped(name, i) for i in spread(own, 4)[1:3] if name[i] not in "省市县区镇乡"),
            *(transposed(name, i) for i in spread(own, 4)[1:3] if i + 1 in own),
        ]
        if m := NUMBERED.search(name):
            other = "二" if m[0] == "一" else "一"
            new.append(name[: m.start()] + other + name[m.end() :])
        for wrong in dict.fromkeys(w for w in new if w != name):
            yield edited(kind, text, start, end, wrong, "names.unit")


def _in_generic(name: str, offset: int) -> bool:
    return any(m.start() <= offset < m.end() for m in GENERIC.finditer(name))


def _persons(original: Original) -> Iterator[Defect]:
    text, reporter = original.text, original.facts.reporter
    for m in re.finditer(re.escape(reporter), text) if reporter else ():
        where = original.section_at(m.start())
        for wrong in _wrong_names(reporter):
            yield edited(f"reporter in {where}", text, m.start(), m.end(), wrong, "names.person")
        for wrong in STRANGERS[:1] if where in ("byline", "signoff") else ():
            yield edited(f"stranger in {where}", text, m.start(), m.end(), wrong, "names.person")
    surnames = "".join(row["surname"] for row in table("surnames") if len(row["surname"]) == 1)
    surnames = surnames.translate(dict.fromkeys(map(ord, "党全")))  # 党员, 全省
    named = set(re.findall(PERSON.format(surnames=surnames), original.wording)) - {reporter}
    for name in sorted(named):
        for m in re.finditer(name, text):
            for wrong in _wrong_names(name):
                yield edited("person in an item", text, m.start(), m.end(), wrong, "names.person")


def _wrong_names(name: str) -> list[str]:
    """Return a name misspelt in each character; one of three characters also without one, and turned round."""
    wrong = [misspelt(name, i, i) for i in range(len(name))]
    if len(name) == 3:
        wrong += [dropped(name, 1), transposed(name, 1)]
    return [w for w in dict.fromkeys(wrong) if w != name]
