"""Where the notes take back what they said: a mistake owned up to, another number given, something called off.

It may be said in the same message behind it, at the beginning of the next one, or later under its name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from drafting.hidden_names.persons import persons
from drafting.lexicon.labels import names_of
from drafting.notes.clauses import Clause, clauses_of, says_something
from drafting.notes.cues import cue
from drafting.notes.lines import Notes
from drafting.notes.restated import restated

_HAN = re.compile(r"[一-鿿]+")
_ITS_NAME = 3  # Han characters at least of a name under which something is taken back later
_PERSON = re.compile(r"[小老][一-鿿]|[一-鿿](?:工|总|师傅|书记|主任|经理)|有人|有的人?|个别人?")
_FILLING = re.compile(
    r"的事|[那这][个次条]|上次|活动|工作|今年|原定|本来|后来|已经|[也又都就还]|一直|好像|可能"
)
"""What may stand between a name and the words that take back what it names."""
_REASONS = {
    "mistaken": "后面的话更正或撤回了它（“{}”），请核实",
    "called_off": "原话里有“{}”，意思可能相反，请核实",
    "undone": "后面的话“{}”，意思可能相反，请核实",
    "refused": "后面的话“{}”，意思可能相反，请核实",
    "doubt": "后面的话说得不确定（“{}”），请核实",
}
_LONGEST_REASON = 12  # characters of why it was called off: 因为人手凑不齐取消
_LONGEST_REMARK = 12  # characters of a remark that something was not so
_LONGEST_NAMED = 15  # characters of a clause that doubts what it names
_LONGEST_DOUBT = 8  # Han characters of a sentence that only doubts what was said before


class TakenBack(NamedTuple):
    """A stretch ``[start:end)`` of the notes that they take back, and why it cannot be taken."""

    start: int
    end: int
    reason: str


def taken_back(notes: Notes, first: int, last: int) -> Iterator[TakenBack]:
    """Yield the stretches of the notes that they take back, of those that touch the lines ``[first:last]``."""
    by_line = _by_line(notes)
    for line in range(first, last + 1):
        yield from by_line.get(line, ())


@lru_cache(maxsize=4)
def _by_line(notes: Notes) -> dict[int, list[TakenBack]]:
    found: dict[int, list[TakenBack]] = {}
    told = (
        TakenBack(n.start, n.end, f"后面又说是“{other}”，请核实") for n, other in restated(notes)
    )
    for back in (*_Reader(notes).found(), *told):
        for line in range(notes.line_at(back.start), notes.line_at(back.end - 1) + 1):
            found.setdefault(line, []).append(back)
    return found


class _Reader:
    """One reading of the notes, clause by clause."""

    def __init__(self, notes: Notes) -> None:
        self._text = notes.text
        self._clauses = clauses_of(notes)
        self._starts = [clause.start for clause in self._clauses]

    def found(self) -> Iterator[TakenBack]:
        """Yield what each clause takes back."""
        for at, clause in enumerate(self._clauses):
            for role, sign in self._signs(clause):
                words = sign[0] if role in ("mistaken", "called_off") else clause.words
                told = _REASONS[role].format(words.strip("，,。；; "))
                yield from self._by(at, role, sign.start(), told)

    def _signs(self, clause: Clause) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the words of a clause that take something back, with their role.

        A mere remark that something was not so, or a doubt, speaks of what was said before it.
        """
        signs = {role: self._sign(role, clause) for role in _REASONS}
        harmless = bool(cue("harmless").search(clause.words))
        for role in ("mistaken", "called_off"):
            if (sign := signs[role]) and not (harmless or self._of_a_person(clause, sign)):
                yield role, sign
        remark = not says_something(clause.words)
        softened = (
            len(clause.words) > _LONGEST_REMARK
            or harmless
            or clause.begins
            or cue("shortcoming").search(clause.words)
        )
        if (
            remark
            and not (harmless or len(clause.words) > _LONGEST_REMARK)
            and (sign := signs["undone"])
        ):
            yield "undone", sign
        elif remark and not softened and (sign := signs["refused"]):
            yield "refused", sign
        short = clause.begins and len("".join(_HAN.findall(clause.words))) <= _LONGEST_DOUBT
        named = (
            len(clause.words) <= _LONGEST_NAMED
            and not clause.has_figure
            and names_of().find(clause.words)
        )
        if (sign := signs["doubt"]) and (short if remark else named and sign[0] not in "？?"):
            yield "doubt", sign

    def _sign(self, role: str, clause: Clause) -> re.Match[str] | None:
        """Return the first words of a role in a clause; the sign behind it may be part of what is looked for."""
        return cue(role).search(self._text, clause.start, clause.end + 1)

    def _of_a_person(self, clause: Clause, sign: re.Match[str]) -> bool:
        """Whether it is a person who did not come: 小王没来."""
        before = self._text[clause.start : sign.start()].strip()
        return bool(_PERSON.fullmatch(before)) or before in tuple(persons(before))

    def _by(self, at: int, role: str, sign: int, told: str) -> Iterator[TakenBack]:
        """Yield what a sign takes back: what its clause names, or else what was said right before it."""
        clause = self._clauses[at]
        named = _FILLING.sub("", self._text[clause.start : sign])
        places = list(self._named(named, clause.start))
        if places or self._is_own(self._text[clause.start : sign], role):
            yield TakenBack(clause.start, clause.end, told)
            yield from (TakenBack(place.start, place.end, told) for place in places)
        else:
            yield TakenBack(self._back_from(at), clause.end, told)

    def _is_own(self, before: str, role: str) -> bool:
        """Whether a clause says itself what it takes back: 读书会没办成, 党课那个写错了."""
        if len(before) > _LONGEST_REASON or "”" in before or names_of().find(before):
            return True
        bare = _FILLING.sub("", before).rstrip("的 ")
        roles = ("activity", "when")
        return role == "called_off" and bool(
            cue("event").search(bare) or any(cue(r).search(before) for r in roles)
        )

    def _named(self, words: str, end: int) -> Iterator[Clause]:
        """Yield the clauses down to an offset in which the same thing is named."""
        spelled = [words[s.start : s.end] for s in names_of().find(words)]
        run = max(_HAN.findall(words), key=len, default="")
        for name in (*spelled, *([run] if len(run) >= _ITS_NAME else [])):
            for match in re.finditer(re.escape(name), self._text[:end]):
                yield self._clauses[bisect_right(self._starts, match.start()) - 1]

    def _back_from(self, at: int) -> int:
        """Return where the last clause before this one begins that says something, in this message or the one before."""
        here = self._clauses[at]
        before = (self._clauses[i] for i in range(at - 1, -1, -1))
        near = list(takewhile(lambda clause: here.line - clause.line <= 1, before))
        if not near:
            return here.start
        first = next((clause for clause in near if says_something(clause.words)), near[0])
        if cue("whole").search(here.words):
            return min(clause.start for clause in near if clause.sentence == first.sentence)
        return first.start
