from drafting.lexicon import table
from drafting.lexicon.labels import Names, canonical, find_label, labels, units_equal, usual_unit

THEMES = {"study", "life", "standard", "conduct"}


def test_an_alias_leads_to_its_label_with_or_without_quotes() -> None:
    assert canonical("支部委员会") == "支委会"
    assert canonical("三重一大专题会议") == canonical("“三重一大”会议") == "三重一大会议"
    assert canonical("送温暖") == "送温暖"


def test_a_label_knows_its_usual_unit() -> None:
    assert (usual_unit("支部大会"), usual_unit("谈心谈话"), usual_unit("送温暖")) == (
        "次",
        "人次",
        "",
    )


def test_units_are_equal_by_kind_or_by_label() -> None:
    assert units_equal("名", "人")
    assert units_equal("次", "堂", "党课")
    assert not units_equal("次", "堂", "支委会")
    assert not units_equal("人", "人次")
    assert not units_equal("公里", "米")


def test_names_are_found_longest_first() -> None:
    found = Names({"送温暖": ""}).find("支部党员大会和党员人数，“三重一大”会议，送温暖")
    assert [span.label for span in found] == ["支部党员大会", "党员人数", "三重一大会议", "送温暖"]


def test_a_name_of_the_facts_is_found_without_its_verb_and_its_word_for_a_count() -> None:
    found = Names({"开展义诊": "场", "在岗职工人数": "人"}).find("义诊6场，在岗职工68人")
    assert [span.label for span in found] == ["开展义诊", "在岗职工人数"]


def test_every_label_has_unit_theme_and_source_and_no_name_is_used_twice() -> None:
    names = [name for label in labels() for name in (label.name, *label.aliases)]
    assert len(names) == len(set(names))
    assert len(labels()) >= 60
    assert all(label.units and label.theme in THEMES for label in labels())
    assert all(row["source"] for name in ("labels", "units", "set_terms") for row in table(name))
    assert find_label("无此项") is None
