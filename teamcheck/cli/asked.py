"""What was asked for on the command line, and what came of it: scored teams, and what may be shown of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from teamcheck.collect.round import Round
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.model import Audience, Direction, Policy
    from teamcheck.responses.norms_format import Norms
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
    given out before. ``tree``: the levels over which teams are added up. ``by``: what people are parted by.
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

    def says_audience(self, policy: "Policy") -> bool:
        """Whether a file or the command line says what people were told of who sees their figures."""
        return bool(policy.said_in) or self.audience is not None

    def inputs(self) -> list[Path]:
        """Every file that may be read: none of them may be written to."""
        from teamcheck.organisation.ledger.book import FILE_NAME  # noqa: PLC0415  not for --help
        from teamcheck.responses.review.decisions import places_of_reviews  # noqa: PLC0415  as above

        named = [Path(self.questionnaire), self.teams, self.comments, self.norms]
        beside = [file.parent / name for file in self.files for name in ("comments.csv", f"{file.stem}.policy.yaml", FILE_NAME)]
        reviews = places_of_reviews(self.files, self.comments)
        return [*self.files, *beside, *reviews, *(path for path in named if path is not None)]


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of it: the teams by name, in full, and what may be shown of them.

    ``left_out``: how many people's answers to the round were left out, by reason, where that was asked for. ``origins``: team
    and round to the file of their answers; ``nameless``: the files that do not say which team they are of. ``without_ledger``:
    why nobody looks at what was given out before, or None. ``directions``: which team answered about which other, by the
    name that stands for a team; empty where people answered about their own. ``round_``: the round in whose folder they were
    scored, which its report repeats some of; None where files were named, or the answers there are of another one.
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
    directions: "Mapping[str, Direction]" = field(default_factory=dict)
    round_: "Round | None" = None

    @property
    def parted_by(self) -> frozenset[str]:
        """Ids of the ways in which people are parted, in their team or all together."""
        found = [None if self.organisation is None else self.organisation.parted, *(card.parted for card in self.scorecards)]
        return frozenset(cut.id for parted in found if parted is not None for cut in parted.cuts)

    def shown(self) -> list["PublicScorecard"]:
        """What may be shown of each team."""
        from teamcheck.scorecard.disclosure import disclose  # noqa: PLC0415  only where something is shown

        cards = [
            disclose(card, self.policy, norms=self.norms, today=_today(), without_ledger=self.without_ledger)
            for card in self.scorecards
        ]
        if self.questionnaire.about is None:
            return cards
        from teamcheck.scorecard.reciprocity import on_both_sides  # noqa: PLC0415  only where teams answer about each other

        return on_both_sides(cards, self.directions)

    def shown_together(self, cards: Sequence["PublicScorecard"]) -> "PublicOrganisation | None":
        """What may be shown of all teams together, beside what is shown of each; None unless that was asked for."""
        if self.organisation is None:
            return None
        from teamcheck.scorecard.printed import printed  # noqa: PLC0415  only where teams are added up
        from teamcheck.scorecard.totals.disclose import disclose_totals  # noqa: PLC0415  as above

        return disclose_totals(
            self.organisation,
            self.policy,
            [printed(card) for card in cards],
            norms=self.norms,
            today=_today(),
            without_ledger=self.without_ledger,
        )

    def in_full(self) -> "AnalystScorecards":
        """Every figure, unprotected: for those who hold the answers anyway."""
        from teamcheck.scorecard.analyst.analyse import analyse  # noqa: PLC0415  only for analysts

        return analyse(self.scorecards, self.policy, left_out=self.left_out, norms=self.norms, today=_today())


def _today() -> date:
    """The day on which norms can be old."""
    return date.today()  # noqa: DTZ011  the day where the figures are made
