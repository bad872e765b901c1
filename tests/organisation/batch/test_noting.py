"""What a batch notes of teams ends where a ledger has no room, but for teams whose earlier figures may clash (method M64)."""

from pathlib import Path

from teamcheck.organisation.batch.noting import NotedTeam, Notes
from teamcheck.organisation.ledger.book import Entry, Ledger
from teamcheck.organisation.ledger.release import Release
from teamcheck.organisation.ledger.rule import Noted

NORTH, SOUTH = Path("north/answers.csv"), Path("south/answers.csv")
OF_FILE = {file: file.with_name("ledger") for file in (NORTH, SOUTH)}


def team(name: str, file: Path = NORTH) -> NotedTeam:
    """A team that takes 100 bytes in a ledger."""
    entry = Entry(name, "key", "2026-03-02", "batch", 5, {"goals": (12, "a"), "goals/goals1": (12, "")})
    return NotedTeam(Noted(file, Release(("team", name), "small", None, {}), entry), frozenset(), 100)


def kept(notes: Notes) -> list[str]:
    return [each.noted.entry.of for each in notes.teams]


def test_teams_are_kept_while_there_is_room_in_the_ledger_beside_their_answers() -> None:
    notes = Notes(OF_FILE, {path: Ledger("salt") for path in OF_FILE.values()}, most=200)
    notes.add([team("ash"), team("birch")])
    notes.add([team("cedar", SOUTH)])
    assert kept(notes) == ["ash", "birch", "cedar"]
    assert not notes.full


def test_in_a_full_ledger_only_teams_with_earlier_figures_are_kept() -> None:
    earlier = tuple(team(name).noted.entry for name in ("birch", "elm"))
    notes = Notes(OF_FILE, {OF_FILE[NORTH]: Ledger("salt", earlier), OF_FILE[SOUTH]: Ledger("salt")}, most=200)
    notes.add([team("ash"), team("birch"), team("cedar"), team("dune"), team("elm"), team("fir", SOUTH)])
    assert kept(notes) == ["birch", "elm", "fir"]
    assert notes.full == {OF_FILE[NORTH]}
