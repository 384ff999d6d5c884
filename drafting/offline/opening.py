"""The opening: who reports, in which spirit, and that the report follows."""

import re

from drafting.offline.composer import Composer
from drafting.slots import PERSON_ID, UNIT_ID

_OFFICE = re.compile("(?:专职)?(?:副书记|(?<!副)书记|委员)$")
_ORGANS = ("支部", "总支", "党委", "委员会")


def opening(composer: Composer) -> str:
    """Return the opening as one paragraph."""
    facts, slots, pen = composer.facts, composer.slots, composer.pen
    year = str(facts.year)
    name = slots.token(PERSON_ID) if facts.reporter else ""
    unit = slots.token(UNIT_ID)
    sentences = [pen.write("opening.self", role=unit + _post(facts.unit, facts.post), name=name)]
    # Only the secretary is the first responsible person.
    care = composer.phrase("first" if composer.is_secretary else "post")
    phrase, line = composer.phrase("thought"), composer.phrase("line")
    if care and phrase and line:
        offer = {"year": (year,), "post": (facts.post,)}
        sentences.append(pen.write("opening.attitude", offer, phrase=phrase, line=line, care=care))
    sentences.append(pen.write("opening.lead", year=year))
    return "".join(sentences)


def _post(unit: str, post: str) -> str:
    """Return the post as it follows the unit's name, without what both say: …党支部 + 书记."""
    for length in range(min(len(unit), len(post)), 1, -1):
        if unit.endswith(post[:length]):
            return post[length:]
    if unit.endswith(_ORGANS):  # another organ's name in the post, e.g. 党总支 + 支部书记
        for organ in _ORGANS:
            _, found, office = post.rpartition(organ)
            if found and office:
                return office
        stem = unit[: max(unit.rfind(organ) for organ in _ORGANS if unit.endswith(organ))]
        ending = _OFFICE.search(post)
        if ending and stem.removesuffix("党").endswith(post[: ending.start()] or post):
            return ending[0]  # 渝昆项目二分部党支部 + 分部书记
    return post
