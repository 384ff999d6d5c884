"""A promise as it is shown: what it is called, and what in it can be counted."""

from drafting.figures import scan
from drafting.figures.numeral import DATE, SET_TERM, Numeral
from drafting.rectification.items import Item
from drafting.text.patterns import Pattern

_SENTENCE = Pattern(r"[^。；！？\n]+")
_CLAUSE = Pattern(r"[^，。；！？\n]+")
_EACH = Pattern(r"每[^，。；！？\n]*$")
_LONGEST = 40
"""Characters of a sentence that is shown whole; of a longer one the clauses that count."""


def promise_text(promise: Item) -> str:
    """Return a promise's name, and behind it the words of its text that say how much, how often or by when."""
    begin = promise.text.find(promise.name) + len(promise.name)
    numbers = [
        n.start for n in scan(promise.text) if n.start >= begin and _is_countable(n, promise.text)
    ]
    counted: list[str] = []
    for sentence in _SENTENCE.finditer(promise.text, begin):
        whole = len(sentence[0].strip("，： ")) <= _LONGEST
        parts = [sentence] if whole else _CLAUSE.finditer(promise.text, *sentence.span())
        counted += (
            part[0].strip("，：: \t")
            for part in parts
            if any(part.start() <= number < part.end() for number in numbers)
        )
    return f"{promise.name}：{'；'.join(counted)}" if counted else promise.name


def _is_countable(numeral: Numeral, text: str) -> bool:
    """Whether a numeral says how much or when; so often in each time (每季度1次) is no measure, and counts all the same."""
    if numeral.kind is SET_TERM and not _EACH.search(text[: numeral.start]):
        return False
    return numeral.kind is DATE or (numeral.value is not None and bool(numeral.unit))
