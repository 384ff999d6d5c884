"""What went wrong at the endpoint: replies that are no answers, and broken connections, as our errors.

The shapes of replies are rows of ``lexicon/endpoint_faults.csv``; the first that fits wins. A body is searched but
never shown as it came: it may be a web page, and some servers repeat the key or the prompt in it.
"""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from time import time

from drafting.errors import (
    EndpointError,
    IncompleteError,
    OverloadedError,
    RefusedError,
    RejectedError,
    ShuzhiError,
    UnreachableError,
    UnusableAnswerError,
)
from drafting.lexicon import table

BUSY_WAITS = (1.0, 4.0)  # seconds before a busy endpoint is asked again, unless it names its own
LONGEST_WAIT = 120.0
LONGEST_MEANT = 31 * 86_400.0  # a quota of the month

MOST_OF_A_BODY = 20_000  # characters in which an error is looked for
_NO_CONNECTION = "连不上模型服务。请核对服务地址（SHUZHI_BASE_URL 或设置文件里的 base_url），确认服务已经启动、网络是通的"

_ERRORS: dict[str, type[ShuzhiError]] = {
    "refused": RefusedError,
    "rejected": RejectedError,
    "overloaded": OverloadedError,
}


class ParameterError(RejectedError):
    """The endpoint does not take something of the request's form; ``parameter`` says what."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class ShapelessError(UnusableAnswerError):
    """A reply that is no answer now, and may be one next time."""

    def __init__(self) -> None:
        super().__init__(
            "模型服务的答复里没有内容，或格式不对。请再试一次；一直如此请核对它是否兼容 OpenAI 接口"
        )


class SilentError(OverloadedError):
    """The connection was closed without a word."""

    def __init__(self) -> None:
        super().__init__("模型服务没有答复就断开了连接。请稍后再试；一直如此，请核对服务地址和端口")


def reply_fault(status: int | None, body: str) -> ShuzhiError:
    """Return the error for a reply that reports one.

    ``status`` is the HTTP status, None where the error came inside a good reply or in the middle of a stream;
    ``body`` is the text of the reply or of its error object.
    """
    code, body = "none" if status is None else str(status), body[:MOST_OF_A_BODY]
    row = next(
        row
        for row in table("endpoint_faults")
        if (not row["status"] or re.fullmatch(row["status"], code))
        and (not row["pattern"] or re.search(row["pattern"], body))
    )
    where = f"（HTTP {status}）" if status else ""
    message = f"{row['message']}{where}。{row['suggestion']}"
    if row["parameter"]:
        return ParameterError(message, row["parameter"])
    return _ERRORS[row["error"]](message)


def shape_fault(content_type: str, body: bytes) -> ShuzhiError | None:
    """Return what is wrong with the body of a good status; None for an answer, whole or streamed."""
    body = body.lstrip()
    if body.startswith((b"data:", b"event:", b":")):  # a stream, whatever its content type says
        return None
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError):
        if "html" in content_type or body.startswith(b"<"):
            return UnusableAnswerError(
                "网关返回了网页，不是模型的答复。请核对服务地址（base_url），或先在浏览器里登录网关"
            )
        return ShapelessError()
    if not isinstance(reply, dict):
        return ShapelessError()
    if reply.get("error") or (reply.get("message") and not reply.get("choices")):
        return reply_fault(None, json.dumps(reply.get("error") or reply, ensure_ascii=False))
    return None if reply.get("choices") else ShapelessError()


_UNREACHABLE = {
    "SSLCertVerificationError": (
        "模型服务的证书不受信任。如果是本单位自签的证书，请把证书文件的路径写进设置文件的 ca_file"
    ),
    "SSLError": "与模型服务建立加密连接失败。请核对服务地址是 http:// 还是 https://",
    "ProxyError": "连不上代理服务器。请核对设置文件里的 proxy",
    "ConnectError": _NO_CONNECTION,
    "ConnectTimeout": _NO_CONNECTION,
}
"""What is told of a connection that could not be made, by the kind of what lies beneath."""
_NO_HTTP = re.compile("illegal (?:request|status) line")  # h11


def connection_fault(raised: BaseException, partial: str) -> EndpointError:
    """Return what lies beneath a client's "Connection error."; ``partial`` is what had arrived of the answer."""
    if partial:
        return IncompleteError("模型的答复中途断了。请再试一次", partial)
    causes = list(_causes(raised))
    kinds = {kind.__name__ for cause in causes for kind in type(cause).__mro__}
    if message := next((told for kind, told in _UNREACHABLE.items() if kind in kinds), ""):
        return UnreachableError(message)
    if any(_NO_HTTP.match(str(cause)) for cause in causes):
        return UnreachableError(
            "服务地址上答复的不是网页服务（HTTP）。请核对服务地址里的端口，以及该用 http:// 还是 https://"
        )
    return SilentError()


def broken_off(error: ShuzhiError, partial: str) -> RefusedError | IncompleteError:
    """Return an error as that of an answer of which ``partial`` had come; a refusal stays one."""
    match error:
        case RefusedError():
            return RefusedError(error.message, partial=partial)
        case IncompleteError():
            return IncompleteError(error.message, partial)
    return IncompleteError(f"模型的答复中途断了：{error.message}", partial)


def telling_waits(say: Callable[[str], None]) -> Callable[[float, str], None]:
    """Return what tells a person in how many seconds, and why, a busy endpoint is asked again."""
    return lambda seconds, why: say(f"{why}。{seconds:.0f} 秒后再试")


def wait_before_next(
    error: ShuzhiError, attempt: int, asked: float | None
) -> tuple[ShuzhiError, float | None]:
    """Return the error and in how many seconds to ask again after it; None where that is pointless.

    ``attempt`` counts from 0; ``asked`` is the wait that the endpoint itself has named.
    """
    if isinstance(error, ShapelessError):
        return error, None if attempt else 0.0
    if not isinstance(error, OverloadedError) or attempt == len(BUSY_WAITS):
        return error, None
    wait = BUSY_WAITS[attempt] if asked is None else asked
    if wait > LONGEST_WAIT:
        return OverloadedError(
            f"模型服务正忙，要求等 {_in_words(wait)}再来。请到时再运行一次"
        ), None
    return error, wait


def _in_words(seconds: float) -> str:
    """Return a wait of minutes, hours or days as a person says it."""
    for unit, length in (("天", 86_400), ("小时", 3600)):
        if seconds >= 2 * length:
            return f"{math.ceil(seconds / length)} {unit}"
    return f"{math.ceil(seconds / 60)} 分钟"


def _causes(raised: BaseException | None) -> Iterator[BaseException]:
    while raised is not None:
        yield raised
        raised = raised.__cause__ or raised.__context__


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that Retry-After asks for, a number or an HTTP date (RFC 9110, 10.2.3).

    None without, and for what nobody can mean: a moment that is past, or a wait beyond LONGEST_MEANT.
    """
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time()
        except (ValueError, OverflowError, TypeError):
            return None
    return seconds if 0 <= seconds <= LONGEST_MEANT else None
