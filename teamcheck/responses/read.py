"""Reads files of answers: container, text, records, columns, rows, cells, each a stage of its own.

Nothing is half-imported: everything that is wrong in any of the files is gathered and raised together.
"""

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.cells import Numbers
from teamcheck.responses.checks import Wanted, check_teams
from teamcheck.responses.columns import Columns
from teamcheck.responses.comments import FILE_NAME, comments_of_nobody, each_once, in_no_order, read_comments
from teamcheck.responses.directions import one_sided
from teamcheck.responses.engine import Engine
from teamcheck.responses.export import Export
from teamcheck.responses.faults import problem
from teamcheck.responses.files.container import is_there
from teamcheck.responses.lexicon import make_lexicon
from teamcheck.responses.model import Audience, Policy, Response, Responses
from teamcheck.responses.policy import policy_beside, strictest
from teamcheck.responses.prepare import Said, prepare
from teamcheck.responses.review.decisions import Reviewed, decide, is_review, places_of_reviews
from teamcheck.responses.review.read import read_review
from teamcheck.responses.row_reader import RowReader
from teamcheck.responses.rows import TEAM_VOICE, Run, Source, clean_name


def read_responses(
    source: str | Path | Sequence[str | Path],
    questionnaire: Questionnaire,
    *,
    team: str | None = None,
    team_name: str | None = None,
    sizes: Mapping[str, int] | None = None,
    size: int | None = None,
    numbers: Numbers | None = None,
    encoding: str | None = None,
    comments: Path | None = None,
    audience: Audience | None = None,
    stdin: bytes | None = None,
    stream: bool = False,
    columns: Mapping[str, str] | None = None,
    engine: Engine | None = None,
    export: Export | None = None,
    voice: str = TEAM_VOICE,
) -> Responses:
    """Read the answers of one or more teams.

    Args:
        source: A file or several; ``-`` is standard input.
        questionnaire: What was asked.
        team: Only this team's answers.
        team_name: Name of the team of a file without a column ``team``; default: the file's name without its suffix.
        sizes: Members of each team; then every team must be in it.
        size: Members of the only team.
        numbers: What bare numbers under statements mean: points ``as-is``, or ``reversed`` where 1 is the highest point.
        encoding: Python's name of the encoding, where the file does not tell it.
        comments: A table of comments, or a review of them (YAML); default: ``comments.csv`` and ``comments.review.yaml``
            beside the answers, if they are there.
        audience: Who may see the figures, as people were told: needed only where no policy lies beside the answers. It can
            narrow what a policy says, never widen it.
        stdin: What came from standard input.
        stream: Give rows one by one, in memory that does not grow with their number.
        columns: Heading to the id that its column is of, where headings do not say it themselves (``--map``).
        export: What is known of the form tool that the files come from.
        engine: Opens and counts whole tables by itself; the rows are those of the tables it leaves.
        voice: Whose rows count; a row without a voice is the team's.

    Raises:
        ResponsesError: Something is wrong; everything that was found is in ``problems``. With ``stream=True`` what is
            wrong with single rows is raised when all of them have been gone through, and none of them may be used then.
    """
    paths = [Path(source)] if isinstance(source, str | Path) else [Path(each) for each in source]
    if not (questionnaire.items or questionnaire.checklists):
        raise _nothing_to_count(questionnaire)
    lexicon, run = make_lexicon(questionnaire), Run()
    said = Said(team_name, numbers, encoding, stdin, columns, export or Export())
    run.faults.add(_given_twice(paths))
    sources: list[Source] = []
    policies: dict[str, Policy] = {}
    reviews: list[list[Reviewed]] = []
    with_comments: set[Path] = set()
    for path in paths:
        with _gathering(run):
            policies[str(path)] = policy_beside(path, audience)
        with _gathering(run):
            sources.append(prepare(path, questionnaire, lexicon, run, said, engine=engine))
            if sources[-1].columns.comments:
                with_comments.add(path)
            if str(path) in policies:
                # an engine calls a path by its address, which a path cannot keep: it has one slash of two
                policies[sources[-1].table.file] = policies.pop(str(path))
    with _gathering(run):
        for table in _comment_tables(paths, with_comments, comments):
            found = read_comments(table, lexicon)
            run.comments.extend(found)
            run.beside.update((str(table), each.team) for each in found)
    with _gathering(run):
        reviews.extend(read_review(each) for each in _reviews(paths, comments))
    background = _background_of(sources, questionnaire)
    sources = [replace(source, background_ids=background, voice=voice) for source in sources]
    file = str(paths[0]) if paths else "-"
    known: dict[str, int] = {}
    rows: Iterable[Response] = _rows(sources, run, Wanted(file, team, sizes, size, voice), known, reviews, engine=engine)
    if stream:
        run.faults.raise_any(file)
    else:
        rows = tuple(rows)
    return Responses(
        lexicon.items,
        rows,
        known,
        run.comments,
        strictest(policies.values()),
        run.notes,
        whole_sheets=all(_rows_are_persons(source.columns) for source in sources),
        background_ids=background,
        origins=run.origin,
        policies=policies,
        nameless=frozenset(source.table.file for source in sources if "team" not in source.columns.reserved),
        tables=run.tables,
        directions=run.directions,
        ticks=run.ticks,
    )


def _rows_are_persons(columns: Columns) -> bool:
    """Whether every row is one person; a row that says something about a person was not put together of several."""
    return columns.by == "text" or "respondent" in columns.reserved or bool(columns.background)


def _background_of(sources: Iterable[Source], questionnaire: Questionnaire) -> tuple[str, ...]:
    """The background questions that any of the files has a column of, in the order of the questionnaire."""
    there = {name for source in sources for _, name in source.columns.background}
    return tuple(asked.id for asked in questionnaire.background if asked.id in there)


def _nothing_to_count(questionnaire: Questionnaire) -> ResponsesError:
    return problem(
        Code.NO_ITEMS,
        Place(questionnaire.id),
        "the questionnaire has neither items nor checklists, so there is nothing in its answers that could be counted",
        "Name another questionnaire with -q.",
    )


def _given_twice(paths: Sequence[Path]) -> Iterable[Problem]:
    """Files that were named more than once, by whatever way to them: each answer would count twice."""
    seen: set[Path] = set()
    for path in paths:
        if _whole(path) in seen:
            yield Problem(Code.TEAM_IN_TWO_FILES, Place(str(path)), "this file is given twice", "Give each file once.")
        seen.add(_whole(path))


def _whole(path: Path) -> Path:
    """The one path of a file or folder, whatever it was called; what is not there stays, and is refused where it is opened."""
    # os.path.exists, for a Path raises on names that no file can have
    return path.resolve() if os.path.exists(path) else path  # noqa: PTH110


@contextmanager
def _gathering(run: Run) -> Iterator[None]:
    """Keep what is wrong in one stage and go on with the next, so that all of it is said at once."""
    try:
        yield
    except ResponsesError as error:
        run.faults.add(error.problems)


def _comment_tables(paths: Sequence[Path], with_comments: Container[Path], said: Path | None) -> list[Path]:
    """The table of comments that was named, or each ``comments.csv`` beside answers without comments of their own, once.

    Beside an export that holds its comments, such a table is what was imported before, maybe of another round.
    """
    if said is not None and not is_review(said):
        return [said]
    alone = [path for path in paths if path.name and str(path) != "-" and path not in with_comments]
    beside = (path.with_name(FILE_NAME) for path in alone)
    # by their one path: comments read twice could seem enough to be shown
    found = {_whole(path): path for path in beside if is_there(path)}
    answers = {_whole(path) for path in paths}
    return [path for whole, path in found.items() if whole not in answers]


def _reviews(paths: Sequence[Path], said: Path | None) -> list[Path]:
    """The review of comments that was named, or each that lies where one is looked for, once."""
    places = places_of_reviews(paths, said)
    if said is not None and is_review(said):
        return places
    return [*{_whole(path): path for path in places if is_there(path)}.values()]


def _rows(
    sources: Iterable[Source],
    run: Run,
    wanted: Wanted,
    known: dict[str, int],
    reviews: Sequence[Sequence[Reviewed]],
    *,
    engine: Engine | None,
) -> Iterator[Response]:
    """Every wanted row; at the end comments are decided on and put in no order, and everything that is wrong is raised.

    Raises:
        ResponsesError: Something is wrong.
    """
    only = None if wanted.team is None else clean_name(wanted.team)
    for source in sources:
        with _gathering(run):
            if engine is not None and engine.counts(source, run):
                continue
            if only is None:
                yield from RowReader(source, run)
            else:
                yield from (response for response in RowReader(source, run) if response.team == only)
    known.update(check_teams(run, wanted))
    if only is None:
        run.notes.extend(comments_of_nobody(run))
        run.notes.extend(one_sided(run.directions))
    teams = {team for team, _ in run.answered} if only is None else {only}
    with _gathering(run):
        beside = run.beside.total()
        comments = each_once(run.comments[:beside], run.comments[beside:])
        run.comments[:] = in_no_order(decide((each for each in comments if each.team in teams), reviews))
    run.faults.raise_any(wanted.file)
