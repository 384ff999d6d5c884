"""The limits of the checks come from the user's settings and the report's folder, and all problems at once."""

import pytest

from drafting.endpoint.settings import load_settings
from drafting.errors import SettingsError
from drafting.files.settings_file import user_file
from drafting.limits import EXPECTED, load_limits
from schemas.settings import Limits


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o600)


def problems(folder=None):
    with pytest.raises(SettingsError) as caught:
        load_limits(folder)
    return [str(problem) for problem in caught.value.problems]


def test_without_settings_the_usual_limits_hold(tmp_path):
    assert load_limits(None) == load_limits(tmp_path) == Limits()


def test_the_folder_of_a_report_overrules_the_users_own(tmp_path):
    write(user_file(), "[check]\nsimilarity = 0.2\n")
    assert load_limits(tmp_path).similarity == 0.2
    write(tmp_path / ".shuzhi" / "settings.toml", "[check]\nsimilarity = 1\n")
    assert load_limits(tmp_path).similarity == 1
    assert load_limits(None).similarity == 0.2


def test_they_stand_beside_the_endpoint_and_neither_disturbs_the_other():
    write(user_file(), '[endpoint]\nmodel = "qwen"\n\n[check]\nsimilarity = 0.5\n')
    assert load_settings(None).endpoint.model == "qwen"
    assert load_limits(None).similarity == 0.5


@pytest.mark.parametrize("value", ["0", "-0.1", "1.5", "true", '"三成"', "[0.3]"])
def test_what_is_no_share_is_told(value):
    write(user_file(), f"[check]\nsimilarity = {value}\n")
    (problem,) = problems()
    assert "“similarity”的值不对" in problem and EXPECTED["similarity"] in problem


def test_every_problem_is_told_at_once(tmp_path):
    write(user_file(), "[check]\nsimilarty = 0.3\n[chekc]\n")
    write(tmp_path / ".shuzhi" / "settings.toml", "similarity = 0.3\n[check]\nsimilarity = 3\n")
    found = "\n".join(problems(tmp_path))
    for words in ("是否想写 similarity？", "“chekc”", "请把它移到 [check] 一行之下", "的值不对"):
        assert words in found
    assert len(problems(tmp_path)) == 4


def test_a_file_that_is_no_toml_is_told_with_its_line():
    write(user_file(), "[check]\nsimilarity = 三成\n")
    (problem,) = problems()
    assert "第2行" in problem


def test_every_limit_has_its_explanation():
    assert EXPECTED.keys() == Limits.model_fields.keys()
