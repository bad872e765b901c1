"""What a batch gives out, as ledgers keep it: of teams before it is known how all of them are put together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from teamcheck.organisation.ledger.release import Release
from teamcheck.organisation.ledger.rule import Noted, noted
from teamcheck.organisation.ledger.team import shown_parts, team_release
from teamcheck.scorecard.model import Scorecard
from teamcheck.scorecard.public import PublicScorecard

#: Stands for the ways in which people will turn out to be parted.
_SOME = ("?",)


@dataclass(frozen=True, slots=True)
class NotedTeam:
    """A team in one round: with what totals count of it, and which parts of that its own report shows.

    Attributes:
        noted: With everything that could be counted.
        shown: Ids of the parts that are shown.
    """

    noted: Noted
    shown: frozenset[str]


def note_team(
    full: Scorecard, card: PublicScorecard, file: str, salt: str, key: bytes | None, *, named: bool, day: str, what: str
) -> NotedTeam:
    """Note what is given out of a team.

    Args:
        full: The exact result.
        card: What is shown of it.
        file: The file of its answers.
        salt: Of the ledger beside it.
        key: Secret of the digests, or None.
        named: Whether the file itself says which team it is.
        day: Today, as an ISO date.
        what: What kind of output it is.
    """
    marks = {mark.id for mark in card.real_team if mark.met is not None}
    name = Path(file).name
    every = replace(team_release(full, card.dimensions, marks, file=name, named=named, cuts=_SOME), cuts=())
    kept = noted(every, Path(file), salt, key, day=day, what=what, minimum=card.policy.minimum)
    return NotedTeam(kept, shown_parts(card.dimensions, marks))


def with_cuts(teams: Iterable[NotedTeam], cuts: tuple[str, ...]) -> Iterator[Noted]:
    """What is given out of teams, once the ways are known in which people are parted beside it."""
    for team in teams:
        entry, release = team.noted.entry, team.noted.release
        parts = entry.parts if cuts else {part: entry.parts[part] for part in entry.parts if part in team.shown}
        if parts:
            yield replace(team.noted, release=replace(release, cuts=cuts), entry=replace(entry, parts=parts, cuts=cuts))


def note_everywhere(
    releases: Sequence[Release], files: Mapping[Path, str], key: bytes | None, *, day: str, what: str, minimum: int
) -> list[Noted]:
    """Note what is given out of all teams together, in every ledger.

    Args:
        releases: What is given out.
        files: One file beside each ledger, to the salt of that.
        key: Secret of the digests, or None.
        day: Today, as an ISO date.
        what: What kind of output it is.
        minimum: Fewest answers shown in it.
    """
    return [
        noted(release, file, salt, key, day=day, what=what, minimum=minimum)
        for file, salt in files.items()
        for release in releases
    ]
