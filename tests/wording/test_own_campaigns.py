"""shuzhi update-lexicon: a user's own campaigns are proven, only added to, and heeded from then on."""

import errno
import os

import pytest

from drafting.errors import SettingsError, WriteError
from drafting.material import load
from drafting.pipeline import review
from drafting.wording.own_campaigns import own_campaigns, own_file, take, taken_lines
from drafting.workspace import Sources
from tests.support.shuzhi import shuzhi

HEADING = "名称,别称,开始日期,结束日期,依据,正例,反例\n"
YEAR = (
    "质量提升年活动,质量年,2025/1/1,2025-12-31,公司党委通知,"
    "巩固质量提升年活动成果。|质量提升年活动以来，返工明显减少。|提升质量永无止境。,"
    "扎实开展质量提升年活动。|以质量年为主线。|质量提升年活动中，解决问题12个。\n"
)
COURSE = (
    "清风课堂行动,,2026-03-01,,公司纪委通知,"
    "谋划清风课堂行动。|即将启动的清风课堂行动。|课堂上下清风拂面。,"
    "开展清风课堂行动。|清风课堂行动见实效。|参加清风课堂行动12人。\n"
)


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def table(tmp_path):
    def table(text):
        path = tmp_path / "期限.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return table


@pytest.fixture
def problems(table):
    def problems(text):
        with pytest.raises(SettingsError) as caught:
            take(table(text))
        assert all(p.file == "期限.csv" and p.suggestion for p in caught.value.problems)
        assert not own_file().exists()
        return [(p.place, p.key, p.message) for p in caught.value.problems]

    return problems


def names():
    return [campaign.name for campaign in own_campaigns()]


def test_what_is_taken_is_kept_beside_the_settings_and_told(table):
    taken = take(table(HEADING + YEAR + COURSE))
    assert names() == ["质量提升年活动", "清风课堂行动"]
    lines = "\n".join(taken_lines(taken))
    assert "新加入 2 条：质量提升年活动、清风课堂行动。" in lines
    assert str(own_file()) in lines and own_file().name == "campaigns.csv"


def test_what_was_there_stays_byte_by_byte_in_front(table):
    take(table(HEADING + YEAR))
    before = own_file().read_bytes()
    take(table(HEADING + COURSE))
    assert own_file().read_bytes().startswith(before)
    assert names() == ["质量提升年活动", "清风课堂行动"]


def test_the_same_again_writes_nothing(table):
    take(table(HEADING + YEAR))
    before = own_file().read_bytes()
    taken = take(table(HEADING + YEAR))
    assert (taken.added, taken.corrected, taken.known) == ((), (), ("质量提升年活动",))
    assert own_file().read_bytes() == before
    assert list(taken_lines(taken))[-1] == "什么也没有写。"


def test_a_correction_is_added_and_the_last_one_tells(table):
    take(table(HEADING + YEAR))
    taken = take(table(HEADING + YEAR.replace("2025-12-31", "2026-06-30")))
    assert taken.corrected == ("质量提升年活动",)
    (campaign,) = own_campaigns()
    assert str(campaign.ends) == "2026-06-30"
    assert "2025-12-31" in own_file().read_text("utf-8-sig")


def test_a_shipped_one_can_be_corrected(table):
    row = (
        "党史学习教育,,2021-02-20,,通知,党史。|历史。|学习。,"
        "党史学习教育甲。|党史学习教育乙。|党史学习教育丙。\n"
    )
    assert take(table(HEADING + row)).corrected == ("党史学习教育",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_usual_encoding_is_read_and_one_is_written(table, encoding):
    take(table((HEADING + YEAR).replace("\n", "\r\n").encode(encoding)))
    assert (
        own_file().read_text("utf-8-sig").startswith(HEADING + "质量提升年活动,质量年,2025-01-01,")
    )


def test_a_file_that_excel_has_saved_in_another_order_goes_on_in_that(table):
    take(table(HEADING + YEAR))
    cells = own_file().read_text("utf-8-sig").splitlines()[1].split(",")
    own_file().write_bytes(
        ("依据,名称,别称,开始日期,结束日期,正例,反例\r\n" + ",".join([cells[4], *cells[:4], *cells[5:]]) + "\r\n").encode("gb18030")
    )  # fmt: skip
    take(table(HEADING + COURSE))
    assert names() == ["质量提升年活动", "清风课堂行动"]
    assert own_campaigns()[1].source == "公司纪委通知"


@pytest.mark.parametrize(
    ("before", "behind", "key", "message"),
    [
        ("质量提升年活动,质", ",质", "名称", "没有填写"),
        ("质量提升年活动,质", "活动,质", "名称", "“活动”太短"),
        (",质量年,", ",质量年|年,", "别称", "“年”太短"),
        ("2025/1/1", "", "开始日期", "没有填写"),
        ("2025/1/1", "年初", "开始日期", "“年初”不是日期"),
        ("2025-12-31", "2025-13-31", "结束日期", "“2025-13-31”不是日期"),
        ("2025-12-31", "2024-12-31", "结束日期", "“2024-12-31”早于开始日期"),
        ("公司党委通知", "", "依据", "没有填写"),
        ("|提升质量永无止境。", "", "正例", "不足 3 个"),
        ("|以质量年为主线。", "", "反例", "不足 3 个"),
        ("以质量年为主线。", "以安全为主线。", "反例", "“以安全为主线。”应当查出，却没有查出"),
        ("提升质量永无止境。", "开展质量年。", "正例", "“开展质量年。”不应当查出，却查出了"),
    ],
)
def test_what_is_wrong_with_a_cell(problems, before, behind, key, message):
    assert before in YEAR
    assert problems(HEADING + YEAR.replace(before, behind, 1)) == [("第2行", key, message)]


def test_all_problems_come_at_once(problems):
    faulty = YEAR.replace("公司党委通知", "") + COURSE.replace("2026-03-01", "三月")
    assert [place for place, _, _ in problems(HEADING + faulty)] == ["第2行", "第3行"]
    assert problems(HEADING.replace("依据,", "") + YEAR)[0] == ("第1行", "依据", "这一列没有")
    assert problems("")[0][0] == "第1行"
    assert problems(HEADING)[0][2] == "没有内容"


def test_what_somebody_else_wrote_meanwhile_is_not_lost(table, monkeypatch):
    take(table(HEADING + YEAR))
    source = table(HEADING + COURSE)
    other = own_file().read_bytes() + b"\n"
    fsync = os.fsync

    def fsync_and_meddle(handle):
        fsync(handle)
        own_file().write_bytes(other)

    monkeypatch.setattr(os, "fsync", fsync_and_meddle)
    with pytest.raises(WriteError, match="请再运行一次"):
        take(source)
    assert own_file().read_bytes() == other


def test_a_full_disk_leaves_the_old_table(table, monkeypatch):
    take(table(HEADING + YEAR))
    source, before = table(HEADING + COURSE), own_file().read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="磁盘已满"):
        take(source)
    assert own_file().read_bytes() == before


def test_checks_and_drafts_heed_it_and_say_what_is_wrong_with_it(table, tmp_path):
    take(table(HEADING + COURSE))
    facts = tmp_path / "要点.yaml"
    facts.write_text("单位: 滨河项目党支部\n年度: 2025\n", "utf-8")
    report = tmp_path / "报告.txt"
    report.write_text("述职报告\n一、工作情况\n开展清风课堂行动。\n", "utf-8")
    (finding,) = (f for f in review(report, facts=facts).findings if f.code == "wording.early")
    assert finding.text == "清风课堂行动" and "公司纪委通知" in finding.message
    assert len(load(Sources(facts)).rules) == 1
    own_file().write_text(HEADING + COURSE.replace("2026-03-01", "三月"), "utf-8")
    for use in (lambda: review(report, facts=facts), lambda: load(Sources(facts))):
        with pytest.raises(
            SettingsError if use.__code__.co_names[0] == "review" else Exception
        ) as caught:
            use()
        assert "“三月”不是日期" in str(caught.value)


def test_the_command(tmp_path):
    (tmp_path / "期限.csv").write_text(HEADING + YEAR, "utf-8")
    run = shuzhi("update-lexicon", "期限.csv", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert "新加入 1 条：质量提升年活动。" in run.out
    assert (tmp_path / ".config" / "shuzhi" / "campaigns.csv").is_file()
    (tmp_path / "期限.csv").write_text(HEADING, "utf-8")
    run = shuzhi("update-lexicon", "期限.csv", cwd=tmp_path)
    assert (run.code, run.out) == (3, "")
    assert "没有内容" in run.err
    assert shuzhi("update-lexicon", cwd=tmp_path).code == 2
