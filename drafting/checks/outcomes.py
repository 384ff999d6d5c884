"""What a report says became of a problem that last year's report named, against what the facts say."""

import re

from drafting.checks.presence import Span
from schemas.facts import Outcome

_SOLVED = "(?:完成|整改|解决|到位|销号|办结)"
_SAID = {
    Outcome.NOT_DONE: (
        f"(?:尚|还|仍|并)?(?:未|没有)(?:能|得到|全部|完全|彻底)?{_SOLVED}|[正仍]在(?:整改|推进)"
    ),
    Outcome.MOSTLY_DONE: f"(?:基本|大部分|初步)(?:上|得到|已|已经)?{_SOLVED}",
    Outcome.ONGOING: "长期|持续|常态|坚持|巩固",
    Outcome.DONE: f"(?:已|已经|全部|均|整改|此项整改){_SOLVED}(?:整改|到位|完毕)?$",
}
"""How a clause says an outcome; what goes before in this order tells, for 基本完成 has 完成 in it."""
_DENIED_BY = {
    Outcome.DONE: (Outcome.MOSTLY_DONE, Outcome.NOT_DONE),
    Outcome.MOSTLY_DONE: (Outcome.DONE, Outcome.NOT_DONE),
    Outcome.ONGOING: (Outcome.NOT_DONE, Outcome.MOSTLY_DONE, Outcome.DONE),
    Outcome.NOT_DONE: (Outcome.DONE, Outcome.MOSTLY_DONE),
}
"""What cannot be said where an outcome is given; what is done may well be kept up, and what is kept up be done so far."""
_CLAUSE = re.compile(r"[^，,；;。！？\n]+")
_GOES_ON = re.compile(
    r"(?:(?:此|该|这|上述)(?:项|一)?(?:整改|问题|工作)|(?:目前|现在?|整改)(?:已|基本|尚|还|未))[^。\n]*"
)
"""A sentence that tells more of the problem before it."""


def denied(text: str, span: Span, given: Outcome) -> Span | None:
    """Return the clause that says another outcome than the one given, of the sentences that tell of a problem.

    ``span`` covers these sentences; one behind them that goes on about it (此项整改…) belongs to them.
    """
    start, end = span
    if behind := _GOES_ON.match(text, end):
        end = behind.end()
    said = [(c.span(), _said(c.group())) for c in _CLAUSE.finditer(text, start, end)]
    if given is Outcome.ONGOING and any(outcome is given for _, outcome in said):
        return None
    return next((span for span, outcome in said if outcome in _DENIED_BY[given]), None)


def _said(clause: str) -> Outcome | None:
    """Return the outcome that a clause says, if any."""
    return next((outcome for outcome, form in _SAID.items() if re.search(form, clause)), None)
