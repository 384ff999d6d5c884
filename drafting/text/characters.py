"""Characters: which a file can hold, which a reader can see, which a font may lack, how wide they stand."""

import re
import unicodedata
from unicodedata import east_asian_width

# control characters, odd line ends, and what XML cannot hold
_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# zero-width, direction and filler characters, variation selectors and tags: they hide text, or spell it unseen
_HIDDEN = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U00013430-\U0001345f\U00016fe4\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_UNPRINTABLE = re.compile(f"[{_CONTROLS}{_HIDDEN}]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")


def without_invisible(text: str) -> str:
    """Return the text without characters of no width; control characters stay, for the reader to judge."""
    return _INVISIBLE.sub("", text)


def is_control(character: str) -> bool:
    """Whether a character is none that a text may have: a control character, an odd line end, half of one."""
    return character not in "\n\t" and (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or ord(character) & 0xFFFE == 0xFFFE
    )


def printable(text: str) -> str:
    """Return the text without characters that cannot be seen or stored; unusual spaces become plain ones.

    LF and TAB stay, and so does the ideographic space.
    """
    return _SPACES.sub(" ", _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def rare_characters(text: str) -> tuple[str, ...]:
    """Return the Han characters outside GB 2312, each once, in the order of the text.

    仿宋_GB2312 and 楷体_GB2312 may lack them, so names such as 李喆 print in another font or as a box.
    """
    return tuple(
        character
        for character in dict.fromkeys(text)
        if _is_han(character) and not in_gb2312(character)
    )


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def in_gb2312(character: str) -> bool:
    """Whether GB 2312 has the character: the usual simplified ones, no traditional and no rare ones."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def width(text: str) -> float:
    """Return how wide the text stands, in Han characters: a digit or Latin letter takes half of one."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)
