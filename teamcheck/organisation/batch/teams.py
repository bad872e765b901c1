"""Which teams are finished, and what is known of each of them besides its answers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from teamcheck.organisation.batch.parts import slices
from teamcheck.organisation.batch.tasks import Asked, Facts, Slice
from teamcheck.responses import rounds
from teamcheck.responses.model import Comment, Policy, Responses
from teamcheck.responses.policy import raised

#: Teams of one slice: enough for its start to cost nothing, and few enough for processes to end together.
TEAMS = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """The teams that are finished, each in one round.

    Attributes:
        round: The round of all teams; None where the answers name none, or where each team has its own.
        of_team: Team to the round that is reported of it.
        rounds: Every round there is, in order.
    """

    round: str | None
    of_team: Mapping[str, str | None]
    rounds: tuple[str | None, ...]


def choose(responses: Responses, asked: str | None, *, each_its_own: bool) -> Chosen:
    """The round that is reported: the one that was asked for, or the latest.

    Args:
        responses: What is known of the files.
        asked: The round that was asked for, or None.
        each_its_own: Whether every team is reported in its own latest round: teams of a coach are asked when it suits them.

    Raises:
        ResponsesError: There is no such round.
    """
    ordered = rounds.in_order(name for _, name in responses.origins)
    if each_its_own and asked is None:
        place = {name: number for number, name in enumerate(ordered)}
        latest: dict[str, str | None] = {}
        for team, name in responses.origins:
            if team not in latest or place[name] > place[latest[team]]:
                latest[team] = name
        return Chosen(None, latest, tuple(ordered))
    taken = rounds.chosen(ordered, asked)
    return Chosen(taken, {team: name for team, name in responses.origins if name == taken}, tuple(ordered))


def facts_of(
    responses: Responses,
    chosen: Chosen,
    places: Mapping[str, str],
    *,
    minimum: int | None,
    people: Mapping[tuple[str, str | None], int],
    trends: bool,
) -> Mapping[str, Facts]:
    """What is known of every team of which anything is made.

    Args:
        responses: What is known of the files.
        chosen: The teams and their rounds.
        places: Team to the path of its reports, without an ending.
        minimum: A minimum higher than what people were promised, or None.
        trends: Whether teams that were asked in other rounds only are wanted too.
        people: Team and round to its members, where rounds say so; a list of teams comes first.
    """
    written: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in responses.comments:
        written[comment.team].append(comment)
    policies: dict[str, Policy] = {file: raised(policy, minimum) for file, policy in responses.policies.items()}
    asked: defaultdict[str, dict[str | None, Asked]] = defaultdict(dict)
    place = {name: number for number, name in enumerate(chosen.rounds)}
    for (team, name), file in sorted(responses.origins.items(), key=lambda entry: place[entry[0][1]]):
        asked[team][name] = Asked(name, file, policies[file])
    found = {}
    for team, each in asked.items():
        reported = each[chosen.of_team[team]] if team in chosen.of_team else None
        if reported is not None or trends:
            name = None if reported is None else reported.round
            size = responses.sizes.get(team, people.get((team, name)))
            ticks = {name: responses.ticks[team, name] for name in each if (team, name) in responses.ticks}
            comments = tuple(written.get(team, ()))
            found[team] = Facts(reported, tuple(each.values()), size, places.get(team, ""), comments, ticks)
    return found


def slices_of(lines: Iterable[bytes], facts: Mapping[str, Facts], folder: Path, teams: int = TEAMS) -> Iterator[Slice]:
    """Slices of teams in the order of their names, each with its lines in a file.

    Args:
        lines: Everything that was counted, in order.
        facts: What is known of each team that is finished.
        folder: Where the files go.
        teams: How many teams a slice has.
    """
    for number, (names, kept) in enumerate(slices(lines, teams)):
        file = folder / f"{number:06}.tally"
        file.write_bytes(b"".join(kept))
        yield Slice(number, file, {name: facts[name] for name in names if name in facts})
