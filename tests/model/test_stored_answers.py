"""Answers that come together are on the disk when each of them is told that it is, or each is told why not."""

import asyncio
from pathlib import Path

import pytest

from drafting.errors import WriteError
from drafting.model.stored_answers import StoredAnswers
from drafting.workspace import Workspace


def test_answers_that_come_together_are_all_kept(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path)
    answers = StoredAnswers(workspace)

    async def keep_all() -> None:
        await asyncio.gather(*(answers.keep(str(n), f"第{n}节") for n in range(20)))

    asyncio.run(keep_all())
    asyncio.run(keep_all())  # another loop
    expected = {str(n): f"第{n}节" for n in range(20)}
    assert answers.get(expected.keys()) == workspace.answers(expected.keys()) == expected


def test_an_answer_that_could_not_be_written_fails_for_each_that_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path)

    def fails(answers: object) -> None:
        raise WriteError("磁盘已满")

    monkeypatch.setattr(workspace, "keep_answers", fails)
    answers = StoredAnswers(workspace)

    async def keep_all() -> list[BaseException | None]:
        kept = (answers.keep(str(n), "一节") for n in range(4))
        return await asyncio.gather(*kept, return_exceptions=True)

    assert [type(fault) for fault in asyncio.run(keep_all())] == [WriteError] * 4
