"""Companies under another legal form than the facts have: 有限公司 for 有限责任公司, 股份有限公司 for 有限公司."""

from collections.abc import Iterator

from drafting.checks.names.neighbours import is_partner
from drafting.text.patterns import Pattern

Span = tuple[int, int]

_FORM = Pattern(r"(?:股份|有限|责任)+公司")
_SHORTEST = 2
"""Characters of what stands before the form, by which one can tell the company."""
_SHORT = {"股份公司": "股份有限公司", "责任公司": "有限责任公司"}


def legal_form(name: str) -> str:
    """Return the legal form of the company in a name, in full; an empty string without one."""
    match = _FORM.search(name)
    return _SHORT.get(match[0], match[0]) if match else ""


def other_forms(text: str, name: str, others: str) -> Iterator[tuple[Span, str]]:
    """Yield where the company of a name has another legal form, and the company as the name has it.

    The words before the form must be all that the name has there: a company of the group is called by others.
    """
    own = _FORM.search(name)
    if own is None or own.start() < _SHORTEST:
        return
    trunk, company = name[: own.start()], name[: own.end()]
    for match in _FORM.finditer(text):
        start = match.start() - len(trunk)
        if legal_form(match[0]) == legal_form(own[0]) or not text.endswith(trunk, 0, match.start()):
            continue
        if text[start : match.end()] not in others and not is_partner(text, start, match.end()):
            yield (start, match.end()), company
