"""What a model is asked for, as a schema, and its answer read: fenced, thought about, broken, or whole."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from drafting.model.answer import without_thoughts
from drafting.text.characters import printable
from schemas.facts import FactKind

KINDS = Literal["数据", "履职", "活动", "荣誉", "亮点", "不足", "计划", "去年整改"]

_Words = Annotated[str, BeforeValidator(lambda v: printable(v) if isinstance(v, str) else v)]
"""JSON can spell what no file can hold: half of a character (\\ud800), or one that nobody sees."""


class _Answer(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"additionalProperties": False},
        json_schema_serialization_defaults_required=True,
    )


class Extract(_Answer):
    """One entry as a model gives it."""

    kind: KINDS = Field(alias="类别")
    text: _Words = Field(alias="内容")
    source: _Words = Field(alias="原话")


class Extraction(_Answer):
    """Everything that a model found in a piece of the notes."""

    unit: _Words = Field(default="", alias="单位")
    year: _Words = Field(default="", alias="年度")
    reporter: _Words = Field(default="", alias="述职人")
    post: _Words = Field(default="", alias="职务")
    entries: tuple[Extract, ...] = Field(alias="条目")

    def singles(self) -> Iterator[tuple[str, str]]:
        """Yield the single values by their Chinese key."""
        yield from (("单位", self.unit), ("年度", self.year))
        yield from (("述职人", self.reporter), ("职务", self.post))


def schema() -> Mapping[str, Any]:
    """Return the JSON Schema of an answer; every key is required, as some servers want it."""
    return Extraction.model_json_schema(mode="serialization")


class UnreadableError(ValueError):
    """An answer that is not of the form asked for; the message, in Chinese, is for the model."""


def read_answer(answer: str) -> Extraction:
    """Return what a model found; UnreadableError says what is wrong with its answer."""
    text = json_part(answer)
    try:
        return Extraction.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"不是完整的 JSON（第{error.lineno}行第{error.colno}个字）") from None
    except (ValidationError, RecursionError) as error:
        raise UnreadableError(_told(error)) from None


def salvage(answer: str) -> Extraction:
    """Return those entries of a broken answer that can be read by themselves."""
    entries = []
    for match in re.finditer(r"\{[^{}]*\}", printable(answer)):
        try:
            entries.append(Extract.model_validate(json.loads(match[0])))
        except (ValueError, RecursionError):
            continue
    return Extraction.model_validate({"条目": entries})


def kind_of(extract: Extract) -> FactKind:
    """Return the heading of an entry."""
    return FactKind(extract.kind)


def json_part(answer: str) -> str:
    """Return an answer without thoughts, fences and talk around the object."""
    text = without_thoughts(printable(answer))
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _told(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "层次太深"
    faults = [
        "“" + ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"]) + "”"
        for fault in error.errors()[:5]
    ]  # fmt: skip
    return f"缺少或写错了：{'、'.join(faults)}"
