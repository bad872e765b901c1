"""Bands of a score, for questionnaires that name some; the ones that ship with teamcheck do not."""

from teamcheck.questionnaire.model import Band
from teamcheck.scorecard.public import Reason
from teamcheck.scorecard.reasons import withheld


def band_of(lowest: float, highest: float, bands: tuple[Band, ...]) -> tuple[str | None, dict[str, Reason]]:
    """The band of a printed score, which can reach from ``lowest`` to ``highest`` where its end is open.

    Example:
        >>> bands = (Band(0, "forming"), Band(60, "working"))
        >>> band_of(65, 65, bands), band_of(0, 10, ())[1]["band"].code
        (('working', {}), 'no-bands')
    """
    if not bands:
        return None, withheld(band="no-bands")
    low, high = _name(lowest, bands), _name(highest, bands)
    if low != high or low is None:
        return None, withheld(band="open-end")
    return low, {}


def _name(score: float, bands: tuple[Band, ...]) -> str | None:
    reached = [band for band in bands if score >= band.least]
    return max(reached, key=lambda band: band.least).name if reached else None
