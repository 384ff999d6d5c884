"""Last year's content taken out of last year's words, so that only the manner of writing is left.

What is taken out leaves a mark in full-width brackets; ``text.placeholder`` lets none of them into a report.
"""

import re
from collections.abc import Collection
from functools import cache

from drafting.figures import Kind, scan
from drafting.lexicon import table
from drafting.model.commands import without_commands
from drafting.reference.names import proper_names
from drafting.report.leavings import without_leavings

NUMBER, DATE, NAME = "［数］", "［日期］", "［名］"

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\d{3,4}-)?\d{7,11}", re.ASCII)
_BLANK_DATE = re.compile(
    r"(?:20[xX×]{2}|[xXＸ×]{2,4})\s*年(?:\s*[xXＸ×\d]{1,2}\s*月)?(?:\s*[xXＸ×\d]{1,2}\s*日)?"
    r"|[xXＸ×]{1,2}\s*月(?:\s*[xXＸ×]{1,2}\s*日)?"
)
_BLANK = re.compile(
    r"[XxＸｘ×＊*_＿○◯]{2,}|(?<![A-Za-z0-9])[XxＸｘ×](?=[次名人个项份场期支篇])|某某+"
)
_COUNTED = re.compile(r"\s*(?:项(?!目)|[次名人个份场期万元%％余多篇条册件堂支])")
_QUOTED = re.compile(
    r"“([^“”\n]{1,40})”|《([^《》\n]{1,60})》|‘([^‘’\n]{1,40})’|「([^「」\n]{1,40})」"
)
_DATED_TERM = re.compile(
    r"[一二三四五六七八九十]{1,3}届[一二三四五六七八]中全会|“?十[三四五六]五”?"
)
_DIGITS = re.compile(r"[0-9０-９]+(?:[.,，:：/／．-][0-9０-９]+)*")
_REPEATED = re.compile(r"(［(?:数|日期|名)］)(?:[、，]?\1)+")


def mask(text: str, names: Collection[str] = ()) -> str:
    """Return the text with figures, dates, names, addresses and placeholders taken out.

    ``names`` are the persons and units that are known. Fixed expressions in quotes (“三会一课”) stay.
    """
    text = _CONTACT.sub("", without_leavings(without_commands(text)))
    text = _BLANK_DATE.sub(DATE, text)
    text = _BLANK.sub(lambda m: NUMBER if _COUNTED.match(m.string, m.end()) else NAME, text)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, NAME)
    text = _QUOTED.sub(_quoted, text)
    text = _replace_spans(text, list(proper_names(text)))
    text = _numerals(_DATED_TERM.sub(NAME, text))
    return _REPEATED.sub(r"\1", _DIGITS.sub(NUMBER, text))


def _quoted(match: re.Match[str]) -> str:
    inner = match[match.lastindex or 0]
    return match[0] if inner in _expressions() else f"{match[0][0]}{NAME}{match[0][-1]}"


@cache
def _expressions() -> frozenset[str]:
    """Return what may stand in quotes in any year's report: set terms, and the labels of counts."""
    terms = {row["term"] for row in table("set_terms")}
    for row in table("labels"):
        terms.update(re.findall(r"“([^”]+)”", "".join((row["label"], row["aliases"]))))
    return frozenset(terms)


def _replace_spans(text: str, spans: list[tuple[int, int]]) -> str:
    done = len(text)
    for start, end in sorted(spans, reverse=True):
        if end <= done:
            text, done = text[:start] + NAME + text[end:], start
    return text


def _numerals(text: str) -> str:
    """Mask numbers and dates; a number keeps its unit and its 不少于, enumerators and set terms stay."""
    for numeral in reversed(scan(text)):
        if numeral.kind is Kind.DATE:
            mark = DATE
        elif numeral.kind in (Kind.MEASURE, Kind.APPROXIMATE, Kind.UNCLASSIFIED):
            before = numeral.qualifier if numeral.text.startswith(numeral.qualifier) else ""
            unit = re.search(f"[万亿]?{re.escape(numeral.unit)}$", numeral.text)
            mark = before + NUMBER + (unit[0] if unit else "")
        else:
            continue
        text = text[: numeral.start] + mark + text[numeral.end :]
    return text
