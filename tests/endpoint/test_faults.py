"""What replies and broken connections mean, without a server: the table of faults and what surrounds it."""

import re
import time
from email.utils import formatdate

import pytest

from drafting.endpoint.faults import (
    BUSY_WAITS,
    LONGEST_WAIT,
    ParameterError,
    ShapelessError,
    reply_fault,
    retry_after,
    shape_fault,
    wait_before_next,
)
from drafting.errors import OverloadedError, RefusedError, RejectedError, UnusableAnswerError
from drafting.lexicon import table


def test_every_row_of_the_table_is_chinese_and_says_what_to_do():
    for row in table("endpoint_faults"):
        re.compile(row["pattern"])
        re.compile(row["status"])
        assert row["error"] in ("refused", "rejected", "overloaded")
        assert re.search(r"[\u4e00-\u9fff]", row["message"]) and not row["message"].endswith("。")
        assert "请" in row["suggestion"] or "可以" in row["suggestion"]
        assert row["source"]


def test_every_reply_finds_a_row():
    for status in (None, *range(300, 600)):
        assert str(reply_fault(status, ""))


@pytest.mark.parametrize("row", [row for row in table("endpoint_faults") if row["parameter"]])
def test_what_a_server_does_not_take_is_named(row):
    examples = {
        "max_tokens": "max_tokens is too large" if "too large" in row["pattern"] else "Unsupported parameter: 'max_tokens'",
        "temperature": "temperature must be between 0 and 1",
        "stream": "only support stream mode",
        "stream_options": "Streaming is not supported",
        "response_format": "response_format is unavailable",
        "thinking": "model does not support thinking",
    }  # fmt: skip
    error = reply_fault(400, examples[row["parameter"]])
    assert isinstance(error, ParameterError) and isinstance(error, RejectedError)
    assert error.parameter == row["parameter"]
    assert row["message"] in str(error)


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (429, "insufficient_quota", "余额"),
        (400, "This model's maximum context length is 4096 tokens", "材料太长"),
        (401, "temperature", "密钥"),
        (400, '{"input": {"temperature": 0.4, "chat_template_kwargs": {}}}', "核对"),
    ],
)
def test_the_row_that_says_most_wins(status, body, words):
    assert words in str(reply_fault(status, body))


def test_a_body_is_never_shown():
    body = "<html>sk-secret 支部的材料</html>"
    for status in (None, 302, 400, 401, 404, 429, 500):
        assert "sk-secret" not in str(reply_fault(status, body))
        assert "材料</html>" not in str(reply_fault(status, body))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"choices": [{}]}', type(None)),
        (b'{"choices": [{}], "error": null, "message": "ok"}', type(None)),
        (b"data: {}", type(None)),
        (b": keep-alive", type(None)),
        (b"\n\n  {\"choices\": [1]}", type(None)),
        (b"<html>", UnusableAnswerError),
        (b"", ShapelessError),
        (b"null", ShapelessError),
        (b"[" * 100_000, ShapelessError),
        (b'{"choices": []}', ShapelessError),
        (b'{"error": {"code": "DataInspectionFailed"}}', RefusedError),
        (b'{"code": "Arrearage", "message": "Access denied"}', RejectedError),
        (b'{"message": "busy", "choices": null}', OverloadedError),
    ],
)  # fmt: skip
def test_a_good_status_is_judged_by_its_body(body, error):
    assert type(shape_fault("application/json", body)) is error


def test_a_wait_may_be_a_number_or_a_date():
    assert retry_after({"retry-after": "7"}) == 7
    soon = retry_after({"retry-after": formatdate(time.time() + 60, usegmt=True)})
    assert soon is not None and 50 < soon < 61
    assert retry_after({"retry-after": "86400"}) == 86_400


@pytest.mark.parametrize(
    "value",
    ["soon", "", "-5", "inf", "-inf", "nan", "1e300", formatdate(0, usegmt=True), "Mon, 01 Jan 0001 00:00:00 -0000",
     "Fri, 31 Dec 9999 23:59:59 -2359", "Fri, 31 Dec 9999 23:59:59 GMT", "9" * 400, "Mon, 99 Foo 2025 00:00:00 GMT"],
)  # fmt: skip
def test_a_wait_that_nobody_can_mean_is_as_good_as_none(value):
    assert retry_after({"retry-after": value}) is None
    assert wait_before_next(OverloadedError("忙"), 0, retry_after({"retry-after": value}))[1] == 1.0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(121, "3 分钟"), (7000, "117 分钟"), (7200, "2 小时"), (86_400, "24 小时"), (200_000, "3 天")],
)
def test_a_long_wait_is_told_as_a_person_says_it(seconds, words):
    error, wait = wait_before_next(OverloadedError("忙"), 0, seconds)
    assert wait is None and f"要求等 {words}再来" in str(error)


def test_a_body_is_searched_only_as_far_as_an_error_reaches():
    assert "余额" not in str(reply_fault(500, "x" * 30_000 + "insufficient_quota"))


def test_a_request_without_tls_to_a_port_with_tls_is_told():
    page = "<html>400 The plain HTTP request was sent to HTTPS port</html>"
    assert "要用 https://" in str(reply_fault(400, page))


def test_only_what_may_go_better_is_asked_again():
    busy = OverloadedError("忙")
    assert wait_before_next(busy, 0, None) == (busy, BUSY_WAITS[0])
    assert wait_before_next(busy, 1, None) == (busy, BUSY_WAITS[1])
    assert wait_before_next(busy, len(BUSY_WAITS), None) == (busy, None)
    assert wait_before_next(busy, 0, LONGEST_WAIT) == (busy, LONGEST_WAIT)
    assert wait_before_next(busy, 0, LONGEST_WAIT + 1)[1] is None
    rejected, shapeless = RejectedError("不"), ShapelessError()
    assert wait_before_next(rejected, 0, 1.0) == (rejected, None)
    assert wait_before_next(shapeless, 0, None) == (shapeless, 0.0)
    assert wait_before_next(shapeless, 1, None) == (shapeless, None)
