"""Google Forms: its sheet of responses, as CSV, TSV or XLSX. docs/importing/google-forms.md says how people get there.

A row of a grid is a heading ``Question [Row]``, an answer is the words of its column. A linear scale exports bare numbers, and
never what its ends are called. Only forms that were sent off are exported.
"""

import re
from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.cells import is_blank
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.personal import listed
from teamcheck.responses.view import Head, Meanings, View

TOOL = "google-forms"

#: How the first column is called. The first four languages were seen in files, or in programs that read them; the others are
#: what Google calls it elsewhere.
_TIMESTAMP = listed(
    "timestamp|zeitstempel|horodateur|carimbo de data/hora|"
    "marca temporal|informazioni cronologiche|tijdstempel|sygnatura czasowa|tidst\u00e4mpel|tidsstempel|aikaleima|stamp amser|"
    "zaman damgas\u0131|\u043e\u0442\u043c\u0435\u0442\u043a\u0430 \u0432\u0440\u0435\u043c\u0435\u043d\u0438|"
    "\u30bf\u30a4\u30e0\u30b9\u30bf\u30f3\u30d7|\u65f6\u95f4\u6233\u8bb0|\ud0c0\uc784\uc2a4\ud0ec\ud504"
)
#: What a quiz calls the points of a whole form, and how it writes them.
_SCORE = listed("score|total score|punkte")
_OF_POINTS = re.compile(r"[0-9]+([.,][0-9]+)? ?/ ?[0-9]+")
#: What the file that Forms itself writes has after each question of a quiz.
_MARKS = (" [score]", " [feedback]")


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The answers to a form of Google's; None for anything else."""
    headings = head.row(0)
    if not headings or comparable(headings[0]) not in _TIMESTAMP:
        return None
    words = [comparable(heading) for heading in headings]
    own = {0, *_score(words, head), *_marks(words)}
    return View(TOOL, f'its first column is "{headings[0].strip()}"', tuple(headings), own=frozenset(own))


def _score(words: Sequence[str], head: Head) -> set[int]:
    """The column of the points of a quiz: the second, or the third after that of the e-mail addresses."""
    near = range(1, min(3, len(words)))
    return {index for index in near if words[index] in _SCORE or _are_points(head.below(index))}


def _are_points(cells: Iterable[str]) -> bool:
    """Whether cells say how many points there were of how many."""
    filled = [cell.strip() for cell in cells if not is_blank(cell)]
    return bool(filled) and all(map(_OF_POINTS.fullmatch, filled))


def _marks(words: Sequence[str]) -> set[int]:
    """The columns of points and feedback after a question of a quiz."""
    return {
        index
        for index, each in enumerate(words)
        if any(each == words[index - back] + mark for back, mark in enumerate(_MARKS, start=1) if index >= back)
    }
