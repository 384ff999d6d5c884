"""Which servers of models run on this machine, and how each is used."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from drafting.doctor.line import Line
from drafting.endpoint.discovery import LocalServer
from drafting.endpoint.profiles import Profile, profile_of
from schemas.settings import Endpoint

TOPIC = "本机的模型服务"
SHOWN_MODELS = 8


def describe_servers(servers: Sequence[LocalServer], kinds: Sequence[Profile]) -> Iterator[Line]:
    """Yield each server with the variables that point at it; ``kinds`` is what was looked for."""
    if not servers:
        looked = "、".join(f"{kind.name}（{kind.port}）" for kind in kinds)
        yield Line(TOPIC, "absent", f"这台电脑上没有开着的模型服务（不影响使用；找过 {looked}）")
    for server in servers:
        yield Line(TOPIC, "good", _described(server))


def listed_models(models: Collection[str]) -> str:
    """Return the first names of a list of models, and how many there are where that is not all."""
    more = f"等 {len(models)} 个" if len(models) > SHOWN_MODELS else ""
    return "、".join(islice(models, SHOWN_MODELS)) + more


def _described(server: LocalServer) -> str:
    name = f"{server.profile.name}，地址 {server.base_url}"
    if server.wants_key:
        return f"{name}，要密钥才肯说有哪些模型。{_use(server, '模型名')}，密钥写进 SHUZHI_API_KEY"
    if not server.models:
        return f"{name}，还没有模型：请先在 {server.profile.name} 里下载或载入一个"
    return f"{name}，模型：{listed_models(server.models)}。{_use(server, server.models[0])}"


def _use(server: LocalServer, model: str) -> str:
    variables = {"SHUZHI_BASE_URL": server.base_url, "SHUZHI_MODEL": model}
    if profile_of(Endpoint(base_url=server.base_url, model=model)).id != server.profile.id:
        variables["SHUZHI_PROFILE"] = server.profile.id
    settings = " ".join(f"{name}={value}" for name, value in variables.items())
    return f"要用它，设置环境变量 {settings}"
