"""teamcheck: a team effectiveness diagnostic."""

__version__ = "0.1.0"
