"""Honours: what was awarded, by whom and when, in time order, without saying to whom where no fact says it."""

import re
from collections.abc import Sequence

from drafting.hidden_names.common import is_rare
from drafting.lexicon.item_words import words
from drafting.lexicon.known_persons import has_usual_given_name, is_person
from drafting.offline.composer import Composer, field_id
from drafting.offline.event_names import TOKEN, first_clause
from drafting.offline.grammar import Shape, read, shape, tidy
from drafting.slots import DATE, PERSON
from schemas.facts import Honour

_TOGETHER = 3  # honours told in one sentence
_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]$")
_GOT = re.compile(
    r"(?:今年|年内|还|又|也)*(?:(?:拿|得|评|捧|摘|夺|领)(?:[了到上回下得]+)|获(?:得了?|了)?(?=“))"
)
"""A plain word for getting an honour, for which the report has its own: 拿了“先进”, 评上了文明村."""
_PASSIVE = re.compile(r"[^被“]{2,12}被")
"""Of somebody who was commended: 陈芳被县委表彰."""
_WON = re.compile("获得?[^，；“]{0,8}“[^”]*[^”奖杯状]”$")
_AWARDING = re.compile(r"(授予|颁发|命名)(?=“)")
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
_TEAM = re.compile("(?:支部|小组|班组|突击队|服务队|工作室)$")
"""Of what is awarded, and awards nothing itself: 党支部：“五星级党支部”."""
_DATED = re.compile(rf"[，,]{DATE}\d{{4,6}}(?=$|[，,])")
_HAN = re.compile("[一-鿿]")
_SHORTEST = 3  # Han characters of a title
_BODY = re.compile(
    r"(党委|党总支|党组|公司|集团|局|会|部|政府|委|中心|院|街道|学校|镇|乡|县|市|区|省|厅|办|所|社|团|处|联|盟)$"
)


def honour_sentences(honours: Sequence[Honour], composer: Composer) -> list[str]:
    """Return the honours in time order, a few a sentence."""
    told = [_honour(h, f"荣誉.{number}", composer) for number, h in enumerate(honours, 1)]
    told.sort(key=lambda item: (item[0] is None, item[0] or 0))
    clauses = [clause for _, clause in told]
    return [
        _sentence(clauses[start : start + _TOGETHER], composer, is_first=start == 0)
        for start in range(0, len(clauses), _TOGETHER)
    ]


def honour_sentence(honour: Honour, fact_id: str, composer: Composer) -> str:
    """Return one honour as a sentence of its own."""
    return _sentence([_honour(honour, fact_id, composer)[1]], composer)


def _sentence(clauses: Sequence[str], composer: Composer, *, is_first: bool = True) -> str:
    mark = "；" if any("，" in clause for clause in clauses) else "，"
    is_dated = DATE in clauses[0].split("，")[0]
    slot = "honours.dated" if is_dated else "honours" if is_first else "honours.more"
    return composer.pen.write(slot, honours=mark.join(clauses))


def _honour(honour: Honour, fact_id: str, composer: Composer) -> tuple[float | None, str]:
    """Return an honour's place in the year and its clause; a bracket behind a plain one gives time and body."""
    field = "名称" if honour.title else ""
    typed = composer.slots.mask(field_id(fact_id, field), honour.name)
    text = tidy(typed)
    when = composer.mask(fact_id, "时间", honour.time)
    by = composer.mask(fact_id, "授予单位", honour.awarded_by)
    bracket = None if when or by else _BRACKET.search(text)
    if bracket:
        parts = re.split("[，,、；;]", bracket.group(1))
        dates = [part for part in parts if part.startswith(DATE)]
        bodies = [part for part in parts if part not in dates and _BODY.search(part)]
        if len(dates) <= 1 and len(bodies) <= 1 and len(dates) + len(bodies) == len(parts):
            when, by = "".join(dates), "".join(bodies)
            text = text[: bracket.start()]
            typed = typed.strip().removesuffix(bracket.group())
    bare = typed.strip()
    person, title = _person_and_title(bare)
    if person:
        told = composer.pen.write(
            "honour.person", when=when, by=by, person=person, honour=_titled(tidy(title))
        )
        return composer.place_in_year(when), told
    if _PARTED.search(bare) or _DATED.search(bare):
        told = tidy(_PARTED.sub("，", bare))
        given = "，".join(filter(None, (when, by)))
        told = composer.pen.write("honour.typed", honour=f"{told}（{given}）" if given else told)
        return composer.place_in_year(when), told
    reading = read(text, composer.slots, default=Shape.NOUN)
    if reading.when and not when:
        when, text = reading.when, reading.text
    month = composer.place_in_year(when)
    got = _GOT.match(text)
    if got:
        text = text[got.end() :]
    name = first_clause(text)
    if got and name != text:  # 拿了“先进”，奖金500元
        title = _titled(name)
        told = composer.pen.write("honour.noun", when=when, by=by, honour=title)
        return month, told + text[len(name) :]
    is_told = _PASSIVE.match(name) or name.startswith(("获", "被"))
    if not (got or is_told) and (awarded := _AWARDING.search(name)):
        is_given = awarded.start() > 0
        text = f"{text[: awarded.end()]}的{text[awarded.end() :]}" if is_given else f"被{text}"
        is_told = not is_given
    if got or (shape(text) is Shape.NOUN and not is_told):
        title = _titled(text)
        return month, composer.pen.write("honour.noun", when=when, by=by, honour=title)
    if _WON.search(text):
        text = f"{text}称号"
    told = f"{text}（{by}）" if by else text
    return month, composer.pen.write("honour.clause", when=when, honour=told)


def _titled(name: str) -> str:
    """Return what was got: a title that is one of persons or bodies is a 称号."""
    return f"{name}称号" if name.endswith(words("title")) else name


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
        is_team = told.re is _AHEAD and _TEAM.search(name) is not None
        is_sure = is_team or (is_person(name) and is_like_one)
        return (name, title) if is_sure and len(_HAN.findall(title)) >= _SHORTEST else ("", "")
    if len(parts) != 2:
        return "", ""
    for person, title in (parts, reversed(parts)):
        name = person.removesuffix("同志")
        if (name.startswith(PERSON) or is_person(name)) and len(_HAN.findall(title)) >= _SHORTEST:
            return person, title.strip("，,、：: ")
    return "", ""
