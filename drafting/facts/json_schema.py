"""The JSON Schema of the facts in YAML, for editors that complete and check while typing.

``make generate`` writes it to ``schemas/facts.schema.json``.
"""

import json
from typing import Any

from drafting.facts.keys import ITEM_TYPES, LISTS, aliases
from schemas.facts import Facts, Item, Outcome


def facts_schema() -> dict[str, Any]:
    """Return the schema of a facts file as a person types it.

    An item may be a plain text, a number may carry its word (2025年), a heading may still be empty.
    """
    schema: dict[str, Any] = _bare(Facts.model_json_schema(by_alias=True))
    names = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    numbers = {
        "anyOf": [
            {"type": ["integer", "string"]},
            {"type": "array", "items": {"type": ["integer", "string"]}},
        ]
    }
    properties = schema["properties"]
    properties["年度"] = {"type": ["integer", "string"], "description": "述职年度，如 2025"}
    properties["合计"]["additionalProperties"] = names
    properties["可不写"] = names
    last = properties["去年数据"]
    properties["去年数据"] = {
        "anyOf": [last, {"type": "string"}],
        "description": last.pop("description"),
    }
    definitions = {
        cls.__name__: _item(cls, schema["$defs"][cls.__name__]) for cls in ITEM_TYPES.values()
    }
    answers = definitions["Plan"]["anyOf"][1]["properties"]["对应不足"]
    definitions["Plan"]["anyOf"][1]["properties"]["对应不足"] = numbers | {
        "description": answers["description"]
    }
    definitions["Rectification"]["anyOf"][1]["properties"]["结果"] = {
        "anyOf": [{"enum": list(Outcome)}, {"type": "string"}]
    }
    for key in LISTS:
        properties[key] = {"anyOf": [properties[key], {"type": "null"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "述职报告要点",
        "type": "object",
        "required": schema["required"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


def _item(cls: type[Item], definition: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one item: a plain text, or fields with the one that names it."""
    plain = {"type": "string"}
    keys = aliases(cls)
    if not keys:
        return plain
    fields = {key: definition["properties"][key] for key in keys}
    named = [key for key, attribute in keys.items() if attribute == cls.name_field]
    fielded = {
        "type": "object", "required": named, "additionalProperties": False, "properties": fields
    }  # fmt: skip
    return {"anyOf": [plain, fielded]}


def _bare(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Return the schema without the titles and defaults that say nothing to a person."""
    if isinstance(node, dict):
        return {k: _bare(v) for k, v in node.items() if k not in ("title", "default")}
    return [_bare(v) for v in node] if isinstance(node, list) else node


def schema_text() -> str:
    """Return the file's text."""
    return json.dumps(facts_schema(), ensure_ascii=False, indent=2) + "\n"
