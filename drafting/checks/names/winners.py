"""By what name one can tell an honour of the facts, and who got it, as its title says."""

from functools import lru_cache

from drafting.lexicon.known_persons import is_person
from drafting.text.patterns import Pattern

BODY = Pattern(
    r"(?:[委局厅部处办院校段厂站所]|党组|工会|妇联|联合会|[协学]会|[文残商]联|公司|集团|政府|大学|中心|[总分支]行|[总支]队)$"
)
"""What the name of one who gives honours ends in."""
QUOTED = Pattern(r"“([^“”\n]{3,30})”")
_UNQUOTED = Pattern(
    r"(?:先进|优秀|模范|示范|文明|红旗|标杆|标兵|样板|最美|巾帼|青年|工人)[㐀-鿿]{2,10}$"
)
_SET_APART = Pattern(
    r"(?:^|[ 　，,：:])([㐀-鿿]{2,14}(?:能手|标兵|工匠|之星|模范|先锋|奖章|奖状|示范[点岗]|集体|个人))$"
)
"""A name without quotation marks that a sign parts from what stands before: 杨秀芝 全国乳品行业技术能手."""
_REMARKS = Pattern(r"（[^（）]*）|\([^()]*\)")
_WINNER = Pattern(
    r"(?P<who>[㐀-鿿]{2,16}?)(?:在[㐀-鿿]{2,16}?)?(?:(?P<won>荣?获[得评]?|被|评为|荣立|入选)|(?P<told>[：:])|[ 　，,])[^，。；]{0,24}$"
)
_ANYBODY = Pattern(
    r"[我本]?(?:党?支部|党总支|单位|集体)|[我本](?:[局院校厂处站所村镇乡社部]|公司|中心)|我|本人"
)
_WHEN = Pattern(
    r"(?:[今本]年度?|全年|年[内初底中末]|[上下]半年|先后|再次|再度|首次|多次|连续[两三四五六七八九\d]年|光荣|成功)+$"
)
"""What stands between the winner and the word for winning: 支部连续三年被评为."""


@lru_cache(maxsize=256)
def name_of(title: str) -> str:
    """Return the name by which one can tell an honour from others, or nothing."""
    if quoted := QUOTED.search(title):
        return quoted[1]
    bare = _REMARKS.sub("", title)
    if plain := _UNQUOTED.search(bare):
        return plain[0]
    apart = _SET_APART.search(bare)
    return apart[1] if apart else ""


@lru_cache(maxsize=256)
def winner_of(title: str) -> str:
    """Return who got an honour, where its title says so: 门诊药房 of 门诊药房获市级“巾帼文明岗”."""
    found = _WINNER.match(title[: title.find(name_of(title))].rstrip("“"))
    who = _WHEN.sub("", found["who"]) if found else ""
    if found is None or not who or _ANYBODY.fullmatch(who):
        return ""
    is_giver = not is_person(who) if found["told"] else BODY.search(who)
    return "" if is_giver and not found["won"] else who
