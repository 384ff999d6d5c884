"""Where prose has a person's name with a slip of the pen, which is not the name of another person, or of anything."""

from collections import Counter
from collections.abc import Iterator

from drafting.lexicon.known_persons import HAN, begins_a_name, is_person, words_of
from drafting.text.patterns import Pattern
from drafting.text.strings import differences, places
from drafting.wording.confusions import alike

Span = tuple[int, int]

_SAYING = Pattern(rf"{HAN}{{3}}")
_BESIDE = 3
"""Characters beside a name that stand there in the facts too, and so tell who is meant."""
_AT_WORK = Pattern(
    r"(?:于\d+月)?(?:被|获)[^，。；\n]{0,16}?(?:评|授予|表彰|命名|聘|选|颁)|(?:荣获|荣立|获评|获颁|获得|当选|入选)"
    r"|的(?:名字|事迹|故事)"
)
"""What is said of a person right behind the name."""


def wrong_in_prose(text: str, person: str, given: str) -> Iterator[Span]:
    """Yield where a person's name has a slip; what the facts have in ``given`` is none."""
    spans = sorted(set(_candidates(text, person)), key=lambda span: (span[0], -span[1]))
    for start, end in spans:  # 赵洋海 for 赵海洋 rather than 赵洋
        written = text[start:end]
        if start < 0 or "\n" in written or written in given:
            continue
        if _is_slip(text, start, end, person) or _is_beside_the_same(
            text, start, end, person, given
        ):
            yield start, end


def _candidates(text: str, person: str) -> Iterator[Span]:
    """Yield the spans that have most of a name's characters in their places, but are not the name."""
    size = len(person)
    for i in range(size - 1):  # two characters side by side are right: 周海滔, 邹海涛, 周海
        for at in places(text, person[i : i + 2]):
            if at >= i and not text.startswith(person, at - i):
                yield at - i, at - i + size
                yield at, at + 2
    # or the first is, and what stands behind the second: 周洋涛, 林敬
    for at in places(text, person[0]):
        behind = text[at + 1 : at + size]
        if behind[:1] != person[1] and behind[1:] == person[2:]:
            yield at, at + size
    doubled = (person[: i + 1] + person[i:] for i in range(size))
    swapped = person[:-2] + person[-1] + person[-2]
    shortened = person[0] + person[2:]
    for written in (*doubled, swapped, *([shortened] if size > 2 else [])):
        yield from ((at, at + len(written)) for at in places(text, written))


def _is_slip(text: str, start: int, end: int, person: str) -> bool:
    """Whether what stands there is nobody else's name: by its characters alone, or because a person stands there."""
    written = text[start:end]
    begins = begins_a_name(text, start)
    titled = begins and _is_titled(text, start, end)
    rare = len(person) > 2  # two characters soon stand side by side by chance
    if len(written) > len(person) or Counter(written) == Counter(person):
        return rare or titled
    if len(written) < len(person):
        return titled and rare and is_person(written)
    wrong = differences(written, person)
    if len(wrong) != 1:
        return False
    if not is_person(written):  # the surname is wrong, or what is left is a usual word
        return titled and rare
    by_sound = alike(*wrong[0])
    if rare and (titled or begins or written[0] == person[0]):
        return titled or by_sound
    return titled and by_sound


def _is_titled(text: str, start: int, end: int) -> bool:
    """Whether a word for a person stands right before or behind."""
    before, behind = text[max(0, start - 6) : start], text[end : end + 6]
    return (
        before.endswith(
            (*words_of("post"), *words_of("label"), *words_of("occupation"), "我叫", "我是")
        )
        or behind.startswith((*words_of("post"), *words_of("address")))
        or _AT_WORK.match(text, end) is not None
    )


def _is_beside_the_same(text: str, start: int, end: int, person: str, given: str) -> bool:
    """Whether what stands beside a name stands beside the person's in the facts: 韩非获评市级 for 韩知非获评市级."""
    if len(person) < 3 and not is_person(text[start:end]):
        return False
    for at in places(given, person):
        before = given[max(0, at - _BESIDE) : at]
        behind = given[at + len(person) : at + len(person) + _BESIDE]
        if _SAYING.fullmatch(behind) and text.startswith(behind, end):
            return True
        if (
            len(person) > 2  # 技术员温习 is no slip of 技术员温朗
            and _SAYING.fullmatch(before)
            and text.endswith(before, 0, start)
            and is_person(text[start:end])
        ):
            return True
    return False
