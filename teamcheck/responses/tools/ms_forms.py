"""Microsoft Forms: its workbook of answers, or what Excel made of it. See docs/importing/microsoft-forms.md.

A statement of a Likert question is a heading by itself, without the question; an answer is the words of its option. A form that
was not sent off is not exported.
"""

import re
from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.lexicon import ASKED_AGAIN, Lexicon
from teamcheck.responses.personal import listed
from teamcheck.responses.view import Head, Meanings, View

TOOL = "ms-forms"

#: When a form was begun, and when it was sent off, in the languages in which exports, or programs that read them, were seen.
_SEEN = listed(
    "start time > completion time|startzeit > fertigstellungszeit|heure de début > heure de fin|"
    "hora de inicio > hora de finalización|hora de início > hora de conclusão|ora di inizio > ora di completamento|"
    "begintijd > tijd van voltooien|godzina rozpoczęcia > godzina ukończenia|starttid > slutförandetid|"
    "starttidspunkt > fullføringstidspunkt|alkamisaika > valmistumisaika|開始時刻 > 完了時刻|وقت البدء > وقت الإكمال"
)
#: The same in languages in which none was seen: as Microsoft says it elsewhere.
_NOT_SEEN = listed(
    "starttidspunkt > fuldførelsestidspunkt|hora d'inici > hora de finalització|čas spuštění > čas dokončení|"
    "čas zahájení > čas dokončení|kezdés időpontja > befejezés időpontja|"
    "ba\u015flang\u0131\u00e7 zaman\u0131 > tamamlanma zaman\u0131|"
    "время начала > время выполнения|开始时间 > 完成时间|開始時間 > 完成時間|시작 시간 > 완료 시간|"
    "amser dechrau > amser cwblhau"
)
_TIMES = _SEEN | _NOT_SEEN
#: What a quiz has beside the questions, in the languages in which it was seen.
_OF_QUIZZES = listed(
    "total points|quiz feedback|grade posted time|gesamtpunktzahl|prüfungsfeedback|uhrzeit der notenveröffentlichung|"
    "total de puntos|comentarios del cuestionario"
)
_NUMBERED = re.compile(r"\s*[0-9]{1,3}[.)]\s*(\S.*)", re.DOTALL)
_LETTERED = re.compile(r"[A-Za-z][.)]\s*(\S.*)", re.DOTALL)
_POINTS = re.compile(r"[0-9]*([.,][0-9]+)?")


def view(head: Head, lexicon: Lexicon, meanings: Meanings) -> View | None:  # noqa: ARG001  as of every tool
    """The answers to a form of Microsoft's; None for anything else."""
    headings = head.row(0)
    words = [comparable(heading) for heading in headings]
    begun = _begun(words)
    if begun is None:
        return None
    marks = _marks(words, head)
    own = {*range(begun + 2), *marks, *(index for index, each in enumerate(words) if each in _OF_QUIZZES)}
    lettered = any(_without_letter(cell, lexicon) != cell for row in head.rows[1:] for cell in row)
    named = " and ".join(f'"{headings[index].strip()}"' for index in (begun, begun + 1))
    return View(
        TOOL,
        f"it has the columns {named}",
        tuple("" if index in marks else _without_number(heading, lexicon) for index, heading in enumerate(headings)),
        own=frozenset(own),
        known_by=0 if begun and words[0] == "id" else None,
        plain=(lambda row: [_without_letter(cell, lexicon) for cell in row]) if lettered else None,
    )


def _begun(words: Sequence[str]) -> int | None:
    """The column of the time at which a form was begun: the second, or the first where somebody took out the ID."""
    return next((index for index in (1, 0) if " > ".join(words[index : index + 2]) in _TIMES), None)


def _without_number(heading: str, lexicon: Lexicon) -> str:
    """A question without the number that it had in the document it was imported from, where it means something only then."""
    match = _NUMBERED.fullmatch(heading)
    return match[1] if match and lexicon.knows(match[1]) and not lexicon.knows(heading) else heading


def _without_letter(cell: str, lexicon: Lexicon) -> str:
    """An answer without the letter that it had in the document it was imported from, where it is one only then."""
    # a slice first, for most cells are none
    match = _LETTERED.fullmatch(cell) if cell[1:2] in (".", ")") else None
    return match[1] if match and comparable(match[1]) in lexicon.labels and comparable(cell) not in lexicon.labels else cell


def _marks(words: Sequence[str], head: Head) -> set[int]:
    """The columns ``Points - Question`` and ``Feedback - Question`` that a quiz has after each question, in any language."""
    found: set[int] = set()
    for index in range(len(words) - 2):
        asked = {words[index], comparable(ASKED_AGAIN.sub("", words[index]))} - {""}
        after = words[index + 1 : index + 3]
        if all(each.partition(" - ")[2] in asked for each in after) and _are_points(head.below(index + 1)):
            found |= {index + 1, index + 2}
    return found


def _are_points(cells: Iterable[str]) -> bool:
    """Whether a column holds nothing but numbers."""
    return all(_POINTS.fullmatch(cell.strip()) for cell in cells)
