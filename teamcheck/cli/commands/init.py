"""``teamcheck init``: a folder for one time of asking one team."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

import typer

from teamcheck.cli import asking, options, round_options, rounds
from teamcheck.cli.slugs import slug
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all

_WHY = "We want to see how we work together, and to choose one or two things to make better."
#: From today to the days that stand as examples: closing, a talk soon after, a review when something can have changed, an end.
AHEAD = (timedelta(days=7), timedelta(days=14), timedelta(days=104), timedelta(days=365))
_ROUND = "The round"


def _tags(value: str | None) -> tuple[str, ...]:
    """Tags of languages, separated by commas."""
    return tuple(tag for part in (value or "").split(",") if (tag := options.tag(part.strip() or None)))


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="A new folder (called after the team).", show_default=False),
    ] = None,
    *,
    team: Annotated[str | None, round_options.team(_ROUND)] = None,
    about: Annotated[
        str | None,
        typer.Option(
            "--about",
            metavar="NAME",
            callback=options.name,
            rich_help_panel=_ROUND,
            help="The other team, with -q inter-team: people answer about it.",
            show_default=False,
        ),
    ] = None,
    people: Annotated[int | None, round_options.people(_ROUND, 1)] = None,
    facilitator: Annotated[str | None, round_options.facilitator(_ROUND)] = None,
    contact: Annotated[str | None, round_options.contact(_ROUND)] = None,
    why: Annotated[str | None, round_options.why(_ROUND, "Why you ask, in a sentence or two.")] = None,
    members: Annotated[
        str | None,
        typer.Option(
            "--members",
            metavar="TEXT",
            callback=options.readable,
            rich_help_panel=_ROUND,
            help="Who counts as a member of the team.",
            show_default=False,
        ),
    ] = None,
    leader_answers: Annotated[
        Literal["yes", "no"] | None,
        typer.Option(
            "--leader-answers",
            metavar="yes|no",
            rich_help_panel=_ROUND,
            help="Whether whoever leads the team is asked too.",
            show_default=False,
        ),
    ] = None,
    debrief: Annotated[
        str | None,
        typer.Option(
            "--debrief",
            metavar="DAY",
            rich_help_panel=_ROUND,
            help="When you talk about the result, as in 2026-03-31.",
            show_default=False,
        ),
    ] = None,
    talk_led_by: Annotated[
        str | None,
        typer.Option(
            "--talk-led-by",
            metavar="NAME",
            callback=options.name,
            rich_help_panel=_ROUND,
            help="Who leads that talk: best not the line manager.",
            show_default=False,
        ),
    ] = None,
    review: Annotated[
        str | None,
        typer.Option(
            "--review",
            metavar="DAY",
            rich_help_panel=_ROUND,
            help="When you look at what came of it.",
            show_default=False,
        ),
    ] = None,
    round_: Annotated[
        str | None,
        typer.Option(
            "--round",
            metavar="NAME",
            callback=options.name,
            rich_help_panel=_ROUND,
            help="What this time of asking is called (this month, as in 2026-03).",
            show_default=False,
        ),
    ] = None,
    minimum: Annotated[
        int,
        typer.Option(
            "--minimum",
            metavar="N",
            callback=options.at_least(5),
            rich_help_panel=_ROUND,
            help="Fewest answers with figures.",
        ),
    ] = 5,
    audience: Annotated[
        Literal["team", "team-and-coach", "organisation"] | None,
        typer.Option(
            "--audience",
            metavar="team|team-and-coach|organisation",
            rich_help_panel=_ROUND,
            help="Who will see the figures; people are told (team).",
            show_default=False,
        ),
    ] = None,
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages",
            metavar="TAGS",
            rich_help_panel=_ROUND,
            help="Languages to answer in, such as en,cy.",
            show_default=False,
        ),
    ] = None,
    questionnaire: options.QuestionnaireName = options.QUESTIONNAIRE,
    quiet: options.Quiet = False,
    no_input: options.NoInput = False,
) -> None:
    """Make a folder for one round of asking a team.

    It holds what you decide, a copy of the questionnaire, and what to do next.

    $ teamcheck init                                   asks for what it needs
    $ teamcheck init --team Harbour --people 9 --facilitator "Ann Lee"
    $ teamcheck init spring --team Harbour --people 9 --facilitator "Ann Lee"
    $ teamcheck init -q inter-team --about Pharmacy    one team about another
    """
    from teamcheck.cli import round_asking  # noqa: PLC0415  for this command alone, like all below
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.starter import Beginning, folder_of  # noqa: PLC0415  as above

    today = date.today()  # noqa: DTZ011  the day where the facilitator is
    ask = asking.ask if asking.somebody_is_there(no_input=no_input) else None
    team = asking.known(team, "--team", "Name of the team", ask)
    about = _other_team(about, questionnaire, ask)
    size = round_options.people_known(people, ask)
    facilitator = asking.known(facilitator, "--facilitator", "Your name, as people will read it", ask)
    examples = (today + AHEAD[0], today + AHEAD[1], today + AHEAD[2], today + AHEAD[3])
    said = round_asking.Further(contact, members, leader_answers, debrief, talk_led_by, review)
    further = round_asking.further(said, ask, examples[1:3])
    beginning = Beginning(
        questionnaire=questionnaire,
        team=team,
        round=round_ or f"{today:%Y-%m}",
        people=size,
        facilitator=facilitator,
        contact=further.contact or "",
        why=why or _WHY,
        minimum=minimum,
        audience=audience or ("organisation" if about else "team"),
        languages=_tags(languages),
        debrief=round_asking.day_or_nothing(further.debrief),
        examples=examples,
        about=about,
        members=further.members or "",
        leader_answers=round_asking.yes_or_no(further.leader_answers),
        talk_led_by=further.talk_led_by or "",
        review=round_asking.day_or_nothing(further.review),
    )
    target = folder or Path(slug(team))
    write_all({target / name: text for name, text in folder_of(beginning).items()}, replace=False)
    made = read_round(target)  # what was asked for goes together, or its faults are said with their lines
    if not quiet:
        talk(f"Made {target} with round.yaml, the questionnaire and a README.")
        start = "" if target == Path() else f"cd {target}\n      "
        steps = rounds.first_steps(replace(made, folder=Path()))
        look = "open round.yaml and say why you ask" if why is None else "look through round.yaml"
        talk(f"Next: {start}{look}\n      {steps}")


def _other_team(about: str | None, questionnaire: str, ask: asking.Ask | None) -> str:
    """The team that people answer about, where the questionnaire is about another one; else nothing.

    Raises:
        BadParameter: Nobody says which, or one is named and the questionnaire is about people's own team.
    """
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help

    if load_questionnaire(questionnaire).about is not None:
        return asking.known(about, "--about", "Name of the other team, which people answer about", ask)
    if about is not None:
        raise typer.BadParameter(f"{questionnaire} asks people about their own team: add -q inter-team.", param_hint="--about")
    return ""
