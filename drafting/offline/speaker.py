"""Who speaks: 书记带队走访 in the facts is 我带队走访 in the report, and 我支部 is the branch it is about."""

from drafting.lexicon.item_words import words
from drafting.offline.composer import Composer
from drafting.offline.grammar import Shape, shape

_LONG = 10  # characters: with fewer, a bullet without its 书记 is no longer found in the report


def without_speaker(text: str, composer: Composer, *, anyway: bool = False) -> str | None:
    """Return what a masked text says of the secretary, without the word for him; None where it is not about him.

    书记项目 and 书记讲堂 are names. A short text keeps its word unless ``anyway``.
    """
    for name in (*words("self"), *composer.names_of_me):
        rest = text.removeprefix(name).lstrip("，、")
        if rest == text or name == "我们":
            continue
        if shape(rest) is Shape.PREDICATE and (anyway or len(rest) >= _LONG):
            return rest
    return None


def without_branch(text: str) -> str:
    """Return a masked text without the word for the branch before its verb: the sentence names it anew."""
    for name in words("branch"):
        rest = text.removeprefix(name)
        if rest != text and shape(rest) is Shape.PREDICATE:
            is_found = len(rest) >= _LONG or name.startswith(words("self"))
            return rest if is_found else text
    return text
