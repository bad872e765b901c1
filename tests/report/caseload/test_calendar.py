"""The file for calendars, read back by what RFC 5545 says of it and no more leniently."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.report.caseload.calendar import calendar, escaped, folded
from teamcheck.report.caseload.model import Asked, Case, Caseload, Due
from teamcheck.report.language import ENGLISH

TODAY = date(2026, 11, 26)
#: A content line (3.1): a name, parameters whose values need no quotes here, and a value without controls.
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9-]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
#: TEXT (3.3.11): what is not escaped is neither a backslash, a semicolon nor a comma.
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP"}


def unfolded(text):
    """The content lines of a file: every line ends in CR LF and has 75 octets at most."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert max(len(line.encode()) for line in lines) <= 75
    assert not lines[0].startswith(" ")
    return "\r\n".join(lines).replace("\r\n ", "").split("\r\n")


def text_of(value):
    assert TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", r"\1", value)


def parsed(text):
    """The events of a file, each as its properties; whatever the standard does not allow in it is a fault."""
    found = [LINE.fullmatch(line) for line in unfolded(text)]
    assert all(found)
    lines = [(match[1], match[2], match[3]) for match in found]
    assert lines[0] == ("BEGIN", "", "VCALENDAR")
    assert lines[-1] == ("END", "", "VCALENDAR")
    assert [lines[1], lines[2][0]] == [("VERSION", "", "2.0"), "PRODID"]
    events, event = [], None
    for name, parameters, value in lines[3:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert event is None
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            assert event.keys() >= ONCE
            events.append(event)
            event = None
        else:
            assert name in ONCE | {"DESCRIPTION"}
            assert name not in event
            assert parameters == (";VALUE=DATE" if name == "DTSTART" else "")
            event[name] = value
    assert event is None
    assert events
    assert len({event["UID"] for event in events}) == len(events)
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", event["UID"])
        assert event["TRANSP"] == "TRANSPARENT"
        event["DTSTART"] = date.fromisoformat(event["DTSTART"])
        for name in ("SUMMARY", "DESCRIPTION"):
            event[name] = text_of(event.get(name, ""))
    return events


def test_every_day_is_an_event_and_what_has_none_is_not(caseload):
    events = parsed(calendar(caseload, ENGLISH))
    dues = [(due.day, case.team) for case in caseload.cases for due in case.due if due.day is not None]
    assert sorted((event["DTSTART"], event["SUMMARY"].partition(":")[0]) for event in events) == sorted(dues)


def test_events_say_what_the_day_is_for_and_nothing_of_how_far_a_round_is(caseload):
    events = parsed(calendar(caseload, ENGLISH))
    summaries = {event["SUMMARY"].partition(": ")[2] for event in events}
    assert summaries == {"Talk about the result", "Ask how it goes", "Look at what came of it", "Delete the answers"}
    assert not [event for event in events if re.search("answered|needed|figures", event["SUMMARY"] + event["DESCRIPTION"])]


def test_an_event_keeps_its_name_when_its_round_goes_on_and_its_day_moves(of, made):
    stages = [("ask", 5), ("close", 5), ("debrief", 9), ("discuss", 9), ("plan", -1)]
    names = {event["UID"] for stage in stages for event in parsed(calendar(of(made("Harbour", stage)), ENGLISH))}
    others = {event["UID"] for event in parsed(calendar(of(made("Harbour", ("review", 5), ("delete", 5))), ENGLISH))}
    assert len(names) == 1
    assert len(others | names) == 3


def test_an_event_is_named_by_its_round_alone(of, made):
    here = parsed(calendar(of(made("Harbour", ("review", 5), folder="a")), ENGLISH))
    renamed = parsed(calendar(of(made("Port", ("review", 6), folder="b", id=made("Harbour").asked.id)), ENGLISH))
    assert [event["UID"] for event in here] == [event["UID"] for event in renamed]
    assert made("Harbour").asked.id not in calendar(of(made("Harbour", ("review", 5))), ENGLISH)


def test_without_a_day_there_is_no_file(of, made):
    assert calendar(of(made("Harbour", ("ask again", None))), ENGLISH) == calendar(of(), ENGLISH) == ""


@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_day_is_written_with_four_figures_for_its_year(day, made):
    asked = made("Harbour").asked
    (event,) = parsed(calendar(Caseload(TODAY, (Case("Harbour", asked, (Due("review", day, asked),)),)), ENGLISH))
    assert event["DTSTART"] == day


NAMES = st.text(min_size=1, max_size=120) | st.sampled_from(
    [
        "a;b,c\\d",
        "x\r\nEND:VCALENDAR",
        "x\nATTACH:http://a.example",
        "\ud7ff" * 90,
        "😀" * 60,
        "\\n",
        "a\u2028b\x0bc",
        "\x1b[31m",
    ]
)


@given(NAMES, st.integers(-400, 400))
def test_any_name_of_a_team_is_text_and_nothing_else(name, days):
    asked = Asked("abcdef123456", name, name, "closed", 9, 9, 5, "two")
    due = Due("review", TODAY + timedelta(days=days), asked)
    (event,) = parsed(calendar(Caseload(TODAY, (Case(name, asked, (due,)),)), ENGLISH))
    assert event["SUMMARY"].endswith(": Look at what came of it")
    assert event["DTSTART"] == due.day


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn"]), max_size=300))
def test_folding_and_escaping_lose_nothing(text):
    value = escaped(text)
    assert folded(value).replace("\r\n ", "") == value
    assert text_of(value).split() == text.split()
    assert all(len(piece.encode()) <= 75 for piece in folded(value).split("\r\n"))
