"""The pages of a room besides the form: one thing on each, and what to do."""

import re
from itertools import pairwise
from typing import get_args

import pytest

from teamcheck.report.language import ENGLISH
from teamcheck.report.pages import room
from teamcheck.report.pages.form import LanguageLink
from teamcheck.report.pages.room import Kind, render_join, render_message, render_projector, render_tickets

HOSTILE = '"><script>alert(1)</script>'
LINKS = [LanguageLink("en", "English", "?lang=en", current=True), LanguageLink("cy", "Cymraeg", "?lang=cy", current=False)]
DRAWING = '<svg viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def projector(**changes) -> str:
    shown = {"address": "http://room.example:8000", "code": "AMBER-OTTER-42", "finished": 5, "people": 9, "refresh": 5}
    return render_projector(ENGLISH, qr_svg=DRAWING, **shown | changes)


def tickets(**changes) -> str:
    drawn = [("K7MXQ-P2D9F", DRAWING), ("AAAAA-BBBBB", "")]
    return render_tickets(ENGLISH, **{"team": "Harbour", "address": "http://room.example", "tickets": drawn} | changes)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_message_has_a_heading_and_says_what_to_do(kind, well_made, outline):
    page = render_message(ENGLISH, kind, LINKS)
    well_made(page)
    found = outline(page)
    assert found.all("p")
    assert not found.all("form", "input")
    assert "Cymraeg" in found.text


def test_no_two_messages_say_the_same():
    assert all(one[0] != other[0] for one, other in pairwise(sorted(room._MESSAGES.values())))
    assert room._MESSAGES.keys() == set(get_args(Kind))


@pytest.mark.parametrize(("ticket", "label"), [(False, "The code you were given"), (True, "The code on your slip")])
def test_the_way_in_asks_for_one_code(ticket, label, sent, well_made):
    page = render_join(ENGLISH, LINKS, action="/join?lang=en", ticket=ticket)
    well_made(page)
    (field,) = sent(page).fields
    assert (field.name, field.words) == ("code", label)
    assert "alert" not in page


def test_a_wrong_code_is_said_where_it_is_typed(outline):
    found = outline(render_join(ENGLISH, (), action="/", wrong="AMBER-OTER-42"))
    (field,) = found.all("input")
    (alert,) = [attributes for attributes in found.all("p") if attributes.get("role") == "alert"]
    assert field["aria-describedby"] == alert["id"]
    assert field["aria-invalid"] == "true"
    assert field["value"] == "AMBER-OTER-42"
    (hostile,) = outline(render_join(ENGLISH, (), action="/", wrong=HOSTILE)).all("input")
    assert hostile["value"] == HOSTILE
    assert "value" not in outline(render_join(ENGLISH, (), action="/")).all("input")[0]


def test_where_a_code_is_sent_is_escaped(outline):
    found = outline(render_join(ENGLISH, (), action=HOSTILE))
    assert found.all("form")[0]["action"] == HOSTILE
    assert not found.all("script")


def test_the_wall_shows_the_address_the_code_and_how_many_have_finished(outline, well_made):
    page = projector()
    well_made(page)
    found = outline(page)
    assert "http://room.example:8000" in found.text
    assert "AMBER-OTTER-42" in found.text
    assert "5 of 9 have answered" in found.text
    assert "1 of 9 has answered" in outline(projector(finished=1)).text
    assert DRAWING in page
    assert {"class": "qr", "role": "img", "aria-label": "QR code of the address"} in found.all("div")


def test_the_wall_looks_again_by_itself_unless_it_is_told_not_to(outline):
    assert {"http-equiv": "refresh", "content": "5"} in outline(projector()).all("meta")
    assert "refresh" not in projector(refresh=0)


def test_a_wall_without_a_code_sends_people_to_their_slips(outline):
    shown = outline(projector(code="")).text
    assert "Type the code on your slip." in shown
    assert "Type this code" not in shown


def test_there_is_a_slip_for_each_ticket_and_none_has_a_name(outline, well_made):
    page = tickets()
    well_made(page)
    found = outline(page)
    assert len(found.all("li")) == 2
    assert len(found.all("svg")) == 1
    assert found.text.count("Answer for your team: Harbour") == 2
    assert re.findall(r"[A-Z0-9]{5}-[A-Z0-9]{5}", found.text) == ["K7MXQ-P2D9F", "AAAAA-BBBBB"]


def test_a_page_of_slips_asks_for_nothing_else(outline):
    (rule,) = [a["content"] for a in outline(tickets()).all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert rule.startswith("default-src 'none'")


def test_a_hostile_name_comes_out_as_text(outline):
    for page in (tickets(team=HOSTILE, address=HOSTILE, tickets=[(HOSTILE, "")]), projector(address=HOSTILE, code=HOSTILE)):
        found = outline(page)
        assert not found.all("script")
        assert HOSTILE in found.text
