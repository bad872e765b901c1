"""Answers for the tests of Spark, as untidy as a form tool makes them, and what counting them must come to."""

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from teamcheck.errors import ResponsesError
from teamcheck.organisation.batch.count import Counting, Said, count
from teamcheck.organisation.batch.on_spark import OnSpark
from teamcheck.organisation.batch.parts import merged
from teamcheck.organisation.batch.plain import Plain
from teamcheck.questionnaire.model import BackgroundQuestion, CommentQuestion, Dimension, Item, Questionnaire, Scale

AGREE = Scale("agree5", 1, 5, {1: "Never", 3: "Neither", 5: "Always"}, "Does not apply", frozenset({4, 5}), frozenset({1, 2}))
TEN = Scale("ten", 0, 10, {}, None, frozenset({9, 10}), frozenset({0, 1}))
GOALS = (
    Item("goals1", "We know our goals.", "positive", AGREE),
    Item("goals2", "We lose our way.", "negative", AGREE),
    Item("goals3", "We look back.", "positive", TEN),
)
QUESTIONNAIRE = Questionnaire(
    id="small",
    version="1.0.0",
    language="en",
    title="Small",
    sha256="0" * 64,
    dimensions=(
        Dimension("goals", "Goals", GOALS),
        Dimension("trust", "Trust", (Item("trust1", "We rely on each other.", "positive", TEN), GOALS[0])),
    ),
    background=(
        BackgroundQuestion("role", "What is your role?", {"nurse": "Nurse", "doctor": "Doctor"}),
        BackgroundQuestion("site", "Where do you work?", {"1": "North", "2": "South"}),
    ),
    comments=(CommentQuestion("keep", "What should this team keep?"),),
)
HEADINGS = "team,respondent,goals1,goals2,goals3,trust1,role"
BY = ("site", "role")

_TEAMS = ("Red", "Red ", "red", "Re\u0301d", "Blue, 2nd", 'The "A" team', "'=1+1", "Ward\u20287", "7", "Grün;", " x\t|")
_FIVE = ("1", "2", "3", "4", "5", "4", "", " 4", "04", "4.0", "4,0", "PNTS", "NA", "\uff14", "Never", "5 - Always", "\u200b")
_TEN = ("0", "10", "7", "3", "", "10.0", "PNTS")
_BESIDES = {
    "round": ("spring", "2026-01", " 2026-01", "", "autumn"),
    "role": ("nurse", "Doctor", "", "PNTS", " doctor"),
    "site": ("1", "2", "North", ""),
    "voice": ("", "team", "Team ", "leader"),
    "about": ("", "", "", " ", "p3"),
    "Left out": ("", "x", "a, b", 'a "quote"'),
}


class Outcome(NamedTuple):
    """All that counting leaves behind."""

    problems: list[str]
    notes: list[str]
    answered: list[tuple[str, str | None]]
    comments: list[object]
    lines: list[bytes]
    complete: object


def untidy(seed: int, rows: int, *, by_text: bool = False) -> str:
    """A table that can be read, however it is written."""
    random = Random(seed)
    items = {item.text if by_text else item.id: (_TEN if item.scale is TEN else _FIVE) for item in QUESTIONNAIRE.items}
    besides = {name: cells for name, cells in _BESIDES.items() if random.random() < 0.7}
    columns = {"team": _TEAMS, **items, **besides, "keep": ("", "", "Our talks", " Cake, on Fridays")}
    order = [*columns, "respondent"]
    random.shuffle(order)
    body = []
    for number in range(rows):
        silent = random.random() < 0.05
        row = {name: "" if silent and name in items else random.choice(cells) for name, cells in columns.items()}
        row["respondent"] = random.choice((f"p{number}", f" p{number}", ""))
        body.append([row[name] for name in order])
    for _ in range(3):
        body.insert(random.randrange(rows), random.choice(([], [""] * len(order), [" "] * len(order))))
    text = StringIO()
    quoting = random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(text, delimiter=random.choice(",;\t"), quoting=quoting, lineterminator=random.choice(("\n", "\r\n")))
    writer.writerows([order, *body])
    return random.choice(("", "\ufeff")) + text.getvalue()


def outcome(paths: Sequence[Path], engines: Sequence[Counting], folder: Path, *, by_text: bool = False) -> Outcome:
    """Count some files by the first engine that is sure of them."""
    try:
        counted = count(paths, QUESTIONNAIRE, engines, Said(numbers="as-is" if by_text else None))
    except ResponsesError as error:
        return Outcome([*map(str, error.problems)], [], [], [], [], {})
    responses = counted.responses
    assert set(responses.origins.values()) <= set(responses.policies)
    notes = [note.text for note in responses.notes]
    lines = list(merged(counted.parts, folder))
    return Outcome([], notes, list(responses.origins), list(responses.comments), lines, counted.complete)


def plainly(paths: Sequence[Path], folder: Path, *, by_text: bool = False) -> Outcome:
    """The same in plain Python."""
    folder.mkdir()
    return outcome(paths, [Plain(QUESTIONNAIRE, folder, BY)], folder, by_text=by_text)


def engine_in(folder: Path, **options: Any) -> OnSpark:
    folder.mkdir()
    return OnSpark(QUESTIONNAIRE, folder, BY, **options)
