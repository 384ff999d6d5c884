"""What a model costs: time beside its own, processor time of a call, tokens of a report that passes."""

import asyncio
import hashlib
import math
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from bench.model_server import Remote, running
from bench.row import Row
from drafting.chain import AT_ONCE, Chain
from drafting.checks.case import Case
from drafting.endpoint.tokens import estimated_tokens
from drafting.facts import read_facts
from drafting.material import Material, load
from drafting.model.engine import ModelEngine
from drafting.offline import compose_opening
from drafting.prompt import Message, section_messages
from drafting.verdict import judge
from drafting.workspace import Sources, Workspace
from drafting.writing.assemble import OPENING, assemble
from drafting.writing.body import Body
from drafting.writing.draft import write_draft
from schemas.settings import Endpoint
from tests.support import good_model
from tests.support.scripted_server import Exchange, ScriptedServer, without_first_token
from tests.support.shuzhi import FACTS, REFERENCE

LATENCY = 1.0  # seconds that the model takes for an answer
REPORTS = 500
CALLS, SECTIONS, ROUNDS = 80, 4, 5
SHARES, NAMED = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), 0.2
TOGETHER = "\n\n\n"
INVENTED = "支部还组织外出考察一百三十七次。"
PASSED = 60  # reports over which tokens are averaged
_COUNT = re.compile(r"(?<=[^\d.])(\d+)(?=(?:人次|次|名|份|户))")


def measure() -> Iterator[Row]:
    """Yield the rows. The server runs in another process; what libraries cost to import is not in them."""
    material = load(Sources(FACTS, REFERENCE))
    with running() as remote, tempfile.TemporaryDirectory() as folder:
        yield _one_report(remote, material, Path(folder) / "one")
        yield _many_reports(remote, material, Path(folder) / "many")
        yield from _calls(remote, material)
        yield from _tokens(material, Path(folder) / "tokens")


def _one_report(remote: Remote, material: Material, folder: Path) -> Row:
    """Measure a whole draft: four answers at a time, filled, checked, put together."""

    async def draft(name: str) -> float:
        async with Chain(remote.endpoint) as chain:
            start = perf_counter()
            engine = ModelEngine(remote.endpoint, Workspace.create(folder / name), chain=chain)
            assert (await write_draft(material, engine)).verdict.passed
            return perf_counter() - start

    remote.behave(0)
    asyncio.run(draft("warm"))
    remote.behave(LATENCY)
    took = min(asyncio.run(draft(f"{n}")) for n in range(3))
    return Row("一篇，模型成文", took, LATENCY, "the wait for one answer", 1.05)


def _many_reports(remote: Remote, material: Material, folder: Path) -> Row:
    """Measure many drafts through one chain."""
    materials = [_another(material, number) for number in range(REPORTS)]
    spaces = [Workspace.create(folder / str(number)) for number in range(REPORTS)]
    calls = REPORTS * len(material.outline.sections)

    async def drafts() -> float:
        async with Chain(remote.endpoint) as chain:
            begun = asyncio.Semaphore(2 * AT_ONCE // SECTIONS)  # while one is checked others wait

            async def draft(material: Material, workspace: Workspace) -> bool:
                async with begun:
                    engine = ModelEngine(remote.endpoint, workspace, chain=chain)
                    return (await write_draft(material, engine)).verdict.passed is True

            start = perf_counter()
            passed = await asyncio.gather(*map(draft, materials, spaces))
            assert all(passed)
            return perf_counter() - start

    remote.behave(LATENCY)
    ideal = math.ceil(calls / AT_ONCE) * LATENCY
    return Row(
        f"{REPORTS} 篇，模型成文", asyncio.run(drafts()), ideal, f"{AT_ONCE} at a time", 1.10
    )


def _another(material: Material, number: int) -> Material:
    """Return the material with other figures, so that nothing is known from the report before."""
    text = _COUNT.sub(lambda m: str(int(m[0]) + number % 20), FACTS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FACTS.name
        file.write_text(text, "utf-8")
        facts = read_facts(file)
    return Material(facts, material.outline, material.style, material.reference)


def _calls(remote: Remote, material: Material) -> Iterator[Row]:
    """Measure the processor time of a call, plain and streamed, against langchain's own."""
    spec = material.outline.sections[0]
    style = material.style_of(spec)
    prompt = section_messages(spec, material.facts, material.slots, style, material.heading(spec))
    remote.behave(0)
    long = (prompt[0], Message("user", "请逐条写来。"))

    async def both() -> list[tuple[float, float]]:  # in one loop: langchain keeps its connections
        return [
            await _beside_langchain(remote.endpoint, prompt, CALLS),
            await _beside_langchain(remote.endpoint, long, 1, streamed=True),
        ]

    plain, streamed = asyncio.run(both())
    yield Row("一次调用，处理器时间", *plain, "ChatOpenAI.ainvoke", 1.3)
    yield Row("600 段流式答复，处理器时间", *streamed, "ChatOpenAI.astream", 1.13)


async def _beside_langchain(
    endpoint: Endpoint, messages: Sequence[Message], calls: int, *, streamed: bool = False
) -> tuple[float, float]:
    """Return the processor time of a call by our chain and by langchain alone."""
    bare = ChatOpenAI(model=endpoint.model, base_url=endpoint.base_url, api_key=SecretStr("none"))
    sent = [(message.role, message.content) for message in messages]

    async def by_langchain() -> None:
        if not streamed:
            await bare.ainvoke(sent)
            return
        async for _ in bare.astream(sent):
            pass

    on_text = print_nothing if streamed else None
    async with Chain(endpoint) as chain:
        best = [math.inf, math.inf]
        for _ in range(ROUNDS):  # in turns: what slows one slows the other
            best[0] = min(best[0], await _cpu(lambda: chain.write(messages, on_text), calls))
            best[1] = min(best[1], await _cpu(by_langchain, calls))
    return best[0], best[1]


def print_nothing(piece: str) -> None:
    """Take a piece, as a screen would."""


async def _cpu(call: Callable[[], Awaitable[object]], calls: int) -> float:
    """Return the processor time of one call, some at a time as in a report."""
    start = process_time()
    for _ in range(0, calls, SECTIONS):
        await asyncio.gather(*(call() for _ in range(min(calls, SECTIONS))))
    return (process_time() - start) / calls


def _tokens(material: Material, folder: Path) -> Iterator[Row]:
    """Measure the tokens of a report that passes, prompts and answers, against the plain pipeline's.

    The plain one asks for the whole report in one prompt, and for the whole report again until all of it passes. It
    is given the same rules, examples and facts, but the rules only once.
    """
    for share in SHARES:
        ours = asyncio.run(_spent(material, folder, share, plain=False))
        plain = asyncio.run(_spent(material, folder, share, plain=True))
        name = f"词元，每节 {share:.0%} 通不过"
        yield Row(name, ours, plain, "whole report again", 0.6 if share == NAMED else math.inf, "")


def _chance(key: str) -> float:
    """Return a number from 0 to 1 that only the key decides."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / 2**48


async def _spent(material: Material, folder: Path, share: float, *, plain: bool) -> float:
    """Return the tokens per report that passed, when each section written fails its checks with a probability."""
    spent = 0
    count = 0

    def section(prompt: str) -> str:
        nonlocal count
        count += 1
        text = good_model.write(prompt)
        if _chance(f"{share} {count}") >= share:
            return text
        return without_first_token(text) if good_model.TOKEN.search(text) else f"{text}\n{INVENTED}"

    def answer(exchange: Exchange) -> None:
        nonlocal spent
        written = "\n\n".join(section(prompt) for prompt in exchange.user.split(TOGETHER))
        spent += sum(estimated_tokens(text) for text in (exchange.system, exchange.user, written))
        exchange.answer(written)

    with ScriptedServer(answer) as server:
        endpoint = server.endpoint()
        async with Chain(endpoint) as chain:
            engine = ModelEngine(endpoint, Workspace.create(folder), chain=chain, fresh=True)
            for _ in range(PASSED):
                if plain:
                    while not await _whole_report(material, chain):
                        pass
                else:
                    assert (await write_draft(material, engine)).verdict.passed
    return spent / PASSED


async def _whole_report(material: Material, chain: Chain) -> bool:
    """Ask for the whole report in one prompt, and return whether it passes."""
    specs = material.outline.sections
    prompts = [
        section_messages(
            s, material.facts, material.slots, material.style_of(s), material.heading(s)
        )
        for s in specs
    ]
    user = TOGETHER.join(user.content for _, user in prompts)
    answer = await chain.write((prompts[0][0], Message("user", user)))
    opening = compose_opening(material.facts, material.slots, material.style)
    raw = dict(
        zip((OPENING, *(s.id for s in specs)), (opening, *answer.text.split("\n\n")), strict=True)
    )
    bodies = {part: Body.filled(text, material.slots, "model") for part, text in raw.items()}
    reference = material.reference.report if material.reference else None
    return (
        judge(Case(assemble(material, bodies), material.outline, material.facts, reference)).passed
        is True
    )
