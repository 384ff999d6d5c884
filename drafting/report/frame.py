"""The frame of a report: title, byline, salutation and opening before the sections; closing and sign-off behind."""

import re
from collections.abc import Sequence

from drafting.report.headings import BARE, numbering
from drafting.report.leavings import leavings, without_leavings
from schemas.report import Role

_GENRE = re.compile(
    r"(?:报告|汇报|述职|总结|材料|发言|讲话)(?:稿|提纲|范文|模板)?(?:[（(][^（）()]*[）)])?[*#\s]*$"
)
_DAY = r"(?:\d{4}|20[xX×]{2}|[xX×]{2,4}|[二贰][〇○零０0][一二三四五六七八九〇○零]{2})"
DATE = re.compile(
    rf"[（(]?\s*(?:{_DAY}\s*年\s*[\d一二三四五六七八九十xX×]{{1,3}}\s*月(?:\s*[\d一二三四五六七八九十xX×]{{1,3}}\s*日)?"
    rf"|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*[）)]?"
)
_ADDRESS = re.compile(r"各位|同志们|同志|尊敬的|领导|党委|党组|党支部|党总支|评委|代表")
_NO_ADDRESS = re.compile(r"如下|以下|情况|汇报|报告|述职|现将|现就|一、")
_CLOSING = re.compile(
    r"以上(?:述职|报告|汇报|内容|情况|是|即|就是|为|，|,|请)|特此(?:报告|汇报|述职)|我的(?:述职|汇报|报告)"
    r"|(?:述职|汇报|报告)(?:到此|至此)?(?:完毕|结束)|不妥之处|不当之处|如有不妥|恳请|敬请|请(?:予|各位|领导|组织|批评|审议|评议)"
    r"|谢谢|感谢(?:各位|大家)|此致|敬礼"
)
_SIGNER = re.compile(
    r"(?:述职人|报告人|汇报人|签名|签字)\s*[：:]?|.*(?:党支部|党总支|党委|委员会|公司|项目部|中心|局)$"
)
_SENTENCE = re.compile(r"[。！？；;!?]")


def head_roles(lines: Sequence[str]) -> list[Role]:
    """Return the role of each line before the first section."""
    title = _title_lines(lines)
    roles = [Role.TITLE] * title
    for line in lines[title:]:
        after = roles[-1] if roles else Role.TITLE
        if after in (Role.TITLE, Role.BYLINE) and _is_salutation(line):
            roles.append(Role.SALUTATION)
        elif after in (Role.TITLE, Role.BYLINE) and title and _is_label(line, 50):
            roles.append(Role.BYLINE)
        else:
            roles.append(Role.OPENING)
    return roles


def _title_lines(lines: Sequence[str]) -> int:
    """Return how many lines the title has: up to the last that ends in 报告, 总结 …, else one.

    What a web page put over the title counts with it.
    """
    title = 0
    for count, line in enumerate(lines[:5], 1):
        bare = without_leavings(line)
        if (
            (not _is_label(line, 60) and bare == line)
            or _is_salutation(line)
            or DATE.fullmatch(line)
        ):
            break
        if _GENRE.search(bare):
            title = count
    return title or int(len(lines) > 1 and _is_label(lines[0], 60) and not _is_salutation(lines[0]))


def _is_label(line: str, limit: int) -> bool:
    """Whether a line is a name rather than a sentence."""
    return len(line) <= limit and not _SENTENCE.search(line) and line[-1] not in "：:，,、"


def _is_salutation(line: str) -> bool:
    return (
        len(line) <= 40
        and line[-1] in "：:，,！!"
        and not re.search(r"[。；]", line)
        and bool(_ADDRESS.search(line))
        and not _NO_ADDRESS.search(line)
    )


def tail_roles(lines: Sequence[str], first: int) -> list[Role]:
    """Return the roles of the last lines: closing, sign-off, date; none of them stands before ``first``."""
    begin = _tail_begin(lines, first)
    roles: list[Role] = []
    for index in range(begin, len(lines)):
        if _is_closing(lines[index]) and Role.SIGNOFF not in roles:
            roles.append(Role.CLOSING)
        elif index == len(lines) - 1 and DATE.fullmatch(lines[index]):
            roles.append(Role.DATE)
        else:
            roles.append(Role.SIGNOFF)
    return roles


def _tail_begin(lines: Sequence[str], first: int) -> int:
    """Return where the tail begins: at the closing, else at a date or signature that ends the text."""
    closing = None
    index = len(lines)
    while index > first and len(lines) - index < 8:
        line = lines[index - 1]
        if _is_closing(line):
            closing = index - 1
        elif not (_is_name(line) or DATE.fullmatch(line) or any(leavings(line))):
            break
        index -= 1
    if closing is not None:
        return closing
    return _signature_begin(lines, first)


def _signature_begin(lines: Sequence[str], first: int) -> int:
    begin = len(lines)
    if begin > first and DATE.fullmatch(lines[begin - 1]):
        begin -= 1
        below = min(2, begin - first)
        while below and _is_name(lines[begin - 1]):
            begin, below = begin - 1, below - 1
        return begin
    while begin > first and _is_name(lines[begin - 1]) and _SIGNER.match(lines[begin - 1]):
        begin -= 1
    return begin


def _is_closing(line: str) -> bool:
    return len(line) <= 120 and bool(_CLOSING.match(line))


def _is_name(line: str) -> bool:
    """Whether a line may be a unit, a person, or both."""
    return _is_label(line, 40) and numbering(line).rank == BARE and not re.search("[，,、]", line)
