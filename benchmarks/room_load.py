"""Three hundred people with phones in half a minute: whether each is stored once, how long they wait, what the room needs.

The room is the real command in a process of its own, and the people are another, over the network of this computer alone. Each
comes at a random moment, fetches the form, takes a while, sends it, and goes on to the thanks, over connections of their own
as a new phone makes them. Beside them are fifty connections that begin something and never end it, or send a byte now and then.

    python benchmarks/room_load.py [--rounds 5] [--people 300] [--seconds 30]
"""

import argparse
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from killed import Room
from made_up_round import in_box, make_round
from people import PROOF, THANKED, ask, fields_of

from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round

#: What is allowed: milliseconds that one in a hundred requests may take longer than, and MiB of the server (80 MB).
BUDGET_MS, BUDGET_MIB = 500, 76
#: Connections beside people's own.
SLOW = 50
#: Seconds that people take to fill in the form, at least and at most.
ANSWERING = (0.5, 3.0)
#: What a slow connection begins with; a byte follows every second where it ends in the middle of something.
BEGINNINGS = (
    b"",
    b"GET / HTTP/1.1\r\nHost: ",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n",
    b"\x16\x03\x01\x02\x00",
    b"GET / HTTP/1.1\r\n",
)


def hold_open(address: str, place: int, ended: threading.Event) -> None:
    """Begin a request and never end it, again and again where the room hangs up."""
    parts = urlsplit(address)
    while not ended.is_set():
        try:
            with socket.create_connection((parts.hostname, parts.port), 5) as line:
                line.sendall(BEGINNINGS[place % len(BEGINNINGS)])
                while not ended.wait(1):
                    if place % 2:
                        line.sendall(b"x")
        except OSError:
            ended.wait(0.2)


def one(round_: Round, address: str, person: int, seconds: float, took: dict[str, list[float]]) -> None:
    """One person, who comes within so many seconds."""
    chance = random.Random(person)

    def timed(what: str, method: str, path: str, body: str = "") -> tuple[int, bytes]:
        began = time.perf_counter()
        answer = ask(address, method, path, body)
        took[what].append(time.perf_counter() - began)
        return answer

    answering = chance.uniform(*ANSWERING)
    time.sleep(max(0.0, chance.uniform(0, seconds) - answering))
    path = urlsplit(address).path
    _, page = timed("form", "GET", path)
    time.sleep(answering)
    proof = PROOF.search(page)[1].decode()
    status, _ = timed("sent", "POST", path, urlencode({"_form": proof, **fields_of(round_, person)}))
    timed("thanks", "GET", "/thanks")
    if status == THANKED:
        took["confirmed"].append(person)


def crowd(folder: Path, seconds: float) -> None:
    """All of them; says as JSON how long everything took."""
    round_ = read_round(folder)
    address = (folder / "address").read_text(encoding="utf-8")
    took: dict[str, list[float]] = {"form": [], "sent": [], "thanks": [], "confirmed": []}
    ended = threading.Event()
    slow = [threading.Thread(target=hold_open, args=(address, place, ended)) for place in range(SLOW)]
    people = [threading.Thread(target=one, args=(round_, address, p, seconds, took)) for p in range(round_.people)]
    for thread in slow:
        thread.start()
    time.sleep(1)
    for thread in people:
        thread.start()
    for thread in people:
        thread.join()
    ended.set()
    for thread in slow:
        thread.join()
    print(json.dumps(took))


class Load(NamedTuple):
    """What came of one round.

    Attributes:
        stored: People whose answers were there once, with everything, and who were told so.
        median: Milliseconds of a request in the middle.
        p99: Milliseconds that one in a hundred requests took longer than.
        sent: The same for sending the form alone.
        slowest: Milliseconds of the slowest.
        memory: The most MiB that the server took.
    """

    stored: int
    median: float
    p99: float
    sent: float
    slowest: float
    memory: float


def load(folder: Path, people: int, seconds: float) -> Load:
    """One round from the beginning."""
    round_ = make_round(folder, people)
    room = Room(round_)
    argv = [sys.executable, __file__, "--crowd", str(folder), "--seconds", str(seconds)]
    coming = subprocess.Popen(argv, stdout=subprocess.PIPE, encoding="utf-8")
    memory = 0.0
    reader = threading.Thread(target=lambda: said.append(coming.communicate()[0]))
    said: list[str] = []
    reader.start()
    while reader.is_alive():
        memory = max(memory, memory_of(room.process.pid))
        reader.join(0.2)
    room.end()
    took = json.loads(said[0])
    found = in_box(round_)
    requests = sorted(1000 * s for what in ("form", "sent", "thanks") for s in took[what])
    sent = sorted(1000 * s for s in took["sent"])
    stored = len(found.people & {*took["confirmed"]}) if found.is_whole else 0
    return Load(stored, statistics.median(requests), p99(requests), p99(sent), requests[-1], memory)


def p99(values: list[float]) -> float:
    """What one in a hundred is larger than."""
    return statistics.quantiles(values, n=100, method="inclusive")[98]


def memory_of(process: int) -> float:
    """The most MiB a process has taken so far; 0 where it has ended, or where the system does not say so."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0][1]) / 1024 if lines else 0.0


def main() -> None:
    """Print the table of docs/reliability.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often (default: %(default)s)")
    parser.add_argument("--people", type=int, default=300, help="how many come (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=30, help="in how many seconds (default: %(default)s)")
    parser.add_argument("--crowd", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.crowd:
        crowd(asked.crowd, asked.seconds)
        return
    print("| round | stored once | median, ms | p99, ms | p99 of sending, ms | slowest, ms | memory, MiB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for place in range(asked.rounds):
        with tempfile.TemporaryDirectory() as name:
            found = load(Path(name) / "round", asked.people, asked.seconds)
        figures = " | ".join(f"{figure:.0f}" for figure in found)
        print(f"| {place + 1} | {figures} |", flush=True)
    print(f"| budget | {asked.people} | | {BUDGET_MS} | | | {BUDGET_MIB} |")


if __name__ == "__main__":
    main()
