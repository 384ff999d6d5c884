"""What a meeting is: the type as typed → the labels that it counts for."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.figures.numbers import narrow, parse_number
from drafting.lexicon import split, table, words_in
from drafting.lexicon.labels import canonical, find_label, labels
from drafting.text.characters import without_invisible
from drafting.text.patterns import Pattern, alternation
from drafting.text.strings import is_near

_EVENT_UNITS = frozenset({"次", "场", "期", "堂"})
_SUM = canonical("三会一课")
_SIGNS = Pattern(r"[\s“”\"‘’'「」『』《》]")
_WIDENED = Pattern(r"[（(]扩大[）)]")
_JOINS = r"[、,，/+＋;；&|·]+|暨|兼|(?<=[会日课动])[和与及并](?=.)"
_REMARKS = Pattern(r"[（(]([^）)]*)[）)]?|[:：—-]+(.*)")
_NUMBERED = Pattern(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_ITEM = Pattern(
    r"[①-⑳]|[（(]\d{1,2}[)）](?=[^\s\d）)])|(?<!\d)\d{1,2}[)）、.．](?=[^\s\d）)])"
    r"|(?<![第一二三四五六七八九十\d])[一二三四五六七八九十]{1,2}、(?=[^\s一二三四五六七八九十])"
)
"""The number of one of several types in a cell: 1.支委会2.党课, ①支委会②党课."""
_COUNTED = Pattern(
    r"(?<![第\d一二三四五六七八九十])(\d{1,2}|[一二两三四五六七八九十]{1,2})[次场堂]|[×xX*](\d{1,2})(?!\d)"
    r"|(?<![第\d一二三四五六七八九十])(\d{1,2}|[一二两三四五六七八九十]{1,2})个(?:党?小)?组"
)
"""How often a type says that it was held: 支委会2次, 第3、4次支委会, 支委会×2, 党小组会（3个小组）."""
_LISTED = Pattern(
    r"次[、和及]?第|组[、,和及][^、,和及]{1,4}组"
    r"|第[一二三四五六七八九十\d]{1,2}[、和及至—~-]第?[一二三四五六七八九十\d]{1,2}(?:个?党?小?组|次)"
)
"""Several of one type: 第3次、第4次, 一组、二组, 第一、二党小组会."""
_DRESS = Pattern(
    r"(?:20\d\d年度?|第?[一二三四1-4]季度|[\d一二三四五六七八九十]{1,3}月份?|第[\d一二三四五六七八九十]{1,3}[次期讲课党]*"
    r"|[上下]半年|中共|党支部|支部|党小组|书记|委员|支委|全体|专题|召开|开展|组织|举行|举办|扩大|例行|定期|主题|固定"
    r"|第?[\d一二三四五六七八九十]{1,2}(?:党?小)?组|讲|上|的|会议|活动|学习|记录|纪要|情况|台账|登记|会|次|\d|[+＋])*"
)
_END = Pattern(
    r"(?:扩大)?(?:会议|活动|记录|纪要|台账|登记|统计|签到|明细|情况|一览|汇总|开展|工作|学习)*[表簿本册单]?"
)
"""What stands behind the type in a title, a sheet's name and a longer type."""
_WHEN = Pattern(
    r"[（(][^）)]*[）)]|20\d\d(?:年度?)?|[\d一二三四五六七八九十]{1,3}月份?|第?[一二三四1-4]季度|[上下]半年"
)
_SHORTENED_BY = ("会", "会议", "大会")
"""What is left off where a type is written in short: 支委, 党小组, 支部党员."""
_BEGUN_WITH = "主题"
_WORDS = "ledger_kind_words"
_VERB = Pattern(r"^(?:召开|开展|举行|举办)了?")
_NO_WORD = Pattern(r"[\W\d_]*[a-zA-Z]?")
"""What is no type, but a tick or a number under one: √, 1, Y."""
LONGEST = 60
"""Characters of a type; a longer one is a story."""
_BODY = "委员会"
"""With this word a label may also be a part of a branch's name."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A label that ledgers hold: held once in ``every`` months, ``within`` which others it is often held.

    ``is_expected`` where every branch has it, ``is_often`` where several on one day are nothing unusual.
    """

    label: str
    every: int
    is_expected: bool
    is_often: bool
    within: tuple[str, ...]
    source: str


class Kinds(NamedTuple):
    """What a typed type counts for; ``is_known`` where the lexicon has it, ``is_plain`` where nothing else is said.

    ``others`` are usual labels of which it speaks too; ``is_several`` where it says that it was held more than once.
    """

    labels: tuple[str, ...]
    typed: str
    is_known: bool = False
    is_plain: bool = True
    others: tuple[str, ...] = ()
    is_several: bool = False


NONE = Kinds((), "")


@cache
def usuals() -> dict[str, Usual]:
    """Return the labels that ledgers hold, by label, in the order in which they are told."""
    rows = (
        Usual(
            canonical(row["label"]),
            int(row["every"]),
            bool(row["expected"]),
            bool(row["often"]),
            tuple(canonical(label) for label in split(row["within"])),
            row["source"],
        )
        for row in table("ledger_kinds")
    )
    return {usual.label: usual for usual in rows}


@cache
def _spellings() -> dict[str, str]:
    """Return spelling → label of everything that is counted in meetings and activities."""
    held = [
        label for label in labels()
        if (_EVENT_UNITS & set(label.units) or canonical(label.name) in usuals())
        and canonical(label.name) != _SUM
    ]  # fmt: skip
    return {
        _SIGNS.sub("", name): canonical(label.name)
        for label in held
        for name in (label.name, *label.aliases)
    }


def usual_spellings() -> tuple[str, ...]:
    """Return how the labels that ledgers hold are spelt."""
    return tuple(spelling for spelling, label in _spellings().items() if label in usuals())


@cache
def _pattern() -> Pattern:
    return Pattern(alternation(_spellings()))


@lru_cache(maxsize=4096)
def read_kinds(typed: str) -> Kinds:
    """Return what a type is counted as; an unknown one is a label of its own, 三会一课 says nothing."""
    if len(typed) > LONGEST:
        return NONE._replace(typed=f"{typed[:LONGEST]}…")
    shown = " ".join(typed.split())
    text = _bare(_itemised(typed))
    if _NO_WORD.fullmatch(text) or canonical(text) == _SUM:
        return NONE._replace(typed=shown)
    if text in _spellings():
        return Kinds((_spellings()[text],), shown, True)
    main = _REMARKS.sub("", text)
    remarks = "、".join(
        filter(None, (part for m in _REMARKS.finditer(text) for part in m.groups()))
    )
    found = _labels_of(main)
    found += [k for k in _labels_of(remarks) if k not in found and (k in usuals() or not found)]
    if _is_of_others(text):
        found = []
    if found:
        is_plain = all(map(_is_dressed, _joins().split(f"{main}、{remarks}")))
        others = tuple(k for k in kinds_within(text) if k in usuals() and k not in found)
        return Kinds(tuple(found), shown, True, is_plain, others, _is_several(text))
    wholes = [_spellings().get(text + end, "") for end in _SHORTENED_BY]
    if whole := next((label for label in wholes if label in usuals()), ""):
        return Kinds((whole,), shown, True, is_plain=False)
    label = find_label(text)
    return Kinds((canonical(text),), shown, label is not None)


def _itemised(typed: str) -> str:
    """Return a type in which several are parted by signs, where blanks, line ends or numbers part them."""
    parts = _ITEM.sub("、", narrow(typed)).split()
    bare = [_REMARKS.sub("", _bare(part)) for part in parts]
    alone = {label for part in bare if _is_dressed(part) for label in _labels_of(part)}
    return ("、" if len(alone & usuals().keys()) > 1 else "").join(parts)


def _is_of_others(text: str) -> bool:
    """Whether a type is the meeting of another body, or what is done before one: 团支部大会, 支委会预备会."""
    found, label = _of_others().search(text), _pattern().search(text)
    return found is not None and label is not None and label.start() >= found.start()


@cache
def _of_others() -> Pattern:
    usual = alternation(usual_spellings())
    bodies, before = (alternation(words_in(_WORDS, role)) for role in ("别的组织", "会前"))
    return Pattern(f"(?:{bodies})(?:{usual})|(?:{usual})(?:{before})$")


def _is_several(text: str) -> bool:
    """Whether a type says that it was held more than once."""
    said = (number for found in _COUNTED.finditer(text) for number in found.groups() if number)
    is_counted = any((parse_number(number.replace("两", "二")) or 0) > 1 for number in said)
    return is_counted or bool(_LISTED.search(text) or _each().search(text))


@cache
def _each() -> Pattern:
    return Pattern(alternation(words_in(_WORDS, "分别")))


@cache
def _joins() -> Pattern:
    """Return what parts several types in a cell."""
    return Pattern(f"{_JOINS}|{alternation(words_in(_WORDS, '并开'))}")


def _is_dressed(part: str) -> bool:
    """Whether a part says nothing beside its type."""
    return _DRESS.fullmatch(_pattern().sub("", part)) is not None


def _bare(typed: str) -> str:
    text = _SIGNS.sub("", without_invisible(narrow(typed)))
    return _NUMBERED.sub("", _WIDENED.sub("扩大", text))


def _labels_of(text: str) -> list[str]:
    """Return the labels with which the parts of a type begin or end: 书记讲党课, 党员大会选举, 主题党日活动记录."""
    found: dict[str, None] = {}
    for part in map(_without_verb, _joins().split(text)):
        for match in _pattern().finditer(part):
            if match.start() == 0 or _END.fullmatch(part, match.end()):
                found[_spellings()[match[0]]] = None
                break
        else:
            if whole := _spellings().get(_BEGUN_WITH + part):
                found[whole] = None
    return list(found)


def _without_verb(part: str) -> str:
    return _VERB.sub("", part)


def kind_named(text: str) -> str:
    """Return the one label that a title or a sheet's name says all its rows to be of, or an empty string.

    2025年度支部委员会会议记录台账 is of 支委会; 三会一课台账 and 党员大会、党课台账 are of none, nor is the name of a
    branch (某某公司党支部委员会).
    """
    bare = _WHEN.sub("", _bare(text))
    found = list(_pattern().finditer(bare))
    if len({_spellings()[match[0]] for match in found}) != 1:
        return ""
    last = found[-1]
    behind = bare[last.end() :]
    if not _END.fullmatch(behind) or (last.start() and last[0].endswith(_BODY) and not behind):
        return ""
    return _spellings()[last[0]]


def kinds_within(text: str) -> tuple[str, ...]:
    """Return the labels of which a text speaks, each once."""
    return tuple(dict.fromkeys(_spellings()[m[0]] for m in _pattern().finditer(_bare(text))))


def likely(typed: str) -> str:
    """Return the usual type of which an unknown one may be a slip, or an empty string."""
    if len(typed) < 3 or _is_of_others(typed):
        return ""
    return next((spelling for spelling in usual_spellings() if is_near(typed, spelling)), "")
