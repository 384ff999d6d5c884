"""Words that are addressed to a model: commands in a text that is only material, and the marks that prompts are made of.

They are rows of ``lexicon/residue.csv``, kinds 指令 and 标记, so that ``text.leak`` finds in a report what is kept
from a prompt here.
"""

import re
from functools import cache

from drafting.lexicon import table
from drafting.text.sentences import sentences

COMMAND, MARK = "指令", "标记"


def without_marks(text: str) -> str:
    """Return the text with a space for every tag of ours or of a chat's format: none of them closes or opens anything."""
    return _pattern(MARK).sub(" ", text)


def without_commands(text: str) -> str:
    """Return the text less the sentences in which somebody tells a model what to do."""
    if not _pattern(COMMAND, MARK).search(text):
        return text
    spans = list(sentences(text))
    ends = [*(start for start, _ in spans[1:]), len(text)]
    kept = (
        text[start:end]
        for (start, _), end in zip(spans, ends, strict=True)
        if not _pattern(COMMAND, MARK).search(text, start, end)
    )
    return text[: spans[0][0]] + "".join(kept)


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    rows = (row["pattern"] for row in table("residue") if row["kind"] in kinds)
    return re.compile("|".join(f"(?:{pattern})" for pattern in rows), re.MULTILINE)
