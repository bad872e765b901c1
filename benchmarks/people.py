"""People who answer, as a process of their own that may be killed, or that stays while others are.

    people.py add FOLDER PERSON...     into the ballot box, one after the other, as the kiosk puts them in
    people.py send FOLDER PERSON...    all at once, to the room whose address stands in FOLDER/address, until each is thanked

It says ``sending 7`` when person 7 begins to put in what they answered, and ``confirmed 7`` once they were told that it is in.
"""

import contextlib
import http.client
import os
import random
import re
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from made_up_round import box_of, sheet_of

from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import cells_of

PROOF = re.compile(rb'name="?_form"? value="?([0-9a-f]+)')
THANKED, ALREADY_IN = 303, 409


def say(word: str, person: int) -> None:
    """One line, written at once and whole."""
    os.write(1, f"{word} {person}\n".encode())


def add(round_: Round, people: Sequence[int]) -> None:
    """Put them in, one after the other."""
    box = box_of(round_)
    box.open("What people are told.")
    for person in people:
        sheet = sheet_of(round_, person)
        say("sending", person)
        box.add(sheet)
        say("confirmed", person)


def fields_of(round_: Round, person: int) -> dict[str, str]:
    """The fields of their form, after they were told what they leave out."""
    sheet = sheet_of(round_, person)
    return {"_left": "1", **cells_of(sheet), **sheet.comments}


def ask(address: str, method: str, path: str, body: str = "") -> tuple[int, bytes]:
    """Status and page.

    Raises:
        OSError: Nobody answers.
    """
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        line.request(method, path, body or None, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})
        answer = line.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        line.close()


def one(round_: Round, person: int) -> None:
    """One person: they fetch a form from wherever the room is now, and send that same form until it is in."""
    path = proof = ""
    while not proof:
        with contextlib.suppress(OSError):
            address = (round_.folder / "address").read_text(encoding="utf-8")
            path = urlsplit(address).path
            _, page = ask(address, "GET", path)
            proof = found[1].decode() if (found := PROOF.search(page)) else ""
        time.sleep(random.uniform(0.01, 0.1))
    body = urlencode({"_form": proof, **fields_of(round_, person)})
    say("sending", person)
    while True:
        with contextlib.suppress(OSError):
            status, _ = ask((round_.folder / "address").read_text(encoding="utf-8"), "POST", path, body)
            if status in {THANKED, ALREADY_IN}:
                say("confirmed" if status == THANKED else "already", person)
                return
        time.sleep(random.uniform(0.01, 0.1))


def send(round_: Round, people: Sequence[int]) -> None:
    """All at once."""
    threads = [threading.Thread(target=one, args=(round_, person)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    {"add": add, "send": send}[sys.argv[1]](read_round(Path(sys.argv[2])), [*map(int, sys.argv[3:])])
