"""The plain words for what one means to do, which a plan need not repeat: 明年打算每季度研讨1次."""

import re

_INTENTION = re.compile(
    r"(?:(?:明年|来年|下一步|今后|新的一年)[，,]?)?(?:还|再)?"
    r"(?:要(?![求点素闻])|打算|准备|想(?!象|法)|计划(?!生育|书|表|性))|(?:下一步|今后)[，,]?"
)


def without_intention(text: str) -> str:
    """Return a text without the words at its head that only say that it is meant to be done."""
    found = _INTENTION.match(text)
    return text[found.end() :] if found else text
