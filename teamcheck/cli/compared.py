"""From what was named on the command line to the rounds of one team: files of answers, folders of rounds, files of figures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck.cli import options
from teamcheck.cli.reading import STANDARD_INPUT, Asked, say_notes, standard_input
from teamcheck.cli.rounds import box_of, no_answers
from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem, ResponsesError, RoundError, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Audience, Policy, Responses
    from teamcheck.scorecard.round_result import RoundResult

#: Stands for the name of a team while a file does not say one; no name that is read has such a sign in it.
NAMELESS = "\N{REPLACEMENT CHARACTER}"
#: Names of files that say nothing of what is in them.
_PLAIN = frozenset({"answers", "-"})


@dataclass(frozen=True, slots=True)
class Source:
    """One thing named on the command line.

    Attributes:
        path: The file that is read.
        label: What its round is called where it does not say.
        questionnaire: Name or path of what was asked.
        size: Members of the team, or None where it does not say.
    """

    path: Path
    label: str
    questionnaire: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A team's round in one of the files.

    Attributes:
        path: The file.
        team: Name of the team; `NAMELESS` where the file does not say.
        round: What the round is called.
        policy: What people were told.
        questionnaire: What was asked, where answers were read; else None.
        make: Makes the result under the strictest policy of all rounds, for a team of a size, where it is known.
    """

    path: Path
    team: str
    round: str
    policy: "Policy"
    questionnaire: "Questionnaire | None"
    make: "Callable[[Policy, int | None], RoundResult]"


def sources(asked: Asked) -> list[Source]:
    """What lies behind each thing named: the answers of a folder, or the file itself.

    Raises:
        TeamcheckError: A round is open, or cannot be used; with every problem.
    """
    found: list[Source] = []
    problems: list[Problem] = []
    for path in asked.files:
        try:
            found.append(_source(path, asked))
        except TeamcheckError as error:
            problems += error.problems
    if problems:
        raise RoundError(problems)
    return found


def _source(path: Path, asked: Asked) -> Source:
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  not for --help

    if path.is_dir():
        from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help

        if (path / FILE_NAME).is_file():
            return _of_folder(path, asked)
        return Source(path / ANSWERS, path.resolve().name, asked.questionnaire)
    label = path.resolve().parent.name if path.stem in _PLAIN else path.stem
    return Source(path, label, asked.questionnaire)


def _of_folder(folder: Path, asked: Asked) -> Source:
    """The answers of a round that is closed, with its own questionnaire unless another is named."""
    from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    round_ = read_round(folder)
    box, answers = box_of(round_), folder / ANSWERS
    if box.state() in {"open", "closing"} or not answers.is_file():
        raise RoundError([no_answers(answers, round_, box)])
    named = asked.questionnaire if asked.questionnaire != options.QUESTIONNAIRE else round_.source
    return Source(answers, round_.name, named, round_.people)


def candidates(found: Sequence[Source], asked: Asked) -> list[Candidate]:
    """Every team's every round in all the files, in their order.

    Raises:
        TeamcheckError: Something cannot be read; with every problem.
    """
    read: list[Candidate] = []
    problems: list[Problem] = []
    for source in found:
        try:
            read += _kept(source) if source.path.suffix.lower() == ".json" else _answered(source, asked)
        except TeamcheckError as error:
            problems += error.problems
    if problems:
        raise ResponsesError(problems)
    return read


def _kept(source: Source) -> list[Candidate]:
    """The rounds in a file of figures.

    Raises:
        ResponsesError: It cannot be read, or is no such file.
    """
    from teamcheck.scorecard.read_back import Kept, read_back  # noqa: PLC0415  pydantic: not for --help

    place = Place(str(source.path))
    try:
        kept = read_back(source.path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        message = f"the file cannot be read: {reason}"
        fix = "See that it is there and that you may read it."
        raise ResponsesError([Problem(Code.FIGURES_NOT_USABLE, place, message, fix)]) from None
    if kept is None:
        message = "these are no figures of teamcheck, or somebody has changed them"
        fix = "Give what `teamcheck score FILE -f json -o FILE.json` wrote, or the answers themselves."
        raise ResponsesError([Problem(Code.FIGURES_NOT_USABLE, place, message, fix)])

    def making(each: Kept, label: str) -> "Callable[[Policy, int | None], RoundResult]":
        return lambda policy, _: each.result(policy, name=label)

    return [
        Candidate(source.path, each.team, label := each.round or source.label, each.policy, None, making(each, label))
        for each in kept
    ]


def _answered(source: Source, asked: Asked) -> list[Candidate]:
    """The rounds in a file of answers."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.read import read_responses  # noqa: PLC0415  as above

    questionnaire = load_questionnaire(source.questionnaire)
    responses = read_responses(
        source.path,
        questionnaire,
        team_name=NAMELESS,
        numbers=asked.numbers,
        encoding=asked.encoding,
        audience=asked.audience,
        stdin=standard_input() if source.path == STANDARD_INPUT else None,
    )
    say_notes(responses, quiet=asked.quiet, verbose=asked.verbose)
    keys = dict.fromkeys((row.team, row.round) for row in responses.rows)
    return [_candidate(source, questionnaire, responses, key) for key in keys]


def _candidate(
    source: Source, questionnaire: "Questionnaire", responses: "Responses", key: tuple[str, str | None]
) -> Candidate:
    team, name = key
    label = name or source.label
    rows = tuple(row._replace(round=label) for row in responses.rows if (row.team, row.round) == key)

    def make(policy: "Policy", size: int | None) -> "RoundResult":
        from teamcheck.scorecard.build import score  # noqa: PLC0415  not for --help
        from teamcheck.scorecard.round_result import round_result  # noqa: PLC0415  as above

        size = source.size if source.size is not None else size
        sizes = {} if size is None else {team: size}
        (card,) = score(replace(responses, rows=rows, sizes=sizes, comments=()), questionnaire, round=label)
        return round_result(card, rows, policy, name=label)

    return Candidate(source.path, team, label, responses.policy, questionnaire, make)


def of_one_team(found: Sequence[Candidate], asked: Asked) -> tuple[str, list[Candidate]]:
    """The name of the team, and its rounds: those of files that name no team are its own.

    Raises:
        ResponsesError: The files hold several teams, and none is chosen; or not the one that is.
    """
    from teamcheck.responses.rows import clean_name  # noqa: PLC0415  not for --help

    named = list(dict.fromkeys(each.team for each in found if each.team != NAMELESS))
    wanted = asked.team or (asked.team_name if not named else None)
    if wanted is None and len(named) > 1:
        listed = ", ".join(f'"{name}"' for name in sorted(named)[:10]) + (", ..." if len(named) > 10 else "")
        message = f"these are answers of {len(named)} teams: {listed}"
        fix = "Choose the team that is compared with itself: --team NAME."
        raise ResponsesError([Problem(Code.TEAMS_TO_COMPARE, Place(str(found[0].path)), message, fix)])
    team = clean_name(wanted) if wanted else named[0] if named else shared_name([each.round for each in found])
    rounds = [each for each in found if each.team in {team, NAMELESS}]
    if not rounds:
        listed = ", ".join(f'"{name}"' for name in sorted(named)[:10])
        message = f'no answers are of team "{team}"'
        raise ResponsesError([Problem(Code.NO_SUCH_TEAM, Place(str(found[0].path)), message, f"The teams are {listed}.")])
    return team, rounds


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
            fix = "Give each round once. If they are two, name them apart in a column `round`, or by the names of the files."
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
        first = next(iter(by_name.values()))
        message = f"a comparison needs two rounds, and there is one: {chosen[0]}"
        fix = "Name another file of answers, or one with a column `round` in which there are several."
        raise ResponsesError([Problem(Code.FEW_ROUNDS, Place(str(first.path)), message, fix)])
    return [by_name[name] for name in chosen]


def strictest_of(found: Iterable[Candidate], audience: "Audience | None") -> "Policy":
    """What may be done with all rounds together."""
    from teamcheck.responses.policy import strictest  # noqa: PLC0415  not for --help

    policies = [each.policy for each in found]
    return strictest([*policies, replace(policies[0], audience=audience)] if audience else policies)


def plan_beside(found: Sequence[Candidate]) -> Path | None:
    """The plan beside the answers of the round before the last, or of the last; None where there is none."""
    from teamcheck.responses.action_plan import FILE_NAME, is_plan  # noqa: PLC0415  not for --help

    for each in found[-2:]:
        file = each.path.with_name(FILE_NAME) if each.path.name and each.path != STANDARD_INPUT else None
        if file is not None and is_plan(file):
            return file
    return None


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

    return read_teams(asked.teams).get(team)


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

    if any(as_date(each.round) is None for each in rounds):
        listed = ", ".join(each.round for each in rounds)
        talk(f"Note: rounds are taken in the order given: {listed}. Where all are named by dates, they are put in order.")
    for each in rounds:
        if size is not None and each.size is None:
            talk(f"Note: {each.answered} answered in {each.round}, more than the {size} members of today; no share is given.")
    then, now = rounds[-2:]
    if then.people and now.people and not then.people & now.people:
        talk("Note: no code of a person is in both of the last two rounds, so they are compared as two groups of people.")
        talk("      Were the codes of both made with the same key file?")
