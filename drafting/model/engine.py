"""The engine that asks a model behind an endpoint.

It asks for all sections at once, keeps each answer in the workspace as soon as it is whole, and reports which
sections failed beside those that did not.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.endpoint.egress import host_of, internal_warning, is_private
from drafting.endpoint.faults import telling_waits
from drafting.endpoint.moderation import Search, entries_of
from drafting.errors import (
    IncompleteError,
    RefusedError,
    ShuzhiError,
    UnusableAnswerError,
    WriteError,
)
from drafting.material import Material
from drafting.model.answer import beginning_of, clean_answer
from drafting.model.debug_log import DebugLog
from drafting.model.live import Listener, LiveText
from drafting.model.stored_answers import StoredAnswers, key_of
from drafting.prompt import Message, repair_messages, section_messages
from drafting.slots import Slots
from drafting.workspace import Workspace
from drafting.writing.body import Body
from drafting.writing.engines import Faults, Round
from drafting.writing.rewrite import Rewrite
from schemas.outline import SectionSpec
from schemas.settings import Endpoint

if TYPE_CHECKING:
    from drafting.chain import Chain


@dataclass(frozen=True)
class Question:
    """The prompt of a section, and the keys under which its answer, and the beginning of one, are stored."""

    spec: SectionSpec
    messages: tuple[Message, ...]
    key: str
    begun_key: str


class ModelEngine:
    """Writes through an OpenAI-compatible endpoint."""

    name = "llm"
    repairs = 2

    def __init__(  # noqa: PLR0913 - where to ask, what to keep, whom to tell
        self,
        endpoint: Endpoint,
        workspace: Workspace,
        *,
        fresh: bool = False,
        say: Callable[[str], None] = lambda line: None,
        listener: Listener | None = None,
        chain: "Chain | None" = None,
        send_reference: bool = False,
        log: DebugLog | None = None,
        rewrite: Rewrite | None = None,
    ) -> None:
        """``chain`` is one that others use too; without it every round opens its own.

        ``rewrite`` is for an engine that writes one section, or a part of it, again.

        To an outside host names go as tokens, and sentences of the reference only with ``send_reference``.
        """
        self._endpoint = endpoint
        self._answers = StoredAnswers(workspace)
        self._fresh = fresh
        self._say = say
        self._listener = listener
        self._chain = chain
        self._host = host_of(endpoint.base_url)
        self._is_outside = not is_private(self._host)
        self._send_reference = send_reference
        self._log = log
        self._rewrite = rewrite
        self._told = False
        self._round = 0
        self._search = Search()
        self.stored = 0

    async def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Ask for all these sections at once."""
        self._round, self._search = 0, Search()
        self._say(
            f"正在请模型 {self._endpoint.model} 写：{_words(material, [s.id for s in specs])}"
        )
        return await self._ask_all(
            material, {spec.id: self._messages(material, spec) for spec in specs}
        )

    async def repair(self, material: Material, faults: Faults) -> Round:
        """Ask for each faulty section again, with its findings; one whose answer cannot be used stays as it is."""
        self._round += 1
        self._say(
            f"核对有误，退回重写（第 {self._round} 次，最多 {self.repairs} 次）：{_words(material, faults)}"
        )
        prompts = {}
        for section_id, (body, findings) in faults.items():
            asked = self._messages(material, material.outline.section(section_id))
            prompts[section_id] = repair_messages(asked, body.raw, findings, self._slots(material))
        done = await self._ask_all(material, prompts)
        for section_id, (body, _) in faults.items():
            if body.raw and section_id in done.bodies and not done.bodies[section_id].raw:
                self._say(f"{_words(material, [section_id])}：重写的不能用，保留原来写的")
                done.bodies[section_id] = body
        return done

    def _messages(self, material: Material, spec: SectionSpec) -> tuple[Message, ...]:
        return section_messages(
            spec,
            material.facts,
            self._slots(material),
            material.style_of(spec),
            material.heading(spec),
            rewrite=self._rewrite,
            told=material.told,
            person=material.style.person,
            share_reference=self._send_reference or not self._is_outside,
        )

    def _slots(self, material: Material) -> Slots:
        return material.hiding_slots if self._is_outside else material.slots

    def _tell(self, material: Material) -> None:
        """Say once, before anything goes to an outside host, what of the material goes and what does not."""
        if self._told or not self._is_outside:
            return
        self._told = True
        reference = "隐去名称和数字后一并发出" if self._send_reference else "不发出，只用写法特点"
        self._say(
            f"发往 {self._host}：单位、人名已换成代号（{self._slots(material).name_count} 个），数字、日期和电话等号码也是代号；"
            f"去年报告和范文的句子{reference}。旁边没有职务、称呼的人名可能认不出来，要点里有的请自行改写"
        )
        for file in material.internal_files:
            self._say(internal_warning(file, self._host))

    async def _ask_all(
        self, material: Material, prompts: Mapping[str, tuple[Message, ...]]
    ) -> Round:
        """Ask every prompt that has no stored answer, all at once."""
        done = Round()
        questions = [self._question(material.outline.section(s), m) for s, m in prompts.items()]
        keys = [key for question in questions for key in (question.key, question.begun_key)]
        stored = {} if self._fresh else self._answers.get(keys)
        for question in questions:
            if question.key in stored:
                self.stored += 1
                answer = stored[question.key]
                done.bodies[question.spec.id] = self._body(material, question, answer)
        asked = [question for question in questions if question.key not in stored]
        if asked:
            async with self._connected() as chain, asyncio.TaskGroup() as group:
                self._tell(material)
                for question in asked:
                    begun = stored.get(question.begun_key, "")
                    group.create_task(self._ask(chain, material, question, begun, done))
        return done

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator["Chain"]:
        """Give the chain that was given, or one for this round."""
        if self._chain:
            yield self._chain
            return
        from drafting.chain import Chain  # langchain costs over a second: only who asks pays

        async with Chain(self._endpoint, telling_waits(self._say)) as chain:
            yield chain

    async def _ask(
        self, chain: "Chain", material: Material, question: Question, begun: str, done: Round
    ) -> None:
        """Ask one question, whose answer may have ``begun``; what comes of it goes to ``done``."""
        spec = question.spec
        try:
            done.bodies[spec.id] = await self._answered(chain, material, question, begun)
        except Exception as raised:  # whatever it is, the other sections go on
            error = raised if isinstance(raised, ShuzhiError) else _own_fault(raised)
            if self._log:
                self._log.failed(spec.word, error)
            done.failures[spec.id] = await self._reported(chain, material, question, error)

    async def _answered(
        self, chain: "Chain", material: Material, question: Question, begun: str
    ) -> Body:
        """Return the section that a question is answered with, shown as it comes; the answer is kept."""
        word = question.spec.word
        live = LiveText(self._listener, word, self._slots(material)) if self._listener else None
        if self._log:
            self._log.sent(word, question.messages)
        try:
            answer = (await chain.write(question.messages, live, beginning=begun)).text
        finally:
            if live:
                live.close()
        if self._log:
            self._log.answered(word, answer)
        body = self._body(material, question, answer)
        if body.raw:  # what cannot be used is not worth keeping
            await self._answers.keep(question.key, answer)
        return body

    async def _reported(
        self, chain: "Chain", material: Material, question: Question, error: ShuzhiError
    ) -> ShuzhiError:
        """Return what is told of a failure: a refusal with its items, a broken answer with its beginning kept."""
        prompt = question.messages[-1].content
        entries = tuple(entries_of(prompt, own_sample=_has_own_sample(material)))
        if isinstance(error, RefusedError) and entries:
            self._say(f"{question.spec.word}：服务方的内容审查拒绝了请求，正在逐条查找原因……")
            error = await self._search.explained(error, entries, chain.refuses)
        if not isinstance(error, RefusedError | IncompleteError):
            return error
        begun = beginning_of(error.partial)
        if not begun:
            return error
        try:
            await self._answers.keep(question.begun_key, begun)
            kept = f"已写出的 {len(begun)} 字保存着，再运行一次接着写，加 --fresh 则从头写"
        except WriteError as fault:
            kept = f"已写出的 {len(begun)} 字没有存下来：{fault.message}"
        return type(error)(f"{error.message}。{kept}", partial=begun)

    def _body(self, material: Material, question: Question, answer: str) -> Body:
        """Return the section; an empty one where the answer is no text that can be used."""
        try:
            raw = clean_answer(answer, material.heading(question.spec))
            raw = self._rewrite.tidied(raw) if self._rewrite else raw
        except UnusableAnswerError as error:
            self._say(f"{question.spec.word}：{error.message}")
            raw = ""
        slots, model = self._slots(material), self._endpoint.model
        return Body.filled(raw, slots, "model", model, question.key)

    def _question(self, spec: SectionSpec, messages: tuple[Message, ...]) -> Question:
        # the same prompt in a later round is another question
        attempt = (self._rewrite.number,) if self._rewrite else ()
        key = key_of(self._endpoint, messages, self._round, *attempt)
        return Question(spec, messages, key, f"{key} beginning")


def _has_own_sample(material: Material) -> bool:
    """Whether the sample in a prompt is of the user's: beside facts and outline he gave a reference or a sample."""
    return any(path.suffix.lower() not in (".yaml", ".yml") for path in material.inputs[1:])


def _own_fault(raised: Exception) -> ShuzhiError:
    return ShuzhiError(f"程序自身出错（{type(raised).__name__}：{raised}）。请把这一行告诉维护者")


def _words(material: Material, section_ids: Iterable[str]) -> str:
    return "、".join(material.outline.section(section_id).word for section_id in section_ids)
