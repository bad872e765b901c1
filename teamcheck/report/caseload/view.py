"""A coach's list as plain data for the templates: page and Markdown print from this one view."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import quote

from teamcheck.report.caseload import words
from teamcheck.report.caseload.model import Case, Caseload, Due
from teamcheck.report.days import dated
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.order import by_name

#: What stands under a heading of its own, before what is later: a list is read once a week.
SOON = timedelta(days=7)


def view(caseload: Caseload, links: Mapping[str, str], calendar: str, say: Language) -> View:
    """Everything the page says.

    Args:
        caseload: The teams.
        links: Name of a team to the way from the page to its report.
        calendar: The name of the file with the days, beside the page; empty where there is none.
        say: The language of the page.
    """
    cases = sorted(caseload.cases, key=lambda case: by_name([case.team]))
    return {
        "page": {"lang": say.tag, "dir": say.direction},
        "kind": say("Your teams"),
        "title": say("What is due next"),
        "facts": [
            say.plural("{count} team", "{count} teams", len(cases)),
            say("as of {day}", day=dated(caseload.today, say)),
        ],
        "short": words.in_short(caseload, say),
        "groups": list(_groups(cases, caseload.today, say)),
        "calendar": {"file": calendar, "text": words.of_calendar(say)} if calendar else None,
        "faults": caseload.faults,
        "teams": [_team(case, links, say) for case in cases],
        "origin": words.origin(say),
    }


def _groups(cases: Sequence[Case], today: date, say: Language) -> Iterator[View]:
    """What is due, in the order of days: what is past, soon, without a day, and later. A heading without a line is left out."""
    lines = [(due, _named(due, case, say)) for case in cases for due in case.due]
    lines.sort(key=lambda line: line[0].day or date.max)
    parted: dict[str, list[tuple[Due, Said]]] = {name: [] for name in ("overdue", "soon", "open", "later")}
    for due, team in lines:
        parted[_when(due, today)].append((due, team))
    headings = {
        "overdue": say("Overdue"),
        "soon": say("In the next {count} days", count=SOON.days),
        "open": say("Without a day"),
        "later": say("Later"),
    }
    for name, found in parted.items():
        if found:
            yield {"id": name, "heading": headings[name], "lines": _lines(found, today, say)}


def _when(due: Due, today: date) -> str:
    if due.day is None:
        return "open"
    if due.day < today:
        return "overdue"
    return "soon" if due.day - today <= SOON else "later"


def _lines(found: Sequence[tuple[Due, Said]], today: date, say: Language) -> list[View]:
    """A line for each thing that is due on a day; teams of which the same is to be said share one."""
    shared: dict[tuple[Said, Said, Said], list[Said]] = {}
    for due, team in found:
        day = say("no day set") if due.day is None else dated(due.day, say)
        shared.setdefault((day, words.what(due, say), words.why(due, today, say)), []).append(team)
    return [{"day": day, "teams": say.listed(teams), "what": what, "why": why} for (day, what, why), teams in shared.items()]


def _named(due: Due, case: Case, say: Language) -> Said:
    """A team, and which of its rounds is meant where that is not the latest."""
    if due.asked is case.asked:
        return say.apart(case.team)
    return say("{team} (round {round})", team=case.team, round=due.asked.round)


def _team(case: Case, links: Mapping[str, str], say: Language) -> View:
    link = links.get(case.team)
    return {
        "name": say.apart(case.team),
        "report": None if link is None else quote(link),
        "round": say.apart(case.asked.round),
        "state": words.state(case.asked, say),
        "days": words.days(case.asked, say),
        "earlier": [_earlier(case, place, say) for place in range(len(case.earlier))],
    }


def _earlier(case: Case, place: int, say: Language) -> Said:
    asked = case.earlier[place]
    return say("Before, {round}: {state}", round=asked.round, state=words.state(asked, say))
