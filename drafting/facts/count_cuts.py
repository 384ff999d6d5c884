"""Where a line of 数据 is cut: between its clauses, and between the pieces of one."""

import re
from collections.abc import Iterator

CLAUSE = re.compile(r"[；;。\t|｜]|<br */?>|[.](?=\s|$)")
PIECE = re.compile(
    r"(?<!\d)[，,]|[，,](?!\d{3}(?!\d))|、|(?<=\d[名人个件条])\s*[→➡⇒]\s*(?=[一-鿿])|(?<=\d\s[名人个件条])\s*[→➡⇒]\s*(?=[一-鿿])"
    r"|(?:(?<!\d)/|/(?!\d))(?!(?:年|个?月|季度?|周|天|日|人|次)(?![一-鿿]))"
)
_OPENS, _CLOSES = frozenset("“（(【[《"), frozenset("”）)】]》")


def cut(text: str, *separators: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the pieces between separators that stand in no quotes or brackets, each with the separator behind it."""
    cuts = sorted({m.start(): m for pattern in separators for m in pattern.finditer(text)}.items())
    start = depth = seen = 0
    for at, found in cuts:
        depth, seen = max(depth + depth_of(text[seen:at]), 0), at
        if depth:
            continue
        if piece := text[start:at].strip():
            yield piece, found[0]
        start = found.end()
    if piece := text[start:].strip():
        yield piece, ""


def depth_of(text: str) -> int:
    """Return how many more quotes and brackets a text opens than it closes."""
    return sum((sign in _OPENS) - (sign in _CLOSES) for sign in text)
