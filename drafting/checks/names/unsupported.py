"""names.unsupported: names in quotes and 《titles》 that neither facts, reference nor lexicon know.

Most words in quotes are no names (“最后一公里”, “挤时间”), so only those count that stand where a name does: an
honour that was won, an activity that was held, a brand that was built; and what differs from a name of the facts in
one character.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafting.checks.case import Case
from drafting.checks.names import common
from drafting.checks.names.honours import honours_without_quotes, is_won
from drafting.checks.names.standing import Standing, standing
from drafting.text.patterns import Pattern
from drafting.text.strings import bigrams, differences
from schemas.facts import FactKind
from schemas.finding import Finding

_QUOTED = Pattern(
    r"“(?P<name>[^“”\n]{2,30})”|《(?P<title>[^《》\n]{2,60})》"
    r"|‘(?P<inner>[^‘’“”\n]{2,30})’|\"(?P<straight>[^\"\n]{2,30})\""
)
_NUMBERED = Pattern(r"\s*[（(][^（）()\n]{0,12}[〔\[［【（]?(?:19|20)\d\d")
"""The number of a document behind its title, which is as good as a source: （县组发〔2025〕12号）."""
_FORM = Pattern(r"(?:责任书|承诺书|倡议书|协议书?|保证书|通知书|申请书|志愿书)$")
"""Papers that any unit draws up by itself."""
_NATIONAL = Pattern(
    r"中华人民共和国.+[法例]|习近平(?:总书记)?(?:关于|在|同|致).+|.*(?:重要讲话|重要文章).*"
)
_PUNCTUATION = Pattern(r"[\W_]+")
_TELLING = 4
"""Characters of a name that can be told from a slip of another; “三上” is not “三下” written wrongly."""
_NUMERALS = frozenset("0123456789一二三四五六七八九十")
_SHORT = 2
"""Characters of a title that stands for one named before: 《条例》, 《决定》."""
_MOST = 0.75
"""The share of a name's pairs of characters that one line of the facts has where it says the name in other words."""
_NEARLY_ALL = 0.9
"""The same for an honour, which another rank makes another one: 全国先进基层党组织."""

_MESSAGES = {
    Standing.TITLE: (
        "要点里没有{name}，常用的文件、书刊中也没有",
        "请核对名称；确有其事的，请写进要点",
    ),
    Standing.HONOUR: (
        "要点里没有{name}这项荣誉",
        "没有得到的荣誉不能写，请删去或照要点改正；确实获得的，请在要点的荣誉中写明名称、时间和授予单位",
    ),
    Standing.ACTIVITY: (
        "要点里没有{name}这项活动",
        "请照要点写活动名称；确实开展过的，请补进要点",
    ),
    Standing.BRAND: (
        "要点里没有{name}这个名称",
        "请照要点写名称；确有其事的，请补进要点",
    ),
}


@dataclass(frozen=True)
class Knowledge:
    """What the user and the reference have written, line by line without punctuation."""

    text: str

    @cached_property
    def bare(self) -> str:
        """The lines one after another."""
        return "\n".join(_PUNCTUATION.sub("", line) for line in self.text.splitlines())

    @cached_property
    def lines(self) -> tuple[frozenset[str], ...]:
        """The pairs of characters of each line."""
        return tuple(bigrams(line) for line in self.bare.splitlines())

    def has(self, name: str, share: float) -> bool:
        """Whether a name stands there, or that share of it in one line."""
        bare = _PUNCTUATION.sub("", name)
        if bare in self.bare:
            return True
        pairs = bigrams(bare)
        return bool(pairs) and any(len(pairs & line) >= share * len(pairs) for line in self.lines)


class Named(NamedTuple):
    """A name at ``[start:end)``, with its quotation marks: what it stands for, and of which name it is a slip."""

    start: int
    end: int
    name: str
    standing: Standing | None
    twin: str = ""


def check(case: Case) -> Iterator[Finding]:
    """Yield ``names.unsupported``, each name once."""
    reference = case.reference.text if case.reference else ""
    sums = case.facts.sums if case.facts else ()
    known = Knowledge("\n".join((case.wording, *sums, reference)))
    seen: set[str] = set()
    for named in (*_quoted(case), *_unquoted(case)):
        if named.name in seen or not (named.twin or _is_strange(named, known)):
            continue
        seen.add(named.name)
        is_honour = named.standing is Standing.HONOUR
        near = "" if named.twin or is_honour else common.nearest(named.name)
        if near and any(hit.start < named.end and named.start < hit.end for hit in case.hits):
            continue  # it has a fixed expression with a slip, which is said once
        yield _finding(case, named, near)


def _quoted(case: Case) -> Iterator[Named]:
    """Yield the names in quotes and the titles that the facts do not have; honours that are only planned are none."""
    text = case.report.text
    plans = case.sections_of(FactKind.PLANS)
    closer: dict[str, tuple[str, bool] | None] = {}  # a report has few names, but these often
    for match in _QUOTED.finditer(text):
        (start, end), name = match.span(), match[match.lastgroup or 0]
        if name not in closer:
            closer[name] = (
                None if name in case.wording else (_twin(case.quoted, name), _is_common(name))
            )
        if (looked := closer[name]) is None:  # in the very words of the facts, as most are
            continue
        twin, is_common = looked
        if match["title"]:
            if twin or not _NUMBERED.match(text, end):
                yield Named(start, end, name, Standing.TITLE, twin)
        elif is_won(text, start, end, name):
            if not any(section.start <= start < section.end for section in plans):
                yield Named(start, end, name, Standing.HONOUR)
        elif twin:
            yield Named(start, end, name, None, twin)
        elif not is_common and (stands := standing(text, start, end, name)):
            yield Named(start, end, name, stands)


def _unquoted(case: Case) -> Iterator[Named]:
    plans = case.sections_of(FactKind.PLANS)
    for start, end in honours_without_quotes(case.report.text):
        if not any(section.start <= start < section.end for section in plans):
            yield Named(start, end, case.report.text[start:end], Standing.HONOUR)


def _twin(quoted: Iterable[str], name: str) -> str:
    """Return the name in quotes of the facts from which this one differs in one character, or nothing."""
    return next((own for own in quoted if is_slip(name, own)), "")


def is_slip(name: str, own: str) -> bool:
    """Whether a name differs from another in one character that is no numeral."""
    if len(own) != len(name) or len(name) < _TELLING:
        return False
    pairs = differences(own, name)
    return len(pairs) == 1 and not set(pairs[0]) & _NUMERALS


def _is_common(name: str) -> bool:
    return common.is_known(name) or common.is_term(name)


def _is_strange(named: Named, known: Knowledge) -> bool:
    """Whether nobody knows a name; an honour that everybody knows is not yet one that was won."""
    name = named.name
    if named.standing is Standing.HONOUR:
        return not (common.is_medal(name) or known.has(name, _NEARLY_ALL))
    if named.standing is Standing.TITLE:
        is_paper = bool(_FORM.search(name) or _NATIONAL.fullmatch(name))
        if len(name) <= _SHORT or is_paper or common.is_known(name):
            return False
    return not known.has(name, _MOST)


def _finding(case: Case, named: Named, near: str) -> Finding:
    """Return the finding on a name, and on the known one ``near`` it that may be meant."""
    start, end, name, stands, twin = named
    if twin or stands is None:
        message = f"要点里没有“{name}”这个名称，要点写的是“{twin}”"
        suggestion = f"请核对，写错的改为“{twin}”"
    else:
        shown = f"《{name}》" if stands is Standing.TITLE else f"“{name}”"
        message, suggestion = (text.format(name=shown) for text in _MESSAGES[stands])
    if near:
        suggestion = f"是否应为“{near}”？{suggestion}"
    return case.finding("names.unsupported", start, end, message, suggestion)
