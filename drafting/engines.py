"""The two engines that write sections: a model behind an endpoint, and the composer that needs none.

Both return section bodies with slot tokens. The model's engine asks for all sections at once, keeps each answer in
the workspace as soon as it is whole, and reports which sections failed beside those that did not.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from drafting.answer import clean_answer
from drafting.body import Body
from drafting.endpoint.egress import host_of, is_private
from drafting.endpoint.settings import load_settings
from drafting.errors import ShuzhiError, UnusableAnswerError, UsageError
from drafting.live import Listener, LiveText
from drafting.material import Material
from drafting.offline import compose_section
from drafting.prompt import Message, repair_messages, section_messages
from drafting.workspace import Workspace
from schemas.finding import Finding
from schemas.outline import SectionSpec
from schemas.settings import Endpoint

if TYPE_CHECKING:
    from drafting.chain import Chain

Faults = dict[str, tuple[Body, list[Finding]]]
"""Sections by id, each with its last text and what stands against it."""


@dataclass(frozen=True)
class Round:
    """What one round of writing gave: a body or an error for each section asked for."""

    bodies: dict[str, Body] = field(default_factory=dict)
    failures: dict[str, ShuzhiError] = field(default_factory=dict)


class Engine(Protocol):
    """Writes sections.

    ``name`` is that of the command line, ``repairs`` how often a faulty section may be given back, ``stored`` how
    many answers came from the store without a new call.
    """

    name: str
    repairs: int
    stored: int

    def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Write these sections."""
        ...

    def repair(self, material: Material, faults: Faults) -> Round:
        """Write sections again, each given its last text and what stands against it."""
        ...


def compose(material: Material, spec: SectionSpec) -> Body:
    """Return a section by the composer."""
    style = material.style_of(spec)
    raw = compose_section(spec, material.facts, material.slots, style, material.style.person)
    return Body.filled(raw, material.slots, "composer")


class ComposerEngine:
    """Writes without a model; what it leaves open only the secretary can fill."""

    name = "offline"
    repairs = 0
    stored = 0

    def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Write these sections."""
        return Round({spec.id: compose(material, spec) for spec in specs})

    def repair(self, material: Material, faults: Faults) -> Round:
        """Return nothing: the same facts give the same text."""
        return Round()


class ModelEngine:
    """Writes through an OpenAI-compatible endpoint."""

    name = "llm"
    repairs = 2

    def __init__(
        self,
        endpoint: Endpoint,
        workspace: Workspace,
        *,
        fresh: bool = False,
        say: Callable[[str], None] = lambda line: None,
        listener: Listener | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._workspace = workspace
        self._fresh = fresh
        self._say = say
        self._listener = listener
        self._round = 0  # the same prompt asked again in a later round is another question
        self.stored = 0

    def write(self, material: Material, specs: Sequence[SectionSpec]) -> Round:
        """Ask for all these sections at once."""
        self._round = 0
        self._say(
            f"正在请模型 {self._endpoint.model} 写：{_words(material, [s.id for s in specs])}"
        )
        return self._ask_all(material, {spec.id: self._messages(material, spec) for spec in specs})

    def repair(self, material: Material, faults: Faults) -> Round:
        """Ask for each faulty section again, with its findings."""
        self._round += 1
        self._say(
            f"核对有误，退回重写（第 {self._round} 次，最多 {self.repairs} 次）：{_words(material, faults)}"
        )
        prompts = {}
        for section_id, (body, findings) in faults.items():
            asked = self._messages(material, material.outline.section(section_id))
            prompts[section_id] = repair_messages(asked, body.raw, findings, material.slots)
        return self._ask_all(material, prompts)

    def _messages(self, material: Material, spec: SectionSpec) -> tuple[Message, ...]:
        return section_messages(
            spec,
            material.facts,
            material.slots,
            material.style_of(spec),
            material.heading(spec),
            person=material.style.person,
            share_reference=is_private(host_of(self._endpoint.base_url)),
        )

    def _ask_all(self, material: Material, prompts: Mapping[str, tuple[Message, ...]]) -> Round:
        return asyncio.run(self._gather(material, prompts))

    async def _gather(
        self, material: Material, prompts: Mapping[str, tuple[Message, ...]]
    ) -> Round:
        """Ask every prompt that has no stored answer, all at once."""
        done = Round()
        asked: dict[str, tuple[Message, ...]] = {}
        for section_id, messages in prompts.items():
            answer = None if self._fresh else self._workspace.answer(self._key(messages))
            if answer is None:
                asked[section_id] = messages
            else:
                self.stored += 1
                done.bodies[section_id] = self._body(material, section_id, messages, answer)
        if asked:
            from drafting.chain import Chain  # langchain costs over a second: only who asks pays

            def waits(seconds: float, why: str) -> None:
                self._say(f"{why}。{seconds:.0f} 秒后再试")

            async with Chain(self._endpoint, waits) as chain, asyncio.TaskGroup() as group:
                for section_id, messages in asked.items():
                    group.create_task(self._ask(chain, material, section_id, messages, done))
        return done

    async def _ask(
        self,
        chain: "Chain",
        material: Material,
        section_id: str,
        messages: tuple[Message, ...],
        done: Round,
    ) -> None:
        word = material.outline.section(section_id).word
        live = LiveText(self._listener, word, material.slots) if self._listener else None
        try:
            answer = (await chain.write(messages, live)).text
            body = self._body(material, section_id, messages, answer)
            if body.raw:  # what cannot be used is not worth keeping
                self._workspace.keep_answer(self._key(messages), answer)
            done.bodies[section_id] = body
        except ShuzhiError as error:
            done.failures[section_id] = error
        finally:
            if live:
                live.close()

    def _body(
        self, material: Material, section_id: str, messages: tuple[Message, ...], answer: str
    ) -> Body:
        """Return the section; an empty one where the answer is no text that can be used."""
        try:
            raw = clean_answer(answer, material.heading(material.outline.section(section_id)))
        except UnusableAnswerError as error:
            self._say(f"{material.outline.section(section_id).word}：{error.message}")
            raw = ""
        return Body.filled(raw, material.slots, "model", self._endpoint.model, self._key(messages))

    def _key(self, messages: tuple[Message, ...]) -> str:
        asked = [
            self._endpoint.base_url, self._endpoint.model, self._endpoint.temperature,
            self._endpoint.max_tokens, self._round, list(messages),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()


def _words(material: Material, section_ids: Iterable[str]) -> str:
    return "、".join(material.outline.section(section_id).word for section_id in section_ids)


def engine_for(
    name: str,
    workspace: Workspace,
    *,
    fresh: bool,
    say: Callable[[str], None],
    listener: Listener | None,
) -> Engine:
    """Return the engine of that name; ``auto`` is a model where one is configured. UsageError for half a one."""
    if name == "offline":
        return ComposerEngine()
    endpoint = load_settings(workspace.folder).endpoint
    is_wanted = endpoint.base_url or endpoint.model
    if name == "auto" and not is_wanted:
        return ComposerEngine()
    if not endpoint.is_configured:
        state = "模型只配置了一半" if is_wanted else "还没有配置模型"
        raise UsageError(
            f"{state}。请设置环境变量 SHUZHI_BASE_URL 和 SHUZHI_MODEL，或改用 --engine offline"
        )
    return ModelEngine(endpoint, workspace, fresh=fresh, say=say, listener=listener)
