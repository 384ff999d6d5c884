"""A model that sorts notes as the prompt says, by rule: it reads the notes out of the prompt and answers in JSON.

It sees tokens for figures and types none. ``spoils`` are what bad models do to the answer.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.support.scripted_server import Behaviour, Exchange

TOKEN = re.compile(r"[SRDX]V[0-9]{4,6}")
Answer = dict[str, Any]
_DOUBT = re.compile(r"好像|记不清|大概|取消|去年|[？?]|忽略")
_COUNT = re.compile(
    r"([一-鿿“”]{2,10}?)(?:今年)?(?:是|的是|开了|搞了|做了)?(SV[0-9]{4,6})(?=$|[，、。；（\s])"
)
_KINDS = (
    ("计划", r"明年|打算|下一步"),
    ("不足", r"不够|不足|单一|偏少|盲点"),
    ("荣誉", r"(?:拿了|获|评为).*“"),
    ("履职", r"^我"),
    ("活动", r"(?:RV[0-9]{4}|月).*(?:组织|搞了|开展)"),
)


def read(prompt: str) -> Answer:
    """Return the answer to a prompt, as an object."""
    notes = prompt.split("<随手记>\n", 1)[1].split("\n</随手记>", 1)[0]
    return {"单位": "", "年度": "", "述职人": "", "职务": "", "条目": list(_entries(notes))}


def _entries(notes: str) -> Iterator[dict[str, str]]:
    heading = ""
    for line in notes.splitlines():
        if match := re.fullmatch(r"【(.+)】", line):
            heading = "" if match[1] == "没有标题" else match[1]
            continue
        for sentence in re.split(r"(?<=[。；])", line):
            if sentence and not _DOUBT.search(sentence):
                yield from _sorted(sentence.strip("。；"), heading)


def _sorted(sentence: str, heading: str) -> Iterator[dict[str, str]]:
    kind = heading or next((k for k, p in _KINDS if re.search(p, sentence)), "数据")
    if kind == "数据":
        for label, token in _COUNT.findall(sentence):
            name = re.sub(r"^.*(?:今年|一共|书记)|(?:今年|全年)$", "", label)
            yield {"类别": "数据", "内容": f"{name}{token}", "原话": sentence}
    else:
        text = sentence.removeprefix("我") if kind == "履职" else sentence
        yield {"类别": kind, "内容": text, "原话": sentence}


def good(exchange: Exchange) -> None:
    """Sort the notes as the prompt asks."""
    exchange.answer(json.dumps(read(exchange.user), ensure_ascii=False))


def spoiled(spoil: Callable[[Answer], None]) -> Behaviour:
    """Spoil what the good model finds."""

    def behave(exchange: Exchange) -> None:
        answer = read(exchange.user)
        spoil(answer)
        exchange.answer(json.dumps(answer, ensure_ascii=False))

    return behave


def adds(kind: str, text: str, source: str) -> Behaviour:
    """Add an entry to those that the good model finds."""
    entry = {"类别": kind, "内容": text, "原话": source}
    return spoiled(lambda answer: answer["条目"].append(entry))


def worded(form: Callable[[str], str]) -> Behaviour:
    """Answer with the good model's JSON put into another form."""
    return lambda exchange: exchange.answer(
        form(json.dumps(read(exchange.user), ensure_ascii=False))
    )
