"""Writes answers so that what is kept cannot be read back into people."""

import csv
import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from types import MappingProxyType

from teamcheck._inert import no_formula
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.model import Comment, Direction, Response, Responses
from teamcheck.responses.rounds import in_order
from teamcheck.responses.rows import clean_name

#: Where people answered about their own team.
NOBODY_ELSE: Mapping[str, Direction] = MappingProxyType({})


def write_answers(responses: Responses, questionnaire: Questionnaire, shuffle: random.Random) -> str:
    """Write answers as a canonical CSV file in which no row is a person.

    Within each team and round the rows are shuffled separately for each dimension (dimensions that share an item stay
    together), and for each checklist, so every figure is the same and nobody's sheet can be put together again. Respondent
    codes and what people said about themselves are left out: there is nothing left that they could belong to.

    Args:
        responses: The answers.
        questionnaire: Whose dimensions are shuffled.
        shuffle: Where the order comes from.

    Returns:
        CSV text: ``team``, ``round`` where there is one, the items and the checklists; one line for each row of answers.
    """
    teams: dict[tuple[str, str | None], list[Response]] = {}
    for response in responses.rows:
        teams.setdefault((response.team, response.round), []).append(response)
    rounds = any(round_ for _, round_ in teams)
    blocks = blocks_of(responses.item_ids, questionnaire)
    lists = _lists(responses)
    table: list[list[object]] = [["team", *(["round"] if rounds else []), *responses.item_ids, *lists]]
    for (team, round_), rows in teams.items():
        leading = [clean_name(team), *([clean_name(round_ or "")] if rounds else [])]
        answers = _shuffled(rows, blocks, shuffle)
        ticked = [_ticked(responses, (team, round_), name, len(rows)) for name in lists]
        for cells in ticked:
            shuffle.shuffle(cells)
        table += [[*leading, *given, *cells] for given, *cells in zip(answers, *ticked, strict=True)]
    return write_csv(table)


def write_sheets(responses: Responses) -> str:
    """Write answers as a canonical CSV file in which every row is one person: whole sheets, for made-up people.

    What was ticked on checklists belongs to nobody any more: in each team and round it stands in an order of its own.

    Args:
        responses: The answers, in an order that tells nothing.

    Returns:
        CSV text: ``team``, ``about`` where teams answered about each other, ``round`` and ``respondent`` where there are any,
        the background questions, items and checklists.
    """
    rows = list(responses.rows)
    rounds, codes = any(row.round for row in rows), any(row.respondent for row in rows)
    about = ["about"] if responses.directions else []
    heading = ["team", *about, *(["round"] if rounds else []), *(["respondent"] if codes else [])]
    lists, people = _lists(responses), Counter((row.team, row.round) for row in rows)
    ticked = {
        key: [iter(_mixed(_ticked(responses, key, name, count), name)) for name in lists] for key, count in people.items()
    }
    table: list[list[object]] = [[*heading, *responses.background_ids, *responses.item_ids, *lists]]
    for row in rows:
        names = _names(row.team, responses.directions)
        leading = [*names, *([row.round] if rounds else []), *([row.respondent] if codes else [])]
        table.append([*leading, *row.background, *row.answers, *map(next, ticked[row.team, row.round])])
    return write_csv(table)


def _names(team: str, directions: Mapping[str, Direction]) -> list[str]:
    """The cells of a team's name, and of the other team's where it answered about one."""
    return [clean_name(name) for name in directions.get(team, (team,))]


def _lists(responses: Responses) -> list[str]:
    """The checklists on which anybody ticked anything."""
    return sorted({name for of_team in responses.ticks.values() for name in of_team})


def _ticked(responses: Responses, key: tuple[str, str | None], name: str, people: int) -> list[str]:
    """A cell for each person of a team and round, with what somebody ticked on one checklist: in the order of the cells."""
    ticked = responses.ticks.get(key, {}).get(name, {})
    cells = [";".join(options) for options, count in sorted(ticked.items()) for _ in range(count)]
    return [*cells, *[""] * (people - len(cells))]


def _mixed(cells: Sequence[str], name: str) -> list[str]:
    """The cells of a list in an order that looks like none, and is the same each time.

    Sheets are written in the order of what stands in them: beside them, cells in an order too would seem to belong to them.
    """
    places = sorted(range(len(cells)), key=lambda place: hashlib.sha256(f"{name}\0{place}".encode()).digest())
    return [cells[place] for place in places]


def in_no_order_of_asking(rows: Iterable[Response]) -> list[Response]:
    """Rows in an order that tells nothing of when each came in: by round, team and what stands in them.

    Rounds stay in their order, for the last is the latest where their names are no dates.
    """
    every = list(rows)
    ranks = {name: rank for rank, name in enumerate(in_order(row.round for row in every))}

    def key(row: Response) -> tuple[int, str, str, list[str], list[tuple[bool, int]]]:
        answers = [(answer is not None, answer or 0) for answer in row.answers]
        return ranks[row.round], row.team, row.respondent or "", [choice or "" for choice in row.background], answers

    return sorted(every, key=key)


def write_comments(comments: Iterable[Comment], directions: Mapping[str, Direction] = NOBODY_ELSE) -> str:
    """Write comments as the table that lies beside answers, in the order in which they are given.

    Args:
        comments: In an order that tells nothing of who wrote them.
        directions: Which team answered about which other, where they did.

    Returns:
        CSV text: ``team``, ``about`` where teams answered about each other, ``round`` where there are any, ``comment`` (the id
        of the question) and ``text``.
    """
    every = list(comments)
    rounds, about = any(each.round for each in every), ["about"] if directions else []
    table: list[list[object]] = [["team", *about, *(["round"] if rounds else []), "comment", "text"]]
    table += [[*_names(each.team, directions), *([each.round] if rounds else []), each.question, each.text] for each in every]
    return write_csv(table)


def write_csv(rows: Iterable[Iterable[object]]) -> str:
    """A table as CSV text with the line ends of Unix; None is an empty cell, and no text is a formula."""
    text = StringIO(newline="")
    safe = ([no_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(text, lineterminator="\n").writerows(safe)
    return text.getvalue()


def blocks_of(item_ids: Sequence[str], questionnaire: Questionnaire) -> list[list[int]]:
    """Which items must stay together: those of one dimension, and of all that share an item with it.

    Args:
        item_ids: The items in the order of their columns.
        questionnaire: Whose dimensions.

    Returns:
        Blocks of places in that order, from 0.
    """
    column = {item: index for index, item in enumerate(item_ids)}
    blocks: list[set[int]] = []
    for dimension in questionnaire.dimensions:
        together = {column[item.id] for item in dimension.items}
        apart = [block for block in blocks if not block & together]
        for block in blocks:
            if block & together:
                together |= block
        blocks = [*apart, together]
    return [sorted(block) for block in sorted(blocks, key=min)]


def _shuffled(rows: Sequence[Response], blocks: Sequence[Sequence[int]], shuffle: random.Random) -> Iterable[list[int | None]]:
    """The answers of one team, every block in an order of its own."""
    mixed: list[list[int | None]] = [list(row.answers) for row in rows]
    for block in blocks:
        order = list(range(len(rows)))
        shuffle.shuffle(order)
        for target, origin in zip(mixed, order, strict=True):
            for column in block:
                target[column] = rows[origin].answers[column]
    return mixed
