"""What an outside host learns of persons and units: nothing, on first prompts, in repairs, with or without reference."""

import asyncio
import json
import stat
from pathlib import Path

import pytest

from drafting.errors import EndpointError, WriteError
from drafting.hidden_names import hiding_slots
from drafting.material import Material, load
from drafting.model import engine as model_engine
from drafting.model.debug_log import DebugLog
from drafting.model.engine import ModelEngine
from drafting.notes.ask import slots_of
from drafting.notes.lines import notes_from
from drafting.prompt import Message, repair_messages, section_messages
from drafting.workspace import Sources, Workspace
from drafting.writing.draft import Draft, write_draft
from drafting.writing.rewrite import Rewrite
from schemas.finding import Finding, Severity
from tests.support import scripted_server as server
from tests.support.facts import facts_from
from tests.support.scripted_server import Behaviour, ScriptedServer

PERSONS = (
    "周海涛", "王强", "李建国", "欧阳明慧", "赵敏", "孙立新", "钱卫东", "吴静怡", "郑浩然", "冯玉兰", "陈志远", "褚晓楠",
    "卫国华", "蒋文博", "沈怀瑾", "韩立峰", "杨梅芳", "朱永康", "秦小满", "许嘉宁", "何守田", "吕思清", "施展鹏", "张桂英",
    "孔令辉", "曹永顺", "严以宽", "华春生", "金大勇", "魏守山", "阿依古丽·买买提", "司马长风",
)  # fmt: skip
UNITS = (
    "中建某局", "滨河综合体", "滨河社区", "向阳社区", "江州市第一中学", "江州市住建局", "和平街道", "云岭村", "双塔派出所",
    "金穗物业公司", "华江发电有限公司", "市政三公司", "柳溪镇中心卫生院", "星桥软件有限公司", "青禾小学", "东湖敬老院", "石桥消防站",
)  # fmt: skip
FACTS = """
单位: 中建某局滨河综合体项目党支部
年度: 2025
述职人: 周海涛
职务: 滨河项目党支部书记
标题: 滨河项目党支部书记周海涛2025年度述职报告
数据:
  支委会: 12次
  走访滨河社区: 9次
  与华江发电有限公司共建: 3次
  党课: 4次
履职:
  - 与王强、李建国、赵敏谈心谈话3次，联系欧阳明慧同志所在班组
  - 邀请蒋文博教授讲授党课1次，周书记带头宣讲2次
活动:
  - 名称: 周海涛劳模创新工作室挂牌
    时间: 2025年6月
    参加: 孙立新、钱卫东等45人
    成效: 在滨河项目推广，江州市住建局现场观摩
  - 名称: “弘扬工匠精神”吴静怡事迹报告会
    参加: 由郑浩然主持，23名党员参加
  - 3月与向阳社区、和平街道联合开展“学雷锋”志愿服务，冯玉兰带队，32人参加
  - 走访云岭村，慰问老党员张桂英、曹永顺2户，阿依古丽·买买提受到慰问
  - 与双塔派出所、金穗物业公司、星桥软件有限公司党支部结对共建
  - 到青禾小学、东湖敬老院开展志愿服务2次，石桥消防站指导演练1次
荣誉:
  - 名称: 党员陈志远获评“最美建设者”
    时间: 2025年7月
    授予单位: 江州市住建局
  - 名称: 中建某局“先进基层党组织”
    授予单位: 中建某局党委
  - 名称: 褚晓楠同志“优秀共产党员”
    授予单位: 市政三公司
亮点:
  - 标题: 卫国华党员先锋岗带动项目攻关
    内容: 卫国华牵头，沈怀瑾、韩立峰参加，攻关5项，柳溪镇中心卫生院派员保障
不足:
  - 问题: 对杨梅芳、朱永康等青年党员培养不够
    原因: 与秦小满同志谈心不够经常
计划:
  - 内容: 由许嘉宁牵头，与江州市第一中学共建，全年攻关不少于3项
    责任人: 何守田、吕思清
    时限: 2026年6月底
  - 内容: 深化滨河先锋品牌
    责任人: 组织委员施展鹏
去年整改:
  - 问题: 孔令辉反映的食堂问题
    结果: 已完成
    措施: 严以宽负责整改，华春生督办，金大勇经理验收，魏守山师傅和司马长风同志监督
  - 问题: 与青禾小学联系不多
    结果: 已完成
    措施: 每月走访，听取意见
"""
REFERENCE = """2024年度党支部书记述职报告
中建某局滨河综合体项目党支部 周海涛
一、2024年度抓党建工作情况
（一）强化政治引领。支部召开支委会11次，王强、李建国作交流发言。滨河社区党支部书记张桂英到场指导。
（二）做实服务。与向阳社区共建，走访云岭村，慰问曹永顺同志。
二、党建工作特色、亮点
打造滨河先锋品牌，吴静怡同志获评优秀党员，江州市住建局现场观摩。
三、存在不足
一是与青禾小学联系不多。
四、下一步工作计划
由郑浩然牵头，做好与东湖敬老院的共建。
"""


NUMBERS = (
    "13812345678", "370202199001011234", "138 1234 5678", "K12+300", "K15+020", "QD-0088", "0088", "zhangsan_88", "wx_lisi",
    "zhang@unit.cn", "www.unit.cn", "鲁B12345", "三分之二", "2次", "1次", "3·15", "第3", "５G", "１３９", "6号线",
)  # fmt: skip
NUMBERED = """
单位: 滨河支部
年度: 2025
述职人: 欧阳明
数据:
  支委会: 12次
  K15+020值守: 9次
履职:
  - 欧阳书记讲党课4次，联系电话13812345678，微信号wx_lisi
活动:
  - 名称: K12+300处设立党员先锋岗
    参加: 覆盖三分之二班组
    成效: 每月开展夜校2次，每季度复盘1次
  - 为身份证号370202199001011234的职工申请救助，编号QD-0088
  - 建立zhangsan_88群和zhang@unit.cn邮箱，公布138 1234 5678
  - 第3党小组在6号线开展“3·15”宣传，网址www.unit.cn
亮点:
  - 标题: 推广５G智慧工地
    内容: 车辆鲁B12345带队，热线１３９组织宣讲
不足:
  - 问题: 对K12+300处研究不够
计划:
  - 内容: 在K12+300处抓落实，每月开展夜校2次
"""


@pytest.fixture(autouse=True)
def _is_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripted server stands on this machine; the engine takes it for an outside host."""
    monkeypatch.setattr(model_engine, "is_private", lambda _: False)


@pytest.fixture
def material(tmp_path: Path) -> Material:
    (tmp_path / "要点.yaml").write_text(FACTS, "utf-8")
    (tmp_path / "去年.txt").write_text(REFERENCE, "utf-8")
    return load(Sources(facts=tmp_path / "要点.yaml", reference=tmp_path / "去年.txt"))


def drafted(
    tmp_path: Path, material: Material, behaviour: Behaviour, **options: object
) -> tuple[Draft, str, list[str]]:
    """Return the draft, everything that the server received, and what was said."""
    said: list[str] = []
    with ScriptedServer(behaviour) as endpoint:
        workspace = Workspace.create(tmp_path)
        engine = ModelEngine(endpoint.endpoint(), workspace, say=said.append, **options)
        draft = asyncio.run(write_draft(material, engine))
    received = "\n".join(
        json.dumps([exchange.payload, exchange.headers, exchange.path], ensure_ascii=False)
        for exchange in endpoint.exchanges
    )
    return draft, received, said


def leaked(text: str) -> list[str]:
    return [name for name in (*PERSONS, *UNITS) if name in text]


def test_every_planted_name_is_in_the_facts():
    assert not [name for name in (*PERSONS, *UNITS) if name not in FACTS]


BEHAVIOURS = pytest.mark.parametrize(
    "behaviour",
    [
        server.good, server.drops_a_token, server.swaps_two_tokens, server.invents_a_figure,
        server.never_learns, server.speaks_english,
    ],
    ids=["good", "drops", "swaps", "invents", "never learns", "English"],
)  # fmt: skip


@BEHAVIOURS
@pytest.mark.parametrize("send_reference", [False, True], ids=["style", "sentences"])
def test_no_name_of_the_facts_reaches_an_outside_host(
    tmp_path: Path, material: Material, behaviour: Behaviour, send_reference: bool
):
    _, received, _ = drafted(tmp_path, material, behaviour, send_reference=send_reference)
    assert leaked(received) == []
    assert "滨河" not in received
    assert ("<范文>\\n" in received) == send_reference


def test_the_names_are_back_in_the_report(tmp_path: Path, material: Material):
    draft, _, _ = drafted(tmp_path, material, server.good)
    text = draft.verdict.case.report.text
    assert draft.verdict.passed, [f.message for f in draft.verdict.stopping]
    told = [name for name in PERSONS if name in text]
    assert set(PERSONS) == set(told), set(PERSONS) - set(told)
    assert draft.mended.composed == ()


@BEHAVIOURS
def test_no_number_of_the_facts_reaches_an_outside_host(tmp_path: Path, behaviour: Behaviour):
    (tmp_path / "要点.yaml").write_text(NUMBERED, "utf-8")
    material = load(Sources(facts=tmp_path / "要点.yaml"))
    assert not [number for number in NUMBERS if number not in NUMBERED]
    draft, received, _ = drafted(tmp_path, material, behaviour)
    assert "欧阳" not in received
    sent = "".join(message["content"] for message in _messages(received))
    assert [number for number in NUMBERS if number in sent] == []
    text = draft.verdict.case.report.text
    if behaviour is not server.drops_a_token:
        assert [number for number in NUMBERS if number not in text] == []


def _messages(received: str) -> list[dict[str, str]]:
    """Return what a user's messages say: the rules are the same for everybody."""
    exchanges = (json.loads(line)[0]["messages"] for line in received.splitlines())
    return [
        message for messages in exchanges for message in messages if message["role"] != "system"
    ]


def test_a_name_is_the_same_token_wherever_it_stands(material: Material):
    slots = material.hiding_slots
    for name in PERSONS:
        assert slots.mask_names(name) == slots.mask_names(f"与{name}谈心")[1:-2]
    assert len({slots.mask_names(name) for name in PERSONS}) == len(PERSONS)


def test_a_masked_text_comes_back_as_it_was(material: Material):
    slots = material.hiding_slots
    for item_id, item in material.facts.items():
        for field, text in item.fields():
            masked = slots.mask(f"{item_id}.{field}" if field else item_id, text)
            assert slots.fill(masked).text == text
            assert slots.fill(masked).unknown == ()


def test_a_token_does_not_tell_the_name_behind_it(material: Material):
    """It follows from the place of the name in the facts: a list of employees is no key to it."""
    other = facts_from(FACTS.replace("李建国", "李建军"))
    assert material.hiding_slots.mask_names("李建国") == hiding_slots(other).mask_names("李建军")


def test_a_new_name_behind_the_others_moves_none_of_their_tokens(material: Material):
    more = facts_from(FACTS + "  - 问题: 联系群众不够\n    措施: 请彭建军同志牵头\n")
    slots = hiding_slots(more)
    for name in PERSONS:
        assert slots.mask_names(name) == material.hiding_slots.mask_names(name)


def test_no_name_of_a_note_goes_out_whether_the_facts_know_it_or_not(material: Material):
    spec = material.outline.section("work")
    note = "多写李建国同志的事；冉阿强同志那次不写。语气平实。"
    slots = material.hiding_slots
    user = section_messages(
        spec, material.facts, slots, None, spec.heading, rewrite=Rewrite("", note=note)
    )[1].content
    assert f"多写{slots.mask_names('李建国')}同志的事" in user
    assert "阿强" not in user and "［名］同志那次不写。语气平实。" in user


def test_no_name_of_a_heading_goes_out_whether_the_facts_know_it_or_not(material: Material):
    spec = material.outline.section("work")
    slots = material.hiding_slots
    heading = "冉阿强同志与李建国同志抓党建工作情况"
    user = section_messages(spec, material.facts, slots, None, heading)[1].content
    assert f"［名］同志与{slots.mask_names('李建国')}同志抓党建工作情况" in user
    for section in material.outline.sections:
        prompt = section_messages(section, material.facts, slots, None, section.heading)
        assert "［名］" not in prompt[1].content


def test_no_name_of_a_chat_goes_out_to_read_the_notes():
    notes = notes_from("万里晴 09:12\n今天党课1次\n\n李建国 09:15\n都说万里晴讲得好\n")
    assert [line.speaker for line in notes.lines] == ["万里晴", "李建国"]
    assert "万里晴" not in slots_of(notes, hidden=True).mask("履职.2", notes.lines[1].text)


def test_what_a_repair_quotes_is_masked_and_the_models_own_words_are_not(material: Material):
    slots = material.hiding_slots
    body = f"{slots.mask_names('李建国')}参加外出考察137次。"
    told = "李建国参加45人的演练，滨河社区到场"
    findings = [_finding("text.repetition", told), _finding("figures.unsupported", "137次")]
    user = repair_messages(messages_of(material), body, findings, slots)[1].content
    assert leaked(user) == [] and "45人" not in user
    assert f"{slots.mask_names('李建国')}参加［数］的演练" in user
    assert "“137次”没有事实依据" in user


def _finding(code: str, text: str) -> Finding:
    return Finding(
        code=code, severity=Severity.ERROR, section="work", start=0, end=0, text=text,
        message=f"“{text}”有误", suggestion="请改正", fact=None,
    )  # fmt: skip


def messages_of(material: Material) -> tuple[Message, ...]:
    spec = material.outline.section("work")
    return section_messages(spec, material.facts, material.hiding_slots, None, spec.heading)


def test_what_goes_where_is_said_once_and_before_the_first_call(tmp_path: Path, material: Material):
    _, _, said = drafted(tmp_path, material, server.never_learns)
    (line,) = [line for line in said if line.startswith("发往 ")]
    assert said.index(line) == 1
    count = material.hiding_slots.name_count
    assert line.startswith(f"发往 127.0.0.1：单位、人名已换成代号（{count} 个）")
    assert "句子不发出" in line
    _, _, said = drafted(tmp_path / "2", material, server.good, send_reference=True)
    assert any("句子隐去名称和数字后一并发出" in line for line in said)


def test_a_private_endpoint_is_told_names_and_sentences_as_ever(
    tmp_path: Path, material: Material, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(model_engine, "is_private", lambda _: True)
    draft, received, said = drafted(tmp_path, material, server.good)
    assert {"李建国", "向阳社区"} <= set(leaked(received)) and "<范文>" in received
    assert not [line for line in said if line.startswith("发往")]
    assert draft.verdict.passed


def test_an_internal_paper_is_pointed_out_before_it_goes_out(tmp_path: Path, material: Material):
    (tmp_path / "去年.txt").write_text(f"内部资料  注意保存\n{REFERENCE}", "utf-8")
    _, _, said = drafted(tmp_path, material, server.good)
    warnings = [line for line in said if line.startswith("注意：")]
    assert warnings == ["注意：去年.txt 标有“内部”字样，其中的内容将发往外部服务 127.0.0.1"]


def test_the_debug_log_has_prompts_and_answers_and_neither_key_nor_header(
    tmp_path: Path, material: Material
):
    file = tmp_path / "调试.log"
    file.write_text("", "utf-8")
    file.chmod(0o644)
    drafted(tmp_path, material, server.invents_a_figure, log=DebugLog(file))
    text = file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "[system]\n你是党支部的公文起草人" in text and "支部还组织外出考察137次。" in text
    assert "工作 发出 ====" in text and "工作 答复 ====" in text
    assert server.KEY not in text and "authorization" not in text.lower()


def test_a_debug_log_tells_why_there_is_no_answer(tmp_path: Path, material: Material):
    log = DebugLog(tmp_path / "a.log")
    with pytest.raises(EndpointError):
        drafted(tmp_path, material, server.says("一年来，支部", "length"), log=log)
    text = (tmp_path / "a.log").read_text("utf-8")
    assert "没有答复 ====" in text and "一年来，支部" in text


def test_a_debug_log_follows_no_link_and_needs_a_folder(tmp_path: Path):
    (tmp_path / "link.log").symlink_to(tmp_path / "elsewhere.log")
    for path in (tmp_path / "link.log", tmp_path / "none" / "a.log", tmp_path):
        with pytest.raises(WriteError, match="调试记录"):
            DebugLog(path)
    assert not (tmp_path / "elsewhere.log").exists()
