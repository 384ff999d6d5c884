"""The commands that are broken, each with the folder that it is typed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Base = Literal["material", "drafted", "edited", "taken", "waiting"]
"""Folders with: what a report is made from; the report too, with a history; the same, its .docx edited in Word; that
edit taken back, with a figure that no fact knows; a sentence of last year's that a person has to accept."""

UNKNOWN_FIGURE, LAST_YEARS = "{figure}", "{last-year}"
"""Stand for the number of the finding that the folder is made to have."""
ADOPT = ("--adopt", UNKNOWN_FIGURE, "--source", "学习台账")


Again = Literal["same", "other", "refused"]
"""What comes of a command that is typed once more: the same, another text, or it is refused where all is done."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A command in a folder."""

    name: str
    base: Base
    arguments: tuple[str, ...]
    again: Again = "same"

    @property
    def command(self) -> str:
        """The name of the command."""
        return self.arguments[0]

    @property
    def is_one_step(self) -> bool:
        """Whether a fault leaves all of it undone: others first store the report, or candidates, or a copy."""
        return self.command not in ("draft", "regen", "export", "diff", "new")


def _draft(name: str, base: Base, *more: str) -> Scenario:
    return Scenario(name, base, ("draft", "要点.md", *more, "--engine", "offline"))


REFERENCE = ("--reference", "去年述职报告.docx")
SCENARIOS = (
    _draft("draft", "material", *REFERENCE),
    _draft("draft-again", "drafted", *REFERENCE, "--yes"),
    _draft("draft-over-edited", "edited", "--sample", "范文.txt"),
    Scenario("regen", "drafted", ("regen", "亮点", "--note", "突出安全生产"), "other"),
    Scenario(
        "regen-choose", "drafted", ("regen", "四.1", "--candidates", "2", "--choose", "2"), "other"
    ),
    Scenario("take", "edited", ("take", "述职报告.docx")),
    Scenario("take-adopt", "edited", ("take", "述职报告.docx", *ADOPT), "refused"),
    Scenario("adopt", "taken", ("take", *ADOPT), "refused"),
    Scenario("export", "drafted", ("export",)),
    Scenario("export-over-edited", "edited", ("export",)),
    Scenario("export-annotated", "drafted", ("export", "--annotated")),
    Scenario("export-redline", "drafted", ("export", "--redline")),
    Scenario("export-unchecked", "taken", ("export", "--unchecked")),
    Scenario("export-accept", "waiting", ("export", "--accept", LAST_YEARS, "--reason", "属实")),
    Scenario("restore", "drafted", ("restore", "计划", "@1")),
    Scenario("lock", "drafted", ("lock", "亮点")),
    Scenario("unlock", "drafted", ("unlock", "不足")),
    Scenario("check", "edited", ("check", "--table", "核对表.xlsx")),
    Scenario("rectify", "drafted", ("rectify", "-o", "整改.xlsx")),
    Scenario("diff", "drafted", ("diff", "--html", "对照.html", "--docx", "修订.docx")),
    Scenario("new", "material", ("new", "明年"), "refused"),
    Scenario(
        "facts", "material", ("facts", "新要点.md", "--from", "随手记.txt", "--yes", "--engine", "offline"),
        "refused",
    ),
    Scenario("update-lexicon", "drafted", ("update-lexicon", "期限.csv")),
    Scenario("allow", "drafted", ("allow", "api.example.com")),
)  # fmt: skip
KILLED = ("draft", "regen", "take", "export")
"""The commands that are killed; every one is given a broken disk."""


def scenarios_of(commands: Iterable[str]) -> list[Scenario]:
    """Return the scenarios of these commands."""
    wanted = set(commands)
    return [scenario for scenario in SCENARIOS if scenario.command in wanted]


def scenario_named(name: str) -> Scenario:
    """Return the scenario; raises KeyError."""
    return {scenario.name: scenario for scenario in SCENARIOS}[name]
