"""The ways in which people are to be parted, by their names: background questions, and tags of the list of teams."""

from collections.abc import Sequence
from dataclasses import dataclass

from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import BackgroundQuestion, Questionnaire
from teamcheck.responses.teams import ListOfTeams

Way = BackgroundQuestion | str


@dataclass(frozen=True, slots=True)
class Ways:
    """What was asked for.

    Attributes:
        found: Background questions, and headings of columns of the list of teams, in the order they were asked for.
        unknown: Names that are neither.
        known: What could be asked for.
    """

    found: tuple[Way, ...]
    unknown: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def questions(self) -> tuple[BackgroundQuestion, ...]:
        """The background questions among them."""
        return tuple(way for way in self.found if isinstance(way, BackgroundQuestion))

    @property
    def tags(self) -> tuple[str, ...]:
        """The columns of the list of teams among them."""
        return tuple(way for way in self.found if isinstance(way, str))


def ways_of(names: Sequence[str], questionnaire: Questionnaire, teams: ListOfTeams | None, tree: Sequence[str] = ()) -> Ways:
    """Find what people are to be parted by.

    Args:
        names: Ids of background questions, or headings of columns; each is meant once.
        questionnaire: What was asked.
        teams: The list of teams, where there is one.
        tree: Columns of the list that are levels of the tree, and so no tags.
    """
    levels = {comparable(level) for level in tree}
    tags = () if teams is None else tuple(column for column in dict.fromkeys(teams.columns) if comparable(column) not in levels)
    known: dict[str, Way] = {comparable(tag): tag for tag in tags}
    known |= {comparable(question.id): question for question in questionnaire.background}
    wanted = list(dict.fromkeys(comparable(name) for name in names))
    written = {comparable(name): name for name in names}
    return Ways(
        found=tuple(known[name] for name in wanted if name in known),
        unknown=tuple(written[name] for name in wanted if name not in known),
        known=(*(question.id for question in questionnaire.background), *tags),
    )
