"""An endpoint that is busy or broken for now is asked again, within reason, and the wait is told."""

import time
from email.utils import formatdate

import pytest

from drafting.endpoint import faults
from drafting.errors import OverloadedError
from tests.support.asking import TEXT, ask, ask_at, both_ways, fails
from tests.support.scripted_server import ScriptedServer, hangs_up, in_turn, says, status

PAGE = "<html><body>502 Bad Gateway, nginx</body></html>"
BUSY = {"message": "Rate limit reached for requests", "type": "requests", "code": "rate_limit"}


@both_ways
@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_busy_or_broken_endpoint_is_asked_again(code, streamed):
    busy = status(code, PAGE, retry_after="0")
    with ScriptedServer(in_turn(busy, busy, says(TEXT))) as server:
        heard: list[str] = []
        assert ask(server, streamed, heard).text == TEXT
        assert "".join(heard) == (TEXT if streamed else "")
        assert len(server.exchanges) == 3


@both_ways
def test_a_broken_endpoint_is_given_up_after_the_third_time_and_its_page_never_shown(streamed):
    with ScriptedServer(status(500, PAGE, retry_after="0")) as server:
        error = fails(server, OverloadedError, streamed)
        assert len(server.exchanges) == 3
    assert "HTTP 500" in str(error) and "nginx" not in str(error)


@both_ways
def test_the_wait_that_the_endpoint_names_is_kept_and_told(streamed):
    told: list[tuple[float, str]] = []
    with ScriptedServer(in_turn(status(429, BUSY, retry_after="0.2"), says(TEXT))) as server:
        start = time.monotonic()
        ask_at(server.endpoint(), streamed, on_wait=lambda *wait: told.append(wait))
    assert time.monotonic() - start >= 0.2
    ((seconds, why),) = told
    assert seconds == 0.2 and "正忙" in why


@both_ways
@pytest.mark.parametrize("dated", [False, True], ids=["in seconds", "as a date"])
def test_a_wait_of_minutes_is_not_waited_for_but_told(dated, streamed):
    after = formatdate(time.time() + 600, usegmt=True) if dated else "600"
    with ScriptedServer(status(429, BUSY, retry_after=after)) as server:
        assert "10 分钟" in str(fails(server, OverloadedError, streamed))
        assert len(server.exchanges) == 1


@both_ways
def test_a_connection_that_is_closed_without_a_word_is_tried_again(streamed):
    with ScriptedServer(in_turn(hangs_up, says(TEXT))) as server:
        assert ask(server, streamed).text == TEXT


@both_ways
@pytest.mark.parametrize("value", ["inf", "nan", "-5", "Mon, 01 Jan 0001 00:00:00 -0000", "Fri, 31 Dec 9999 23:59:59 -2359"])  # fmt: skip
def test_a_wait_that_nobody_can_mean_is_replaced_by_our_own(value, streamed, monkeypatch):
    monkeypatch.setattr(faults, "BUSY_WAITS", (0.05, 0.06))
    told: list[float] = []
    busy = status(429, BUSY, retry_after=value)
    with ScriptedServer(in_turn(busy, busy, says(TEXT))) as server:
        ask_at(server.endpoint(), streamed, on_wait=lambda seconds, _: told.append(seconds))
    assert told == [0.05, 0.06]
