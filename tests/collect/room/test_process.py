"""The whole command as a process, with people who come from another: all at once, twice, halfway, and encrypted."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.round_file import read_round
from tests.conftest import id_on_a_port_of_ours

pytestmark = pytest.mark.slow
VISITORS = Path(__file__).with_name("visitors.py")
PEOPLE = 30


@dataclass
class Room:
    """A running room: its address, its folder, and what it says."""

    address: str
    folder: Path
    process: "subprocess.Popen[str]"
    said: "Queue[str]"

    def box(self) -> BallotBox:
        return BallotBox(read_round(self.folder), self.folder / "state" / "teamcheck" / "rounds")

    def visited(self, people: int, *more: str | Path, seconds: float = 0) -> list[dict[str, list[float]]]:
        """What people got who came in so many seconds."""
        argv = [sys.executable, str(VISITORS), self.address, str(people), str(seconds), *map(str, more)]
        done = subprocess.run(argv, capture_output=True, check=True, timeout=120)
        return json.loads(done.stdout)

    def end(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Its exit code and what it said after the address."""
        self.process.send_signal(number)
        return self.ended()

    def ended(self) -> tuple[int, str, str]:
        """The same, once it ends by itself."""
        assert self.process.stdout
        return self.process.wait(30), self.process.stdout.read(), "".join(iter(self.said.get, ""))


def until_the_end(stream, said: "Queue[str]") -> None:
    with stream:
        for line in stream:
            said.put(line)
    said.put("")


@pytest.fixture
def folder(tmp_path: Path, put_round, questionnaire_text: Mapping[str, str]) -> Path:
    """The folder of a round of thirty, on a port that nothing else on this computer has."""
    return put_round(tmp_path, questionnaire_text, id=id_on_a_port_of_ours(), people=PEOPLE)


@pytest.fixture
def start(folder: Path, clean_environment: dict[str, str]) -> Iterator[Callable[..., Room]]:
    """Open a room and wait for its address."""
    running = []

    def begin(*words: str | Path, host: str = "127.0.0.1") -> Room:
        argv = [sys.executable, "-m", "teamcheck", "survey", "room", "--no-input", "--host", host, *map(str, words)]
        process = subprocess.Popen(
            argv,
            cwd=folder,
            env=clean_environment | {"XDG_STATE_HOME": str(folder / "state")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(process)
        said: Queue[str] = Queue()
        Thread(target=until_the_end, args=(process.stderr, said), daemon=True).start()
        return Room(process.stdout.readline().strip(), folder, process, said)

    yield begin
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def test_thirty_people_at_once_are_stored_once_each_and_no_form_twice(start) -> None:
    room = start()
    results = room.visited(PEOPLE)
    assert sorted(result["statuses"] for result in results) == [[200, 303, 200, 409]] * PEOPLE
    contents = room.box().files.read()
    assert contents.manifest.finished == PEOPLE
    assert sorted(text for _, text in contents.comments) == sorted(f"Comment {place}." for place in range(PEOPLE))
    assert sorted(part["aims1"] for part in contents.fragments if "aims1" in part) == sorted("12345" * 6)
    code, out, said = room.ended()
    assert (code, out) == (0, "")
    assert said.endswith("30 of 30 have answered.\nNext: teamcheck close\n")
    assert "Traceback" not in said
    kept = b"".join(file.read_bytes() for file in room.folder.rglob("*") if file.is_file())
    for said_or_kept in (said, kept.decode()):
        assert "127.0.0.5" not in said_or_kept, "the address people came from"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say no limits of a process")
def test_nothing_that_phones_send_is_written_down_in_a_crash(start) -> None:
    limits = Path(f"/proc/{start().process.pid}/limits").read_text(encoding="ascii")
    assert re.search(r"Max core file size +0 +0 ", limits)


def test_a_room_that_is_broken_off_keeps_what_was_sent_and_goes_on_later(start, folder: Path) -> None:
    room = start()
    room.visited(3)
    code, out, said = room.end()
    assert (code, out) == (130, "")
    assert "3 of 30 have answered.\n" in said
    assert "Interrupted." in said
    again = start()
    assert again.address.rpartition("/")[0] == room.address.rpartition("/")[0], "open pages and slips stay good"
    assert again.address != room.address
    again.visited(2)
    assert again.box().finished() == 5
    assert {path.name for path in folder.iterdir()} == {"state", "round.yaml", "room.yaml", "room.cy.yaml"}


def test_an_encrypted_room_stores_each_person_once(start, certificates: Path) -> None:
    room = start("--tls-cert", certificates / "ours.pem", "--tls-key", certificates / "ours.key", host="localhost")
    assert room.address.startswith("https://localhost:")
    results = room.visited(10, certificates / "ours.pem")
    assert sorted(result["statuses"] for result in results) == [[200, 303, 200, 409]] * 10
    assert room.box().finished() == 10
    code, _, said = room.end()
    assert code == 130
    assert "not encrypted" not in said
    assert "Error" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one address for themselves")
@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_wrong_codes_are_counted_for_each_phone(encrypted: bool, start, certificates: Path) -> None:
    words = ["--tls-cert", certificates / "both.pem"] if encrypted else []
    room = start(*words, host="localhost")
    assert room.visited(0, *([certificates / "ours.pem"] if encrypted else [])) == [403] * 10 + [429, 403]


def test_what_is_no_request_is_refused_with_the_same_headers_and_no_name_of_the_server(start) -> None:
    answers = start().visited(-1)
    assert [int(answer.split()[1]) for answer in answers] == [400, 431, 413]
    for answer in answers:
        assert "\r\nCache-Control: no-store\r\n" in answer
        assert "waitress" not in answer.lower()
        assert "\r\nServer:" not in answer


def test_slips_are_written_once_and_stay_good(start, folder: Path) -> None:
    room = start("--tickets")
    slips = folder / "tickets.html"
    page = slips.read_text(encoding="utf-8")
    assert page.count("<svg") == PEOPLE
    assert room.address.endswith("/")
    room.end()
    again = start()
    assert again.address == room.address
    _, _, said = again.end()
    assert "those that were handed out stay good" in said
    assert "Warning: the address on the slips" not in said
    assert slips.read_text(encoding="utf-8") == page
    slips.unlink()
    _, _, said = start("--tickets").end()
    assert "made before are worth nothing any more" in said
    assert slips.read_text(encoding="utf-8") != page


def test_people_are_led_to_the_new_address_where_the_slips_have_an_old_one(start) -> None:
    old = start("--tickets")
    old.end()
    with socket.create_server(("127.0.0.1", int(old.address.rstrip("/").rpartition(":")[2]))):
        new = start()
    _, _, said = new.end()
    assert f"Let people type {new.address.rstrip('/')} and then the code on their slip." in said


def test_a_file_in_the_way_of_the_slips_is_not_touched(run, folder: Path) -> None:
    (folder / "tickets.html").write_text("mine", encoding="utf-8")
    ran = run("survey", "room", "--tickets", "--host", "127.0.0.1", env={"XDG_STATE_HOME": str(folder / "state")})
    assert (ran.code, ran.out) == (3, "")
    assert "[W004]" in ran.err
    assert (folder / "tickets.html").read_text(encoding="utf-8") == "mine"


def test_a_key_without_a_certificate_is_wrong_usage(run, folder: Path) -> None:
    ran = run("survey", "room", folder, "--tls-key", "x.pem")
    assert ran.code == 2
    assert "--tls-cert" in ran.err


def test_a_round_in_which_all_have_answered_asks_nobody(start, run, folder: Path) -> None:
    room = start()
    room.visited(PEOPLE)
    room.process.wait(30)
    ran = run("survey", "room", "--host", "127.0.0.1", env={"XDG_STATE_HOME": str(folder / "state")})
    assert ran.code == 3
    assert "[C016]" in ran.err
    assert "teamcheck close" in ran.err


def test_nothing_is_opened_where_phones_cannot_come_in(run, folder: Path) -> None:
    ran = run("survey", "room", "--host", "0.0.0.0", env={"XDG_STATE_HOME": str(folder / "state")})  # noqa: S104  refused
    assert ran.code == 3
    assert "[C012]" in ran.err


if os.name == "nt":  # pragma: no cover  signals and processes end in another way there
    pytestmark = [pytest.mark.slow, pytest.mark.skip("signals of POSIX")]
