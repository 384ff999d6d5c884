"""Words as a slip makes them: a character of the same sound, one too few, two that changed places."""

_STRANGE = "岭河桥林田石泉峰湖松"


def misspelt(words: str, index: int, choice: int = 0) -> str:
    """Return words with another character at an index: of like sound, or each third ``choice`` any other."""
    return words[:index] + _other(words[index], choice) + words[index + 1 :]


def dropped(words: str, index: int) -> str:
    """Return words without the character at an index."""
    return words[:index] + words[index + 1 :]


def transposed(words: str, index: int) -> str:
    """Return words with the characters at an index and behind it exchanged."""
    return words[:index] + words[index + 1 : index + 2] + words[index] + words[index + 2 :]


def _other(character: str, choice: int) -> str:
    if choice % 3 == 2:
        return next(c for c in _STRANGE[choice % 7 :] + _STRANGE if c != character)
    return _neighbour(character)


def _neighbour(character: str) -> str:
    """Return the character next to one in GB/T 2312, whose first level is in the order of sounds; a digit's next one."""
    if character.isdecimal():
        return str((int(character) + 1) % 10)
    code = bytearray(character.encode("gb2312"))
    for step in (1, -1):
        try:
            return bytes((code[0], code[1] + step)).decode("gb2312")
        except (UnicodeDecodeError, ValueError):
            continue
    raise ValueError(character)
