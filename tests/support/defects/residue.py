"""Clean reports with a blank, or with what a web page or a model leaves behind."""

from collections.abc import Iterator

from tests.support.defect import Defect, edited
from tests.support.defects.original import Original, put_in

BLANKS = (
    "全年开展志愿服务XX次。",
    "××同志表现突出。",
    "【待补】",
    "慰问困难职工{{人数}}名。",
    "培训覆盖率达到xx%。",
    "于X月X日召开专题会议。",
    "累计投入____万元。",
    "（此处填写具体做法）",
    "【请补充数据】",
    "发展党员＿＿名。",
    "支部与○○单位开展共建。",
    "完成任务（数字待定）项。",
    "帮扶困难群众（待补充）户。",
)
LEFT = (
    "更多内容见https://www.example.com/shuzhi。",
    "作为AI语言模型，我无法核实上述内容。",
    "以下是修改后的述职报告。",
    "**强化责任担当**，抓好落实。",
    "<think>先写工作</think>",
    "本文来源：公文写作网。",
    "希望以上内容对您有所帮助。",
    "如需进一步修改，请随时告诉我。",
    "点击下载全文www.example.cn。",
    "好的，我来为您撰写这一部分。",
    "`支部工作`情况总体良好。",
    "当然可以，下面是润色后的段落。",
    "<br>支部工作再上台阶。",
)
MARKS = ("## ", "- ", "> ", "* ")


def defects(original: Original) -> Iterator[Defect]:
    """Yield the report with something in it that is no finished text."""
    for number, words in original.some(BLANKS, 8):
        yield put_in(original, "blank", number, words, "text.placeholder")
    for number, words in original.some(LEFT, 8):
        yield put_in(original, "left behind", number, words, "text.leak")
    for number, mark in enumerate(MARKS):
        long = [p for p in original.body if p.end - p.start > 40]
        at = long[(number * 2 + 1) % len(long)].start
        yield edited("markdown", original.text, at, at, mark, "text.leak")
