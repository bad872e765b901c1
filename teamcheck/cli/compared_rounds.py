"""Which rounds are compared: of one team, in their order, each once, and what belongs to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck._names import some_of
from teamcheck.cli.asked import STANDARD_INPUT, Asked
from teamcheck.cli.compared import NAMELESS, Candidate
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Audience, Policy
    from teamcheck.scorecard.comparison.round_result import RoundResult


#: Most teams that a message names.
_LISTED = 10


def of_one_team(found: Sequence[Candidate], asked: Asked) -> tuple[str, list[Candidate]]:
    """The name of the team, and its rounds: those of files that name no team are its own.

    Raises:
        ResponsesError: The files hold several teams, and none is chosen; or not the one that is.
    """
    from teamcheck.responses.rows import clean_name  # noqa: PLC0415  not for --help

    named = list(dict.fromkeys(each.team for each in found if each.team != NAMELESS))
    wanted = asked.team or (asked.team_name if not named else None)
    if wanted is None and len(named) > 1:
        raise ResponsesError([_several(named, found)])
    team = clean_name(wanted) if wanted else named[0] if named else shared_name([each.round for each in found])
    rounds = [each for each in found if each.team in {team, NAMELESS}]
    if not rounds:
        message, fix = f'no answers are of team "{team}"', f"The teams are {listed(named)}."
        raise ResponsesError([Problem(Code.NO_SUCH_TEAM, Place(str(found[0].path)), message, fix)])
    if problems := [*_spelled_otherwise(team, found)]:
        raise ResponsesError(problems)
    return team, rounds


def listed(names: Sequence[str]) -> str:
    """The first ten names in order, and how many more there are.

    >>> listed(["b", "a"]), listed([f"t{number}" for number in range(25)])[-18:]
    ('"a", "b"', ' "t17" and 15 more')
    """
    return some_of([f'"{name}"' for name in sorted(names)], _LISTED)


def _several(named: Sequence[str], found: Sequence[Candidate]) -> Problem:
    """The problem of answers of several teams; where each file holds one team, it may be the same one."""
    message = f"these are answers of {len(named)} teams: {listed(named)}"
    fix = "Choose the team that is compared with itself: --team NAME."
    holds = {path: {each.team for each in found if each.path == path} for path in (each.path for each in found)}
    if len(holds) > 1 and all(len(teams) == 1 for teams in holds.values()):
        fix = "If they are one team, write its name in the same way in every file. Else choose one: --team NAME."
    return Problem(Code.TEAMS_TO_COMPARE, Place(str(found[0].path)), message, fix)


def _spelled_otherwise(team: str, found: Sequence[Candidate]) -> Iterator[Problem]:
    """Files in which the team has another name that differs in capitals, spaces and signs only."""
    held = {(each.path, each.team) for each in found}
    for path, name in sorted(held):
        if name not in {team, NAMELESS} and _letters(name) == _letters(team) and (path, team) not in held:
            message = f'here the team is called "{name}", and "{team}" is compared'
            fix = "Write its name in the same way in every file."
            yield Problem(Code.TEAMS_TO_COMPARE, Place(str(path)), message, fix)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def shared_name(names: Sequence[str]) -> str:
    """What stands for the name of a team that no file tells: the part that the names of its files begin with.

    >>> shared_name(["harbour-2025", "harbour-2026"]), shared_name(["before", "after"])
    ('harbour', 'Our team')
    """
    parts = [name.replace("_", "-").replace(" ", "-").split("-") for name in names]
    shared: list[str] = []
    for words in zip(*parts, strict=False):
        if len(set(words)) > 1 or not words[0].isalpha():
            break
        shared.append(words[0])
    return " ".join(shared) or "Our team"


def in_order(found: Iterable[Candidate], names: Sequence[str]) -> list[Candidate]:
    """The rounds that are compared, earliest first.

    Args:
        found: The team's rounds, in the order of the files.
        names: Those that are wanted; all where none is named.

    Raises:
        ResponsesError: A round is there twice or not at all, or fewer than two are left.
    """
    from teamcheck.responses import rounds  # noqa: PLC0415  not for --help

    by_name: dict[str, Candidate] = {}
    problems: list[Problem] = []
    for each in found:
        if each.round in by_name:
            message = f"the round {each.round} is in {by_name[each.round].path} as well"
            fix = f"Give each round once. If they are two, {_naming_apart(each)}."
            problems.append(Problem(Code.ROUND_TWICE, Place(str(each.path)), message, fix))
        by_name.setdefault(each.round, each)
    for name in names:
        if name not in by_name:
            message, fix = f"no answers belong to the round {name}", f"The rounds are: {', '.join(by_name)}."
            problems.append(Problem(Code.NO_SUCH_ROUND, Place("answers", key="round"), message, fix))
    if problems:
        raise ResponsesError(problems)
    chosen = [name for name in rounds.in_order(by_name) if name is not None and (not names or name in names)]
    if len(chosen) < 2:
        raise ResponsesError([_only_one(by_name[chosen[0]], names)])
    ordered = [by_name[name] for name in chosen]
    if problems := [*_made_again(ordered)]:
        raise ResponsesError(problems)
    return ordered


def _naming_apart(each: Candidate) -> str:
    """How to give one of two rounds another name: where it is written depends on what was named."""
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  not for --help

    if each.path.with_name(FILE_NAME).is_file():
        return f"give one of them another name: the line `round:` in {each.path.with_name(FILE_NAME)}"
    return "name them apart in a column `round`, or by the names of the files"


def _only_one(each: Candidate, names: Sequence[str]) -> Problem:
    """The problem of a single round."""
    message = "a comparison needs two rounds, and this file holds one"
    fix = "Name another file in which the team has the same name, or one with a column `round` in which there are several."
    if names:
        message, fix = f"a comparison needs two rounds, and --round leaves one: {each.round}", "Name two with --round."
    return Problem(Code.FEW_ROUNDS, Place(str(each.path)), message, fix)


def _made_again(rounds: Sequence[Candidate]) -> Iterator[Problem]:
    """Rounds that hold the answers of another: the same round, written out once more with a late answer."""
    from teamcheck.responses.made_again import made_again  # noqa: PLC0415  not for --help

    for one, other in combinations(rounds, 2):
        if one.questionnaire is None or other.questionnaire is None:
            continue
        if made_again(one.answers, other.answers, one.questionnaire, other.questionnaire):
            message = f"of the rounds {one.round} and {other.round} one holds all answers of the other: they are the same round"
            fix = "Give the file that holds in the end. Beside one another, the two would give away who was late."
            yield Problem(Code.ROUND_TWICE, Place(str(other.path)), message, fix)


def strictest_of(found: Iterable[Candidate], audience: "Audience | None") -> "Policy":
    """What may be done with all rounds together."""
    from teamcheck.responses.policy import strictest  # noqa: PLC0415  not for --help

    policies = [each.policy for each in found]
    return strictest([*policies, replace(policies[0], audience=audience)] if audience else policies)


def plan_beside(found: Sequence[Candidate]) -> Path | None:
    """The plan beside the answers of the round before the last; None where there is none.

    One beside the last round's own was made after it: nothing that it says was set out to do before.
    """
    from teamcheck.responses.action_plan import FILE_NAME, is_plan  # noqa: PLC0415  not for --help

    path = found[-2].path
    file = path.with_name(FILE_NAME) if path.name and path != STANDARD_INPUT else None
    return file if file is not None and is_plan(file) else None


def size_of(team: str, asked: Asked) -> int | None:
    """Members of the team, as the command line says it.

    Raises:
        ResponsesError: The list of teams cannot be read.
        BadParameter: It is said twice.
    """
    if asked.teams is None:
        return asked.size
    if asked.size is not None:
        raise typer.BadParameter("give one of the two: --teams for many teams, --size for one.", param_hint="--size")
    from teamcheck.responses.teams import read_teams  # noqa: PLC0415  not for --help

    return read_teams(asked.teams).sizes.get(team)


def asked_last(rounds: Sequence[Candidate], asked: Asked) -> "Questionnaire":
    """The questionnaire of the last round whose answers were read; the one that is named, where only figures were."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help

    read = [each.questionnaire for each in rounds if each.questionnaire is not None]
    return read[-1] if read else load_questionnaire(asked.questionnaire)


def need_full_figures(rounds: Sequence[tuple[Candidate, "RoundResult"]]) -> None:
    """See that every figure can be worked out.

    Raises:
        ResponsesError: A round is a file of protected figures.
    """
    fix = "Give the answers, or what `teamcheck score FILE --for analyst -f json` wrote."
    message = "these figures are protected, and full ones cannot be worked out from them"
    problems = [
        Problem(Code.FIGURES_PROTECTED, Place(str(each.path)), message, fix) for each, result in rounds if result.protected
    ]
    if problems:
        raise ResponsesError(problems)


def say_of_rounds(rounds: Sequence["RoundResult"], size: int | None) -> None:
    """What the operator should know: in which order rounds were taken, and what could not be used."""
    from teamcheck.responses.rounds import as_date  # noqa: PLC0415  not for --help

    then, now = rounds[-2:]
    given = any(as_date(each.round) is None for each in rounds)
    order = " (the order given; name rounds by dates to have them put in order)" if given else ""
    if len(rounds) > 2:
        talk(f"Note: of {len(rounds)} rounds the last two are compared: then is {then.round}, now is {now.round}{order}.")
        talk("      For two others: --round A --round B.")
    elif given:
        talk(f"Note: then is {then.round}, now is {now.round}{order}.")
    for each in rounds:
        if size is not None and each.size is None:
            talk(f"Note: {each.answered} answered in {each.round}, more than the {size} members of today; no share is given.")
    if then.people and now.people and not then.people & now.people:
        talk("Note: no code of a person is in both of the last two rounds, so they are compared as two groups of people.")
        talk("      Were the codes of both made with the same key file?")
