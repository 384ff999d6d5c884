"""Settings: the endpoint and the limits of the checks, from environment and TOML files."""

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class Endpoint(BaseModel):
    """An OpenAI-compatible endpoint; none is configured while ``base_url`` or ``model`` is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base_url: str = ""
    model: str = ""
    api_key: SecretStr = SecretStr("")
    deadline_seconds: float = Field(default=300, gt=0, le=3600)
    """Wall-clock limit of one call, whatever bytes keep coming."""
    max_tokens: int = Field(default=4096, ge=256)
    temperature: float = Field(default=0.4, ge=0, le=2)
    allowed_hosts: tuple[str, ...] = ()
    """Hosts outside private address ranges that the user has allowed by name."""
    profile: str = ""
    """Which kind of service it is, an id of ``lexicon/endpoints.csv``; empty: known by its address."""
    context: int = Field(default=0, ge=0)
    """Tokens that prompt and answer may have together; 0: as usual for the kind of service."""
    ca_file: str = ""
    proxy: str = ""
    """Empty for none, ``system`` for the environment's, or a URL."""

    @property
    def is_configured(self) -> bool:
        """Whether a model can be asked at all."""
        return bool(self.base_url and self.model)


class Limits(BaseModel):
    """What a report may do before a check stops it.

    ``similarity`` is the share of a section's sentences that may stand in last year's report or in the sample. A
    branch has standing work, and of a section of six sentences one or two may well tell of it again; where nearly a
    third is taken over, in each section of ten and more several, a reader who knows last year's report notices.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    similarity: float = Field(default=0.3, gt=0, le=1)


class Settings(BaseModel):
    """Everything that a user may set of the model; the limits of the checks are read apart (``drafting.limits``)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoint: Endpoint = Endpoint()
