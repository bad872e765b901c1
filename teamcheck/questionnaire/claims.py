"""What a questionnaire says of itself: whose it is, and what it can claim."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Whose model it is, who worded it, and what may be done with it."""

    model: str = ""
    wording: str = ""
    licence: str = ""
    status: str = ""
