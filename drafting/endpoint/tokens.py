"""How much a model reads: tokens estimated here, without a vocabulary, against what the server can and did read.

Some servers cut a long prompt in silence: Ollama keeps half of its context (ollama/ollama#4967 #17427). What it says
that it has read then falls far short of what was sent.
"""

import math
import re

from drafting.errors import RejectedError

# Measured on this project's prompts with the vocabularies of Qwen and DeepSeek: within a sixth of their counts.
PER_HAN = 0.6
PER_OTHER = 0.85  # slot tokens and punctuation: nearly every character is a token of its own
CUT_BELOW = 0.6  # of the estimate: a vocabulary may be thriftier, but none by so much
LEAST_CUT = 500  # no server has a context so small that it would cut less
SPARE = 1.2  # the estimate may be low by this much
SHORTEST_ANSWER = 256

_HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER = re.compile(r"[^\s\u3400-\u9fff]")
_ADVICE = (
    "请换用上下文更长的模型，或加大模型服务的上下文长度（Ollama：启动服务前设置环境变量 "
    "OLLAMA_CONTEXT_LENGTH=16384，或模型参数 num_ctx）"
)


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a Chinese text is."""
    return math.ceil(PER_HAN * len(_HAN.findall(text)) + PER_OTHER * len(_OTHER.findall(text)))


def room_for_answer(prompt: int, context: int, wanted: int) -> int:
    """Return how many tokens the answer may have, at most ``wanted``; a context of 0 is unknown and sets no limit.

    ``prompt`` is estimated. Raises RejectedError where the prompt alone leaves no room.
    """
    if not context:
        return wanted
    if prompt + SHORTEST_ANSWER > context:
        raise RejectedError(
            f"材料太长，没有发出：约合 {prompt} 个词元（token），加上答复超过了模型一次能读写的 "
            f"{context} 个。{_ADVICE}；如果设置文件里的 context 写小了，请改正"
        )
    return min(wanted, max(SHORTEST_ANSWER, context - round(SPARE * prompt)))


def require_read(estimated: int, counted: int) -> None:
    """Raise RejectedError when the server has read far less than was sent; 0 counted means that it does not say."""
    if estimated >= LEAST_CUT and 0 < counted < CUT_BELOW * estimated:
        raise RejectedError(
            f"模型服务没有读完材料：发去约 {estimated} 个词元（token），它只读了 {counted} 个，其余被截掉了，"
            f"写出的文字不能用。{_ADVICE}"
        )
