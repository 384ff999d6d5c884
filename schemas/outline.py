"""An outline: which sections a report has, in which order, and which facts belong where."""

from pydantic import BaseModel, ConfigDict, Field

from schemas.facts import FactKind

ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class SectionSpec(BaseModel):
    """One section: its heading, the words by which any spelling of it is known, and its facts.

    ``heading`` may contain ``{year}``. ``synonyms`` are regular expressions searched in a heading that has been
    stripped of numbering, years and punctuation; a match of ``excludes`` in the same coordinated part
    (存在问题 and 整改措施 in 存在问题及整改措施) overrules them. Lengths are in
    characters without white space.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    word: str
    """The Chinese word that names the section on the command line, e.g. 不足."""
    heading: str
    synonyms: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    facts: tuple[FactKind, ...]
    min_characters: int = 0
    max_characters: int = 100_000


class Outline(BaseModel):
    """The sections of a report in order, and the words around them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    sections: tuple[SectionSpec, ...] = Field(min_length=1, max_length=len(ORDINALS))
    closing: str = ""
    """The 结束语, e.g. 以上述职，请予评议。; empty for none."""
    min_characters: int = 800
    max_characters: int = 5_000
    """Of the whole report: committees usually ask for 2,000 to 4,000, a small branch fills half of that."""
    prescribes_lengths: bool = True
    """Whether the lengths of the sections are prescribed; else they are the usual ones, and only guide a draft."""

    def section(self, section_id: str) -> SectionSpec:
        """Return the section of that id; KeyError when the outline has none."""
        for spec in self.sections:
            if spec.id == section_id:
                return spec
        raise KeyError(section_id)

    def named(self, name: str) -> SectionSpec | None:
        """Return the section that a person names by id, number (1–4, 一–四) or Chinese word, or None."""
        for index, spec in enumerate(self.sections):
            if name in (spec.id, spec.word, str(index + 1), ORDINALS[index]):
                return spec
        return None
