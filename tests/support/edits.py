"""Random edits, as a hand, a keyboard and a clipboard make them; the same seed makes the same."""

from random import Random

STRANGE = (
    "0123456789０１９〇零一二两三四五六七八九十百千万亿半几数余多近约第每①⑫㈠½％%‰.,，。；：、！？…—-～·“”‘’（）()《》〈〉[]【】{}*#_`<>/\\|"
    "年月日号次名人项个元条 \n\t\r　\u00a0\u200b\u200d\ufeff\u202e\u0301\u2028\ue000\ufffd\x00\x1b😀👨‍👩‍👧𠮷𝟙Ⅳäß中共党支部"
)
_LONGEST = 12


def edit(text: str, random: Random) -> str:
    """Return a text with one edit: characters deleted, put in, replaced or exchanged, a paragraph moved or doubled."""
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.randint(1, _LONGEST))
    match random.randrange(8):
        case 0 | 1:
            return text[:start] + text[end:]
        case 2 | 3:
            return text[:start] + _words(text, random) + text[start:]
        case 4:
            return text[:start] + _words(text, random) + text[end:]
        case 5:
            return text[:start] + text[start:end][::-1] + text[end:]
        case 6:
            return _digit(text, random)
        case _:
            return _paragraph(text, random)


def _words(text: str, random: Random) -> str:
    """Return some characters, or some words of the text itself."""
    if text and random.random() < 0.3:
        at = random.randrange(len(text))
        return text[at : at + random.randint(1, 30)]
    return "".join(random.choices(STRANGE, k=random.choice((1, 1, 1, 2, 3, 8))))


def _digit(text: str, random: Random) -> str:
    """Return a text with one of its digits another, or longer than any number is."""
    places = [i for i, character in enumerate(text) if character.isnumeric()]
    if not places:
        return text
    at = random.choice(places)
    new = random.choice((*"0123456789一十百万亿.", "9" * 40, "十" * 9, "1,2,3", "/0", "万亿万"))
    return text[:at] + new + text[at + random.randrange(2) :]


def _paragraph(text: str, random: Random) -> str:
    lines = text.split("\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randrange(3)):
        lines.insert(random.randint(0, len(lines)), line)
    return "\n".join(lines)
