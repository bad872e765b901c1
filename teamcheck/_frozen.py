"""The one pydantic base: what comes from outside is checked strictly, and never changes afterwards."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A record that is strict about types, refuses unknown keys and cannot be changed.

    Strict is what catches YAML's ``no`` (a boolean) where a text was meant.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
