"""Text in another script: a clause in Traditional characters, a sentence in a foreign language."""

from collections.abc import Iterator

from tests.support.defect import Defect, edited
from tests.support.defects.original import Original, put_in, spread

CODE = "text.script"
EACH = 8
_SIMPLIFIED = (
    "党员组织学习会议开务实践体个来时对这为强区县总结华产业动发众导责岗题领专义场经济设进农阳长问们东书图网电话车马门见贝风飞鸟鱼龙齐"
    "连远运过边选达护报担热爱点灵劳标极机杂权条应战术乡亲认识调谈论证评词语读课诚请谢讲许访诉试详说让训记计订传统维续绩级红约纪纳纯线"
    "练细终绍给绝继编缘罗职联听声胜脱脑节艺苏范荐药获营蓝虑虽补装观规视觉览触讨诸贡财贤败货质贩贪贫购贯贴贵费贺资赏赖赛赞赶趋跃轮软转"
    "轻载较辅辆辉输辞办迁迈还违迟适递遗邮邻郑释针钢钱铁锋键镇闭间闲闻阅队阶际阴阵陆陈险随隐难雾静顶项顺须顾顿预频颜额养余馆驱验骤"
)
_TRADITIONAL = (
    "黨員組織學習會議開務實踐體個來時對這為強區縣總結華產業動發眾導責崗題領專義場經濟設進農陽長問們東書圖網電話車馬門見貝風飛鳥魚龍齊"
    "連遠運過邊選達護報擔熱愛點靈勞標極機雜權條應戰術鄉親認識調談論證評詞語讀課誠請謝講許訪訴試詳說讓訓記計訂傳統維續績級紅約紀納純線"
    "練細終紹給絕繼編緣羅職聯聽聲勝脫腦節藝蘇範薦藥獲營藍慮雖補裝觀規視覺覽觸討諸貢財賢敗貨質販貪貧購貫貼貴費賀資賞賴賽贊趕趨躍輪軟轉"
    "輕載較輔輛輝輸辭辦遷邁還違遲適遞遺郵鄰鄭釋針鋼錢鐵鋒鍵鎮閉間閒聞閱隊階際陰陣陸陳險隨隱難霧靜頂項順須顧頓預頻顏額養餘館驅驗驟"
)
TO_TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
FOREIGN = (
    "The branch made steady progress throughout the year.",
    "All members took an active part in voluntary service.",
    "This section describes the main achievements of our team.",
    "We will keep improving the quality of our meetings.",
    "Please refer to the attachment for further details.",
    "In conclusion, the overall performance was satisfactory.",
    "Their sense of responsibility has been greatly enhanced.",
    "It is necessary to strengthen communication with the public.",
    "Members were encouraged to share their own experience.",
    "The results exceeded the expectations of the committee.",
    "Much remains to be done in the coming months.",
    "Safety is the first priority in everything that we do.",
    "支部の活動は順調に進んでいます。",
    "Работа продолжается в соответствии с планом.",
    "앞으로도 꾸준히 노력하겠습니다.",
)


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with a clause in Traditional characters or a sentence in a foreign language."""
    text = original.text
    rich = [(s, e) for s, e in original.clauses if _differing(text[s:e]) >= 3]
    for s, e in spread(rich, EACH):
        new = text[s:e].translate(TO_TRADITIONAL)
        yield edited("clause in Traditional", text, s, e, new, CODE)
    for number, sentence in original.some(FOREIGN, 8):
        yield put_in(original, "foreign sentence", number, sentence, CODE)


def _differing(words: str) -> int:
    """Return how many characters Traditional script writes otherwise."""
    return sum(ord(character) in TO_TRADITIONAL for character in words)
