"""A section that broke off is kept, offered, and gone on with in the next run."""

import asyncio
from pathlib import Path

import pytest

from drafting.errors import IncompleteError, WriteError
from drafting.material import Material, load
from drafting.model import engine as model_engine
from drafting.model.engine import ModelEngine
from drafting.workspace import Sources, Workspace
from drafting.writing.engines import Round
from tests.support import scripted_server as server
from tests.support.good_model import write
from tests.support.scripted_server import Behaviour, Exchange, ScriptedServer
from tests.support.shuzhi import FACTS, REFERENCE


@pytest.fixture(scope="module")
def material() -> Material:
    return load(Sources(facts=FACTS, reference=REFERENCE))


@pytest.fixture(autouse=True)
def the_port_is_no_part_of_a_key(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(model_engine, "key_of", lambda _, *asked: str(asked))


class Screen:
    """A listener: what it hears is streamed."""

    def piece(self, section: str, text: str) -> None:
        pass

    def finished(self, section: str) -> None:
        pass


def written(folder: Path, material: Material, behaviour: Behaviour, **options) -> tuple[Round, list[Exchange]]:  # fmt: skip
    workspace = Workspace.at(folder) or Workspace.create(folder)
    with ScriptedServer(behaviour) as endpoint:
        settings = endpoint.endpoint(base_url=endpoint.base_url)
        engine = ModelEngine(settings, workspace, **options)
        done = asyncio.run(engine.write(material, [material.outline.section("plan")]))
        return done, endpoint.exchanges


def breaks_off_after(sentences: int) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        text = write(exchange.user)
        begun = "。".join(text.split("。")[:sentences]) + "。还有半"
        exchange.begin_stream()
        exchange.event(exchange.chunk({"content": begun}))

    return behave


def goes_on(exchange: Exchange) -> None:
    """Write what is missing behind the beginning that is given back."""
    _, asked, begun, _ = exchange.payload["messages"]
    text = write(asked["content"])
    assert text.startswith(begun["content"])
    exchange.answer(text[len(begun["content"]) :])


def test_a_beginning_is_kept_and_the_next_run_goes_on_from_it(tmp_path: Path, material: Material):
    first, _ = written(tmp_path, material, breaks_off_after(1), listener=Screen())
    error = first.failures["plan"]
    assert isinstance(error, IncompleteError) and error.partial.endswith("。")
    assert f"已写出的 {len(error.partial)} 字保存着" in str(error) and "--fresh" in str(error)

    second, exchanges = written(tmp_path, material, goes_on)
    assert len(exchanges) == 1
    assert second.bodies["plan"].raw.startswith(error.partial.strip())
    whole, _ = written(tmp_path / "other", material, server.good)
    assert second.bodies["plan"].raw == whole.bodies["plan"].raw


def test_fresh_begins_anew(tmp_path: Path, material: Material):
    written(tmp_path, material, breaks_off_after(1), listener=Screen())
    done, exchanges = written(tmp_path, material, server.good, fresh=True)
    assert done.bodies and len(exchanges[0].payload["messages"]) == 2


def test_a_beginning_that_breaks_off_again_grows(tmp_path: Path, material: Material):
    written(tmp_path, material, breaks_off_after(1), listener=Screen())

    def adds_a_sentence(exchange: Exchange) -> None:
        exchange.begin_stream()
        exchange.event(exchange.chunk({"content": "又写一句。又是半"}))

    done, _ = written(tmp_path, material, adds_a_sentence, listener=Screen())
    error = done.failures["plan"]
    assert isinstance(error, IncompleteError) and error.partial.endswith("又写一句。")


def test_nothing_is_kept_of_an_answer_without_a_whole_sentence(tmp_path: Path, material: Material):
    done, _ = written(tmp_path, material, server.streams(Exchange.chunk({"content": "支部将"})), listener=Screen())  # fmt: skip
    assert "保存着" not in str(done.failures["plan"])


def test_a_beginning_that_the_disk_does_not_take_is_told_with_the_fault(
    tmp_path: Path, material: Material, monkeypatch: pytest.MonkeyPatch
):
    def is_full(*_: object) -> None:
        raise WriteError("磁盘已满")

    monkeypatch.setattr(Workspace, "keep_answers", is_full)
    done, _ = written(tmp_path, material, breaks_off_after(1), listener=Screen())
    error = done.failures["plan"]
    assert isinstance(error, IncompleteError)
    assert "没有存下来：磁盘已满" in str(error) and "断了" in str(error)
