"""What commands give out, as the release ledger looks at it, and giving it out (method M64)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli import ledger_file
from teamcheck.cli.asked import Scored
from teamcheck.cli.compared import NAMELESS, Candidate, Made
from teamcheck.cli.ledger_books import Beside, Output, is_all_kept, opened_beside, refuse_clashes, while_given_out

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.release import Release
    from teamcheck.organisation.ledger.rule import Noted
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.totals.public import PublicOrganisation

#: File of answers to what is given out of it.
Given = Mapping[Path, "Sequence[Release]"]


def of_teams(scored: Scored, cards: "Sequence[PublicScorecard]", together: "PublicOrganisation | None" = None) -> Given:
    """What is given out, by the file of answers: of teams (not of those of whom no figure is shown), groups and parts.

    Args:
        scored: The teams in full.
        cards: What is shown of each.
        together: What is shown of all of them together: then every team counts as given out.
    """
    from teamcheck.organisation.ledger.team import shown_beside, team_release  # noqa: PLC0415  not for --help
    from teamcheck.responses.directions import called  # noqa: PLC0415  as above

    # a name that is spelled otherwise the next time is no other team, where two teams answered about each other
    known = called(scored.directions)
    given: dict[Path, list[Release]] = {}
    for full, shown in zip(scored.scorecards, cards, strict=True):
        file = scored.origins.get((full.team, full.round))
        if file is not None:
            named = file not in scored.nameless
            cuts = _cuts(shown, together)
            name = Path(file).name
            whose = replace(full, team=known.get(full.team, full.team))
            beside = shown_beside(shown, full.questionnaire)
            release = team_release(whose, shown.dimensions, beside, file=name, named=named, cuts=cuts)
            given.setdefault(Path(file), []).append(release)
    if together is not None or any(card.breakdowns for card in cards):
        _add_everybody(given, cards, together)
    return given


def _cuts(card: "PublicScorecard", together: "PublicOrganisation | None") -> tuple[str, ...]:
    """The ways in which people are parted in what is given out of a team, or of all teams together."""
    if together is None and not card.breakdowns:
        return ()
    from teamcheck.organisation.ledger.everybody import cuts_of, cuts_of_organisation  # noqa: PLC0415  only where parted

    return cuts_of(card.breakdowns) if together is None else cuts_of_organisation(together)


def _add_everybody(
    given: dict[Path, "list[Release]"], cards: "Sequence[PublicScorecard]", together: "PublicOrganisation | None"
) -> None:
    """Add what is given out of groups and of parts, once in the ledger of each folder."""
    from teamcheck.organisation.ledger.everybody import group_releases, organisation_releases  # noqa: PLC0415  as above

    releases = [release for card in cards for release in group_releases(card)]
    releases += [] if together is None else organisation_releases(together)
    for file in {file.parent: file for file in reversed(given)}.values():
        given[file].extend(releases)


def of_rounds(rounds: "Iterable[tuple[Candidate, Made]]") -> Given:
    """What a comparison gives out of the rounds of a team; nothing of those of which only figures are at hand."""
    from teamcheck.organisation.ledger.team import team_release  # noqa: PLC0415  not for --help

    given: dict[Path, list[Release]] = {}
    for each, made in rounds:
        if made.card is not None:
            release = team_release(made.card, made.result.printed, file=each.path.name, named=each.team != NAMELESS)
            given.setdefault(each.path, []).append(release)
    return given


@contextmanager
def giving_out(given: Given, output: Output, minimum: int) -> Iterator[None]:
    """While figures are written: see that none clashes with earlier ones, and note them when all of them are out.

    What came through standard input, or through a pipe, has no folder and so no ledger.

    Args:
        given: What is given out.
        output: How.
        minimum: Fewest answers shown in it.

    Raises:
        ResponsesError: Earlier figures of a team and its round are out, and these beside them could give answers away; or the
            ledger cannot be used.
    """
    counted, today = _counted(given), _today()
    beside = opened_beside(counted, ledger_file.read_key(), today)
    if not beside.of_file or is_all_kept(beside, _noted(counted, beside, output, minimum), output):
        yield
        return
    with ExitStack() as held:
        key = ledger_file.alone(held, list(beside.ledgers))
        beside = opened_beside(counted, key, today)
        with while_given_out(beside, _noted(counted, beside, output, minimum), output):
            yield


def see_that_it_can_go_out(given: Given, output: Output, minimum: int) -> None:
    """Refuse at once what `giving_out` would refuse: nobody shall answer questions for a page that is then not made.

    Args:
        given: What is to be given out.
        output: How.
        minimum: Fewest answers shown in it.

    Raises:
        ResponsesError: As in `giving_out`.
    """
    counted = _counted(given)
    beside = opened_beside(counted, ledger_file.read_key(), _today())
    refuse_clashes(beside, _noted(counted, beside, output, minimum), output)


def _counted(given: Given) -> Given:
    """What is given out without the teams of whom no figure is shown."""
    return {file: kept for file, every in given.items() if (kept := [each for each in every if each.counted or each.cuts])}


def _today() -> date:
    """The day on which the figures are given out."""
    return date.today()  # noqa: DTZ011  the day where that is


def _noted(given: Given, beside: Beside, output: Output, minimum: int) -> "list[Noted]":
    """What is given out, as the ledgers keep it."""
    from teamcheck.organisation.ledger.rule import noted  # noqa: PLC0415  not for --help

    return [
        noted(release, file, salt, beside.key, day=beside.day, what=output.what, minimum=minimum)
        for file, releases in given.items()
        if (salt := beside.salt_of(file)) is not None
        for release in releases
    ]
