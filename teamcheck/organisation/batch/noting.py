"""What a batch gives out, as ledgers keep it: of teams before it is known how all of them are put together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from teamcheck.organisation.ledger.book import LARGEST, Ledger, size_of
from teamcheck.organisation.ledger.release import Release
from teamcheck.organisation.ledger.rule import Noted, noted
from teamcheck.organisation.ledger.team import shown_beside, shown_parts, team_release
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
        size: Bytes that all of it takes in a ledger.
    """

    noted: Noted
    shown: frozenset[str]
    size: int


class Notes:
    """What is noted of teams, in memory that ends where a ledger has no room for more.

    From there on only those teams are kept of which figures were given out before: these figures must not clash with them.

    Args:
        of_file: File of answers to the ledger beside it.
        ledgers: Those that can be read.
        most: Bytes that one of them can hold.
    """

    def __init__(self, of_file: Mapping[Path, Path], ledgers: Mapping[Path, Ledger], most: int = LARGEST) -> None:
        self._of_file, self._ledgers, self._most = of_file, ledgers, most
        self._out: list[NotedTeam] = []
        self._new: defaultdict[Path, list[NotedTeam]] = defaultdict(list)
        self._sizes: defaultdict[Path, int] = defaultdict(int)

    @property
    def teams(self) -> Iterator[NotedTeam]:
        """The teams that are kept."""
        return chain(self._out, *self._new.values())

    @property
    def full(self) -> frozenset[Path]:
        """Ledgers that cannot hold all teams."""
        return frozenset(path for path, size in self._sizes.items() if size > self._most)

    def add(self, teams: Iterable[NotedTeam]) -> None:
        """Note some teams."""
        for team in teams:
            path = self._of_file[team.noted.file]
            self._sizes[path] += team.size
            if self._ledgers[path].given_out(team.noted.entry.of):
                self._out.append(team)
            elif self._sizes[path] <= self._most:
                self._new[path].append(team)
            else:
                self._new[path].clear()


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
    beside, name = shown_beside(card, full.questionnaire), Path(file).name
    every = replace(team_release(full, card.dimensions, beside, file=name, named=named, cuts=_SOME), cuts=())
    kept = noted(every, Path(file), salt, key, day=day, what=what, minimum=card.policy.minimum)
    return NotedTeam(kept, shown_parts(card.dimensions) | beside, size_of(kept.entry))


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
