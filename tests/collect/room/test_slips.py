"""The slips of a room: made once, good in every room of the round, and for nobody else's eyes."""

import os
import re
import stat
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from teamcheck.cli.room_setup import tickets_ready
from teamcheck.collect.box import BallotBox
from teamcheck.collect.room.app import RoomApp

SLIP = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")


@pytest.fixture
def begin(app: RoomApp):
    """Begin a room with slips."""
    return lambda: tickets_ready(app.desk.round_, app.desk.box, app.site, wanted=True, quiet=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_slips_are_for_nobody_elses_eyes(begin, tmp_path: Path) -> None:
    begin()
    assert stat.S_IMODE((tmp_path / "tickets.html").stat().st_mode) == 0o600


def test_of_rooms_that_begin_at_once_one_makes_the_slips_for_all(
    begin, app: RoomApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue, ready = BallotBox.issue_tickets, list[bool]()

    def slowly(box: BallotBox, count: int) -> list[str]:
        codes = issue(box, count)
        time.sleep(0.05)
        return codes

    monkeypatch.setattr(BallotBox, "issue_tickets", slowly)
    rooms = [threading.Thread(target=lambda: ready.append(begin())) for _ in range(3)]
    for room in rooms:
        room.start()
    for room in rooms:
        room.join()
    slips = set(SLIP.findall((tmp_path / "tickets.html").read_text(encoding="utf-8")))
    assert len(slips) == app.desk.round_.people
    assert [slip for slip in slips if not app.desk.box.is_ticket(slip)] == []
    assert ready == [True] * 3


def test_slips_that_lead_to_an_old_address_are_said_to_and_those_that_do_not_are_not(begin, app: RoomApp, capsys) -> None:
    begin()
    here = app.site
    moved = replace(here, front=replace(here.front, port=here.front.port + 1))
    said = []
    for site in (here, moved):
        tickets_ready(app.desk.round_, app.desk.box, site, wanted=True, quiet=False)
        said.append("an old one" in capsys.readouterr().err)
    assert said == [False, True]
