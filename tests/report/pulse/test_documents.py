"""The page of a pulse in all editions: those of the golden folder, inert, small, and saying no more than its figures."""

import random
import re
from dataclasses import replace

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.language import Language
from teamcheck.report.pulse.render import render_pulse
from teamcheck.report.pulse.view import Answered, Shown, worded
from teamcheck.responses.model import Comment, Policy, Response, Responses
from teamcheck.responses.you_said import Heard
from teamcheck.scorecard.build import score
from teamcheck.scorecard.comparison.round_result import as_shown
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.pulse_trend import pulse_trend

BUDGET = 60 * 1024
HEARD = (
    Heard(said="The rota comes too late.", did="It now comes four weeks ahead."),
    Heard(said="Nights are short of two people.", did="We cannot mend this; it was raised.", open="Reply by 31 March"),
)
#: How many answered in each pulse, by edition of the latest: a year of pulses has all of them.
WEEKS = {"scores": (24, 26, 3, 22, 25), "words": (24, 12, 14), "nothing": (24, 4)}


@pytest.fixture(scope="module")
def pulse():
    return load_questionnaire("pulse")


def narrowed(pulse, week):
    """What is asked in a week: motivation and three in turn."""
    turn = pulse.pulse.rotate[week % 5 * 3 :][:3]
    kept = tuple(each for each in pulse.dimensions if each.items[0].id in {"motivation", *turn})
    return replace(pulse, dimensions=kept, sha256=f"{week:064d}", pulse=replace(pulse.pulse, rotate=turn))


def shown(pulse, answered, *, team="Harbour", heard=HEARD, comments=(), size=26, middle=6):
    chance = random.Random(7)
    both = []
    for week, count in enumerate(answered):
        asked = narrowed(pulse, week)
        name = f"2026-{week // 4 + 1:02d}-{week % 4 * 7 + 1:02d}"
        rows = tuple(
            Response(team, name, None, (min(10, max(1, round(chance.gauss(middle, 1.5)))), *chance.choices((3, 4, 4, 5), k=3)))
            for _ in range(count)
        )
        written = tuple(Comment(team, name, "word", text, text) for text in comments)
        ids = tuple(item.id for item in asked.items)
        (card,) = score(Responses(ids, rows, sizes={team: size}, comments=written), asked)
        public = disclose(card, Policy())
        both.append((public, as_shown(card, public, name=name)))
    trend = pulse_trend([card for card, _ in both], [result for _, result in both], frozenset({"motivation"}))
    before = Answered(both[-2][1].round if len(both) > 1 else "", tuple(heard))
    return Shown(trend, narrowed(pulse, len(answered) - 1), before, "0.1.0")


def documents(found, **language):
    return {f"page.{to}": render_pulse(found, to=to, **language) for to in ("html", "md")}


@pytest.mark.parametrize("edition", WEEKS)
def test_documents_of_each_edition_are_those_of_the_golden_folder(pulse, golden, edition):
    comments = ("More hands at night", "The new board helps", "Thank you for asking")
    golden(f"pulse-{edition}", documents(shown(pulse, WEEKS[edition], comments=comments)))


def test_a_page_from_right_to_left_is_that_of_the_golden_folder(pulse, golden, pseudo_locale):
    language = Language("he", pseudo_locale)
    golden("pulse-mirrored", {"page.html": documents(shown(pulse, WEEKS["scores"]), language=language)["page.html"]})


def test_the_first_pulse_has_nothing_to_answer_and_no_last_time(pulse):
    text = render_pulse(shown(pulse, (24,)), to="md")
    assert "You said" not in text
    assert "The last time" not in text
    assert "since" not in text


def test_where_nobody_wrote_down_what_came_of_it_the_page_says_so(pulse):
    assert "Nobody has written down yet what was heard" in render_pulse(shown(pulse, (24, 24), heard=()), to="md")


def test_a_statement_that_comes_round_again_has_its_last_figure_beside_it(pulse):
    text = render_pulse(shown(pulse, (24,) * 6), to="md")
    (row,) = re.findall(r"^\| When one of us has too much to do, others help\. .*$", text, flags=re.MULTILINE)
    assert re.search(r"\| \d+ \| \d+ \(1 January 2026\) \|", row)


def test_pulses_in_other_words_are_left_out_and_that_is_said(pulse):
    found = shown(pulse, (24, 24))
    reworded = replace(found.trend.always[0], before=(), otherwise=1)
    text = render_pulse(replace(found, trend=replace(found.trend, always=(reworded,))), to="md")
    assert "in other words, or with other answers to choose from, are left out" in text
    assert "in other words" not in render_pulse(found, to="md")


def test_a_gap_has_a_dash_in_the_table_and_no_line_in_the_drawing(pulse):
    page = render_pulse(shown(pulse, (24, 24, 3, 24)))
    (line,) = re.findall(r'<path class=line d="([^"]*)"', page)
    assert (line.count("M"), line.count("L")) == (2, 1)
    assert "3 of 26 answered" in page
    assert "A dash stands where too few people answered" in page


def test_a_year_of_weekly_pulses_fits_into_any_mailbox(pulse):
    comments = tuple(f"A comment of some length that somebody wrote in week {number}" for number in range(25))
    page = render_pulse(shown(pulse, (24,) * 52, comments=comments))
    assert page.count("24 of 26 answered") == 53
    assert len(page.encode()) <= BUDGET


def test_no_figure_stands_on_the_page_that_is_not_printed_of_a_pulse(pulse):
    found = shown(pulse, (24,) * 12)
    every = [each for statement in (*found.trend.always, *found.trend.in_turn) for each in (*statement.before, statement.now)]
    text = render_pulse(found, to="md")
    rows = re.findall(r"^\| \d+ \w+ 2026 \| 24 of 26 answered \| (\d+) \|$", text, flags=re.MULTILINE)
    assert [int(row) for row in rows] == [
        each.score for each in reversed((*found.trend.always[0].before, found.trend.always[0].now))
    ]
    assert {each.score % 5 for each in every} == {0}


HOSTILE = "<script>alert(1)</script> [x](javascript:x) \u202e`|"


def test_whatever_a_team_and_its_people_write_comes_out_as_text(pulse):
    heard = (Heard(said=HOSTILE.replace("\u202e", ""), did=HOSTILE.replace("\u202e", "")),)
    page, text = documents(shown(pulse, (24, 24), team=HOSTILE, heard=heard, comments=(HOSTILE,) * 3)).values()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "[x](javascript:x)" not in text
    assert "\u202e" not in page + text


def test_words_of_another_language_stand_in_the_place_of_the_first_ones(pulse):
    found = shown(pulse, (24, 24))
    dimensions = tuple(
        replace(each, title=f"T {each.id}", items=(replace(each.items[0], text=f"S {each.id}"),))
        for each in found.questionnaire.dimensions
    )
    text = render_pulse(worded(found, replace(found.questionnaire, language="cy", dimensions=dimensions)), to="md")
    assert "## T motivation" in text
    assert "| S purpose |" in text
