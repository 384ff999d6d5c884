"""What an endpoint will say again is not asked again: key, balance, model, address, length of the prompt, parameters."""

import pytest

from drafting.errors import RejectedError
from tests.support.asking import both_ways, fails
from tests.support.scripted_server import KEY, ScriptedServer, replies, status

BALANCE = {
    "OpenAI, 429": status(429, {"message": "You exceeded your current quota", "type": "insufficient_quota", "code": "insufficient_quota"}, retry_after="1"),
    "Kimi, 429": status(429, {"message": "Your account is suspended, please check your plan and billing details", "type": "exceeded_current_quota_error"}),
    "GLM, 429": status(429, {"code": "1113", "message": "您的账户已欠费，请充值后重试"}),
    "DeepSeek, 402": status(402, {"message": "Insufficient Balance", "type": "unknown_error"}),
    "DashScope, Arrearage": status(400, {"code": "Arrearage", "message": "Access denied, please make sure your account is in good standing."}),
}  # fmt: skip
CONTEXT = {
    "vLLM": status(400, {"message": "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens."}),
    "SGLang": status(400, {"message": "The input (9000 tokens) is longer than the model's context length (4096 tokens)."}),
    "llama.cpp": status(400, {"code": 400, "type": "exceed_context_size_error", "message": "the request exceeds the available context size, try increasing it"}),
    "LM Studio": status(400, {"message": "Trying to keep the first 9000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens"}),
    "OpenAI": status(400, {"code": "context_length_exceeded", "message": "too long", "param": "messages"}),
    "DashScope": status(400, {"code": "invalid_parameter_error", "message": "Range of input length should be [1, 30720]"}),
    "Kimi": status(400, {"message": "Invalid request: Your request exceeded model token limit: 8192", "type": "invalid_request_error"}),
    "GLM": status(400, {"code": "1261", "message": "Prompt exceeds max length"}),
    "status 200": replies({"error": {"message": "This model's maximum context length is 4096 tokens."}}),
    "413": status(413, "<html>Request Entity Too Large</html>"),
}  # fmt: skip
PARAMETERS = {
    "vLLM, answer too long": (status(400, {"message": "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 4096 tokens and your request has 1643 input tokens"}), "max_tokens 改小"),
    "DeepSeek, answer too long": (status(400, {"message": "Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"}), "max_tokens 改小"),
    "DashScope, answer too long": (status(400, {"code": "invalid_parameter_error", "message": "Range of max_tokens should be [1, 2000]"}), "max_tokens 改小"),
    "OpenAI, name of the length": (status(400, {"message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "param": "max_tokens"}), "profile"),
    "OpenAI, temperature": (status(400, {"message": "Unsupported value: 'temperature' does not support 0.4 with this model. Only the default (1) value is supported.", "param": "temperature"}), "temperature（多为 1）"),
    "Kimi, temperature": (status(400, {"message": "invalid temperature: only 1 is allowed for this model", "type": "invalid_request_error"}), "temperature（多为 1）"),
    "thinking": (status(400, {"message": "Unrecognized request argument supplied: enable_thinking"}), "profile"),
    "vLLM, forbidden": (status(422, {"message": "[{'type': 'extra_forbidden', 'loc': ('body', 'chat_template_kwargs')}]"}), "profile"),
}  # fmt: skip
OTHERS = {
    "wrong key": (status(401, {"message": f"Incorrect API key provided: {KEY}"}), "密钥"),
    "no permission": (status(403, {"message": "forbidden"}), "权限"),
    "no such model": (status(404, {"message": "The model `x` does not exist", "code": "model_not_found"}), "没有这个模型"),
    "no such path": (status(404, "<html>Not Found</html>"), "/v1"),
    "redirect": (status(302, "<html>", location="http://example.com/"), "base_url"),
    "anything else": (status(400, {"message": "<b>bad</b> request"}), "核对"),
    "an echo of the request": (status(422, {"detail": [{"msg": "bad", "input": {"temperature": 0.4, "max_tokens": 4096}}]}), "核对"),
}  # fmt: skip
REJECTIONS = (
    {f"balance: {name}": (answer, "没有余额") for name, answer in BALANCE.items()}
    | {f"context: {name}": (answer, "材料太长") for name, answer in CONTEXT.items()}
    | {f"parameter: {name}": row for name, row in PARAMETERS.items()}
    | OTHERS
)


@both_ways
@pytest.mark.parametrize(("behaviour", "words"), REJECTIONS.values(), ids=REJECTIONS)
def test_a_rejection_says_what_to_do_and_is_never_asked_again(behaviour, words, streamed):
    with ScriptedServer(behaviour) as server:
        assert words in str(fails(server, RejectedError, streamed))
        assert len(server.exchanges) == 1
