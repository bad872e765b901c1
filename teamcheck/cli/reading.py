"""From what was asked for to scored teams: the part that `score` and `report` share."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli.about import refuse_for_pairs, sizes_of_rounds
from teamcheck.cli.asked import STANDARD_INPUT, Asked, Scored
from teamcheck.cli.own_folder import is_made_up
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Policy, Responses
    from teamcheck.responses.teams import ListOfTeams


def read_and_score(asked: Asked) -> Scored:
    """Read the questionnaire, the norms and the answers, say what was left out, and score every team."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help

    questionnaire = load_questionnaire(asked.questionnaire)
    refuse_for_pairs(asked, questionnaire)
    norms = None
    if asked.norms is not None:
        from teamcheck.responses.norms import read_norms  # noqa: PLC0415  only where a team is placed

        norms = read_norms(asked.norms, questionnaire)
    return replace(score_read(asked, questionnaire), norms=norms)


def score_read(asked: Asked, questionnaire: "Questionnaire") -> Scored:
    """The same of the answers alone, where the questionnaire is read."""
    from teamcheck.scorecard.build import score  # noqa: PLC0415  not for --help

    teams = list_of_teams(asked)
    responses = read(asked, questionnaire, teams)
    if questionnaire.about is not None and teams is None and asked.size is None:
        responses = replace(responses, sizes=sizes_of_rounds(asked.files, responses))
    left_out: Mapping[str | None, int] | None = None
    if asked.without_careless:
        from teamcheck.scorecard.careless import without_careless  # noqa: PLC0415  only where it is asked for

        responses, left_out = without_careless(responses, questionnaire)
    scorecards = score(responses, questionnaire, round=asked.round, complete=asked.complete)
    say_notes(responses, quiet=asked.quiet, verbose=asked.verbose)
    scored = Scored(
        questionnaire,
        raised(responses.policy, asked),
        scorecards,
        origins=responses.origins,
        nameless=responses.nameless,
        without_ledger=asked.without_ledger,
        directions=responses.directions,
    )
    if asked.tree or asked.by:
        from teamcheck.cli.together import put_together  # noqa: PLC0415  only where it is asked for

        scored = put_together(scored, asked, responses, teams)
    if left_out is None:
        return scored
    return replace(scored, left_out={"careless": sum(left_out[name] for name in {card.round for card in scorecards})})


def list_of_teams(asked: Asked) -> "ListOfTeams | None":
    """The list of teams, where one was given."""
    from teamcheck.responses.teams import read_teams  # noqa: PLC0415  not for --help

    return None if asked.teams is None else read_teams(asked.teams)


def read(asked: Asked, questionnaire: "Questionnaire", teams: "ListOfTeams | None") -> "Responses":
    """Read every file of answers together."""
    from teamcheck.responses.read import read_responses  # noqa: PLC0415  not for --help

    if asked.teams is not None and asked.size is not None:
        raise typer.BadParameter("give one of the two: --teams for many teams, --size for one.", param_hint="--size")
    return read_responses(
        list(asked.files),
        questionnaire,
        team=asked.team,
        team_name=asked.team_name,
        sizes=None if teams is None else teams.sizes,
        size=asked.size,
        numbers=asked.numbers,
        encoding=asked.encoding,
        comments=asked.comments,
        audience=asked.audience,
        stdin=standard_input() if STANDARD_INPUT in asked.files else None,
    )


def standard_input() -> bytes:
    """All of standard input; a closed one is an empty file."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read()


def raised(policy: "Policy", asked: Asked) -> "Policy":
    """The policy with the minimum that was asked for, where that is more than what was promised."""
    from teamcheck.responses import policy as told  # noqa: PLC0415  YAML: not for --help

    if asked.minimum is not None and asked.minimum < policy.minimum and not asked.quiet:
        promised = f"People were promised that nothing of fewer than {policy.minimum} is shown"
        talk(f"{promised}; --minimum {asked.minimum} changes nothing.")
    return told.raised(policy, asked.minimum)


def say_notes(responses: "Responses", *, quiet: bool, verbose: bool) -> None:
    """What was left out, dropped or chosen while reading; how it was read only where that was asked for."""
    if quiet:
        return
    for note in responses.notes:
        if verbose or note.kind != "read":
            talk(f"Note: {on_one_line(note.text)}")


def say_no_policy(scored: Scored, asked: Asked) -> None:
    """Say what is taken for granted where no policy lies beside answers of a round: they may be a copy that has lost it.

    Answers without the name of a round were most likely never asked for with teamcheck, and nobody is told of policies then.
    """
    if asked.quiet or asked.says_audience(scored.policy) or not any(card.round for card in scored.scorecards):
        return
    files = [file for file in asked.files if file != STANDARD_INPUT and not is_made_up(file.parent)]
    if files:
        beside = on_one_line(str(files[0].with_name(f"{files[0].stem}.policy.yaml")))
        talk(f"Note: there is no {beside}, so figures are for the team alone, from {scored.policy.minimum} answers on.")
        talk("      Were the answers copied out of a round? Copy its policy too: people may have been promised more.")
