"""A refused section: the items that it is due to are found by halving, over HTTP, and named."""

import asyncio
import math
from pathlib import Path

import pytest

from drafting import chain
from drafting.chain import PROBE_TOKENS, Chain
from drafting.endpoint.moderation import (
    MOST_CALLS,
    MOST_NAMED,
    Entry,
    entries_of,
    refused_entries,
)
from drafting.errors import RefusedError
from drafting.material import Material, load
from drafting.model.engine import ModelEngine
from drafting.prompt import Message, section_messages
from drafting.workspace import Sources, Workspace
from drafting.writing.draft import write_draft
from drafting.writing.rewrite import Rewrite
from tests.support import scripted_server as server
from tests.support.scripted_server import Exchange, ScriptedServer
from tests.support.shuzhi import FACTS, REFERENCE

ENTRIES = [Entry(f"活动第{n}条", f"{n}. 开展第{n}号活动。") for n in range(1, 41)]
RISK = {"message": "Content Exists Risk", "type": "invalid_request_error"}


@pytest.fixture(scope="module")
def material() -> Material:
    return load(Sources(facts=FACTS, reference=REFERENCE))


def refuses_what_has(*phrases: str) -> server.Behaviour:
    """Refuse a request that has one of the phrases, as DeepSeek does; write the others."""

    def behave(exchange: Exchange) -> None:
        sent = "".join(message["content"] for message in exchange.payload["messages"])
        if any(phrase in sent for phrase in phrases):
            exchange.send_json(400, {"error": RISK})
        elif exchange.payload["max_tokens"] <= PROBE_TOKENS:
            exchange.answer("好的，", "length")
        else:
            server.good(exchange)

    return behave


def found(entries: list[Entry], *phrases: str) -> tuple[list[str], int]:
    async def run(endpoint) -> list[Entry]:
        async with Chain(endpoint) as asked:
            refused, is_all = await refused_entries(entries, asked.refuses)
            assert is_all == (len(refused) < MOST_NAMED)
            return refused

    with ScriptedServer(refuses_what_has(*phrases)) as endpoint:
        names = [entry.name for entry in asyncio.run(run(endpoint.endpoint()))]
        assert all(e.payload["max_tokens"] == PROBE_TOKENS for e in endpoint.exchanges)
        return names, len(endpoint.exchanges)


@pytest.mark.parametrize("number", [1, 2, 20, 39, 40])
def test_one_refused_item_of_forty_is_found_in_a_few_calls(number):
    names, calls = found(ENTRIES, f"第{number}号活动")
    assert names == [f"活动第{number}条"]
    assert calls <= math.ceil(math.log2(len(ENTRIES))) + 2


def test_several_refused_items_are_found_in_order():
    names, calls = found(ENTRIES, "第3号活动", "第17号活动", "第40号活动")
    assert names == ["活动第3条", "活动第17条", "活动第40条"]
    assert calls <= 3 * (math.ceil(math.log2(len(ENTRIES))) + 1)


def test_where_all_are_refused_three_are_named():
    names, _ = found(ENTRIES, "活动")
    assert names == ["活动第1条", "活动第2条", "活动第3条"]


def test_where_none_is_refused_one_call_says_so():
    assert found(ENTRIES, "没有的话") == ([], 1)
    assert found([], "活动") == ([], 0)


def test_the_items_of_a_prompt_are_known_by_what_the_facts_call_them(material: Material):
    spec = material.outline.section("work")
    rewrite = Rewrite("开会12次。\n学习。", note="写短些")
    asked = section_messages(
        spec, material.facts, material.slots, material.style_of(spec), "工作", rewrite=rewrite
    )
    entries = list(entries_of(asked[-1].content))
    names = [entry.name for entry in entries]
    assert {
        "范文第1段", "现在正文第2段", "数据“支委会”", "活动第1条", "荣誉第1条", "补充要求",
    } <= set(names)  # fmt: skip
    assert len(names) == len(set(names))
    activities = [name for name in names if name.startswith("活动")]
    assert activities == [f"活动第{n}条" for n in range(1, len(material.facts.activities) + 1)]
    assert all(entry.line in asked[-1].content for entry in entries)


def test_the_items_of_a_part_keep_their_numbers(material: Material):
    spec = material.outline.section("work")
    rewrite = Rewrite("学习。", facts=frozenset({"活动.3", "活动.5", "荣誉.2"}))
    asked = section_messages(
        spec, material.facts, material.slots, material.style_of(spec), "工作", rewrite=rewrite
    )
    names = [entry.name for entry in entries_of(asked[-1].content)]
    assert names[-3:] == ["活动第3条", "活动第5条", "荣誉第2条"]


def test_a_refused_section_names_the_item_and_the_ways_out(tmp_path: Path, material: Material):
    phrase = material.facts.activities[1].name[:6]
    said: list[str] = []
    with ScriptedServer(refuses_what_has(phrase)) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path), say=said.append)
        messages = engine._messages(material, material.outline.section("work"))
        assert phrase in messages[-1].content
        written = asyncio.run(engine.write(material, material.outline.sections))
    assert set(written.bodies) == {"highlights", "shortcomings", "plan"}
    error = written.failures["work"]
    assert isinstance(error, RefusedError)
    assert "活动第2条" in str(error)
    assert "内网的模型" in str(error) and "--engine offline" in str(error)
    assert any("逐条查找" in line for line in said)


def test_a_refusal_that_no_item_explains_says_so(tmp_path: Path, material: Material):
    rules = section_messages(
        material.outline.section("plan"), material.facts, material.slots, None, "计划"
    )[0]
    with ScriptedServer(refuses_what_has(rules.content[:20])) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        with pytest.raises(RefusedError, match="没有被拒"):
            asyncio.run(write_draft(material, engine))


def test_a_service_that_refuses_everything_is_asked_one_thing_more_and_no_item_is_blamed(
    tmp_path: Path, material: Material
):
    with ScriptedServer(refuses_what_has("")) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        written = asyncio.run(engine.write(material, material.outline.sections))
        assert len(endpoint.exchanges) == len(material.outline.sections) + 1
        harmless = [exchange for exchange in endpoint.exchanges if "党" not in exchange.user]
        assert len(harmless) == 1
    for error in written.failures.values():
        assert isinstance(error, RefusedError)
        assert "原因不在您的材料" in str(error) and "第" not in str(error)


def test_all_searches_of_a_run_together_are_limited(tmp_path: Path, material: Material):
    with ScriptedServer(refuses_what_has("党", "工作", "学", "的")) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        written = asyncio.run(engine.write(material, material.outline.sections))
        assert 20 < len(endpoint.exchanges) <= len(material.outline.sections) + MOST_CALLS
    assert len(written.failures) == len(material.outline.sections)


def test_the_sample_that_comes_with_the_program_is_not_blamed_on_the_user(tmp_path: Path):
    material = load(Sources(facts=FACTS))
    sample = material.style.sections["plan"].text.split("\n")[0][:12]
    with ScriptedServer(refuses_what_has(sample)) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        specs = [material.outline.section("plan")]
        error = asyncio.run(engine.write(material, specs)).failures["plan"]
        assert sample in endpoint.exchanges[0].user
    assert "自带的范文" in str(error) and "范文第" not in str(error)


def test_a_sample_of_the_users_own_is_named(tmp_path: Path, material: Material):
    sample = material.style.sections["plan"].text.split("\n")[0][:12]
    with ScriptedServer(refuses_what_has(sample)) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        specs = [material.outline.section("plan")]
        error = asyncio.run(engine.write(material, specs)).failures["plan"]
    assert "范文第1段" in str(error)


def test_a_search_that_fails_leaves_the_refusal_as_it_was(tmp_path: Path, material: Material):
    def fails_later(exchange: Exchange) -> None:
        if exchange.payload["max_tokens"] <= PROBE_TOKENS:
            exchange.send_json(401, {"error": {"message": "no"}})
        else:
            exchange.send_json(400, {"error": RISK})

    with ScriptedServer(fails_later) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        specs = [material.outline.section("plan")]
        written = asyncio.run(engine.write(material, specs))
        assert len(endpoint.exchanges) == 2
    assert "同样的内容再问也会被拒" in str(written.failures["plan"])


def test_a_search_that_takes_too_long_blames_no_item(
    tmp_path: Path, material: Material, monkeypatch
):
    monkeypatch.setattr(chain, "PROBE_SECONDS", 0.3)

    def is_slow_later(exchange: Exchange) -> None:
        if exchange.payload["max_tokens"] <= PROBE_TOKENS:
            server.hangs(exchange)
        else:
            exchange.send_json(400, {"error": RISK})

    with ScriptedServer(is_slow_later) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        written = asyncio.run(engine.write(material, [material.outline.section("plan")]))
        assert len(endpoint.exchanges) == 2
    error = str(written.failures["plan"])
    assert "同样的内容再问也会被拒" in error and "第" not in error


def test_a_refused_repair_is_not_searched_for_items(tmp_path: Path, material: Material):
    def refuses_repairs(exchange: Exchange) -> None:
        if exchange.is_repair:
            exchange.send_json(400, {"error": RISK})
        else:
            server.for_section("打算", server.invents_a_figure)(exchange)

    said: list[str] = []
    with ScriptedServer(refuses_repairs) as endpoint:
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path), say=said.append)
        draft = asyncio.run(write_draft(material, engine))
        assert len(endpoint.exchanges) == 5
    assert "逐条" not in f"{draft.failure}{said}"


def test_what_was_written_before_a_refusal_is_gone_on_with(tmp_path: Path, material: Material):
    def behave(exchange: Exchange) -> None:
        if exchange.payload["max_tokens"] <= PROBE_TOKENS:
            exchange.answer("好")
        elif len(exchange.payload["messages"]) == 2:
            exchange.answer("支部将抓好学习。还有", "content_filter")
        else:
            exchange.answer("支部将抓好落实。")

    with ScriptedServer(behave) as endpoint:
        specs = [material.outline.section("plan")]
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        error = asyncio.run(engine.write(material, specs)).failures["plan"]
        assert isinstance(error, RefusedError) and "已写出的 8 字保存着" in str(error)
        written = asyncio.run(engine.write(material, specs))
    assert written.bodies["plan"].raw == "支部将抓好学习。支部将抓好落实。"


def test_a_probe_that_is_cut_short_or_only_thinks_is_no_refusal():
    async def run(endpoint) -> bool:
        async with Chain(endpoint) as asked:
            return await asked.refuses([Message("user", "事实")])

    for behaviour in (server.says("好", "length"), server.says("", "length"), server.says("好")):
        with ScriptedServer(behaviour) as endpoint:
            assert asyncio.run(run(endpoint.endpoint())) is False
    with ScriptedServer(server.says("", "content_filter")) as endpoint:
        assert asyncio.run(run(endpoint.endpoint())) is True
