"""A whole draft through a real HTTP endpoint: what a model gets wrong is mended, completed, or said."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drafting.errors import EndpointError, PartlyDoneError, RefusedError, UnreachableError
from drafting.material import Material, load
from drafting.model.engine import ModelEngine
from drafting.workspace import Sources, Workspace
from drafting.writing.draft import Draft, write_draft
from drafting.writing.engines import ComposerEngine, Engine
from drafting.writing.repair import Mended
from schemas.settings import Endpoint
from tests.support import scripted_server as server
from tests.support.scripted_server import Behaviour, ScriptedServer, for_section
from tests.support.shuzhi import FACTS, REFERENCE


@pytest.fixture(scope="module")
def material() -> Material:
    return load(Sources(facts=FACTS, reference=REFERENCE))


@contextmanager
def model(
    tmp_path: Path, behaviour: Behaviour, **options: object
) -> Iterator[tuple[ModelEngine, ScriptedServer]]:
    with ScriptedServer(behaviour) as endpoint:
        yield ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path), **options), endpoint


def written(material: Material, engine: Engine) -> Draft:
    return asyncio.run(write_draft(material, engine))


def drafted(tmp_path: Path, material: Material, behaviour: Behaviour) -> tuple[Draft, int]:
    with model(tmp_path, behaviour) as (engine, endpoint):
        return written(material, engine), len(endpoint.exchanges)


def text_of(draft: Draft) -> str:
    return draft.verdict.case.report.text


def test_a_good_model_needs_one_call_a_section(tmp_path: Path, material: Material):
    draft, calls = drafted(tmp_path, material, server.good)
    assert draft.verdict.passed, draft.verdict.stopping
    assert (calls, draft.mended) == (4, Mended())
    sections = {v.part: v.author for v in draft.versions if v.author == "model"}
    assert list(sections) == ["work", "highlights", "shortcomings", "plan"]


@pytest.mark.parametrize(
    "behaviour",
    [server.drops_a_token, server.swaps_two_tokens, server.invents_a_figure],
    ids=["drops a token", "swaps two", "invents a figure"],
)
def test_a_model_that_errs_once_mends_it_when_told(
    tmp_path: Path, material: Material, behaviour: Behaviour
):
    draft, calls = drafted(tmp_path, material, behaviour)
    assert draft.verdict.passed, draft.verdict.stopping
    assert draft.mended.composed == ()
    assert 4 < calls <= 12


@pytest.mark.parametrize(
    "behaviour",
    [server.fences, server.thinks_aloud, server.thinks_half_aloud],
    ids=["fences", "thinks", "thinks half"],
)
def test_what_a_model_wraps_its_text_in_never_reaches_the_report(
    tmp_path: Path, material: Material, behaviour: Behaviour
):
    draft, calls = drafted(tmp_path, material, behaviour)
    assert draft.verdict.passed, draft.verdict.stopping
    assert calls == 4
    assert not {"<think>", "```", "以下是", "希望对您"} & set(text_of(draft).split())


def test_headings_stand_whether_a_model_forgets_or_repeats_them(tmp_path: Path, material: Material):
    forgets = server.spoiled(
        lambda text: re.sub(r"^（[一二三四五]）[^。]*。", "", text, flags=re.MULTILINE),
        repairs_too=True,
    )
    repeats = server.spoiled(lambda text: f"三、存在的主要问题\n{text}", repairs_too=True)
    for name, behaviour in (
        ("forgets", for_section("工作责任", forgets)),
        ("repeats", for_section("主要问题", repeats)),
    ):
        draft, _ = drafted(tmp_path / name, material, behaviour)
        assert draft.verdict.passed, draft.verdict.stopping
        headings = [section.heading[:2] for section in draft.verdict.case.report.sections]
        assert headings == ["一、", "二、", "三、", "四、"]
        assert text_of(draft).count("存在的主要问题") == 1


def test_only_the_faulty_section_is_asked_again(tmp_path: Path, material: Material):
    with model(tmp_path, for_section("亮点", server.invents_a_figure)) as (engine, endpoint):
        draft = written(material, engine)
    repairs = [exchange for exchange in endpoint.exchanges if exchange.is_repair]
    assert draft.verdict.passed
    assert (len(endpoint.exchanges), len(repairs)) == (5, 1)


def test_a_model_that_never_learns_is_completed_and_that_is_said(
    tmp_path: Path, material: Material
):
    draft, calls = drafted(tmp_path, material, for_section("打算", server.never_learns))
    assert draft.verdict.passed, draft.verdict.stopping
    assert len(draft.mended.removed) == 1 and draft.mended.removed[0].startswith("支部还组织")
    assert draft.mended.removed[0] not in text_of(draft)
    assert calls == 4 + 2


def test_a_model_that_answers_in_english_is_replaced_by_composed_sections(
    tmp_path: Path, material: Material
):
    draft, calls = drafted(tmp_path, material, server.speaks_english)
    assert draft.verdict.passed, draft.verdict.stopping
    assert calls == 12
    assert "Party" not in text_of(draft)
    assert draft.mended.composed
    for version in draft.versions:
        for origin in version.origins:
            assert 0 <= origin.start < origin.end <= len(version.text)


def test_a_sentence_put_before_the_text_is_taken_out_without_harm(
    tmp_path: Path, material: Material
):
    leads = server.spoiled(lambda text: f"支部还组织外出考察137次。 {text}", repairs_too=True)
    draft, _ = drafted(tmp_path, material, for_section("打算", leads))
    assert draft.verdict.passed, draft.verdict.stopping
    assert "137次" not in text_of(draft)


def test_an_item_that_is_missing_with_its_figures_is_composed_once(
    tmp_path: Path, material: Material
):
    item = "慰问困难群众"
    forgets = server.spoiled(
        lambda text: "。".join(part for part in text.split("。") if item not in part),
        repairs_too=True,
    )
    draft, _ = drafted(tmp_path, material, for_section("工作责任", forgets))
    assert draft.verdict.passed, draft.verdict.stopping
    assert text_of(draft).count(item) == 1
    assert len(draft.mended.composed) == 1


def test_a_section_that_lacks_most_of_its_facts_is_composed_whole(
    tmp_path: Path, material: Material
):
    brief = server.spoiled(lambda text: text.split("。")[0] + "。", repairs_too=True)
    draft, _ = drafted(tmp_path, material, for_section("工作责任", brief))
    assert draft.verdict.passed, draft.verdict.stopping
    [composed] = draft.mended.composed
    assert "履行党建工作责任情况" in composed and composed.endswith("整节")


def test_a_section_of_which_nothing_is_the_models_is_the_composers(
    tmp_path: Path, material: Material
):
    draft, _ = drafted(tmp_path, material, server.speaks_english)
    assert {version.author for version in draft.versions} == {"composer"}
    assert len(draft.mended.composed) == 4


def test_a_repair_that_the_endpoint_fails_leaves_the_draft_as_it_is(
    tmp_path: Path, material: Material
):
    def dies_later(exchange: server.Exchange) -> None:
        refuse = server.status(401, {"message": "no", "code": "invalid_api_key"})
        (refuse if exchange.is_repair else server.invents_a_figure)(exchange)

    draft, _ = drafted(tmp_path, material, dies_later)
    assert draft.failure and "密钥" in draft.failure.message
    assert draft.verdict.passed is False and draft.mended == Mended()
    assert {v.part for v in draft.versions} >= {"work", "highlights", "shortcomings", "plan"}


def test_an_excuse_instead_of_a_repair_leaves_the_section_as_it_was(
    tmp_path: Path, material: Material
):
    def excuses_itself(exchange: server.Exchange) -> None:
        excuse = server.says("抱歉，我无法提供这方面的内容。")
        (excuse if exchange.is_repair else server.invents_a_figure)(exchange)

    said: list[str] = []
    with model(tmp_path, for_section("打算", excuses_itself), say=said.append) as (engine, _):
        draft = written(material, engine)
    assert draft.verdict.passed, draft.verdict.stopping
    assert [sentence[:4] for sentence in draft.mended.removed] == ["支部还组"]
    assert draft.mended.composed == ()
    assert {v.part for v in draft.versions if v.author == "model"} >= {"plan"}
    assert sum("保留原来写的" in line for line in said) == 2


def test_a_fault_of_our_own_in_one_section_leaves_the_others(tmp_path: Path, material: Material):
    class Screen:
        def piece(self, section: str, text: str) -> None:
            if section == "计划":
                raise ValueError("no place")

        def finished(self, section: str) -> None:
            pass

    with model(tmp_path, server.good, listener=Screen()) as (engine, _):
        done = asyncio.run(engine.write(material, material.outline.sections))
    assert set(done.bodies) == {"work", "highlights", "shortcomings"}
    assert "程序自身出错（ValueError：no place）" in str(done.failures["plan"])


def test_an_endpoint_out_of_reach_is_told_with_the_way_without_a_model(
    tmp_path: Path, material: Material
):
    with model(tmp_path, server.good) as (engine, _):
        pass
    with pytest.raises(UnreachableError, match="--engine offline"):
        written(material, engine)


def test_an_outside_host_that_is_not_allowed_is_not_said_to_be_sent_anything(
    tmp_path: Path, material: Material
):
    said: list[str] = []
    endpoint = Endpoint(base_url="https://api.example.com/v1", model="m")
    engine = ModelEngine(endpoint, Workspace.create(tmp_path), say=said.append)
    with pytest.raises(RefusedError, match="没有发出"):
        written(material, engine)
    assert not any("发往" in line for line in said)


def test_origins_show_the_figure_that_they_name(tmp_path: Path, material: Material):
    for behaviour in (server.good, server.never_learns, server.speaks_english):
        draft, _ = drafted(tmp_path / behaviour.__name__, material, behaviour)
        for version in draft.versions:
            for origin in version.origins:
                figure = material.slots.figures.get(origin.fact or "")
                if figure:
                    assert version.text[origin.start : origin.end] == figure.text


def test_an_answer_once_given_is_not_asked_for_again(tmp_path: Path, material: Material):
    with ScriptedServer(server.drops_a_token) as endpoint:
        first = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        text = text_of(written(material, first))
        asked = len(endpoint.exchanges)
        again = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        assert text_of(written(material, again)) == text
        assert len(endpoint.exchanges) == asked
        assert (first.stored, again.stored) == (0, asked)


def test_fresh_asks_again(tmp_path: Path, material: Material):
    with ScriptedServer(server.good) as endpoint:
        for _ in range(2):
            written(
                material, ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path), fresh=True)
            )
        assert len(endpoint.exchanges) == 8


def test_sections_that_are_done_survive_one_that_fails(tmp_path: Path, material: Material):
    broken = server.status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"})
    behaviours = [for_section("问题", broken)]
    with ScriptedServer(lambda exchange: behaviours[-1](exchange)) as endpoint:  # noqa: PLW0108 - the last one at the time
        engine = ModelEngine(endpoint.endpoint(), Workspace.create(tmp_path))
        with pytest.raises(PartlyDoneError, match="不足"):
            written(material, engine)
        asked = len(endpoint.exchanges)
        behaviours.append(server.good)
        assert written(material, engine).verdict.passed
        assert len(endpoint.exchanges) - asked == 1


def test_an_endpoint_that_refuses_everything_composes_nothing(tmp_path: Path, material: Material):
    with pytest.raises(EndpointError):
        drafted(
            tmp_path,
            material,
            server.status(401, {"message": "bad key", "code": "invalid_api_key"}),
        )
    risk = server.status(400, {"message": "Content Exists Risk", "type": "invalid_request_error"})
    with pytest.raises(RefusedError):
        drafted(tmp_path, material, risk)


def test_no_figure_and_no_name_of_the_facts_reaches_the_prompt(tmp_path: Path, material: Material):
    with model(tmp_path, server.good) as (engine, endpoint):
        written(material, engine)
    prompts = "\n".join(exchange.user for exchange in endpoint.exchanges)
    facts = prompts.replace("<范文>", "\0").replace("</范文>", "\0").split("\0")[::2]
    for figure in material.slots.figures.values():
        if figure.label and figure.quantity:
            assert f"{figure.label}：{figure.text}" not in "".join(facts)
    assert material.facts.unit not in prompts and material.facts.reporter not in prompts


def test_a_section_without_facts_is_never_asked_of_a_model(tmp_path: Path):
    file = tmp_path / "要点.md"
    file.write_text("单位：滨河党支部\n年度：2025\n数据\n- 支委会12次\n", "utf-8")
    with model(tmp_path, server.good) as (engine, endpoint):
        draft = written(load(Sources(facts=file)), engine)
    assert len(endpoint.exchanges) == 1
    assert text_of(draft).count("【待补") >= 2
    assert draft.verdict.passed is False


def test_the_composer_writes_the_whole_report_alone(material: Material):
    draft = written(material, ComposerEngine())
    assert draft.verdict.passed, draft.verdict.stopping
    assert not draft.mended.composed
    assert 1800 <= len("".join(text_of(draft).split())) <= 3500
