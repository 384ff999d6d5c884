"""The JSON Schema for editors agrees with the facts that are read."""

from drafting.facts.json_schema import facts_schema
from drafting.facts.keys import KEYS


def test_it_knows_every_key_and_no_other() -> None:
    schema = facts_schema()
    assert list(schema["properties"]) == list(KEYS)
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["单位", "年度"]


def test_an_item_is_a_text_or_fields_with_the_one_that_names_it() -> None:
    plain, fields = facts_schema()["$defs"]["Activity"]["anyOf"]
    assert plain == {"type": "string"}
    assert list(fields["properties"]) == ["名称", "时间", "参加", "成效"]
    assert fields["required"] == ["名称"]
