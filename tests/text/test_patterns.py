"""Regular expressions that wait to be compiled."""

from drafting.text.patterns import Pattern


def test_a_pattern_is_compiled_when_it_is_first_used_and_only_then() -> None:
    pattern = Pattern(r"(\d+)次")
    assert "compiled" not in vars(pattern)
    found = pattern.search("支委会12次")
    assert found is not None
    assert found[1] == "12"
    assert pattern.compiled is pattern.compiled


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    pattern = Pattern("[、，]")
    assert pattern.split("一、二，三") == ["一", "二", "三"]
    assert pattern.sub("-", "一、二") == "一-二"
    assert [m.start() for m in pattern.finditer("一、二，三")] == [1, 3]
    assert pattern.match("一、二", 1) is not None
    assert pattern.fullmatch("，、") is None
