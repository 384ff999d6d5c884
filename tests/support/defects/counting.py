"""Numbers that no fact knows: invented measures, and numbers that say not what they count."""

from collections.abc import Iterator

from drafting.figures import scan
from tests.support.defect import Defect, edited
from tests.support.defects.original import Original, put_in, spread

SENTENCES = (
    "组织消防知识培训《7场》。",
    "全年累计走访商户《73家》，收集意见建议若干。",
    "先后有《19名》骨干参加技能比武并取得名次。",
    "投入经费《83.7万元》用于阵地建设。",
    "支部已连续《七年》获评先进。",
    "参与群众达《720余人次》。",
    "群众满意率提升至《百分之九十六点四》。",
    "制作展板《三十三块》，营造了浓厚氛围。",
    "推荐《5》名青年参加演讲比赛。",
    "党员干部撰写理论文章《十七》篇。",
    "《34》件群众来信全部得到答复。",
    "开放图书角后，借阅量较上年增长《27.8%》。",
    "支部把《四分之三》的活动放到一线开展。",
    "会同有关部门清理积压事项《1,130件》。",
    "采购学习用书《２６０册》，人手一套。",
    "由党员带头，认领责任田块《近90处》。",
    "争取上级补助《两千六百元》，全部用于慰问。",
    "微信群推送学习提示《九十一条》。",
    "骨干力量由《6人》增加，分工更加明确。",
    "党员示范岗的业务差错率降低《0.6个百分点》。",
    "整修活动室，面积达到《165平方米》。",
    "其间共有《二十八家》兄弟单位前来交流。",
    "志愿服务总时长突破《2.3万小时》。",
    "全年共有《3.8万人》通过窗口办理业务。",
)  # fmt: skip
CLAUSES = (
    "，覆盖职工群众《370人》", "，其中青年骨干占《64%》", "，累计投入《5.9万元》", "，发放资料《880余份》",
    "，带动周边《29户》共同参与", "，为集体节约开支《七万元》",
)  # fmt: skip
UNCLASSIFIED = (
    "支部年度考核得分《97.45》，位居前列。",
    "在上级组织的互评中，支部的综合指数为《86.3》。",
    "党员先锋指数由低到高，已升至《93.6》。",
    "经测评，班子的凝聚力达到《88.8》。",
    "安全生产积分保持在《118》以上。",
    "职工对食堂的评价提高到《4.87》。",
    "年中检查时，支部资料完整性评为《91》。",
    "学习平台上，党员平均积分突破《14600》。",
    "对标先进找差距，标准化测评为《九十四》。",
    "与去年相比，风险系数下降到《0.36》。",
    "民意调查显示，支部的认可度为《95.7》。",
    "工作推进情况打分《83》，仍有上升空间。",
)  # fmt: skip


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with one more number in it."""
    for number, sentence in original.some(SENTENCES, 12):
        yield from _invented(original, "invented", number, sentence, "figures.unsupported")
    for number, sentence in original.some(UNCLASSIFIED, 7):
        codes = "figures.unclassified|figures.unsupported"
        yield from _invented(original, "number of nothing", number, sentence, codes)
    yield from _clauses(original)


def _invented(
    original: Original, kind: str, number: int, sentence: str, codes: str
) -> Iterator[Defect]:
    """Yield the report with a sentence at one of its joints, unless it knows the number."""
    before, _, rest = sentence.partition("《")
    numeral, _, behind = rest.partition("》")
    words = before + numeral + behind
    if not _is_known(original, words):
        yield put_in(original, kind, number, words, codes, numeral)


def _clauses(original: Original) -> Iterator[Defect]:
    """Yield the report with a clause before the end of sentences that state something else."""
    ends = [
        e - 1
        for p in original.body
        for s, e in original.sentences
        if p.section in {"work", "highlights"} and p.heading_end < s < p.end
        if original.text[e - 1] == "。" and e - s > 16
    ]
    for at, clause in zip(spread(ends, len(CLAUSES)), CLAUSES, strict=False):
        numeral = clause[clause.index("《") + 1 : clause.index("》")]
        words = clause.replace("《", "").replace("》", "")
        if not _is_known(original, words):
            start = at + words.index(numeral)
            yield edited(
                "invented clause", original.text, at, at, words, "figures.unsupported",
                places=((start, start + len(numeral)),), note=words,
            )  # fmt: skip


def _is_known(original: Original, words: str) -> bool:
    return any(n.value in original.values for n in scan(words) if n.value is not None)
