"""From the options of a command to scored teams: the part that `score` and `report` share."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Audience, Policy, Responses
    from teamcheck.responses.norms_format import Norms
    from teamcheck.responses.teams import ListOfTeams
    from teamcheck.scorecard.analyst.model import AnalystScorecards
    from teamcheck.scorecard.model import Scorecard
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.totals.model import Organisation
    from teamcheck.scorecard.totals.public import PublicOrganisation

#: Stands for standard input among files.
STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line; the words are those of `teamcheck.cli.options`.

    ``complete``: full figures are wanted, which need complete answers counted. ``without_careless``: sheets with strong signs
    of answering without reading are left out first. ``without_ledger``: figures are given out for this reason, whatever was
    given out before. ``tree``: the levels over which teams are added up. ``by``: what people
    are parted by.
    """

    files: Sequence[Path]
    questionnaire: str
    team: str | None = None
    team_name: str | None = None
    round: str | None = None
    teams: Path | None = None
    size: int | None = None
    numbers: Literal["as-is", "reversed"] | None = None
    encoding: str | None = None
    comments: Path | None = None
    minimum: int | None = None
    audience: "Audience | None" = None
    norms: Path | None = None
    quiet: bool = False
    verbose: bool = False
    complete: bool = False
    without_careless: bool = False
    without_ledger: str | None = None
    tree: Sequence[str] = ()
    by: Sequence[str] = ()

    def inputs(self) -> list[Path]:
        """Every file that may be read: none of them may be written to."""
        from teamcheck.organisation.ledger.book import FILE_NAME  # noqa: PLC0415  as above
        from teamcheck.responses.review import places_of_reviews  # noqa: PLC0415  not for --help

        named = [Path(self.questionnaire), self.teams, self.comments, self.norms]
        beside = [
            file.with_name(name) for file in self.files for name in ("comments.csv", f"{file.stem}.policy.yaml", FILE_NAME)
        ]
        reviews = places_of_reviews(self.files, self.comments)
        return [*self.files, *beside, *reviews, *(path for path in named if path is not None)]


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of it: the teams by name, in full, and what may be shown of them.

    ``left_out``: how many people's answers to the round were left out, by reason, where that was asked for. ``origins``: team
    and round to the file of their answers; ``nameless``: the files that do not say which team they are of. ``without_ledger``:
    why nobody looks at what was given out before, or None.
    """

    questionnaire: "Questionnaire"
    policy: "Policy"
    scorecards: Sequence["Scorecard"]
    norms: "Norms | None" = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    organisation: "Organisation | None" = None
    origins: Mapping[tuple[str, str | None], str] = field(default_factory=dict)
    nameless: frozenset[str] = frozenset()
    without_ledger: str | None = None

    def shown(self) -> list["PublicScorecard"]:
        """What may be shown of each team."""
        from teamcheck.scorecard.disclosure import disclose  # noqa: PLC0415  only where something is shown

        return [
            disclose(card, self.policy, norms=self.norms, today=_today(), without_ledger=self.without_ledger)
            for card in self.scorecards
        ]

    def shown_together(self, cards: Sequence["PublicScorecard"]) -> "PublicOrganisation | None":
        """What may be shown of all teams together, beside what is shown of each; None unless that was asked for."""
        if self.organisation is None:
            return None
        from teamcheck.scorecard.totals.disclose import disclose_totals  # noqa: PLC0415  only where teams are added up

        return disclose_totals(self.organisation, self.policy, cards)

    def in_full(self) -> "AnalystScorecards":
        """Every figure, unprotected: for those who hold the answers anyway."""
        from teamcheck.scorecard.analyst.analyse import analyse  # noqa: PLC0415  only for analysts

        return analyse(self.scorecards, self.policy, left_out=self.left_out, norms=self.norms, today=_today())


def _today() -> date:
    """The day on which norms can be old."""
    return date.today()  # noqa: DTZ011  the day where the figures are made


def read_and_score(asked: Asked) -> Scored:
    """Read the questionnaire, the norms and the answers, say what was left out, and score every team."""
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  pydantic and YAML: not for --help

    questionnaire = load_questionnaire(asked.questionnaire)
    norms = None
    if asked.norms is not None:
        from teamcheck.responses.norms import read_norms  # noqa: PLC0415  only where a team is placed

        norms = read_norms(asked.norms, questionnaire)
    return replace(score_read(asked, questionnaire), norms=norms)


def score_read(asked: Asked, questionnaire: "Questionnaire") -> Scored:
    """The same of the answers alone, where the questionnaire is read."""
    from teamcheck.scorecard.build import score  # noqa: PLC0415  not for --help

    teams = listed(asked)
    responses = read(asked, questionnaire, teams)
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
    )
    if asked.tree or asked.by:
        from teamcheck.cli.together import put_together  # noqa: PLC0415  only where it is asked for

        scored = put_together(scored, asked, responses, teams)
    if left_out is None:
        return scored
    return replace(scored, left_out={"careless": sum(left_out[name] for name in {card.round for card in scorecards})})


def listed(asked: Asked) -> "ListOfTeams | None":
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
    if asked.minimum is None or asked.minimum == policy.minimum:
        return policy
    if asked.minimum < policy.minimum:
        if not asked.quiet:
            promised = f"People were promised that nothing of fewer than {policy.minimum} is shown"
            talk(f"{promised}; --minimum {asked.minimum} changes nothing.")
        return policy
    return replace(policy, minimum=asked.minimum)


def say_notes(responses: "Responses", *, quiet: bool, verbose: bool) -> None:
    """What was left out, dropped or chosen while reading; how it was read only where that was asked for."""
    if quiet:
        return
    for note in responses.notes:
        if verbose or note.kind != "read":
            talk(f"Note: {on_one_line(note.text)}")
