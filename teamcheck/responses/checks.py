"""What can only be judged when every row has been seen: teams, their sizes, and names that look alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from teamcheck._names import shorten, some_of
from teamcheck.errors import Code, Place, Problem
from teamcheck.responses.faults import KEPT
from teamcheck.responses.model import Note
from teamcheck.responses.rounds import in_order
from teamcheck.responses.rows import TEAM_VOICE, Run, alike, clean_name

_MOST_NAMED = 10

#: Teams of a list among which a near name is looked for.
_MOST_COMPARED = 2_000


@dataclass(frozen=True)
class Wanted:
    """What the caller said about the teams.

    Attributes:
        file: The first file, for problems of no file in particular.
        team: The one team that is wanted, or None for all.
        sizes: Members of each team, or None where no list was given.
        size: Members of the only team, or None.
        voice: Whose rows are wanted.
    """

    file: str
    team: str | None
    sizes: Mapping[str, int] | None
    size: int | None
    voice: str = TEAM_VOICE


def check_teams(run: Run, wanted: Wanted) -> dict[str, int]:
    """Check teams and sizes when all rows have been seen; faults and notes go to the run.

    Returns:
        Size of each wanted team that has answers, where it is known; none for a voice that is not the team's.
    """
    if wanted.voice != TEAM_VOICE:
        return {}
    if not run.answered:
        if not run.faults:
            run.faults.add([_no_rows(wanted, run.notes)])
        return {}
    teams = list(dict.fromkeys(team for team, _ in run.answered))
    if wanted.team is not None and clean_name(wanted.team) not in teams:
        run.faults.add([_no_such_team(clean_name(wanted.team), teams, wanted)])
        return {}
    run.notes.extend(_look_alike(teams))
    if wanted.team is not None:
        teams = [clean_name(wanted.team)]
    sizes = _sizes(run, wanted, teams)
    rounds: defaultdict[str, list[str | None]] = defaultdict(list)
    for team, round_ in run.answered:
        rounds[team].append(round_)
    for team, size in sizes.items():
        answered = run.answered[(team, in_order(rounds[team])[-1])]
        if size < answered:
            run.faults.add([_too_small(team, size, answered, wanted)])
    return sizes


def _sizes(run: Run, wanted: Wanted, teams: list[str]) -> dict[str, int]:
    if wanted.size is not None:
        if len(teams) > 1:
            run.faults.add([_which_team(teams, wanted)])
            return {}
        return {teams[0]: wanted.size}
    if wanted.sizes is None:
        return {}
    listed = {clean_name(team): size for team, size in wanted.sizes.items()}
    # a direction has the members of the team that answers
    own = {name: run.directions[name].team if name in run.directions else name for name, _ in run.answered}
    unlisted = dict.fromkeys(own[team] for team in teams if own[team] not in listed)
    run.faults.add(_not_listed(team, listed, wanted) for team in [*unlisted][: KEPT + 1])
    with_answers = set(own.values())
    silent = [team for team in listed if team not in with_answers]
    if silent and wanted.team is None:
        run.notes.append(Note("read", f"No answers from {len(silent)} of the listed teams: {_named(silent)}."))
    return {team: listed[own[team]] for team in teams if own[team] in listed}


def _look_alike(teams: Iterable[str]) -> Iterable[Note]:
    """Names that differ only by case or spaces are two teams, but may be meant as one."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for team in teams:
        groups[alike(team)].append(team)
    for names in groups.values():
        if len(names) > 1:
            listed = " and ".join(f'"{shorten(name)}"' for name in names)
            yield Note("look-alike", f"{listed} are counted as different teams; if they are one, write the name in one way.")


def _no_rows(wanted: Wanted, notes: Iterable[Note]) -> Problem:
    dropped = [note.text.removeprefix(f"{wanted.file}: ").rstrip(".") for note in notes if note.kind == "dropped"]
    if not dropped:
        fix = "Check that the export holds answers and not only the headings."
        return Problem(Code.NO_ROWS, Place(wanted.file), "there is no row of answers", fix)
    return Problem(
        Code.NO_ROWS,
        Place(wanted.file),
        f"no row of answers counts: {'; '.join(dropped)}",
        "Check that this is the export of the answers, and not of a trial.",
    )


def _no_such_team(team: str, teams: list[str], wanted: Wanted) -> Problem:
    close = get_close_matches(team, teams, n=1, cutoff=0.6)
    hint = f'Did you mean --team "{close[0]}"? ' if close else ""
    return Problem(
        Code.NO_SUCH_TEAM,
        Place(wanted.file),
        f'no answers are of team "{shorten(team)}"',
        f"{hint}The teams are {_named(teams)}.",
    )


def _which_team(teams: list[str], wanted: Wanted) -> Problem:
    return Problem(
        Code.SIZE_OF_WHICH_TEAM,
        Place(wanted.file),
        f"--size is the size of one team, but there are {len(teams)}",
        "Choose one with --team NAME, or give the sizes of all with --teams teams.csv (columns team,size).",
    )


def _not_listed(team: str, listed: Mapping[str, int], wanted: Wanted) -> Problem:
    close = get_close_matches(team, listed, n=1, cutoff=0.6) if len(listed) <= _MOST_COMPARED else []
    hint = f' (did you mean "{close[0]}"?)' if close else ""
    return Problem(
        Code.TEAM_WITHOUT_SIZE,
        Place(wanted.file, key=team),
        f'team "{shorten(team)}" has answers but is not in the list of teams{hint}',
        "Write the name the same way in both files, or add a row for the team to the list.",
    )


def _too_small(team: str, size: int, answered: int, wanted: Wanted) -> Problem:
    return Problem(
        Code.SIZE_TOO_SMALL,
        Place(wanted.file, key=team),
        f'team "{shorten(team)}" has {answered} rows of answers but a size of {size}',
        "Correct the size, or remove the rows that are not of this team.",
    )


def _named(teams: list[str]) -> str:
    return some_of([f'"{shorten(team)}"' for team in teams], _MOST_NAMED)
