"""Why a figure is not shown, in the words of the report."""

from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import Reason
from teamcheck.scorecard.reasons import sentences_of

_NAMES = "{names}"


def reason_text(reason: Reason, say: Language, *, minimum: int | None = None) -> Said:
    """The sentence of a reason; names in it, and what is not a sentence of ours, are set apart.

    Args:
        reason: The reason.
        say: The language of the document.
        minimum: The fewest people that a figure is of, where a sentence may name it.

    >>> from teamcheck.report.language import ENGLISH
    >>> reason_text(Reason(code="few", text="Fewer than three answers."), ENGLISH)
    'Fewer than three answers.'
    """
    if reason.code == "below-minimum" and minimum is not None:
        return say("Fewer than {minimum} people answered, so there are no figures.", minimum=minimum)
    for ours in sentences_of(reason.code):
        before, place, after = ours.partition(_NAMES)
        if not place and reason.text == ours:
            return say(ours)
        if place and reason.text.startswith(before) and reason.text.endswith(after):
            return say(ours, names=reason.text[len(before) : len(reason.text) - len(after)])
    return say.apart(reason.text)
