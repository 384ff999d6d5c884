"""What each kind of endpoint wants and can do: rows of ``lexicon/endpoints.csv``.

The rows of one kind stand together, models with ways of their own first: the first whose ``models`` fits is taken.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from drafting.endpoint.egress import host_of, is_private
from drafting.lexicon import split, table
from schemas.settings import Endpoint

JsonMode = Literal["json_schema", "json_object", "none"]
KINDS = tuple(dict.fromkeys(row["id"] for row in table("endpoints")))
"""The ids that a user may name."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of endpoint, for the models whose name the pattern ``models`` finds; empty fits all."""

    id: str
    name: str
    hosts: tuple[str, ...]
    """Names by which it is known, also those that end in ``.`` and such a name; none for local servers."""
    owner: str
    """What a local server of this kind calls the owner of its models."""
    models: str
    base_url: str
    """The usual address; local servers are known by its port."""
    token_parameter: Literal["max_tokens", "max_completion_tokens"]
    stream_only: bool
    """Whether these models answer only in a stream."""
    thinking_off: Mapping[str, Any]
    """What is merged into the request's body so that the model does not think, or thinks little."""
    takes_temperature: bool
    """Whether a temperature may be sent; some models refuse every one but their own."""
    context: int
    """Tokens of prompt and answer together; 0 where it depends on the server or the model."""
    json_mode: JsonMode
    moderated: bool
    """Whether the service refuses requests for their content."""

    @property
    def port(self) -> int | None:
        """The usual port of a local server; None for a service with hosts of its own."""
        return None if self.hosts or not self.base_url else urlsplit(self.base_url).port


def profile_of(endpoint: Endpoint) -> Profile:
    """Return the profile that the user names, else that of the host, a local server's port, or "other".

    Raises SettingsError where ``base_url`` is no address.
    """
    kind = endpoint.profile or _recognised(endpoint.base_url)
    return next(
        row for row in profiles() if row.id == kind and re.search(row.models, endpoint.model)
    )


def context_of(endpoint: Endpoint) -> int:
    """Return how many tokens prompt and answer may have together, as set or as usual; 0 where nobody knows."""
    return endpoint.context or profile_of(endpoint).context


@cache
def profiles() -> tuple[Profile, ...]:
    """Return every row of the table, in its order."""
    return tuple(_profile(row) for row in table("endpoints"))


def _recognised(base_url: str) -> str:
    host, port = host_of(base_url), urlsplit(base_url).port
    for row in profiles():
        if any(host == known or host.endswith(f".{known}") for known in row.hosts):
            return row.id
        if row.port and row.port == port and is_private(host):
            return row.id
    return OTHER


def _profile(row: Mapping[str, str]) -> Profile:
    return Profile(
        id=row["id"],
        name=row["name"],
        hosts=split(row["hosts"]),
        owner=row["owner"],
        models=row["models"],
        base_url=row["base_url"],
        token_parameter=cast(
            Literal["max_tokens", "max_completion_tokens"], row["token_parameter"]
        ),
        stream_only=row["stream_only"] == "yes",
        thinking_off=json.loads(row["thinking_off"]),
        takes_temperature=row["takes_temperature"] == "yes",
        context=int(row["context"]),
        json_mode=cast(JsonMode, row["json_mode"]),
        moderated=row["moderated"] == "yes",
    )
