"""Honours: what was awarded, by whom and when, in time order, without saying to whom where no fact says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.hidden_names.common import is_rare
from drafting.lexicon.item_words import words
from drafting.lexicon.known_persons import has_usual_given_name, is_person, surnames, words_of
from drafting.offline.bullet import read, tidy
from drafting.offline.composer import Composer, field_id
from drafting.offline.event_names import TOKEN, first_clause
from drafting.offline.grammar import Shape, shape
from drafting.slots import DATE, PERSON
from schemas.facts import Honour

_TOGETHER = 3  # honours told in one sentence
_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]$")
_GOT_WORDS = r"(?:拿|得|评|捧|摘|夺|领)[了到上回下得]{1,2}"
_GOT = re.compile(rf"(?:今年|年内|还|又|也)*(?:{_GOT_WORDS}|获(?:得了?|了)?(?=“))")
"""A plain word for getting an honour, for which the report has its own: 拿了“先进”, 评上了文明村."""
_WHO_GOT = re.compile(rf"(?P<who>[^，。；“”的{DATE}]{{2,12}}?){_GOT_WORDS}")
"""Whose honour it is, before the plain word for getting it: 公司得了市级“示范点”."""
_PASSIVE = re.compile(r"[^被“]{2,12}被")
"""Of somebody who was commended: 陈芳被县委表彰."""
_WON = re.compile("获得?[^，；“]{0,8}“[^”]*[^”奖杯状]”$")
_GRANTED = re.compile(
    rf"(?P<by>[^，。；：“”被获给向]{{2,24}}?)于?(?P<when>{DATE}\d{{4,6}})?(?:授予|颁发|命名)"
    r"(?P<who>[^，。；：“”的]{0,12})(?P<title>“[^“”]+”.*)"
)
"""By whom, when and to whom a title was given: 县妇联3月授予支部“巾帼文明岗”."""
_GIVEN = re.compile("(?=(?:授予|颁发|命名)“)")
"""Before the verb of giving where nobody says who gave: 授予“先进”."""
_PAIRED = re.compile(r"(?P<one>[一-鿿]{2,16})[：:](?P<title>[^：:]{3,})")
_ANNUAL = "年度"
_PARTED = re.compile(
    rf"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f]|{TOKEN.pattern})|(?<=\d)\s+(?=[^\x00-\x7f])"
)
_NAMED = re.compile(
    rf"({PERSON}\d{{4,6}}(?:同志)?|[一-鿿]某某?(?:同志)?)(?:\s+|[，、：]?(?=[“市县区镇乡省院校局厂全国]))"
)
_BEHIND = re.compile(r"(?P<title>[^，。；]*”(?:称号|奖)?)[，、]?(?P<name>[一-鿿]{2,4}?)(?:同志)?$")
"""Who got a title, behind it: 区税务局“青年岗位能手”邵晓雯."""
_AHEAD = re.compile(r"(?P<name>[一-鿿]{2,12}?)(?:同志)?[，：:](?P<title>[^，。；]+)$")
"""Who got a title, parted from it by a sign: 曹敏：市级“优秀护理工作者”."""
_DATED = re.compile(rf"[，,]{DATE}\d{{4,6}}(?=$|[，,])")
_HAN = re.compile("[一-鿿]")
_FOUND = 5  # Han characters: a title of fewer is not found again without the words before it
_LEVEL = re.compile("全国|国家级|[省市区县州]级?")
_SMALL = ("科", "室", "班", "组", "队", "车间", "站", "所", "窗口")
_SHORTEST = 3  # Han characters of a title
_BODY = re.compile(
    r"(党委|党总支|党组|公司|集团|局|会|部|政府|委|中心|院|街道|学校|镇|乡|县|市|区|省|厅|办|所|社|团|处|联|盟)$"
)


@dataclass(frozen=True, slots=True)
class _Award:
    """An honour as a clause, with its place in the year; ``is_of_other`` says that it may not be the branch's own."""

    month: float | None
    clause: str
    is_of_other: bool = False


def honour_sentences(honours: Sequence[Honour], composer: Composer) -> list[str]:
    """Return the honours in time order, a few a sentence, behind the branch's own those of others."""
    told = [_honour(h, f"荣誉.{number}", composer) for number, h in enumerate(honours, 1)]
    told.sort(key=lambda award: (award.is_of_other, award.month is None, award.month or 0))
    sentences: list[str] = []
    while told:
        size = next((n for n, award in enumerate(told) if "，" in award.clause), _TOGETHER)
        together = [award.clause for award in told[: max(1, min(size, _TOGETHER))]]
        sentences.append(_sentence(together, composer, is_first=not sentences))
        told = told[len(together) :]
    return sentences


def honour_sentence(honour: Honour, fact_id: str, composer: Composer) -> str:
    """Return one honour as a sentence of its own."""
    return _sentence([_honour(honour, fact_id, composer).clause], composer)


def _sentence(clauses: Sequence[str], composer: Composer, *, is_first: bool = True) -> str:
    is_dated = DATE in clauses[0].split("，")[0]
    slot = ("honours" if is_first else "honours.more") + (".dated" if is_dated else "")
    return composer.pen.write(slot, honours="，".join(clauses))


def _honour(honour: Honour, fact_id: str, composer: Composer) -> _Award:
    """Return an honour taken apart; a bracket behind a plain one gives time and body."""
    field = "名称" if honour.title else ""
    typed = composer.slots.mask(field_id(fact_id, field), honour.name).strip()
    when = composer.mask(fact_id, "时间", honour.time)
    by = composer.mask(fact_id, "授予单位", honour.awarded_by)
    if not (when or by):
        typed, when, by = _without_bracket(typed)
    typed, by = _named_once(typed, by)
    person, title = _person_and_title(typed)
    paired = None if by or person else _PAIRED.fullmatch(typed)
    if paired and not _gives(paired["one"], paired["title"], composer):
        return _as_typed(typed, when, by, composer)
    if paired:
        by, typed = paired["one"], paired["title"]
    if by and _is_below(by, typed):
        person, title, by = by, typed, ""
    if person:
        told = composer.pen.write(
            "honour.person", when=when, by=by, person=person, honour=_titled(tidy(title))
        )
        return _Award(composer.place_in_year(when), told, is_of_other=True)
    if _PARTED.search(typed) or _DATED.search(typed):
        return _as_typed(typed, when, by, composer)
    return _plain(tidy(typed), when, by, composer)


def _without_bracket(typed: str) -> tuple[str, str, str]:
    """Return an honour without the bracket behind it, and the date and the body that this gives."""
    bracket = _BRACKET.search(typed)
    parts = re.split("[，,、；;]", bracket[1]) if bracket else []
    dates = [part for part in parts if part.startswith(DATE)]
    bodies = [part for part in parts if part not in dates and _BODY.search(part)]
    if not bracket or max(len(dates), len(bodies)) > 1 or len(dates) + len(bodies) < len(parts):
        return typed, "", ""
    return typed[: bracket.start()], "".join(dates), "".join(bodies)


def _is_praise(text: str) -> bool:
    return any(word in text for word in words("praise"))


def _is_below(by: str, title: str) -> bool:
    """Whether what stands as the giver is too small to give: a 针灸科 has got a title of the city, it gives none."""
    level = _LEVEL.match(title)
    return level is not None and by.endswith(_SMALL) and not by.startswith(level[0][0])


def _gives(body: str, title: str, composer: Composer) -> bool:
    """Whether of 名称：称号 the first can only be the giver: an organ, not of the branch, whose title is not of another level."""
    level = _LEVEL.match(title)
    is_of_level = level is None or body.startswith(level[0][0])
    is_organ = body.endswith(words("sure_giver")) and not _is_praise(body)
    is_own = composer.facts.unit.startswith(body)
    return is_organ and is_of_level and not is_own and _is_praise(title)


def _named_once(typed: str, by: str) -> tuple[str, str]:
    """Return title and giver, what both begin with in one of them only: 县委“先进” by 县委, 集团“先进” by 集团党委."""
    before = typed.partition("“")[0]
    if not by or not before or not by.startswith(before):
        return typed, by
    if by == before:
        return typed, ""
    is_found = len(_HAN.findall(typed)) - len(before) >= _FOUND
    return (typed.removeprefix(before), by) if is_found else (typed, by)


def _as_typed(typed: str, when: str, by: str, composer: Composer) -> _Award:
    """Return an honour of which nobody can tell what is title and what is body."""
    told = tidy(_PARTED.sub("，", typed))
    given = "，".join(filter(None, (when, by)))
    clause = composer.pen.write("honour.typed", honour=f"{told}（{given}）" if given else told)
    return _Award(composer.place_in_year(when), clause, is_of_other=True)


def _plain(text: str, when: str, by: str, composer: Composer) -> _Award:
    """Return an honour that is one text: a title, or a clause that tells who got it."""
    reading = read(text, composer.slots, default=Shape.NOUN)
    is_of_year = composer.slots.fill(reading.when).text.endswith(_ANNUAL)  # part of the title
    if reading.when and not (when or is_of_year):
        when, text = reading.when, reading.text
    granted = None if by else _GRANTED.fullmatch(text)
    if granted:
        return _granted(granted, when, composer)
    month = composer.place_in_year(when)
    holder = None if _GOT.match(text) else _WHO_GOT.match(text)
    if holder and not _is_praise(first_clause(text)[holder.end() :]):
        holder = None
    got = holder or _GOT.match(text)
    if got:
        text = text[got.end() :]
    name = first_clause(text)
    slot, who = ("honour.person", holder["who"]) if holder else ("honour.noun", "")
    if got and name != text:  # 拿了“先进”，奖金500元
        told = composer.pen.write(slot, when=when, by=by, person=who, honour=_titled(name))
        return _Award(month, told + text[len(name) :], is_of_other=bool(who))
    is_told = _PASSIVE.match(name) or name.startswith(("获", "被"))
    if _GIVEN.match(name):
        text, is_told = f"被{text}", True
    if got or (shape(text) is Shape.NOUN and not is_told):
        told = composer.pen.write(slot, when=when, by=by, person=who, honour=_titled(text))
        return _Award(month, told, is_of_other=bool(who))
    if _WON.search(text):
        text = f"{text}称号"
    told = composer.pen.write("honour.clause", when=when, honour=f"{text}（{by}）" if by else text)
    return _Award(month, told, is_of_other=not text.startswith(("获", "被")))


def _granted(granted: re.Match[str], when: str, composer: Composer) -> _Award:
    """Return an honour of which a clause tells who gave it, and perhaps when and to whom."""
    when = when or granted["when"] or ""
    who, title = granted["who"].removeprefix("给").removesuffix("为"), granted["title"]
    if who and not _can_get(who):  # 授予市级“先进”
        who, title = "", who + title
    name = first_clause(title)
    slot = "honour.person" if who else "honour.noun"
    told = composer.pen.write(slot, when=when, by=granted["by"], person=who, honour=_titled(name))
    is_of_other = who not in ("", *words("branch"))
    return _Award(composer.place_in_year(when), told + title[len(name) :], is_of_other)


def _can_get(who: str) -> bool:
    """Whether a word between 授予 and a title tells who got it: a person, a body; not 市级 nor 年度."""
    is_body = who.endswith((*words("holder"), *words("branch"), *words("agent"), *words("giver")))
    return is_body or who.startswith(PERSON) or is_person(who.removesuffix("同志"))


def _titled(name: str) -> str:
    """Return what was got: a title that is one of persons or bodies is a 称号."""
    is_title = name.endswith(words("title")) and not name.endswith("称号")
    return f"{name}称号" if is_title else name


def _person_and_title(typed: str) -> tuple[str, str]:
    """Return who got a title and the title, where a blank, a sign, quotation marks or the secretary's own name part them.

    A title so short that it would not be found again beside the verb stays with its name.
    """
    parts = _PARTED.split(typed.strip())
    if len(parts) == 1 and (named := _NAMED.match(typed)):
        parts = [named[1], typed[named.end() :]]
    if len(parts) == 1 and (told := _AHEAD.match(typed) or _BEHIND.match(typed)):
        name, title = told["name"], told["title"]
        is_like_one = is_rare(name) or has_usual_given_name(name)
        is_team = told.re is _AHEAD and name.endswith(words("holder"))
        is_sure = is_team or (is_person(name) and is_like_one)
        return (name, title) if is_sure and len(_HAN.findall(title)) >= _SHORTEST else ("", "")
    if len(parts) != 2:
        return "", ""
    for person, title in (parts, parts[::-1]):
        name = person.removesuffix("同志")
        is_known = name.startswith(PERSON) or is_person(name) or _is_holder(name, title)
        if is_known and len(_HAN.findall(title)) >= _SHORTEST:
            return person, title.strip("，,、：: ")
    return "", ""


def _is_holder(name: str, title: str) -> bool:
    """Whether of two parts one is a title and the other who got it: a place of work, a person behind his post."""
    if not _is_praise(title) or _is_praise(name):
        return False
    if name.endswith(words("holder")) or _is_below(name, title):
        return True
    called = next((name.removesuffix(p) for p in words_of("post") if name.endswith(p)), "")
    if called[-1:] in surnames() or any(is_person(called[-length:]) for length in (2, 3)):
        return True  # 语文组周老师
    posts = (*words("agent"), *words("post_tail"))
    cuts = [(name[:-length], name[-length:]) for length in (3, 2) if len(name) > length + 1]
    return any(post.endswith(posts) and is_person(one) for post, one in cuts)
