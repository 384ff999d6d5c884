"""What a unit is called: its name in full, the end of it by which it goes for short, and what it belongs to."""

from collections.abc import Iterator

from drafting.text.patterns import Pattern

BODY = (
    r"[省县镇乡局]|市(?![场政容])|区(?![域块间])|街道|公司|集团|大学|学院|医院|法院|检察院|研究院|设计院|银行"
    r"|[总支大]队|[林农牧渔]场|[务电辆]段|煤矿|厂(?![区房长])|[书案物术化育]馆"
    r"|中心(?!小学|学校|校|幼儿园|医院|卫生院)"
)
"""What a unit belongs to ends with one of these."""
_BODY = Pattern(rf"(?:{BODY})(?=..)")
_KIND = Pattern(rf"(?:{BODY})$")
_SITE = Pattern(r"(?:项目|工程)(?:部|经理部)?$")
_DISTRICTS = "省市县区镇乡"
_SHORTEST = 3
"""Characters of the end of a name by which one can tell the unit."""
_TELLING = 5
"""Characters of a body that are nobody else's words."""


def names(stem: str) -> tuple[str, ...]:
    """Return the unit's name without 党支部, then what it is called for short, long names first."""
    ends = [stem[match.end() :] for match in _BODY.finditer(stem)]
    shorter = [end for end in ends if len(end) >= _SHORTEST][-2:]
    site = _SITE.sub("", shorter[-1] if shorter else stem)
    is_new = site not in (stem, *shorter) and len(site) >= _SHORTEST
    return (stem, *shorter, *([site] if is_new else []))


def bodies(stem: str) -> Iterator[str]:
    """Yield what the unit belongs to, and the words of it that say its task: 疾病预防控制中心, 疾病预防控制."""
    start = 0
    for match in _BODY.finditer(stem):
        body = stem[start : match.end()].removeprefix("某")
        plain = body.lstrip(_DISTRICTS)
        for name in dict.fromkeys((body, plain, _KIND.sub("", plain))):
            if len(name) >= _TELLING and "某" not in name:  # nobody says 某
                yield name
        if plain:  # 市 goes with what follows: 市消防救援支队
            start = match.end()
