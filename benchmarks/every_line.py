"""Stops a write of the ballot box at each line of its code in turn, or at each step of its byte code, and looks what is left.

    every_line.py FOLDER add|close|reopen kill|interrupt line|step EVERY

A moment that is drawn by chance may never fall into the few microseconds that matter; here none is left out (but where only
every so many are asked for). Each stop is a
process of its own, killed as the system kills (``kill``), or broken off as Ctrl-C does it (``interrupt``). It prints as JSON
how many stops there were, and every one after which something was wrong.
"""

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Literal

from made_up_round import Reconciled, box_of, in_box, in_files, make_round, opened, sheet_of

from teamcheck.cli.main import main as teamcheck
from teamcheck.collect.close import ANSWERS, COMMENTS, POLICY
from teamcheck.collect.round import Round
from teamcheck.errors import TeamcheckError

Action = Literal["add", "close", "reopen"]
How = Literal["kill", "interrupt"]
Each = Literal["line", "step"]

PEOPLE = 6
#: What is stopped in: the box, its files, the command that closes, and what writes files out; and what they do with paths.
_CODE = ("collect/box.py", "collect/box_files.py", "cli/commands/close.py", "cli/writing.py")
_PATHS = "/pathlib.py"
_RAN_TO_ITS_END, _BROKEN_OFF = 0, 17


@dataclass
class Stop:
    """Stops what runs at one event, counted from 1.

    Attributes:
        at: Which.
        how: In what way.
        each: What is counted.
        seen: Events so far.
    """

    at: int
    how: How
    each: Each
    seen: int = 0

    def __call__(self, frame: FrameType, event: str, _argument: object) -> "Stop | None":
        """Count, as `sys.settrace` asks for it."""
        if event == "call":
            file = frame.f_code.co_filename
            if not (file.endswith(_CODE) or (file.endswith(_PATHS) and frame.f_back and frame.f_back.f_trace is self)):
                return None
            frame.f_trace_opcodes = self.each == "step"
        elif event == ("opcode" if self.each == "step" else "line"):
            self.seen += 1
            if self.seen == self.at:
                self._stop()
        return self

    def _stop(self) -> None:
        if self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        sys.settrace(None)
        raise KeyboardInterrupt


def in_child(run: Callable[[], object]) -> int:
    """The exit code of a copy of this process that does this and nothing else; negative where a signal ended it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    try:
        code = run()
    except BaseException:  # noqa: BLE001  the copy must end here in any case
        os._exit(_BROKEN_OFF)
    os._exit(code if isinstance(code, int) else _RAN_TO_ITS_END)


def close(folder: Path, *words: str) -> int:
    """Run the command."""
    return teamcheck(["close", str(folder), "--no-input", "--quiet", *words])


@dataclass(frozen=True)
class Case:
    """A round in the state before an action, kept to be copied.

    Attributes:
        round_: The round, in the place where it is acted upon.
        pristine: Its folder as it was.
        action: What is done.
    """

    round_: Round
    pristine: Path
    action: Action

    @classmethod
    def made(cls, folder: Path, action: Action) -> "Case":
        """People answered; before it can be opened again it was closed."""
        round_ = make_round(folder / "round", PEOPLE + 1)
        box = opened(round_)
        for person in range(PEOPLE):
            box.add(sheet_of(round_, person))
        if action == "reopen":
            close(round_.folder)
        return cls(round_, Path(shutil.copytree(round_.folder, folder / "pristine")), action)

    def again(self) -> None:
        """Put everything back as it was."""
        shutil.rmtree(self.round_.folder)
        shutil.copytree(self.pristine, self.round_.folder)

    def run(self) -> object:
        """What is to be stopped."""
        if self.action == "add":
            return box_of(self.round_).add(sheet_of(self.round_, PEOPLE)) and _RAN_TO_ITS_END
        return close(self.round_.folder, *(["--reopen"] if self.action == "reopen" else []))

    def faults(self) -> list[str]:
        """What is wrong after a stop, and after going on from there."""
        try:
            state = box_of(self.round_).state()
            found = in_files(self.round_) if state == "closed" else in_box(self.round_)
            faults = [f"right after it, {state}: {found}"] if not self._is_complete(found) else []
            if self.action == "add":
                opened(self.round_)
            else:
                in_child(lambda: close(self.round_.folder))
                found = in_files(self.round_)
                if not self._is_complete(found) or box_of(self.round_).state() != "closed":
                    faults.append(f"after closing again: {found}")
        except (TeamcheckError, OSError) as error:
            return [str(error)]
        return faults + self._litter()

    def _is_complete(self, found: Reconciled) -> bool:
        everybody = frozenset(range(PEOPLE))
        may_be = {everybody, everybody | {PEOPLE}} if self.action == "add" else {everybody}
        return found.is_whole and found.people in may_be

    def _litter(self) -> list[str]:
        """Files that do not belong there once somebody has gone on."""
        names = {path.name.partition("-")[0] for path in box_of(self.round_).files.folder.iterdir()}
        names |= {path.name for path in self.round_.folder.iterdir()}
        wanted = {"lock", "box.json", "round.yaml", "seven-features.yaml", "state"}
        wanted |= {"answers", "comments"} if self.action == "add" else {ANSWERS, COMMENTS, POLICY}
        return [f"left behind: {', '.join(sorted(names ^ wanted))}"] if names != wanted else []


def stopped_everywhere(folder: Path, action: Action, how: How, each: Each, every: int) -> tuple[int, list[str]]:
    """How often it was stopped, and what was wrong then; at every so many events, the first by chance."""
    case = Case.made(folder, action)
    faults: list[str] = []
    stops, at = 0, random.randrange(every) + 1
    while True:
        case.again()

        def run(stop: Stop) -> object:
            sys.settrace(stop)
            try:
                code = case.run()
            finally:
                sys.settrace(None)
            return code if stop.seen < stop.at else _BROKEN_OFF

        code = in_child(lambda: run(Stop(at, how, each)))  # noqa: B023  it is run before the next
        if code == _RAN_TO_ITS_END:
            return stops, faults
        faults += [f"stopped at {at}: {fault}" for fault in case.faults()]
        stops, at = stops + 1, at + every


if __name__ == "__main__":
    count, wrong = stopped_everywhere(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
    print(json.dumps({"tried": count, "wrong": wrong}))
