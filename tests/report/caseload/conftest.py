"""The teams of a coach on a Thursday in November, one for each thing that can be due."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from teamcheck.report.caseload.model import Asked, Case, Caseload, Due, Fault

TODAY = date(2026, 11, 26)


def at(days: int | None) -> date | None:
    """A day, so many from today."""
    return None if days is None else TODAY + timedelta(days=days)


def asked(team: str = "Harbour", **says: object) -> Asked:
    """A closed round of nine."""
    days = {name: at(says.pop(name, None)) for name in ("debrief", "review", "kept_until")}
    place = team.lower().encode().hex()[:12]
    standing = {"id": place, "round": "2026-11", "folder": "a", "state": "closed", "answered": 9, "people": 9, "minimum": 5}
    standing["questionnaire"] = "seven-features"
    return Asked(**(standing | days | says))


def case(team: str, *dues: tuple[object, ...], earlier: tuple[Asked, ...] = (), **says: object) -> Case:
    """A team; of what is due: the step, the days from today, how many actions it is about, and whether nobody chose its day."""
    latest = asked(team, **says)
    found = [Due(step, at(days), latest, *rest) for step, days, *rest in dues]
    return Case(team, latest, tuple(found), earlier)


SPRING = asked("Mill", id="spring000000", round="2026-03", answered=8, people=8, kept_until=-86)
CASES = (
    case("Ward 10", ("ask", 5), state="not opened", answered=0, debrief=5, review=95, kept_until=216),
    case("Ward 2", ("ask", None), state="not opened", answered=0, people=1_000),
    case("Bridge", ("ask", -3), state="not opened", answered=0, debrief=-3),
    case("Garden", ("close", 5), ("delete", 216), state="open", answered=5, debrief=5, kept_until=216),
    case("Lock", ("close", -16), state="open", answered=9, debrief=-16),
    case("Ferry", ("close", None), ("delete", -1), state="open", answered=4, kept_until=-1),
    case("Tide", ("finish", None), state="closing", answered=7),
    case("Four", ("discuss", 5), state="not opened", answered=0, people=4, debrief=5),
    case("Few", ("discuss", None), ("review", 95), answered=1, review=95),
    case("Weir", ("debrief", 0), ("review", 95), ("delete", 216), debrief=0, review=95, kept_until=216),
    case("Quay", ("debrief", None), answered=None),
    case("Pier", ("plan", -14), debrief=-14),
    case("Dock", ("check-in", -9, 1, True), ("check-in", -6, 2), ("check-in", 4, 1), ("check-in", 7, 2), debrief=-37),
    case("Buoy", ("review", -25, 1), debrief=-90, review=-25),
    case("Sail", ("review", -25), debrief=-90, review=-25),
    case("Oar", ("ask again", None), debrief=-90, review=-25),
    case("Rope", state="unknown", answered=None),
)
MILL = Case("Mill", asked("Mill", state="open", answered=3, people=8), (Due("delete", at(-86), SPRING),), (SPRING,))
FAULTS = (
    Fault("broken/round.yaml:8 (people)", "`people` must be a number", "Write a number without quotes.", "Q012"),
    Fault("rope", "the ballot box cannot be read", "See that you may read it.", "C007"),
)

Make = Callable[..., Caseload]


@pytest.fixture
def caseload() -> Caseload:
    """All of them, and what could not be read."""
    return Caseload(TODAY, (*CASES, MILL), FAULTS)


@pytest.fixture
def made() -> Callable[..., Case]:
    """A team with what is due for it."""
    return case


@pytest.fixture
def of() -> Make:
    """A list of these teams."""
    return lambda *cases, faults=(): Caseload(TODAY, cases, faults)
