"""Answers that a JSON schema or a grammar constrains: the model's noise takes exactly that form."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from drafting.chain import Chain
from drafting.model.answer import Answer
from drafting.prompt import Message
from schemas.settings import Endpoint
from tests.llama.conftest import Llama

CALLS = 12


class Count(BaseModel):
    """A count as it might be read out of notes; every length has its limit, for noise knows none."""

    model_config = ConfigDict(extra="forbid")

    label: Annotated[str, Field(min_length=1, max_length=12)]
    value: Annotated[int, Field(ge=0, le=999)]
    unit: Literal["次", "人", "万元"]


class Notes(BaseModel):
    """Several counts, and whether that is all."""

    model_config = ConfigDict(extra="forbid")

    counts: Annotated[list[Count], Field(min_length=1, max_length=4)]
    complete: bool


def asked(endpoint: Endpoint, on_text: Callable[[str], None] | None = None) -> list[Answer]:
    """Ask for notes in several ways, so that the noise differs."""

    async def run() -> list[Answer]:
        async with Chain(endpoint) as chain:
            calls = (
                chain.write(
                    [Message("user", f"第{number}条" * (number + 1))],
                    on_text,
                    schema=Notes.model_json_schema(),
                )
                for number in range(CALLS)
            )
            return await asyncio.gather(*calls)

    return asyncio.run(run())


@pytest.mark.parametrize("on_text", [None, lambda _: None], ids=["plain", "streamed"])
def test_every_answer_keeps_to_the_schema(llama: Llama, on_text: Callable[[str], None] | None):
    with llama(40, "--parallel", "2") as server:
        answers = asked(server.endpoint(profile="llamacpp"), on_text)
    assert len({Notes.model_validate_json(answer.text).model_dump_json() for answer in answers}) > 1


def test_a_grammar_leaves_only_its_own_words(llama: Llama):
    with llama(40) as server:
        reply = server.post(
            "/v1/chat/completions",
            messages=[{"role": "user", "content": "写完了吗？"}],
            grammar='root ::= "写完了" | "没有写完"',
        )
    assert reply["choices"][0]["message"]["content"] in ("写完了", "没有写完")
