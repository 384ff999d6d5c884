"""Names that everybody knows: documents, books and laws, campaigns, terms of the Party (``lexicon/known_names.csv``)."""

from collections.abc import Mapping
from functools import cache

from drafting.lexicon import split, table
from drafting.text.patterns import Pattern
from drafting.text.strings import bigrams

_REMARK = Pattern(r"[（(][^（）()]*[）)]")
_PUNCTUATION = Pattern(r"[\W_]+")
_SHORT_FOR = ("中国共产党", "中共中央", "中华人民共和国")
"""What is left out at the head of a title: 《支部工作条例》."""
_NEAR = 0.6
"""The share of the pairs of characters that a name has in common with the one that it may be meant for."""


def is_known(name: str) -> bool:
    """Whether a title or a name is one that everybody knows, remarks in brackets and punctuation ignored."""
    return _bare(name) in _names()


def is_medal(name: str) -> bool:
    """Whether a name in the words of an honour is what one gets for being there: 光荣在党50年."""
    return _names().get(_bare(name), ("", ""))[1] == "纪念章"


def is_shown_once(name: str) -> bool:
    """Whether a name is that of a film: everybody knows it, yet which one was watched is a year's own."""
    return _names().get(_bare(name), ("", ""))[1] == "影片"


def is_term(name: str) -> bool:
    """Whether a name is a set term or what branches count: 三会一课, 主题党日."""
    return _bare(name) in _terms()


def nearest(name: str) -> str:
    """Return the known name that a name may be meant for, or an empty string."""
    pairs = bigrams(_bare(name))
    shares = ((_shared(pairs, bigrams(bare)), bare) for bare in _names())
    share, near = max(shares)
    return _names()[near][0] if share >= _NEAR else ""


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the pairs of two names they have in common."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """Return (name, kind) of every known name by its bare form, and by the form without 中国共产党."""
    names: dict[str, tuple[str, str]] = {}
    for row in table("known_names"):
        bare = _bare(row["name"])
        for form in (bare, *(bare.removeprefix(head) for head in _SHORT_FOR)):
            names.setdefault(form, (row["name"], row["kind"]))
    return names


@cache
def _terms() -> frozenset[str]:
    labels = (name for row in table("labels") for name in (row["label"], *split(row["aliases"])))
    terms = (row["term"] for row in table("set_terms"))
    return frozenset(_bare(name) for name in (*terms, *labels))


def _bare(name: str) -> str:
    return _PUNCTUATION.sub("", _REMARK.sub("", name))
