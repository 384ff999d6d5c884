"""述职人: a name alone; one with posts beside it (周海涛，书记 or 周海涛书记) is told apart from them."""

import re

from drafting.lexicon.known_persons import is_person, words_of

_BRACKETED = re.compile(r"([^（）()]+?)\s*[（(]([^（）()]+)[）)]")
_SIGNS = re.compile(r"[\s，,、；;（(）)：:/|]+")
_POST_ENDS = re.compile(r"[长员记任理师委监席授士工]兼?$")
_LONGEST_NAME = 4


def name_and_posts(text: str) -> tuple[str, str]:
    """Return the name in what stands as 述职人, and the posts beside it, which are empty where there are none."""
    name, *posts = list(filter(None, _SIGNS.split(text))) or [text]
    if posts and len(name) > 1 and any(map(_is_post, posts)):
        return name, "、".join(posts)
    if posts and _is_post(name) and len(posts) == 1:
        return posts[0], name
    if beside := _BRACKETED.fullmatch(text):
        return beside[1], beside[2]
    together = "".join((name, *posts))
    for post in words_of("post"):
        for bare in (together.removesuffix(post), together.removeprefix(post)):
            if len(bare) <= _LONGEST_NAME and bare != together and is_person(bare):
                return bare, post
    return text, ""


def _is_post(word: str) -> bool:
    """Whether a word is a post: it ends as posts do, and is no person of that name (周部长 is one, 李长 none)."""
    return _POST_ENDS.search(word) is not None and not is_person(word)
