"""The days of a coach's list as a file that any calendar takes in (iCalendar, RFC 5545)."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

from teamcheck.report.caseload.model import Caseload, Due
from teamcheck.report.caseload.words import OF_THE_TALK, on_the_day, why
from teamcheck.report.language import Language, contained

#: Most octets of a line, without its end (RFC 5545, 3.1).
MOST_OCTETS = 75
#: What names of events are made within; it was drawn at random, once.
_EVENTS = UUID("0c1a6f5e-52d7-4f0e-9a3e-7d1b8f4e2c96")
_ESCAPED = re.compile(r"([\\;,])")


def calendar(caseload: Caseload, say: Language) -> str:
    """Every day on which something is due, as an event of a whole day that keeps nobody from being invited elsewhere.

    An event has the same name each time the file is made, so that a calendar that takes it in again changes what it has.
    Nothing of a machine is in it.

    Args:
        caseload: The teams.
        say: The language of the events.

    Returns:
        The file, with the line ends that the standard asks for; empty where no day is set: a calendar has one event at least.
    """
    events: dict[str, list[str]] = {}
    for case in caseload.cases:
        seen: Counter[tuple[str, str]] = Counter()
        for due in case.due:
            if due.day is not None:
                kind = (due.asked.id, "debrief" if due.step in OF_THE_TALK else due.step)  # the same while its round goes on
                seen[kind] += 1
                name = str(uuid5(_EVENTS, " ".join([*kind, str(seen[kind])])))
                events[name] = [*_event(due, due.day, case.team, say)]
    if not events:
        return ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//teamcheck//caseload//EN"]
    for name, event in events.items():
        made = f"DTSTAMP:{_written(caseload.today)}T000000Z"
        lines += ["BEGIN:VEVENT", f"UID:{name}", made, *event, "TRANSP:TRANSPARENT", "END:VEVENT"]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(due: Due, day: date, team: str, say: Language) -> Iterator[str]:
    """What an event says: its day and its title, and a reason that does not depend on how far the round is."""
    title = say("{team}: {what}", team=team, what=on_the_day(due, say))
    yield f"DTSTART;VALUE=DATE:{_written(day)}"
    yield f"SUMMARY:{escaped(title.plain)}"
    if due.step not in OF_THE_TALK:
        yield f"DESCRIPTION:{escaped(why(due, day, say).plain)}"


def _written(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    r"""A text as the value of a property (RFC 5545, 3.3.11), on one line.

    >>> print(escaped("Mill; the old one, \\ and\nmore"))
    Mill\; the old one\, \\ and more
    """
    return _ESCAPED.sub(r"\\\1", " ".join(contained(text).split()))


def folded(line: str) -> str:
    r"""A line in pieces of at most 75 octets, each but the first after a space; no letter is cut in two.

    >>> [len(piece.encode()) for piece in folded("é" * 80).split("\r\n")]
    [74, 75, 13]
    """
    pieces, room = [""], MOST_OCTETS
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            pieces.append("")
            room = MOST_OCTETS - 1
        pieces[-1] += letter
        room -= octets
    return "\r\n ".join(pieces)
