"""Comments that lie beside the answers, apart from the people who wrote them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from teamcheck._inert import without_text_sign
from teamcheck._names import letter, shorten, some_of, too_long
from teamcheck.errors import Code, Problem
from teamcheck.questionnaire.matching import comparable
from teamcheck.responses.headings import long_name
from teamcheck.responses.lexicon import Lexicon
from teamcheck.responses.model import Comment, Direction, Note
from teamcheck.responses.rows import Run, clean_name
from teamcheck.responses.side_table import SideTable, open_side_table

#: Name of the file beside the answers.
FILE_NAME = "comments.csv"

_MOST_NAMED = 5


def read_comments(path: Path, lexicon: Lexicon) -> list[Comment]:
    """Read a table of comments: ``team``, ``comment`` (the id of the question), ``text``, and ``round`` where there are rounds.

    ``about`` names the other team where teams answered about each other.

    Args:
        path: A CSV or XLSX file.
        lexicon: The questionnaire's words.

    Raises:
        ResponsesError: The file cannot be read, or a comment answers no question of the questionnaire.
    """
    side = open_side_table(path, ("team", "comment", "text"), ("round", "about"), Code.COMMENTS_NOT_USABLE)
    found: list[Comment] = []
    for number, row in side.rows():
        kind, question = lexicon.others.get(comparable(row["comment"]), ("", ""))
        team = clean_name(row["team"])
        side.faults.add(_long(side, row, number))
        if kind != "comment" or not team:
            known = ", ".join(sorted({name for what, name in lexicon.others.values() if what == "comment"}))
            column = "comment" if team else "team"
            asked = f'"{shorten(row["comment"], 40)}" is no comment question of this questionnaire'
            place = side.table.place(row=number, column=letter(side.columns[column]), key=column)
            message = asked if team else "no team is named"
            fix = f"Comment questions are: {known or 'none'}." if team else "Write the team's name into the cell."
            side.faults.add([Problem(Code.COMMENTS_NOT_USABLE, place, message, fix)])
        elif text := without_text_sign(row["text"].strip()):
            about = clean_name(row.get("about", ""))
            team = Direction(team, about).name if about else team
            found.append(Comment(team, clean_name(row.get("round", "")) or None, question, text))
    side.faults.raise_any(str(path))
    return found


def _long(side: SideTable, row: Mapping[str, str], number: int) -> Iterable[Problem]:
    for name in ("team", "round", "about"):
        if too_long(row.get(name, "")):
            yield long_name(row[name], side.table.place(row=number, column=letter(side.columns[name]), key=name))


def comments_of_nobody(run: Run) -> Iterable[Note]:
    """Say for each table of comments how many are of teams that have no answers; only the teams' names are told."""
    answered = {team for team, _ in run.answered}
    left: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (file, team), count in run.beside.items():
        if team not in answered:
            left[file][team] = count
    for file, teams in left.items():
        count, named = sum(teams.values()), some_of([f'"{shorten(team)}"' for team in teams], _MOST_NAMED)
        comments, were = ("1 comment is", "was") if count == 1 else (f"{count} comments are", "were")
        whose = "a team" if len(teams) == 1 else "teams"
        yield Note("dropped", f"{file}: {comments} of {whose} without answers and {were} left out: {named}.")


def each_once(beside: Iterable[Comment], within: Iterable[Comment]) -> list[Comment]:
    """Comments from beside answers and from within them, those in both once: an export can lie beside what was made of it.

    >>> tea = Comment("Mill", None, "keep", "Tea")
    >>> len(each_once([tea], [tea])), len(each_once([], [tea, tea]))
    (1, 2)
    """
    return [*(Counter(beside) | Counter(within)).elements()]


def in_no_order(comments: Iterable[Comment]) -> list[Comment]:
    """Comments in an order that tells nothing of who wrote them, and is the same every time: by a digest of their text."""
    return sorted(comments, key=lambda each: (each.team, each.round or "", each.question, no_order(each.text)))


def no_order(text: str) -> bytes:
    """What comments are put in order by: the SHA-256 digest of the text."""
    return sha256(text.encode("utf-8", "replace")).digest()
