"""Counting whole tables at once comes to what reading row by row comes to: figures, notes and faults (method M70)."""

import csv
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.errors import EngineError, ResponsesError
from teamcheck.organisation.batch.bulk import Bulk, tables
from teamcheck.organisation.batch.complete import Patterns, together
from teamcheck.organisation.batch.parts import merged, teams_of
from teamcheck.questionnaire.model import BackgroundQuestion, CommentQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.questionnaire.translation_model import Translation
from teamcheck.responses.read import read_responses
from teamcheck.responses.rows import Run, Source
from teamcheck.responses.table import Table
from teamcheck.scorecard.plan import plan_of
from teamcheck.statistics.reduce import reduce
from teamcheck.statistics.tally import Tally, add

AGREE = Scale("agree5", 1, 5, {1: "Never", 3: "Neither", 5: "Always"}, "Does not apply", frozenset({4, 5}), frozenset({1, 2}))
TEN = Scale("ten", 0, 10, {}, None, frozenset({9, 10}), frozenset({0, 1}))
GERMAN = Translation("de", "reviewed", {("scales", "agree5", "points", "5"): "Immer"})
GOALS = (Item("goals1", "We know our goals.", "positive", AGREE), Item("goals2", "We lose our way.", "negative", AGREE))
TRUST = (Item("trust1", "We rely on each other.", "positive", TEN),)
QUESTIONNAIRE = Questionnaire(
    id="small",
    version="1.0.0",
    language="en",
    title="Small",
    sha256="0" * 64,
    dimensions=(Dimension("goals", "Goals", GOALS), Dimension("trust", "Trust", TRUST)),
    background=(
        BackgroundQuestion("role", "What is your role?", {"nurse": "Nurse", "doctor": "Doctor"}),
        BackgroundQuestion("site", "Where do you work?", {"1": "North", "2": "South"}),
    ),
    comments=(CommentQuestion("keep", "What should this team keep?"),),
    translations=(GERMAN,),
)
PLAN = plan_of(QUESTIONNAIRE)
HEADINGS = "team,goals1,goals2,trust1\n"


@dataclass
class Outcome:
    """All that a run leaves behind."""

    problems: list[str]
    notes: list[str]
    answered: list[tuple[tuple[str, str | None], int]]
    origin: dict[tuple[str, str | None], str]
    tallies: dict[object, Tally]
    complete: object


class Watched:
    """An engine, or none, of which every answer is written down."""

    def __init__(self, engine: Bulk | None) -> None:
        self.engine = engine
        self.run = Run()
        self.counted: list[bool] = []

    def tables(self, path: Path) -> list[Table] | None:
        return None if self.engine is None else self.engine.tables(path)

    def counts(self, source: Source, run: Run) -> bool:
        self.run = run
        self.counted.append(self.engine is not None and self.engine.counts(source, run))
        return self.counted[-1]


def outcome(paths: Sequence[Path], watched: Watched, by: Sequence[str] = (), **options: object) -> Outcome:
    """Read some files, and count what the engine leaves row by row."""
    problems: list[str] = []
    notes: list[str] = []
    tallies: dict[object, Tally] = {}
    patterns = Patterns(PLAN)
    try:
        responses = read_responses(paths, QUESTIONNAIRE, stream=True, engine=watched, **options)
        places = [responses.background_ids.index(name) if name in responses.background_ids else None for name in by]

        def keyed() -> Iterator[tuple[object, tuple[int | None, ...]]]:
            for row in responses.rows:
                patterns.add(row.round, row.answers)
                yield (row.team, row.round, tuple(None if at is None else row.background[at] for at in places)), row.answers

        tallies = reduce(PLAN, keyed(), detail=True)
        notes = [note.text for note in responses.notes]
    except ResponsesError as error:
        problems = list(map(str, error.problems))
        return Outcome(problems, [], [], {}, {}, {})
    complete = patterns.counted()
    if watched.engine is not None:
        complete = together(complete, watched.engine.complete())
        parts = watched.engine.parts()
        with tempfile.TemporaryDirectory() as folder:
            for team, lines in teams_of(merged(parts, Path(folder)), PLAN):
                for each in lines:
                    key = (team, each.round, each.values or (None,) * len(by))
                    tallies[key] = add(tallies[key], each.tally) if key in tallies else each.tally
    run = watched.run
    return Outcome(problems, notes, list(run.answered.items()), dict(run.origin), tallies, complete)


def compared(
    paths: Sequence[Path], folder: Path, by: Sequence[str] = (), *, block: int = 1 << 20, **options: object
) -> tuple[list[bool], Outcome]:
    """See that both ways come to the same; which of the tables the engine counted, and what both came to."""
    small = {name: options.pop(name) for name in ("memory", "people") if name in options}
    watched = Watched(Bulk(QUESTIONNAIRE, folder, by, **small))
    with patch.object(tables, "BLOCK", block), patch.object(tables, "ROWS", max(1, block // 20)):
        ours = outcome(paths, watched, by, **options)
    theirs = outcome(paths, Watched(None), by, **options)
    assert ours == theirs
    return watched.counted, ours


def written(folder: Path, text: str | bytes, name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


NAMES = st.sampled_from(
    ["Red", "Red ", "red", "Re\u0301d", "Blue, 2nd", 'The "A" team', "'=1+1", "Ward\u20287", "7", "Grün;", " x\t|"]
)
CELLS = st.sampled_from(["1", "2", "4", "5", "", "3", "1", "2", "4", "5"])
ODD_CELLS = st.sampled_from([" 4", "04", "4.0", "4,0", "PNTS", "4 ", "\u200b", "\uff14"])
LABELS = st.sampled_from(["Never", "always", "Immer", "NA", "Does not apply", "5 - Always", "Neither"])
ROLES = st.sampled_from(["nurse", "Doctor", "", "PNTS", "nurse", " doctor"])
SITES = st.sampled_from(["1", "2", "", "North"])


@st.composite
def a_table(draw: st.DrawFn) -> tuple[bytes, dict[str, object]]:
    """A file that is in order, however oddly it is written, and how to read it."""
    as_ids = draw(st.booleans())
    odd = draw(st.sampled_from([[], [ODD_CELLS], [ODD_CELLS, LABELS], [LABELS]]))
    cells = st.one_of(CELLS, *odd)
    items = {item.id if as_ids else item.text: cells for item in GOALS} | {
        TRUST[0].id if as_ids else TRUST[0].text: st.one_of(
            CELLS, st.sampled_from(["10", "0", "10.0"]) if odd else st.just("10")
        )
    }
    besides = {
        "team": NAMES,
        "round": st.sampled_from(["2026-01", "2026-01 ", "", "spring"]),
        "role": ROLES,
        "site": SITES,
        "left out": st.sampled_from(["", "x", "a long text, with a comma", 'a "quote"']),
    }
    columns = items | {name: besides[name] for name in draw(st.sets(st.sampled_from(sorted(besides))))}
    order = draw(st.permutations(sorted(columns)))
    rows = draw(st.lists(st.tuples(*(columns[name] for name in order)), min_size=1, max_size=25))
    body = [list(row) for row in rows]
    if draw(st.booleans()):
        order = ["respondent", *order]
        body = [[f"p{number}" if number % 7 else "", *row] for number, row in enumerate(body)]
    for _ in range(draw(st.integers(0, 2))):
        body.insert(draw(st.integers(0, len(body))), draw(st.sampled_from([[], [""] * len(order)])))
    text = StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",;\t|")), quoting=quoting, lineterminator=end)
    writer.writerows([order, *body])
    whole = text.getvalue()
    content = (whole if draw(st.booleans()) else whole.removesuffix(end)).encode(
        "utf-8-sig" if draw(st.booleans()) else "utf-8"
    )
    return content, {} if as_ids else {"numbers": draw(st.sampled_from(["as-is", "reversed"]))}


#: Of files in one test.
EXAMPLES = 150

SMALL = {
    "block": st.sampled_from([40, 300, 1 << 20]),
    "people": st.sampled_from([1, 4, 1000]),
    "memory": st.sampled_from([1, 4000, 1 << 30]),
}
BY = st.sampled_from([(), ("role",), ("site", "role")])


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=EXAMPLES)
@given(table=a_table(), by=BY, small=st.fixed_dictionaries(SMALL))
def test_whatever_is_in_order_is_counted_and_comes_to_the_same(
    table: tuple[bytes, dict[str, object]], by: tuple[str, ...], small: dict[str, int]
) -> None:
    content, options = table
    with tempfile.TemporaryDirectory() as name:
        counted, found = compared([written(Path(name), content)], Path(name), by, **small, **options)

    assert counted == [True] or found.problems


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=EXAMPLES)
@given(
    table=a_table(),
    slips=st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.booleans(),
            st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"9", b"+", b" ", b""]),
        ),
        min_size=1,
        max_size=3,
    ),
    small=st.fixed_dictionaries(SMALL),
)
def test_whatever_has_gone_wrong_is_said_as_the_reader_of_rows_says_it(
    table: tuple[bytes, dict[str, object]], slips: list[tuple[int, bool, bytes]], small: dict[str, int]
) -> None:
    content, options = table
    for place, instead, slip in slips:
        at = place % (len(content) + 1)
        content = content[:at] + slip + content[at + instead :]
    with tempfile.TemporaryDirectory() as name:
        compared([written(Path(name), content)], Path(name), (), **small, **options)


OUT_OF_THE_ORDINARY = {
    "a cell too few": HEADINGS + "Red,1,2,3\nRed,1,2\n",
    "a cell too many": HEADINGS + "Red,1,2,3\nRed,1,2,3,\n",
    "one too few and one too many": HEADINGS + "Red,1,2,3\nRed,1,2\nRed,1,2,3,4\n",
    "one too few beside an empty line": HEADINGS + "Red,1,2,3\n\nRed,1,2\n",
    "an open quote": HEADINGS + 'Red,1,2,3\n"Red,1,2,3\n',
    "a quote within a cell": HEADINGS + 'Re"d,1,2,3\n',
    "letters behind a quote": HEADINGS + '"Re"d,1,2,3\n',
    "a line break in a cell": HEADINGS + '"Red\nBlue",1,2,3\n',
    "ends of lines of old": HEADINGS + "Red,1,2,3\rRed,2,2,3\r",
    "NULs": HEADINGS + "R\0ed,1,2,3\n" * 3,
    "letters of another encoding": (HEADINGS + "R\u00e9d,1,2,3\n").encode("cp1252"),
    "not all of it UTF-8": HEADINGS.encode() + b"Red,1,2,3\nR\xffd,1,2,3\n",
    "no point": HEADINGS + "Red,1,2,3\nRed,6,2,11\n",
    "a sign": HEADINGS + "Red,+1,2,3\n",
    "four digits": HEADINGS + "Red,0001,2,3\n",
    "half a point": HEADINGS + "Red,1,2.5,3\n",
    "a word that is no label": HEADINGS + "Red,often,2,3\n",
    "not applicable where it is no answer": HEADINGS + "Red,1,2,NA\n",
    "no team": HEADINGS + "Red,1,2,3\n ,1,2,3\n",
    "a team of a sign against formulas alone": HEADINGS + "\u2028,1,2,3\n",
    "a long name": HEADINGS + "R" * 1001 + ",1,2,3\n",
    "a cell longer than any": HEADINGS.replace("team", "team,left out") + "Red," + "x" * 140_000 + ",1,2,3\n",
    "nothing but headings": HEADINGS,
    "nothing but blank rows": HEADINGS + ",,,\n\n",
    "one person twice": "respondent," + HEADINGS + "a,Red,1,2,3\nb,Red,1,2,3\n a\x1f,Red,2,2,2\n",
    "a choice that is none": "role," + HEADINGS + "nurse,Red,1,2,3\nporter,Red,1,2,3\n",
    "a silent row with a long name": "team,"
    + ",".join(item.text for item in (*GOALS, *TRUST))
    + "\nRed,Never,,\n"
    + "R" * 1001
    + ",,,\n",
    "bare numbers under statements": "team," + ",".join(item.text for item in (*GOALS, *TRUST)) + "\nRed,1,2,3\n",
}


@pytest.mark.parametrize("content", OUT_OF_THE_ORDINARY.values(), ids=OUT_OF_THE_ORDINARY)
def test_what_is_out_of_the_ordinary_is_said_by_the_reader_of_rows(content: str | bytes, tmp_path: Path) -> None:
    _, found = compared([written(tmp_path, content)], tmp_path)

    # what can be read in spite of it is read; of all else both have said the same
    assert found.problems or found.tallies
    assert not list(tmp_path.glob(".*"))


LEFT = {
    "comments": "keep," + HEADINGS + "Tea,Red,1,2,3\n",
    "voices": "voice," + HEADINGS + "leader,Red,1,2,3\nteam,Red,1,2,3\n",
    "addresses": "Email," + HEADINGS + "a@example.org,Red,1,2,3\n",
    "an export of a form tool": "Timestamp," + HEADINGS + "2025/03/01 10:02:11,Red,1,2,3\n",
}


@pytest.mark.parametrize("content", LEFT.values(), ids=LEFT)
def test_columns_that_are_read_row_by_row_are_left(content: str, tmp_path: Path) -> None:
    counted, found = compared([written(tmp_path, content)], tmp_path)

    assert counted == [False]
    assert len(found.tallies) == 1


def test_teams_are_told_apart_over_many_pieces(tmp_path: Path) -> None:
    rows = "".join(f"Team {number * 7 % 50},{number % 3},{number % 5 + 1},3,{number % 11}\n" for number in range(300))
    path = written(tmp_path, HEADINGS.replace("team", "team,round") + rows)

    counted, found = compared([path], tmp_path, block=1500, people=60, memory=1)

    assert counted == [True]
    assert len(found.tallies) == 150


def test_without_polars_the_command_that_installs_it_is_said(tmp_path: Path) -> None:
    with patch.dict(sys.modules, {"polars": None}), pytest.raises(EngineError) as raised:
        Bulk(QUESTIONNAIRE, tmp_path, ())

    assert [(each.code, each.fix) for each in raised.value.problems] == [("E001", "pip install 'teamcheck[batch]'")]


def test_a_team_in_two_files_is_a_fault_of_both_ways(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, HEADINGS + "Red,1,2,3\nBlue,1,2,3\n", "a.csv"),
        written(tmp_path, HEADINGS + "Red ,1,2,3\n", "b.csv"),
    ]

    counted, found = compared(paths, tmp_path)

    assert counted == [True, True]
    assert "is in" in found.problems[0]


def test_a_file_without_teams_is_of_one_team(tmp_path: Path) -> None:
    path = written(tmp_path, HEADINGS.removeprefix("team,") + "1,2,3\n,,\n\n2,3,4\n")

    counted, found = compared([path], tmp_path, team_name="Red ")

    assert counted == [True]
    assert found.answered == [(("Red", None), 2)]


def test_rows_without_an_answer_count_unless_statements_were_asked(tmp_path: Path) -> None:
    by_id = written(tmp_path, HEADINGS + "Red,,,\nRed,1,2,3\n,,,\n", "ids.csv")
    by_text = written(
        tmp_path, "team," + ",".join(item.text for item in (*GOALS, *TRUST)) + "\nRed,,,\nRed,Never,,\n", "texts.csv"
    )

    assert compared([by_id], tmp_path)[1].answered == [(("Red", None), 2)]
    assert compared([by_text], tmp_path, numbers="as-is")[1].answered == [(("Red", None), 1)]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=EXAMPLES)
@given(
    rows=st.lists(
        st.tuples(NAMES, st.integers(1, 5) | st.none(), st.sampled_from([1.0, 2.0, 5.0, None]), CELLS, ROLES), min_size=1
    ),
    small=st.fixed_dictionaries(SMALL),
)
def test_parquet_is_counted_as_a_csv_file_is(rows: list[tuple[object, ...]], small: dict[str, int]) -> None:
    frame = pl.DataFrame(rows, schema=["team", "goals1", "goals2", "trust1", "role"], orient="row", strict=False)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        frame.write_parquet(folder / "answers.parquet", row_group_size=3)
        frame.write_csv(folder / "answers.csv")
        counted, found = compared([folder / "answers.parquet"], folder, ("role",), **small)
        _, text = compared([folder / "answers.csv"], folder, ("role",), **small)

    assert counted == [True]
    assert (found.answered, found.tallies, found.complete) == (text.answered, text.tallies, text.complete)


KINDS = {
    "decimals": pl.Series(["1.00", None, "5.00"]).cast(pl.Decimal(9, 2)),
    "floats": pl.Series([1.0, None, 5.0], dtype=pl.Float32),
    "large": pl.Series([1, None, 5], dtype=pl.UInt64),
    "categories": pl.Series(["1", "Always", None], dtype=pl.Categorical),
    "nothing": pl.Series([None, None, None]),
    "text": pl.Series(["04", "", None]),
}


@pytest.mark.parametrize("answers", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("whose", [["Red", "Blue", "Red"], [7, 8, 7], [7.0, 8.5, 7.0], [date(2026, 1, 2)] * 3], ids=str)
def test_every_kind_of_column_is_counted(answers: pl.Series, whose: list[object], tmp_path: Path) -> None:
    team = pl.Series(whose)
    frame = pl.DataFrame({"team": team, "round": team, "role": [None, "nurse", ""], "goals1": answers, "goals2": [1, 2, 3]})
    frame.with_columns(trust1=0).write_parquet(tmp_path / "answers.parquet")

    counted, found = compared([tmp_path / "answers.parquet"], tmp_path, ("role",))

    assert counted == [True]
    assert sum(people for _, people in found.answered) == 3


@pytest.mark.parametrize("column", [pl.lit(6), pl.lit(2.5), pl.lit("often"), pl.lit(value=True), pl.lit(float("nan"))], ids=str)
def test_faults_in_parquet_are_said_by_the_reader_of_rows(column: pl.Expr, tmp_path: Path) -> None:
    frame = pl.DataFrame({"team": ["Red"] * 3, "goals1": [1, 2, 3], "goals2": [1, 2, 3], "trust1": [0, 10, None]})
    frame.with_columns(goals1=column).write_parquet(tmp_path / "answers.parquet")

    counted, found = compared([tmp_path / "answers.parquet"], tmp_path)

    assert counted == [False]
    assert found.problems
