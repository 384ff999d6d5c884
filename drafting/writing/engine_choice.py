"""Which engine writes: by its name on the command line, and by what is configured."""

from collections.abc import Callable
from pathlib import Path

from drafting.endpoint.settings import load_settings
from drafting.errors import UsageError
from drafting.model.debug_log import DebugLog
from drafting.model.engine import ModelEngine
from drafting.model.live import Listener
from drafting.workspace import Workspace
from drafting.writing.engines import ComposerEngine, Engine
from schemas.settings import Endpoint


def engine_for(  # noqa: PLR0913 - the options of the command
    name: str,
    workspace: Workspace,
    *,
    fresh: bool,
    say: Callable[[str], None],
    listener: Listener | None,
    send_reference: bool = False,
    debug_log: Path | None = None,
) -> Engine:
    """Return the engine of that name; ``auto`` is a model where one is configured.

    UsageError for half a one, WriteError for a debug log that cannot be written, or is no such log.
    """
    endpoint = endpoint_for(name, workspace.folder)
    if endpoint is None:
        if debug_log:
            say("没有用模型，没有写调试记录")
        return ComposerEngine()
    log = DebugLog(debug_log, say) if debug_log else None
    if log:
        say(
            f"发出的文字和模型的答复都记在 {log.path}，其中有要点和报告的内容，请妥善保管，用后删除"
        )
    return ModelEngine(
        endpoint,
        workspace,
        fresh=fresh,
        say=say,
        listener=listener,
        send_reference=send_reference,
        log=log,
    )


def endpoint_for(name: str, folder: Path | None) -> Endpoint | None:
    """Return the endpoint that the engine of that name asks, None where it asks none.

    ``folder`` is that of the report. UsageError where a model is wanted and none, or half a one, is configured.
    """
    if name == "offline":
        return None
    endpoint = load_settings(folder).endpoint
    is_wanted = endpoint.base_url or endpoint.model
    if name == "auto" and not is_wanted:
        return None
    if not endpoint.is_configured:
        state = "模型只配置了一半" if is_wanted else "还没有配置模型"
        raise UsageError(
            f"{state}。请设置环境变量 SHUZHI_BASE_URL 和 SHUZHI_MODEL，或改用 --engine offline"
        )
    return endpoint
