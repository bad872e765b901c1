"""The options of gates, what is written of what they found, and the exit code.

Commands call `asked_for` first (wrong usage is said before any work), `check` once the questionnaire is known, then `judged`;
or `unreadable`, where the input cannot be used.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from teamcheck.cli import gates_said
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.lists_alone import refuse_lists_alone
from teamcheck.cli.settings import Settings
from teamcheck.errors import Code, OutputError, Place, Problem, SettingsError, TeamcheckError

if TYPE_CHECKING:
    from teamcheck.organisation.gates.gate import Gate
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.scorecard.printed import PrintedTeam

Given = TypeVar("Given")
Made = TypeVar("Made")

_PANEL = "Gates"

MinResponseRate = Annotated[
    str | None,
    typer.Option(
        "--min-response-rate",
        metavar="PERCENT",
        rich_help_panel=_PANEL,
        help="Fail if fewer answered in any team, such as 60; needs --teams.",
        show_default=False,
    ),
]
MaxWithheld = Annotated[
    str | None,
    typer.Option(
        "--max-withheld",
        metavar="N|N%",
        rich_help_panel=_PANEL,
        help="Fail if more teams than this have no figures: 3, or 10% of them.",
        show_default=False,
    ),
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-under",
        metavar="SCORE|ID=SCORE",
        rich_help_panel=_PANEL,
        help="Fail if a score is lower: 50, or goals=50 for one feature; repeatable. Read docs/ci.md first.",
        show_default=False,
    ),
]
MaxApart = Annotated[
    str | None,
    typer.Option(
        "--max-apart",
        metavar="N",
        rich_help_panel=_PANEL,
        help="Fail if a team's views lie apart on more features than this.",
        show_default=False,
    ),
]
JUnit = Annotated[
    Path | None,
    typer.Option(
        "--junit", metavar="FILE", rich_help_panel=_PANEL, help="Write what gates found as JUnit XML.", show_default=False
    ),
]
GatesJson = Annotated[
    Path | None,
    typer.Option(
        "--gates-json",
        metavar="FILE",
        rich_help_panel=_PANEL,
        help="Write what gates found as JSON (docs/gates.schema.json).",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        rich_help_panel=_PANEL,
        help="Settings, with gates (teamcheck.toml in this folder, if there is one).",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class GatesAsked:
    """What was asked for of gates.

    Attributes:
        gates: Those of the command line, and those of the settings of a kind that the command line does not name.
        junit: Where JUnit XML goes, or None.
        json: Where JSON goes, or None.
        settings: The file in which a limit for a dimension stands; None where the command line says it.
        quiet: Say nothing of what passed.
    """

    gates: "tuple[Gate, ...]" = ()
    junit: Path | None = None
    json: Path | None = None
    settings: Path | None = None
    quiet: bool = False

    def __bool__(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.gates or self.junit or self.json)


def asked_for(
    *,
    min_response_rate: str | None,
    max_withheld: str | None,
    fail_under: Sequence[str] | None,
    max_apart: str | None,
    junit: Path | None,
    gates_json: Path | None,
    settings: Settings,
    quiet: bool,
) -> GatesAsked:
    """What was asked for; an option of the command line takes the place of what the settings say of its kind.

    Raises:
        BadParameter: An option is no gate.
    """
    options = (min_response_rate, max_withheld, fail_under or None, max_apart)
    if not settings.gates and all(option is None for option in options):  # an empty text is a fault, and not "no gate"
        return GatesAsked((), junit, gates_json, None, quiet)
    from teamcheck.organisation.gates import gate  # noqa: PLC0415  pydantic: not for --help

    found: list[Gate] = []
    if min_response_rate is not None:
        found.append(_of_option("--min-response-rate", gate.response_rate, min_response_rate))
    if max_withheld is not None:
        found.append(_of_option("--max-withheld", gate.withheld, max_withheld))
    if fail_under:
        found += _of_option("--fail-under", gate.under, fail_under)
    if max_apart is not None:
        found.append(_of_option("--max-apart", gate.apart, max_apart))
    kinds = {each.kind for each in found}
    found += [each for each in settings.gates if each.kind not in kinds]
    return GatesAsked(tuple(found), junit, gates_json, None if "fail-under" in kinds else settings.file, quiet)


def _of_option(option: str, read: Callable[[Given], Made], given: Given) -> Made:
    """What an option asks for, by the reader of its kind."""
    from teamcheck.organisation.gates.gate import NotAGateError  # noqa: PLC0415  as above

    try:
        return read(given)
    except NotAGateError as error:
        raise typer.BadParameter(f"{error}.", param_hint=option) from None


def check(wanted: GatesAsked, questionnaire: "Questionnaire") -> None:
    """See that the questionnaire has every dimension that a gate is about, before much is done.

    Args:
        wanted: What was asked for.
        questionnaire: What people were asked.

    Raises:
        BadParameter: It does not have one that the command line names, or a gate is on scores and it has none.
        SettingsError: It does not have one that the settings name.
    """
    if not wanted.gates:
        return
    from teamcheck.organisation.gates.gate import NoSuchFeatureError, resolved  # noqa: PLC0415  as above

    if any(gate.about == "scores" for gate in wanted.gates):
        refuse_lists_alone(questionnaire, "a gate on them would let everything pass")
    try:
        resolved(wanted.gates, _titles(questionnaire))
    except NoSuchFeatureError as error:
        if wanted.settings is None:
            raise typer.BadParameter(f"{error}.", param_hint="--fail-under") from None
        place = Place(str(wanted.settings), key=f"gates.fail-under.{error.feature}")
        fix = "Take it out, or name a feature of the questionnaire that you score with (-q)."
        raise SettingsError([Problem(Code.SETTING_NOT_USABLE, place, str(error), fix)]) from None


def judged(
    teams: "Iterable[PrintedTeam]",
    questionnaire: "Questionnaire",
    wanted: GatesAsked,
    *,
    spare: Iterable[Path] = (),
    holders: bool = False,
) -> ExitCode:
    """Judge teams, say and write what was found, and give the exit code.

    Args:
        teams: The teams as their reports print them; those of the list of teams that nobody answered in too.
        questionnaire: What they were asked.
        wanted: What was asked for; without gates the code is that of success.
        spare: What was read: no result takes the place of its own input.
        holders: Whoever runs the command gets the figures of each team with it anyway, so that gates on scores are judged
            for one team too.

    Raises:
        OutputError: A file cannot be written.
    """
    if not wanted:
        return ExitCode.DONE
    from teamcheck.organisation.gates.judge import judge  # noqa: PLC0415  as above
    from teamcheck.report.gates.model import FEWEST_TEAMS  # noqa: PLC0415  as above

    verdicts = judge(wanted.gates, teams, _titles(questionnaire), fewest=1 if holders else FEWEST_TEAMS)
    gates_said.write(verdicts, junit=wanted.junit, json=wanted.json, spare=spare)
    if wanted.gates:
        gates_said.say(verdicts, quiet=wanted.quiet)
    codes = {"passed": ExitCode.DONE, "failed": ExitCode.FAILED}
    return codes.get(verdicts.outcome or "", ExitCode.CANNOT_BE_JUDGED)


def _titles(questionnaire: "Questionnaire") -> dict[str, str]:
    """Id of every dimension that gets a score to its title, in order; real-team marks are met or not, and have none."""
    return {dimension.id: dimension.title for dimension in questionnaire.scored}


@contextmanager
def telling_where(wanted: GatesAsked, spare: Iterable[Path] = ()) -> Iterator[None]:
    """While answers are read: with gates, or where a service runs the command, `unreadable` says what cannot be used.

    Raises:
        TeamcheckError: Something cannot be used, no gate was asked for, and somebody sits at the keyboard.
        Exit: The same otherwise.
    """
    try:
        yield
    except TeamcheckError as error:
        if not wanted and not os.environ.get("CI"):
            raise
        raise typer.Exit(unreadable(error.problems, wanted, spare=spare)) from None


def unreadable(problems: Sequence[Problem], wanted: GatesAsked, *, spare: Iterable[Path] = ()) -> ExitCode:
    """Say and write where the input cannot be used, and give the exit code.

    What a log or a file gets is the place and the code: a problem may quote an answer. Where no service for continuous
    integration runs the command, the person at the keyboard gets the problems themselves, as ever.

    Args:
        problems: Every fault.
        wanted: What was asked for.
        spare: What was read: no result takes the place of its own input.
    """
    from teamcheck import __version__  # noqa: PLC0415  not for --help
    from teamcheck.report.gates.model import Verdicts  # noqa: PLC0415  as above

    places = [gates_said.place_of(problem) for problem in problems]
    verdicts = Verdicts(teamcheck=__version__, outcome=None, gates=[], unreadable=places)
    try:
        gates_said.write(verdicts, junit=wanted.junit, json=wanted.json, spare=spare)
    except OutputError as error:
        problems = [*problems, *error.problems]
    gates_said.say_places(verdicts, problems)
    return ExitCode.BAD_INPUT
