"""What a questionnaire says of itself: whose it is, and what it and its translations can claim."""

from dataclasses import dataclass
from typing import Literal

#: How far a translation can be trusted, the least first.
Trust = Literal["machine", "reviewed", "validated"]


@dataclass(frozen=True, slots=True)
class Source:
    """Whose model it is, who worded it, and what may be done with it."""

    model: str = ""
    wording: str = ""
    licence: str = ""
    status: str = ""
