"""From what was named on the command line to the rounds of one team: files of answers, folders of rounds, files of figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teamcheck.cli import options
from teamcheck.cli.about import refuse_pairs
from teamcheck.cli.asked import STANDARD_INPUT, Asked
from teamcheck.cli.lists_alone import refuse_lists_alone
from teamcheck.cli.reading import say_notes, standard_input
from teamcheck.cli.rounds import box_of, no_answers
from teamcheck.errors import Code, Place, Problem, ResponsesError, RoundError, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Policy, Responses
    from teamcheck.scorecard.comparison.round_result import RoundResult
    from teamcheck.scorecard.model import Scorecard

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
        is_round: It is the folder of one round, whose file says what the round is called, whatever its answers say.
    """

    path: Path
    label: str
    questionnaire: str
    size: int | None = None
    is_round: bool = False


class Made(NamedTuple):
    """A round that was made of answers or figures.

    Attributes:
        result: What is compared.
        card: The exact result, its round called as the answers call it; None where only figures are at hand.
    """

    result: "RoundResult"
    card: "Scorecard | None"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A team's round in one of the files.

    Attributes:
        path: The file.
        team: Name of the team; `NAMELESS` where the file does not say.
        round: What the round is called.
        policy: What people were told.
        questionnaire: What was asked, where answers were read; else None.
        answers: The rows of answers, or nothing.
        make: Makes the result under the strictest policy of all rounds, for a team of a size, where it is known.
    """

    path: Path
    team: str
    round: str
    policy: "Policy"
    questionnaire: "Questionnaire | None"
    answers: "Sequence[tuple[int | None, ...]]"
    make: "Callable[[Policy, int | None], Made]"


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
    from teamcheck.responses.rows import clean_name  # noqa: PLC0415  as above

    if path.is_dir():
        from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help

        if (path / FILE_NAME).is_file():
            return _of_folder(path, asked)
        return Source(path / ANSWERS, clean_name(path.resolve().name), asked.questionnaire)
    label = path.resolve().parent.name if path.stem in _PLAIN else path.stem
    return Source(path, clean_name(label), asked.questionnaire)


def _of_folder(folder: Path, asked: Asked) -> Source:
    """The answers of a round that is closed, with its own questionnaire unless another is named."""
    from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    round_ = read_round(folder)
    box, answers = box_of(round_), folder / ANSWERS
    if box.state() in {"open", "closing"} or not answers.is_file():
        raise RoundError([no_answers(answers, round_, box)])
    named = asked.questionnaire if asked.questionnaire != options.QUESTIONNAIRE else round_.source
    return Source(answers, round_.name, named, round_.people, is_round=True)


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
    from teamcheck.responses.rows import clean_name  # noqa: PLC0415  pydantic: not for --help
    from teamcheck.scorecard.comparison.read_back import Kept, read_back  # noqa: PLC0415  as above

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

    def making(each: Kept, label: str) -> "Callable[[Policy, int | None], Made]":
        return lambda policy, _: Made(each.result(policy, name=label), None)

    return [
        Candidate(
            source.path,
            clean_name(each.team),
            label := clean_name(each.round or source.label),
            each.policy,
            None,
            (),
            making(each, label),
        )
        for each in kept
    ]


def _answered(source: Source, asked: Asked) -> list[Candidate]:
    """The rounds in a file of answers."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.responses.read import read_responses  # noqa: PLC0415  as above

    questionnaire = load_questionnaire(source.questionnaire)
    refuse_pairs(questionnaire)
    refuse_lists_alone(questionnaire, "lay the reports of both rounds side by side")
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
    label = source.label if source.is_round else name or source.label
    rows = tuple(row._replace(round=label) for row in responses.rows if (row.team, row.round) == key)

    def make(policy: "Policy", size: int | None) -> Made:
        from teamcheck.scorecard.build import score  # noqa: PLC0415  not for --help
        from teamcheck.scorecard.comparison.round_result import round_result  # noqa: PLC0415  as above

        size = source.size if source.size is not None else size
        sizes = {} if size is None else {team: size}
        (card,) = score(replace(responses, rows=rows, sizes=sizes, comments=()), questionnaire, round=label)
        return Made(round_result(card, rows, policy, name=label), replace(card, round=name))

    answers = [row.answers for row in rows]
    return Candidate(source.path, team, label, responses.policy, questionnaire, answers, make)
