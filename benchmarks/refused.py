"""What stands in the way of writing: a full disk, folders that may not be written to, a second process, a clock set back.

    refused.py FOLDER full-disk|full-room|full-close|small-disk|no-folder|no-right|two|clock

Each case is a process of its own, for it takes rights and room away from itself. It prints as JSON how often something was
tried, and every time that went otherwise than it must; or why it cannot be tried here.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from killed import Room
from made_up_round import box_of, environment, in_box, in_files, make_round, opened, sheet_of, state_of
from people import PROOF, ask, fields_of
from small_disks import CannotTryError, file_limit, filled, small

from teamcheck.cli.main import main as teamcheck
from teamcheck.collect.box import BallotBox
from teamcheck.collect.round import Round
from teamcheck.errors import OutputError

HERE = Path(__file__).parent
PEOPLE, LIMITS = 12, 40
#: Pages of a disk that the files of a closed round need.
PAGES_OF_FILES = 6
NOBODY = 65534
#: Longer than all answers are, so that a limit can fall into each of the files.
LONG_WORDS = "What people are told. " * 600
IN_ORDER, REFUSED = 0, 3


def in_with(round_: Round, people: int) -> BallotBox:
    """The box of a round with so many people in it."""
    box = box_of(round_)
    box.open(LONG_WORDS)
    for person in range(people):
        box.add(sheet_of(round_, person))
    return box


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused_and_unchanged(box: BallotBox, round_: Round, person: int) -> bool | None:
    """Whether a person was refused, with nothing changed by it; None where they were let in."""
    before = bytes_in(box.files.folder)
    try:
        box.add(sheet_of(round_, person))
    except OutputError:
        return bytes_in(box.files.folder) == before
    return None


def full_disk(folder: Path) -> tuple[int, list[str]]:
    """Every time at another byte of what is written; then the same person again, with room."""
    round_ = make_round(folder / "round", PEOPLE + LIMITS)
    box = in_with(round_, PEOPLE)
    wrong = []
    for place in range(LIMITS):
        person = PEOPLE + place
        largest = max(path.stat().st_size for path in box.files.folder.iterdir())
        with file_limit(largest * place // LIMITS):
            unchanged = refused_and_unchanged(box, round_, person)
        if unchanged is not True:
            wrong.append(f"limit {place}: {'changed' if unchanged is False else 'not refused'}")
        if box.add(sheet_of(round_, person)) != person + 1:
            wrong.append(f"limit {place}: not in afterwards")
    found = in_box(round_)
    return LIMITS, wrong if found.is_whole else [*wrong, str(found)]


def small_disk(folder: Path) -> tuple[int, list[str]]:
    """The box on a disk of its own with so many pages left."""
    round_ = make_round(folder / "round", PEOPLE + 20)
    with small(state_of(round_.folder)) as disk:
        box = in_with(round_, PEOPLE)
        wrong, refused = [], 0
        for pages in range(20):
            with filled(disk, pages):
                unchanged = refused_and_unchanged(box, round_, PEOPLE + pages)
            refused += unchanged is not None
            if unchanged is False:
                wrong.append(f"{pages} pages left: changed")
            if unchanged is not None:
                box.add(sheet_of(round_, PEOPLE + pages))
        found = in_box(round_)
        if not found.is_whole or len(found.people) != PEOPLE + 20:
            wrong.append(str(found))
    return refused, wrong


def full_room(folder: Path) -> tuple[int, list[str]]:
    """The disk of a running room is full for a while; the same forms are sent again when it is not."""
    if not hasattr(resource, "prlimit"):
        raise CannotTryError("limits of another process can be set on Linux only")
    round_ = make_round(folder / "round", PEOPLE)
    room = Room(round_)
    path = urlsplit(room.address).path
    proofs = [PROOF.search(ask(room.address, "GET", path)[1])[1].decode() for _ in range(PEOPLE)]

    def send(person: int) -> int:
        body = urlencode({"_form": proofs[person], **fields_of(round_, person)})
        return ask(room.address, "POST", path, body)[0]

    usual = resource.prlimit(room.process.pid, resource.RLIMIT_FSIZE)
    wrong = []
    for person in range(PEOPLE):
        before = bytes_in(box_of(round_).files.folder)
        resource.prlimit(room.process.pid, resource.RLIMIT_FSIZE, (100, usual[1]))
        full = send(person)
        resource.prlimit(room.process.pid, resource.RLIMIT_FSIZE, usual)
        if bytes_in(box_of(round_).files.folder) != before:
            wrong.append(f"person {person}: changed")
        then = send(person)
        if (full, then) != (503, 303):
            wrong.append(f"person {person}: {full}, then {then}")
    room.end()
    found = in_box(round_)
    return PEOPLE, wrong if found.is_whole and len(found.people) == PEOPLE else [*wrong, str(found)]


def closes_later(round_: Round, hindered: Callable[[], int]) -> list[str]:
    """Whether `close` is refused with the answers still in the box, and does its work once nothing is in the way."""
    wrong = []
    code = hindered()
    if code != REFUSED or not in_box(round_).is_whole or len(in_box(round_).people) != PEOPLE:
        wrong.append(f"code {code}, then {in_box(round_)}")
    code = close(round_)
    if code != IN_ORDER or not in_files(round_).is_whole or len(in_files(round_).people) != PEOPLE:
        wrong.append(f"code {code} afterwards")
    return wrong


def close(round_: Round, *words: str) -> int:
    """Run the command."""
    os.environ["XDG_STATE_HOME"] = environment(round_.folder)["XDG_STATE_HOME"]
    return teamcheck(["close", str(round_.folder), "--no-input", "--quiet", *words])


def full_close(folder: Path) -> tuple[int, list[str]]:
    """The round on a disk of its own with so many pages left for the files that closing writes; the box is elsewhere."""
    wrong = []
    with small(folder / "round") as disk:
        round_ = make_round(disk, PEOPLE)
        (folder / "elsewhere").mkdir()
        (disk / "state").symlink_to(folder / "elsewhere")
        in_with(round_, PEOPLE)
        for pages in range(PAGES_OF_FILES):

            def hindered(pages: int = pages) -> int:
                with filled(disk, pages):
                    return close(round_)

            wrong += closes_later(round_, hindered)
            close(round_, "--reopen")
    return PAGES_OF_FILES, wrong


def no_folder(folder: Path) -> tuple[int, list[str]]:
    """A file lies where the folder of all boxes should be."""
    round_ = make_round(folder / "round", PEOPLE)
    state_of(round_.folder).parent.mkdir(parents=True)
    state_of(round_.folder).write_text("in the way", encoding="utf-8")
    try:
        in_with(round_, 1)
    except OutputError:
        return 1, []
    return 1, ["it was not refused"]


def no_right(folder: Path) -> tuple[int, list[str]]:
    """As a user who may not write: into the box, then into the folder of the round."""
    round_ = make_round(folder / "round", PEOPLE)
    _load_everything(folder)
    if os.geteuid() == 0:
        if not os.access(folder.parent, os.X_OK):
            raise CannotTryError("nobody else may come here")
        for path in (round_.folder, *round_.folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        os.setuid(NOBODY)
    box = in_with(round_, PEOPLE)
    box.files.folder.parent.chmod(0o500)
    wrong = _no_right_to_begin(round_)
    box.files.folder.parent.chmod(0o700)

    def hindered() -> int:
        round_.folder.chmod(0o500)
        try:
            return close(round_)
        finally:
            round_.folder.chmod(0o700)

    return 2, wrong + closes_later(round_, hindered)


def _load_everything(folder: Path) -> None:
    """Close a round: what is imported for it may be where nobody else can read it."""
    rehearsed = make_round(folder / "rehearsal", PEOPLE)
    in_with(rehearsed, PEOPLE)
    close(rehearsed)


def _no_right_to_begin(round_: Round) -> list[str]:
    """Whether another round cannot be opened where its box may not be made."""
    other = replace(round_, id="other2345678")
    try:
        BallotBox(other, state_of(round_.folder)).open(LONG_WORDS)
    except OutputError:
        return []
    return ["a box was made where it may not be"]


def two(folder: Path) -> tuple[int, list[str]]:
    """Two processes put fifteen people each into one box at the same time."""
    round_ = make_round(folder / "round", 30)
    opened(round_)
    argv = [sys.executable, str(HERE / "people.py"), "add", str(round_.folder)]
    people = [[*map(str, range(first, 30, 2))] for first in (0, 1)]
    running = [subprocess.Popen([*argv, *some], stdout=subprocess.DEVNULL) for some in people]
    codes = [process.wait() for process in running]
    found = in_box(round_)
    good = codes == [0, 0] and found.is_whole and len(found.people) == 30
    return 30, [] if good else [f"{codes} {found}"]


def clock(folder: Path) -> tuple[int, list[str]]:
    """Clocks that stand wrong while people answer, and that are set back after closing."""
    round_ = make_round(folder / "round", PEOPLE)
    box = opened(round_)
    genuine, now = time.time, [0.0]
    time.time = lambda: now[0]
    try:
        for person in range(PEOPLE):
            now[0] = (0.0, 4e9, -86400.0, genuine())[person % 4]
            box.add(sheet_of(round_, person))
        now[0] = closed_at = 1_800_000_000.0
        tried = [("close", close(round_), IN_ORDER)]
        for later, code in ((-1, REFUSED), (-86400, REFUSED), (3601, REFUSED), (60, IN_ORDER)):
            now[0] = closed_at + later
            tried.append((f"opened again {later} s later", close(round_, "--reopen"), code))
        found = in_box(round_)
    finally:
        time.time = genuine
    wrong = [f"{what}: {code}, not {wanted}" for what, code, wanted in tried if code != wanted]
    return len(tried) + PEOPLE, wrong if found.is_whole and len(found.people) == PEOPLE else [*wrong, str(found)]


CASES = {
    "full-disk": full_disk,
    "small-disk": small_disk,
    "full-room": full_room,
    "full-close": full_close,
    "no-folder": no_folder,
    "no-right": no_right,
    "two": two,
    "clock": clock,
}

if __name__ == "__main__":
    try:
        tries, faults = CASES[sys.argv[2]](Path(sys.argv[1]))
        print(json.dumps({"tried": tries, "wrong": faults}))
    except CannotTryError as error:
        print(json.dumps({"cannot": str(error)}))
