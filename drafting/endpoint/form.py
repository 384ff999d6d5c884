"""In which form a server is asked; it changes when the server does not take a part of it."""

from collections.abc import Mapping
from typing import Any

from drafting.endpoint.profiles import Profile


class Form:
    """The parts of one request beside its messages.

    ``streamed`` says whether the answer is to come in pieces, ``longest`` how many tokens it may have; 0 is open.
    """

    def __init__(
        self, profile: Profile, schema: Mapping[str, Any] | None = None, longest: int = 0
    ) -> None:
        self.streamed = self._stream_only = profile.stream_only
        self.longest = longest
        self._changed: set[str] = set()
        self._length_name = profile.token_parameter
        self._optional = {
            "thinking": profile.thinking_off,
            "response_format": _response_format(profile, schema),
        }

    def body(self) -> dict[str, Any]:
        """Return what the request has beside its messages."""
        body: dict[str, Any] = {self._length_name: self.longest}
        for part in self._optional.values():
            body |= part
        return body

    def changes(self, parameter: str) -> bool:
        """Do without what the server does not take; False where there is no other way to ask."""
        if parameter in self._changed:
            return False
        self._changed.add(parameter)
        if parameter in ("stream", "stream_options"):
            wanted, self.streamed = self.streamed, parameter == "stream"
            return wanted != self.streamed
        return bool(self._optional.pop(parameter, None))

    def again(self) -> None:
        """Ask plainly from now on, where that is possible: some servers cannot stream, some gateways break it."""
        self.streamed = self._stream_only or "stream" in self._changed


def _response_format(profile: Profile, schema: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return how the server is told of a JSON schema; nothing where it knows no such thing."""
    if schema is None or profile.json_mode == "none":
        return {}
    form: dict[str, Any] = {"type": profile.json_mode}
    if profile.json_mode == "json_schema":
        form["json_schema"] = {"name": "answer", "schema": schema}
    return {"response_format": form}
