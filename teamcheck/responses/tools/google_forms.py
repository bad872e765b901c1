"""Google Forms: its sheet of responses, as CSV, TSV or XLSX. docs/importing/google-forms.md says how people get there."""

from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.personal import listed
from teamcheck.responses.view import Head, Meanings, View

TOOL = "google-forms"

#: How the first column is called, in the languages that exports were seen in or that Google translates it to.
_TIMESTAMP = listed(
    "timestamp|zeitstempel|horodateur|marca temporal|carimbo de data/hora|informazioni cronologiche|tijdstempel|"
    "sygnatura czasowa|tidst\u00e4mpel|tidsstempel|aikaleima|stamp amser|zaman damgas\u0131|"
    "\u043e\u0442\u043c\u0435\u0442\u043a\u0430 \u0432\u0440\u0435\u043c\u0435\u043d\u0438|"
    "\u30bf\u30a4\u30e0\u30b9\u30bf\u30f3\u30d7|\u65f6\u95f4\u6233\u8bb0|\ud0c0\uc784\uc2a4\ud0ec\ud504"
)


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The responses of Google Forms; None for anything else."""
    headings = head.row(0)
    if not headings or comparable(headings[0]) not in _TIMESTAMP:
        return None
    return View(TOOL, f'its first column is "{headings[0].strip()}"', tuple(headings), own=frozenset({0}))
