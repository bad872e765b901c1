"""Kills processes at random moments while people answer, and while a round is closed, and counts what became of the answers.

What was *confirmed* must be there once, with everything. What was sent and not confirmed may be there or not, but whole and
once. What was never sent must not be there.
"""

import random
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from made_up_round import Reconciled, box_of, environment, in_box, in_files, make_round, opened, sheet_of

from teamcheck.collect.round import Round

HERE = Path(__file__).parent
PEOPLE = 30
#: What people say once they know that their answers are in.
TOLD = ("confirmed", "already")
#: Files in the folder of an open box that nobody is writing.
FILES = 4
#: Within how many times of what it takes to keep one person's answers the kill comes: after the first answer, after the first
#: that a room gets, after `close` began to write. Disks differ, and so do machines that are busy.
KIOSK_WITHIN, ROOM_WITHIN, CLOSE_WITHIN = 6, 12, 2
#: After how many seconds nothing more is heard of what was said before.
_LATE = 5.0


@dataclass
class Count:
    """What came of so many kills.

    Attributes:
        kills: Processes that were killed.
        inside: Kills while somebody's answers were on their way.
        broken_off: Kills that left files of a write that was not finished.
        confirmed: People who were told that their answers are in.
        unknown: People whose answers were in, but who were not told so before the kill.
        lost: Of those confirmed, how many were not there.
        doubled: People who were there more than once.
        torn: Parts of answers without their rest.
        unsent: People who were there though they had sent nothing.
        litter: Boxes in which files of a broken-off write stayed after the next opening.
    """

    kills: int = 0
    inside: int = 0
    broken_off: int = 0
    confirmed: int = 0
    unknown: int = 0
    lost: int = 0
    doubled: int = 0
    torn: int = 0
    unsent: int = 0
    litter: int = 0

    @property
    def faults(self) -> int:
        """All that must be nothing."""
        return self.lost + self.doubled + self.torn + self.unsent + self.litter

    def take(self, found: Reconciled, sent: set[int], confirmed: set[int]) -> None:
        """Hold what is there to what people sent and were told."""
        self.lost += len(confirmed - found.people)
        self.doubled += len(found.doubled)
        self.torn += found.torn
        self.unsent += len(found.people - sent)


@dataclass
class People:
    """A process of people who answer, and what it has said so far."""

    process: "subprocess.Popen[str]"
    said: list[tuple[str, int]] = field(default_factory=list)
    heard: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def start(cls, how: str, round_: Round, people: set[int]) -> "People":
        """Let them come in a random order."""
        order = map(str, random.sample(sorted(people), len(people)))
        argv = [sys.executable, str(HERE / "people.py"), how, str(round_.folder), *order]
        started = cls(subprocess.Popen(argv, stdout=subprocess.PIPE, encoding="utf-8"))
        started._reader = threading.Thread(target=started._read, daemon=True)
        started._reader.start()
        return started

    def _read(self) -> None:
        with self.process.stdout as lines:
            for line in lines:
                word, person = line.split()
                self.said.append((word, int(person)))
                self.heard.set()
        self.heard.set()

    def who(self, *words: str) -> set[int]:
        """Of whom it has said one of these words."""
        return {person for word, person in list(self.said) if word in words}

    def hear(self, people: set[int]) -> None:
        """Wait until it was heard that these people send; what was said is late where the machine is busy, but not so late."""
        until = time.monotonic() + _LATE
        while not people <= self.who("sending") and time.monotonic() < until:
            time.sleep(0.01)

    def end(self, number: int = signal.SIGKILL) -> bool:
        """Kill it, and hear the last that it said; false where it had ended by itself."""
        self.process.send_signal(number)
        code = self.process.wait()
        self._reader.join()
        return code == -number


def kiosk(folder: Path, kills: int) -> Count:
    """Kill the process that puts answers in one after the other, as the kiosk does; the next one goes on with the rest.

    Who was not told whether their answers are in looks at the count on the next screen, as people at the kiosk can.
    """
    count, within = Count(), KIOSK_WITHIN * usual(folder)
    while count.kills < kills:
        round_ = make_round(folder / f"kiosk{count.kills}", PEOPLE)
        opened(round_)
        sent: set[int] = set()
        confirmed: set[int] = set()
        there: set[int] = set()
        while missing := set(range(PEOPLE)) - there:
            people = People.start("add", round_, missing)
            people.heard.wait()
            time.sleep(random.uniform(0, within))
            count.kills += people.end()
            now = people.who("confirmed")
            sent, confirmed = sent | people.who("sending"), confirmed | now
            found = in_box(round_)
            count.take(found, sent, confirmed)
            count.confirmed += len(now)
            count.inside += people.who("sending") != now
            count.unknown += len(found.people - there - now)
            count.broken_off += has_litter(round_)
            there = set(found.people)
        opened(round_)
        count.litter += has_litter(round_)
    return count


def usual(folder: Path) -> float:
    """Seconds that it takes here and now to keep one person's answers."""
    round_ = make_round(folder / "usual", PEOPLE)
    box = opened(round_)
    seconds = []
    for person in range(PEOPLE):
        began = time.perf_counter()
        box.add(sheet_of(round_, person))
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def has_litter(round_: Round) -> bool:
    """Whether there are files in a box that a finished write does not leave."""
    return len(list(box_of(round_).files.folder.iterdir())) != FILES


class Room:
    """The room as it is run, in a process of its own."""

    def __init__(self, round_: Round, *more: str) -> None:
        """Start it, and tell people its address; `opened` is false where everybody has answered already."""
        argv = [sys.executable, "-m", "teamcheck", "survey", "room", "--no-input", "--quiet", "--host", "127.0.0.1", *more]
        self.process = subprocess.Popen(
            argv,
            cwd=round_.folder,
            env=environment(round_.folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.address = self.process.stdout.readline().strip()
        self.opened = bool(self.address)
        if self.opened:
            told = round_.folder / "address.new"
            told.write_text(self.address, encoding="utf-8")
            told.replace(round_.folder / "address")
        else:
            self.process.communicate()  # it has nothing to do, and ends by itself

    def end(self, number: int = signal.SIGKILL) -> bool:
        """Kill it; false where it had ended by itself."""
        self.process.send_signal(number)
        self.process.communicate()
        return self.process.returncode == -number


def room(folder: Path, kills: int) -> Count:
    """Kill the room while thirty people send their forms; each sends the same form again until they are told."""
    count, within = Count(), ROOM_WITHIN * usual(folder)
    while count.kills < kills:
        round_ = make_round(folder / f"room{count.kills}", PEOPLE)
        opened(round_)
        people = People.start("send", round_, set(range(PEOPLE)))
        while len(people.who(*TOLD)) < PEOPLE:
            people.heard.clear()
            server = Room(round_)
            if not server.opened:  # everybody is in, and the last could not be told
                break
            people.heard.wait(5)
            time.sleep(random.uniform(0, within))
            confirmed = people.who(*TOLD)
            on_their_way = people.who("sending") - confirmed
            count.kills += server.end()
            found = in_box(round_)
            people.hear(found.people)
            count.take(found, people.who("sending"), confirmed)
            count.inside += bool(on_their_way)
            count.broken_off += has_litter(round_)
        people.end()
        opened(round_)
        count.litter += has_litter(round_)
        count.take(in_box(round_), people.who("sending"), people.who(*TOLD))
        count.confirmed += len(people.who(*TOLD))
        count.unknown += len(people.who("already"))
    return count


class Closed(NamedTuple):
    """What came of killing `close`.

    Attributes:
        kills: How often it was killed.
        in_box: How often the answers were still in the box alone, and it was open.
        between: How often they were in the box, and the files had been begun.
        in_files: How often they were in the files already, and the box was empty.
        faults: How often they were not all there once, right after it or after closing again.
    """

    kills: int
    in_box: int
    between: int
    in_files: int
    faults: int


def close(folder: Path, kills: int) -> Closed:
    """Kill `close` while it writes, and close again."""
    round_ = make_round(folder / "close", PEOPLE)
    box = opened(round_)
    for person in range(PEOPLE):
        box.add(sheet_of(round_, person))
    within = CLOSE_WITHIN * usual(folder)
    pristine = shutil.copytree(round_.folder, folder / "pristine")
    found = {"open": 0, "closing": 0, "closed": 0}
    killed = faults = 0
    while killed < kills:
        shutil.rmtree(round_.folder)
        shutil.copytree(pristine, round_.folder)
        process = _closing(round_)
        while process.poll() is None and not has_litter(round_):
            pass
        time.sleep(random.uniform(0, within))
        process.kill()
        if process.wait() == 0:
            continue
        killed += 1
        state = box.state()
        found[state] += 1
        faults += not _all_there(in_files(round_) if state == "closed" else in_box(round_))
        code = _closing(round_).wait()
        faults += code != (3 if state == "closed" else 0) or not _all_there(in_files(round_)) or _answers_left(round_)
    return Closed(killed, found["open"], found["closing"], found["closed"], faults)


def _closing(round_: Round) -> "subprocess.Popen[bytes]":
    argv = [sys.executable, "-m", "teamcheck", "close", "--no-input", "--quiet"]
    return subprocess.Popen(argv, cwd=round_.folder, env=environment(round_.folder), stderr=subprocess.DEVNULL)


def _all_there(found: Reconciled) -> bool:
    return found.is_whole and len(found.people) == PEOPLE


def _answers_left(round_: Round) -> bool:
    """Whether anything is left that should be gone: answers in the box, or half-written files beside the round."""
    names = [path.name for path in [*box_of(round_).files.folder.iterdir(), *round_.folder.iterdir()]]
    return any(name.endswith((".jsonl", ".part")) for name in names)
