"""The colours of a chart in daylight. The style sheet holds the same ones, and their counterparts for the dark.

Orange to blue stays apart for every kind of colour blindness; red to green does not. Shapes carry these as attributes, so
that a printer or a converter that ignores the style sheet still draws them; position and signs say the same without colour.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["against", "neutral", "for"]


@dataclass(frozen=True, slots=True)
class Ink:
    """The fill of a shape and the darker line around it, as ``#rrggbb``."""

    fill: str
    line: str


#: Answers that speak against the team, for neither side, and for it.
INKS: dict[Kind, Ink] = {
    "against": Ink("#f2b27a", "#a8480b"),
    "neutral": Ink("#d9dce1", "#5d6673"),
    "for": Ink("#8fb8de", "#1f5a93"),
}
PAPER = "#ffffff"
SCORE = "#16324f"
RANGE = "#5b86b5"
AXIS = "#1b2430"
