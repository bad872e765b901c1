"""Why a figure is not shown, in the words of the report."""

from teamcheck.report.language import Language, Said
from teamcheck.scorecard.public import Reason
from teamcheck.scorecard.reasons import SENTENCES

_NAMES = "{names}"


def reason_text(reason: Reason, say: Language) -> Said:
    """The sentence of a reason; names in it, and what is not a sentence of ours, are set apart.

    >>> from teamcheck.report.language import ENGLISH
    >>> reason_text(Reason(code="few", text="Fewer than three answers."), ENGLISH)
    'Fewer than three answers.'
    """
    ours = SENTENCES.get(reason.code, "")
    if reason.text == ours:
        return say(ours)
    before, place, after = ours.partition(_NAMES)
    if place and reason.text.startswith(before) and reason.text.endswith(after):
        return say(ours, names=reason.text[len(before) : len(reason.text) - len(after)])
    return say.apart(reason.text)
