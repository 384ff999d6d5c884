"""Notes sorted by a model: asked piece by piece for JSON, with tokens for figures, so that it never types one.

For the tokens the notes are taken as facts of one bullet a line. An outside host gets no names either.
"""

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from drafting.endpoint.egress import host_of, internal_warning, is_private, require_allowed
from drafting.endpoint.faults import telling_waits
from drafting.errors import IncompleteError, UnusableAnswerError
from drafting.hidden_names import hiding_slots
from drafting.model.stored_answers import StoredAnswers, key_of
from drafting.notes.entry import Dropped, Entry, Found
from drafting.notes.extraction import (
    Extraction,
    UnreadableError,
    kind_of,
    read_answer,
    salvage,
    schema,
)
from drafting.notes.lines import Notes
from drafting.prompt import extract_messages
from drafting.slots import Slots
from drafting.workspace import Workspace
from schemas.facts import Duty, Facts
from schemas.settings import Endpoint

if TYPE_CHECKING:
    from drafting.chain import Chain

PIECE = 1500  # characters of notes in one call: the answer says all of them twice and must fit too
AT_ONCE = 4
_UNIT = "本党支部"
"""Stands for the unit where the notes do not name it, or have a sign or a sentence there."""
_LENGTHS = range(2, 61)  # of a unit's name, as the facts have it
_LONGEST_NAME = 20  # of who reports, as the facts have it
_NUMBER = re.compile(r"[0-9０-９Xx-]{7,}")
"""Telephones, accounts and the like: no fact, and nobody else's business."""
_NO_NUMBER = "［号码］"


def by_model(
    notes: Notes, endpoint: Endpoint, workspace: Workspace | None, say: Callable[[str], None]
) -> Found:
    """Return what the model makes of the notes.

    ``workspace`` keeps its answers, where there is one. Raises EndpointError where one piece gets no answer,
    RefusedError for a host that is not allowed.
    """
    require_allowed(endpoint)
    return asyncio.run(_Reader(notes, endpoint, workspace, say).read())


def slots_of(notes: Notes, *, hidden: bool) -> Slots:
    """Return the tokens of the notes; ``hidden`` gives names tokens too."""
    unit = notes.singles.get("单位", "")
    facts = Facts(
        unit=unit if len(unit) in _LENGTHS else _UNIT,
        year=2000,
        reporter=notes.singles.get("述职人", "")[:_LONGEST_NAME],
        duties=tuple(Duty(text=line.text) for line in notes.lines),
    )
    speakers = [line.speaker for line in notes.lines]
    return hiding_slots(facts, speakers) if hidden else Slots(facts)


class _Reader:
    """One reading of the notes by one endpoint."""

    def __init__(
        self,
        notes: Notes,
        endpoint: Endpoint,
        workspace: Workspace | None,
        say: Callable[[str], None],
    ) -> None:
        self._notes, self._endpoint, self._say = notes, endpoint, say
        self._answers = StoredAnswers(workspace) if workspace else None
        self._outside = not is_private(host_of(endpoint.base_url))
        self._slots = slots_of(notes, hidden=self._outside)
        self._found = Found()
        self._stored = 0
        self._places = asyncio.Semaphore(AT_ONCE)

    async def read(self) -> Found:
        """Ask for every piece, some at once, and return everything in the order of the notes."""
        from drafting.chain import Chain  # langchain costs over a second: only who asks pays

        pieces = list(_pieces([self._line(index) for index in range(len(self._notes.lines))]))
        asked = f"，分 {len(pieces)} 次" if len(pieces) > 1 else ""
        self._say(f"正在请模型 {self._endpoint.model} 读 {self._notes.name}{asked}")
        if self._outside:
            host = host_of(self._endpoint.base_url)
            self._say(f"{host} 是外部服务：数字和认得出的姓名、单位用代号，其余文字会随请求发出")
            if self._notes.internal:
                self._say(internal_warning(self._notes.name, host))

        async with Chain(self._endpoint, telling_waits(self._say)) as chain:
            extractions = await self._ask_all(chain, pieces)
        if self._stored:
            self._say(f"有 {self._stored} 段用的是保存的答复，没有再问模型")
        for extraction in extractions:
            self._take(extraction)
        return self._found

    async def _ask_all(
        self, chain: "Chain", pieces: Sequence[Sequence[tuple[str, str]]]
    ) -> list[Extraction]:
        """Return what is in these pieces; one that fails is raised when the others are answered and kept."""
        asked = (self._ask(chain, piece) for piece in pieces)
        answers = await asyncio.gather(*asked, return_exceptions=True)
        if failures := [answer for answer in answers if isinstance(answer, BaseException)]:
            if self._answers and len(failures) < len(pieces):
                self._say(
                    f"有 {len(failures)} 段没有读成；其余的答复保存着，再运行一次只问没有读成的"
                )
            raise failures[0]
        return [e for answer in answers if not isinstance(answer, BaseException) for e in answer]

    def _line(self, index: int) -> tuple[str, str]:
        """Return a line's heading and its text as the model sees it."""
        line = self._notes.lines[index]
        masked = self._slots.mask(f"履职.{index + 1}", line.text)
        return line.heading, _NUMBER.sub(_NO_NUMBER, masked)

    async def _ask(self, chain: "Chain", piece: Sequence[tuple[str, str]]) -> list[Extraction]:
        """Return what is in a piece; one that is too long for an answer is asked for in halves."""
        try:
            return [await self._asked_twice(chain, _with_headings(piece))]
        except IncompleteError as error:
            if len(piece) == 1 or not error.partial:
                raise
        half = len(piece) // 2
        return await self._ask_all(chain, (piece[:half], piece[half:]))

    async def _asked_twice(self, chain: "Chain", text: str) -> Extraction:
        """Return the answer; one that cannot be read is asked for again, then its readable entries are taken."""
        messages = extract_messages(text)
        key = key_of(self._endpoint, messages)
        stored = self._answers.get([key]) if self._answers else {}
        if key in stored:
            self._stored += 1
            return read_answer(stored[key])
        answers: list[str] = []
        fault = ""
        for _ in range(2):
            async with self._places:
                answer = await chain.write(extract_messages(text, fault), schema=schema())
            answers.append(answer.text)
            try:
                extraction = read_answer(answer.text)
            except UnreadableError as error:
                fault = str(error)
            else:
                if self._answers:
                    await self._answers.keep(key, answer.text)
                return extraction
        best = max(map(salvage, answers), key=lambda extraction: len(extraction.entries))
        if not best.entries:
            raise UnusableAnswerError(
                f"模型没有按要求的格式答复（{fault}）。请换用别的模型，或加上 --engine offline"
            )
        self._say(f"模型的答复有一段格式不对，只用上了其中读得出的 {len(best.entries)} 条")
        return best

    def _take(self, extraction: Extraction) -> None:
        """Note what an answer says, its tokens filled; a token that the notes do not have spoils its entry."""
        self._found.singles += [(k, self._slots.fill(v).text) for k, v in extraction.singles()]
        for extract in extraction.entries:
            text, source = self._slots.fill(extract.text), self._slots.fill(extract.source)
            entry = Entry(kind_of(extract), text.text, source.text)
            if text.unknown:
                self._found.dropped.append(Dropped(entry, "模型写了不存在的代号"))
            else:
                self._found.entries.append(entry)


def _pieces(lines: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the lines in pieces of some length."""
    piece: list[tuple[str, str]] = []
    length = 0
    for line in lines:
        if piece and length + len(line[1]) > PIECE:
            yield piece
            piece, length = [], 0
        piece.append(line)
        length += len(line[1]) + 1
    if piece:
        yield piece


def _with_headings(lines: Sequence[tuple[str, str]]) -> str:
    """Return lines as the model reads them, each heading once above what stands below it."""
    told: list[str] = []
    above = ""
    for heading, text in lines:
        if heading != above:
            told.append(f"【{heading or '没有标题'}】")
            above = heading
        told.append(text)
    return "\n".join(told)
